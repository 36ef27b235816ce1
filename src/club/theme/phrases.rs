//! Phrases to be found in a text, all of them in one pass over its words: a tree
//! whose edges are words, stems and beginnings of words.
//!
//! From each word of the text the tree is walked as far as the words go on, so
//! that the time hangs on the length of the text and on what is found in it, not
//! on how many phrases there are.

use std::ops::{Range, RangeInclusive};

use foldhash::{HashMap, HashMapExt as _};

use super::language::Language;
use super::words::{Word, words};

/// How the words of a phrase are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    /// By their stems.
    Stems,
    /// As they are written.
    Letters,
}

/// A word of a phrase; a number, so that the tree's edges are small.
type Symbol = u32;

/// Phrases of one language, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    language: Language,
    letters: HashMap<Box<str>, Symbol>,
    stems: HashMap<Box<str>, Symbol>,
    /// Of words with a `*`, without it.
    beginnings: HashMap<Box<str>, Symbol>,
    /// How long these are, in bytes.
    beginning_lengths: Option<RangeInclusive<usize>>,
    symbols: Symbol,
    edges: HashMap<(u32, Symbol), u32>,
    /// What ends at each node; the first node is the root.
    ends: Vec<Vec<T>>,
    /// Whether an edge begins at each node.
    leading: Vec<bool>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// No phrases yet.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            letters: HashMap::new(),
            stems: HashMap::new(),
            beginnings: HashMap::new(),
            beginning_lengths: None,
            symbols: 0,
            edges: HashMap::new(),
            ends: vec![Vec::new()],
            leading: vec![false],
        }
    }

    /// Adds a phrase; one without a word is never found. A `*` after a word
    /// stands for any ending, a `!` for this form of it alone.
    pub fn add(&mut self, phrase: &str, compare: Compare, what: T) {
        let mut node = 0;
        for word in words(phrase, self.language) {
            let after = phrase
                .get(word.place.end..)
                .and_then(|rest| rest.chars().next());
            let compare = match after {
                Some('!') => Compare::Letters,
                _ => compare,
            };
            let symbol = self.symbol(&word, after == Some('*'), compare);
            let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            if let Some(leads) = self.leading.get_mut(node as usize) {
                *leads = true;
            }
            node = *self.edges.entry((node, symbol)).or_insert(next);
            if node == next {
                self.ends.push(Vec::new());
                self.leading.push(false);
            }
        }
        if node != 0
            && let Some(end) = self.ends.get_mut(node as usize)
        {
            end.push(what);
        }
    }

    fn symbol(&mut self, word: &Word<'_>, starred: bool, compare: Compare) -> Symbol {
        let next = self.symbols;
        let text = word.folded.as_ref();
        let symbol = if starred {
            let length = text.len();
            let (least, most) = match &self.beginning_lengths {
                Some(lengths) => (*lengths.start(), *lengths.end()),
                None => (length, length),
            };
            self.beginning_lengths = Some(least.min(length)..=most.max(length));
            self.beginnings.entry(text.into()).or_insert(next)
        } else if compare == Compare::Letters {
            self.letters.entry(text.into()).or_insert(next)
        } else {
            let stem = self.language.stem(text);
            self.stems.entry(stem.into()).or_insert(next)
        };
        let symbol = *symbol;
        self.symbols += Symbol::from(symbol == next);
        symbol
    }

    /// Calls `found` with what stands for each phrase in a text, and with its
    /// first and last word.
    pub fn scan(&self, words: &[Word<'_>], mut found: impl FnMut(T, usize, usize)) {
        let mut known: HashMap<&str, Range<usize>> = HashMap::with_capacity(words.len());
        let mut all: Vec<Symbol> = Vec::with_capacity(2 * words.len());
        let symbols: Vec<Range<usize>> = words
            .iter()
            .map(|word| {
                let symbols = known.entry(word.folded.as_ref()).or_insert_with(|| {
                    let first = all.len();
                    self.symbols_of(&word.folded, &mut all);
                    first..all.len()
                });
                symbols.clone()
            })
            .collect();
        let symbols_at = |at: usize| {
            let symbols = symbols.get(at).and_then(|range| all.get(range.clone()));
            symbols.unwrap_or_default()
        };
        let mut nodes: Vec<(u32, usize)> = Vec::new();
        for first in 0..words.len() {
            nodes.push((0, first));
            while let Some((node, at)) = nodes.pop() {
                let goes_on = at == first || words.get(at).is_some_and(|word| word.joined);
                if !goes_on || !self.leads(node) {
                    continue;
                }
                for symbol in symbols_at(at) {
                    let Some(next) = self.edges.get(&(node, *symbol)).copied() else {
                        continue;
                    };
                    for what in self.ends.get(next as usize).into_iter().flatten() {
                        found(*what, first, at);
                    }
                    nodes.push((next, at + 1));
                }
            }
        }
    }

    /// Whether any phrase goes on behind a node.
    fn leads(&self, node: u32) -> bool {
        self.leading.get(node as usize).copied().unwrap_or_default()
    }

    /// Adds everything in the phrases that a word of a text can be.
    fn symbols_of(&self, word: &str, symbols: &mut Vec<Symbol>) {
        let stem = self.language.stem(word);
        symbols.extend(self.letters.get(word));
        symbols.extend(self.stems.get(stem.as_ref()));
        if let Some(lengths) = self.beginning_lengths.clone() {
            let beginnings = lengths.take_while(|length| *length <= word.len());
            let beginnings = beginnings.filter_map(|length| word.get(..length));
            symbols.extend(beginnings.filter_map(|text| self.beginnings.get(text)));
        }
    }
}
