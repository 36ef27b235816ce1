//! HTML inside Markdown: tags that end lines, set words off or lay out a
//! table or a list of definitions.

use super::element;
use super::writer::Page;
use crate::club::reading::document::Kind;
use crate::club::reading::entities;
use crate::club::reading::looks::Look;
use crate::club::reading::rating;

impl Page<'_> {
    /// One tag: a break ends the line, two end the paragraph.
    pub(super) fn inline_html(&mut self, tag: &str, at: usize) {
        let opens = !tag.starts_with("</");
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
                self.quoted = usize::from(opens);
            }
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                self.close();
                let level = name.as_bytes().get(1).map_or(2, |digit| digit - b'0');
                self.heading = opens.then_some(level);
            }
            "hr" => self.close(),
            "tr" => self.close_row(),
            "td" | "th" if opens => self.open_cell(at),
            "td" | "th" => self.close_look(Look::Cell),
            "table" => self.close(),
            "dt" if opens => self.close(),
            "dd" if opens => self.define(at),
            "dl" => self.close(),
            "i" if drawn_star(tag).is_some() => {
                self.write(drawn_star(tag).unwrap_or_default(), at);
            }
            "i" | "em" | "cite" => self.look(tag, Look::Slanted),
            "b" | "strong" => self.look(tag, Look::Bold),
            "a" => {
                self.look(tag, Look::Link);
                if opens {
                    self.open_target(&attribute(tag, "href"), false);
                } else {
                    self.close_target();
                }
            }
            "img" => {
                self.open_target(&attribute(tag, "src"), true);
                self.say(&attribute(tag, "alt"));
                self.close_picture(at);
            }
            "span" | "svg" if opens => {
                if let Some(sign) = drawn_star(tag) {
                    self.write(sign, at);
                }
            }
            // `<Rating value={4} />`
            _ if rating::template(tag) == Some(tag.len()) => self.write(tag, at),
            _ => {}
        }
    }

    /// The description of `<dt>Author</dt>` follows in the same line.
    fn define(&mut self, at: usize) {
        let labelled = self
            .open
            .as_mut()
            .and_then(|block| {
                block
                    .lines
                    .iter_mut()
                    .rfind(|line| !line.text.trim().is_empty())
            })
            .map(|line| {
                line.text.truncate(line.text.trim_end().len());
                line.text.ends_with(':')
            });
        if let Some(block) = &mut self.open {
            while block.lines.last().is_some_and(|line| line.text.is_empty()) {
                block.lines.pop();
            }
        }
        match labelled {
            Some(true) => self.write(" ", at),
            Some(false) => self.write(": ", at),
            None => {}
        }
    }

    /// A block of HTML: its text without tags, comments, scripts and styles.
    pub(super) fn html_block(&mut self) {
        let html = std::mem::take(&mut self.html);
        let mut rest = html.as_str();
        while !rest.is_empty() {
            let at = self.html_start + (html.len() - rest.len());
            let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            let mut begun = 0;
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 && self.cells == 0 {
                    self.new_line();
                }
                let apart = self.open.is_none() || self.cells > 0;
                if !(line.trim().is_empty() && apart) {
                    let line = entities::decode(line);
                    self.say(&line);
                    self.write(&line, at + begun);
                }
                begun += line.len() + 1;
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
            self.inline_html(tag.get(..end).unwrap_or_default(), at + text.len());
            rest = tag.get(end..).unwrap_or_default();
        }
        if self.cells > 0 && self.open.as_ref().is_some_and(|b| b.kind != Kind::Row) {
            self.close_row();
        }
        self.heading = None;
        self.close();
    }
}

/// The star that an icon draws, told by its classes: `fa fa-star checked`,
/// `fa-star-half`, `far fa-star`, `icon-star-empty`.
fn drawn_star(tag: &str) -> Option<&'static str> {
    if !tag.contains("star") {
        return None;
    }
    let classes = attribute(tag, "class").to_lowercase();
    let classes: Vec<&str> = classes.split_whitespace().collect();
    // A class of its own, and not of the row around it.
    let icon = classes.iter().any(|class| {
        matches!(
            *class,
            "fa" | "fas"
                | "far"
                | "fa-solid"
                | "fa-regular"
                | "bi"
                | "icon"
                | "glyphicon"
                | "material-icons"
        ) || ["fa-star", "bi-star", "icon-star"]
            .iter()
            .any(|known| class.starts_with(known))
    });
    let has = |words: &[&str]| {
        classes
            .iter()
            .any(|class| words.iter().any(|word| class.contains(word)))
    };
    if !icon || !has(&["star"]) {
        return None;
    }
    Some(if has(&["half"]) {
        "½"
    } else if has(&[
        "unchecked",
        "empty",
        "-o",
        "off",
        "far",
        "regular",
        "outline",
        "inactive",
        "gray",
        "grey",
    ]) {
        "☆"
    } else {
        "★"
    })
}

/// The value of an attribute of a tag; empty where it has none.
fn attribute(tag: &str, name: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    let value = lower
        .match_indices(name)
        .find_map(|(at, _)| {
            let before = lower.get(..at)?.chars().next_back()?;
            let after = lower.get(at + name.len()..)?.trim_start();
            (before.is_whitespace() && after.starts_with('='))
                .then(|| lower.len() - after.len() + 1)
        })
        .and_then(|start| tag.get(start..))
        .map(str::trim_start)
        .unwrap_or_default();
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..).and_then(|v| v.split(quote).next()),
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
    };
    entities::decode(value.unwrap_or_default())
}
