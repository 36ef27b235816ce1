//! A club leaves with everything: out of one database, into another, and
//! nothing is lost or doubled on the way.

use readalong::club::blind::Blind;
use readalong::club::ids::{BookId, ChannelId, MemberId, MessageId, ProposalId, ReviewId};
use readalong::club::note::Note;
use readalong::club::question::{key_of, own};
use readalong::club::review::Review;
use readalong::club::schedule::{Rhythm, TimeOfDay, zone};
use readalong::club::whole::Whole;
use readalong::store::{
    Arrival, Deed, Discussion, Look, Mark, Plan, Proposal, Proposed, Rules, Store, Verdict, Which,
};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::feeds::{follow, wish};
use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, STAFF, at, post, post_to, review, stars,
};

/// Every column of every table that is not in the document, and why not.
const NOT_CARRIED: [(&str, &str); 6] = [
    // A lease belongs to a process.
    ("leased_until", ""),
    // Whether the bot is in the server is found out anew, and what is being
    // erased is not exported.
    ("left_at", ""),
    ("erase_at", ""),
    // Drafts are documents that staff have not posted, for a week.
    ("", "draft"),
    ("", "draft_book"),
    // What sqlx knows of the migrations.
    ("", "_sqlx_migrations"),
];

/// A club that has something in every table, beside another one.
async fn full_club(store: &Store) {
    // What is gone leaves a gap in the numbers.
    post_to(store, OTHER_CLUB, &review("Elsewhere", &[]), 0).await;
    let gone = follow(store, &wish(CLUB, "gone.example", "feed"), &[]).await;
    assert!(store.unfollow(gone, CLUB).await.unwrap());
    let novel = Review {
        isbn13: Some("9780441478125".to_owned()),
        language: Some("en".to_owned()),
        ..review("Tide", &["Ann Lee", "B. Ng"])
    };
    let (tide, first, card) = post(store, &novel, 1).await;
    let (salt, second, other) = post(store, &review("Salt: A \"Tale\" 🙂", &[]), 2).await;
    let last = follow(store, &wish(CLUB, "last.example", "feed"), &[]).await;

    let rules = Rules {
        blind: Some(Blind { days: Some(30) }),
        channel: Some(CHANNEL),
        names: true,
        ..Rules::default()
    };
    store.settle_rules(CLUB, rules).await.unwrap();
    let berlin = zone("Europe/Berlin").unwrap();
    store.set_timezone(CLUB, berlin, at(3)).await.unwrap();
    store
        .reveal(CLUB, salt, Some(at(400_000_000)))
        .await
        .unwrap();

    let note = |words: &str| Note {
        words: words.to_owned(),
        spoiler: true,
    };
    for (member, quarters) in [(MEMBER, 14), (MemberId(1), 16), (MemberId(2), 1)] {
        let told = note("=wet\né");
        let rated = store.rate(
            CLUB,
            tide,
            member,
            stars(quarters),
            Some(Some(&told)),
            at(5),
        );
        rated.await.unwrap();
    }
    let told = note("Wetter.");
    let again = store.rate(CLUB, tide, MEMBER, stars(20), Some(Some(&told)), at(6));
    again.await.unwrap();
    let emptied = store.rate(CLUB, tide, MemberId(1), stars(2), Some(None), at(7));
    emptied.await.unwrap();
    store.unrate(CLUB, tide, MemberId(2)).await.unwrap();
    store
        .rate(CLUB, salt, MEMBER, stars(7), None, at(8))
        .await
        .unwrap();

    store.card_attempted(card, at(9)).await.unwrap();
    store
        .card_posted(card, MessageId(u64::MAX - 9))
        .await
        .unwrap();
    store
        .card_threaded(card, ChannelId(u64::MAX - 10))
        .await
        .unwrap();
    store.page_posted(card, 1, MessageId(11), 1).await.unwrap();
    store.page_posted(card, 2, MessageId(12), 1).await.unwrap();
    store.card_shown(card, 3).await.unwrap();
    store.card_veiled(card, Some(at(5_000))).await.unwrap();
    store.card_unthreaded(other).await.unwrap();
    store
        .card_stopped(other, "somebody deleted it")
        .await
        .unwrap();

    let proposal = Proposal {
        club: CLUB,
        review: first,
        member: MEMBER,
        signed: true,
        theme: Some("sea".to_owned()),
        tier: 1,
        text: "Would you have gone to sea?".to_owned(),
        channel: CHANNEL,
    };
    let Proposed::New(question) = store.propose(&proposal, 9, at(10)).await.unwrap() else {
        panic!("not proposed")
    };
    store.proposal_attempted(question, at(10)).await.unwrap();
    let asked = Some(MessageId(13));
    store
        .proposal_told(question, Verdict::Waiting, asked)
        .await
        .unwrap();
    store
        .decide_proposal(question, CLUB, Verdict::Taken)
        .await
        .unwrap();
    for (member, prompt, up) in [
        (MEMBER, "sea/tide".to_owned(), true),
        (MemberId(1), own::prompt_of(question.0), false),
        (MemberId(1), "Sea/b".to_owned(), true),
        (MemberId(1), "sea-b".to_owned(), true),
    ] {
        store
            .press_thumb(CLUB, member, &prompt, up, at(11))
            .await
            .unwrap();
    }
    for (key, again) in [
        ("0123456789abcdef".to_owned(), true),
        (key_of(&own::prompt_of(question.0), ""), true),
    ] {
        for _ in 0..2 {
            let put = store.remember_asked(CLUB, CHANNEL, first, &key, at(12), again);
            put.await.unwrap();
        }
    }
    let thread = Discussion {
        review: second,
        tier: 2,
    };
    store
        .open_discussion(CLUB, ChannelId(14), thread, at(13))
        .await
        .unwrap();
    for (channel, book) in [(CHANNEL, Some(tide)), (ChannelId(15), None)] {
        let plan = Plan {
            club: CLUB,
            channel,
            staff: STAFF,
            rhythm: Rhythm::Weekdays,
            time: TimeOfDay::parse("19:30").unwrap(),
            book,
        };
        store.plan(&plan, 9, at(14)).await.unwrap();
    }
    store.compare(CLUB, MEMBER, true, at(15)).await.unwrap();

    let feed = follow(
        store,
        &wish(CLUB, "a.example", "feed"),
        &[Mark {
            key: "old",
            hash: "1",
        }],
    )
    .await;
    for (key, title, deed) in [
        ("new", "Quay", Deed::Offer),
        ("posted", "Ferry", Deed::Post(CHANNEL, STAFF)),
        ("imported", "Harbour", Deed::Import(CHANNEL, STAFF, at(1))),
    ] {
        let look = Look {
            feed,
            club: CLUB,
            mark: Mark { key, hash: "1" },
            source: "https://a.example/post",
            at: at(16),
        };
        store
            .entry_read(&look, &[review(title, &[])], deed)
            .await
            .unwrap();
    }
    store.entry_put_off(feed, "silent", at(17)).await.unwrap();
    assert!(store.unfollow(last, CLUB).await.unwrap());
    let (lost, gone, _) = post(store, &review("Lost", &[]), 18).await;
    for (quarters, words) in [(3, "Once."), (5, "Twice.")] {
        let told = note(words);
        let rated = store.rate(
            CLUB,
            lost,
            MEMBER,
            stars(quarters),
            Some(Some(&told)),
            at(18),
        );
        rated.await.unwrap();
    }
    let removed = store.remove_review(CLUB, gone, true, at(19)).await;
    assert_eq!(removed.unwrap(), Some((1, 0)));
}

