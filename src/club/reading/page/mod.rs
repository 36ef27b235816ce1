//! A web page becomes a [`Document`].
//!
//! ```text
//! html ─▶ thin ─▶ tree ─▶ region ─▶ blocks          what a reader sees
//!                  └───▶ json_ld, microdata, meta ─▶ schema   what it says to machines
//! ```
//!
//! [`Page::read`] tells HTML from other texts and reads a whole page, with its
//! chrome, or a piece of one, as feeds have it. What the page says to machines
//! becomes statements like those of front matter; the text becomes blocks.
//! What both mean is for the rest of [`crate::club::reading`].

pub mod beside;
pub mod blocks;
pub mod chrome;
pub mod classes;
pub mod elements;
pub mod headline;
pub mod json_ld;
mod letters;
pub mod looks;
pub mod meta;
pub mod microdata;
pub mod region;
pub mod schema;
pub mod spaced;
pub mod stars;
pub mod table;
pub mod thin;
pub mod tree;
pub mod words;
pub mod writer;

use serde_json::{Map, Value};

use super::document::{self, Block, Document, Kind, Line};
use super::front_matter::Entry;
use super::labels::{self, Field};
use super::{isbn, rating, stamp, title};
use tree::Tree;
use writer::Passage;

/// Longest line of a record that stands beside the text, in characters.
const RECORD: usize = 200;
/// A text of fewer letters is none: then the whole page is read.
const LETTERS: usize = 40;

/// A page that was read.
#[derive(Debug, Default)]
pub struct Page<'t> {
    /// What stands above the HTML: front matter, of files of site generators.
    above: &'t str,
    said: Vec<Statement>,
    passages: Vec<Passage>,
    shops: Vec<String>,
}

/// What a page says to machines: a value with its keys from the outside in, as
/// in front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its keys: `book`, `title`.
    pub keys: Vec<String>,
    /// The value.
    pub value: String,
    /// The characters of the page that say so; the value where they are not
    /// known.
    pub source: String,
}

impl Statement {
    /// A statement whose source is its value.
    #[must_use]
    pub fn new(keys: &[&str], value: String) -> Self {
        Self {
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            source: value.clone(),
            value,
        }
    }
}

impl<'t> Page<'t> {
    /// Reads a text that is HTML, whole or a piece, with or without front
    /// matter above it; `None` for any other text.
    #[must_use]
    pub fn read(text: &'t str) -> Option<Self> {
        if looks::is_page(text) {
            return Some(Self::whole(text));
        }
        let (_, body) = Document::record(text);
        if !looks::is_piece(body) {
            return None;
        }
        let above = text.get(..text.len() - body.len())?;
        Some(Self {
            above,
            ..Self::piece(&document::without_templates(body))
        })
    }

    /// Reads a whole page, with what stands around its text.
    #[must_use]
    pub fn whole(html: &str) -> Self {
        let thin = thin::thin(html);
        let (tree, parsed) = tree::parse(&thin.html);
        let hidden = chrome::hidden(&tree);
        let region = region::find(&tree, &hidden, parsed);
        let mut head = meta::read(&tree);
        let mut things = json_ld::things(&thin.records);
        things.extend(microdata::things(&tree));
        for thing in &things {
            head.sites.extend(site(thing));
            head.titles.extend(headline_of(thing));
        }
        let mut page = blocks::Page {
            tree: &tree,
            hidden: &hidden,
            headline: None,
        };
        let visible = headline::visible(page, region, &head.sites, &head.titles);
        page.headline = visible.as_ref().map(|(at, _)| *at);
        let visible = visible.map(|(_, text)| text);
        let headline = headline::choose(visible.as_deref(), &head.titles, &head.sites);

        let mut said = schema::statements(&things, &headline);
        said.extend(head.said);
        let post = tree.range(region.post);
        let reviewers = said.iter().filter(|s| s.keys == ["reviewer"]);
        let mut others = headline::beside(visible.as_deref(), &head.titles);
        others.extend(reviewers.map(|s| s.value.clone()));
        others.extend(head.sites);
        said.extend(classes::statements(&tree, post.clone(), &others));
        said.extend(meta::tags(&tree, post));
        let mut passages = passages(page, region, visible.as_deref());
        let marked = passages.iter().find_map(|one| set_off(one, &headline));
        said.push(Statement::new(&["title"], marked.unwrap_or(headline)));
        let said = quoted(said, html);
        let record = beside::record(&tree, &hidden, region);
        // Behind the headline.
        let first = passages.iter().position(|one| one.kind != Kind::Heading(1));
        let first = first.unwrap_or(passages.len());
        passages.splice(first..first, record);
        let reviewer = said.iter().find(|s| s.keys == ["reviewer"]);
        passages.retain(|passage| !reviewer.is_some_and(|r| is_signature(passage, &r.value)));
        Self {
            above: "",
            said,
            passages,
            shops: shops(&tree),
        }
    }

