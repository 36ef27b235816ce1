//! Everything that may be asked about one review.

use std::collections::{HashMap, HashSet};

use super::order::{self, Ranked};
use super::person;
use super::source::{self, Reading, Source};
use super::tier::Tiers;
use super::{Kind, Question};
use crate::club::bank::{Bank, On, Prompt, Slot, Theme};
use crate::club::review::Review;
use crate::club::theme::FoundTheme;
use crate::club::theme::prose::Prose;

/// A stock of fewer questions is not enough for an evening.
pub const THIN: usize = 6;

/// Longest title that goes into a question, in characters.
const LONGEST_TITLE: usize = 120;
/// Least difference of two ratings, in stars of five, that is worth a question.
const SMALLEST_GAP: f64 = 0.5;
/// Most questions on one theme, endings not counted.
const MOST_OF_THEME: usize = 6;
/// Most questions that quote the same words, in all of a stock.
const MOST_OF_QUOTE: usize = 3;
/// Most questions on a point that the reviewer names.
const MOST_OF_POINT: usize = 4;
/// Most questions about a person of the book.
const MOST_OF_PERSON: usize = 3;
/// Most questions about a rating.
const MOST_OF_NUMBER: usize = 3;
/// How many prompts are tried on the same words of the reviewer.
const PROMPTS_EACH: usize = 2;
/// What speaks against a question about a number.
const NUMBER_COST: f64 = 1.0;

/// Everything that may be asked about a review, in the order to ask it: each six
/// varied by kind, theme and sentence, the best evidence first, what gives the
/// story away last. Fewer than [`THIN`] where the review says little. Every key
/// is there once.
#[must_use]
pub fn stock(bank: &Bank, review: &Review, themes: &[FoundTheme]) -> Vec<Question> {
    let prose = Prose::read(bank.marks(), review);
    let reading = Reading {
        prose: &prose,
        tiers: Tiers::new(&prose),
    };
    let mut stock = Stock {
        title: title_of(review),
        themes,
        questions: Vec::new(),
        seen: HashSet::new(),
        quoted: HashMap::new(),
    };
    let spoken: Vec<(&Theme, Vec<Source<'_>>)> = themes
        .iter()
        .filter_map(|found| {
            bank.index_of(&found.id)
                .zip(bank.theme(&found.id))
                .zip(Some(found))
        })
        .map(|((index, theme), found)| (theme, reading.of_theme(index, &found.evidence)))
        .collect();
    let mut sharing: HashMap<&str, usize> = HashMap::new();
    for source in spoken.iter().flat_map(|(_, sources)| sources) {
        *sharing.entry(source.receipt).or_default() += 1;
    }
    for (theme, sources) in spoken {
        stock.theme(theme, sources, &sharing);
    }
    let points: Vec<&str> = [&review.strong_point, &review.weak_point]
        .into_iter()
        .map(|point| point.as_deref().unwrap_or_default())
        .collect();
    for (on, point) in [On::StrongPoint, On::WeakPoint].into_iter().zip(&points) {
        let sources = source::of_point(point, prose.language);
        let prompts = turned(bank.reviewer(on), point);
        for (prompt, source) in prompts.take(MOST_OF_POINT).zip(sources.iter().cycle()) {
            stock.quote(prompt, source, None, None);
        }
    }
    let claims = reading.claims(&points);
    let worth = claims
        .iter()
        .filter(|claim| claim.cost <= source::HARDLY_WORTH_IT);
    let worth: Vec<Source<'_>> = worth.cloned().collect();
    for (on, sources) in [(On::Question, &reading.questions()), (On::Claim, &worth)] {
        let first = sources.first().map_or("", |source| source.receipt);
        let prompts: Vec<&Prompt> = turned(bank.reviewer(on), first).collect();
        for (turn, source) in sources.iter().enumerate() {
            let from = turn * PROMPTS_EACH;
            let next = prompts.iter().cycle().skip(from % prompts.len().max(1));
            for prompt in next.take(PROMPTS_EACH.min(prompts.len())) {
                stock.quote(prompt, source, None, None);
            }
        }
    }
    let mut prompts = turned(bank.reviewer(On::Person), &review.body);
    for person in person::people(&reading, review) {
        let sources = person.sources.iter().cycle();
        for (source, prompt) in sources.take(MOST_OF_PERSON).zip(prompts.by_ref()) {
            stock.quote(prompt, source, None, Some(person.name));
        }
    }
    if let Some(claim) = claims.first() {
        stock.numbers(bank, review, claim.receipt);
    }
    order::ordered(stock.questions)
}

/// Prompts, beginning with another one for each text: two reviews that a club
/// reads after each other are not asked about in the same words.
fn turned<'a>(
    prompts: impl Iterator<Item = &'a Prompt>,
    text: &str,
) -> impl Iterator<Item = &'a Prompt> {
    let mut prompts: Vec<&Prompt> = prompts.collect();
    let hash = blake3::hash(text.as_bytes());
    let first = hash.as_bytes().first().copied().unwrap_or_default();
    let by = usize::from(first) % prompts.len().max(1);
    prompts.rotate_left(by);
    prompts.into_iter()
}

