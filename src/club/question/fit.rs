//! Which words of a review are fit for a question: those about the book, those
//! that judge it, those that ask its readers something.
//!
//! Texts come folded, see [`crate::club::theme::fold`], with the hits in them.

use super::grammar::MATTERS;
use super::quote::{self, LONGEST_QUESTION};
use crate::club::theme::fold::fold;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::Line;

/// Fewest words in which a judgement can be argued with.
const FEWEST_CLAIM_WORDS: usize = 5;

/// Beginnings that say what the book is not: nothing to ask about, and no
/// judgement to argue with ("It is not the only instance").
const DENYING: &[&str] = &[
    "it is not",
    "it's not",
    "this is not",
    "this isn't",
    "it isn't",
];

/// Whether words speak of the book, not of the reviewer, of other reviews or of
/// the way the review goes, and can be read out in any company.
pub(super) fn is_about_the_book(plain: &str, hits: &[&Hit]) -> bool {
    /// Words with which the reviewer speaks of herself, or of reviews.
    const META: &[&str] = &[
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "my",
        "me",
        "mine",
        "myself",
        "review",
        "reviews",
        "reviewer",
        "reviewers",
        "critic",
        "critics",
        "blurb",
        "fuck",
        "fucking",
        "shit",
    ];
    /// Beginnings that lead the readers along, or say what the book is not.
    const LEADING: &[&str] = &[
        "we start",
        "we begin",
        "we enter",
        "we meet",
        "we find",
        "we learn",
        "we follow",
        "we get",
        "we go",
        "we are told",
        "we are introduced",
        "we are transported",
        "you start",
        "not ",
        "neither",
        "the point is",
        "and don't",
        "and we",
        "if you",
        "on the one hand",
        "on the other hand",
        "most everything",
        "most other",
        "other books",
        "unlike",
    ];
    let chats = hits.iter().any(|hit| hit.mark == Mark::Chat);
    !chats
        && !plain.contains('…')
        && !LEADING
            .iter()
            .chain(DENYING)
            .any(|lead| plain.starts_with(lead))
        && !words_of(plain).any(|word| META.contains(&word))
}

/// Whether a sentence speaks of the reviewer as she reads, or of what else to read,
/// and only by the way of the book: "Reading this book while depressed is not a good idea".
pub(super) fn is_about_reading(text: &str) -> bool {
    const READING: &[&str] = &[
        "reading this",
        "reading it",
        "while reading",
        "i read this",
        "when i was",
        "i'm a",
        "i am a",
        "my mood",
        "in my life",
        "my own life",
        "in my own",
        "as someone who",
        "as a reader",
        "once you've read",
        "also by",
    ];
    let plain = fold(text);
    READING.iter().any(|words| plain.contains(words))
}

/// Whether the reviewer says for herself what she thinks of the book: "I found
/// the portrait of grief convincing".
pub(super) fn is_own_view(plain: &str, hits: &[&Hit]) -> bool {
    let opinion = hits.iter().any(|hit| hit.mark == Mark::Opinion);
    let chats = hits.iter().any(|hit| hit.mark == Mark::Chat);
    opinion && !chats && !plain.contains('…') && judges_the_book(plain, hits)
}

/// Whether the reviewer says in a sentence what the book is about.
pub(super) fn speaks_of_the_book(line: &Line) -> bool {
    line.hits.iter().any(|hit| {
        matches!(
            hit.mark,
            Mark::Statement | Mark::TopicBefore | Mark::StatementBefore
        )
    })
}

