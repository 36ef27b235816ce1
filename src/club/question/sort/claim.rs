//! General claims on life and people, in English: "We remember what we can bear."

use super::super::quote::is_showable;
use super::super::source::Reading;
use super::Finding;
use super::said::Said;
use crate::club::bank::On;
use crate::club::theme::mark::Mark;
use crate::club::theme::sign::Sign;

/// First words of such a claim.
#[rustfmt::skip]
const FIRST: &[&str] = &[
    "we", "people", "nobody", "everyone", "everybody", "life", "love", "grief", "humans", "human",
    "most", "families", "memory", "war", "power", "money", "sometimes", "death", "history",
    "freedom", "loss", "hope", "fear", "friendship", "happiness", "truth", "childhood", "women",
    "men", "children", "parents", "no", "home", "humanity", "society", "guilt", "trauma",
];

/// Words of those who speak of the book, or lead through its story.
#[rustfmt::skip]
const OF_THE_BOOK: &[&str] = &[
    "i", "i'm", "i've", "my", "me", "book", "books", "novel", "novels", "story", "stories",
    "author", "reader", "readers", "character", "characters", "read", "reading", "chapter", "he",
    "she", "his", "her", "they", "was", "were", "had", "did", "page", "pages", "meet", "follow",
    "learn", "told", "see", "get", "find", "plot", "protagonist", "narrator", "here", "this",
    "these", "those", "such", "that's", "first", "film", "will", "also", "review", "writing", "prose", "yet",
    "still", "there", "longer", "now", "then", "start", "begin", "writer", "writers", "series", "itself", "their", "them",
];

/// What a claim in general says: present tense, of everybody.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "is", "are", "can", "cannot", "can't", "must", "need", "needs", "makes", "make", "have", "has",
    "do", "don't", "does", "doesn't", "want", "wants", "isn't", "aren't", "never", "always",
    "takes", "brings", "gives", "leaves", "becomes", "means", "knows", "know", "remember",
    "forget", "deserves", "deserve", "all",
];

/// Whether a sentence may be a claim, by a look at its first word.
pub(super) fn may_begin(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.to_lowercase();
    FIRST.contains(&first.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Adds the claim that a sentence is.
pub(super) fn find<'a>(
    said: &Said<'a, '_>,
    reading: &Reading<'a, '_>,
    found: &mut Vec<Finding<'a>>,
) {
    let count = said.words.len();
    let general = FIRST.contains(&said.plain(0)) && said.has(GENERAL);
    let named = said.words.iter().skip(1).any(|word| word.named);
    let judged = said.is_signed(Sign::Praise) || said.is_signed(Sign::Blame);
    let told = said
        .words
        .iter()
        .any(|word| word.plain.len() > 4 && word.plain.ends_with("ed"));
    if !(6..=22).contains(&count) || !general || named || judged || told {
        return;
    }
    if said.has(OF_THE_BOOK) || said.line.count(Mark::Chat) > 0 {
        return;
    }
    let quote = said.text.trim_end_matches(['.', '!']);
    if !is_showable(quote, 170) || quote.contains(['…', ':', '“', '"', '(']) {
        return;
    }
    found.push(Finding {
        on: On::Claim,
        receipt: said.text,
        quote: Some(quote),
        phrase: None,
        lead: None,
        tier: reading.tiers.of(said.line),
        worth: 2.4,
    });
}
