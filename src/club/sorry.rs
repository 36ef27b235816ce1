//! The sentences that a person may see when something is wrong.
//!
//! Each says what happened and what to do. Errors of every other kind are
//! logged with their context and never shown; the discord floor then apologises
//! in general words.

use crate::club::stars::NotStars;

/// Largest document that is read, in bytes.
pub const DOCUMENT_BYTES: usize = 1_000_000;

/// What went wrong, in words for the person who asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Sorry {
    /// A document without a single visible character.
    #[error(
        "That document is empty. Attach the file with the review's text, or paste it with `/review paste`."
    )]
    DocumentEmpty,
    /// A document over [`DOCUMENT_BYTES`].
    #[error(
        "That file has {} KB, and a review may have at most {} KB (1 MB). Send the text of the review alone, without pictures.",
        .bytes.div_ceil(1000), DOCUMENT_BYTES / 1000
    )]
    DocumentTooLarge {
        /// Its size; at least, where reading stopped at the cap.
        bytes: usize,
    },
    /// Bytes that are no text.
    #[error(
        "That file is not text. Save the review as plain text (.txt) or Markdown (.md) in UTF-8 and send it again."
    )]
    DocumentNotText,
    /// Text in which no prose was found.
    #[error(
        "That does not look like a review: {missing}. A review needs some sentences about the book; lines such as `Title:` and `My Rating: 4/5` above them are welcome."
    )]
    NotAReview {
        /// What is missing, as a clause: "it has no sentences".
        missing: String,
    },
    /// A review that names no book.
    #[error(
        "I could not find which book this is about. Put a line `Title: …` (and `Author: …`) at the top and send it again."
    )]
    NoTitle,
    /// The club has no reviews at all.
    #[error("This club has no reviews yet. Staff can post the first one with `/review post`.")]
    NoReviews,
    /// A name that fits none of the club's books.
    #[error("I do not know a book called “{asked}” here. {}", did_you_mean(.near))]
    UnknownBook {
        /// What was asked for.
        asked: String,
        /// Titles of the club that are most like it, the likest first.
        near: Vec<String>,
    },
    /// A theme that the review does not speak of.
    #[error("The review of *{title}* does not speak of “{asked}”. {}", did_you_mean(.near))]
    UnknownTheme {
        /// The book's title.
        title: String,
        /// What was asked for.
        asked: String,
        /// Names of the themes it does speak of.
        near: Vec<String>,
    },
    /// A review from which no question can be made.
    #[error(
        "The review of *{title}* says too little to hang a question on. Ask about another book, or post a longer review of it."
    )]
    NoQuestions {
        /// The book's title.
        title: String,
    },
    /// A review of which all that can be asked gives the story away.
    #[error(
        "What I could ask about *{title}* here gives some of the story away. With `tier: finished` I ask it all the same; choose `tier: begun` for those who are still reading."
    )]
    TellsTooMuch {
        /// The book's title.
        title: String,
    },
    /// A question that the review no longer gives.
    #[error(
        "That question is not asked any more: the review was corrected since. `/discuss` asks another."
    )]
    QuestionGone,
    /// A member's own question that is too short or too long.
    #[error(
        "A question of your own has {least} to {most} characters, and this has {characters}. Nothing was proposed."
    )]
    OwnLength {
        /// Its length.
        characters: usize,
        /// The shortest that is taken.
        least: usize,
        /// The longest.
        most: usize,
    },
    /// A member's own question with a link or a mention in it.
    #[error(
        "A question of your own may hold no link and call nobody. Say it in words; nothing was proposed."
    )]
    OwnLink,
    /// A question that somebody has proposed before.
    #[error("This question is there already, or waits for the staff. Nothing was proposed.")]
    OwnTwice,
    /// A member of whom many questions wait.
    #[error(
        "{most} questions of yours wait for the staff. When they have decided on one, you may propose the next."
    )]
    OwnTooMany {
        /// How many may wait.
        most: u32,
    },
    /// A channel where the staff cannot be asked.
    #[error(
        "I would ask the staff here, and may not write in <#{channel}>. Propose the question in another channel."
    )]
    CannotAskHere {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A plan of which half is missing.
    #[error(
        "Tell me both `every:` and `at:`, such as `every: day at: 19:30`. `/club questions` alone shows what is planned, and `every: off` stops it. Nothing was changed."
    )]
    PlanUnclear,
    /// A text that is no time of day.
    #[error(
        "“{given}” is no time of day that I can read. Write it as 19:30 or 7:30pm. Nothing was changed."
    )]
    NotATime {
        /// What was given.
        given: String,
    },
    /// A name that no time zone has.
    #[error(
        "I do not know a time zone “{given}”. Start typing the name of a large city nearby and choose from the list; the names are such as Europe/Berlin or America/New_York."
    )]
    UnknownZone {
        /// What was given.
        given: String,
    },
    /// A club with plans in as many channels as may be.
    #[error(
        "Questions come by themselves to {most} channels already. `/club questions every: off channel:` makes room."
    )]
    TooManyPlans {
        /// How many channels may have a plan.
        most: u32,
    },
    /// A thread wished for inside a thread.
    #[error("This is a thread already, and Discord opens none inside another. Talk right here.")]
    InThread,
    /// A channel where the bot may not open threads.
    #[error(
        "I may not open a thread in <#{channel}>. Give me *Create Public Threads* and *Send Messages in Threads* there, then press again."
    )]
    NoThreads {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A rating that the club does not give.
    #[error("{0} Nothing was recorded.")]
    NotStars(#[from] NotStars),
    /// A rating withdrawn that was never given.
    #[error("You have not rated *{title}*, so there is nothing to withdraw.")]
    NotRated {
        /// The book's title.
        title: String,
    },
    /// A command for staff, used by another member.
    #[error(
        "Only staff can do this: members with the permission *Manage Server*, or those whom an admin has given `/review` under Server Settings → Integrations."
    )]
    StaffOnly,
    /// A command for a server, used elsewhere.
    #[error("This works in the club's server only.")]
    ServerOnly,
    /// A channel where the bot may not post.
    #[error(
        "I may not post in <#{channel}>. Give me *View Channel*, *Send Messages*, *Embed Links*, *Create Public Threads*, *Send Messages in Threads* and *Read Message History* there, then post again."
    )]
    CannotPost {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A channel where the member may not write, and so has nothing posted.
    #[error(
        "You may not write in <#{channel}>, so I do not post there for you. Choose a channel that you may write in."
    )]
    MayNotWrite {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A channel of a kind that takes no messages.
    #[error(
        "<#{channel}> is not a channel that I can post a card in. Choose a text or announcement channel."
    )]
    NotATextChannel {
        /// Snowflake of the channel.
        channel: u64,
    },
    /// A message in a place where no card can stand.
    #[error(
        "I post the card of a message in the channel where it is, and <#{channel}> takes none, for it is no text or announcement channel. Copy the text into `/review paste`, and choose a channel there."
    )]
    NoCardHere {
        /// Snowflake of the channel or thread.
        channel: u64,
    },
    /// A note that is too long to keep.
    #[error(
        "That note has {characters} characters; up to {most} fit. Shorten it and rate again; nothing was recorded."
    )]
    NoteTooLong {
        /// Its length.
        characters: usize,
        /// The longest that is kept.
        most: usize,
    },
    /// A command for admins, used by another member.
    #[error("Only members with the permission *Manage Server* can do this.")]
    AdminOnly,
    /// A day that is no date.
    #[error(
        "That is not a day that I can read. Write it as year, month and day, such as 2026-05-03."
    )]
    NotADay,
    /// A list of ratings without a rating.
    #[error("You have rated nothing here yet. `/rate` makes the start.")]
    NothingRated,
    /// A message that is no card, where a card is needed.
    #[error(
        "That message is not about one of the club's books. Choose the card of a review, or rate with `/rate`."
    )]
    NotACard,
    /// A button or menu that this version does not know, or whose review is gone.
    #[error("This button is from an older card. Use the commands instead: `/help` lists them.")]
    OldButton,
    /// A draft that was dropped before, or never was.
    #[error(
        "This draft is gone: it was cancelled, or is more than a month old. Send the review again to post it."
    )]
    DraftGone,
    /// A draft that waited too long.
    #[error(
        "This draft is more than a week old and has expired. Nothing was posted; send the review again."
    )]
    DraftExpired,
    /// A draft of another member of staff.
    #[error(
        "This draft belongs to the member of staff who sent the review. Send the review yourself to post it."
    )]
    OthersDraft,
    /// A book of a draft that is posted, and cannot be changed there any more.
    #[error(
        "This draft of the review is posted already. To correct the card, send the corrected review: I then offer to update it."
    )]
    DraftPosted,
    /// A posted review that somebody else corrected or removed since it was to
    /// be edited.
    #[error(
        "Somebody has corrected or removed this review since you began, so nothing was changed. `/review edit` shows it as it is now."
    )]
    ReviewChanged,
    /// A form for a text that has been changed since it was opened.
    #[error(
        "The text was changed since you opened that form, so nothing was taken from it. Open it once more and change it there."
    )]
    TextChanged,
    /// A review that would be left without a text.
    #[error(
        "A review needs some text, so nothing was changed. To take the whole review away use `/review remove`."
    )]
    NoText,
    /// A thread whose review was removed.
    #[error(
        "The review that this thread is about was removed. Name another book with `book:`; staff can bring the review back for a day with `/review restore`."
    )]
    ReviewRemoved,
    /// A name that fits none of the reviews of a book.
    #[error("There is no review of *{title}* by “{asked}”. {}", did_you_mean(.near))]
    UnknownReview {
        /// The book's title.
        title: String,
        /// What was asked for.
        asked: String,
        /// Who has reviewed the book.
        near: Vec<String>,
    },
    /// A removed review that cannot be brought back.
    #[error(
        "There is no such review to bring back: it stands, or more than a day has gone by since it was removed. Post it again with `/review post`; ratings that were kept are still there."
    )]
    NotRestorable,
    /// A removed review that was posted anew.
    #[error(
        "The same review was posted again since, so the removed one stays away. Nothing was changed."
    )]
    PostedAgain,
    /// A book that was to be merged with itself.
    #[error("These are one record already: *{title}*. Choose two different ones.")]
    SameBook {
        /// The book's title.
        title: String,
    },
    /// A form that asks for a word, without that word.
    #[error("Nothing was erased, for the word was not typed. `/club erase` asks again.")]
    NotTyped,
    /// A record that has one review, which cannot leave it.
    #[error(
        "This is the only review in the record of *{title}*, so there is nothing to split. `/review edit` gives the book another name."
    )]
    OnlyReview {
        /// The book's title.
        title: String,
    },
    /// A review that names its book as the others of the record do.
    #[error(
        "This review names its book as the others do, so nobody could tell the two records of *{title}* apart. Correct its title or author first: `/review edit` does it, and the review then gets a record of its own."
    )]
    SameName {
        /// The book's title.
        title: String,
    },
    /// Neither a file nor a link, or both.
    #[error(
        "Give me one of the two: `file:` with the review as a document, or `link:` with the address of its page. To type or paste the text, use `/review paste`."
    )]
    FileOrLink,
    /// A message without a text that could be a review.
    #[error(
        "That message holds no text that I can read. Choose the message that has the text of the review, or that has it attached as a .txt or .md file."
    )]
    MessageEmpty,
    /// An attachment that Discord did not hand over.
    #[error("I could not fetch that attachment from Discord. Try again in a minute.")]
    AttachmentLost,
    /// A link that may not be fetched, or where nothing answers. It is one
    /// sentence for both, so that it says nothing about private networks.
    #[error(
        "I could not open that link. I can read public pages whose address begins with https:// or http://. Check that it opens in a browser without a login, or send the review as a file."
    )]
    LinkClosed,
    /// A link whose server answers with an error.
    #[error("The server of that link answered {code} instead of a page. {}", advice(.code))]
    LinkAnswered {
        /// The HTTP status.
        code: u16,
    },
    /// A page that did not arrive in time.
    #[error(
        "The page at that link took too long to arrive. Try again in a minute, or send the review as a file."
    )]
    LinkSlow,
    /// A page that is larger than is read.
    #[error("The page at that link is too large to read. Send the text of the review as a file.")]
    LinkTooLarge,
    /// A link to a picture, a PDF or the like.
    #[error(
        "That link does not lead to a page or a text. Give the address of the page that has the review, or send the review as a file."
    )]
    LinkNotText,
    /// An address at which there is neither a feed nor a page that names one.
    #[error(
        "I found no feed there. Give me the address of the blog's first page, or of its feed: often it is behind a link called RSS, Atom or Feed, and its address ends in /feed or .xml."
    )]
    NoFeed,
    /// A club that follows as many feeds as it may.
    #[error(
        "This club follows {most} feeds, and more I cannot look after. `/review following` lists them; `/review unfollow` makes room."
    )]
    TooManyFeeds {
        /// How many a club may follow.
        most: u32,
    },
    /// A feed that the club does not follow.
    #[error("The club does not follow “{asked}”. `/review following` lists what it follows.")]
    UnknownFeed {
        /// What was asked for.
        asked: String,
    },
    /// A review of a feed that waits no more.
    #[error(
        "That review has been posted or ignored already, or the club follows its feed no more. `/review post link:` posts it all the same."
    )]
    OfferGone,
    /// A handler that took too long to answer in time.
    #[error(
        "That took too long, and I cannot say whether it was done. Look with `/scores` and try again; doing it twice does no harm."
    )]
    TooSlow,
    /// The database does not answer.
    #[error(
        "I cannot reach the club's memory right now. Try again in a minute; doing it twice does no harm."
    )]
    Forgetful,
}

/// What to do about the status of a page.
fn advice(code: &u16) -> &'static str {
    match code {
        404 | 410 => "Nothing is at that address; check it and send it again.",
        401 | 402 | 403 | 451 => "It does not let me in; send the review as a file.",
        _ => "Try again in a few minutes, or send the review as a file.",
    }
}

fn did_you_mean(near: &[String]) -> String {
    let quoted: Vec<String> = near.iter().map(|name| format!("*{name}*")).collect();
    match quoted.as_slice() {
        [] => "Start typing and choose from the list.".to_owned(),
        [one] => format!("Did you mean {one}?"),
        [rest @ .., last] => format!("Did you mean {} or {last}?", rest.join(", ")),
    }
}
