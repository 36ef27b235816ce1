//! The few words of each language by which a clause is known: finite verbs, words
//! that open a clause in another one, words after which the sense may turn.
//!
//! Lists are closed and short: auxiliaries, and the verbs with which reviewers
//! speak of books. What they do not tell is no claim, so a gap in a list costs a
//! quote and never lets a bad one through.

mod english;
mod others;

pub(super) use english::MATTERS;

use std::sync::OnceLock;

use foldhash::HashMap;

use super::word::{Word, is_break};
use crate::club::theme::language::Language;

/// What is known of a language.
pub(super) struct Grammar {
    /// Finite verbs that are hardly anything else.
    verbs: &'static [&'static str],
    /// Endings of finite verbs, for words of five letters or more.
    endings: &'static [&'static str],
    /// Words that end like a verb and are none.
    no_verbs: &'static [&'static str],
    /// Words that open a clause inside another: its verb is not the main one.
    openers: &'static [&'static str],
    /// Words after which the sense may turn: negation, doubt, "but", comparison.
    turns: &'static [&'static str],
    /// Words that do so after a comma, and are articles elsewhere.
    relatives: &'static [&'static str],
    /// First words that stand for what is named elsewhere.
    pointers: &'static [&'static str],
    /// First words of a question.
    asking: &'static [&'static str],
    /// Whether [`english`] has more to say.
    pub english: bool,
    /// What each of the words is, as bits, for looking it up once.
    known: OnceLock<HashMap<&'static str, u8>>,
}

/// What a word is.
const VERB: u8 = 1;
const OPENER: u8 = 1 << 1;
const TURN: u8 = 1 << 2;

/// The grammar of a language.
pub(super) fn of(language: Language) -> &'static Grammar {
    match language {
        Language::English => &english::GRAMMAR,
        Language::Spanish => &others::SPANISH,
        Language::French => &others::FRENCH,
        Language::German => &others::GERMAN,
        Language::Portuguese => &others::PORTUGUESE,
        Language::Italian => &others::ITALIAN,
        Language::Polish => &others::POLISH,
        Language::Dutch => &others::DUTCH,
    }
}

impl Grammar {
    /// Whether a word is one of a kind.
    fn is(&self, word: &str, kind: u8) -> bool {
        let known = self.known.get_or_init(|| {
            let mut known = HashMap::default();
            for (words, kind) in [
                (self.verbs, VERB),
                (self.openers, OPENER),
                (self.turns, TURN),
            ] {
                for word in words {
                    *known.entry(*word).or_default() |= kind;
                }
            }
            known
        });
        known.get(word).is_some_and(|kinds| kinds & kind != 0)
    }

    /// Whether a word is one of a kind, or begins with one before an apostrophe.
    fn begins(&self, word: &Word<'_>, kind: u8) -> bool {
        let first = word.plain.split_once('\'').map(|(first, _)| first);
        self.is(&word.plain, kind) || first.is_some_and(|first| self.is(first, kind))
    }

