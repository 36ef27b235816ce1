//! The head of a review: what names the book above the prose.
//!
//! [`read`] weighs the post's title, the first line and what the prose sets off,
//! then takes the title repeated under it, a "by" line and a line that says who
//! reviews. A headline that only might be a title is left where it is, unless
//! the document itself confirms it.

mod headline;
mod under;

use super::document::{Block, Document, Kind, Line};
use super::fold::plain;
use super::known::Known;
use super::labels::{self, Field};
use super::metadata::{self, Stated};
use super::title::Headline;
use super::{markdown, people, rating, spoken, stamp, title, verdict};
use crate::club::review::Review;
use crate::club::warning::Warning;
use headline::{is_alone, is_sentence, overrules, paired};
use under::{bare_lines, by_line, by_lines, is_dated_name, signed};

/// So many lines at the top may be head.
const LINES: usize = 12;
/// So many of them are tried for a title.
const TRIES: usize = 8;
/// In so many of them a book with its author goes before a line that is first.
const NAMED: usize = 4;
/// Longest line of a head, in characters.
const LINE: usize = 160;
/// So many words with a full stop may still be head: "The Ferry - Ann Lee."
const SENTENCE: usize = 8;

/// Takes title, authors and reviewer from the head where they are missing, and
/// its lines in any case.
pub fn read(document: &mut Document<'_>, stated: &Stated, known: &Known, review: &mut Review) {
    let knows = |name: &str| known.names(name) || metadata::is_tagged(stated, name);
    let head = lines(&document.blocks);
    let labelled = review.title.is_some();
    if let Some(text) = &stated.headline {
        let line = markdown::line(text);
        let found = title::read_line(&line, knows);
        post(found, &line, stated, known, document, review);
    }
    if review.title.is_none() || review.authors.is_empty() {
        first_line(document, &head, stated, known, review);
    }
    if review.title.is_none() && !labelled {
        review.title = spoken::title::best(document, known)
            .map(|best| best.title)
            .or_else(|| spoken::title::explained(document, known))
            .or_else(|| spoken::repeated::title(document));
    }
    if review.title.is_none()
        && !labelled
        && let Some((title, names)) =
            spoken::title::unmarked(document).or_else(|| spoken::told::first(document, known))
    {
        review.title = Some(title);
        if review.authors.is_empty() {
            review.authors = names;
        }
    }
    if review.title.is_none() && !labelled && stated.headline.is_none() {
        addressed(stated, &knows, review);
    }
    by_lines(&mut document.blocks, &head, review);
    spoken::citation::read(document, review);
    let titled = stated.headline.is_some();
    bare_lines(&mut document.blocks, &head, known, titled, review);
}

/// Takes the lines of the head that say the title again.
pub fn take_repeated(document: &mut Document<'_>, review: &Review) {
    let head = lines(&document.blocks);
    let Some(title) = review.title.as_deref().map(labels::fold) else {
        return;
    };
    for (block, line) in head {
        if let Some(line) = line_at(&mut document.blocks, block, line) {
            let repeated = |text: &str| {
                let folded = labels::fold(text);
                // A look before the line is taken apart: few lines have the word.
                let first = title.split(' ').next().unwrap_or_default();
                folded == title
                    || folded.contains(first)
                        && title::read(text, |_| true)
                            .is_some_and(|h| h.certain && labels::fold(&h.title) == title)
            };
            line.taken |= repeated(&line.text);
        }
    }
}

/// The title in the address of the post, where nothing else names one.
fn addressed(stated: &Stated, knows: &impl Fn(&str) -> bool, review: &mut Review) {
    let words = stated.slug.as_deref().and_then(metadata::slug::words);
    // "Review the Ferry" has lost the mark behind its first word.
    let words = words.map(|words| match words.split_once(' ') {
        Some((first, rest)) if title::is_review_word(first) => {
            let mut letters = rest.chars();
            let capital = letters.next().into_iter().flat_map(char::to_uppercase);
            format!("{first}: {}", capital.chain(letters).collect::<String>())
        }
        _ => words,
    });
    // "The Ferry Ann Lee" ends with the author.
    let words = words.map(|words| {
        let name = words.rmatch_indices(' ').nth(1).map(|(at, _)| at);
        match name.and_then(|at| Some((words.get(..at)?, words.get(at + 1..)?))) {
            Some((title, name))
                if people::is_given(name) && title.contains(' ') && !words.contains(" by ") =>
            {
                format!("{title} by {name}")
            }
            _ => words,
        }
    });
    let Some(found) = words.and_then(|words| title::read(&words, knows)) else {
        return;
    };
    review.warnings.push(Warning::TitleFromAddress {
        title: found.title.clone(),
    });
    review.title = Some(found.title);
    if review.authors.is_empty() {
        review.authors = found.authors;
    }
}

