//! What a press of a button, a choice in a menu or a sent form means.
//!
//! All state lies in the custom id (Discord: 1 to 100 characters), so a button
//! works after a restart, in another process and years later. An id that this
//! version does not know is `None` and gets a friendly word, never a panic.
//! What a click does is in `commands`.

use std::fmt;

use crate::club::ids::{BookId, ChannelId, DraftId, FeedId, OfferId, ProposalId, ReviewId};
use crate::club::question::Question;
use crate::club::shelf::Order;
use crate::club::stars::Stars;

/// What was pressed, chosen or sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Click {
    /// Show me the stars to choose from for this book.
    Rate(BookId),
    /// I choose stars for this book; the value of the menu says which.
    Stars(BookId),
    /// Put my rating of this book back to what it was; `None`: to nothing.
    Undo(BookId, Option<Stars>),
    /// Give me a question on this review.
    Discuss(ReviewId),
    /// Give me one more that gives away no more than this.
    Another(ReviewId, u8),
    /// Show me the themes of this review; what is asked then may give away so
    /// much.
    Themes(ReviewId, u8),
    /// Give me a question on a theme of this review; the value of the menu says
    /// which theme.
    Theme(ReviewId, u8),
    /// Open a thread on this question, which gives away so much.
    Thread(ReviewId, u8, QuestionKey),
    /// My thumb on this question: up where it is `true`.
    Thumb(ReviewId, QuestionKey, bool),
    /// Take this member's question in.
    TakeIn(ProposalId),
    /// Leave this member's question out.
    Decline(ProposalId),
    /// Show me the scores of this book.
    Scores(BookId),
    /// Show me this page of the club's list in this order.
    Shelf(View, Order, u32),
    /// Show me the club's list in the order that the menu's value names.
    Sort(View),
    /// Change what the club has settled; the menu's values say how.
    Setup(Setting),
    /// Do something with what there is of me.
    Mine(Own),
    /// Let me read this review in full.
    Read(ReviewId),
    /// Do something with the book of this number in this draft.
    Draft(DraftId, u32, Step),
    /// The form in which a review for this channel was pasted.
    Paste(ChannelId),
    /// Post this review of a feed.
    PostOffer(OfferId),
    /// Leave this review of a feed alone.
    Ignore(OfferId),
    /// Import the reviews that this feed had before it was followed.
    Import(FeedId),
    /// Remove this posted review; with the ratings of its book where it is `true`.
    Remove(ReviewId, bool),
    /// Bring this removed review back.
    Restore(ReviewId),
    /// Make the first record of a book a part of the second.
    Merge(BookId, BookId),
    /// Show the form in which the erasing of the club is confirmed; `true`: the
    /// form, filled in.
    Erase(bool),
    /// Do nothing of what I was asked.
    Nothing,
}

/// Which question of a review: its [`Question::key`] as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionKey(pub u64);

impl QuestionKey {
    /// Of a question.
    #[must_use]
    pub fn of(question: &Question) -> Self {
        // A key is sixteen hexadecimal digits.
        Self(u64::from_str_radix(&question.key(), 16).unwrap_or_default())
    }

    fn read(digits: &str) -> Option<Self> {
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

impl fmt::Display for QuestionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Whose eyes the club's list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Everybody's: what one member may see stays off it.
    Club,
    /// Those of the one who asked.
    Own,
}

/// What a member does with what there is of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Look at this page of the list of ratings, from 0.
    Page(u32),
    /// Be compared with others, or no more.
    Compare(bool),
    /// Delete everything.
    Delete,
    /// Keep it.
    Keep,
}

impl Own {
    fn read(rest: &str) -> Option<Self> {
        Some(match rest {
            "compare" => Self::Compare(true),
            "alone" => Self::Compare(false),
            "delete" => Self::Delete,
            "keep" => Self::Keep,
            page => Self::Page(page.parse().ok()?),
        })
    }
}

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(page) => write!(f, "{page}"),
            Self::Compare(true) => f.write_str("compare"),
            Self::Compare(false) => f.write_str("alone"),
            Self::Delete => f.write_str("delete"),
            Self::Keep => f.write_str("keep"),
        }
    }
}

