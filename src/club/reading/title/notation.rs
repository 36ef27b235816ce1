//! Title and author in one headline: `“X” by Y`, `X, de Y`, `Y - X`, `Y’s X`.

use super::chrome::is_review_word;
use super::quoted::quoted;
use super::trim_end;
use crate::club::reading::imprint::Imprint;
use crate::club::reading::{genres, people};

/// What a headline names.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub title: String,
    pub authors: Vec<String>,
    pub certain: bool,
    pub imprint: Imprint,
}

impl Named {
    pub(super) fn new(title: &str, name: &str) -> Self {
        Self {
            title: title.to_owned(),
            authors: people::list(name),
            certain: true,
            imprint: Imprint::default(),
        }
    }
}

/// Reads what is left of a headline. `review` says that it calls itself one.
pub(super) fn read(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Named {
    quoted(text, knows)
        .or_else(|| by(text, review, knows))
        .or_else(|| owned(text, review, knows))
        .or_else(|| bracketed(text, knows))
        .or_else(|| parts(text, review, knows))
        .or_else(|| comma(text, review, knows))
        .unwrap_or_else(|| Named {
            title: text.to_owned(),
            ..Named::default()
        })
}

/// Words before a name in eight languages. The first are certain; the others
/// stand inside titles as well.
pub(super) const BY: [&str; 3] = ["by", "written by", "novel by"];
pub(super) const OF: [&str; 14] = [
    "von", "vom", "par", "de", "d'", "d’", "di", "da", "do", "van", "av", "por", "door", "od",
];

/// What other people than the author do to a book, before "by".
const OTHER_HANDS: [&str; 14] = [
    "narrated",
    "translated",
    "illustrated",
    "edited",
    "read",
    "performed",
    "foreword",
    "introduction",
    "afterword",
    "cover",
    "retold",
    "adapted",
    "reviewed",
    "photographs",
];

/// `X by Y`: the last "by" after which names stand; `X, de Y`.
fn by(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let name_behind = |at: usize, length: usize| {
        let title = trim_end(text.get(..at)?);
        let name = people::without_other_hands(text.get(at + length..)?.trim());
        let name = name.split([':', '|', '–', '—', '(', '[', '+']).next()?;
        let name = name.split(" - ").next()?.trim();
        let name = name.trim_end_matches([',', ' ']);
        (!title.is_empty()).then_some((title, name))
    };
    for word in BY {
        let mark = format!(" {word} ");
        for (at, _) in lower.rmatch_indices(&mark).take(4) {
            // "…, narrated by Bo Roe" names another hand.
            let hand = lower
                .get(..at)
                .and_then(|before| before.rsplit([' ', '(']).next())
                .is_some_and(|word| OTHER_HANDS.contains(&word));
            if !hand
                && let Some((title, name)) = name_behind(at, mark.len())
                && !is_review_word(title)
                && (people::is_name(name)
                    || people::is_mononym(name)
                        && (knows(name) || review && people::is_given(name)))
            {
                let title = without_noun(title);
                let behind = text.rsplit_once(name).map_or("", |(_, behind)| behind);
                let mut imprint = Imprint::default();
                imprint.take(behind.trim_matches(|c: char| !c.is_alphanumeric()));
                return Some(Named {
                    imprint,
                    ..Named::new(title, name)
                });
            }
        }
    }
    for word in OF {
        let elided = word.ends_with(['\'', '’']);
        let marks = if elided {
            [format!(", {word}"), format!(" {word}")]
        } else {
            [format!(", {word} "), format!(" {word} ")]
        };
        for (nth, mark) in marks.iter().enumerate() {
            if let Some(at) = lower.rfind(mark.as_str())
                && let Some((title, name)) = name_behind(at, mark.len())
                && people::is_name(name)
            {
                let comma = nth == 0;
                let whole = title.chars().any(char::is_alphanumeric);
                let known =
                    knows(name) || people::list(name).iter().any(|one| is_person(one, knows));
                if whole
                    && (known || comma && people::list(name).iter().all(|one| one.contains(' ')))
                {
                    return Some(Named::new(without_noun(title), name));
                }
            }
        }
    }
    None
}

/// "The Ferry, a novel" without the words that say what was written.
fn without_noun(title: &str) -> &str {
    const NOUNS: [&str; 20] = [
        "written",
        "novel",
        "roman",
        "novela",
        "romanzo",
        "romance",
        "powieść",
        "libro",
        "livro",
        "livre",
        "écrit",
        "escrito",
        "escrita",
        "scritto",
        "thriller",
        "polar",
        "a novel",
        "un roman",
        "una novela",
        "un romanzo",
    ];
    let cut = |noun: &&str| {
        let kept = title.strip_suffix(*noun)?.strip_suffix(' ')?;
        let kept = trim_end(kept);
        // "Le petit livre" and "Un roman" are what is left of a title.
        (kept.split(' ').count() > 1 && !kept.ends_with(" petit")).then_some(kept)
    };
    NOUNS.iter().rev().find_map(cut).unwrap_or(title)
}

/// `Ann Lee’s The Ferry`.
fn owned(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (names, end) = people::at_start(text, false)?;
    let rest = text.get(end..)?;
    let title = rest
        .strip_prefix("’s ")
        .or_else(|| rest.strip_prefix("'s "))?
        .trim();
    let name = text.get(..end)?;
    let titled = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let sure = knows(name) || is_person(name, knows) && (review || title.contains(' '));
    (titled && sure).then(|| Named {
        title: title.to_owned(),
        authors: names,
        certain: true,
        imprint: Imprint::default(),
    })
}

/// `The Ferry (Ann Lee)`.
fn bracketed(text: &str, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (title, said) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let by = BY.iter().chain(&OF).find_map(|by| strip_word(said, by));
    let name = by.unwrap_or(said).trim();
    let person = people::is_name(name) && (by.is_some() || is_person(name, knows));
    person.then(|| Named::new(title.trim(), name))
}

/// `Ann Lee, The Ferry` and `The Ferry, Ann Lee`.
fn comma(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (left, right) = text.rsplit_once(", ")?;
    let one = !left.contains(", ");
    let person = |side: &str| {
        let given = people::is_given(side) && (2..=4).contains(&side.split(' ').count());
        people::is_name(side) && is_person(side, knows) && (review || given || knows(side))
    };
    if person(right)
        && (!people::is_name(left) || people::is_given(right) && !people::is_given(left))
    {
        return Some(Named::new(left, right));
    }
    (one && person(left) && !people::is_name(right)).then(|| Named::new(right, left))
}

/// Whether a name is a person's for sure: the document knows it, it has an
/// initial, a surname in capitals, or a given name that many have.
pub(super) fn is_person(name: &str, knows: &impl Fn(&str) -> bool) -> bool {
    let loud = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && word.chars().all(|c| !c.is_lowercase())
    };
    let words: Vec<&str> = name.split(' ').collect();
    let surname = words.iter().any(loud) && !words.iter().all(loud);
    let initial = words.iter().any(|word| {
        word.ends_with('.')
            && word.chars().filter(|c| c.is_alphabetic()).count() <= 3
            && word.starts_with(char::is_uppercase)
    });
    words.len() <= 6
        && !people::is_house(name)
        && (people::is_given(name) || initial || surname || knows(name))
}