/// Whether a sentence tells what happens in the book: people of it act, and
/// nothing is said of the book or of what it is about.
pub(super) fn is_story(text: &str, line: &Line) -> bool {
    let speaks = speaks_of_the_book(line);
    let plain = fold(text);
    let of_the_book = words_of(&plain).any(|word| MATTERS.contains(&word));
    let people = words_of(&plain).any(|word| {
        matches!(
            word,
            "he" | "she" | "they" | "his" | "her" | "their" | "him" | "them"
        )
    });
    let mut words = text.split_whitespace();
    // A name inside a sentence, or a past tense without the reviewer.
    let named = words
        .clone()
        .skip(1)
        .any(|word| word.chars().next().is_some_and(char::is_uppercase) && word != "I");
    let past = words.any(|word| {
        matches!(word, "was" | "were" | "had") || (word.len() > 4 && word.ends_with("ed"))
    });
    let told = people || (!line.judges() && (named || past));
    !speaks && !of_the_book && line.count(Mark::Opinion) == 0 && told
}

/// Whether words with a judgement in them judge the book: "beautiful" may be
/// said of its prose, or of a horse in it.
pub(super) fn judges_the_book(plain: &str, hits: &[&Hit]) -> bool {
    /// What a reviewer judges.
    #[rustfmt::skip]
    const JUDGED: &[&str] = &[
        "book", "novel", "story", "stories", "plot", "writing", "written", "prose", "style",
        "language", "voice", "tone", "author", "writer", "narrator", "narrative", "narration",
        "character", "characters", "protagonist", "dialogue", "dialogues", "pace", "pacing",
        "structure", "atmosphere", "setting", "world", "worldbuilding", "ending", "beginning",
        "opening", "middle", "chapter", "chapters", "scene", "scenes", "page", "pages", "read",
        "reads", "tale", "perspective", "topic", "topics", "theme", "themes", "portrait",
        "descriptions", "quotes", "details", "twists", "reader", "readers", "feels",
    ];
    const OTHERS: &[&str] = &[
        "review",
        "reviews",
        "reviewer",
        "reviewers",
        "critics",
        "wonder",
        "cover",
        "spoil",
        "fuck",
        "fucking",
    ];
    /// Beginnings of a story, and of talk about the times.
    const TELLING: &[&str] = &[
        "one night",
        "one day",
        "one morning",
        "we ",
        "he ",
        "she ",
        "they ",
        "his ",
        "her ",
        "their ",
    ];
    let mut words = words_of(plain);
    let verdict = matches!(words.next(), Some("it" | "it's"))
        && !words_of(plain).any(|word| matches!(word, "to" | "that"));
    let named = words_of(plain).any(|word| JUDGED.contains(&word))
        || hits.iter().any(|hit| hit.mark == Mark::Opinion);
    (verdict || named)
        && !TELLING
            .iter()
            .chain(DENYING)
            .any(|lead| plain.starts_with(lead))
        && words_of(plain).count() >= FEWEST_CLAIM_WORDS
        && !words_of(plain).any(|word| OTHERS.contains(&word))
}

