//! How the numbers in a document become those of this database.

use std::collections::HashMap;

use super::numbers::shift;
use crate::club::question::{key_of, own};
use crate::club::whole::{Numbers, Who, Whole};
use crate::store::columns::Snowflake;

/// By how much the numbers of each kind move.
pub(super) struct Moves {
    /// What is added to them.
    pub(super) by: Numbers,
}

impl Moves {
    /// Of a document, into a database that has given numbers up to these.
    pub(super) fn of(whole: &Whole, here: &Numbers) -> Self {
        let theirs = &whole.numbers;
        let entries = whole.feeds.iter().flat_map(|feed| &feed.entries);
        let offers = entries.flat_map(|entry| &entry.offers);
        let books = whole.books.iter().map(|book| book.number.0);
        let reviews = whole.reviews.iter().map(|review| review.number.0);
        let cards = whole.cards.iter().map(|card| card.number.0);
        let feeds = whole.feeds.iter().map(|feed| feed.number.0);
        let offers = offers.map(|offer| offer.number.0);
        let questions = whole.questions.iter().map(|one| one.number.0);
        let plans = whole.schedules.iter().map(|plan| plan.number.0);
        Self {
            by: Numbers {
                book: shift(books, theirs.book, here.book),
                review: shift(reviews, theirs.review, here.review),
                card: shift(cards, theirs.card, here.card),
                draft: 0,
                feed: shift(feeds, theirs.feed, here.feed),
                offer: shift(offers, theirs.offer, here.offer),
                member_question: shift(questions, theirs.member_question, here.member_question),
                schedule: shift(plans, theirs.schedule, here.schedule),
            },
        }
    }

    /// Whether any of them moves.
    pub(super) fn any(&self) -> bool {
        self.by != Numbers::default()
    }

    /// The numbers up to which none may be given again.
    pub(super) fn given(&self, whole: &Whole) -> Numbers {
        let (ever, by) = (&whole.numbers, &self.by);
        Numbers {
            book: ever.book + by.book,
            review: ever.review + by.review,
            card: ever.card + by.card,
            draft: ever.draft,
            feed: ever.feed + by.feed,
            offer: ever.offer + by.offer,
            member_question: ever.member_question + by.member_question,
            schedule: ever.schedule + by.schedule,
        }
    }

    /// What names a member's question by its number.
    pub(super) fn keys(&self, whole: &Whole) -> Keys {
        Keys::moved(whole, self.by.member_question)
    }
}

/// A member's column. A document in which somebody is hidden is not complete and
/// does not come so far.
pub(super) fn known(who: Who) -> i64 {
    match who {
        Who::Member(id) => id.column(),
        Who::Hidden(_) => 0,
    }
}

/// What names a member's question by its number, old and new.
pub(super) struct Keys {
    prompts: HashMap<String, String>,
    questions: HashMap<String, String>,
}

impl Keys {
    fn moved(whole: &Whole, by: i64) -> Self {
        let (mut prompts, mut questions) = (HashMap::new(), HashMap::new());
        if by != 0 {
            for one in &whole.questions {
                let numbers = [one.number.0, one.number.0 + by];
                let [old, new] = numbers.map(own::prompt_of);
                let [before, after] = [&old, &new].map(|prompt| key_of(prompt, ""));
                questions.insert(before, after);
                prompts.insert(old, new);
            }
        }
        Self { prompts, questions }
    }

    pub(super) fn prompt<'a>(&'a self, prompt: &'a str) -> &'a str {
        self.prompts.get(prompt).map_or(prompt, String::as_str)
    }

    pub(super) fn question<'a>(&'a self, key: &'a str) -> &'a str {
        self.questions.get(key).map_or(key, String::as_str)
    }
}
