//! English: verbs are told by lists, and by what stands before them.

use std::sync::OnceLock;

use super::super::word::Word;
use super::Grammar;

pub(super) static GRAMMAR: Grammar = Grammar {
    known: OnceLock::new(),
    verbs: VERBS,
    endings: &[],
    no_verbs: &[],
    openers: &[
        "that", "which", "who", "whose", "whom", "where", "when", "because", "although", "though",
        "while", "whereas", "if", "unless", "as", "whether", "what", "how", "why", "than",
        "whenever", "whatever", "whoever",
    ],
    turns: &[
        "not",
        "no",
        "never",
        "nor",
        "neither",
        "nothing",
        "nobody",
        "none",
        "hardly",
        "scarcely",
        "barely",
        "without",
        "cannot",
        "but",
        "yet",
        "if",
        "unless",
        "although",
        "though",
        "while",
        "whereas",
        "despite",
        "however",
        "than",
        "rather",
        "instead",
        "less",
        "more",
        "whether",
        "or",
        "except",
        "would",
        "could",
        "might",
        "may",
        "maybe",
        "perhaps",
        "like",
        "unlike",
        "as",
        "until",
        "till",
        "when",
        "only",
        "almost",
        "supposedly",
        "too",
        "so",
        "enough",
    ],
    relatives: &[],
    pointers: &[
        "he", "she", "they", "this", "that", "these", "those", "his", "her", "their", "both",
        "he's", "she's", "they're", "that's", "such", "here", "another", "others", "one", "its",
        "him", "them", "some", "each", "neither", "either", "it'll", "who", "there's",
    ],
    asking: &[],
    english: true,
};

/// Words that are hardly ever anything but a finite verb.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could",
    "may", "might", "must", "shall", "should", "does", "do", "did", "cannot", "makes", "feels",
    "keeps", "tells", "asks", "becomes", "became", "gives", "gave", "explores", "explored",
    "follows", "lacks", "seems", "seemed", "says", "goes", "went", "comes", "came", "drags",
    "takes", "took", "brings", "leaves", "begins", "began", "knows", "knew", "grows", "grew",
    "finds", "wants", "deals", "raises", "loses", "manages", "remains", "offers", "hurries",
    "examines", "captures", "depicts", "portrays", "reminds", "teaches", "reveals", "suffers",
    "struggles", "touches", "focuses", "revolves", "centers", "centres", "tackles", "delves",
    "describes", "presents", "provides", "creates", "invites", "challenges", "speaks", "writes",
    "wrote", "tries", "fails", "succeeds", "happens", "appears", "exists", "contains", "includes",
    "requires", "deserves", "suggests", "implies", "argues", "insists", "demands", "demonstrates",
    "illustrates", "conveys", "combines", "mixes", "weaves", "blends", "moves", "pulls", "starts",
    "belongs", "allows", "lets", "helps", "gets", "got", "sees", "saw", "thinks", "thought",
    "believes", "refuses", "chooses", "decides", "learns", "loves", "hates", "fears", "cares",
    "matters", "stands", "sits", "lies", "runs", "puts", "adds", "uses", "wonders", "understands",
    "understood", "realizes", "realises", "discovers", "considers", "addresses", "discusses",
    "questions", "treats", "serves", "sounds", "rings", "resonates", "carries", "lingers", "haunts",
    "forgives", "forgets", "remembers", "survives", "dies", "laughs", "meets", "spends",
    "highlights", "reflects", "relies", "suits", "breaks", "chose", "wins", "earns", "proves",
    "means", "enjoyed", "loved", "liked", "disliked", "hated", "expected", "wished",
];

/// Finite verbs that are also nouns, participles or adjectives: only after a
/// pronoun, a name or a word for the book.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "questions", "challenges", "lies", "loves", "fears", "cares", "matters", "stands", "means",
    "sounds", "rings", "uses", "runs", "breaks", "starts", "moves", "thought", "loved",
    "expected", "explored", "understood", "highlights", "centers", "centres", "saw", "may",
    "will", "might", "must", "wonders", "reveals", "wins", "touches", "puts", "reflects",
    "enjoyed", "liked", "disliked", "hated", "wished", "got", "disguises",
];

