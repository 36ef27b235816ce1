//! Whether a headline is the title of the book or a sentence about it.

use crate::club::reading::fold::plain;
use crate::club::reading::spoken;

/// Whether a headline is a sentence and no title: it ends as one, or speaks of
/// the reader or the writer.
pub(super) fn is_sentence(headline: &str) -> bool {
    const SPEAKING: [&str; 44] = [
        "i",
        "my",
        "we",
        "our",
        "you",
        "your",
        "why",
        "how",
        "what",
        "thoughts",
        "review",
        "reading",
        "books",
        "book",
        "favorite",
        "favourite",
        "weekly",
        "monthly",
        "roundup",
        "update",
        "ich",
        "mein",
        "meine",
        "warum",
        "wie",
        "je",
        "mon",
        "ma",
        "pourquoi",
        "yo",
        "mi",
        "por",
        "porque",
        "eu",
        "meu",
        "minha",
        "io",
        "perche",
        "dlaczego",
        "moje",
        "moja",
        "ik",
        "mijn",
        "waarom",
    ];
    let words: Vec<String> = headline.split_whitespace().map(plain).collect();
    let bare = headline.trim_end_matches([')', '”', '"', ' ']);
    let ends = bare.ends_with(['.', '!', '?', '…']) && words.len() > 3;
    let speaks = words.len() > 3
        && words
            .iter()
            .take(2)
            .chain(words.last())
            .any(|word| SPEAKING.contains(&word.as_str()));
    ends || speaks || words.len() > 12
}

/// Whether a title that the prose names with its author overrules a headline
/// that is written like a sentence: "A slow burn that pays off".
pub(super) fn overrules(best: &spoken::title::Named, headline: &str) -> bool {
    let words: Vec<&str> = headline.split_whitespace().collect();
    let small = words
        .iter()
        .skip(1)
        .filter(|word| word.starts_with(char::is_lowercase) && word.chars().count() > 3)
        .count();
    best.is_authored() && words.len() > 3 && small * 2 >= words.len() - 1
}
