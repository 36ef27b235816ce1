//! A file of the bank as its editor wrote it, each part with its place in the
//! text, for faults to point at. That it is right is [`super::file`]'s to check.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Kind, On};
use crate::club::theme::ThemeName;
use crate::club::theme::language::Language;

/// A whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub id: Spanned<String>,
    pub name: Option<Spanned<String>>,
    // The English words stand at the top level, those of other languages in
    // tables of the same keys.
    #[serde(default)]
    pub cues: Vec<Spanned<String>>,
    #[serde(default)]
    pub hints: Vec<Spanned<String>>,
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
    #[serde(default)]
    pub not: Vec<Spanned<String>>,
    #[serde(default)]
    pub lexicon: BTreeMap<Spanned<String>, WrittenLexicon>,
    #[serde(default, rename = "prompt")]
    pub prompts: Vec<WrittenPrompt>,
}

/// What a file says in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLexicon {
    // In English the name of the file itself.
    pub name: Option<Spanned<String>>,
    #[serde(default)]
    pub cues: Vec<Spanned<String>>,
    #[serde(default)]
    pub hints: Vec<Spanned<String>>,
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
    #[serde(default)]
    pub not: Vec<Spanned<String>>,
}

/// A prompt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPrompt {
    pub id: Spanned<String>,
    pub kind: Spanned<Kind>,
    pub on: Option<Spanned<On>>,
    #[serde(default)]
    pub tier: Option<Spanned<u8>>,
    pub text: Spanned<String>,
}

/// What the theme is called in each language; `None` where it has no name.
pub(super) fn name(lexicons: &[(Language, WrittenLexicon)]) -> Option<ThemeName> {
    let mut named = lexicons.iter().filter_map(|(language, lexicon)| {
        let name = lexicon.name.as_ref()?;
        Some((*language, name.get_ref().trim().to_owned()))
    });
    let (_, english) = named
        .next()
        .filter(|(first, _)| *first == Language::English)?;
    Some(ThemeName::new(english, named.collect()))
}
