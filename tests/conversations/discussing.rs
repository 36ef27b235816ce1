//! Questions to the club: public, from the review letter by letter, and never
//! the same twice while there are others.

use std::collections::HashSet;

use readalong::rehearsal::{Person, Reply};
use serde_json::{Value, json};

use crate::harness::{
    Club, PATIENCE, SHORT, assert_private, assert_says, field, long_review, shown, unescaped,
};

/// The text of a question.
fn asked(reply: &Reply) -> String {
    assert!(
        !reply.ephemeral(),
        "a question for one alone: {}",
        reply.text()
    );
    let text = shown(reply).embeds[0]["description"].as_str();
    text.unwrap_or_else(|| panic!("no question, but: {}", reply.text()))
        .to_owned()
}

/// What stands below a question: the theme, and how many are left.
fn footer(reply: &Reply) -> String {
    let footer = &shown(reply).embeds[0]["footer"]["text"];
    footer.as_str().unwrap_or_default().to_owned()
}

/// All questions that a channel is asked before one comes again.
async fn all(person: &Person, options: &Value) -> Vec<Reply> {
    let mut questions = Vec::new();
    loop {
        let reply = person.slash("discuss", options.clone()).await.unwrap();
        if footer(&reply).contains("no new question left") {
            return questions;
        }
        questions.push(reply);
        assert!(questions.len() < 500, "the stock never ends");
    }
}

#[tokio::test]
async fn every_question_hangs_on_words_of_the_review() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let questions = all(&ana, &json!({})).await;
    for question in &questions {
        let quoted = field(shown(question), "From the review").expect("a receipt");
        let (receipt, link) = quoted.split_once("\n[To the review](").expect("a link");
        let receipt = unescaped(receipt.strip_prefix("> ").expect("a quote"));
        assert!(SHORT.contains(&receipt), "not in the review: {receipt}");
        let (guild, channel) = (club.discord.guild(0), card.channel);
        let address = format!(
            "https://discord.com/channels/{guild}/{channel}/{})",
            card.id
        );
        assert_eq!(link, address);
        assert_eq!(
            shown(question).buttons(),
            ["Another", "Other theme", "Open a thread", "👍", "👎"]
        );
    }
    let own = "Would you forgive a lie that fed you for twenty years?";
    let own = questions
        .iter()
        .filter(|question| asked(question).contains(own))
        .map(|question| club.read(shown(question)))
        .min();
    let own = own.expect("the reviewer's own question to the reader is asked");
    let (before, _) = own.split_once(" · ").expect("a footer");
    let (until, address) = before.split_once("https://").expect("a link");
    let (_, after) = address.split_once(')').expect("the end of the link");
    // Which theme it is filed under is the bank's affair.
    let (after, _theme) = after.rsplit_once('\n').expect("a theme");
    let before = format!("{until}the card){after}");
    // Which prompt asks it is the bank's affair, too.
    let (head, rest) = before.split_once("**").expect("a question");
    let (question, tail) = rest.split_once("**").expect("the end of the question");
    assert!(
        question.contains("“Would you forgive a lie that fed you for twenty years?”"),
        "{question}"
    );
    insta::assert_snapshot!(format!("{head}the question{tail}"), @r"
    The Salt Ledger
    the question
    From the review
    > Would you forgive a lie that fed you for twenty years?
    [To the review](the card)
    ");
    let weak = |question: &&Reply| asked(question).contains("Nobody laughs");
    assert!(
        questions.iter().any(|q| weak(&q)),
        "the weak point is asked about"
    );
    club.close().await;
}

