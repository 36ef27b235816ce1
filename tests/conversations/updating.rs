//! The same review again: the card that stands is updated, and no second one
//! is posted, whichever way the review comes.

use readalong::rehearsal::{Attachment, Message, Person, Reply, permission};
use serde_json::json;

use crate::harness::{
    Club, SHORT, assert_private, assert_says, field, for_each_database, long_review,
};

/// The review with another rating and nothing else changed.
fn rerated() -> String {
    SHORT.replace("My Rating: 4/5", "My Rating: 2.5/5")
}

/// Another text by a reviewer who gives her name.
fn signed(text: &str, more: &str) -> String {
    let named = text.replace("Genre:", "Reviewer: Marta K.\n\nGenre:");
    format!("{named}\n{more}\n")
}

async fn sends(staff: &Person, text: &str) -> Reply {
    let file = Attachment::new("salt.txt", text);
    staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap()
}

/// The cards in the channel of reviews.
fn cards(club: &Club) -> Vec<Message> {
    club.discord.messages(club.discord.channel("reviews"))
}

#[tokio::test]
async fn a_review_that_comes_again_updates_its_card_and_keeps_the_votes() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        club.card_says(card.id, "**3.00** from 1 vote").await;
        let link = format!("/{}/{}", card.channel, card.id);

        // As it is.
        let staff = club.staff();
        let talk = club.discord.channel("talk");
        let file = Attachment::new("another-name.txt", SHORT);
        let again = json!({ "file": file, "channel": talk });
        let proof = staff.slash("review post", again).await.unwrap();
        assert_private(
            &proof,
            &[
                "*The Salt Ledger* is already here, and nothing has changed",
                &link,
            ],
        );
        assert_eq!(
            proof.message().unwrap().buttons(),
            ["Update the card", "Edit fields", "Cancel"]
        );
        assert_says(&proof, &["**3.00** from 1 vote"]);
        staff.press(&proof, "Cancel").await.unwrap();

        // With another rating.
        let proof = sends(&staff, &rerated()).await;
        assert_private(&proof, &["is already here", &link, "not posted twice"]);
        assert!(
            staff.press(&proof, "Post").await.is_err(),
            "it can be posted"
        );
        let updated = staff.press(&proof, "Update the card").await.unwrap();
        assert!(
            updated.text().starts_with("Updated: "),
            "{}",
            updated.text()
        );
        assert_says(&updated, &[&link]);
        let now = club.card_says(card.id, "★★½ 2.5/5").await;
        assert!(
            now.text().contains("**3.00** from 1 vote"),
            "{}",
            now.text()
        );
        club.settled().await;
        assert_eq!(cards(&club).len(), 1);
        assert!(club.discord.messages(talk).is_empty());
        let scores = ana.slash("scores", json!({})).await.unwrap();
        assert_says(&scores, &["The Salt Ledger", "2.50"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_review_that_is_pasted_again_updates_its_card() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let staff = club.staff();
    let opened = staff.slash("review paste", json!({})).await.unwrap();
    let form = opened.modal().unwrap();
    let values = [("The review", &*rerated())];
    let proof = staff.submit(form, &values).await.unwrap();
    let updated = staff.press(&proof, "Update the card").await.unwrap();
    assert_private(&updated, &["Updated: "]);
    club.card_says(card.id, "2.5/5").await;
    assert_eq!(cards(&club).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn a_rewritten_review_is_known_by_its_reviewer_and_book() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", &signed(SHORT, "")).await;
        let staff = club.staff();
        let rewritten = signed(SHORT, "I have read it again, and it has grown on me.");
        let proof = sends(&staff, &rewritten).await;
        assert_private(&proof, &["is already here", "not posted twice"]);
        assert!(staff.press(&proof, "Post as another").await.is_err());
        staff.press(&proof, "Update the card").await.unwrap();
        let whole = staff.press(&card, "Read it all").await.unwrap();
        assert_says(&whole, &["it has grown on me"]);

        // Another reviewer's stands beside it.
        let other = rewritten.replace("Marta K.", "Ben O.");
        let other = other.replace("grown on me", "grown on us");
        let proof = sends(&staff, &other).await;
        assert_eq!(
            proof.message().unwrap().buttons(),
            ["Post", "Edit fields", "Cancel"]
        );
        staff.press(&proof, "Post").await.unwrap();
        assert_eq!(cards(&club).len(), 2);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn where_nobody_says_who_the_reviewer_is_staff_decide() {
    for_each_database(async |club| {
        let first = club.post("salt.txt", SHORT).await;
        let staff = club.staff();
        let other = format!("{SHORT}\nWhat stays with me is the fog, and the bell in it.\n");
        let proof = sends(&staff, &other).await;
        assert_private(&proof, &["If this is the same reviewer's"]);
        assert_eq!(
            proof.message().unwrap().buttons(),
            [
                "Update the card",
                "Post as another",
                "Edit fields",
                "Cancel"
            ]
        );
        let posted = staff.press(&proof, "Post as another").await.unwrap();
        assert_says(&posted, &["Posted: "]);
        assert_eq!(cards(&club).len(), 2);
        // They share the book and its votes.
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        club.member("Ana").slash("rate", rating).await.unwrap();
        for card in cards(&club) {
            club.card_says(card.id, "**3.00** from 1 vote").await;
        }

        let third = format!("{SHORT}\nThe bell most of all.\n");
        let proof = sends(&staff, &third).await;
        let updated = staff.press(&proof, "Update the card").await.unwrap();
        assert_says(&updated, &["Updated: "]);
        assert_eq!(cards(&club).len(), 2);
        assert!(
            !updated.text().contains(&first.id.to_string()),
            "the newest is meant"
        );
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_two_who_send_the_same_review_one_posts_it() {
    for_each_database(async |club| {
        let (marta, ines) = (
            club.staff(),
            club.discord
                .member("Ines", readalong::rehearsal::Role::Staff),
        );
        let first = sends(&marta, SHORT).await;
        let second = sends(&ines, &rerated()).await;
        let (one, other) = tokio::join!(marta.press(&first, "Post"), ines.press(&second, "Post"));
        let said = [one.unwrap(), other.unwrap()];
        let posted = |reply: &&Reply| reply.text().starts_with("Posted: ");
        assert_eq!(said.iter().filter(posted).count(), 1, "{said:?}");
        let late = said.iter().find(|reply| !posted(reply)).unwrap();
        assert_private(
            late,
            &["Nothing was posted.", "is already here", "Update the card"],
        );
        assert_eq!(cards(&club).len(), 1);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_corrected_title_takes_the_votes_along() {
    for_each_database(async |club| {
        let wrong = SHORT.replace("The Salt Ledger", "The Salt Lodger");
        let card = club.post("salt.txt", &wrong).await;
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt lodger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        let staff = club.staff();
        let proof = sends(&staff, SHORT).await;
        assert_private(
            &proof,
            &["The same text is already here as a review of *The Salt Lodger*"],
        );
        staff.press(&proof, "Update the card").await.unwrap();
        let now = club.card_says(card.id, "The Salt Ledger").await;
        assert!(
            now.text().contains("**3.00** from 1 vote"),
            "{}",
            now.text()
        );
        let offered = ana.complete("rate", "book", "", json!({})).await.unwrap();
        let names: Vec<_> = offered.iter().map(|choice| choice.name.as_str()).collect();
        assert_eq!(names, ["The Salt Ledger – Oda Brandt"]);
        assert_eq!(cards(&club).len(), 1);
        club.close().await;
    })
    .await;
}

/// The texts of a thread in order, without the first line that a thread has.
fn thread(club: &Club, card: u64) -> Vec<String> {
    let pages = club.discord.messages(card);
    pages.into_iter().map(|page| page.content).collect()
}

#[tokio::test]
async fn the_thread_of_a_long_review_follows_its_correction() {
    for_each_database(async |club| {
        let (long, paragraphs) = long_review();
        let card = club.post("tide.txt", &long).await;
        club.settled().await;
        let before = thread(&club, card.id);
        assert!(before.len() > 3, "{} pages", before.len());
        let staff = club.staff();
        let update = async |text: &str| {
            let proof = sends(&staff, text).await;
            let updated = staff.press(&proof, "Update the card").await.unwrap();
            assert_says(&updated, &["Updated: "]);
            club.settled().await;
            thread(&club, card.id)
        };
        // Shorter by half, with a word changed, while the thread is put away.
        let half = paragraphs[..10].join("\n\n").replacen("tide", "ebb", 1);
        let shorter =
            format!("“The Tide Book” by Nils Aarø BOOK REVIEW\n\nMy Rating: 3/5\n\n{half}\n");
        club.discord.archive(card.id, false);
        let pages = update(&shorter).await;
        assert!(pages.len() < before.len(), "{} pages", pages.len());
        assert_eq!(
            pages.join("\n\n").replace('\n', " ").replace("  ", " "),
            half.replace('\n', " ").replace("  ", " ")
        );

        // Longer again: what was cut comes back, and nothing stands twice.
        let pages = update(&long).await;
        assert_eq!(pages, before);

        // Another rating leaves the thread alone.
        club.discord.forget_requests();
        let pages = update(&long.replace("My Rating: 3/5", "My Rating: 4/5")).await;
        assert_eq!(pages, before);
        let to_thread = format!("/channels/{}/", card.id);
        let requests = club.discord.requests();
        assert!(
            requests.iter().all(|one| !one.path.contains(&to_thread)),
            "the thread was touched"
        );
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_thread_that_is_locked_stays_as_it_is_and_staff_are_told() {
    let club = Club::open().await;
    let (long, paragraphs) = long_review();
    let staff = club.staff();
    let card = club.post_as(&staff, "tide.txt", &long).await;
    club.settled().await;
    club.discord.archive(card.id, true);
    let short = paragraphs[..3].join("\n\n");
    let short = format!("“The Tide Book” by Nils Aarø BOOK REVIEW\n\nMy Rating: 5/5\n\n{short}\n");
    let proof = sends(&staff, &short).await;
    staff.press(&proof, "Update the card").await.unwrap();
    club.settled().await;
    club.card_says(card.id, "5/5").await;
    let letters = staff.letters();
    let [letter] = letters.as_slice() else {
        panic!("not one letter, but {}", letters.len());
    };
    assert!(
        letter.content.contains("could not correct the thread"),
        "{}",
        letter.content
    );
    club.close().await;
}

#[tokio::test]
async fn a_card_without_its_thread_gets_it_with_an_update() {
    let club = Club::open().await;
    let staff = club.staff();
    let talk = club.discord.channel("talk");
    club.discord.deny(talk, permission::CREATE_PUBLIC_THREADS);
    let (long, _) = long_review();
    let options = json!({ "file": Attachment::new("tide.txt", long), "channel": talk });
    let proof = staff.slash("review post", options.clone()).await.unwrap();
    staff.press(&proof, "Post").await.unwrap();
    club.settled().await;
    assert!(club.discord.threads(talk).is_empty());
    club.discord.deny(talk, 0);
    let proof = staff.slash("review post", options).await.unwrap();
    staff.press(&proof, "Update the card").await.unwrap();
    club.settled().await;
    assert_eq!(club.discord.threads(talk).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn a_card_that_was_deleted_comes_back_with_post() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        club.discord.delete_message(card.id);
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        club.settled().await;
        let staff = club.staff();
        let proof = sends(&staff, &rerated()).await;
        assert_private(&proof, &["its card is gone", "the ratings are still there"]);
        assert_eq!(
            field(proof.message().unwrap(), "The club").unwrap(),
            "**3.00** from 1 vote"
        );
        let posted = staff.press(&proof, "Post").await.unwrap();
        assert_says(&posted, &["Posted: "]);
        let cards = cards(&club);
        assert_eq!(cards.len(), 1);
        assert!(cards[0].text().contains("2.5/5"), "{}", cards[0].text());
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_update_that_a_crash_interrupts_is_made_once() {
    let mut club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let staff = club.staff();
    let proof = sends(&staff, &rerated()).await;
    club.kill();
    club.start().await;
    let (first, second) = tokio::join!(
        staff.press(&proof, "Update the card"),
        staff.press(&proof, "Update the card")
    );
    let said = [first.unwrap().text(), second.unwrap().text()];
    assert!(
        said.iter().all(|said| said.contains(&card.id.to_string())),
        "{said:?}"
    );
    club.stop().await.unwrap();
    club.start().await;
    club.card_says(card.id, "2.5/5").await;
    assert_eq!(cards(&club).len(), 1);
    club.close().await;
}