    /// Reads a piece of a page: the text of a post, as feeds have it.
    #[must_use]
    pub fn piece(html: &str) -> Self {
        let thin = thin::thin(html);
        let (tree, _) = tree::parse(&thin.html);
        let hidden = chrome::hidden(&tree);
        let mut things = json_ld::things(&thin.records);
        things.extend(microdata::things(&tree));
        let page = blocks::Page {
            tree: &tree,
            hidden: &hidden,
            headline: None,
        };
        let mut passages = blocks::of(page, 0);
        passages.retain(|passage| !is_stamp(passage));
        Self {
            above: "",
            said: quoted(schema::statements(&things, ""), html),
            passages,
            shops: shops(&tree),
        }
    }

    /// The page as a document.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let (mut document, _) = Document::record(self.above);
        document
            .front_matter
            .extend(self.said.iter().map(|statement| Entry {
                keys: statement.keys.clone(),
                value: statement.value.clone(),
                source: &statement.source,
            }));
        document.shops.clone_from(&self.shops);
        document.blocks = self
            .passages
            .iter()
            .map(|passage| Block {
                kind: passage.kind,
                lines: passage
                    .lines
                    .iter()
                    .map(|line| Line {
                        source: &line.text,
                        ..line.clone()
                    })
                    .collect(),
            })
            .collect();
        document
    }
}

/// The headline with quotation marks around what is set off in it: "Ann Lee, “The
/// Ferry” (2014)". `None` where nothing is, or its beginning.
fn set_off(passage: &Passage, headline: &str) -> Option<String> {
    let ([line], Kind::Heading(1)) = (passage.lines.as_slice(), passage.kind) else {
        return None;
    };
    let quoted = title::with_quotes(line);
    let part = quoted != line.text && !quoted.starts_with('“');
    (part && line.text.starts_with(headline)).then_some(quoted)
}

/// The addresses with an ISBN in them to which a page links: a shop's, which
/// stand below the text and are chrome otherwise.
fn shops(tree: &Tree) -> Vec<String> {
    const MOST: usize = 40;
    let links = tree.elements().filter(|(_, element)| element.is(&["a"]));
    let addresses = links.filter_map(|(_, element)| element.attribute("href"));
    let shops = addresses.filter(|address| isbn::in_address(address).is_some());
    shops.take(MOST).map(str::to_owned).collect()
}

/// The blocks of a page: its headline, its text, and the records beside the
/// text in the same post.
fn passages(
    page: blocks::Page<'_>,
    region: region::Region,
    headline: Option<&str>,
) -> Vec<Passage> {
    let mut text = blocks::of(page, region.text);
    if letters(&text) < LETTERS {
        text = blocks::of(page, 0);
    }
    text.retain(|passage| !is_stamp(passage));
    let (tree, inner) = (page.tree, page.tree.range(region.text));
    let mut passages = records(blocks::between(page, region.post, inner.start));
    passages.extend(text);
    passages.extend(records(blocks::between(
        page,
        inner.end,
        tree.end(region.post).max(inner.end),
    )));
    let shown = |passage: &Passage| {
        passage.kind == Kind::Heading(1) && headline == Some(passage.text().as_str())
    };
    if let Some(headline) = headline.filter(|_| !passages.iter().any(shown)) {
        let headline = headline.to_owned();
        passages.insert(0, Passage::of(Kind::Heading(1), headline));
    }
    passages
}

/// "Reviewed by Kit Marlow" and no more than that.
fn is_signature(passage: &Passage, reviewer: &str) -> bool {
    let ([line], Kind::Paragraph) = (passage.lines.as_slice(), passage.kind) else {
        return false;
    };
    line.text
        .strip_suffix(reviewer)
        .is_some_and(|before| before.split_whitespace().count() <= 3 && !before.contains(':'))
}

