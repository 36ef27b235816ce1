//! Random evenings of a club, played on the store and on a plain model beside
//! it: who gave what, the tallies, and what the card of the scores says agree
//! after each of them, whatever was done in which order.
//!
//! A few dozen short evenings are played in the normal run; `MODEL_SEQUENCES`
//! says how many instead, such as 10000.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use readalong::club::ids::{BookId, ClubId, MemberId, ReviewId};
use readalong::club::locale::Locale;
use readalong::club::note::Note;
use readalong::club::review::{Rating, Review};
use readalong::club::stars::{Stars, Step};
use readalong::discord::card;
use readalong::store::{Rated, Restored, Rules, Store, Which};
use tokio::task::JoinSet;

use crate::harness::{Fresh, at, post_to, review, stars};

/// Members of the club, and books that it has at the start.
const MEMBERS: usize = 5;
const BOOKS: usize = 4;

/// What the reviewer gave every book, in quarters.
const REVIEWER: i64 = 14;

/// Something that happens. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Deed {
    /// A member gives a book so many quarters, and says something of a note or
    /// does not.
    Rate(usize, usize, u8, Option<Option<bool>>),
    /// Everybody rates a book at the same moment.
    All(usize, Vec<u8>),
    /// A member withdraws.
    Withdraw(usize, usize),
    /// Somebody presses **Undo** on a receipt.
    Undo(usize),
    /// One book becomes a part of another.
    Merge(usize, usize),
    /// Staff remove a review, with the ratings or without them.
    Remove(usize, bool),
    /// Staff bring a removed review back.
    Restore(usize),
    /// A member deletes everything.
    Forget(usize),
    /// The club settles another step.
    Step(Step),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let (member, book) = (0..MEMBERS, 0..BOOKS);
    let note = proptest::option::of(proptest::option::of(any::<bool>()));
    let rate = (member.clone(), book.clone(), 1_u8..=20, note);
    let step = prop_oneof![Just(Step::Whole), Just(Step::Half), Just(Step::Quarter)];
    let deed = prop_oneof![
        10 => rate.prop_map(|(who, what, given, note)| Deed::Rate(who, what, given, note)),
        3 => (book.clone(), vec(1_u8..=20, MEMBERS)).prop_map(|(what, given)| Deed::All(what, given)),
        3 => (member.clone(), book.clone()).prop_map(|(who, what)| Deed::Withdraw(who, what)),
        4 => (0..64_usize).prop_map(Deed::Undo),
        2 => (book.clone(), book).prop_map(|(goes, stays)| Deed::Merge(goes, stays)),
        2 => (0..8_usize, any::<bool>()).prop_map(|(which, ratings)| Deed::Remove(which, ratings)),
        3 => (0..8_usize).prop_map(Deed::Restore),
        1 => member.prop_map(Deed::Forget),
        2 => step.prop_map(Deed::Step),
    ];
    vec(deed, 1..32)
}

/// What a member gave, as plain as can be.
#[derive(Clone, Debug, PartialEq)]
struct Own {
    quarters: u8,
    note: Option<Note>,
    before: Option<(u8, Option<Note>)>,
    at: i64,
}

/// A receipt, whose **Undo** brings back what was before; `None`: nothing.
struct Receipt {
    book: BookId,
    member: MemberId,
    before: Option<u8>,
}

/// Ratings that went with a review.
type PutAway = BTreeMap<MemberId, Own>;

/// The model.
struct Model {
    /// Every review with its book, and what went with it where it is removed.
    reviews: BTreeMap<ReviewId, (BookId, Option<PutAway>)>,
    given: BTreeMap<(BookId, MemberId), Own>,
    receipts: Vec<Receipt>,
    step: Step,
}

impl Model {
    /// The books of which a review stands.
    fn books(&self) -> BTreeSet<BookId> {
        let standing = self.reviews.values().filter(|(_, gone)| gone.is_none());
        standing.map(|(book, _)| *book).collect()
    }

    /// One of them; there is always one.
    fn book(&self, number: usize) -> BookId {
        let books = self.books();
        let mut counted = books.iter().copied().cycle().skip(number % books.len());
        counted.next().unwrap()
    }

