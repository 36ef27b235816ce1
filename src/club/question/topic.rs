//! Where in a sentence a thing begins that may be quoted though it is no clause:
//! what the book is said to be about, or a thing with what is said of it.

use std::ops::Range;

use super::phrase::is_break;
use super::word::Word;

/// Whether a word begins what a book is said to be about: right after "topics
/// like", or after a comma of the list that begins there.
pub(super) fn introduces(words: &[Word<'_>], first: usize, introduced: &[Range<usize>]) -> bool {
    let Some(word) = words.get(first) else {
        return false;
    };
    let begins = |place: &Range<usize>| {
        let next = words.partition_point(|word| word.core.start < place.end);
        next == first
            || (next < first
                && is_break(word.gap)
                && word.may_be_subject()
                && !words.iter().take(first).skip(next).any(Word::is_pronoun))
    };
    !word.joins() && !word.is_preposition() && introduced.iter().any(begins)
}

/// Whether a word begins the phrase that says what a book is about: "topics
/// like", "an honest portrait of".
pub(super) fn names_topic(words: &[Word<'_>], first: usize, introduced: &[Range<usize>]) -> bool {
    /// Nouns that stand for what a book is about.
    const NOUNS: &[&str] = &[
        "topic",
        "topics",
        "theme",
        "themes",
        "issues",
        "subject",
        "subjects",
        "questions",
        "question",
        "meditation",
        "reflection",
        "reflections",
        "commentary",
        "study",
        "portrait",
        "depiction",
        "portrayal",
        "exploration",
        "examination",
        "critique",
        "celebration",
        "indictment",
        "allegory",
        "metaphor",
        "parable",
        "story",
        "stories",
        "tale",
        "power",
        "importance",
        "nature",
        "insight",
        "idea",
        "concept",
        "notion",
        "look",
        "novel",
        "book",
        "satire",
        "criticism",
        "lessons",
        "history",
        "memoir",
    ];
    let starts = |place: &Range<usize>| {
        let noun = words.partition_point(|word| word.core.start < place.start);
        let known = words
            .get(noun)
            .is_some_and(|word| NOUNS.contains(&word.plain.as_str()));
        if !known || first > noun || noun - first > 2 {
            return false;
        }
        let determined = words.get(first).is_some_and(Word::is_determiner);
        let before: Vec<&Word<'_>> = words.iter().take(noun + 1).skip(first + 1).collect();
        let unbroken = !before
            .iter()
            .any(|word| is_break(word.gap) || word.is_verb());
        (first == noun || determined) && unbroken
    };
    introduced.iter().any(starts)
}

/// Whether a word begins a thing with what is said of it, to be quoted where no
/// clause is: "a life that nobody chose".
pub(super) fn begins_thing(words: &[Word<'_>], first: usize) -> bool {
    let article = words
        .get(first)
        .is_some_and(|word| matches!(word.plain.as_str(), "a" | "an" | "the" | "our"));
    let mut next = words.iter().skip(first + 2).take(3);
    let close = words
        .get(first + 1)
        .is_some_and(|word| word.gap.trim().is_empty());
    article
        && close
        && next.any(|word| matches!(word.plain.as_str(), "that" | "who" | "of" | "between"))
}
