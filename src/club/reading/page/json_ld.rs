//! JSON-LD: what a page says to machines in a script.
//!
//! [`things`] gives every object of the page, whatever it is packed in (lists,
//! `@graph`), with `{"@id": …}` replaced by what it refers to. What the objects
//! mean is for [`super::schema`]. Plugins write broken JSON often enough that
//! the usual breaks are mended: comments of old browsers around it, line ends
//! in strings, commas before a bracket.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::club::reading::entities;

/// Longest record that is read, in bytes.
const BYTES: usize = 400_000;
/// Most objects that are kept.
const THINGS: usize = 400;
/// So many references in a row are followed.
const HOPS: usize = 4;
/// Most objects that are copied while references are followed.
const COPIES: usize = 4_000;
/// Deepest packing that is looked into.
const DEPTH: usize = 6;

/// The objects in the scripts of a page, the outer before the inner.
#[must_use]
pub fn things(records: &[String]) -> Vec<Map<String, Value>> {
    let values: Vec<Value> = records.iter().filter_map(|record| parse(record)).collect();
    let mut named = HashMap::new();
    for value in &values {
        name(value, &mut named, DEPTH);
    }
    let mut unpacked = Unpacked {
        named,
        things: Vec::new(),
        copies: COPIES,
    };
    for value in &values {
        unpacked.take(value, DEPTH);
    }
    unpacked.things
}

fn parse(record: &str) -> Option<Value> {
    if record.len() > BYTES {
        return None;
    }
    let record = record.trim();
    let record = ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["]
        .iter()
        .find_map(|open| record.strip_prefix(open))
        .unwrap_or(record);
    let record = ["-->", "//]]>", "/*]]>*/", "]]>"]
        .iter()
        .fold(record.trim(), |record, close| {
            record.strip_suffix(close).unwrap_or(record).trim()
        });
    let record = record.trim_end_matches(';');
    serde_json::from_str(record).ok().or_else(|| {
        let decoded = record.starts_with("{&quot;") || record.starts_with("[{&quot;");
        let record = match decoded {
            true => entities::decode(record),
            false => record.to_owned(),
        };
        serde_json::from_str(&mended(&record)).ok()
    })
}

/// JSON with spaces for the control characters in its strings and without
/// commas before a closing bracket.
fn mended(record: &str) -> String {
    let mut mended = String::with_capacity(record.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in record.chars() {
        match character {
            c if quoted && c.is_control() => mended.push(' '),
            '"' if !escaped => {
                quoted = !quoted;
                mended.push('"');
            }
            '}' | ']' if !quoted => {
                let end = mended.trim_end().trim_end_matches(',').len();
                mended.truncate(end);
                mended.push(character);
            }
            c => mended.push(c),
        }
        escaped = quoted && character == '\\' && !escaped;
    }
    mended
}

/// Notes every object that has an `@id` and says more.
fn name<'v>(value: &'v Value, named: &mut HashMap<&'v str, &'v Map<String, Value>>, depth: usize) {
    match value {
        Value::Array(values) if depth > 0 => {
            for value in values {
                name(value, named, depth - 1);
            }
        }
        Value::Object(object) if depth > 0 => {
            if let Some(id) = object.get("@id").and_then(Value::as_str)
                && object.len() > 1
                && named.len() < THINGS
            {
                named.entry(id).or_insert(object);
            }
            for value in object.values() {
                name(value, named, depth - 1);
            }
        }
        _ => {}
    }
}

/// Objects on their way out of what they are packed in.
struct Unpacked<'v> {
    named: HashMap<&'v str, &'v Map<String, Value>>,
    things: Vec<Map<String, Value>>,
    /// Copies that may still be made; rings of references would take all.
    copies: usize,
}

