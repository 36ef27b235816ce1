//! Facts in running text: the year beside the title, a citation at the foot, the
//! ISBN in a shop's link, what kind of book it is.

use super::{house, paragraphs};
use crate::club::reading::dates::{self, Found};
use crate::club::reading::document::{Document, Kind};
use crate::club::reading::fold::{Folded, plain};
use crate::club::reading::looks::Target;
use crate::club::reading::metadata::Stated;
use crate::club::reading::{edition, genres, isbn, people, prose};
use crate::club::review::{Published, Review};

/// So many paragraphs are searched for a date.
const PARAGRAPHS: usize = 40;
/// Longest line that cites the book, in characters.
const CITATION: usize = 200;

/// Fills what the prose says of the book.
pub fn read(document: &Document<'_>, review: &mut Review) {
    let texts = paragraphs(document, PARAGRAPHS);
    if review.publisher.is_none() {
        house::opening(document, review);
    }
    if review.publisher.is_none() {
        house::recorded(document, review);
    }
    if let Some(title) = review
        .title
        .as_deref()
        .map(plain)
        .filter(|title| title.len() > 2)
    {
        citation(document, &title, review);
        if review.published.is_none()
            && let Some((publisher, date)) = texts.iter().find_map(|text| year_beside(&title, text))
        {
            review.published = Some(date);
            review.publisher = review.publisher.take().or(publisher);
        }
    }
    if review.published.is_none() {
        for text in texts.iter().take(3) {
            let title = review.title.as_deref().map(plain).unwrap_or_default();
            if let Some(date) = year_of_this(text, &title) {
                review.published = Some(date);
                break;
            }
        }
    }
    if review.published.is_none() {
        review.published = texts.iter().find_map(|text| announced(text));
    }
    if review.isbn13.is_none() {
        review.isbn13 = linked(document, review);
    }
    if review.publisher.is_none() {
        review.publisher = house::named(&texts);
    }
}

/// Adds the genres that the prose and the description of the post name.
pub fn genres(document: &Document<'_>, stated: &Stated, review: &mut Review) {
    let mut all = String::new();
    if let Some(entry) = &stated.description {
        all.push_str(entry);
        all.push('\n');
    }
    for block in &document.blocks {
        if matches!(block.kind, Kind::Paragraph | Kind::Item | Kind::Heading(_)) {
            for line in block.lines.iter().filter(|line| !line.taken) {
                all.push_str(&line.text);
                all.push('\n');
            }
        }
    }
    let language = prose::language(&all);
    genres::spoken::add_spoken(&all, language.as_deref(), review);
}

/// `Ann Lee The Ferry. Viking, 2016.` in a short line: what stands behind the
/// title is the record of the edition.
fn citation(document: &Document<'_>, title: &str, review: &mut Review) {
    if review.publisher.is_some() && review.published.is_some() {
        return;
    }
    let whole = format!(" {title} ");
    for block in &document.blocks {
        let text = super::joined(block);
        if text.is_empty() || text.chars().nth(CITATION).is_some() {
            continue;
        }
        let folded = Folded::new(&text);
        let Some(at) = folded.text.find(&whole) else {
            continue;
        };
        let behind = text
            .get(folded.source(at + whole.len() - 1)..)
            .unwrap_or_default();
        let behind = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let cited = edition::read(behind, None);
        let short = behind.split_whitespace().count() <= 10;
        if cited.publisher.is_some() && cited.is_dated() && short {
            if review.publisher.is_none() {
                review.publisher = cited.publisher;
            }
            if let (None, Found::Date(date)) = (review.published, cited.published) {
                review.published = Some(date);
            }
            return;
        }
    }
}

