//! People of the book whom a review names, with sentences in which they act or
//! are judged.
//!
//! A capital does not make a person: places, authors and titles have one, too.
//! So a name counts only where it is said at least twice and where some sentence
//! shows it doing, feeling or being what only people do; a sign of a place, a
//! writer or a comparison takes it out, unless many speak for it. Better nobody
//! than somebody wrong.

mod around;
mod figure;
mod name;
mod pair;
mod words;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fit::is_about_the_book;
use super::source::{Reading, Source};
use super::word::words as words_of;
use crate::club::review::Review;
use crate::club::theme::language::Language;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::Line;
use around::{has_role, is_acting, is_followed, is_human, is_kin_of, is_other};
pub(super) use figure::is_named;
use name::{Name, run_of_names};
pub(super) use pair::pairs;
use words::ACTS;

/// Somebody of the book.
pub(super) struct Person<'a> {
    /// As the review names them, or "the young Irish priest".
    pub name: Cow<'a, str>,
    /// What all forms of the name have in common.
    pub key: &'a str,
    /// Sentences about them that can be quoted, the best first.
    pub sources: Vec<Source<'a>>,
    /// The first sentence that names them, with what it gives away.
    pub mention: (&'a str, u8),
    /// Every sentence that names them, with what it gives away.
    lines: Vec<(usize, &'a str, u8)>,
}

impl Person<'_> {
    /// Whether it is a name, and not what somebody is.
    pub fn has_name(&self) -> bool {
        matches!(self.name, Cow::Borrowed(_))
    }
}

/// Most people that are asked about.
const MOST_PEOPLE: usize = 3;
/// Most sentences for each.
const MOST_SENTENCES: usize = 2;
/// A longer sentence, in bytes, shows nobody what a question is about.
const LONGEST_MENTION: usize = 420;
/// Whoever is shown to do something so often is somebody.
const FEWEST_ACTS: usize = 2;
/// Fewest sentences in which a review names somebody of the book.
const FEWEST_MENTIONS: usize = 2;

/// What the words around a name say of it.
#[derive(Default)]
struct Known<'a> {
    /// Mentions, as (line, place in the sentence), title included.
    mentions: Vec<(usize, Range<usize>)>,
    forms: HashMap<&'a str, usize>,
    /// Whether it stands with its capital inside a sentence.
    inside: bool,
    /// How often the words around it are those around a person's.
    human: usize,
    /// A sign that leaves no doubt, so that one mention is enough.
    surely: bool,
    /// How often a verb follows.
    acting: usize,
    /// How often they are those around a place's, a writer's or a book's.
    other: usize,
}

impl Known<'_> {
    /// Whether it is somebody's: one sign of a place, a writer or a comparison
    /// needs many of a person beside it ("Oda takes the main stage").
    fn is_somebody(&self) -> bool {
        let signs = self.human + self.acting;
        let shown = self.human > 0 || self.acting >= FEWEST_ACTS;
        shown && (self.other == 0 || signs > 2 * self.other)
    }

    /// In how many sentences it stands.
    fn lines(&self) -> usize {
        let lines: HashSet<usize> = self.mentions.iter().map(|(line, _)| *line).collect();
        lines.len()
    }
}

/// The people whom a review speaks of enough to ask about them, those most
/// spoken of first; where nobody has a name, those whom it calls by what they
/// are.
pub(super) fn people<'a>(reading: &Reading<'a, '_>, review: &Review) -> Vec<Person<'a>> {
    let mut people = named(reading, review);
    if people.is_empty() {
        people = figure::figures(reading);
        people.truncate(MOST_PEOPLE);
    }
    people
}

