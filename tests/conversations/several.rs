//! One document, several books: a proof for each, posted one by one or all at
//! once, or left out.

use readalong::rehearsal::{Attachment, Message, Person, Reply};
use serde_json::json;

use crate::harness::{Club, assert_private, assert_says, for_each_database};

/// Notes on three books, in the order of their titles.
const NOTES: &str = "\
## The Ferry by Ann Lee

My Rating: 4/5

The boat leaves at dawn and nobody on it is ready. I read it in one sitting, and it is a story about grief and what it does to a family.

## Quay of Salt by Bo Roe

My Rating: 3/5

A slow start, but the second half pays for it. The cook alone is worth the price of the ticket, and her friendship with the pilot stays with me.

## A Buoy in Winter by Cora de Vree

My Rating: 2/5

This one was not for me: too much weather, too few people. I gave up somewhere in the fog, and I wonder whether the loneliness was the point.
";

const TITLES: [&str; 3] = ["The Ferry", "Quay of Salt", "A Buoy in Winter"];

async fn sends(staff: &Person, text: &str) -> Reply {
    let file = Attachment::new("notes.md", text);
    staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap()
}

/// The title of the card that a proof shows.
fn title(proof: &Reply) -> String {
    let title = proof.embeds().first().map(|embed| embed["title"].clone());
    let title = title.unwrap_or_default();
    title.as_str().unwrap_or_default().to_owned()
}

fn titles(cards: &[Message]) -> Vec<String> {
    let title = |card: &Message| card.embeds[0]["title"].as_str().unwrap().to_owned();
    cards.iter().map(title).collect()
}

