//! Where among the words of a sentence a phrase may begin and end.
//!
//! Costs are small numbers, 0 for a place where a reader would cut; they are
//! added up and compared in [`super::quote`].

use super::word::{
    CLAUSES, DETERMINERS, JOINING, OPENING, PREPOSITIONS, SUBJECTS, VERBS, Word, ties,
};

/// A clause that ends on this word of its sentence or later may leave out more.
const LONG: usize = 6;

/// How badly a phrase begins with a word; `None` where none can. A phrase begins
/// with its sentence, or with the subject of a clause.
pub(super) fn start_cost(words: &[Word<'_>], first: usize) -> Option<f64> {
    let word = words.get(first)?;
    let plain = word.plain.as_str();
    let tied = ties(words);
    if first < tied {
        return None;
    }
    let Some(before) = first
        .checked_sub(1)
        .filter(|_| first > tied)
        .and_then(|at| words.get(at))
    else {
        return match plain {
            _ if OPENING.contains(&plain) => Some(1.0),
            _ if PREPOSITIONS.contains(&plain) || plain == "even" => Some(1.0),
            _ => Some(0.0),
        };
    };
    let before_plain = before.plain.as_str();
    let listed = matches!(before_plain, "and" | "or" | "nor");
    if SUBJECTS.contains(&plain) {
        let joined = JOINING.contains(&before_plain) || CLAUSES.contains(&before_plain);
        return match is_break(word.gap) {
            true => Some(0.3),
            false => joined.then_some(0.8),
        };
    }
    // Out of brackets, an aside says nothing.
    if !word.may_be_subject() || word.gap.contains(['(', '[']) {
        return None;
    }
    // "Until Friday, the day he comes home": when it is, not what.
    let when = words.get(first + 1).is_some_and(|word| {
        matches!(
            word.plain.as_str(),
            "day" | "night" | "time" | "year" | "moment" | "morning" | "same"
        )
    });
    match is_break(word.gap) {
        true if when => None,
        true => Some(0.5),
        false if listed => Some(2.2),
        false if JOINING.contains(&before_plain) => Some(1.0),
        false => (CLAUSES.contains(&before_plain)).then_some(0.8),
    }
}

/// How badly a phrase ends with a word; `None` where none can, because what
/// follows belongs to it: "a life | that nobody chose". In a list of things
/// (`listed`), any mark ends one.
pub(super) fn end_cost(words: &[Word<'_>], last: usize, listed: bool) -> Option<f64> {
    let Some(next) = words.get(last + 1) else {
        return Some(0.0);
    };
    let plain = next.plain.as_str();
    let joins = matches!(plain, "and" | "or" | "nor");
    let mut further = words.iter().skip(last + 3).take(5);
    let clause = words.get(last + 2).is_some_and(|word| {
        word.is_pronoun() || (word.may_be_subject() && further.any(Word::is_verb))
    });
    if !listed && let Some(cost) = in_list(words, last) {
        return cost;
    }
    if is_break(next.gap) {
        let only_comma = next.gap.trim() == ",";
        let verb = words
            .get(last)
            .is_some_and(|word| VERBS.contains(&word.plain.as_str()));
        return match plain {
            // "The book says, loudly": the rest is to come.
            _ if verb => None,
            _ if next.gap.contains('(') => listed.then_some(1.5),
            _ if next.gap.trim().ends_with(')') => None,
            _ if !only_comma || listed => Some(0.3),
            _ if joins => clause.then_some(0.6),
            // "Slow at first, but": half a verdict is better not cut off.
            "but" | "yet" => Some(0.9),
            _ if OPENING.contains(&plain) => Some(0.4),
            _ if SUBJECTS.contains(&plain) => Some(0.8),
            _ if DETERMINERS.contains(&plain) => Some(1.4),
            _ if PREPOSITIONS.contains(&plain) => Some(0.8),
            _ => (plain.ends_with("ing") || plain.ends_with("ly")).then_some(0.8),
        };
    }
    match plain {
        _ if joins && clause => Some(1.2),
        _ if joins && listed => Some(2.0),
        "because" | "although" | "though" | "while" | "whereas" => Some(0.9),
        // A long clause is whole without what only tells more of its last word.
        "that" | "which" | "who" | "where" | "when" if last >= LONG => Some(2.3),
        "in" | "during" | "throughout" | "despite" | "across" if last >= LONG => Some(2.2),
        "for" if listed && last >= LONG => Some(1.2),
        _ => None,
    }
}

/// What it costs to end inside a list, and whether one can: after its first item
/// ("the price of faith | , money, and the village"), never after a later one.
/// `None` where there is no list.
fn in_list(words: &[Word<'_>], last: usize) -> Option<Option<f64>> {
    const LONGEST_ITEM: usize = 7;
    let commas = |word: &Word<'_>| word.gap.trim() == ",";
    let next = words.get(last + 1).filter(|next| commas(next))?;
    let is_item = |words: &[Word<'_>]| {
        !words
            .iter()
            .any(|word| word.is_verb() || word.is_pronoun() || word.opens())
    };
    // "Faith, money | , and the village": the item before was one.
    let before = words.get(..=last).unwrap_or_default();
    let item = before.iter().rposition(|word| is_break(word.gap));
    let item = item.and_then(|at| before.get(at..));
    let later = item.is_some_and(|item| item.len() <= 4 && is_item(item));
    if next.joins() {
        return later.then_some(None);
    }
    let after = words.get(last + 1..).unwrap_or_default();
    let end = after
        .iter()
        .skip(1)
        .take(LONGEST_ITEM)
        .position(|word| word.joins() || commas(word));
    let goes_on = end.is_some_and(|end| {
        let item = after.get(..=end).unwrap_or_default();
        let ended = after.get(end + 1);
        let goes_on = ended.is_some_and(|word| {
            word.joins()
                || after
                    .iter()
                    .skip(end + 2)
                    .take(LONGEST_ITEM)
                    .any(Word::joins)
        });
        goes_on && is_item(item)
    });
    goes_on.then_some(if later { None } else { Some(1.3) })
}

/// Whether a gap between two words ends a clause.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}
