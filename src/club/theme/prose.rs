//! A review's body, read once: its sentences and what stands out in each.

use std::ops::Range;

use super::fold::Folded;
use super::language::Language;
use super::mark::{Hit, Mark, Marks};
use super::mask::Mask;
use super::sentence::{Sentence, sentences};
use super::signal;
use super::words::words;
use crate::club::review::Review;

/// A longer sentence, in bytes, is a list or broken text: nothing in it counts.
pub(crate) const LONGEST_SENTENCE: usize = 2_000;

/// A shorter question is chat: "Odd, right?"
const FEWEST_ASKING: usize = 5;

/// A body with its sentences and the hits that count.
#[derive(Debug)]
pub(crate) struct Prose<'a> {
    body: &'a str,
    /// In order.
    pub lines: Vec<Line>,
    mask: Mask,
    /// Whether it is in English.
    pub english: bool,
    /// The language, where the bank may have words of it.
    pub language: Option<Language>,
    /// How many words the body has.
    pub words: usize,
}

/// A sentence and its hits.
#[derive(Debug)]
pub(crate) struct Line {
    /// Which of the lines it is, from 0.
    pub number: usize,
    /// Where it is.
    pub sentence: Sentence,
    /// What counts in it, by place in the body.
    pub hits: Vec<Hit>,
    /// Whether it is a question of the reviewer's own.
    asks: bool,
}

impl<'a> Prose<'a> {
    /// Reads a body. Of prose in a language without words in the bank only the
    /// sentences are known.
    pub fn read(marks: &Marks, review: &'a Review) -> Self {
        let body = review.body.as_str();
        let folded = Folded::new(body);
        let mask = Mask::new(review, &folded);
        // What is in no language that the bank may know has no words for it.
        let language = match review.language.as_deref() {
            Some(code) => Language::of(code),
            None => Some(Language::English),
        };
        let words = language.map_or_else(Vec::new, |language| words(body, language));
        let hits = language.map_or_else(Vec::new, |language| {
            let mut hits = marks.scan(language, &words);
            // "Not about the world war" denies its "war" as well.
            let denied: Vec<Range<usize>> = hits
                .iter()
                .filter(|hit| is_theme(hit.mark))
                .filter(|hit| signal::denies(language, &words, hit.word, hit.single))
                .map(|hit| hit.place.clone())
                .collect();
            hits.retain(|hit| {
                let within = |place: &Range<usize>| {
                    place.start <= hit.place.start && hit.place.end <= place.end
                };
                !is_theme(hit.mark) || !denied.iter().any(within)
            });
            hits
        });
        let mut hits = hits.into_iter().peekable();
        let mut lines = Vec::new();
        for sentence in sentences(body) {
            let place = sentence.place.clone();
            while hits.next_if(|hit| hit.place.start < place.start).is_some() {}
            let mut inside = Vec::new();
            while let Some(hit) = hits.next_if(|hit| hit.place.start < place.end) {
                if hit.place.end <= place.end && place.len() <= LONGEST_SENTENCE {
                    inside.push(hit);
                }
            }
            inside.retain(|hit| counts(body, &mask, &place, hit));
            drop_shadowed(&mut inside);
            let mark = place.end.saturating_sub(1)..place.end;
            let long = body
                .get(place)
                .is_some_and(|text| text.split_whitespace().nth(FEWEST_ASKING - 1).is_some());
            let asks = long && body.get(mark.clone()) == Some("?") && !mask.covers(&mark);
            lines.push(Line {
                number: lines.len(),
                sentence,
                hits: inside,
                asks,
            });
        }
        let english = language == Some(Language::English);
        Self {
            body,
            lines,
            mask,
            english,
            language,
            words: body.split_whitespace().count(),
        }
    }

    /// A stretch of the body; empty where there is none.
    pub fn slice(&self, place: Range<usize>) -> &'a str {
        self.body.get(place).unwrap_or_default()
    }

    /// The words of a sentence.
    pub fn text(&self, line: &Line) -> &'a str {
        self.body
            .get(line.sentence.place.clone())
            .unwrap_or_default()
    }

    /// How long the body is, in bytes.
    pub fn length(&self) -> usize {
        self.body.len()
    }

    /// Whether any of a range of the body is quoted or a name.
    pub fn is_masked(&self, range: &Range<usize>) -> bool {
        self.mask.covers(range)
    }
}

impl Line {
    /// How often a mark stands in the sentence.
    pub fn count(&self, mark: Mark) -> usize {
        self.hits.iter().filter(|hit| hit.mark == mark).count()
    }

    /// Whether the reviewer says here what she thinks.
    pub fn judges(&self) -> bool {
        let judges = |hit: &Hit| matches!(hit.mark, Mark::Judgement | Mark::Opinion);
        self.hits.iter().any(judges)
    }

