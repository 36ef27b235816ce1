use readalong::club::ids::{BookId, ChannelId, MessageId};
use readalong::club::review::{Published, Rating, Review};
use readalong::club::shelf::Order;
use readalong::club::stars::Step;
use readalong::club::warning::Warning;
use readalong::store::{Posted, Store, StoreError, Which};

use crate::harness::{
    CHANNEL, CLUB, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, post, post_to, review, stars,
};

async fn titles_for(store: &Store, typed: &str) -> Vec<String> {
    let books = store.books(CLUB, typed, 25).await.unwrap();
    books.into_iter().map(|book| book.title).collect()
}

#[tokio::test]
async fn completes_titles_before_words_before_the_rest() {
    for_each_store(async |store| {
        for (seconds, (title, author)) in [
            ("Salt and Iron", "Mara Oleander"),
            ("The Salted Earth", "Jo Fenn"),
            ("Grain of Salt", "Jo Fenn"),
            ("Basalt", "Émile Saltz"),
            ("Tin", "Ana Salter"),
            ("Asphalt", "Kay Low"),
            ("Tide", "Mara Oleander"),
        ]
        .into_iter()
        .enumerate()
        {
            post(&store, &review(title, &[author]), seconds as i64).await;
        }
        post_to(&store, OTHER_CLUB, &review("Salt of Others", &[]), 0).await;

        for (typed, found) in [
            (
                "salt",
                &[
                    "The Salted Earth",
                    "Salt and Iron",
                    "Tin",
                    "Basalt",
                    "Grain of Salt",
                ][..],
            ),
            (
                "THE SALT",
                &[
                    "The Salted Earth",
                    "Salt and Iron",
                    "Tin",
                    "Basalt",
                    "Grain of Salt",
                ],
            ),
            ("emile", &["Basalt"]),
            ("tide oleander", &["Tide"]),
            ("phal", &["Asphalt"]),
            ("%", &[]),
            ("xyz", &[]),
            ("q\0", &[]),
        ] {
            assert_eq!(
                titles_for(&store, typed).await,
                found,
                "failed on {typed:?}"
            );
        }
        assert_eq!(
            titles_for(&store, " ").await,
            [
                "Tide",
                "Asphalt",
                "Tin",
                "Basalt",
                "Grain of Salt",
                "The Salted Earth",
                "Salt and Iron"
            ]
        );
        assert_eq!(store.books(CLUB, "", 2).await.unwrap().len(), 2);
        assert_eq!(store.titles(CLUB, 2).await.unwrap(), ["Tide", "Asphalt"]);
        let tin = store.books(CLUB, "tin", 1).await.unwrap().remove(0);
        assert_eq!(tin.authors, ["Ana Salter"]);
    })
    .await;
}

