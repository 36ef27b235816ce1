//! People whom the review calls by what they are: "a young Irish priest" is
//! asked about as "the young Irish priest".
//!
//! They come in where a review names nobody. Only English is read: which article
//! a word has in other languages is not known here, and the questions are in
//! English.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::super::fit::{is_story, speaks_of_the_book};
use super::super::source::{Reading, opens_quoted};
use super::super::word::Word;
use super::{Person, told_tier};
use crate::club::theme::mark::Mark;

/// What people of a book are, who are one of a kind in it.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "actor", "actress", "ambassador", "android", "architect", "artist", "assassin", "astronaut",
    "baker", "banker", "beekeeper", "bishop", "blacksmith", "boy", "bride", "burglar", "businessman", "butcher",
    "butler", "captain", "carpenter", "clerk", "clone", "colonel", "commander", "cook", "cop", "count",
    "countess", "cowboy", "cyborg", "dancer", "daughter", "detective", "diplomat", "doctor", "dragon",
    "driver", "drummer", "duchess", "duke", "emperor", "empress", "engineer", "envoy", "explorer", "farmer", "father",
    "fisherman", "gardener", "general", "ghost", "girl", "governess", "grandfather", "grandmother",
    "heir", "heiress", "hermit", "historian", "housekeeper", "housewife", "hunter", "husband", "immigrant", "inspector",
    "judge", "king", "knight", "landlady", "landlord", "lawyer", "librarian", "lieutenant",
    "lord", "magician", "maid", "mathematician", "merchant", "midwife", "miller", "miner", "monk", "monster",
    "mother", "murderer", "musician", "nanny", "nun", "nurse", "officer", "orphan", "painter", "pianist", "pilot",
    "pirate", "policeman", "pope", "priest", "prince", "princess", "prisoner", "professor", "prostitute", "queen",
    "refugee", "robot", "sailor", "samurai", "schoolboy", "schoolgirl", "scientist", "sculptor", "sergeant", "servant", "shepherd",
    "sheriff", "singer", "slave", "smuggler", "soldier", "sorcerer", "spy", "stepmother", "stranger",
    "surgeon", "swordsman", "tailor", "teenager", "thief", "vampire", "veteran", "vicar", "widow", "widower",
    "witch", "wizard", "wife", "woman", "man", "warrior",
];

/// Those of whom a book has many, so that only more words tell one of them.
const COMMON: &[&str] = &["man", "woman", "boy", "girl"];

/// What no adjective of a person is.
#[rustfmt::skip]
const NO_QUALITY: &[&str] = &[
    "good", "great", "best", "same", "other", "first", "last", "next", "only", "such", "real", "every",
    "typical", "classic", "modern", "main", "certain", "very", "more", "most", "different", "favorite",
    "favourite", "new", "particular", "single", "bit", "kind", "sort", "lot", "former", "perfect", "famous",
    "fellow", "then", "now", "not", "mere", "straight", "simple", "title", "titular", "eponymous",
];

/// Before "a soldier", where somebody of the book is meant: "the story of a
/// soldier", "follows a soldier".
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "of", "about", "follows", "follow", "on", "around", "between", "with", "by", "and", "meets", "features",
    "where", "when", "through", "featuring", "following", "from", "to",
];

/// After "the soldier", where somebody of the book is meant.
#[rustfmt::skip]
const AFTER: &[&str] = &["who", "whose", "must", "has", "had"];

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FIGURES.iter().copied().collect());

/// A figure, the words that tell which one it is, and the sentences that speak of
/// it, each with what it gives away.
type Seen<'a> = (&'a str, &'a str, Vec<(usize, &'a str, u8)>);

/// A figure where it stands.
struct Figure<'a> {
    /// "priest".
    key: &'a str,
    /// "young Irish priest".
    form: &'a str,
}