#[tokio::test]
async fn each_book_has_a_page_and_a_card() {
    for_each_database(async |mut club| {
        let staff = club.staff();
        let first = sends(&staff, NOTES).await;
        assert_private(&first, &["The Ferry", "Ann Lee", "4/5", "1 of 3"]);
        assert_eq!(
            first.message().unwrap().buttons(),
            [
                "Post",
                "Edit fields",
                "Cancel",
                "›",
                "Leave out",
                "Post all"
            ]
        );
        let second = staff.press(&first, "›").await.unwrap();
        assert!(second.update());
        assert_says(&second, &["Quay of Salt", "3/5", "2 of 3"]);
        let back = staff.press(&second, "‹").await.unwrap();
        assert_eq!(title(&back), "The Ferry");
        club.kill();
        club.start().await;
        let second = staff.press(&back, "›").await.unwrap();
        let third = staff.press(&second, "Post").await.unwrap();
        assert_says(&third, &["Posted: https://", "3 of 3"]);
        assert_eq!(title(&third), "A Buoy in Winter");
        let cards = club.discord.messages(staff.channel());
        assert_eq!(titles(&cards), ["Quay of Salt"]);

        // The page of what is posted says where it is.
        let posted = staff.press(&third, "‹").await.unwrap();
        assert_says(&posted, &["*Quay of Salt* is posted: https://", "2 of 3"]);
        assert_eq!(
            posted.message().unwrap().buttons(),
            ["Cancel", "‹", "›", "Post all"]
        );
        let done = staff.press(&posted, "Post all").await.unwrap();
        for title in TITLES {
            assert_says(&done, &[&format!("*{title}* is posted: https://")]);
        }
        assert!(done.components().is_empty());
        let cards = club.discord.messages(staff.channel());
        assert_eq!(
            titles(&cards),
            ["Quay of Salt", "The Ferry", "A Buoy in Winter"]
        );
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_book_can_be_left_out_and_taken_in_again() {
    for_each_database(async |mut club| {
        let staff = club.staff();
        let first = sends(&staff, NOTES).await;
        let out = staff.press(&first, "Leave out").await.unwrap();
        assert_says(&out, &["This book is left out", "1 of 3"]);
        assert_eq!(
            out.message().unwrap().buttons(),
            ["Cancel", "›", "Take in again", "Post all"]
        );
        let second = staff.press(&out, "›").await.unwrap();
        let out = staff.press(&second, "Leave out").await.unwrap();
        let back = staff.press(&out, "Take in again").await.unwrap();
        assert_eq!(back.message().unwrap().buttons()[0], "Post");
        club.kill();
        club.start().await;
        let done = staff.press(&back, "Post all").await.unwrap();
        assert_says(
            &done,
            &["*The Ferry* is left out.", "*Quay of Salt* is posted"],
        );
        let posted = titles(&club.discord.messages(staff.channel()));
        assert_eq!(posted, ["Quay of Salt", "A Buoy in Winter"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn post_all_pressed_twice_posts_each_once() {
    for_each_database(async |club| {
        let staff = club.staff();
        let proof = sends(&staff, NOTES).await;
        let presses = tokio::join!(
            staff.press(&proof, "Post all"),
            staff.press(&proof, "Post all"),
            staff.press(&proof, "Post")
        );
        for reply in [presses.0, presses.1, presses.2] {
            assert!(!reply.as_ref().unwrap().failed(), "{reply:?}");
        }
        club.settled().await;
        assert_eq!(club.discord.messages(staff.channel()).len(), 3);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn notes_that_come_again_update_and_add_what_is_new() {
    for_each_database(async |club| {
        let staff = club.staff();
        let fewer = NOTES.split("## A Buoy").next().unwrap();
        let proof = sends(&staff, fewer).await;
        staff.press(&proof, "Post all").await.unwrap();
        let more = NOTES.replace("My Rating: 3/5", "My Rating: 5/5");
        let proof = sends(&staff, &more).await;
        // The first is unchanged, the second is corrected, the third is new.
        assert_private(&proof, &["nothing has changed in it"]);
        let done = staff.press(&proof, "Post 1, update 1").await.unwrap();
        assert_says(
            &done,
            &[
                "*The Ferry* was here already.",
                "*A Buoy in Winter* is posted",
            ],
        );
        club.settled().await;
        let cards = club.discord.messages(staff.channel());
        assert_eq!(
            titles(&cards),
            ["The Ferry", "Quay of Salt", "A Buoy in Winter"]
        );
        assert!(cards[1].text().contains("★★★★★ 5/5"), "{}", cards[1].text());
        assert_eq!(cards[0].edits, 0);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_book_that_is_reviewed_twice_does_not_overwrite_itself() {
    for_each_database(async |club| {
        let staff = club.staff();
        let twice = NOTES.replace("Quay of Salt by Bo Roe", "Ferry by Ann Lee");
        let proof = sends(&staff, &twice).await;
        assert_says(&proof, &["1 of 3"]);
        let asked = staff.press(&proof, "Post all").await.unwrap();
        assert_says(
            &asked,
            &["Posted: 2.", "If this is the same reviewer's", "2 of 3"],
        );
        let done = staff.press(&asked, "Post as another").await.unwrap();
        assert!(done.components().is_empty(), "{}", done.text());
        club.settled().await;
        let posted = titles(&club.discord.messages(staff.channel()));
        assert_eq!(posted, ["The Ferry", "A Buoy in Winter", "Ferry"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn each_book_has_a_form_of_its_own() {
    let club = Club::open().await;
    let staff = club.staff();
    let first = sends(&staff, NOTES).await;
    let second = staff.press(&first, "›").await.unwrap();
    let form = staff.press(&second, "Edit fields").await.unwrap();
    let typed = [("title", "Quay of Pepper"), ("rating", "none")];
    let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
    assert_says(&changed, &["Quay of Pepper", "none", "2 of 3"]);
    let form = staff.press(&changed, "Edit fields").await.unwrap();
    let wrong = staff
        .submit(form.modal().unwrap(), &[("rating", "7/5")])
        .await
        .unwrap();
    assert_says(&wrong, &["“7/5” is not a rating"]);
    let first = staff.press(&wrong, "‹").await.unwrap();
    assert!(!first.text().contains("is kept"), "{}", first.text());
    staff.press(&first, "Post all").await.unwrap();
    let cards = club.discord.messages(staff.channel());
    assert_eq!(
        titles(&cards),
        ["The Ferry", "Quay of Pepper", "A Buoy in Winter"]
    );
    club.close().await;
}

#[tokio::test]
async fn cancel_drops_what_is_left_and_keeps_what_is_posted() {
    let club = Club::open().await;
    let staff = club.staff();
    let proof = sends(&staff, NOTES).await;
    let next = staff.press(&proof, "Post").await.unwrap();
    let dropped = staff.press(&next, "Cancel").await.unwrap();
    assert_eq!(dropped.text(), "Dropped. The card that is posted stays.");
    assert_eq!(club.discord.messages(staff.channel()).len(), 1);
    let gone = staff.force().press(&dropped, "all:1:1").await.unwrap();
    assert_private(&gone, &["This draft is gone"]);
    assert_eq!(club.discord.messages(staff.channel()).len(), 1);
    club.close().await;
}

#[tokio::test]
async fn cards_that_discord_refuses_are_told_of_and_can_be_posted_later() {
    let club = Club::open().await;
    let staff = club.staff();
    let talk = club.discord.channel("talk");
    club.discord
        .deny(talk, readalong::rehearsal::permission::SEND_MESSAGES);
    let options = json!({ "file": Attachment::new("notes.md", NOTES), "channel": talk });
    let proof = staff.slash("review post", options).await.unwrap();
    let refused = staff.press(&proof, "Post all").await.unwrap();
    assert_private(
        &refused,
        &[
            "has no card, because I may not post in <#",
            "press **Post**",
        ],
    );
    assert!(club.discord.messages(talk).is_empty());
    club.discord.deny(talk, 0);
    let mut page = refused;
    for _ in TITLES {
        page = staff.press(&page, "Post").await.unwrap();
    }
    assert_says(
        &page,
        &["*The Ferry* is posted", "*A Buoy in Winter* is posted"],
    );
    assert_eq!(club.discord.messages(talk).len(), 3);
    club.close().await;
}
