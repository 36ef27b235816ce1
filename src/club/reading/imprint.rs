//! `Quay Press, 2018`, `Quay Press 2018`, `2018, 210 pages`: publisher and year
//! behind a title.

use crate::club::reading::dates;
use crate::club::reading::edition::Edition;
use crate::club::review::{Published, Review};

/// Publisher and year of a book, as far as a bracket or comma behind its title
/// states them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imprint {
    /// Who published it.
    pub publisher: Option<String>,
    /// The year.
    pub published: Option<Published>,
}

impl Imprint {
    /// Keeps what `words` state and says whether they are an imprint: a year,
    /// alone or behind a name.
    pub fn take(&mut self, words: &str) -> bool {
        let words = without_pages(words);
        let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        let Some(at) = words.len().checked_sub(4) else {
            return false;
        };
        let (Some(name), Some(digits)) = (words.get(..at), words.get(at..)) else {
            return false;
        };
        let digits_alone = digits.bytes().all(|b| b.is_ascii_digit())
            && !name.ends_with(|c: char| c.is_alphanumeric());
        let year = digits
            .parse()
            .ok()
            .filter(|year| (1450..=2100).contains(year));
        let Some(year) = year.filter(|_| digits_alone) else {
            return false;
        };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = name.trim_matches([',', ';', '·', ' ']);
        let proper = name.starts_with(char::is_uppercase)
            && name.split_whitespace().count() <= 6
            && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '#' | ':' | '.' | '('));
        if !name.is_empty() && !proper {
            return false;
        }
        // A month says when it was read, more often than when it came out.
        if is_a_month(name) {
            return true;
        }
        self.published = self.published.or(Published::year(year));
        if proper && self.publisher.is_none() {
            self.publisher = Some(name.to_owned());
        }
        true
    }

    /// Fills what is empty in a review.
    pub fn fill(&self, review: &mut Review) {
        review.published = review.published.or(self.published);
        if review.publisher.is_none() {
            review.publisher.clone_from(&self.publisher);
        }
    }
}

/// `Quay Press, 2018, 210 pages` without the last.
fn without_pages(words: &str) -> &str {
    let behind = words.rsplit_once([',', ';', '·']);
    behind.map_or(words, |(before, last)| {
        if Edition::counts_pages(last) {
            before
        } else {
            words
        }
    })
}

fn is_a_month(name: &str) -> bool {
    let year = Published::year(2000);
    matches!(dates::find(&format!("{name} 2000")), dates::Found::Date(date) if Some(date) != year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_and_years_are_told_from_other_brackets() {
        for (words, publisher, year) in [
            ("Quay Press, 2018", Some("Quay Press"), Some("2018")),
            (" Quay Press 2018", Some("Quay Press"), Some("2018")),
            ("2018", None, Some("2018")),
            (
                "Quay Press, 2018, 210 pages",
                Some("Quay Press"),
                Some("2018"),
            ),
            ("March 2018", None, None),
            ("Harbour #3", None, None),
            ("read in 2018", None, None),
            ("12018", None, None),
            ("é018", None, None),
            ("", None, None),
        ] {
            let mut imprint = Imprint::default();
            let record = year.is_some() || words.starts_with("March");
            assert_eq!(imprint.take(words), record, "failed on {words:?}");
            assert_eq!(
                imprint.publisher.as_deref(),
                publisher,
                "failed on {words:?}"
            );
            let said = imprint.published.map(|year| year.to_string());
            assert_eq!(said.as_deref(), year, "failed on {words:?}");
        }
    }
}
