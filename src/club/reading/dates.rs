//! Dates of publication as documents write them.
//!
//! [`find`] reads "April, 5th 2005", "5 April 2005", "2005-04-05", "April
//! 2005" and "2005", with the names of the months in nine languages. What
//! 02/05/2019 means depends on where one lives: [`read`] is told by [`Order`],
//! which [`order`] learns from the other dates of a document.

use super::fold::plain;
use crate::club::review::Published;

/// What comes first in a writer's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 31/12/2019.
    DayFirst,
    /// 12/31/2019.
    MonthFirst,
}

/// What a value says about a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// A date, as precise as stated.
    Date(Published),
    /// Day and month could each be the other; the year is certain.
    Ambiguous(Published),
    /// No date.
    #[default]
    Nothing,
}

/// Years that books are published in; other numbers are page counts and such.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;
/// What a number of pages is followed by.
pub(super) const PAGES: [&str; 18] = [
    "pages",
    "page",
    "pp",
    "p",
    "pgs",
    "pg",
    "seiten",
    "s",
    "paginas",
    "pags",
    "pag",
    "pagine",
    "stron",
    "str",
    "paginas",
    "pagina",
    "blz",
    "bladzijden",
];
/// Longer values are prose.
const WORDS: usize = 16;

/// Reads the date in the value of a label.
#[must_use]
pub fn find(value: &str) -> Found {
    let value = value.trim();
    let mut tokens = value
        .split(|c: char| c.is_whitespace() || matches!(c, 'T' | ',' | ';' | '(' | ')'))
        .take(WORDS);
    tokens
        .find_map(numeric)
        .or_else(|| in_words(value))
        .unwrap_or(Found::Nothing)
}

/// As [`find`], where the writer's order of day and month is known.
#[must_use]
pub fn read(value: &str, order: Option<Order>) -> Found {
    let found = find(value);
    let (Found::Ambiguous(_), Some(order)) = (found, order) else {
        return found;
    };
    let mut parts = value
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok());
    let dated = match (parts.next(), parts.next(), parts.next(), order) {
        (Some(d), Some(m), Some(y), Order::DayFirst) => day(y, m, d),
        (Some(m), Some(d), Some(y), Order::MonthFirst) => day(y, m, d),
        _ => None,
    };
    dated.map_or(found, Found::Date)
}

/// Which order the dates of a text have: `13/02/2020` and "26 April 2019" put
/// the day first. `None` where there are none, or both ways.
#[must_use]
pub fn order<'t>(lines: impl Iterator<Item = &'t str>) -> Option<Order> {
    let (mut day_first, mut month_first) = (0, 0);
    for line in lines {
        if !line.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '"' | '\'' | ';'))
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| !word.is_empty())
            .collect();
        for (at, word) in words.iter().enumerate() {
            if let Some((a, b)) = day_and_month(word) {
                day_first += u32::from(a > 12 && b <= 12);
                month_first += u32::from(b > 12 && a <= 12);
            }
            let is_day = |word: Option<&&str>| {
                word.and_then(|word| ordinal(word))
                    .is_some_and(|d| (1..=31).contains(&d))
            };
            let year_near = words
                .get(at + 1..(at + 3).min(words.len()))
                .is_some_and(|near| {
                    near.iter()
                        .any(|w| number(w).is_some_and(|y| YEARS.contains(&y)))
                });
            if word.starts_with(char::is_uppercase) && year_near && month_named(word).is_some() {
                let before = at.checked_sub(1).and_then(|at| words.get(at));
                if is_day(before) {
                    day_first += 1;
                } else if is_day(words.get(at + 1)) {
                    month_first += 1;
                }
            }
        }
    }
    match (day_first, month_first) {
        (1.., 0) => Some(Order::DayFirst),
        (0, 1..) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The first two numbers of `13/02/2020`.
fn day_and_month(word: &str) -> Option<(u32, u32)> {
    let mark = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '/' | '-' | '.') {
        return None;
    }
    let mut parts = word.split(mark).map(|part| part.parse::<u32>().ok());
    let (a, b, y) = (parts.next()??, parts.next()??, parts.next()??);
    (YEARS.contains(&y) && (1..=31).contains(&a) && (1..=31).contains(&b)).then_some((a, b))
}

/// `2005-04-05`, `2014/09`, `13.2.2020`, `2006.0`.
fn numeric(token: &str) -> Option<Found> {
    let token = token.trim_end_matches(['.', '-', '/']);
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
    let (at, y) = words.iter().enumerate().find_map(|(at, word)| {
        let year = number(word).filter(|n| YEARS.contains(n))?;
        // "1008 pages" is no year.
        let pages = words
            .get(at + 1)
            .is_some_and(|next| PAGES.contains(&plain(next).as_str()));
        (!pages).then_some((at, year))
    })?;
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

/// The months in nine languages, without accents; Slavic ones in both cases.
const MONTHS: [&str; 12] = [
    "january jan januar janner janvier janv enero ene janeiro gennaio gen januari stycznia styczen",
    "february feb februar fevrier fevr febrero fevereiro fev febbraio februari lutego luty",
    "march mar marz mars marzo marco maart mrt marca marzec mrz maerz",
    "april apr avril avr abril abr aprile kwietnia kwiecien",
    "may mai mayo maio maggio mag mei maj maja",
    "june jun juni juin junio junho giugno giu czerwca czerwiec",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec",
    "august aug aout agosto ago augustus augusti sierpnia sierpien",
    "september sep sept septembre septiembre setembro set settembre wrzesnia wrzesien",
    "october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik",
    "november nov novembre noviembre novembro listopada listopad",
    "december dec dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien",
];

/// The month (1 to 12) that a word names.
pub(super) fn month_named(word: &str) -> Option<u32> {
    if word.len() < 3 || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let folded = plain(word);
    (1..)
        .zip(MONTHS)
        .find(|(_, names)| names.split(' ').any(|name| name == folded))
        .map(|(month, _)| month)
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
            ("kwiecień 2005", "2005-04"),
            ("5. April 2005", "2005-04-05"),
            ("5 avril 2005", "2005-04-05"),
            ("2005.04.05", "2005-04-05"),
            ("5 de mayo del 2005", "2005-05-05"),
            ("7 agosto 2018", "2018-08-07"),
            ("2 mei 2011", "2011-05-02"),
            ("1008 pages, 2010", "2010"),
            ("Tor, 2010-03-04", "2010-03-04"),
            ("AUGUST 2012", "2012-08"),
        ] {
            assert_eq!(
                find(value),
                Found::Date(Published::try_from(date.to_owned()).unwrap()),
                "failed on {value:?}"
            );
        }
    }

    #[test]
    fn the_writers_other_dates_tell_the_order() {
        for (lines, order) in [
            (
                &["Posted 13/02/2020", "02/05/2019"][..],
                Some(Order::DayFirst),
            ),
            (&["on 02/13/2020"], Some(Order::MonthFirst)),
            (&["Read on 26 April 2019."], Some(Order::DayFirst)),
            (&["April 26, 2019"], Some(Order::MonthFirst)),
            (&["26th April 2019 and April 27, 2019"], None),
            (&["02/05/2019", "24/7 and 9/11", "May 2019"], None),
        ] {
            assert_eq!(
                super::order(lines.iter().copied()),
                order,
                "failed on {lines:?}"
            );
        }
        for (order, date) in [
            (Order::DayFirst, "2019-05-02"),
            (Order::MonthFirst, "2019-02-05"),
        ] {
            let date = Found::Date(Published::try_from(date.to_owned()).unwrap());
            assert_eq!(read("02/05/2019", Some(order)), date);
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