/// What an admin settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The step of ratings.
    Step,
    /// Whether ratings are blind, and for how long.
    Blind,
    /// Where cards go.
    Channel,
    /// That cards go where staff are.
    NoChannel,
    /// Whether what is exported for people names members: the other way round.
    Names,
    /// Nothing; look again.
    Look,
}

impl Setting {
    /// Each with its name.
    const NAMED: [(Self, &str); 6] = [
        (Self::Step, "step"),
        (Self::Blind, "blind"),
        (Self::Channel, "channel"),
        (Self::NoChannel, "nowhere"),
        (Self::Names, "names"),
        (Self::Look, "look"),
    ];
}

impl View {
    fn key(self) -> &'static str {
        match self {
            Self::Club => "club",
            Self::Own => "own",
        }
    }

    fn read(key: &str) -> Option<Self> {
        [Self::Club, Self::Own]
            .into_iter()
            .find(|view| view.key() == key)
    }
}

/// What staff do with a book of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Post it.
    Post,
    /// Post it beside another review that it may be a version of.
    Beside,
    /// Put it in the place of this review.
    Update(ReviewId),
    /// Post every book that is open.
    All,
    /// Look at it.
    Turn,
    /// Leave it out.
    LeaveOut,
    /// Take it in again.
    TakeIn,
    /// Show the form for its fields.
    Edit,
    /// The form, filled in.
    Edited,
    /// Show the form for the text, or for the piece of it that the menu's value
    /// names.
    Text,
    /// That form, filled in: which piece of the text that bears this mark.
    Texted(u32, u32),
    /// Drop the whole draft.
    Drop,
}

impl Step {
    /// The steps that need no more than their name, which no click has.
    const NAMED: [(Self, &str); 10] = [
        (Self::Post, "post"),
        (Self::Beside, "beside"),
        (Self::All, "all"),
        (Self::Turn, "turn"),
        (Self::LeaveOut, "leave"),
        (Self::TakeIn, "take"),
        (Self::Edit, "edit"),
        (Self::Edited, "edited"),
        (Self::Text, "text"),
        (Self::Drop, "drop"),
    ];
}

impl fmt::Display for Click {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rate(book) => write!(f, "rate:{book}"),
            Self::Stars(book) => write!(f, "stars:{book}"),
            Self::Undo(book, stars) => {
                write!(f, "undo:{book}:{}", stars.map_or(0, Stars::quarters))
            }
            Self::Discuss(review) => write!(f, "discuss:{review}"),
            Self::Another(review, tier) => write!(f, "another:{review}:{tier}"),
            Self::Themes(review, tier) => write!(f, "themes:{review}:{tier}"),
            Self::Theme(review, tier) => write!(f, "theme:{review}:{tier}"),
            Self::Thread(review, tier, key) => write!(f, "thread:{review}:{tier}:{key}"),
            Self::Thumb(review, key, up) => {
                write!(
                    f,
                    "thumb:{review}:{key}:{}",
                    if *up { "up" } else { "down" }
                )
            }
            Self::TakeIn(proposal) => write!(f, "takein:{proposal}"),
            Self::Decline(proposal) => write!(f, "decline:{proposal}"),
            Self::Scores(book) => write!(f, "scores:{book}"),
            Self::Shelf(view, order, page) => {
                write!(f, "shelf:{}:{}:{page}", view.key(), order.key())
            }
            Self::Sort(view) => write!(f, "sort:{}", view.key()),
            Self::Setup(setting) => {
                let named = Setting::NAMED.iter().find(|(one, _)| one == setting);
                write!(f, "setup:{}", named.map_or("", |(_, name)| name))
            }
            Self::Mine(own) => write!(f, "mine:{own}"),
            Self::Read(review) => write!(f, "read:{review}"),
            Self::Draft(draft, number, Step::Update(review)) => {
                write!(f, "update:{draft}:{number}:{review}")
            }
            Self::Draft(draft, number, Step::Texted(piece, mark)) => {
                write!(f, "texted:{draft}:{number}:{piece}:{mark:x}")
            }
            Self::Draft(draft, number, step) => {
                let named = Step::NAMED.iter().find(|(one, _)| one == step);
                let name = named.map_or("", |(_, name)| name);
                write!(f, "{name}:{draft}:{number}")
            }
            Self::Paste(channel) => write!(f, "paste:{channel}"),
            Self::PostOffer(offer) => write!(f, "offer:{offer}"),
            Self::Ignore(offer) => write!(f, "ignore:{offer}"),
            Self::Import(feed) => write!(f, "import:{feed}"),
            Self::Remove(review, with_ratings) => {
                let ratings = if *with_ratings { "ratings" } else { "alone" };
                write!(f, "remove:{review}:{ratings}")
            }
            Self::Restore(review) => write!(f, "restore:{review}"),
            Self::Merge(goes, stays) => write!(f, "merge:{goes}:{stays}"),
            Self::Erase(typed) => write!(f, "erase:{}", if *typed { "typed" } else { "ask" }),
            Self::Nothing => f.write_str("nothing"),
        }
    }
}

