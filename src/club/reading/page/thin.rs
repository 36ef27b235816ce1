//! HTML without what nobody reads, and without what makes parsers slow.
//!
//! [`thin`] runs ahead of the parser. Scripts, styles, comments and most
//! attributes go; slanted and bold words keep their meaning under names that
//! are not *formatting elements*, which the HTML standard repeats in every
//! paragraph after an unclosed one. Nesting and attributes are capped, for the
//! standard's algorithm is quadratic in both
//! (<https://github.com/servo/html5ever/issues/788>). What comes out is read
//! by a full HTML parser in [`super::tree`].

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::elements::{self, Role};

/// Deepest nesting that is kept; what is deeper stands side by side.
const DEPTH: usize = 128;
/// So many open elements are searched for the one that an end tag closes.
const REACH: usize = 64;
/// Longest value of an attribute, in bytes.
const VALUE: usize = 4_000;
/// Most records for machines that are kept.
const RECORDS: usize = 32;

/// The attribute that numbers the elements.
pub const NUMBER: &str = "data-n";

/// Attributes that somebody reads.
const ATTRIBUTES: [&str; 27] = [
    "alt",
    "aria-hidden",
    "aria-label",
    "class",
    "content",
    "data-max",
    "data-rating",
    "data-score",
    "data-stars",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "opacity",
    "property",
    "rel",
    "role",
    "src",
    "start",
    "style",
    "title",
    "value",
];

/// A page, thinned.
#[derive(Debug, Default)]
pub struct Thin {
    /// Well-nested HTML, its elements numbered.
    pub html: String,
    /// What stands in the scripts of type `application/ld+json`.
    pub records: Vec<String>,
}

/// Thins a page or a piece of one.
#[must_use]
pub fn thin(html: &str) -> Thin {
    let html = without_instructions(html);
    let mut weaver = Weaver::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        weaver.take(&event);
        None::<()>
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html.as_str(), emitter).for_each(drop);
    weaver.thin
}

/// The text without `<?php … ?>` and `<?xml … ?>`, which may hold a `>`.
fn without_instructions(html: &str) -> String {
    // Behind the last end nothing needs to be searched again.
    let (ended, open) = html.split_at(html.rfind("?>").map_or(0, |at| at + 2));
    let mut kept = String::with_capacity(html.len());
    let mut rest = ended;
    while let Some((before, instruction)) = rest.split_once("<?") {
        kept.push_str(before);
        rest = instruction.split_once("?>").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    // PHP may go on to the end of the file; anything else ends as tags do,
    // which the tokenizer knows.
    kept.push_str(open.split_once("<?php").map_or(open, |(before, _)| before));
    kept
}

/// An element whose end tag has not come.
struct Open {
    name: &'static str,
    /// Its name in the thinned page; `None` where it was left out.
    written: Option<&'static str>,
    role: Role,
}

/// What the text after a start tag is.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Raw {
    #[default]
    Text,
    /// Nobody reads it.
    Dropped,
    /// A record for machines.
    Record,
    /// The name of a drawing.
    Caption,
}

#[derive(Default)]
struct Weaver {
    thin: Thin,
    open: Vec<Open>,
    depth: usize,
    elements: usize,
    /// Whether the page's own title has come.
    titled: bool,
    raw: Raw,
    /// The start tag that is being read.
    tag: String,
    attributes: Vec<(&'static str, String)>,
    /// Whether the attribute being read is kept.
    kept: bool,
    record: bool,
}

impl Weaver {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = lossy(name, 40).to_ascii_lowercase();
                self.attributes.clear();
                self.record = false;
                self.kept = false;
            }
            CallbackEvent::AttributeName { name } => {
                let known = ATTRIBUTES.iter().find(|known| known.as_bytes() == *name);
                let fresh =
                    known.filter(|known| !self.attributes.iter().any(|(name, _)| name == *known));
                self.kept = fresh.is_some();
                self.attributes
                    .extend(fresh.map(|name| (*name, String::new())));
                // Only a script has a type that matters.
                self.record |= *name == b"type" && self.tag == "script";
            }
            CallbackEvent::AttributeValue { value } => {
                if self.kept {
                    if let Some((_, kept)) = self.attributes.last_mut() {
                        *kept = lossy(value, VALUE);
                    }
                } else if self.record {
                    self.record = value.to_ascii_lowercase().ends_with(b"ld+json")
                        || value
                            .to_ascii_lowercase()
                            .starts_with(b"application/ld+json");
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.start(),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(value),
            _ => {}
        }
    }