    /// Whether words make a main clause: a subject or what stands for it, and
    /// then a finite verb that is not that of a clause inside.
    pub fn is_clause(&self, words: &[Word<'_>]) -> bool {
        let found = self.main_verb(words);
        // "Lees dit boek": an order is no claim. Spanish and others leave out "it".
        found.is_some_and(|at| at > 0 || !self.english)
    }

    /// Which of the words is the main verb.
    fn main_verb(&self, words: &[Word<'_>]) -> Option<usize> {
        let mut open = 0_usize;
        let (mut verb_before, mut closed) = (false, false);
        let led = words.first().is_some_and(|word| self.opens(word));
        for (at, word) in words.iter().enumerate() {
            let begins =
                at > 0 && is_break(word.gap) && (word.may_be_subject() || word.is_pronoun());
            if led && begins {
                open = 0;
            }
            let verb = self.is_verb(words, at);
            // "The miller that sings and is late": still said of the miller.
            let further = closed
                && !led
                && at
                    .checked_sub(1)
                    .is_some_and(|at| words.get(at).is_some_and(Word::joins));
            // "…, die davon handeln, sind": the comma closed the clause inside.
            if verb && !self.english && open > 0 && word.gap.trim() == "," {
                return Some(at);
            }
            if verb && !verb_before && !further {
                match open.checked_sub(1) {
                    None => return Some(at),
                    Some(left) => (open, closed) = (left, true),
                }
            } else if !verb
                && ((self.opens(word) && !self.is_short(words, at))
                    || self.is_relative(word)
                    || self.is_reduced(words, at))
            {
                open += 1;
            }
            verb_before = verb;
        }
        None
    }

    /// Whether a word is a finite verb.
    pub fn is_verb(&self, words: &[Word<'_>], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        // French and Italian: "n'est", "c'è".
        let plain = word.plain.rsplit('\'').next().unwrap_or_default();
        if self.english {
            return english::is_verb(words, at);
        }
        self.is(plain, VERB)
            || (plain.chars().count() > 4
                && !word.named
                && !self.no_verbs.contains(&plain)
                && self.endings.iter().any(|end| plain.ends_with(end)))
    }

    /// "Read while depressed": no clause follows.
    fn is_short(&self, words: &[Word<'_>], at: usize) -> bool {
        let short = words.get(at).is_some_and(|word| {
            matches!(
                word.plain.as_ref(),
                "while" | "though" | "although" | "if" | "as" | "than"
            )
        });
        let subject = |next: &Word<'_>| next.may_be_subject() || next.is_pronoun();
        self.english && at > 0 && short && !words.get(at + 1).is_some_and(subject)
    }

    /// "Ein Roman, der von zwei Müllern erzählt".
    fn is_relative(&self, word: &Word<'_>) -> bool {
        word.gap.trim() == "," && self.relatives.contains(&word.plain.as_ref())
    }

    /// "A life nobody chose": a clause inside another without its "that".
    fn is_reduced(&self, words: &[Word<'_>], at: usize) -> bool {
        let Some((before, word)) = at
            .checked_sub(1)
            .and_then(|before| Some((words.get(before)?, words.get(at)?)))
        else {
            return false;
        };
        self.english
            && at > 1
            && word.is_pronoun()
            && word.gap.trim().is_empty()
            && (!before.is_known()
                || matches!(before.plain.as_ref(), "everything" | "nothing" | "everyone"))
            && !before.joins()
    }

    /// Whether a word opens a clause inside another.
    pub fn opens(&self, word: &Word<'_>) -> bool {
        self.begins(word, OPENER)
    }

    /// Whether the sense may turn at a word.
    pub fn turns(&self, word: &Word<'_>) -> bool {
        self.begins(word, TURN) || (self.english && word.plain.ends_with("n't"))
    }

    /// Whether a beginning stands for what is named elsewhere: "They", "This".
    /// "This novel" does not.
    pub fn points(&self, words: &[Word<'_>]) -> bool {
        let mut words = words.iter().map(|word| word.plain.as_ref());
        let (Some(first), next) = (words.next(), words.next().unwrap_or_default()) else {
            return false;
        };
        let of_the_book = self.english
            && matches!(first, "this" | "its" | "these" | "both")
            && MATTERS.contains(&next);
        (self.pointers.contains(&first) && !of_the_book)
            || (self.english && matches!(words.next_back(), Some("either" | "too" | "well")))
    }

    /// Whether a sentence begins like a question.
    pub fn asks(&self, first: &str) -> bool {
        let first = first.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = first.replace('’', "'").to_lowercase();
        let first = first.split(['\'', '-']).next().unwrap_or_default();
        self.asking.contains(&first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    #[test]
    fn a_clause_has_a_main_verb_of_its_own() {
        for (code, text, yes) in [
            ("en", "The last part hurries", true),
            ("en", "The book keeps its secrets to the end", true),
            (
                "en",
                "When the war ends, the valley forgets nothing and is quiet",
                true,
            ),
            ("en", "Nobody laughs for three hundred pages", true),
            ("en", "The miller, who is old, never says what he saw", true),
            ("en", "I loved how slow it is", true),
            ("en", "The prose isn't for everybody", true),
            ("en", "What it asks of us is patience", true),
            ("en", "A book that makes you think of home", false),
            ("en", "A life nobody chose", false),
            ("en", "The loss of everything they loved", false),
            ("en", "A story told in old letters", false),
            ("en", "The daily lives of three millers", false),
            ("en", "Although the prose is slow at times", false),
            ("en", "An exploration of grief and its price", false),
            ("en", "Reading it while tired is not a good idea", true),
            (
                "de",
                "Die Kapitel, die sich auf den Krieg beziehen, sind schwach",
                true,
            ),
            ("en", "Read it with a friend", false),
            ("en", "The miller that sings, but is always late", false),
            (
                "es",
                "La novela habla de la memoria y del precio del pan",
                true,
            ),
            ("es", "Un retrato de la memoria y del precio del pan", false),
            ("fr", "Ce n’est pas un roman sur la guerre", true),
            ("fr", "Un roman sur la guerre et ses suites", false),
            ("de", "Der Roman erzählt von zwei alten Müllern", true),
            ("de", "Ein Roman, der von zwei Müllern erzählt", false),
            ("pt", "O livro fala da memória e do preço do pão", true),
            ("it", "Il romanzo racconta una guerra dimenticata", true),
            ("pl", "Powieść opowiada o pamięci i jej cenie", true),
            ("pl", "Opowieść o pamięci i jej cenie", false),
            ("nl", "Het boek is traag en mooi geschreven", true),
        ] {
            let grammar = of(Language::of(code).unwrap());
            assert_eq!(grammar.is_clause(&words(text)), yes, "failed on {text}");
        }
    }
}