/// A stock being filled.
struct Stock<'a> {
    title: Option<String>,
    themes: &'a [FoundTheme],
    questions: Vec<Ranked>,
    seen: HashSet<String>,
    /// How many questions quote this sentence.
    quoted: HashMap<&'a str, usize>,
}

impl<'a> Stock<'a> {
    /// Adds the questions on a theme: of its prompts as many as its sentences
    /// can bear. `sharing` says of how many themes a sentence speaks; each has its
    /// share of the questions that may quote it.
    fn theme(
        &mut self,
        theme: &Theme,
        mut sources: Vec<Source<'a>>,
        sharing: &HashMap<&'a str, usize>,
    ) {
        // Those first that no other theme has quoted.
        sources.sort_by_key(|source| self.used(source));
        let Some(first) = sources.first() else {
            return;
        };
        let (endings, others): (Vec<&Prompt>, Vec<&Prompt>) =
            turned(theme.prompts.iter(), first.receipt).partition(|one| one.kind == Kind::Ending);
        let share = |source: &Source<'_>| {
            let themes = sharing.get(source.receipt).copied().unwrap_or(1);
            (MOST_OF_QUOTE / themes.max(1)).max(1)
        };
        let mut room: Vec<usize> = sources.iter().map(share).collect();
        // One place is kept for those who have finished the book.
        if let Some(first) = room
            .first_mut()
            .filter(|room| **room > 2 && !endings.is_empty())
        {
            *first -= 1;
        }
        let mut turn = 0;
        let mut others = others.into_iter().take(MOST_OF_THEME).peekable();
        while let Some(prompt) = others.peek() {
            let order = (0..sources.len()).map(|step| (turn + step) % sources.len());
            let next = order
                .into_iter()
                .find(|at| room.get(*at).is_some_and(|left| *left > 0));
            let Some((at, source)) = next.and_then(|at| Some((at, sources.get(at)?))) else {
                break;
            };
            let asked = self.quote(prompt, source, Some(&theme.id), None);
            if let Some(left) = room.get_mut(at) {
                *left = if asked { *left - 1 } else { 0 };
            }
            if asked {
                others.next();
                turn = at + 1;
            }
        }
        for (prompt, source) in endings.into_iter().zip(sources.iter().cycle()) {
            self.quote(prompt, source, Some(&theme.id), None);
        }
    }

    /// How many questions quote a sentence.
    fn used(&self, source: &Source<'_>) -> usize {
        self.quoted.get(source.receipt).copied().unwrap_or_default()
    }

    /// Adds a question that quotes a sentence, unless enough do; says whether.
    fn quote(
        &mut self,
        prompt: &Prompt,
        source: &Source<'a>,
        theme: Option<&str>,
        person: Option<&str>,
    ) -> bool {
        if self.used(source) >= MOST_OF_QUOTE {
            return false;
        }
        let text = prompt.text.fill(|slot| match slot {
            Slot::Quote => Some(source.quote),
            Slot::Title => self.title.as_deref(),
            Slot::Person => person,
            Slot::Rating | Slot::Other | Slot::Source => None,
        });
        let spoken = || {
            let mut themes = self.themes.iter();
            themes.find(|theme| theme.evidence.iter().any(|line| line == source.receipt))
        };
        let theme = theme.or_else(|| spoken().map(|theme| theme.id.as_str()));
        let tier = prompt.tier.max(source.tier);
        let theme = theme.map(str::to_owned);
        let added = self.add(prompt, text, tier, theme, (source.receipt, source.cost));
        if added {
            *self.quoted.entry(source.receipt).or_default() += 1;
        }
        added
    }

    /// Adds the questions about the rating, with a sentence in which the
    /// reviewer judges: a number alone gives a member nothing to argue with.
    fn numbers(&mut self, bank: &Bank, review: &Review, judgement: &str) {
        let judgement = (judgement, NUMBER_COST);
        let Some(own) = &review.reviewer_rating else {
            return;
        };
        let Some(rating) = own.value.zip(own.scale).map(out_of) else {
            return;
        };
        for prompt in turned(bank.reviewer(On::Verdict), judgement.0).take(MOST_OF_NUMBER) {
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
        for prompt in turned(bank.reviewer(On::Gap), judgement.0).take(MOST_OF_NUMBER) {
            let text = prompt.text.fill(|slot| match slot {
                Slot::Rating => Some(&rating),
                Slot::Other => Some(&value),
                Slot::Source => Some(&name),
                Slot::Title => self.title.as_deref(),
                Slot::Quote | Slot::Person => None,
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
        (receipt, cost): (&str, f64),
    ) -> bool {
        let Some(text) = text.filter(|_| !receipt.is_empty()) else {
            return false;
        };
        let question = Question {
            text,
            kind: prompt.kind,
            tier,
            theme,
            receipt: receipt.to_owned(),
            prompt: prompt.id.clone(),
        };
        let new = self.seen.insert(question.key());
        if new {
            self.questions.push(Ranked { question, cost });
        }
        new
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