/// What a reviewer speaks of: the book, its parts, its makers.
#[rustfmt::skip]
pub(in super::super) const MATTERS: &[&str] = &[
    "book", "novel", "story", "plot", "author", "writer", "narrator", "narrative", "prose",
    "style", "writing", "language", "tone", "voice", "pace", "pacing", "ending", "title",
    "protagonist", "heroine", "hero", "reader", "tale", "chapter", "part", "half", "structure",
    "dialogue", "setting", "atmosphere", "work", "memoir", "collection", "series", "volume",
    "premise", "message", "character", "text", "film", "series", "worldbuilding", "characters",
    "readers", "themes", "chapters", "stories", "books", "novels", "parts", "scenes", "pages",
    "relationships", "people", "authors", "descriptions", "theme", "topics", "romance",
];

/// Verbs after a word in the plural.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "feel", "seem", "make", "run", "go", "come", "take", "give", "show", "tell", "leave",
    "become", "remain", "work", "need", "keep", "get", "know", "think", "want", "lack", "struggle",
    "live", "deserve", "fall", "lose", "find", "fail", "hold", "say", "try", "love", "hate",
    "speak", "appear", "follow", "bring", "felt", "made", "seemed", "left", "lost", "matter",
];

/// Words between a subject and its verb.
fn is_between(plain: &str) -> bool {
    (plain.ends_with("ly") && plain.len() > 4)
        || matches!(
            plain,
            "never"
                | "always"
                | "also"
                | "still"
                | "just"
                | "even"
                | "often"
                | "not"
                | "all"
                | "both"
                | "then"
                | "only"
                | "ever"
                | "soon"
                | "almost"
                | "himself"
                | "herself"
                | "itself"
                | "once"
                | "first"
                | "sometimes"
                | "now"
        )
}

/// Whether a word of a sentence is a finite verb.
pub(super) fn is_verb(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let plain = word.plain.as_ref();
    if plain.ends_with("n't") {
        return true;
    }
    if let Some((head, tail)) = plain.split_once('\'') {
        // "it's", "we've", "that'll".
        return matches!(
            head,
            "it" | "i"
                | "he"
                | "she"
                | "we"
                | "they"
                | "you"
                | "that"
                | "there"
                | "what"
                | "who"
                | "this"
        ) && !tail.is_empty();
    }
    let sure = VERBS.contains(&plain) && !DOUBTFUL.contains(&plain);
    if sure {
        return true;
    }
    let mut before = words.get(..at).unwrap_or_default().iter().rev();
    let subject = before.find(|word| !is_between(&word.plain));
    let Some(subject) = subject.filter(|_| word.gap.trim().is_empty()) else {
        return false;
    };
    let after = subject.plain.as_ref();
    let plural = after.ends_with('s') || after == "people";
    let relative = matches!(after, "who" | "which" | "that" | "this" | "one");
    let pronoun =
        (subject.is_pronoun() && !after.contains('\'')) || matches!(after, "nobody" | "everybody");
    let singular_verb = plain.len() > 3
        && plain.ends_with('s')
        && !["ss", "us", "is", "ous"]
            .iter()
            .any(|end| plain.ends_with(end));
    let past = plain.len() > 4 && plain.ends_with("ed");
    let free = !word.is_known()
        && !word.is_preposition()
        && !plain.ends_with("ing")
        && !is_between(plain)
        && !word.named
        && !matches!(
            plain,
            "again" | "too" | "well" | "more" | "much" | "last" | "else" | "there"
        );
    if pronoun || (relative && !subject.gap.trim().is_empty()) {
        return free;
    }
    let some = matches!(after, "some" | "many" | "others" | "most" | "few" | "both");
    if relative || some {
        return free && (singular_verb || past || VERBS.contains(&plain) || PLAIN.contains(&plain));
    }
    if subject.named && !subject.is_known() && !word.named {
        let by = words.get(at + 1).is_some_and(|next| next.plain == "by");
        // "About Syrian refugees", "the Sherlock stories".
        let led = before.next().filter(|_| subject.gap.trim().is_empty());
        let quality = led.is_some_and(|led| led.is_preposition() || led.is_determiner());
        return singular_verb && !quality
            || VERBS.contains(&plain)
            || (past && !by)
            || matches!(
                plain,
                "felt" | "made" | "kept" | "left" | "lost" | "found" | "told"
            );
    }
    let named = MATTERS.contains(&after);
    let acted = named && !plural && (singular_verb || VERBS.contains(&plain) || plain == "felt");
    acted || (plural && !subject.is_known() && named && PLAIN.contains(&plain))
}
