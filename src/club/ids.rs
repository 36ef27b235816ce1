//! The ids that travel through the program, each its own type.
//!
//! Ids that Discord gives (a club is a Discord server) are 64-bit snowflakes;
//! ids that the database gives are its row numbers. A value of one type cannot
//! be passed where another is meant. The conversion of snowflakes to the
//! database's signed integers is in `store`, not here.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// A club: the snowflake of its Discord server.
    ClubId, u64
);
id!(
    /// A member: the snowflake of a Discord user.
    MemberId, u64
);
id!(
    /// The snowflake of a channel or thread.
    ChannelId, u64
);
id!(
    /// The snowflake of a message.
    MessageId, u64
);
id!(
    /// A book of one club: the row number in `book`.
    BookId, i64
);
id!(
    /// A review of one book: the row number in `review`.
    ReviewId, i64
);
id!(
    /// A review's place in Discord: the row number in `card`.
    CardId, i64
);
id!(
    /// A review that staff have been shown and have not posted yet: the row
    /// number in `draft`.
    DraftId, i64
);
id!(
    /// A feed that a club follows: the row number in `feed`.
    FeedId, i64
);
id!(
    /// A question that a member has proposed: the row number in
    /// `member_question`.
    ProposalId, i64
);
id!(
    /// Questions planned for a channel: the row number in `schedule`.
    ScheduleId, i64
);
id!(
    /// A review found in a feed: the row number in `offer`.
    OfferId, i64
);

impl MemberId {
    /// Who posts from the command line: nobody in Discord.
    pub const NOBODY: Self = Self(0);
}
