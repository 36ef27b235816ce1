//! A member's rating: quarter stars, as whole numbers inside.
//!
//! [`Stars`] is one to twenty quarters; [`Step`] is what a club lets its
//! members give. What a member typed is read by [`Stars::parse`], which refuses
//! what lies off the step and names the nearest values instead of rounding.

use std::fmt;

/// Quarters in one star.
const QUARTERS: u16 = 4;

/// A member's rating: 1 to 20 quarters of a star.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stars(u8);

impl Stars {
    /// The best rating, five stars, in quarters.
    pub const MOST: u8 = 20;

    /// From quarters; `None` outside `1..=20`.
    #[must_use]
    pub fn from_quarters(quarters: u8) -> Option<Self> {
        (1..=Self::MOST)
            .contains(&quarters)
            .then_some(Self(quarters))
    }

    /// The number of quarters, `1..=20`.
    #[must_use]
    pub fn quarters(self) -> u8 {
        self.0
    }

    /// Reads what a member typed or chose: `4`, `3.5`, `3,5`, `3½`, `3 1/2`,
    /// `★★★½`, `3.5/5`, `3.5 stars`.
    ///
    /// # Errors
    ///
    /// [`NotStars`], for the member to be told.
    pub fn parse(text: &str, step: Step) -> Result<Self, NotStars> {
        let hundredths = hundredths(text).ok_or_else(|| NotStars::Unread {
            given: text.trim().to_owned(),
            step,
        })?;
        let hundred_quarters = hundredths * i64::from(QUARTERS);
        let quarters = u8::try_from(hundred_quarters / 100).ok();
        match quarters.and_then(Self::from_quarters) {
            Some(stars) if hundred_quarters % 100 == 0 && step.allows(stars) => Ok(stars),
            _ => Err(NotStars::OffStep {
                given: text.trim().to_owned(),
                nearest: step.nearest(hundred_quarters),
            }),
        }
    }
}

/// As a number, without superfluous zeros: `4`, `3.5`, `2.75`.
impl fmt::Display for Stars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0 / 4;
        match self.0 % 4 {
            0 => write!(f, "{whole}"),
            1 => write!(f, "{whole}.25"),
            2 => write!(f, "{whole}.5"),
            _ => write!(f, "{whole}.75"),
        }
    }
}

/// The stars as signs: `★★★½`, `★★¾`, `¼`.
#[must_use]
pub fn signs(stars: Stars) -> String {
    let mut signs = "★".repeat(usize::from(stars.0 / 4));
    signs.push_str(["", "¼", "½", "¾"][usize::from(stars.0 % 4)]);
    signs
}

/// Why what a member gave is no rating of this club.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotStars {
    /// It is no number.
    Unread {
        /// What was typed.
        given: String,
        /// The club's step.
        step: Step,
    },
    /// It lies between the club's steps or outside its range.
    OffStep {
        /// What was typed.
        given: String,
        /// The one or two values next to it.
        nearest: Vec<Stars>,
    },
}

/// The smallest difference that a club's members can express.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// 1, 2, 3, 4, 5.
    Whole,
    /// 0.5, 1, 1.5 … 5.
    #[default]
    Half,
    /// 0.25, 0.5, 0.75 … 5.
    Quarter,
}

impl Step {
    /// The step in quarters of a star: 4, 2 or 1.
    #[must_use]
    pub fn quarters(self) -> u8 {
        match self {
            Self::Whole => 4,
            Self::Half => 2,
            Self::Quarter => 1,
        }
    }

    /// The step that is this many quarters; `None` where there is none.
    #[must_use]
    pub fn from_quarters(quarters: u8) -> Option<Self> {
        [Self::Whole, Self::Half, Self::Quarter]
            .into_iter()
            .find(|step| step.quarters() == quarters)
    }

    /// Whether members may give this.
    #[must_use]
    pub fn allows(self, stars: Stars) -> bool {
        stars.0.is_multiple_of(self.quarters())
    }

    /// Everything members may give, the best first, as the pickers show it.
    pub fn choices(self) -> impl Iterator<Item = Stars> {
        (1..=Stars::MOST)
            .rev()
            .map(Stars)
            .filter(move |stars| self.allows(*stars))
    }

    /// The one or two values next to a number of hundredths of a quarter.
    fn nearest(self, hundred_quarters: i64) -> Vec<Stars> {
        let distance = |stars: &Stars| (i64::from(stars.0) * 100 - hundred_quarters).abs();
        let below = self
            .choices()
            .filter(|stars| i64::from(stars.0) * 100 <= hundred_quarters)
            .max();
        let above = self
            .choices()
            .filter(|stars| i64::from(stars.0) * 100 >= hundred_quarters)
            .min();
        let mut nearest: Vec<Stars> = below.into_iter().chain(above).collect();
        nearest.dedup();
        nearest.sort_by_key(distance);
        nearest
    }
}

