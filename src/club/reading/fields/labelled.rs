//! Labelled lines, wherever they stand: `Author: Ann Lee`, `Rating: 4/5`.
//!
//! [`Labels`] walks the blocks and finds labels and their values; what becomes
//! of a fact is in `fact.rs`, of a rating in `rated.rs`.

use super::rows;
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::edition::Edition;
use crate::club::reading::known::Known;
use crate::club::reading::labels::{self, Field};
use crate::club::reading::looks::Look;
use crate::club::reading::metadata::Stated;
use crate::club::reading::{edition, facts, people, points, rating, stamp, verdict};
use crate::club::review::Review;

/// Longest value of a label for a single fact, in characters.
pub(super) const FACT: usize = 160;
/// Longest line under a label that is its value, in characters.
const BELOW: usize = 100;

/// A walk over the blocks that collects labelled lines.
pub struct Labels<'r> {
    pub(super) review: &'r mut Review,
    pub(super) stated: &'r Stated,
    pub(super) known: &'r Known,
    pub(super) title_labelled: bool,
    pub(super) authors_labelled: bool,
    /// Whether the date is the work's and not the edition's.
    pub(super) first_edition: bool,
    /// Whether a label announces the genres, so that prose adds none.
    pub genres: bool,
    /// Whether the block at hand is a record that is set off as a quotation.
    quoted_record: bool,
    /// Ratings of somebody named: who, and what they said.
    pub(super) named: Vec<(String, String, String)>,
}

impl<'r> Labels<'r> {
    /// A walk that fills `review`.
    #[must_use]
    pub fn new(stated: &'r Stated, known: &'r Known, review: &'r mut Review) -> Self {
        Self {
            first_edition: stated.first_edition,
            genres: stated.genres_labelled,
            review,
            stated,
            known,
            title_labelled: false,
            authors_labelled: false,
            quoted_record: false,
            named: Vec::new(),
        }
    }

