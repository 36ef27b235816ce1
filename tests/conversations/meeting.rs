//! Six questions at once for a meeting, with a sheet that can be printed.

use std::collections::HashSet;

use readalong::rehearsal::{Message, Reply};
use serde_json::{Value, json};

use crate::harness::{Club, SHORT, assert_private, for_each_database, shown, unescaped};

const ME: &str = "shown to me alone";
const EVERYBODY: &str = "posted here (staff)";

/// What is asked in a set.
fn set(message: &Message) -> Vec<String> {
    let fields = message.embeds[0]["fields"].as_array().unwrap();
    let question = |field: &Value| {
        let value = field["value"].as_str().unwrap();
        let (question, _) = value.split_once("**\n").unwrap_or((value, ""));
        unescaped(question).replace("**", "").replace("||", "")
    };
    fields.iter().map(question).collect()
}

/// The name of the sheet, and what is on it.
async fn sheet(reply: &Reply) -> (String, String) {
    let [file] = shown(reply).attachments.as_slice() else {
        panic!("no sheet, but: {}", reply.text());
    };
    let url = file["url"].as_str().unwrap();
    let text = reqwest::get(url).await.unwrap().text().await.unwrap();
    (file["filename"].as_str().unwrap().to_owned(), text)
}

#[tokio::test]
async fn a_host_gets_six_that_differ_and_a_sheet() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let six = ana.slash("discuss", json!({ "set": ME })).await.unwrap();
    assert_private(&six, &["The Salt Ledger", "the sheet below can be printed"]);
    let questions = set(shown(&six));
    assert_eq!(questions.len(), 6, "{questions:?}");
    let opening = |text: &String| {
        let words = text.split([' ', '“', '”']).filter(|word| !word.is_empty());
        words.take(3).collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let openings: HashSet<String> = questions.iter().map(opening).collect();
    assert!(openings.len() >= 5, "{openings:?}");
    assert!(!shown(&six).text().contains("||"), "{}", six.text());

    let (name, text) = sheet(&six).await;
    assert_eq!(name, "questions.txt");
    assert!(
        text.starts_with("The Salt Ledger\nby Oda Brandt\n"),
        "{text}"
    );
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (number, question) in (1..).zip(&questions) {
        // On paper nothing is in italics.
        let question = question.trim_end_matches('…').replace('*', "");
        assert!(
            flat.contains(&format!("{number}. {question}")),
            "{question} in {text}"
        );
    }
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(78), "{text}");

    // Looking at a set asks nobody anything.
    let mut left = HashSet::new();
    for _ in 0..2 {
        let again = ana.slash("discuss", json!({ "set": ME })).await.unwrap();
        assert!(
            !again.text().contains("asked here before"),
            "{}",
            again.text()
        );
        left.insert(set(shown(&again)));
    }
    let finished = json!({ "set": ME, "tier": 2 });
    let finished = ana.slash("discuss", finished).await.unwrap();
    assert_private(&finished, &["||**"]);
    club.close().await;
}

#[tokio::test]
async fn what_is_posted_counts_as_asked_and_only_staff_post_it() {
    for_each_database(async |club| {
        club.post("salt.txt", SHORT).await;
        let (ana, staff) = (club.member("Ana"), club.staff());
        let options = || json!({ "set": EVERYBODY });
        let refused = ana.slash("discuss", options()).await.unwrap();
        assert_private(&refused, &["Only staff"]);
        let first = ana.slash("discuss", json!({})).await.unwrap();
        let posted = staff.slash("discuss", options()).await.unwrap();
        assert!(!posted.ephemeral(), "{}", posted.text());
        let mut seen: HashSet<String> = set(shown(&posted)).into_iter().collect();
        let (_, text) = sheet(&posted).await;
        assert!(text.contains("6.  "), "{text}");
        let asked = |reply: &Reply| {
            let text = shown(reply).embeds[0]["description"].as_str().unwrap();
            unescaped(text).replace("**", "")
        };
        assert!(
            seen.insert(asked(&first)),
            "it was asked already: {}",
            asked(&first)
        );
        loop {
            let next = ana.slash("discuss", json!({})).await.unwrap();
            if next.text().contains("no new question left") {
                break;
            }
            assert!(seen.insert(asked(&next)), "twice: {}", asked(&next));
        }
        // When all were asked, a set has older ones and says so.
        let old = ana.slash("discuss", json!({ "set": ME })).await.unwrap();
        assert_private(&old, &["6 were asked here before"]);
        club.close().await;
    })
    .await;
}
