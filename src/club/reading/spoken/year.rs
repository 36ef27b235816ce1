//! When a book came out, in running text: the year beside its title, the year in
//! which a sentence says that it was published, the day that is announced.
//!
//! What stands in a record, not in a sentence, is [`super::citation`]'s.

use crate::club::reading::dates::{self, Found};
use crate::club::reading::fold::{Folded, plain};
use crate::club::reading::{edition, people};
use crate::club::review::Published;

/// `The Ferry (2005)`, `The Ferry (Viking, 2005)`, `The Ferry by Ann Lee (2005)`.
pub(super) fn beside(title: &str, text: &str) -> Option<(Option<String>, Published)> {
    let folded = Folded::new(text);
    let whole = format!(" {title} ");
    folded
        .text
        .match_indices(&whole)
        .take(4)
        .find_map(|(at, _)| {
            let end = folded.source(at + whole.len() - 1);
            let behind = text.get(end..)?;
            let near = behind.get(..behind.floor_char_boundary(110))?;
            if let Some(year) = near.split(" from ").nth(1).and_then(|rest| rest.get(..4))
                && let (Ok(year), true) = (year.parse::<i32>(), near.contains(" by "))
            {
                let date = Published::year(year).filter(|_| (1450..=2100).contains(&year));
                return date.map(|date| (None, date));
            }
            let open = near.find('(')?;
            let gap = near.get(..open)?;
            let inside = near.get(open + 1..)?.split(')').next()?;
            let direct = gap.split_whitespace().count() <= 5 && !gap.contains(['.', '!', '?', ';']);
            let year = inside.trim();
            let plain_year = year.len() == 4 || inside.split(',').count() == 2;
            match dates::find(year) {
                Found::Date(date) if direct && plain_year => {
                    let publisher = edition::read(inside, None).publisher;
                    let publisher = publisher.filter(|name| {
                        inside.contains(',') && !(people::is_name(name) && people::is_given(name))
                    });
                    Some((publisher, date))
                }
                _ => None,
            }
        })
}

/// "was published in 1932", "a work from 1920", "erschien 2011": the year of the
/// book at hand, in a sentence that speaks of no other.
pub(super) fn of_this(text: &str, title: &str) -> Option<Published> {
    const SAYING: [&str; 76] = [
        "first published in",
        "originally published in",
        "published in",
        "was published in",
        "published back in",
        "came out in",
        "released in",
        "was released in",
        "a work from",
        "a book from",
        "a novel from",
        "novel from",
        "book from",
        "classic from",
        "written in",
        "was written in",
        "first appeared in",
        "published way back in",
        "erschien",
        "erschienen",
        "wurde veroffentlicht",
        "aus dem jahr",
        "veroffentlicht im jahr",
        "erstmals erschienen",
        "publie en",
        "paru en",
        "sorti en",
        "parut en",
        "a paru en",
        "a apparu en",
        "ecrit en",
        "date de",
        "publicado en",
        "se publico en",
        "vio la luz en",
        "aparecio en",
        "foi lancado em",
        "foi publicado em",
        "e uscito nel",
        "usci nel",
        "opublikowana w",
        "opublikowany w",
        "fut publie en",
        "publicada en",
        "escrita en",
        "publicado em",
        "publicada em",
        "lancado em",
        "escrito em",
        "pubblicato nel",
        "uscito nel",
        "wydana w",
        "wydany w",
        "verschenen in",
        "verscheen",
        "verscheen in",
        "sortit en",
        "ukazala sie w",
        "book is from",
        "novel is from",
        "buch ist von",
        "roman ist von",
        "buch stammt von",
        "livre est de",
        "roman est de",
        "libro es de",
        "novela es de",
        "livro e de",
        "romance e de",
        "libro e del",
        "romanzo e del",
        "boek is uit",
        "roman is uit",
        "ksiazka jest z",
        "powiesc jest z",
        "ksiazka z",
    ];
    for sentence in text.split_inclusive(['.', '!', '?']) {
        let folded = plain(sentence);
        let told = SAYING
            .iter()
            .filter_map(|saying| Some(folded.find(&format!("{saying} "))? + saying.len() + 1))
            .max();
        let Some(told) = told.filter(|told| dated_within(&folded, *told)) else {
            // "ist 2020 beim Kai Verlag erschienen": the year stands before.
            match said(&folded) {
                Some(year) => return Some(year),
                None => continue,
            }
        };
        let rest = folded.get(told..)?;
        let near: Vec<&str> = rest.split(' ').take(4).collect();
        let year = near.iter().find_map(|word| {
            let year: i32 = word.parse().ok()?;
            (word.len() == 4 && (1450..=2100).contains(&year)).then_some(year)
        });
        if let Some(year) = year {
            // "1984 was published in 1949"
            let others = folded.split(' ').filter(|w| {
                *w != title
                    && w.len() == 4
                    && w.parse::<i32>().is_ok_and(|y| (1450..=2100).contains(&y))
            });
            return if others.count() == 1 {
                Published::year(year)
            } else {
                None
            };
        }
    }
    None
}

