//! The order of a stock: each six of it can be put to a table as it stands,
//! varied by kind, theme, sentence and opening, the best evidence first; what
//! gives the story away comes last.

use super::{Kind, Question};

/// How many questions are one evening.
const EVENING: usize = 6;

/// The kinds that an evening has, in the order to ask them; the last is free.
const KINDS: [&[Kind]; EVENING] = [
    &[Kind::Theme],
    &[Kind::Character],
    &[Kind::Reviewer],
    &[Kind::Craft],
    &[Kind::Ethics, Kind::Personal],
    &[],
];

/// A question and what speaks against its words, 0 for a good quote.
pub(super) struct Ranked {
    pub question: Question,
    pub cost: f64,
}

/// What speaks against a question beside others.
mod costs {
    /// For each tier, and for an ending.
    pub const TIER: f64 = 80.0;
    /// Of another kind than the place wants.
    pub const PLACE: f64 = 2.0;
    /// A kind that the evening has already.
    pub const KIND: f64 = 3.0;
    /// A theme that it has.
    pub const THEME: f64 = 3.0;
    /// A sentence that it has.
    pub const RECEIPT: f64 = 30.0;
    /// A sentence that an earlier evening had.
    pub const RECEIPT_BEFORE: f64 = 0.5;
    /// A second one on the rating.
    pub const RATING: f64 = 50.0;
    /// The same first words or the same prompt.
    pub const FRAME: f64 = 60.0;
}

/// All of a stock, in the order to ask it.
pub(super) fn ordered(stock: Vec<Ranked>) -> Vec<Question> {
    let mut open: Vec<Candidate> = stock.into_iter().map(Candidate::new).collect();
    let mut done: Vec<Candidate> = Vec::with_capacity(open.len());
    while !open.is_empty() {
        let (place, begun) = (done.len() % EVENING, done.len() - done.len() % EVENING);
        let wanted = KINDS.get(place).copied().unwrap_or_default();
        let (before, evening) = done.split_at(begun);
        let costs = open.iter().map(|one| one.cost(wanted, evening, before));
        let best = costs.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
        let Some((best, _)) = best else { break };
        done.push(open.remove(best));
    }
    done.into_iter().map(|one| one.question).collect()
}

struct Candidate {
    question: Question,
    opening: String,
    own: f64,
    rating: bool,
}

impl Candidate {
    fn new(ranked: Ranked) -> Self {
        let Ranked { question, cost } = ranked;
        let ending = question.kind == Kind::Ending;
        Self {
            opening: opening(&question.text),
            rating: question.is_on_rating(),
            own: cost + costs::TIER * (f64::from(question.tier) + f64::from(u8::from(ending))),
            question,
        }
    }

    fn cost(&self, wanted: &[Kind], evening: &[Self], before: &[Self]) -> f64 {
        let question = &self.question;
        let placed = wanted.is_empty() || wanted.contains(&question.kind);
        let mut cost = self.own + if placed { 0.0 } else { costs::PLACE };
        for other in evening {
            let theme = question.theme.is_some() && question.theme == other.question.theme;
            for (same, price) in [
                (question.kind == other.question.kind, costs::KIND),
                (theme, costs::THEME),
                (question.receipt == other.question.receipt, costs::RECEIPT),
                (self.rating && other.rating, costs::RATING),
                (self.opening == other.opening, costs::FRAME),
                (question.prompt == other.question.prompt, costs::FRAME),
            ] {
                cost += if same { price } else { 0.0 };
            }
        }
        let asked = before
            .iter()
            .filter(|one| one.question.receipt == question.receipt);
        cost + costs::RECEIPT_BEFORE * asked.count() as f64
    }
}

/// The words that a question begins with, in small letters.
pub(super) fn opening(text: &str) -> String {
    let words: Vec<&str> = first_words(text).collect();
    words.join(" ").to_lowercase()
}

/// The words that a question begins with, its quotation left out: three, or six
/// where the quotation comes within them, for then two or three of them only
/// say whose words those were.
pub(super) fn first_words(text: &str) -> impl Iterator<Item = &str> {
    let (before, rest) = text.split_once('“').unwrap_or((text, ""));
    let after = rest.rsplit_once('”').map_or(rest, |(_, after)| after);
    let most = match before.split_whitespace().nth(3) {
        None => 6,
        Some(_) => 3,
    };
    before
        .split_whitespace()
        .chain(after.split_whitespace())
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(number: usize, kind: Kind, theme: &str, tier: u8, cost: f64) -> Ranked {
        Ranked {
            question: Question {
                text: format!("Opening number {number} of a question?"),
                kind,
                tier,
                theme: Some(theme.to_owned()),
                receipt: format!("Sentence {}.", number / 2),
                prompt: format!("{theme}/{number}"),
            },
            cost,
        }
    }

    #[test]
    fn a_question_begins_with_words_of_the_bank() {
        for (text, wanted) in [
            (
                "Who would say “no, never” to that?",
                "who would say to that?",
            ),
            ("Who “never” says no?", "who says no?"),
            (
                "The reviewer says “no” – who would agree with that, and why?",
                "the reviewer says who would agree",
            ),
            ("Which of the two would say “no” here?", "which of the"),
            (
                "“A “small” house” says the reviewer. Who would be at home in it?",
                "says the reviewer. who would be",
            ),
            ("", ""),
        ] {
            assert_eq!(opening(text), wanted, "failed on {text}");
        }
    }

    #[test]
    fn the_first_six_are_varied_and_the_best() {
        use Kind::{Character, Craft, Ending, Ethics, Personal, Reviewer, Theme};
        let kinds = [
            Theme, Theme, Character, Craft, Ethics, Personal, Reviewer, Ending,
        ];
        let stock = (0..48).map(|number| {
            let theme = ["memory", "war", "family"][number % 3];
            let tier = u8::from(number % 7 == 0);
            ranked(number, kinds[number % 8], theme, tier, (number % 5) as f64)
        });
        let done = ordered(stock.collect());
        assert_eq!(done.len(), 48);
        let first: Vec<Kind> = done.iter().take(5).map(|one| one.kind).collect();
        assert_eq!(&first[..4], &[Theme, Character, Reviewer, Craft]);
        assert!(matches!(first[4], Ethics | Personal), "{first:?}");
        let tiers: Vec<u8> = done.iter().take(24).map(|one| one.tier).collect();
        assert_eq!(tiers, [0; 24]);
        let last = done.last().map(|one| (one.kind, one.tier));
        assert_eq!(last, Some((Ending, 1)), "{last:?}");
    }

    #[test]
    fn no_sentence_comes_twice_in_an_evening_while_there_are_others() {
        let stock = (0..12).map(|number| ranked(number, Kind::Craft, "war", 0, 0.0));
        let done = ordered(stock.collect());
        for evening in done.chunks(EVENING) {
            let mut receipts: Vec<&str> = evening.iter().map(|one| one.receipt.as_str()).collect();
            receipts.sort_unstable();
            receipts.dedup();
            assert_eq!(receipts.len(), EVENING, "{receipts:?}");
        }
    }
}