    /// One of the reviews that stand, or of those that are removed.
    fn review(&self, number: usize, removed: bool) -> Option<ReviewId> {
        let fits =
            |(_, (_, gone)): &(&ReviewId, &(BookId, Option<PutAway>))| gone.is_some() == removed;
        let all: Vec<ReviewId> = self
            .reviews
            .iter()
            .filter(fits)
            .map(|(id, _)| *id)
            .collect();
        (!all.is_empty()).then(|| all[number % all.len()])
    }

    /// Removes a review, and gives how many ratings went and how many stay.
    fn remove(&mut self, review: ReviewId, with_ratings: bool) -> (u64, u64) {
        let book = self.reviews[&review].0;
        let votes = self.votes(book).len() as u64;
        self.reviews.insert(review, (book, Some(PutAway::new())));
        if !with_ratings || self.books().contains(&book) {
            return (0, votes);
        }
        let mut gone = PutAway::new();
        for who in (0..MEMBERS).map(member) {
            gone.extend(self.given.remove(&(book, who)).map(|own| (who, own)));
        }
        self.reviews.insert(review, (book, Some(gone)));
        (votes, 0)
    }

    /// Brings a review back, and gives how many ratings came with it.
    fn restore(&mut self, review: ReviewId) -> u64 {
        let book = self.reviews[&review].0;
        let back = self.reviews.insert(review, (book, None));
        let mut came = 0;
        for (who, own) in back.and_then(|(_, gone)| gone).unwrap_or_default() {
            // Whoever has rated since keeps the newer one.
            self.given.entry((book, who)).or_insert_with(|| {
                came += 1;
                own
            });
        }
        came
    }

    fn votes(&self, book: BookId) -> Vec<i64> {
        let of_book = self.given.iter().filter(|((one, _), _)| *one == book);
        let mut votes: Vec<i64> = of_book.map(|(_, own)| own.quarters.into()).collect();
        votes.sort_unstable();
        votes
    }

    /// Records a rating and gives what it replaced.
    fn rate(
        &mut self,
        (book, member): (BookId, MemberId),
        quarters: u8,
        note: Option<Option<Note>>,
        at: i64,
    ) -> Option<u8> {
        let old = self.given.remove(&(book, member));
        let before = old.map(|old| (old.quarters, old.note));
        let kept = before.as_ref().and_then(|(_, note)| note.clone());
        let replaced = before.as_ref().map(|(quarters, _)| *quarters);
        let own = Own {
            quarters,
            note: note.unwrap_or(kept),
            before,
            at,
        };
        self.given.insert((book, member), own);
        self.receipt(book, member, replaced);
        replaced
    }

    fn withdraw(&mut self, book: BookId, member: MemberId) -> Option<u8> {
        let gone = self.given.remove(&(book, member))?.quarters;
        self.receipt(book, member, Some(gone));
        Some(gone)
    }

    fn receipt(&mut self, book: BookId, member: MemberId, before: Option<u8>) {
        self.receipts.push(Receipt {
            book,
            member,
            before,
        });
    }

    /// Of a member's two ratings the newer counts; of two of one second that of
    /// the book that stays. Gives how many members had two, and for how many of
    /// them the one of the book that goes counts.
    fn merge(&mut self, goes: BookId, stays: BookId) -> (u64, u64) {
        for (book, _) in self.reviews.values_mut() {
            if *book == goes {
                *book = stays;
            }
        }
        let (mut twice, mut replaced) = (0, 0);
        let members: Vec<MemberId> = (0..MEMBERS).map(member).collect();
        for one in members {
            if let Some(own) = self.given.remove(&(goes, one)) {
                match self.given.get(&(stays, one)) {
                    None => {}
                    Some(other) => {
                        twice += 1;
                        if other.at >= own.at {
                            continue;
                        }
                        replaced += 1;
                    }
                }
                self.given.insert((stays, one), own);
            }
        }
        (twice, replaced)
    }
}

fn member(number: usize) -> MemberId {
    MemberId(u64::MAX - number as u64)
}

fn note(spoiler: bool, seconds: i64) -> Note {
    Note {
        words: format!("Said at {seconds}."),
        spoiler,
    }
}

/// A club with its books, beside the model of it.
struct Evening<'a> {
    store: &'a Store,
    club: ClubId,
    model: Model,
}

