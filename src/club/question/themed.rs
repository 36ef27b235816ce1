//! Questions on the themes of a review: with what the book is said to explore,
//! with its people, with a clause that speaks of the theme, or with the book alone.

use super::Kind;
use super::person::Person;
use super::sort::Finding;
use super::source::{Reading, Source};
use super::stock::{
    Fill, Hanging, MOST_OF_LEAD, MOST_OF_QUOTE, Stock, after_thing, after_words, costs::AGAIN,
    turned,
};
use crate::club::bank::{On, Prompt, Slot, Theme};
use crate::club::theme::FoundTheme;

/// Most questions on one theme, endings not counted.
const MOST_OF_THEME: usize = 6;

/// Most questions of a stock that ask about a theme by somebody of the book.
const MOST_WITH_PERSON: usize = 8;

/// Most questions of a stock that ask about a theme and name nothing but the book.
const MOST_BARE: usize = 9;
/// Weaker themes are asked about only where the review says more of them.
const MOST_BARE_THEMES: usize = 4;

/// Most words of what a book is said to explore that stand inside a question.
const LONGEST_PHRASE: usize = 8;

/// What speaks against a question on a theme.
mod costs {
    /// On a theme, by what the book is said to explore.
    pub const EXPLORED: f64 = 0.5;
    /// On a theme, with a person.
    pub const THEME_PERSON: f64 = -0.6;
    /// On a theme, with a sentence that speaks of it.
    pub const THEME_QUOTE: f64 = 1.6;
    /// On a theme, with nothing but the book.
    pub const THEME_ALONE: f64 = 1.6;
    /// After words that say that the book is about it, beside those alone.
    pub const LED: f64 = -0.3;
    /// For each theme that is stronger.
    pub const WEAKER: f64 = 0.35;
    /// On a theme that is surely none of the review's; half of it where a careful
    /// reader would name it or not.
    pub const DOUBT: f64 = 2.5;
}

/// What a review gives to ask with on one theme.
pub(super) struct Spoken<'a> {
    /// What the book is said to explore, with the sentence and its tier.
    explored: Option<(&'a str, &'a str, u8)>,
    /// Somebody of the book, and whether the sentence names them.
    person: Option<(&'a str, bool)>,
    /// Clauses that speak of it.
    sources: Vec<Source<'a>>,
    /// A clause that says that the book is about it.
    stated: Option<Lead<'a>>,
    /// What can stand before a question that names only the book: things first.
    leads: Vec<Lead<'a>>,
    /// Whether that sentence has a strong sign of it.
    surely: bool,
    /// How probably it is none of the review's, from 0 to 1.
    doubt: f64,
    /// The sentence that speaks of it best.
    evidence: Option<(&'a str, u8)>,
    /// Words of that sentence that can be read out.
    lead: Option<&'a str>,
}

/// Words of the review before a question on a theme.
struct Lead<'a> {
    words: &'a str,
    receipt: &'a str,
    tier: u8,
    form: Form,
}

/// What such words are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "The despair of old age".
    Thing,
    /// A clause or a short sentence.
    Said,
    /// A clause that says that the book is about the theme.
    Stated,
}

impl<'a> Lead<'a> {
    fn of(source: &Source<'a>, form: Form) -> Self {
        Self {
            words: source.quote,
            receipt: source.receipt,
            tier: source.tier,
            form,
        }
    }

    /// The question after the words.
    fn before(&self, asked: &str) -> String {
        let words = self.words;
        match self.form {
            Form::Thing => after_thing(words, asked),
            Form::Stated => after_words(words, asked),
            Form::Said if words.ends_with(['.', '!']) => format!("“{words}” {asked}"),
            Form::Said => format!("“{words}”. {asked}"),
        }
    }
}

impl<'a> Spoken<'a> {
    /// Looks through the review for a theme that was found in it.
    pub fn of(
        reading: &Reading<'a, '_>,
        theme: usize,
        found: &FoundTheme,
        findings: &[Finding<'a>],
        people: &'a [Person<'a>],
    ) -> Self {
        let explored = findings
            .iter()
            .filter(|one| one.on == On::Explores)
            .filter_map(|one| Some((one.phrase?, one)))
            .filter(|(phrase, _)| phrase.split_whitespace().count() <= LONGEST_PHRASE)
            .filter(|(phrase, one)| reading.holds_theme(theme, one.receipt, phrase))
            .max_by_key(|(phrase, _)| phrase.split_whitespace().count())
            .map(|(phrase, one)| (phrase, one.receipt, one.tier));
        let sources = reading.of_theme(theme, &found.evidence);
        let stated = reading.stated(theme, &sources);
        let stated = stated.map(|source| Lead::of(&source, Form::Stated));
        let things = reading.things(theme, &found.evidence);
        let things = things.into_iter().map(|(words, receipt, tier)| Lead {
            words,
            receipt,
            tier,
            form: Form::Thing,
        });
        let said = reading.leads(theme, &found.evidence, &sources);
        let said = said.iter().map(|source| Lead::of(source, Form::Said));
        let mut leads: Vec<Lead<'a>> = things.chain(said).collect();
        let known = stated.as_ref().map(|stated| stated.receipt);
        leads.retain(|lead| known != Some(lead.receipt));
        let evidence = reading.evidence(&found.evidence);
        let beside = |person: &&Person<'_>| {
            evidence.is_some_and(|(receipt, _)| receipt.contains(person.key))
        };
        let person = people.iter().find(beside).or(people.first());
        Self {
            explored,
            person: person.map(|person| (person.name.as_ref(), beside(&person))),
            sources,
            stated,
            leads,
            lead: evidence.and_then(|(receipt, _)| reading.lead(theme, receipt)),
            doubt: 1.0 - found.score,
            surely: evidence.is_some_and(|(receipt, _)| reading.is_sure(theme, receipt)),
            evidence,
        }
    }
}

