//! The order of questions: each six can be put to a table as they stand, varied
//! by kind, theme, sentence and wording, the best first; what gives the story
//! away comes last.
//!
//! What speaks against two questions in one evening is in one list of prices,
//! for the order of a stock as for a set that is drawn from it.

use foldhash::HashMap;

use super::{Kind, Question, person};

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

/// A question and what speaks against it, 0 for a good one.
pub(super) struct Ranked {
    pub question: Question,
    pub cost: f64,
}

/// What speaks against a question, alone and beside others.
mod prices {
    /// For each tier, and for an ending.
    pub const TIER: f64 = 80.0;
    /// Of another kind than the place wants.
    pub const PLACE: f64 = 1.0;
    /// A kind that the evening has already; twice, four times that, and so on.
    pub const KIND: f64 = 2.0;
    /// A theme that it has.
    pub const THEME: f64 = 3.0;
    /// A sentence that it has.
    pub const RECEIPT: f64 = 2.5;
    /// A sentence that an earlier evening had.
    pub const RECEIPT_BEFORE: f64 = 0.5;
    /// A second one on the rating.
    pub const RATING: f64 = 90.0;
    /// The same first or last words, or the same prompt.
    pub const FRAME: f64 = 60.0;
    /// A third one, and a fourth, that names the reviewer.
    pub const CITES: f64 = 3.0;
    /// One that has nothing of the review but the title, and each further one.
    pub const ALONE: f64 = 0.8;
    pub const BARE: f64 = 2.0;
    /// A third one that the reviewer asks herself.
    pub const ASKED: f64 = 20.0;
    /// The same words quoted.
    pub const QUOTE: f64 = 90.0;
    /// On the same sort of sentence.
    pub const SORT: f64 = 3.0;
    /// The same turn of phrase, four words long.
    pub const TURN: f64 = 14.0;
}

/// So many questions of an evening may name the reviewer.
const MOST_CITING: usize = 2;

/// All of a stock, in the order to ask it.
pub(super) fn ordered(stock: Vec<Ranked>) -> Vec<Question> {
    let candidates = stock
        .iter()
        .enumerate()
        .map(|(at, one)| Candidate::new(&one.question, at, one.cost + telling(&one.question)));
    let order = evenings(candidates.collect(), stock.len());
    let mut questions: Vec<Option<Question>> =
        stock.into_iter().map(|one| Some(one.question)).collect();
    let taken = order
        .into_iter()
        .filter_map(|at| questions.get_mut(at)?.take());
    taken.collect()
}

/// What speaks against a question because of what it gives away.
pub(super) fn telling(question: &Question) -> f64 {
    let ending = u8::from(question.kind == Kind::Ending);
    prices::TIER * f64::from(question.tier + ending)
}

/// The best `size` of some questions, evening after evening, by their numbers.
/// Of two that are as good, the first is taken.
pub(super) fn evenings(mut open: Vec<Candidate<'_>>, size: usize) -> Vec<usize> {
    let mut done: Vec<Candidate<'_>> = Vec::with_capacity(size.min(open.len()));
    let mut had: HashMap<u64, usize> = HashMap::default();
    while done.len() < size && !open.is_empty() {
        let place = done.len() % EVENING;
        let wanted = KINDS.get(place).copied().unwrap_or_default();
        let evening = Evening::of(done.get(done.len() - place..).unwrap_or_default());
        let costs = open.iter().map(|one| one.cost(wanted, &evening, &had));
        let best = costs.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
        let Some((best, _)) = best else { break };
        let next = open.remove(best);
        done.push(next);
        if place + 1 == EVENING {
            open.iter_mut().for_each(|one| one.beside = 0.0);
            let evening = done.iter().rev().take(EVENING);
            for receipt in evening.filter_map(|one| one.receipt) {
                *had.entry(receipt).or_default() += 1;
            }
        } else if let Some(next) = done.last() {
            let all = open.iter_mut();
            all.for_each(|one| one.beside += one.price_beside(next));
        }
    }
    done.into_iter().map(|one| one.number).collect()
}

/// A question that may be asked. Words that are compared are there as numbers, for
/// each question is compared with all that may be asked beside it.
pub(super) struct Candidate<'a> {
    question: &'a Question,
    number: usize,
    opening: u64,
    closing: u64,
    quote: Option<u64>,
    theme: Option<u64>,
    receipt: Option<u64>,
    prompt: u64,
    sort: Option<u64>,
    cites: bool,
    rating: bool,
    bare: bool,
    asked: bool,
    own: f64,
    /// Its turns of phrase, as sorted numbers.
    turns: Vec<u64>,
    /// What speaks against it beside those of the evening, each by each.
    beside: f64,
}