    fn start(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        self.raw = match tag.as_str() {
            "script" if self.record => Raw::Record,
            "script" | "style" | "noscript" | "iframe" | "noembed" | "textarea" => Raw::Dropped,
            "title" if self.titled => Raw::Caption,
            _ => Raw::Text,
        };
        if self.raw != Raw::Text {
            return;
        }
        let Some(known) = elements::of(&tag) else {
            return;
        };
        if known.name == "svg" {
            // Drawings are often left open, and a hidden one would hide all.
            self.attributes
                .retain(|(name, _)| !matches!(*name, "style" | "hidden"));
        }
        match known.role {
            Role::Void => self.write(known.written),
            Role::Title => {
                self.titled = true;
                self.push(known);
            }
            // Of the second page in a page nothing but its text is kept.
            Role::Root => self.write(known.written),
            Role::Paragraph => self.write(known.written),
            role => {
                self.close_implied(known.name, role);
                let table = || {
                    self.open
                        .iter()
                        .rev()
                        .take(REACH)
                        .any(|o| o.name == "table")
                };
                if matches!(role, Role::Cell | Role::Row | Role::Rows) && !table() {
                    self.thin.html.push_str("<br>");
                } else {
                    self.push(known);
                }
            }
        }
    }

    /// Opens an element, or leaves it out where the nesting is too deep.
    fn push(&mut self, known: &elements::Known) {
        let room = self.depth < DEPTH;
        if room {
            self.depth += 1;
            self.write(known.written);
        } else if known.role != Role::Inline {
            self.thin.html.push_str("<br>");
        }
        self.open.push(Open {
            name: known.name,
            written: room.then_some(known.written),
            role: known.role,
        });
    }

    /// Writes a start tag with the attributes that were kept.
    fn write(&mut self, name: &str) {
        self.elements += 1;
        let html = &mut self.thin.html;
        html.push('<');
        html.push_str(name);
        for (name, value) in self.attributes.drain(..) {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(&value, html);
            html.push('"');
        }
        html.push_str(&format!(" {NUMBER}={}>", self.elements));
    }

    /// An item ends the item before it, a cell the cell, a row the row.
    fn close_implied(&mut self, name: &str, role: Role) {
        let ended = |open: &Open| match role {
            Role::Item => match name {
                "li" => open.name == "li",
                _ => matches!(open.name, "dt" | "dd"),
            },
            Role::Cell => matches!(open.role, Role::Cell),
            Role::Row => matches!(open.role, Role::Cell | Role::Row),
            Role::Rows => matches!(open.role, Role::Cell | Role::Row | Role::Rows),
            _ => false,
        };
        let passed = |open: &Open| match role {
            Role::Item => {
                open.role == Role::Inline || matches!(open.name, "div" | "address" | "center")
            }
            _ => open.name != "table",
        };
        let mut cut = None;
        for (at, open) in self.open.iter().enumerate().rev().take(REACH) {
            if ended(open) {
                cut = Some(at);
            } else if !passed(open) || role == Role::Item && cut.is_some() {
                break;
            }
        }
        if let Some(at) = cut {
            self.truncate(at);
        }
    }

