//! People of the book whom a review names, with sentences in which they act or
//! are judged.
//!
//! A capital does not make a person: places, authors and titles have one, too.
//! So a name counts only where it is said at least twice and where some sentence
//! shows it doing, feeling or being what only people do; one sign of a place, a
//! writer or a comparison takes it out. Better nobody than somebody wrong.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fit::is_about_the_book;
use super::source::{Reading, Source};
use super::word::{Word, words};
use crate::club::review::Review;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::Line;

/// Somebody of the book.
pub(super) struct Person<'a> {
    /// As the review names them.
    pub name: &'a str,
    /// Sentences about them, the best first; never empty.
    pub sources: Vec<Source<'a>>,
}

/// Most people that are asked about.
const MOST_PEOPLE: usize = 3;
/// Most sentences for each.
const MOST_SENTENCES: usize = 2;
/// Fewest sentences in which a review names somebody of the book.
const FEWEST_MENTIONS: usize = 2;

/// What people do, said of one of them.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "says", "tells", "asks", "thinks", "thought", "wants", "wanted", "feels", "felt", "loves",
    "loved", "hates", "meets", "met", "decides", "decided", "believes", "knows", "knew", "learns",
    "learned", "tries", "tried", "struggles", "struggled", "refuses", "refused", "remembers",
    "hopes", "marries", "married", "realizes", "realises", "discovers", "chooses", "chose",
    "wonders", "fears", "sees", "saw", "suffers", "cares", "teaches", "dreams", "understands",
    "regrets", "misses", "lies", "smiles", "speaks", "talks", "walks", "promises", "agrees",
    "hides", "befriends", "works", "watches", "cries", "worries", "pretends", "longs", "grieves",
    "admits", "wishes", "trusts", "is forced", "was born", "was raised", "is raised", "is brought",
    "falls", "gets", "goes", "encounters", "receives", "resigned", "listens",
];

/// What people have.
#[rustfmt::skip]
const RELATIONS: &[&str] = &[
    "mother", "father", "parents", "wife", "husband", "brother", "sister", "son", "daughter",
    "child", "children", "friend", "friends", "family", "love", "heart", "feelings", "behavior",
    "behaviour", "decision", "decisions", "character", "relationship", "relationships", "voice",
    "childhood", "thoughts", "eyes", "grief", "lover", "boss", "friendship",
];

/// What stands before or after somebody's name: "his wife Ruth", "Ruth, a nurse".
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "protagonist", "character", "heroine", "hero", "narrator", "wife", "husband", "mother",
    "father", "brother", "sister", "son", "daughter", "friend", "girl", "boy", "man", "woman",
    "nobleman", "girlfriend", "boyfriend", "grandmother", "grandfather", "uncle", "aunt",
    "inspector", "detective", "doctor", "nurse", "widow", "teacher", "student", "soldier",
];

/// Titles that belong to a name.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Lady", "Sir", "Aunt", "Uncle", "Captain", "Madame",
    "Inspector", "Count", "Father", "Sister", "Mother",
];

/// Before the name of a place, a writer, or somebody who is compared.
#[rustfmt::skip]
const OTHERS_BEFORE: &[&str] = &[
    "in", "at", "near", "like", "unlike", "than", "via", "author", "writer", "novelist", "poet",
    "into", "from", "across", "by", "outside", "inside", "called", "the", "a", "an", "translator",
];

/// After the name of somebody who writes, or of a book.
#[rustfmt::skip]
const WRITES: &[&str] = &[
    "writes", "wrote", "explores", "manages", "portrays", "paints", "crafts", "weaves", "creates",
    "uses", "presents", "describes", "delivers", "published", "captures", "does", "brings",
    "depicts", "highlights", "introduces", "builds", "handles", "gives", "shows", "takes",
    "highlighted", "is set", "touches", "breaks", "argues",
];

/// What writers have.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "novel", "novels", "book", "books", "prose", "writing", "style", "work", "works", "other",
    "first", "debut", "memoir", "latest", "narration", "use", "portrayal", "descriptions",
    "description", "vision", "first novel", "stories", "series", "trilogy", "streets", "account",
    "most", "message", "population", "government", "history",
];

