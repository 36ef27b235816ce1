//! The text of a page becomes blocks of lines, as a reader sees them.
//!
//! [`of`] walks a region once: white space collapses as in a browser, a break
//! ends the line and two end the paragraph, a row of a record (of a table or
//! of a list of terms) reads `first: second`, pictures of stars become
//! characters. What only links elsewhere, and what follows the headline of the
//! comments, is left out, see [`super::writer`].

use std::collections::HashSet;

use super::letters::Letters;
use super::tree::{Element, Tree, What};
use super::writer::{Passage, Writer};
use super::{meta, spaced, stars, table};
use crate::club::reading::document::{Kind, Line};
use crate::club::reading::looks::{Look, Target};

/// Longest words of a link that are kept, in bytes.
const WORDS: usize = 1_000;

/// A page that is read.
#[derive(Clone, Copy, Debug)]
pub struct Page<'t> {
    /// Its elements.
    pub tree: &'t Tree,
    /// For each node whether a reader does not see it.
    pub hidden: &'t [bool],
    /// The element that is the headline, whatever its level.
    pub headline: Option<usize>,
}

impl Page<'_> {
    pub(super) fn is_seen(&self, at: usize) -> bool {
        !self.hidden.get(at).copied().unwrap_or(true)
    }
}

/// The blocks of the element at `at`.
#[must_use]
pub fn of(page: Page<'_>, at: usize) -> Vec<Passage> {
    between(page, at, page.tree.end(at))
}

/// The blocks of the nodes from `start` to `end`.
#[must_use]
pub fn between(page: Page<'_>, start: usize, end: usize) -> Vec<Passage> {
    let mut walk = Walk {
        page,
        letters: Letters::of(page, start, end),
        spaced: spaced::parents(page.tree, start, end),
        writer: Writer::default(),
        after: Vec::new(),
        verbatim: 0,
    };
    let mut at = start;
    while at < end && !walk.writer.stopped {
        walk.leave(at);
        at = walk.step(at).max(at + 1);
    }
    walk.leave(usize::MAX);
    walk.writer.finish()
}

/// The text in an element in one line.
#[must_use]
pub fn line(page: Page<'_>, at: usize) -> String {
    let inside = between(page, at + 1, page.tree.end(at));
    let lines: Vec<String> = inside.iter().map(Passage::text).collect();
    lines.join(" ")
}

/// What happens where an element ends.
#[derive(Clone, Copy)]
enum After {
    Block,
    Heading,
    Quote,
    List,
    Verbatim,
    Link,
    Quotation,
    Look(Look),
}

struct Walk<'t> {
    page: Page<'t>,
    letters: Letters,
    /// Elements whose blank lines part paragraphs.
    spaced: HashSet<usize>,
    writer: Writer,
    /// Where the open elements end, and what happens there.
    after: Vec<(usize, After)>,
    /// Open elements whose line ends count.
    verbatim: usize,
}

