//! Lines under the title: "by Ann Lee", "Reviewed by Bo Roe", `Quay Press, 2005`.

use crate::club::reading::document::Block;
use crate::club::reading::fold::plain;
use crate::club::reading::known::Known;
use crate::club::reading::{dates, edition, facts, people, rating, verdict};
use crate::club::review::Review;

/// What stands between a name and a date.
const APART: [char; 7] = [',', '(', ')', '|', '·', '•', ' '];

/// "by Ann Lee" under the title, "Reviewed by Bo Roe".
pub(super) fn by_lines(blocks: &mut [Block<'_>], head: &[(usize, usize)], review: &mut Review) {
    for (block, nth) in head {
        let Some(line) = super::line_at(blocks, *block, *nth).filter(|line| !line.taken) else {
            continue;
        };
        if let Some((name, rest)) = by_line(&line.text) {
            let names = people::list(name);
            if review.authors.is_empty() {
                review.authors = names.clone();
            }
            line.taken = names == review.authors;
            if let dates::Found::Date(date) = dates::find(rest)
                && line.taken
            {
                review.published = review.published.or(Some(date));
            }
        } else if let Some(name) = reviewed_by(&line.text) {
            if review.reviewer.is_none() {
                review.reviewer = Some(name.to_owned());
            }
            line.taken = true;
        }
    }
}

/// Lines right under the title that say without a label who wrote the book and
/// who published it: `Ann Lee`, `Quay Press, 2005`.
pub(super) fn bare_lines(
    blocks: &mut [Block<'_>],
    head: &[(usize, usize)],
    known: &Known,
    titled: bool,
    review: &mut Review,
) {
    let Some(title) = review.title.as_deref().map(plain) else {
        return;
    };
    // What the post's title names stands above its first line, but a name alone
    // there is the blogger's.
    let (mut under, mut below) = (titled, false);
    for (block, nth) in head {
        let Some(line) = super::line_at(blocks, *block, *nth) else {
            continue;
        };
        let text = plain(&line.text);
        if text == title || line.taken && !under && text.starts_with(&title) {
            (under, below) = (true, true);
            continue;
        }
        if !under || line.taken {
            under &= line.taken;
            continue;
        }
        // "The Ferry" above, "The Ferry by Ann Lee" below.
        let again = review
            .title
            .as_deref()
            .and_then(|title| line.text.strip_prefix(title));
        if let Some((name, "")) = again.and_then(|rest| by_line(rest.trim()))
            && review.authors.is_empty()
        {
            review.authors = people::list(name);
            line.taken = true;
            continue;
        }
        let name = line
            .text
            .trim()
            .trim_start_matches(['–', '—', '-', '~', ' ']);
        let person = people::is_name(name)
            && name.split(' ').count() <= 5
            && (people::is_given(name) || known.names(name));
        if below && review.authors.is_empty() && person {
            review.authors = people::list(name);
            line.taken = true;
            continue;
        }
        if review.authors.is_empty()
            && let Some(signed) = signed(name, known)
        {
            review.authors = people::list(signed.name);
            facts::take_edition(edition::read(signed.rest, None), signed.rest, review);
            if let Some(mark) = signed.mark.filter(|_| review.reviewer_rating.is_none()) {
                verdict::beside_title(mark, line.source, None, review);
            }
            line.taken = true;
            continue;
        }
        let cut = name.find([',', '(', '|', '·', '•']);
        if let Some((person, date)) = cut.and_then(|at| name.split_at_checked(at))
            && people::is_name(person.trim())
            && let dates::Found::Date(date) = dates::read(date.trim_matches(APART), None)
        {
            // A day is that of the post, and the name that of who wrote it.
            let author = people::is_given(person.trim()) && date.to_string().len() == 4;
            if review.authors.is_empty() && (author || known.names_beside(person, 1)) {
                review.authors = people::list(person);
                review.published = review.published.or(Some(date));
                line.taken = true;
                continue;
            }
            // "Quay Press (2019)" is no name of anybody.
            if date.to_string().len() > 4 {
                under = false;
                continue;
            }
        }
        let edition = edition::read(name, None);
        // "“The Ferry” Ann Lee, 2025" names the book and no house.
        let short = name.split_whitespace().count() <= 9 && !text.contains(&title);
        let paged = edition::Edition::counts_pages(name);
        if below && edition.publisher.is_some() && (edition.is_dated() || paged) && short {
            facts::take_edition(edition, name, review);
            line.taken = true;
            continue;
        }
        under = person;
    }
}

/// What a line says that begins with the author.
pub(super) struct Signed<'t> {
    name: &'t str,
    /// House, year and pages.
    rest: &'t str,
    /// A rating.
    mark: Option<&'t str>,
}

/// `Ann Lee | Quay Press | 2019`, `Ann Lee, Quay Press, 2019, ★★★★`: a name, and
/// behind it only facts of an edition and a mark. A day is that of the post,
/// unless a house stands beside it.
pub(super) fn signed<'t>(text: &'t str, known: &Known) -> Option<Signed<'t>> {
    const MOST: usize = 5;
    const MARKS: [&str; 7] = ["|", "·", "•", " - ", " – ", " — ", ", "];
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| Some((text.find(mark)?, mark)))
        .min()?;
    let name = text.get(..at)?.trim();
    let rest = text.get(at + mark.len()..)?;
    let spoken = known.names_beside(name, 1);
    if !people::is_name(name) || !(people::is_given(name) || spoken) {
        return None;
    }
    let pieces = rest.split(['|', '·', '•', ',']);
    let pieces = pieces.flat_map(|piece| piece.split(" - "));
    let pieces = pieces.flat_map(|piece| piece.split(['–', '—']));
    let (mut years, mut days, mut houses, mut others, mut mark) = (0, 0, 0, 0, None);
    for piece in pieces.map(str::trim).filter(|piece| !piece.is_empty()) {
        let year = piece.len() == 4 && piece.bytes().all(|b| b.is_ascii_digit());
        if year {
            years += 1;
        } else if rating::is_all(piece) {
            mark = Some(piece);
        } else if edition::Edition::counts_pages(piece) {
            others += 1;
        } else if edition::publisher(piece).is_some() {
            houses += 1;
        } else if !matches!(dates::find(piece), dates::Found::Nothing) {
            days += 1;
        } else {
            return None;
        }
    }
    let edition = years > 0 || days > 0 && houses > 0;
    let sure = spoken || houses > 0 || others > 0 || mark.is_some();
    let whole = years < 2 && houses < 3 && years + days + houses + others <= MOST;
    (edition && sure && whole).then_some(Signed { name, rest, mark })
}

