//! The document of a club: written, read back, refused, and shared with people.

use serde_json::{Value, json};

use super::*;
use crate::club::ids::{BookId, CardId, ChannelId, ClubId, MemberId, ReviewId};
use crate::club::review::Review;

/// A moment, in days after 1970 and some seconds.
fn at(day: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(day * 86_400 + 3_725, 0).unwrap()
}

fn rating(member: u64, quarters: u8, note: Option<&str>) -> Rating {
    Rating {
        member: Who::Member(MemberId(member)),
        quarters,
        note: note.map(str::to_owned),
        spoiler: note.is_some(),
        previous: None,
        previous_note: None,
        previous_spoiler: false,
        at: at(20_001),
    }
}

/// A club with two books of which the first is rated.
fn whole() -> Whole {
    let book = |number: i64, title: &str, ratings: Vec<Rating>| Book {
        number: BookId(number),
        title: title.to_owned(),
        authors: vec!["Ann Lee".to_owned(), "B. Ng".to_owned()],
        isbn13: Some("9780441478125".to_owned()),
        keys: Keys {
            title: title.to_lowercase(),
            short: title.to_lowercase(),
            author: "ann lee b ng".to_owned(),
        },
        reviewed_at: at(20_000),
        reveal_at: None,
        ratings,
    };
    let review = |number: i64| ReviewRecord {
        number: ReviewId(number),
        book: BookId(number),
        review: Review {
            title: Some("as it says".to_owned()),
            reviewer_rating: Some(crate::club::review::Rating {
                value: Some(7.0),
                scale: Some(10.0),
                as_written: "7/10".to_owned(),
            }),
            body: "I read it in one night.".to_owned(),
            ..Review::default()
        },
        source: "night.md".to_owned(),
        version: 1,
        made_at: at(20_000),
        removed_at: None,
        removed_ratings: Vec::new(),
    };
    let card = |number: i64| Card {
        number: CardId(number),
        review: ReviewId(number),
        channel: ChannelId(u64::MAX - 2),
        staff: Who::Member(MemberId(77)),
        message: None,
        thread: None,
        unthreaded: false,
        wanted: 1,
        shown: 0,
        veiled_until: None,
        attempted_at: None,
        stopped: None,
        made_at: at(20_000),
        pages: Vec::new(),
    };
    Whole {
        format: FORMAT.to_owned(),
        version: VERSION,
        left_out: LeftOut::default(),
        club: Club {
            id: ClubId(u64::MAX - 1),
            step: 2,
            blind: false,
            reveal_days: None,
            channel: Some(ChannelId(9)),
            timezone: Some("Europe/Berlin".to_owned()),
            names: false,
            locale: Some("es-ES".to_owned()),
            made_at: at(20_000),
        },
        numbers: Numbers {
            book: 4,
            review: 4,
            card: 4,
            ..Numbers::default()
        },
        books: vec![
            book(
                1,
                "=Tide",
                vec![
                    rating(u64::MAX - 3, 14, Some("@wet\né")),
                    rating(5, 16, None),
                ],
            ),
            book(2, "Salt, a \"tale\"", Vec::new()),
        ],
        reviews: vec![review(1), review(2)],
        cards: vec![card(1), card(2)],
        threads: Vec::new(),
        asked: Vec::new(),
        thumbs: vec![Thumb {
            prompt: "sea/tide".to_owned(),
            member: Who::Member(MemberId(5)),
            up: true,
            at: at(20_001),
        }],
        questions: Vec::new(),
        schedules: Vec::new(),
        feeds: Vec::new(),
        comparing: Vec::new(),
    }
}