    fn truncate(&mut self, at: usize) {
        for open in self.open.drain(at..) {
            self.depth -= usize::from(open.written.is_some());
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.raw = Raw::Text;
        let name = lossy(name, 40).to_ascii_lowercase();
        let Some(known) = elements::of(&name) else {
            return;
        };
        match known.role {
            Role::Paragraph => self.thin.html.push_str("</p>"),
            Role::Void if name == "br" => self.thin.html.push_str("<br>"),
            Role::Void | Role::Root => {}
            role => {
                let mut ended = None;
                for (at, open) in self.open.iter().enumerate().rev().take(REACH) {
                    let heading = role == Role::Heading && open.role == Role::Heading;
                    if open.name == known.name || heading {
                        ended = Some(at);
                        break;
                    }
                    let wall = open.name == "table"
                        || role == Role::Inline && open.role != Role::Inline
                        || role == Role::Item && matches!(open.name, "ul" | "ol" | "dl");
                    if wall {
                        break;
                    }
                }
                let Some(at) = ended else { return };
                if let Some(written) = self.open.get(at).and_then(|open| open.written) {
                    self.thin.html.push_str("</");
                    self.thin.html.push_str(written);
                    self.thin.html.push('>');
                }
                self.truncate(at);
            }
        }
    }

    fn text(&mut self, value: &[u8]) {
        match self.raw {
            Raw::Text => escape(&String::from_utf8_lossy(value), &mut self.thin.html),
            Raw::Record if self.thin.records.len() < RECORDS => {
                let record = String::from_utf8_lossy(value).into_owned();
                self.thin.records.push(record);
            }
            Raw::Caption => {
                self.attributes.clear();
                self.attributes.push(("title", lossy(value, VALUE)));
                self.write("span");
                self.thin.html.push_str("</span>");
            }
            Raw::Dropped | Raw::Record => {}
        }
    }
}

/// At most `most` bytes as text.
fn lossy(bytes: &[u8], most: usize) -> String {
    let text = String::from_utf8_lossy(bytes.get(..most).unwrap_or(bytes));
    text.trim_end_matches('\u{FFFD}').to_owned()
}

/// Text as HTML; soft hyphens and characters of no width, which break words
/// for the eye alone, are left out.
fn escape(text: &str, onto: &mut String) {
    for character in text.chars() {
        match character {
            '&' => onto.push_str("&amp;"),
            '<' => onto.push_str("&lt;"),
            '"' => onto.push_str("&quot;"),
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_control() && !c.is_whitespace() => {}
            c => onto.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The thinned page without its numbers.
    fn thinned(html: &str) -> String {
        let mut kept = String::new();
        for (nth, part) in thin(html).html.split(" data-n=").enumerate() {
            kept.push_str(match nth {
                0 => part,
                _ => part.trim_start_matches(|c: char| c.is_ascii_digit()),
            });
        }
        kept
    }

    #[test]
    fn what_nobody_reads_goes() {
        for (html, kept) in [
            (
                "<p onclick=x class=\"a b\">One<!-- two --><script>3 < 4</script><style>p{}</style> five",
                "<p class=\"a b\">One five",
            ),
            (
                "<b>Bold</b> <i class='fa fa-star'></i><font color=red>red</font>",
                "<dfn>Bold</dfn> <cite class=\"fa fa-star\"></cite><span>red</span>",
            ),
            (
                "<a href=\"/x?a=1&amp;b=2\" target=_blank>A &lt; B &amp; C</a>",
                "<a href=\"/x?a=1&amp;b=2\">A &lt; B &amp; C</a>",
            ),
            (
                "<?php $a = array('x' => 1); ?><p>text<?= $b ?> on",
                "<p>text on",
            ),
            ("<p>never <?php echo 1 > 0;", "<p>never "),
            ("<noscript><p>no</p></noscript><p>yes", "<p>yes"),
            ("soft\u{AD}&shy;ly", "softly"),
        ] {
            assert_eq!(thinned(html), kept, "failed on {html:?}");
        }
    }

    #[test]
    fn records_for_machines_are_kept_apart() {
        let html = "<script type=\"application/ld+json\">{\"a\": \"</p>\"}</script><script type=module>x</script><script>y</script>";
        let thin = thin(html);
        assert_eq!(thin.records, ["{\"a\": \"</p>\"}"]);
        assert_eq!(thin.html, "");
    }

    #[test]
    fn drawings_leave_their_names_and_swallow_nothing() {
        let html = "<title>Page</title><svg role=img><title>4 stars</title><path d=x></svg><svg><defs><header>On</header>";
        assert_eq!(
            thinned(html),
            "<title>Page</title><span role=\"img\"><span title=\"4 stars\"></span></span><span><header>On</header>"
        );
    }

    #[test]
    fn end_tags_close_what_browsers_would_close() {
        for (html, kept) in [
            ("<div><b>x</div></b>y", "<div><dfn>x</div>y"),
            ("<b><div></b>x</div>", "<dfn><div>x</div>"),
            (
                "<div><table></div><tr><td>x</table>",
                "<div><table><tr><td>x</table>",
            ),
            ("</div></span>x</br></p>", "x<br></p>"),
            ("<h2>x</h3>y", "<h2>x</h2>y"),
            ("<td>x<td>y", "<br>x<br>y"),
        ] {
            assert_eq!(thinned(html), kept, "failed on {html:?}");
        }
    }

    #[test]
    fn nesting_has_a_bottom() {
        for tags in [
            "<div>",
            "<li><dd>",
            "<ul><li>",
            "<b>",
            "<a x>",
            "<table><tr><td>",
            "<x-y>",
        ] {
            let html = thin(&tags.repeat(5_000)).html;
            let parsed = dom_query::Document::from(html.as_str());
            let deepest = parsed
                .root()
                .descendants_it()
                .map(|node| node.ancestors_it(None).count())
                .max();
            assert!(deepest < Some(DEPTH * 5), "{deepest:?} deep: {tags}");
        }
    }

    #[test]
    fn siblings_are_no_nesting() {
        for (tags, least) in [
            ("<li>x", 900),
            ("<p>x", 900),
            ("<dt>x<dd>y", 900),
            ("<table><tr><td>x<td>y</table>", 900),
            ("<div><b>x</div>", 900),
        ] {
            let html = thin(&tags.repeat(1_000)).html;
            let name = &tags[1..tags.find('>').unwrap()];
            let count = html.matches(&format!("<{name} ")).count();
            assert!(count > least, "{count} of {tags}");
        }
    }
}
