//! *Apps → Post as review* on a message.

use readalong::rehearsal::{Attachment, Message};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database};
use crate::site::Page;

const COMMAND: &str = "Post as review";

#[tokio::test]
async fn a_message_that_is_a_review_becomes_a_card() {
    for_each_database(async |mut club| {
        let (staff, ana) = (club.staff(), club.member("Ana"));
        let said = ana.says(SHORT);
        let proof = staff.apps(&said, COMMAND).await.unwrap();
        assert!(proof.deferred());
        assert_private(&proof, &["The Salt Ledger", "4/5", "Post"]);
        club.kill();
        club.start().await;
        let posted = staff.press(&proof, "Post").await.unwrap();
        assert_says(&posted, &["Posted: "]);
        let card = |club: &Club| -> Vec<Message> {
            let messages = club.discord.messages(staff.channel());
            let is_card = |one: &Message| one.buttons().contains(&"Rate".to_owned());
            messages.into_iter().filter(is_card).collect()
        };
        assert_eq!(card(&club).len(), 1);

        // Said again, and corrected.
        let corrected = ana.says(&SHORT.replace("4/5", "2/5"));
        let proof = staff.apps(&corrected, COMMAND).await.unwrap();
        let updated = staff.press(&proof, "Update the card").await.unwrap();
        assert_says(&updated, &["Updated: "]);
        assert_eq!(card(&club).len(), 1);
        club.card_says(card(&club)[0].id, "2/5").await;
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_attached_to_a_message_is_read_with_its_words() {
    let club = Club::open().await;
    let (staff, ana) = (club.staff(), club.member("Ana"));
    let nameless: String = SHORT.lines().skip(1).collect::<Vec<_>>().join("\n");
    let picture = Attachment::new("cover.png", b"\x89PNG".to_vec());
    let file = |text: &str| Attachment::new("salt.MD", text);
    club.site
        .put("/salt", Page::Text("text/plain", SHORT.to_owned()));
    for (words, files) in [
        ("", vec![picture.clone(), file(SHORT)]),
        ("My new review, enjoy!", vec![file(SHORT)]),
        (
            "Title: The Salt Ledger\nAuthor: Oda Brandt",
            vec![file(&nameless)],
        ),
        (SHORT, vec![Attachment::new("list.txt", "milk\neggs")]),
        (SHORT, vec![picture.clone()]),
        (
            "It is out! <http://blog.example/salt>",
            vec![picture.clone()],
        ),
    ] {
        let said = ana.says_with(words, &files);
        let proof = staff.apps(&said, COMMAND).await.unwrap();
        assert_private(&proof, &["The Salt Ledger", "Oda Brandt", "Post"]);
        let whole = proof.text();
        assert!(!whole.contains("enjoy"), "{whole}");
        staff.press(&proof, "Cancel").await.unwrap();
    }
    club.assert_no_card().await;
    club.close().await;
}

#[tokio::test]
async fn a_message_without_a_review_is_refused_in_words() {
    let club = Club::open().await;
    let (staff, ana) = (club.staff(), club.member("Ana"));
    let picture = Attachment::new("cover.png", b"\x89PNG".to_vec());
    for (words, files, said) in [
        ("", vec![picture], "holds no text that I can read"),
        ("Nice weather today", vec![], "not look like a review"),
        (
            "",
            vec![Attachment::new("a.txt", "")],
            "That document is empty",
        ),
        ("See http://blog.example/missing", vec![], "answered 404"),
        ("See http://127.0.0.1/", vec![], "could not open that link"),
    ] {
        let message = ana.says_with(words, &files);
        let refused = staff.apps(&message, COMMAND).await.unwrap();
        assert_private(&refused, &[said]);
        assert!(refused.components().is_empty(), "{words:?} has buttons");
    }
    // Where no card can be, and on what the bot itself wrote.
    let in_voice = ana.in_channel(club.discord.channel("voice")).says(SHORT);
    let staff_there = staff.in_channel(club.discord.channel("voice"));
    let refused = staff_there.apps(&in_voice, COMMAND).await.unwrap();
    assert_private(&refused, &["Copy the text into `/review paste`"]);
    club.assert_no_card().await;
    let card = club.post("salt.txt", SHORT).await;
    let refused = staff.apps(&card, COMMAND).await.unwrap();
    assert_private(&refused, &["holds no text that I can read"]);
    club.close().await;
}

#[tokio::test]
async fn only_staff_may_and_an_admin_may_let_others() {
    let club = Club::open().await;
    let command = club.discord.look(|world| {
        let mut commands = world.commands(world.guilds()[0].id);
        commands.find(|one| one["name"] == COMMAND).cloned()
    });
    assert_eq!(command.unwrap()["default_member_permissions"], json!("32"));
    let ana = club.member("Ana");
    let said = ana.says(SHORT);
    assert!(ana.apps(&said, COMMAND).await.is_err(), "she sees it");
    let refused = ana.force().apps(&said, COMMAND).await.unwrap();
    assert_private(&refused, &["Only staff"]);

    club.discord.permit(COMMAND, &[(ana.id(), true)]);
    let proof = ana.force().apps(&said, COMMAND).await.unwrap();
    assert_private(&proof, &["The Salt Ledger", "Post"]);
    let posted = ana.press(&proof, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);

    // Taken away between proof and press.
    let other = ana.says(&SHORT.replace("4/5", "2/5"));
    let proof = ana.force().apps(&other, COMMAND).await.unwrap();
    club.discord.permit(COMMAND, &[(ana.id(), false)]);
    for button in ["Update the card", "Edit fields", "Cancel"] {
        let refused = ana.press(&proof, button).await.unwrap();
        assert_private(&refused, &["Only staff"]);
    }
    club.close().await;
}
