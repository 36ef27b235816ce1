//! Lines under the title: "by Ann Lee", "Reviewed by Bo Roe", `Quay Press, 2005`.

use crate::club::reading::document::Block;
use crate::club::reading::fold::plain;
use crate::club::reading::known::Known;
use crate::club::reading::{dates, edition, facts, people};
use crate::club::review::Review;

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
    review: &mut Review,
) {
    let Some(title) = review.title.as_deref().map(plain) else {
        return;
    };
    let mut under = false;
    for (block, nth) in head {
        let Some(line) = super::line_at(blocks, *block, *nth) else {
            continue;
        };
        let text = plain(&line.text);
        if text == title || line.taken && !under && text.starts_with(&title) {
            under = true;
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
        if review.authors.is_empty() && person {
            review.authors = people::list(name);
            line.taken = true;
            continue;
        }
        if review.authors.is_empty()
            && let Some((person, date)) = name.rsplit_once([',', '('])
            && people::is_name(person.trim())
            && (people::is_given(person) || known.names_beside(person, 1))
            && let dates::Found::Date(date) = dates::find(date.trim_end_matches(')'))
        {
            review.authors = people::list(person);
            review.published = review.published.or(Some(date));
            line.taken = true;
            continue;
        }
        let edition = edition::read(name, None);
        // "“The Ferry” Ann Lee, 2025" names the book and no house.
        let short = name.split_whitespace().count() <= 9 && !text.contains(&title);
        let paged = edition::Edition::counts_pages(name);
        if edition.publisher.is_some() && (edition.is_dated() || paged) && short {
            facts::take_edition(edition, name, review);
            line.taken = true;
            continue;
        }
        under = person;
    }
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
    let trimmed = text.trim_start_matches(['~', '-', '–', '—', '*', '|', ' ', '(']);
    let (name, rest) = trimmed.split_once(['(', '[']).unwrap_or((trimmed, ""));
    // "by Ann Lee, 2005.", "by Ann Lee. 1969-1973. In my shop."
    let dated = [", ", ". ", " | ", " – ", " - "].iter().find_map(|mark| {
        let (name, rest) = name.split_once(mark)?;
        let short = rest.split_whitespace().count() <= 8;
        let year = rest.get(..4)?;
        (short && year.bytes().all(|b| b.is_ascii_digit())).then_some((name, rest))
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
