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

/// The list of a theme that a phrase stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum List {
    Cues,
    Hints,
    Words,
    Not,
}

impl List {
    fn mark(self, theme: u16) -> Mark {
        let theme = theme.into();
        match self {
            Self::Cues => Mark::Cue(theme),
            Self::Hints => Mark::Hint(theme),
            Self::Words => Mark::Word(theme),
            Self::Not => Mark::Not(theme),
        }
    }
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
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// In the order of [`Language::ALL`].
    languages: [OfLanguage; Language::ALL.len()],
    /// How many phrases there are.
    count: u32,
}

/// The number of the first signal: no bank has as many phrases.
const SIGNALS: usize = usize::MAX / 2;

/// The phrases of one language. Most clubs read reviews in one or two, so the
/// tree of a language is grown when the first review in it comes: all of them
/// would take half of the start and some fifteen megabytes.
#[derive(Debug, Default)]
struct OfLanguage {
    /// In the bank's words, one behind the other: there are tens of thousands, of
    /// which most clubs need those of one language.
    text: String,
    wanted: Vec<Wanted>,
    tree: OnceLock<Phrases<(Mark, usize)>>,
}

/// A phrase of the bank.
#[derive(Debug)]
struct Wanted {
    list: List,
    theme: u16,
    /// Where it ends in the text of its language.
    end: u32,
    /// Its number among those of all languages.
    pattern: u32,
}

impl OfLanguage {
    fn tree(&self, language: Language) -> &Phrases<(Mark, usize)> {
        self.tree.get_or_init(|| {
            let mut phrases = Phrases::new(language);
            let mut start = 0;
            for one in &self.wanted {
                let end = one.end as usize;
                let phrase = self.text.get(start..end).unwrap_or_default();
                let mark = one.list.mark(one.theme);
                phrases.add(phrase, Compare::Stems, (mark, one.pattern as usize));
                start = end;
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
    /// Adds a phrase of a theme, given by its number, to the signals of its
    /// language. What [`check`] refuses is left out.
    pub fn add(&mut self, language: Language, list: List, theme: usize, phrase: &str) {
        let pattern = self.count;
        self.count += 1;
        let Some(of_language) = self.languages.get_mut(language as usize) else {
            return;
        };
        let end = u32::try_from(of_language.text.len() + phrase.len());
        if let (Ok(end), Ok(theme), Ok(())) = (end, theme.try_into(), check(phrase)) {
            of_language.text.push_str(phrase);
            of_language.wanted.push(Wanted {
                list,
                theme,
                end,
                pattern,
            });
            of_language.tree = OnceLock::new();
        }
    }

    /// Gives back the room that was kept for more phrases.
    pub fn shrink_to_fit(&mut self) {
        for language in &mut self.languages {
            language.text.shrink_to_fit();
            language.wanted.shrink_to_fit();
        }
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
        let mut marks = Marks::default();
        marks.add(language, List::Cues, 0, phrase);
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
