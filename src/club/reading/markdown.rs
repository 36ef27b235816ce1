//! Markdown becomes blocks of plain text.
//!
//! [`blocks`] strips the marks with `pulldown-cmark`, HTML inside the Markdown
//! included; [`plain`] does the same for a single line. Whether a text is
//! Markdown is told in [`super::marks`]. Pages that are HTML from the start are
//! not read here.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::document::{Block, Kind, Line};
use super::entities;
use super::looks::{self, Look};

/// The name of the element that a tag opens or closes, without `<` and `/`.
pub(super) fn element(tag: &str) -> String {
    let tag = tag.strip_prefix('<').unwrap_or(tag);
    tag.strip_prefix('/')
        .unwrap_or(tag)
        .chars()
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The blocks of a Markdown text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        page.take(event, range.start);
    }
    page.close();
    page.blocks
}

/// The plain text of one line with marks: `_Dune_ &amp; more` is `Dune & more`.
#[must_use]
pub fn plain(marked: &str) -> String {
    if !marked.contains(['<', '&', '*', '_', '`', '[', '\\']) {
        return marked.to_owned();
    }
    let mut page = Page::new(marked);
    // A bracket in front keeps "1984." from being taken for a list.
    let guarded = format!("({marked}");
    for event in Parser::new(&guarded) {
        page.take(event, 0);
    }
    page.close();
    let lines: Vec<String> = page
        .blocks
        .into_iter()
        .flat_map(|b| b.lines)
        .map(|line| line.text)
        .collect();
    let text = lines.join(" ");
    text.strip_prefix('(').unwrap_or(&text).trim().to_owned()
}

/// A page while its events come in.
struct Page<'a> {
    text: &'a str,
    starts: Vec<usize>,
    blocks: Vec<Block<'a>>,
    /// The block that text goes into.
    open: Option<Block<'a>>,
    heading: Option<u8>,
    fence: bool,
    quotes: usize,
    /// For each open list the number of its next item, where that is written.
    lists: Vec<Option<u64>>,
    /// Open images, whose words are not the writer's.
    images: usize,
    /// Raw HTML, until its block ends.
    html: String,
    /// Open elements of HTML whose text is a quotation.
    quoted: usize,
    cells: usize,
    looks: looks::Open,
}