impl Walk<'_> {
    /// Whether the blank lines of the text at `at` part paragraphs.
    fn is_spaced(&self, at: usize) -> bool {
        let parent = self.page.tree.nodes.get(at).map(|node| node.parent);
        !self.spaced.is_empty() && parent.is_some_and(|parent| self.spaced.contains(&parent))
    }

    /// Takes the node at `at`; the place where the walk goes on.
    fn step(&mut self, at: usize) -> usize {
        if !self.page.is_seen(at) {
            return self.page.tree.end(at);
        }
        match self.page.tree.nodes.get(at).map(|node| &node.what) {
            Some(What::Text(text)) if self.verbatim > 0 => self.writer.write_lines(text),
            Some(What::Text(text)) if stars::is_faded(self.page.tree, at, text) => {
                self.writer.write("☆");
            }
            Some(What::Text(text)) if self.is_spaced(at) => {
                for (nth, piece) in spaced::pieces(text).enumerate() {
                    if nth > 0 {
                        self.writer.close();
                    }
                    self.writer.write(piece);
                }
            }
            Some(What::Text(text)) => self.writer.write(text),
            Some(What::Element(element)) => return self.enter(at, element),
            None => {}
        }
        at + 1
    }

    /// Ends the elements that end before `at`.
    fn leave(&mut self, at: usize) {
        while let Some((_, after)) = self.after.pop_if(|(end, _)| *end <= at) {
            match after {
                After::Link => {
                    self.writer.close_look(Look::Link);
                    self.writer.close_link();
                }
                After::Look(look) => self.writer.close_look(look),
                After::Quotation => self.writer.write("”"),
                _ => self.writer.close(),
            }
            match after {
                After::Heading => self.writer.heading = None,
                After::Quote => self.writer.quotes -= 1,
                After::Verbatim => self.verbatim -= 1,
                After::List => {
                    self.writer.lists.pop();
                }
                After::Block | After::Link | After::Quotation | After::Look(_) => {}
            }
        }
    }

    fn enter(&mut self, at: usize, element: &Element) -> usize {
        let end = self.page.tree.end(at);
        if let Some(said) = stars::of_element(self.page.tree, at) {
            let block = !is_inline(element);
            if block {
                self.writer.close();
            }
            self.writer.write_picture(&said.text);
            if block {
                self.writer.close();
            }
            return said.end;
        }
        if is_inline(element) {
            return self.enter_inline(at, element);
        }
        if self.is_menu(at, element) {
            return end;
        }
        match &*element.name {
            "br" => {
                self.writer.new_line();
                return end;
            }
            "hr" => {
                self.writer.close();
                self.writer
                    .push(Kind::Rule, Line::new("---".to_owned(), ""));
                return end;
            }
            _ => {}
        }
        self.writer.close();
        if let Some(rows) = self.rows(at, element) {
            for row in rows {
                self.writer.push(Kind::Row, row);
            }
            return end;
        }
        let after = self.enter_block(at, element);
        self.after.push((end, after));
        at + 1
    }

    fn enter_block(&mut self, at: usize, element: &Element) -> After {
        let writer = &mut self.writer;
        match &*element.name {
            _ if self.page.headline == Some(at) => {
                writer.heading = Some(1);
                After::Heading
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.bytes().nth(1).map_or(6, |digit| digit - b'0');
                writer.heading = Some(level);
                After::Heading
            }
            "blockquote" => {
                writer.quotes += 1;
                After::Quote
            }
            "pre" => {
                self.verbatim += 1;
                After::Verbatim
            }
            "ul" | "dl" => {
                writer.lists.push(None);
                After::List
            }
            "ol" => {
                let first = element.attribute("start").and_then(|n| n.parse().ok());
                writer.lists.push(first.filter(|first| *first > 1));
                After::List
            }
            "li" => {
                if let Some(Some(number)) = writer.lists.last_mut() {
                    let mark = format!("{number}. ");
                    *number = number.saturating_add(1);
                    writer.write(&mark);
                }
                After::Block
            }
            _ => After::Block,
        }
    }

    fn enter_inline(&mut self, at: usize, element: &Element) -> usize {
        let end = self.page.tree.end(at);
        match &*element.name {
            "a" => {
                self.writer.open_link(meta::is_tag(element));
                if let Some(address) = element.attribute("href") {
                    self.writer.point(self.target(at, address));
                }
                self.writer.open_look(Look::Link);
                self.after.push((end, After::Link));
            }
            "cite" => self.set_off(Look::Slanted, end),
            "dfn" => self.set_off(Look::Bold, end),
            "img" => {
                let said = |name: &str| element.attribute(name).unwrap_or_default();
                self.writer.point(Target {
                    address: said("src").to_owned(),
                    words: said("alt").trim().to_owned(),
                    picture: true,
                });
            }
            "q" => {
                self.writer.write("“");
                self.after.push((end, After::Quotation));
            }
            "sup" => {
                let note = self.page.tree.children(at).any(|(_, e)| {
                    e.is(&["a"]) && e.attribute("href").is_some_and(|to| to.starts_with('#'))
                });
                if note {
                    return end;
                }
                // "3<sup>1/2</sup>" is no 31.
                let digit = |c: char| c.is_ascii_digit();
                let next = self.page.tree.nodes.get(at + 1).map(|node| &node.what);
                if let Some(What::Text(text)) = next
                    && text.starts_with(digit)
                    && self.writer.last().is_some_and(digit)
                {
                    self.writer.write(" ");
                }
            }
            _ => {}
        }
        at + 1
    }

    fn set_off(&mut self, look: Look, end: usize) {
        self.writer.open_look(look);
        self.after.push((end, After::Look(look)));
    }

    /// A link and its words.
    fn target(&self, at: usize, address: &str) -> Target {
        let tree = self.page.tree;
        let mut words = String::new();
        for node in tree.range(at).filter_map(|at| tree.nodes.get(at)) {
            match &node.what {
                What::Text(text) if words.len() < WORDS => words.push_str(text),
                _ => {}
            }
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        Target {
            address: address.to_owned(),
            words: words.join(" "),
            picture: false,
        }
    }

    /// Whether an element is a list of links, or a column of a layout with
    /// nothing but links in it.
    fn is_menu(&self, at: usize, element: &Element) -> bool {
        let tree = self.page.tree;
        let several = || {
            let items = tree.children(at).filter(|(_, e)| e.is(&["li"]));
            items.take(3).count() == 3
        };
        let menu = element.is(&["td"]) || element.is(&["ul", "ol"]) && several();
        menu && self.letters.only_linked(at, tree.end(at))
    }

    /// The rows of an element that is a record.
    fn rows(&self, at: usize, element: &Element) -> Option<table::Rows> {
        let letters = |at: usize| self.letters.amount(at, self.page.tree.end(at));
        match &*element.name {
            "dl" => table::of_terms(self.page, at, letters),
            "table" => table::on_its_side(self.page, at, letters),
            "tr" => table::of_row(self.page, at, letters),
            _ => None,
        }
    }
}