impl<'a> Evening<'a> {
    async fn begin(store: &'a Store) -> Self {
        static CLUBS: AtomicU64 = AtomicU64::new(1 << 63);
        let club = ClubId(CLUBS.fetch_add(1, Ordering::Relaxed));
        let mut reviews = BTreeMap::new();
        for number in 0..BOOKS {
            let fields = Review {
                reviewer_rating: Some(Rating {
                    value: Some(REVIEWER as f64 / 4.0),
                    scale: Some(5.0),
                    as_written: "3.5/5".to_owned(),
                }),
                ..review(&format!("Book {number}"), &[])
            };
            let (book, id, _) = post_to(store, club, &fields, 0).await;
            reviews.insert(id, (book, None));
        }
        let model = Model {
            reviews,
            given: BTreeMap::new(),
            receipts: Vec::new(),
            step: Step::Half,
        };
        Self { store, club, model }
    }

    async fn play(&mut self, deed: &Deed, seconds: i64) {
        match deed {
            Deed::Rate(who, what, quarters, said) => {
                let said = said.map(|said| said.map(|spoiler| note(spoiler, seconds)));
                let (who, what) = (member(*who), self.model.book(*what));
                self.rate(who, what, *quarters, said, seconds).await;
            }
            Deed::All(what, given) => {
                let what = self.model.book(*what);
                let allowed = |quarters: &u8| self.allows(*quarters);
                let all: Vec<(MemberId, u8)> = (0..MEMBERS)
                    .map(member)
                    .zip(given.iter().copied())
                    .filter(|(_, quarters)| allowed(quarters))
                    .collect();
                let mut together = JoinSet::new();
                for (who, quarters) in all {
                    let (store, club) = (self.store.clone(), self.club);
                    together.spawn(async move {
                        let given = stars(quarters);
                        let rated = store.rate(club, what, who, given, None, at(seconds));
                        (who, quarters, rated.await.unwrap())
                    });
                }
                for (who, quarters, rated) in together.join_all().await {
                    let before = self.model.rate((what, who), quarters, None, seconds);
                    assert_eq!(rated.previous.map(Stars::quarters), before, "{what} {who}");
                }
            }
            Deed::Withdraw(who, what) => {
                let (who, what) = (member(*who), self.model.book(*what));
                self.withdraw(who, what).await;
            }
            Deed::Undo(receipt) => self.undo(*receipt, seconds).await,
            Deed::Merge(goes, stays) => {
                let (goes, stays) = (self.model.book(*goes), self.model.book(*stays));
                let both = self.store.both(goes, stays).await.unwrap();
                let merged = self
                    .store
                    .merge_books(self.club, goes, stays)
                    .await
                    .unwrap();
                assert_eq!(merged, (goes != stays).then_some(both));
                if goes != stays {
                    let counted = self.model.merge(goes, stays);
                    assert_eq!((both.twice, both.replaced), counted);
                    let votes = self.model.votes(stays).len() as u64;
                    assert_eq!(both.together(), votes);
                }
            }
            Deed::Forget(who) => {
                let who = member(*who);
                let gone = self.store.forget(self.club, who).await.unwrap();
                let before = self.model.given.len();
                self.model.given.retain(|(_, one), _| *one != who);
                for (_, gone) in self.model.reviews.values_mut() {
                    gone.iter_mut().for_each(|gone| {
                        gone.remove(&who);
                    });
                }
                assert_eq!(gone.ratings, (before - self.model.given.len()) as u64);
            }
            Deed::Remove(which, with_ratings) => {
                // The last that stands is left, so that there is something to do.
                let standing = self
                    .model
                    .reviews
                    .values()
                    .filter(|(_, gone)| gone.is_none());
                if standing.count() < 2 {
                    return;
                }
                let review = self.model.review(*which, false).unwrap();
                let (store, club) = (self.store, self.club);
                let removed = store.remove_review(club, review, *with_ratings, at(seconds));
                let expected = self.model.remove(review, *with_ratings);
                assert_eq!(removed.await.unwrap(), Some(expected));
            }
            Deed::Restore(which) => {
                let Some(review) = self.model.review(*which, true) else {
                    return;
                };
                let back = self.store.restore_review(self.club, review).await.unwrap();
                let ratings = self.model.restore(review);
                assert_eq!(back, Restored::Back { ratings });
            }
            Deed::Step(step) => {
                let rules = Rules {
                    step: *step,
                    ..Rules::default()
                };
                self.store.settle_rules(self.club, rules).await.unwrap();
                self.model.step = *step;
            }
        }
    }

