//! A bot that was removed from a server: what becomes of the club's data.
//!
//! Nobody tells a bot that was not there to hear it, so the servers that the bot
//! is in are looked through now and then, and clubs whose server is missing are
//! marked with the moment. The data is kept for [`KEPT`]; a server that is found
//! again within that time has lost nothing. Who looks is `discord`'s matter, the
//! marks are `store`'s.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::ids::ClubId;
use super::locale::Locale;
use crate::say;

/// How long the data of a club is kept after the bot was removed.
pub const KEPT: TimeDelta = TimeDelta::days(30);

/// What a look through the servers has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Clubs that the bot is in no more.
    pub left: Vec<ClubId>,
    /// Clubs that it was thought to have left, and is in.
    pub back: Vec<ClubId>,
}

/// Compares what is known of clubs (which, and whether the bot is thought to have
/// left) with the servers that it is in.
#[must_use]
pub fn changes(known: &[(ClubId, bool)], servers: &HashSet<ClubId>) -> Changes {
    let mut changes = Changes::default();
    for (club, left) in known {
        match (servers.contains(club), left) {
            (false, false) => changes.left.push(*club),
            (true, true) => changes.back.push(*club),
            _ => {}
        }
    }
    changes
}

/// Whether an admin has typed the word that has the club's data erased: in any
/// language, and small letters will do.
#[must_use]
pub fn is_word(typed: &str) -> bool {
    let typed = typed.trim().to_uppercase();
    let mut locales = Locale::ALL.into_iter();
    locales.any(|locale| say!(locale, "erase-word") == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_changes_what_is_not_as_it_was_thought() {
        let known: Vec<(ClubId, bool)> = [(1, false), (2, false), (3, true), (4, true)]
            .map(|(club, left)| (ClubId(club), left))
            .to_vec();
        for (servers, left, back) in [
            (&[1, 2][..], &[][..], &[][..]),
            (&[1, 9], &[2], &[]),
            (&[1, 2, 4], &[], &[4]),
            (&[], &[1, 2], &[]),
            (&[3, 4], &[1, 2], &[3, 4]),
        ] {
            let ids = |ids: &[u64]| ids.iter().copied().map(ClubId).collect::<Vec<_>>();
            let expected = Changes {
                left: ids(left),
                back: ids(back),
            };
            let there = ids(servers).into_iter().collect();
            assert_eq!(changes(&known, &there), expected, "failed on {servers:?}");
        }
    }

    #[test]
    fn the_word_must_be_the_word() {
        for (typed, is) in [
            ("ERASE", true),
            (" erase\n", true),
            ("Borrar", true),
            ("", false),
            ("ERASE it", false),
        ] {
            assert_eq!(is_word(typed), is, "failed on {typed:?}");
        }
    }
}
