//! Which blocks of a post name a book each, in the same shape.
//!
//! One block proves nothing: a review quotes titles, and its headings look like
//! anything. [`Group`]s are blocks of one shape, and [`Group::books`] keeps
//! those of them that a second sign shows to be a book: an author, a rating of
//! its own, a record.

use std::collections::HashSet;
use std::ops::Range;

use super::flow::Flow;
use super::mention;
use super::name;
use super::opening::{self, Opening};
use super::post::Post;
use super::running;
use crate::club::reading::document::Kind;
use crate::club::reading::labels::{self, Field};
use crate::club::reading::{people, rating};

/// Bytes of a block in which the book is named.
const REACH: usize = 2_000;
/// Blocks behind a title in which its record may stand.
const RECORD: usize = 5;

/// Most blocks of one shape that are looked at.
const SEAMS: usize = 1_000;
/// Fewest words that say something of a book.
const PROSE: usize = 6;

/// How the blocks look that name the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Records whose labels repeat: `Title: …`.
    Record,
    /// Headings of one level.
    Heading(u8),
    /// A line of its own above the prose.
    Line,
    /// Items of lists.
    Item,
    /// The first words of a paragraph.
    Opening,
    /// Somewhere in the first sentences of a paragraph.
    Mention,
}

/// A block that may be where the review of a book begins.
#[derive(Clone, Debug)]
pub struct Seam {
    /// Which block of the post.
    pub block: usize,
    /// What it names.
    pub opening: Opening,
    /// Lines below it that are part of the head: `by Ann Lee`.
    pub below: usize,
    /// The blocks of its review, its own among them.
    pub part: Range<usize>,
    /// A record about a book stands below: `Author: …`, an ISBN.
    record: bool,
    /// A rating stands in the part.
    rated: bool,
    /// Title and author were told apart by a dash alone.
    guessed: bool,
    /// Words of prose.
    words: usize,
}

/// Blocks of one shape.
#[derive(Debug)]
pub struct Group {
    /// Their shape.
    pub shape: Shape,
    /// In order.
    pub seams: Vec<Seam>,
}

/// The blocks of each shape that have two blocks at least.
#[must_use]
pub fn groups(post: &Post<'_, '_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut put = |shape: Shape, block: usize, opening: Opening| {
        let seam = Seam {
            block,
            opening,
            below: 0,
            part: block..block + 1,
            record: false,
            rated: false,
            guessed: false,
            words: 0,
        };
        match groups.iter_mut().find(|group| group.shape == shape) {
            Some(group) if group.seams.len() < SEAMS => group.seams.push(seam),
            Some(_) => {}
            None => groups.push(Group {
                shape,
                seams: vec![seam],
            }),
        }
    };
    for (at, block) in post.blocks.iter().enumerate() {
        let heading = matches!(block.kind, Kind::Heading(_));
        if !matches!(block.kind, Kind::Heading(_) | Kind::Item | Kind::Paragraph) {
            continue;
        }
        let flow = Flow::of(block, REACH);
        if let Some(record) = running::record(block) {
            put(Shape::Record, at, record);
        }
        let opening = opening::read(&flow, heading);
        if block.kind == Kind::Paragraph
            && let Some(mention) = mention::read(&flow, post, at)
        {
            put(Shape::Mention, at, mention);
        }
        let Some(opening) = opening else { continue };
        match block.kind {
            Kind::Heading(level) => put(Shape::Heading(level), at, opening),
            Kind::Item => put(Shape::Item, at, opening),
            _ => {
                // Whether the line ends behind the author is chance where the
                // prose is in the same paragraph.
                if opening.has_author() || opening.linked && opening.end > 0 {
                    put(Shape::Opening, at, opening.clone());
                }
                if opening.whole {
                    put(Shape::Line, at, opening);
                }
            }
        }
    }
    groups.retain(|group| group.seams.len() > 1);
    for group in &mut groups {
        group.tell_sides(post);
        group.look_below(post);
    }
    groups
}