/// Capitalised words that name nobody.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "God", "Lord", "English", "French", "German", "American", "British", "Chinese", "Japanese",
    "Russian", "Jewish", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December", "Christmas", "Goodreads", "Amazon", "Kindle",
    "Booker", "Pulitzer", "Netflix", "Earth", "Europe", "America", "Internet", "Europeans",
    "Chapter", "Part", "Book", "Greek", "Roman", "Italian", "Spanish", "Irish", "Korean",
];

/// What the words around a name say of it.
#[derive(Default)]
struct Known<'a> {
    /// Mentions, as (line, place in the sentence), title included.
    mentions: Vec<(usize, Range<usize>)>,
    forms: HashMap<&'a str, usize>,
    /// Whether it stands with its capital inside a sentence.
    inside: bool,
    human: bool,
    other: bool,
}

/// The people whom a review speaks of enough to ask about them, those most
/// spoken of first. None where the review does not say who wrote the book, for
/// then the writer might be taken for one.
pub(super) fn people<'a>(reading: &Reading<'a, '_>, review: &Review) -> Vec<Person<'a>> {
    let prose = reading.prose;
    if !prose.english || review.authors.is_empty() {
        return Vec::new();
    }
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
        let all = words(text);
        let mut at = 0;
        while at < all.len() {
            let run = run_of_names(text, &all, at);
            let Some(name) = Name::new(text, &all, run.clone()).filter(|name| {
                !strangers.contains(name.key) && !prose.is_masked(&in_body(line, &name.place))
            }) else {
                at = run.end.max(at + 1);
                continue;
            };
            let one = known.entry(name.key).or_default();
            one.mentions.push((number, name.place.clone()));
            *one.forms.entry(name.form).or_default() += 1;
            one.inside |= name.first > 0;
            one.human |= name.titled || is_human(&all, &run, name.possessive);
            one.other |= is_other(&all, &run, name.possessive);
            at = run.end;
        }
    }
    let mut people: Vec<(usize, Person<'a>)> = known
        .into_iter()
        .filter(|(_, one)| one.inside && one.human && !one.other)
        .filter_map(|(_, one)| {
            let lines: HashSet<usize> = one.mentions.iter().map(|(line, _)| *line).collect();
            if lines.len() < FEWEST_MENTIONS {
                return None;
            }
            let (name, _) = one
                .forms
                .iter()
                .max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)))?;
            let sources = sources(reading, &one.mentions);
            (!sources.is_empty()).then_some((lines.len(), Person { name, sources }))
        })
        .collect();
    people.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(b.1.name)));
    let people = people.into_iter().map(|(_, person)| person);
    people.take(MOST_PEOPLE).collect()
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
            // What somebody does is story, but for the beginning.
            if !line.judges() && line.sentence.place.start > prose.length() / 3 {
                source.tier = source.tier.max(1);
            }
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
    let all = words(text);
    let mut after = all.iter().skip_while(|word| word.core.start < at);
    // The name itself may have three words.
    let verb = after.by_ref().take(4).skip(1).find(|word| !word.named);
    verb.is_some_and(|word| {
        word.gap.trim().is_empty() && (word.is_verb() || ACTS.contains(&word.plain.as_str()))
    })
}

fn in_body(line: &Line, place: &Range<usize>) -> Range<usize> {
    let start = line.sentence.place.start;
    start + place.start..start + place.end
}

/// A name where it stands.
struct Name<'a> {
    /// What all its forms have in common: its first word, titles left out.
    key: &'a str,
    /// As it stands, with a title.
    form: &'a str,
    place: Range<usize>,
    first: usize,
    titled: bool,
    possessive: bool,
}

impl<'a> Name<'a> {
    fn new(text: &'a str, all: &[Word<'a>], run: Range<usize>) -> Option<Self> {
        let (first, last) = (all.get(run.start)?, all.get(run.end.checked_sub(1)?)?);
        let bare = |word: &Word<'_>| {
            let word = text.get(word.core.clone()).unwrap_or_default();
            let short = word.len() - possession(word);
            word.get(..short).unwrap_or_default()
        };
        let titled = TITLES.contains(&bare(first));
        let key = bare(
            all.get(run.start + usize::from(titled))
                .filter(|_| run.len() > usize::from(titled))?,
        );
        let end = last.core.end - possession(text.get(last.core.clone())?);
        let place = first.core.start..end;
        let is_name = key.chars().count() > 2 && !NOBODY.contains(&key);
        is_name.then_some(Self {
            key,
            form: text.get(place.clone())?,
            place,
            first: run.start,
            titled,
            possessive: end < last.core.end,
        })
    }
}

