//! Tables that open right in a spreadsheet: CSV in UTF-8, with a mark at the
//! beginning by which spreadsheets know that, and without formulas. Text that
//! would be taken for one gets an apostrophe before it (OWASP, "CSV Injection").

use chrono::{DateTime, SecondsFormat, Utc};

/// By what spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// A table to write records to.
#[must_use]
pub fn table() -> csv::Writer<Vec<u8>> {
    csv::Writer::from_writer(MARK.as_bytes().to_vec())
}

/// The bytes of a table.
///
/// # Errors
///
/// Where it cannot be written, which no data should bring about.
pub fn bytes(table: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
    table
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// Text that no spreadsheet takes for a formula.
#[must_use]
pub fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A moment, to the second.
#[must_use]
pub fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for (text, kept) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("3=2", "3=2"),
            ("<@7>", "<@7>"),
            ("", ""),
        ] {
            assert_eq!(inert(text), kept, "failed on {text:?}");
        }
    }
}
