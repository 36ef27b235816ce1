//! Lines and blocks while they are written.
//!
//! [`Writer`] does with white space what a browser does, and throws away what
//! no reader takes for the text: blocks of links alone, and what stands under a
//! headline that says so.

use super::words;
use crate::club::reading::document::{Kind, Line};
use crate::club::reading::labels::{self, Field};
use crate::club::reading::looks::{Look, Open, Target};

/// So many bytes of text above make a headline "Comments" that of the
/// comments.
const PROSE: usize = 150;

/// A block of a page.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its lines, none of them empty.
    pub lines: Vec<Line<'static>>,
}

impl Passage {
    /// A block of one line that sets nothing off.
    #[must_use]
    pub fn of(kind: Kind, line: String) -> Self {
        Self {
            kind,
            lines: vec![Line::new(line, "")],
        }
    }

    /// Its lines as one.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }
}

/// Writes blocks; what encloses them is told in its fields.
#[derive(Debug, Default)]
pub struct Writer {
    passages: Vec<Passage>,
    open: Option<Passage>,
    looks: Open,
    /// Links and pictures of the next line.
    targets: Vec<Target>,
    /// The level of the heading that is open.
    pub heading: Option<u8>,
    /// Open quotations.
    pub quotes: usize,
    /// For each open list the number of its next item, where it is told.
    pub lists: Vec<Option<u64>>,
    in_links: usize,
    /// Links in the open block, and whether it says anything outside them.
    linked: usize,
    unlinked: bool,
    /// Links to tags in the open block.
    tags: usize,
    /// Bytes of text so far, without headings.
    written: usize,
    /// The level of a headline under which nothing belongs to the text.
    muted: Option<u8>,
    /// Whether the text is over.
    pub stopped: bool,
}

impl Writer {
    /// Words begin that are set off.
    pub fn open_look(&mut self, look: Look) {
        let line = self.open.as_ref().and_then(|open| open.lines.last());
        self.looks.begin(look, line);
    }

    /// Words end that are set off.
    pub fn close_look(&mut self, look: Look) {
        let line = self.open.as_mut().and_then(|open| open.lines.last_mut());
        self.looks.end(look, line);
    }

    /// A link or a picture stands here, or in the line that follows.
    pub fn point(&mut self, target: Target) {
        match self.open.as_mut().and_then(|open| open.lines.last_mut()) {
            Some(line) => line.targets.push(target),
            None => self.targets.push(target),
        }
    }

    /// A link begins, to the posts of a tag or elsewhere.
    pub fn open_link(&mut self, tag: bool) {
        self.linked += 1;
        self.in_links += 1;
        self.tags += usize::from(tag);
    }

    /// A link ends.
    pub fn close_link(&mut self) {
        self.in_links = self.in_links.saturating_sub(1);
    }

    /// The last character of the open line.
    #[must_use]
    pub fn last(&self) -> Option<char> {
        self.open.as_ref()?.lines.last()?.text.chars().next_back()
    }

    /// Appends what a picture says, which is text whatever it links to.
    pub fn write_picture(&mut self, text: &str) {
        self.write(text);
        self.unlinked = true;
    }

    /// Appends text to the line; a run of white space becomes one space.
    pub fn write(&mut self, text: &str) {
        let blank = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
        if self.open.is_none() && text.chars().all(blank) {
            return;
        }
        self.unlinked |= self.in_links == 0 && text.contains(char::is_alphanumeric);
        let kind = self.kind();
        let open = self.open.get_or_insert_with(|| Passage {
            kind,
            lines: vec![Line::new(String::new(), "")],
        });
        let Some(line) = open.lines.last_mut() else {
            return;
        };
        line.targets.append(&mut self.targets);
        let line = &mut line.text;
        for character in text.chars() {
            if !blank(character) {
                line.push(character);
            } else if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        }
    }

    /// Appends text whose line ends count.
    pub fn write_lines(&mut self, text: &str) {
        for (nth, line) in text.split('\n').enumerate() {
            if nth > 0 {
                self.new_line();
            }
            self.write(line);
        }
    }

    fn kind(&self) -> Kind {
        match self.heading {
            Some(level) => Kind::Heading(level),
            None if self.quotes > 0 => Kind::Quote,
            None if !self.lists.is_empty() => Kind::Item,
            None => Kind::Paragraph,
        }
    }

