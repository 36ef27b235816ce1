//! ISBNs as documents write them.
//!
//! [`find`] takes the number out of a labelled value and checks its check
//! digit; the arithmetic is the `isbn` crate's. [`in_address`] takes it out of
//! the address of a shop or a catalogue. Other numbers without a label are
//! never taken for an ISBN: a shelf mark may look like one.

use isbn::{Isbn10, Isbn13};

/// What a value says about an ISBN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Thirteen digits with a true check digit.
    Valid(String),
    /// As [`Found::Valid`], after leading zeros were put back that a
    /// spreadsheet had eaten.
    Mended(String),
    /// A number, as written, that no ISBN can be.
    Invalid(String),
    /// No number at all.
    Nothing,
}

/// Finds the ISBN in the value of a label: `978-0-571-22413-5`,
/// `0571224137 (hardback)`, `="157912626X"`. A valid one wins over an invalid
/// one, and thirteen digits over ten.
#[must_use]
pub fn find(value: &str) -> Found {
    let mut best = Found::Nothing;
    for run in runs(value).take(16) {
        let found = check(&run);
        let thirteen = run.len() == 13 && matches!(found, Found::Valid(_));
        if rank(&found) > rank(&best) {
            best = found;
        }
        if thirteen {
            return check(&run);
        }
    }
    best
}

/// The ISBN in an address: thirteen digits wherever they stand alone
/// (`bookshop.org/a/1/9780143110439`), ten where the place says that they are
/// one (`/dp/0571224137`, `?isbn=…`, `ASIN=…`).
#[must_use]
pub fn in_address(address: &str) -> Option<String> {
    let mut before = "";
    for part in address
        .split(|c: char| !c.is_ascii_alphanumeric())
        .take(200)
    {
        let digits = part.len() == 13 && part.bytes().all(|b| b.is_ascii_digit());
        let placed = matches!(
            before.to_ascii_lowercase().as_str(),
            "dp" | "product"
                | "isbn"
                | "isbn10"
                | "isbn13"
                | "asin"
                | "p"
                | "o"
                | "ean"
                | "detail"
                | "b"
        );
        let shaped = part.len() == 10
            && part.bytes().take(9).all(|b| b.is_ascii_digit())
            && part
                .bytes()
                .last()
                .is_some_and(|b| b.is_ascii_digit() || matches!(b, b'X' | b'x'));
        if (digits || shaped && placed)
            && let Found::Valid(isbn) = check(&part.to_ascii_uppercase())
        {
            return Some(isbn);
        }
        before = part;
    }
    None
}

fn rank(found: &Found) -> u8 {
    match found {
        Found::Nothing => 0,
        Found::Invalid(_) => 1,
        Found::Mended(_) => 2,
        Found::Valid(_) => 3,
    }
}

/// Digits (and a closing X) that hyphens and single spaces hold together.
fn runs(value: &str) -> impl Iterator<Item = String> {
    value
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, 'X' | 'x') || is_joint(c)))
        .map(|part| {
            part.chars()
                .filter(|c| !is_joint(*c))
                .map(|c| c.to_ascii_uppercase())
                .collect::<String>()
        })
        .filter(|run| run.len() >= 8)
}

fn is_joint(character: char) -> bool {
    matches!(character, '-' | ' ' | '\u{A0}' | '\u{2010}'..='\u{2013}')
}

fn check(run: &str) -> Found {
    let thirteen = |ten: Isbn10| Isbn13::from(ten).to_string();
    match run.len() {
        13 if run.starts_with("978") || run.starts_with("979") => match run.parse::<Isbn13>() {
            Ok(valid) => Found::Valid(valid.to_string()),
            Err(_) => Found::Invalid(run.to_owned()),
        },
        10 => match run.parse::<Isbn10>() {
            Ok(valid) => Found::Valid(thirteen(valid)),
            Err(_) => Found::Invalid(run.to_owned()),
        },
        8 | 9 => match format!("{run:0>10}").parse::<Isbn10>() {
            Ok(valid) => Found::Mended(thirteen(valid)),
            Err(_) => Found::Invalid(run.to_owned()),
        },
        _ => Found::Invalid(run.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isbns_are_found_checked_and_made_thirteen_digits() {
        let valid = |digits: &str| Found::Valid(digits.to_owned());
        let invalid = |digits: &str| Found::Invalid(digits.to_owned());
        for (value, found) in [
            ("9780571224135", valid("9780571224135")),
            ("978-0-571-22413-5", valid("9780571224135")),
            ("978 0 571 22413 5 (paperback)", valid("9780571224135")),
            ("978‑0‑571‑22413‑5", valid("9780571224135")),
            ("0571224131", invalid("0571224131")),
            ("0-385-35330-8", valid("9780385353304")),
            ("=\"157912626X\"", valid("9781579126261")),
            ("157912626x", valid("9781579126261")),
            ("0385353308 / 9780571224135", valid("9780571224135")),
            ("0571224131 (ISBN13: 9780571224135)", valid("9780571224135")),
            ("99575515", Found::Mended("9780099575511".to_owned())),
            ("9780571224136", invalid("9780571224136")),
            ("1234567890128", invalid("1234567890128")),
            ("12006006", invalid("12006006")),
            ("unknown", Found::Nothing),
            ("", Found::Nothing),
        ] {
            assert_eq!(find(value), found, "failed on {value:?}");
        }
    }

    #[test]
    fn addresses_of_shops_hold_isbns() {
        for (address, isbn) in [
            (
                "https://www.amazon.com/dp/157912626X",
                Some("9781579126261"),
            ),
            (
                "https://www.amazon.com/Ferry-Ann-Lee/dp/0385353308/ref=sr_1_1?ie=UTF8&qid=1234567890",
                Some("9780385353304"),
            ),
            (
                "https://www.amazon.co.uk/gp/product/0385353308/",
                Some("9780385353304"),
            ),
            (
                "https://bookshop.org/a/13377/9780571224135",
                Some("9780571224135"),
            ),
            (
                "https://www.waterstones.com/book/the-ferry/ann-lee/9780571224135",
                Some("9780571224135"),
            ),
            (
                "images/q?_encoding=UTF8&ASIN=0385353308&Format=_SL160_",
                Some("9780385353304"),
            ),
            (
                "https://covers.openlibrary.org/b/isbn/9780571224135-L.jpg",
                Some("9780571224135"),
            ),
            (
                "https://images-na.ssl-images-amazon.com/images/P/0385353308.01.L.jpg",
                Some("9780385353304"),
            ),
            ("https://www.goodreads.com/book/show/0385353308", None),
            ("https://www.amazon.com/dp/B00AZRBLHO", None),
            ("https://shop.oreilly.com/product/0636920033592.do", None),
            ("https://example.org/9780571224136", None),
            ("", None),
        ] {
            assert_eq!(
                in_address(address).as_deref(),
                isbn,
                "failed on {address:?}"
            );
        }
    }
}