impl<'a> Candidate<'a> {
    /// A question with its number and what speaks against it alone.
    pub fn new(question: &'a Question, number: usize, own: f64) -> Self {
        let quote = question.quote();
        let text = question.text.as_str();
        let without = quote.map_or(text.into(), |quote| text.replacen(quote, "", 1));
        let receipt = Some(question.receipt.as_str()).filter(|receipt| !receipt.is_empty());
        Self {
            opening: number_of(&opening(text)),
            closing: number_of(&closing(text)),
            theme: question.theme.as_deref().map(number_of),
            receipt: receipt.map(number_of),
            prompt: number_of(&question.prompt),
            sort: sort(&question.prompt).map(number_of),
            cites: without.contains("review"),
            bare: quote.is_none()
                && !names_anybody(text)
                && !person::is_named(text, &question.receipt),
            asked: quote.is_some_and(|quote| quote.ends_with('?')),
            turns: turns(&without),
            beside: 0.0,
            rating: question.is_on_rating(),
            question,
            number,
            quote: quote.map(number_of),
            own,
        }
    }

    /// Whether both use the same turn of phrase.
    fn shares(&self, other: &Self) -> bool {
        let mut others = other.turns.iter().peekable();
        self.turns.iter().any(|turn| {
            while others.next_if(|other| *other < turn).is_some() {}
            others.peek() == Some(&turn)
        })
    }

    /// What speaks against both in one evening.
    fn price_beside(&self, other: &Self) -> f64 {
        let same = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
        [
            (same(self.theme, other.theme), prices::THEME),
            (same(self.receipt, other.receipt), prices::RECEIPT),
            (self.rating && other.rating, prices::RATING),
            (self.opening == other.opening, prices::FRAME),
            (self.closing == other.closing, prices::FRAME),
            (same(self.quote, other.quote), prices::QUOTE),
            (self.prompt == other.prompt, prices::FRAME),
            (same(self.sort, other.sort), prices::SORT),
            (self.shares(other), prices::TURN),
        ]
        .into_iter()
        .map(|(same, price)| if same { price } else { 0.0 })
        .sum()
    }

    /// What speaks against it at a place of an evening; `had` says how many
    /// questions of earlier evenings hang on each sentence.
    fn cost(&self, wanted: &[Kind], evening: &Evening, had: &HashMap<u64, usize>) -> f64 {
        let kind = self.question.kind;
        let placed = wanted.is_empty() || wanted.contains(&kind);
        let mut cost = self.own + self.beside + if placed { 0.0 } else { prices::PLACE };
        let alike = evening.kinds.iter().filter(|one| **one == kind);
        cost += prices::KIND * alike.count().pow(2) as f64;
        if self.cites {
            cost += prices::CITES * (evening.citing + 1).saturating_sub(MOST_CITING) as f64;
        }
        if self.bare {
            cost += prices::ALONE + prices::BARE * evening.bare as f64;
        }
        if self.asked {
            cost += prices::ASKED * (evening.asked as f64 - 1.0).max(0.0);
        }
        let asked = self.receipt.and_then(|receipt| had.get(&receipt).copied());
        cost + prices::RECEIPT_BEFORE * asked.unwrap_or_default() as f64
    }
}

/// What an evening has already.
struct Evening {
    kinds: Vec<Kind>,
    citing: usize,
    bare: usize,
    asked: usize,
}

impl Evening {
    fn of(questions: &[Candidate<'_>]) -> Self {
        let count = |is: fn(&&Candidate<'_>) -> bool| questions.iter().filter(is).count();
        Self {
            kinds: questions.iter().map(|one| one.question.kind).collect(),
            citing: count(|one| one.cites),
            bare: count(|one| one.bare),
            asked: count(|one| one.asked),
        }
    }
}

/// The sort of sentence that a prompt of the reviewer's files is on, by its id:
/// "comparison" of `reviewer-words/comparison-meet`, as all ids of those files
/// begin. People are not of a sort.
fn sort(prompt: &str) -> Option<&str> {
    let (file, id) = prompt.split_once('/')?;
    let sort = file.starts_with("reviewer") && file != "reviewer-people";
    id.split('-').next().filter(|_| sort)
}

/// The words that a question begins with, in small letters.
pub(super) fn opening(text: &str) -> String {
    let words: Vec<&str> = first_words(text).collect();
    words.join(" ").to_lowercase()
}

/// Whether a question names somebody or something: a word with a capital inside a
/// sentence, beside the title.
pub(super) fn names_anybody(text: &str) -> bool {
    let untitled: String = text.split('*').step_by(2).collect();
    let mut fresh = true;
    untitled.split_whitespace().any(|word| {
        let named = !fresh && word.starts_with(char::is_uppercase) && word != "I";
        fresh = word.ends_with(['.', '?', ':', '!', '–']);
        named
    })
}

/// Every four words of a text that stand in a row, as sorted numbers.
fn turns(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| {
            let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
            numbered(letters.map(|letter| letter | 0x20))
        })
        .collect();
    let mut turns: Vec<u64> = words
        .windows(4)
        .map(|four| {
            four.iter()
                .fold(7, |hash: u64, word| hash.rotate_left(13) ^ word)
        })
        .collect();
    turns.sort_unstable();
    turns
}

/// A number that stands for a text where texts are compared.
fn number_of(text: &str) -> u64 {
    numbered(text.bytes())
}

/// FNV-1a, which is the same in every run, so that an order is.
fn numbered(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The last three words of a question, in small letters.
fn closing(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(3).collect();
    words.reverse();
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
            ranked(
                number,
                kinds[number % 8],
                theme,
                tier,
                (number % 5) as f64 / 5.0,
            )
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
