//! What a club thinks of prompts: the thumbs of its members, and how much they
//! weigh when a question is chosen.

use std::collections::HashMap;

/// Votes that every prompt has from the start, on each side: one thumb alone
/// moves a weight by a fifth, and no number of them takes a prompt out.
const PRIOR: f64 = 2.0;

/// The thumbs of one club.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thumbs(HashMap<String, Votes>);

/// What members think of one prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Thumbs up.
    pub up: u32,
    /// Thumbs down.
    pub down: u32,
}

impl Votes {
    /// How likely a prompt is to be chosen, where 1 is as likely as one without
    /// a thumb: over 0, however many thumbs are down, and under 2.
    #[must_use]
    pub fn weight(self) -> f64 {
        let (up, down) = (f64::from(self.up), f64::from(self.down));
        2.0 * (up + PRIOR) / (up + down + 2.0 * PRIOR)
    }
}

impl Thumbs {
    /// Whether nobody has shown a thumb.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of a prompt, see [`Votes::weight`].
    #[must_use]
    pub fn weight(&self, prompt: &str) -> f64 {
        self.0.get(prompt).copied().unwrap_or_default().weight()
    }
}

impl FromIterator<(String, Votes)> for Thumbs {
    fn from_iter<I: IntoIterator<Item = (String, Votes)>>(votes: I) -> Self {
        Self(votes.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thumbs_weigh_smoothly_and_exclude_nothing() {
        for (up, down, percent) in [
            (0, 0, 100),
            (1, 0, 120),
            (0, 1, 80),
            (3, 3, 100),
            (10, 0, 171),
            (0, 10, 29),
            (0, 1_000, 0),
            (u32::MAX, 0, 200),
        ] {
            let weight = Votes { up, down }.weight();
            assert_eq!(
                (weight * 100.0).round(),
                f64::from(percent),
                "failed on {up} {down}"
            );
            assert!(
                weight > 0.0 && weight <= 2.0,
                "failed on {up} {down}: {weight}"
            );
        }
    }

    #[test]
    fn a_prompt_that_nobody_judged_weighs_one() {
        let thumbs: Thumbs = [("sea/cost".to_owned(), Votes { up: 4, down: 0 })]
            .into_iter()
            .collect();
        assert_eq!(thumbs.weight("sea/depth"), 1.0);
        assert!(thumbs.weight("sea/cost") > 1.4);
    }
}
