//! The club's list: every order, as the ground floor works it out, and the veil
//! over what somebody may not see.

use readalong::club::blind::{Blind, Score};
use readalong::club::ids::{BookId, MemberId};
use readalong::club::review::{Rating, Review};
use readalong::club::shelf::{Order, weighted};
use readalong::club::tally::Tally;
use readalong::store::{Rules, Shelf, Store, now};

use crate::harness::{CLUB, MEMBER, OTHER_CLUB, at, for_each_store, post, post_to, review, stars};

fn rated(title: &str, value: Option<f64>, scale: Option<f64>) -> Review {
    let rating = Rating {
        value,
        scale,
        as_written: String::new(),
    };
    Review {
        reviewer_rating: Some(rating),
        ..review(title, &[])
    }
}

/// Seven books, each with the reviewer's word and the club's votes in quarters.
async fn seven(store: &Store) {
    for (number, (title, reviewer, votes)) in [
        ("Alone", Some((5.0, 5.0)), &[20][..]),
        (
            "Loved",
            Some((8.0, 10.0)),
            &[20, 18, 18, 20, 20, 18, 16, 20],
        ),
        ("Split", Some((2.5, 5.0)), &[1, 20, 1, 20]),
        ("Disliked", Some((4.5, 5.0)), &[2, 4, 3]),
        ("Unnumbered", None, &[12, 14]),
        ("Odd", Some((4.0, 0.0)), &[12]),
        ("Unread", Some((3.0, 5.0)), &[]),
    ]
    .into_iter()
    .enumerate()
    {
        let (value, scale) = reviewer.unzip();
        let seconds = i64::try_from(number).unwrap();
        let (book, ..) = post(store, &rated(title, value, scale), seconds).await;
        for (member, quarters) in votes.iter().enumerate() {
            let member = MemberId(member as u64);
            let given = stars(*quarters);
            store
                .rate(CLUB, book, member, given, None, at(0))
                .await
                .unwrap();
        }
    }
    let (other, ..) = post_to(store, OTHER_CLUB, &review("Elsewhere", &[]), 9).await;
    let loved = store.rate(OTHER_CLUB, other, MEMBER, stars(20), None, at(0));
    loved.await.unwrap();
}

async fn whole(store: &Store, viewer: Option<MemberId>, order: Order) -> Vec<Shelf> {
    let page = store.shelf(CLUB, viewer, order, (100, 0)).await.unwrap();
    assert_eq!(page.all, page.books.len() as u64);
    page.books
}

fn titles(books: &[Shelf]) -> Vec<&str> {
    books.iter().map(|book| book.title.as_str()).collect()
}

/// What the ground floor orders by; books without it come last.
fn key(book: &Shelf, order: Order, club_mean: f64) -> Option<f64> {
    let tally: &Tally = book.score.open()?;
    match order {
        Order::Newest => None,
        Order::Score => weighted(tally, club_mean),
        Order::Gap => tally.gap(book.reviewer?).map(f64::abs),
        Order::Divided => tally.deviation().filter(|_| tally.count() > 1),
        Order::Rated => (tally.count() > 0).then(|| tally.count() as f64),
    }
}

