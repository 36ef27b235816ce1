//! A few words of an English sentence that can be read out before a question on
//! it: what stands between two marks, or from an article on, be it no clause:
//! "the despair of old age".
//!
//! [`super::quote`] cuts claims, which a question takes for what the reviewer
//! says. An excerpt only shows where the question comes from; it is read out as
//! words of the review and never taken for its opinion.

use std::ops::Range;

use super::argument::says_something;
use super::grammar::Grammar;
use super::quote::is_showable;
use super::word::{Word, is_break, within};
use crate::club::theme::fold::fold;

/// Fewest and most words.
const WORDS: std::ops::RangeInclusive<usize> = 4..=15;
/// So many are read at a glance.
const GLANCE: usize = 12;
/// Most characters.
const CHARACTERS: usize = 110;
/// So far ahead the rest of a list is looked for.
const LIST: usize = 4;

/// The words around a place of a sentence, given in bytes, that can be read out,
/// exactly; `None` where they would hang in the air, where they deny something or
/// speak of the reviewer, and in a sentence that is not English: a question is,
/// and words of another language do not show what it is about. `words` are those
/// of the sentence.
pub(super) fn around<'a>(
    sentence: &'a str,
    words: &[Word<'_>],
    place: &Range<usize>,
    grammar: &Grammar,
) -> Option<&'a str> {
    let Range { start: first, end } = within(words, place);
    if !grammar.english || first >= end || sentence.ends_with('?') {
        return None;
    }
    let breaks = |at: usize| words.get(at).is_none_or(|word| is_break(word.gap));
    let from = (0..=first).rev().find(|at| *at == 0 || breaks(*at))?;
    let to = (end..=words.len()).find(|at| breaks(*at))?;
    let starts = (from..=first).filter(|at| begins(words, from, *at));
    let mut best: Option<(f64, Range<usize>)> = None;
    for start in starts {
        let ends = (end..=to).filter(|at| *at == to || ends_before(grammar, words, *at));
        for run in ends.map(|end| start..end) {
            let cost = cost(&run, &(from..to));
            let better = best.as_ref().is_none_or(|(least, _)| cost < *least);
            if better && reads_well(grammar, words, &run) {
                best = Some((cost, run));
            }
        }
    }
    let (_, run) = best?;
    let text = sentence.get(words.get(run.start)?.core.start..words.get(run.end - 1)?.core.end)?;
    let after = sentence.get(words.get(run.end - 1)?.core.end..)?;
    let asks = after.trim_start().starts_with('?');
    let shown =
        is_unmarked(text) && !asks && is_showable(text, CHARACTERS) && says_something(&fold(text));
    shown.then_some(text)
}

/// Whether no quotation and nothing that is set off stands in a text.
pub(super) fn is_unmarked(text: &str) -> bool {
    !text.contains(['“', '”', '"', '«', '»', '„', '*', '_', '/', '[', '~'])
}

/// What speaks against a run of words in a stretch between two marks.
fn cost(run: &Range<usize>, whole: &Range<usize>) -> f64 {
    let cut = u8::from(run.start > whole.start) + u8::from(run.end < whole.end);
    let long = run.len().saturating_sub(GLANCE);
    let short = 6_usize.saturating_sub(run.len());
    f64::from(cut) + 0.4 * long as f64 + 0.7 * short as f64
}

/// Whether what is read out may begin with a word: the first behind a mark, the
/// one behind such a "with", or an article.
fn begins(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let ties = |word: &Word<'_>| word.joins() || word.is_preposition();
    let led = at == from && !ties(word) || at == from + 1 && words.get(from).is_some_and(ties);
    // "The portrayal of | the despair of old age": a thing that is whole.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let pointing = matches!(word.plain.as_ref(), "this" | "that" | "these" | "those");
    let thing = word.is_determiner()
        && !pointing
        && before.is_some_and(|before| {
            before.is_preposition()
                || matches!(
                    before.plain.as_ref(),
                    "is" | "are" | "was" | "were" | "and" | "as"
                )
        });
    led || thing
}

