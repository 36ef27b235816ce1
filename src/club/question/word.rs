//! The words of a sentence, and what kind of word each is, as far as short lists
//! can tell: one that joins, one that opens a clause, one on which nothing ends.
//!
//! Where among them a claim may be cut is [`super::quote`]'s.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that join clauses.
const JOINING: &[&str] = &["and", "or", "but", "nor", "yet"];

/// Words that open a clause of their own.
#[rustfmt::skip]
const OPENING: &[&str] = &[
    "because", "although", "though", "while", "whereas", "when", "whenever", "where", "if",
    "unless", "until", "so", "since", "as", "that", "which", "who", "whose", "whom", "than",
    "whether", "before", "after", "once", "however", "furthermore", "moreover", "additionally",
    "overall", "anyway",
];

/// Words and phrases before a comma that only tie a sentence to the one before.
const TIES: &[&str] = &[
    "however",
    "furthermore",
    "moreover",
    "additionally",
    "overall",
    "anyway",
    "first",
    "second",
    "third",
    "firstly",
    "secondly",
    "thirdly",
    "lastly",
    "finally",
    "first off",
    "first of all",
    "also",
    "besides",
    "meanwhile",
    "still",
    "yes",
    "no",
    "well",
    "indeed",
    "then",
    "now",
    "again",
    "unfortunately",
    "sadly",
    "luckily",
    "thankfully",
    "honestly",
    "personally",
    "ultimately",
    "interestingly",
    "similarly",
    "likewise",
    "instead",
    "otherwise",
    "nevertheless",
    "nonetheless",
    "in addition",
    "in general",
    "in fact",
    "in short",
    "in my opinion",
    "of course",
    "for example",
    "for instance",
    "for me",
    "to me",
    "to be honest",
    "that said",
    "having said that",
    "as such",
    "as a result",
    "as always",
    "at the same time",
    "on top of that",
    "after all",
    "in many ways",
    "in other words",
    "even so",
    "on the other",
    "on the other hand",
    "on the one hand",
    "and yet",
];

#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "about", "above", "across", "against", "along", "among", "around", "at", "behind", "below",
    "beneath", "beside", "between", "beyond", "by", "despite", "during", "for", "from", "in",
    "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over",
    "past", "through", "throughout", "to", "toward", "towards", "under", "up", "upon", "with",
    "within", "without", "via", "per",
];

/// Further words on which no phrase ends.
const HANGING: &[&str] = &[
    "a", "an", "the", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their",
    "some", "any", "every", "each", "no", "not", "very", "too", "quite", "really", "just", "only",
    "even", "also", "more", "most", "such", "is", "are", "was", "were", "be", "been", "being",
    "am", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "shall",
    "should", "do", "does", "did", "i", "we", "he", "she", "they", "it's", "i'm", "there", "what",
    "how", "why", "both", "either", "neither", "rather", "almost", "opinion", "don't", "doesn't",
    "didn't", "can't", "couldn't", "own", "isn't", "wasn't", "aren't", "won't", "wouldn't",
];

/// Words that are the subject of a clause, or begin it.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "i", "you", "he", "she", "it", "we", "they", "there", "nobody", "everyone", "everything",
    "nothing", "it's", "they're", "we're", "he's", "she's", "i'm", "you're",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "these", "those",
    "one",
];

/// Verbs, by which a clause is known.
const VERBS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "am",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "does",
    "do",
    "did",
    "makes",
    "made",
    "feels",
    "felt",
    "keeps",
    "kept",
    "tells",
    "told",
    "asks",
    "becomes",
    "became",
    "shows",
    "gives",
    "gave",
    "highlights",
    "explores",
    "follows",
    "lacks",
    "reads",
    "seems",
    "works",
    "says",
    "goes",
    "comes",
    "came",
    "drags",
    "falls",
    "fell",
    "takes",
    "took",
    "brings",
    "brought",
    "leaves",
    "left",
    "holds",
    "held",
    "begins",
    "began",
    "knows",
    "knew",
    "grows",
    "grew",
    "lives",
    "finds",
    "found",
    "wants",
    "needs",
    "deals",
    "raises",
    "turns",
    "plays",
    "stays",
    "loses",
    "lost",
    "manages",
    "remains",
    "offers",
    "hurries",
    "cannot",
    "can't",
    "won't",
];

static HANGING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    [JOINING, OPENING, PREPOSITIONS, HANGING]
        .into_iter()
        .flatten()
        .copied()
        .collect()
});

/// Words for what is named elsewhere: out of its place, such a part leaves open
/// who or what it is about.
#[rustfmt::skip]
const POINTING: &[&str] = &[
    "he", "she", "they", "this", "that", "these", "those", "his", "her", "their", "him", "them",
    "he's", "she's", "they're", "such", "both", "here", "another", "others", "one", "its",
];

