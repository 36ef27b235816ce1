//! What is searched for in a review, all of it in one pass: the cues and hints
//! of every theme, and the turns of phrase that show what a sentence does
//! ([`crate::club::theme::signal`]).

use std::ops::Range;
use std::sync::OnceLock;

use super::fold::starts_word;
use super::language::Language;
use super::phrases::{Compare, Phrases};
use super::sign::{self, Sign};
use super::signal;
use super::words::Word;

/// What a found phrase stands for. Themes are numbered as in the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// A cue of a theme: one is enough.
    Cue(usize),
    /// A hint of a theme: two different ones are needed.
    Hint(usize),
    /// An ordinary word of a theme: many of them add up.
    Word(usize),
    /// A phrase in which cues, hints and words of a theme do not count.
    Not(usize),
    /// "explores": what follows is a theme of the book.
    TopicBefore,
    /// "a tale of": what follows may be one.
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
    /// A word by which the sort of the sentence is told.
    Sign(Sign),
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
    /// Its first word, as a number among the words of the text.
    pub word: usize,
    /// Where, in the text itself.
    pub place: Range<usize>,
}

/// All phrases of all languages, ready for searching.
#[derive(Debug)]
pub(crate) struct Marks {
    /// In the order of [`Language::ALL`].
    languages: Vec<OfLanguage>,
}

/// The number of the first signal: no bank has as many phrases.
const SIGNALS: usize = usize::MAX / 2;

/// The phrases of one language. Most clubs read reviews in one or two, so the
/// tree of a language is grown when the first review in it comes: all of them
/// would take half of the start and some fifteen megabytes.
#[derive(Debug, Default)]
struct OfLanguage {
    /// In the bank's words, each with its number among all.
    wanted: Vec<(Mark, Box<str>, usize)>,
    tree: OnceLock<Phrases<(Mark, usize)>>,
}

impl OfLanguage {
    fn tree(&self, language: Language) -> &Phrases<(Mark, usize)> {
        self.tree.get_or_init(|| {
            let mut phrases = Phrases::new(language);
            for (mark, phrase, pattern) in &self.wanted {
                phrases.add(phrase, Compare::Stems, (*mark, *pattern));
            }
            let signs = sign::all(language).map(|(sign, phrase)| (Mark::Sign(sign), phrase));
            for (number, (mark, phrase)) in signal::all(language).chain(signs).enumerate() {
                phrases.add(phrase, Compare::Letters, (mark, SIGNALS + number));
            }
            phrases
        })
    }
}

impl Marks {
    /// The phrases of a bank and the signals. What [`check`] refuses is left out.
    pub fn new(wanted: impl IntoIterator<Item = (Language, Mark, String)>) -> Self {
        let mut languages: Vec<OfLanguage> = Vec::new();
        languages.resize_with(Language::ALL.len(), OfLanguage::default);
        for (pattern, (language, mark, phrase)) in wanted.into_iter().enumerate() {
            if check(&phrase).is_ok()
                && let Some(of_language) = languages.get_mut(language as usize)
            {
                of_language.wanted.push((mark, phrase.into(), pattern));
            }
        }
        Self { languages }
    }

    /// Every phrase in a text, given by its words, by place.
    pub fn scan(&self, language: Language, words: &[Word<'_>]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(of_language) = self.languages.get(language as usize) else {
            return hits;
        };
        of_language
            .tree(language)
            .scan(words, |(mark, pattern), first, last| {
                let place = |at: usize| words.get(at).map(|word| word.place.clone());
                if let Some((start, end)) = place(first).zip(place(last)) {
                    hits.push(Hit {
                        mark,
                        pattern,
                        single: first == last,
                        word: first,
                        place: start.start..end.end,
                    });
                }
            });
        hits.sort_by_key(|hit| (hit.place.start, hit.place.end, hit.pattern));
        hits
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
    let inside = phrase.match_indices(['*', '!']).find(|(at, _)| {
        let after = phrase.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | '!'))
            || starts_word(phrase, *at)
    });
    if let Some((_, mark)) = inside {
        return Err(format!(
            "the cue “{phrase}” has a `{mark}` that is not at the end of a word. Move it there."
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::theme::words::words;

    fn found(language: Language, phrase: &str, text: &str) -> Vec<String> {
        let marks = Marks::new([(language, Mark::Cue(0), phrase.to_owned())]);
        marks
            .scan(language, &words(text, language))
            .into_iter()
            .filter(|hit| hit.mark == Mark::Cue(0))
            .map(|hit| text[hit.place].to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_found_as_whole_words_in_every_form() {
        for (code, phrase, text, wanted) in [
            (
                "en",
                "clon*",
                "Clones and a cyclone, cloned",
                &["Clones", "cloned"][..],
            ),
            (
                "en",
                "war",
                "A war, wars, warm; post-war",
                &["war", "wars", "war"],
            ),
            (
                "en",
                "accept their fate",
                "She accepted their fates",
                &["accepted their fates"],
            ),
            ("en", "accept* their fate", "acceptance of their fate", &[]),
            ("en", "can't leave", "they can’t leave.", &["can’t leave"]),
            (
                "en",
                "coming of age",
                "A coming-of-age tale",
                &["coming-of-age"],
            ),
            (
                "en",
                "love and loss",
                "of love and “loss”; love, and loss",
                &["love and “loss"],
            ),
            ("en", "otherness!", "otherness, and others", &["otherness"]),
            ("en", "é*", "été", &[]),
            ("en", "ét*", "Été", &["Été"]),
            ("es", "recuerdo", "Los Recuerdos de ella", &["Recuerdos"]),
            (
                "fr",
                "quête d'identité",
                "une quête d’identité",
                &["quête d’identité"],
            ),
            ("fr", "identité", "l’identité", &["identité"]),
            ("de", "Verlust", "des Verlustes", &["Verlustes"]),
            ("pt", "solidão", "A solidão", &["solidão"]),
            ("it", "guerra", "dopo le guerre", &["guerre"]),
            ("pl", "samotność", "o samotności", &["samotności"]),
        ] {
            let language = Language::of(code).unwrap();
            assert_eq!(
                found(language, phrase, text),
                wanted,
                "failed on {phrase} in {text}"
            );
        }
    }

    #[test]
    fn cues_that_would_match_everything_are_refused() {
        for phrase in [
            "", "*", "a", "*ing", "a*", "wa*r", "war **", "war *", "war !", "wa!r",
        ] {
            assert!(check(phrase).is_err(), "accepted {phrase}");
        }
        for phrase in ["ai", "clon*", "aging!", "accept* their fate", "can't"] {
            assert_eq!(check(phrase), Ok(()), "refused {phrase}");
        }
    }
}
