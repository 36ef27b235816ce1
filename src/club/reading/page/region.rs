//! Where on a page its text stands.
//!
//! [`find`] trusts what says of itself that it is the text of a post
//! (`entry-content`, `articleBody`), unless that holds next to nothing; else
//! it asks a readability library, the one of Firefox's reader view in Rust, and
//! prefers an article that holds what the library found. The library only
//! points: what it would throw away inside the region (records, stars) stays.

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::chrome::{self, count};
use super::thin::NUMBER;
use super::tree::{Element, Tree, What};

/// So many letters of prose make an element that is named as text the text of
/// the page without asking further.
const ENOUGH: usize = 600;
/// Above so many elements the library is not asked, for it takes too long.
const ELEMENTS: usize = 30_000;

/// Characters that HTML escapes in texts.
const ESCAPED: [char; 4] = ['&', '<', '>', '\u{A0}'];

/// Where the text of a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The element that holds the text.
    pub text: usize,
    /// The element that holds the whole post: headline, record and text; the
    /// same as `text` where nothing larger is known.
    pub post: usize,
}

/// Finds the text of a page.
#[must_use]
pub fn find(tree: &Tree, hidden: &[bool], document: Document) -> Region {
    let prose = prose(tree, hidden);
    let amount = |at: usize| count(&prose, at, tree.end(at));
    let shown = |at: &usize| !hidden.get(*at).copied().unwrap_or(true);
    let largest = |named: &dyn Fn(usize) -> bool| {
        tree.elements()
            .map(|(at, _)| at)
            .filter(|at| shown(at) && named(*at))
            // Of one inside the other the inner is named more closely.
            .max_by_key(|at| (amount(*at), *at))
            .filter(|at| amount(*at) > 0)
    };
    let body = tree
        .elements()
        .find(|(_, e)| e.is(&["body"]))
        .map_or(0, |(at, _)| at);
    let named = largest(&|at| tree.element(at).is_some_and(chrome::is_text));
    let text = match named {
        Some(named) if amount(named) >= ENOUGH => named,
        _ => {
            let readable = readable(tree, document).unwrap_or(body);
            let article = largest(&|at| tree.element(at).is_some_and(chrome::is_article))
                .or_else(|| largest(&|at| tree.element(at).is_some_and(|e| e.is(&["main"]))));
            match (named, article) {
                // What is named loses only to what is much more.
                (Some(named), _) if amount(readable) <= 4 * amount(named) => named,
                // An article around the readable part may hold the record
                // that the library left out; one beside it is a teaser.
                (_, Some(article)) if amount(article) * 2 >= amount(readable) => {
                    let inside = tree.range(article).contains(&readable);
                    if inside && amount(article) > 2 * amount(readable) {
                        readable
                    } else {
                        article
                    }
                }
                _ => readable,
            }
        }
    };
    let is_post = |e: &Element| chrome::is_article(e) || e.is(&["main"]) || is_review(e);
    let post = tree
        .element(text)
        .into_iter()
        .map(|element| (text, element))
        .chain(tree.ancestors(text))
        .find(|(_, element)| is_post(element))
        .map_or(text, |(at, _)| at);
    Region { text, post }
}

fn is_review(element: &Element) -> bool {
    element
        .attribute("itemtype")
        .is_some_and(|kind| kind.ends_with("Review"))
}

/// For each place the letters of prose before it: of shown text outside links.
fn prose(tree: &Tree, hidden: &[bool]) -> Vec<usize> {
    let mut linked = 0;
    chrome::running(tree.nodes.iter().enumerate().map(|(at, node)| {
        if tree.element(at).is_some_and(|e| e.is(&["a"])) {
            linked = node.end;
        }
        match &node.what {
            What::Text(text) if at >= linked && !hidden.get(at).copied().unwrap_or(true) => {
                text.chars().filter(|c| c.is_alphanumeric()).count()
            }
            _ => 0,
        }
    }))
}

/// The smallest element that holds everything the readability library keeps.
fn readable(tree: &Tree, document: Document) -> Option<usize> {
    let elements = tree.elements().count();
    if elements > ELEMENTS {
        return None;
    }
    // The library writes down what it keeps, and escaping is quadratic there.
    for node in document.root().descendants() {
        let text = node.is_text().then(|| node.text());
        if let Some(text) = text.filter(|text| text.contains(ESCAPED)) {
            node.set_text(text.replace(ESCAPED, " "));
        }
    }
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let mut library = Readability::with_document(document, None, Some(config)).ok()?;
    let article = library.parse().ok()?;
    let kept: HashSet<usize> = article
        .content
        .split(&format!("{NUMBER}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse().ok())
        .collect();
    let mut places = tree
        .elements()
        .filter(|(_, element)| kept.contains(&element.number))
        .map(|(at, _)| at);
    let first = places.next()?;
    let last = places.last().unwrap_or(first);
    std::iter::once(first)
        .chain(tree.ancestors(first).map(|(at, _)| at))
        .find(|at| tree.range(*at).contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};

    const LONG: &str = "<p>It was a long crossing, and the ferry was late, as ferries are in this book, so that nobody who waited at the pier had anything to do but to talk, which they do at length, and well.</p>";

    /// The id of the element that holds the text, and of that with the post.
    fn found(html: &str) -> (String, String) {
        let (tree, document) = tree::parse(&thin::thin(html).html);
        let region = find(&tree, &chrome::hidden(&tree), document);
        let id = |at: usize| {
            let element = tree.element(at).unwrap();
            match element.classes.last() {
                Some(words) => words.join("-"),
                None => element.name.to_string(),
            }
        };
        (id(region.text), id(region.post))
    }

    #[test]
    fn the_text_of_a_page_is_found() {
        let long = LONG.repeat(5);
        for (page, text, post) in [
            (
                format!(
                    "<article id=post-1><h1>T</h1><div class=entry-content>{long}</div><div id=comments>{long}{long}</div></article>"
                ),
                "entry-content",
                "post-1",
            ),
            (
                format!(
                    "<div class=wrap><div class=head>x</div><div class=col id=c1>{long}</div><div class=col2><a href=x>{LONG}</a></div></div>"
                ),
                "c1",
                "c1",
            ),
            (
                format!(
                    "<main id=m><article id=a1><p>Short but mine, it is a good book all in all.</p></article></main><div id=disqus>{long}</div>"
                ),
                "a1",
                "a1",
            ),
            (
                format!(
                    "<article id=a1><p>Teaser of another.</p></article><div id=real>{long}</div>"
                ),
                "real",
                "real",
            ),
            (
                format!("<table><tr><td id=left><a href=a>Home</a><td id=right>{long}</table>"),
                "table",
                "table",
            ),
            ("<p>Short and nothing else".to_owned(), "p", "p"),
            (String::new(), "body", "body"),
        ] {
            let (got, around) = found(&page);
            assert_eq!(
                (got.as_str(), around.as_str()),
                (text, post),
                "failed on {page}"
            );
        }
    }
}
