//! Title and author on two sides of a mark: `X - Y`, `Y: X`, `Genre - Y - X`.

use super::chrome::is_review_word;
use super::notation::{Named, is_person};
use crate::club::reading::fold::plain;
use crate::club::reading::imprint::Imprint;
use crate::club::reading::{genres, people};

/// `X - Y`, `Y - X`, `Y: X`, `Genre - Y - X`: whichever part is a person.
pub(super) fn parts(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
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
    // "Emma: A Modern Retelling" and "Jane Eyre: An Autobiography" are titles
    // with their subtitles.
    let two = colon(first_mark) && pieces.len() == 2;
    if two && author == 1 && !knows(name) && !review
        || two
            && pieces
                .get(1 - author.min(1))
                .is_some_and(|(other, _)| is_subtitle(other))
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

/// Whether words say what kind of text a title names: "A Novel", "Ein Roman".
fn is_subtitle(words: &str) -> bool {
    const ONE: [&str; 12] = [
        "a", "an", "ein", "eine", "un", "une", "una", "uno", "um", "uma", "een", "",
    ];
    const KINDS: [&str; 36] = [
        "novel",
        "novella",
        "memoir",
        "memoirs",
        "life",
        "story",
        "tale",
        "history",
        "biography",
        "autobiography",
        "romance",
        "mystery",
        "retelling",
        "thriller",
        "portrait",
        "journey",
        "roman",
        "erzahlung",
        "biografie",
        "biographie",
        "leben",
        "recit",
        "vie",
        "histoire",
        "novela",
        "vida",
        "historia",
        "biografia",
        "autobiografia",
        "romanzo",
        "vita",
        "storia",
        "powiesc",
        "verhaal",
        "leven",
        "opowiesc",
    ];
    let folded = plain(words);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let alone = KINDS.contains(&first) && folded == first;
    alone || ONE.contains(&first) && words.take(3).any(|word| KINDS.contains(&word))
}
