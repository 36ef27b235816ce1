//! Writing blocks: text comes in pieces, and with it what is set off.
//!
//! [`Page`] knows where in the source it is, which block is open, and which
//! looks and links. Which piece of a notation does what is for its caller.

use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::looks::{self, Look, Target};
use crate::club::reading::page::stars;

/// Longest address and longest words of a link that are kept, in bytes.
const TARGET: usize = 1_000;

/// A page while its events come in.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) starts: Vec<usize>,
    pub(super) blocks: Vec<Block<'a>>,
    /// The block that text goes into.
    pub(super) open: Option<Block<'a>>,
    pub(super) heading: Option<u8>,
    pub(super) fence: bool,
    pub(super) quotes: usize,
    /// For each open list the number of its next item, where that is written.
    pub(super) lists: Vec<Option<u64>>,
    /// Open images, whose words are not the writer's.
    pub(super) images: usize,
    /// Links and pictures that are open, and those that wait for a line.
    pub(super) open_targets: Vec<Target>,
    pub(super) targets: Vec<Target>,
    /// Raw HTML, until its block ends, and where it starts.
    pub(super) html: String,
    pub(super) html_start: usize,
    /// Open elements of HTML whose text is a quotation.
    pub(super) quoted: usize,
    pub(super) cells: usize,
    pub(super) looks: looks::Open,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str) -> Self {
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
            open_targets: Vec::new(),
            targets: Vec::new(),
            html: String::new(),
            html_start: 0,
            quoted: 0,
            cells: 0,
            looks: looks::Open::default(),
        }
    }

    pub(super) fn write(&mut self, text: &str, at: usize) {
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
            Some(line) => {
                text.clone_into(&mut line.text);
                line.source = source;
            }
            None => block.lines.push(Line::new(text.to_owned(), source)),
        }
        if let Some(line) = block.lines.last_mut().filter(|_| !self.targets.is_empty()) {
            line.targets.append(&mut self.targets);
        }
    }

    /// A cell of a table begins: a colon stands behind the first.
    pub(super) fn open_cell(&mut self, at: usize) {
        self.cells += 1;
        if self.cells > 1 {
            self.write(if self.cells == 2 { ": " } else { " · " }, at);
        }
        self.open_look(Look::Cell);
    }

    /// A row of a table ends.
    pub(super) fn close_row(&mut self) {
        if let Some(row) = &mut self.open {
            row.kind = Kind::Row;
        }
        self.close();
        self.cells = 0;
    }

    /// A link or a picture begins.
    pub(super) fn open_target(&mut self, address: &str, picture: bool) {
        self.open_targets.push(Target {
            address: address
                .get(..address.floor_char_boundary(TARGET))
                .unwrap_or_default()
                .to_owned(),
            words: String::new(),
            picture,
        });
    }

    /// Words inside a link or a picture.
    pub(super) fn say(&mut self, words: &str) {
        for target in self.open_targets.iter_mut().rev().take(2) {
            if target.words.len() < TARGET {
                target.words.push_str(words);
            }
        }
    }

    /// The latest link or picture ends; it belongs to the line that is open,
    /// or to the next.
    pub(super) fn close_target(&mut self) {
        let Some(target) = self.open_targets.pop() else {
            return;
        };
        let line = self.open.as_mut().and_then(|block| block.lines.last_mut());
        match line {
            Some(line) => line.targets.push(target),
            None => self.targets.push(target),
        }
    }

    /// The latest picture ends; one of a star stands in the text as a star.
    pub(super) fn close_picture(&mut self, at: usize) {
        let picture = self.open_targets.last();
        let sign = picture.and_then(|target| stars::of_picture(&target.words, &target.address));
        self.close_target();
        if let Some(sign) = sign {
            self.write(&sign, at);
        }
    }

    /// The blocks, when everything is written.
    pub(super) fn finish(mut self) -> Vec<Block<'a>> {
        self.close();
        let last = self
            .blocks
            .last_mut()
            .and_then(|block| block.lines.last_mut());
        if let Some(line) = last {
            line.targets.append(&mut self.targets);
        }
        self.blocks
    }

    pub(super) fn new_line(&mut self) {
        if let Some(block) = &mut self.open {
            self.looks.end_line(block.lines.last_mut());
            block.lines.push(Line::new(String::new(), ""));
        }
        self.say(" ");
    }

    pub(super) fn look(&mut self, tag: &str, look: Look) {
        if tag.starts_with("</") {
            self.close_look(look);
        } else {
            self.open_look(look);
        }
    }

    pub(super) fn open_look(&mut self, look: Look) {
        let line = self.open.as_ref().and_then(|block| block.lines.last());
        self.looks.begin(look, line);
    }

    pub(super) fn close_look(&mut self, look: Look) {
        let line = self.open.as_mut().and_then(|block| block.lines.last_mut());
        self.looks.end(look, line);
    }

    pub(super) fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            self.looks.end_block(block.lines.last_mut());
            for line in &mut block.lines {
                let end = line.text.trim_end().len();
                let start = end - line.text.trim().len();
                if start > 0 || end < line.text.len() {
                    line.keep(start..end);
                }
            }
            // A picture that stands alone in its line belongs to the next.
            for line in block.lines.iter_mut().filter(|line| line.text.is_empty()) {
                self.targets.append(&mut line.targets);
            }
            block.lines.retain(|line| !line.text.is_empty());
            if !block.lines.is_empty() {
                self.blocks.push(block);
            }
        }
    }

    /// The line of the text in which the byte `at` stands.
    pub(super) fn source(&self, at: usize) -> &'a str {
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