    /// Takes the labelled lines of all blocks.
    pub fn walk(&mut self, blocks: &mut [Block<'_>]) {
        let mut at = 0;
        while at < blocks.len() {
            let pairs = rows::pairs(blocks, at);
            if !pairs.is_empty() {
                self.table(&pairs, blocks, at);
                at += 2;
                continue;
            }
            if rows::is_head(blocks, at) {
                at += 1;
                continue;
            }
            self.quoted_record = is_quoted_record(blocks, at);
            let (done, rest) = blocks.split_at_mut(at + 1);
            if let Some(block) = done.last_mut()
                && !matches!(block.kind, Kind::Code | Kind::Rule)
            {
                self.block(block, rest);
            }
            at += 1;
        }
        tidy_neighbours(blocks);
    }

    fn table(&mut self, pairs: &[(String, String)], blocks: &mut [Block<'_>], at: usize) {
        for (label, value) in pairs {
            let as_written = blocks
                .iter()
                .skip(at)
                .take(2)
                .flat_map(|block| &block.lines)
                .find(|line| line.text.contains(value.as_str()))
                .map_or_else(
                    || value.clone(),
                    |line| verdict::written(value, line.source),
                );
            match labels::field(label) {
                Some(field) => {
                    self.value(&field, label, value, as_written);
                }
                // "Plaisir (max 5 :star:)": a second scale of the reviewer.
                None => self.second_scale(label, value),
            }
        }
        for line in blocks
            .iter_mut()
            .skip(at)
            .take(2)
            .flat_map(|block| &mut block.lines)
        {
            line.taken = true;
        }
    }

    fn second_scale(&mut self, label: &str, value: &str) {
        let (name, bracket) = label.split_once(" (").unwrap_or((label, ""));
        let scale: Option<f64> = bracket
            .split(|c: char| !c.is_ascii_digit())
            .find_map(|digits| digits.parse().ok());
        if let (Some((number, stated)), Some(scale)) = (rating::labelled(value), scale) {
            let source = format!("{name} (same reviewer, second scale)");
            verdict::add_side(&source, number, stated.or(Some(scale)), self.review);
        }
    }

    fn block(&mut self, block: &mut Block<'_>, rest: &mut [Block<'_>]) {
        let heading = matches!(block.kind, Kind::Heading(_));
        let mut at = 0;
        while let Some(line) = block.lines.get(at) {
            if line.taken {
                at += 1;
                continue;
            }
            let opens = at == 0
                || block
                    .lines
                    .get(at - 1)
                    .is_some_and(|before| before.taken || ends(&before.text))
                || is_labelled(line) && block.lines.get(at + 1).is_some_and(is_labelled);
            let text = line.text.clone();
            let used = if opens {
                self.line(&text, block, at, rest, heading)
            } else {
                None
            };
            let taken = used.is_some();
            let lines = used.unwrap_or(1);
            for line in block.lines.iter_mut().skip(at).take(lines) {
                line.taken |= taken;
            }
            at += lines.max(1);
        }
    }

    /// Reads a line; how many lines of its block became fields.
    fn line(
        &mut self,
        text: &str,
        block: &Block<'_>,
        at: usize,
        rest: &mut [Block<'_>],
        heading: bool,
    ) -> Option<usize> {
        let line = block.lines.get(at)?;
        let parts = labels::parts(text);
        if parts.len() > 1 {
            let mut any = false;
            for (label, value) in parts {
                if let Some(field) = labels::field(label) {
                    let whole = format!("{label}: {value}");
                    let as_written = verdict::labelled(&whole, value, line.source);
                    any |= self.value(&field, label, value, as_written);
                }
            }
            return any.then_some(1);
        }
        let found = parts
            .first()
            .copied()
            .filter(|(label, _)| labels::field(label).is_some() || !heading)
            .or_else(|| labels::without_colon(text))
            .or_else(|| labels::with_dash(text))
            .or_else(|| in_bold(line))
            .or_else(|| named_author(text));
        // A heading is a label by itself, and so is a line alone.
        let whole = heading || block.lines.len() == 1;
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let (label, value) = found.unwrap_or((if whole { bare } else { "" }, ""));
        let colon = text.contains([':', '：']);
        let field =
            labels::field(label).or_else(|| (heading || colon).then(|| points::asked(label))?);
        let Some(field) = field else {
            return self.edition(text);
        };
        if block.kind == Kind::Quote
            && !matches!(
                field,
                Field::OwnRating | Field::OtherRating(_) | Field::SideRating(_)
            )
            && !self.quoted_record
        {
            return None;
        }
        match field {
            Field::Strong | Field::Weak => {
                let (value, used) = points::read(value, block, at, rest, heading || colon);
                self.point(&field, value).then_some(used)
            }
            _ if value.is_empty() => {
                let next = block.lines.get(at + 1);
                let inside = next.is_some();
                let below = next.or_else(|| rest.first()?.lines.first())?;
                let (below, source) = (below.text.clone(), below.source);
                let is_label =
                    labels::split(&below).is_some_and(|(label, _)| labels::field(label).is_some());
                if !(colon || heading) || is_label || below.chars().nth(BELOW).is_some() {
                    return None;
                }
                let rates = matches!(
                    field,
                    Field::OwnRating
                        | Field::RatingOf(_)
                        | Field::OtherRating(_)
                        | Field::SideRating(_)
                );
                let fits = if rates {
                    rating::is_all(&below)
                        || rating::bare(&below).is_some()
                        || rating::is_grade(&below)
                } else {
                    !below.ends_with(['.', '!', '?'])
                        && !matches!(field, Field::Aside | Field::Tags | Field::Reviewer)
                };
                if !fits || !self.value(&field, label, &below, source.to_owned()) {
                    return None;
                }
                if !inside && let Some(first) = rest.first_mut().and_then(|b| b.lines.first_mut()) {
                    first.taken = true;
                }
                Some(if inside { 2 } else { 1 })
            }
            _ => {
                let as_written = verdict::labelled(text, value, line.source);
                self.value(&field, label, value, as_written).then_some(1)
            }
        }
    }

    /// A record of the edition without a label.
    fn edition(&mut self, text: &str) -> Option<usize> {
        edition::line(text, None)?;
        let edition = Edition::settled(
            |order| edition::line(text, order).unwrap_or_default(),
            || self.known.order(),
        );
        facts::take_edition(edition, text, self.review).then_some(1)
    }

    /// The value of a label; whether the line was one.
    fn value(&mut self, field: &Field, label: &str, value: &str, as_written: String) -> bool {
        match field {
            Field::OwnRating
            | Field::RatingOf(_)
            | Field::OtherRating(_)
            | Field::SideRating(_) => self.rating(field.clone(), value, as_written),
            Field::Strong | Field::Weak => {
                self.point(field, Some(value.to_owned()).filter(|v| !v.is_empty()))
            }
            _ => {
                value.chars().nth(FACT).is_none()
                    && !value.is_empty()
                    && self.fact(field, label, value)
            }
        }
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
}

/// Whether a line is a known label and its value.
fn is_labelled(line: &Line<'_>) -> bool {
    labels::split(&line.text).is_some_and(|(label, value)| {
        !value.is_empty() && value.chars().nth(FACT).is_none() && labels::field(label).is_some()
    })
}

/// Whether the quotation at a place is a record: every line of it has a known
/// label, and it or its neighbours have several such lines.
fn is_quoted_record(blocks: &[Block<'_>], at: usize) -> bool {
    let labelled = |at: usize| {
        blocks.get(at).is_some_and(|block| {
            block.kind == Kind::Quote
                && block
                    .lines
                    .iter()
                    .all(|line| line.taken || is_labelled(line))
        })
    };
    let several = blocks.get(at).is_some_and(|block| block.lines.len() > 1);
    let beside = labelled(at + 1) || at.checked_sub(1).is_some_and(labelled);
    labelled(at) && (several || beside)
}

/// `**Author** Ann Lee`: a label in bold letters needs no colon.
fn in_bold<'t>(line: &'t Line<'_>) -> Option<(&'t str, &'t str)> {
    let mark = line.marks.iter().find(|mark| mark.look == Look::Bold)?;
    let before = line.text.get(..mark.span.start)?;
    let label = line.text.get(mark.span.clone())?.trim();
    let value = line.text.get(mark.span.end..)?.trim();
    let opens = !before.chars().any(char::is_alphanumeric);
    let short =
        !value.is_empty() && value.chars().nth(80).is_none() && !value.ends_with(['.', '!', '?']);
    (opens && short && labels::field(label).is_some())
        .then_some((label, value.trim_start_matches(['-', '–', '—', ' '])))
}

/// `Author Ann Lee`: a label and nothing but a name.
fn named_author(text: &str) -> Option<(&str, &str)> {
    let (label, name) = text.trim().split_once(' ')?;
    let author = labels::field(label) == Some(Field::Author)
        && label.starts_with(char::is_uppercase)
        && !label.eq_ignore_ascii_case("by");
    (author && people::is_name(name) && name.split(' ').count() <= 4).then_some((label, name))
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
        before = line.taken && !stamp::is_stamp(&line.text);
    }
}
