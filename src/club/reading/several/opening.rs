//! How words at the beginning of a heading, a list item or a paragraph name a
//! book: `“X” by Y`, `**X** (Y, 2018)`, `Y: *X*`, `3. X – Y [9/10]`.
//!
//! [`read`] says what is named and how far the naming goes, so that prose which
//! follows in the same line is left. Titles that nothing sets off are read in
//! [`super::unmarked`], what stands behind a title in [`super::behind`]. Which
//! side of a dash is the author is often told by the siblings only, see
//! [`super::siblings`].

use std::ops::Range;

use super::behind::{asides, author, marked_name, tail};
use super::flow::{Flow, SetOff};
use super::name;
use super::unmarked::{bracketed, listed, sides, split_by, unmarked};
use crate::club::reading::imprint::Imprint;
use crate::club::reading::{labels, people, rating, stamp, title};

/// Most books that one head names.
const TITLES: usize = 5;

/// A book that is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its title.
    pub title: String,
    /// Its authors, where they are named.
    pub authors: Vec<String>,
}

/// The beginning of a block that may name a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    /// What is named: mostly one book.
    pub books: Vec<Named>,
    /// The two sides of a dash or comma, of which one may be the author.
    pub sides: Option<(String, String)>,
    /// Where the rating stands that goes with the title, in bytes of the flow.
    pub rating: Option<Range<usize>>,
    /// Whether the title is set off: slanted, bold, linked or in quotation
    /// marks.
    pub set_off: bool,
    /// Whether the title is a link.
    pub linked: bool,
    /// Publisher and year, as far as stated behind the title.
    pub imprint: Imprint,
    /// A single word in brackets behind the title, which siblings may tell to be
    /// an author: `(Homer)`.
    pub aside: Option<String>,
    /// Whether a number stands in front: `08: “X”`.
    pub numbered: bool,
    /// Whether a line below says when the book came out.
    pub dated: bool,
    /// Whether the title, set off, is what the paragraph begins with.
    pub leads: bool,
    /// Bytes of the flow that are no prose; none where the sentence goes on.
    pub end: usize,
    /// Whether the line ends there.
    pub whole: bool,
}

impl Opening {
    /// Whether an author is named.
    #[must_use]
    pub fn has_author(&self) -> bool {
        self.books.iter().any(|book| !book.authors.is_empty())
    }
}

/// What is named at the beginning of `flow`; `heading` tells that all of it is
/// one line made for that.
#[must_use]
pub fn read(flow: &Flow, heading: bool) -> Option<Opening> {
    let first = flow.text.split('\n').next().unwrap_or_default();
    if labels::split(first).is_some_and(|(label, _)| labels::field(label).is_some()) {
        return None;
    }
    let mut start = lead(&flow.text);
    let mut stars = None;
    if let Some(length) = rating_in_front(flow.from(start)) {
        stars = Some(start..start + length);
        start += length;
        start += lead(flow.from(start));
    }
    let mut opening =
        behind_category(flow, start, heading).or_else(|| naming(flow, start, heading))?;
    let lead = flow.text.get(..start).unwrap_or_default();
    opening.numbered = lead.contains(|c: char| c.is_ascii_digit());
    opening.rating = opening.rating.or(stars);
    opening.books.retain(|book| !book.title.is_empty());
    (!opening.books.is_empty()).then_some(opening)
}

/// Bytes of the rating with which a line begins: `★★★★ X`, `4/5 – X`, `[4/5] X`.
fn rating_in_front(text: &str) -> Option<usize> {
    if let Some(found) = rating::drawn(text).filter(|found| found.span.start == 0) {
        return Some(found.span.end);
    }
    let line = text.split('\n').next()?;
    let bare = line.trim_start_matches(['(', '[']);
    let found = rating::find(bare).filter(|found| found.span.start == 0)?;
    let behind = bare.get(found.span.end..)?;
    let rest = behind.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ')' | ']' | ':' | '–' | '—' | '-' | '|')
    });
    let named = rest.starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit());
    let apart = rest.len() < behind.len() && named && found.scale.is_some();
    apart.then_some(line.len() - rest.len())
}

fn naming(flow: &Flow, start: usize, heading: bool) -> Option<Opening> {
    flow.set_off(start)
        .find_map(|words| titled(flow, &words, heading))
        .or_else(|| author_first(flow, start, heading))
        .or_else(|| unmarked(flow, start, heading))
}

