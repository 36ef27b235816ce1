//! Who can be played: a reviewer, an admin and six members, and the guests of
//! a storm.

use super::super::{LocalDiscord, Role};

/// Somebody who can be played.
#[derive(Debug)]
pub(super) struct Part {
    /// Snowflake.
    pub(super) id: u64,
    /// The name in the page's address, such as `chloe`.
    pub(super) key: &'static str,
    /// The name as shown.
    pub(super) name: &'static str,
    /// What she is in the club.
    pub(super) post: &'static str,
}

/// The reviewer first.
const PARTS: [(&str, &str, &str, Role); 8] = [
    ("marta", "Marta", "Reviewer (staff)", Role::Staff),
    ("otto", "Otto", "Admin", Role::Admin),
    ("ana", "Ana", "Member", Role::Member),
    ("ben", "Ben", "Member", Role::Member),
    ("chloe", "Chloé", "Member", Role::Member),
    ("dilip", "Dilip", "Member", Role::Member),
    ("esi", "Esi", "Member", Role::Member),
    ("femke", "Femke", "Member", Role::Member),
];

/// Everyone who can be played, the reviewer first and the members last. Those
/// who are in the local Discord already stay who they are.
pub(super) fn assemble(discord: &LocalDiscord) -> Vec<Part> {
    let part = |(key, name, post, role)| Part {
        id: somebody(discord, name, role),
        key,
        name,
        post,
    };
    PARTS.into_iter().map(part).collect()
}

/// The snowflake of the person of this name, who comes if she is not there.
pub(super) fn somebody(discord: &LocalDiscord, name: &str, role: Role) -> u64 {
    discord.server().change(|world| {
        let known = world
            .users
            .values()
            .find(|user| !user.bot && user.name == name);
        match known.map(|user| user.id) {
            Some(id) => id,
            None => world.add_user(name, false, role),
        }
    })
}
