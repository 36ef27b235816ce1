//! One entry of the bank: what may be asked, and about which words.

use serde::{Deserialize, Serialize};

use super::{On, Template};

/// What a question is mainly about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What the book says about its theme.
    Theme,
    /// People of the book: motives and relations.
    Character,
    /// How the book is told.
    Craft,
    /// What is right, who pays, what of today.
    Ethics,
    /// The member's own life.
    Personal,
    /// How it ends.
    Ending,
    /// The reviewer's own opinion.
    Reviewer,
    /// A member's own question; no prompt of the bank has it.
    #[serde(skip_deserializing)]
    Member,
}

/// One entry of the bank.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// `science-and-ethics/who-gains`: unique in the bank.
    pub id: String,
    /// What it is mainly about.
    pub kind: Kind,
    /// What it gives away: 0 nothing, 1 a little, 2 everything.
    pub tier: u8,
    /// What it is about. `None` for prompts of themes.
    pub on: Option<On>,
    /// The words, with slots for those of the review.
    pub text: Template,
}