/// "The book will publish 2/24/2026", "It comes out on May 3rd, 2026": the day of
/// a book that is announced.
pub(super) fn announced(text: &str) -> Option<Published> {
    const ANNOUNCING: [&str; 14] = [
        " will publish ",
        " will be published ",
        " publishes ",
        " is published on ",
        " will be released ",
        " releases on ",
        " releases ",
        " comes out ",
        " will be out ",
        " is out on ",
        " hits shelves ",
        " hits the shelves ",
        " goes on sale ",
        " erscheint am ",
    ];
    /// So many bytes hold a day.
    const NEAR: usize = 32;
    let folded = Folded::new(text);
    ANNOUNCING.iter().find_map(|saying| {
        let at = folded.text.find(saying)? + saying.len() - 1;
        let rest = text.get(folded.source(at)..)?.trim_start();
        let rest = rest.strip_prefix("on ").unwrap_or(rest);
        let near = rest.get(..rest.floor_char_boundary(NEAR))?;
        let near = near.split_inclusive(['.', '!', ';', '(']).next()?;
        match dates::find(near) {
            Found::Date(date) if date.parts().2.is_some() => Some(date),
            _ => None,
        }
    })
}

/// Whether a year follows within four words.
fn dated_within(folded: &str, at: usize) -> bool {
    let rest = folded.get(at..).unwrap_or_default();
    rest.split(' ').take(4).any(|word| is_year(word).is_some())
}

fn is_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    (word.len() == 4 && (1450..=2100).contains(&year)).then_some(year)
}

/// The only year of a sentence, within ten words before the participle with
/// which German and Dutch say that something came out, or behind the verb with
/// which Polish does, where the house may stand between.
fn said(folded: &str) -> Option<Published> {
    const NEAR: usize = 10;
    let words: Vec<&str> = folded.split(' ').collect();
    let verb = words.iter().position(|word| {
        matches!(
            *word,
            "erschienen" | "veroffentlicht" | "verschenen" | "uitgegeven" | "uitgebracht"
        )
    });
    let years: Vec<i32> = words.iter().filter_map(|word| is_year(word)).collect();
    let [year] = years.as_slice() else {
        return None;
    };
    let near = match verb {
        Some(verb) => words.get(verb.saturating_sub(NEAR)..verb)?,
        // "Ukazała się nakładem wydawnictwa Rzeka w 2019 roku".
        None => {
            let at = words.windows(2).position(|two| {
                matches!(
                    two,
                    ["ukazala" | "ukazal", "sie"] | ["wydana" | "wydany", "przez" | "nakladem"]
                )
            })?;
            words.get(at..(at + NEAR).min(words.len()))?
        }
    };
    near.iter()
        .any(|word| is_year(word).is_some())
        .then(|| Published::year(*year))?
}

#[cfg(test)]
mod tests {
    use super::super::facts::tests::read_of;

    #[test]
    fn the_year_of_this_book_is_told_from_others() {
        for (text, year) in [
            ("*The Ferry* (2005) is cold.", Some("2005")),
            (
                "The Ferry by Ann Lee (Quay Press, 2005) is cold.",
                Some("2005"),
            ),
            (
                "The Ferry, which was first published in 1932, is cold.",
                Some("1932"),
            ),
            (
                "What a thing to find in a work from 1920 by a woman.",
                Some("1920"),
            ),
            ("La barque, paru en 2004, est longue.", Some("2004")),
            ("Der Roman erschien 2011 und ist kalt.", Some("2011")),
            ("Il libro è del 1952 ma sembra scritto ieri.", Some("1952")),
            (
                "Książka ukazała się nakładem wydawnictwa Rzeka w 2019 roku.",
                Some("2019"),
            ),
            ("In 1941 she crosses the sea. I read it in 2020.", None),
            ("It is set between 1920 and 1932.", None),
            ("The Ferry is long. It won the prize in 2014.", None),
        ] {
            let got = read_of(text).published.map(|date| date.to_string());
            assert_eq!(got.as_deref(), year, "failed on {text:?}");
        }
    }
}