impl<'a> Page<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
            blocks: Vec::new(),
            open: None,
            heading: None,
            fence: false,
            quotes: 0,
            lists: Vec::new(),
            images: 0,
            html: String::new(),
            quoted: 0,
            cells: 0,
            looks: looks::Open::default(),
        }
    }

    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) | Event::Code(text) if self.images == 0 => {
                for (nth, line) in text.split('\n').enumerate() {
                    if nth > 0 {
                        self.new_line();
                    }
                    self.write(line, at);
                }
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, at),
            Event::Html(html) => self.html.push_str(&html),
            Event::SoftBreak | Event::HardBreak => self.new_line(),
            Event::Rule => {
                self.close();
                let source = self.source(at);
                self.blocks.push(Block {
                    kind: Kind::Rule,
                    lines: vec![Line::new(source.to_owned(), source)],
                });
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Strikethrough => {}
            Tag::Emphasis => self.open_look(Look::Slanted),
            Tag::Strong => self.open_look(Look::Bold),
            Tag::Link { .. } => self.open_look(Look::Link),
            Tag::Image { .. } => self.images += 1,
            Tag::TableCell => {
                self.cells += 1;
                if self.cells > 1 {
                    self.write(if self.cells == 2 { ": " } else { " · " }, at);
                }
                self.open_look(Look::Cell);
            }
            _ => {
                self.close();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level as u8),
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::CodeBlock(kind) => self.fence = matches!(kind, CodeBlockKind::Fenced(_)),
                    Tag::List(first) => self.lists.push(first.filter(|n| *n > 1)),
                    // "1984. It was …" is a sentence, though Markdown counts
                    // from there: the number stays.
                    Tag::Item => {
                        if let Some(Some(number)) = self.lists.last_mut() {
                            let mark = format!("{number}. ");
                            *number += 1;
                            self.write(&mark, at);
                        }
                    }
                    Tag::TableHead | Tag::TableRow => self.cells = 0,
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Strikethrough => {}
            TagEnd::Emphasis => self.close_look(Look::Slanted),
            TagEnd::Strong => self.close_look(Look::Bold),
            TagEnd::Link => self.close_look(Look::Link),
            TagEnd::TableCell => self.close_look(Look::Cell),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::HtmlBlock => self.html_block(at),
            _ => {
                if matches!(tag, TagEnd::TableHead | TagEnd::TableRow)
                    && let Some(row) = &mut self.open
                {
                    row.kind = Kind::Row;
                }
                self.close();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::CodeBlock => self.fence = false,
                    TagEnd::List(_) => {
                        self.lists.pop();
                    }
                    _ => {}
                }
            }
        }
    }

    /// Tags inside a paragraph: a break ends the line, two end the paragraph.
    fn inline_html(&mut self, tag: &str, at: usize) {
        match element(tag).as_str() {
            "br" | "p" | "div" | "li" => {
                let broken = self.open.as_ref().is_some_and(|b| {
                    b.lines
                        .last()
                        .is_some_and(|line| line.text.trim().is_empty())
                });
                if broken {
                    self.close();
                } else {
                    self.new_line();
                }
            }
            "blockquote" => {
                self.close();
                self.quoted = usize::from(!tag.starts_with("</"));
            }
            "hr" => self.close(),
            // Words that touch in the source would run together.
            "td" | "th" => self.write(" ", at),
            "i" | "em" | "cite" => self.look(tag, Look::Slanted),
            "b" | "strong" => self.look(tag, Look::Bold),
            "a" => self.look(tag, Look::Link),
            _ => {}
        }
    }

    /// A block of HTML: its text without tags, comments, scripts and styles.
    fn html_block(&mut self, at: usize) {
        let html = std::mem::take(&mut self.html);
        let mut rest = html.as_str();
        while !rest.is_empty() {
            let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.new_line();
                }
                self.write(&entities::decode(line), at);
            }
            let name = element(tag);
            let closing = match name.as_str() {
                _ if tag.starts_with("<!--") => "-->",
                "script" if !tag.starts_with("</") => "</script>",
                "style" if !tag.starts_with("</") => "</style>",
                _ => ">",
            };
            let Some(end) = tag.find(closing).map(|end| end + closing.len()) else {
                break;
            };
            self.inline_html(tag.get(..end).unwrap_or_default(), at);
            rest = tag.get(end..).unwrap_or_default();
        }
        self.close();
    }

    fn write(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        let source = self.source(at);
        let kind = match (self.heading, self.fence) {
            (Some(level), _) => Kind::Heading(level),
            (_, true) => Kind::Code,
            _ if self.quotes + self.quoted > 0 => Kind::Quote,
            _ if !self.lists.is_empty() => Kind::Item,
            _ => Kind::Paragraph,
        };
        let block = self.open.get_or_insert_with(|| Block {
            kind,
            lines: Vec::new(),
        });
        match block.lines.last_mut() {
            Some(line) if !line.source.is_empty() || !line.text.is_empty() => {
                line.text.push_str(text);
            }
            Some(line) => *line = Line::new(text.to_owned(), source),
            None => block.lines.push(Line::new(text.to_owned(), source)),
        }
    }

    fn new_line(&mut self) {
        if let Some(block) = &mut self.open {
            self.looks.end_line(block.lines.last_mut());
            block.lines.push(Line::new(String::new(), ""));
        }
    }

    fn look(&mut self, tag: &str, look: Look) {
        if tag.starts_with("</") {
            self.close_look(look);
        } else {
            self.open_look(look);
        }
    }

    fn open_look(&mut self, look: Look) {
        let line = self.open.as_ref().and_then(|block| block.lines.last());
        self.looks.begin(look, line);
    }

    fn close_look(&mut self, look: Look) {
        let line = self.open.as_mut().and_then(|block| block.lines.last_mut());
        self.looks.end(look, line);
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            self.looks.end_block(block.lines.last_mut());
            for line in &mut block.lines {
                let end = line.text.trim_end().len();
                let start = end - line.text.trim().len();
                if start > 0 || end < line.text.len() {
                    line.keep(start..end);
                }
            }
            block.lines.retain(|line| !line.text.is_empty());
            if !block.lines.is_empty() {
                self.blocks.push(block);
            }
        }
    }

    /// The line of the text in which the byte `at` stands.
    fn source(&self, at: usize) -> &'a str {
        let nth = self.starts.partition_point(|start| *start <= at);
        let start = nth
            .checked_sub(1)
            .and_then(|n| self.starts.get(n))
            .copied()
            .unwrap_or(0);
        let end = self.starts.get(nth).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default().trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Kind, String)> {
        let lines = |block: Block| {
            let lines: Vec<String> = block.lines.into_iter().map(|l| l.text).collect();
            (block.kind, lines.join(" | "))
        };
        blocks(text).into_iter().map(lines).collect()
    }

    fn one(kind: Kind, text: &str) -> (Kind, String) {
        (kind, text.to_owned())
    }

    #[test]
    fn marks_are_stripped_and_words_kept() {
        for (text, blocks) in [
            ("# The *Ferry*", vec![one(Kind::Heading(1), "The Ferry")]),
            (
                "**Bold** [link](http://x.y)\nline & &amp; `code`",
                vec![one(Kind::Paragraph, "Bold link | line & & code")],
            ),
            (
                "> quoted\n\nmine",
                vec![one(Kind::Quote, "quoted"), one(Kind::Paragraph, "mine")],
            ),
            (
                "- one\n- *two*\n",
                vec![one(Kind::Item, "one"), one(Kind::Item, "two")],
            ),
            (
                "1984. It was cold.",
                vec![one(Kind::Item, "1984. It was cold.")],
            ),
            (
                "![alt](x.jpg) text[^1]\n\n[^1]: a note",
                vec![one(Kind::Paragraph, "text"), one(Kind::Paragraph, "a note")],
            ),
            (
                "one<br>two<br/><br />three",
                vec![
                    one(Kind::Paragraph, "one | two"),
                    one(Kind::Paragraph, "three"),
                ],
            ),
            (
                "<blockquote>Said &eacute;l &amp; co</blockquote>\n\nmine",
                vec![
                    one(Kind::Quote, "Said él & co"),
                    one(Kind::Paragraph, "mine"),
                ],
            ),
            (
                "<!-- no -->\n\n<script>\nx < 1\n</script>\n\nyes",
                vec![one(Kind::Paragraph, "yes")],
            ),
            (
                "| Title | Dune |\n|---|---|\n| Author | Ann |",
                vec![one(Kind::Row, "Title: Dune"), one(Kind::Row, "Author: Ann")],
            ),
            (
                "    set in from the margin",
                vec![one(Kind::Paragraph, "set in from the margin")],
            ),
            ("***", vec![one(Kind::Rule, "***")]),
        ] {
            assert_eq!(shown(text), blocks, "failed on {text:?}");
        }
    }

    #[test]
    fn single_lines_lose_their_marks() {
        for (marked, bare) in [
            ("L&#39;Hiver", "L'Hiver"),
            ("<i>The Ferry</i> by Ann Lee", "The Ferry by Ann Lee"),
            ("_The Ferry_", "The Ferry"),
            ("1984", "1984"),
            ("1984. A novel & *more*", "1984. A novel & more"),
            ("# of things", "# of things"),
        ] {
            assert_eq!(plain(marked), bare, "failed on {marked:?}");
        }
    }

    #[test]
    fn lines_remember_what_was_set_off() {
        for (text, marked) in [
            (
                "  **The Ferry** by [Ann\nLee](http://x.y) is *new*",
                vec!["Bold The Ferry", "Link Ann", "Link Lee", "Slanted new"],
            ),
            (
                "[*The Ferry*](http://x.y) sails",
                vec!["Slanted The Ferry", "Link The Ferry"],
            ),
            (
                "so <cite>The Ferry</cite>, <b>Ann Lee\n\nand on",
                vec!["Slanted The Ferry", "Bold Ann Lee"],
            ),
            (
                "| *A* | b | c |\n|---|---|---|\n",
                vec!["Slanted A", "Cell A", "Cell b", "Cell c"],
            ),
            ("![*no*](x.jpg) text", vec![]),
        ] {
            let blocks = blocks(text);
            let lines = blocks.iter().flat_map(|block| &block.lines);
            let said: Vec<String> = lines
                .flat_map(|line| {
                    let shown = |mark: &looks::Mark| {
                        format!("{:?} {}", mark.look, &line.text[mark.span.clone()])
                    };
                    line.marks.iter().map(shown)
                })
                .collect();
            assert_eq!(said, marked, "failed on {text:?}");
        }
    }

    #[test]
    fn lines_remember_their_source() {
        let blocks =
            blocks("Some text\n\nMy rating: [3 of 5 stars][]\n\n[3 of 5 stars]: http://x.y\n");
        assert_eq!(blocks[1].lines[0].text, "My rating: 3 of 5 stars");
        assert_eq!(blocks[1].lines[0].source, "My rating: [3 of 5 stars][]");
    }
}
