//! The words of a sentence that a question quotes: a claim, letter by letter.
//!
//! [`fragment`] gives the whole sentence where it is short, or else a main clause
//! of it, or else the whole of one that is not too long. It never gives a thing
//! without its verb, nor a clause that a "but" or an "if" before it may turn.

use std::ops::Range;

use super::grammar::Grammar;
use super::word::words as words_of;
use super::word::{Word, closes, is_break, opens, ties};
use crate::club::theme::prose::LONGEST_SENTENCE;

/// Fewest words of a whole sentence, and of a clause.
const FEWEST_WORDS: usize = 4;
const FEWEST_OF_CLAUSE: usize = 5;
/// So many words are read at a glance.
const MOST_WORDS: usize = 18;
/// Most words of a sentence of which no clause can be quoted.
const MOST_OF_WHOLE: usize = 25;
/// Most words and characters of a question that is quoted.
pub(super) const LONGEST_QUESTION: (usize, usize) = (MOST_WORDS, 150);
/// Most characters of a quote.
const MOST_CHARACTERS: usize = 190;

/// First words that only tie a sentence to the one before, in other languages.
const JOINTS: &[&str] = &[
    "y", "e", "et", "und", "pero", "aber", "mas", "ma", "mais", "ale", "maar",
];

/// Words that begin, after a comma, what a clause in another language than
/// English can do without: "and", "because", "where".
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "y", "et", "und", "e", "oraz", "i", "en", "porque", "ya", "pues", "donde", "parce", "car",
    "où", "dont", "denn", "weil", "wo", "wobei", "pois", "onde", "perché", "dove", "ponieważ",
    "gdyż", "bo", "gdzie", "want", "omdat", "waar", "waarin",
];

/// What speaks against a quote, in the coin of [`Fragment::cost`].
mod costs {
    pub const CLAUSE: f64 = 0.4;
    pub const LATER_CLAUSE: f64 = 0.3;
    pub const LONG: f64 = 1.0;
    /// For each word that is lacking to a sentence of seven.
    pub const BRIEF: f64 = 0.3;
    pub const POINTING: f64 = 1.2;
    pub const IT: f64 = 0.5;
    pub const QUOTING: f64 = 1.0;
}

/// A part of a sentence that can be quoted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fragment {
    /// Which part, in bytes of the sentence.
    pub place: Range<usize>,
    /// How badly it reads on its own: 0 for a short whole sentence.
    pub cost: f64,
    /// Whether it begins with a word for what is named elsewhere.
    pub points: bool,
}

/// What the words of a quote have to be like.
pub(super) struct Wanted<'a, F> {
    /// The sentence's language.
    pub grammar: &'a Grammar,
    /// Places of the sentence that the question is about; the quote holds one of
    /// them at least, where there are any.
    pub anchors: &'a [Range<usize>],
    /// Whether a part, given as a place in the sentence, is fit for the question.
    pub fits: F,
}

