//! What a headline says about itself and not about the book: that it is a
//! review, the how-manieth, and which part of a series the book is.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::count;
use crate::club::reading::fold::{Folded, plain};
use crate::club::reading::labels;
use crate::club::reading::vocabulary::reviews;

static REVIEW: LazyLock<HashSet<&str>> = LazyLock::new(|| reviews::REVIEW.split('|').collect());
static BEFORE_COLON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| reviews::REVIEW_BEFORE_COLON.split('|').collect());
static TRAILS: LazyLock<HashSet<&str>> = LazyLock::new(|| reviews::TRAILS.split('|').collect());
/// By their first word, longest first, so that "review of the book" goes before
/// "review of".
static LEADS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut leads: Vec<String> = reviews::LEADS
        .split('|')
        .map(|lead| format!(" {lead} "))
        .collect();
    for review in [
        "review",
        "book review",
        "rezension",
        "buchrezension",
        "buchkritik",
        "recenzja",
        "resena",
        "resenha",
        "recensione",
        "recensie",
        "critique",
        "chronique",
        "avis",
        "mini review",
        "arc review",
        "reviews",
    ] {
        leads.extend(reviews::OF.split('|').map(|of| format!(" {review} {of} ")));
    }
    leads.sort_by_key(|lead| std::cmp::Reverse(lead.len()));
    leads.dedup();
    let mut by_word: HashMap<String, Vec<String>> = HashMap::default();
    for lead in leads {
        by_word
            .entry(first_word(&lead).to_owned())
            .or_default()
            .push(lead);
    }
    by_word
});

/// The first word of a folded text with spaces at both ends.
fn first_word(folded: &str) -> &str {
    folded.trim_start().split(' ').next().unwrap_or_default()
}

/// Marks that set a headline's own name off from the title.
const MARKS: [&str; 15] = [
    ": ", " : ", " - ", " – ", " — ", " | ", " // ", " » ", " ~ ", " • ", " · ", "] ", ") ", " / ",
    " -- ",
];

/// Whether these words are what a headline calls itself: "Book Review".
#[must_use]
pub fn is_review_word(text: &str) -> bool {
    let whole = plain(text);
    let folded = count::without_numbers(&whole);
    REVIEW.contains(folded.as_str())
        || TRAILS.contains(folded.as_str())
        || count::is_of_books(&whole)
}

/// Cuts hashtags and accounts at either end (`#BookReview X by Y @annlee`);
/// whether a tag called it a review.
pub(super) fn without_handles(text: &str) -> (String, bool) {
    let is_tag = |word: &str| {
        let bare = word.trim_end_matches([':', ',', '.', '!']);
        let name = bare.strip_prefix(['#', '@']).unwrap_or_default();
        name.chars().count() > 2
            && name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut review = false;
    let mut note = |word: &str| {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric());
        review |= word.starts_with('#') && is_review_word(&labels::fold(name));
    };
    while words.len() > 1 && words.last().is_some_and(|word| is_tag(word)) {
        words.pop().into_iter().for_each(&mut note);
    }
    let tags = words.iter().take_while(|word| is_tag(word)).count();
    if tags < words.len() {
        words.drain(..tags).for_each(&mut note);
    }
    (words.join(" "), review)
}

/// Cuts "Book Review:" in front and "BOOK REVIEW" and "| Review" behind;
/// whether there was any.
pub(super) fn without_review(text: &str) -> (&str, bool) {
    let mut text = text;
    let mut review = false;
    for _ in 0..3 {
        let before = text;
        if let Some(rest) = without_opening(text).or_else(|| without_lead(text)) {
            text = rest;
            review = true;
        }
        if let Some(rest) = without_trail(text) {
            text = rest;
            review = true;
        }
        if let Some(rest) = count::without(text) {
            text = rest;
        }
        text = super::trim_ornament(text);
        if text == before {
            break;
        }
    }
    (text, review)
}

