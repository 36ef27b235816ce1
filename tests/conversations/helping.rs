//! What a newcomer reads: the help, and the commands as Discord lists them.

use serde_json::{Value, json};

use crate::harness::{Club, shown};

#[tokio::test]
async fn the_help_fits_on_one_screen() {
    let club = Club::open().await;
    let help = club.member("Ana").slash("help", json!({})).await.unwrap();
    assert!(help.ephemeral());
    insta::assert_snapshot!(club.read(shown(&help)), @r#"
    **Readalong** reads along with a reviewer: her reviews come to this server, and the club talks back.

    `/discuss` – a question drawn from the newest review, with the sentence it came from; `book:` and `theme:` choose another, `tier:` asks those who have read on, `add:` proposes a question of your own, `set:` gives six for a meeting
    `/rate` – your stars for a book; rating again changes them, `/unrate` withdraws them
    `/scores` – the club's score beside the reviewer's; without a book, the club's list (`/help topic:` says how scores are counted)
    `/mine` – your own ratings, whom you rate like, all of it as files, and the end of it
    On every card: **Rate**, **Discuss**, **Scores** and **Read it all**

    Your own rating is shown to nobody but you; what others see is the club's mean and how many voted.

    Staff: `/review post` posts a review from a file or a link, `/review paste` from pasted text, and *Apps → Post as review* posts a message that is one. You see first what was understood; the same review again updates its card. `/review edit` and `/review remove` correct or take away what is posted. `/club setup` settles stars, blind rating and where cards go, and `/club questions` has a question put by itself.
    "#);
    club.close().await;
}

#[tokio::test]
async fn the_commands_explain_themselves() {
    let club = Club::open().await;
    let mut listed = club.discord.look(|world| {
        let mut lines = Vec::new();
        for command in world.commands(world.guilds()[0].id) {
            let in_a_menu = command["type"] == 3;
            list(command, if in_a_menu { "Apps → " } else { "/" }, &mut lines);
        }
        lines
    });
    listed.sort();
    insta::assert_snapshot!(listed.join("\n"), @r#"
    /club erase – Erase everything that I know of this club (admin)
    /club export – Get everything that the club has as files, for you alone (admin)
    /club questions at – At which time, by the club's clock: 19:30 or 7:30pm
    /club questions book – On which book; left out: always on the newest review
    /club questions channel – Where; left out: this channel (for off: everywhere)
    /club questions every – On which days, or off
    /club questions – Have a question put by itself; without options: what is planned
    /club setup – Settle how the club rates and where cards go
    /club timezone zone – Such as Europe/Berlin; left out: which one it is
    /club timezone – Say by which clock the club is asked questions
    /club – How the club is run (staff)
    /discuss add – A question of your own, for the staff to take in; it is not asked at once
    /discuss book – Which book; left out: the newest review, or the one whose thread this is
    /discuss set – Six questions at once for a meeting, with a sheet to print
    /discuss signed – With `add:`, say that the question is yours? Left out: asked by a member
    /discuss theme – A theme that the review speaks of
    /discuss tier – For whom; left out: for everybody, or as in the thread of the question
    /discuss – Get a question about a book, drawn from what its review says
    /help topic – More about one thing
    /help – What you can do here, in one screen
    /mine compare – See how close you are to the reviewer, and which member rates most like you
    /mine delete – Delete everything that I have of you here
    /mine export – Get everything that I have of you here as files, for you alone
    /mine ratings – The books that you have rated, with your notes
    /mine – What I have of you, for you alone
    /rate book (must) – Which book
    /rate note – A few words of your own, kept beside the rating
    /rate spoiler – Whether the note gives the story away
    /rate stars (must) – How many stars
    /rate – Say what you thought of a book, in stars; rating again changes it
    /review card book (must) – Which book
    /review card channel – Where it goes; left out: where it was
    /review card – Post the card of a book anew, where it was deleted or given up (staff)
    /review edit book (must) – Which book
    /review edit review – Which review of it; left out: the newest
    /review edit – Correct the fields or the text of a posted review (staff)
    /review follow channel – Where the cards go; left out: this channel
    /review follow feed (must) – The address of the blog or of its feed
    /review follow straight – Post new reviews without asking? Left out: I ask here, with a button
    /review follow – Follow a blog: its new reviews come to the club
    /review following – The blogs that the club follows
    /review merge book (must) – The record that goes
    /review merge into (must) – The record that it becomes a part of
    /review merge – Make two records of the same book one; ratings are kept (staff)
    /review paste channel – Where the card goes; left out: the club's channel, or this one
    /review paste – Post a review by pasting its text into a form
    /review post channel – Where the card goes; left out: the club's channel, or this one
    /review post file – The review as a document, up to 1 MB
    /review post link – The address of the page with the review
    /review post – Post a review from a file or a link: you see first what was understood
    /review remove book (must) – Which book
    /review remove review – Which review of it; left out: the newest
    /review remove – Take a posted review away; it can be brought back for a day (staff)
    /review restore review – Which review; left out: the one that was removed last
    /review restore – Bring a review back that was removed within the last day (staff)
    /review reveal book (must) – Which book
    /review reveal on – The day, as 2026-05-03; left out: now
    /review reveal – Open a book of a blind club to all, now or on a day (staff)
    /review split book (must) – The record that has several reviews
    /review split review (must) – The review that leaves it
    /review split – Give a review a book record of its own (staff)
    /review unfollow feed (must) – Which one
    /review unfollow – Follow a blog no longer
    /review – Post a review to the club (staff)
    /scores book – Which book; left out: the club's list
    /scores – See the club's score beside the reviewer's
    /unrate book (must) – Which book
    /unrate – Withdraw your rating of a book
    Apps → Post as review – 
    Apps → Rate this book – 
    "#);
    club.close().await;
}

/// A command or option with what it says of itself, and those below it.
fn list(of: &Value, before: &str, lines: &mut Vec<String>) {
    let text = |key: &str| of[key].as_str().unwrap_or_default().to_owned();
    let name = format!("{before}{}", text("name"));
    let must = if of["required"] == true {
        " (must)"
    } else {
        ""
    };
    lines.push(format!("{name}{must} – {}", text("description")));
    for option in of["options"].as_array().into_iter().flatten() {
        list(option, &format!("{name} "), lines);
    }
}
