//! Which questions a channel has had, kept at hand.
//!
//! The store has the last word: no question is put that it has not taken down.
//! What is kept here saves reading the whole list before each question, and
//! keeps two members who ask at the same moment from drawing the same one. If
//! another process knew better, the store refuses the question; the list is
//! then forgotten and read anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use moka::sync::Cache;

use crate::club::ids::{ChannelId, ReviewId};
use crate::club::question::{self, Choice, Wish};
use crate::discord::bot::Stock;

/// Channels whose lists are kept at hand, at most.
const LISTS: u64 = 1_024;

/// The lists of the channels that asked of late.
pub struct Asked(Cache<Place, Arc<List>>);

/// A channel, a review, and the [serial](Stock::serial) of what can be asked
/// about it.
pub type Place = (ChannelId, ReviewId, u64);

/// For each question of a stock, when the channel had it last, in seconds since
/// 1970.
pub struct List(Mutex<Vec<Option<i64>>>);

impl Default for Asked {
    fn default() -> Self {
        Self(Cache::new(LISTS))
    }
}

impl Asked {
    /// The list of a channel, if it is at hand.
    #[must_use]
    pub fn at_hand(&self, place: &Place) -> Option<Arc<List>> {
        self.0.get(place)
    }

    /// Keeps what the store knows: the keys of the questions that were put, and
    /// when. A list that somebody else has put here meanwhile stays.
    #[must_use]
    pub fn keep(&self, place: Place, stock: &Stock, asked: &HashMap<String, i64>) -> Arc<List> {
        let questions = stock.questions.iter();
        let times = questions.map(|question| asked.get(&question.key()).copied());
        let list = Arc::new(List(Mutex::new(times.collect())));
        self.0.get_with(place, || list)
    }

    /// Forgets a list that turned out to be wrong.
    pub fn forget(&self, place: &Place) {
        self.0.invalidate(place);
    }
}

impl List {
    /// Draws a question as it is wished for, and marks it as put. `None` where the
    /// stock has none.
    #[must_use]
    pub fn draw<'a>(
        &self,
        stock: &'a Stock,
        wish: &Wish<'_>,
        at: DateTime<Utc>,
    ) -> Option<Choice<'a>> {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let choice = question::choose(&stock.questions, &times, wish, &mut rand::rng())?;
        let drawn = |question: &_| std::ptr::eq(question, choice.question);
        if let Some(number) = stock.questions.iter().position(drawn)
            && let Some(time) = times.get_mut(number)
        {
            *time = Some(at.timestamp());
        }
        Some(choice)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::LazyLock;

    use super::*;
    use crate::club::question::{Kind, Question, Talk, Thumbs};

    const PLACE: Place = (ChannelId(1), ReviewId(2), 1);

    fn stock(size: usize) -> Stock {
        let question = |number| Question {
            text: format!("What of sentence {number}?"),
            kind: Kind::Theme,
            tier: 0,
            theme: None,
            receipt: format!("Sentence {number}."),
            prompt: format!("sea/{number}"),
        };
        let questions = (0..size).map(question).collect();
        let talk = Talk {
            themes: Vec::new(),
            questions,
        };
        Stock::new("The Tide".to_owned(), talk, Vec::new(), 1)
    }

    fn wish() -> Wish<'static> {
        static NONE: LazyLock<Thumbs> = LazyLock::new(Thumbs::default);
        Wish {
            theme: None,
            tier: 0,
            thumbs: &NONE,
        }
    }

    #[test]
    fn who_asks_at_the_same_moment_draws_something_else() {
        let (asked, stock, now) = (Asked::default(), stock(6), Utc::now());
        let first = asked.keep(PLACE, &stock, &HashMap::new());
        let second = asked.keep(PLACE, &stock, &HashMap::new());
        let mut keys = HashSet::new();
        for turn in 0..stock.questions.len() {
            let list = if turn % 2 == 0 { &first } else { &second };
            let choice = list.draw(&stock, &wish(), now).unwrap();
            assert!(!choice.again, "failed on turn {turn}");
            assert!(keys.insert(choice.question.key()), "failed on turn {turn}");
        }
        assert!(first.draw(&stock, &wish(), now).unwrap().again);
    }

    #[test]
    fn what_the_store_knows_is_not_drawn_and_a_forgotten_list_is_read_anew() {
        let (asked, stock, now) = (Asked::default(), stock(3), Utc::now());
        let put = |number: usize| (stock.questions[number].key(), 7);
        let list = asked.keep(PLACE, &stock, &HashMap::from([put(0)]));
        assert_eq!(list.draw(&stock, &wish(), now).unwrap().left, 1);
        asked.forget(&PLACE);
        assert!(asked.at_hand(&PLACE).is_none());
        let list = asked.keep(PLACE, &stock, &HashMap::from([put(0), put(2)]));
        let choice = list.draw(&stock, &wish(), now).unwrap();
        assert_eq!(choice.question, &stock.questions[1]);
        let elsewhere = (ChannelId(9), PLACE.1, PLACE.2);
        assert!(asked.at_hand(&elsewhere).is_none());
    }
}
