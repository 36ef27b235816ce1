//! Whether a document fits together: numbers are there once, whatever is named
//! exists, and every value is one that the tables take.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use super::{Rating, Unreadable, Whole};
use crate::club::schedule::{self, Rhythm};
use crate::club::stars::{Stars, Step};

/// Numbers beyond this are nobody's, and leave room to count on from.
const HIGHEST: i64 = 1 << 53;

/// # Errors
///
/// [`Unreadable::Contradiction`] with the first that is found.
pub(super) fn check(whole: &Whole) -> Result<(), Unreadable> {
    settings(whole)?;
    let ever = &whole.numbers;
    let entries = whole.feeds.iter().flat_map(|feed| &feed.entries);
    let offers = entries.flat_map(|entry| &entry.offers);
    let books = whole.books.iter().map(|book| book.number.0);
    let books = numbers("book", ever.book, books)?;
    let reviews = whole.reviews.iter().map(|one| one.number.0);
    let reviews = numbers("review", ever.review, reviews)?;
    let cards = whole.cards.iter().map(|card| card.number.0);
    numbers("card", ever.card, cards)?;
    let questions = whole.questions.iter().map(|one| one.number.0);
    numbers("question", ever.member_question, questions)?;
    let plans = whole.schedules.iter().map(|plan| plan.number.0);
    numbers("schedule", ever.schedule, plans)?;
    let feeds = whole.feeds.iter().map(|feed| feed.number.0);
    numbers("feed", ever.feed, feeds)?;
    let found = offers.clone().map(|offer| offer.number.0);
    numbers("offer", ever.offer, found)?;
    numbers("draft", ever.draft, std::iter::empty())?;
    let book = |of: &dyn Display, number: i64| exists(of, "book", number, &books);
    let review = |of: &dyn Display, number: i64| exists(of, "review", number, &reviews);

    ratings(whole)?;
    for one in &whole.reviews {
        book(&format!("review {}", one.number), one.book.0)?;
    }
    let mut carded = HashSet::new();
    for card in &whole.cards {
        review(&format!("card {}", card.number), card.review.0)?;
        once(&mut carded, card.review.0, "review with two cards")?;
        let mut pages = HashSet::new();
        for page in &card.pages {
            once(&mut pages, page.number, "page of a card")?;
        }
    }
    if let Some(bare) = whole
        .reviews
        .iter()
        .find(|one| !carded.contains(&one.number.0))
    {
        return wrong(format!("review {} has no card", bare.number));
    }
    for thread in &whole.threads {
        review(&format!("thread {}", thread.thread), thread.review.0)?;
        tier(thread.tier)?;
    }
    for asked in &whole.asked {
        review(&"a question that was asked", asked.review.0)?;
    }
    for question in &whole.questions {
        review(&format!("question {}", question.number), question.review.0)?;
        tier(question.tier)?;
        one_of("state", &question.state, &["waiting", "taken", "declined"])?;
        one_of(
            "told",
            &question.told,
            &["", "waiting", "taken", "declined"],
        )?;
    }
    for plan in &whole.schedules {
        let of = format!("schedule {}", plan.number);
        plan.book.map_or(Ok(()), |number| book(&of, number.0))?;
        plan.review.map_or(Ok(()), |number| review(&of, number.0))?;
        if Rhythm::named(&plan.rhythm).is_none() || plan.minute >= 24 * 60 {
            return wrong(format!("{of} has a time that no clock shows"));
        }
    }
    for offer in offers {
        let of = format!("offer {}", offer.number);
        offer
            .became
            .map_or(Ok(()), |number| review(&of, number.0))?;
        one_of("state", &offer.state, &["waiting", "posted", "ignored"])?;
    }
    Ok(())
}

fn settings(whole: &Whole) -> Result<(), Unreadable> {
    let club = &whole.club;
    if Step::from_quarters(club.step).is_none() {
        return wrong(format!("{} is no step of stars", club.step));
    }
    if let Some(zone) = &club.timezone
        && schedule::zone(zone).is_err()
    {
        return wrong(format!("“{zone}” is no time zone"));
    }
    Ok(())
}

fn ratings(whole: &Whole) -> Result<(), Unreadable> {
    let mut keys = HashSet::new();
    for book in &whole.books {
        let of = format!("book {}", book.number);
        if book.keys.title.is_empty() {
            return wrong(format!("{of} has no title to find it by"));
        }
        once(
            &mut keys,
            (&book.keys.title, &book.keys.author),
            "book by title and author",
        )?;
        given(&of, &book.ratings)?;
    }
    for review in &whole.reviews {
        given(
            &format!("review {}", review.number),
            &review.removed_ratings,
        )?;
    }
    Ok(())
}

/// What members gave a book, or had given with a review that was removed.
fn given(of: &str, ratings: &[Rating]) -> Result<(), Unreadable> {
    let mut members = HashSet::with_capacity(ratings.len());
    for rating in ratings {
        once(&mut members, rating.member, "rating by a member")?;
        let stars = [Some(rating.quarters), rating.previous];
        let mut stars = stars.into_iter().flatten();
        if let Some(none) = stars.find(|quarters| Stars::from_quarters(*quarters).is_none()) {
            return wrong(format!("{of} was given {none} quarters of a star"));
        }
    }
    Ok(())
}

/// The numbers of one kind, each there once and none above those that were `ever`
/// given.
fn numbers(
    kind: &'static str,
    ever: i64,
    numbers: impl Iterator<Item = i64>,
) -> Result<HashSet<i64>, Unreadable> {
    if !(0..HIGHEST).contains(&ever) {
        return wrong(format!("{ever} is no number of a {kind}"));
    }
    let mut seen = HashSet::new();
    for number in numbers {
        if !(1..=ever).contains(&number) {
            return wrong(format!(
                "{number} is no number of a {kind}, of which {ever} is the highest"
            ));
        }
        once(&mut seen, number, kind)?;
    }
    Ok(seen)
}

fn once<T: Eq + Hash>(seen: &mut HashSet<T>, one: T, what: &str) -> Result<(), Unreadable> {
    match seen.insert(one) {
        true => Ok(()),
        false => wrong(format!("the same {what} is there twice")),
    }
}

fn exists(
    of: &dyn Display,
    kind: &str,
    number: i64,
    known: &HashSet<i64>,
) -> Result<(), Unreadable> {
    match known.contains(&number) {
        true => Ok(()),
        false => wrong(format!(
            "{of} belongs to {kind} {number}, which is not there"
        )),
    }
}

fn tier(tier: u8) -> Result<(), Unreadable> {
    match tier {
        0..=2 => Ok(()),
        tier => wrong(format!("{tier} is no tier")),
    }
}

fn one_of(what: &str, value: &str, known: &[&str]) -> Result<(), Unreadable> {
    match known.contains(&value) {
        true => Ok(()),
        false => wrong(format!("“{value}” is no {what}")),
    }
}

fn wrong<T>(reason: String) -> Result<T, Unreadable> {
    Err(Unreadable::Contradiction { reason })
}