/// A paragraph that the blog's program wrote.
fn is_stamp(passage: &Passage) -> bool {
    match (passage.lines.as_slice(), passage.kind) {
        ([line], Kind::Paragraph) => stamp::is_stamp(&line.text),
        _ => false,
    }
}

fn letters(passages: &[Passage]) -> usize {
    let lines = passages
        .iter()
        .filter(|p| matches!(p.kind, Kind::Paragraph | Kind::Item | Kind::Quote))
        .flat_map(|p| &p.lines);
    lines
        .map(|line| line.text.chars().filter(|c| c.is_alphanumeric()).count())
        .sum()
}

/// What stands beside the text of a post is about the post, but for the lines
/// of a record of the book and for ratings.
fn records(passages: Vec<Passage>) -> Vec<Passage> {
    let is_record = |line: &Line<'_>| {
        let line = line.text.as_str();
        let known = |(label, _): (&str, &str)| labels::field(label);
        let field = labels::split(line).and_then(known);
        let short = line.chars().nth(RECORD).is_none();
        let named = field.is_some_and(|field| field != Field::Aside);
        short && (named || rating::is_all(line) || classes::by_line(line).is_some())
    };
    let mut kept: Vec<Passage> = passages;
    for passage in &mut kept {
        if passage.kind != Kind::Heading(1) {
            passage.lines.retain(is_record);
        }
    }
    kept.retain(|passage| !passage.lines.is_empty());
    kept
}

/// The statements with the characters of the page that say so; of two with the
/// same keys the first.
fn quoted(said: Vec<Statement>, html: &str) -> Vec<Statement> {
    let mut quoted: Vec<Statement> = Vec::new();
    for mut statement in said {
        let again = quoted.iter().any(|known| known.keys == statement.keys);
        if again || statement.value.is_empty() {
            continue;
        }
        if statement.keys.last().is_some_and(|key| key == "rating") {
            let value = statement.value.split('/').next().unwrap_or_default();
            if let Some(exact) = exact(html, "ratingValue", value) {
                exact.clone_into(&mut statement.source);
            }
        }
        quoted.push(statement);
    }
    quoted
}

/// The shortest part of the page that holds `key` and the value right behind
/// it or in the same tag, with the tag or quotation mark that opens there.
fn exact<'t>(html: &'t str, key: &str, value: &str) -> Option<&'t str> {
    const BEFORE: usize = 120;
    const AFTER: usize = 80;
    html.match_indices(key).take(40).find_map(|(at, _)| {
        let behind = at + key.len();
        let before = html.get(html.ceil_char_boundary(at.saturating_sub(BEFORE))..at)?;
        let tag = before.rfind('<').and_then(|open| before.get(open..));
        if let Some(tag) = tag.filter(|tag| tag.contains(value)) {
            return html.get(at - tag.len()..behind);
        }
        let near = html.get(behind..html.floor_char_boundary(behind + AFTER))?;
        let end = behind + near.find(value)? + value.len();
        let open = before.rfind(['<', '"', '\'', '{']);
        html.get(at - open.map_or(0, |open| before.len() - open)..end)
    })
}

/// The name that a site gives itself.
fn site(thing: &Map<String, Value>) -> Option<String> {
    let kind = thing.get("@type").and_then(Value::as_str)?;
    let name = thing.get("name").and_then(Value::as_str)?;
    matches!(kind, "WebSite" | "Blog" | "Organization").then(|| name.to_owned())
}

/// The headline that a post gives itself.
fn headline_of(thing: &Map<String, Value>) -> Option<String> {
    let kind = thing.get("@type").and_then(Value::as_str)?;
    let headline = thing.get("headline").and_then(Value::as_str)?;
    let post = kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Review");
    (post && headline.chars().count() <= 250).then(|| headline.to_owned())
}

/// Whether this may be the name of somebody: no address, no account, no
/// sentence.
fn is_name(text: &str) -> bool {
    let account = matches!(
        text.to_lowercase().as_str(),
        "admin" | "administrator" | "editor" | "author"
    );
    text.chars().any(char::is_alphabetic)
        && text.split_whitespace().count() <= 6
        && text.chars().count() <= 60
        && !text.contains("://")
        && !text.contains('@')
        && !text.ends_with(['.', '!', '?'])
        && !account
}
