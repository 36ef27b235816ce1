//! Who a message would ping.
//!
//! [`would_ping`] reads a message's content by Discord's rules together with
//! its `allowed_mentions`. It errs on the side of a ping: text in code marks
//! counts, and so do roles that the bot may lack the permission to mention.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who would be pinged by a message, over its first version and its edits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pings {
    /// `@everyone` or `@here`.
    pub everyone: bool,
    /// Snowflakes of roles.
    pub roles: Vec<u64>,
    /// Snowflakes of users.
    pub users: Vec<u64>,
}

impl Pings {
    /// Whether nobody is pinged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.everyone && self.roles.is_empty() && self.users.is_empty()
    }

    /// Adds what another version of the same message pings.
    pub fn add(&mut self, other: &Self) {
        self.everyone |= other.everyone;
        for (mine, theirs) in [
            (&mut self.roles, &other.roles),
            (&mut self.users, &other.users),
        ] {
            for id in theirs {
                if !mine.contains(id) {
                    mine.push(*id);
                }
            }
        }
    }
}

/// What is parsed when a request carries no `allowed_mentions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unless {
    /// Messages in channels: users, roles and everyone.
    Channel,
    /// Answers to interactions and follow-ups: users only.
    Interaction,
}

/// Who `content` pings under `allowed` (the request's `allowed_mentions`, or
/// null).
#[must_use]
pub fn would_ping(content: &str, allowed: &Value, unless: Unless) -> Pings {
    let parses = |kind: &str| match allowed {
        Value::Null => unless == Unless::Channel || kind == "users",
        some => some["parse"]
            .as_array()
            .is_some_and(|list| list.iter().any(|one| one == kind)),
    };
    let listed = |kind: &str, id: u64| {
        allowed[kind]
            .as_array()
            .is_some_and(|list| list.iter().any(|one| snowflake(one) == Some(id)))
    };
    let mut pings = Pings {
        everyone: parses("everyone")
            && (content.contains("@everyone") || content.contains("@here")),
        ..Pings::default()
    };
    for part in content.split("<@").skip(1) {
        let Some((inside, _)) = part.split_once('>') else {
            continue;
        };
        let (kind, digits) = match inside.strip_prefix('&') {
            Some(role) => ("roles", role),
            None => ("users", inside.strip_prefix('!').unwrap_or(inside)),
        };
        let Ok(id) = digits.parse::<u64>() else {
            continue;
        };
        if parses(kind) || listed(kind, id) {
            let list = if kind == "roles" {
                &mut pings.roles
            } else {
                &mut pings.users
            };
            if !list.contains(&id) {
                list.push(id);
            }
        }
    }
    pings
}

/// A snowflake as JSON carries it: a text, or a number.
#[must_use]
pub fn snowflake(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn content_pings_whom_allowed_mentions_lets_it() {
        let content = "@everyone <@1> <@!2> <@&3> <@x> <@4";
        let everyone = |roles: &[u64], users: &[u64]| Pings {
            everyone: true,
            roles: roles.to_vec(),
            users: users.to_vec(),
        };
        let some = |roles: &[u64], users: &[u64]| Pings {
            everyone: false,
            ..everyone(roles, users)
        };
        let table = [
            (json!(null), Unless::Channel, everyone(&[3], &[1, 2])),
            (json!(null), Unless::Interaction, some(&[], &[1, 2])),
            (json!({"parse": []}), Unless::Channel, some(&[], &[])),
            (json!({}), Unless::Channel, some(&[], &[])),
            (
                json!({"parse": ["roles"]}),
                Unless::Channel,
                some(&[3], &[]),
            ),
            (
                json!({"parse": [], "users": ["2"]}),
                Unless::Channel,
                some(&[], &[2]),
            ),
            (
                json!({"parse": ["everyone"]}),
                Unless::Interaction,
                everyone(&[], &[]),
            ),
        ];
        for (allowed, unless, expected) in table {
            assert_eq!(
                would_ping(content, &allowed, unless),
                expected,
                "{allowed} {unless:?}"
            );
        }
    }
}