    /// Whether a member may give this, as `/rate` reads what was typed.
    fn allows(&self, quarters: u8) -> bool {
        let allowed = quarters.is_multiple_of(self.model.step.quarters());
        let typed = stars(quarters).to_string();
        assert_eq!(
            Stars::parse(&typed, self.model.step).is_ok(),
            allowed,
            "{typed}"
        );
        allowed
    }

    async fn rate(
        &mut self,
        who: MemberId,
        what: BookId,
        quarters: u8,
        said: Option<Option<Note>>,
        seconds: i64,
    ) {
        if !self.allows(quarters) {
            return;
        }
        self.record(who, what, quarters, said, seconds).await;
    }

    async fn record(
        &mut self,
        who: MemberId,
        what: BookId,
        quarters: u8,
        said: Option<Option<Note>>,
        seconds: i64,
    ) {
        let note = said.as_ref().map(Option::as_ref);
        let given = stars(quarters);
        let rated = self
            .store
            .rate(self.club, what, who, given, note, at(seconds));
        let rated = rated.await.unwrap();
        let before = self.model.rate((what, who), quarters, said, seconds);
        self.receipt_fits(&rated, before, what);
    }

    async fn withdraw(&mut self, who: MemberId, what: BookId) {
        let rated = self.store.unrate(self.club, what, who).await.unwrap();
        let gone = self.model.withdraw(what, who);
        assert_eq!(rated.is_some(), gone.is_some());
        if let Some(rated) = rated {
            self.receipt_fits(&rated, gone, what);
        }
    }

    fn receipt_fits(&self, rated: &Rated, before: Option<u8>, what: BookId) {
        assert_eq!(rated.previous.map(Stars::quarters), before, "{what}");
        let votes = self.model.votes(what).len() as u64;
        assert_eq!(rated.tally.count(), votes, "the receipt's tally of {what}");
    }

    /// What the button does: the stars of then, and the note of then where
    /// nothing else has changed since. The button of a book that is gone does
    /// nothing.
    async fn undo(&mut self, receipt: usize, seconds: i64) {
        if self.model.receipts.is_empty() {
            return;
        }
        let receipt = &self.model.receipts[receipt % self.model.receipts.len()];
        let (book, who, before) = (receipt.book, receipt.member, receipt.before);
        let which = Which::Book(book);
        let standing = self.store.standing(self.club, which).await.unwrap();
        assert_eq!(standing.is_some(), self.model.books().contains(&book));
        if standing.is_none() {
            return;
        }
        let Some(before) = before else {
            return self.withdraw(who, book).await;
        };
        let replaced = self.store.rating_before(book, who).await.unwrap();
        let note = replaced
            .filter(|given| given.stars.quarters() == before)
            .map(|given| given.note);
        self.record(who, book, before, note, seconds).await;
    }

