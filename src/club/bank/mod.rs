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

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub use fault::{BankError, Fault};
pub use on::{Aspect, Effect, Form, On};
pub use prompt::{Kind, Prompt};
pub use template::{Slot, Template};

use crate::club::theme::ThemeName;
use crate::club::theme::mark::Marks;
use file::BankFile;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts/en");

/// Where the built-in files are, as their errors name them.
const BUILT_IN_FOLDER: &str = "prompts/en";

/// Themes with their prompts, and the prompts about the reviewer's opinions.
#[derive(Debug, Default)]
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
        Self::built_in_with([])
    }

    /// The bank that comes with the program, to which the files of a club add, or
    /// which they replace in parts, as in [`Bank::from_files`].
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any of the files, in the order of their names.
    pub fn built_in_with(
        files: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, BankError> {
        // The texts stay where they are in the program.
        let built_in = built_in().map(|(path, text)| (path, Cow::Borrowed(text)));
        Self::read(built_in.chain(files.into_iter().map(owned)))
    }

    /// The built-in files as (name, text), to be chained with a club's own
    /// files before [`Bank::from_files`].
    pub fn built_in_files() -> impl Iterator<Item = (String, String)> {
        built_in().map(|(path, text)| (path, text.to_owned()))
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
        Self::read(files.into_iter().map(owned))
    }

    fn read(files: impl Iterator<Item = (String, Cow<'static, str>)>) -> Result<Self, BankError> {
        let mut latest = BTreeMap::new();
        for (path, text) in files {
            let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
            if let Some(stem) = name.strip_suffix(".toml") {
                latest.insert(stem.to_owned(), (path, text));
            }
        }
        let mut bank = Self::default();
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
        bank.themes.shrink_to_fit();
        bank.reviewer.shrink_to_fit();
        bank.marks.shrink_to_fit();
        Ok(bank)
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

    /// Adds a file. They come in the order of their ids, so that themes are sorted.
    fn add(&mut self, file: BankFile) {
        let Some(name) = file.name else {
            self.reviewer.extend(file.prompts);
            return;
        };
        let theme = self.themes.len();
        for (language, list, phrase) in &file.words {
            self.marks.add(*language, *list, theme, phrase);
        }
        self.themes.push(Theme {
            id: file.id,
            name,
            prompts: file.prompts,
        });
    }

    /// Everything that is searched for in a review, ready for one pass.
    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }
}

/// The built-in files as (name, text).
fn built_in() -> impl Iterator<Item = (String, &'static str)> {
    BUILT_IN.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        let text = file.contents_utf8()?;
        Some((format!("{BUILT_IN_FOLDER}/{name}"), text))
    })
}

fn owned((path, text): (String, String)) -> (String, Cow<'static, str>) {
    (path, Cow::Owned(text))
}
