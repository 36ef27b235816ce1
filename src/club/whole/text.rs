//! Ids of Discord as text: they are larger than what many programs take for a
//! number. For `#[serde(with = …)]`; [`Who`] is a member's.

use std::fmt::{self, Display};
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::club::ids::MemberId;

pub(super) fn serialize<T: Display, S: Serializer>(
    id: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

pub(super) fn deserialize<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse()
        .map_err(|error| D::Error::custom(format!("“{text}” is no id: {error}")))
}

/// The same for what may be null.
pub(super) mod option {
    use super::{Deserialize, Deserializer, Display, Error, FromStr, Serialize, Serializer};

    pub fn serialize<T: Display, S: Serializer>(
        id: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        id.as_ref().map(ToString::to_string).serialize(serializer)
    }

    pub fn deserialize<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        let read = |text: String| {
            text.parse()
                .map_err(|error| D::Error::custom(format!("“{text}” is no id: {error}")))
        };
        text.map(read).transpose()
    }
}

/// What stands before the name of a member who is not to be known.
const HIDDEN: &str = "reader-";

/// A member, known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// The member's id.
    Member(MemberId),
    /// A name that says only which entries of this document are of one member.
    Hidden(u64),
}

impl Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => id.fmt(f),
            Self::Hidden(name) => write!(f, "{HIDDEN}{name:016x}"),
        }
    }
}

impl FromStr for Who {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix(HIDDEN) {
            Some(name) => u64::from_str_radix(name, 16).map(Self::Hidden),
            None => text.parse().map(Self::Member),
        }
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
