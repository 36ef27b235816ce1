//! Ratings in lines of their own: `★★★★☆` above the text, `4/5 stars` below it,
//! glued to the last sentence.

use super::{own, warn_of_stars, written};
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::fold::plain;
use crate::club::reading::rating;
use crate::club::review::Review;

/// Longest line that is a rating alone, in bytes.
const LINE: usize = 200;

/// In so many of the first blocks a mark may stand alone.
const HEAD: usize = 6;
/// In so many of the last lines a rating may close the review.
const CLOSING: usize = 3;

/// Joins the lines of a block that has one star in each: `★\n★\n☆`.
pub fn join_rows(blocks: &mut [Block<'_>]) {
    let is_sign = |line: &Line<'_>| {
        line.text.chars().count() <= 4
            && rating::find(&line.text).is_some_and(|found| found.drawn.is_none())
            || matches!(line.text.as_str(), "☆" | "½")
    };
    for block in blocks.iter_mut().filter(|block| block.lines.len() > 1) {
        if block.lines.len() <= 10 && block.lines.iter().all(is_sign) {
            let row: String = block.lines.iter().map(|line| line.text.as_str()).collect();
            block.lines.truncate(1);
            if let Some(line) = block.lines.first_mut() {
                line.text = row;
            }
        }
    }
}

/// Draws the stars of a line that names one after the other, as screen readers
/// have them: `Full star Full star Half star Empty star`.
pub fn draw_named(blocks: &mut [Block<'_>]) {
    for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
        if line.text.len() <= LINE
            && let Some(row) = named_stars(&line.text)
        {
            line.text = row;
            line.marks.clear();
        }
    }
}

/// The signs of such a line.
fn named_stars(text: &str) -> Option<String> {
    const STARS: [&str; 10] = [
        "star", "stern", "etoile", "estrella", "estrela", "stella", "ster", "gwiazdka", "gwiazda",
        "stars",
    ];
    const FULL: [&str; 14] = [
        "full", "filled", "voller", "pleine", "llena", "completa", "cheia", "piena", "volle",
        "pelna", "gold", "solid", "ganzer", "yellow",
    ];
    const HALF: [&str; 8] = [
        "half", "halber", "demi", "media", "meia", "mezza", "halve", "pol",
    ];
    const EMPTY: [&str; 11] = [
        "empty", "leerer", "vide", "vacia", "vazia", "vuota", "lege", "pusta", "blank", "grey",
        "gray",
    ];
    let folded = plain(text);
    let mut row = String::new();
    let mut sign = None;
    let mut stars = 0;
    // The kind stands before the noun in some languages, behind it in others.
    let leads = folded
        .split(' ')
        .next()
        .is_some_and(|word| !STARS.contains(&word));
    for word in folded.split(' ') {
        let kind = if FULL.contains(&word) {
            Some('★')
        } else if HALF.contains(&word) {
            Some('½')
        } else if EMPTY.contains(&word) {
            Some('☆')
        } else {
            None
        };
        match kind {
            Some(kind) if leads => sign = Some(kind),
            Some(kind) => {
                row.pop();
                row.push(kind);
            }
            None if STARS.contains(&word) => {
                stars += 1;
                row.push(sign.take().unwrap_or('★'));
            }
            None => return None,
        }
    }
    (3..=10).contains(&stars).then_some(row)
}

/// Takes the rating that a template draws, and every such template out of the
/// text.
pub fn templates(blocks: &mut [Block<'_>], review: &mut Review) {
    for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
        let Some((start, length)) = line
            .text
            .match_indices(['{', '[', '<'])
            .find_map(|(at, _)| Some((at, rating::template(line.text.get(at..)?)?)))
        else {
            continue;
        };
        let tag = line
            .text
            .get(start..start + length)
            .unwrap_or_default()
            .to_owned();
        if review.reviewer_rating.is_none()
            && let Some(found) = rating::find(&tag)
        {
            let as_written = written(&tag, line.source);
            review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
        }
        let before = line
            .text
            .get(..start)
            .unwrap_or_default()
            .trim_end()
            .to_owned();
        let after = line
            .text
            .get(start + length..)
            .unwrap_or_default()
            .to_owned();
        line.marks.clear();
        line.text = format!("{before}{after}").trim().to_owned();
        line.taken |= line.text.is_empty();
    }
}

