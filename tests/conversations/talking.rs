//! What hangs on a question: its thread, its themes, the thumbs, and how much of
//! the story it may give away.

use readalong::club::ids::ClubId;
use readalong::club::question::Votes;
use readalong::rehearsal::{Reply, permission};
use serde_json::json;

use crate::harness::{
    Club, SHORT, assert_private, assert_says, field, for_each_database, shown, unescaped,
};

/// What is asked, as it stands in the message.
fn asked(reply: &Reply) -> &str {
    assert!(!reply.ephemeral(), "for one alone: {}", reply.text());
    let text = shown(reply).embeds[0]["description"].as_str();
    text.unwrap_or_else(|| panic!("no question, but: {}", reply.text()))
}

fn footer(reply: &Reply) -> &str {
    let footer = &shown(reply).embeds[0]["footer"]["text"];
    footer.as_str().unwrap_or_default()
}

#[tokio::test]
async fn nothing_is_given_away_unless_somebody_asks_for_it() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let mut safe = 0;
    loop {
        let reply = ana.slash("discuss", json!({})).await.unwrap();
        if footer(&reply).contains("no new question left") {
            assert!(
                footer(&reply).contains("more with tier: finished"),
                "{}",
                footer(&reply)
            );
            break;
        }
        assert!(!asked(&reply).contains("||"), "{}", asked(&reply));
        assert!(!footer(&reply).contains("for those"), "{}", footer(&reply));
        safe += 1;
    }
    assert!(safe > 5, "only {safe} questions for everybody");

    let finished = ana.slash("discuss", json!({ "tier": 2 })).await.unwrap();
    let text = asked(&finished);
    assert!(text.starts_with("||**") && text.ends_with("**||"), "{text}");
    assert!(footer(&finished).contains("for those who have finished"));
    let receipt = field(shown(&finished), "From the review").unwrap();
    let (quoted, _) = receipt.split_once("\n[To the review]").unwrap();
    let hidden = quoted
        .strip_prefix("> ||")
        .and_then(|quoted| quoted.strip_suffix("||"));
    let hidden = unescaped(hidden.unwrap_or_else(|| panic!("in the open: {quoted}")));
    assert!(SHORT.contains(&hidden), "not in the review: {hidden}");

    // The next one may tell as much; one from the card may not.
    let next = ana.press(&finished, "Another").await.unwrap();
    assert_ne!(asked(&next), asked(&finished));
    let talk = ana.in_channel(club.discord.channel("talk"));
    let open = talk.slash("discuss", json!({})).await.unwrap();
    assert!(!asked(&open).contains("||"), "{}", asked(&open));
    club.close().await;
}

