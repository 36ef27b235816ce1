//! A record read line by line, as its writer meant it.
//!
//! For front matter that breaks its own format: a colon in a title without
//! quotes, a quotation mark that nobody closed, tabs and spaces mixed, two
//! formats in one record. `key: value` and `key = value` are understood, lists
//! in brackets and with dashes, nesting by indentation, and `|` and `>` before
//! text of several lines.

use super::{DEPTH, Read};
use crate::club::reading::labels;

/// Longest key, in characters.
const KEY: usize = 48;
/// Most words of a key.
const WORDS: usize = 5;

/// Reads what it can; a line that it does not understand is left out.
#[must_use]
pub fn read(record: &str) -> Read<'_> {
    let mut read = Read::default();
    let mut place = Place::default();
    let mut lines = record.lines().peekable();
    while let Some(source) = lines.next() {
        let indent = indent(source);
        let mut text = source.trim();
        if text.is_empty() || text.starts_with("# ") {
            continue;
        }
        if let Some(name) = section(text) {
            place.section = name.split('.').map(labels::fold).collect();
            place.open.clear();
            continue;
        }
        let item = text.starts_with("- ");
        let mut within = indent;
        while let Some(rest) = text.strip_prefix("- ").map(str::trim_start) {
            within += text.len() - rest.len();
            text = rest;
        }
        let Some((key, value)) = pair(text) else {
            if item {
                // A list may stand as far left as its key.
                place.close(indent + 1);
                read.push(place.keys(None), unquoted(text), source);
            }
            continue;
        };
        place.close(within);
        match value {
            "" if place.open.len() < DEPTH => place.open.push((within, key)),
            _ if is_block_mark(value) => {
                let mut said = String::new();
                while let Some(next) =
                    lines.next_if(|line| line.trim().is_empty() || self::indent(line) > indent)
                {
                    said.push_str(next.trim());
                    said.push('\n');
                }
                read.push(place.keys(Some(key)), &said, source);
            }
            _ => {
                let keys = place.keys(Some(key));
                for value in items(value) {
                    read.push(keys.clone(), value, source);
                }
            }
        }
    }
    read
}

/// The keys under which a line stands.
#[derive(Default)]
struct Place {
    /// Of the section, as TOML has them.
    section: Vec<String>,
    /// Keys without a value of their own, and how far they are set in.
    open: Vec<(usize, String)>,
}

impl Place {
    /// Closes what is not set in less than `indent`.
    fn close(&mut self, indent: usize) {
        while self.open.last().is_some_and(|(at, _)| *at >= indent) {
            self.open.pop();
        }
    }

    fn keys(&self, own: Option<String>) -> Vec<String> {
        let open = self.open.iter().map(|(_, key)| key);
        self.section
            .iter()
            .chain(open)
            .cloned()
            .chain(own)
            .collect()
    }
}

/// Spaces before the first character; a tab counts for four.
fn indent(line: &str) -> usize {
    line.chars()
        .map_while(|c| match c {
            ' ' => Some(1),
            '\t' => Some(4),
            _ => None,
        })
        .sum()
}

/// `[extra]` of TOML.
fn section(text: &str) -> Option<&str> {
    let name = text.strip_prefix('[')?.strip_suffix(']')?;
    let name = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(name);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}

/// The key, folded, and the value of `key: value`, `"key": "value",` and
/// `key = value`.
pub(super) fn pair(text: &str) -> Option<(String, &str)> {
    let (at, mark) = text.char_indices().take(KEY).find(|(at, c)| match c {
        ':' => text
            .get(at + 1..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '"'])),
        '=' => true,
        _ => false,
    })?;
    let key = text.get(..at)?.trim().trim_matches(['"', '\'']);
    let sound = key.starts_with(char::is_alphabetic)
        && key.split_whitespace().count() <= WORDS
        && !key.contains(['.', '!', '?', '<', '>', '(']);
    let value = text.get(at + mark.len_utf8()..)?.trim();
    sound.then(|| (labels::fold(key), value))
}

/// `|`, `>-` and the like, which announce text of several lines.
fn is_block_mark(value: &str) -> bool {
    value.starts_with(['|', '>'])
        && value.len() <= 3
        && value
            .bytes()
            .skip(1)
            .all(|b| matches!(b, b'-' | b'+' | b'0'..=b'9'))
}

/// The values of `[a, "b"]`, or the one of anything else.
fn items(value: &str) -> Vec<&str> {
    let value = value.trim_end_matches(',').trim();
    match value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        // Obsidian writes links as `[[Ann Lee]]`.
        Some(list) if !list.starts_with('[') => list.split(',').map(unquoted).collect(),
        _ => vec![unquoted(value)],
    }
}

/// Without the quotes around it, of which one may be missing, and without a
/// comment behind it.
fn unquoted(value: &str) -> &str {
    let value = value.trim().trim_end_matches(',').trim();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            return inside
                .rsplit_once(quote)
                .map_or(inside, |(inside, _)| inside);
        }
    }
    let value = value.split_once(" # ").map_or(value, |(value, _)| value);
    value.strip_suffix('"').unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_records_are_read_as_they_were_meant() {
        for (record, wanted) in [
            (
                "title: The Ferry: A Novel\nauthor: Ann Lee",
                &["title=The Ferry: A Novel", "author=Ann Lee"][..],
            ),
            (
                "title: \"The Ferry\nauthor: 'Ann Lee'",
                &["title=The Ferry", "author=Ann Lee"],
            ),
            (
                "title: The \"Ferry\"\nsubtitle: \"A\" novel: \"B\"",
                &["title=The \"Ferry", "subtitle=A\" novel: \"B"],
            ),
            (
                "book:\n\ttitle: It: a story\n  author: Ann Lee\nrating: 4",
                &["book.title=It: a story", "book.author=Ann Lee", "rating=4"],
            ),
            (
                "tags:\n- one: two: three\n- \"four\ncategories: [a, \"b\"]\n",
                &[
                    "tags.one=two: three",
                    "tags=four",
                    "categories=a",
                    "categories=b",
                ],
            ),
            (
                "tags:\n  - sea\n  - 'ships'\nx: y: z",
                &["tags=sea", "tags=ships", "x=y: z"],
            ),
            (
                "summary: |\n  One: two.\n\n  Three.\ntitle: @The Ferry",
                &["summary=One: two.\n\nThree.", "title=@The Ferry"],
            ),
            (
                "title = \"The Ferry\"\nisbn = 0385353308\n[extra]\nrating = 4",
                &["title=The Ferry", "isbn=0385353308", "extra.rating=4"],
            ),
            (
                "\"title\": \"The Ferry\",\n\"rating\": 4,",
                &["title=The Ferry", "rating=4"],
            ),
            ("It was a long day. And: no end.", &[]),
            ("", &[]),
        ] {
            let got: Vec<String> = read(record)
                .entries
                .iter()
                .map(|e| format!("{}={}", e.keys.join("."), e.value))
                .collect();
            assert_eq!(got, wanted, "failed on {record:?}");
        }
    }
}