/// Those with a name. None where the review does not say who wrote the book, for
/// then the writer might be taken for one.
fn named<'a>(reading: &Reading<'a, '_>, review: &Review) -> Vec<Person<'a>> {
    let prose = reading.prose;
    // In German, everything has a capital.
    let known = !matches!(prose.language, None | Some(Language::German));
    if !known {
        return Vec::new();
    }
    let writer_known = !review.authors.is_empty();
    let title = review.title.as_deref().unwrap_or("\0").trim();
    let fields = [&review.publisher, &review.reviewer];
    let strangers: HashSet<&str> = review
        .authors
        .iter()
        .chain(fields.into_iter().flatten())
        .flat_map(|name| name.split_whitespace())
        .collect();
    let mut known: HashMap<&str, Known<'a>> = HashMap::new();
    for (number, line) in prose.lines.iter().enumerate() {
        let text = prose.text(line);
        if text.starts_with(['“', '"', '‘', '…', '[', '\'', '«', '„']) || text.starts_with("...")
        {
            // The novel's own words.
            continue;
        }
        let all = reading.words(line);
        let mut at = 0;
        while at < all.len() {
            let run = run_of_names(text, all, at);
            let Some(name) = Name::new(text, all, run.clone()).filter(|name| {
                // "Klara" may be in the title as well, but there it is the title
                // that is named: "Daughters of Salt" has nobody called Salt.
                let titled = title.contains(name.key)
                    && !text.match_indices(title).any(|(at, found)| {
                        at <= name.place.start && name.place.end <= at + found.len()
                    });
                let hidden = prose.is_masked(&in_body(line, &name.place));
                !strangers.contains(name.key) && (!hidden || titled)
            }) else {
                at = run.end.max(at + 1);
                continue;
            };
            let one = known.entry(name.key).or_default();
            one.mentions.push((number, name.place.clone()));
            *one.forms.entry(name.form).or_default() += 1;
            one.inside |= name.first > 0;
            let surely = name.titled || has_role(all, &run);
            one.surely |= surely;
            let followed = is_followed(all, &run);
            one.human += usize::from(surely || followed || is_human(all, &run, name.possessive));
            // "Oda's mother": neither a place's nor a writer's.
            one.human += usize::from(name.possessive && is_kin_of(all, run.end));
            one.acting += usize::from(!name.possessive && is_acting(reading, all, run.end));
            one.other += usize::from(is_other(all, &run, name.possessive, prose.english));
            at = run.end;
        }
    }
    // Who is named less than half as often as somebody else is a minor figure.
    let most = known.values().map(Known::lines).max();
    let least = most.unwrap_or_default().div_ceil(2);
    let mut people: Vec<Person<'a>> = known
        .into_iter()
        .filter(|(_, one)| one.inside && one.is_somebody() && (writer_known || one.surely))
        .filter(|(_, one)| one.lines() >= least)
        .filter_map(|(key, one)| {
            let mut numbers: Vec<usize> = one.mentions.iter().map(|(line, _)| *line).collect();
            numbers.dedup();
            if numbers.len() < FEWEST_MENTIONS && !one.surely && one.human == 0 {
                return None;
            }
            let (name, _) = one
                .forms
                .iter()
                .max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)))?;
            let lines: Vec<(usize, &'a str, u8)> = numbers
                .into_iter()
                .filter_map(|number| {
                    let line = prose.lines.get(number)?;
                    let (text, tier) = (prose.text(line), told_tier(reading, line));
                    (text.len() <= LONGEST_MENTION).then_some((number, text, tier))
                })
                .collect();
            let mention = lines.iter().min_by_key(|(_, _, tier)| *tier)?;
            Some(Person {
                name: Cow::Borrowed(*name),
                key,
                sources: sources(reading, &one.mentions),
                mention: (mention.1, mention.2),
                lines,
            })
        })
        .collect();
    people.sort_by(|a, b| {
        let count = b.lines.len().cmp(&a.lines.len());
        count.then_with(|| a.name.cmp(&b.name))
    });
    people.truncate(MOST_PEOPLE);
    people
}

/// What a sentence about somebody gives away: what they do is story, but for the
/// beginning.
fn told_tier(reading: &Reading<'_, '_>, line: &Line) -> u8 {
    let prose = reading.prose;
    let tier = reading.tiers.of(line);
    let late = !line.judges() && line.sentence.place.start > prose.length() / 3;
    tier.max(u8::from(late))
}

/// Sentences in which somebody acts or is judged, the best first.
fn sources<'a>(reading: &Reading<'a, '_>, mentions: &[(usize, Range<usize>)]) -> Vec<Source<'a>> {
    let prose = reading.prose;
    let mut sources: Vec<Source<'a>> = Vec::new();
    for (number, place) in mentions {
        let Some(line) = prose.lines.get(*number) else {
            continue;
        };
        let text = prose.text(line);
        if line.count(Mark::Chat) > 0 || text.ends_with('?') {
            continue;
        }
        let anchors = [place.clone()];
        let fits = |part: &Range<usize>, own: &str, inside: &[&Hit]| {
            let judged = inside.iter().any(|hit| hit.mark == Mark::Judgement);
            let said = text.get(part.clone()).unwrap_or_default();
            is_about_the_book(own, inside)
                && (acts(said, place.start - part.start) || (judged && place.start == part.start))
        };
        if let Some(mut source) = reading.source(line, &anchors, fits) {
            let starts = source
                .quote
                .starts_with(text.get(place.clone()).unwrap_or("\0"));
            source.tier = told_tier(reading, line);
            source.cost += f64::from(source.tier) - if starts { 0.8 } else { 0.0 };
            source.cost -= if line.judges() { 0.8 } else { 0.0 };
            if !sources.iter().any(|one| one.receipt == source.receipt) {
                sources.push(source);
            }
        }
    }
    sources.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    sources.truncate(MOST_SENTENCES);
    sources
}