    /// Ends the line; where nothing stands in it, the paragraph.
    pub fn new_line(&mut self) {
        match &mut self.open {
            Some(open) if open.lines.last().is_some_and(|line| is_empty(&line.text)) => {
                self.close();
            }
            Some(open) => {
                self.looks.end_line(open.lines.last_mut());
                open.lines.push(Line::new(String::new(), ""));
            }
            None => {}
        }
    }

    /// Ends the block.
    pub fn close(&mut self) {
        let (linked, tags) = (self.linked, self.tags);
        let links_alone = linked > 0 && !self.unlinked;
        self.linked = self.in_links;
        self.unlinked = false;
        self.tags = 0;
        let Some(mut passage) = self.open.take() else {
            return;
        };
        self.looks.end_block(passage.lines.last_mut());
        for line in &mut passage.lines {
            let end = line.text.trim_end().len();
            let start = end - line.text.trim().len();
            line.keep(start..end);
        }
        // A picture that stands alone in its line belongs to the next.
        for line in passage.lines.iter_mut().filter(|l| l.text.is_empty()) {
            self.targets.append(&mut line.targets);
        }
        passage.lines.retain(|line| !line.text.is_empty());
        let heading = match passage.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        };
        let leads_away = links_alone && (linked > 1 || points(&passage.lines))
            || tags > 0 && tags == linked && is_tag_line(&passage.lines);
        if passage.lines.is_empty() || leads_away && heading.is_none() {
            return;
        }
        if let Some(level) = heading {
            let text = passage.text();
            if self.written >= PROSE && words::opens_comments(&text) {
                self.stopped = true;
                return;
            }
            if self.muted.is_some_and(|muted| level <= muted) {
                self.muted = None;
            }
            if self.muted.is_none() && words::opens_aside(&text) {
                self.muted = Some(level);
            }
        }
        if self.muted.is_none() {
            self.written += passage
                .lines
                .iter()
                .map(|line| line.text.len())
                .sum::<usize>()
                * usize::from(heading.is_none());
            self.passages.push(passage);
        }
    }

    /// Adds a block of one line.
    pub fn push(&mut self, kind: Kind, line: Line<'static>) {
        if self.muted.is_none() && !line.text.is_empty() {
            self.passages.push(Passage {
                kind,
                lines: vec![line],
            });
        }
    }

    /// The blocks that were written.
    #[must_use]
    pub fn finish(mut self) -> Vec<Passage> {
        self.close();
        unquoted(self.passages)
    }
}

/// "← Back to the books"
fn points(lines: &[Line<'_>]) -> bool {
    const ARROWS: [char; 10] = ['←', '→', '↑', '↩', '‹', '›', '«', '»', '⟵', '⟶'];
    lines
        .iter()
        .any(|line| line.text.starts_with(ARROWS) || line.text.ends_with(ARROWS))
}

/// "Tagged as: sea, ferries"; not "Genre: sea stories".
fn is_tag_line(lines: &[Line<'_>]) -> bool {
    let [line] = lines else { return false };
    let line = line.text.as_str();
    let before = line.split([':', '：']).next().unwrap_or_default();
    let few = before.split_whitespace().count() <= 3 && line.chars().count() <= 200;
    let fact = labels::split(line)
        .and_then(|(label, _)| labels::field(label))
        .is_some_and(|field| field != Field::Aside && field != Field::Tags);
    few && !fact && !line.ends_with(['.', '!', '?'])
}

/// A page that is one quotation from head to foot is indented, not quoted.
fn unquoted(mut passages: Vec<Passage>) -> Vec<Passage> {
    let length = |quoted: bool| -> usize {
        passages
            .iter()
            .filter(|p| matches!(p.kind, Kind::Quote | Kind::Paragraph | Kind::Item))
            .filter(|p| (p.kind == Kind::Quote) == quoted)
            .flat_map(|p| &p.lines)
            .map(|line| line.text.len())
            .sum()
    };
    if length(true) > 9 * length(false) {
        for passage in &mut passages {
            if passage.kind == Kind::Quote {
                passage.kind = Kind::Paragraph;
            }
        }
    }
    passages
}

fn is_empty(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}