/// A block that is nothing but a rating is the reviewer's where no label named
/// one.
pub fn lines(blocks: &mut [Block<'_>], review: &mut Review) {
    let many = blocks
        .iter()
        .flat_map(|block| &block.lines)
        .filter(|line| is_alone(line))
        .take(3)
        .count();
    // Three or more are the ratings of a list of books.
    if review.reviewer_rating.is_some() || many > 2 {
        return;
    }
    let mut all = blocks.iter_mut().flat_map(|block| &mut block.lines);
    while let Some(line) = all.next() {
        let Some(mut found) = rating::find(&line.text).filter(|_| is_alone(line)) else {
            continue;
        };
        let mut shown = line;
        // Stars, and right below them the number that they could not show.
        let below = all.next().filter(|below| is_alone(below));
        let number = below.and_then(|below| Some((number_below(shown, &found, below)?, below)));
        if let Some((number, below)) = number {
            shown.taken = true;
            (found, shown) = (number, below);
        }
        warn_of_stars(Some(&found), &shown.text, review);
        let as_written = written(&shown.text, shown.source);
        review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
        shown.taken = true;
        return;
    }
    decimal(blocks, review);
    if review.reviewer_rating.is_none() {
        rules(blocks, review);
    }
}

/// `4.5 out of 5` below `★★★★☆`: the same mark, written out.
fn number_below(
    line: &Line<'_>,
    stars: &rating::Notation,
    below: &Line<'_>,
) -> Option<rating::Notation> {
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let number = rating::find(&below.text)?;
    let same = number.scale.is_some() && number.scale == stars.scale.or(Some(5.0));
    let written = !digits(&line.text) && digits(&below.text) && number.drawn.is_none();
    (same && written).then_some(rating::Notation {
        drawn: Some(stars.value),
        ..number
    })
}

/// `4.5` alone between the title and the text: a mark with a decimal is no page
/// and no chapter.
fn decimal(blocks: &mut [Block<'_>], review: &mut Review) {
    let alone = |block: &Block<'_>| {
        let [line] = block.lines.as_slice() else {
            return None;
        };
        let (whole, part) = line.text.trim().split_once(['.', ','])?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let mark = digits(whole) && digits(part) && whole.len() == 1 && part.len() <= 2;
        (mark && !line.taken).then(|| rating::bare(&line.text.replace(',', ".")))?
    };
    let near = blocks.iter_mut().take(HEAD);
    let Some((block, value)) = near
        .filter_map(|block| Some((alone(block)?, block)))
        .map(|(value, block)| (block, value))
        .next()
    else {
        return;
    };
    if let Some(line) = block
        .lines
        .first_mut()
        .filter(|_| (0.5..=5.0).contains(&value))
    {
        let as_written = line.text.clone();
        review.reviewer_rating = own(Some(value), None, as_written, review);
        line.taken = true;
    }
}

/// `****` in its own paragraph, which Markdown takes for a line across the
/// page. Three of them are one, unless nothing follows.
fn rules(blocks: &mut [Block<'_>], review: &mut Review) {
    let is_row = |line: &Line<'_>| line.text.chars().all(|c| matches!(c, '*' | ' ' | '½'));
    let rows = blocks
        .iter()
        .filter(|block| block.kind == Kind::Rule && block.lines.iter().all(is_row))
        .count();
    if rows != 1 {
        return;
    }
    let last = blocks.len().saturating_sub(1);
    for (at, block) in blocks.iter_mut().enumerate() {
        let Some(line) = block
            .lines
            .first_mut()
            .filter(|line| block.kind == Kind::Rule && is_row(line))
        else {
            continue;
        };
        if let Some(value) = rating::bare(&line.text)
            && (value > 3.0 || at == last)
            && (1.0..=5.0).contains(&value)
        {
            let as_written = line.text.clone();
            review.reviewer_rating = own(Some(value), None, as_written, review);
            line.taken = true;
        }
        return;
    }
}

/// `★★★★☆ — It begins …`: stars that open the prose are the reviewer's and no
/// words of it.
pub fn opening(blocks: &mut [Block<'_>], review: &mut Review) {
    let mut prose = blocks
        .iter_mut()
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item))
        .flat_map(|block| &mut block.lines)
        .filter(|line| !line.taken);
    let Some(line) = prose.next().filter(|_| review.reviewer_rating.is_none()) else {
        return;
    };
    let Some(found) = rating::drawn(&line.text).filter(|found| found.span.start == 0) else {
        return;
    };
    let end = found.span.end;
    let as_written = line.text.get(..end).unwrap_or_default().trim().to_owned();
    let rest = line.text.get(end..).unwrap_or_default();
    let gap = rest.len()
        - rest
            .trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':' | '\u{FE0F}')
            })
            .len();
    let whole = end + gap..line.text.len();
    line.keep(whole);
    review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
}