#[tokio::test]
async fn books_stand_in_every_order() {
    for_each_store(async |store| {
        seven(&store).await;
        let newest = whole(&store, None, Order::Newest).await;
        assert_eq!(
            titles(&newest),
            [
                "Unread",
                "Odd",
                "Unnumbered",
                "Disliked",
                "Split",
                "Loved",
                "Alone"
            ]
        );
        let mut all = Tally::default();
        for book in &newest {
            for quarters in 1..=20 {
                let stars = stars(quarters);
                let step = readalong::club::stars::Step::Quarter;
                let tally = book.score.open().unwrap().histogram(step);
                all.add(
                    stars,
                    tally.iter().find(|(one, _)| *one == stars).unwrap().1,
                );
            }
        }
        let mean = all.mean().unwrap();
        for order in Order::ALL {
            let mut wanted = newest.clone();
            wanted.sort_by(|one, other| {
                let (one, other) = (key(one, order, mean), key(other, order, mean));
                match (one, other) {
                    (Some(one), Some(other)) => other.total_cmp(&one),
                    (one, other) => other.is_some().cmp(&one.is_some()),
                }
            });
            let found = whole(&store, None, order).await;
            assert_eq!(titles(&found), titles(&wanted), "failed on {order:?}");
            let mut paged = Vec::new();
            for number in 0..4 {
                let page = store
                    .shelf(CLUB, None, order, (2, number * 2))
                    .await
                    .unwrap();
                assert_eq!(page.all, 7, "failed on {order:?}");
                paged.extend(page.books);
            }
            assert_eq!(paged, found, "failed on {order:?}");
        }
        let few = whole(&store, None, Order::Score).await;
        assert_eq!(
            titles(&few)[..2],
            ["Loved", "Alone"],
            "one vote weighs little"
        );
        let gap = whole(&store, None, Order::Gap).await;
        assert_eq!(titles(&gap)[0], "Disliked");
        let behind = store.shelf(CLUB, None, Order::Gap, (5, 50)).await.unwrap();
        assert_eq!((behind.books, behind.all), (Vec::new(), 0));
    })
    .await;
}

#[tokio::test]
async fn a_veiled_book_has_no_score_in_any_order() {
    for_each_store(async |store| {
        seven(&store).await;
        let rules = |blind| Rules {
            blind,
            ..Rules::default()
        };
        let blind = Some(Blind { days: None });
        store.settle_rules(CLUB, rules(blind)).await.unwrap();
        let newest = titles(&whole(&store, None, Order::Newest).await)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        for order in Order::ALL {
            let books = whole(&store, None, order).await;
            assert_eq!(titles(&books), newest, "{order:?} gives something away");
            let veiled = |book: &Shelf| matches!(book.score, Score::Veiled { .. });
            assert!(books.iter().all(veiled), "failed on {order:?}");
        }
        // The first member has rated all but one.
        let own = whole(&store, Some(MemberId(0)), Order::Score).await;
        assert_eq!(titles(&own)[0], "Loved");
        let open = |books: &[Shelf]| {
            let open = books.iter().filter(|book| book.score.open().is_some());
            open.map(|book| book.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(open(&own).len(), 6);
        assert_eq!(own[6].title, "Unread");
        // The sixth has rated "Loved" alone.
        let sixth = whole(&store, Some(MemberId(5)), Order::Rated).await;
        assert_eq!(open(&sixth), ["Loved"]);
        assert_eq!(sixth[0].title, "Loved");
        assert_eq!(sixth[0].score.votes(), 8);

        // Posted in 2026, and opened long ago: by the club's days, or by its own.
        let long_ago = Some(Blind { days: Some(1) });
        let books: Vec<BookId> = own.iter().map(|book| book.book).collect();
        store.reveal(CLUB, books[0], Some(at(0))).await.unwrap();
        assert_eq!(open(&whole(&store, None, Order::Newest).await), ["Loved"]);
        store.settle_rules(CLUB, rules(long_ago)).await.unwrap();
        let far = now() + chrono::TimeDelta::days(9);
        store.reveal(CLUB, books[0], Some(far)).await.unwrap();
        let is_past = at(86_400 * 2) < now();
        let expected = if is_past { 6 } else { 0 };
        assert_eq!(
            open(&whole(&store, None, Order::Score).await).len(),
            expected
        );
        assert!(!store.reveal(OTHER_CLUB, books[0], None).await.unwrap());
        store.settle_rules(CLUB, rules(None)).await.unwrap();
        assert_eq!(open(&whole(&store, None, Order::Score).await).len(), 7);
    })
    .await;
}