/// `Joe Moss | March 3, 2021`, `Ann Lee, 2019`: a name and a date name no book.
pub(super) fn is_dated_name(text: &str) -> bool {
    let mut pieces = text.split(['|', '·', '•', '–', '—']);
    let first = pieces.next().unwrap_or_default();
    let (name, behind) = match first.split_once(" - ").or_else(|| first.split_once(", ")) {
        Some((name, behind)) => (name, Some(behind)),
        None => (first, pieces.next()),
    };
    people::is_name(name.trim())
        && behind.is_some_and(|behind| {
            let behind = behind.split(" - ").next().unwrap_or_default().trim();
            let year = behind.len() == 4 && behind.bytes().all(|b| b.is_ascii_digit());
            year || dates::read(behind, None) != dates::Found::Nothing
        })
}

/// The name after "by" in a line of nothing else, and what stands in brackets
/// behind it.
pub(super) fn by_line<'t>(text: &'t str) -> Option<(&'t str, &'t str)> {
    const BY: [&str; 16] = [
        "by ",
        "written by ",
        "a novel by ",
        "novel by ",
        "von ",
        "par ",
        "de ",
        "di ",
        "door ",
        "van ",
        "por ",
        "author ",
        "ein roman von ",
        "un roman de ",
        "una novela de ",
        "un romanzo di ",
    ];
    const PUBLISHED: [&str; 9] = [
        "published",
        "publication",
        "publie",
        "publicado",
        "publicada",
        "erschienen",
        "pubblicato",
        "paru",
        "verschenen",
    ];
    let trimmed = text.trim_start_matches(['~', '-', '–', '—', '*', '|', ' ', '(']);
    let (name, rest) = trimmed.split_once(['(', '[']).unwrap_or((trimmed, ""));
    // "by Ann Lee, 2005.", "by Ann Lee. 1969-1973. In my shop."
    let dated = [", ", ". ", " | ", " – ", " - "].iter().find_map(|mark| {
        let (name, rest) = name.split_once(mark)?;
        let short = rest.split_whitespace().count() <= 8;
        let year = rest.get(..4)?;
        let year = year.bytes().all(|b| b.is_ascii_digit());
        // "by Ann Lee. First published 1987."
        let told = mark == &". " && plain(rest).split(' ').any(|word| PUBLISHED.contains(&word));
        (short && year || told).then_some((name, rest))
    });
    let (name, rest) = dated.unwrap_or((name, rest));
    let rest = rest.trim_end_matches(['.', '*', ' ']);
    let name = name.trim().trim_end_matches([')', '.', '~', '|', ',']);
    let behind = |text: &'t str, by: &str| {
        let head = text.get(..by.len())?;
        let person = text.get(by.len()..)?.trim();
        head.eq_ignore_ascii_case(by).then_some(person)
    };
    let whole = BY.iter().find_map(|by| {
        let person = behind(name, by)?;
        people::is_name(person).then_some((person, rest))
    });
    whole.or_else(|| {
        BY.iter()
            .find_map(|by| behind(trimmed, by).and_then(with_record))
    })
}

/// `Ann Lee, Quay Press`, `Ann Lee · 300 pages · 2005`: the name with which a line
/// begins, and a few words set off behind it that are no sentence.
fn with_record(text: &str) -> Option<(&str, &str)> {
    const GOING_ON: [&str; 22] = [
        "who", "whose", "which", "is", "was", "has", "and", "but", "i", "it", "the", "der", "die",
        "qui", "que", "dont", "quien", "che", "cui", "ktory", "ktora", "wie",
    ];
    let (_, end) = people::at_start(text, false)?;
    let rest = text.get(end..)?;
    let said = rest.trim_start_matches([',', ';', '|', '·', '•', '–', '—', '/', '-', ' ']);
    let set_off = rest
        .trim_start()
        .starts_with([',', ';', '|', '·', '•', '–', '—', '/'])
        || rest.starts_with(" - ");
    let first = plain(said.split_whitespace().next()?);
    let short = said.split_whitespace().count() <= 8;
    let sentence = GOING_ON.contains(&first.as_str())
        || said.ends_with(['!', '?', ',', ':'])
        || said.ends_with('.') && !said.contains(|c: char| c.is_ascii_digit());
    (set_off && short && !sentence).then_some((text.get(..end)?, said))
}

/// The reviewer's name in a line that says nothing else.
pub(super) fn reviewed_by(text: &str) -> Option<&str> {
    const BY: [&str; 7] = [
        "reviewed by ",
        "review by ",
        "rezension von ",
        "rezensiert von ",
        "chronique de ",
        "reseña de ",
        "recensione di ",
    ];
    BY.iter().find_map(|by| {
        let head = text.get(..by.len())?;
        let name = text.get(by.len()..)?.trim();
        (head.to_lowercase() == *by && people::is_name(name)).then_some(name)
    })
}
