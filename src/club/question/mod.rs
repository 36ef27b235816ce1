//! Questions: a prompt of the bank, asked with words of one review.
//!
//! [`stock`] gives everything that may be asked about a review; [`choose`] takes
//! one of it for a channel, [`set`] several at once; what a club likes comes more
//! often ([`Thumbs`]). Every question carries its
//! receipt, the sentence of the review that it came from, letter by letter. The
//! wording of prompts is the [`crate::club::bank`]'s.

mod choice;
mod fit;
mod grammar;
mod order;
pub mod own;
mod person;
mod quote;
pub mod sheet;
mod source;
mod stock;
mod thumbs;
mod tier;
mod title;
mod word;

use serde::{Deserialize, Serialize};

pub use crate::club::bank::Kind;
pub use choice::{Choice, Wish, choose, set, set_for};
pub use stock::{THIN, stock};
pub use thumbs::{Thumbs, Votes};
pub use title::unmarked;

/// A question about one review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked, as plain text.
    pub text: String,
    /// What it is mainly about.
    pub kind: Kind,
    /// What it gives away: 0 nothing, 1 a little, 2 everything.
    pub tier: u8,
    /// Id of the theme that its sentence speaks of.
    pub theme: Option<String>,
    /// The sentence that it came from: exact words of the review's body, of its
    /// strong or weak point, or of its rating. Empty for a member's own question.
    pub receipt: String,
    /// The entry of the bank: `science-and-ethics/who-gains`; of a member's own
    /// question its row, see [`own::prompt_of`].
    pub prompt: String,
}

impl Question {
    /// Whether it is about a number that the reviewer gives: it quotes nothing of
    /// its receipt.
    fn is_on_rating(&self) -> bool {
        let quote = || {
            let start = self.text.find('“')? + '“'.len_utf8();
            self.text.get(start..self.text.rfind('”')?)
        };
        self.kind == Kind::Reviewer
            && !self.receipt.is_empty()
            && !quote().is_some_and(|quote| self.receipt.contains(quote))
    }

    /// Sixteen hexadecimal digits that name the question: the same after a
    /// restart and after a correction that leaves its sentence alone.
    #[must_use]
    pub fn key(&self) -> String {
        key_of(&self.prompt, &self.receipt)
    }
}

/// The [key](Question::key) of the question with this prompt and receipt.
#[must_use]
pub fn key_of(prompt: &str, receipt: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(prompt.as_bytes());
    // Neither half can hold this byte, so two halves have one meaning.
    hasher.update(&[0xff]);
    hasher.update(receipt.as_bytes());
    hasher.finalize().to_hex().chars().take(16).collect()
}
