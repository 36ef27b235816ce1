//! Front matter: the record between `---` fences at the top of a blog post.
//!
//! The YAML is read as a stream of events, never as a tree: scalars stay as
//! written (`0385353308` keeps its zero, a title `1984` stays text), nesting
//! costs no stack, and a record that breaks off half way gives what came
//! before. What the keys mean is for [`super::metadata`].

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::labels;

/// Deepest nesting that is kept.
const DEPTH: usize = 8;
/// Longest front matter that is read, in bytes.
const BYTES: usize = 256_000;
/// Most entries that are kept.
const ENTRIES: usize = 2_000;

/// A scalar of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its keys from the outside in, folded as labels are: `book`, `title`.
    /// Items of a list have the keys of the list.
    pub keys: Vec<String>,
    /// The value, as written but for quotes and line breaks.
    pub value: String,
    /// The line of the document in which the value begins.
    pub source: &'a str,
}

/// What was read of a record.
#[derive(Debug, Default)]
pub struct Read<'a> {
    /// Its scalars, in order.
    pub entries: Vec<Entry<'a>>,
    /// Where it is broken, in a sentence for the person who posts.
    pub warning: Option<String>,
}

/// Splits `text` into the record between its fences and the rest; `None` where
/// the first line is no fence or no second one follows.
#[must_use]
pub fn fenced(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let next = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((rest.get(..at)?, rest.get(next..)?));
        }
        at = next;
    }
    None
}

/// An open list or map.
struct Level {
    /// Whether the next scalar of a map is a key.
    key_next: bool,
    map: bool,
    /// Whether the level put a key on the path.
    named: bool,
}

/// Reads the scalars of a record.
#[must_use]
pub fn read(yaml: &str) -> Read<'_> {
    let mut read = Read::default();
    if yaml.len() > BYTES {
        read.warning = Some(
            "The front matter (the lines between `---`) is too long; I read only what follows it."
                .to_owned(),
        );
        return read;
    }
    let lines: Vec<&str> = yaml.lines().collect();
    let tidy = without_tabs(yaml);
    let mut levels: Vec<Level> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut key: Option<String> = None;
    for event in Parser::new_from_str(&tidy) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(broken) => {
                let line = broken.marker().line();
                read.warning = Some(format!(
                    "Line {} of the front matter (the lines between `---`) is not valid YAML, so I skipped what I could not read there. A colon or a quotation mark inside a value needs quotes around the whole value.",
                    line + 1
                ));
                break;
            }
        };
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
                let null = style == ScalarStyle::Plain
                    && matches!(&*value, "" | "~" | "null" | "Null" | "NULL");
                if null
                    || value.trim().is_empty()
                    || levels.len() > DEPTH
                    || read.entries.len() >= ENTRIES
                {
                    continue;
                }
                read.entries.push(Entry {
                    keys: keys.iter().cloned().chain(own).collect(),
                    value: value.trim().to_owned(),
                    source: lines
                        .get(span.start.line().saturating_sub(1))
                        .map_or("", |line| line.trim()),
                });
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
    read
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
        let entries = read(yaml).entries;
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
    fn a_broken_record_gives_what_came_before_and_a_warning() {
        let read = read("title: The Ferry\nsubtitle: one: two: three\nauthor: Ann Lee\n");
        assert_eq!(read.entries[0].value, "The Ferry");
        let warning = read.warning.unwrap();
        assert!(warning.contains("Line 3"), "{warning}");
    }

    #[test]
    fn fences_may_have_spaces_and_must_be_closed() {
        for (text, parts) in [
            (
                "---\na: b\n---\nrest\n---\n",
                Some(("a: b\n", "rest\n---\n")),
            ),
            ("---  \na: b\n---   \nrest", Some(("a: b\n", "rest"))),
            ("---\na: b\n...\nrest", Some(("a: b\n", "rest"))),
            ("---\na: b\n", None),
            ("----\na: b\n---\n", None),
            ("text\n---\n", None),
        ] {
            assert_eq!(fenced(text), parts, "failed on {text:?}");
        }
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
