//! Dates of publication as documents write them.
//!
//! [`find`] reads "April, 5th 2005", "5 April 2005", "2005-04-05", "April
//! 2005" and "2005", with the names of the months in nine languages. What
//! 02/05/2019 means depends on where one lives, so only its year is taken.

use crate::club::review::Published;

/// What a value says about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A date, as precise as stated.
    Date(Published),
    /// Day and month could each be the other; the year is certain.
    Ambiguous(Published),
    /// No date.
    Nothing,
}

/// Years that books are published in; other numbers are page counts and such.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;
/// Longer values are prose.
const WORDS: usize = 16;

/// Reads the date in the value of a label.
#[must_use]
pub fn find(value: &str) -> Found {
    let value = value.trim();
    numeric(value)
        .or_else(|| in_words(value))
        .unwrap_or(Found::Nothing)
}

/// `2005-04-05`, `2014/09`, `13.2.2020`, `2006.0`.
fn numeric(value: &str) -> Option<Found> {
    let token = value
        .split(|c: char| c.is_whitespace() || matches!(c, 'T' | ',' | ';' | '('))
        .next()?;
    let mark = token.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let parts: Vec<u32> = token
        .split(mark)
        .take(4)
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        // What a spreadsheet makes of a year.
        [y, 0] if mark == '.' => year(y).map(Found::Date),
        [y, m] if YEARS.contains(&y) => month(y, m).map(Found::Date),
        [m, y] if YEARS.contains(&y) => month(y, m).map(Found::Date),
        [y, m, d] if YEARS.contains(&y) => day(y, m, d).map(Found::Date),
        [a, b, y] if YEARS.contains(&y) => {
            if mark == '.' || a == b || a > 12 {
                day(y, b, a).map(Found::Date)
            } else if b > 12 {
                day(y, a, b).map(Found::Date)
            } else {
                year(y).map(Found::Ambiguous)
            }
        }
        _ => None,
    }
}

/// A year, with the name of a month and a day around it where there are any.
fn in_words(value: &str) -> Option<Found> {
    let words: Vec<&str> = value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS + 1)
        .collect();
    if words.len() > WORDS {
        return None;
    }
    let (at, y) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, number(word).filter(|n| YEARS.contains(n))?)))?;
    // The month and the day stand beside the year, at most four words away
    // ("5 de abril de 2005"), not anywhere in a sentence.
    let near = words.get(at.saturating_sub(4)..(at + 3).min(words.len()))?;
    let Some(m) = near.iter().find_map(|word| month_named(word)) else {
        return year(y).map(Found::Date);
    };
    let d = near
        .iter()
        .find_map(|word| ordinal(word).filter(|d| (1..=31).contains(d)));
    d.and_then(|d| day(y, m, d))
        .or_else(|| month(y, m))
        .map(Found::Date)
}

fn number(word: &str) -> Option<u32> {
    word.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| word.parse().ok())?
}

/// `5`, `5th`, `1er`, `2nd`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = word.get(digits.len()..)?;
    matches!(
        ending,
        "" | "st" | "nd" | "rd" | "th" | "er" | "re" | "º" | "ª" | "e"
    )
    .then(|| number(digits))?
}

fn year(y: u32) -> Option<Published> {
    Published::year(i32::try_from(y).ok().filter(|_| YEARS.contains(&y))?)
}

fn month(y: u32, m: u32) -> Option<Published> {
    Published::month(i32::try_from(y).ok()?, m)
}

fn day(y: u32, m: u32, d: u32) -> Option<Published> {
    Published::day(i32::try_from(y).ok()?, m, d)
}

/// The month (1 to 12) that a word names.
fn month_named(word: &str) -> Option<u32> {
    let at = |month| Some(month);
    match word.to_lowercase().as_str() {
        "january" | "jan" | "januar" | "jänner" | "janvier" | "enero" | "janeiro" | "gennaio"
        | "januari" | "stycznia" | "styczeń" => at(1),
        "february" | "feb" | "februar" | "février" | "febrero" | "fevereiro" | "febbraio"
        | "februari" | "lutego" | "luty" => at(2),
        "march" | "mar" | "märz" | "mars" | "marzo" | "março" | "maart" | "marca" | "marzec" => {
            at(3)
        }
        "april" | "apr" | "avril" | "abril" | "aprile" | "kwietnia" | "kwiecień" => at(4),
        "may" | "mai" | "mayo" | "maio" | "maggio" | "mei" | "maj" | "maja" => at(5),
        "june" | "jun" | "juni" | "juin" | "junio" | "junho" | "giugno" | "czerwca"
        | "czerwiec" => at(6),
        "july" | "jul" | "juli" | "juillet" | "julio" | "julho" | "luglio" | "lipca" | "lipiec" => {
            at(7)
        }
        "august" | "aug" | "août" | "agosto" | "augustus" | "augusti" | "sierpnia" | "sierpień" => {
            at(8)
        }
        "september" | "sep" | "sept" | "septembre" | "septiembre" | "setembro" | "settembre"
        | "września" | "wrzesień" => at(9),
        "october" | "oct" | "oktober" | "okt" | "octobre" | "octubre" | "outubro" | "ottobre"
        | "października" | "październik" => at(10),
        "november" | "nov" | "novembre" | "noviembre" | "novembro" | "listopada" | "listopad" => {
            at(11)
        }
        "december" | "dec" | "dezember" | "dez" | "décembre" | "diciembre" | "dezembro"
        | "dicembre" | "grudnia" | "grudzień" => at(12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_stated() {
        for (value, date) in [
            ("April, 5th 2005", "2005-04-05"),
            ("5 April 2005", "2005-04-05"),
            ("5th of April, 2005", "2005-04-05"),
            ("April 5, 2005", "2005-04-05"),
            ("2005-04-05", "2005-04-05"),
            ("2015-12-30 10:06:57+00:00", "2015-12-30"),
            ("2014/09/20", "2014-09-20"),
            ("13/02/2020", "2020-02-13"),
            ("02/13/2020", "2020-02-13"),
            ("05/05/2020", "2020-05-05"),
            ("2.5.2019", "2019-05-02"),
            ("April 2005", "2005-04"),
            ("Sept. 1999", "1999-09"),
            ("2005-04", "2005-04"),
            ("04/2005", "2005-04"),
            ("2005", "2005"),
            ("2006.0", "2006"),
            ("first published in 1942", "1942"),
            ("1st January 2020", "2020-01-01"),
            ("1er août 1998", "1998-08-01"),
            ("5 de abril de 2005", "2005-04-05"),
            ("3. März 2011", "2011-03-03"),
            ("2 lutego 2020", "2020-02-02"),
        ] {
            assert_eq!(
                find(value),
                Found::Date(Published::try_from(date.to_owned()).unwrap()),
                "failed on {value:?}"
            );
        }
    }

    #[test]
    fn a_day_that_could_be_a_month_is_not_guessed() {
        for value in ["02/05/2019", "2-5-2019", "11-05-2019 17:30"] {
            assert_eq!(
                find(value),
                Found::Ambiguous(Published::year(2019).unwrap()),
                "failed on {value:?}"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for value in [
            "",
            "soon",
            "336 pages",
            "9780571224135",
            "5 April",
            "13/13/13",
            "yes",
        ] {
            assert_eq!(find(value), Found::Nothing, "failed on {value:?}");
        }
    }
}
