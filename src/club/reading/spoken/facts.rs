//! Facts in running text: the year beside the title, a citation at the foot, the
//! ISBN in a shop's link, what kind of book it is.

use super::{house, paragraphs, year};
use crate::club::reading::dates::Found;
use crate::club::reading::document::{Document, Kind};
use crate::club::reading::fold::{Folded, plain};
use crate::club::reading::looks::Target;
use crate::club::reading::metadata::Stated;
use crate::club::reading::{edition, genres, isbn, prose};
use crate::club::review::Review;

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
            && let Some((publisher, date)) =
                texts.iter().find_map(|text| year::beside(&title, text))
        {
            review.published = Some(date);
            review.publisher = review.publisher.take().or(publisher);
        }
    }
    if review.published.is_none() {
        for text in texts.iter().take(3) {
            let title = review.title.as_deref().map(plain).unwrap_or_default();
            if let Some(date) = year::of_this(text, &title) {
                review.published = Some(date);
                break;
            }
        }
    }
    if review.published.is_none() {
        review.published = texts.iter().find_map(|text| year::announced(text));
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
    // "The Ferry: A Crossing Memoir".
    let title = review.title.as_deref().unwrap_or_default();
    if let Some((_, subtitle)) = title.split_once(": ") {
        all.push_str(subtitle);
        all.push('\n');
    }
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
    if found.is_empty() && title.len() > 2 {
        let named = |address: &&String| plain(address).contains(&title);
        let mut shops: Vec<String> = document
            .shops
            .iter()
            .filter(named)
            .filter_map(|address| isbn::in_address(address))
            .collect();
        shops.sort_unstable();
        shops.dedup();
        return <[String; 1]>::try_from(shops).ok().map(|[isbn]| isbn);
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
pub(super) mod tests {
    use super::*;

    /// What a text says of “The Ferry”.
    pub fn read_of(text: &str) -> Review {
        let mut review = Review {
            title: Some("The Ferry".to_owned()),
            ..Review::default()
        };
        read(&Document::parse(text), &mut review);
        review
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
