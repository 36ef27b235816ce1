//! A stock of questions while it is being filled: each prompt with words of the
//! review, as long as not too many hang on the same ones.
//!
//! What is put into it, and in which order, is [`super::talk`]'s.

use std::collections::{HashMap, HashSet};

use super::Question;
use super::argument::says_something;
use super::excerpt::is_reviewers;
use super::grammar;
use super::order::{self, Ranked};
use super::person::{self, Person};
use super::quote;
use super::sort::Finding;
use super::source::Source;
use super::word::words;
use crate::club::bank::{Bank, On, Prompt, Slot};
use crate::club::theme::FoundTheme;
use crate::club::theme::fold::fold;
use crate::club::theme::language::Language;

/// Fewest words of a question, the words of the review among them.
const FEWEST_WORDS: usize = 12;
/// Most questions that quote the same words, in all of a stock.
pub(super) const MOST_OF_QUOTE: usize = 3;
/// Most questions that hang on the same sentence.
const MOST_OF_RECEIPT: usize = 6;
/// Most questions before which the same words are read out.
pub(super) const MOST_OF_LEAD: usize = 2;
/// Most questions on one finding.
const MOST_OF_FINDING: usize = 3;
/// Most questions about a person of the book who has a name, and about another.
const MOST_OF_PERSON: usize = 6;
const MOST_OF_FIGURE: usize = 3;

/// What speaks against a question, before what speaks for it.
pub(super) mod costs {
    use crate::club::bank::{Aspect, Form, On};

    /// Where nothing is known of what it hangs on.
    pub const BASE: f64 = 3.0;
    /// About a person of the book.
    pub const PERSON: f64 = -0.8;
    /// For each question before it on the same words.
    pub const AGAIN: f64 = 0.25;
    /// Where the words of the review are not in the question.
    pub const UNQUOTED: f64 = 0.6;

    /// Behind words that are not in the language of the question.
    pub const FOREIGN: f64 = 0.8;

    /// What is asked about nearly any book in the same way, however well it is
    /// worded: readers tire of it.
    pub fn of(on: On) -> f64 {
        match on {
            On::Recommended => 2.4,
            On::Judgement | On::Praise(Aspect::Book) | On::Blame(Aspect::Book) => 2.2,
            On::Verdict => 2.0,
            On::Expectation | On::Effect(_) | On::Form(Form::Series) => 1.0,
            On::Question => 0.6,
            _ => 0.0,
        }
    }
}

/// Prompts, beginning with another one for each text: two reviews that a club
/// reads after each other are not asked about in the same words.
pub(super) fn turned<'a>(
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

/// Where a question hangs: the sentence, what it gives away, what speaks against
/// it.
#[derive(Clone, Copy)]
pub(super) struct Hanging<'a> {
    pub receipt: &'a str,
    /// Words of the sentence that can be read out before a question that quotes
    /// none.
    pub lead: Option<&'a str>,
    pub tier: u8,
    pub cost: f64,
}

/// The words that go into a prompt's slots.
#[derive(Clone, Copy, Default)]
pub(super) struct Fill<'a> {
    pub quote: Option<&'a str>,
    pub phrase: Option<&'a str>,
    pub person: Option<&'a str>,
    pub second: Option<&'a str>,
    pub rating: Option<&'a str>,
    pub other: Option<&'a str>,
    pub source: Option<&'a str>,
}

/// A stock being filled.
pub(super) struct Stock<'a> {
    /// Where the prompts are.
    pub bank: &'a Bank,
    title: Option<String>,
    language: Option<Language>,
    themes: &'a [FoundTheme],
    questions: Vec<Ranked>,
    seen: HashSet<String>,
    /// Which prompts about the reviewer's words are in use.
    used: HashSet<&'a str>,
    /// How many questions quote these words.
    pub quoted: HashMap<&'a str, usize>,
    /// How those begin that name nothing but the book.
    openings: HashSet<String>,
    /// How many are about a theme and a person.
    pub with_person: usize,
    /// How many are about a theme and name nothing but the book.
    pub bare: usize,
    /// How many hang on this sentence.
    pub hanging: HashMap<&'a str, usize>,
}

impl<'a> Stock<'a> {
    /// A stock without questions, about a book of this title.
    pub fn new(
        bank: &'a Bank,
        title: Option<String>,
        language: Option<Language>,
        themes: &'a [FoundTheme],
    ) -> Self {
        Self {
            bank,
            title,
            language,
            themes,
            questions: Vec::new(),
            seen: HashSet::new(),
            used: HashSet::new(),
            quoted: HashMap::new(),
            openings: HashSet::new(),
            with_person: 0,
            bare: 0,
            hanging: HashMap::new(),
        }
    }

