//! What kind of word an English word is, by short lists: one that joins, one that
//! opens a clause, one on which nothing ends. A word is looked up once, for all
//! lists, and keeps the bits; the questions asked of them are [`super::word`]'s.

use std::sync::LazyLock;

use foldhash::HashMap;

/// It joins clauses.
pub(super) const JOINS: u8 = 1;
/// No phrase ends on it.
pub(super) const HANGS: u8 = 1 << 1;
/// It is the subject of a clause, or begins it.
pub(super) const SUBJECT: u8 = 1 << 2;
/// It is an article or the like.
pub(super) const DETERMINER: u8 = 1 << 3;
/// It is a verb.
pub(super) const VERB: u8 = 1 << 4;
/// It is "of", "about" and the like.
pub(super) const PREPOSITION: u8 = 1 << 5;
/// It opens a clause of its own.
pub(super) const OPENS: u8 = 1 << 7;
/// It stands for what is named elsewhere.
pub(super) const POINTS: u8 = 1 << 6;

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
pub(super) const TIES: &[&str] = &[
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

/// Words for what is named elsewhere: out of its place, such a part leaves open
/// who or what it is about.
#[rustfmt::skip]
const POINTING: &[&str] = &[
    "he", "she", "they", "this", "that", "these", "those", "his", "her", "their", "him", "them",
    "he's", "she's", "they're", "such", "both", "here", "another", "others", "one", "its",
];

/// What each word of the lists is, so that a word is looked up once.
static KINDS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut known = HashMap::default();
    for (lists, kind) in [
        (&[JOINING][..], JOINS),
        (&[JOINING, OPENING, PREPOSITIONS, HANGING], HANGS),
        (&[SUBJECTS], SUBJECT),
        (&[DETERMINERS], DETERMINER),
        (&[VERBS], VERB),
        (&[PREPOSITIONS], PREPOSITION),
        (&[POINTING], POINTS),
        (&[OPENING], OPENS),
    ] {
        for word in lists.iter().copied().flatten() {
            *known.entry(*word).or_default() |= kind;
        }
    }
    known
});

/// What a word in small letters is, as bits; none for most words.
pub(super) fn of(word: &str) -> u8 {
    KINDS.get(word).copied().unwrap_or_default()
}
