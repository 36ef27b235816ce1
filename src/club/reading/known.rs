//! What else a document says: whether it names a person or a title elsewhere.
//!
//! A headline such as "The Ferry - Ann Lee" can be read in two ways; the rest
//! of the document settles it. [`Known`] holds its words, folded, apart from
//! the headline itself.

use std::cell::OnceCell;

use super::dates::{self, Order};
use super::document::{Document, Kind};
use super::fold::{Folded, plain};
use super::labels::{self, Field};
use super::prose;

/// Keys whose values are the headline again.
const HEADLINES: [&str; 9] = [
    "title",
    "seo title",
    "headline",
    "slug",
    "post slug",
    "permalink",
    "name",
    "short title",
    "og title",
];

/// The words of a document.
#[derive(Debug, Default)]
pub struct Known {
    /// Of its text, folded, with a space at both ends.
    text: String,
    /// Of its record, its links and pictures.
    record: String,
    order: OnceCell<Option<Order>>,
    /// Whether the first line was left out, for it may be the headline.
    headed: bool,
    /// As written, a line for each line and short value.
    written: String,
}

impl Known {
    /// Gathers the words of a document; `headline` is left out where a line of
    /// the text is nothing else.
    #[must_use]
    pub fn of(document: &Document<'_>) -> Self {
        let mut said = String::new();
        let mut record = String::new();
        let mut written = String::new();
        for entry in &document.front_matter {
            let key = entry.keys.last().map_or("", String::as_str);
            let person = matches!(labels::field(key), Some(Field::Author | Field::Reviewer));
            if !HEADLINES.contains(&key) && !person {
                record.push_str(&entry.value);
                record.push('\n');
            }
            if entry.value.len() < 80 {
                written.push_str(&entry.value);
                written.push('\n');
            }
        }
        // A post with a title in its record begins with prose.
        let untitled = !document
            .front_matter
            .iter()
            .any(|entry| entry.keys.last().is_some_and(|key| key == "title"));
        let mut first = untitled;
        let mut headed = false;
        for block in &document.blocks {
            for line in &block.lines {
                // The first line may be the headline.
                let ended = line.text.ends_with('.') && !line.text.ends_with("..");
                let headline = block.kind == Kind::Heading(1)
                    || first && line.text.chars().nth(160).is_none() && !ended;
                headed |= first && headline;
                first = false;
                if !headline {
                    said.push_str(&line.text);
                    said.push('\n');
                }
                for target in &line.targets {
                    record.push_str(&target.words);
                    record.push('\n');
                    record.push_str(&target.address);
                    record.push('\n');
                }
            }
        }
        written.push_str(&said);
        Self {
            text: Folded::new(&said).text,
            record: Folded::new(&record).text,
            order: OnceCell::new(),
            headed,
            written,
        }
    }

    /// Whether the text, the record or a link has these words.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        let folded = plain(words);
        if folded.is_empty() {
            return false;
        }
        let whole = format!(" {folded} ");
        self.text.contains(&whole) || self.record.contains(&whole)
    }

    /// Whether the text alone has these words.
    #[must_use]
    pub fn speaks_of(&self, words: &str) -> bool {
        let folded = plain(words);
        !folded.is_empty() && self.text.contains(&format!(" {folded} "))
    }

    /// How often the text has these words, counted to nine.
    #[must_use]
    pub fn mentions(&self, words: &str) -> usize {
        let folded = plain(words);
        if folded.is_empty() {
            return 0;
        }
        count(&self.text, &folded)
    }

    /// Whether a person is named: in full, or by the surname in the text.
    #[must_use]
    pub fn names(&self, person: &str) -> bool {
        if self.has(person) {
            return true;
        }
        let folded = plain(person);
        let surname = folded.rsplit(' ').next().unwrap_or_default();
        folded.contains(' ') && surname.len() > 2 && self.text.contains(&format!(" {surname} "))
    }

    /// As [`Known::names`], where `lines` of the text are asked about themselves.
    #[must_use]
    pub fn names_beside(&self, person: &str, lines: usize) -> bool {
        if lines == 0 {
            return self.names(person);
        }
        let folded = plain(person);
        let surname = folded.rsplit(' ').next().unwrap_or_default();
        let often = |words: &str| count(&self.text, words);
        !folded.is_empty()
            && (self.record.contains(&format!(" {folded} "))
                || often(&folded) > lines
                || folded.contains(' ') && surname.len() > 2 && often(surname) > lines)
    }

    /// Whether the first line is not among the known words.
    #[must_use]
    pub fn is_headed(&self) -> bool {
        self.headed
    }

    /// The order of day and month in the writer's dates; any language but
    /// English puts the day first.
    #[must_use]
    pub fn order(&self) -> Option<Order> {
        *self.order.get_or_init(|| {
            dates::order(self.written.lines()).or_else(|| {
                prose::language(&self.written)
                    .is_some_and(|language| language != "en")
                    .then_some(Order::DayFirst)
            })
        })
    }
}

/// How often folded words stand in a folded text, counted to nine; two in a row
/// share the space between them.
fn count(text: &str, words: &str) -> usize {
    let begun = format!(" {words}");
    text.match_indices(&begun)
        .filter(|(at, _)| {
            text.get(at + begun.len()..)
                .is_some_and(|rest| rest.starts_with(' '))
        })
        .take(9)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_titles_are_known_by_the_rest_of_the_document() {
        let document = Document::parse(
            "---\ntitle: Cora Marsh\ntags: [josé-lópez]\n---\n\nI like what Bo Roe does: *The Ferry* sails, and Lee [writes](https://x.org/by-dana-poe) well.",
        );
        let known = Known::of(&document);
        for (name, is_named) in [
            ("Bo Roe", true),
            ("Ann Lee", true),
            ("José López", true),
            ("Dana Poe", true),
            ("Cora Marsh", false),
            ("", false),
        ] {
            assert_eq!(known.names(name), is_named, "failed on {name:?}");
        }
        assert!(known.has("the ferry"));
        assert!(known.speaks_of("The Ferry"));
        assert!(!known.speaks_of("José López"));
    }
}
