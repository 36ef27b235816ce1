//! The whole text of a review: in place where it is short, in a thread where it
//! is long, and always text, whatever is written in it.

use readalong::rehearsal::{Attachment, Message};
use serde_json::json;

use crate::harness::{Club, PATIENCE, SHORT, assert_private, long_review, shown, unescaped};

/// The pages in the thread under a card, once the last one is there.
async fn pages(club: &Club, card: &Message, last_words: &str) -> Vec<String> {
    let complete = |message: &Message| unescaped(&message.content).ends_with(last_words);
    let there = club
        .discord
        .wait_until(|world| world.messages(card.id).any(complete), PATIENCE)
        .await;
    let pages: Vec<String> = club
        .discord
        .messages(card.id)
        .into_iter()
        .map(|page| page.content)
        .collect();
    assert!(there, "the last page never came: {pages:?}");
    pages
}

#[tokio::test]
async fn a_short_review_is_shown_in_full_to_the_one_who_asks() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let whole = club
        .member("Ana")
        .press(&card, "Read it all")
        .await
        .unwrap();
    assert_private(&whole, &["The Salt Ledger"]);
    let text = unescaped(&whole.text());
    for paragraph in SHORT.lines().filter(|line| line.len() > 70) {
        assert!(text.contains(paragraph), "{paragraph:?} is not in {text}");
    }
    assert!(
        !text.contains("Goodreads"),
        "a label is in the prose: {text}"
    );
    assert!(club.discord.threads(card.channel).is_empty());
    club.close().await;
}

#[tokio::test]
async fn a_long_review_stands_in_a_thread_cut_between_paragraphs() {
    let club = Club::open().await;
    let (text, paragraphs) = long_review();
    let card = club.post("tide.txt", &text).await;
    let pages = pages(&club, &card, paragraphs.last().unwrap()).await;
    assert!(pages.len() > 3, "only {} pages", pages.len());
    for page in &pages {
        assert!((1..=2_000).contains(&page.chars().count()), "{page}");
    }
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        words(&unescaped(&pages.join(" "))),
        words(&paragraphs.join(" ")),
        "the words are not complete or not in order"
    );
    let (long, short): (Vec<&String>, Vec<_>) = paragraphs.iter().partition(|p| p.len() > 2_000);
    assert_eq!(long.len(), 1, "the sample has one paragraph over a message");
    for paragraph in short {
        let whole = pages
            .iter()
            .any(|page| page.split("\n\n").any(|p| p == paragraph));
        assert!(whole, "cut inside a paragraph that fits: {paragraph}");
    }
    for page in &pages {
        assert!(
            page.starts_with("In the chapter") && page.ends_with('.'),
            "{page}"
        );
    }

    let threads = club.discord.threads(card.channel);
    assert_eq!(threads.len(), 1);
    assert_eq!(
        (threads[0].id, &*threads[0].name),
        (card.id, "The Tide Book")
    );
    let pointed = club
        .member("Ana")
        .press(&card, "Read it all")
        .await
        .unwrap();
    assert_private(&pointed, &[&format!("<#{}>", card.id)]);
    club.close().await;
}

#[tokio::test]
async fn whatever_a_review_holds_is_shown_as_text_and_pings_nobody() {
    let club = Club::open().await;
    let ana = club.member("Ana");
    let evil = format!(
        "@everyone <@{}> <@&{}> [free books](https://evil.example/a_b) **bold** ||spoiler|| `code`",
        ana.id(),
        club.discord.guild(0)
    );
    let filler = "The sea keeps what it is given, and nobody in the village asks for it back. ";
    let text = format!(
        "Title: Nets {evil}\nAuthor: {evil}\nGenre: {evil}\nStrong Point: {evil}\n\
         Weak Point: {evil}\nMy Rating: 4/5\n\nI read it for the family secrets. {evil}\n\n\
         # Not a heading {evil}\n\n> Not a quote {evil}\n\n{}\n\nSo it ends.\n",
        filler.repeat(40)
    );
    let staff = club.staff();
    let file = Attachment::new("evil.txt", text.clone());
    let draft = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert_text(shown(&draft));
    staff.press(&draft, "Post").await.unwrap();
    let card = club.discord.messages(staff.channel()).remove(0);
    for page in pages(&club, &card, "So it ends.").await {
        assert!(!has_markup(&page), "{page}");
    }

    let note = json!({ "book": "Nets", "stars": "4", "note": evil });
    let titled = ana
        .complete("rate", "book", "nets", json!({}))
        .await
        .unwrap();
    let book = titled[0].value.clone();
    let rating = json!({ "book": book, "stars": "4", "note": note["note"] });
    for reply in [
        ana.slash("rate", rating).await.unwrap(),
        ana.slash("rate", json!({ "book": book, "stars": evil }))
            .await
            .unwrap(),
        ana.slash("rate", json!({ "book": evil, "stars": "4" }))
            .await
            .unwrap(),
        ana.slash("discuss", json!({ "book": book })).await.unwrap(),
        ana.slash("discuss", json!({ "book": book, "theme": evil }))
            .await
            .unwrap(),
        ana.slash("scores", json!({ "book": book })).await.unwrap(),
        ana.slash("scores", json!({})).await.unwrap(),
        ana.slash("unrate", json!({ "book": book })).await.unwrap(),
        ana.slash("unrate", json!({ "book": book })).await.unwrap(),
        ana.press(&card, "Rate").await.unwrap(),
    ] {
        assert_text(shown(&reply));
    }
    for _ in 0..30 {
        let asked = ana.slash("discuss", json!({ "book": book })).await.unwrap();
        assert_text(shown(&asked));
    }
    let file = Attachment::new("evil.txt", text);
    let again = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert_text(shown(&again));
    let again = staff.press(&again, "Update the card").await.unwrap();
    assert_text(shown(&again));
    club.card_says(card.id, "no vote yet").await;
    for message in club.written() {
        assert_text(&message);
    }
    club.close().await;
}

/// Asserts that in the places where Discord reads Markdown there is no link,
/// mention or emphasis of the review's.
fn assert_text(message: &Message) {
    let mut read = vec![message.content.clone()];
    for embed in &message.embeds {
        let fields = embed["fields"].as_array().into_iter().flatten();
        let values = fields.map(|field| &field["value"]);
        let marked = [&embed["title"], &embed["description"]]
            .into_iter()
            .chain(values);
        read.extend(marked.filter_map(|value| value.as_str()).map(str::to_owned));
    }
    for text in read {
        assert!(!has_markup(without_own_link(&text)), "{text}");
    }
}

/// The text without the bot's own link to the card, which is the last line under
/// a question and holds nothing but ids.
fn without_own_link(text: &str) -> &str {
    let own = "\n[To the review](https://discord.com/channels/";
    let is_id = |id: &str| id.parse::<u64>().is_ok();
    match text.rsplit_once(own) {
        Some((text, ids)) if ids.trim_end_matches(')').split('/').all(is_id) => text,
        _ => text,
    }
}

fn has_markup(text: &str) -> bool {
    let mut bare = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\\' {
            rest.next();
            bare.push('\u{fffd}');
        } else {
            bare.push(c);
        }
    }
    let marks = [
        "](",
        "<@",
        "**bold",
        "||spoiler",
        "`code",
        "\n# ",
        "\n> Not",
    ];
    marks.iter().any(|mark| bare.contains(mark)) || bare.starts_with("# ")
}