/// What no method brings about by itself, or not so soon.
async fn with_rare_values(fresh: &Fresh) {
    let mut connection = SqliteConnection::connect(&fresh.url).await.unwrap();
    for sql in [
        "update feed set failures = 3, failing_since = made_at, stopped = 'a week of silence',
            last_modified = 'Thu, 05 Mar 2026 10:00:00 GMT', straight = true",
        "update schedule set review = (select min(id) from review where club = schedule.club),
            question = '0123456789abcdef', attempted_at = made_at, stopped = 'no such channel'
            where book is not null",
        "update offer set attempted_at = made_at, message = 77, wanted = 2, shown = 1",
        "update club set step = 4, locale = 'es-ES'",
        "update review set version = 3 where source = 'night.md'",
    ] {
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

async fn exported(store: &Store) -> (Whole, Vec<u8>) {
    let whole = store.whole(CLUB).await.unwrap().unwrap();
    let json = whole.json().unwrap();
    assert_eq!(Whole::read(&json).unwrap(), whole, "read back");
    (whole, json)
}

#[tokio::test]
async fn a_club_is_the_same_after_a_journey_through_every_database() {
    let home = Fresh::sqlite();
    let store = home.open().await;
    full_club(&store).await;
    store.close().await;
    with_rare_values(&home).await;
    let store = home.open().await;
    let (whole, json) = exported(&store).await;
    for (list, length) in [
        ("books", whole.books.len()),
        ("reviews", whole.reviews.len()),
        (
            "pages",
            whole.cards.iter().map(|card| card.pages.len()).sum(),
        ),
        ("threads", whole.threads.len()),
        ("asked", whole.asked.len()),
        ("thumbs", whole.thumbs.len()),
        ("questions", whole.questions.len()),
        ("schedules", whole.schedules.len()),
        ("feeds", whole.feeds.len()),
        ("comparing", whole.comparing.len()),
    ] {
        assert!(length > 0, "nothing in {list} that could be lost");
    }
    let before = rows(&home).await;
    store.close().await;

    let mut stations = vec![Fresh::sqlite()];
    stations.extend(Fresh::postgres().await);
    stations.push(Fresh::sqlite());
    let mut carried = json.clone();
    for station in &stations {
        let store = station.open().await;
        let read = Whole::read(&carried).unwrap();
        let restored = store.restore(&read).await.unwrap();
        assert_eq!(restored, Arrival::Done { moved: false }, "{}", station.url);
        carried = exported(&store).await.1;
        let same = carried == json;
        assert!(
            same,
            "on {}: {}",
            station.url,
            String::from_utf8_lossy(&carried)
        );
        assert_eq!(store.check_tallies().await.unwrap(), 0, "{}", station.url);
        // No number is given again, not even that of what is gone.
        let again = store.restore(&read).await.unwrap();
        assert_eq!(again, Arrival::ClubIsHere);
        assert_eq!(exported(&store).await.1, json, "{}", station.url);
        store.close().await;
    }
    let last = stations.last().unwrap();
    for ((table, row), (_, carried)) in before.iter().zip(rows(last).await) {
        assert_eq!(*row, carried, "{table}");
    }
    for station in stations.iter() {
        let store = station.open().await;
        let (book, new, card) = post(&store, &review("Anew", &[]), 99).await;
        let ever = &whole.numbers;
        let given = (book.0, new.0, card.0);
        assert_eq!(
            given,
            (ever.book + 1, ever.review + 1, ever.card + 1),
            "{}",
            station.url
        );
        let feed = follow(&store, &wish(CLUB, "b.example", "feed"), &[]).await;
        assert_eq!(feed.0, ever.feed + 1, "{}", station.url);
        // Whatever was confirmed before is a rating like any other.
        let tide = whole.books[0].number;
        let rated = store.rate(CLUB, tide, MEMBER, stars(4), None, at(100));
        assert_eq!(rated.await.unwrap().previous, Some(stars(20)));
        assert_eq!(store.check_tallies().await.unwrap(), 0, "{}", station.url);
        store.close().await;
    }
    for station in stations {
        station.remove().await;
    }
}

/// All rows of the club's tables, as text, by table.
async fn rows(fresh: &Fresh) -> Vec<(String, Vec<String>)> {
    let mut connection = SqliteConnection::connect(&fresh.url).await.unwrap();
    let mut found = Vec::new();
    for (table, columns) in columns(&mut connection).await {
        let of = |club: &str| columns.iter().any(|column| column == club);
        let of_club = match table.as_str() {
            "club" => format!("where id = {}", CLUB.0 as i64),
            _ if of("club") => format!("where club = {}", CLUB.0 as i64),
            "page" => format!(
                "where card in (select id from card where club = {})",
                CLUB.0 as i64
            ),
            _ => String::new(),
        };
        // A row without a vote is no row.
        let of_club = match table.as_str() {
            "tally" => format!("{of_club} and votes > 0"),
            _ => of_club,
        };
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote({column})"))
            .collect();
        let sql = format!(
            "select {} from {table} {of_club} order by 1",
            quoted.join(" || ' ' || ")
        );
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_all(&mut connection)
            .await
            .unwrap();
        found.push((table, rows));
    }
    found
}

/// The tables that are carried, with the columns that are.
async fn columns(connection: &mut SqliteConnection) -> Vec<(String, Vec<String>)> {
    let pairs: Vec<(String, String)> = sqlx::query_as(
        "select list.name, info.name from sqlite_master list, pragma_table_info(list.name) info
        where list.type = 'table' and list.name not like 'sqlite_%' order by list.name, info.cid",
    )
    .fetch_all(connection)
    .await
    .unwrap();
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for (table, column) in pairs {
        let stays = |(name, of): &(&str, &str)| *name == column || *of == table;
        if NOT_CARRIED.iter().any(stays) {
            continue;
        }
        match tables.last_mut() {
            Some((last, columns)) if *last == table => columns.push(column),
            _ => tables.push((table, vec![column])),
        }
    }
    tables
}

#[tokio::test]
async fn no_column_is_forgotten() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    full_club(&store).await;
    store.close().await;
    with_rare_values(&fresh).await;
    // Each column has somewhere a value that is not the one that it has by
    // itself, so that the journey would show if it were left behind.
    let mut connection = SqliteConnection::connect(&fresh.url).await.unwrap();
    let mut usual = Vec::new();
    for (table, columns) in columns(&mut connection).await {
        for column in columns {
            let sql = format!(
                "select count(*) from {table}, pragma_table_info('{table}') info
                where info.name = '{column}'
                    and quote({table}.{column}) <> coalesce(info.dflt_value, 'NULL')
                    and not (info.dflt_value = 'false' and {table}.{column} = 0)"
            );
            let other: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
                .fetch_one(&mut connection)
                .await
                .unwrap();
            if other == 0 {
                usual.push(format!("{table}.{column}"));
            }
        }
    }
    assert!(
        usual.is_empty(),
        "carry these columns in `club::whole` and give them a value in this test, or say in \
         NOT_CARRIED why not: {usual:?}"
    );
}

#[tokio::test]
async fn a_club_finds_its_place_beside_others() {
    let home = Fresh::sqlite();
    let store = home.open().await;
    full_club(&store).await;
    let (whole, _) = exported(&store).await;
    store.close().await;
    for fresh in Fresh::every().await {
        let store = fresh.open().await;
        for number in 0..3 {
            post_to(
                &store,
                OTHER_CLUB,
                &review(&format!("Other {number}"), &[]),
                number,
            )
            .await;
        }
        let proposal = Proposal {
            club: OTHER_CLUB,
            review: ReviewId(1),
            member: MEMBER,
            signed: false,
            theme: None,
            tier: 0,
            text: "Who keeps the lamp?".to_owned(),
            channel: CHANNEL,
        };
        store.propose(&proposal, 9, at(0)).await.unwrap();
        let before = store.whole(OTHER_CLUB).await.unwrap().unwrap();
        let restored = store.restore(&whole).await.unwrap();
        assert_eq!(restored, Arrival::Done { moved: true }, "{}", fresh.url);
        assert_eq!(store.check_tallies().await.unwrap(), 0);

        let (moved, _) = exported(&store).await;
        let by = moved.books[0].number.0 - whole.books[0].number.0;
        // Not one of its old numbers means another row now.
        let old: Vec<i64> = whole.books.iter().map(|book| book.number.0).collect();
        for book in &moved.books {
            assert!(
                !old.contains(&book.number.0),
                "{} on {}",
                book.number,
                fresh.url
            );
        }
        for (one, other) in whole.books.iter().zip(&moved.books) {
            assert_eq!(other.number, BookId(one.number.0 + by));
            assert_eq!((&one.title, &one.ratings), (&other.title, &other.ratings));
        }
        for (one, other) in whole.cards.iter().zip(&moved.cards) {
            assert_eq!((one.wanted + 1, one.message), (other.wanted, other.message));
        }
        let question = moved.questions[0].number;
        assert_ne!(question, whole.questions[0].number);
        let prompts: Vec<&str> = moved
            .thumbs
            .iter()
            .map(|thumb| thumb.prompt.as_str())
            .collect();
        assert!(
            prompts.contains(&own::prompt_of(question.0).as_str()),
            "{prompts:?}"
        );
        let asked = store.asked(CHANNEL, moved.reviews[0].number).await.unwrap();
        let key = key_of(&own::prompt_of(question.0), "");
        assert!(asked.contains_key(&key), "{asked:?}");
        let standing = store
            .standing(CLUB, Which::Book(moved.books[0].number))
            .await;
        let standing = standing.unwrap().unwrap();
        assert_eq!(standing.title(), "Tide");
        assert_eq!(standing.tally.count(), 2);
        // The other club is what it was, but for the numbers that are given.
        let after = store.whole(OTHER_CLUB).await.unwrap().unwrap();
        let after = Whole {
            numbers: before.numbers,
            ..after
        };
        assert_eq!(before, after, "{}", fresh.url);
        let next = store.propose(&proposal_on(&moved), 9, at(0)).await.unwrap();
        assert!(
            matches!(next, Proposed::New(ProposalId(id)) if id > question.0),
            "{next:?}"
        );
        store.close().await;
        fresh.remove().await;
    }
}

fn proposal_on(whole: &Whole) -> Proposal {
    Proposal {
        club: CLUB,
        review: whole.reviews[0].number,
        member: MemberId(3),
        signed: false,
        theme: None,
        tier: 0,
        text: "Who keeps the lamp now?".to_owned(),
        channel: CHANNEL,
    }
}

#[tokio::test]
async fn what_cannot_be_restored_leaves_no_trace() {
    let home = Fresh::sqlite();
    let store = home.open().await;
    full_club(&store).await;
    let (whole, _) = exported(&store).await;
    store.close().await;
    for fresh in Fresh::every().await {
        let store = fresh.open().await;
        // Settings alone are no reason to refuse.
        store.settle_rules(CLUB, Rules::default()).await.unwrap();
        let mut hidden = whole.clone();
        hidden.club.names = false;
        let hidden = hidden.shared([7; 32], at(0));
        assert!(store.restore(&hidden).await.is_err());
        // The very last row is one that the tables refuse.
        let mut broken = whole.clone();
        let mut offers = broken.feeds.iter_mut().flat_map(|feed| &mut feed.entries);
        let last = offers.find(|entry| !entry.offers.is_empty()).unwrap();
        last.offers[0].state = "lost".to_owned();
        assert!(store.restore(&broken).await.is_err());
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), Vec::<String>::new());
        assert_eq!(store.rules(CLUB).await.unwrap(), Rules::default());
        assert_eq!(store.known_clubs().await.unwrap(), [CLUB]);
        let restored = store.restore(&whole).await.unwrap();
        assert_eq!(restored, Arrival::Done { moved: false });
        assert!(store.rules(CLUB).await.unwrap().names);
        store.close().await;
        fresh.remove().await;
    }
}
