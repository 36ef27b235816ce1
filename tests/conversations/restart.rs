//! Buttons outlive the bot, and clubs know nothing of each other.

use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says};

#[tokio::test]
async fn the_buttons_of_an_old_card_still_work() {
    let mut club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let menu = ana.press(&card, "Rate").await.unwrap();
    let question = ana.press(&card, "Discuss").await.unwrap();
    club.stop().await.unwrap();
    club.start().await;
    let receipt = ana.choose(&menu, "Your stars", &["4"]).await.unwrap();
    assert_private(&receipt, &["You gave", "**4**"]);
    let another = ana.press(&question, "Another").await.unwrap();
    assert_says(&another, &["From the review"]);
    assert_ne!(another.text(), question.text());
    club.card_says(card.id, "**4.00** from 1 vote").await;
    club.settled().await;
    club.kill();
    club.start().await;
    let undone = ana.press(&receipt, "Undo: withdraw it").await.unwrap();
    assert_private(&undone, &["is withdrawn"]);
    for button in ["Rate", "Discuss", "Scores", "Read it all"] {
        let reply = ana.press(&card, button).await.unwrap();
        assert!(!reply.failed(), "{button}: {}", reply.text());
        assert_says(&reply, &["The Salt Ledger"]);
    }
    club.card_says(card.id, "no vote yet").await;
    assert_eq!(
        club.discord
            .messages(card.channel)
            .iter()
            .filter(|m| m.buttons().len() == 4)
            .count(),
        1
    );
    club.close().await;
}

#[tokio::test]
async fn a_button_of_another_version_gets_a_friendly_word() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana").force();
    for custom_id in [
        "vote:3",
        "rate:not-a-number",
        "rate:999999",
        "read:999999",
        "undo:1:99",
        "🦀",
    ] {
        let word = ana.press(&card, custom_id).await.unwrap();
        assert_private(&word, &["This button is from an older card", "`/help`"]);
    }
    club.card_says(card.id, "no vote yet").await;
    club.close().await;
}

#[tokio::test]
async fn two_servers_are_two_clubs() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    ana.slash("rate", json!({ "book": "salt ledger", "stars": "2" }))
        .await
        .unwrap();
    let elsewhere = ana.in_guild(club.discord.guild(1));
    assert_ne!(elsewhere.channel(), ana.channel());
    for command in ["scores", "discuss"] {
        let empty = elsewhere.slash(command, json!({})).await.unwrap();
        assert_private(&empty, &["This club has no reviews yet"]);
    }
    let offered = elsewhere
        .complete("rate", "book", "salt", json!({}))
        .await
        .unwrap();
    assert_eq!(offered, Vec::new());
    // Also by the number of the other club's book.
    let book = ana
        .complete("rate", "book", "salt", json!({}))
        .await
        .unwrap()[0]
        .value
        .clone();
    let stolen = json!({ "book": book, "stars": "5" });
    let stolen = elsewhere.slash("rate", stolen).await.unwrap();
    assert_private(&stolen, &["This club has no reviews yet"]);

    // The same review lives in both, with ratings of its own.
    let staff = club.staff().in_guild(club.discord.guild(1));
    let second = club.post_as(&staff, "salt.txt", SHORT).await;
    assert_ne!(second.channel, card.channel);
    assert!(second.text().contains("no vote yet"), "{}", second.text());
    for (from, on) in [(&card, &second), (&second, &card)] {
        for button in from.each_component() {
            let custom_id = button["custom_id"].as_str().unwrap();
            let refused = ana.force().press(on, custom_id).await.unwrap();
            assert_private(&refused, &["This button is from an older card"]);
        }
    }
    let rating = json!({ "book": "salt ledger", "stars": "5" });
    elsewhere.slash("rate", rating).await.unwrap();
    club.card_says(second.id, "**5.00** from 1 vote").await;
    club.card_says(card.id, "**2.00** from 1 vote").await;
    club.close().await;
}

#[tokio::test]
async fn alone_with_the_bot_there_is_help_and_a_word_where_the_club_is() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana").in_private();
    let help = ana.slash("help", json!({})).await.unwrap();
    assert_says(&help, &["/discuss"]);
    assert!(
        ana.slash("scores", json!({})).await.is_err(),
        "the client offers it"
    );
    for (command, options) in [
        ("scores", json!({})),
        ("discuss", json!({})),
        ("rate", json!({ "book": "salt ledger", "stars": "4" })),
        ("review paste", json!({})),
    ] {
        let word = ana.force().slash(command, options).await.unwrap();
        assert_private(&word, &["This works in the club's server only."]);
    }
    club.close().await;
}
