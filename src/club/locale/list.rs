//! Lists in words: `a, b or c`, `a, b o c`.

use super::Locale;
use crate::say;

impl Locale {
    /// One of these: with "or" before the last.
    #[must_use]
    pub fn either(self, of: &[String]) -> String {
        match of {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => say!(self, "either", rest = rest.join(", "), last = last),
        }
    }
}
