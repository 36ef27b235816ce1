//! The head of a review: the lines above the prose that name the book.
//!
//! [`read`] takes the headline, the title repeated under it, a "by" line and a
//! line that says who reviews. A first line that only might be a title is left
//! where it is, unless the document itself confirms it.

use super::document::{Block, Kind, Line};
use super::labels;
use super::metadata::Stated;
use super::{people, title};
use crate::club::review::Review;

/// So many lines at the top may be head.
const LINES: usize = 12;
/// Longest line of a head, in characters.
const LINE: usize = 160;

/// Takes title, authors and reviewer from the head where they are missing, and
/// its lines in any case.
pub fn read(blocks: &mut [Block<'_>], stated: &Stated, review: &mut Review) {
    let head = head(blocks);
    if review.title.is_none() || review.authors.is_empty() {
        headline(blocks, &head, stated, review);
    }
    by_lines(blocks, &head, review);
    let Some(title) = review.title.as_deref().map(labels::fold) else {
        return;
    };
    for (block, line) in head {
        if let Some(line) = line_at(blocks, block, line) {
            let repeated = |text: &str| {
                labels::fold(text) == title
                    || title::read(text, |_| true)
                        .is_some_and(|h| h.certain && labels::fold(&h.title) == title)
            };
            line.taken |= repeated(&line.text);
        }
    }
}

fn line_at<'b, 'a>(
    blocks: &'b mut [Block<'a>],
    block: usize,
    line: usize,
) -> Option<&'b mut Line<'a>> {
    blocks.get_mut(block)?.lines.get_mut(line)
}

/// Where the lines of the head stand: everything down to the first line of
/// prose.
fn head(blocks: &[Block<'_>]) -> Vec<(usize, usize)> {
    let mut head = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.kind == Kind::Quote || block.kind == Kind::Code || head.len() >= LINES {
            break;
        }
        for (nth, line) in block.lines.iter().enumerate() {
            let long = line.text.chars().nth(LINE).is_some();
            let sentence = line.text.ends_with(['.', ',', ';']) || long;
            if sentence && !line.taken {
                return head;
            }
            head.push((at, nth));
        }
    }
    head
}

/// The title in the first line that may be one.
fn headline(
    blocks: &mut [Block<'_>],
    head: &[(usize, usize)],
    stated: &Stated,
    review: &mut Review,
) {
    let first = head.iter().find(|(block, line)| {
        blocks.get(*block).is_some_and(|b| {
            b.kind != Kind::Rule
                && b.lines.get(*line).is_some_and(|l| {
                    !l.taken
                        && l.text.chars().any(char::is_alphanumeric)
                        && !is_chrome_title(&l.text)
                })
        })
    });
    let Some((block, nth)) = first.copied() else {
        return;
    };
    let Some((kind, text)) = blocks
        .get(block)
        .and_then(|b| Some((b.kind, b.lines.get(nth)?.text.clone())))
    else {
        return;
    };
    let knows = |name: &str| {
        stated.tags.contains(&name.to_lowercase())
            || blocks
                .iter()
                .flat_map(|b| &b.lines)
                .any(|line| line.text != text && line.text.contains(name))
    };
    let Some(found) = title::read(&text, knows) else {
        return;
    };
    let records = blocks
        .get(block)
        .and_then(|b| b.lines.get(nth + 1))
        .or_else(|| blocks.get(block + 1).and_then(|b| b.lines.first()))
        .is_some_and(|next| next.taken || by_line(&next.text).is_some());
    let top = kind == Kind::Heading(1);
    let confirmed = || {
        let words = found.title.split(' ').count();
        words >= 2 && knows(&found.title)
    };
    let same = review
        .title
        .as_ref()
        .is_some_and(|title| labels::fold(title) == labels::fold(&found.title));
    let sure = found.certain || top || records || confirmed();
    if review.title.is_none()
        && sure
        && (stated.author.is_none() || found.certain || top || stated.tags.is_empty())
    {
        review.title = Some(found.title);
    } else if !same {
        return;
    }
    if review.authors.is_empty() {
        review.authors = found.authors;
    }
    if let Some(line) = line_at(blocks, block, nth) {
        line.taken = true;
    }
}

/// "BOOK REVIEW" above the title is no title.
fn is_chrome_title(text: &str) -> bool {
    matches!(
        labels::fold(text).as_str(),
        "review"
            | "book review"
            | "reviews"
            | "book reviews"
            | "rezension"
            | "reseña"
            | "resenha"
            | "recenzja"
            | "critique"
            | "recensione"
    )
}

/// "by Ann Lee" under the title, "Reviewed by Bo Roe".
fn by_lines(blocks: &mut [Block<'_>], head: &[(usize, usize)], review: &mut Review) {
    for (block, nth) in head {
        let Some(line) = line_at(blocks, *block, *nth).filter(|line| !line.taken) else {
            continue;
        };
        if let Some(name) = by_line(&line.text) {
            if review.authors.is_empty() {
                review.authors = people::list(name);
            }
            line.taken = people::list(name) == review.authors;
        } else if let Some(name) =
            after(&line.text, "reviewed by ").or_else(|| after(&line.text, "review by "))
        {
            if review.reviewer.is_none() {
                review.reviewer = Some(name.to_owned());
            }
            line.taken = true;
        }
    }
}

fn by_line(text: &str) -> Option<&str> {
    after(text, "by ").or_else(|| after(text, "written by "))
}

/// The name after these words, where nothing else stands in the line.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let head = text.get(..words.len())?;
    let name = text.get(words.len()..)?.trim();
    (head.eq_ignore_ascii_case(words) && people::is_name(name)).then_some(name)
}
