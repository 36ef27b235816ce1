//! Where the question bank comes from: the files that are built in, and a folder
//! that adds to them or replaces them (`PROMPTS_DIR`). What is in the files is
//! judged in [`crate::club::bank`].

use std::path::{Path, PathBuf};

use crate::club::bank::{Bank, BankError};

/// Why there is no bank.
#[derive(Debug, thiserror::Error)]
pub enum NoBank {
    /// The folder cannot be used.
    #[error("{folder} {why}")]
    Folder {
        /// Which.
        folder: String,
        /// Why, as the end of a sentence.
        why: String,
    },
    /// Something is wrong with the files.
    #[error(transparent)]
    Faults(#[from] BankError),
}

/// The bank: the built-in files, and those of a folder, or of the folder `en` in
/// it where there is one.
///
/// # Errors
///
/// Where the folder cannot be read or has no `.toml` file, and everything that
/// is wrong in any of the files.
pub fn bank(folder: Option<&Path>) -> Result<Bank, NoBank> {
    let files = match folder {
        Some(folder) => files(folder)?,
        None => Vec::new(),
    };
    Ok(Bank::built_in_with(files)?)
}

/// The files of a folder, by name, with their texts.
fn files(folder: &Path) -> Result<Vec<(String, String)>, NoBank> {
    let language = folder.join("en");
    let folder = if language.is_dir() {
        language
    } else {
        folder.to_owned()
    };
    let wrong = |why: String| NoBank::Folder {
        folder: folder.display().to_string(),
        why,
    };
    let unreadable = |error: std::io::Error| wrong(format!("cannot be read: {error}"));
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(wrong("holds no file that ends in .toml".to_owned()));
    }
    let read = |path: PathBuf| match std::fs::read_to_string(&path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(error) => Err(NoBank::Folder {
            folder: path.display().to_string(),
            why: format!("cannot be read: {error}"),
        }),
    };
    paths.into_iter().map(read).collect()
}