#[tokio::test]
async fn nothing_returns_before_the_stock_is_used_up() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let (ana, ben) = (club.member("Ana"), club.member("Ben"));
    let first = ana.slash("discuss", json!({})).await.unwrap();
    let left: usize = footer(&first)
        .split_once(" · ")
        .and_then(|(_, stock)| stock.split(' ').next()?.parse().ok())
        .expect("how many are left");
    let mut seen = HashSet::from([asked(&first)]);
    for turn in 0..left {
        let next = match turn % 3 {
            0 => ben.press(&first, "Another").await,
            1 => ana.press(&card, "Discuss").await,
            _ => ben.slash("discuss", json!({})).await,
        }
        .unwrap();
        assert!(
            seen.insert(asked(&next)),
            "twice, at turn {turn}: {}",
            asked(&next)
        );
        let more = left - turn - 1;
        let said = match more {
            0 => "the last new one".to_owned(),
            more => format!("{more} more in stock"),
        };
        assert!(
            footer(&next).ends_with(&said),
            "{} at {more}",
            footer(&next)
        );
    }
    let again = ben.press(&first, "Another").await.unwrap();
    assert!(footer(&again).contains("no new question left; this one again"));
    assert!(seen.contains(&asked(&again)), "{}", asked(&again));

    // Another channel has its own memory.
    let talk = ana.in_channel(club.discord.channel("talk"));
    let fresh = talk.slash("discuss", json!({})).await.unwrap();
    assert!(footer(&fresh).ends_with(&format!("{left} more in stock")));
    club.close().await;
}

#[tokio::test]
async fn members_who_press_at_once_get_different_questions() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let [ana, ben, chloe, dora] = ["Ana", "Ben", "Chloé", "Dora"].map(|name| club.member(name));
    let (a, b, c, d) = tokio::join!(
        ana.press(&card, "Discuss"),
        ben.press(&card, "Discuss"),
        chloe.press(&card, "Discuss"),
        dora.press(&card, "Discuss"),
    );
    let asked: HashSet<String> = [a, b, c, d].map(|reply| asked(&reply.unwrap())).into();
    assert_eq!(asked.len(), 4, "{asked:?}");
    club.close().await;
}

#[tokio::test]
async fn a_theme_can_be_chosen_from_those_of_the_review() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let offered = ana
        .complete("discuss", "theme", "", json!({}))
        .await
        .unwrap();
    assert!(offered.len() > 1, "{offered:?}");
    let narrowed = ana
        .complete("discuss", "theme", "FAMI", json!({}))
        .await
        .unwrap();
    assert!(narrowed.len() < offered.len(), "{narrowed:?}");
    let [family] = narrowed.as_slice() else {
        panic!("{narrowed:?}");
    };
    for question in all(&ana, &json!({ "theme": family.value })).await {
        let about = footer(&question);
        assert!(
            about.starts_with(&family.name),
            "{about} for {}",
            family.name
        );
    }
    let typed = ana
        .slash("discuss", json!({ "theme": family.name.to_uppercase() }))
        .await;
    assert!(footer(&typed.unwrap()).starts_with(&family.name));
    let unknown = ana
        .slash("discuss", json!({ "theme": "space travel" }))
        .await
        .unwrap();
    assert_private(
        &unknown,
        &[
            "*The Salt Ledger* does not speak of “space travel”",
            "Did you mean",
            &family.name,
        ],
    );
    club.close().await;
}

#[tokio::test]
async fn in_the_thread_of_a_review_that_review_is_meant() {
    let club = Club::open().await;
    let (text, _) = long_review();
    let tide = club.post("tide.txt", &text).await;
    let has_pages = |world: &readalong::rehearsal::World| world.messages(tide.id).next().is_some();
    assert!(club.discord.wait_until(has_pages, PATIENCE).await);
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let newest = ana.slash("discuss", json!({})).await.unwrap();
    assert_says(&newest, &["The Salt Ledger"]);
    let here = ana
        .in_channel(tide.id)
        .slash("discuss", json!({}))
        .await
        .unwrap();
    assert_says(&here, &["The Tide Book"]);
    let named = json!({ "book": "salt ledger" });
    let named = ana
        .in_channel(tide.id)
        .slash("discuss", named)
        .await
        .unwrap();
    assert_says(&named, &["The Salt Ledger"]);
    club.close().await;
}
