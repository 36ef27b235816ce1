//! Which blocks of a post name a book each, in the same shape.
//!
//! One block proves nothing: a review quotes titles, and its headings look like
//! anything. [`Group`]s are blocks of one shape, and [`Group::books`] keeps
//! those of them that a second sign shows to be a book: an author, a rating of
//! its own, a record.

use std::collections::HashSet;

use super::flow::Flow;
use super::mention;
use super::opening::{self, Opening};
use super::post::Post;
use super::running;
use super::seam::{PROSE, Seam, Shape};
use super::told;
use crate::club::reading::document::Kind;
use crate::club::reading::labels::{self, Field};
use crate::club::reading::{people, stamp};

/// Bytes of a block in which the book is named.
const REACH: usize = 2_000;
/// Fewest words that say something of a book among others of which more is said.
const SHORT: usize = 2;

/// Most blocks of one shape that are looked at.
const SEAMS: usize = 1_000;

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
            sold: false,
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
        if block.kind == Kind::Paragraph
            && let Some(told) = told::read(&flow, post)
        {
            put(Shape::Told, at, told);
        }
        // "- In *X* (★★★★★) Ann Lee tells …"
        let opening = opening.or_else(|| {
            let item = (block.kind == Kind::Item).then_some(&flow)?;
            mention::read(item, post, at).filter(|found| found.rating.is_some())
        });
        let Some(opening) = opening else { continue };
        match block.kind {
            Kind::Heading(level) => put(Shape::Heading(level), at, opening),
            Kind::Item => put(Shape::Item, at, opening),
            _ => {
                // Whether the line ends behind the author is chance where the
                // prose is in the same paragraph.
                let numbered = opening.numbered && opening.set_off;
                let sided = opening.sides.is_some();
                if opening.has_author() || numbered || sided || opening.linked && opening.end > 0 {
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
        let authored = |seam: &Seam| seam.opening.has_author();
        let most = |seams: &[Seam]| {
            let authors = seams.iter().filter(|seam| authored(seam)).count();
            authors * 3 >= seams.len() * 2
        };
        if most(&self.seams) {
            self.seams.iter_mut().for_each(Seam::take_aside);
        }
        self.seams.retain(|seam| seam.names_a_book(shape, post));
        // `Ann Lee / 2013` under each title names none; `1984` is the title of one.
        if self.seams.iter().all(|seam| stamp::is_year(seam.title())) {
            self.seams.clear();
        }
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
        if most(&self.seams) {
            self.seams.retain(|seam| {
                let listed = seam.opening.numbered && seam.opening.set_off;
                authored(seam) || seam.rated || seam.record || listed
            });
        }
        for nth in 0..self.seams.len() {
            let next = self.seams.get(nth + 1).map(|seam| seam.block);
            if let Some(seam) = self.seams.get_mut(nth) {
                seam.part = seam.block..post.part_end(seam, shape, next);
                seam.words = post.words(seam);
            }
        }
        if matches!(shape, Shape::Opening | Shape::Mention | Shape::Told) {
            self.end_with_the_last();
        }
        // Among longer ones a few words are enough: "not my thing".
        let long = self.seams.iter().filter(|seam| seam.words >= PROSE).count();
        let among = long * 2 >= self.seams.len() && most(&self.seams);
        self.seams
            .retain(|seam| seam.says_something() || among && authored(seam) && seam.words >= SHORT);
        let mut titles = HashSet::new();
        self.seams
            .retain(|seam| titles.insert(labels::fold(seam.title())));
        // Two sentences may tell that by chance.
        if shape == Shape::Told && self.seams.len() < 3 {
            self.seams.clear();
        }
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
