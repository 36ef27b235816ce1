//! Which words of a review a prompt gets, by what it is about.

use super::{On, Slot};

/// Which words of the review a prompt of this sort must have: without them it
/// would fit any book.
pub(super) fn needed(on: Option<On>) -> &'static [Slot] {
    match on {
        Some(On::Verdict) => &[Slot::Rating],
        Some(On::Gap) => &[Slot::Rating, Slot::Other],
        Some(On::Person) => &[Slot::Person],
        Some(On::Pair) => &[Slot::Person, Slot::Second],
        Some(
            On::Claim | On::Halves | On::Question | On::Judgement | On::WeakPoint | On::StrongPoint,
        ) => &[Slot::Quote],
        Some(On::Explores | On::Story | On::Setting | On::Comparison) => &[Slot::Phrase],
        Some(_) | None => &[],
    }
}

/// Whether a prompt of this sort gets words for a slot.
pub(super) fn gives(on: Option<On>, slot: Slot) -> bool {
    let judges = || matches!(on, Some(On::Blame(_) | On::Praise(_)));
    match slot {
        Slot::Title => true,
        Slot::Person => on.is_none_or(On::is_people),
        Slot::Second => on == Some(On::Pair),
        Slot::Quote => {
            let quoted = needed(on).contains(&Slot::Quote);
            quoted || on.is_none() || judges() || on == Some(On::Person)
        }
        Slot::Phrase => {
            let named = needed(on).contains(&Slot::Phrase);
            named || on.is_none() || judges() || on == Some(On::Recommended)
        }
        Slot::Rating => on.is_some_and(On::is_number),
        Slot::Other | Slot::Source => on == Some(On::Gap),
    }
}