/// The part of a sentence to quote; `None` where no part claims anything. A
/// question is quoted whole or not at all: half of it asks something else.
///
/// `words` are those of the sentence.
pub(super) fn fragment<F>(
    sentence: &str,
    words: &[Word<'_>],
    wanted: &Wanted<'_, F>,
) -> Option<Fragment>
where
    F: Fn(&Range<usize>) -> bool,
{
    if sentence.len() > LONGEST_SENTENCE {
        return None;
    }
    if sentence.contains('?') {
        let whole = 0..sentence.len();
        let (most_words, most_characters) = LONGEST_QUESTION;
        let fits = sentence.ends_with('?')
            && (FEWEST_WORDS..=most_words).contains(&words.len())
            && is_showable(sentence, most_characters)
            && (wanted.fits)(&whole);
        return fits.then_some(Fragment {
            place: whole,
            cost: 0.0,
            points: false,
        });
    }
    let grammar = wanted.grammar;
    let tied = match grammar.english {
        true => ties(words),
        false => usize::from(
            words
                .first()
                .is_some_and(|word| JOINTS.contains(&word.plain.as_ref())),
        ),
    };
    let mut found: Vec<Fragment> = Vec::new();
    for (run, cost) in candidates(grammar, sentence, words, tied) {
        let inside = words.get(run.clone()).unwrap_or_default();
        let Some(place) = place(sentence, words, &run, grammar) else {
            continue;
        };
        let holds = wanted.anchors.is_empty()
            || wanted
                .anchors
                .iter()
                .any(|anchor| place.start <= anchor.start && anchor.end <= place.end);
        if !holds || !grammar.is_clause(inside) || !(wanted.fits)(&place) {
            continue;
        }
        let points = grammar.points(inside);
        let it = inside
            .first()
            .is_some_and(|word| matches!(word.plain.as_ref(), "it" | "it's" | "there"));
        let quoting = sentence
            .get(place.clone())
            .is_some_and(|text| text.contains(['“', '”', '"', '«', '(']));
        let brief = 7_usize.saturating_sub(inside.len()) as f64;
        let extra = [
            (points, costs::POINTING),
            (it, costs::IT),
            (quoting, costs::QUOTING),
        ];
        let extra: f64 = extra
            .into_iter()
            .map(|(is, cost)| if is { cost } else { 0.0 })
            .sum();
        found.push(Fragment {
            place,
            cost: cost + extra + brief * costs::BRIEF,
            points,
        });
    }
    found.into_iter().min_by(|a, b| {
        let longer = || b.place.len().cmp(&a.place.len());
        a.cost.total_cmp(&b.cost).then_with(longer)
    })
}

/// The runs of words that may be claims, each with what speaks against it.
fn candidates(
    grammar: &Grammar,
    sentence: &str,
    words: &[Word<'_>],
    tied: usize,
) -> Vec<(Range<usize>, f64)> {
    /// A hostile sentence has many marks.
    const MOST_STARTS: usize = 12;
    let mut runs = Vec::new();
    let count = words.len().saturating_sub(tied);
    // A list or a heading hangs on nothing, and its end says nothing.
    let ended = !sentence.ends_with([':', ',', ';']);
    match count {
        FEWEST_WORDS..=MOST_WORDS if ended => runs.push((tied..words.len(), 0.0)),
        _ if count <= MOST_OF_WHOLE && count > MOST_WORDS && ended => {
            runs.push((tied..words.len(), costs::LONG));
        }
        _ => {}
    }
    if count <= MOST_WORDS {
        return runs;
    }
    // What stands behind a word at which the sense may turn is not free of it.
    let mut behind = words.iter().enumerate().skip(tied);
    let turn = behind.find(|(_, word)| grammar.turns(word));
    let free = turn.map_or(words.len(), |(at, _)| at).max(tied + 1);
    let starts = (tied..free).filter(|at| begins(grammar, words, tied, *at));
    for start in starts.take(MOST_STARTS) {
        let later = if start > tied {
            costs::LATER_CLAUSE
        } else {
            0.0
        };
        let ends =
            (start + FEWEST_OF_CLAUSE..=start + MOST_WORDS).take_while(|end| *end <= words.len());
        for end in ends.filter(|end| ends_clause(grammar, words, start, *end)) {
            runs.push((start..end, costs::CLAUSE + later));
        }
    }
    runs
}

/// Whether a word begins a main clause, where nothing before it turns its sense.
fn begins(grammar: &Grammar, words: &[Word<'_>], tied: usize, at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    if at == tied {
        return true;
    }
    let before = words.get(tied..at).unwrap_or_default();
    if grammar.opens(word) || word.joins() || word.is_preposition() {
        return false;
    }
    let subject = word.may_be_subject() || word.is_pronoun();
    let further = || words.iter().skip(at + 1).any(|word| is_strong(word.gap));
    if is_strong(word.gap) {
        // What stands between two dashes is an aside.
        return (subject || !grammar.english) && !further();
    }
    if !grammar.english || !subject || word.gap.trim_end().ends_with(['(', '[']) {
        return false;
    }
    // "In this long book, the author": what stands before is no clause.
    let first = before.first().is_some_and(Word::is_preposition);
    if first && word.gap.trim() == "," && !before.iter().skip(1).any(|word| is_break(word.gap)) {
        return !grammar.is_clause(before);
    }
    // "The prose is dry, and the ending comes too soon."
    let joint = before
        .last()
        .is_some_and(|word| matches!(word.plain.as_ref(), "and") && is_break(word.gap));
    let main = before.get(..before.len() - 1).unwrap_or_default();
    joint && grammar.is_clause(main) && !main.iter().any(|word| grammar.opens(word))
}

/// Whether a clause that begins at `start` can end before `end`.
fn ends_clause(grammar: &Grammar, words: &[Word<'_>], start: usize, end: usize) -> bool {
    let Some(next) = words.get(end) else {
        return true;
    };
    let plain = next.plain.as_ref();
    // Half a verdict is no verdict.
    let halved =
        matches!(plain, "but" | "yet" | "so" | "than") || (grammar.turns(next) && plain != "as");
    if halved || next.gap.contains(':') || next.gap.trim_end().ends_with(['(', '[', '“', '"']) {
        return false;
    }
    // "Of faith, money | – and more": a list goes on.
    let listed = words.get(start..end).unwrap_or_default();
    let item = listed.iter().rposition(|word| word.gap.trim() == ",");
    let item = item.and_then(|at| listed.get(at..)).unwrap_or_default();
    if (1..=3).contains(&item.len()) {
        return false;
    }
    if is_strong(next.gap) {
        // Before the second of two dashes stands an aside.
        let inside = words.get(start + 1..end).unwrap_or_default();
        return !inside.iter().any(|word| is_strong(word.gap));
    }
    if next.gap.trim() != "," {
        return false;
    }
    if !grammar.english {
        return AFTER.contains(&plain) && !grammar.points(listed);
    }
    let rest = words.get(end + 1..).unwrap_or_default();
    let clause = || {
        rest.first()
            .is_some_and(|word| word.may_be_subject() || word.is_pronoun())
            && grammar.is_clause(rest)
    };
    match plain {
        "which" | "because" | "since" | "making" | "leaving" | "whose" => true,
        "and" => clause(),
        _ => false,
    }
}

/// Whether a gap is a mark stronger than a comma.
fn is_strong(gap: &str) -> bool {
    gap.contains([';', '—', '–']) || gap.contains(" - ") || gap.contains(". ")
}

/// Where a quote is, with its own quotation marks; `None` where it would hang in
/// the air or is not fit to be shown.
fn place(
    sentence: &str,
    words: &[Word<'_>],
    run: &Range<usize>,
    grammar: &Grammar,
) -> Option<Range<usize>> {
    let first = words.get(run.start)?;
    let last = words.get(run.end.checked_sub(1)?)?;
    let whole = run.end == words.len() && sentence.ends_with(['.', '!']);
    // "It is about growing up." hangs as little as its author wants.
    if grammar.english && last.hangs() && !whole {
        return None;
    }
    let core = first.core.start..last.core.end;
    let before = sentence.get(..core.start)?;
    let after = sentence.get(core.end..)?;
    let opened = core.start - (before.len() - before.trim_end_matches(opens).len());
    let closers = after.len() - after.trim_start_matches(closes).len();
    let ends = [core.end + closers, core.end];
    [opened, core.start]
        .into_iter()
        .flat_map(|start| ends.map(|end| start..end))
        .find(|place| {
            sentence
                .get(place.clone())
                .is_some_and(|text| is_showable(text, MOST_CHARACTERS))
        })
}

/// Whether a sentence can be read out whole and by itself, be it no clause: "The
/// love of a mother who cannot stay."
pub(super) fn stands_alone(sentence: &str, grammar: &Grammar) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 5..=20;
    const CHARACTERS: usize = 150;
    let words = words_of(sentence);
    // "It’s likeable as a result": whatever that is.
    let hangs = || {
        let mut first = words.iter().take(1).map(|word| word.plain.as_ref());
        first.any(|word| JOINTS.contains(&word) || word == "it" || word.starts_with("it'"))
    };
    WORDS.contains(&words.len())
        && sentence.ends_with(['.', '!'])
        && is_showable(sentence, CHARACTERS)
        && !sentence.contains(['“', '"', '«', '„'])
        && !grammar.points(&words)
        && ties(&words) == 0
        && !hangs()
}

/// Whether a text can be quoted as it stands: closed quotation marks and
/// brackets, no line break, no braces, at most so many characters.
pub(super) fn is_showable(text: &str, most_characters: usize) -> bool {
    let count = |mark: char| text.matches(mark).count();
    text.chars().count() <= most_characters
        && !text.contains(|c: char| c.is_control() || matches!(c, '{' | '}'))
        && are_closed((count('„'), count('“'), count('”')))
        && count('«') == count('»')
        && count('(') == count(')')
        && count('[') == count(']')
        && count('"') % 2 == 0
        && count('‘') <= count('’')
        && !text.contains("e.g.")
        && !text.contains(".” ")
        && !text.starts_with('(')
}

/// Whether marks are closed: “English”, „Deutsch“, „polski”.
fn are_closed((low, upper, closing): (usize, usize, usize)) -> bool {
    match low {
        0 => upper == closing,
        _ => (low == upper && closing == 0) || (low == closing && upper == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::*;
    use crate::club::theme::language::Language;

    fn quoted<'a>(code: &str, sentence: &'a str, anchor: &str) -> Option<&'a str> {
        let anchors: Vec<_> = sentence
            .match_indices(anchor)
            .filter(|_| !anchor.is_empty())
            .map(|(at, found)| at..at + found.len())
            .collect();
        let wanted = Wanted {
            grammar: grammar::of(Language::of(code).unwrap()),
            anchors: &anchors,
            fits: |_: &Range<usize>| true,
        };
        fragment(sentence, &words_of(sentence), &wanted).map(|fragment| &sentence[fragment.place])
    }

    #[test]
    fn a_quote_is_a_whole_sentence_or_a_main_clause() {
        for (code, sentence, anchor, wanted) in [
            (
                "en",
                "The house keeps its secrets.",
                "secrets",
                "The house keeps its secrets",
            ),
            (
                "en",
                "Who owns a life that was bought?",
                "life",
                "Who owns a life that was bought?",
            ),
            (
                "en",
                "However, the valley forgives nobody.",
                "valley",
                "the valley forgives nobody",
            ),
            (
                "en",
                "The first half is slow, but the friendship between the two old sailors never convinced me, which is a pity.",
                "friendship",
                "The first half is slow, but the friendship between the two old sailors never convinced me",
            ),
            (
                "en",
                "The novel asks what a village owes to its dead, which is a question that I have heard before in louder books by younger and far angrier people.",
                "dead",
                "The novel asks what a village owes to its dead",
            ),
            (
                "en",
                "In this long and patient book about a mill, the author keeps her eye on the cost of bread, and she never once raises her voice at anybody who ate it.",
                "bread",
                "the author keeps her eye on the cost of bread",
            ),
            ("es", "El valle no olvida.", "olvida", "El valle no olvida"),
            (
                "es",
                "La memoria del valle está en sus piedras; lo demás es silencio y un poco de harina que nadie barre desde que la abuela se fue a vivir con sus hijos.",
                "memoria",
                "La memoria del valle está en sus piedras",
            ),
        ] {
            assert_eq!(
                quoted(code, sentence, anchor),
                Some(wanted),
                "failed on {sentence}"
            );
        }
    }

    #[test]
    fn a_sentence_that_stands_alone_needs_no_clause_and_nothing_before_it() {
        for (code, sentence, stands) in [
            ("en", "The love of a mother who cannot stay.", true),
            ("en", "A house keeps what its people forget!", true),
            ("en", "What does a house keep of its people?", false),
            ("en", "It is all the better for that in the end.", false),
            ("en", "This makes the mill a place of grief.", false),
            ("en", "But the mill is a place of grief.", false),
            ("en", "A place of grief.", false),
            ("en", "The mill, “a place of grief” to many, burns.", false),
            ("en", "The mill is a place of grief", false),
            ("es", "El molino es un lugar de duelo.", true),
            ("es", "Y el molino es un lugar de duelo.", false),
        ] {
            let grammar = grammar::of(Language::of(code).unwrap());
            assert_eq!(
                stands_alone(sentence, grammar),
                stands,
                "failed on {sentence}"
            );
        }
    }

    #[test]
    fn what_claims_nothing_is_not_quoted() {
        for (code, sentence, anchor) in [
            ("en", "Too short.", "short"),
            (
                "en",
                "The slow, patient portrait of two old millers.",
                "patient",
            ),
            (
                "en",
                "An honest book about grief and the price of silence.",
                "grief",
            ),
            // A list, and a clause out of the scope of "not".
            (
                "en",
                "However, in this novel one can find subjects like exile, the thin line between mercy and its use for the good of one family, and the cost of both.",
                "mercy",
            ),
            (
                "en",
                "It is not a book for the impatient, and the mill is bad company for anybody who hopes that somebody will come and mend it in time.",
                "mill",
            ),
            (
                "en",
                "Is a debt still a debt when everyone who could ask for it has left the valley for good, or does it only change its name?",
                "debt",
            ),
            (
                "es",
                "Un retrato de la memoria y del precio del pan.",
                "memoria",
            ),
            ("en", "One two {three} four five is", "two"),
            ("en", "", ""),
        ] {
            assert_eq!(quoted(code, sentence, anchor), None, "failed on {sentence}");
        }
    }

    #[test]
    fn a_long_word_is_no_quote() {
        let long = format!("one {} is four", "x".repeat(500));
        assert_eq!(quoted("en", &long, "one"), None);
    }
}