/// Whether a verb follows the name that stands at a place.
fn acts(text: &str, at: usize) -> bool {
    let all = words_of(text);
    let mut after = all.iter().skip_while(|word| word.core.start < at);
    // The name itself may have three words.
    let verb = after.by_ref().take(4).skip(1).find(|word| !word.named);
    verb.is_some_and(|word| {
        word.gap.trim().is_empty() && (word.is_verb() || ACTS.contains(&word.plain.as_ref()))
    })
}

fn in_body(line: &Line, place: &Range<usize>) -> Range<usize> {
    let start = line.sentence.place.start;
    start + place.start..start + place.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::bank::Bank;
    use crate::club::theme::prose::Prose;

    fn named(body: &str, authors: &[&str]) -> Vec<String> {
        let review = Review {
            title: Some("The Mill".to_owned()),
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            body: body.to_owned(),
            ..Review::default()
        };
        let bank = Bank::from_files([]).unwrap();
        let prose = Prose::read(bank.marks(), &review);
        let reading = Reading::new(&prose);
        let people = people(&reading, &review).into_iter();
        people
            .map(|person| {
                format!(
                    "{}: {}",
                    person.name,
                    person.sources.first().map_or("", |one| one.quote)
                )
            })
            .collect()
    }

    #[test]
    fn people_of_the_book_are_told_from_all_other_names() {
        for (body, wanted) in [
            (
                "The mill belongs to Oda. Oda decides to keep the mill and the river.",
                &["Oda: Oda decides to keep the mill and the river"][..],
            ),
            // Once is enough where only people do what is said.
            (
                "Everybody knows that Oda decides to keep the mill.",
                &["Oda: Everybody knows that Oda decides to keep the mill"],
            ),
            ("Everybody knows that Oda is up on the hill.", &[]),
            // One sign of a place weighs less than many of a person.
            (
                "Nobody is like Oda. Here Oda decides to stay, and Oda's grief is Oda's past.",
                &["Oda: Here Oda decides to stay, and Oda's grief is Oda's past"],
            ),
            (
                "Like Oda, we doubt it. It is Oda's mother, and Oda's mother's mill, that matter.",
                &["Oda: "],
            ),
            // Whose story it is.
            ("In the end we follow Oda through the valley.", &["Oda: "]),
            ("It is the story of Oda, who stays in the mill.", &["Oda: "]),
            ("It is the story of Luvo and of the river there.", &[]),
            // Who plays somebody is nobody of the book.
            (
                "The film has a cast with Sir Orm Vale. It decides nothing at all.",
                &[],
            ),
            // A place, a writer, somebody who is compared, the author.
            (
                "We are in Luvo. As ever, Luvo decides what happens to the mill.",
                &[],
            ),
            (
                "The mill of Tarn is old. In it Tarn writes of a valley and its river.",
                &[],
            ),
            (
                "It is cold, like Brand. In his book Brand decides to leave the valley.",
                &[],
            ),
            (
                "This is by Lind. Here Lind decides to leave the valley to others.",
                &[],
            ),
            (
                "The style of Lind is cold. Here Lind loves the valley and its river.",
                &[],
            ),
            // The title, which is "The Mill".
            (
                "The Mill tells two stories. In its way The Mill decides nothing at all.",
                &[],
            ),
            // A name that nobody is shown to bear.
            (
                "The road to Orm is long. The bridge of Orm is old and very narrow.",
                &[],
            ),
            (
                "Nobody likes Miss Vale. Yet Miss Vale knows who has stolen the flour.",
                &["Miss Vale: Miss Vale knows who has stolen the flour"],
            ),
        ] {
            assert_eq!(named(body, &["Ada Lind"]), wanted, "failed on {body}");
        }
        let body = "The mill belongs to Oda. Oda decides to keep the mill and the river.";
        assert_eq!(
            named(body, &[]),
            Vec::<String>::new(),
            "nobody says who wrote it"
        );
        assert_eq!(
            named("The mill belongs to a nurse, Oda, who stays.", &[]),
            ["Oda: "],
            "whoever wrote it, it is a nurse who is named"
        );
    }

    #[test]
    fn where_nobody_has_a_name_people_are_called_by_what_they_are() {
        for (body, wanted) in [
            (
                "It is the story of a young Irish priest who comes to the valley.",
                &["the young Irish priest: "][..],
            ),
            (
                "We follow the trials of a midwife and a soldier in a drowned valley.",
                &["the midwife: ", "the soldier: "],
            ),
            // Not who reads, not what only looks like one, not somebody compared.
            ("As a nurse I loved the story of the mill.", &[]),
            ("It is a story of a ghost story, told by the fire.", &[]),
            ("He swims like a soldier in the story of the mill.", &[]),
            ("It is the story of a good man who had two of them.", &[]),
            // With a name, there is no need.
            (
                "The story of Oda and of a miller. Oda decides to keep the mill.",
                &["Oda: Oda decides to keep the mill"],
            ),
        ] {
            assert_eq!(named(body, &["Ada Lind"]), wanted, "failed on {body}");
        }
    }
}