/// `**Best crime:** *X* by Y`, `**March 3** *X* by Y`: what is set off first says
/// why or when the book was read.
fn behind_category(flow: &Flow, start: usize, heading: bool) -> Option<Opening> {
    let words = flow.set_off(start).next()?;
    let said = flow.text.get(words.words)?;
    let behind = flow.from(words.end);
    let colon = said.ends_with(':') || behind.starts_with(':');
    let person = people::is_name(said.trim_end_matches(':')) && people::is_given(said);
    if person || !(colon || stamp::names_day(said)) {
        return None;
    }
    let rest = behind.trim_start_matches([':', ' ', '–', '—', '-']);
    let at = words.end + behind.len() - rest.len();
    naming(flow, at, heading).filter(Opening::has_author)
}

/// Whether an author follows the words that are set off.
#[must_use]
pub fn authored(flow: &Flow, words: &SetOff) -> bool {
    titled(flow, words, false).is_some_and(|opening| opening.has_author())
}

/// Bytes of bullets, numbers, dashes and pictures in front.
fn lead(text: &str) -> usize {
    let ornament = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '*' | '•' | '·' | '–' | '—' | '►' | '▪' | '+' | '#' | '\u{FE0F}'
            )
            || matches!(u32::from(c), 0x2190..=0x25FF | 0x2700..=0x27BF | 0x1F000..=0x1FAFF)
                && rating::drawn(c.encode_utf8(&mut [0; 4])).is_none()
    };
    let bare = text.trim_start_matches(ornament);
    // "#3 X": only behind its mark is a number without a stop one.
    let hashed = || {
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let behind = bare.get(digits..)?.strip_prefix(' ')?;
        let marked = text.get(..text.len() - bare.len())?.ends_with('#');
        (marked && (1..=3).contains(&digits)).then_some(behind)
    };
    let rest = without_number(bare)
        .or_else(hashed)
        .unwrap_or(bare)
        .trim_start_matches(ornament);
    text.len() - rest.len()
}

/// `3. X`, `3) X`, `3 - X`, `3 –X` without the number.
fn without_number(text: &str) -> Option<&str> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..)?;
    let stop = behind
        .strip_prefix(['.', ')', ':'])
        .filter(|rest| digits <= 3 && rest.starts_with(char::is_whitespace));
    let dash = || {
        let rest = behind.trim_start().strip_prefix(['-', '–', '—'])?;
        let titled = rest
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '«' | '„'));
        (digits <= 2 && titled).then(|| rest.trim_start())
    };
    (digits > 0).then(|| stop.or_else(dash))?
}

/// A title that is set off, and what follows it.
fn titled(flow: &Flow, first: &SetOff, heading: bool) -> Option<Opening> {
    let words = flow.text.get(first.words.clone())?;
    let words = without_number(words).map_or(words, str::trim_start);
    // All is set off: `**The Ferry by Ann Lee**`, `**The Ferry by Ann Lee – 4/5**`.
    if let Some((title, rest)) = split_by(words, true)
        && let Some((names, end)) = name::at(rest)
        && let Some(rating) = nothing_but_a_rating(rest.get(end..)?)
    {
        let behind = first.words.end - (rest.len() - end);
        let mut opening = Opening {
            books: vec![named(title, names)],
            rating: rating.map(|span| behind + span.start..behind + span.end),
            set_off: true,
            linked: flow.has_link(&first.words),
            ..Opening::default()
        };
        tail(flow, first.end, heading, &mut opening);
        return Some(opening);
    }
    if words.split_whitespace().nth(30).is_some() {
        return None;
    }
    let mut opening = Opening {
        books: vec![named(words, Vec::new())],
        set_off: true,
        linked: flow.has_link(&first.words),
        ..Opening::default()
    };
    let mut at = asides(flow, first.end, &mut opening);
    while let Some((next, end)) = another(flow, at).filter(|_| opening.books.len() < TITLES) {
        opening.books.push(named(&next, Vec::new()));
        at = asides(flow, end, &mut opening);
    }
    if !opening.has_author()
        && let Some((names, end)) = author(flow, at, heading)
    {
        for book in &mut opening.books {
            book.authors.clone_from(&names);
        }
        at = end;
    }
    // All is set off: `*The Ferry, Ann Lee, 2005*`, `**The Ferry (Ann Lee)**`.
    if !opening.has_author() && opening.books.len() == 1 {
        let all = bracketed(words).filter(|(_, _, end)| *end == words.len());
        let all = all.map(|(title, names, _)| (title, names));
        if let Some((title, names)) = listed(words, &mut opening.imprint).or(all) {
            opening.books = vec![named(title, names)];
        }
    }
    let authored = opening.has_author();
    tail(flow, at, heading, &mut opening);
    let begins = flow
        .text
        .get(..first.words.start)
        .is_some_and(|lead| lead.trim().len() < 3);
    if !authored && (opening.whole || begins) && opening.books.len() == 1 {
        // What leads to a shop is all title, unless a dash or a known name parts it:
        // "Keen Eyes: See More, Live More".
        let dashed = [" – ", " — ", " - ", " | ", " / ", " ~ "];
        let parted = !opening.linked || dashed.iter().any(|dash| words.contains(dash));
        let person = |side: &str| people::is_name(side) && people::is_given(side);
        opening.sides = sides(words).filter(|(one, other)| parted || person(one) || person(other));
    }
    // A title alone names a book where nothing else stands in the line, or
    // where a link is set off from the sentence.
    let set_off = opening.whole || opening.linked && opening.end > 0;
    let lead = flow.text.get(..first.words.start).unwrap_or_default();
    let numbered = lead.len() < 8 && lead.contains(|c: char| c.is_ascii_digit());
    let told =
        opening.rating.is_some() || opening.aside.is_some() || opening.sides.is_some() || numbered;
    (authored || set_off || told).then_some(opening)
}

