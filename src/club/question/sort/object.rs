//! What follows a sign: what the book explores, where it is set, with what it is
//! compared, for whom it is. Cut where its grammar ends, or not taken at all.

use std::ops::Range;

use super::super::quote::is_showable;
use super::super::word::is_break;
use super::said::Said;

/// What a book explores, as a phrase that may stand after "about".
pub(super) struct Object {
    /// The words.
    pub run: Range<usize>,
    /// Whether it tells of somebody, not of a matter.
    pub story: bool,
}

/// Words that go on with the sentence after an object.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "through", "while", "via", "as", "during", "amid", "but", "which", "by", "with", "when",
    "where", "because", "without", "throughout", "set", "using", "although", "though", "if",
    "is", "are", "was", "were", "has", "make", "makes", "will", "so",
];

/// Words that go on with a story.
#[rustfmt::skip]
const FURTHER: &[&str] = &[
    "after", "before", "when", "while", "as", "and", "until", "because", "but", "in", "during",
    "with", "by", "at", "from", "if", "so", "though", "where", "without", "through", "on",
];

/// First words that name nothing by themselves.
#[rustfmt::skip]
const NO_FIRST: &[&str] = &[
    "it", "this", "that", "these", "those", "all", "some", "something", "such", "him", "her",
    "them", "me", "how", "his", "their", "my", "its", "one", "more", "many", "so", "not",
    "very", "and", "being", "getting", "to", "what", "everything", "here", "as", "which", "who",
    "where", "whom", "whether", "why", "if", "topics", "themes", "issues", "several", "various",
    "other", "others", "different", "both", "each", "only", "just", "half", "most", "any", "no",
    "every", "even", "also", "like", "such", "things", "where", "when", "you", "us", "another",
    "first", "exactly", "than", "at", "in", "on", "of", "for", "your", "someone", "somebody",
];

/// Those of them that may begin a clause that is whole: "how grief works".
const ASKING: &[&str] = &["how", "what", "why", "whether"];

/// Words for somebody.
#[rustfmt::skip]
const SOMEBODY: &[&str] = &[
    "man", "woman", "girl", "boy", "family", "couple", "group", "soldier", "mother", "father",
    "sister", "sisters", "brother", "brothers", "child", "children", "friends", "men", "women",
    "girls", "boys", "teenager", "student", "students", "king", "queen", "detective", "teacher",
    "doctor", "writer", "daughter", "son", "wife", "husband", "people", "who", "whose", "couples",
    "widow", "witch", "prince", "princess", "orphan", "orphans", "scientist", "crew", "captain",
    "robot", "princess", "murder", "dog", "cat", "lawyer", "journalist", "spy",
];

/// Last words that leave something out.
#[rustfmt::skip]
const NO_LAST: &[&str] = &[
    "etc", "more", "others", "other", "things", "stuff", "topics", "ones", "well", "too", "kind",
    "sort", "lot", "also", "always", "never", "often", "general", "etc.", "that", "many",
    "particular", "especially", "single", "very", "most",
];

/// Most words of an object.
const MOST: usize = 12;

