//! Numbers as a locale writes them, by Unicode's CLDR: `3.67` and `12,345` in
//! English, `3,67` and `12.345` in Spain.

use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::{Decimal, SignDisplay};

use super::Locale;
use crate::club::stars::Stars;

/// The ways to write numbers, in the order of [`Locale::ALL`].
static FORMS: LazyLock<[Option<DecimalFormatter>; 3]> = LazyLock::new(|| {
    Locale::ALL.map(|locale| {
        let code: icu_locale_core::Locale = locale.code().parse().ok()?;
        DecimalFormatter::try_new(code.into(), Default::default()).ok()
    })
});

impl Locale {
    /// A number that is written with digits and a point, in this locale's form:
    /// as many digits behind the mark as there are. What is no number stays.
    #[must_use]
    pub fn number(self, plain: &str) -> String {
        match Decimal::try_from_str(plain) {
            Ok(number) => self.form(&number, plain),
            Err(_) => plain.to_owned(),
        }
    }

    /// A number with two decimals, such as a mean: `3.67`.
    #[must_use]
    pub fn hundredths(self, number: f64) -> String {
        self.number(&format!("{number:.2}"))
    }

    /// The same with its sign, such as a gap: `+0.50`.
    #[must_use]
    pub fn signed(self, number: f64) -> String {
        let plain = format!("{number:+.2}");
        match Decimal::try_from_str(&plain) {
            Ok(number) => {
                let number = number.with_sign_display(SignDisplay::Always);
                self.form(&number, &plain)
            }
            Err(_) => plain,
        }
    }

    /// How many stars: `3.5`.
    #[must_use]
    pub fn stars(self, stars: Stars) -> String {
        self.number(&stars.to_string())
    }

    fn form(self, number: &Decimal, plain: &str) -> String {
        match &FORMS[self as usize] {
            Some(form) => form.format(number).to_string(),
            None => plain.to_owned(),
        }
    }
}

/// How Fluent writes a count in a message; `None` for what is no number.
pub(super) fn counted(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(locale.number(&number.value.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_readers_do() {
        for (plain, english, spain, america) in [
            ("3.67", "3.67", "3,67", "3.67"),
            ("3.50", "3.50", "3,50", "3.50"),
            ("4", "4", "4", "4"),
            ("1000", "1,000", "1000", "1,000"),
            ("12345", "12,345", "12.345", "12,345"),
            ("none", "none", "none", "none"),
        ] {
            let said = Locale::ALL.map(|locale| locale.number(plain));
            assert_eq!(said, [english, spain, america], "failed on {plain}");
        }
        for (gap, english, spain) in [
            (0.5, "+0.50", "+0,50"),
            (-1.25, "-1.25", "-1,25"),
            (0.0, "+0.00", "+0,00"),
        ] {
            assert_eq!(Locale::English.signed(gap), english, "failed on {gap}");
            assert_eq!(Locale::Spanish.signed(gap), spain, "failed on {gap}");
        }
        let stars = Stars::from_quarters(15).unwrap();
        assert_eq!(Locale::Spanish.stars(stars), "3,75");
    }
}
