//! Where among the words of a sentence a phrase may begin and end.
//!
//! Costs are small numbers, 0 for a place where a reader would cut; they are
//! added up and compared in [`super::quote`].

use super::word::{
    CLAUSES, CONNECTING, DETERMINERS, JOINING, OPENING, PREPOSITIONS, SUBJECTS, VERBS, Word,
};

/// How badly a phrase begins with a word; `None` where none can. A phrase begins
/// with its sentence, or with the subject of a clause.
pub(super) fn start_cost(words: &[Word<'_>], first: usize) -> Option<f64> {
    let word = words.get(first)?;
    let plain = word.plain.as_str();
    let Some(before) = first.checked_sub(1).and_then(|at| words.get(at)) else {
        return match plain {
            _ if CONNECTING.contains(&plain) => Some(1.2),
            _ if OPENING.contains(&plain) => None,
            _ if PREPOSITIONS.contains(&plain) => Some(1.0),
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
    match is_break(word.gap) {
        true => Some(0.5),
        false if listed => Some(1.8),
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
    let clause = words.get(last + 2).is_some_and(|word| {
        let plain = word.plain.as_str();
        SUBJECTS.contains(&plain) || word.may_be_subject()
    });
    if is_break(next.gap) {
        let only_comma = next.gap.trim() == ",";
        let verb = words
            .get(last)
            .is_some_and(|word| VERBS.contains(&word.plain.as_str()));
        return match plain {
            // "The book says, loudly": the rest is to come.
            _ if verb => None,
            _ if next.gap.contains('(') => Some(1.5),
            _ if !only_comma || listed => Some(0.3),
            _ if joins => clause.then_some(0.6),
            // "Slow at first, but": half a verdict is better not cut off.
            "but" | "yet" => Some(0.9),
            _ if OPENING.contains(&plain) => Some(0.4),
            _ if SUBJECTS.contains(&plain) || DETERMINERS.contains(&plain) => Some(0.8),
            _ if PREPOSITIONS.contains(&plain) => Some(0.8),
            _ => (plain.ends_with("ing") || plain.ends_with("ly")).then_some(0.8),
        };
    }
    match plain {
        _ if joins && clause => Some(1.2),
        _ if joins => Some(2.0),
        "because" | "although" | "though" | "while" | "whereas" => Some(0.9),
        _ => None,
    }
}

/// Whether a gap between two words ends a clause.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}
