//! Blind rating: who sees what others gave a book, and from when.
//!
//! In a blind club nobody sees the mean of a book, how its votes are spread or
//! another's rating before rating it, or before the book is open to all. What
//! may be shown to somebody is a [`Score`], and a veiled one does not hold what
//! it hides, so that nothing that shows it can give it away.

use chrono::{DateTime, Days, Utc};

use crate::club::tally::Tally;

/// How a club rates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blind {
    /// Days after its first card on which a book is open to all; `None`: only
    /// whoever has rated it sees its score.
    pub days: Option<u32>,
}

/// A veil over a book's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Veil {
    /// When it is lifted for all, where that is known.
    pub until: Option<DateTime<Utc>>,
}

impl Veil {
    /// Whether it still hides something at this moment.
    #[must_use]
    pub fn hides_at(self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| until > now)
    }
}

/// The veil over a book of a blind club at this moment; `None` where it is open
/// to all. The date that staff gave the book counts before the club's days.
#[must_use]
pub fn veil(
    blind: Blind,
    reveal_at: Option<DateTime<Utc>>,
    posted_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<Veil> {
    let by_days = || posted_at?.checked_add_days(Days::new(blind.days?.into()));
    let until = reveal_at.or_else(by_days);
    Some(Veil { until }).filter(|veil| veil.hides_at(now))
}

/// What somebody may see of the club's opinion of a book.
#[derive(Clone, Debug, PartialEq)]
pub enum Score {
    /// All of it.
    Open(Tally),
    /// How many voted.
    Veiled {
        /// The number of votes.
        votes: u64,
        /// The veil.
        veil: Veil,
    },
}

impl Default for Score {
    fn default() -> Self {
        Self::Open(Tally::default())
    }
}

impl Score {
    /// The score behind its veil, if it has one, for somebody who has rated the
    /// book or not. What all can see is for somebody who has not.
    #[must_use]
    pub fn seen(tally: Tally, veil: Option<Veil>, rated: bool) -> Self {
        match veil.filter(|_| !rated) {
            Some(veil) => Self::Veiled {
                votes: tally.count(),
                veil,
            },
            None => Self::Open(tally),
        }
    }

    /// The tally, where it may be seen.
    #[must_use]
    pub fn open(&self) -> Option<&Tally> {
        match self {
            Self::Open(tally) => Some(tally),
            Self::Veiled { .. } => None,
        }
    }

    /// How many voted.
    #[must_use]
    pub fn votes(&self) -> u64 {
        match self {
            Self::Open(tally) => tally.count(),
            Self::Veiled { votes, .. } => *votes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(day * 86_400, 0).unwrap()
    }

    #[test]
    fn a_veil_is_lifted_on_its_day() {
        let (never, week) = (Blind { days: None }, Blind { days: Some(7) });
        for (blind, reveal_at, posted_at, now, until) in [
            (never, None, Some(10), 900, Some(None)),
            (never, Some(20), Some(10), 19, Some(Some(20))),
            (never, Some(20), Some(10), 20, None),
            (week, None, Some(10), 16, Some(Some(17))),
            (week, None, Some(10), 17, None),
            // The book's own day counts, be it before the club's or after.
            (week, Some(12), Some(10), 13, None),
            (week, Some(30), Some(10), 20, Some(Some(30))),
            (week, None, None, 900, Some(None)),
        ] {
            let veiled = veil(blind, reveal_at.map(day), posted_at.map(day), day(now));
            let until = until.map(|until: Option<i64>| Veil {
                until: until.map(day),
            });
            assert_eq!(veiled, until, "failed on {blind:?} {reveal_at:?} {now}");
        }
    }

    #[test]
    fn a_veiled_score_tells_the_number_of_votes() {
        let mut tally = Tally::default();
        tally.add(crate::club::stars::Stars::from_quarters(16).unwrap(), 3);
        let veil = Veil { until: None };
        for (veil, rated, open) in [
            (None, false, true),
            (None, true, true),
            (Some(veil), true, true),
            (Some(veil), false, false),
        ] {
            let score = Score::seen(tally.clone(), veil, rated);
            assert_eq!(score.open().is_some(), open, "failed on {veil:?} {rated}");
            assert_eq!(score.votes(), 3);
        }
    }
}
