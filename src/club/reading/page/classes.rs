//! What the classes of a post say of the book: `class="book-author"`, and the
//! by-line under a headline where it names somebody who is not the blogger.

use std::ops::Range;

use super::Statement;
use super::blocks::{self, Page};
use super::tree::{Element, Tree};
use crate::club::reading::{labels, people};

/// Words after `book` in a class, and the keys that they stand for.
const FACTS: [(&str, &str); 10] = [
    ("title", "title"),
    ("author", "author"),
    ("authors", "author"),
    ("isbn", "isbn"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("year", "published"),
    ("genre", "genre"),
    ("genres", "genre"),
    ("name", "title"),
];
/// Longest fact, in characters.
const FACT: usize = 160;
/// Words in front of an author's name, in small letters.
const BY: [&str; 11] = [
    "by ",
    "written by ",
    "von ",
    "par ",
    "por ",
    "de ",
    "di ",
    "door ",
    "van ",
    "autor: ",
    "author: ",
];

/// What the classes in a post (a range of nodes) say. `others` are names of
/// people and sites who did not write the book.
#[must_use]
pub fn statements(tree: &Tree, post: Range<usize>, others: &[String]) -> Vec<Statement> {
    let shown = vec![false; tree.nodes.len()];
    let page = Page {
        tree,
        hidden: &shown,
        headline: None,
    };
    let mut said = Vec::new();
    for (word, key) in FACTS {
        let mut texts: Vec<String> = tree
            .within(post.clone())
            .filter(|(at, e)| is_fact(e, word) && tree.range(*at).len() < 40)
            .take(8)
            .map(|(at, _)| blocks::line(page, at))
            .filter(|text| !text.is_empty())
            .collect();
        texts.dedup();
        // Two are those of two books.
        if let [text] = texts.as_slice()
            && text.chars().nth(FACT).is_none()
        {
            let value = labels::split(text).map_or(text.as_str(), |(_, value)| value);
            let value = match key {
                "author" => by(value).unwrap_or(value),
                _ => value,
            };
            said.push(Statement::new(&["book", key], value.to_owned()));
        }
    }
    let lines = tree
        .within(post)
        .filter(|(at, e)| is_by_line(e) && tree.range(*at).len() < 20 && !is_of_post(tree, *at));
    let named: Option<(String, Option<String>)> = lines.take(8).find_map(|(at, _)| {
        let line = blocks::line(page, at);
        let (name, year) = by_line(&line)?;
        let stranger = !others
            .iter()
            .any(|other| labels::fold(other) == labels::fold(name));
        stranger.then(|| (name.to_owned(), year.map(str::to_owned)))
    });
    let authored = said.iter().any(|s| s.keys == ["book", "author"]);
    if let Some((name, year)) = named.filter(|_| !authored) {
        said.push(Statement::new(&["book", "author"], name));
        said.extend(year.map(|year| Statement::new(&["book", "published"], year)));
    }
    said
}

fn is_fact(element: &Element, word: &str) -> bool {
    element
        .classes
        .iter()
        .any(|words| matches!(words.as_slice(), [book, fact] if book == "book" && fact == word))
}

fn is_by_line(element: &Element) -> bool {
    ["byline", "meta", "subtitle", "author", "info"]
        .iter()
        .any(|word| element.has_word(word))
}

/// Whether a line tells who wrote the post, and when: it has a day, or links
/// to what else that person wrote.
fn is_of_post(tree: &Tree, at: usize) -> bool {
    let of_post = |e: &Element| {
        let link = e.attribute("href").is_some_and(|to| {
            let to = to.to_ascii_lowercase();
            to.contains("/author") || to.contains("/user") || to.contains("/@")
        });
        e.is(&["time"])
            || link
            || e.lists("rel", "author")
            || e.lists("itemprop", "author")
            || e.has_word("vcard")
            || e.has_word("date")
    };
    tree.within(tree.range(at)).any(|(_, e)| of_post(e))
        || tree.ancestors(at).take(2).any(|(_, e)| {
            e.lists("itemprop", "author") || e.has_word("vcard") || e.has_word("comment")
        })
}

fn by(text: &str) -> Option<&str> {
    BY.iter().find_map(|by| {
        let head = text.get(..by.len())?;
        let name = text.get(by.len()..)?;
        (head.to_lowercase() == **by).then(|| name.trim())
    })
}

/// "by Ann Lee (2019)": the name, and the year.
#[must_use]
pub fn by_line(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = by(line.trim())?;
    let (name, year) = match rest
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
    {
        Some((name, year)) => {
            let sound = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
            (name, Some(year).filter(|_| sound))
        }
        None => (rest, None),
    };
    people::is_name(name).then_some((name, year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};

    fn said(html: &str, others: &[&str]) -> Vec<String> {
        let (tree, _) = tree::parse(&thin::thin(html).html);
        let others: Vec<String> = others.iter().map(|o| (*o).to_owned()).collect();
        statements(&tree, 0..tree.nodes.len(), &others)
            .into_iter()
            .map(|s| format!("{}={}", s.keys.join("."), s.value))
            .collect()
    }

    #[test]
    fn classes_and_by_lines_name_the_author_of_the_book() {
        for (html, expected) in [
            (
                "<h2 class=book-title>The Ferry</h2><p class=bookAuthor>by Ann Lee</p><p class=book-isbn>ISBN: 123</p>",
                &[
                    "book.title=The Ferry",
                    "book.author=Ann Lee",
                    "book.isbn=123",
                ][..],
            ),
            (
                "<p class=meta>by Ann Lee (1965)</p>",
                &["book.author=Ann Lee", "book.published=1965"],
            ),
            (
                "<span class=byline>by Ann Lee</span>",
                &["book.author=Ann Lee"],
            ),
            ("<span class=byline>by Kit Marlow</span>", &[]),
            ("<p class=meta>by Bo Roe on <time>2 May</time></p>", &[]),
            ("<p class=byline>by <a href=/author/bo>Bo Roe</a></p>", &[]),
            (
                "<p class=byline>by <span class='author vcard'>Bo Roe</span></p>",
                &[],
            ),
            ("<p class=byline>by candlelight</p>", &[]),
            (
                "<p class=book-title>The Ferry</p><p class=book-title>The Quay</p>",
                &[],
            ),
        ] {
            assert_eq!(said(html, &["Kit Marlow"]), expected, "failed on {html}");
        }
    }
}