#[test]
fn what_is_written_is_read_back() {
    let json = whole().json().unwrap();
    assert_eq!(Whole::read(&json).unwrap(), whole());
    let text = String::from_utf8(json).unwrap();
    for part in [
        "\"id\": \"18446744073709551614\"",
        "\"member\": \"18446744073709551612\"",
        "\"at\": \"2024-10-05T01:02:05Z\"",
        "\"channel\": \"9\"",
        "\"message\": null",
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

#[test]
fn half_a_document_and_other_documents_are_refused() {
    let json = whole().json().unwrap();
    // Wherever it is cut off.
    for length in (0..json.len() - 2).step_by(97) {
        let refused = Whole::read(&json[..length]).unwrap_err();
        let cut_off = matches!(refused, Unreadable::NotWhole { .. });
        assert!(cut_off, "cut off at {length}: {refused}");
    }
    let changed = |pointer: &str, value: Value| {
        let mut document: Value = serde_json::from_slice(&json).unwrap();
        *document.pointer_mut(pointer).unwrap() = value;
        Whole::read(&serde_json::to_vec(&document).unwrap())
    };
    for (pointer, value, words) in [
        ("/format", json!("recipes"), "no export of a club"),
        ("/format", json!(null), "no export of a club"),
        ("/version", json!(2), "version 2"),
        ("/version", json!("1"), "version 0"),
        ("/club", json!({}), "missing field"),
        ("/club/id", json!(7), "string"),
        ("/club/id", json!("seven"), "no id"),
        ("/club/step", json!(3), "no step"),
        ("/club/timezone", json!("Europe/Nowhere"), "no time zone"),
        ("/books/0/number", json!(2), "twice"),
        ("/books/0/number", json!(5), "4 is the highest"),
        ("/books/0/number", json!(0), "no number of a book"),
        ("/books/1/keys/title", json!("=tide"), "twice"),
        ("/books/1/keys/title", json!(""), "no title"),
        ("/books/0/ratings/0/member", json!("5"), "twice"),
        ("/books/0/ratings/0/quarters", json!(21), "21 quarters"),
        ("/books/0/ratings/0/quarters", json!(-1), "u8"),
        ("/books/0/ratings/0/previous", json!(0), "0 quarters"),
        ("/books/0/ratings/0/at", json!("yesterday"), "line"),
        ("/reviews/0/book", json!(4), "book 4, which is not there"),
        ("/cards/0/review", json!(3), "review 3, which is not there"),
        ("/cards/0/review", json!(2), "two cards"),
        ("/cards", json!([]), "no card"),
        ("/numbers/book", json!(i64::MAX), "no number"),
        ("/numbers/book", json!(1), "1 is the highest"),
    ] {
        let refused = changed(pointer, value.clone()).unwrap_err().to_string();
        let said = refused.contains(words);
        assert!(said, "{pointer} = {value}: {refused}");
    }
    let mut document: Value = serde_json::from_slice(&json).unwrap();
    document["books"][0]["rating"] = json!(4);
    let refused = Whole::read(&serde_json::to_vec(&document).unwrap()).unwrap_err();
    assert!(refused.to_string().contains("unknown field"), "{refused}");
}

#[test]
fn members_are_named_only_where_the_club_allows_it() {
    let named = Whole {
        club: Club {
            names: true,
            ..whole().club
        },
        ..whole()
    };
    let shared = named.clone().shared([1; 32], at(20_002));
    assert_eq!(shared, named);
    assert_eq!(shared.complete(), Ok(()));

    let hidden = whole().shared([1; 32], at(20_002));
    let text = String::from_utf8(hidden.json().unwrap()).unwrap();
    for member in [
        "18446744073709551612",
        "\"5\"",
        "\"77\"",
        "01:02:05Z\",\n      \"member",
    ] {
        assert!(!text.contains(member), "{member} in {text}");
    }
    let names = |whole: &Whole| -> Vec<Who> {
        let ratings = &whole.books[0].ratings;
        ratings.iter().map(|rating| rating.member).collect()
    };
    let [one, other] = names(&hidden)[..] else {
        panic!("{hidden:?}")
    };
    assert_ne!(one, other);
    // The same member has one name in a document, and another in the next.
    assert!([one, other].contains(&hidden.thumbs[0].member));
    let again = whole().shared([2; 32], at(20_002));
    assert!(!names(&again).contains(&one) && !names(&again).contains(&other));
    assert_eq!(Whole::read(&hidden.json().unwrap()).unwrap(), hidden);
    let refused = hidden.complete().unwrap_err().to_string();
    assert!(refused.contains("who the members are"), "{refused}");
}

#[test]
fn what_is_rated_blind_is_held_back_until_it_is_open() {
    let (blind, days) = (true, Some(7));
    for (blind, reveal_days, reveal_at, now, held) in [
        (false, days, None, 20_001, false),
        (blind, None, None, 99_999, true),
        (blind, days, None, 20_006, true),
        (blind, days, None, 20_007, false),
        (blind, None, Some(20_003), 20_002, true),
        (blind, None, Some(20_003), 20_003, false),
        // Staff's day counts before the club's days.
        (blind, days, Some(20_020), 20_010, true),
    ] {
        let mut club = whole();
        club.club.names = true;
        (club.club.blind, club.club.reveal_days) = (blind, reveal_days);
        club.books[0].reveal_at = reveal_at.map(at);
        club.books[1].reveal_at = Some(at(1));
        // What went with a review that was removed is as secret.
        let gone = std::mem::take(&mut club.books[0].ratings);
        let (one, rest) = gone.split_at(1);
        club.books[0].ratings = one.to_vec();
        club.reviews[0].removed_ratings = rest.to_vec();
        let shared = club.shared([1; 32], at(now));
        let votes = HeldBack {
            book: BookId(1),
            votes: 1,
        };
        let wanted = if held { vec![votes] } else { Vec::new() };
        let case = (blind, reveal_days, reveal_at, now);
        assert_eq!(shared.left_out.blind, wanted, "failed on {case:?}");
        assert_eq!(shared.ratings() == 0, held, "failed on {case:?}");
        let gone = shared.reviews[0].removed_ratings.is_empty();
        assert_eq!(gone, held, "failed on {case:?}");
        assert_eq!(shared.complete().is_err(), held, "failed on {case:?}");
        let table = String::from_utf8(table::csv(&shared).unwrap()).unwrap();
        assert_eq!(table.contains("wet"), !held, "failed on {case:?}");
    }
}

#[test]
fn a_table_has_a_row_for_each_rating_and_no_formula() {
    let mut club = whole();
    club.club.names = true;
    let table = table::csv(&club).unwrap();
    assert_eq!(
        String::from_utf8(table).unwrap(),
        "\u{feff}title,authors,isbn13,reviewer,member,stars,note,spoiler,at\n\
         '=Tide,Ann Lee; B. Ng,9780441478125,3.50,<@18446744073709551612>,3.5,\"'@wet\né\",true,2024-10-05T01:02:05Z\n\
         '=Tide,Ann Lee; B. Ng,9780441478125,3.50,<@5>,4,,,2024-10-05T01:02:05Z\n"
    );
    let hidden = table::csv(&whole().shared([1; 32], at(20_002))).unwrap();
    let hidden = String::from_utf8(hidden).unwrap();
    assert_eq!(hidden.matches("reader-").count(), 2, "{hidden}");
    assert!(hidden.contains(",2024-10-05\n"), "{hidden}");
    assert!(!hidden.contains("<@"), "{hidden}");
}
