//! TOML front matter, between `+++`.
//!
//! Numbers stay as written, for the crate keeps their characters.

use toml::de::{DeTable, DeValue};

use super::Read;
use crate::club::reading::labels;

/// Reads the scalars of a record.
///
/// # Errors
///
/// The number of the line of the document in which it is no TOML, where the
/// fence above the record is line 1.
pub fn read(record: &str) -> Result<Read<'_>, usize> {
    let line_at = |at: usize| record.bytes().take(at).filter(|b| *b == b'\n').count();
    let table = DeTable::parse(record)
        .map_err(|broken| line_at(broken.span().map_or(0, |span| span.start)) + 2)?;
    let mut found = Vec::new();
    let mut keys = Vec::new();
    walk_table(table.get_ref(), &mut keys, &mut found);
    // Tables come sorted by their keys; a reader wants the order of the page.
    found.sort_by_key(|(at, ..)| *at);
    let mut read = Read::default();
    for (at, keys, value) in found {
        let start = record
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |n| n + 1);
        let source = record
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        read.push(keys, &value, source);
    }
    Ok(read)
}

type Found = Vec<(usize, Vec<String>, String)>;

fn walk_table(table: &DeTable<'_>, keys: &mut Vec<String>, found: &mut Found) {
    for (key, value) in table {
        keys.push(labels::fold(key.get_ref()));
        walk(value.get_ref(), value.span().start, keys, found);
        keys.pop();
    }
}

fn walk(value: &DeValue<'_>, at: usize, keys: &mut Vec<String>, found: &mut Found) {
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            for item in items.iter() {
                walk(item.get_ref(), item.span().start, keys, found);
            }
            return;
        }
        DeValue::Table(table) => return walk_table(table, keys, found),
    };
    found.push((at, keys.clone(), text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_come_in_the_order_of_the_page_with_their_line() {
        let read = read("title = \"The Ferry\"\nrating = 4.50\ndate = 2021-01-03\n[extra]\nauthors = [\n  'Ann Lee', # first\n  'Bo Roe',\n]\n[[books]]\nyear = 2_005\n")
            .unwrap();
        let got: Vec<(String, &str, &str)> = read
            .entries
            .iter()
            .map(|e| (e.keys.join("."), e.value.as_str(), e.source))
            .collect();
        let line = |keys: &str, value, source| (keys.to_owned(), value, source);
        assert_eq!(
            got,
            [
                line("title", "The Ferry", "title = \"The Ferry\""),
                line("rating", "4.50", "rating = 4.50"),
                line("date", "2021-01-03", "date = 2021-01-03"),
                line("extra.authors", "Ann Lee", "'Ann Lee', # first"),
                line("extra.authors", "Bo Roe", "'Bo Roe',"),
                line("books.year", "2005", "year = 2_005"),
            ]
        );
    }

    #[test]
    fn a_broken_record_names_its_line() {
        assert_eq!(
            read("title = \"x\"\nisbn = 0385353308\n").unwrap_err(),
            3,
            "a number with a leading zero"
        );
    }
}