/// Whether a sentence is a question that a club can take up: not chat ("Weird,
/// right?"), not a teaser ("Will she survive?"), not somebody else's.
pub(super) fn is_for_readers(text: &str) -> bool {
    /// Last words that only ask for a nod.
    const TAGS: &[&str] = &[
        "right",
        "no",
        "eh",
        "huh",
        "yes",
        "really",
        "ok",
        "okay",
        "shall we",
        "you know",
        "or not",
        "don't you think",
        "don't you",
        "isn't it",
        "aren't they",
        "wasn't it",
        "doesn't it",
        "didn't it",
        "won't you",
        "is it",
        "does it",
        "hasn't it",
        "isn't he",
        "isn't she",
        "am i right",
        "who knew",
    ];
    /// Words that may stand before the one that asks.
    const CONNECTING: &[&str] = &["and", "but", "so", "or", "yet", "then", "after", "all"];
    /// Words that ask.
    const ASKING: &[&str] = &[
        "who",
        "whom",
        "whose",
        "what",
        "what's",
        "which",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "am",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "could",
        "will",
        "would",
        "should",
        "shall",
        "may",
        "might",
        "must",
        "at",
        "in",
        "to",
        "for",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "don't",
        "doesn't",
        "didn't",
        "hasn't",
        "haven't",
        "can't",
        "couldn't",
        "won't",
        "wouldn't",
        "shouldn't",
        "by",
        "with",
    ];
    let plain = text.replace('’', "'").to_lowercase();
    let Some(asked) = plain.strip_suffix('?') else {
        return false;
    };
    let words: Vec<&str> = asked.split_whitespace().collect();
    let last_clause = asked
        .rsplit([',', '—', '–', '…'])
        .next()
        .unwrap_or_default()
        .trim();
    let tag = asked.len() > last_clause.len() && TAGS.contains(&last_clause);
    // What happens to people of the book is answered by the book.
    let teaser = matches!(words.first(), Some(&("will" | "can")))
        && !matches!(
            words.get(1),
            Some(&("we" | "you" | "one" | "i" | "anyone" | "people"))
        );
    // A question mark may be a slip of the pen, and the reviewer may ask herself.
    let mut firsts = asked
        .split([',', '—', '–', '…', ':', ';'])
        .filter_map(|clause| {
            let mut words = clause.split_whitespace();
            words.find(|word| !CONNECTING.contains(word))
        });
    let first = firsts.next().unwrap_or_default();
    let asks = ASKING.contains(&first)
        || firsts.any(|word| {
            let relative = matches!(
                word,
                "who"
                    | "whom"
                    | "whose"
                    | "which"
                    | "when"
                    | "where"
                    | "at"
                    | "in"
                    | "to"
                    | "for"
                    | "by"
                    | "with"
            );
            ASKING.contains(&word) && (!relative || first == "if")
        });
    let own = words
        .iter()
        .any(|word| matches!(*word, "i" | "i'm" | "me" | "my"));
    // "Does that make sense of it?" points back at what is not quoted, and "How
    // could any novel do it?" wants no answer.
    let of_reviews = words.iter().any(|word| {
        matches!(
            *word,
            "reads" | "blog" | "review" | "reviews" | "post" | "series" | "books" | "listed"
        )
    });
    let rhetorical = words.len() < 7 && words.first().is_some_and(|word| word.ends_with("n't"));
    // "What if her clerk had seen her?" needs somebody to be named.
    let points = words
        .iter()
        .any(|word| matches!(*word, "he" | "she" | "him" | "her" | "his"))
        && !text
            .split(' ')
            .skip(1)
            .any(|word| word.starts_with(char::is_uppercase) && word != "I");
    let empty = of_reviews
        || points
        || rhetorical
        || words.starts_with(&["is", "it", "because"])
        || words.starts_with(&["or"])
        || matches!(words.get(1), Some(&("that" | "this")))
        || asked.contains(" all this ")
        || words.starts_with(&["what", "can", "one"])
        || words.starts_with(&["how", "could", "any"]);
    (6..=LONGEST_QUESTION.0).contains(&words.len())
        && !tag
        && !teaser
        && asks
        && !own
        && !empty
        && quote::is_showable(text, LONGEST_QUESTION.1)
}

/// The words of a folded text, without the marks around them.
pub(super) fn words_of(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chat_and_teasers_are_no_questions_for_readers() {
        for (text, yes) in [
            ("Are we only what our village expects of us?", true),
            ("And if we run from that, who are we then?", true),
            ("Odd, right?", false),
            ("It is a strange way to live, isn’t it?", false),
            ("Will she ever find the key to the mill?", false),
            ("Can we forgive what we do not understand?", true),
            ("Why not now?", false),
            (
                "First among them is Oda, whom the miller meets at six?",
                false,
            ),
            ("So why did I not finish it that summer?", false),
            ("Does that undo all the good of the mill?", false),
            ("What has led to all this sorrow?", false),
            ("What would a miller do to keep the mill?", true),
            ("But then, aren’t we all in debt to somebody?", true),
            ("This is not a question at all.", false),
            ("What were your best reads of the year?", false),
            ("Won’t it be a wonderful valley?", false),
            ("Or is it because they are so close?", false),
        ] {
            assert_eq!(is_for_readers(text), yes, "failed on {text}");
        }
    }
}
