//! A labelled fact about the book: title, author, ISBN, edition and the like.

use super::labelled::Labels;
use crate::club::reading::edition::{self, Edition};
use crate::club::reading::labels::{self, Field};
use crate::club::reading::{facts, genres, people, title, wiki};

impl Labels<'_> {
    /// A fact about the book; whether the line was one.
    pub(super) fn fact(&mut self, field: &Field, label: &str, value: &str) -> bool {
        let prose = value.ends_with(['.', '!', '?']) && value.split_whitespace().count() > 12;
        if prose {
            return false;
        }
        let order = || self.known.order();
        let review = &mut *self.review;
        match field {
            Field::Title => {
                let value = wiki::plain(value);
                let Some(headline) = title::read(&value, |name| self.known.names(name)) else {
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
                review.published = review.published.or(headline.published);
            }
            Field::Author => {
                let names = people::list(&wiki::plain(value));
                let named = names
                    .iter()
                    .all(|name| people::is_name(name) || people::is_mononym(name));
                if names.is_empty() || !named || self.authors_labelled && review.authors != names {
                    return false;
                }
                // "By: candlelight" opens a sentence more often than a record.
                let short = matches!(
                    labels::fold(label).as_str(),
                    "by" | "von" | "door" | "creator" | "byline"
                );
                if short && !people::is_name(value) {
                    return false;
                }
                self.authors_labelled = true;
                if !self.stated.title_certain || review.authors.is_empty() {
                    review.authors = names;
                }
            }
            Field::Isbn => facts::take_isbn(value, review),
            Field::Genre => {
                genres::add_labelled(value, review);
                self.genres = true;
            }
            Field::Tags => genres::add_tags([value].into_iter(), review),
            Field::Publisher => {
                let edition = Edition::settled(|order| edition::of_publisher(value, order), order);
                self.take_edition(edition, value);
            }
            Field::Imprint => {
                let edition = Edition::settled(|order| edition::read(value, order), order);
                self.take_edition(edition, value);
            }
            Field::Published => {
                let edition = Edition::settled(|order| edition::read(value, order), order);
                let house = value.contains(" by ") || value.contains(", ") || value.contains('(');
                let edition = Edition {
                    publisher: edition.publisher.filter(|_| house),
                    ..edition
                };
                self.take_edition(edition, value);
            }
            Field::FirstPublished if review.published.is_none() => {
                facts::take_date(value, order, review);
                self.first_edition = review.published.is_some();
            }
            Field::Reviewer => {
                if value.chars().count() > 60 {
                    return false;
                }
                if review.reviewer.is_none() {
                    review.reviewer = Some(value.to_owned());
                }
            }
            // "Finished reading: The Ferry by Ann Lee" is a headline.
            Field::Aside => {
                let headline = title::read(value, |_| false);
                return !headline.is_some_and(|h| h.certain && !h.authors.is_empty());
            }
            _ => {}
        }
        true
    }

    /// Publisher and date; the date of the edition overrules the work's.
    fn take_edition(&mut self, edition: Edition, value: &str) {
        if self.first_edition && edition.is_dated() {
            self.review.published = None;
            self.first_edition = false;
        }
        facts::take_edition(edition, value, self.review);
    }
}
