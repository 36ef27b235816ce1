//! How close two readers are: over the books that both have rated, how far
//! apart their stars are on average, and who is the warmer.

use crate::club::stars::Stars;

/// How close a member is to somebody else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// How many books both have rated; never 0.
    pub books: u32,
    /// How far apart they are on a book, in stars, on average.
    pub apart: f64,
    /// By how much the member's stars are above the other's, on average.
    pub warmer: f64,
}

impl Likeness {
    /// From the member's stars and the other's for each book; `None` without a
    /// book in common.
    pub fn of(both: impl Iterator<Item = (Stars, f64)>) -> Option<Self> {
        let (mut books, mut apart, mut warmer) = (0, 0.0, 0.0);
        for (own, other) in both {
            let gap = f64::from(own.quarters()) / 4.0 - other;
            books += 1;
            apart += gap.abs();
            warmer += gap;
        }
        (books > 0).then(|| Self {
            books,
            apart: apart / f64::from(books),
            warmer: warmer / f64::from(books),
        })
    }
}

/// How far apart two readers are, in steps that have words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// Less than a quarter star.
    OneMind,
    /// Less than three quarters of a star.
    Close,
    /// Less than a star and a quarter.
    SomeWay,
    /// More than that.
    Far,
}

impl Closeness {
    /// From how far apart two readers are, in stars.
    #[must_use]
    pub fn of(apart: f64) -> Self {
        match apart {
            near if near < 0.25 => Self::OneMind,
            near if near < 0.75 => Self::Close,
            far if far < 1.25 => Self::SomeWay,
            _ => Self::Far,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_the_mean_of_the_gaps() {
        for (both, books, apart, warmer) in [
            (&[(16, 4.0)][..], 1, 0.0, 0.0),
            (&[(16, 3.0), (8, 3.0)], 2, 1.0, 0.0),
            (&[(14, 4.0), (12, 3.5)], 2, 0.5, -0.5),
        ] {
            let stars = |&(quarters, other)| (Stars::from_quarters(quarters).unwrap(), other);
            let likeness = Likeness::of(both.iter().map(stars)).unwrap();
            let wanted = Likeness {
                books,
                apart,
                warmer,
            };
            assert_eq!(likeness, wanted, "failed on {both:?}");
        }
        assert_eq!(Likeness::of(std::iter::empty()), None);
    }

    #[test]
    fn a_distance_has_its_step() {
        for (apart, step) in [
            (0.0, Closeness::OneMind),
            (0.5, Closeness::Close),
            (1.0, Closeness::SomeWay),
            (2.0, Closeness::Far),
        ] {
            assert_eq!(Closeness::of(apart), step, "failed on {apart}");
        }
    }
}
