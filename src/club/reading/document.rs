//! Text becomes a [`Document`]: front matter and blocks.
//!
//! A block is a paragraph, a heading, a list item and so on; its lines are
//! plain text, whatever marks they were written with, and each remembers the
//! source it came from. Whether a text is Markdown is told by evidence: marks
//! that nobody types by accident. A text without any is plain, and then every
//! asterisk and underscore of it is the writer's own and stays. What the lines
//! mean is for [`super::fields`]. HTML becomes a document in [`super::page`].

use std::borrow::Cow;
use std::ops::Range;

use super::looks::{Mark, Target};
use super::{front_matter, markdown, marks, rating};
use crate::club::warning::Warning;

/// A text in blocks.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// What the record at the top says, in order.
    pub front_matter: Vec<front_matter::Entry<'a>>,
    /// The rest, in order.
    pub blocks: Vec<Block<'a>>,
    /// Addresses with an ISBN in them to which a page links, also outside its text.
    pub shops: Vec<String>,
    /// What could not be read, in sentences for the person who posts.
    pub warnings: Vec<Warning>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A paragraph of a quotation set off from the text.
    Quote,
    /// A row of a table; a row of two cells reads `first: second`.
    Row,
    /// Text in a fence of backticks.
    Code,
    /// A line across the page, or a row of asterisks.
    Rule,
}

/// A block of the document.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its lines, as the source breaks them.
    pub lines: Vec<Line<'a>>,
}

/// A line of a block.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The text without marks.
    pub text: String,
    /// The line of the document that it came from.
    pub source: &'a str,
    /// Words of `text` that are set off, in order; where the text was changed
    /// since it was read, some may point nowhere.
    pub marks: Vec<Mark>,
    /// Where its links lead and what its pictures show, in order.
    pub targets: Vec<Target>,
    /// Whether a field was made of it, so that it is no prose.
    pub taken: bool,
}

impl<'a> Line<'a> {
    /// A line that nobody has taken.
    #[must_use]
    pub fn new(text: String, source: &'a str) -> Self {
        Self {
            text,
            source,
            marks: Vec::new(),
            targets: Vec::new(),
            taken: false,
        }
    }

    /// Keeps these bytes of the text and the marks that lie in them; nothing
    /// where they are none of its characters.
    pub fn keep(&mut self, span: Range<usize>) {
        self.text = self.text.get(span.clone()).unwrap_or_default().to_owned();
        self.marks.retain_mut(|mark| {
            let start = mark.span.start.max(span.start);
            let end = mark.span.end.min(span.end);
            mark.span = start.saturating_sub(span.start)..end.saturating_sub(span.start);
            start < end
        });
    }
}

impl<'a> Document<'a> {
    /// Reads `text` (line ends `\n`) as Markdown where it shows its marks or
    /// has front matter, else as plain text.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let (mut document, body) = Self::record(text);
        document.blocks = if !document.front_matter.is_empty() || marks::is_likely(body) {
            markdown::blocks(body)
        } else {
            plain(body)
        };
        if document.blocks.is_empty() {
            document.blocks = front_matter::tree::blocks(&document.front_matter);
        }
        document
    }

    /// Reads the record at the top of `text`; a document without blocks, and
    /// the text that follows the record.
    #[must_use]
    pub fn record(text: &'a str) -> (Self, &'a str) {
        let text = text.trim_start_matches(['\n', '\u{FEFF}']);
        let mut document = Self::default();
        let Some((read, rest)) = front_matter::split(text) else {
            return (document, text);
        };
        document.front_matter = read.entries;
        document.warnings.extend(read.warning);
        (document, rest)
    }

    /// Whether these very words stand in some line of the text.
    #[must_use]
    pub fn names(&self, words: &str) -> bool {
        self.blocks
            .iter()
            .flat_map(|block| &block.lines)
            .any(|line| line.text.contains(words))
    }
}

