//! What a page says of itself in its head: `<meta>`, `<title>`, `<html lang>`.
//!
//! The Open Graph protocol (<https://ogp.me>) has words for books; the words for articles
//! speak of the post, so of them only the author is kept, as the reviewer.

use super::Statement;
use super::tree::{Element, Tree, What};

/// Longest content of a `<meta>` that is kept, in characters.
const CONTENT: usize = 300;

/// Most tags that are kept.
const TAGS: usize = 60;

/// What the head of a page says.
#[derive(Debug, Default)]
pub struct Head {
    /// Titles of the page, the best first, with whatever is around them.
    pub titles: Vec<String>,
    /// Names of the site, which stand around titles.
    pub sites: Vec<String>,
    /// What it says of the book, the reviewer and the language.
    pub said: Vec<Statement>,
}

/// Reads the head of a page; `<meta>` counts wherever it stands.
#[must_use]
pub fn read(tree: &Tree) -> Head {
    let mut head = Head::default();
    let (mut open_graph, mut twitter, mut title) = (None, None, None);
    let mut tags: Vec<String> = Vec::new();
    for (at, element) in tree.elements() {
        if element.is(&["html"]) {
            let language = element.attribute("lang").filter(|l| !l.is_empty());
            head.say(&["lang"], language.map(str::to_owned));
        } else if element.is(&["title"]) {
            title.get_or_insert_with(|| text(tree, at));
        }
        if !element.is(&["meta"]) {
            continue;
        }
        let name = element
            .attribute("property")
            .or_else(|| element.attribute("name"))
            .unwrap_or_default()
            .to_ascii_lowercase();
        let content: String = element
            .attribute("content")
            .unwrap_or_default()
            .chars()
            .take(CONTENT)
            .collect();
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if content.is_empty() {
            continue;
        }
        match name.as_str() {
            "og:title" => {
                open_graph.get_or_insert(content);
            }
            "twitter:title" => {
                twitter.get_or_insert(content);
            }
            "og:site_name" | "application-name" => head.sites.push(content),
            "book:isbn" | "books:isbn" => head.say(&["book", "isbn"], Some(content)),
            "book:author" | "books:author" => {
                head.say(
                    &["book", "author"],
                    Some(content).filter(|c| super::is_name(c)),
                );
            }
            "book:release_date" | "books:release_date" => {
                head.say(&["book", "published"], Some(content));
            }
            "book:tag" | "article:tag" | "keywords" if tags.len() < TAGS => tags.push(content),
            "author" | "article:author" => {
                head.say(&["reviewer"], Some(content).filter(|c| super::is_name(c)));
            }
            _ => {}
        }
    }
    head.say(&["tags"], (!tags.is_empty()).then(|| tags.join(", ")));
    head.titles = [open_graph, twitter, title]
        .into_iter()
        .flatten()
        .filter(|t| !t.is_empty())
        .collect();
    head
}

/// The tags of a post (a range of nodes), which link to posts with the same.
#[must_use]
pub fn tags(tree: &Tree, post: std::ops::Range<usize>) -> Option<Statement> {
    let links = tree.within(post).filter(|(_, element)| is_tag(element));
    let tags: Vec<String> = links.take(TAGS).map(|(at, _)| text(tree, at)).collect();
    (!tags.is_empty()).then(|| Statement::new(&["tags"], tags.join(", ")))
}

/// Whether an element links to the posts that have a tag.
#[must_use]
pub fn is_tag(element: &Element) -> bool {
    let named = |word: &str| element.classes.iter().any(|words| words == &[word]);
    let leads = |part: &str| {
        element
            .attribute("href")
            .is_some_and(|to| to.contains(part))
    };
    element.is(&["a"])
        && (element.lists("rel", "tag")
            || named("tag")
            || named("category")
            || ["/tag/", "/tags/", "/category/", "/categories/", "/label/"]
                .into_iter()
                .any(leads))
}

impl Head {
    fn say(&mut self, keys: &[&str], value: Option<String>) {
        self.said
            .extend(value.map(|value| Statement::new(keys, value)));
    }
}

/// The text of an element without markup, at most [`CONTENT`].
fn text(tree: &Tree, at: usize) -> String {
    let texts = tree
        .range(at)
        .filter_map(|at| match &tree.nodes.get(at)?.what {
            What::Text(text) => Some(text.as_str()),
            What::Element(_) => None,
        });
    let words: Vec<&str> = texts.flat_map(str::split_whitespace).take(60).collect();
    words.join(" ").chars().take(CONTENT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};

    #[test]
    fn the_head_speaks_of_the_page_and_of_the_book() {
        let html = "<html lang=en-GB><head><title>The Ferry | Blog</title><meta property=og:title content='The  Ferry'>\
            <meta property=og:site_name content=Blog><meta property=book:isbn content=9780000000002>\
            <meta property=book:author content='Ann Lee'><meta property=article:author content='https://facebook.com/kit'>\
            <meta name=author content='Kit Marlow'><meta property=article:published_time content=2020-01-01>\
            <meta name=description content='A blog'></head><body><a rel='category tag' href=x>Sea <b>Stories</b></a></body>";
        let (tree, _) = tree::parse(&thin::thin(html).html);
        let head = read(&tree);
        assert_eq!(head.titles, ["The Ferry", "The Ferry | Blog"]);
        assert_eq!(head.sites, ["Blog"]);
        let said: Vec<String> = head
            .said
            .iter()
            .map(|s| format!("{}={}", s.keys.join("."), s.value))
            .collect();
        assert_eq!(
            said,
            [
                "lang=en-GB",
                "book.isbn=9780000000002",
                "book.author=Ann Lee",
                "reviewer=Kit Marlow",
            ]
        );
        let tags = tags(&tree, 0..tree.nodes.len()).unwrap();
        assert_eq!(tags.value, "Sea Stories");
    }
}
