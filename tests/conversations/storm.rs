//! A storm of ratings in which the whole program is killed, again and again, at
//! moments that nobody chose.
//!
//! After each kill: every rating whose receipt a member saw is there, none is
//! there that nobody gave, the tallies are exact, and the cards become right.
//! Usually a few kills on SQLite; with `STORM_KILLS=100` so many, on PostgreSQL
//! too, and `--nocapture` tells how it went. `STORM_SEED` plays a storm again as
//! far as its dice go.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use readalong::club::ids::{ClubId, MemberId};
use readalong::club::stars::Stars;
use readalong::club::tally::Tally;
use readalong::club::whole::Who;
use readalong::rehearsal::{Message, Person, Role, Settings, World};
use readalong::store::Store;
use serde_json::json;
use tokio::task::JoinSet;

use crate::crash::{AFTERWARDS, Program};
use crate::harness::{PATIENCE, on_server};

const MEMBERS: usize = 24;
const BOOKS: usize = 3;

/// Who rated what.
type Place = (u64, String);

/// What a member may have given a book, in quarters; `None`: nothing.
type Given = Option<u8>;

/// All that the members know.
#[derive(Default)]
struct Known {
    /// What each place may hold: what the last receipt said, and whatever was
    /// tried since and never answered.
    may_be: HashMap<Place, Vec<Given>>,
    receipts: usize,
    unanswered: usize,
    /// How many of those were there after all.
    arrived: usize,
}

impl Known {
    fn may_be(&mut self, place: &Place) -> &mut Vec<Given> {
        self.may_be
            .entry(place.clone())
            .or_insert_with(|| vec![None])
    }
}

/// One attempt, and whether its receipt was seen.
struct Attempt {
    place: Place,
    given: Given,
    seen: bool,
}

fn title(book: usize) -> String {
    format!("Volume {}", ["One", "Two", "Three"][book])
}

/// Rates and withdraws without a pause until told to stop, or until something
/// stays without an answer: a member who does not know does not go on.
async fn rate_on(person: Person, mut dice: StdRng, stop: Arc<AtomicBool>) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let book = title(dice.random_range(0..BOOKS));
        let given = dice
            .random_bool(0.85)
            .then(|| dice.random_range(1..=10) * 2);
        let reply = match given.and_then(Stars::from_quarters) {
            Some(stars) => {
                let options = json!({ "book": book, "stars": stars.to_string() });
                person.slash("rate", options).await
            }
            None => person.slash("unrate", json!({ "book": book })).await,
        };
        let said = reply.unwrap().text();
        let seen = match given {
            Some(_) => said.contains("You gave") || said.contains("Your rating of"),
            None => said.contains("is withdrawn") || said.contains("nothing to withdraw"),
        };
        attempts.push(Attempt {
            place: (person.id(), book),
            given,
            seen,
        });
        if !seen {
            return attempts;
        }
    }
    attempts
}

/// Kills the program in the midst of a storm and starts it again.
async fn storm(program: &mut Program, people: &[Person], known: &mut Known, dice: &mut StdRng) {
    let stop = Arc::new(AtomicBool::new(false));
    let mut members = JoinSet::new();
    for person in people {
        let dice = StdRng::seed_from_u64(dice.random());
        members.spawn(rate_on(person.clone(), dice, Arc::clone(&stop)));
    }
    let moment = Duration::from_millis(dice.random_range(20..1_200));
    tokio::time::sleep(moment).await;
    program.kill().await;
    stop.store(true, Ordering::Relaxed);
    let (attempts, ()) = tokio::join!(members.join_all(), program.start());
    for attempt in attempts.into_iter().flatten() {
        let may_be = known.may_be(&attempt.place);
        match attempt.seen {
            true => *may_be = vec![attempt.given],
            false => may_be.push(attempt.given),
        }
        match attempt.seen {
            true => known.receipts += 1,
            false => known.unanswered += 1,
        }
    }
}

