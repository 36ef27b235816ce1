//! The bank of discussion prompts: one TOML file for each theme, written for
//! people who do not program, and those about what the reviewer says.
//!
//! [`Bank::built_in`] is the bank that comes with the program;
//! [`Bank::from_files`] builds one from any texts, so that a club's own folder
//! can add to it or replace parts of it. Everything wrong with the files is
//! reported at once, each with its file and line ([`BankError`]). Which themes a
//! review speaks of is decided in [`crate::club::theme`], which prompts become
//! questions in [`crate::club::question`].

mod fault;
mod file;
pub mod lint;
mod on;
mod prompt;
mod slots;
mod template;
mod written;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub use fault::{BankError, Fault};
pub use on::{Aspect, Effect, Form, On};
pub use prompt::{Kind, Prompt};
pub use template::{Slot, Template};

use crate::club::theme::ThemeName;
use crate::club::theme::language::Language;
use crate::club::theme::mark::{Mark, Marks};
use file::BankFile;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts/en");

/// Where the built-in files are, as their errors name them.
const BUILT_IN_FOLDER: &str = "prompts/en";

/// Themes with their prompts, and the prompts about the reviewer's opinions.
#[derive(Debug)]
pub struct Bank {
    themes: Vec<Theme>,
    reviewer: Vec<Prompt>,
    marks: Marks,
}

/// A theme of the bank.
#[derive(Clone, Debug)]
pub struct Theme {
    /// `science-and-ethics`: unique, also the name of its file.
    pub id: String,
    /// As members read it: "science and ethics".
    pub name: ThemeName,
    /// What may be asked about it; each prompt asks with words of the review.
    pub prompts: Vec<Prompt>,
}

impl Bank {
    /// The bank that comes with the program.
    ///
    /// # Errors
    ///
    /// Only where a built-in file is wrong, which a test of this module excludes.
    pub fn built_in() -> Result<Self, BankError> {
        Self::from_files(Self::built_in_files())
    }

    /// The built-in files as (name, text), to be chained with a club's own
    /// files before [`Bank::from_files`].
    pub fn built_in_files() -> impl Iterator<Item = (String, String)> {
        BUILT_IN.files().filter_map(|file| {
            let name = file.path().file_name()?.to_str()?;
            let text = file.contents_utf8()?;
            Some((format!("{BUILT_IN_FOLDER}/{name}"), text.to_owned()))
        })
    }

    /// A bank from files given as (path or name, text). Only names that end in
    /// `.toml` count; a later file replaces an earlier one of the same name,
    /// whatever the folder.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any of the files, in the order of their names.
    pub fn from_files(
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, BankError> {
        let mut latest = BTreeMap::new();
        for (path, text) in files {
            let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
            if let Some(stem) = name.strip_suffix(".toml") {
                latest.insert(stem.to_owned(), (path, text));
            }
        }
        let mut bank = Unfinished::default();
        let mut faults = Vec::new();
        for (stem, (path, text)) in &latest {
            match file::read(path, stem, text) {
                Ok(file) => bank.add(file),
                Err(wrong) => faults.extend(wrong),
            }
        }
        if !faults.is_empty() {
            return Err(BankError { faults });
        }
        Ok(bank.finish())
    }

    /// The themes, in the order of their ids.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The theme of an id.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.index_of(id).and_then(|index| self.themes.get(index))
    }

    /// Where a theme stands in [`Bank::themes`].
    pub(crate) fn index_of(&self, id: &str) -> Option<usize> {
        self.themes
            .binary_search_by(|theme| theme.id.as_str().cmp(id))
            .ok()
    }

    /// Every prompt: those of the themes, then those about the reviewer's own
    /// words.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        let of_themes = self.themes.iter().flat_map(|theme| &theme.prompts);
        of_themes.chain(&self.reviewer)
    }

    /// The prompts about one sort of the reviewer's own words.
    pub(crate) fn reviewer(&self, on: On) -> impl Iterator<Item = &Prompt> {
        self.reviewer
            .iter()
            .filter(move |prompt| prompt.on == Some(on))
    }

    /// Everything that is searched for in a review, ready for one pass.
    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }
}

/// A bank before its words are made ready for searching.
#[derive(Default)]
struct Unfinished {
    themes: Vec<Theme>,
    reviewer: Vec<Prompt>,
    wanted: Vec<(Language, Mark, String)>,
}

impl Unfinished {
    /// Files come in the order of their ids, so that themes are sorted.
    fn add(&mut self, file: BankFile) {
        let Some(name) = file.name else {
            self.reviewer.extend(file.prompts);
            return;
        };
        let index = self.themes.len();
        let words = file.words.into_iter();
        self.wanted
            .extend(words.map(|(language, mark, word)| (language, mark(index), word)));
        self.themes.push(Theme {
            id: file.id,
            name,
            prompts: file.prompts,
        });
    }

    fn finish(self) -> Bank {
        Bank {
            themes: self.themes,
            reviewer: self.reviewer,
            marks: Marks::new(self.wanted),
        }
    }
}