#[tokio::test]
async fn finds_a_book_by_its_names_and_no_other() {
    for_each_store(async |store| {
        let salt = Review {
            isbn13: Some("9780441478125".to_owned()),
            ..review("Salt: A Coast in Winter", &["Mara Oleander"])
        };
        let (salt, ..) = post(&store, &salt, 0).await;
        let (tide, ..) = post(&store, &review("The Tide", &["Jo Fenn"]), 1).await;
        let (_one, ..) = post(&store, &review("Harbour: One", &["Jo Fenn"]), 2).await;
        let (two, ..) = post(&store, &review("Harbour: Two", &["Jo Fenn"]), 3).await;

        for (typed, book) in [
            ("Salt: A Coast in Winter", Some(salt)),
            ("salt a coast in winter", Some(salt)),
            ("SALT", Some(salt)),
            ("Salt: another subtitle", None),
            ("978-0-441-47812-5", Some(salt)),
            ("0441478123", Some(salt)),
            ("tide", Some(tide)),
            ("The Tide: with a subtitle", Some(tide)),
            ("Harbour: Two", Some(two)),
            ("Harbour", None),
            ("sal", None),
            ("", None),
        ] {
            let found = store.book_named(CLUB, typed).await.unwrap();
            assert_eq!(found, book, "failed on {typed}");
        }
        assert_eq!(store.book_named(OTHER_CLUB, "tide").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn reviews_of_one_book_meet() {
    for_each_store(async |store| {
        let isbn = Some("9780441478125".to_owned());
        let first = Review {
            isbn13: isbn.clone(),
            ..review("The Tide", &["Jo Fenn"])
        };
        let (book, ..) = post(&store, &first, 5).await;
        let body = |text: &str| text.to_owned();
        for (other, same) in [
            (
                Review {
                    body: body("b"),
                    ..review("tide", &["Jo FENN"])
                },
                true,
            ),
            (
                Review {
                    body: body("c"),
                    ..review("Tide!", &[])
                },
                true,
            ),
            (
                Review {
                    body: body("d"),
                    isbn13: isbn,
                    ..review("Marée", &["J. Fenn"])
                },
                true,
            ),
            (
                Review {
                    body: body("e"),
                    ..review("Tide", &["Kay Low"])
                },
                false,
            ),
            (
                Review {
                    body: body("f"),
                    ..review("Tides", &["Jo Fenn"])
                },
                false,
            ),
        ] {
            let (found, ..) = post(&store, &other, 0).await;
            assert_eq!(found == book, same, "failed on {:?}", other.title);
        }
        // A review from the past does not make its book the newest.
        assert_eq!(store.titles(CLUB, 1).await.unwrap(), ["The Tide"]);
    })
    .await;
}

#[tokio::test]
async fn the_same_text_is_posted_once_in_each_club() {
    for_each_store(async |store| {
        let original = review("The Tide", &["Jo Fenn"]);
        let (book, _, card) = post(&store, &original, 0).await;
        store.card_posted(card, MessageId(11)).await.unwrap();
        let pasted = Review {
            body: original.body.replace("\n\n", " \r\n \r\n"),
            reviewer: Some("Somebody".to_owned()),
            ..original.clone()
        };
        match store
            .post(CLUB, ChannelId(1), STAFF, &pasted, "again", at(1))
            .await
            .unwrap()
        {
            Posted::Already(earlier) => {
                assert_eq!(earlier.title, "The Tide");
                let place = earlier.place;
                assert_eq!(
                    (place.channel, place.message),
                    (CHANNEL, Some(MessageId(11)))
                );
            }
            posted => panic!("{posted:?}"),
        }
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
        let (elsewhere, ..) = post_to(&store, OTHER_CLUB, &original, 0).await;
        assert_ne!(elsewhere, book);
    })
    .await;
}

#[tokio::test]
async fn a_review_without_a_title_is_refused() {
    for_each_store(async |store| {
        for title in [None, Some(String::new()), Some(" \0 ".to_owned())] {
            let nameless = Review {
                title,
                ..review("x", &[])
            };
            assert!(matches!(
                store
                    .post(CLUB, CHANNEL, STAFF, &nameless, "x", at(0))
                    .await,
                Err(StoreError::NoTitle)
            ));
        }
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_review_comes_back_as_it_was() {
    for_each_store(async |store| {
        let full = Review {
            isbn13: Some("9780441478125".to_owned()),
            genres: vec!["Sea stories".to_owned()],
            published: Published::month(1998, 4),
            language: Some("en".to_owned()),
            reviewer_rating: Some(Rating {
                value: Some(8.5),
                scale: Some(10.0),
                as_written: "8½ out of ten 🌊".to_owned(),
            }),
            strong_point: Some("the weather".to_owned()),
            warnings: vec![
                Warning::Words("The year is a guess.".to_owned()),
                Warning::NoAuthor,
            ],
            ..review("The Tide", &["Jo Fenn", "Mara Oleander"])
        };
        let (book, id, _) = post(&store, &full, 0).await;
        assert_eq!(store.review(id).await.unwrap().unwrap(), full);
        assert_eq!(store.body(id).await.unwrap().unwrap(), full.body);
        let standing = store
            .standing(CLUB, Which::Book(book))
            .await
            .unwrap()
            .unwrap();
        let fields = Review {
            body: String::new(),
            ..full
        };
        assert_eq!((&*standing.fields, standing.version), (&fields, 1));

        let gone = readalong::club::ids::ReviewId(id.0 + 1);
        assert_eq!(store.review(gone).await.unwrap(), None);
        assert_eq!(store.body(gone).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_postgres_cannot_hold_does_not_stop_a_review() {
    for_each_store(async |store| {
        let odd = Review {
            title: Some("The\0 Tide".to_owned()),
            body: "A \0 in the text.".to_owned(),
            strong_point: Some("a \0 here".to_owned()),
            ..Review::default()
        };
        let posted = store
            .post(CLUB, CHANNEL, STAFF, &odd, "a\0b", at(0))
            .await
            .unwrap();
        let Posted::New { review, .. } = posted else {
            panic!("{posted:?}")
        };
        assert_eq!(
            store.body(review).await.unwrap().unwrap(),
            "A  in the text."
        );
        assert_eq!(store.titles(CLUB, 1).await.unwrap(), ["The Tide"]);
    })
    .await;
}

#[tokio::test]
async fn a_standing_is_of_the_book_the_thread_or_the_newest_review() {
    for_each_store(async |store| {
        assert_eq!(
            store.standing(CLUB, Which::Here(CHANNEL)).await.unwrap(),
            None
        );
        let (salt, old, card) = post(&store, &review("Salt", &[]), 0).await;
        let (tide, newest, _) = post(&store, &review("Tide", &[]), 10).await;
        let second = Review {
            body: "Again.".to_owned(),
            ..review("Salt", &[])
        };
        let (_, newer, _) = post(&store, &second, 5).await;
        let thread = ChannelId(u64::MAX);
        store.card_posted(card, MessageId(u64::MAX)).await.unwrap();
        store.card_threaded(card, thread).await.unwrap();
        store
            .rate(CLUB, salt, MEMBER, stars(14), None, at(0))
            .await
            .unwrap();

        for (which, book, review, votes) in [
            (Which::Book(salt), salt, newer, 1),
            (Which::Book(tide), tide, newest, 0),
            (Which::Here(thread), salt, old, 1),
            (Which::Here(CHANNEL), tide, newest, 0),
        ] {
            let standing = store.standing(CLUB, which).await.unwrap().unwrap();
            assert_eq!(
                (standing.book, standing.review, standing.tally.count()),
                (book, review, votes),
                "failed on {which:?}"
            );
            assert_eq!(
                (standing.step, standing.card.channel),
                (Step::Half, CHANNEL)
            );
        }
        let card = store
            .standing(CLUB, Which::Here(thread))
            .await
            .unwrap()
            .unwrap()
            .card;
        assert_eq!(
            (card.message, card.thread),
            (Some(MessageId(u64::MAX)), Some(thread))
        );

        for which in [Which::Book(salt), Which::Here(thread)] {
            let elsewhere = store.standing(OTHER_CLUB, which).await.unwrap();
            assert_eq!(elsewhere, None, "failed on {which:?}");
        }
        assert_eq!(
            store.standing(CLUB, Which::Book(BookId(99))).await.unwrap(),
            None
        );
        assert_eq!(store.step(OTHER_CLUB).await.unwrap(), Step::Half);
    })
    .await;
}

#[tokio::test]
async fn the_shelf_shows_each_book_once_with_both_scores() {
    for_each_store(async |store| {
        let rated = |title, value, seconds| {
            let rating = Rating {
                value: Some(value),
                scale: Some(5.0),
                as_written: String::new(),
            };
            let body = format!("{title} {seconds}");
            Review {
                reviewer_rating: Some(rating),
                body,
                ..review(title, &["Jo Fenn"])
            }
        };
        let (salt, ..) = post(&store, &rated("Salt", 2.0, 0), 0).await;
        post(&store, &rated("Salt", 3.5, 2), 2).await;
        let (tide, ..) = post(&store, &review("Tide", &[]), 1).await;
        post_to(&store, OTHER_CLUB, &review("Elsewhere", &[]), 9).await;
        store
            .rate(CLUB, salt, MEMBER, stars(20), None, at(0))
            .await
            .unwrap();

        let page = async |part| store.shelf(CLUB, None, Order::Newest, part).await.unwrap();
        let shelf = page((10, 0)).await.books;
        let lines: Vec<_> = shelf
            .iter()
            .map(|line| {
                (
                    line.book,
                    line.title.as_str(),
                    line.reviewer,
                    line.score.votes(),
                )
            })
            .collect();
        assert_eq!(
            lines,
            [(salt, "Salt", Some(3.5), 1), (tide, "Tide", None, 0)]
        );
        assert_eq!(shelf[0].authors, ["Jo Fenn"]);
        assert_eq!(page((10, 1)).await.books, shelf[1..]);
        assert_eq!(page((10, 2)).await.books, []);
    })
    .await;
}
