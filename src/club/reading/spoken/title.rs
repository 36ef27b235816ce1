//! The title that the prose sets off: in italics, in quotation marks, as a link.

use std::collections::HashMap;

use crate::club::reading::document::{Document, Kind};
use crate::club::reading::fold::plain;
use crate::club::reading::known::Known;
use crate::club::reading::looks::Look;
use crate::club::reading::{labels, people};

/// Longest title that prose names, in words.
const WORDS: usize = 14;
/// So many paragraphs are searched.
const PARAGRAPHS: usize = 40;
/// So much must speak for a title that no headline names.
const STRONG: u32 = 4;
const FAIR: u32 = 3;

/// A title that the prose names.
#[derive(Clone, Debug)]
pub struct Named {
    /// The title.
    pub title: String,
    weight: u32,
}

impl Named {
    /// Whether it overrules a headline that only might be a title.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        self.weight >= STRONG
    }
}

/// The title that most speaks for; `None` where nothing speaks for any.
#[must_use]
pub fn best(document: &Document<'_>, known: &Known) -> Option<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let prose = document
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item))
        .take(PARAGRAPHS);
    for (nth, block) in prose.enumerate() {
        for line in block.lines.iter().filter(|line| !line.taken) {
            let mut spans: Vec<(usize, usize, u32)> = line
                .marks
                .iter()
                .filter(|mark| matches!(mark.look, Look::Slanted | Look::Bold | Look::Link))
                .map(|mark| {
                    (
                        mark.span.start,
                        mark.span.end,
                        u32::from(mark.look != Look::Bold),
                    )
                })
                .collect();
            spans.extend(
                quoted(&line.text)
                    .into_iter()
                    .map(|(start, end)| (start, end, 1)),
            );
            for (start, end, weight) in spans {
                let Some(words) = line
                    .text
                    .get(start..end)
                    .map(tidy)
                    .filter(|words| is_title(words))
                else {
                    continue;
                };
                let key = plain(&words);
                let behind = line.text.get(end..).unwrap_or_default();
                let before = line.text.get(..start).unwrap_or_default();
                let mut weight = weight + u32::from(nth == 0);
                if let Some(rest) = by(behind)
                    && people::at_start(rest, false).is_some()
                {
                    weight += 2;
                }
                if is_owned(before) {
                    weight += 2;
                }
                match places.get(&key).and_then(|nth| found.get_mut(*nth)) {
                    Some(named) => named.weight += weight.max(1),
                    None => {
                        places.insert(key, found.len());
                        found.push(Named {
                            title: words,
                            weight,
                        });
                    }
                }
            }
        }
    }
    // The first of equals: what a review is about is named before what it is
    // compared with. Nobody compares a book with a name.
    let best = found
        .iter()
        .rev()
        .max_by_key(|named| named.weight)
        .filter(|named| named.weight >= FAIR)?;
    let person =
        people::is_name(&best.title) && people::is_given(&best.title) && known.names(&best.title);
    (!person || best.is_strong()).then(|| best.clone())
}

fn tidy(words: &str) -> String {
    words
        .trim()
        .trim_matches(|c: char| {
            matches!(
                c,
                ',' | '.' | ':' | ';' | '“' | '”' | '"' | '„' | '«' | '»' | '‘'
            )
        })
        .trim()
        .to_owned()
}

/// Whether words that are set off look like a title: few, and with a capital.
fn is_title(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let starts = words.chars().next().is_some_and(|c| {
        c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii() && !c.is_lowercase()
    });
    let address = words.contains("://") || words.contains("www.");
    let label = labels::field(words).is_some() || labels::site(&words.to_lowercase()).is_some();
    let spoken = words.ends_with(['!', '?', '.']) && count > 5;
    (1..=WORDS).contains(&count)
        && starts
        && !address
        && !label
        && !spoken
        && words.chars().count() > 2
}

/// Where words stand in quotation marks.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (open, close) in [
        ('“', '”'),
        ('„', '“'),
        ('„', '”'),
        ('«', '»'),
        ('"', '"'),
        ('‘', '’'),
    ] {
        let mut at = 0;
        while let Some(start) = text
            .get(at..)
            .and_then(|rest| rest.find(open))
            .map(|n| at + n + open.len_utf8())
        {
            let Some(length) = text.get(start..).and_then(|rest| {
                let near = rest.get(..rest.floor_char_boundary(200))?;
                near.find(close)
            }) else {
                break;
            };
            found.push((start, start + length));
            at = start + length + close.len_utf8();
            if found.len() > 200 {
                return found;
            }
        }
    }
    found
}

/// What follows a "by" right behind a title.
pub(super) fn by(behind: &str) -> Option<&str> {
    let rest = behind.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '”' | '"' | '“' | '»' | '’' | '\'' | '*' | '_' | ',' | ')' | '`'
            )
    });
    [
        "by ",
        "from ",
        "von ",
        "par ",
        "de ",
        "d'",
        "d’",
        "di ",
        "do ",
        "van ",
        "door ",
        "por ",
        "autorstwa ",
    ]
    .iter()
    .find_map(|by| rest.strip_prefix(by))
}

/// Whether somebody's name in the possessive stands right before a title.
fn is_owned(before: &str) -> bool {
    let before =
        before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '*' | '_'));
    let Some(owner) = before
        .strip_suffix("’s")
        .or_else(|| before.strip_suffix("'s"))
    else {
        return false;
    };
    let last: Vec<&str> = owner.split_whitespace().rev().take(2).collect();
    last.len() == 2 && last.iter().all(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_off_and_comes_back_is_the_title() {
        for (text, title) in [
            (
                "I just finished *The Ferry* by Ann Lee.\n\nI had read *Other Ships* before.",
                Some("The Ferry"),
            ),
            (
                "After „Erste Reise“ kam nun „Die Fähre“.\n\n„Die Fähre“ ist kalt. In „Die Fähre“ regnet es.",
                Some("Die Fähre"),
            ),
            (
                "<p>Ann Lee’s <cite>The Ferry</cite> sails.</p>",
                Some("The Ferry"),
            ),
            ("It was *very* cold, and *I* was late.", None),
            ("Nothing is set off here.", None),
        ] {
            let document = Document::parse(text);
            let known = Known::of(&document);
            let got = best(&document, &known).map(|named| named.title);
            assert_eq!(got.as_deref(), title, "failed on {text:?}");
        }
    }
}