/// What was typed, in hundredths of a star; `None` for what is no number.
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let text = ["stars", "star", "estrellas", "estrella"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(&text)
        .trim();
    let text = ["/5", "of 5", "de 5"]
        .iter()
        .find_map(|scale| text.strip_suffix(scale))
        .unwrap_or(text)
        .trim();
    if let Some(count) = signs_in(text) {
        return Some(count);
    }
    let (whole, part) = match text.strip_suffix(['¼', '½', '¾']) {
        Some("") => ("0", fraction(text)?),
        Some(whole) => (whole.trim(), fraction(&text[whole.len()..])?),
        None => match text.rsplit_once(' ') {
            Some((whole, part)) => (whole.trim(), fraction(part)?),
            None => match fraction(text) {
                Some(part) => ("0", part),
                None => (text, 0),
            },
        },
    };
    Some(decimal(whole)? + part)
}

/// `★★★½` and its kin; `None` where other characters stand between.
fn signs_in(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('☆');
    let (signs, part) = match text.strip_suffix(['¼', '½', '¾']) {
        Some(signs) => (signs, fraction(&text[signs.len()..])?),
        None => (text, 0),
    };
    let is_star = |c: char| matches!(c, '★' | '⭐' | '*' | '🌟');
    let count = signs.chars().filter(|c| *c != '\u{fe0f}').count();
    (count > 0 && signs.chars().all(|c| is_star(c) || c == '\u{fe0f}'))
        .then(|| i64::try_from(count).ok().map(|count| count * 100 + part))
        .flatten()
}

fn fraction(text: &str) -> Option<i64> {
    match text {
        "¼" | "1/4" => Some(25),
        "½" | "1/2" | "2/4" => Some(50),
        "¾" | "3/4" => Some(75),
        _ => None,
    }
}

/// A plain decimal of at most four digits before and two after the mark.
/// Further digits count only as "more than that", so that 3.501 is off the step.
fn decimal(text: &str) -> Option<i64> {
    let (minus, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + part.len() == 0 || whole.len() > 4 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: i64 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let mut two = part.bytes().map(|byte| i64::from(byte - b'0'));
    let tenths = two.next().unwrap_or(0);
    let hundredths = two.next().unwrap_or(0);
    let more = i64::from(two.any(|digit| digit != 0));
    Some(minus * (whole * 100 + tenths * 10 + hundredths + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_members_type() {
        for (text, quarters) in [
            ("4", 16),
            ("3.5", 14),
            ("3,5", 14),
            (" 3.50 ", 14),
            ("3½", 14),
            ("3 1/2", 14),
            ("3,5 estrellas", 14),
            ("1 estrella", 4),
            ("4 de 5", 16),
            ("½", 2),
            ("1/2", 2),
            (".5", 2),
            ("★★★½", 14),
            ("★★★☆☆", 12),
            ("⭐️⭐️", 8),
            ("***", 12),
            ("3.5/5", 14),
            ("4 stars", 16),
            ("1 star", 4),
            ("4 of 5 stars", 16),
            ("5", 20),
        ] {
            let stars = Stars::parse(text, Step::Half).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(stars.quarters(), quarters, "failed on {text}");
        }
    }

    #[test]
    fn refuses_what_is_off_the_step_and_names_the_nearest() {
        for (text, step, nearest) in [
            ("3.3", Step::Half, vec!["3.5", "3"]),
            ("3.501", Step::Half, vec!["3.5", "4"]),
            ("3.5", Step::Whole, vec!["4", "3"]),
            ("3.25", Step::Half, vec!["3.5", "3"]),
            ("6", Step::Half, vec!["5"]),
            ("0", Step::Half, vec!["0.5"]),
            ("-2", Step::Half, vec!["0.5"]),
            ("9999", Step::Quarter, vec!["5"]),
        ] {
            match Stars::parse(text, step) {
                Err(NotStars::OffStep { nearest: got, .. }) => {
                    let got: Vec<String> = got.iter().map(ToString::to_string).collect();
                    let mut wanted: Vec<String> = nearest.iter().map(|&s| s.to_owned()).collect();
                    let mut got_sorted = got.clone();
                    wanted.sort();
                    got_sorted.sort();
                    assert_eq!(got_sorted, wanted, "failed on {text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "five", "", "★a", "3..5", "½½", "1e3", "NaN", "٣", "99999", "3 5",
        ] {
            assert!(
                matches!(Stars::parse(text, Step::Half), Err(NotStars::Unread { .. })),
                "failed on {text}"
            );
        }
    }

    #[test]
    fn each_step_offers_its_own_values() {
        for (step, count) in [(Step::Whole, 5), (Step::Half, 10), (Step::Quarter, 20)] {
            assert_eq!(step.choices().count(), count, "failed on {step:?}");
            for stars in step.choices() {
                assert_eq!(Stars::parse(&stars.to_string(), step).unwrap(), stars);
                assert_eq!(Stars::parse(&signs(stars), step).unwrap(), stars);
            }
        }
    }
}
