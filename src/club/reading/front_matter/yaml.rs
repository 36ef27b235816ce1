//! YAML front matter, and JSON, which is a part of YAML.
//!
//! Read as a stream of events, never as a tree: scalars stay as written and
//! nesting costs no stack. Two things that YAML forbids are read as meant: tabs
//! before a key, and a `#` with a word right behind it, which opens no comment.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{DEPTH, Read};
use crate::club::reading::labels;

/// An open list or map.
struct Level {
    /// Whether the next scalar of a map is a key.
    key_next: bool,
    map: bool,
    /// Whether the level put a key on the path.
    named: bool,
}

/// Reads the scalars of a record.
///
/// # Errors
///
/// The number of the line of the document in which it is no YAML, where the
/// fence above the record is line 1.
pub fn read(yaml: &str) -> Result<Read<'_>, usize> {
    let mut read = Read::default();
    let lines: Vec<&str> = yaml.lines().collect();
    let tidy = without_tabs(yaml);
    let mut levels: Vec<Level> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut key: Option<String> = None;
    for event in Parser::new_from_str(&tidy) {
        let (event, span) = event.map_err(|broken| broken.marker().line() + 1)?;
        match event {
            Event::Scalar(value, style, ..) => {
                let in_map = levels.last_mut().filter(|level| level.map);
                match in_map {
                    Some(level) if level.key_next => {
                        level.key_next = false;
                        key = Some(labels::fold(&value));
                        continue;
                    }
                    Some(level) => level.key_next = true,
                    None => {}
                }
                let own = key.take();
                let source = line_of(&lines, span);
                let meant = (style == ScalarStyle::Plain)
                    .then(|| behind_hash(&value, source))
                    .flatten();
                let null = style == ScalarStyle::Plain
                    && matches!(&*value, "" | "~" | "null" | "Null" | "NULL");
                let path = keys.iter().cloned().chain(own).collect();
                match meant {
                    Some(meant) => read.push(path, meant, source),
                    None if !null => read.push(path, &value, source),
                    None => {}
                }
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                // A map or list as the key of a map has no name.
                if let Some(level) = levels.last_mut().filter(|level| level.map) {
                    level.key_next = !level.key_next;
                }
                let named = key.is_some() && keys.len() < DEPTH;
                if let Some(key) = key.take().filter(|_| named) {
                    keys.push(key);
                }
                let map = matches!(event, Event::MappingStart(..));
                levels.push(Level {
                    key_next: map,
                    map,
                    named,
                });
            }
            Event::MappingEnd | Event::SequenceEnd
                if levels.pop().is_some_and(|level| level.named) =>
            {
                keys.pop();
            }
            Event::Alias(_) => {
                key = None;
                if let Some(level) = levels.last_mut().filter(|level| level.map) {
                    level.key_next = !level.key_next;
                }
            }
            _ => {}
        }
    }
    Ok(read)
}

/// The line in which a scalar begins.
fn line_of<'a>(lines: &[&'a str], span: Span) -> &'a str {
    span.start
        .line()
        .checked_sub(1)
        .and_then(|nth| lines.get(nth))
        .map_or("", |line| line.trim())
}

/// `Tag: #fantasy` and `title: Case #6`: YAML takes what follows the `#` for a
/// comment, but who writes a comment puts a space behind it.
fn behind_hash<'a>(value: &str, source: &'a str) -> Option<&'a str> {
    let (before, comment) = source.split_once(" #")?;
    let spoken = comment.starts_with(|c: char| c.is_alphanumeric());
    let whole = before.strip_suffix(value)?.trim_end();
    let meant = source.get(whole.len()..)?.trim_start();
    let keyed = whole.ends_with([':', '-', ',', '[']);
    (spoken && keyed).then_some(meant)
}

/// YAML forbids tabs before a key; people use them all the same.
fn without_tabs(yaml: &str) -> String {
    let mut tidy = String::with_capacity(yaml.len());
    for line in yaml.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t']);
        for character in line.chars().take(line.len() - rest.len()) {
            tidy.push_str(if character == '\t' { "    " } else { " " });
        }
        tidy.push_str(rest);
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(yaml: &str) -> Vec<(String, String)> {
        let entries = read(yaml).unwrap().entries;
        entries
            .into_iter()
            .map(|entry| (entry.keys.join("."), entry.value))
            .collect()
    }

    #[test]
    fn scalars_stay_as_written() {
        let yaml = "title: 1984\nisbn10: 0385353308\nyear: 2006.0\nISBN: =\"157912626X\"\nempty:\nnothing: null\nbook:\n\tauthor: Ann Lee\n\ttags:\n\t- one\n\t- 'two'\n";
        let pairs: Vec<(&str, &str)> = vec![
            ("title", "1984"),
            ("isbn10", "0385353308"),
            ("year", "2006.0"),
            ("isbn", "=\"157912626X\""),
            ("book.author", "Ann Lee"),
            ("book.tags", "one"),
            ("book.tags", "two"),
        ];
        let owned: Vec<(String, String)> = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        assert_eq!(shown(yaml), owned);
    }

    #[test]
    fn a_hash_before_a_word_is_no_comment() {
        for (yaml, value) in [
            ("title: Case #6", Some("Case #6")),
            ("tag: #fantasy", Some("#fantasy")),
            ("rating: 4 # of five", Some("4")),
            ("rating: \"4\" #four", Some("4")),
            ("# title: x", None),
            ("title: # nothing", None),
        ] {
            let got = read(yaml).unwrap().entries;
            let got = got.first().map(|entry| entry.value.as_str());
            assert_eq!(got, value, "failed on {yaml:?}");
        }
    }

    #[test]
    fn a_broken_record_names_its_line() {
        let broken = read("title: The Ferry\nsubtitle: one: two: three\nauthor: Ann Lee\n");
        assert_eq!(broken.unwrap_err(), 3);
    }

    #[test]
    fn keys_of_siblings_do_not_mix() {
        let yaml = "a: {b: 1, c: [2, {d: 3}]}\n? [odd]\n: 4\ne: &x 5\nf: *x\ng: 6";
        let got: Vec<String> = shown(yaml)
            .into_iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        assert!(got.contains(&"a.b=1".to_owned()), "{got:?}");
        assert!(got.contains(&"a.c=2".to_owned()), "{got:?}");
        assert!(got.contains(&"a.c.d=3".to_owned()), "{got:?}");
        assert!(got.contains(&"e=5".to_owned()), "{got:?}");
        assert!(got.contains(&"g=6".to_owned()), "{got:?}");
    }
}
