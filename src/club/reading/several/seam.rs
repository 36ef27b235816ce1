//! A place where the review of a book may begin, and what shows that it does.

use std::ops::Range;

use super::name;
use super::opening::Opening;
use super::post::Post;
use crate::club::reading::document::Line;
use crate::club::reading::imprint::Imprint;
use crate::club::reading::labels::{self, Field};
use crate::club::reading::{edition, people, rating, stamp};

/// Blocks behind a title in which its record may stand.
const RECORD: usize = 5;
/// Fewest words that say something of a book.
pub(super) const PROSE: usize = 6;

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
    /// Behind a verb of reading, without any mark.
    Told,
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
    pub(super) record: bool,
    /// A link to where books are sold or collected stands in the part.
    pub(super) sold: bool,
    /// A rating stands in the part.
    pub(super) rated: bool,
    /// Title and author were told apart by a dash alone.
    pub(super) guessed: bool,
    /// Words of prose.
    pub(super) words: usize,
}

/// What stands between the facts of a line under a title.
const SEPARATORS: [char; 12] = ['/', '|', '·', '•', '–', '—', '-', ',', ';', '(', ')', ':'];

/// The names with which a line begins, and what stands behind them: nothing, or
/// nothing but facts of the book and the rating (`Ann Lee / 2013 - 4/5`, `Ann Lee,
/// 300 pages`).
fn with_facts(line: &str) -> Option<(&str, &str)> {
    // `★★★★ | Ann Lee`, `Author Ann Lee`
    let in_front = rating::find(line).filter(|found| found.span.start == 0);
    if let Some(found) = in_front {
        let (rated, rest) = line.split_at_checked(found.span.end)?;
        let name = rest
            .trim_start_matches(SEPARATORS)
            .trim_start_matches([' ', ')', ']']);
        let name = name.trim_start_matches(SEPARATORS).trim();
        return people::is_name(name).then_some((name, rated));
    }
    let line = match line.split_once(' ') {
        Some((label, name)) if labels::field(label) == Some(Field::Author) => name,
        _ => line,
    };
    if people::is_name(line) {
        return Some((line, ""));
    }
    let rated = rating::find(line).and_then(|found| line.get(..found.span.start));
    let bare = rated.unwrap_or(line);
    let is_fact = |part: &str| {
        let part = part.trim();
        part.is_empty()
            || stamp::is_year(part)
            || Imprint::default().take(part)
            || labels::is_genre(part)
            || edition::Edition::counts_pages(part)
    };
    let mut ends = bare.match_indices(SEPARATORS).map(|(at, _)| at);
    let end = ends.by_ref().chain([bare.trim_end().len()]).find(|end| {
        bare.get(..*end)
            .is_some_and(|name| people::is_name(name.trim()))
    })?;
    // "Jean-Paul Lee / 2013": a dash inside a name has ended it too soon.
    let facts = line.get(end..)?;
    let between = bare.get(end..)?;
    (facts.len() < 60 && between.split(SEPARATORS).all(is_fact))
        .then(|| (line.get(..end).unwrap_or_default().trim(), facts))
}

/// The lines of the blocks from one seam to the next.
fn own_and_below<'p, 'a>(
    post: &'p Post<'_, 'a>,
    block: usize,
    next: usize,
) -> impl Iterator<Item = &'p Line<'a>> {
    let blocks = post.blocks.get(block..next).unwrap_or_default();
    blocks.iter().take(40).flat_map(|block| &block.lines)
}

impl Seam {
    /// The title of its first book.
    #[must_use]
    pub fn title(&self) -> &str {
        self.opening.books.first().map_or("", |book| &book.title)
    }

    /// Where the siblings have their authors in brackets, a single word there is
    /// one too, unless it names a genre, a format or a language.
    pub(super) fn take_aside(&mut self) {
        const ASIDES: [&str; 14] = [
            "kindle",
            "audiobook",
            "audio",
            "ebook",
            "paperback",
            "hardcover",
            "reread",
            "dnf",
            "spoilers",
            "novella",
            "hörbuch",
            "english",
            "translated",
            "library",
        ];
        let aside = self.opening.aside.take().filter(|word| {
            !ASIDES.contains(&word.to_lowercase().as_str()) && !labels::is_genre(word)
        });
        if let Some(name) = aside.filter(|_| !self.opening.has_author()) {
            for book in &mut self.opening.books {
                book.authors = vec![name.clone()];
            }
        }
    }

    /// Whether there is prose or at least a rating.
    pub(super) fn says_something(&self) -> bool {
        self.words >= PROSE || self.rated
    }

    pub(super) fn look_below(&mut self, shape: Shape, post: &Post<'_, '_>, next: usize) {
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
            let by = name::after_by(text).unwrap_or(text);
            let whole = by.len() < text.len() || nth == 0;
            if heads
                && whole
                && !self.opening.has_author()
                && let Some((names, facts)) = with_facts(by)
            {
                for book in &mut self.opening.books {
                    book.authors = people::list(names);
                }
                self.below = nth + 1;
                self.rated |= rating::find(facts).is_some();
                for fact in facts.split(SEPARATORS) {
                    let _ = self.opening.imprint.take(fact.trim());
                }
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
        const SHOPS: [&str; 13] = [
            "amazon.",
            "amzn.",
            "goodreads.",
            "bookshop.org",
            "storygraph.",
            "openlibrary.",
            "audible.",
            "thalia.",
            "fnac.",
            "casadellibro.",
            "bol.com",
            "skoob.",
            "lubimyczytac.",
        ];
        self.sold = own_and_below(post, self.block, next)
            .flat_map(|line| &line.targets)
            .any(|target| SHOPS.iter().any(|shop| target.address.contains(shop)));
        let lines = below.iter().flat_map(|block| &block.lines);
        self.rated |= self.opening.rating.is_some()
            || lines.take(400).any(|line| {
                line.text.len() <= 80
                    && rating::is_all(line.text.trim_start_matches(['-', '*', '•', ' ']))
            });
    }

    pub(super) fn names_a_book(&self, shape: Shape, post: &Post<'_, '_>) -> bool {
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
            Shape::Told => true,
            Shape::Mention => opening.rating.is_some() || opening.dated || opening.leads,
            _ if author.is_some() => self.rated || post.of_several || spoken(),
            Shape::Heading(_) | Shape::Line => {
                let sold = self.sold && matches!(shape, Shape::Heading(_));
                post.of_several && (opening.linked || self.rated || sold || opening.set_off)
                    || post.titled_several && self.is_spoken_of(post)
            }
            Shape::Item => {
                opening.linked && opening.rating.is_some()
                    || post.of_several && (opening.linked || opening.set_off)
            }
            Shape::Opening => {
                post.of_several && (opening.linked || opening.numbered && opening.set_off)
            }
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