/// `X - Y`, `Y - X`, `Y: X`, `Genre - Y - X`: whichever part is a person.
fn parts(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    const MARKS: [&str; 12] = [
        " – ", " — ", " - ", " | ", " // ", " · ", " • ", " / ", " ~ ", " : ", ": ", " -- ",
    ];
    let mut rest = text;
    let mut pieces: Vec<(&str, &str)> = Vec::new();
    while let Some((at, mark)) = MARKS
        .iter()
        .filter_map(|mark| Some((rest.find(mark)?, *mark)))
        .min_by_key(|(at, mark)| (*at, std::cmp::Reverse(mark.len())))
    {
        pieces.push((rest.get(..at)?.trim(), mark));
        rest = rest.get(at + mark.len()..)?;
    }
    if pieces.is_empty() || pieces.len() > 5 {
        return None;
    }
    let colon = |mark: &str| mark.trim() == ":";
    let first_mark = pieces.first().map_or("", |(_, mark)| *mark);
    pieces.push((rest.trim(), ""));
    let several = pieces.len() > 2;
    let keeps = |piece: &str| {
        piece.chars().any(char::is_alphanumeric)
            && !is_review_word(piece)
            && !(several && genres::of_tag(piece).is_some())
    };
    pieces.retain(|(piece, _)| keeps(piece));
    let mut imprint = Imprint::default();
    if pieces.len() > 2 && pieces.last().is_some_and(|(piece, _)| imprint.take(piece)) {
        pieces.pop();
    }
    let named = |piece: &str| people::is_name(piece) && piece.split(' ').count() <= 8;
    // Whether one looks like a person by itself, and not because the text has
    // the words: the title stands in the text as well.
    let looks = |piece: &str| {
        let nobody = |_: &str| false;
        named(piece)
            && people::list(piece)
                .iter()
                .all(|name| is_person(name, &nobody))
    };
    let mut sure: Vec<usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, (piece, _))| {
            // "Systems Performance: …" has the shape of a name and stands in
            // the text too; before a colon a name must look like one.
            let nobody = |_: &str| false;
            let doubted = colon(first_mark);
            named(piece)
                && people::list(piece)
                    .iter()
                    .all(|name| is_person(name, &nobody) || !doubted && knows(name))
        })
        .map(|(nth, _)| nth)
        .collect();
    let looks_so = |nth: &usize| pieces.get(*nth).is_some_and(|(piece, _)| looks(piece));
    if sure.iter().any(looks_so) {
        sure.retain(looks_so);
    }
    let by_shape = || {
        // "Lars Kepler - Stalker": nobody knows the name, but what stands
        // beside it is what the text is about.
        let mut shaped = pieces
            .iter()
            .enumerate()
            .filter(|(_, (piece, _))| named(piece) && piece.contains(' '));
        let (nth, _) = shaped.next()?;
        let alone = shaped.next().is_none() && pieces.len() == 2;
        let other = pieces.get(1 - nth.min(1)).map(|(piece, _)| *piece)?;
        (alone && !colon(first_mark) && (knows(other) || review && nth == 1)).then_some(nth)
    };
    let author = match sure.as_slice() {
        [] => by_shape()?,
        [one] => *one,
        // A title may be a person's name: "Jane Eyre - Charlotte Brontë" and
        // "Charlotte Brontë: Jane Eyre".
        [first, .., last] => {
            if colon(first_mark) {
                *first
            } else {
                *last
            }
        }
    };
    if pieces.len() < 2 {
        return None;
    }
    let (name, _) = *pieces.get(author)?;
    // "Emma: A Modern Retelling" is a title with its subtitle.
    if author == pieces.len() - 1
        && colon(first_mark)
        && pieces.len() == 2
        && !knows(name)
        && !review
    {
        return None;
    }
    let before = pieces.get(..author)?;
    let after = pieces.get(author + 1..)?;
    let side = if before.is_empty() { after } else { before };
    let (first, last) = (side.first()?.0, side.last()?.0);
    let start = text.find(first)?;
    let end = text.rfind(last)? + last.len();
    let title = if side.len() == 1 {
        first
    } else {
        text.get(start..end)?
    };
    Some(Named {
        imprint,
        ..Named::new(title, name)
    })
}

pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.get(word.len()..)?;
    let head = text.get(..word.len())?;
    let elided = word.ends_with(['\'', '’']);
    (head.to_lowercase() == word && (elided || rest.starts_with(char::is_whitespace)))
        .then_some(rest)
}