    /// How many bytes before `at` the reviewer begins to say what the book is
    /// about: "explores", "themes of".
    pub fn topic_before(&self, at: usize) -> Option<usize> {
        self.before(Mark::TopicBefore, at)
    }

    /// Whether the reviewer says in this sentence that she speaks of a theme.
    pub fn names_themes(&self) -> bool {
        self.count(Mark::Statement) > 0
    }

    /// Whether the reviewer says here that the book is about what stands at `at`,
    /// or asks about it.
    pub fn states(&self, at: usize) -> bool {
        self.asks
            || self.names_themes()
            || self.topic_before(at).is_some()
            || self.before(Mark::StatementBefore, at).is_some()
    }

    /// How many bytes before `at` the nearest such mark ends.
    fn before(&self, mark: Mark, at: usize) -> Option<usize> {
        /// A list after "topics like" may be long, but it ends.
        const REACH: usize = 200;
        let marks = self.hits.iter().filter(|hit| hit.mark == mark);
        marks
            .filter_map(|hit| at.checked_sub(hit.place.end))
            .min()
            .filter(|distance| *distance <= REACH)
    }
}

/// Whether a hit is the reviewer's own word and means what it says.
fn counts(body: &str, mask: &Mask, sentence: &Range<usize>, hit: &Hit) -> bool {
    let named = is_theme(hit.mark) && hit.single && in_a_name(body, sentence, &hit.place);
    !named && !mask.covers(&hit.place)
}

fn is_theme(mark: Mark) -> bool {
    matches!(mark, Mark::Cue(_) | Mark::Hint(_) | Mark::Word(_))
}

/// Whether a capitalised word stands beside another one inside a sentence:
/// "the Free State", "Crime and Punishment".
fn in_a_name(body: &str, sentence: &Range<usize>, place: &Range<usize>) -> bool {
    const JOINERS: &[&str] = &["and", "of", "the", "&", "in"];
    let capital = |word: &str| {
        let mut letters = word.chars().skip_while(|c| !c.is_alphanumeric());
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let text = |range: Range<usize>| body.get(range).unwrap_or_default();
    if place.start == sentence.start || !capital(text(place.clone())) {
        return false;
    }
    let beside = |word: Option<&str>| word.is_some_and(|word| capital(word) && word != "I");
    // The first word of a sentence has its capital from the sentence.
    let before = text(sentence.start..place.start);
    let before: Vec<&str> = before.split_whitespace().skip(1).collect();
    let before = before.into_iter().rfind(|word| !JOINERS.contains(word));
    // A mark after the word ends the name.
    let after = text(place.end..sentence.end);
    let after = after.strip_prefix(char::is_whitespace).unwrap_or_default();
    let after = after
        .split_whitespace()
        .find(|word| !JOINERS.contains(word));
    beside(before) || beside(after)
}

/// Removes what a `not` phrase covers, and what stands inside a longer hit for
/// the same theme, so that one word counts once among cues and hints, and once
/// among the ordinary words.
fn drop_shadowed(hits: &mut Vec<Hit>) {
    let theme = |mark: Mark| match mark {
        Mark::Cue(theme) | Mark::Hint(theme) | Mark::Word(theme) | Mark::Not(theme) => Some(theme),
        _ => None,
    };
    let rank = |hit: &Hit| {
        let order = match hit.mark {
            Mark::Not(_) => 2,
            Mark::Cue(_) => 1,
            _ => 0,
        };
        (order, hit.place.len(), std::cmp::Reverse(hit.pattern))
    };
    let is_word = |hit: &Hit| matches!(hit.mark, Mark::Word(_));
    let is_not = |hit: &Hit| matches!(hit.mark, Mark::Not(_));
    let apart =
        |one: &Hit, other: &Hit| is_word(one) != is_word(other) && !is_not(one) && !is_not(other);
    // Hits come by their beginnings: only those near by can overlap.
    let shadowed: Vec<bool> = hits
        .iter()
        .enumerate()
        .map(|(at, hit)| {
            let Some(of) = theme(hit.mark) else {
                return false;
            };
            let shadows = |other: &Hit| {
                theme(other.mark) == Some(of)
                    && !apart(hit, other)
                    && other.place.start < hit.place.end
                    && hit.place.start < other.place.end
                    && rank(other) > rank(hit)
            };
            let later = hits.iter().skip(at + 1);
            later
                .take_while(|other| other.place.start < hit.place.end)
                .any(shadows)
                || hits.iter().take(at).any(shadows)
        })
        .collect();
    let mut shadowed = shadowed.into_iter();
    hits.retain(|_| !shadowed.next().unwrap_or(false));
}
