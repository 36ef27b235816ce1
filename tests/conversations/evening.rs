//! The whole job on every database: post, discuss, rate, score, restart.

use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, long_review};

#[tokio::test]
async fn an_evening_goes_the_same_way_on_every_database() {
    for_each_database(evening).await;
}

async fn evening(mut club: Club) {
    let card = club.post("salt.txt", SHORT).await;
    let (text, _) = long_review();
    let tide = club.post("tide.txt", &text).await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| club.member(name));
    let question = ana
        .slash("discuss", json!({ "book": "salt ledger" }))
        .await
        .unwrap();
    let another = ben.press(&question, "Another").await.unwrap();
    assert_ne!(question.text(), another.text());

    let rating = |stars: &str| json!({ "book": "salt ledger", "stars": stars });
    assert_private(
        &ana.slash("rate", rating("4")).await.unwrap(),
        &["You gave", "**4**"],
    );
    assert_private(
        &ana.slash("rate", rating("2")).await.unwrap(),
        &["**4** → ★★ **2**"],
    );
    let menu = ben.press(&card, "Rate").await.unwrap();
    let receipt = ben.choose(&menu, "Your stars", &["3.5"]).await.unwrap();
    assert_private(&receipt, &["**3.5**"]);
    club.card_says(card.id, "**2.75** from 2 votes").await;

    club.settled().await;
    club.kill();
    club.start().await;
    let book = json!({ "book": "salt ledger" });
    let scores = ana.slash("scores", book).await.unwrap();
    assert_says(&scores, &["**2.75** from 2 votes", "**Gap** -1.25"]);
    let undone = ben.press(&receipt, "Undo: withdraw it").await.unwrap();
    assert_private(&undone, &["withdrawn"]);
    club.card_says(card.id, "**2.00** from 1 vote").await;
    let list = ana.slash("scores", json!({})).await.unwrap();
    assert_says(
        &list,
        &["The Salt Ledger", "The Tide Book", "**2.00** from 1 vote"],
    );
    let read = ana.press(&tide, "Read it all").await.unwrap();
    assert_private(&read, &["whole review"]);
    let staff = club.staff();
    let unknown = staff
        .slash("unrate", json!({ "book": "tide book" }))
        .await
        .unwrap();
    assert_private(&unknown, &["You have not rated"]);
    let cards = club.discord.messages(card.channel);
    let cards = cards.iter().filter(|message| message.buttons().len() == 4);
    assert_eq!(cards.count(), 2, "each review has one card");
    club.close().await;
}