#[tokio::test]
async fn a_question_has_a_thread_and_its_readers_need_not_say_what_they_know() {
    for_each_database(async |mut club: Club| {
        let card = club.post("salt.txt", SHORT).await;
        let (ana, ben) = (club.member("Ana"), club.member("Ben"));
        let question = ana.slash("discuss", json!({})).await.unwrap();
        let opened = ana.press(&question, "Open a thread").await.unwrap();
        let thread = shown(&question).id;
        assert_private(&opened, &[&format!("The thread is open: <#{thread}>")]);
        let again = ben.press(&question, "Open a thread").await.unwrap();
        assert_private(&again, &[&format!("has its thread: <#{thread}>")]);
        let threads = club.discord.threads(card.channel);
        assert_eq!(threads.len(), 1);
        let name = threads[0].name.trim_end_matches('…');
        // A name is in no italics.
        let plain = unescaped(asked(&question)).replace('*', "");
        assert!(
            plain.starts_with(name) && name.len() > 40,
            "{name}: {plain}"
        );

        // In the thread nobody opens another, and the review is the one at hand.
        club.post(
            "tide.txt",
            &SHORT.replace("The Salt Ledger", "The Low Tide"),
        )
        .await;
        let inside = ben.in_channel(thread);
        let here = inside.slash("discuss", json!({})).await.unwrap();
        assert_says(&here, &["The Salt Ledger"]);
        assert!(!asked(&here).contains("||"));
        let nested = inside.press(&here, "Open a thread").await.unwrap();
        assert_private(&nested, &["This is a thread already"]);

        // The thread of a question that tells the end is for those who know it,
        // and its name, which everybody reads, tells nothing.
        let told = json!({ "tier": 2, "book": "salt ledger" });
        let told = ana.slash("discuss", told).await.unwrap();
        ana.press(&told, "Open a thread").await.unwrap();
        let threads = club.discord.threads(card.channel);
        let finished = threads
            .iter()
            .find(|one| one.id == shown(&told).id)
            .unwrap();
        assert_eq!(
            finished.name,
            "For those who have finished: The Salt Ledger"
        );
        club.stop().await.unwrap();
        club.start().await;
        let inside = ben.in_channel(finished.id);
        let here = inside.slash("discuss", json!({})).await.unwrap();
        assert_says(&here, &["The Salt Ledger", "for those who have finished"]);
        let safe = inside.slash("discuss", json!({ "tier": 0 })).await.unwrap();
        assert!(!asked(&safe).contains("||"));
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn where_no_thread_may_be_opened_that_is_said() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let question = ana.slash("discuss", json!({})).await.unwrap();
    club.discord
        .deny(ana.channel(), permission::CREATE_PUBLIC_THREADS);
    let refused = ana.press(&question, "Open a thread").await.unwrap();
    assert_private(
        &refused,
        &["I may not open a thread in", "Create Public Threads"],
    );
    club.discord.deny(ana.channel(), 0);
    let opened = ana.press(&question, "Open a thread").await.unwrap();
    assert_private(&opened, &["The thread is open"]);
    club.close().await;
}

#[tokio::test]
async fn another_theme_is_chosen_from_those_of_the_review() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let (ana, ben) = (club.member("Ana"), club.member("Ben"));
    let question = ana.slash("discuss", json!({})).await.unwrap();
    let menu = ben.press(&question, "Other theme").await.unwrap();
    assert_private(&menu, &["*The Salt Ledger* speaks of these"]);
    let options = &shown(&menu).each_component().next().unwrap()["options"];
    for option in options.as_array().unwrap() {
        let name = option["label"].as_str().unwrap();
        let chosen = ben
            .choose(&menu, "A theme of this review", &[name])
            .await
            .unwrap();
        asked(&chosen);
        assert!(
            footer(&chosen).starts_with(name),
            "{name}: {}",
            footer(&chosen)
        );
    }
    club.close().await;
}

#[tokio::test]
async fn thumbs_are_private_the_clubs_and_can_be_taken_back() {
    for_each_database(async |club| {
        club.post("salt.txt", SHORT).await;
        let (ana, ben) = (club.member("Ana"), club.member("Ben"));
        let question = ana.slash("discuss", json!({})).await.unwrap();
        let guild = ClubId(club.discord.guild(0));
        for (person, thumb, says) in [
            (&ana, "👍", "more often"),
            (&ben, "👎", "less often"),
            (&ben, "👍", "more often"),
            (&ben, "👍", "taken back"),
        ] {
            let noted = person.press(&question, thumb).await.unwrap();
            assert_private(&noted, &[says]);
        }
        let thumbs = club.store.thumbs(guild).await.unwrap();
        let one = Votes { up: 1, down: 0 };
        let bank = readalong::club::bank::Bank::built_in().unwrap();
        let prompts = bank.themes().iter().flat_map(|theme| &theme.prompts);
        let weights = prompts.map(|prompt| thumbs.weight(&prompt.id));
        let liked = weights
            .filter(|weight| (weight - one.weight()).abs() < 1e-9)
            .count();
        assert!(liked <= 1 && !thumbs.is_empty(), "{thumbs:?}");

        // In another server the prompt is what it was.
        let elsewhere = ana.in_guild(club.discord.guild(1)).force();
        let other = ClubId(club.discord.guild(1));
        let theirs = elsewhere.slash("help", json!({})).await.unwrap();
        for button in shown(&question).each_component() {
            let custom_id = button["custom_id"].as_str().unwrap();
            let refused = elsewhere.press(&theirs, custom_id).await.unwrap();
            assert_private(&refused, &["This button is from an older card"]);
        }
        assert!(club.store.thumbs(other).await.unwrap().is_empty());
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_a_correction_took_away_has_no_thumb() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana").force();
    let question = ana.slash("discuss", json!({})).await.unwrap();
    let thumb = shown(&question).each_component().find_map(|button| {
        button["custom_id"]
            .as_str()
            .filter(|id| id.starts_with("thumb:"))
    });
    let id = thumb.unwrap();
    let review = id.split(':').nth(1).unwrap();
    let gone = format!("thumb:{review}:00000000000000ff:up");
    let word = ana.press(&question, &gone).await.unwrap();
    assert_private(&word, &["That question is not asked any more"]);
    club.close().await;
}