/// Where the rating stands that is all there is behind a name; the outer `None`
/// where there is more.
#[allow(
    clippy::option_option,
    reason = "a name may end with or without a rating"
)]
fn nothing_but_a_rating(behind: &str) -> Option<Option<Range<usize>>> {
    let silent = |text: &str| !text.contains(char::is_alphanumeric);
    let Some(found) = rating::find(behind) else {
        return silent(behind).then_some(None);
    };
    let around = [
        behind.get(..found.span.start)?,
        behind.get(found.span.end..)?,
    ];
    around.into_iter().all(silent).then_some(Some(found.span))
}

/// `*X* and *Y*`: the next title and where it ends.
fn another(flow: &Flow, at: usize) -> Option<(String, usize)> {
    let rest = flow.from(at);
    let spaced = rest.trim_start();
    let joint = [
        ", and ", "and ", "& ", "+ ", "und ", "et ", "y ", "e ", "/ ",
    ]
    .iter()
    .find_map(|joint| spaced.strip_prefix(joint))?;
    let start = at + rest.len() - joint.len();
    let words = flow.set_off(start).next()?;
    let title = flow.text.get(words.words)?.to_owned();
    Some((title, words.end))
}

/// `Ann Lee: *The Ferry*`, `Ann Lee’s “The Ferry”`.
fn author_first(flow: &Flow, start: usize, heading: bool) -> Option<Opening> {
    let marked = || marked_name(flow, start).filter(|(names, _)| people::is_name(&names.join(" ")));
    let (names, end) = match name::at(flow.from(start)) {
        Some((names, end)) => (names, start + end),
        None => match marked() {
            Some(found) => found,
            None => return mononym_first(flow, start, heading),
        },
    };
    let rest = flow.from(end);
    let joint = ["'s", "’s", "' ", "’ ", ":", ",", " –", " —", " -", " |"]
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))?;
    let title = joint.trim_start();
    let at = end + rest.len() - title.len();
    let words = flow.set_off(at).next()?;
    let mut opening = Opening {
        books: vec![named(flow.text.get(words.words.clone())?, names)],
        set_off: true,
        linked: flow.has_link(&words.words),
        ..Opening::default()
    };
    let at = asides(flow, words.end, &mut opening);
    tail(flow, at, heading, &mut opening);
    Some(opening)
}

/// `Seneca, *The Ferry*`: a single word in front of a title, which siblings may
/// tell to be an author.
fn mononym_first(flow: &Flow, start: usize, heading: bool) -> Option<Opening> {
    let rest = flow.from(start);
    let (word, behind) = rest.split_once([',', ':'])?;
    if !people::is_mononym(word) || word.contains('\n') {
        return None;
    }
    let title = behind.trim_start();
    let words = flow.set_off(start + rest.len() - title.len()).next()?;
    let mut opening = Opening {
        books: vec![named(flow.text.get(words.words.clone())?, Vec::new())],
        set_off: true,
        linked: flow.has_link(&words.words),
        ..Opening::default()
    };
    let at = asides(flow, words.end, &mut opening);
    opening.aside = Some(word.to_owned());
    tail(flow, at, heading, &mut opening);
    Some(opening)
}

/// A book of this name, its title tidied; the title is empty where nothing is
/// left of it.
#[must_use]
pub fn named(title: &str, authors: Vec<String>) -> Named {
    Named {
        title: tidy(title),
        authors,
    }
}

/// The title without marks and its place in a series.
fn tidy(words: &str) -> String {
    let words = words
        .trim()
        .trim_matches(['*', '_', '“', '”', '"', '«', '»', '„']);
    let words = words.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '—' | '.')
    });
    title::read(&format!("“{words}”"), |_| false).map_or_else(String::new, |read| read.title)
}