/// Compares what is kept with what the members know, which from then on is what
/// is kept. Gives the tally of each book, counted here.
async fn compare(store: &Store, club: ClubId, known: &mut Known) -> HashMap<String, Tally> {
    let whole = store.whole(club).await.unwrap().unwrap();
    let mut kept: HashMap<Place, u8> = HashMap::new();
    let mut tallies = HashMap::new();
    for book in &whole.books {
        let tally: &mut Tally = tallies.entry(book.title.clone()).or_default();
        for rating in &book.ratings {
            let Who::Member(MemberId(member)) = rating.member else {
                panic!("{rating:?}")
            };
            kept.insert((member, book.title.clone()), rating.quarters);
            tally.add(Stars::from_quarters(rating.quarters).unwrap(), 1);
        }
    }
    for place in kept.keys() {
        let known = known.may_be.contains_key(place);
        assert!(known, "{place:?} is there, and nobody gave it");
    }
    for (place, may_be) in &mut known.may_be {
        let there = kept.get(place).copied();
        assert!(
            may_be.contains(&there),
            "{place:?} is {there:?} and can only be one of {may_be:?}"
        );
        if may_be.len() > 1 && there != may_be[0] {
            known.arrived += 1;
        }
        *may_be = vec![there];
    }
    assert_eq!(store.check_tallies().await.unwrap(), 0, "tallies");
    tallies
}

/// Waits until each card says what was given to its book.
async fn cards_follow(program: &Program, tallies: &HashMap<String, Tally>) -> Duration {
    let begun = Instant::now();
    let reviews = program.discord.channel("reviews");
    let wanted = |card: &Message| {
        let text = card.text();
        let Some((_, tally)) = tallies.iter().find(|(title, _)| text.contains(*title)) else {
            return false;
        };
        let says = match (tally.mean_written(), tally.count()) {
            (Some(mean), 1) => format!("**{mean}** from 1 vote"),
            (Some(mean), count) => format!("**{mean}** from {count} votes"),
            (None, _) => "no vote yet".to_owned(),
        };
        text.contains(&says)
    };
    let right = |world: &World| {
        world.messages(reviews).filter(|card| wanted(card)).count() == BOOKS
            && world.messages(reviews).count() == BOOKS
    };
    let followed = program.discord.wait_until(right, AFTERWARDS).await;
    let cards = program.discord.messages(reviews);
    let texts: Vec<String> = cards.iter().map(Message::text).collect();
    assert!(followed, "the cards never became right: {texts:?}");
    begun.elapsed()
}

async fn play(server: Option<String>, kills: usize, each: bool, seed: u64) {
    let begun = Instant::now();
    let mut dice = StdRng::seed_from_u64(seed);
    let mut program = Program::open_on(Settings::default(), server).await;
    for book in 0..BOOKS {
        let text = format!(
            "Title: {}\nMy Rating: 3/5\n\nI read it on a train, and the family in it argued all \
             the way. It is a story about home, and number {book} of them.",
            title(book)
        );
        program.order(&text).await;
    }
    let reviews = program.discord.channel("reviews");
    let posted = |world: &World| world.messages(reviews).count() == BOOKS;
    assert!(program.discord.wait_until(posted, PATIENCE).await);
    let store = Store::open(&program.database()).await.unwrap();
    let club = ClubId(program.discord.guild(0));
    // The same people all the time, so that what was kept is changed again.
    let person = |number| {
        program
            .discord
            .member(&format!("Reader {number}"), Role::Member)
    };
    let people: Vec<Person> = (0..MEMBERS).map(person).collect();
    let mut known = Known::default();
    let mut slowest = Duration::ZERO;
    for kill in 1..=kills {
        storm(&mut program, &people, &mut known, &mut dice).await;
        let tallies = compare(&store, club, &mut known).await;
        println!("kill {kill}: {} receipts kept so far", known.receipts);
        if each || kill == kills {
            slowest = slowest.max(cards_follow(&program, &tallies).await);
        }
    }
    // The program was not only right but alive.
    assert!(known.receipts > kills, "hardly anybody rated");
    println!(
        "{kills} kills on {}, seed {seed}: {} receipts seen, all of them kept; {} ratings without \
         a receipt, of which {} had arrived; cards right within {:.1} s of the start; {:.0} s",
        program.database().split(':').next().unwrap_or_default(),
        known.receipts,
        known.unanswered,
        known.arrived,
        slowest.as_secs_f64(),
        begun.elapsed().as_secs_f64()
    );
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_receipt_is_broken_by_kill_9_in_a_storm() {
    let set = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
    };
    let seed = set("STORM_SEED").unwrap_or_else(rand::random);
    println!("STORM_SEED={seed}");
    let Some(kills) = set("STORM_KILLS") else {
        return play(None, 3, false, seed).await;
    };
    let kills = usize::try_from(kills).unwrap();
    play(None, kills, true, seed).await;
    if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
        let name = format!("readalong_storm_{}", std::process::id());
        on_server(&server, format!("create database {name}")).await;
        let (before, _) = server.rsplit_once('/').unwrap();
        play(Some(format!("{before}/{name}")), kills, true, seed).await;
        on_server(&server, format!("drop database {name} with (force)")).await;
    }
}