fn is_inline(element: &Element) -> bool {
    element.is(&[
        "a", "abbr", "time", "data", "q", "sup", "sub", "ruby", "code", "span", "cite", "dfn",
        "img", "meta", "link",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{chrome, thin, tree};

    fn shown(html: &str) -> Vec<(Kind, String)> {
        let (tree, _) = tree::parse(&thin::thin(html).html);
        let hidden = chrome::hidden(&tree);
        let page = Page {
            tree: &tree,
            hidden: &hidden,
            headline: None,
        };
        of(page, 0)
            .into_iter()
            .map(|passage| {
                let lines: Vec<String> = passage.lines.into_iter().map(|l| l.text).collect();
                (passage.kind, lines.join(" | "))
            })
            .collect()
    }

    #[test]
    fn markup_becomes_blocks() {
        use Kind::{Heading, Item, Paragraph, Quote, Row, Rule};
        for (html, expected) in [
            (
                "<p>One\n  <b>two</b></p>three",
                &[(Paragraph, "One two"), (Paragraph, "three")][..],
            ),
            (
                "a<br>b<br/><br>c<hr>d",
                &[
                    (Paragraph, "a | b"),
                    (Paragraph, "c"),
                    (Rule, "---"),
                    (Paragraph, "d"),
                ],
            ),
            (
                "<h2>The <i>Ferry</i></h2><div>x<p>y</div>",
                &[
                    (Heading(2), "The Ferry"),
                    (Paragraph, "x"),
                    (Paragraph, "y"),
                ],
            ),
            (
                "<ul><li>one<li><p>two</p></ul><ol start=7><li>a<li>b</ol>",
                &[(Item, "one"), (Item, "two"), (Item, "7. a"), (Item, "8. b")],
            ),
            (
                "mine<blockquote><p>theirs</p></blockquote>",
                &[(Paragraph, "mine"), (Quote, "theirs")],
            ),
            (
                "<blockquote>all of it is indented</blockquote>",
                &[(Paragraph, "all of it is indented")],
            ),
            (
                "<dl><dt>Title<dd>The Ferry<dt>Author:<dd>Ann Lee<dd>Bo Roe</dl>",
                &[(Row, "Title: The Ferry"), (Row, "Author: Ann Lee, Bo Roe")],
            ),
            (
                "<dl><div><dt>Pages</dt><dd>300</dd></div></dl>",
                &[(Row, "Pages: 300")],
            ),
            (
                "<table><tr><th>Title</th><td><a href=x>The <b>Ferry</b></a></td></tr><tr><td>a<td>b<td>c</table>",
                &[(Row, "Title: The Ferry"), (Row, "a: b · c")],
            ),
            (
                "<table><tr><th>Title<th>Author<tr><td>The Ferry<td>Ann Lee</table>",
                &[(Row, "Title: The Ferry"), (Row, "Author: Ann Lee")],
            ),
            (
                "<table><tr><td><p>One</p><p>two</p></table>",
                &[(Paragraph, "One"), (Paragraph, "two")],
            ),
            (
                "<table><tr><td><a href=a>Home</a><br><a href=b>Shop</a><td><h1>T</h1>text</table>",
                &[(Heading(1), "T"), (Paragraph, "text")],
            ),
            (
                "<pre>One\ntwo\n\nthree</pre>",
                &[(Paragraph, "One | two"), (Paragraph, "three")],
            ),
            (
                "<q>Oui</q>, 20<sup>th</sup>, 3<sup>1/2</sup>, note<sup><a href=#fn1>1</a></sup>",
                &[(Paragraph, "“Oui”, 20th, 3 1/2, note")],
            ),
            ("<p>海<rt>うみ</rt>の本</p>", &[(Paragraph, "海の本")]),
            (
                "<p>&nbsp;</p><p>a&nbsp;b  &eacute;</p>",
                &[(Paragraph, "a\u{A0}b é")],
            ),
            (
                "<details><summary>Spoilers</summary>He drowns.</details>",
                &[(Heading(6), "Spoilers"), (Paragraph, "He drowns.")],
            ),
            (
                "<p>Rating: <i class='fa fa-star'></i><i class='fa fa-star'></i></p>",
                &[(Paragraph, "Rating: ★★")],
            ),
            (
                "<div class=star-rating><span style='width:80%'></span></div><p>text",
                &[(Paragraph, "4/5"), (Paragraph, "text")],
            ),
        ] {
            let expected: Vec<(Kind, String)> = expected
                .iter()
                .map(|(kind, text)| (*kind, (*text).to_owned()))
                .collect();
            assert_eq!(shown(html), expected, "failed on {html}");
        }
    }

    #[test]
    fn links_elsewhere_are_no_text() {
        for html in [
            "<p>text</p><p><a href=a>Amazon</a> | <a href=b>Bookshop</a></p>",
            "<a href=/books>← Back</a><p>text</p>",
            "<p>Tagged as: <a href=/tags/a>a</a>, <a href=/tags/b>b</a></p><p>text</p>",
            "<p>text</p><ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a></ul>",
            "<p>text</p><h3>Related posts</h3><p>Other</p>",
            "<h3>Share this:</h3><p>x</p><h3>The book</h3><p>text</p>",
        ] {
            let texts: Vec<String> = shown(html)
                .into_iter()
                .filter(|(kind, _)| !matches!(kind, Kind::Heading(_)))
                .map(|(_, text)| text)
                .collect();
            assert_eq!(texts, ["text"], "failed on {html}");
        }
        for kept in [
            "<p>Genre: <a href=/tags/sea>Sea Stories</a></p>",
            "<p><a href=a>The Ferry</a></p>",
        ] {
            assert_eq!(shown(kept).len(), 1, "failed on {kept}");
        }
        assert_eq!(
            shown("<p><a href=a>The Ferry</a> by <a href=b>Ann Lee</a></p>"),
            [(Kind::Paragraph, "The Ferry by Ann Lee".to_owned())]
        );
    }

    #[test]
    fn the_text_ends_where_the_comments_begin() {
        let long = "A sentence of the review that says something. ".repeat(5);
        let html = format!("<p>{long}</p><h3>2 Comments</h3><p>Loved it too!</p>");
        assert_eq!(shown(&html), [(Kind::Paragraph, long.trim().to_owned())]);
        // A review may have a section of that name.
        assert_eq!(shown("<h3>Comments</h3><p>It was good.</p>").len(), 2);
    }
}
