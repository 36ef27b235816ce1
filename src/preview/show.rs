//! The command `readalong preview`: one page or object after the other.
//!
//! Previews go to standard output as they are made, everything else to standard
//! error. One document that cannot be read does not stop the others.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use super::source::{self, Source};
use super::{Preview, json, page};
use crate::club::bank::Bank;
use crate::club::sorry::Sorry;

/// Shows the reviews in these files and folders (`-` is standard input), as
/// pages for people or as JSON: of a single document an object, or an array
/// where it reviews several books; of several documents an array of objects
/// that name their `source`.
///
/// # Errors
///
/// Of a single document what is wrong with it; of several how many were not
/// read, when the others have been shown.
pub fn show(asked: &[PathBuf], as_json: bool, bank: &Bank) -> anyhow::Result<()> {
    let (sources, mut skipped) = source::gather(asked)?;
    let mut output = Output {
        as_json,
        many: sources.len() > 1,
        begun: false,
        width: textwrap::termwidth(),
    };
    let bar = progress(sources.len());
    let mut failed = 0;
    for source in &sources {
        bar.set_message(source.to_string());
        match read(source, bank) {
            Ok(previews) => {
                if !go_on(bar.suspend(|| output.put(source, &previews)))? {
                    return Ok(());
                }
            }
            Err(error) if !output.many => return Err(error),
            Err(error) if found_no_text(source, &error) => skipped.no_document(source),
            Err(error) => {
                failed += 1;
                let named = match error.downcast_ref::<Sorry>() {
                    Some(sorry) => format!("{source}: {sorry}"),
                    None => format!("{error:#}"),
                };
                bar.suspend(|| eprintln!("readalong: {named}"));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    go_on(output.end())?;
    if let Some(skipped) = skipped.said() {
        eprintln!("{skipped}");
    }
    let all = sources.len();
    anyhow::ensure!(failed == 0, "{failed} of {all} documents could not be read");
    Ok(())
}

fn read(source: &Source, bank: &Bank) -> anyhow::Result<Vec<Preview>> {
    Ok(Preview::all(&source.bytes()?, bank)?)
}

/// A picture with the name of a text is left out of a folder like any other.
pub(crate) fn found_no_text(source: &Source, error: &anyhow::Error) -> bool {
    let no_text = error.downcast_ref::<Sorry>() == Some(&Sorry::DocumentNotText);
    no_text && matches!(source, Source::Found(_))
}

/// A bar on standard error, where that is a terminal and the work takes a
/// while.
pub(crate) fn progress(documents: usize) -> ProgressBar {
    if documents < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    let style = ProgressStyle::with_template("{bar:24} {pos} of {len}  {wide_msg}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Whether somebody still reads: `readalong preview … | head` has seen enough.
fn go_on(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

struct Output {
    as_json: bool,
    many: bool,
    begun: bool,
    width: usize,
}

impl Output {
    fn put(&mut self, source: &Source, previews: &[Preview]) -> io::Result<()> {
        if self.as_json {
            self.put_json(source, previews)
        } else {
            self.put_pages(source, previews)
        }
    }

    fn put_json(&mut self, source: &Source, previews: &[Preview]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if !self.many {
            return writeln!(out, "{}", json::document(previews)?);
        }
        for preview in previews {
            let before = if self.begun { ",\n" } else { "[\n" };
            self.begun = true;
            write!(
                out,
                "{before}{}",
                json::entry(&source.to_string(), preview)?
            )?;
        }
        Ok(())
    }

    fn put_pages(&mut self, source: &Source, previews: &[Preview]) -> io::Result<()> {
        // Colours only where somebody sees them.
        let mut out = anstream::stdout().lock();
        if self.many {
            write!(out, "{}", page::heading(&source.to_string()))?;
        }
        for (nth, preview) in (1..).zip(previews) {
            let place = (previews.len() > 1).then_some((nth, previews.len()));
            if nth > 1 {
                writeln!(out)?;
            }
            write!(out, "{}", page::page(preview, place, self.width))?;
        }
        if self.many {
            writeln!(out)?;
        }
        Ok(())
    }

    /// Closes the array of several documents.
    fn end(&self) -> io::Result<()> {
        match (self.as_json && self.many, self.begun) {
            (true, true) => writeln!(io::stdout().lock(), "\n]"),
            (true, false) => writeln!(io::stdout().lock(), "[]"),
            _ => Ok(()),
        }
    }
}