impl Group {
    /// The seams that are books, with the blocks of each; empty where fewer
    /// than two are.
    #[must_use]
    pub fn books(mut self, post: &Post<'_, '_>) -> Vec<Seam> {
        let shape = self.shape;
        self.seams.retain(|seam| seam.names_a_book(shape, post));
        // Where most titles are set off, others are no titles.
        let set_off = self
            .seams
            .iter()
            .filter(|seam| seam.opening.set_off)
            .count();
        if set_off * 4 >= self.seams.len() * 3 {
            self.seams
                .retain(|seam| seam.opening.set_off || seam.record);
        }
        // And where most have an author, what has neither author nor rating nor
        // record is no book.
        let authored = |seam: &Seam| seam.opening.has_author();
        let authors = self.seams.iter().filter(|seam| authored(seam)).count();
        if authors * 3 >= self.seams.len() * 2 {
            self.seams
                .retain(|seam| authored(seam) || seam.rated || seam.record);
        }
        for nth in 0..self.seams.len() {
            let next = self.seams.get(nth + 1).map(|seam| seam.block);
            if let Some(seam) = self.seams.get_mut(nth) {
                seam.part = seam.block..post.part_end(seam, shape, next);
                seam.words = post.words(seam);
            }
        }
        if matches!(shape, Shape::Opening | Shape::Mention) {
            self.end_with_the_last();
        }
        self.seams.retain(Seam::says_something);
        let mut titles = HashSet::new();
        self.seams
            .retain(|seam| titles.insert(labels::fold(seam.title())));
        let reviewed = self.seams.iter().filter(|seam| seam.words >= PROSE).count();
        // A list of ratings alone says something of each book, too.
        let marked = |seam: &Seam| seam.rated && (authored(seam) || seam.record);
        let rated = post.of_several && self.seams.iter().all(marked);
        if !rated && (reviewed < 2 || reviewed * 2 < self.seams.len()) {
            self.seams.clear();
        }
        self.seams
    }

    /// The last part has no sibling to end it: it is no longer than the longest
    /// of the others, and what follows belongs to no book.
    fn end_with_the_last(&mut self) {
        let Some((last, others)) = self.seams.split_last_mut() else {
            return;
        };
        let longest = others.iter().map(|seam| seam.part.len()).max().unwrap_or(1);
        last.part.end = last.part.end.min(last.part.start + longest);
    }

    /// Tells title from author where only a dash stands between them, from all
    /// siblings together.
    fn tell_sides(&mut self, post: &Post<'_, '_>) {
        let (mut left, mut right) = (0_i32, 0_i32);
        let mut seen: HashSet<String> = HashSet::new();
        for seam in &self.seams {
            if let Some((one, other)) = &seam.opening.sides {
                let below = post.text_below(seam.block);
                left += likely_author(one, &below, post, &mut seen);
                right += likely_author(other, &below, post, &mut seen);
            }
        }
        for seam in &mut self.seams {
            let Some((one, other)) = seam.opening.sides.take() else {
                continue;
            };
            // Who wrote it stands below with a label.
            let below = post.text_below(seam.block);
            if below.lines().skip(1).take(4).any(names_author) {
                continue;
            }
            let (title, author) = match (is_person(&one), is_person(&other)) {
                (true, false) => (other, one),
                (false, true) => (one, other),
                _ if left > right => (other, one),
                _ => (one, other),
            };
            if people::is_name(&author)
                && let Some(book) = seam.opening.books.first_mut()
            {
                let named = opening::named(&title, people::list(&author));
                if !named.title.is_empty() {
                    *book = named;
                    seam.guessed = true;
                }
            }
        }
    }

    /// Looks for the record and rating of each below its title.
    fn look_below(&mut self, post: &Post<'_, '_>) {
        for nth in 0..self.seams.len() {
            let next = self
                .seams
                .get(nth + 1)
                .map_or(post.blocks.len(), |s| s.block);
            if let Some(seam) = self.seams.get_mut(nth) {
                seam.look_below(self.shape, post, next);
            }
        }
    }
}

/// Whether a line is labelled as that of the author.
fn names_author(line: &str) -> bool {
    labels::split(line).is_some_and(|(label, value)| {
        !value.is_empty() && labels::field(label) == Some(Field::Author)
    })
}

/// Whether words are somebody's name whatever stands beside them.
fn is_person(side: &str) -> bool {
    people::is_name(side) && people::is_given(side) && side.split(' ').count() <= 4
}

/// How much speaks for these words being an author: their shape, and that the
/// prose names the person by surname.
fn likely_author(side: &str, below: &str, post: &Post<'_, '_>, seen: &mut HashSet<String>) -> i32 {
    if !people::is_name(side) {
        return -2;
    }
    let surname = side.rsplit(' ').next().unwrap_or_default();
    let apart = below.replace(side, "");
    let spoken = surname.chars().count() > 2 && apart.contains(surname);
    let initials = side.split(' ').any(|word| word.ends_with('.'));
    let again = !seen.insert(side.to_owned());
    1 + 2 * i32::from(spoken)
        + i32::from(initials)
        + i32::from(again)
        + 3 * i32::from(post.knows(side))
}