/// Cuts `Review: `, `[Rezension] `, `Book #12: `.
fn without_opening(text: &str) -> Option<&str> {
    // A look before all marks are searched for: each has one of these.
    if !text.contains([':', '-', '–', '—', '|', '/', '»', '~', '•', '·', ']', ')']) {
        return None;
    }
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| Some((text.find(mark)?, *mark)))
        .min_by_key(|(at, mark)| (*at, mark.len()))?;
    let before = text.get(..at)?;
    let rest = text
        .get(at + mark.len()..)?
        .trim_start_matches(['-', '–', '—', ':', '|', ' ']);
    if !rest.chars().any(char::is_alphanumeric) || before.chars().count() > 60 {
        return None;
    }
    let folded = plain(before);
    let bare = count::without_numbers(&folded);
    let numbered = bare.len() < folded.len();
    let colon = matches!(mark, ": " | " : " | "] " | " | ") || before.starts_with(['[', '(', '{']);
    // `Autumn special | Review: The Ferry`: what calls it a review stands
    // second, and nothing before it is the book's.
    if matches!(mark, " | " | " – " | " - " | " // " | " • " | " · ")
        && let Some((word, title)) = rest.split_once(": ")
        && REVIEW.contains(count::without_numbers(&plain(word)).as_str())
        && title.chars().any(char::is_alphanumeric)
    {
        return Some(title.trim_start());
    }
    // `[Kept on my shelf] The Ferry`: a bracket in front is never the title.
    let tagged = before.starts_with('[')
        && mark == "] "
        && before.split_whitespace().count() <= 4
        && !before.contains(|c: char| c.is_ascii_digit());
    let is_review = tagged
        || count::is_of_books(&folded)
        || REVIEW.contains(bare.as_str())
        || (colon || numbered) && BEFORE_COLON.contains(bare.as_str())
        || ends_in_review(&bare);
    is_review.then_some(rest)
}

/// "Early YA Review" is no title.
fn ends_in_review(folded: &str) -> bool {
    const LAST: [&str; 12] = [
        "review",
        "reviews",
        "rezension",
        "resena",
        "resenha",
        "recensione",
        "recenzja",
        "recensie",
        "critique",
        "chronique",
        "buchtipp",
        "bookreview",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    (2..=4).contains(&words.len()) && LAST.contains(last) && !matches!(*first, "the" | "a" | "an")
}

/// Cuts "Thoughts on ", "Rezension zu ".
fn without_lead(text: &str) -> Option<&str> {
    let folded = Folded::new(text);
    // "Ma critique de": whose review it is may stand in front.
    let own = reviews::OWN.split('|').find_map(|own| {
        let behind = folded.text.strip_prefix(' ')?.strip_prefix(own)?;
        behind.starts_with(' ').then_some(own.len() + 1)
    });
    let (lead, start) = [Some(0), own].into_iter().flatten().find_map(|start| {
        let text = folded.text.get(start..)?;
        let mut leads = LEADS.get(first_word(text))?.iter();
        let lead = leads.find(|lead| text.starts_with(lead.as_str()))?;
        Some((lead, start))
    })?;
    let rest = text.get(folded.source(start + lead.len() - 1)..)?;
    let rest = rest.trim_start_matches([':', ' ', '-', '–', '—']);
    // "Reading Lolita in Tehran" is a title: what one reads is set off.
    let verb = [
        "reading",
        "rereading",
        "re reading",
        "finished reading",
        "finished",
        "read",
        "i read",
        "reviewing",
        "currently reading",
        "lecture de",
        "on reading",
        "notes from",
        "lessons from",
    ]
    .iter()
    .any(|verb| lead.trim() == *verb);
    let set_off =
        rest.starts_with(['“', '"', '„', '«', '‘', '\'', '*', '_']) || rest.contains(" by ");
    (rest.chars().any(char::is_alphanumeric) && (!verb || set_off)).then_some(rest)
}

/// Cuts ": A Review", " | Book Review", "(review)", " BOOK REVIEW".
fn without_trail(text: &str) -> Option<&str> {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']'));
    let trimmed = end.trim_end_matches([')', ']', '}']);
    let bracket = trimmed.len() < end.len();
    let at = trimmed
        .char_indices()
        .rev()
        .take(40)
        .find(|(_, c)| {
            matches!(
                c,
                ':' | '-'
                    | '–'
                    | '—'
                    | '|'
                    | '('
                    | '['
                    | '{'
                    | '~'
                    | '•'
                    | ','
                    | '/'
                    | '#'
                    | '+'
                    | '&'
            )
        })
        .map(|(at, c)| (at, at + c.len_utf8()));
    if let Some((start, after)) = at {
        let folded = count::without_numbers(&plain(trimmed.get(after..)?));
        let kept = trimmed.get(..start)?;
        let spaced = bracket
            || !kept.ends_with(char::is_alphanumeric)
            || trimmed.get(start..after) == Some(":")
            || trimmed.get(start..after) == Some(",");
        if (TRAILS.contains(folded.as_str()) || REVIEW.contains(folded.as_str()))
            && spaced
            && kept.chars().any(char::is_alphanumeric)
        {
            return Some(super::trim_end(kept));
        }
    }
    // "The Paris Review" is a title; what ends in "book review", or has a
    // quotation mark before it, is none.
    [
        "book review",
        "bookreview",
        "review",
        "rezension",
        "recenzja",
        "reseña",
        "resenha",
        "critique",
        "recensione",
    ]
    .iter()
    .find_map(|word| {
        let kept_len = text.len().checked_sub(word.len())?;
        let kept = text.get(..kept_len)?;
        let same = text.get(kept_len..)?.to_lowercase() == *word;
        let long = kept.split_whitespace().count() > 2 && *word == "review";
        let set_off = (word.starts_with("book") || long) && kept.ends_with(' ')
            || kept.trim_end().ends_with(['”', '"', '»', '’']) && kept.ends_with(' ');
        (same && set_off && kept.chars().any(char::is_alphanumeric)).then(|| super::trim_end(kept))
    })
}

