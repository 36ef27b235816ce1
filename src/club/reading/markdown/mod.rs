//! Markdown becomes blocks of plain text.
//!
//! [`blocks`] strips the marks with `pulldown-cmark`, HTML inside the Markdown
//! included (`html.rs`); [`plain`] does the same for a single line. Whether a
//! text is Markdown is told in [`super::marks`]. Pages that are HTML from the
//! start are not read here.

mod html;
mod writer;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::document::{Block, Kind, Line};
use super::looks::Look;
use writer::Page;

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
    page.finish()
}

/// One line with marks, as the line of a block: its text without them, and what
/// they set off.
#[must_use]
pub fn line(marked: &str) -> Line<'_> {
    let mut read = blocks(marked)
        .into_iter()
        .flat_map(|block| block.lines)
        .next()
        .unwrap_or_else(|| Line::new(String::new(), marked));
    // Marks that open a list or a heading are words here.
    let text = plain(marked);
    if read.text != text {
        read = Line::new(text, marked);
    }
    read.source = marked;
    read
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
    let lines: Vec<String> = page
        .finish()
        .into_iter()
        .flat_map(|b| b.lines)
        .map(|line| line.text)
        .collect();
    let text = lines.join(" ");
    text.strip_prefix('(').unwrap_or(&text).trim().to_owned()
}

impl Page<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) | Event::Code(text) => {
                self.say(&text);
                if self.images > 0 {
                    return;
                }
                for (nth, line) in text.split('\n').enumerate() {
                    if nth > 0 {
                        self.new_line();
                    }
                    self.write(line, at);
                }
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, at),
            Event::Html(html) => {
                if self.html.is_empty() {
                    self.html_start = at;
                }
                self.html.push_str(&html);
            }
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
            Tag::Link { dest_url, .. } => {
                self.open_look(Look::Link);
                self.open_target(dest_url, false);
            }
            Tag::Image { dest_url, .. } => {
                self.images += 1;
                self.open_target(dest_url, true);
            }
            Tag::TableCell => {
                self.open_cell(at);
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
            TagEnd::Link => {
                self.close_look(Look::Link);
                self.close_target();
            }
            TagEnd::TableCell => self.close_look(Look::Cell),
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                self.close_picture(at);
            }
            TagEnd::HtmlBlock => self.html_block(),
            _ => {
                if matches!(tag, TagEnd::TableHead | TagEnd::TableRow) {
                    self.close_row();
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::looks;

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
                "<table><tr><td>Title</td><td>Dune</td></tr>\n<tr><th>Author</th>\n<td>Ann</td></tr></table>\n\nText",
                vec![
                    one(Kind::Row, "Title: Dune"),
                    one(Kind::Row, "Author: Ann"),
                    one(Kind::Paragraph, "Text"),
                ],
            ),
            (
                "<dl>\n<dt>Title</dt><dd>Dune</dd>\n<dt>Author:</dt>\n<dd>Ann</dd>\n</dl>",
                vec![
                    one(Kind::Paragraph, "Title: Dune"),
                    one(Kind::Paragraph, "Author: Ann"),
                ],
            ),
            (
                "<i class=\"fa fa-star\"></i><i class='fas fa-star-half'></i> <span class=\"fa fa-star unchecked\"></span>",
                vec![one(Kind::Paragraph, "★½ ☆")],
            ),
            (
                "<h2>Title</h2>\ntext",
                vec![one(Kind::Heading(2), "Title"), one(Kind::Paragraph, "text")],
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
    fn lines_remember_where_links_lead_and_what_pictures_show() {
        for (text, targets) in [
            (
                "![The Ferry by Ann Lee](cover.jpg)\n\nIt [sails\n*on*](http://x.y/1).",
                &["cover.jpg=The Ferry by Ann Lee", "http://x.y/1=sails on"][..],
            ),
            (
                "text\n\n<a href=\"http://x.y?a=1&amp;b\"><img alt='A &amp; B' src=c.jpg></a>",
                &["c.jpg=A & B", "http://x.y?a=1&b=A & B"],
            ),
            ("[a][b] c\n\n[b]: http://x.y", &["http://x.y=a"]),
            ("no link", &[]),
        ] {
            let blocks = blocks(text);
            let said: Vec<String> = blocks
                .iter()
                .flat_map(|block| &block.lines)
                .flat_map(|line| &line.targets)
                .map(|target| format!("{}={}", target.address, target.words))
                .collect();
            assert_eq!(said, targets, "failed on {text:?}");
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
