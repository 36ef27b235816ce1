//! Evidence that a text is Markdown: marks that nobody types by accident.
//!
//! [`is_likely`] looks for them line by line. Reading the marks is for
//! [`super::markdown`].

use super::markdown::element;

/// HTML elements that only a writer of markup writes.
const ELEMENTS: [&str; 26] = [
    "a",
    "b",
    "i",
    "u",
    "p",
    "br",
    "em",
    "strong",
    "cite",
    "blockquote",
    "div",
    "span",
    "img",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "hr",
    "table",
    "sup",
    "center",
    "strike",
    "small",
];

/// Whether `text` shows marks of Markdown or HTML.
#[must_use]
pub fn is_likely(text: &str) -> bool {
    let mut before = "";
    text.lines().any(|line| {
        let trimmed = line.trim();
        let underline =
            !before.is_empty() && trimmed.len() >= 3 && trimmed.bytes().all(|b| b == b'=');
        before = trimmed;
        underline
            || has_block_mark(line)
            || trimmed.contains("](")
            || trimmed.contains("][")
            || has_pair(trimmed)
            || is_table_ruler(trimmed)
            || has_element(trimmed)
    })
}

fn has_block_mark(line: &str) -> bool {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let heading = (1..=6).contains(&hashes)
        && line
            .get(hashes..)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    heading || line.starts_with("> ") || line.starts_with("```") || line.starts_with("~~~")
}

/// Whether the line has words between two equal runs of `*` or `_`.
fn has_pair(line: &str) -> bool {
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    let mut characters = line.chars().peekable();
    while let Some(mark) = characters.next() {
        if !matches!(mark, '*' | '_') {
            before = mark;
            continue;
        }
        let mut run = 1;
        while characters.next_if_eq(&mark).is_some() {
            run += 1;
        }
        let after = characters.peek().copied().unwrap_or(' ');
        let closes = !before.is_whitespace() && !after.is_alphanumeric();
        let opens = !after.is_whitespace() && !before.is_alphanumeric();
        if closes && open == Some((mark, run)) && run <= 3 {
            return true;
        }
        if opens {
            open = Some((mark, run));
        }
        before = mark;
    }
    false
}

/// `|---|:---:|`, under the head of a table.
fn is_table_ruler(line: &str) -> bool {
    line.matches('|').count() >= 2
        && line.contains("--")
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

fn has_element(line: &str) -> bool {
    line.match_indices('<').any(|(at, _)| {
        let rest = line.get(at + 1..).unwrap_or_default();
        rest.starts_with("!--") || ELEMENTS.contains(&element(rest).as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_told_by_its_marks() {
        for text in [
            "# Heading",
            "a [link](http://x.y)",
            "_Dune_ by Ann",
            "so **very** good",
            "> quoted",
            "one<br>two",
            "<em>The Ferry</em> sails",
            "Title\n=====",
            "![](cover.jpg)",
            "[4 of 5 stars][]",
            "| a | b |\n|---|---|",
        ] {
            assert!(is_likely(text), "refused {text:?}");
        }
        for text in [
            "5 * 3 * 2",
            "snake_case_name",
            "a < b and c > d",
            "#1 of the list",
            "* bullet",
            "- bullet",
            "1984. A year",
            "Rating: ****",
            "f*** this book, what a s***show",
            "",
            "—\n---\n",
        ] {
            assert!(!is_likely(text), "accepted {text:?}");
        }
    }
}