/// What follows `start`, up to where it ends.
pub(super) fn explored(said: &Said<'_, '_>, start: usize) -> Option<Object> {
    let first = said.words.get(start)?;
    let asks = ASKING.contains(&first.plain.as_ref());
    if (NO_FIRST.contains(&first.plain.as_ref()) && !asks)
        || is_break(first.gap)
        || is_number(said, start)
    {
        return None;
    }
    let mut end = start + 1;
    let mut comma = false;
    let mut whole = true;
    let mut told = false;
    while let Some(word) = said.words.get(end) {
        let plain = word.plain.as_ref();
        let apart = word.gap.trim() == ",";
        // "Scout, a girl who": still the first.
        let named = apart && end <= start + 2 && first.named && matches!(plain, "a" | "an" | "the");
        let complete = !comma && (start..end).any(|at| said.plain(at) == "and");
        let listed = named || (apart && !complete && goes_on(said, end));
        let breaks = is_break(word.gap) && !listed;
        let joined = word.gap.trim().is_empty() || listed;
        // "War and what follows": an "and" before a new clause ends it.
        let clause = plain == "and"
            && said
                .words
                .get(end + 1)
                .is_some_and(|next| next.is_pronoun());
        if breaks || !joined || clause {
            break;
        }
        if AFTER.contains(&plain) && !asks && !told && end - start >= 2 {
            break;
        }
        // A story goes on and on: what comes after its beginning can be left out.
        if told && end - start >= 5 && FURTHER.contains(&plain) {
            break;
        }
        told |= matches!(plain, "who" | "that" | "whose");
        comma |= listed && !named;
        end += 1;
        if end - start > MOST {
            whole = false;
            break;
        }
    }
    // "A single, simple premise": what is cut at such a comma is no whole.
    if let Some(next) = said.words.get(end).filter(|next| next.gap.trim() == ",") {
        let plain = next.plain.as_ref();
        let goes = next.is_pronoun()
            || next.is_determiner()
            || next.is_preposition()
            || next.joins()
            || AFTER.contains(&plain)
            || ["ing", "ed", "ly"]
                .iter()
                .any(|ending| plain.ends_with(ending))
            || matches!(
                plain,
                "who" | "whose" | "that" | "all" | "told" | "especially" | "specifically" | "even"
            );
        whole &= goes;
    }
    let run = start..end;
    let inside = said.words.get(run.clone())?;
    let last = inside.last()?;
    let least = if asks { 4 } else { 1 };
    // "Themes of war, grief": a list that is cut has no end.
    let open_list = comma
        && !inside
            .iter()
            .any(|word| matches!(word.plain.as_ref(), "and" | "or"));
    let spoken = inside.iter().any(|word| {
        matches!(
            word.plain.as_ref(),
            "i" | "i'm" | "my" | "me" | "you" | "it" | "this" | "these" | "they" | "them"
        )
    });
    let lettered: usize = inside.iter().map(|word| word.plain.len()).sum();
    let text = said.slice(run.clone())?;
    let only_book = inside.len() < 3
        && inside.iter().any(|word| {
            matches!(
                word.plain.as_ref(),
                "book" | "novel" | "story" | "author" | "series" | "themes" | "topics"
            )
        });
    let bad = !whole
        || only_book
        || inside.len() < least
        || lettered < 4
        || last.hangs()
        || NO_LAST.contains(&last.plain.as_ref())
        || open_list
        || spoken
        || !is_showable(text, 110)
        || text.contains(['“', '"', '(', '*', '_', '[', ':', '/']);
    let someone = inside
        .iter()
        .any(|word| SOMEBODY.contains(&word.plain.as_ref()) || (word.named && word.plain != "i"));
    let indefinite = matches!(first.plain.as_ref(), "a" | "an" | "two" | "three" | "four");
    (!bad).then_some(Object {
        run,
        story: someone || indefinite,
    })
}

/// Whether a comma before a word is one of a list: "war, grief and hope".
fn goes_on(said: &Said<'_, '_>, at: usize) -> bool {
    for ahead in at..at + 7 {
        let Some(word) = said.words.get(ahead) else {
            return false;
        };
        if ahead > at && matches!(word.plain.as_ref(), "and" | "or") {
            return !said
                .words
                .get(ahead + 1)
                .is_some_and(|next| next.is_pronoun() || next.is_verb());
        }
        if ahead == at && word.plain == "and" {
            return said.words.get(at + 1).is_some_and(|next| {
                !next.is_pronoun() && !next.is_verb() && !next.is_determiner()
            });
        }
        if word.is_verb()
            || word.is_pronoun()
            || AFTER.contains(&word.plain.as_ref())
            || (ahead > at && is_break(word.gap) && word.gap.trim() != ",")
        {
            return false;
        }
    }
    false
}

fn is_number(said: &Said<'_, '_>, at: usize) -> bool {
    said.plain(at).starts_with(|c: char| c.is_ascii_digit())
}

