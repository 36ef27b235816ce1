//! A body cut into sentences: by the rules of Unicode (UAX 29), mended where
//! those rules cut at an abbreviation or an initial, or do not cut where a space
//! is missing. A sentence never crosses a blank line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A sentence's place in the body, without space at its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// In bytes.
    pub place: Range<usize>,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
}

/// Abbreviations after which a capital goes on with the sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "St", "Ste", "Mt", "Prof", "Rev", "Fr", "Sr", "Jr", "Capt",
    "Col", "Gen", "Lt", "Sgt", "Gov", "Sen", "Hon", "vs", "Vol", "Ed", "eds", "pp", "ca", "cf",
    "e.g", "i.e",
];

/// Words that begin a sentence more often than they follow an initial.
const STARTERS: &[&str] = &[
    "A", "After", "All", "And", "As", "At", "But", "By", "For", "From", "He", "Her", "His",
    "However", "I", "If", "In", "It", "Its", "My", "No", "Now", "On", "One", "She", "So", "That",
    "The", "Their", "Then", "There", "They", "This", "To", "We", "What", "When", "While", "Who",
    "Why", "With", "You",
];

/// The sentences of a body, in order.
pub(crate) fn sentences(body: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (paragraph, place) in paragraphs(body).into_iter().enumerate() {
        let Some(text) = body.get(place.clone()) else {
            continue;
        };
        for piece in pieces(text) {
            let place = place.start + piece.start..place.start + piece.end;
            sentences.extend(trimmed(body, place).map(|place| Sentence { place, paragraph }));
        }
    }
    sentences
}

/// The paragraphs of a body: what stands between blank lines.
pub(super) fn paragraphs(body: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in body.split_inclusive('\n') {
        let end = at + line.len();
        let blank = line.trim().is_empty();
        match paragraphs.last_mut().filter(|_| open && !blank) {
            Some(last) => last.end = end,
            None if !blank => paragraphs.push(at..end),
            None => {}
        }
        open = !blank;
        at = end;
    }
    paragraphs
}

/// The sentences of one paragraph, with the space around them.
fn pieces(paragraph: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (start, piece) in paragraph.split_sentence_bound_indices() {
        for part in unglued(piece) {
            let part = start + part.start..start + part.end;
            let goes_on = pieces
                .last()
                .and_then(|last| paragraph.get(last.clone()))
                .zip(paragraph.get(part.clone()))
                .is_some_and(|(before, after)| goes_on(before, after));
            match pieces.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = part.end,
                None => pieces.push(part),
            }
        }
    }
    pieces
}

/// Cuts "at school.However" after the full stop, which the rules of Unicode
/// leave whole.
fn unglued(piece: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in piece.match_indices('.') {
        let (before, after) = (piece.get(..at), piece.get(at + 1..));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        let mut before = before.chars().rev();
        let word_ends = (0..3).all(|_| before.next().is_some_and(char::is_lowercase));
        let mut after = after.chars();
        let word_begins = after.next().is_some_and(char::is_uppercase)
            && after.next().is_some_and(char::is_lowercase);
        if word_ends && word_begins {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    parts.push(start..piece.len());
    parts
}

/// Whether a sentence that was cut between `before` and `after` goes on.
fn goes_on(before: &str, after: &str) -> bool {
    let ended = before.trim_end();
    let small = after
        .trim_start()
        .trim_start_matches(['“', '‘', '"', '\'', '(', '«'])
        .starts_with(char::is_lowercase);
    if before.len() > ended.len() && before.ends_with('\n') {
        // A line that was broken by hand, not by a sentence.
        return small && !ended.ends_with(['.', '!', '?', '…', ':', '”', '"']);
    }
    if ended.ends_with(['”', '"', '’', '\'', '»', ')']) {
        return small;
    }
    let Some(stem) = ended.strip_suffix('.') else {
        return false;
    };
    let mut words = stem.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '“', '"', '‘', '«']);
    if ABBREVIATIONS.contains(&last) {
        return true;
    }
    let initial = last.rsplit('.').next().unwrap_or_default();
    let mut letters = initial.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let next: &str = after
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let named = last.contains('.')
        || words
            .next()
            .is_none_or(|word| word.starts_with(char::is_uppercase));
    is_initial && named && !STARTERS.contains(&next)
}

/// A range without space at its ends; `None` where nothing is left.
fn trimmed(body: &str, place: Range<usize>) -> Option<Range<usize>> {
    let text = body.get(place.clone())?;
    let start = place.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    (!text.is_empty()).then(|| start..start + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(body: &str) -> Vec<&str> {
        sentences(body)
            .into_iter()
            .map(|sentence| &body[sentence.place])
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (body, wanted) in [
            ("One. Two! Three?", &["One.", "Two!", "Three?"][..]),
            (
                "We meet Anna B. and like her. Her aunt is Mrs. Lowe.",
                &["We meet Anna B. and like her.", "Her aunt is Mrs. Lowe."],
            ),
            (
                "Her name is Anna B. She is 31.",
                &["Her name is Anna B.", "She is 31."],
            ),
            (
                "By P. D. James and J.R.R. Tolkien. Good.",
                &["By P. D. James and J.R.R. Tolkien.", "Good."],
            ),
            ("So did I. Then we left.", &["So did I.", "Then we left."]),
            (
                "It begins at school.However, it goes on.",
                &["It begins at school.", "However, it goes on."],
            ),
            ("No stop here\n\nA new one", &["No stop here", "A new one"]),
            (
                "No stop here\n \t\nA new one",
                &["No stop here", "A new one"],
            ),
            (
                "A line broken\nby hand. Next.",
                &["A line broken\nby hand.", "Next."],
            ),
            (
                "“Why me?” she asks. He nods.",
                &["“Why me?” she asks.", "He nods."],
            ),
            ("It is slow... and long.", &["It is slow... and long."]),
            ("", &[]),
            (" \n\n \r\n", &[]),
        ] {
            assert_eq!(cut(body), wanted, "failed on {body:?}");
        }
    }
}
