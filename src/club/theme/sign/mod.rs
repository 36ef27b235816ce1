//! Words by which the sort of a sentence is told: what it judges and how, what
//! the book did to the reviewer, with what it is compared.
//!
//! One list for each language, searched for in the same pass as the themes'
//! words ([`super::mark`]). What a sentence with such words is, and what of it a
//! question may take, is told in [`crate::club::question`].

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod polish;
mod portuguese;
mod spanish;

use super::language::Language;
use crate::club::bank::{Aspect, Effect, Form};

/// What a phrase may be a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    /// A side of the book is named: "the ending".
    Aspect(Aspect),
    /// A word of praise: "vivid".
    Praise,
    /// A word of blame: "clumsy".
    Blame,
    /// A verb of praise with the reviewer for its subject: "I loved".
    Liked,
    /// A verb of blame.
    Disliked,
    /// A side of the book, judged by the phrase itself: "page turner", "drags".
    Praised(Aspect),
    /// The same with blame.
    Blamed(Aspect),
    /// What the book did to her.
    Effect(Effect),
    /// How it is made.
    Form(Form),
    /// What follows is what the book explores: "explores".
    Explores,
    /// What follows is where or when it is set.
    SetIn,
    /// What follows is compared: "reminds me of".
    Likens,
    /// What follows is for whom the book is.
    Recommends,
    /// It is not for everybody.
    Warns,
    /// She speaks of what she expected.
    Expected,
    /// The sense turns: "but".
    Turns,
    /// What is said next is said of the opposite: "not", "never".
    Negates,
}

/// Every sign of a language, with its phrase.
pub(super) fn all(language: Language) -> impl Iterator<Item = (Sign, &'static str)> {
    let lists = match language {
        Language::English => english::SIGNS,
        Language::Spanish => spanish::SIGNS,
        Language::French => french::SIGNS,
        Language::German => german::SIGNS,
        Language::Portuguese => portuguese::SIGNS,
        Language::Italian => italian::SIGNS,
        Language::Polish => polish::SIGNS,
        Language::Dutch => dutch::SIGNS,
    };
    lists
        .iter()
        .flat_map(|(sign, phrases)| phrases.split(',').map(move |phrase| (*sign, phrase.trim())))
        .filter(|(_, phrase)| !phrase.is_empty())
}