/// What the title of the post says: the book's title, or a headline of the
/// review that holds it, or nothing of it.
fn post(
    found: Option<Headline>,
    line: &Line<'_>,
    stated: &Stated,
    known: &Known,
    document: &Document<'_>,
    review: &mut Review,
) {
    let Some(found) = found else { return };
    if review.title.is_some() {
        let same = review.title.as_deref().map(plain) == Some(plain(&found.title));
        if same {
            fill(found, line, review);
        }
        return;
    }
    // "Twelve Months, Twelve Books" above, `#### 1984 – Ann Lee (1949)` below.
    if !found.certain
        && found.authors.is_empty()
        && let Some(below) = headed(&document.blocks, known)
    {
        fill(below, line, review);
        return;
    }
    let spoken = known.speaks_of(&found.title) || known.speaks_of(before_subtitle(&found.title));
    if found.certain || spoken || stated.of_a_book && !is_sentence(&line.text) {
        fill(found, line, review);
        return;
    }
    if let Some(title) = title::inside(line) {
        review.title = Some(title);
        return;
    }
    if let Some((title, names)) = paired(&document.blocks, &line.text) {
        review.title = Some(title);
        if review.authors.is_empty() {
            review.authors = names;
        }
        return;
    }
    // A headline of the review: the prose may set the title off.
    let best = spoken::title::best(document, known);
    match best {
        Some(best)
            if best.is_strong() || is_sentence(&line.text) || overrules(&best, &line.text) =>
        {
            review.title = Some(best.title);
        }
        _ if is_sentence(&line.text) => review.warnings.push(Warning::Headline),
        _ => fill(found, line, review),
    }
}

