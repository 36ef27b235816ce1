//! The prose of a review: the lines that no field took.
//!
//! [`body`] joins them to paragraphs without labels and chrome, [`with_points`]
//! adds what a label said the reviewer liked or did not, [`language`]
//! tells what they are written in, [`has_sentence`] whether there are any.
//! Quotations stay, for a reader would miss them.

use std::borrow::Cow;

use super::document::{Block, Kind};
use super::rating;
use crate::club::review::Review;

/// The paragraphs that nobody took, with one blank line between them. Runs of
/// white space become one space; every other character stays.
#[must_use]
pub fn body(blocks: &[Block<'_>]) -> String {
    let mut body = String::new();
    for block in blocks {
        if matches!(block.kind, Kind::Heading(_) | Kind::Rule | Kind::Row) {
            continue;
        }
        let mut paragraph = String::new();
        for line in block
            .lines
            .iter()
            .filter(|line| !line.taken && !is_chrome(&line.text))
        {
            squeeze(&without_drawn(&line.text), &mut paragraph);
        }
        if paragraph.chars().any(|c| !c.is_whitespace()) {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(paragraph.trim());
        }
    }
    body
}

/// The prose with the strong and the weak point as its last paragraphs, where it
/// does not hold their words: they are the reviewer's own, and only what is in
/// the prose can be quoted to the club.
#[must_use]
pub fn with_points(mut body: String, review: &Review) -> String {
    let points = [&review.strong_point, &review.weak_point];
    for point in points.into_iter().flatten() {
        let mut words = String::new();
        squeeze(point, &mut words);
        let mut all = String::with_capacity(body.len());
        squeeze(&body, &mut all);
        if !words.is_empty() && !all.contains(&words) {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(&words);
        }
    }
    body
}

/// The text without the ratings that a site's generator draws: nobody reads
/// `{% include stars.html stars=4 %}`.
fn without_drawn(text: &str) -> Cow<'_, str> {
    if !text.contains('{') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.find('{').and_then(|at| rest.split_at_checked(at)) {
        let drawn = rating::template(tag);
        let end = drawn.unwrap_or(1);
        let (tag, behind) = tag.split_at_checked(end).unwrap_or((tag, ""));
        kept.push_str(before);
        kept.push_str(if drawn.is_some() { "" } else { tag });
        rest = behind;
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Appends `text`, a space before it where something stands there, with one
/// space for each run of white space. A single no-break space is typography
/// ("« Oui »") and stays.
fn squeeze(text: &str, onto: &mut String) {
    let mut gap: Option<char> = (!onto.is_empty()).then_some(' ');
    let mut begun = false;
    for character in text.chars() {
        if character.is_whitespace() {
            gap = Some(match gap {
                None if matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}') => character,
                _ => ' ',
            });
            continue;
        }
        if let Some(space) = gap.take().filter(|_| begun || !onto.is_empty()) {
            onto.push(space);
        }
        begun = true;
        onto.push(character);
    }
}

/// Lines that a blog puts around a review.
const CHROME: [&str; 40] = [
    "read more",
    "continue reading",
    "view all my reviews",
    "see all my reviews",
    "book review",
    "review",
    "blurb",
    "book blurb",
    "leave a comment",
    "leave a reply",
    "share this",
    "share",
    "share this post",
    "like this",
    "loading",
    "advertisement",
    "advertisements",
    "buy this book",
    "buy the book",
    "buy now",
    "buy on amazon",
    "amazon",
    "goodreads",
    "add to goodreads",
    "add on goodreads",
    "bookshop",
    "subscribe",
    "related posts",
    "related",
    "previous post",
    "next post",
    "back to top",
    "table of contents",
    "posted in",
    "filed under",
    "tweet",
    "pin it",
    "skip to content",
    "menu",
    "home",
];

fn is_chrome(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let bare = line
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    if CHROME.contains(&bare.as_str()) {
        return true;
    }
    // "Read book blurb here", "Buy it here", "Click here to …": an order to
    // press something, without the full stop of a sentence.
    let ordered = [
        "read ", "buy ", "find ", "get ", "see ", "order ", "click ", "watch ",
    ]
    .iter()
    .any(|verb| bare.starts_with(verb));
    ordered
        && (bare.ends_with(" here") || bare.starts_with("click here"))
        && bare.split(' ').count() <= 7
        && !line.ends_with(['.', '!', '?'])
}

/// Whether the prose has a sentence: four words in a row of a paragraph, or ten
/// letters of a script that writes without spaces.
#[must_use]
pub fn has_sentence(body: &str) -> bool {
    body.split("\n\n").any(|paragraph| {
        let words = paragraph
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|'))
            .filter(|word| word.chars().any(char::is_alphabetic))
            .take(4)
            .count();
        words == 4
            || paragraph
                .chars()
                .filter(|c| is_unspaced(*c))
                .take(10)
                .count()
                == 10
    })
}

/// Letters of scripts that put no spaces between words.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x20000..=0x2FFFF)
}

/// What the prose is written in, ISO 639-1; `None` where that is not certain.
#[must_use]
pub fn language(body: &str) -> Option<String> {
    super::language::of(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::document::Document;

    #[test]
    fn prose_is_paragraphs_without_chrome() {
        let text = "Read the book blurb here\n\n  One  line\nand another.\n\n\n« Oui\u{a0}», \u{a0}she said.\n\nView all my reviews\n\nBuy it here.\n\n- an item\n";
        assert_eq!(
            body(&Document::parse(text).blocks),
            "One line and another.\n\n« Oui\u{a0}», she said.\n\nBuy it here.\n\n- an item"
        );
    }

    #[test]
    fn drawn_ratings_are_no_prose() {
        let text = "I {really} liked it. {% include stars.html stars=4 %}\n\nSo {{ rating: 3 }} did she, {she} said.";
        assert_eq!(
            body(&Document::parse(text).blocks),
            "I {really} liked it.\n\nSo did she, {she} said."
        );
    }

    #[test]
    fn headings_and_tables_are_no_prose_but_quotations_are_kept() {
        let text = "# Thoughts\n\nMine *alone*.\n\n> Theirs.\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(
            body(&Document::parse(text).blocks),
            "Mine alone.\n\nTheirs."
        );
    }

    #[test]
    fn points_that_a_label_named_end_the_prose_unless_it_holds_them() {
        let review = Review {
            strong_point: Some("The sea,\nthe cook.".to_owned()),
            weak_point: Some("The map.".to_owned()),
            ..Review::default()
        };
        for (prose, whole) in [
            ("Mine.", "Mine.\n\nThe sea, the cook.\n\nThe map."),
            ("", "The sea, the cook.\n\nThe map."),
            (
                "The sea,\n\nthe cook. The map.",
                "The sea,\n\nthe cook. The map.",
            ),
        ] {
            assert_eq!(with_points(prose.to_owned(), &review), whole);
        }
    }

    #[test]
    fn sentences_are_told_from_scraps() {
        for (text, has) in [
            ("It was good, mostly.", true),
            ("I liked it a lot", true),
            ("この本はとても面白かったです。", true),
            ("1 2 3 4 5 6 7 8", false),
            ("Dune", false),
            ("one\n\ntwo\n\nthree\n\nfour", false),
            ("", false),
        ] {
            assert_eq!(has_sentence(text), has, "failed on {text:?}");
        }
    }
}
