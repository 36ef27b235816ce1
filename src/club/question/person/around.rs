//! What the words around a name say of who bears it: that it is somebody, what
//! they are and do, or that it is a place, a writer or a book.

use std::ops::Range;

use super::super::grammar;
use super::super::source::Reading;
use super::super::word::Word;
use super::figure;
use super::words::{
    ACTS, FOREIGN_BEFORE, KIN, OTHERS_BEFORE, PLAYED, PRONOUNS, RELATIONS, ROLES, STORIES, WORKS,
    WRITES,
};

/// Whether the words around a name are those around a person's.
pub(super) fn is_human(all: &[Word<'_>], run: &Range<usize>, possessive: bool) -> bool {
    let plain = |at: usize| all.get(at).map_or("", |word| word.plain.as_ref());
    let Some(next) = all.get(run.end) else {
        return false;
    };
    let close = next.gap.trim().is_empty();
    let two = format!("{} {}", next.plain, plain(run.end + 1));
    if possessive {
        return close && RELATIONS.contains(&next.plain.as_ref());
    }
    close && (ACTS.contains(&next.plain.as_ref()) || ACTS.contains(&two.as_str()))
}

/// Whether a word behind a possessive says whose child or husband somebody is.
pub(super) fn is_kin_of(all: &[Word<'_>], at: usize) -> bool {
    all.get(at).is_some_and(|word| {
        // "Oda's mother's mill", too.
        let whose = word.plain.strip_suffix("'s").unwrap_or(&word.plain);
        word.gap == " " && KIN.contains(&whose)
    })
}

/// Whether the story is said to be somebody's: "we follow Oda", "the story of Oda,
/// who stays".
pub(super) fn is_followed(all: &[Word<'_>], run: &Range<usize>) -> bool {
    let before = |steps: usize| {
        let at = run.start.checked_sub(steps);
        at.and_then(|at| all.get(at))
            .map_or("", |word| word.plain.as_ref())
    };
    let mut after = all.iter().skip(run.end);
    match before(1) {
        "follows" | "follow" | "following" | "meet" => true,
        "of" => {
            STORIES.contains(&before(2))
                && after.any(|word| PRONOUNS.contains(&word.plain.as_ref()))
        }
        _ => false,
    }
}

/// Whether the words around a name say who it is: "his wife Oda", "Oda, a young
/// miller", "Oda is an orphan".
pub(super) fn has_role(all: &[Word<'_>], run: &Range<usize>) -> bool {
    let plain = |at: usize| all.get(at).map_or("", |word| word.plain.as_ref());
    let before = |steps: usize| run.start.checked_sub(steps).map_or("", plain);
    // The reviewer's own sister is nobody of the book.
    let own = (2..=3).any(|steps| matches!(before(steps), "my" | "our" | "mi" | "ma" | "mon"));
    let near = all
        .get(run.start)
        .is_some_and(|word| matches!(word.gap.trim(), "" | ","));
    let called = before(1) == "is" && before(2) == "name";
    if near && !own && (called || is_role(before(1))) {
        return true;
    }
    let Some(next) = all.get(run.end) else {
        return false;
    };
    let is = next.gap.trim().is_empty() && matches!(next.plain.as_ref(), "is" | "was");
    let first = run.end + usize::from(is);
    let led = (is || matches!(next.gap.trim(), "," | "-" | "–" | "—" | "("))
        && matches!(plain(first), "a" | "an" | "the" | "his" | "her");
    led && (1..5).any(|ahead| {
        let until = first..=first + ahead;
        let together = until
            .skip(1)
            .all(|at| all.get(at).is_some_and(|word| word.gap.trim().is_empty()));
        together && is_role(plain(first + ahead))
    })
}

/// Whether a word says what somebody of a book is.
pub(super) fn is_role(plain: &str) -> bool {
    ROLES.contains(&plain) || figure::is_figure(plain)
}

/// Whether a verb follows a name.
pub(super) fn is_acting(reading: &Reading<'_, '_>, all: &[Word<'_>], end: usize) -> bool {
    /// What a place, too, can be and have.
    const BEING: &[&str] = &[
        "is", "was", "are", "were", "has", "had", "will", "would", "can", "could", "may", "might",
        "becomes", "became", "es", "era", "est", "était", "è", "é", "jest", "była", "był", "to",
        "fue", "ha", "a", "foi", "tem", "tiene", "heeft",
    ];
    let close = all.get(end).is_some_and(|word| word.gap.trim().is_empty());
    let next = all.get(end).map_or("", |word| word.plain.as_ref());
    if BEING.contains(&next) {
        // "Oda is living in a mill."
        let doing = all.get(end + 1).map_or("", |word| word.plain.as_ref());
        return matches!(next, "is" | "was") && close && doing.len() > 4 && doing.ends_with("ing");
    }
    let language = reading.prose.language;
    close && language.is_some_and(|language| grammar::of(language).is_verb(all, end))
}

/// Whether they are those around the name of a place, a writer or a book.
pub(super) fn is_other(
    all: &[Word<'_>],
    run: &Range<usize>,
    possessive: bool,
    english: bool,
) -> bool {
    let next = all.get(run.end);
    let close = |word: &&Word<'_>| word.gap.trim().is_empty();
    let follows = |list: &[&str]| {
        next.filter(close)
            .is_some_and(|word| list.contains(&word.plain.as_ref()))
    };
    // Who plays or reads it, and the rest of another title: "Oda & Miss Vale".
    let played = all.iter().any(|word| PLAYED.contains(&word.plain.as_ref()));
    let joined = all
        .get(run.start)
        .is_some_and(|word| word.gap.contains('&'));
    let before = run.start.checked_sub(1).and_then(|at| all.get(at));
    let before_others = if english {
        OTHERS_BEFORE
    } else {
        FOREIGN_BEFORE
    };
    let led = before.is_some_and(|word| {
        before_others.contains(&word.plain.as_ref())
            && all
                .get(run.start)
                .is_some_and(|word| word.gap.trim().is_empty())
    });
    led || played
        || joined
        || if possessive {
            follows(WORKS)
        } else {
            follows(WRITES)
        }
}