    async fn agrees(&self) {
        let (model, store) = (&self.model, self.store);
        let titles = store.titles(self.club, 99).await.unwrap();
        assert_eq!(titles.len(), model.books().len());
        for (book, _) in model.reviews.values() {
            let standing = store.standing(self.club, Which::Book(*book)).await.unwrap();
            assert_eq!(standing.is_some(), model.books().contains(book), "{book}");
            let Some(standing) = standing else { continue };
            let votes = model.votes(*book);
            for quarters in 1..=20_u8 {
                let counted = standing.tally.histogram(Step::Quarter);
                let counted = counted.iter().find(|(one, _)| one.quarters() == quarters);
                let counted = counted.map_or(0, |(_, votes)| *votes);
                let given = votes
                    .iter()
                    .filter(|one| **one == i64::from(quarters))
                    .count();
                assert_eq!(
                    counted, given as u64,
                    "{book}: votes of {quarters} quarters"
                );
            }
            assert_eq!(standing.step, model.step);
            let score = standing.score(true);
            let embed = card::scores(
                &standing.fields,
                &score,
                standing.step,
                false,
                Locale::English,
            );
            let shown = serde_json::to_value(embed).unwrap().to_string();
            for says in said_of(&votes, model.step) {
                assert!(shown.contains(&says), "{book}: {says:?} is not in {shown}");
            }
            for who in (0..MEMBERS).map(member) {
                let own = model.given.get(&(*book, who));
                let given = store.rating_of(*book, who).await.unwrap();
                let given = given.map(|given| (given.stars.quarters(), given.note));
                let expected = own.map(|own| (own.quarters, own.note.clone()));
                assert_eq!(given, expected, "{book} by {who}");
                let before = store.rating_before(*book, who).await.unwrap();
                let before = before.map(|given| (given.stars.quarters(), given.note));
                assert_eq!(
                    before,
                    own.and_then(|own| own.before.clone()),
                    "{book} by {who}"
                );
            }
        }
        for who in (0..MEMBERS).map(member) {
            let (own, all) = store.ratings_by(self.club, who, (99, 0)).await.unwrap();
            let books: BTreeSet<BookId> = own.iter().map(|own| own.book).collect();
            let expected = model.given.keys().filter(|(_, one)| *one == who);
            let expected: BTreeSet<BookId> = expected.map(|(book, _)| *book).collect();
            assert_eq!((books, all), (expected.clone(), expected.len() as u64));
        }
    }
}

/// What the card of the scores must say of these votes (in quarters, sorted),
/// worked out here with nothing of the club's own.
fn said_of(votes: &[i64], step: Step) -> Vec<String> {
    let count = votes.len() as i64;
    if count == 0 {
        return vec![
            "no vote yet".to_owned(),
            "Nobody in the club has rated".to_owned(),
        ];
    }
    let total: i64 = votes.iter().sum();
    // Hundredths of a star, half up.
    let mean = (total * 25 * 2 + count) / (2 * count);
    let many = if count == 1 { "vote" } else { "votes" };
    let middle = |at: usize| votes[at];
    let half = votes.len() / 2;
    // In eighths of a star.
    let median = match votes.len() % 2 {
        1 => 2 * middle(half),
        _ => middle(half - 1) + middle(half),
    };
    let mut says = vec![
        format!("**{}.{:02}** from {count} {many}", mean / 100, mean % 100),
        format!("**Median** {}", median as f64 / 8.0),
    ];
    // The gap in quarters, times the count: its sign says who is warmer.
    let gap = total - REVIEWER * count;
    if gap >= 2 * count {
        says.push("warmer".to_owned());
    } else if gap <= -2 * count {
        says.push("cooler".to_owned());
    }
    if count < 3 {
        says.push("It is early".to_owned());
    }
    if step == Step::Quarter {
        let of = |quarters: i64| votes.iter().filter(|one| **one == quarters).count();
        let best = votes[votes.len() - 1];
        says.push(format!("{} × {} ★", of(best), best as f64 / 4.0));
    }
    says
}

#[test]
fn any_evening_ends_as_a_plain_model_says() {
    let sequences = std::env::var("MODEL_SEQUENCES").ok();
    let cases = sequences.map_or(24, |many| {
        many.parse().expect("MODEL_SEQUENCES is a number")
    });
    let machine = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // Where an evening fails, the store is dropped inside.
    let _inside = machine.enter();
    for fresh in machine.block_on(Fresh::every()) {
        let store = machine.block_on(fresh.open());
        println!("{cases} evenings on {}", fresh.url);
        let config = Config {
            cases,
            failure_persistence: None,
            ..Config::default()
        };
        let played = TestRunner::new(config).run(&deeds(), |deeds| {
            machine.block_on(async {
                let mut evening = Evening::begin(&store).await;
                for (seconds, deed) in (1..).zip(&deeds) {
                    // Several things happen in one second.
                    evening.play(deed, seconds / 4).await;
                }
                evening.agrees().await;
            });
            Ok(())
        });
        if let Err(failed) = played {
            panic!("on {}: {failed}", fresh.url);
        }
        assert_eq!(machine.block_on(store.check_tallies()).unwrap(), 0);
        machine.block_on(store.close());
        machine.block_on(fresh.remove());
    }
}