    /// All questions, with what speaks against each.
    pub fn questions(self) -> Vec<Ranked> {
        self.questions
    }

    /// Adds the questions on what a sentence is known to say.
    pub fn finding(&mut self, finding: &Finding<'a>) {
        // "The concept of this book is amazing" is no more than that it is praised.
        let english = self.language == Some(Language::English);
        let says = |quote: &&str| !english || says_something(&fold(quote));
        let fill = Fill {
            quote: finding.quote.filter(says),
            phrase: finding.phrase,
            ..Fill::default()
        };
        let cost = costs::BASE - finding.worth + costs::of(finding.on);
        let hanging = |cost| Hanging {
            receipt: finding.receipt,
            lead: finding.lead,
            tier: finding.tier,
            cost,
        };
        self.several(finding.on, fill, cost, MOST_OF_FINDING, hanging);
    }

    /// Adds the questions on words of the reviewer.
    pub fn source(&mut self, on: On, source: &Source<'a>, worth: f64) {
        let fill = Fill {
            quote: Some(source.quote),
            ..Fill::default()
        };
        let foreign = match self.language {
            Some(Language::English) => 0.0,
            _ => costs::FOREIGN,
        };
        let cost =
            costs::BASE - worth + source.cost.clamp(0.0, 2.0) / 2.0 + costs::of(on) + foreign;
        let hanging = |cost| Hanging {
            receipt: source.receipt,
            lead: None,
            tier: source.tier,
            cost,
        };
        self.several(on, fill, cost, MOST_OF_FINDING, hanging);
    }

    /// Adds up to so many questions of one sort.
    fn several(
        &mut self,
        on: On,
        fill: Fill<'a>,
        cost: f64,
        most: usize,
        hanging: impl Fn(f64) -> Hanging<'a>,
    ) {
        let bank = self.bank;
        let mut asked = 0;
        // Those first that nothing else has used.
        let prompts = turned(bank.reviewer(on), hanging(0.0).receipt);
        let (used, fresh): (Vec<&Prompt>, Vec<&Prompt>) =
            prompts.partition(|prompt| self.used.contains(prompt.id.as_str()));
        for prompt in fresh.into_iter().chain(used) {
            if asked == most {
                break;
            }
            let cost = cost + costs::AGAIN * asked as f64;
            if self.ask(prompt, fill, hanging(cost), None) {
                self.used.insert(prompt.id.as_str());
                asked += 1;
            }
        }
    }

