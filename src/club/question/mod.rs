//! Questions: a prompt of the bank, asked with words of one review.
//!
//! [`stock`] gives everything that may be asked about a review; [`choose`] takes
//! one of it for a channel, [`set`] several at once; what a club likes comes more
//! often ([`Thumbs`]). Every question carries its
//! receipt, the sentence of the review that it came from, letter by letter. The
//! wording of prompts is the [`crate::club::bank`]'s.

mod choice;
mod fit;
pub mod own;
mod phrase;
mod quote;
pub mod sheet;
mod source;
mod thumbs;
mod word;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub use crate::club::bank::Kind;
pub use choice::{Choice, Wish, choose, set, set_for};
pub use thumbs::{Thumbs, Votes};

use crate::club::bank::{Bank, On, Prompt, Slot};
use crate::club::review::Review;
use crate::club::theme::FoundTheme;
use crate::club::theme::prose::Prose;
use source::Source;

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
    /// Sixteen hexadecimal digits that name the question: the same after a
    /// restart and after a correction that leaves its sentence alone.
    #[must_use]
    pub fn key(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.prompt.as_bytes());
        // Neither half can hold this byte, so two halves have one meaning.
        hasher.update(&[0xff]);
        hasher.update(self.receipt.as_bytes());
        hasher.finalize().to_hex().chars().take(16).collect()
    }
}

/// Longest title that goes into a question, in characters.
const LONGEST_TITLE: usize = 120;
/// Least difference of two ratings, in stars of five, that is worth a question.
const SMALLEST_GAP: f64 = 0.5;
/// Of one sort, how many prompts are tried on the same words of the reviewer.
const PROMPTS_EACH: usize = 2;

/// Everything that may be asked about a review: each prompt of its themes once,
/// then what can be asked about the reviewer's own opinion. Every key is there
/// once.
#[must_use]
pub fn stock(bank: &Bank, review: &Review, themes: &[FoundTheme]) -> Vec<Question> {
    let prose = Prose::read(bank.marks(), review);
    let mut stock = Stock {
        title: title_of(review),
        themes,
        questions: Vec::new(),
        seen: HashSet::new(),
    };
    for found in themes {
        let Some((index, theme)) = bank.index_of(&found.id).zip(bank.theme(&found.id)) else {
            continue;
        };
        let sources = source::of_theme(&prose, index, &found.evidence);
        for (prompt, source) in theme.prompts.iter().zip(sources.iter().cycle()) {
            stock.quote(prompt, source, Some(&found.id));
        }
    }
    for (on, point) in [
        (On::StrongPoint, &review.strong_point),
        (On::WeakPoint, &review.weak_point),
    ] {
        let sources = source::of_point(point.as_deref().unwrap_or_default());
        for (prompt, source) in bank.reviewer(on).zip(sources.iter().cycle()) {
            stock.quote(prompt, source, None);
        }
    }
    let claims = source::claims(&prose);
    for (on, sources) in [
        (On::Question, &source::questions(&prose)),
        (On::Claim, &claims),
    ] {
        let prompts: Vec<&Prompt> = bank.reviewer(on).collect();
        for (turn, source) in sources.iter().enumerate() {
            let from = turn * PROMPTS_EACH;
            let turned = prompts.iter().cycle().skip(from % prompts.len().max(1));
            for prompt in turned.take(PROMPTS_EACH.min(prompts.len())) {
                stock.quote(prompt, source, None);
            }
        }
    }
    if let Some(claim) = claims.first() {
        stock.numbers(bank, review, claim.receipt);
    }
    stock.questions
}

/// A stock being filled.
struct Stock<'a> {
    title: Option<String>,
    themes: &'a [FoundTheme],
    questions: Vec<Question>,
    seen: HashSet<String>,
}

impl Stock<'_> {
    /// Adds a question that quotes a sentence.
    fn quote(&mut self, prompt: &Prompt, source: &Source<'_>, theme: Option<&str>) {
        let text = prompt.text.fill(|slot| match slot {
            Slot::Quote => Some(source.quote),
            Slot::Title => self.title.as_deref(),
            Slot::Rating | Slot::Other | Slot::Source => None,
        });
        let spoken = || {
            let mut themes = self.themes.iter();
            themes.find(|theme| theme.evidence.iter().any(|line| line == source.receipt))
        };
        let theme = theme.or_else(|| spoken().map(|theme| theme.id.as_str()));
        let tier = prompt.tier.max(u8::from(source.spoils));
        let theme = theme.map(str::to_owned);
        self.add(prompt, text, tier, theme, source.receipt);
    }

    /// Adds the questions about the rating, with a sentence in which the
    /// reviewer judges: a number alone gives a member nothing to argue with.
    fn numbers(&mut self, bank: &Bank, review: &Review, judgement: &str) {
        let Some(own) = &review.reviewer_rating else {
            return;
        };
        let Some(rating) = own.value.zip(own.scale).map(out_of) else {
            return;
        };
        for prompt in bank.reviewer(On::Verdict) {
            let text = prompt.text.fill(|slot| match slot {
                Slot::Rating => Some(&rating),
                Slot::Title => self.title.as_deref(),
                _ => None,
            });
            self.add(prompt, text, prompt.tier, None, judgement);
        }
        let far = |other: &f64| {
            own.of_five()
                .is_some_and(|own| (own - other).abs() >= SMALLEST_GAP)
        };
        let other = review
            .other_ratings
            .iter()
            .find(|other| other.of_five().is_some_and(|stars| far(&stars)));
        let Some((other, scale)) = other.and_then(|other| Some((other, other.scale?))) else {
            return;
        };
        let (value, name) = (out_of((other.value, scale)), one_line(&other.source));
        for prompt in bank.reviewer(On::Gap) {
            let text = prompt.text.fill(|slot| match slot {
                Slot::Rating => Some(&rating),
                Slot::Other => Some(&value),
                Slot::Source => Some(&name),
                Slot::Title => self.title.as_deref(),
                Slot::Quote => None,
            });
            self.add(prompt, text, prompt.tier, None, judgement);
        }
    }

    fn add(
        &mut self,
        prompt: &Prompt,
        text: Option<String>,
        tier: u8,
        theme: Option<String>,
        receipt: &str,
    ) {
        let Some(text) = text.filter(|_| !receipt.is_empty()) else {
            return;
        };
        let question = Question {
            text,
            kind: prompt.kind,
            tier,
            theme,
            receipt: receipt.to_owned(),
            prompt: prompt.id.clone(),
        };
        if self.seen.insert(question.key()) {
            self.questions.push(question);
        }
    }
}

/// A rating as members read it: "4/5", "3.84/5".
fn out_of((value, scale): (f64, f64)) -> String {
    let hundredths = |number: f64| (number * 100.0).round() / 100.0;
    format!("{}/{}", hundredths(value), hundredths(scale))
}

/// The book's title as a question says it; `None` where there is none, or one
/// that is too long to say.
fn title_of(review: &Review) -> Option<String> {
    let title = one_line(review.title.as_deref()?);
    (!title.is_empty() && title.chars().count() <= LONGEST_TITLE).then_some(title)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
