//! The title that the prose sets off: in italics, in quotation marks, as a link.

use std::collections::HashMap;

use super::beside;
use crate::club::reading::document::{Document, Kind};
use crate::club::reading::fold::plain;
use crate::club::reading::known::Known;
use crate::club::reading::looks::Look;
use crate::club::reading::title::is_cased;
use crate::club::reading::vocabulary::authors;
use crate::club::reading::{labels, people};

/// Longest title that prose names, in words.
const WORDS: usize = 14;
/// So many paragraphs are searched.
const PARAGRAPHS: usize = 40;
/// So many paragraphs are searched for a title that nothing sets off.
const EARLY: usize = 4;
/// So much must speak for a title that no headline names.
const STRONG: u32 = 4;
const FAIR: u32 = 3;
/// A title that the prose names.
#[derive(Clone, Debug)]
pub struct Named {
    /// The title.
    pub title: String,
    weight: u32,
    /// Whether its author stands beside it.
    authored: bool,
}

impl Named {
    /// Whether its author stands beside it.
    #[must_use]
    pub fn is_authored(&self) -> bool {
        self.authored
    }

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
                // "non reputo “La barca dei numeri” un libro": a title of some
                // words beside the word for a book.
                if words.split_whitespace().count() > 2 && called_a_book(before, behind) {
                    weight += 1 + u32::from(nth < 3);
                }
                let authored = beside::behind(behind).is_some() || beside::before(before).is_some();
                weight += 2 * u32::from(authored);
                match places.get(&key).and_then(|nth| found.get_mut(*nth)) {
                    Some(named) => {
                        named.weight += weight.max(1);
                        named.authored |= authored;
                    }
                    None => {
                        places.insert(key, found.len());
                        found.push(Named {
                            title: words,
                            weight,
                            authored,
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

/// The title that a sentence says what it is: "The Ferry is a novel about …".
/// It must be named again, for a sentence may say that of anything.
#[must_use]
pub fn explained(document: &Document<'_>, known: &Known) -> Option<String> {
    let paragraphs = super::paragraphs(document, PARAGRAPHS);
    paragraphs.iter().enumerate().find_map(|(nth, text)| {
        text.split_inclusive(['.', '!', '?'])
            .enumerate()
            .filter_map(|(at, sentence)| Some((at, subject(sentence.trim())?)))
            .find(|(at, title)| {
                known.mentions(title) > 1
                    || (nth, *at) == (0, 0) && title.contains(' ') && is_cased(title)
            })
            .map(|(_, title)| title)
    })
}

/// The title that nothing sets off but capitals, with its author: "a copy of The
/// Ferry by Ann Lee".
#[must_use]
pub fn unmarked(document: &Document<'_>) -> Option<(String, Vec<String>)> {
    super::paragraphs(document, EARLY).iter().find_map(|text| {
        text.match_indices(" by ").take(8).find_map(|(at, by)| {
            let (names, _) = people::at_start(text.get(at + by.len()..)?, false)?;
            let title = capitals_before(text.get(..at)?)?;
            let given = names.first().is_some_and(|name| people::is_given(name));
            given.then_some((title, names))
        })
    })
}

/// Small words inside titles.
const SMALL: [&str; 18] = [
    "of", "the", "and", "a", "an", "in", "on", "to", "for", "at", "with", "from", "or", "de", "la",
    "le", "el", "&",
];

/// The words with capitals with which a text ends, small ones between them.
fn capitals_before(text: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace().rev().take(WORDS) {
        let small = SMALL.contains(&word);
        let ends =
            word.ends_with(['.', '!', '?', ':', ',', ';', ')', '”', '"']) && !words.is_empty();
        if ends || !(small || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())) {
            break;
        }
        words.push(word);
    }
    while words
        .last()
        .is_some_and(|word| word.starts_with(char::is_lowercase))
    {
        words.pop();
    }
    words.reverse();
    // "Finished The Ferry" begins with a word of the sentence.
    if words
        .get(1)
        .is_some_and(|word| matches!(*word, "The" | "A" | "An"))
        && words
            .first()
            .is_some_and(|word| word.ends_with("ed") || word.ends_with("ing") || *word == "I")
    {
        words.remove(0);
    }
    let title = words.join(" ");
    let pronoun = matches!(
        title.as_str(),
        "I" | "It"
            | "This"
            | "Written"
            | "Reviewed"
            | "A"
            | "The"
            | "Posted"
            | "Book"
            | "Review"
            | "Published"
    );
    (words.len() <= 10 && title.chars().count() > 3 && !pronoun && is_title(&title))
        .then_some(title)
}

fn is_book(word: &str) -> bool {
    authors::BOOKS.contains(word)
}

/// Whether the words right before or behind say that a book is named.
fn called_a_book(before: &str, behind: &str) -> bool {
    let near = before.len().saturating_sub(24);
    let before = plain(
        before
            .get(before.ceil_char_boundary(near)..)
            .unwrap_or_default(),
    );
    let behind = plain(
        behind
            .get(..behind.floor_char_boundary(24))
            .unwrap_or_default(),
    );
    before.split(' ').rev().take(2).any(is_book) || behind.split(' ').take(3).any(is_book)
}

/// What a sentence calls a book: the words before "is a … novel".
fn subject(sentence: &str) -> Option<String> {
    const IS: [&str; 14] = [
        " is ", " was ", " ist ", " war ", " est ", " es ", " é ", " è ", " to ", " jest ",
        " was ", ", to ", " era ", " were ",
    ];
    let (at, is) = IS
        .iter()
        .filter_map(|is| Some((sentence.find(is)?, is)))
        .min()?;
    let title = sentence.get(..at)?.trim_end_matches([',', ' ']);
    let rest = plain(sentence.get(at + is.len()..)?);
    let told = rest.split(' ').take(8).any(is_book);
    let person = rest.split(' ').take(8).any(|word| {
        authors::AUTHORS.contains(word)
            || matches!(word, "teller" | "woman" | "man" | "girl" | "boy")
    });
    let folded = plain(title);
    let first = folded.split(' ').next()?;
    let words = folded.split(' ').count();
    let nothing = matches!(
        first,
        "mi" | "me"
            | "it"
            | "this"
            | "that"
            | "these"
            | "there"
            | "he"
            | "she"
            | "i"
            | "what"
            | "his"
            | "her"
            | "my"
            | "es"
            | "das"
            | "dies"
            | "dieses"
            | "er"
            | "sie"
            | "ich"
            | "c"
            | "ce"
            | "cet"
            | "cette"
            | "il"
            | "elle"
            | "este"
            | "esta"
            | "esto"
            | "ese"
            | "eso"
            | "isso"
            | "questo"
            | "questa"
            | "quello"
            | "ten"
            | "ta"
            | "dit"
            | "dat"
            | "deze"
            | "het"
            | "ik"
            | "we"
            | "but"
            | "and"
            | "if"
            | "so"
    ) && words < 3
        || folded.split(' ').any(is_book);
    let sound = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && words <= 8
        && !title.contains([',', ';', ':', '('])
        && !(people::is_name(title) && people::is_given(title) && person);
    (told && sound && !nothing && title.chars().count() > 3).then(|| title.to_owned())
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
        ('„', '"'),
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