impl Click {
    /// Reads a custom id; `None` for one that this version did not make.
    #[must_use]
    pub fn read(custom_id: &str) -> Option<Self> {
        let (verb, rest) = custom_id.split_once(':').unwrap_or((custom_id, ""));
        Some(match verb {
            "rate" => Self::Rate(rest.parse().ok()?),
            "stars" => Self::Stars(rest.parse().ok()?),
            "undo" => {
                let (book, quarters) = rest.split_once(':')?;
                let stars = match quarters.parse().ok()? {
                    0 => None,
                    quarters => Some(Stars::from_quarters(quarters)?),
                };
                Self::Undo(book.parse().ok()?, stars)
            }
            "discuss" => Self::Discuss(rest.parse().ok()?),
            "another" | "themes" | "theme" => {
                let (review, tier) = told(rest)?;
                match verb {
                    "another" => Self::Another(review, tier),
                    "themes" => Self::Themes(review, tier),
                    _ => Self::Theme(review, tier),
                }
            }
            "thread" => {
                let (place, key) = rest.rsplit_once(':')?;
                let (review, tier) = told(place)?;
                Self::Thread(review, tier, QuestionKey::read(key)?)
            }
            "thumb" => {
                let (question, thumb) = rest.rsplit_once(':')?;
                let (review, key) = question.split_once(':')?;
                let up = match thumb {
                    "up" => true,
                    "down" => false,
                    _ => return None,
                };
                Self::Thumb(review.parse().ok()?, QuestionKey::read(key)?, up)
            }
            "takein" => Self::TakeIn(rest.parse().ok()?),
            "decline" => Self::Decline(rest.parse().ok()?),
            "scores" => Self::Scores(rest.parse().ok()?),
            "shelf" => {
                let (view, rest) = rest.split_once(':')?;
                let (order, page) = rest.split_once(':')?;
                Self::Shelf(View::read(view)?, Order::read(order)?, page.parse().ok()?)
            }
            "sort" => Self::Sort(View::read(rest)?),
            "setup" => {
                let named = Setting::NAMED.iter().find(|(_, name)| *name == rest)?;
                Self::Setup(named.0)
            }
            "mine" => Self::Mine(Own::read(rest)?),
            "read" => Self::Read(rest.parse().ok()?),
            "paste" => Self::Paste(rest.parse().ok()?),
            "offer" => Self::PostOffer(rest.parse().ok()?),
            "ignore" => Self::Ignore(rest.parse().ok()?),
            "import" => Self::Import(rest.parse().ok()?),
            "update" => {
                let (page, review) = rest.rsplit_once(':')?;
                let (draft, number) = page.split_once(':')?;
                let step = Step::Update(review.parse().ok()?);
                Self::Draft(draft.parse().ok()?, number.parse().ok()?, step)
            }
            "texted" => {
                let (page, mark) = rest.rsplit_once(':')?;
                let (page, piece) = page.rsplit_once(':')?;
                let (draft, number) = page.split_once(':')?;
                let mark = u32::from_str_radix(mark, 16).ok()?;
                let step = Step::Texted(piece.parse().ok()?, mark);
                Self::Draft(draft.parse().ok()?, number.parse().ok()?, step)
            }
            "remove" => {
                let (review, ratings) = rest.split_once(':')?;
                let with_ratings = match ratings {
                    "ratings" => true,
                    "alone" => false,
                    _ => return None,
                };
                Self::Remove(review.parse().ok()?, with_ratings)
            }
            "restore" => Self::Restore(rest.parse().ok()?),
            "merge" => {
                let (goes, stays) = rest.split_once(':')?;
                Self::Merge(goes.parse().ok()?, stays.parse().ok()?)
            }
            "erase" => match rest {
                "ask" => Self::Erase(false),
                "typed" => Self::Erase(true),
                _ => return None,
            },
            "nothing" if rest.is_empty() => Self::Nothing,
            name => {
                let (step, _) = Step::NAMED.iter().find(|(_, known)| *known == name)?;
                let (draft, number) = rest.split_once(':')?;
                Self::Draft(draft.parse().ok()?, number.parse().ok()?, *step)
            }
        })
    }
}

