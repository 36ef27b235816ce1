//! What a club thinks of a book: how many members gave each rating.
//!
//! A [`Tally`] holds counts and nothing else; mean, median, spread, histogram
//! and the gap to the reviewer are worked out when asked. All of it is exact in
//! whole numbers until the last division. No votes is a value of its own:
//! everything that would divide by zero is `None`.

use crate::club::stars::{Stars, Step};

const VALUES: usize = Stars::MOST as usize;

/// Votes for each of the twenty possible ratings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    votes: [u64; VALUES],
}

/// How far apart a club is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Standard deviation under half a star.
    OfOneMind,
    /// Under one star.
    Close,
    /// Under a star and a half.
    Mixed,
    /// More than that.
    Divided,
}

impl Tally {
    /// Adds votes for one rating.
    pub fn add(&mut self, stars: Stars, votes: u64) {
        let slot = &mut self.votes[usize::from(stars.quarters()) - 1];
        *slot = slot.saturating_add(votes);
    }

    /// How many members voted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.votes.iter().sum()
    }

    /// The mean in stars; `None` without a vote.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let count = self.count();
        (count > 0).then(|| self.sum_of(|quarters| quarters) as f64 / count as f64 / 4.0)
    }

    /// The mean with two decimals, rounded half up from the exact fraction:
    /// `3.67`; `None` without a vote.
    #[must_use]
    pub fn mean_written(&self) -> Option<String> {
        let count = u128::from(self.count());
        if count == 0 {
            return None;
        }
        // Hundredths of a star are quarters * 25; half up without floats.
        let hundredths = (self.sum_of(|quarters| quarters) * 50 + count) / (2 * count);
        Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
    }

    /// The middle vote in stars, halfway between the two middle ones where the
    /// count is even; `None` without a vote.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let count = self.count();
        let quarters = |rank: u64| {
            let mut seen = 0;
            self.entries().find_map(|(quarters, votes)| {
                seen += votes;
                (seen > rank).then_some(quarters)
            })
        };
        let (low, high) = (quarters(count.checked_sub(1)? / 2)?, quarters(count / 2)?);
        Some((low + high) as f64 / 8.0)
    }

    /// The standard deviation in stars; `None` without a vote.
    #[must_use]
    pub fn deviation(&self) -> Option<f64> {
        let count = u128::from(self.count());
        if count == 0 {
            return None;
        }
        let sum = self.sum_of(|quarters| quarters);
        let squares = self.sum_of(|quarters| quarters * quarters);
        // n·Σx² − (Σx)² is exact and never negative.
        let scaled = count * squares - sum * sum;
        Some((scaled as f64).sqrt() / count as f64 / 4.0)
    }

    /// How far apart the club is; `None` with fewer than two votes.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        let deviation = self.deviation().filter(|_| self.count() > 1)?;
        Some(match deviation {
            under if under < 0.5 => Spread::OfOneMind,
            under if under < 1.0 => Spread::Close,
            under if under < 1.5 => Spread::Mixed,
            _ => Spread::Divided,
        })
    }

    /// Votes for each rating that the club's step allows, the lowest first. Where
    /// votes lie between those, from a time of another step, the step is the
    /// coarsest finer one that has them all: no vote is counted with another.
    #[must_use]
    pub fn histogram(&self, step: Step) -> Vec<(Stars, u64)> {
        let given = || self.given().filter(|(_, votes)| *votes > 0);
        let step = [step, Step::Half, Step::Quarter]
            .into_iter()
            .filter(|finer| finer.quarters() <= step.quarters())
            .find(|step| given().all(|(stars, _)| step.allows(stars)))
            .unwrap_or(Step::Quarter);
        self.given()
            .filter(|(stars, _)| step.allows(*stars))
            .collect()
    }

    /// The club's mean less the reviewer's stars (of five): negative where the
    /// club is cooler; `None` without a vote.
    #[must_use]
    pub fn gap(&self, reviewer: f64) -> Option<f64> {
        self.mean().map(|mean| mean - reviewer)
    }

    /// Rating in quarters and votes, lowest first.
    fn entries(&self) -> impl Iterator<Item = (u64, u64)> {
        (1..).zip(self.votes)
    }

    /// Rating and votes, lowest first.
    fn given(&self) -> impl Iterator<Item = (Stars, u64)> {
        let stars = (1..=Stars::MOST).filter_map(Stars::from_quarters);
        stars.zip(self.votes)
    }

    fn sum_of(&self, term: impl Fn(u128) -> u128) -> u128 {
        self.entries()
            .map(|(quarters, votes)| term(u128::from(quarters)) * u128::from(votes))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(votes: &[(u8, u64)]) -> Tally {
        let mut tally = Tally::default();
        for &(quarters, count) in votes {
            tally.add(Stars::from_quarters(quarters).unwrap(), count);
        }
        tally
    }

    #[test]
    fn an_empty_tally_has_no_score() {
        let empty = Tally::default();
        assert_eq!(empty.count(), 0);
        assert_eq!(
            (
                empty.mean(),
                empty.mean_written(),
                empty.median(),
                empty.deviation()
            ),
            (None, None, None, None)
        );
        assert_eq!((empty.spread(), empty.gap(4.0)), (None, None));
    }

    #[test]
    fn scores_are_exact() {
        for (votes, written, median, deviation) in [
            (&[(14, 1)][..], "3.50", 3.5, 0.0),
            (&[(12, 1), (16, 2)], "3.67", 4.0, 0.4714),
            (&[(4, 1), (20, 1)], "3.00", 3.0, 2.0),
            (&[(2, 1), (1, 1)], "0.38", 0.375, 0.125),
            (&[(1, 199), (2, 1)], "0.25", 0.25, 0.0176),
            (&[(20, u64::MAX / 1024)], "5.00", 5.0, 0.0),
        ] {
            let tally = tally(votes);
            assert_eq!(
                tally.mean_written().unwrap(),
                written,
                "failed on {votes:?}"
            );
            assert_eq!(tally.median().unwrap(), median, "failed on {votes:?}");
            assert!(
                (tally.deviation().unwrap() - deviation).abs() < 0.0001,
                "failed on {votes:?}"
            );
        }
    }

    #[test]
    fn no_vote_is_counted_with_another() {
        for (votes, step, bars, first) in [
            (&[(16, 2), (12, 1)][..], Step::Whole, 5, 4),
            (&[(16, 2), (12, 1)], Step::Half, 10, 2),
            (&[(16, 2), (12, 1)], Step::Quarter, 20, 1),
            // Given when the club had half stars, and quarters.
            (&[(14, 1), (16, 2)], Step::Whole, 10, 2),
            (&[(15, 1), (16, 2)], Step::Whole, 20, 1),
            (&[(15, 1), (16, 2)], Step::Half, 20, 1),
            (&[], Step::Half, 10, 2),
        ] {
            let histogram = tally(votes).histogram(step);
            assert_eq!(histogram.len(), bars, "failed on {votes:?} {step:?}");
            assert_eq!(histogram[0].0.quarters(), first, "failed on {votes:?}");
            for &(quarters, count) in votes {
                let stars = Stars::from_quarters(quarters).unwrap();
                assert!(histogram.contains(&(stars, count)), "failed on {votes:?}");
            }
            let counted: u64 = histogram.iter().map(|(_, votes)| votes).sum();
            assert_eq!(counted, tally(votes).count(), "failed on {votes:?}");
        }
    }
}
