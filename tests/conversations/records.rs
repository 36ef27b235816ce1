//! Two records of one book become one, and a review gets a record of its own.

use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, for_each_database};

/// The same book under the name that it has elsewhere.
fn renamed() -> String {
    let text = SHORT.replace("The Salt Ledger", "The Smuggler's Book");
    text.replace("two evenings", "a week in March")
}

async fn rate(club: &Club, name: &str, book: &str, stars: &str) {
    let rating = json!({ "book": book, "stars": stars });
    club.member(name).slash("rate", rating).await.unwrap();
}

#[tokio::test]
async fn two_records_are_made_one_after_a_question_with_numbers() {
    for_each_database(async |club| {
        let salt = club.post("salt.txt", SHORT).await;
        let book = club.post("book.txt", &renamed()).await;
        rate(&club, "Ana", "salt ledger", "3").await;
        rate(&club, "Ben", "smuggler's book", "4").await;
        let (chloe, staff) = (club.member("Chloé"), club.staff());
        for (book, stars) in [("salt ledger", "1"), ("smuggler's book", "5")] {
            let rating = json!({ "book": book, "stars": stars });
            chloe.slash("rate", rating).await.unwrap();
            // The newer is told by the second in which it was given.
            tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        }
        let same = json!({ "book": "salt ledger", "into": "The Salt Ledger" });
        let same = staff.slash("review merge", same).await.unwrap();
        assert_private(&same, &["These are one record already"]);
        let both = json!({ "book": "smuggler's book", "into": "salt ledger" });
        let question = staff.slash("review merge", both.clone()).await.unwrap();
        assert_private(
            &question,
            &[
                "2 ratings on the one and 2 ratings on the other become 3 ratings",
                "1 member has rated both: the newer rating counts",
            ],
        );
        let merged = staff.press(&question, "Make them one").await.unwrap();
        assert!(merged.update());
        assert_private(
            &merged,
            &[
                "which has 3 ratings: 2 came over, 2 were there",
                "1 times the one of",
            ],
        );
        for card in [&salt, &book] {
            club.card_says(card.id, "**4.00** from 3 votes").await;
        }
        let again = staff.slash("review merge", both).await.unwrap();
        assert_private(&again, &["I do not know a book called"]);
        // Both cards rate the one book now.
        let card = club.discord.message(book.id).unwrap();
        let menu = chloe.press(&card, "Rate").await.unwrap();
        assert_private(&menu, &["You gave", "**5**"]);

        let split = json!({ "book": "salt ledger", "review": "review:2" });
        let split = staff.slash("review split", split).await.unwrap();
        assert_private(
            &split,
            &[
                "has a record of its own now",
                "The 3 ratings stay with",
                "begins with none",
            ],
        );
        club.card_says(book.id, "no vote yet").await;
        club.card_says(salt.id, "**4.00** from 3 votes").await;
        let alone = json!({ "book": "salt ledger", "review": "review:1" });
        let alone = staff.slash("review split", alone).await.unwrap();
        assert_private(&alone, &["This is the only review in the record"]);
        club.close().await;
    })
    .await;
}