impl<'a> Stock<'a> {
    /// Adds the questions on a theme, those first that take most from the review.
    pub fn theme(&mut self, theme: &Theme, seen: &Spoken<'a>, rank: usize) {
        let Some(evidence) = seen.evidence else {
            return;
        };
        let weaker = costs::WEAKER * rank as f64 + costs::DOUBT * seen.doubt;
        let prompts: Vec<&Prompt> = turned(theme.prompts.iter(), evidence.0).collect();
        let mut ranked: Vec<(f64, &Prompt, Fill<'a>, (&'a str, u8))> = Vec::new();
        let mut clauses = seen.sources.iter().cycle();
        for prompt in prompts {
            let has = |slot| prompt.text.has(slot);
            let mut fill = Fill::default();
            let mut receipt = evidence;
            let cost = if has(Slot::Phrase) {
                let Some((phrase, sentence, tier)) = seen.explored else {
                    continue;
                };
                fill.phrase = Some(phrase);
                receipt = (sentence, tier);
                costs::EXPLORED
            } else if has(Slot::Quote) {
                let Some(source) = clauses.next() else {
                    continue;
                };
                fill.quote = Some(source.quote);
                receipt = (source.receipt, source.tier);
                costs::THEME_QUOTE
            } else if has(Slot::Person) {
                // Whom the sentence does not name may have nothing to do with it.
                if !seen.person.is_some_and(|(_, beside)| beside) {
                    continue;
                }
                costs::THEME_PERSON
            } else if (rank < MOST_BARE_THEMES || seen.lead.is_some() || !seen.leads.is_empty())
                && seen.surely
            {
                costs::THEME_ALONE
            } else {
                continue;
            };
            if has(Slot::Person) {
                let Some((name, _)) = seen.person else {
                    continue;
                };
                fill.person = Some(name);
            }
            ranked.push((cost + weaker, prompt, fill, receipt));
        }
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut asked = 0;
        let mut stated = seen.stated.as_ref();
        let mut leads = seen
            .leads
            .iter()
            .cycle()
            .take(2 * seen.leads.len())
            .peekable();
        for (cost, prompt, fill, receipt) in ranked {
            let bare = prompt.text.slots().all(|slot| slot == Slot::Title);
            let common = matches!(prompt.kind, Kind::Theme | Kind::Craft | Kind::Ethics);
            if bare && asked < MOST_OF_THEME {
                let says = stated.filter(|_| common);
                let lead = says.or_else(|| leads.peek().copied());
                let cost = cost + costs::LED + AGAIN * asked as f64;
                let led = lead.is_some_and(|lead| self.led(prompt, lead, cost, theme));
                match says {
                    Some(_) if led => stated = None,
                    Some(_) => {}
                    None => drop(leads.next()),
                }
                if led {
                    asked += 1;
                    continue;
                }
                if rank >= MOST_BARE_THEMES {
                    continue;
                }
            }
            let (receipt, tier) = receipt;
            let ending = prompt.kind == Kind::Ending;
            if asked >= MOST_OF_THEME && !ending {
                continue;
            }
            let with_person = prompt.text.has(Slot::Person);
            if with_person && self.with_person >= MOST_WITH_PERSON {
                continue;
            }
            let hanging = Hanging {
                receipt,
                lead: seen.lead.filter(|lead| receipt.contains(lead)),
                tier,
                cost: cost + AGAIN * asked as f64,
            };
            let alone = bare && !ending && hanging.lead.is_none();
            if alone && self.bare >= MOST_BARE {
                continue;
            }
            let added = self.ask(prompt, fill, hanging, Some(&theme.id));
            asked += usize::from(added && !ending);
            self.with_person += usize::from(added && with_person);
            self.bare += usize::from(added && alone);
        }
    }

    /// Adds a question on a theme after words of the review that speak of it;
    /// says whether.
    fn led(&mut self, prompt: &Prompt, lead: &Lead<'a>, cost: f64, theme: &Theme) -> bool {
        let most = match lead.form {
            Form::Stated => MOST_OF_QUOTE,
            Form::Said => MOST_OF_LEAD,
            // Mentioned again, it would sound as if there were nothing else.
            Form::Thing => 1,
        };
        let asked = self.filled(prompt, Fill::default());
        let text = asked.map(|asked| lead.before(&asked));
        let known = self.quoted.get(lead.words).copied().unwrap_or_default();
        let hanging = (lead.tier, cost);
        let added = known < most && self.add(prompt, text, Some(&theme.id), lead.receipt, hanging);
        if added {
            *self.hanging.entry(lead.receipt).or_default() += 1;
            *self.quoted.entry(lead.words).or_default() += 1;
        }
        added
    }
}
