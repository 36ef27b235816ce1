//! When a document was written, as far as it can be known: by a line `date:` at
//! its head, by a date in its path (`2024-03-05-the-ferry.md`, `2024/03/the-ferry`),
//! by when the file was last changed.
//!
//! The newest review of a club is the one that is meant where nobody names a
//! book, so a back catalogue must not come in as of today.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::preview::source::Source;

/// Lines in which a document says when it was written.
const HEAD: usize = 40;

/// When a document was written; never after `now`.
pub(super) fn written(source: &Source, bytes: &[u8], now: DateTime<Utc>) -> DateTime<Utc> {
    let (path, changed) = match source {
        Source::File(path) | Source::Found(path) => {
            let changed = std::fs::metadata(path).and_then(|file| file.modified());
            (path.to_string_lossy().into_owned(), changed.ok())
        }
        Source::Link(link) => (link.clone(), None),
        Source::Stdin => (String::new(), None),
    };
    let text = String::from_utf8_lossy(bytes);
    let day = in_head(&text).or_else(|| in_path(&path));
    let at = day.map(|day| day.and_time(NaiveTime::MIN).and_utc());
    at.or_else(|| changed.map(DateTime::from))
        .map_or(now, |at| at.min(now))
}

/// The date in a line such as `date: 2024-03-05T10:00:00Z` or `date = "2024-03-05"`.
fn in_head(text: &str) -> Option<NaiveDate> {
    text.lines().take(HEAD).find_map(|line| {
        let (name, value) = line.split_once([':', '='])?;
        let name = name.trim().trim_matches('"').to_ascii_lowercase();
        if !matches!(name.as_str(), "date" | "published" | "pubdate" | "created") {
            return None;
        }
        let value = value.trim().trim_start_matches(['"', '\'']);
        NaiveDate::parse_from_str(value.get(..10)?, "%Y-%m-%d").ok()
    })
}

/// The last date in a path: year and month at least, apart by `-`, `_` or `/`.
fn in_path(path: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = path.split(['/', '\\', '-', '_', '.', ' ']).collect();
    let number = |part: Option<&&str>, digits: std::ops::RangeInclusive<usize>| {
        let part = part.filter(|part| digits.contains(&part.len()))?;
        part.parse::<u32>().ok()
    };
    (0..parts.len()).rev().find_map(|at| {
        let year = number(parts.get(at), 4..=4).filter(|year| (1990..2200).contains(year))?;
        let month = number(parts.get(at + 1), 2..=2)?;
        let day = number(parts.get(at + 2), 1..=2);
        let year = i32::try_from(year).ok()?;
        let whole = day.and_then(|day| NaiveDate::from_ymd_opt(year, month, day));
        whole.or_else(|| NaiveDate::from_ymd_opt(year, month, 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_says_when_it_was_written() {
        for (text, day) in [
            ("---\ntitle: x\ndate: 2024-03-05\n---\n", Some("2024-03-05")),
            (
                "+++\ndate = \"2024-03-05T10:00:00Z\"\n+++",
                Some("2024-03-05"),
            ),
            ("Date: '2024-03-05 10:00'", Some("2024-03-05")),
            ("\"date\": \"2024-03-05\"", Some("2024-03-05")),
            ("date: March 5, 2024", None),
            ("date: 5é", None),
            ("The date: 2024-03-05", None),
            ("", None),
        ] {
            let found = in_head(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "failed on {text:?}");
        }
    }

    #[test]
    fn a_path_says_it_too() {
        for (path, day) in [
            ("blog/2024-03-05-the-ferry.md", Some("2024-03-05")),
            ("https://a.example/2024/03/the-ferry", Some("2024-03-01")),
            ("https://a.example/2024/03/05/the-ferry", Some("2024-03-05")),
            ("2019/2024-03-05.md", Some("2024-03-05")),
            ("reviews/1984.md", None),
            ("reviews/2666-by-bolano.md", None),
            ("reviews/2001-99-odyssey.md", None),
            ("2024-13-01.md", None),
        ] {
            let found = in_path(path).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "failed on {path}");
        }
    }
}
