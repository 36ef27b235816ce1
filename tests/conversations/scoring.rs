//! The club's score beside the reviewer's.

use readalong::rehearsal::{Fault, Reply};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, shown};

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
    **Median** 3
    **Spread** 1.15: the club is of mixed minds.
    **Gap** -1.25: the club is a star and a quarter cooler than the reviewer.
    Rate
    "#);
    let picture = |reply: &Reply| {
        let image = reply.embeds()[0]["image"].clone();
        assert_eq!(image["content_type"], "image/png");
        let png = club.discord.uploaded(image["url"].as_str().unwrap());
        (png.unwrap(), image["description"].clone())
    };
    let (png, words) = picture(&scores);
    assert_eq!(
        words,
        "The club's votes on The Salt Ledger, from 0 to 5 stars: 1 vote for 4, 1 vote for 3.5, 1 vote for 2.5, 1 vote for 1. On the same axis: The club 2.75, The reviewer 4, Goodreads 3.90."
    );
    let pressed = ana.press(&card, "Scores").await.unwrap();
    assert_eq!(picture(&pressed), (png.clone(), words));
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
    1. *A Field of Frost* · club no vote yet · reviewer –
    2. *The Salt Ledger* · club **3.00** from 1 vote · reviewer 4.00
    2 books, page 1 of 1. /scores book: shows one in full; /help topic: the orders.
    In which order
    "#);
    let unknown = ana
        .slash("scores", json!({ "book": "salt laggers" }))
        .await
        .unwrap();
    assert_private(&unknown, &["Did you mean *The Salt Ledger*"]);
    club.close().await;
}

#[tokio::test]
async fn a_new_vote_is_a_new_picture() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let mut pictures = Vec::new();
    for stars in ["4", "2.5"] {
        let rating = json!({ "book": "salt ledger", "stars": stars });
        ana.slash("rate", rating).await.unwrap();
        let book = json!({ "book": "salt ledger" });
        let scores = ana.slash("scores", book).await.unwrap();
        assert_says(&scores, &["from 1 vote", "It is early"]);
        let image = &scores.embeds()[0]["image"];
        pictures.push(
            club.discord
                .uploaded(image["url"].as_str().unwrap())
                .unwrap(),
        );
    }
    assert_ne!(pictures[0], pictures[1]);
    // Where files are refused, words say it.
    let refused = Fault::refused(403, 50_013, "Missing Permissions");
    club.discord.fail_next(1, "POST", "/callback", refused);
    let book = json!({ "book": "salt ledger" });
    let scores = ana.slash("scores", book).await.unwrap();
    assert_says(&scores, &["1 × 2.5 ★", "**Median** 2.5"]);
    assert!(scores.embeds()[0]["image"].is_null());
    club.close().await;
}

#[tokio::test]
async fn the_list_has_pages_and_orders_that_outlive_the_bot() {
    let mut club = Club::open().await;
    for number in 1..=12 {
        let text = format!(
            "Title: Volume {number:02}\nMy Rating: 3/5\n\nI read volume {number} on a train, and \
             the family in it argued all the way. It is a story about home."
        );
        club.post("volume.txt", &text).await;
    }
    let ana = club.member("Ana");
    for (book, stars) in [("Volume 03", "5"), ("Volume 07", "1"), ("Volume 09", "3.5")] {
        let rating = json!({ "book": book, "stars": stars });
        ana.slash("rate", rating).await.unwrap();
    }
    let list = ana.slash("scores", json!({})).await.unwrap();
    assert_says(
        &list,
        &["1. *Volume 12*", "10. *Volume 03*", "12 books, page 1 of 2"],
    );
    assert_eq!(shown(&list).buttons(), ["Next ▶"]);
    club.stop().await.unwrap();
    club.start().await;
    let next = ana.press(&list, "Next ▶").await.unwrap();
    assert!(next.update());
    assert_says(
        &next,
        &["11. *Volume 02*", "12. *Volume 01*", "page 2 of 2"],
    );
    assert_eq!(shown(&next).buttons(), ["◀ Back"]);
    let best = ana
        .choose(
            &next,
            "In which order",
            &["Club's score, weighted for few votes"],
        )
        .await
        .unwrap();
    assert_says(
        &best,
        &[
            "1. *Volume 03*",
            "2. *Volume 09*",
            "3. *Volume 07*",
            "page 1 of 2",
        ],
    );
    let gap = ana.choose(&best, "In which order", &["gap"]).await.unwrap();
    let widest = "3. *Volume 09* · club **3.50** from 1 vote · reviewer 3.00 · gap +0.50";
    assert_says(&gap, &[widest]);
    let help = ana.slash(
        "help",
        json!({ "topic": "scores: how they are counted and ordered" }),
    );
    assert_private(&help.await.unwrap(), &["(number of its votes + 5)"]);
    club.close().await;
}