/// A name, of one book, film or author: words with capitals from `start` on.
pub(super) fn name(said: &Said<'_, '_>, start: usize) -> Option<Range<usize>> {
    const JOINERS: &[&str] = &[
        "of", "the", "and", "in", "to", "a", "for", "de", "la", "du", "von", "del", "from", "on",
    ];
    #[rustfmt::skip]
    const NOBODY: &[&str] = &["i", "i'm", "english", "french", "german", "american", "british", "the"];
    let first = said.words.get(start)?;
    let numbered =
        is_number(said, start) && said.words.get(start + 1).is_some_and(|next| next.named);
    if !(first.named || numbered) || is_break(first.gap) {
        return None;
    }
    let capital = |at: usize| {
        let word = said.words.get(at)?;
        let text = said.text.get(word.core.clone())?;
        Some(
            text.starts_with(char::is_uppercase)
                && word
                    .gap
                    .trim_matches([' ', '“', '"', '*', '_', '‘'])
                    .is_empty(),
        )
    };
    let mut end = start + 1;
    loop {
        if capital(end) == Some(true) {
            end += 1;
        } else if JOINERS.contains(&said.plain(end))
            && capital(end + 1) == Some(true)
            && said.plain(end) != "and"
        {
            end += 2;
        } else if JOINERS.contains(&said.plain(end))
            && JOINERS.contains(&said.plain(end + 1))
            && capital(end + 2) == Some(true)
        {
            end += 3;
        } else {
            break;
        }
    }
    // "Mark from The Martian": the book is meant, not the man.
    let from = (start..end).find(|at| said.plain(*at) == "from");
    let run = from.map_or(start, |at| at + 1)..end;
    let text = said.slice(run.clone())?;
    let possessive = text.ends_with("'s") || text.ends_with("’s");
    let good = run.len() <= 7
        && !possessive
        && !(run.len() == 1 && NOBODY.contains(&first.plain.as_ref()))
        && is_showable(text, 60)
        && text.chars().count() > 3
        && !text.contains(['“', '"', '*', '_', '(', '[']);
    good.then_some(run)
}

/// A place or a time after "set in": "1950s Naples", "a village by the sea".
pub(super) fn place(said: &Said<'_, '_>, start: usize) -> Option<Range<usize>> {
    const MOST_OF_PLACE: usize = 8;
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "and", "where", "when", "while", "with", "as", "at", "who", "that", "which", "this", "but", "during", "sometime", "somewhere", "over", "set",
        "so", "because", "before", "after", "just", "is", "follows", "following", "about", "it",
        "he", "she", "they", "against", "around", "between", "from", "under", "where's", "mostly",
    ];
    let first = said.words.get(start)?;
    if NO_FIRST.contains(&first.plain.as_ref()) || is_break(first.gap) {
        return None;
    }
    let mut end = start + 1;
    while let Some(word) = said.words.get(end) {
        if is_break(word.gap) || ENDS.contains(&word.plain.as_ref()) {
            break;
        }
        end += 1;
    }
    let run = start..end;
    let inside = said.words.get(run.clone())?;
    let known = inside
        .iter()
        .any(|word| word.named || word.plain.starts_with(|c: char| c.is_ascii_digit()));
    let text = said.slice(run.clone())?;
    let good = inside.len() <= MOST_OF_PLACE
        && (known || (inside.len() > 2 && first.is_determiner()))
        && !inside.last()?.hangs()
        && !inside.iter().any(|word| {
            word.is_pronoun()
                || matches!(
                    word.plain.as_ref(),
                    "same" | "her" | "his" | "their" | "our" | "own"
                )
        })
        && is_showable(text, 70)
        && !text.contains(['“', '"', '*', '_', '(', '[', '/']);
    good.then_some(run)
}

/// For whom the book is: "anyone who has lost a parent", "fans of slow books".
pub(super) fn audience(said: &Said<'_, '_>, start: usize) -> Option<Range<usize>> {
    #[rustfmt::skip]
    const WHO: &[&str] = &[
        "anyone", "everyone", "fans", "readers", "people", "those", "all", "lovers", "teachers",
        "parents", "kids", "children", "young", "adults", "teenagers", "teens", "anybody",
        "everybody", "students", "history", "fantasy", "mystery", "book",
    ];
    if !WHO.contains(&said.plain(start)) {
        return None;
    }
    let mut end = start + 1;
    while let Some(word) = said.words.get(end) {
        if is_break(word.gap)
            || matches!(
                word.plain.as_ref(),
                "but" | "because" | "as" | "if" | "and" | "will" | "should" | "would"
            )
        {
            break;
        }
        end += 1;
    }
    // "For fans of", "fans of it will like it": else they are only spoken of.
    let before = start.checked_sub(1).map_or("", |at| said.plain(at));
    let told = matches!(before, "for" | "to") || matches!(said.plain(end), "will" | "should");
    let run = start..end;
    let inside = said.words.get(run.clone()).filter(|_| told)?;
    let text = said.slice(run.clone())?;
    let good = (2..=14).contains(&inside.len())
        && !inside.last()?.hangs()
        && !inside
            .iter()
            .any(|word| matches!(word.plain.as_ref(), "i" | "my" | "me" | "this" | "it"))
        && is_showable(text, 100)
        && !text.contains(['“', '"', '*', '_', '(', '[']);
    good.then_some(run)
}
