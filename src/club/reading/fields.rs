//! Blocks become fields: labelled lines, wherever they stand.
//!
//! [`read`] walks the blocks once for labels, asks [`super::head`] for the
//! title, and settles what needs the whole document: whose a bare `author` is
//! and which rating the reviewer's own. Lines that became fields are marked as
//! taken. The words of labels are in [`super::labels`].

use super::document::{Block, Document, Kind, Line};
use super::labels::{self, Field};
use super::metadata::{self, Stated};
use super::{head, people, rating, title};
use crate::club::review::Review;

/// Longest value of a label for a single fact, in characters.
const FACT: usize = 160;
/// Longest strong or weak point, in characters.
const POINT: usize = 800;
/// Longest verdict in words, in characters.
const VERDICT: usize = 30;

/// Fills what is empty in `review` from the blocks and marks the lines taken.
pub fn read(document: &mut Document<'_>, stated: &Stated, review: &mut Review) {
    split_my_rating(&mut document.blocks);
    let mut labels = Labels::new(stated, review);
    labels.walk(&mut document.blocks);
    labels.settle();
    head::read(&mut document.blocks, stated, review);
    lone_ratings(&mut document.blocks, review);
    opening_stars(&mut document.blocks, review);
    whose_author(document, stated, review);
}

/// Goodreads exports `X by Y My rating: 4 of 5 stars` on one line.
fn split_my_rating(blocks: &mut [Block<'_>]) {
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

/// A walk over the blocks that collects labelled lines.
struct Labels<'r> {
    review: &'r mut Review,
    stated: &'r Stated,
    title_labelled: bool,
    authors_labelled: bool,
    /// Ratings of somebody named: who, and what they said.
    named: Vec<(String, String, String)>,
}

impl<'r> Labels<'r> {
    fn new(stated: &'r Stated, review: &'r mut Review) -> Self {
        Self {
            review,
            stated,
            title_labelled: false,
            authors_labelled: false,
            named: Vec::new(),
        }
    }

    fn walk(&mut self, blocks: &mut [Block<'_>]) {
        let mut at = 0;
        while at < blocks.len() {
            let (done, rest) = blocks.split_at_mut(at + 1);
            if let Some(block) = done.last_mut()
                && matches!(
                    block.kind,
                    Kind::Paragraph | Kind::Item | Kind::Row | Kind::Heading(_)
                )
            {
                self.block(block, rest);
            }
            at += 1;
        }
        tidy_neighbours(blocks);
    }

    fn block(&mut self, block: &mut Block<'_>, rest: &mut [Block<'_>]) {
        let heading = matches!(block.kind, Kind::Heading(_));
        let mut at = 0;
        while let Some(line) = block.lines.get(at) {
            let opens = at == 0
                || block
                    .lines
                    .get(at - 1)
                    .is_some_and(|before| before.taken || ends(&before.text));
            let text = line.text.clone();
            let parts = labels::split(&text).or_else(|| without_colon(&text));
            // A heading is a label by itself, and so is a line alone.
            let whole = heading || block.lines.len() == 1;
            let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
            let (label, value) = parts.unwrap_or((if whole { bare } else { "" }, ""));
            let colon = text.contains([':', '：']);
            let Some(field) = labels::field(label).filter(|_| opens) else {
                at += 1;
                continue;
            };
            let mut lines = 1;
            let taken = match field {
                Field::Strong | Field::Weak => {
                    let (value, used) = point(value, block, at, rest, heading || colon);
                    lines = used;
                    self.point(&field, value)
                }
                Field::OwnRating | Field::RatingOf(_) | Field::OtherRating(_)
                    if value.is_empty() =>
                {
                    let below = block
                        .lines
                        .get(at + 1)
                        .or_else(|| rest.first()?.lines.first());
                    let below = below
                        .map(|line| (line.text.clone(), line.source))
                        .filter(|(text, _)| rating::is_all(text) || rating::bare(text).is_some());
                    match below {
                        Some((value, source)) if colon || heading => {
                            if block.lines.get(at + 1).is_some() {
                                lines = 2;
                            } else if let Some(first) =
                                rest.first_mut().and_then(|b| b.lines.first_mut())
                            {
                                first.taken = true;
                            }
                            let as_written = source.to_owned();
                            self.rating(field, &value, as_written)
                        }
                        _ => false,
                    }
                }
                Field::OwnRating | Field::RatingOf(_) | Field::OtherRating(_) => {
                    let as_written = written(&text, block.lines.get(at).map_or("", |l| l.source));
                    self.rating(field, value, as_written)
                }
                _ => {
                    value.chars().nth(FACT).is_none()
                        && !value.is_empty()
                        && self.fact(&field, label, value)
                }
            };
            for line in block.lines.iter_mut().skip(at).take(lines) {
                line.taken |= taken;
            }
            at += lines.max(1);
        }
    }

    /// A fact about the book; whether the line was one.
    fn fact(&mut self, field: &Field, label: &str, value: &str) -> bool {
        let prose = value.ends_with(['.', '!', '?']) && value.split_whitespace().count() > 12;
        if prose {
            return false;
        }
        let review = &mut *self.review;
        match field {
            Field::Title => {
                let Some(headline) = title::read(value, |_| false) else {
                    return false;
                };
                if self.title_labelled {
                    // The title of another book.
                    return review.title.as_deref() == Some(headline.title.as_str());
                }
                self.title_labelled = true;
                if review.title.is_none() || !self.stated.title_certain {
                    review.title = Some(headline.title);
                }
                if review.authors.is_empty() {
                    review.authors = headline.authors;
                }
            }
            Field::Author => {
                let names = people::list(value);
                if names.is_empty() || self.authors_labelled && review.authors != names {
                    return false;
                }
                // "By: candlelight" opens a sentence more often than a record.
                if labels::fold(label) == "by" && !people::is_name(value) {
                    return false;
                }
                self.authors_labelled = true;
                review.authors = names;
            }
            Field::Isbn => metadata::take_isbn(value, review),
            Field::Genre => metadata::add_genres(value, review, |_| true),
            Field::Tags => metadata::add_genres(value, review, labels::is_genre),
            Field::Publisher => {
                let (name, date) = publisher(value);
                if review.publisher.is_none() {
                    review.publisher = Some(name.to_owned());
                }
                if let Some(date) = date {
                    metadata::take_date(date, review);
                }
            }
            Field::Published => metadata::take_date(value, review),
            Field::FirstPublished if review.published.is_none() => {
                metadata::take_date(value, review);
            }
            Field::Reviewer => {
                if value.chars().count() > 60 {
                    return false;
                }
                if review.reviewer.is_none() {
                    review.reviewer = Some(value.to_owned());
                }
            }
            _ => {}
        }
        true
    }

    fn point(&mut self, field: &Field, value: Option<String>) -> bool {
        let Some(value) = value else { return false };
        let place = if *field == Field::Strong {
            &mut self.review.strong_point
        } else {
            &mut self.review.weak_point
        };
        if place.is_some() {
            return false;
        }
        *place = Some(value);
        true
    }

    /// A labelled rating; whether the line was one.
    fn rating(&mut self, field: Field, value: &str, as_written: String) -> bool {
        let found = rating::find(value);
        let bare = rating::bare(value);
        let number = found.is_some() || bare.is_some();
        let sentence = value.chars().nth(FACT).is_some();
        match field {
            Field::OtherRating(source) if number && !sentence => {
                metadata::add_other(&source, value, self.review);
                true
            }
            Field::RatingOf(who) if number && !sentence => {
                self.named.push((who, value.to_owned(), as_written));
                true
            }
            Field::OwnRating => {
                // "Overall: I liked it" is prose and "Grade: B-" a verdict.
                let words =
                    value.chars().count() <= VERDICT && value.split_whitespace().count() <= 3;
                let verdict = words
                    && !value.is_empty()
                    && !value.ends_with(['?', '!'])
                    && !as_written.to_lowercase().starts_with("note");
                if sentence || !(number || verdict) {
                    return false;
                }
                if self.review.reviewer_rating.is_none() {
                    metadata::warn_of_stars(found.as_ref(), value, self.review);
                    let (number, scale) = found.map_or((bare, None), |f| (Some(f.value), f.scale));
                    self.review.reviewer_rating =
                        metadata::own(number, scale, as_written, self.review);
                }
                true
            }
            _ => false,
        }
    }

    /// "Margins & Marrow Rating" is the reviewer's own where nothing says "my
    /// rating", and names the reviewer where nobody else is named.
    fn settle(&mut self) {
        let named = std::mem::take(&mut self.named);
        let [(who, value, as_written)] = named.as_slice() else {
            if self.review.reviewer_rating.is_none() && named.len() > 1 {
                self.review.warnings.push("Several ratings are named and none is called the reviewer's own, so I took none; add a line such as `My rating: 4/5`.".to_owned());
            }
            return;
        };
        if self.review.reviewer_rating.is_some() {
            return;
        }
        let found = rating::find(value);
        metadata::warn_of_stars(found.as_ref(), value, self.review);
        let (number, scale) =
            found.map_or((rating::bare(value), None), |f| (Some(f.value), f.scale));
        self.review.reviewer_rating = metadata::own(number, scale, as_written.clone(), self.review);
        let name = who.trim_end_matches("'s").trim_end_matches("’s");
        let capitals = name
            .split_whitespace()
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .count();
        let named = capitals >= 2 || name.len() < who.len() && capitals == 1;
        if self.review.reviewer.is_none() && named {
            self.review.reviewer = Some(name.to_owned());
        }
    }
}

/// Whether a line ends as sentences and records do, so that the next begins
/// something.
fn ends(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ')', '”', '"', '»', ';', '…']) || line.chars().count() < 60
}