/// Whether what is read out may end before a word: one that opens a clause, or a
/// preposition other than "of". Before "and" it would be half of two.
fn ends_before(grammar: &Grammar, words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        let apart =
            word.is_preposition() && !matches!(word.plain.as_ref(), "of" | "to" | "up" | "out");
        grammar.opens(word) || apart
    })
}

/// Whether a run of words says something by itself, and nothing else than the
/// sentence says.
fn reads_well(grammar: &Grammar, words: &[Word<'_>], run: &Range<usize>) -> bool {
    let Some(inside) = words.get(run.clone()) else {
        return false;
    };
    let denied = words.iter().take(run.end).any(denies);
    let long = inside.iter().filter(|word| word.plain.chars().count() > 3);
    WORDS.contains(&inside.len())
        && !begins_badly(grammar, words, run)
        && !ends_badly(grammar, inside)
        && !is_half_a_list(words, run)
        && !lacks_verb(grammar, words, run)
        && !denied
        && !inside.iter().any(is_reviewers)
        && long.count() > 1
}

/// "Is brought up in a mill", "once the mill is sold", "mostly the mill": what hangs
/// on the words before it.
fn begins_badly(grammar: &Grammar, words: &[Word<'_>], run: &Range<usize>) -> bool {
    let inside = words.get(run.clone()).unwrap_or_default();
    let [first, next, ..] = inside else {
        return true;
    };
    let verb = |at: usize, word: &Word<'_>| grammar.is_verb(words, at) || word.is_verb();
    let plain = first.plain.as_ref();
    let adverb = plain.ends_with("ly") || matches!(plain, "most" | "aside" | "apart");
    // "Alternating between the mill and the valley".
    let participle = plain.ends_with("ing") && !first.is_determiner();
    // "Of race, | gender fill the pages": the end of a list.
    let subject = first.is_pronoun() || first.may_be_subject();
    let listed = first.gap.trim() == "," && !subject && verb(run.start + 1, next);
    // "Over | the break to read", "in | the midst of it".
    let led = run.start.checked_sub(1).and_then(|at| words.get(at));
    let loose = led.is_some_and(Word::is_preposition)
        && (run.clone().any(|at| grammar.is_verb(words, at))
            || inside
                .iter()
                .any(|word| matches!(word.plain.as_ref(), "to" | "become"))
            || matches!(
                next.plain.as_ref(),
                "midst" | "middle" | "course" | "end" | "form"
            ));
    adverb
        || participle
        || listed
        || loose
        || first.opens_clause()
        || grammar.opens(first)
        || grammar.opens(next)
        || !first.named && verb(run.start, first)
        || plain == "it's"
        || grammar.points(inside) && !matches!(plain, "this" | "its")
}

/// "A story of", "who was", "to keep them mostly": half a thing.
fn ends_badly(grammar: &Grammar, inside: &[Word<'_>]) -> bool {
    inside.last().is_none_or(|last| {
        let hangs = last.hangs() || last.is_verb() || last.plain.ends_with("ly");
        hangs || grammar.opens(last) || last.joins()
    })
}

/// "A tale of hunger |, thirst and hope": the first of several.
fn is_half_a_list(words: &[Word<'_>], run: &Range<usize>) -> bool {
    let rest = words.get(run.end..).unwrap_or_default();
    let cut = rest.first().is_some_and(|word| word.gap.trim() == ",");
    // "Inside an infinite |, labyrinthine house".
    let inside = words.get(run.clone()).unwrap_or_default();
    let quality = matches!(inside, [.., article, _] if matches!(article.plain.as_ref(), "a" | "an"))
        && rest.first().is_some_and(|next| {
            !next.is_determiner() && !next.hangs() && !next.is_pronoun() && !next.opens_clause()
        });
    let joined = rest
        .iter()
        .take(LIST)
        .any(|word| matches!(word.plain.as_ref(), "and" | "or"));
    cut && (joined || quality)
}

/// "Oda searching for a mill", "to see how the mill": something is said, and not
/// to its end.
fn lacks_verb(grammar: &Grammar, words: &[Word<'_>], run: &Range<usize>) -> bool {
    let verb = |at: usize| grammar.is_verb(words, at);
    let opener = run
        .clone()
        .rev()
        .find(|at| words.get(*at).is_some_and(|word| grammar.opens(word)));
    let open = opener.is_some_and(|opener| {
        let relative = words.get(opener).is_some_and(|word| word.plain == "as");
        !relative && !(opener..run.end).any(verb)
    });
    let named = words
        .get(run.start)
        .is_some_and(|word| word.named && !word.is_determiner());
    open || named && !run.clone().any(verb)
}

/// Whether a word is the reviewer's for herself, or for her readers.
pub(super) fn is_reviewers(word: &Word<'_>) -> bool {
    const REVIEWER: &[&str] = &[
        "i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself", "you", "your", "here", "our", "we",
    ];
    REVIEWER.contains(&word.plain.as_ref())
}

/// Whether the sense turns at a word.
pub(super) fn denies(word: &Word<'_>) -> bool {
    #[rustfmt::skip]
    const DENYING: &[&str] = &[
        "not", "no", "never", "without", "neither", "nor", "hardly", "less", "cannot", "if", "than",
    ];
    word.plain.ends_with("n't") || DENYING.contains(&word.plain.as_ref())
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::super::word::words;
    use super::*;
    use crate::club::theme::language::Language;

    #[test]
    fn words_are_read_out_that_can_stand_before_a_question() {
        for (code, sentence, anchor, wanted) in [
            (
                "en",
                "The book's strength comes from a well researched mill and a dismal portrayal of the despair of old age.",
                "old age",
                Some("a dismal portrayal of the despair of old age"),
            ),
            (
                "en",
                "It follows the trials of three millers and in particular the stubborn Oda.",
                "trials",
                Some("It follows the trials of three millers and in particular the stubborn Oda"),
            ),
            (
                "en",
                "The Mill by Ada Lind is a touching story about the refugees of a flooded valley.",
                "refugees",
                Some("a touching story about the refugees of a flooded valley"),
            ),
            (
                "en",
                "Set in a drowned valley, with a murder at its heart, it moves slowly.",
                "murder",
                Some("a murder at its heart"),
            ),
            (
                "en",
                "It is not a book about grief, whatever they say.",
                "grief",
                None,
            ),
            ("en", "I loved my grief over it.", "grief", None),
            ("en", "They say grief.", "grief", None),
            (
                "en",
                "Oda, the miller, is brought up in a large family of millers.",
                "family",
                Some("a large family of millers"),
            ),
            (
                "en",
                "He stays, once the family of millers is gone, in the valley.",
                "family",
                None,
            ),
            (
                "en",
                "Stories of a war with hunger, thirst, and frost fill the pages.",
                "hunger",
                None,
            ),
            (
                "en",
                "It is a fine thing to see how the war of the millers.",
                "war",
                None,
            ),
            (
                "en",
                "Yes, I would recommend this book about the war.",
                "recommend",
                None,
            ),
            (
                "en",
                "You fall into the journal of a man inside an infinite, dusty mill.",
                "journal",
                None,
            ),
            (
                "en",
                "Is it about the grief of three millers?",
                "grief",
                None,
            ),
            (
                "es",
                "Con paciencia, la novela cuenta el duelo de una madre, y lo hace bien.",
                "duelo",
                None,
            ),
        ] {
            let at = sentence.find(anchor).unwrap();
            let place = at..at + anchor.len();
            let grammar = grammar::of(Language::of(code).unwrap());
            let found = around(sentence, &words(sentence), &place, grammar);
            assert_eq!(found, wanted, "failed on {sentence}");
        }
    }
}