impl Unpacked<'_> {
    fn take(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(values) if depth > 0 => {
                for value in values {
                    self.take(value, depth - 1);
                }
            }
            Value::Object(object) if depth > 0 && self.things.len() < THINGS => {
                if let Some(graph) = object.get("@graph") {
                    self.take(graph, depth - 1);
                }
                if object.contains_key("@type") {
                    let thing = self.resolved(object, HOPS);
                    self.things.push(thing);
                }
            }
            _ => {}
        }
    }

    /// An object whose references are replaced by what they refer to.
    fn resolved(&mut self, object: &Map<String, Value>, hops: usize) -> Map<String, Value> {
        let mut resolved = Map::new();
        for (key, value) in object {
            let value = match value {
                // What holds the page would be copied with everything in it.
                _ if matches!(key.as_str(), "@graph" | "isPartOf") => continue,
                Value::Array(values) => Value::Array(
                    values
                        .iter()
                        .take(40)
                        .map(|v| self.follow(v, hops))
                        .collect(),
                ),
                value => self.follow(value, hops),
            };
            resolved.insert(key.clone(), value);
        }
        resolved
    }

    fn follow(&mut self, value: &Value, hops: usize) -> Value {
        let Value::Object(inner) = value else {
            return value.clone();
        };
        if hops == 0 || self.copies == 0 {
            return Value::Null;
        }
        self.copies -= 1;
        let id = inner.get("@id").and_then(Value::as_str);
        let target = id
            .filter(|_| inner.len() == 1)
            .and_then(|id| self.named.get(id))
            .copied();
        Value::Object(self.resolved(target.unwrap_or(inner), hops - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(record: &str) -> Vec<String> {
        things(&[record.to_owned()])
            .iter()
            .map(|thing| {
                let author = thing.get("author").and_then(|a| a.get("name"));
                let said = thing.get("name").or(author);
                said.and_then(Value::as_str).unwrap_or("-").to_owned()
            })
            .collect()
    }

    #[test]
    fn objects_are_found_whatever_they_are_packed_in() {
        for (record, expected) in [
            (r#"{"@type": "Book", "name": "A"}"#, &["A"][..]),
            (
                r#"[{"@type": "Book", "name": "A"}, {"@type": "X", "name": "B"}]"#,
                &["A", "B"],
            ),
            (
                r##"{"@context": "x", "@graph": [{"@type": "Article", "author": {"@id": "#p"}}, {"@id": "#p", "@type": "Person", "name": "Ann"}]}"##,
                &["Ann", "Ann"],
            ),
            (
                r##"{"@type": "A", "author": {"@id": "#self"}, "@id": "#self"}"##,
                &["-"],
            ),
            (r#"{"name": "no type"}"#, &[]),
            ("{", &[]),
            ("", &[]),
        ] {
            assert_eq!(names(record), expected, "failed on {record}");
        }
    }

    #[test]
    fn the_usual_breaks_are_mended() {
        for record in [
            "<!-- {\"@type\": \"Book\", \"name\": \"A, B]\"} -->",
            "//<![CDATA[\n{\"@type\": \"Book\", \"name\": \"A, B]\"}\n//]]>",
            "{\"@type\": \"Book\", \"name\": \"A, B]\", \"tags\": [\"x\",], }",
            "{\"@type\": \"Book\", \"name\": \"A, B]\", \"text\": \"two\nlines \\\" and\\\\\"}",
            "{&quot;@type&quot;: &quot;Book&quot;, &quot;name&quot;: &quot;A, B]&quot;}",
            "{\"@type\": \"Book\", \"name\": \"A, B]\"};",
        ] {
            assert_eq!(names(record), ["A, B]"], "failed on {record}");
        }
    }

    #[test]
    fn references_in_a_ring_and_deep_nesting_end() {
        let ring = r##"{"@graph": [{"@type": "A", "@id": "#a", "b": {"@id": "#b"}}, {"@type": "B", "@id": "#b", "a": {"@id": "#a"}}]}"##;
        assert_eq!(names(ring).len(), 2);
        let deep = format!(
            "{{\"@type\": \"A\", \"x\": {}1{}}}",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(names(&deep).len(), 0);
    }
}
