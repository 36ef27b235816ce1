//! A member's own question: what it may be. Pure; who takes it in is the club's
//! staff's matter.

use crate::club::sorry::Sorry;

/// Fewest characters.
pub const SHORTEST: usize = 12;

/// Most characters.
pub const LONGEST: usize = 300;

/// What stands before the row's number in the prompt of a member's question,
/// where a question of the bank names its entry.
const MEMBER: &str = "member/";

/// What a link or a mention begins with. A link leads away from the talk, and a
/// mention would call somebody each time that the question is put.
const LEADS_AWAY: &[&str] = &[
    "://",
    "www.",
    "discord.gg",
    "discord.com",
    "mailto:",
    "<@",
    "<#",
    "@everyone",
    "@here",
];

/// Endings by which a word with a dot in it is known for an address.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "gg", "me", "tv", "info", "biz", "app", "dev", "xyz", "club",
    "shop", "online", "site", "link", "uk", "de", "fr", "es", "it", "pl", "br", "ru", "co",
];

/// The question in one line, as it is kept.
///
/// # Errors
///
/// [`Sorry::OwnLength`] and [`Sorry::OwnLink`].
pub fn own(text: &str) -> Result<String, Sorry> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let characters = text.chars().count();
    if !(SHORTEST..=LONGEST).contains(&characters) || !text.contains(char::is_alphabetic) {
        return Err(Sorry::OwnLength {
            characters,
            least: SHORTEST,
            most: LONGEST,
        });
    }
    if leads_away(&text) {
        return Err(Sorry::OwnLink);
    }
    Ok(text)
}

/// The prompt of the question in this row.
#[must_use]
pub fn prompt_of(row: i64) -> String {
    format!("{MEMBER}{row}")
}

fn leads_away(text: &str) -> bool {
    let small = text.to_lowercase();
    LEADS_AWAY.iter().any(|sign| small.contains(sign)) || small.split(' ').any(is_address)
}

/// Whether a word is an address without its beginning: `example.com/books`.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split(['/', '?', ':', '#']).next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(name, ending)| {
        name.chars().count() > 1
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
            && DOMAINS.contains(&ending)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_kept_in_one_line() {
        for (text, kept) in [
            (
                "  Would you have\n kept the second ledger?  ",
                "Would you have kept the second ledger?",
            ),
            ("Who is it for? I mean it.", "Who is it for? I mean it."),
            ("Why 3.5 stars and not 4.0?", "Why 3.5 stars and not 4.0?"),
            ("What of e.g. the harbour?", "What of e.g. the harbour?"),
            (
                "Pourquoi la mère ment-elle ?",
                "Pourquoi la mère ment-elle ?",
            ),
            (
                "She left…and then? Why so late?",
                "She left…and then? Why so late?",
            ),
        ] {
            assert_eq!(own(text).as_deref(), Ok(kept), "failed on {text}");
        }
    }

    #[test]
    fn what_is_no_question_for_a_club_is_refused() {
        let long = "why ".repeat(100);
        for (text, is_length) in [
            ("", true),
            ("Why so?", true),
            (long.as_str(), true),
            ("????????????????", true),
            ("Have you seen https://example.org/x yet?", false),
            ("Have you seen www.example.org yet?", false),
            ("Have you read example.com/books, all of it?", false),
            ("Is it on BOOKS.example.co.uk (or not)?", false),
            ("Hey @everyone, what did you make of it?", false),
            ("What does <@1234> think of the ending?", false),
            ("Who joins me at discord.gg/abc tonight?", false),
        ] {
            let refused = own(text).unwrap_err();
            let length = matches!(refused, Sorry::OwnLength { .. });
            assert_eq!(length, is_length, "failed on {text}: {refused}");
        }
    }
}
