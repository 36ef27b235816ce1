//! The prose of a review in pieces that fit into a form, and back.
//!
//! A form's field holds [`PART`] characters, and a review may be far longer, so
//! a person corrects it piece by piece. A piece ends between paragraphs where it
//! can; what stands between two pieces is left as it is.

use std::ops::Range;

/// Longest piece, in units of UTF-16: never more than Discord allows a text
/// input (components/reference: 4,000), however it counts.
pub const PART: usize = 4_000;

/// Where the pieces of a text are, in bytes; none where it is blank.
#[must_use]
pub fn parts(body: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(rest) = body.get(start..) {
        start += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let head = fitting(rest);
        let end = if head.len() == rest.len() {
            head.len()
        } else {
            let breaks = ["\n\n", "\n", " "].into_iter();
            let mut breaks = breaks.filter_map(|sign| head.rfind(sign));
            breaks.find(|at| *at > 0).unwrap_or(head.len())
        };
        let piece = head.get(..end).unwrap_or(head).trim_end();
        parts.push(start..start + piece.len());
        start += end;
    }
    parts
}

/// As much of the beginning as fits into a field.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > PART {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

/// The text with one of its pieces as a person has typed it; a piece that was
/// emptied goes with the blank before it. `None` where there is no such piece.
#[must_use]
pub fn corrected(body: &str, part: usize, typed: &str) -> Option<String> {
    let parts = parts(body);
    let range = parts.get(part)?;
    let typed = typed.replace("\r\n", "\n");
    let typed = typed.trim();
    let mut before = body.get(..range.start)?;
    let after = body.get(range.end..)?;
    if typed.is_empty() {
        before = before.trim_end();
    }
    Some(format!("{before}{typed}{after}").trim().to_owned())
}

/// Tells one state of a text from another, so that a form that was opened on
/// one is not taken for the other.
#[must_use]
pub fn mark(body: &str) -> u32 {
    let hash = blake3::hash(body.as_bytes());
    let [a, b, c, d, ..] = *hash.as_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(body: &str) -> Vec<&str> {
        parts(body).into_iter().map(|part| &body[part]).collect()
    }

    #[test]
    fn a_piece_ends_between_paragraphs_where_it_can() {
        let (long, half) = ("a".repeat(PART), "b ".repeat(PART / 2 - 10));
        let one = format!("One.\n\n{}", half.trim_end());
        for (body, expected) in [
            (String::new(), vec![]),
            (" \n ".to_owned(), vec![]),
            ("  One.\n\nTwo. \n".to_owned(), vec!["One.\n\nTwo."]),
            (long.clone(), vec![&*long]),
            (format!("{long}\n\nEnd."), vec![&*long, "End."]),
            (
                format!("{one}\n\nEnd of it, with more."),
                vec![&*one, "End of it, with more."],
            ),
            (format!("{long}b"), vec![&*long, "b"]),
            (format!("One.\n{long}"), vec!["One.", &*long]),
        ] {
            assert_eq!(pieces(&body), expected, "failed on {} bytes", body.len());
        }
    }

    #[test]
    fn one_piece_changes_and_the_others_stay() {
        let long = "a".repeat(PART);
        let body = format!("{long}\n\n  Middle.\n\n{long}");
        for (part, typed, expected) in [
            (
                1,
                " Other.\r\nMore. ",
                Some(format!("{long}\n\n  Other.\nMore.\n\n{long}")),
            ),
            (1, "  ", Some(format!("{long}\n\n{long}"))),
            (0, "", Some(format!("Middle.\n\n{long}"))),
            (2, "End.", Some(format!("{long}\n\n  Middle.\n\nEnd."))),
            (3, "x", None),
        ] {
            assert_eq!(
                corrected(&body, part, typed),
                expected,
                "failed on {part} {typed:?}"
            );
        }
        assert_eq!(corrected("One.", 0, " ").as_deref(), Some(""));
        assert_ne!(mark("One."), mark("Two."));
    }

    proptest! {
        #[test]
        fn every_word_is_in_a_piece_that_fits(body in "[a\u{e9}🙂 \n]{0,40}", times in 1_usize..400) {
            let body = body.repeat(times);
            let pieces = pieces(&body);
            for piece in &pieces {
                prop_assert!(piece.encode_utf16().count() <= PART);
                prop_assert_eq!(piece.trim(), *piece);
            }
            let blank = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(blank(&pieces.concat()), blank(&body));
            for (part, piece) in pieces.iter().enumerate() {
                let same = corrected(&body, part, piece).unwrap();
                prop_assert_eq!(same.trim(), body.trim());
            }
        }
    }
}
