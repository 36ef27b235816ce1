//! Everything of one member, as files that they may keep: JSON, complete, and a
//! table that opens right in a spreadsheet.
//!
//! What such a table needs is [`spreadsheet`]'s.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::club::ids::{ClubId, MemberId};
use crate::club::note::Note;
use crate::club::spreadsheet::{self, inert, stamp};
use crate::club::stars::Stars;

/// One rating of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRecord {
    /// The book's title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: Vec<String>,
    /// Its ISBN, where known.
    pub isbn13: Option<String>,
    /// The stars.
    pub stars: Stars,
    /// The note beside them, if any.
    pub note: Option<Note>,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// Whether it was removed with the review of its book, which can still be
    /// brought back.
    pub removed: bool,
}

/// A thumb on a prompt of the question bank: its name, `true` for up.
pub type OwnThumb = (String, bool);

/// A question of a member's own: its text, and what became of it.
pub type OwnQuestion = (String, String);

/// All of it as JSON. Ids are text, for they are larger than what many programs
/// take for a number.
///
/// # Errors
///
/// Where it cannot be written, which no data should bring about.
pub fn json(
    club: ClubId,
    member: MemberId,
    records: &[OwnRecord],
    (thumbs, questions): (&[OwnThumb], &[OwnQuestion]),
    compares: bool,
) -> Result<Vec<u8>, serde_json::Error> {
    let rating = |record: &OwnRecord| -> Value {
        json!({
            "title": record.title,
            "authors": record.authors,
            "isbn13": record.isbn13,
            "quarters": record.stars.quarters(),
            "stars": record.stars.to_string(),
            "note": record.note.as_ref().map(|note| &note.words),
            "spoiler": record.note.as_ref().is_some_and(|note| note.spoiler),
            "at": stamp(record.at),
            "removed": record.removed,
        })
    };
    let question = |(text, state): &OwnQuestion| json!({ "text": text, "state": state });
    let thumb = |(prompt, up): &OwnThumb| json!({ "prompt": prompt, "up": up });
    serde_json::to_vec_pretty(&json!({
        "club": club.to_string(),
        "member": member.to_string(),
        "compares": compares,
        "ratings": records.iter().map(rating).collect::<Vec<_>>(),
        "questions": questions.iter().map(question).collect::<Vec<_>>(),
        "thumbs": thumbs.iter().map(thumb).collect::<Vec<_>>(),
    }))
}

/// The ratings as CSV, one in a row.
///
/// # Errors
///
/// Where it cannot be written, which no data should bring about.
pub fn csv(records: &[OwnRecord]) -> Result<Vec<u8>, csv::Error> {
    let mut table = spreadsheet::table();
    table.write_record([
        "title", "authors", "isbn13", "stars", "note", "spoiler", "at", "removed",
    ])?;
    for record in records {
        let note = record.note.as_ref();
        table.write_record([
            inert(&record.title),
            inert(&record.authors.join("; ")),
            inert(record.isbn13.as_deref().unwrap_or_default()),
            record.stars.to_string(),
            inert(note.map_or("", |note| &note.words)),
            note.map_or(String::new(), |note| note.spoiler.to_string()),
            stamp(record.at),
            record.removed.to_string(),
        ])?;
    }
    spreadsheet::bytes(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(title: &str, note: Option<&str>) -> OwnRecord {
        OwnRecord {
            title: title.to_owned(),
            authors: vec!["Ana Ruiz".to_owned(), "B. Ng".to_owned()],
            isbn13: Some("9780441478125".to_owned()),
            stars: Stars::from_quarters(14).unwrap(),
            note: note.and_then(|note| Note::new(note, true).unwrap()),
            at: DateTime::from_timestamp(1_780_000_000, 0).unwrap(),
            removed: false,
        }
    }

    #[test]
    fn a_table_opens_right_and_holds_no_formula() {
        for (title, note, row) in [
            (
                "Salt, a \"tale\"",
                None,
                "\"Salt, a \"\"tale\"\"\",Ana Ruiz; B. Ng,9780441478125,3.5,,,2026-05-28T20:26:40Z,false",
            ),
            (
                "=HYPERLINK(\"x\")",
                Some("@cmd é"),
                "\"'=HYPERLINK(\"\"x\"\")\",Ana Ruiz; B. Ng,9780441478125,3.5,'@cmd é,true,2026-05-28T20:26:40Z,false",
            ),
            (
                "-1+1",
                Some("two\nlines"),
                "'-1+1,Ana Ruiz; B. Ng,9780441478125,3.5,\"two\nlines\",true,2026-05-28T20:26:40Z,false",
            ),
        ] {
            let csv = String::from_utf8(csv(&[record(title, note)]).unwrap()).unwrap();
            let wanted =
                format!("\u{feff}title,authors,isbn13,stars,note,spoiler,at,removed\n{row}\n");
            assert_eq!(csv, wanted, "failed on {title}");
        }
    }

    #[test]
    fn the_json_is_complete() {
        let records = [record("Salt", Some("wet"))];
        let thumbs = [("sea/tide".to_owned(), true)];
        let questions = [("Why salt?".to_owned(), "taken".to_owned())];
        let more = (&thumbs[..], &questions[..]);
        let written = json(ClubId(u64::MAX), MemberId(7), &records, more, true).unwrap();
        let read: Value = serde_json::from_slice(&written).unwrap();
        assert_eq!(
            read,
            json!({
                "club": "18446744073709551615",
                "member": "7",
                "compares": true,
                "ratings": [{
                    "title": "Salt",
                    "authors": ["Ana Ruiz", "B. Ng"],
                    "isbn13": "9780441478125",
                    "quarters": 14,
                    "stars": "3.5",
                    "note": "wet",
                    "spoiler": true,
                    "at": "2026-05-28T20:26:40Z",
                    "removed": false,
                }],
                "questions": [{ "text": "Why salt?", "state": "taken" }],
                "thumbs": [{ "prompt": "sea/tide", "up": true }],
            })
        );
    }
}