impl Seam {
    /// The title of its first book.
    #[must_use]
    pub fn title(&self) -> &str {
        self.opening.books.first().map_or("", |book| &book.title)
    }

    /// Whether there is prose or at least a rating.
    fn says_something(&self) -> bool {
        self.words >= PROSE || self.rated
    }

    fn look_below(&mut self, shape: Shape, post: &Post<'_, '_>, next: usize) {
        let heads = matches!(shape, Shape::Heading(_) | Shape::Line);
        let own = post.blocks.get(self.block).into_iter();
        let own = own.flat_map(|block| block.lines.iter().skip(1));
        let below = post.blocks.get(self.block + 1..next).unwrap_or_default();
        let near = below.iter().take(RECORD).flat_map(|block| &block.lines);
        for (nth, line) in own.chain(near).take(12).enumerate() {
            let text = line.text.trim();
            if text.len() > 200 {
                break;
            }
            // "Ann Lee · 4/5"
            let bare = rating::find(text)
                .and_then(|found| text.get(..found.span.start))
                .unwrap_or(text)
                .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let rated = bare.len() < text.len() && rating::find(text).is_some();
            // "Ann Lee (2015)"
            let text = text
                .rsplit_once([',', '('])
                .filter(|(name, year)| {
                    people::is_name(name.trim())
                        && year.trim_end_matches(')').parse::<i32>().is_ok()
                })
                .map_or(text, |(name, _)| name.trim());
            let text = if rated && people::is_name(bare) {
                bare
            } else {
                text
            };
            let by = name::after_by(text).unwrap_or(text);
            let whole = by.len() < text.len() || nth == 0;
            if heads && whole && !self.opening.has_author() && people::is_name(by) {
                for book in &mut self.opening.books {
                    book.authors = people::list(by);
                }
                self.below = nth + 1;
                self.rated |= rated;
            }
            match labels::split(text).and_then(|(label, _)| labels::field(label)) {
                Some(Field::Author | Field::Isbn | Field::Publisher | Field::Published) => {
                    self.record = true;
                }
                Some(Field::OwnRating) => self.rated = true,
                _ => {}
            }
        }
        self.record |= post.records.know(self.title());
        let lines = below.iter().flat_map(|block| &block.lines);
        self.rated |= self.opening.rating.is_some()
            || lines.take(400).any(|line| {
                line.text.len() <= 80
                    && rating::is_all(line.text.trim_start_matches(['-', '*', '•', ' ']))
            });
    }

    fn names_a_book(&self, shape: Shape, post: &Post<'_, '_>) -> bool {
        let title = self.title();
        let opening = &self.opening;
        if shape == Shape::Record || opening.has_author() && !self.guessed {
            return true;
        }
        if post.is_section(title) || title.chars().nth(180).is_some() {
            return false;
        }
        if self.record {
            return matches!(shape, Shape::Heading(_) | Shape::Line);
        }
        let author = opening.books.first().and_then(|book| book.authors.first());
        let surname = author.and_then(|name| name.rsplit(' ').next());
        let spoken = || {
            let below = post.text_below(self.block);
            surname.is_some_and(|surname| below.contains(surname))
        };
        match shape {
            Shape::Mention => opening.rating.is_some() || opening.dated || opening.leads,
            _ if author.is_some() => self.rated || post.of_several || spoken(),
            Shape::Heading(_) | Shape::Line => {
                post.of_several && (opening.linked || self.rated || opening.set_off)
                    || post.titled_several && self.is_spoken_of(post)
            }
            Shape::Item => post.of_several && (opening.linked || opening.set_off),
            Shape::Opening => post.of_several && opening.linked,
            Shape::Record => false,
        }
    }

    /// Whether the prose below a title names it again, or a person by name.
    fn is_spoken_of(&self, post: &Post<'_, '_>) -> bool {
        let title = self.title();
        let below = post.text_below(self.block + 1);
        let person = |(at, _): (usize, char)| {
            let rest = below.get(at..).unwrap_or_default();
            let fresh = below
                .get(..at)
                .is_some_and(|b| b.is_empty() || b.ends_with(' '));
            fresh
                && name::at(rest)
                    .is_some_and(|(names, _)| names.iter().any(|n| people::is_given(n)))
        };
        title.split(' ').count() <= 10
            && (below.contains(title)
                || below
                    .char_indices()
                    .filter(|(_, c)| c.is_uppercase())
                    .take(40)
                    .any(person))
    }

    /// Whether a record about a book stands below its title.
    #[must_use]
    pub fn has_record(&self) -> bool {
        self.record
    }

    /// Whether a rating stands in its part.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        self.rated
    }

    /// Words of prose in its part.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }
}
