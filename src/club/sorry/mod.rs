//! The sentences that a person may see when something is wrong.
//!
//! Each says what happened and what to do; the words are in [`said`]. Errors of
//! every other kind are logged with their context and never shown; the discord
//! floor then apologises in general words.

mod said;

use std::fmt;

use crate::club::locale::Locale;
use crate::club::stars::NotStars;

/// Largest document that is read, in bytes.
pub const DOCUMENT_BYTES: usize = 1_000_000;

/// What went wrong, in words for the person who asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Sorry {
    /// A document without a single visible character.
    DocumentEmpty,
    /// A document over [`DOCUMENT_BYTES`].
    DocumentTooLarge {
        /// Its size; at least, where reading stopped at the cap.
        bytes: usize,
    },
    /// Bytes that are no text.
    DocumentNotText,
    /// Text in which no prose was found.
    NotAReview,
    /// A feed where a single post is wanted.
    AFeed,
    /// A review that names no book.
    NoTitle,
    /// The club has no reviews at all.
    NoReviews,
    /// A name that fits none of the club's books.
    UnknownBook {
        /// What was asked for.
        asked: String,
        /// Titles of the club that are most like it, the likest first.
        near: Vec<String>,
    },
    /// A theme that the review does not speak of.
    UnknownTheme {
        /// The book's title.
        title: String,
        /// What was asked for.
        asked: String,
        /// Names of the themes it does speak of.
        near: Vec<String>,
    },
    /// A review from which no question can be made.
    NoQuestions {
        /// The book's title.
        title: String,
    },
    /// A review of which all that can be asked gives the story away.
    TellsTooMuch {
        /// The book's title.
        title: String,
    },
    /// A question that the review no longer gives.
    QuestionGone,
    /// A member's own question that is too short or too long.
    OwnLength {
        /// Its length.
        characters: usize,
        /// The shortest that is taken.
        least: usize,
        /// The longest.
        most: usize,
    },
    /// A member's own question with a link or a mention in it.
    OwnLink,
    /// A question that somebody has proposed before.
    OwnTwice,
    /// A member of whom many questions wait.
    OwnTooMany {
        /// How many may wait.
        most: u32,
    },
    /// A channel where the staff cannot be asked.
    CannotAskHere {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A plan of which half is missing.
    PlanUnclear,
    /// A text that is no time of day.
    NotATime {
        /// What was given.
        given: String,
    },
    /// A name that no time zone has.
    UnknownZone {
        /// What was given.
        given: String,
    },
    /// A club with plans in as many channels as may be.
    TooManyPlans {
        /// How many channels may have a plan.
        most: u32,
    },
    /// A thread wished for inside a thread.
    InThread,
    /// A channel where the bot may not open threads.
    NoThreads {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A rating that the club does not give.
    NotStars(NotStars),
    /// A rating withdrawn that was never given.
    NotRated {
        /// The book's title.
        title: String,
    },
    /// A command for staff, used by another member.
    StaffOnly,
    /// A command for a server, used elsewhere.
    ServerOnly,
    /// A channel where the bot may not post.
    CannotPost {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A channel where the member may not write, and so has nothing posted.
    MayNotWrite {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A channel of a kind that takes no messages.
    NotATextChannel {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A message in a place where no card can stand.
    NoCardHere {
        /// Snowflake of the channel or thread.
        channel: u64,
    },
    /// A note that is too long to keep.
    NoteTooLong {
        /// Its length.
        characters: usize,
        /// The longest that is kept.
        most: usize,
    },
    /// A command for admins, used by another member.
    AdminOnly,
    /// A day that is no date.
    NotADay,
    /// A list of ratings without a rating.
    NothingRated,
    /// A message that is no card, where a card is needed.
    NotACard,
    /// A button or menu that this version does not know, or whose review is gone.
    OldButton,
    /// A draft that was dropped before, or never was.
    DraftGone,
    /// A draft that waited too long.
    DraftExpired,
    /// A draft of another member of staff.
    OthersDraft,
    /// A book of a draft that is posted, and cannot be changed there any more.
    DraftPosted,
    /// A posted review that somebody else corrected or removed since it was to
    /// be edited.
    ReviewChanged,
    /// A form for a text that has been changed since it was opened.
    TextChanged,
    /// A review that would be left without a text.
    NoText,
    /// A thread whose review was removed.
    ReviewRemoved,
    /// A name that fits none of the reviews of a book.
    UnknownReview {
        /// The book's title.
        title: String,
        /// What was asked for.
        asked: String,
        /// Who has reviewed the book.
        near: Vec<String>,
    },
    /// A removed review that cannot be brought back.
    NotRestorable,
    /// A removed review that was posted anew.
    PostedAgain,
    /// A book that was to be merged with itself.
    SameBook {
        /// The book's title.
        title: String,
    },
    /// A form that asks for a word, without that word.
    NotTyped,
    /// A record that has one review, which cannot leave it.
    OnlyReview {
        /// The book's title.
        title: String,
    },
    /// A review that names its book as the others of the record do.
    SameName {
        /// The book's title.
        title: String,
    },
    /// Neither a file nor a link, or both.
    FileOrLink,
    /// A message without a text that could be a review.
    MessageEmpty,
    /// An attachment that Discord did not hand over.
    AttachmentLost,
    /// A link that may not be fetched, or where nothing answers. It is one
    /// sentence for both, so that it says nothing about private networks.
    LinkClosed,
    /// A link whose server answers with an error.
    LinkAnswered {
        /// The HTTP status.
        code: u16,
    },
    /// A page that did not arrive in time.
    LinkSlow,
    /// A page that is larger than is read.
    LinkTooLarge,
    /// A link to a picture, a PDF or the like.
    LinkNotText,
    /// An address at which there is neither a feed nor a page that names one.
    NoFeed,
    /// A club that follows as many feeds as it may.
    TooManyFeeds {
        /// How many a club may follow.
        most: u32,
    },
    /// A feed that the club does not follow.
    UnknownFeed {
        /// What was asked for.
        asked: String,
    },
    /// A review of a feed that waits no more.
    OfferGone,
    /// A handler that took too long to answer in time.
    TooSlow,
    /// The database does not answer.
    Forgetful,
}

/// In English, as the command line says it; [`Sorry::said`] knows other locales.
impl fmt::Display for Sorry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Locale::English))
    }
}

impl std::error::Error for Sorry {}

impl From<NotStars> for Sorry {
    fn from(not_stars: NotStars) -> Self {
        Self::NotStars(not_stars)
    }
}