/// Cuts the place in a series in front of a title: `Harbour Tales #2: `,
/// `Harbour Tales Book 2: `.
pub(super) fn without_series_before(title: &str) -> &str {
    let Some((series, rest)) = title.split_once(": ").or_else(|| title.split_once(" – ")) else {
        return title;
    };
    let number = series.rsplit([' ', '#']).next().unwrap_or_default();
    let before = series.strip_suffix(number).unwrap_or_default();
    let folded = plain(before);
    let placed = before.ends_with('#')
        || folded.ends_with(" book") && before.ends_with(' ')
        || folded.ends_with(" book no");
    let counted =
        !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    if counted && placed && !folded.is_empty() && rest.chars().any(char::is_alphabetic) {
        rest.trim_start()
    } else {
        title
    }
}

/// Cuts the place in a series behind a title: `(Harbour #6)`, `[Harbour 2]`.
pub(super) fn without_series(title: &str) -> &str {
    const WORDS: [&str; 22] = [
        "#", "book ", "vol", "band ", "tome ", "tom ", "series", "libro ", "livro ", "livre ",
        "teil ", "deel ", "part ", "trilogy", "saga", "reihe", "cycle", "série", "serie", "no. ",
        "duology", "nr",
    ];
    let title = title.trim();
    let Some((before, series)) = title
        .strip_suffix([')', ']'])
        .and_then(|text| text.rsplit_once([' ', '\u{A0}'].as_slice()).map(|_| text))
        .and_then(|text| {
            let at = text.rfind(['(', '['])?;
            Some((text.get(..at)?, text.get(at + 1..)?))
        })
    else {
        return title;
    };
    let folded = series.to_lowercase();
    let numbered = folded.contains(|c: char| c.is_ascii_digit());
    let named = WORDS.iter().any(|word| folded.contains(word));
    let ends_in_number = folded.rsplit([' ', ',']).next().is_some_and(|last| {
        // A year is no place in a series.
        let year = last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit());
        !last.is_empty()
            && last.len() <= 4
            && !year
            && last.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    });
    let whole_number = folded.bytes().all(|b| b.is_ascii_digit());
    let series = named && (numbered || folded.contains("series") || folded.contains("trilogy"))
        || ends_in_number && !whole_number && folded.len() > 4;
    if series && !before.trim().is_empty() {
        super::trim_end(before)
    } else {
        title
    }
}
