//! A block as one text, so that a title may run over the end of a line.
//!
//! [`Flow`] joins the lines with `\n` and knows which words are set off. It is
//! looked at only; the block that it came from stays as it is.

use std::ops::Range;

use crate::club::reading::document::Block;
use crate::club::reading::looks::Look;

/// So many marks may go on from one line to the next.
const OPEN: usize = 16;

/// The beginning of a block as one text.
#[derive(Debug)]
pub struct Flow {
    /// The lines, joined with `\n`.
    pub text: String,
    /// What is set off in it, in order of its beginning, the shorter first.
    pub marks: Vec<(Look, Range<usize>)>,
}

impl Flow {
    /// At most `reach` bytes of `block`, from its beginning.
    #[must_use]
    pub fn of(block: &Block<'_>, reach: usize) -> Self {
        let mut flow = Self {
            text: String::new(),
            marks: Vec::new(),
        };
        for line in &block.lines {
            let left = reach.saturating_sub(flow.text.len());
            if left == 0 {
                break;
            }
            if !flow.text.is_empty() {
                flow.text.push('\n');
            }
            let start = flow.text.len();
            let text = &line.text;
            let text = text.get(..text.floor_char_boundary(left)).unwrap_or(text);
            flow.text.push_str(text);
            let near = line.marks.iter().take_while(|mark| mark.span.start < left);
            for mark in near {
                flow.mark(mark.look, start + mark.span.start..start + mark.span.end);
            }
        }
        flow.marks.sort_by_key(|(_, span)| (span.start, span.end));
        flow
    }

    /// Adds a mark; one that goes on from the line before is one with it.
    fn mark(&mut self, look: Look, span: Range<usize>) {
        if self.text.get(span.clone()).is_none() {
            return;
        }
        let text = &self.text;
        let goes_on = |(other, open): &&mut (Look, Range<usize>)| {
            *other == look && text.get(open.end..span.start) == Some("\n")
        };
        match self.marks.iter_mut().rev().take(OPEN).find(goes_on) {
            Some((_, open)) => open.end = span.end,
            None => self.marks.push((look, span)),
        }
    }

    /// The text from this byte on.
    #[must_use]
    pub fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Where the words end that are set off from `at` on: by a look, or by
    /// quotation marks. The shortest first; a cell is not set off.
    pub fn set_off(&self, at: usize) -> impl Iterator<Item = SetOff> + '_ {
        let first = self.marks.partition_point(|(_, span)| span.start < at);
        let here = self.marks.get(first..).unwrap_or_default();
        let marked = here
            .iter()
            .take_while(move |(_, span)| span.start == at)
            .filter(|(look, _)| *look != Look::Cell)
            .map(|(_, span)| SetOff {
                words: span.clone(),
                end: span.end,
            });
        quoted(&self.text, at).into_iter().chain(marked)
    }

    /// The words that are set off by a look and end at `end`, with other words
    /// between them and `start`.
    #[must_use]
    pub fn marked_at_end(&self, start: usize, end: usize) -> Option<&str> {
        let mut marks = self.marks.iter();
        let (_, span) = marks.find(|(look, span)| {
            *look != Look::Cell && span.end == end && span.start > start && span.start < end
        })?;
        let before = self.text.get(start..span.start)?;
        let words = before.contains(char::is_alphanumeric);
        self.text.get(span.clone()).filter(|_| words)
    }

    /// Whether a link lies in these bytes.
    #[must_use]
    pub fn has_link(&self, span: &Range<usize>) -> bool {
        self.marks.iter().any(|(look, link)| {
            *look == Look::Link && link.start < span.end && span.start < link.end
        })
    }
}

/// Words that are set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOff {
    /// The words, without quotation marks.
    pub words: Range<usize>,
    /// The byte behind them and their quotation mark.
    pub end: usize,
}

/// Longest title between quotation marks, in bytes.
const TITLE: usize = 200;

/// Quotation marks that open and the ones that close them.
const QUOTES: [(char, &[char]); 8] = [
    ('“', &['”', '"']),
    ('"', &['"', '”']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«']),
    ('‘', &['’']),
    ('\'', &['\'']),
    ('《', &['》']),
];

/// A quotation that opens at this byte and is short enough for a title.
fn quoted(text: &str, at: usize) -> Option<SetOff> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let start = at + first.len_utf8();
    let inside = text.get(start..)?;
    let inside = inside.get(..inside.floor_char_boundary(TITLE))?;
    let (length, mark) = inside.char_indices().find(|(end, mark)| {
        let after = inside.get(end + mark.len_utf8()..).unwrap_or_default();
        // ’ may stand inside a word.
        closing.contains(mark) && !after.starts_with(char::is_alphanumeric)
    })?;
    let words = start..start + length;
    let says = text.get(words.clone())?.chars().any(char::is_alphanumeric);
    says.then(|| SetOff {
        end: words.end + mark.len_utf8(),
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::markdown;

    #[test]
    fn words_that_are_set_off_are_found_over_line_ends() {
        for (text, at, words) in [
            ("**The\nFerry** by Ann", 0, vec!["The\nFerry"]),
            ("“The Ferry” by Ann", 0, vec!["The Ferry"]),
            ("‘Ferryman’s Day’, 1999", 0, vec!["Ferryman’s Day"]),
            (
                "**_The Ferry_ by Ann**",
                0,
                vec!["The Ferry", "The Ferry by Ann"],
            ),
            ("“It never ends", 0, vec![]),
            ("no *marks* here", 0, vec![]),
            ("no *marks* here", 3, vec!["marks"]),
        ] {
            let blocks = markdown::blocks(text);
            let flow = Flow::of(&blocks[0], 100);
            let found: Vec<&str> = flow
                .set_off(at)
                .map(|set_off| &flow.text[set_off.words])
                .collect();
            assert_eq!(found, words, "failed on {text:?}");
        }
    }
}