/// A review and what may be given away: `7:2`.
fn told(text: &str) -> Option<(ReviewId, u8)> {
    let (review, tier) = text.split_once(':')?;
    let tier = tier.parse().ok().filter(|tier| *tier <= 2)?;
    Some((review.parse().ok()?, tier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_click_is_read_back_and_fits() {
        let (book, review, draft) = (BookId(i64::MAX), ReviewId(i64::MIN), DraftId(7));
        let steps = Step::NAMED.map(|(step, _)| Click::Draft(draft, 2, step));
        for click in [
            Click::Rate(book),
            Click::Stars(book),
            Click::Undo(book, None),
            Click::Undo(book, Stars::from_quarters(20)),
            Click::Discuss(review),
            Click::Another(review, 0),
            Click::Themes(review, 1),
            Click::Theme(review, 2),
            Click::Thread(review, 2, QuestionKey(u64::MAX)),
            Click::Thumb(review, QuestionKey(7), true),
            Click::Thumb(review, QuestionKey(0), false),
            Click::TakeIn(ProposalId(i64::MAX)),
            Click::Decline(ProposalId(1)),
            Click::Scores(book),
            Click::Shelf(View::Own, Order::Divided, u32::MAX),
            Click::Shelf(View::Club, Order::Newest, 0),
            Click::Sort(View::Club),
            Click::Mine(Own::Page(u32::MAX)),
            Click::Mine(Own::Compare(true)),
            Click::Mine(Own::Compare(false)),
            Click::Mine(Own::Delete),
            Click::Mine(Own::Keep),
            Click::Read(review),
            Click::Paste(ChannelId(u64::MAX)),
            Click::PostOffer(OfferId(i64::MAX)),
            Click::Ignore(OfferId(1)),
            Click::Import(FeedId(7)),
            Click::Draft(draft, u32::MAX, Step::Update(review)),
            Click::Draft(draft, 1, Step::Texted(u32::MAX, 7)),
            Click::Remove(review, true),
            Click::Remove(review, false),
            Click::Restore(review),
            Click::Merge(book, BookId(1)),
            Click::Erase(false),
            Click::Erase(true),
            Click::Nothing,
        ]
        .into_iter()
        .chain(steps)
        .chain(Setting::NAMED.map(|(setting, _)| Click::Setup(setting)))
        {
            let id = click.to_string();
            assert_eq!(Click::read(&id), Some(click), "failed on {id}");
            assert!(id.len() <= 100, "failed on {id}");
        }
    }

    #[test]
    fn ids_of_other_versions_are_not_understood() {
        for id in [
            "",
            "rate",
            "rate:",
            "rate:x",
            "undo:1",
            "undo:1:21",
            "shelf:club:oldest:1",
            "shelf:all:newest:1",
            "shelf:club:newest:-1",
            "sort:",
            "setup:up",
            "mine:all",
            "vote:3",
            "paste",
            "rate:1:2",
            "another:7",
            "another:7:3",
            "theme:7:x",
            "thread:7:0",
            "thread:7:0:xyz",
            "thumb:7:00:sideways",
            "thumb:7:up",
            "post:7",
            "post:7:x",
            "post:7:-1",
            "post:7:1:2",
            "update:7:1",
            "update:7:1:2:3",
            "texted:7:1:2",
            "texted:7:1:2:x",
            "remove:7",
            "remove:7:all",
            "merge:7",
            "nothing:1",
            "erase",
            "erase:now",
            ":7:1",
            "🦀",
        ] {
            assert_eq!(Click::read(id), None, "failed on {id}");
        }
    }
}
