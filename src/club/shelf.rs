//! The orders in which a club's books can stand.
//!
//! A score of one vote says less than one of thirty, so in the order of the
//! club's score each book is given [`PRIOR`] votes at the mean of all the club's
//! votes beside its own ([`weighted`]): a book with few votes stands near the
//! middle, and moves as votes come in.

use crate::club::tally::Tally;

/// Votes at the club's mean that every book has beside its own.
pub const PRIOR: u32 = 5;

/// An order of a club's books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest review first.
    #[default]
    Newest,
    /// The best score of the club first, weighted for few votes.
    Score,
    /// The widest gap between club and reviewer first.
    Gap,
    /// The book on which the club is divided most first.
    Divided,
    /// The book with the most votes first.
    Rated,
}

impl Order {
    /// Every order, as they are offered.
    pub const ALL: [Self; 5] = [
        Self::Newest,
        Self::Score,
        Self::Gap,
        Self::Divided,
        Self::Rated,
    ];

    /// A short name that stays the same, for buttons.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Score => "score",
            Self::Gap => "gap",
            Self::Divided => "divided",
            Self::Rated => "rated",
        }
    }

    /// The order of this name; `None` where there is none.
    #[must_use]
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// The score that a book is ordered by, in stars: its votes and [`PRIOR`] more at
/// the mean of all the club's votes; `None` without a vote.
#[must_use]
pub fn weighted(tally: &Tally, club_mean: f64) -> Option<f64> {
    let (votes, prior) = (tally.count() as f64, f64::from(PRIOR));
    Some((tally.mean()? * votes + club_mean * prior) / (votes + prior))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::stars::Stars;

    #[test]
    fn few_votes_weigh_little() {
        let weighted = |quarters, votes| {
            let mut tally = Tally::default();
            tally.add(Stars::from_quarters(quarters).unwrap(), votes);
            weighted(&tally, 3.0)
        };
        for (quarters, votes, score) in [
            (20, 1, Some(20.0 / 6.0)),
            (20, 5, Some(4.0)),
            (20, 0, None),
            (12, 9, Some(3.0)),
        ] {
            assert_eq!(
                weighted(quarters, votes),
                score,
                "failed on {quarters} {votes}"
            );
        }
        assert!(weighted(16, 40) > weighted(20, 1));
    }

    #[test]
    fn every_order_is_read_back() {
        for order in Order::ALL {
            assert_eq!(Order::read(order.key()), Some(order));
        }
        assert_eq!(Order::read("oldest"), None);
    }
}
