//! A set of questions on paper: plain text for the host of a meeting, wrapped so
//! that it can be printed as it is.

use chrono::NaiveDate;

use super::{Question, unmarked};
use crate::club::locale::Locale;
use crate::say;

/// Characters in a line.
const WIDTH: usize = 78;

/// What stands on the sheet beside the questions.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// Whose language the words beside the questions are in.
    pub locale: Locale,
    /// Title of the book.
    pub title: &'a str,
    /// Who wrote it; may be empty.
    pub authors: &'a [String],
    /// Who reviewed it.
    pub reviewer: Option<&'a str>,
    /// The day on which the sheet is made.
    pub day: NaiveDate,
}

/// The sheet: the book, the day, and each question with the sentence that it
/// came from. No line has more than 78 characters, but for a word that has.
#[must_use]
pub fn sheet(heading: &Heading<'_>, questions: &[Question]) -> String {
    let mut lines = wrapped(heading.title, "", "");
    if !heading.authors.is_empty() {
        let authors = heading.authors.join(", ");
        let by = say!(heading.locale, "sheet-by", authors = authors);
        lines.extend(wrapped(&by, "", "   "));
    }
    let day = heading.locale.day(heading.day);
    let from = match heading.reviewer {
        Some(reviewer) => say!(
            heading.locale,
            "sheet-from-reviewer",
            reviewer = reviewer,
            day = day
        ),
        None => say!(heading.locale, "sheet-from", day = day),
    };
    lines.extend(wrapped(&from, "", ""));
    lines.push("-".repeat(WIDTH));
    for (number, question) in (1..).zip(questions) {
        lines.push(String::new());
        let first = format!("{:<4}", format!("{number}."));
        lines.extend(wrapped(
            &unmarked(&question.text, heading.title),
            &first,
            "    ",
        ));
        let receipt = match question.receipt.as_str() {
            "" => say!(heading.locale, "sheet-member"),
            receipt => say!(heading.locale, "sheet-receipt", receipt = receipt.trim()),
        };
        lines.push(String::new());
        lines.extend(wrapped(&receipt, "      ", "      "));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn wrapped(text: &str, first: &str, next: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false);
    let lines = textwrap::wrap(&text, options);
    lines.into_iter().map(|line| line.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::question::Kind;

    fn question(text: &str, receipt: &str) -> Question {
        Question {
            text: text.to_owned(),
            kind: Kind::Theme,
            tier: 0,
            theme: None,
            receipt: receipt.to_owned(),
            prompt: "sea/cost".to_owned(),
        }
    }

    #[test]
    fn a_sheet_can_be_printed_as_it_is() {
        let heading = Heading {
            locale: Locale::English,
            title: "The Salt Ledger",
            authors: &["Oda Brandt".to_owned(), "Nils Aarø".to_owned()],
            reviewer: Some("Marta"),
            day: NaiveDate::from_ymd_opt(2026, 3, 7).unwrap(),
        };
        let questions = [
            question(
                "The review says “two ledgers, and only one of them is true”. Who in the house knew of the second one, and what did it cost them to keep silent?",
                "The grandmother keeps two ledgers,\nand only one of them is true.",
            ),
            question("Who would you have told first?", ""),
        ];
        insta::assert_snapshot!(sheet(&heading, &questions), @"
        The Salt Ledger
        by Oda Brandt, Nils Aarø
        Questions from the review by Marta, 7 March 2026
        ------------------------------------------------------------------------------

        1.  The review says “two ledgers, and only one of them is true”. Who in the
            house knew of the second one, and what did it cost them to keep silent?

              The review: “The grandmother keeps two ledgers, and only one of them is
              true.”

        2.  Who would you have told first?

              Asked by a member.
        ");
    }

    #[test]
    fn no_line_is_too_long() {
        let words = "ledger harbour née Ærø 物語 tide ".repeat(30);
        let heading = Heading {
            locale: Locale::English,
            title: &words,
            authors: std::slice::from_ref(&words),
            reviewer: Some(&words),
            day: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        };
        let many: Vec<Question> = (0..12).map(|_| question(&words, &words)).collect();
        for line in sheet(&heading, &many).lines() {
            assert!(line.chars().count() <= WIDTH, "too long: {line}");
            assert_eq!(line, line.trim_end(), "ends in blanks");
        }
    }
}
