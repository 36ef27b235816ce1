//! Names: capitals in a row, with or without a title, where they stand in a
//! sentence. Whether it is somebody of the book who bears one, is not said here.

use std::ops::Range;

use super::super::word::Word;
use super::around::is_role;
use super::words::{NOBODY, TITLES};

/// A name where it stands.
pub(super) struct Name<'a> {
    /// What all its forms have in common: its first word, titles left out.
    pub key: &'a str,
    /// As it stands, with a title.
    pub form: &'a str,
    pub place: Range<usize>,
    pub first: usize,
    pub titled: bool,
    pub possessive: bool,
}

impl<'a> Name<'a> {
    /// The name in a run of words; `None` where it names nobody.
    pub fn new(text: &'a str, all: &[Word<'a>], run: Range<usize>) -> Option<Self> {
        let (first, last) = (all.get(run.start)?, all.get(run.end.checked_sub(1)?)?);
        let bare = |word: &Word<'_>| {
            let word = text.get(word.core.clone()).unwrap_or_default();
            let short = word.len() - possession(word);
            word.get(..short).unwrap_or_default()
        };
        let titled = TITLES.contains(&bare(first));
        let key = bare(
            all.get(run.start + usize::from(titled))
                .filter(|_| run.len() > usize::from(titled))?,
        );
        let end = last.core.end - possession(text.get(last.core.clone())?);
        let place = first.core.start..end;
        let role = !titled && run.len() == 1 && is_role(&key.to_lowercase());
        let is_name = key.chars().count() > 2 && !NOBODY.contains(&key) && !role;
        is_name.then_some(Self {
            key,
            form: text.get(place.clone())?,
            place,
            first: run.start,
            titled,
            possessive: end < last.core.end,
        })
    }
}

/// How many bytes the end of a possessive has.
fn possession(word: &str) -> usize {
    let ends = ["'s", "’s", "'", "’"];
    ends.iter()
        .find(|end| word.ends_with(**end))
        .map_or(0, |end| end.len())
}

/// The words from one on that make up a name: capitals in a row.
pub(super) fn run_of_names(text: &str, all: &[Word<'_>], at: usize) -> Range<usize> {
    let mut end = at;
    while let Some(word) = all.get(end).filter(|word| word.named) {
        let joined = end == at || matches!(word.gap, " " | ". ");
        // "Then Oda": the first word has its capital from the sentence.
        if !joined || (end > at && ends_name(text, all, end - 1)) {
            break;
        }
        if word.is_known() {
            break;
        }
        end += 1;
    }
    at..end
}

fn ends_name(text: &str, all: &[Word<'_>], at: usize) -> bool {
    let word = all.get(at).and_then(|word| text.get(word.core.clone()));
    word.is_some_and(|word| possession(word) > 0)
}