/// `… until the end. 4.5/5⭐️`: a rating behind the last sentence is the
/// reviewer's and no words of it.
pub fn closing(blocks: &mut [Block<'_>], review: &mut Review) {
    if review.reviewer_rating.is_some() {
        return;
    }
    // A question or a farewell may follow.
    let prose = blocks
        .iter_mut()
        .rev()
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item))
        .flat_map(|block| block.lines.iter_mut().rev())
        .filter(|line| !line.taken);
    let found = prose
        .take(CLOSING)
        .find_map(|line| begins(&line.text).map(|start| (line, start)));
    let Some((line, start)) = found else {
        opening_last(blocks, review);
        return;
    };
    let glued = line.text.get(start..).unwrap_or_default().to_owned();
    let Some(found) = rating::find(&glued) else {
        return;
    };
    warn_of_stars(Some(&found), &glued, review);
    let as_written = written(glued.trim(), line.source);
    review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
    let kept = line.text.get(..start).unwrap_or_default().trim_end().len();
    line.keep(0..kept);
}

/// `★★★★ It leaves you …`: stars that open the last paragraph and its verdict.
fn opening_last(blocks: &mut [Block<'_>], review: &mut Review) {
    let last = blocks
        .iter_mut()
        .rev()
        .find(|block| matches!(block.kind, Kind::Paragraph | Kind::Item));
    let Some(line) = last.and_then(|block| block.lines.first_mut()) else {
        return;
    };
    let drawn = rating::drawn(&line.text).filter(|found| found.span.start == 0);
    let Some(found) = drawn.filter(|found| found.drawn.is_some() && !line.taken) else {
        return;
    };
    let words = line.text.get(found.span.clone()).unwrap_or_default().trim();
    let as_written = written(words, line.source);
    let rest = line.text.get(found.span.end..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    let whole = found.span.end + gap..line.text.len();
    line.keep(whole);
    review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
}

/// Where the rating begins that stands behind the last sentence of a line.
fn begins(text: &str) -> Option<usize> {
    let tail = text.len().saturating_sub(LINE);
    let tail = text.get(text.ceil_char_boundary(tail)..)?;
    let offset = text.len() - tail.len();
    let ends: Vec<usize> = tail
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '!' | '?' | '”' | '"' | '…' | ')' | '—' | '–'))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    // From the front, so that the whole of the rating is taken.
    ends.into_iter().find_map(|end| {
        let rest = tail.get(end..)?;
        let apart = rest.starts_with([' ', '\u{A0}', '★', '⭐', '(', '[']);
        (apart && rest.trim().chars().nth(40).is_none() && rating::is_all(rest))
            .then_some(offset + end)
    })
}

fn is_alone(line: &Line<'_>) -> bool {
    !line.taken
        && line.text.len() <= LINE
        && (rating::is_all(&line.text) || opens_a_line(&line.text))
}

/// `4 out of 5 stars, the best of the summer`: a rating with its scale, and a few
/// words behind a comma.
fn opens_a_line(text: &str) -> bool {
    let Some(found) = rating::find(text).filter(|found| found.scale.is_some()) else {
        return false;
    };
    let before = text.get(..found.span.start).unwrap_or_default();
    let behind = text.get(found.span.end..).unwrap_or_default().trim_start();
    !before.contains(char::is_alphanumeric)
        && behind.starts_with([',', ';', '–', '—', '('])
        && behind.split_whitespace().count() <= 10
}

/// Goodreads exports `X by Y My rating: 4 of 5 stars` on one line.
pub fn split_my_rating(blocks: &mut [Block<'_>]) {
    const MARK: &str = "My rating:";
    for block in blocks.iter_mut().take(4) {
        let Some((at, place)) =
            block.lines.iter().enumerate().find_map(|(at, line)| {
                Some((at, line.text.find(MARK).filter(|place| *place > 0)?))
            })
        else {
            continue;
        };
        if let Some(line) = block.lines.get_mut(at) {
            let rating = line.text.get(place..).unwrap_or_default().to_owned();
            let kept = line.text.get(..place).unwrap_or_default().trim_end().len();
            line.keep(0..kept);
            let source = line.source;
            block.lines.insert(at + 1, Line::new(rating, source));
        }
    }
}
