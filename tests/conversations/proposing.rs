//! Members' own questions: proposed, decided by staff, asked like any other.

use std::time::Duration;

use readalong::rehearsal::{Message, Person, Reply, permission};
use serde_json::json;

use crate::harness::{
    Club, PATIENCE, SHORT, assert_private, assert_says, field, for_each_database, shown,
};

const OWN: &str = "Which of the two ledgers would you have burned first?";

/// What staff are asked, once it is there.
async fn asked(club: &Club, channel: u64, words: &str) -> Message {
    let found = |world: &readalong::rehearsal::World| {
        world
            .messages(channel)
            .find(|one| one.text().contains(words) && !one.buttons().is_empty())
            .cloned()
    };
    let there = club
        .discord
        .wait_until(|world| found(world).is_some(), PATIENCE)
        .await;
    assert!(there, "nobody asked about: {words}");
    club.discord.look(|world| found(world)).unwrap()
}

/// The last letter to a member that says this.
async fn told(member: &Person, says: &str) -> String {
    let waiting = async {
        loop {
            let letters = member.letters();
            if let Some(letter) = letters.iter().rev().find(|one| one.text().contains(says)) {
                return letter.text();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let letter = tokio::time::timeout(PATIENCE, waiting).await;
    letter.unwrap_or_else(|_| panic!("never told: {says}"))
}

/// Whether a question comes before the stock is used up.
async fn comes(person: &Person, words: &str) -> Option<Reply> {
    for _ in 0..500 {
        let reply = person.slash("discuss", json!({})).await.unwrap();
        let text = reply.text();
        if text.contains("no new question left") {
            return None;
        }
        if text.contains(words) {
            return Some(reply);
        }
    }
    panic!("the stock never ends");
}

#[tokio::test]
async fn a_members_question_is_taken_in_by_staff_and_asked_like_any_other() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        let (ana, ben, staff) = (club.member("Ana"), club.member("Ben"), club.staff());
        let proposed = ana.slash("discuss", json!({ "add": OWN })).await.unwrap();
        assert_private(
            &proposed,
            &[
                "I ask the staff in <#",
                "*The Salt Ledger*",
                "without your name",
            ],
        );
        let message = asked(&club, card.channel, OWN).await;
        assert_eq!(message.buttons(), ["Take it in", "Decline"]);
        assert!(
            !message.text().contains(&ana.id().to_string()),
            "{}",
            message.text()
        );
        let talk = club.discord.channel("talk");
        assert!(
            comes(&ben.in_channel(talk), OWN).await.is_none(),
            "not taken in"
        );

        let refused = ben.force().press(&message, "Take it in").await.unwrap();
        assert_private(&refused, &["Only staff"]);
        let taken = staff.press(&message, "Take it in").await.unwrap();
        assert!(taken.update());
        assert_says(&taken, &["Taken in by", OWN]);
        let letter = told(&ana, "is taken in").await;
        assert!(letter.contains(OWN), "{letter}");
        let question = comes(&ben.in_channel(talk), OWN)
            .await
            .expect("it is asked");
        assert_says(&question, &["a member's question", "asked by a member"]);
        assert_eq!(field(shown(&question), "From the review"), None);
        let thumb = ben.press(&question, "👍").await.unwrap();
        assert_private(&thumb, &["more often"]);

        // Staff may think again, and the member is told again.
        let out = staff.press(&taken, "Take it out again").await.unwrap();
        assert_says(&out, &["Declined by"]);
        told(&ana, "have not taken in").await;
        assert!(comes(&ben, OWN).await.is_none(), "it is still asked");
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_wishes_is_named_and_what_tells_the_end_is_hidden() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let (ana, staff) = (club.member("Ana"), club.staff());
    let options = json!({ "add": OWN, "signed": true, "tier": 2, "theme": "family" });
    let proposed = ana.slash("discuss", options).await.unwrap();
    assert_private(&proposed, &["with your name"]);
    let message = asked(&club, card.channel, OWN).await;
    assert!(message.text().contains(&format!("<@{}>", ana.id())));
    assert!(
        message.text().contains(&format!("||**{OWN}**||")),
        "{}",
        message.text()
    );
    staff.press(&message, "Take it in").await.unwrap();
    assert!(
        comes(&ana, OWN).await.is_none(),
        "it was asked of everybody"
    );
    let mut question = ana.slash("discuss", json!({ "tier": 2 })).await.unwrap();
    for _ in 0..100 {
        if question.text().contains(OWN) {
            break;
        }
        question = ana.press(&question, "Another").await.unwrap();
    }
    assert_says(
        &question,
        &[
            &format!("||**{OWN}**||"),
            &format!("asked by <@{}>", ana.id()),
        ],
    );
    club.close().await;
}

#[tokio::test]
async fn what_is_no_question_is_refused_and_nobody_floods_the_staff() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    for (text, says) in [
        ("Why so?", "12 to 300 characters, and this has 7"),
        ("Have you seen https://example.org yet?", "no link"),
        ("Hey @everyone, what of the end?", "call nobody"),
    ] {
        let refused = ana.slash("discuss", json!({ "add": text })).await.unwrap();
        assert_private(&refused, &[says, "roposed"]);
    }
    let unknown = json!({ "add": OWN, "theme": "space travel" });
    let unknown = ana.slash("discuss", unknown).await.unwrap();
    assert_private(&unknown, &["does not speak of “space travel”"]);
    for number in 1..=5 {
        let text = format!("{OWN} And what came number {number}?");
        let taken = ana.slash("discuss", json!({ "add": text })).await.unwrap();
        assert_private(&taken, &["Thank you"]);
    }
    let twice = format!("{OWN} And what came number 1?");
    let twice = ana.slash("discuss", json!({ "add": twice })).await.unwrap();
    assert_private(&twice, &["there already"]);
    let many = ana.slash("discuss", json!({ "add": OWN })).await.unwrap();
    assert_private(&many, &["5 questions of yours wait"]);
    let other = club.member("Ben");
    let other = other.slash("discuss", json!({ "add": OWN })).await.unwrap();
    assert_private(&other, &["Thank you"]);
    asked(&club, card.channel, &format!("{OWN}**")).await;

    club.discord.deny(card.channel, permission::SEND_MESSAGES);
    let mute = ana.slash("discuss", json!({ "add": OWN })).await.unwrap();
    assert_private(&mute, &["may not write in"]);
    club.close().await;
}

#[tokio::test]
async fn staff_are_asked_once_also_after_a_crash() {
    let mut club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    ana.slash("discuss", json!({ "add": OWN })).await.unwrap();
    asked(&club, card.channel, OWN).await;
    club.kill();
    // As if the answer to the message had been lost with the bot.
    crate::blog::as_if(
        &club,
        "update member_question set told = '', message = null, leased_until = null",
    )
    .await;
    club.start().await;
    let settled = async {
        loop {
            let jobs = club
                .store
                .claim_proposals(chrono::Utc::now(), chrono::Utc::now(), 9)
                .await
                .unwrap();
            if jobs.is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, settled)
        .await
        .expect("it never ends");
    let all = club.discord.messages(card.channel);
    let asked = all.iter().filter(|one| one.text().contains(OWN)).count();
    assert_eq!(asked, 1, "{all:?}");
    club.close().await;
}