/// How many bytes the end of a possessive has.
fn possession(word: &str) -> usize {
    let ends = ["'s", "’s", "'", "’"];
    ends.iter()
        .find(|end| word.ends_with(**end))
        .map_or(0, |end| end.len())
}

/// The words from one on that make up a name: capitals in a row.
fn run_of_names(text: &str, all: &[Word<'_>], at: usize) -> Range<usize> {
    let mut end = at;
    while let Some(word) = all.get(end).filter(|word| word.named) {
        let joined = end == at || matches!(word.gap, " " | ". ");
        // "Then Oda": the first word has its capital from the sentence.
        if !joined || (end > at && ends_name(text, all, end - 1)) {
            break;
        }
        if word.is_known() {
            break;
        }
        end += 1;
    }
    at..end
}

fn ends_name(text: &str, all: &[Word<'_>], at: usize) -> bool {
    let word = all.get(at).and_then(|word| text.get(word.core.clone()));
    word.is_some_and(|word| possession(word) > 0)
}

/// Whether the words around a name are those around a person's.
fn is_human(all: &[Word<'_>], run: &Range<usize>, possessive: bool) -> bool {
    let plain = |at: usize| all.get(at).map_or("", |word| word.plain.as_str());
    let Some(next) = all.get(run.end) else {
        return false;
    };
    let close = next.gap.trim().is_empty();
    let two = format!("{} {}", next.plain, plain(run.end + 1));
    if possessive {
        return close && RELATIONS.contains(&next.plain.as_str());
    }
    let acts = close && (ACTS.contains(&next.plain.as_str()) || ACTS.contains(&two.as_str()));
    let before = run.start.checked_sub(1).map_or("", plain);
    let near = all
        .get(run.start)
        .is_some_and(|word| matches!(word.gap.trim(), "" | ","));
    let role = near && ROLES.contains(&before);
    let described = next.gap.trim() == ","
        && matches!(next.plain.as_str(), "a" | "an" | "the" | "his" | "her")
        && (2..5).any(|ahead| {
            all.get(run.end + ahead - 1).is_some_and(|word| {
                word.gap.trim().is_empty() && ROLES.contains(&word.plain.as_str())
            })
        });
    acts || role || described
}

/// Whether they are those around the name of a place, a writer or a book.
fn is_other(all: &[Word<'_>], run: &Range<usize>, possessive: bool) -> bool {
    let next = all.get(run.end);
    let close = |word: &&Word<'_>| word.gap.trim().is_empty();
    let follows = |list: &[&str]| {
        next.filter(close)
            .is_some_and(|word| list.contains(&word.plain.as_str()))
    };
    let before = run.start.checked_sub(1).and_then(|at| all.get(at));
    let led = before.is_some_and(|word| {
        OTHERS_BEFORE.contains(&word.plain.as_str())
            && all
                .get(run.start)
                .is_some_and(|word| word.gap.trim().is_empty())
    });
    led || if possessive {
        follows(WORKS)
    } else {
        follows(WRITES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::bank::Bank;
    use crate::club::question::tier::Tiers;
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
        let tiers = Tiers::new(&prose);
        let reading = Reading {
            prose: &prose,
            tiers,
        };
        let people = people(&reading, &review).into_iter();
        people
            .map(|person| format!("{}: {}", person.name, person.sources[0].quote))
            .collect()
    }

    #[test]
    fn people_of_the_book_are_told_from_all_other_names() {
        for (body, wanted) in [
            (
                "The mill belongs to Oda. Oda decides to keep the mill and the river.",
                &["Oda: Oda decides to keep the mill and the river"][..],
            ),
            // Once is not enough.
            ("Everybody knows that Oda decides to keep the mill.", &[]),
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
    }
}
