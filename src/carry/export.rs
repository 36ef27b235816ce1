//! `readalong export`: everything that a club has, as JSON that `readalong
//! import` reads back, or its ratings as a table.
//!
//! JSON is the memory itself and as private as the database: whoever can run
//! this can read that. A table goes to people, and so does JSON with
//! `--shareable`: both keep to what the club allows ([`Whole::shared`]).

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{count, open, unknown};
use crate::club::ids::ClubId;
use crate::club::whole::{LeftOut, Whole, table};
use crate::store::now;

/// What can be chosen for an export.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The club: the id of its Discord server
    #[arg(long, value_name = "ID")]
    guild: ClubId,
    /// json: everything, for `readalong import`; csv: the ratings, for a spreadsheet
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Where to write it; left out: standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// JSON for people: members only where the club allows it, and nothing that is still rated blind
    #[arg(long)]
    shareable: bool,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Everything.
    Json,
    /// The ratings.
    Csv,
}

/// Exports a club.
///
/// # Errors
///
/// Where the club is not there, or something cannot be read or written.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let store = open().await?;
    let found = store.whole(options.guild).await;
    let found = found.context("the club cannot be read");
    let whole = match found? {
        Some(whole) => whole,
        None => return Err(unknown(&store, options.guild).await),
    };
    store.close().await;
    let for_people = options.shareable || options.format == Format::Csv;
    let whole = match for_people {
        true => whole.shared(rand::random(), now()),
        false => whole,
    };
    let bytes = match options.format {
        Format::Json => whole.json()?,
        Format::Csv => table::csv(&whole)?,
    };
    match &options.out {
        Some(file) => {
            write(file, &bytes).with_context(|| format!("{} cannot be written", file.display()))?;
            eprintln!("{}", said(&whole));
        }
        None => match io::stdout().write_all(&bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            written => written?,
        },
    }
    if let Some(missing) = missing(&whole.left_out) {
        eprintln!("{missing}");
    }
    Ok(())
}

/// What was exported, in a sentence.
fn said(whole: &Whole) -> String {
    format!(
        "Exported: {} of {}, {}.",
        count(whole.reviews.len(), "review"),
        count(whole.books.len(), "book"),
        count(whole.ratings(), "rating")
    )
}

/// What was left out, in sentences.
fn missing(left_out: &LeftOut) -> Option<String> {
    let members = left_out.members.then(|| {
        "Members are not named, for the club does not have it so (`/club setup`).".to_owned()
    });
    let blind = match left_out.blind.as_slice() {
        [] => None,
        held => {
            let votes: u64 = held.iter().map(|book| book.votes).sum();
            let books = count(held.len(), "book");
            let votes = count(usize::try_from(votes).unwrap_or(usize::MAX), "vote");
            Some(format!(
                "The ratings of {books} ({votes}) are not there: they are still rated blind."
            ))
        }
    };
    let sentences: Vec<String> = members.into_iter().chain(blind).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Writes beside the file and then over it, so that it is whole or not there. It
/// is its owner's alone: it says who rated what.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&beside).and_then(|mut open| {
        open.write_all(bytes)?;
        open.sync_all()
    });
    let written = written.and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // Half a file is of no use; what was there before stays.
        let _ = fs::remove_file(&beside);
    }
    written
}