/// A word, with the marks that stand right before it.
pub(super) struct Word<'a> {
    /// From its first to its last letter, inner marks included.
    pub core: Range<usize>,
    /// The core in small letters with straight apostrophes.
    pub plain: String,
    /// Whether it begins like a name, with one capital.
    pub named: bool,
    /// What stands between the word before and this one.
    pub gap: &'a str,
}

impl Word<'_> {
    /// Whether no phrase ends on it.
    pub fn hangs(&self) -> bool {
        HANGING_SET.contains(self.plain.as_str())
    }

    /// Whether it joins two clauses or two things.
    pub fn joins(&self) -> bool {
        JOINING.contains(&self.plain.as_str())
    }

    /// Whether it can begin the subject of a clause: an article, a name.
    pub fn may_be_subject(&self) -> bool {
        DETERMINERS.contains(&self.plain.as_str()) || self.named
    }

    /// Whether it is an article or the like: "the", "her".
    pub fn is_determiner(&self) -> bool {
        DETERMINERS.contains(&self.plain.as_str())
    }

    /// Whether it is surely, or by its ending, a verb.
    pub fn is_verb(&self) -> bool {
        let plain = self.plain.as_str();
        VERBS.contains(&plain)
            || plain.ends_with("n't")
            || (plain.ends_with("ed") && plain.len() > 4)
    }

    /// Whether it stands for the subject of a clause: "they".
    pub fn is_pronoun(&self) -> bool {
        SUBJECTS.contains(&self.plain.as_str())
    }

    /// Whether it is "of", "about" and the like.
    pub fn is_preposition(&self) -> bool {
        PREPOSITIONS.contains(&self.plain.as_str())
    }

    /// Whether it is in one of the lists: such a word names nobody.
    pub fn is_known(&self) -> bool {
        self.hangs() || self.is_pronoun() || self.is_determiner() || self.points()
    }

    /// Whether it stands for something that is named elsewhere.
    pub fn points(&self) -> bool {
        POINTING.contains(&self.plain.as_str())
    }
}

/// How many words at the beginning only tie the sentence to the one before:
/// "However, …", "And …", "In addition, …".
pub(super) fn ties(words: &[Word<'_>]) -> usize {
    const LONGEST: usize = 4;
    let mut tied = 0;
    while let Some(rest) = words.get(tied..) {
        let comma = rest
            .iter()
            .take(LONGEST + 1)
            .skip(1)
            .position(|word| word.gap.trim() == ",")
            .map(|at| at + 1);
        let phrase = comma.filter(|at| {
            let said: Vec<&str> = rest
                .iter()
                .take(*at)
                .map(|word| word.plain.as_str())
                .collect();
            TIES.contains(&said.join(" ").as_str())
        });
        let joins = rest
            .first()
            .is_some_and(|word| word.joins() || matches!(word.plain.as_str(), "so" | "also"));
        // "Plot – the author manages": a label.
        let label = rest
            .iter()
            .take(3)
            .skip(1)
            .position(|word| word.gap.contains(['–', '—', ':']) || word.gap.contains(" - "))
            .filter(|_| tied == 0)
            .map(|at| at + 1);
        tied += match (phrase.or(label), joins) {
            (Some(at), _) => at,
            (None, true) => 1,
            (None, false) => break,
        };
    }
    tied
}

/// Cuts a sentence into words.
pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…');
    let mut words = Vec::new();
    let (mut at, mut end_before) = (0, 0);
    for piece in sentence.split_inclusive(is_edge) {
        let core = piece
            .trim_end_matches(|c: char| is_edge(c) || is_mark(c))
            .trim_end_matches(|c: char| !c.is_alphanumeric() && is_mark(c));
        let lead = core.len() - core.trim_start_matches(is_mark).len();
        let core = at + lead..at + core.len();
        at += piece.len();
        let text = sentence.get(core.clone()).unwrap_or_default();
        if text.contains(char::is_alphanumeric) {
            words.push(Word {
                named: is_named(text),
                plain: text.replace('’', "'").to_lowercase(),
                gap: sentence.get(end_before..core.start).unwrap_or_default(),
                core: core.clone(),
            });
            end_before = core.end;
        }
    }
    words
}

/// Whether a gap between two words ends a clause.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}

fn is_named(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Punctuation that is no part of a word.
fn is_mark(c: char) -> bool {
    opens(c) || closes(c) || matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '-' | '*' | '_' | '…')
}

pub(super) fn opens(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '(' | '[' | '"' | '\'')
}

pub(super) fn closes(c: char) -> bool {
    matches!(c, '”' | '»' | '’' | ')' | ']' | '"' | '\'' | '“')
}