/// `Rating 4/5`, `My Rating - ★★★★`: a label whose colon is missing.
fn without_colon(text: &str) -> Option<(&str, &str)> {
    if text.chars().nth(60).is_some() {
        return None;
    }
    let found = rating::find(text)?;
    let label = text.get(..found.span.start)?;
    let label = label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let own = matches!(
        labels::field(label),
        Some(Field::OwnRating | Field::OtherRating(_))
    );
    let value = text
        .get(label.len()..)?
        .trim_start_matches(['-', '–', '—', '=', ' ']);
    (own && rating::is_all(value)).then_some((label, value))
}

/// The exact words of the document: the line as read where the source has it
/// so, else the line of the source with its marks.
fn written(text: &str, source: &str) -> String {
    let short = source.chars().nth(FACT * 2).is_none();
    if source.contains(text) || !short {
        text.to_owned()
    } else {
        source.to_owned()
    }
}

/// The value of a strong or weak point and the lines that it takes: the rest
/// of the label's paragraph, or where nothing follows the colon, the next
/// block, which stays in the prose.
fn point(
    value: &str,
    block: &Block<'_>,
    at: usize,
    rest: &[Block<'_>],
    labelled: bool,
) -> (Option<String>, usize) {
    let mut lines = 1;
    let mut said = value.to_owned();
    for line in block.lines.iter().skip(at + 1) {
        if labels::split(&line.text).is_some_and(|(label, _)| labels::field(label).is_some()) {
            break;
        }
        said.push(' ');
        said.push_str(&line.text);
        lines += 1;
    }
    let said = words(&said);
    if !said.is_empty() {
        // Without a colon the first line is a sentence that begins with
        // "Good", not a label.
        let fits = labelled && said.chars().nth(POINT).is_none();
        return (fits.then_some(said), lines);
    }
    let item = rest.first().is_some_and(|next| next.kind == Kind::Item);
    let below = rest
        .iter()
        .take_while(|next| next.kind == Kind::Item)
        .chain(
            rest.first()
                .filter(|next| !item && next.kind == Kind::Paragraph),
        )
        .take(12)
        .flat_map(|next| next.lines.iter().map(|line| line.text.as_str()));
    let said = words(&below.collect::<Vec<_>>().join(" "));
    let fits = !said.is_empty() && said.chars().nth(POINT).is_none();
    (fits.then_some(said), 1)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Faber and Faber, 2005` and `Viking (April 2016)` hold a date as well.
fn publisher(value: &str) -> (&str, Option<&str>) {
    let parts = value
        .strip_suffix(')')
        .and_then(|value| value.split_once(" ("))
        .or_else(|| value.rsplit_once(", "));
    match parts {
        Some((name, date)) if matches!(super::dates::find(date), super::dates::Found::Date(_)) => {
            (name.trim_end_matches(','), Some(date))
        }
        _ => (value, None),
    }
}

/// A short line with a label that no review keeps (`Trigger warnings: none`)
/// is part of a record where a line with a known label stands next to it.
fn tidy_neighbours(blocks: &mut [Block<'_>]) {
    let mut before = false;
    for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
        if !line.taken && before {
            let aside = labels::split(&line.text).is_some_and(|(label, value)| {
                label.split_whitespace().count() <= 3
                    && !value.is_empty()
                    && value.chars().count() <= 60
                    && !value.ends_with(['.', '!', '?', '”', '"'])
            });
            line.taken = aside;
        }
        before = line.taken;
    }
}

/// A block that is nothing but a rating is the reviewer's where no label named
/// one: `★★★★☆` above the text, `4/5 stars` below it.
fn lone_ratings(blocks: &mut [Block<'_>], review: &mut Review) {
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
        metadata::warn_of_stars(Some(&found), &line.text, review);
        let as_written = written(&line.text, line.source);
        review.reviewer_rating = metadata::own(Some(found.value), found.scale, as_written, review);
        line.taken = true;
        return;
    }
}

/// `★★★★☆ — It begins …`: stars that open the prose are the reviewer's and no
/// words of it.
fn opening_stars(blocks: &mut [Block<'_>], review: &mut Review) {
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
    review.reviewer_rating = metadata::own(Some(found.value), found.scale, as_written, review);
    line.text = rest
        .trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':' | '\u{FE0F}')
        })
        .to_owned();
}

fn lone(line: &Line<'_>) -> bool {
    !line.taken && line.text.len() <= 80 && rating::is_all(&line.text)
}

/// Settles whose a bare `author` of the front matter is. The book's, where the
/// record speaks of a book or the prose of that person; the blogger's, where
/// the post calls itself a review or the book has another author.
fn whose_author(document: &Document<'_>, stated: &Stated, review: &mut Review) {
    let Some(author) = &stated.author else { return };
    let names = people::list(author);
    // `helen-scrivener` and `burkhard` are accounts.
    let named = names
        .iter()
        .any(|name| people::is_name(name) || people::is_mononym(name));
    let surname = names
        .first()
        .and_then(|name| name.rsplit(' ').next())
        .unwrap_or_default();
    let spoken = names.first().is_some_and(|name| name.contains(' '))
        && document
            .blocks
            .iter()
            .flat_map(|block| &block.lines)
            .any(|line| line.text.contains(surname));
    if review.authors.is_empty() && named && (stated.of_a_book || spoken) && !stated.review {
        review.authors = names;
    } else if review.reviewer.is_none()
        && (stated.review || !review.authors.is_empty())
        && review.authors != names
        && author.chars().count() <= 60
    {
        review.reviewer = Some(author.clone());
    }
}
