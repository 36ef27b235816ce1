//! The club's score beside the reviewer's.

use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, shown};

#[tokio::test]
async fn the_scores_show_mean_count_spread_histogram_and_gap() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    for (name, stars) in [
        ("Ana", "4"),
        ("Ben", "3.5"),
        ("Chloé", "2.5"),
        ("Dora", "1"),
    ] {
        let rating = json!({ "book": "salt ledger", "stars": stars });
        club.member(name).slash("rate", rating).await.unwrap();
    }
    let ana = club.member("Ana");
    let scores = ana
        .slash("scores", json!({ "book": "salt ledger" }))
        .await
        .unwrap();
    assert!(!scores.ephemeral(), "the club sees its scores");
    insta::assert_snapshot!(club.read(shown(&scores)), @r#"
    The Salt Ledger
    The club
    **2.75** from 4 votes
    The reviewer
    ★★★★ 4/5
    Elsewhere
    Goodreads 3.9/5
    Votes
    1 × 4 ★, 1 × 3.5 ★, 1 × 2.5 ★, 1 × 1 ★
    **Median** 3
    **Spread** 1.15: the club is of mixed minds.
    **Gap** -1.25: the club is a star and a quarter cooler than the reviewer.
    Rate
    "#);
    let pressed = ana.press(&card, "Scores").await.unwrap();
    assert_private(&pressed, &[]);
    assert_eq!(pressed.text(), scores.text());
    club.close().await;
}

#[tokio::test]
async fn scores_without_a_vote_say_so() {
    let club = Club::open().await;
    let nothing = club.member("Ana").slash("scores", json!({})).await.unwrap();
    assert_private(
        &nothing,
        &["This club has no reviews yet", "`/review post`"],
    );
    let card = club.post("salt.txt", SHORT).await;
    let scores = club.member("Ana").press(&card, "Scores").await.unwrap();
    assert!(scores.ephemeral());
    insta::assert_snapshot!(club.read(shown(&scores)), @r#"
    The Salt Ledger
    The club
    no vote yet
    The reviewer
    ★★★★ 4/5
    Elsewhere
    Goodreads 3.9/5
    Votes
    Nobody in the club has rated this book yet. **Rate** makes the start.
    Rate
    "#);
    club.close().await;
}

#[tokio::test]
async fn without_a_book_the_scores_are_the_clubs_list() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let plain = "Title: A Field of Frost\n\nI read it on a train, and the family in it argued \
                 all the way. It is a story about home.";
    club.post("frost.txt", plain).await;
    let ana = club.member("Ana");
    ana.slash("rate", json!({ "book": "salt ledger", "stars": "3" }))
        .await
        .unwrap();
    let list = ana.slash("scores", json!({})).await.unwrap();
    assert!(!list.ephemeral());
    insta::assert_snapshot!(club.read(shown(&list)), @r#"
    The club's shelf
    **A Field of Frost** · club no vote yet · reviewer –
    **The Salt Ledger** · club 3.00 (1 vote) · reviewer 4.00
    The newest reviews. /scores book: shows one of them in full.
    "#);
    let unknown = ana
        .slash("scores", json!({ "book": "salt legder" }))
        .await
        .unwrap();
    assert_private(&unknown, &["Did you mean *The Salt Ledger*"]);
    club.close().await;
}
