//! Whether a headline is the title of the book or a sentence about it.

use super::under::by_line;
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::fold::plain;
use crate::club::reading::looks::Look;
use crate::club::reading::{labels, people, spoken, stamp, title};

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

/// A heading below the headline with nothing but a name under it: the book that
/// a headline without its title is about.
pub(super) fn paired(blocks: &[Block<'_>], headline: &str) -> Option<(String, Vec<String>)> {
    let pairs = blocks.iter().enumerate().take(6).filter_map(|(at, block)| {
        match (
            block.lines.as_slice(),
            blocks.get(at + 1).map(|b| b.lines.as_slice()),
        ) {
            ([line], Some([name])) => Some((block, line, name)),
            // `**The Ferry**` and `Ann Lee` in lines of one paragraph.
            ([line, name], _) => Some((block, line, name)),
            _ => None,
        }
    });
    pairs
        .filter_map(|(block, line, name)| {
            let heads = matches!(block.kind, Kind::Heading(_)) || is_set_off(line);
            let level = heads && plain(&line.text) != plain(headline);
            let person = by_line(&name.text).map_or_else(
                || {
                    Some(name.text.trim())
                        .filter(|name| people::is_name(name) && people::is_given(name))
                },
                |(name, _)| Some(name),
            )?;
            let titled =
                level && labels::field(&line.text).is_none() && line.text.chars().count() <= 80;
            titled.then(|| (line.text.clone(), people::list(person)))
        })
        .next()
}

/// Whether a line is set off from its beginning to its end.
fn is_set_off(line: &Line<'_>) -> bool {
    line.marks.iter().any(|mark| {
        mark.look != Look::Cell && mark.span.start == 0 && mark.span.end == line.text.len()
    })
}

/// Whether a line is the first of a text and a paragraph of its own, as titles
/// are in plain files; a page that was copied begins with its blog's name and
/// has stamps.
pub(super) fn is_alone(blocks: &[Block<'_>], block: usize, nth: usize, text: &str) -> bool {
    let stamped = blocks
        .iter()
        .flat_map(|block| &block.lines)
        .any(|line| line.taken && stamp::is_stamp(&line.text));
    let one = blocks.first().is_some_and(|first| first.lines.len() == 1);
    (block, nth) == (0, 0)
        && one
        && blocks.len() > 1
        && !stamped
        && text.split_whitespace().count() <= 8
        && !text.ends_with(['.', '!', '?', ':', ',', ';'])
        && title::is_cased(text)
}
