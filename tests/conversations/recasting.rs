//! Staff correct a review that is posted: card, thread and questions follow.

use readalong::rehearsal::{Reply, Role};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, long_review};

async fn edit(club: &Club, book: &str) -> Reply {
    let staff = club.staff();
    let proof = staff.slash("review edit", json!({ "book": book })).await;
    proof.unwrap()
}

#[tokio::test]
async fn the_fields_of_a_posted_review_are_corrected_and_the_card_follows() {
    for_each_database(async |mut club| {
        let card = club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        let staff = club.staff();
        let opened = json!({ "book": "salt ledger" });
        let proof = staff.slash("review edit", opened).await.unwrap();
        let link = format!("/{}/{}", card.channel, card.id);
        assert_private(
            &proof,
            &["The review of *The Salt Ledger* as it stands", &link],
        );
        assert_eq!(
            proof.message().unwrap().buttons(),
            ["Update the card", "Edit fields", "Edit the text", "Cancel"]
        );
        let form = staff.press(&proof, "Edit fields").await.unwrap();
        let typed = [("title", "The Salt Road"), ("rating", "2.5/5")];
        let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert_private(
            &changed,
            &["Changed here, and not yet for the club", "The Salt Road"],
        );
        club.settled().await;
        let before = club.discord.message(card.id).unwrap();
        assert!(before.text().contains("Salt Ledger"), "{}", before.text());

        club.kill();
        club.start().await;
        let done = staff.press(&changed, "Update the card").await.unwrap();
        assert_private(&done, &["Updated: ", &link]);
        let after = club.card_says(card.id, "The Salt Road").await;
        for says in ["2.5/5", "**3.00** from 1 vote"] {
            assert!(after.text().contains(says), "{says}: {}", after.text());
        }
        club.settled().await;
        assert_eq!(
            club.discord.messages(card.channel).len(),
            1,
            "no second card"
        );
        let scores = ana
            .slash("scores", json!({ "book": "salt road" }))
            .await
            .unwrap();
        assert_says(&scores, &["The Salt Road"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_text_of_a_posted_review_is_corrected_and_its_questions_follow() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let staff = club.staff();
    let proof = staff
        .slash("review edit", json!({ "book": "salt" }))
        .await
        .unwrap();
    let form = staff.press(&proof, "Edit the text").await.unwrap();
    let text = form.modal().unwrap().inputs[0].value.clone();
    assert!(text.starts_with("I read this novel"), "{text}");
    let empty = staff
        .submit(form.modal().unwrap(), &[("text", "")])
        .await
        .unwrap();
    assert_private(&empty, &["A review needs some text"]);
    let text = text.replace("two evenings", "three nights of heavy rain");
    let form = staff.press(&proof, "Edit the text").await.unwrap();
    let changed = staff
        .submit(form.modal().unwrap(), &[("text", &text)])
        .await
        .unwrap();
    assert_private(&changed, &["Changed here"]);
    // A form that was opened on the text of before is not taken for this one.
    let late = staff
        .submit(form.modal().unwrap(), &[("text", "Short.")])
        .await
        .unwrap();
    assert_private(&late, &["The text was changed since you opened that form"]);
    staff.press(&changed, "Update the card").await.unwrap();
    let whole = staff.press(&card, "Read it all").await.unwrap();
    assert_says(&whole, &["three nights of heavy rain"]);
    assert!(!whole.text().contains("two evenings"), "{}", whole.text());
    let mut asked = String::new();
    for _ in 0..12 {
        asked += &staff.slash("discuss", json!({})).await.unwrap().text();
    }
    assert!(!asked.contains("two evenings"), "{asked}");
    club.close().await;
}

#[tokio::test]
async fn a_long_text_is_corrected_piece_by_piece_and_the_thread_follows() {
    let club = Club::open().await;
    let (text, _) = long_review();
    let card = club.post("tide.txt", &text).await;
    club.settled().await;
    let staff = club.staff();
    let proof = staff
        .slash("review edit", json!({ "book": "tide" }))
        .await
        .unwrap();
    assert!(
        !proof
            .message()
            .unwrap()
            .buttons()
            .contains(&"Edit the text".to_owned())
    );
    let form = staff
        .choose(&proof, "Edit a part of the text", &["1"])
        .await
        .unwrap();
    let input = &form.modal().unwrap().inputs[0];
    assert!(
        input.label.starts_with("The review, part 2 of "),
        "{}",
        input.label
    );
    let changed = input.value.replacen("the tide", "the neap tide", 1);
    let changed = staff
        .submit(form.modal().unwrap(), &[("text", &changed)])
        .await
        .unwrap();
    staff.press(&changed, "Update the card").await.unwrap();
    club.settled().await;
    let thread: String = club
        .discord
        .messages(card.id)
        .iter()
        .map(|page| page.content.clone() + "\n\n")
        .collect();
    assert_eq!(thread.matches("neap").count(), 1, "{thread}");
    club.close().await;
}

#[tokio::test]
async fn of_two_who_edit_the_second_is_told() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let (marta, ben) = (club.staff(), club.discord.member("Ben", Role::Staff));
    let mut changed = Vec::new();
    for (staff, rating) in [(&marta, "1/5"), (&ben, "2/5")] {
        let proof = staff
            .slash("review edit", json!({ "book": "salt" }))
            .await
            .unwrap();
        let form = staff.press(&proof, "Edit fields").await.unwrap();
        let typed = [("rating", rating)];
        changed.push(staff.submit(form.modal().unwrap(), &typed).await.unwrap());
    }
    marta.press(&changed[0], "Update the card").await.unwrap();
    let late = ben.press(&changed[1], "Update the card").await.unwrap();
    assert_private(&late, &["Somebody has corrected or removed this review"]);
    club.card_says(card.id, "1/5").await;
    let others = ben.force().press(&card, "edit:2:1").await.unwrap();
    assert_private(&others, &["belongs to the member of staff"]);
    let proof = edit(&club, "nothing of the kind").await;
    assert_private(&proof, &["I do not know a book called"]);
    club.close().await;
}

#[tokio::test]
async fn a_correction_that_makes_two_records_one_says_so_first() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let other = SHORT.replace("Salt Ledger", "Pepper Mill");
    let other = other.replace("two evenings", "a week");
    club.post("pepper.txt", &other).await;
    let (ana, staff) = (club.member("Ana"), club.staff());
    for book in ["salt ledger", "pepper mill"] {
        let rating = json!({ "book": book, "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
    }
    let opened = json!({ "book": "pepper mill" });
    let proof = staff.slash("review edit", opened).await.unwrap();
    assert!(!proof.text().contains("record"), "{}", proof.text());
    let form = staff.press(&proof, "Edit fields").await.unwrap();
    let typed = [("title", "The Salt Ledger")];
    let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
    assert_private(
        &changed,
        &[
            "There is a record of *The Salt Ledger* already",
            "1 rating comes over, and of those who have rated both (1) the newer counts",
        ],
    );
    staff.press(&changed, "Update the card").await.unwrap();
    club.card_says(card.id, "**3.00** from 1 vote").await;
    club.settled().await;
    let gone = ana.slash("scores", json!({ "book": "pepper mill" })).await;
    assert_private(&gone.unwrap(), &["I do not know a book called"]);
    club.close().await;
}