/// Plain text: paragraphs at blank lines, a bullet begins its own block.
fn plain(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for source in text.lines() {
        let line = source.trim();
        if line.is_empty() {
            open = false;
            continue;
        }
        let bullet = ["- ", "* ", "• "].iter().any(|mark| line.starts_with(mark));
        let kind = match (bullet, is_ruler(line)) {
            (true, _) => Kind::Item,
            (_, true) => Kind::Rule,
            _ => Kind::Paragraph,
        };
        let line = Line::new(line.to_owned(), line);
        match blocks.last_mut() {
            Some(block) if open && kind == Kind::Paragraph && block.kind != Kind::Rule => {
                block.lines.push(line);
            }
            _ => blocks.push(Block {
                kind,
                lines: vec![line],
            }),
        }
        open = true;
    }
    blocks
}

/// Whether a line is a ruler: one mark, three times or more.
fn is_ruler(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ');
    let first = marks.next();
    matches!(first, Some('-' | '=' | '~' | '#' | '*' | '_' | '–' | '—'))
        && line.len() >= 3
        && marks.all(|mark| Some(mark) == first)
}

/// Longest template tag, in bytes.
const TAG: usize = 1_000;

/// The text without the tags of site generators: `{{< ref "x" >}}`,
/// `{% include x %}`, `{:toc}`; those that draw a rating stay.
#[must_use]
pub fn without_templates(text: &str) -> Cow<'_, str> {
    const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{:", "}")];
    if !TAGS.iter().any(|(open, _)| text.contains(open)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    // How much of the text follows the next end of each kind of tag, so that
    // none is searched for twice.
    let mut ends = [usize::MAX; TAGS.len()];
    while let Some(at) = rest.find('{') {
        let (before, tag) = rest.split_at(at);
        kept.push_str(before);
        let length = TAGS.iter().zip(&mut ends).find_map(|((open, close), end)| {
            let inside = tag.strip_prefix(open)?;
            if inside.len() < *end {
                *end = inside.find(close).map_or(0, |at| inside.len() - at);
            }
            let length = tag.len() - *end + close.len();
            (*end > 0 && length <= TAG).then_some(length)
        });
        // A template that draws the rating is read later.
        let rated = rating::template(tag);
        if let Some(rated) = rated {
            kept.push_str(tag.get(..rated).unwrap_or_default());
        } else if length.is_none() {
            kept.push('{');
        }
        rest = tag.get(rated.or(length).unwrap_or(1)..).unwrap_or_default();
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Kind, String)> {
        let lines = |block: &Block| {
            let lines: Vec<&str> = block.lines.iter().map(|l| l.text.as_str()).collect();
            lines.join(" | ")
        };
        let document = Document::parse(text);
        document
            .blocks
            .iter()
            .map(|block| (block.kind, lines(block)))
            .collect()
    }

    #[test]
    fn plain_text_keeps_every_character() {
        let text = "1984. A bad year for * and _ alike, 5 * 3 = 15.\n\n    Indented & <odd> C:\\dir\\_x\n\n[sic] snake_case_name # not a heading";
        assert_eq!(
            shown(text),
            [
                (
                    Kind::Paragraph,
                    "1984. A bad year for * and _ alike, 5 * 3 = 15.".to_owned()
                ),
                (Kind::Paragraph, "Indented & <odd> C:\\dir\\_x".to_owned()),
                (
                    Kind::Paragraph,
                    "[sic] snake_case_name # not a heading".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn plain_text_falls_into_paragraphs_items_and_rulers() {
        assert_eq!(
            shown("One\ntwo\n \nThree\n- four\n- five\n*****\nsix"),
            [
                (Kind::Paragraph, "One | two".to_owned()),
                (Kind::Paragraph, "Three".to_owned()),
                (Kind::Item, "- four".to_owned()),
                (Kind::Item, "- five".to_owned()),
                (Kind::Rule, "*****".to_owned()),
                (Kind::Paragraph, "six".to_owned()),
            ]
        );
    }

    #[test]
    fn template_tags_leave_no_trace() {
        for (text, kept) in [
            ("a {{< ref \"x\" >}}b", "a b"),
            ("{% include cover.html\n width=4 %}x", "x"),
            ("x {:toc}", "x "),
            ("{{< rating 4 >}}x", "{{< rating 4 >}}x"),
            ("a {set} of {{braces", "a {set} of {{braces"),
            ("{{ a }} b {{ c }} d", " b  d"),
            ("{{ a {% b %} c", "{{ a  c"),
            ("no braces", "no braces"),
        ] {
            assert_eq!(without_templates(text), kept, "failed on {text:?}");
        }
    }
}