/// `The Ferry (2005)`, `The Ferry (Viking, 2005)`, `The Ferry by Ann Lee (2005)`.
fn year_beside(title: &str, text: &str) -> Option<(Option<String>, Published)> {
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
fn year_of_this(text: &str, title: &str) -> Option<Published> {
    const SAYING: [&str; 58] = [
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
    ];
    for sentence in text.split_inclusive(['.', '!', '?']) {
        let folded = plain(sentence);
        let told = SAYING
            .iter()
            .filter_map(|saying| Some(folded.find(&format!("{saying} "))? + saying.len() + 1))
            .max();
        let Some(told) = told.filter(|told| dated_within(&folded, *told)) else {
            // "ist 2020 beim Kai Verlag erschienen": the year stands before.
            match year_before(&folded) {
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
fn announced(text: &str) -> Option<Published> {
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
/// which German and Dutch say that something came out.
fn year_before(folded: &str) -> Option<Published> {
    let words: Vec<&str> = folded.split(' ').collect();
    let verb = words.iter().position(|word| {
        matches!(
            *word,
            "erschienen" | "veroffentlicht" | "verschenen" | "uitgegeven" | "uitgebracht"
        )
    })?;
    let years: Vec<i32> = words.iter().filter_map(|word| is_year(word)).collect();
    let [year] = years.as_slice() else {
        return None;
    };
    let near = words.get(verb.saturating_sub(10)..verb)?;
    near.iter()
        .any(|word| is_year(word).is_some())
        .then(|| Published::year(*year))?
}

/// The only ISBN in the links of the text, where the link is to this book: it
/// says so, or says nothing but where it leads.
fn linked(document: &Document<'_>, review: &Review) -> Option<String> {
    let title = review.title.as_deref().map(plain).unwrap_or_default();
    let lines = || document.blocks.iter().flat_map(|block| &block.lines);
    let mut found: Vec<(String, bool)> = Vec::new();
    let mut note = |isbn: Option<String>, sure: bool| {
        if let Some(isbn) = isbn {
            match found.iter_mut().find(|(known, _)| *known == isbn) {
                Some((_, before)) => *before |= sure,
                None => found.push((isbn, sure)),
            }
        }
    };
    for line in lines() {
        for target in &line.targets {
            note(
                isbn::in_address(&target.address),
                is_of_this(target, &title),
            );
        }
        // Plain text has addresses where they stand.
        for word in line
            .text
            .split_whitespace()
            .filter(|word| word.contains("://"))
            .take(20)
        {
            note(isbn::in_address(word), true);
        }
    }
    match found.as_slice() {
        [(isbn, true)] => Some(isbn.clone()),
        _ => None,
    }
}

/// Whether a link's words name the book or no book at all.
fn is_of_this(target: &Target, title: &str) -> bool {
    const PLAIN: [&str; 44] = [
        "amazon",
        "bookshop",
        "buy",
        "here",
        "goodreads",
        "indiebound",
        "barnes",
        "noble",
        "book",
        "link",
        "this",
        "kindle",
        "paperback",
        "hardcover",
        "audible",
        "shop",
        "order",
        "get",
        "find",
        "on",
        "at",
        "it",
        "the",
        "publisher",
        "waterstones",
        "blackwell",
        "worldcat",
        "library",
        "openlibrary",
        "isbn",
        "kaufen",
        "bestellen",
        "hier",
        "ici",
        "acheter",
        "comprar",
        "aqui",
        "acquista",
        "kup",
        "kopen",
        "us",
        "uk",
        "org",
        "com",
    ];
    let words = plain(&target.words);
    let alone = words.is_empty()
        || words
            .split(' ')
            .all(|word| PLAIN.contains(&word) || word.parse::<u64>().is_ok());
    let named =
        !title.is_empty() && words.len() > 2 && (words.contains(title) || title.contains(&words));
    alone || named || target.picture && words.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(text: &str) -> Review {
        let mut review = Review {
            title: Some("The Ferry".to_owned()),
            ..Review::default()
        };
        read(&Document::parse(text), &mut review);
        review
    }

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
            ("In 1941 she crosses the sea. I read it in 2020.", None),
            ("It is set between 1920 and 1932.", None),
            ("The Ferry is long. It won the prize in 2014.", None),
        ] {
            let got = read_of(text).published.map(|date| date.to_string());
            assert_eq!(got.as_deref(), year, "failed on {text:?}");
        }
    }

    #[test]
    fn a_citation_at_the_foot_is_a_record() {
        let review = read_of("I liked it a lot.\n\nAnn Lee <i>The Ferry</i>. Quay Press, 2016.");
        assert_eq!(review.publisher.as_deref(), Some("Quay Press"));
        assert_eq!(
            review.published.map(|d| d.to_string()).as_deref(),
            Some("2016")
        );
    }

    #[test]
    fn the_isbn_of_a_link_must_be_this_books_and_the_only_one() {
        for (text, isbn) in [
            (
                "[The Ferry](https://www.amazon.com/dp/0385353308) sails.",
                Some("9780385353304"),
            ),
            (
                "Buy it [on Amazon](https://www.amazon.com/dp/0385353308).",
                Some("9780385353304"),
            ),
            (
                "https://bookshop.org/a/1/9780385353304",
                Some("9780385353304"),
            ),
            (
                "![](https://x.org/images/P/0385353308.jpg) It sails.",
                Some("9780385353304"),
            ),
            (
                "I liked [Other Ships](https://www.amazon.com/dp/0385353308) more.",
                None,
            ),
            (
                "[buy](https://x.org/dp/0385353308) [here](https://x.org/dp/157912626X)",
                None,
            ),
            ("No link.", None),
        ] {
            assert_eq!(read_of(text).isbn13.as_deref(), isbn, "failed on {text:?}");
        }
    }
}
