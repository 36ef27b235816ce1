//! What is searched for in a review, all of it in one pass: the cues and hints
//! of every theme, and the turns of phrase that show what a sentence does
//! ([`crate::club::theme::signal`]).

use std::ops::Range;

use aho_corasick::{AhoCorasick, BuildError};

use super::fold::{Folded, ends_word, fold, starts_word};
use super::signal;

/// What a found phrase stands for. Themes are numbered as in the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// A cue of a theme: one is enough.
    Cue(usize),
    /// A hint of a theme: two different ones are needed.
    Hint(usize),
    /// A phrase in which cues and hints of a theme do not count.
    Not(usize),
    /// "explores": what follows is what the book is about.
    StatementBefore,
    /// "a central theme": the sentence says what the book is about.
    Statement,
    /// "in my opinion": the reviewer speaks for herself.
    Opinion,
    /// "too long": the reviewer judges.
    Judgement,
    /// "it turns out": the sentence may give the story away.
    Spoiler,
    /// "have you read": talk around the review.
    Chat,
}

/// A phrase of a bank, cut at its stars.
#[derive(Debug)]
struct Pattern {
    mark: Mark,
    /// At least one; between two of them any letters may stand.
    parts: Vec<String>,
    /// A single word, which as a part of a name does not count.
    single: bool,
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it stands for.
    pub mark: Mark,
    /// Which of the phrases it is, to tell different ones apart.
    pub pattern: usize,
    /// Whether the phrase is one word.
    pub single: bool,
    /// Where, in the folded text.
    pub folded: Range<usize>,
    /// Where, in the text itself.
    pub place: Range<usize>,
}

/// All phrases, ready for searching.
#[derive(Debug)]
pub(crate) struct Marks {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

impl Marks {
    /// The phrases of a bank and the signals. What [`check`] refuses is left out.
    pub fn new(wanted: impl IntoIterator<Item = (Mark, String)>) -> Result<Self, BuildError> {
        let signals = signal::all().map(|(mark, phrase)| (mark, phrase.to_owned()));
        let patterns: Vec<Pattern> = wanted
            .into_iter()
            .chain(signals)
            .filter_map(|(mark, phrase)| {
                let folded = fold(&phrase);
                let parts: Vec<String> = folded.split('*').map(str::to_owned).collect();
                let findable = parts.first().is_some_and(|part| !part.is_empty());
                findable.then(|| Pattern {
                    mark,
                    parts,
                    single: !folded.contains(' '),
                })
            })
            .collect();
        let firsts = patterns.iter().filter_map(|pattern| pattern.parts.first());
        Ok(Self {
            automaton: AhoCorasick::new(firsts)?,
            patterns,
        })
    }

    /// Every phrase in a text, by place.
    pub fn scan(&self, text: &Folded<'_>) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .automaton
            .find_overlapping_iter(&text.text)
            .filter(|found| starts_word(&text.text, found.start()))
            .filter_map(|found| {
                let index = found.pattern().as_usize();
                let pattern = self.patterns.get(index)?;
                let folded = found.start()..pattern.end(&text.text, found.end())?;
                Some(Hit {
                    mark: pattern.mark,
                    pattern: index,
                    single: pattern.single,
                    place: text.original(&folded),
                    folded,
                })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.place.start, hit.place.end));
        hits
    }
}

impl Pattern {
    /// Where the whole phrase ends, when its first part ends at `at`.
    fn end(&self, text: &str, mut at: usize) -> Option<usize> {
        for part in self.parts.iter().skip(1) {
            let rest = text.get(at..)?;
            let word = rest.find(|c: char| !c.is_alphanumeric());
            at += word.unwrap_or(rest.len());
            at += text
                .get(at..)?
                .strip_prefix(part.as_str())
                .map(|_| part.len())?;
        }
        ends_word(text, at).then_some(at)
    }
}

/// Whether a cue, hint or `not` phrase of a bank can be searched for.
///
/// # Errors
///
/// What is wrong with it, in a sentence for the editor.
pub(crate) fn check(phrase: &str) -> Result<(), String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let first = phrase.split('*').next().unwrap_or_default();
    if letters(phrase) < 2 || letters(first) < 2 {
        return Err(format!(
            "the cue “{phrase}” is too short. Write two letters or more before any `*`."
        ));
    }
    let star_inside = phrase.match_indices('*').any(|(at, _)| {
        let after = phrase.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_some_and(|c| c.is_alphanumeric() || c == '*') || starts_word(phrase, at)
    });
    if star_inside {
        return Err(format!(
            "the cue “{phrase}” has a `*` that is not at the end of a word. Move it there."
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let marks = Marks::new([(Mark::Cue(0), phrase.to_owned())]).unwrap();
        marks
            .scan(&Folded::new(text))
            .into_iter()
            .filter(|hit| hit.mark == Mark::Cue(0))
            .map(|hit| text[hit.place].to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        for (phrase, text, wanted) in [
            (
                "clon*",
                "Clones and a cyclone, cloned",
                &["Clones", "cloned"][..],
            ),
            ("war", "A war, wars, warm; post-war", &["war", "war"]),
            (
                "accept* their fate",
                "She accepted their fate",
                &["accepted their fate"],
            ),
            ("accept* their fate", "acceptance of their fate", &[]),
            ("can't leave", "they can’t leave.", &["can’t leave"]),
            ("coming of age", "A coming-of-age tale", &["coming-of-age"]),
            ("é*", "été", &["été"]),
        ] {
            assert_eq!(found(phrase, text), wanted, "failed on {phrase} in {text}");
        }
    }

    #[test]
    fn cues_that_would_match_everything_are_refused() {
        for phrase in ["", "*", "a", "*ing", "a*", "wa*r", "war **", "war *"] {
            assert!(check(phrase).is_err(), "accepted {phrase}");
        }
        for phrase in ["ai", "clon*", "accept* their fate", "can't"] {
            assert_eq!(check(phrase), Ok(()), "refused {phrase}");
        }
    }
}
