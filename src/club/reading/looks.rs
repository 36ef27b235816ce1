//! How words are set off: slanted, bold, linked, in a cell.
//!
//! A title is rarely written like the words around it, so a line keeps its
//! [`Mark`]s. Whoever turns a notation into lines tells [`Open`] where each
//! look begins and ends; a look that runs over the end of a line marks both.

use std::ops::Range;

use super::document::Line;

/// Most looks that may be open at once; deeper ones are not kept.
const DEPTH: usize = 16;

/// How words are set off from the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Slanted, as titles are.
    Slanted,
    /// Bold.
    Bold,
    /// A link.
    Link,
    /// A cell of a table.
    Cell,
}

/// Words of a line that are set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How.
    pub look: Look,
    /// Which bytes of the line's text.
    pub span: Range<usize>,
}

/// Where a link leads, or what a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The address, as written.
    pub address: String,
    /// The words of the link, or what is said of the picture.
    pub words: String,
    /// Whether it is a picture.
    pub picture: bool,
}

/// The looks that are open while lines are written.
#[derive(Debug, Default)]
pub struct Open(Vec<(Look, usize)>);

impl Open {
    /// A look begins at the end of what is written of `line`.
    pub fn begin(&mut self, look: Look, line: Option<&Line<'_>>) {
        if self.0.len() < DEPTH {
            self.0.push((look, line.map_or(0, |line| line.text.len())));
        }
    }

    /// The latest look of this kind ends.
    pub fn end(&mut self, look: Look, line: Option<&mut Line<'_>>) {
        if let Some(nth) = self.0.iter().rposition(|(open, _)| *open == look) {
            let (_, start) = self.0.remove(nth);
            if let Some(line) = line {
                mark(line, look, start);
            }
        }
    }

    /// The line ends; what is open goes on in the next.
    pub fn end_line(&mut self, line: Option<&mut Line<'_>>) {
        if let Some(line) = line {
            for (look, start) in &self.0 {
                mark(line, *look, *start);
            }
            line.marks.sort_by_key(|mark| mark.span.start);
        }
        for (_, start) in &mut self.0 {
            *start = 0;
        }
    }

    /// The block ends, and with it every look that nobody closed.
    pub fn end_block(&mut self, line: Option<&mut Line<'_>>) {
        self.end_line(line);
        self.0.clear();
    }
}

fn mark(line: &mut Line<'_>, look: Look, start: usize) {
    let end = line.text.len();
    if start < end {
        line.marks.push(Mark {
            look,
            span: start..end,
        });
    }
}
