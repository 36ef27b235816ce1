//! Front matter: the record at the top of a blog post.
//!
//! [`split`] takes it off a text, whatever it is written in: YAML between
//! `---` ([`yaml`]), TOML between `+++` ([`toml`]), a JSON object, or header
//! lines without fences ([`header`]). A record that breaks its format is read
//! line by line as its writer meant it ([`lines`]). All of them become the
//! same list of [`Entry`]s, whose values stay as written: `0385353308` keeps
//! its zero and a title `1984` is text. What the keys mean is for
//! [`super::metadata`]; prose that is kept in a record is for [`tree`].

pub mod header;
pub mod lines;
pub mod toml;
pub mod tree;
pub mod yaml;

use crate::club::warning::Warning;

/// Longest front matter that is read, in bytes.
const BYTES: usize = 256_000;
/// Most entries that are kept.
const ENTRIES: usize = 2_000;
/// Deepest nesting that is kept.
const DEPTH: usize = 24;

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
    /// Where it is broken, for the person who posts.
    pub warning: Option<Warning>,
}

impl<'a> Read<'a> {
    fn push(&mut self, keys: Vec<String>, value: &str, source: &'a str) {
        let value = value.trim();
        let room = self.entries.len() < ENTRIES && keys.len() <= DEPTH;
        if room && !value.is_empty() && !keys.is_empty() {
            self.entries.push(Entry {
                keys,
                value: value.to_owned(),
                source: source.trim(),
            });
        }
    }
}

/// What a record is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// YAML, of which JSON is a part.
    Yaml,
    Toml,
}

/// Splits `text` into the entries of its front matter and the rest; `None`
/// where the text begins with no record.
#[must_use]
pub fn split(text: &str) -> Option<(Read<'_>, &str)> {
    if let Some((format, record, rest)) = fenced(text) {
        let read = read(format, record);
        // Two rulers with prose between them are no record.
        let empty = record.trim().is_empty();
        return (empty || !read.entries.is_empty()).then_some((read, rest));
    }
    if let Some((record, rest)) = json_object(text) {
        let read = read(Format::Yaml, record);
        return (!read.entries.is_empty()).then_some((read, rest));
    }
    header::split(text)
}

/// Reads a record, and line by line where it breaks its format.
fn read(format: Format, record: &str) -> Read<'_> {
    if record.len() > BYTES {
        return Read {
            warning: Some(Warning::RecordTooLong),
            ..Read::default()
        };
    }
    let read = match format {
        Format::Yaml => yaml::read(record),
        Format::Toml => toml::read(record),
    };
    match read {
        Ok(read) => read,
        Err(line) => Read {
            warning: Some(Warning::RecordBroken {
                line: u64::try_from(line).unwrap_or(u64::MAX),
                format: match format {
                    Format::Yaml => "YAML".to_owned(),
                    Format::Toml => "TOML".to_owned(),
                },
            }),
            ..lines::read(record)
        },
    }
}

/// Splits `text` into the record between its fences and the rest; `None` where
/// the first line is no fence or no second one follows.
fn fenced(text: &str) -> Option<(Format, &str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let (format, closing): (_, &[&str]) = match first.trim_end() {
        "---" | "--- yaml" | "---yaml" | "---yml" => (Format::Yaml, &["---", "..."]),
        "---json" | "--- json" => (Format::Yaml, &["---"]),
        "---toml" | "--- toml" => (Format::Toml, &["---"]),
        "+++" => (Format::Toml, &["+++"]),
        ";;;" => (Format::Yaml, &[";;;"]),
        _ => return None,
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let next = at + line.len();
        if closing.contains(&line.trim_end()) {
            return Some((format, rest.get(..at)?, rest.get(next..)?));
        }
        at = next;
    }
    None
}

/// Splits off a JSON object with which the text begins.
fn json_object(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with('{') || text.starts_with("{%") || text.starts_with("{{") {
        return None;
    }
    let near = text.get(..text.floor_char_boundary(BYTES))?;
    let mut objects = serde_json::Deserializer::from_str(near).into_iter::<serde::de::IgnoredAny>();
    objects.next()?.ok()?;
    text.split_at_checked(objects.byte_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_may_have_spaces_and_must_be_closed() {
        let yaml = |record, rest| Some((Format::Yaml, record, rest));
        for (text, parts) in [
            ("---\na: b\n---\nrest\n---\n", yaml("a: b\n", "rest\n---\n")),
            ("---  \na: b\n---   \nrest", yaml("a: b\n", "rest")),
            ("---\na: b\n...\nrest", yaml("a: b\n", "rest")),
            ("---json\n{}\n---\nrest", yaml("{}\n", "rest")),
            (
                "+++\na = 1\n+++\nrest",
                Some((Format::Toml, "a = 1\n", "rest")),
            ),
            ("---\na: b\n", None),
            ("----\na: b\n---\n", None),
            ("text\n---\n", None),
        ] {
            assert_eq!(fenced(text), parts, "failed on {text:?}");
        }
    }

    #[test]
    fn every_kind_of_record_gives_the_same_entries() {
        let wanted = [
            ("title", "1984"),
            ("isbn", "0385353308"),
            ("book.rating", "4.0"),
            ("tags", "one"),
            ("tags", "two"),
        ];
        for text in [
            "---\ntitle: 1984\nisbn: 0385353308\nbook:\n  rating: 4.0\ntags: [one, two]\n---\nRest",
            "---\ntitle: 1984\nisbn: 0385353308\nbook: {rating: 4.0}\ntags:\n- one\n- \"two\"\n---\nRest",
            "+++\ntitle = 1984\nisbn = '0385353308'\nbook.rating = 4.0\ntags = [\"one\", \"two\"]\n+++\nRest",
            "+++\ntitle = 1984\nisbn = 0385353308\ntags = [\"one\", 'two']\n[book]\nrating = 4.0\n+++\nRest",
            "{\n  \"title\":\"1984\", \"isbn\": \"0385353308\",\n  \"book\": {\"rating\": 4.0},\n\t\"tags\": [\"one\", \"two\"]\n}\nRest",
            ";;;\n{\"title\": 1984, \"isbn\": \"0385353308\", \"book\": {\"rating\": 4.0}, \"tags\": [\"one\", \"two\"]}\n;;;\nRest",
        ] {
            let (read, rest) = split(text).unwrap();
            let mut got: Vec<(String, &str)> = read
                .entries
                .iter()
                .map(|entry| (entry.keys.join("."), entry.value.as_str()))
                .collect();
            let mut wanted: Vec<(String, &str)> =
                wanted.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
            got.sort();
            wanted.sort();
            assert_eq!(got, wanted, "failed on {text}");
            assert_eq!(rest.trim(), "Rest", "failed on {text}");
            for entry in &read.entries {
                assert!(entry.source.contains(&entry.value), "{entry:?} in {text}");
            }
        }
    }

    #[test]
    fn text_between_rulers_and_lone_braces_are_no_record() {
        for text in [
            "---\nIt was good.\n---\nI liked it.\n",
            "{not json} but prose",
            "{% include x %}\ntext",
            "{",
            "",
        ] {
            assert!(split(text).is_none(), "accepted {text:?}");
        }
    }

    #[test]
    fn a_record_that_is_too_long_is_told() {
        let text = format!("---\ntitle: {}\n---\nRest", "x".repeat(BYTES));
        assert!(split(&text).is_none());
    }
}
