//! What of a document may go to people: members are named only where the club
//! allows it, and while a book is rated blind nobody learns who gave it what.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, Utc};

use super::{HeldBack, LeftOut, Unreadable, Who, Whole};
use crate::club::blind::{Blind, veil};
use crate::club::ids::BookId;

/// Makes names for members that say nothing outside of one document. Whoever
/// does not know the key cannot try out ids, so the key is new for each document
/// and is kept nowhere.
struct Names([u8; 32]);

impl Names {
    fn of(&self, who: Who) -> Who {
        let Who::Member(id) = who else { return who };
        let hash = blake3::keyed_hash(&self.0, &id.0.to_le_bytes());
        let mut name = [0; 8];
        name.copy_from_slice(&hash.as_bytes()[..8]);
        Who::Hidden(u64::from_le_bytes(name))
    }
}

impl Whole {
    /// The document for people: without the ratings of books that are rated
    /// blind at this moment and, unless the club has members named, without
    /// members. Then times are cut to the day, too: a second may be remembered.
    /// `key` is random.
    #[must_use]
    pub fn shared(mut self, key: [u8; 32], now: DateTime<Utc>) -> Self {
        self.left_out.blind = self.hold_back(now);
        if !self.club.names {
            self.left_out.members = true;
            self.hide_members(&Names(key));
        }
        self
    }

    /// That nothing is missing.
    ///
    /// # Errors
    ///
    /// [`Unreadable::LeftOut`].
    pub fn complete(&self) -> Result<(), Unreadable> {
        let LeftOut { members, blind } = &self.left_out;
        let members = *members || self.everybody().any(|who| matches!(who, Who::Hidden(_)));
        let missing = match (members, blind.is_empty()) {
            (false, true) => return Ok(()),
            (true, _) => {
                "it does not say who the members are, so that nobody could change or withdraw a rating"
            }
            (false, false) => "the ratings of books that were rated blind are not in it",
        };
        Err(Unreadable::LeftOut { missing })
    }

    /// Takes out the ratings of books whose score is veiled.
    fn hold_back(&mut self, now: DateTime<Utc>) -> Vec<HeldBack> {
        if !self.club.blind {
            return Vec::new();
        }
        let blind = Blind {
            days: self.club.reveal_days,
        };
        let mut first: HashMap<BookId, DateTime<Utc>> = HashMap::new();
        let standing = self.reviews.iter().filter(|one| one.removed_at.is_none());
        for review in standing {
            let at = first.entry(review.book).or_insert(review.made_at);
            *at = review.made_at.min(*at);
        }
        let mut held = Vec::new();
        for book in &mut self.books {
            let posted = first.get(&book.number).copied();
            if veil(blind, book.reveal_at, posted, now).is_some() {
                let votes = std::mem::take(&mut book.ratings).len() as u64;
                let book = book.number;
                held.push(HeldBack { book, votes });
            }
        }
        for review in &mut self.reviews {
            if held.iter().any(|held| held.book == review.book) {
                review.removed_ratings.clear();
            }
        }
        held
    }

    fn hide_members(&mut self, names: &Names) {
        let given = self.books.iter_mut().map(|book| &mut book.ratings);
        let removed = self.reviews.iter_mut().map(|one| &mut one.removed_ratings);
        for ratings in given.chain(removed) {
            for rating in &mut *ratings {
                rating.member = names.of(rating.member);
                rating.at = day(rating.at);
            }
            // In the order of the new names: the old order tells who is who.
            ratings.sort_by_key(|rating| rating.member);
        }
        for thumb in &mut self.thumbs {
            thumb.member = names.of(thumb.member);
            thumb.at = day(thumb.at);
        }
        self.thumbs
            .sort_by(|one, other| (&one.prompt, one.member).cmp(&(&other.prompt, other.member)));
        for question in &mut self.questions {
            question.member = names.of(question.member);
        }
        for wish in &mut self.comparing {
            wish.member = names.of(wish.member);
            wish.at = day(wish.at);
        }
        self.comparing.sort_by_key(|wish| wish.member);
        for card in &mut self.cards {
            card.staff = names.of(card.staff);
        }
        for plan in &mut self.schedules {
            plan.staff = names.of(plan.staff);
        }
        for feed in &mut self.feeds {
            feed.staff = names.of(feed.staff);
        }
    }

    /// Everybody in the document, staff too.
    fn everybody(&self) -> impl Iterator<Item = Who> {
        let ratings = self.books.iter().flat_map(|book| &book.ratings);
        let removed = self.reviews.iter().flat_map(|one| &one.removed_ratings);
        ratings
            .chain(removed)
            .map(|rating| rating.member)
            .chain(self.thumbs.iter().map(|thumb| thumb.member))
            .chain(self.questions.iter().map(|question| question.member))
            .chain(self.comparing.iter().map(|wish| wish.member))
            .chain(self.cards.iter().map(|card| card.staff))
            .chain(self.schedules.iter().map(|plan| plan.staff))
            .chain(self.feeds.iter().map(|feed| feed.staff))
    }
}

/// The beginning of the day.
fn day(at: DateTime<Utc>) -> DateTime<Utc> {
    at.date_naive().and_time(NaiveTime::MIN).and_utc()
}
