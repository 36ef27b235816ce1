//! Staff take a review away, and bring it back.

use readalong::club::ids::{ClubId, ReviewId};
use readalong::rehearsal::{Message, Person, Reply};
use readalong::store::now;
use serde_json::json;

use crate::harness::{
    Club, PATIENCE, SHORT, assert_private, assert_says, for_each_database, long_review,
};

const NOTICE: &str = "was removed by the club's staff";

async fn asked(staff: &Person, book: &str) -> Reply {
    let question = staff.slash("review remove", json!({ "book": book })).await;
    question.unwrap()
}

/// Removes and gives the receipt.
async fn remove(staff: &Person, book: &str, button: &str) -> Reply {
    let question = asked(staff, book).await;
    staff.press(&question, button).await.unwrap()
}

/// The review of a card, from its buttons.
fn review_of(card: &Message) -> ReviewId {
    let ids = card
        .each_component()
        .filter_map(|one| one["custom_id"].as_str());
    let mut ids = ids.filter_map(|id| id.strip_prefix("read:"));
    ids.next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_review_is_removed_after_a_question_and_brought_back_by_a_button() {
    for_each_database(async |mut club| {
        let card = club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        club.card_says(card.id, "**3.00** from 1 vote").await;

        let staff = club.staff();
        let question = asked(&staff, "salt ledger").await;
        let link = format!("/{}/{}", card.channel, card.id);
        assert_private(
            &question,
            &[
                "Remove the review of",
                "The Salt Ledger",
                &link,
                "Its 1 rating is kept",
            ],
        );
        let left = staff.press(&question, "Leave it").await.unwrap();
        assert_says(&left, &["Nothing was changed."]);
        club.settled().await;
        assert!(
            !club
                .discord
                .message(card.id)
                .unwrap()
                .text()
                .contains(NOTICE)
        );

        let receipt = remove(&staff, "salt ledger", "Remove").await;
        assert!(receipt.update());
        assert_private(
            &receipt,
            &["Removed", "Its 1 rating is kept", "/review restore"],
        );
        let notice = club.card_says(card.id, NOTICE).await;
        assert_eq!(notice.buttons(), Vec::<String>::new());
        assert!(!notice.text().contains("Salt"), "{}", notice.text());

        // It takes no part in anything.
        for (command, options) in [
            ("discuss", json!({})),
            ("scores", json!({ "book": "salt ledger" })),
            ("rate", json!({ "book": "salt ledger", "stars": "4" })),
        ] {
            let refused = ana.slash(command, options).await.unwrap();
            assert_private(&refused, &["This club has no reviews yet"]);
        }
        let suggested = ana.complete("rate", "book", "", json!({})).await.unwrap();
        assert_eq!(suggested, []);
        let old = ana
            .force()
            .press(&notice, &format!("read:{}", review_of(&card)))
            .await;
        assert_private(&old.unwrap(), &["from an older card"]);
        let own = ana.slash("mine ratings", json!({})).await.unwrap();
        assert_says(&own, &["The Salt Ledger", "★★★"]);

        // The button outlives the bot. What it had in hand when it was killed would
        // be in nobody's hands for twenty seconds.
        club.settled().await;
        club.kill();
        club.start().await;
        let back = staff.press(&receipt, "Undo").await.unwrap();
        assert_says(&back, &["The review of *The Salt Ledger* is back"]);
        let again = club.card_says(card.id, "**3.00** from 1 vote").await;
        assert_eq!(again.buttons(), card.buttons());
        assert!(!again.text().contains(NOTICE), "{}", again.text());
        let twice = staff.press(&receipt, "Undo").await;
        assert!(twice.is_err(), "the button is still there");
        let asked = ana.slash("discuss", json!({})).await.unwrap();
        assert_says(&asked, &["Salt Ledger"]);
        assert_eq!(
            club.discord.messages(card.channel).len(),
            2,
            "card and question"
        );
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_ratings_go_too_where_staff_say_so_and_come_back_by_the_command() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        let (ana, staff) = (club.member("Ana"), club.staff());
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        let receipt = remove(&staff, "salt ledger", "Remove with the ratings").await;
        assert_says(&receipt, &["Its 1 rating is removed with it"]);
        club.card_says(card.id, NOTICE).await;
        let own = ana.slash("mine ratings", json!({})).await.unwrap();
        assert!(!own.text().contains("Salt"), "{}", own.text());

        let suggested = staff
            .complete("review restore", "review", "salt", json!({}))
            .await;
        let suggested = suggested.unwrap();
        assert_eq!(suggested.len(), 1);
        assert!(suggested[0].name.starts_with("The Salt Ledger – "));
        let chosen = json!({ "review": suggested[0].value });
        let back = staff.slash("review restore", chosen.clone()).await.unwrap();
        assert_private(&back, &["is back", "1 rating came back with it"]);
        club.card_says(card.id, "**3.00** from 1 vote").await;
        let twice = staff.slash("review restore", chosen).await.unwrap();
        assert_private(&twice, &["There is no such review to bring back"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_text_goes_from_the_thread_and_returns_to_it() {
    let club = Club::open().await;
    let (text, _) = long_review();
    let card = club.post("tide.txt", &text).await;
    club.settled().await;
    let pages = |club: &Club| -> Vec<String> {
        let messages = club.discord.messages(card.id).into_iter();
        let texts = messages.map(|message| message.content);
        texts.filter(|text| !text.is_empty()).collect()
    };
    let before = pages(&club);
    assert!(before.len() > 4, "{before:?}");
    let said = club.member("Ana").in_channel(card.id).says("What a tide.");
    let staff = club.staff();
    let receipt = remove(&staff, "tide book", "Remove").await;
    club.card_says(card.id, NOTICE).await;
    assert_eq!(pages(&club), ["What a tide."], "what members say stays");
    club.settled().await;
    staff.press(&receipt, "Undo").await.unwrap();
    club.settled().await;
    let after: Vec<String> = pages(&club);
    assert_eq!(after[0], said.content);
    assert_eq!(after[1..], before, "the whole text in its order");
    club.close().await;
}

#[tokio::test]
async fn a_bot_that_was_killed_takes_the_card_down_when_it_comes_back() {
    for_each_database(async |mut club| {
        let card = club.post("salt.txt", SHORT).await;
        club.settled().await;
        club.kill();
        let guild = ClubId(club.discord.guild(0));
        let id = review_of(&card);
        let removed = club.store.remove_review(guild, id, false, now()).await;
        assert_eq!(removed.unwrap(), Some((0, 0)));
        club.start().await;
        club.card_says(card.id, NOTICE).await;
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_removed_a_day_ago_is_erased_at_the_start() {
    for_each_database(async |mut club| {
        let card = club.post("salt.txt", SHORT).await;
        let staff = club.staff();
        let question = asked(&staff, "salt ledger").await;
        club.settled().await;
        club.stop().await.unwrap();
        let (guild, id) = (ClubId(club.discord.guild(0)), review_of(&card));
        let yesterday = now() - chrono::TimeDelta::hours(25);
        let removed = club.store.remove_review(guild, id, false, yesterday).await;
        removed.unwrap().unwrap();
        club.start().await;
        let erased = async {
            while club.store.review(id).await.unwrap().is_some() {
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        };
        let erased = tokio::time::timeout(PATIENCE, erased).await;
        erased.expect("it is never erased");
        let late = staff.press(&question, "Remove").await.unwrap();
        assert_says(&late, &["from an older card"]);
        let late = staff.slash("review restore", json!({})).await.unwrap();
        assert_private(&late, &["There is no such review to bring back"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn only_staff_remove_and_bring_back() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana").force();
    let refused = ana
        .slash("review remove", json!({ "book": "salt" }))
        .await
        .unwrap();
    assert_private(&refused, &["Only staff can do this"]);
    for button in ["remove:1:alone", "restore:1", "merge:1:2"] {
        let refused = ana.press(&card, button).await.unwrap();
        assert_private(&refused, &["Only staff can do this"]);
    }
    club.settled().await;
    assert!(
        !club
            .discord
            .message(card.id)
            .unwrap()
            .text()
            .contains(NOTICE)
    );
    club.close().await;
}

#[tokio::test]
async fn of_two_reviews_the_one_is_removed_that_was_chosen() {
    let club = Club::open().await;
    let by = |name: &str| SHORT.replace("Genre:", &format!("Reviewer: {name}\n\nGenre:"));
    let martas = club.post("a.txt", &by("Marta K.")).await;
    let bens = club
        .post("b.txt", &by("Ben O.").replace("two evenings", "a week"))
        .await;
    let staff = club.staff();
    let book = json!({ "book": "salt ledger" });
    let suggested = staff
        .complete("review remove", "review", "", book)
        .await
        .unwrap();
    let names: Vec<&str> = suggested.iter().map(|one| one.name.as_str()).collect();
    assert!(names[0].starts_with("Ben O. – ") && names[1].starts_with("Marta K. – "));
    assert!(names.iter().all(|name| name.contains(" 20")), "{names:?}");
    let unknown = json!({ "book": "salt ledger", "review": "Benn" });
    let unknown = staff.slash("review remove", unknown).await.unwrap();
    assert_private(
        &unknown,
        &["There is no review of *The Salt Ledger* by “Benn”"],
    );
    let named = json!({ "book": "salt ledger", "review": "marta k" });
    let question = staff.slash("review remove", named).await.unwrap();
    assert_private(
        &question,
        &["by Marta K", "Another review of the book stays"],
    );
    assert_eq!(
        question.message().unwrap().buttons(),
        ["Remove", "Leave it"]
    );
    staff.press(&question, "Remove").await.unwrap();
    club.card_says(martas.id, NOTICE).await;
    club.settled().await;
    let standing = club.discord.message(bens.id).unwrap();
    assert!(!standing.text().contains(NOTICE), "{}", standing.text());
    club.close().await;
}
