//! Where in a body a cue is not the reviewer's word: in the book's title, in its
//! author's name, in a passage or title that is quoted.

use std::ops::Range;

use super::fold::{Folded, fold};
use super::sentence::paragraphs;
use crate::club::review::Review;

/// A quoted stretch of up to so many words in small letters is no quotation but
/// the reviewer's emphasis: treats them as “things”.
const EMPHASIS_WORDS: usize = 3;

/// A quotation that is not closed within so many bytes is not closed.
const LONGEST_QUOTATION: usize = 4_000;

/// Pairs of marks around a quotation.
const PAIRS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('„', '“'), ('‘', '’'), ('"', '"')];

/// Places of a body that are masked, sorted and not overlapping.
#[derive(Debug, Default)]
pub(crate) struct Mask {
    places: Vec<Range<usize>>,
}

impl Mask {
    /// Finds what to mask in a review's body, which is given folded as well.
    pub fn new(review: &Review, folded: &Folded<'_>) -> Self {
        let body = review.body.as_str();
        let mut places = quotations(body);
        for name in names(review) {
            let single = !name.contains(char::is_whitespace);
            let plain = fold(name);
            places.extend(
                folded
                    .find(&plain)
                    .map(|range| folded.original(&range))
                    .filter(|place| {
                        // A title of one word is a common word as well: “Emma”, but
                        // also “Survival”; its capital tells them apart.
                        !single || body.get(place.clone()) == Some(name)
                    }),
            );
        }
        places.sort_by_key(|place| place.start);
        places.dedup_by(|next, kept| {
            let overlap = next.start <= kept.end;
            if overlap {
                kept.end = kept.end.max(next.end);
            }
            overlap
        });
        Self { places }
    }

    /// Whether any of a range is masked.
    pub fn covers(&self, range: &Range<usize>) -> bool {
        let after = self
            .places
            .partition_point(|place| place.end <= range.start);
        self.places
            .get(after)
            .is_some_and(|place| place.start < range.end)
    }
}

/// The title, also without its subtitle, and the authors, also by surname alone.
fn names(review: &Review) -> Vec<&str> {
    let title = review.title.as_deref().unwrap_or_default().trim();
    let main = title
        .split([':', '(', '–', '—'])
        .next()
        .unwrap_or_default()
        .trim();
    let mut names = vec![title, main];
    for author in &review.authors {
        names.push(author.trim());
        names.extend(
            author
                .split_whitespace()
                .filter(|part| part.chars().count() > 2),
        );
    }
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// Passages and titles in quotation marks. None crosses a paragraph, except one
/// that opens a paragraph and is closed in a later one, as long passages are.
fn quotations(body: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for paragraph in paragraphs(body) {
        let Some(text) = body.get(paragraph.clone()) else {
            continue;
        };
        let mut at = 0;
        while let Some((open, mark)) = next_open(text, at) {
            let inside = open + mark.len_utf8();
            let Some(close) = closing(text, inside, mark) else {
                if open == 0 && mark != '‘' {
                    places.push(paragraph.clone());
                    break;
                }
                at = inside;
                continue;
            };
            if text.get(inside..close).is_some_and(is_quotation) {
                places.push(paragraph.start + open..paragraph.start + close);
            }
            at = close + text[close..].chars().next().map_or(1, char::len_utf8);
        }
    }
    places
}

/// The next opening mark from a place on.
fn next_open(text: &str, from: usize) -> Option<(usize, char)> {
    text.get(from..)?
        .char_indices()
        .map(|(at, c)| (from + at, c))
        .find(|(_, c)| PAIRS.iter().any(|(open, _)| open == c))
}

/// Where the quotation that `open` began is closed.
fn closing(text: &str, inside: usize, open: char) -> Option<usize> {
    let (_, close) = PAIRS.iter().find(|(mark, _)| *mark == open)?;
    let rest = text.get(inside..)?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_QUOTATION))?;
    rest.match_indices(*close)
        .map(|(at, _)| inside + at)
        .find(|at| {
            // An apostrophe closes nothing.
            let after = text.get(at + close.len_utf8()..);
            let after = after.and_then(|after| after.chars().next());
            *close != '’' || !after.is_some_and(char::is_alphanumeric)
        })
}

/// Whether what stands in quotation marks is another's words or a title, and not
/// the reviewer's emphasis.
fn is_quotation(inside: &str) -> bool {
    inside.trim_start().starts_with(char::is_uppercase)
        || inside.split_whitespace().nth(EMPHASIS_WORDS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_names_and_quotations_are_masked() {
        let review = |body: &str| Review {
            title: Some("Grief: A Novel".to_owned()),
            authors: vec!["Ann War".to_owned()],
            body: body.to_owned(),
            ..Review::default()
        };
        for (body, word, masked) in [
            ("I read Grief twice.", "Grief", true),
            ("It is about grief.", "grief", false),
            ("grief: a novel, they say.", "grief", true),
            ("Mr War writes well.", "War", true),
            ("The war is over.", "war", false),
            (
                "“The war came to us early that year,” it begins.",
                "war",
                true,
            ),
            ("He says “war never ends”.", "war", false),
            ("Treated as “things” to use.", "things", false),
            ("Unlike \"War and Peace\", it is short.", "War", true),
            (
                "Her “war is over. No end follows.\n\nThe war.",
                "war",
                false,
            ),
            ("“War came\n\nand went.", "War", true),
            ("It’s the war’s end", "war", false),
        ] {
            let review = review(body);
            let mask = Mask::new(&review, &Folded::new(body));
            let at = body.find(word).unwrap();
            assert_eq!(
                mask.covers(&(at..at + word.len())),
                masked,
                "failed on {body}"
            );
        }
    }
}
