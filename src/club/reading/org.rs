//! Org files, as Emacs writes them: headings behind asterisks, drawers of
//! properties, quotations between `#+begin_quote` and `#+end_quote`.
//!
//! They are written as Markdown writes them; what stands above the text
//! (`#+TITLE: X`) is read by [`super::front_matter`].

use std::borrow::Cow;

use super::labels;

/// In so many lines at the top an Org file shows what it is.
const HEAD: usize = 40;

/// The text with its headings, properties and quotations as Markdown has them;
/// any other text as it is.
#[must_use]
pub fn as_markdown(text: &str) -> Cow<'_, str> {
    let shown = text
        .lines()
        .take(HEAD)
        .any(|line| is(line, "#+title:") || is(line, "#+begin_quote") || is(line, ":properties:"));
    if !shown {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len() + 64);
    let (mut drawer, mut quoted) = (false, false);
    for line in text.lines() {
        let plain = line.trim();
        if is(plain, ":properties:") || is(plain, ":logbook:") {
            drawer = true;
        } else if is(plain, ":end:") {
            drawer = false;
            kept.push('\n');
        } else if drawer {
            // Of the properties those of a book; others are the program's.
            let property = plain
                .strip_prefix(':')
                .and_then(|rest| rest.split_once(':'));
            if let Some((key, value)) = property.filter(|(key, _)| labels::field(key).is_some()) {
                kept.push_str(&format!("{key}:{value}\n"));
            }
        } else if is(plain, "#+begin_quote") || is(plain, "#+end_quote") {
            quoted = is(plain, "#+begin_quote");
            kept.push('\n');
        } else {
            if quoted {
                kept.push_str("> ");
            }
            match heading(line) {
                Some((level, words)) => {
                    kept.push_str(&"#".repeat(level));
                    kept.push(' ');
                    kept.push_str(words);
                    kept.push('\n');
                }
                None => kept.push_str(line),
            }
            kept.push('\n');
        }
    }
    Cow::Owned(kept)
}

/// Whether a line begins with a mark, whatever its case.
fn is(line: &str, mark: &str) -> bool {
    line.get(..mark.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(mark))
}

/// `** DONE The Ferry :read:books:`: its level, and its words without keyword
/// and tags.
fn heading(line: &str) -> Option<(usize, &str)> {
    const LEVELS: usize = 6;
    let words = line.trim_start_matches('*');
    let level = line.len() - words.len();
    let words = words.strip_prefix(' ').filter(|_| level > 0)?.trim();
    let words = ["TODO ", "DONE ", "READ ", "READING "]
        .iter()
        .find_map(|keyword| words.strip_prefix(keyword))
        .unwrap_or(words);
    let tags = words
        .rsplit_once(' ')
        .filter(|(_, tags)| tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':'));
    Some((
        level.min(LEVELS),
        tags.map_or(words, |(words, _)| words.trim_end()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_org_file_is_written_as_markdown() {
        for (text, expected) in [
            (
                "* DONE The Ferry :read:\n:PROPERTIES:\n:AUTHOR: Ann Lee\n:ID: 12\n:END:\nIt sails.",
                "# The Ferry\n\nAUTHOR: Ann Lee\n\nIt sails.\n",
            ),
            (
                "#+TITLE: The Ferry\n#+begin_quote\nAll aboard.\n#+end_quote\nIt sails.",
                "#+TITLE: The Ferry\n\n> All aboard.\n\nIt sails.\n",
            ),
            ("* an item\n* another", "* an item\n* another"),
            ("", ""),
        ] {
            assert_eq!(as_markdown(text), expected, "failed on {text:?}");
        }
    }
}