    /// Adds the questions on people of the book.
    pub fn people(&mut self, people: &'a [Person<'a>]) {
        for (rank, person) in people.iter().enumerate() {
            let mut sources = person.sources.iter();
            let first = sources.next();
            let quote = first.map(|source| source.quote);
            let receipt = first.map_or(person.mention, |source| (source.receipt, source.tier));
            let fill = Fill {
                quote,
                person: Some(&person.name),
                ..Fill::default()
            };
            let cost = costs::PERSON + 0.4 * rank as f64;
            let hanging = |cost| Hanging {
                receipt: receipt.0,
                lead: None,
                tier: receipt.1,
                cost,
            };
            let most = match person.has_name() {
                true => MOST_OF_PERSON,
                false => MOST_OF_FIGURE,
            };
            self.several(On::Person, fill, cost, most, hanging);
        }
        for pair in person::pairs(people) {
            let fill = Fill {
                person: Some(pair.first),
                second: Some(pair.second),
                ..Fill::default()
            };
            let hanging = |cost| Hanging {
                receipt: pair.receipt,
                lead: None,
                tier: pair.tier,
                cost,
            };
            self.several(
                On::Pair,
                fill,
                costs::PERSON - 0.1,
                MOST_OF_FINDING,
                hanging,
            );
        }
    }

    /// A prompt with its words; `None` where one is lacking.
    pub fn filled(&self, prompt: &Prompt, fill: Fill<'_>) -> Option<String> {
        let title = self.title.as_deref();
        // "The young Irish priest", "Sir Arthur Conan Doyle" twice in a sentence is
        // once too often.
        let long = fill
            .person
            .is_some_and(|name| name.split(' ').nth(2).is_some());
        let people = prompt.text.slots().filter(|slot| *slot == Slot::Person);
        if long && people.count() > 1 {
            return None;
        }
        prompt.text.fill(|slot| match slot {
            Slot::Quote => fill.quote,
            Slot::Phrase => fill.phrase,
            Slot::Title => title,
            Slot::Person => fill.person,
            Slot::Second => fill.second,
            Slot::Rating => fill.rating,
            Slot::Other => fill.other,
            Slot::Source => fill.source,
        })
    }

    /// Adds a question, unless enough hang on the same words; says whether.
    pub fn ask(
        &mut self,
        prompt: &Prompt,
        fill: Fill<'a>,
        hanging: Hanging<'a>,
        theme: Option<&str>,
    ) -> bool {
        let has = |slot| prompt.text.has(slot);
        let quote = fill.quote.filter(|_| has(Slot::Quote));
        let phrase = fill.phrase.filter(|_| has(Slot::Phrase));
        // What a prompt only speaks of is read out before it, where it can be, once.
        let read_out = Some(hanging.receipt).filter(|receipt| {
            let bare = prompt.text.slots().all(|slot| slot == Slot::Title);
            let first = bare && prompt.on.is_some() && !self.quoted.contains_key(receipt);
            let english = self.language == Some(Language::English);
            first
                && english
                && says_something(&fold(receipt))
                && !is_of_reviewer(receipt)
                && quote::stands_alone(receipt, grammar::of(Language::English))
        });
        let lead = hanging.lead.filter(|lead| {
            // Who is asked about somebody needs no other words to hang on.
            let bare = prompt.text.slots().all(|slot| slot == Slot::Title);
            let known = self.quoted.get(lead).copied().unwrap_or_default();
            bare && read_out.is_none() && known < MOST_OF_LEAD
        });
        let quoted = quote.or(phrase).or(read_out).or(lead);
        let many = |counts: &HashMap<&str, usize>, words: &str, most: usize| {
            counts.get(words).is_some_and(|count| *count >= most)
        };
        if quoted.is_some_and(|words| many(&self.quoted, words, MOST_OF_QUOTE))
            || many(&self.hanging, hanging.receipt, MOST_OF_RECEIPT)
        {
            return false;
        }
        let cost = hanging.cost
            + if quoted.is_some() {
                0.0
            } else {
                costs::UNQUOTED
            };
        let text = self
            .filled(prompt, fill)
            .map(|asked| match (read_out, lead) {
                (Some(receipt), _) => format!("“{receipt}” {asked}"),
                (None, Some(lead)) => after_words(lead, &asked),
                (None, None) => asked,
            });
        let added = self.add(prompt, text, theme, hanging.receipt, (hanging.tier, cost));
        if added {
            *self.hanging.entry(hanging.receipt).or_default() += 1;
            if let Some(words) = quoted {
                *self.quoted.entry(words).or_default() += 1;
            }
        }
        added
    }

    /// Adds a question, unless it is there already; says whether.
    pub fn add(
        &mut self,
        prompt: &Prompt,
        text: Option<String>,
        theme: Option<&str>,
        receipt: &str,
        (tier, cost): (u8, f64),
    ) -> bool {
        let long = |text: &String| text.split_whitespace().count() >= FEWEST_WORDS;
        let Some(text) = text.filter(|text| long(text) && !receipt.is_empty()) else {
            return false;
        };
        // Two that name nothing but the book must not sound alike on top of it.
        let bare = !text.contains('“')
            && !order::names_anybody(&text)
            && !person::is_named(&text, receipt);
        if bare && !self.openings.insert(order::opening(&text)) {
            return false;
        }
        let spoken = || {
            let mut themes = self.themes.iter();
            themes.find(|theme| theme.evidence.iter().any(|line| line == receipt))
        };
        let theme = theme.or_else(|| spoken().map(|theme| theme.id.as_str()));
        let question = Question {
            text,
            kind: prompt.kind,
            tier: prompt.tier.max(tier),
            theme: theme.map(str::to_owned),
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

/// A question after words of the review, with a word on whose they are.
pub(super) fn after_words(words: &str, asked: &str) -> String {
    match words.ends_with(['.', '!', '?', '…']) {
        true => format!("The review: “{words}” {asked}"),
        false => format!("The review: “{words}”. {asked}"),
    }
}

/// A question after a thing that the review names.
pub(super) fn after_thing(thing: &str, asked: &str) -> String {
    format!("The review mentions “{thing}”. {asked}")
}

/// Whether the reviewer speaks of herself in a sentence.
fn is_of_reviewer(sentence: &str) -> bool {
    words(sentence).iter().any(is_reviewers)
}

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
