//! Blocks become fields: labelled lines, wherever they stand.
//!
//! [`read`] walks the blocks once for labels, asks [`super::head`] for the
//! title, and settles what needs the whole document: whose a bare `author` is
//! and which rating the reviewer's own. Lines that became fields are marked as
//! taken. The words of labels are in [`super::labels`].

use super::document::{Block, Document, Kind};
use super::labels::{self, Field};
use super::metadata::{self, Stated};
use super::origin::{Origin, Watch};
use super::{facts, genres, head, people, points, rating, title, verdict};
use crate::club::review::Review;

/// Longest value of a label for a single fact, in characters.
const FACT: usize = 160;
/// Longest verdict in words, in characters.
const VERDICT: usize = 30;

/// Fills what is empty in `review` from the blocks and marks the lines taken;
/// `watch` is told where each came from.
pub fn read(document: &mut Document<'_>, stated: &Stated, review: &mut Review, watch: &mut Watch) {
    verdict::split_my_rating(&mut document.blocks);
    let mut labels = Labels::new(stated, review);
    labels.walk(&mut document.blocks);
    labels.settle();
    watch.stage(Origin::Label, review);
    head::read(&mut document.blocks, stated, review);
    watch.stage(Origin::Title, review);
    verdict::lone_ratings(&mut document.blocks, review);
    verdict::opening_stars(&mut document.blocks, review);
    watch.stage(Origin::Prose, review);
    metadata::whose_author(document, stated, review);
    watch.stage(Origin::Record, review);
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
            let parts = labels::split(&text).or_else(|| labels::without_colon(&text));
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
                    let (value, used) = points::read(value, block, at, rest, heading || colon);
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
                    let as_written =
                        verdict::written(&text, block.lines.get(at).map_or("", |l| l.source));
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
            Field::Isbn => facts::take_isbn(value, review),
            Field::Genre => genres::add_labelled(value, review),
            Field::Tags => genres::add_tags([value].into_iter(), review),
            Field::Publisher => {
                let (name, date) = facts::publisher(value);
                if review.publisher.is_none() {
                    review.publisher = Some(name.to_owned());
                }
                if let Some(date) = date {
                    facts::take_date(date, review);
                }
            }
            Field::Published => facts::take_date(value, review),
            Field::FirstPublished if review.published.is_none() => {
                facts::take_date(value, review);
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
                verdict::add_other(&source, value, self.review);
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
                    verdict::warn_of_stars(found.as_ref(), value, self.review);
                    let (number, scale) = found.map_or((bare, None), |f| (Some(f.value), f.scale));
                    self.review.reviewer_rating =
                        verdict::own(number, scale, as_written, self.review);
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
        verdict::warn_of_stars(found.as_ref(), value, self.review);
        let (number, scale) =
            found.map_or((rating::bare(value), None), |f| (Some(f.value), f.scale));
        self.review.reviewer_rating = verdict::own(number, scale, as_written.clone(), self.review);
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