/// The figures of a review, those most spoken of first.
pub(super) fn figures<'a>(reading: &Reading<'a, '_>) -> Vec<Person<'a>> {
    let prose = reading.prose;
    if !prose.english {
        return Vec::new();
    }
    let mut known: Vec<Seen<'a>> = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::default();
    for (number, line) in prose.lines.iter().enumerate() {
        let text = prose.text(line);
        let told = is_story(text, line) || speaks_of_the_book(line) || text.contains("story of");
        let own = line.count(Mark::Opinion) + line.count(Mark::Chat) > 0;
        if !told || own || opens_quoted(prose, line) || text.len() > super::LONGEST_MENTION {
            continue;
        }
        let words = reading.words(line);
        for at in 0..words.len() {
            let Some(figure) = figure(prose.text(line), words, at) else {
                continue;
            };
            let place = *seen.entry(figure.key).or_insert(known.len());
            let said = (number, text, told_tier(reading, line));
            match known.get_mut(place) {
                None => known.push((figure.key, figure.form, vec![said])),
                Some((_, _, lines)) => lines.push(said),
            }
        }
    }
    let mut figures: Vec<Person<'a>> = known
        .into_iter()
        .filter_map(|(key, form, lines)| {
            let (_, text, tier) = *lines.iter().min_by_key(|(_, _, tier)| *tier)?;
            // The words that tell which one must stand in the sentence that shows it.
            let form = if text.contains(form) { form } else { key };
            let common = COMMON.contains(&form);
            (!common).then(|| Person {
                name: Cow::Owned(format!("the {form}")),
                key,
                sources: Vec::new(),
                mention: (text, tier),
                lines,
            })
        })
        .collect();
    figures.sort_by_key(|one| std::cmp::Reverse(one.lines.len()));
    figures
}

/// The figure whose last word stands at a place.
fn figure<'a>(text: &'a str, words: &[Word<'a>], at: usize) -> Option<Figure<'a>> {
    const MOST_QUALITIES: usize = 2;
    let last = words.get(at)?;
    if last.named || !KNOWN.contains(last.plain.as_ref()) {
        return None;
    }
    let plain = |at: usize| words.get(at).map_or("", |word| word.plain.as_ref());
    let close = |range: Range<usize>| {
        let mut all = range.filter_map(|at| words.get(at));
        all.all(|word| word.gap == " ")
    };
    // "The soldier boy", "a ghost story", "the doctor Oda".
    let next = words.get(at + 1).filter(|word| word.gap == " ");
    let ends = next.is_none_or(|word| {
        let plain = word.plain.as_ref();
        word.hangs()
            || word.is_verb()
            || word.is_preposition()
            || word.joins()
            || word.opens_clause()
            || AFTER.contains(&plain)
            || super::words::ACTS.contains(&plain)
            || plain.ends_with("ing")
    });
    let first = (at.saturating_sub(MOST_QUALITIES)..=at)
        .rev()
        .find(|from| {
            from.checked_sub(1)
                .is_some_and(|det| words.get(det).is_some_and(Word::is_determiner))
        })?;
    let article = first.checked_sub(1)?;
    let whole = close(first..at + 1);
    let qualities = first..at;
    let sound = qualities.clone().all(|at| {
        let word = plain(at);
        !NO_QUALITY.contains(&word)
            && word.len() > 2
            && !word.ends_with("ly")
            && !word.ends_with("'s")
            && !word.ends_with("’s")
            && words.get(at).is_some_and(|one| {
                !one.named || one.plain.ends_with("ish") || one.plain.ends_with("an")
            })
    });
    let before = article.checked_sub(1).map_or("", plain);
    let of_the_book = match plain(article) {
        "a" | "an" => {
            BEFORE.contains(&before)
                || next.is_some_and(|word| AFTER.contains(&word.plain.as_ref()))
                    && !matches!(before, "is" | "was" | "as" | "like")
        }
        "the" => !matches!(before, "as" | "like" | "than" | "is" | "was"),
        _ => false,
    };
    if !ends || !whole || !sound || !of_the_book {
        return None;
    }
    Some(Figure {
        key: text.get(last.core.clone())?,
        form: text.get(words.get(first)?.core.start..last.core.end)?,
    })
}

/// Whether a word says what somebody of a book is.
pub(super) fn is_figure(plain: &str) -> bool {
    KNOWN.contains(plain)
}

/// Whether a question asks about a figure that its sentence has.
pub(in super::super) fn is_named(question: &str, receipt: &str) -> bool {
    let plain = |word: &str| {
        let word = word.split(|c: char| !c.is_alphanumeric()).next()?;
        KNOWN.get(word).copied()
    };
    question.split(" the ").skip(1).any(|rest| {
        let mut words = rest.split(' ').take(3).filter_map(plain);
        words.any(|figure| receipt.contains(figure))
    })
}
