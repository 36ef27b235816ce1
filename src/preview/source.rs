//! Where documents come from: files, folders, links, standard input.
//!
//! [`gather`] turns what was asked for into single [`Source`]s, a folder into
//! the documents in it; [`Source::bytes`] gets the document. Whatever is told by
//! its name or its bytes to be no document is left out and counted in
//! [`Skipped`].

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use walkdir::WalkDir;

use super::harmless;
use crate::club::sorry::DOCUMENT_BYTES;
use crate::web::fetch::Fetcher;

/// Deepest folder that is looked into.
const DEPTH: usize = 16;
/// Most documents of one folder.
const DOCUMENTS: usize = 10_000;
/// Endings of the names of documents.
const ENDINGS: [&str; 14] = [
    "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "txt", "text", "rst", "org", "html",
    "htm", "xhtml",
];

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file that was asked for.
    File(PathBuf),
    /// A file that was found in a folder that was asked for.
    Found(PathBuf),
    /// The link to a page.
    Link(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("-"),
            Self::Link(link) => f.write_str(&harmless::line(link)),
            Self::File(path) | Self::Found(path) => {
                f.write_str(&harmless::line(&path.to_string_lossy()))
            }
        }
    }
}

impl Source {
    /// The document, up to one byte more than is allowed: enough to say that it
    /// is too large.
    ///
    /// # Errors
    ///
    /// What the system says, with the name of what cannot be read.
    pub fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Stdin => capped(io::stdin()).context("standard input cannot be read"),
            Self::Link(link) => fetch(link),
            Self::File(path) | Self::Found(path) => std::fs::File::open(path)
                .and_then(capped)
                .with_context(|| format!("{self} cannot be read")),
        }
    }
}

/// The link that was given in place of a file's name, if it was.
fn link(path: &Path) -> Option<&str> {
    let text = path.to_str()?;
    let (scheme, _) = text.split_once("://")?;
    let is_web = ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web));
    is_web.then_some(text)
}

/// The page or text at a link.
fn fetch(link: &str) -> anyhow::Result<Vec<u8>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let page =
        runtime.block_on(async { Ok::<_, anyhow::Error>(Fetcher::new()?.page(link).await?) });
    // A name that is still looked up would hold the answer back.
    runtime.shutdown_background();
    page
}

fn capped(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let cap = DOCUMENT_BYTES as u64 + 1;
    input.take(cap).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was left out of folders.
#[derive(Debug, Default)]
pub struct Skipped {
    /// Hidden files and folders.
    pub hidden: usize,
    /// Files that are no documents: pictures, scripts.
    pub other: usize,
    /// Documents beyond the most of a folder.
    pub beyond: usize,
    /// Folders and files that the system does not let us see.
    pub unreadable: usize,
    endings: BTreeSet<String>,
}

impl Skipped {
    /// Counts something that is no document.
    pub fn no_document(&mut self, source: &Source) {
        self.other += 1;
        let (Source::File(path) | Source::Found(path)) = source else {
            return;
        };
        let ending = path.extension().map(|ending| ending.to_string_lossy());
        if let Some(ending) = ending.filter(|_| self.endings.len() < 5) {
            self.endings.insert(harmless::line(&ending));
        }
    }

    /// What was left out, as a sentence; `None` where nothing was.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let count = |number: usize, what: &str, what_many: &str| match number {
            0 => None,
            1 => Some(format!("1 {what}")),
            many => Some(format!("{many} {what_many}")),
        };
        let endings: Vec<String> = self
            .endings
            .iter()
            .map(|ending| format!(".{ending}"))
            .collect();
        let other = count(self.other, "file that is no text", "files that are no text");
        let other = other.map(|other| match endings.as_slice() {
            [] => other,
            endings => format!("{other} ({})", endings.join(", ")),
        });
        let parts: Vec<String> = [
            count(self.hidden, "hidden entry", "hidden entries"),
            other,
            count(
                self.unreadable,
                "entry that cannot be read",
                "entries that cannot be read",
            ),
            count(self.beyond, "document", "documents")
                .map(|beyond| format!("{beyond} beyond the first {DOCUMENTS} of a folder")),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| format!("Left out: {}.", parts.join(", ")))
    }
}

/// The documents that were asked for, in the order asked for; those of a folder
/// sorted by name.
///
/// # Errors
///
/// A folder without a document.
pub fn gather(asked: &[PathBuf]) -> anyhow::Result<(Vec<Source>, Skipped)> {
    let mut skipped = Skipped::default();
    let mut sources = Vec::new();
    for path in asked {
        if path == Path::new("-") {
            sources.push(Source::Stdin);
        } else if let Some(link) = link(path) {
            sources.push(Source::Link(link.to_owned()));
        } else if path.is_dir() {
            let found = folder(path, &mut skipped);
            anyhow::ensure!(
                !found.is_empty(),
                "{} holds no document whose name ends in .md, .txt, .html or the like",
                harmless::line(&path.to_string_lossy())
            );
            sources.extend(found);
        } else {
            sources.push(Source::File(path.clone()));
        }
    }
    Ok((sources, skipped))
}

fn folder(path: &Path, skipped: &mut Skipped) -> Vec<Source> {
    let mut found = Vec::new();
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut entries = WalkDir::new(path)
        .max_depth(DEPTH)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let Ok(entry) = entry else {
            skipped.unreadable += 1;
            continue;
        };
        if hidden(&entry) {
            skipped.hidden += 1;
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        } else if entry.file_type().is_file() {
            let document = is_document(entry.path());
            let source = Source::Found(entry.into_path());
            if !document {
                skipped.no_document(&source);
            } else if found.len() >= DOCUMENTS {
                skipped.beyond += 1;
            } else {
                found.push(source);
            }
        }
    }
    found
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy().to_lowercase();
        ENDINGS.contains(&ending.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_documents_in_order_and_says_what_it_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in [
            "c.md",
            "b/a.TXT",
            "b/.git/x.md",
            ".draft.md",
            "cover.jpg",
            "a.html",
            "Makefile",
        ] {
            std::fs::write(root.join(name), "text").unwrap();
        }
        let asked = [PathBuf::from("-"), root.to_owned()];
        let (sources, skipped) = gather(&asked).unwrap();
        let file = |name: &str| Source::Found(root.join(name));
        assert_eq!(
            sources,
            [Source::Stdin, file("a.html"), file("b/a.TXT"), file("c.md")]
        );
        assert_eq!(
            skipped.said().as_deref(),
            Some("Left out: 2 hidden entries, 2 files that are no text (.jpg).")
        );
    }

    #[test]
    fn a_folder_without_documents_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refused = gather(&[folder.path().to_owned()]).unwrap_err();
        assert!(refused.to_string().contains("no document"), "{refused}");
    }
}
