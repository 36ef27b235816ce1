//! Whose rating it is, and what is kept of it.
//!
//! [`own`] makes the reviewer's rating of a number and tells of an inferred
//! scale, [`add_other`] keeps what somebody else gave. [`lone_ratings`] and
//! [`opening_stars`] find the reviewer's rating where no label names it. How
//! ratings are written is in [`super::rating`].

use super::document::{Block, Kind, Line};
use super::facts::short;
use super::rating;
use crate::club::review::{OtherRating, Rating, Review};

/// Longest source line that is quoted as the rating, in characters.
const SOURCE: usize = 320;

/// The reviewer's rating; a scale that nobody stated is inferred and told.
pub fn own(
    value: Option<f64>,
    scale: Option<f64>,
    as_written: String,
    review: &mut Review,
) -> Option<Rating> {
    let Some(number) = value else {
        let short = as_written.chars().count() <= 80;
        return short.then_some(Rating {
            value: None,
            scale: None,
            as_written,
        });
    };
    let scale = scale.filter(|scale| number <= *scale);
    let inferred = scale.or_else(|| rating::usual_scale(number));
    if scale.is_none() {
        review.warnings.push(match inferred {
            Some(_) => format!("The rating {number} does not say out of how many; I took five."),
            None => format!("The rating {number} does not say out of how many, and it is more than five; write it as {number}/10 or the like."),
        });
    }
    Some(Rating {
        value: Some(number),
        scale: inferred,
        as_written,
    })
}

/// Keeps somebody else's rating, one for each source.
pub fn add_other(source: &str, value: &str, review: &mut Review) {
    let known = review
        .other_ratings
        .iter()
        .any(|other| other.source == source);
    if known || review.other_ratings.len() >= 8 {
        return;
    }
    let found = rating::find(value);
    warn_of_stars(found.as_ref(), value, review);
    let (number, scale) = match found {
        Some(found) => (found.value, found.scale),
        None => match rating::bare(value) {
            Some(number) if number <= 5.0 => (number, None),
            _ => return,
        },
    };
    // These sites have five stars; what an average of unknown origin is out
    // of, nobody said.
    let scale = scale.or_else(|| rating::usual_scale(number).filter(|_| source != "Average"));
    review.other_ratings.push(OtherRating {
        source: source.to_owned(),
        value: number,
        scale,
    });
}

/// Tells of stars that contradict the number beside them.
pub fn warn_of_stars(found: Option<&rating::Notation>, value: &str, review: &mut Review) {
    if found.is_some_and(rating::Notation::disagrees) {
        review.warnings.push(format!(
            "In “{}” the stars and the number disagree; I took the number.",
            short(value)
        ));
    }
}

/// The rating that stands beside the title of one of several books: its words,
/// the line of the document that holds them, and the scale of the other books.
pub fn beside_title(words: &str, source: &str, scale: Option<f64>, review: &mut Review) {
    if let Some(found) = rating::find(words) {
        warn_of_stars(Some(&found), words, review);
        let as_written = written(words, source);
        let scale = found.scale.or(scale);
        review.reviewer_rating = own(Some(found.value), scale, as_written, review);
    }
}

/// A block that is nothing but a rating is the reviewer's where no label named
/// one: `★★★★☆` above the text, `4/5 stars` below it.
pub fn lone_ratings(blocks: &mut [Block<'_>], review: &mut Review) {
    let many = blocks
        .iter()
        .flat_map(|block| &block.lines)
        .filter(|line| lone(line))
        .take(3)
        .count();
    // Three or more are the ratings of a list of books.
    if review.reviewer_rating.is_some() || many > 2 {
        return;
    }
    for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
        let Some(found) = rating::find(&line.text).filter(|_| lone(line)) else {
            continue;
        };
        warn_of_stars(Some(&found), &line.text, review);
        let as_written = written(&line.text, line.source);
        review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
        line.taken = true;
        return;
    }
}

/// `★★★★☆ — It begins …`: stars that open the prose are the reviewer's and no
/// words of it.
pub fn opening_stars(blocks: &mut [Block<'_>], review: &mut Review) {
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
    let (stars, rest) = line.text.split_at(found.span.end);
    let as_written = stars.trim().to_owned();
    review.reviewer_rating = own(Some(found.value), found.scale, as_written, review);
    line.text = rest
        .trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':' | '\u{FE0F}')
        })
        .to_owned();
}

fn lone(line: &Line<'_>) -> bool {
    !line.taken && line.text.len() <= 80 && rating::is_all(&line.text)
}

/// The exact words of the document: the line as read where the source has it
/// so, else the line of the source with its marks.
pub fn written(text: &str, source: &str) -> String {
    let short = source.chars().nth(SOURCE).is_none();
    if source.contains(text) || !short {
        text.to_owned()
    } else {
        source.to_owned()
    }
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
            let rating = line.text.split_off(place);
            line.text.truncate(line.text.trim_end().len());
            let source = line.source;
            block.lines.insert(at + 1, Line::new(rating, source));
        }
    }
}
