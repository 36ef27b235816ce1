//! Everything that may be asked about one review.

use std::collections::{HashMap, HashSet};

use super::order::{self, Ranked};
use super::person;
use super::source::{self, Reading, Source};
use super::tier::Tiers;
use super::{Kind, Question};
use crate::club::bank::{Bank, On, Prompt, Slot};
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
/// Most questions that quote the same words.
const MOST_OF_QUOTE: usize = 4;
/// The same for a quote that says little, and for one that another theme has.
const MOST_OF_WEAK_QUOTE: usize = 2;
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
    for found in themes {
        let Some((index, theme)) = bank.index_of(&found.id).zip(bank.theme(&found.id)) else {
            continue;
        };
        let sources = reading.of_theme(index, &found.evidence);
        stock.theme(&theme.prompts, sources, &found.id);
    }
    let points: Vec<&str> = [&review.strong_point, &review.weak_point]
        .into_iter()
        .map(|point| point.as_deref().unwrap_or_default())
        .collect();
    for (on, point) in [On::StrongPoint, On::WeakPoint].into_iter().zip(&points) {
        let sources = source::of_point(point);
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
    /// How many questions quote these words.
    quoted: HashMap<&'a str, usize>,
}

impl<'a> Stock<'a> {
    /// Adds the questions on a theme: of its prompts as many as its sentences
    /// can bear, with those first that no other theme has quoted.
    fn theme(&mut self, prompts: &[Prompt], mut sources: Vec<Source<'a>>, theme: &str) {
        sources.sort_by_key(|source| self.quoted.contains_key(source.quote));
        if let Some(fresh) = sources
            .iter()
            .position(|one| self.quoted.contains_key(one.quote))
        {
            // What others have is quoted only where there is nothing else.
            sources.truncate(fresh.max(1));
        }
        let Some(first) = sources.first() else {
            return;
        };
        let mut room: Vec<usize> = sources.iter().map(|one| self.room(one)).collect();
        let (endings, others): (Vec<&Prompt>, Vec<&Prompt>) =
            turned(prompts.iter(), first.receipt).partition(|one| one.kind == Kind::Ending);
        let mut turn = 0;
        for prompt in others.into_iter().take(MOST_OF_THEME) {
            let order = (0..sources.len()).map(|step| (turn + step) % sources.len());
            let next = order
                .into_iter()
                .find(|at| room.get(*at).is_some_and(|left| *left > 0));
            let Some((at, source)) = next.and_then(|at| Some((at, sources.get(at)?))) else {
                break;
            };
            self.quote(prompt, source, Some(theme), None);
            if let Some(left) = room.get_mut(at) {
                *left -= 1;
            }
            turn = at + 1;
        }
        for prompt in endings {
            self.quote(prompt, first, Some(theme), None);
        }
        for source in &sources {
            *self.quoted.entry(source.quote).or_default() += 1;
        }
    }

    /// How many questions may quote some words.
    fn room(&self, source: &Source<'_>) -> usize {
        let few = source.quote.split_whitespace().nth(2).is_none();
        if few || self.quoted.contains_key(source.quote) {
            MOST_OF_WEAK_QUOTE
        } else {
            MOST_OF_QUOTE
        }
    }

    /// Adds a question that quotes a sentence.
    fn quote(
        &mut self,
        prompt: &Prompt,
        source: &Source<'_>,
        theme: Option<&str>,
        person: Option<&str>,
    ) {
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
        self.add(prompt, text, tier, theme, (source.receipt, source.cost));
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
            self.questions.push(Ranked { question, cost });
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