/// What the first heading of the text names, where it names title, author and
/// year of a book of which the prose speaks.
fn headed(blocks: &[Block<'_>], known: &Known) -> Option<Headline> {
    let first = blocks.iter().take(2);
    let heading = first
        .clone()
        .find(|block| matches!(block.kind, Kind::Heading(_)))?;
    let line = heading.lines.first()?;
    let found = title::read_line(line, |name| known.names_beside(name, 1))?;
    let whole = !found.authors.is_empty() && found.published.is_some();
    (whole && known.mentions(&found.title) > 1).then_some(found)
}

fn fill(found: Headline, line: &Line<'_>, review: &mut Review) {
    if review.title.is_none() {
        review.title = Some(found.title);
    }
    if review.authors.is_empty() {
        review.authors = found.authors;
    }
    review.published = review.published.or(found.published);
    if review.publisher.is_none() {
        review.publisher = found.publisher;
    }
    if let Some(words) = found.rating.filter(|_| review.reviewer_rating.is_none()) {
        verdict::beside_title(&words, line.source, None, review);
    }
}

fn before_subtitle(title: &str) -> &str {
    title
        .split([':', '(', '–', '—'])
        .next()
        .unwrap_or(title)
        .trim()
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
fn lines(blocks: &[Block<'_>]) -> Vec<(usize, usize)> {
    let mut head = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.kind == Kind::Quote || block.kind == Kind::Code || head.len() >= LINES {
            break;
        }
        for (nth, line) in block.lines.iter().enumerate() {
            let long = line.text.chars().nth(LINE).is_some();
            let ended = line.text.ends_with(['.', ',', ';']);
            let sentence = long || ended && line.text.split_whitespace().count() > SENTENCE;
            if sentence && !line.taken {
                return head;
            }
            head.push((at, nth));
        }
    }
    head
}

/// The title in the first line that is one: of the lines that may be, a heading
/// or a line with the notation of a book.
fn first_line(
    document: &mut Document<'_>,
    head: &[(usize, usize)],
    stated: &Stated,
    known: &Known,
    review: &mut Review,
) {
    let may_be = |block: &Block<'_>, line: &Line<'_>| {
        block.kind != Kind::Rule
            && !line.taken
            && (line.text.chars().any(char::is_alphabetic)
                || block.kind == Kind::Heading(1) && !line.text.contains(['.', '/']))
            && line.text.chars().any(char::is_alphanumeric)
            && !title::is_review_word(&line.text)
            && labels::field(&line.text).is_none_or(|field| {
                // "The Ferry by Ann Lee – 4 stars" only ends as a label does.
                matches!(field, Field::RatingOf(_)) && rating::find(&line.text).is_some()
            })
    };
    let lines: Vec<(usize, usize)> = head
        .iter()
        .copied()
        .filter(|(block, line)| {
            document
                .blocks
                .get(*block)
                .is_some_and(|b| b.lines.get(*line).is_some_and(|l| may_be(b, l)))
        })
        .enumerate()
        // Under a title stands `Ann Lee | Quay Press | 2019`.
        .filter(|(nth, (block, line))| {
            let line = document.blocks.get(*block).and_then(|b| b.lines.get(*line));
            *nth == 0
                || line.is_none_or(|line| {
                    signed(&line.text, known).is_none() && !is_dated_name(&line.text)
                })
        })
        .map(|(_, place)| place)
        .take(TRIES)
        .collect();
    let best = spoken::title::best(document, known).filter(|_| review.title.is_none());
    let blocks = document.blocks.as_mut_slice();
    // Above `“The Ferry” by Ann Lee` may stand the name of the series or the blog.
    let named = |place: &(usize, usize)| {
        let line = blocks.get(place.0)?.lines.get(place.1)?;
        title::read_line(line, |name| known.names_beside(name, 1))
    };
    if let Some(first) = lines.first().and_then(named)
        && !first.certain
        && !known.speaks_of(&first.title)
        && let Some(other) = lines.iter().take(NAMED).skip(1).copied().find(|place| {
            named(place).is_some_and(|found| found.certain && !found.authors.is_empty())
        })
        && headline(blocks, other, false, stated, known, review)
    {
        return;
    }
    for (nth, place) in lines.into_iter().enumerate() {
        let overruled = best.as_ref().is_some_and(|best| {
            let text = line_at(blocks, place.0, place.1).map(|line| line.text.clone());
            text.is_some_and(|text| overrules(best, &text) && known.mentions(&text) <= 1)
        });
        if !overruled && headline(blocks, place, nth == 0, stated, known, review) {
            return;
        }
    }
}

/// Takes the title out of one line of the head; whether it was one. Only the
/// first such line may be a title by its place alone.
fn headline(
    blocks: &mut [Block<'_>],
    (block, nth): (usize, usize),
    first: bool,
    stated: &Stated,
    known: &Known,
    review: &mut Review,
) -> bool {
    let Some((kind, line)) = blocks
        .get(block)
        .and_then(|b| Some((b.kind, b.lines.get(nth)?)))
    else {
        return false;
    };
    // The very first line may not be among the known words, any other is.
    let counted = (block, nth) != (0, 0) || !known.is_headed();
    let itself = usize::from(counted && kind != Kind::Heading(1));
    let knows = |name: &str| known.names_beside(name, itself) || metadata::is_tagged(stated, name);
    let Some(found) = title::read_line(line, knows) else {
        return false;
    };
    let records = blocks
        .get(block)
        .and_then(|b| b.lines.get(nth + 1))
        .or_else(|| blocks.get(block + 1).and_then(|b| b.lines.first()))
        .is_some_and(|next| next.taken || by_line(&next.text).is_some());
    let heading = matches!(kind, Kind::Heading(_));
    // "12 May 2015" above or below is the post's, and so is the line.
    let dated = [block.checked_sub(1), Some(block + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| blocks.get(at))
        .any(|near| {
            near.lines
                .iter()
                .all(|line| line.taken && stamp::is_day(&line.text))
        });
    let top = kind == Kind::Heading(1)
        || heading && (block, nth) == (0, 0)
        || dated && known.mentions(&found.title) > itself
        || is_alone(blocks, block, nth, &line.text);
    let mentioned = known.mentions(&found.title) > itself;
    let same = review
        .title
        .as_ref()
        .is_some_and(|title| plain(title) == plain(&found.title));
    let sentence = is_sentence(&line.text) && !mentioned;
    let confirmed = found.title.contains(' ') && mentioned;
    let sure = found.certain || !sentence && (top || first && (records || confirmed));
    if review.title.is_none() {
        let quoted = title::inside(line).filter(|_| !found.certain && heading && sentence);
        if let Some(title) = quoted {
            review.title = Some(title);
            return true;
        }
        if !sure || stated.author.is_some() && !found.certain && !top && !stated.tags.is_empty() {
            return false;
        }
    } else if !same {
        return false;
    }
    let copy = line.clone();
    fill(found, &copy, review);
    if let Some(line) = line_at(blocks, block, nth) {
        line.taken = true;
    }
    true
}
