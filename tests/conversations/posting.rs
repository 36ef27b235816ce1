//! Staff post a review: the private draft, the card, and all that can go wrong
//! between them.

use chrono::{TimeDelta, Utc};
use readalong::club::ids::{ChannelId, ClubId, MemberId};
use readalong::club::review::Review;
use readalong::rehearsal::{Attachment, Role, permission};
use serde_json::json;

use crate::harness::{
    Club, SHORT, assert_private, assert_says, field, for_each_database, long_review, shown,
};

#[tokio::test]
async fn staff_see_what_was_understood_before_the_club_sees_the_card() {
    let club = Club::open().await;
    let (staff, ana) = (club.staff(), club.member("Ana"));
    let reviews = club.discord.channel("reviews");
    let file = Attachment::new("salt.txt", SHORT);
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert!(draft.ephemeral() && draft.deferred());
    insta::assert_snapshot!(club.read(shown(&draft)), @r#"
    Nothing is posted yet, and only you see this: the card as it will look, and what else I understood.
    Oda Brandt
    The Salt Ledger
    Liked
    The harbour at night.
    Did not like
    Nobody laughs for three hundred pages.
    The club
    no vote yet
    The reviewer
    ★★★★ 4/5
    Elsewhere
    Goodreads 3.9/5
    Historical Fiction
    What I understood
    Title: The Salt Ledger
    Author: Oda Brandt
    Rating: 4/5
    Genre: Historical Fiction
    Language: en
    Elsewhere: Goodreads 3.9/5
    Text: 76 words
    Not found: ISBN, Publisher, Published, Reviewer
    Themes
    family: “It is a story about family secrets and what they cost the children.”
    secrets and deception: “It is a story about family secrets and what they cost the children.”
    Questions
    (so many) in stock
    Comes from
    salt.txt
    Goes to
    #reviews
    Post
    Edit fields
    Cancel
    "#);
    assert!(ana.sees(reviews).is_empty(), "others saw the draft");

    let posted = staff.press(&draft, "Post").await.unwrap();
    assert!(posted.update() && posted.ephemeral());
    assert!(
        shown(&posted).buttons().is_empty(),
        "the draft can be posted again"
    );
    let seen = ana.sees(reviews);
    let [card] = seen.as_slice() else {
        panic!("not one card, but {}", seen.len());
    };
    let guild = club.discord.guild(0);
    let link = format!(
        "Posted: https://discord.com/channels/{guild}/{reviews}/{}",
        card.id
    );
    assert_eq!(posted.text(), link);
    assert_eq!(card.buttons(), ["Rate", "Discuss", "Scores", "Read it all"]);
    insta::assert_snapshot!(club.read(card), @r#"
    Oda Brandt
    The Salt Ledger
    Liked
    The harbour at night.
    Did not like
    Nobody laughs for three hundred pages.
    The club
    no vote yet
    The reviewer
    ★★★★ 4/5
    Elsewhere
    Goodreads 3.9/5
    Historical Fiction
    Rate
    Discuss
    Scores
    Read it all
    "#);
    club.close().await;
}

#[tokio::test]
async fn a_draft_that_is_cancelled_leaves_nothing() {
    let club = Club::open().await;
    let staff = club.staff();
    let file = Attachment::new("salt.txt", SHORT);
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    let dropped = staff.press(&draft, "Cancel").await.unwrap();
    assert_eq!(dropped.text(), "Dropped. Nothing was posted.");
    assert!(
        staff.press(&draft, "Post").await.is_err(),
        "the buttons are gone"
    );
    club.assert_untouched().await;
    club.close().await;
}

#[tokio::test]
async fn nobody_posts_or_cancels_the_draft_of_another() {
    let club = Club::open().await;
    let (staff, other) = (club.staff(), club.staff());
    let file = Attachment::new("salt.txt", SHORT);
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert!(
        other.press(&draft, "Post").await.is_err(),
        "she sees the draft"
    );

    let public = other.slash("scores", json!({})).await.unwrap();
    for (button, message) in shown(&draft).each_component().zip([&draft, &public]) {
        let custom_id = button["custom_id"].as_str().unwrap();
        let refused = other.force().press(message, custom_id).await.unwrap();
        assert_private(&refused, &["This draft"]);
    }
    club.assert_untouched().await;
    let posted = staff.press(&draft, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    club.close().await;
}

#[tokio::test]
async fn post_pressed_twice_at_once_posts_once() {
    let club = Club::open().await;
    let staff = club.staff();
    let file = Attachment::new("salt.txt", SHORT);
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    let (first, second) = tokio::join!(staff.press(&draft, "Post"), staff.press(&draft, "Post"));
    let said = [first.unwrap().text(), second.unwrap().text()];
    assert!(
        said.iter().any(|said| said.starts_with("Posted: ")),
        "{said:?}"
    );
    assert_eq!(club.discord.messages(staff.channel()).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn a_review_goes_to_the_channel_that_was_chosen() {
    let club = Club::open().await;
    let (staff, channel) = (club.staff(), |name| club.discord.channel(name));
    let into = |place: u64| json!({ "file": Attachment::new("salt.txt", SHORT), "channel": place });
    let refused = staff.slash("review post", into(channel("voice"))).await;
    assert!(refused.is_err(), "the picker offers a voice channel");
    let in_voice = staff.in_channel(channel("voice"));
    let file = Attachment::new("salt.txt", SHORT);
    let refused = in_voice.slash("review post", json!({ "file": file })).await;
    assert_private(
        &refused.unwrap(),
        &["Choose a text or announcement channel"],
    );
    club.assert_untouched().await;

    let draft = in_voice
        .slash("review post", into(channel("news")))
        .await
        .unwrap();
    assert_says(&draft, &[&format!("<#{}>", channel("news"))]);
    in_voice.press(&draft, "Post").await.unwrap();
    assert_eq!(club.discord.messages(channel("news")).len(), 1);
    assert!(club.discord.messages(channel("reviews")).is_empty());
    club.close().await;
}

#[tokio::test]
async fn a_review_can_be_pasted_into_a_form() {
    let club = Club::open().await;
    let staff = club.staff();
    let opened = staff.slash("review paste", json!({})).await.unwrap();
    insta::assert_snapshot!(opened.text(), @r#"
    Post a review
    Title, if the text does not say
    Author
    The review
    The whole text. Lines such as “My Rating: 4/5” at the top are understood.
    "#);
    let form = opened.modal().unwrap();
    let text = "My Rating: 4.5/5\n\nI read this memoir about grief and its long tail in one \
                sitting.\n\nWould you want to know how it ends?";
    let values = [
        ("Title, if the text does not say", "Ash Wednesday"),
        ("Author", "Mina Okafor"),
        ("The review", text),
    ];
    let draft = staff.submit(form, &values).await.unwrap();
    assert_private(
        &draft,
        &["Ash Wednesday", "Mina Okafor", "4.5/5", "Post", "Cancel"],
    );
    let posted = staff.press(&draft, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    let card = &club.discord.messages(staff.channel())[0];
    assert!(card.text().contains("Ash Wednesday"), "{}", card.text());

    let again = staff.submit(form, &[("The review", "no")]).await.unwrap();
    assert_private(&again, &["not look like a review"]);
    club.close().await;
}

#[tokio::test]
async fn a_draft_outlives_the_bot() {
    let mut club = Club::open().await;
    let staff = club.staff();
    let file = Attachment::new("salt.txt", SHORT);
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    club.kill();
    club.start().await;
    let posted = staff.press(&draft, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    assert_eq!(club.discord.messages(staff.channel()).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn a_draft_expires_after_a_week() {
    for_each_database(async |club| {
        let staff = club.staff();
        let here = ClubId(club.discord.guild(0));
        let review = Review {
            title: Some("The Salt Ledger".to_owned()),
            body: "I read it in two evenings.".to_owned(),
            ..Review::default()
        };
        let made = async |age: TimeDelta| {
            let (member, channel) = (MemberId(staff.id()), ChannelId(staff.channel()));
            let reviews = std::slice::from_ref(&review);
            let at = Utc::now() - age;
            let draft = club
                .store
                .add_draft(here, member, channel, reviews, "x", at);
            draft.await.unwrap()
        };
        let old = made(TimeDelta::days(7) + TimeDelta::minutes(1)).await;
        let young = made(TimeDelta::days(7) - TimeDelta::minutes(1)).await;
        let message = staff.slash("help", json!({})).await.unwrap();
        for verb in ["post", "all", "turn", "leave", "edit", "drop"] {
            let button = format!("{verb}:{old}:1");
            let refused = staff.force().press(&message, &button).await.unwrap();
            assert_private(&refused, &["more than a week old and has expired"]);
        }
        club.assert_untouched().await;
        let button = format!("post:{young}:1");
        let posted = staff.force().press(&message, &button).await.unwrap();
        assert_says(&posted, &["Posted: "]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_is_staff_no_more_presses_in_vain() {
    let club = Club::open().await;
    let staff = club.staff();
    let file = Attachment::new("salt.txt", SHORT);
    let proof = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    let opened = staff.slash("review paste", json!({})).await.unwrap();
    staff.becomes(Role::Member);
    for button in ["Post", "Edit fields", "Cancel"] {
        let refused = staff.press(&proof, button).await.unwrap();
        assert_private(&refused, &["Only staff"]);
    }
    let form = opened.modal().unwrap();
    let refused = staff.submit(form, &[("The review", SHORT)]).await.unwrap();
    assert_private(&refused, &["Only staff"]);
    club.assert_untouched().await;
    staff.becomes(Role::Staff);
    let posted = staff.press(&proof, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    club.close().await;
}

#[tokio::test]
async fn numbers_of_other_drafts_and_books_lead_nowhere() {
    let club = Club::open().await;
    let staff = club.staff();
    let elsewhere = staff.in_guild(club.discord.guild(1));
    let file = || Attachment::new("salt.txt", SHORT);
    let proof = staff.slash("review post", json!({ "file": file() })).await;
    let proof = proof.unwrap();
    let post = proof.message().unwrap().each_component().next().unwrap();
    let post = post["custom_id"].as_str().unwrap().to_owned();
    let draft = post.split(':').nth(1).unwrap();
    // The same person in another server, where this draft is not.
    let there = elsewhere.slash("help", json!({})).await.unwrap();
    let refused = elsewhere.force().press(&there, &post).await.unwrap();
    assert_private(&refused, &["This draft is gone"]);
    for (id, said) in [
        (format!("post:{draft}:0"), "This draft is gone"),
        (format!("post:{draft}:2"), "This draft is gone"),
        (format!("turn:{draft}:9"), "from an older card"),
        (format!("edit:{draft}:9"), "from an older card"),
        (format!("post:{draft}:-1"), "from an older card"),
        (format!("update:{draft}:1"), "from an older card"),
        ("post:999999:1".to_owned(), "This draft is gone"),
        (format!("post:{}:1", i64::MIN), "This draft is gone"),
    ] {
        let refused = staff.force().press(&proof, &id).await.unwrap();
        assert_private(&refused, &[said]);
    }
    club.assert_untouched().await;
    // A review of another club is no target for an update.
    let theirs = club.post_as(&elsewhere, "salt.txt", SHORT).await;
    let read = theirs.each_component().last().unwrap()["custom_id"].clone();
    let review = read.as_str().unwrap().split(':').nth(1).unwrap().to_owned();
    let update = format!("update:{draft}:1:{review}");
    let posted = staff.force().press(&proof, &update).await.unwrap();
    assert_says(&posted, &["Posted: "]);
    club.settled().await;
    assert_eq!(club.discord.message(theirs.id).unwrap().edits, 0);
    assert_eq!(club.discord.messages(staff.channel()).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn where_the_bot_may_not_post_it_says_so() {
    let club = Club::open().await;
    let staff = club.staff();
    let talk = club.discord.channel("talk");
    let file = || Attachment::new("salt.txt", SHORT);
    for missing in [permission::SEND_MESSAGES, permission::EMBED_LINKS] {
        club.discord.deny(staff.channel(), missing);
        let refused = staff.slash("review post", json!({ "file": file() })).await;
        assert_private(
            &refused.unwrap(),
            &["I may not post in <#", "*Send Messages*"],
        );
        let refused = staff.slash("review paste", json!({})).await;
        assert_private(&refused.unwrap(), &["I may not post in <#"]);
    }
    club.assert_untouched().await;

    // Of another channel the interaction does not tell; Discord refuses the card.
    club.discord.deny(talk, permission::SEND_MESSAGES);
    let into_talk = json!({ "file": file(), "channel": talk });
    let draft = staff.slash("review post", into_talk.clone()).await.unwrap();
    let refused = staff.press(&draft, "Post").await.unwrap();
    assert_private(&refused, &["I may not post in <#", "then post again"]);
    assert!(club.discord.messages(talk).is_empty());

    // And what it asks for then works.
    club.discord.deny(talk, 0);
    let draft = staff.slash("review post", into_talk).await.unwrap();
    let posted = staff.press(&draft, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    assert_eq!(club.discord.messages(talk).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn where_no_thread_may_be_opened_staff_get_a_letter() {
    let club = Club::open().await;
    let staff = club.staff();
    let (text, _) = long_review();
    // Here the interaction tells, and nothing is begun.
    let threads = permission::CREATE_PUBLIC_THREADS;
    club.discord.deny(staff.channel(), threads);
    let file = Attachment::new("tide.txt", text);
    let options = json!({ "file": file });
    let refused = staff.slash("review post", options).await.unwrap();
    assert_private(&refused, &["I may not post in", "Create Public Threads"]);

    // Of another channel it is found out only when the card stands.
    let talk = club.discord.channel("talk");
    club.discord.deny(talk, threads);
    let options = json!({ "file": file, "channel": talk });
    let draft = staff.slash("review post", options).await.unwrap();
    let posted = staff.press(&draft, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    club.settled().await;
    let letters = staff.letters();
    let [letter] = letters.as_slice() else {
        panic!("not one letter, but {}", letters.len());
    };
    for word in [
        "*The Tide Book*",
        "Create Public Threads",
        "**Read it all** shows it",
    ] {
        assert!(letter.content.contains(word), "{}", letter.content);
    }
    let cards = club.discord.messages(talk);
    let [card] = cards.as_slice() else {
        panic!("not one card, but {}", cards.len());
    };
    // The card lives on, and whoever wants the text gets it.
    let ana = club.member("Ana").in_channel(talk);
    let options = json!({ "book": "The Tide Book", "stars": "4" });
    ana.slash("rate", options).await.unwrap();
    club.card_says(card.id, "**4.00** from 1 vote").await;
    let whole = ana.press(card, "Read it all").await.unwrap();
    assert_private(&whole, &["The Tide Book"]);
    assert_eq!(staff.letters().len(), 1);
    club.close().await;
}

#[tokio::test]
async fn what_was_understood_with_doubt_is_marked_in_the_draft() {
    let club = Club::open().await;
    let doubtful = SHORT.replace(
        "My Rating: 4/5",
        "ISBN: 9780000000001\n\nMy Rating: ★★★★ (3.5/5)",
    );
    let file = Attachment::new("salt.txt", doubtful);
    let draft = club
        .staff()
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert_private(&draft, &["Please check"]);
    insta::assert_snapshot!(field(shown(&draft), "Please check").unwrap(), @r#"
    • “9780000000001” is not a valid ISBN (its check digit or length is wrong), so I left it out.
    • In “★★★★ (3.5/5)” the stars and the number disagree; I took the number.
    "#);
    club.close().await;
}
