//! Dates in words: `5 April 2005`, `5 de abril de 2005`. Moments in messages are
//! Discord's own timestamps, which each reader sees in her own form.

use chrono::{Datelike, NaiveDate};

use super::Locale;
use crate::club::review::Published;
use crate::say;

impl Locale {
    /// A date of publication, as precise as it is known.
    #[must_use]
    pub fn published(self, date: Published) -> String {
        let (year, month, day) = date.parts();
        match (month, day) {
            (Some(month), Some(day)) => self.date_of(year, month, day),
            (Some(month), None) => {
                say!(self, "date-month", month = month, year = year.to_string())
            }
            _ => year.to_string(),
        }
    }

    /// A day.
    #[must_use]
    pub fn day(self, date: NaiveDate) -> String {
        self.date_of(date.year(), date.month(), date.day())
    }

    fn date_of(self, year: i32, month: u32, day: u32) -> String {
        let (day, year) = (day.to_string(), year.to_string());
        say!(self, "date-day", day = day, month = month, year = year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        for (date, english, spanish) in [
            (Published::year(2005), "2005", "2005"),
            (Published::month(2005, 4), "April 2005", "abril de 2005"),
            (
                Published::day(2005, 12, 5),
                "5 December 2005",
                "5 de diciembre de 2005",
            ),
        ] {
            let date = date.unwrap();
            assert_eq!(Locale::English.published(date), english);
            assert_eq!(Locale::LatinAmericanSpanish.published(date), spanish);
        }
    }
}
