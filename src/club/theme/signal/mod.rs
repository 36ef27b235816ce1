//! Turns of phrase that show what a sentence of a review does: it says what the
//! book is about, judges, gives the story away, or chats. And the words before a
//! cue that deny it.
//!
//! One file for each language. A list is read as one phrase between two commas,
//! compared letter by letter; `*` as in a bank.

mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod polish;
mod portuguese;
mod spanish;

use super::language::Language;
use super::mark::Mark;
use super::words::Word;

/// The turns of phrase of a language.
struct Signals {
    /// What follows is a theme of the book, in the reviewer's own words.
    topic_before: &'static str,
    /// What follows may be what the book is about.
    statement_before: &'static str,
    /// The sentence says what the book is about.
    statement: &'static str,
    /// The reviewer speaks for herself.
    opinion: &'static str,
    /// The reviewer judges.
    judgement: &'static str,
    /// The sentence may give the story away.
    spoiler: &'static str,
    /// Talk around the review, no matter for a discussion.
    chat: &'static str,
    /// Words that may stand between "not" and what it denies: "not about the war".
    bridges: &'static [&'static str],
    /// Words that deny what follows over at least one bridge.
    denials: &'static [&'static str],
    /// Words that deny a phrase right after them: "no love story".
    no: &'static [&'static str],
    /// Words that, right before a cue, deny it: "rather than a".
    rather_than: &'static [&'static str],
}

fn of(language: Language) -> &'static Signals {
    match language {
        Language::English => &english::SIGNALS,
        Language::Spanish => &spanish::SIGNALS,
        Language::French => &french::SIGNALS,
        Language::German => &german::SIGNALS,
        Language::Portuguese => &portuguese::SIGNALS,
        Language::Italian => &italian::SIGNALS,
        Language::Polish => &polish::SIGNALS,
        Language::Dutch => &dutch::SIGNALS,
    }
}

/// Every signal of a language.
pub(super) fn all(language: Language) -> impl Iterator<Item = (Mark, &'static str)> {
    let signals = of(language);
    [
        (Mark::TopicBefore, signals.topic_before),
        (Mark::StatementBefore, signals.statement_before),
        (Mark::Statement, signals.statement),
        (Mark::Opinion, signals.opinion),
        (Mark::Judgement, signals.judgement),
        (Mark::Spoiler, signals.spoiler),
        (Mark::Chat, signals.chat),
    ]
    .into_iter()
    .flat_map(|(mark, phrases)| phrases.split(',').map(move |phrase| (mark, phrase.trim())))
    .filter(|(_, phrase)| !phrase.is_empty())
}

/// A denial is so many words before a cue at most.
const FARTHEST: usize = 8;

/// Whether the words before a cue deny it, as "not a" does in "not a love
/// story". "Not only a love story" and "they have not chosen" do not. `at` is
/// the cue's first word; `single` says that the cue is one word, before which
/// "no" is part of what the book is about ("no hope") rather than a denial ("no
/// love story").
pub(super) fn denies(language: Language, words: &[Word<'_>], at: usize, single: bool) -> bool {
    let signals = of(language);
    // From the cue back to the beginning of its clause.
    let goes_on = (0..=at)
        .rev()
        .take_while(|at| words.get(*at).is_some_and(|word| word.joined));
    let mut before = goes_on
        .take(FARTHEST)
        .filter_map(|at| words.get(at.checked_sub(1)?))
        .map(|word| word.folded.as_ref())
        .peekable();
    if !single && before.peek().is_some_and(|word| signals.no.contains(word)) {
        return true;
    }
    let mut bridged = false;
    while before
        .next_if(|word| signals.bridges.contains(word))
        .is_some()
    {
        bridged = true;
    }
    let Some(word) = before.next() else {
        return false;
    };
    if let [earlier @ .., last] = signals.rather_than
        && word == *last
    {
        return earlier.iter().rev().all(|word| before.next() == Some(word));
    }
    bridged && signals.denials.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn only_what_is_denied_is_denied() {
        for (code, before, single, denied) in [
            ("en", "this is not a", false, true),
            ("en", "this is not only a", false, false),
            ("en", "it isn't about", true, true),
            ("en", "a life that you have not", true, false),
            ("en", "there is no", false, true),
            ("en", "there is no", true, false),
            ("en", "less about", true, true),
            ("en", "a farce rather than a", true, true),
            ("en", "treated as less than", true, false),
            ("en", "not for children. a", true, false),
            ("en", "it does not deal with", true, true),
            ("en", "", true, false),
            ("es", "no es una", true, true),
            ("es", "no solo una", true, false),
            ("fr", "ce n’est pas une", true, true),
            ("fr", "ce n’est pas seulement une", true, false),
            ("de", "das ist keine", false, true),
            ("de", "das ist nicht nur eine", true, false),
            ("pt", "não é uma", true, true),
            ("it", "non è una", true, true),
            ("pl", "to nie jest", true, true),
            ("pl", "nie tylko", true, false),
            ("nl", "dit is niet een", true, true),
        ] {
            let language = Language::of(code).unwrap();
            let text = format!("{before} cue");
            let words = words(&text, language);
            assert_eq!(
                denies(language, &words, words.len() - 1, single),
                denied,
                "failed on {code} {before:?} {single}"
            );
        }
    }
}
