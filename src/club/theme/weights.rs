//! How much the [`super::signs`] of a theme weigh: a logistic regression, learned
//! from reviews whose themes a careful reader has written down.
//!
//! The numbers are in `prompts/weights.toml`, which `examples/learn.rs` writes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::signs::{COUNT, NAMES};

/// The weights that come with the program.
pub(super) static LEARNED: LazyLock<Weights> = LazyLock::new(|| {
    // A test of this module holds the file to its form.
    let written = toml::from_str(include_str!("../../../prompts/weights.toml"));
    Weights::new(written.unwrap_or_default())
});

/// The file as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// A theme that is less probable is not given.
    pub threshold: f64,
    /// The log odds of a theme without signs.
    pub intercept: f64,
    /// By the names of the signs: what one more of each adds to the log odds.
    pub signs: BTreeMap<String, f64>,
    /// By the ids of themes: what is added because readers name the theme more
    /// often, or more seldom, than others. A theme that is not there has 0.
    pub themes: BTreeMap<String, f64>,
}

/// Weights, ready for use.
#[derive(Clone, Debug)]
pub struct Weights {
    /// A theme that is less probable is not given.
    pub threshold: f64,
    intercept: f64,
    signs: [f64; COUNT],
    themes: BTreeMap<String, f64>,
}

impl Weights {
    /// Weights as they were written.
    #[must_use]
    pub fn new(written: Written) -> Self {
        Self {
            threshold: written.threshold,
            intercept: written.intercept,
            signs: NAMES.map(|name| written.signs.get(name).copied().unwrap_or_default()),
            themes: written.themes,
        }
    }

    /// How probably a careful reader would say that a review with these signs
    /// speaks of a theme.
    #[must_use]
    pub fn probability(&self, theme: &str, signs: &[f64; COUNT]) -> f64 {
        let theme = self.themes.get(theme).copied().unwrap_or_default();
        let products = self
            .signs
            .iter()
            .zip(signs)
            .map(|(weight, sign)| weight * sign);
        let odds = self.intercept + theme + products.sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_a_weight_for_every_sign_and_no_other() {
        let text = include_str!("../../../prompts/weights.toml");
        let written: Written = toml::from_str(text).unwrap();
        let names: Vec<&str> = written.signs.keys().map(String::as_str).collect();
        let mut wanted = NAMES.to_vec();
        wanted.sort_unstable();
        assert_eq!(names, wanted);
        assert!((0.1..0.6).contains(&written.threshold));
    }
}
