//! Questions: a prompt of the bank, asked with words of one review.
//!
//! [`talk`] gives everything that may be asked about a review; [`choose`] takes
//! one of it for a channel, [`set`] several at once; what a club likes comes more
//! often ([`Thumbs`]). Every question carries its
//! receipt, the sentence of the review that it came from, letter by letter. What
//! sort of sentence that is decides what may be asked ([`sort`]). The wording of prompts is the [`crate::club::bank`]'s.

mod argument;
mod choice;
mod excerpt;
mod fit;
mod grammar;
mod kinds;
mod of_theme;
mod order;
pub mod own;
mod person;
mod quote;
mod scores;
mod set;
pub mod sheet;
mod sort;
mod source;
mod stock;
mod talk;
mod themed;
mod thing;
mod thumbs;
mod tier;
mod title;
mod word;

use serde::{Deserialize, Serialize};

pub use crate::club::bank::Kind;
pub use choice::{Choice, Wish, choose};
pub use set::{set, set_for};
pub use talk::{THIN, Talk, talk};
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
    /// The words of the review that it quotes, between its quotation marks.
    #[must_use]
    pub fn quote(&self) -> Option<&str> {
        let start = self.text.find('“')? + '“'.len_utf8();
        let quote = self.text.get(start..self.text.rfind('”')?)?;
        self.receipt.contains(quote).then_some(quote)
    }

    /// Whether it is about a score, such as 4/5.
    fn is_on_rating(&self) -> bool {
        let bytes = self.text.as_bytes();
        self.kind == Kind::Reviewer
            && bytes.windows(3).any(
                |three| matches!(three, [a, b'/', b] if a.is_ascii_digit() && b.is_ascii_digit()),
            )
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
