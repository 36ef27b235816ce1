//! Blind rating: on no path does anybody see what others gave a book before
//! rating it, or before it is open to all.

use chrono::TimeDelta;
use readalong::club::blind::Blind;
use readalong::club::ids::{ChannelId, ClubId};
use readalong::rehearsal::{Attachment, Message, Person, Reply, Role};
use readalong::store::{Rules, Which, now};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, shown};

/// Two votes whose mean, 2.25, is nowhere else in the club.
async fn two_votes(club: &Club) {
    for (name, stars) in [("Ana", "1"), ("Ben", "3.5")] {
        let rating = json!({ "book": "salt ledger", "stars": stars, "note": "Zanzibar" });
        club.member(name).slash("rate", rating).await.unwrap();
    }
}

async fn blind(club: &Club, days: Option<u32>) {
    let rules = Rules {
        blind: Some(Blind { days }),
        ..Rules::default()
    };
    let id = ClubId(club.discord.guild(0));
    club.store.settle_rules(id, rules).await.unwrap();
}

/// Asserts that nothing of the two votes is in what a person reads or is sent.
fn assert_veiled(said: &str, where_: &str) {
    for secret in ["2.25", "3.5", "★★★½", "Zanzibar", "Median", "Spread", "Gap"] {
        assert!(
            !said.contains(secret),
            "{where_} gives {secret:?} away: {said}"
        );
    }
}

/// All of a message, what is not read included.
fn whole(message: &Message) -> String {
    format!(
        "{}\n{:?}\n{:?}",
        message.text(),
        message.embeds,
        message.attachments
    )
}

fn whole_reply(reply: &Reply) -> String {
    format!(
        "{}\n{}",
        reply.text(),
        reply.message().map(whole).unwrap_or_default()
    )
}

async fn see_scores(person: &Person) -> Reply {
    let book = json!({ "book": "salt ledger" });
    person.slash("scores", book).await.unwrap()
}

#[tokio::test]
async fn nobody_sees_a_score_before_rating_the_book() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        blind(&club, None).await;
        two_votes(&club).await;
        let card = club
            .card_says(card.id, "blind until you rate it · 2 votes")
            .await;
        assert_veiled(&whole(&card), "the card");

        let cleo = club.member("Cleo");
        let scores = see_scores(&cleo).await;
        assert_private(
            &scores,
            &["blind until you rate it · 2 votes", "rates blind"],
        );
        assert_veiled(&whole_reply(&scores), "/scores");
        let pressed = cleo.press(&card, "Scores").await.unwrap();
        assert_veiled(&whole_reply(&pressed), "Scores");
        let menu = cleo.press(&card, "Rate").await.unwrap();
        assert_veiled(&menu.content().replace("3.5", ""), "Rate");
        for reply in [&scores, &pressed] {
            assert!(
                reply.embeds()[0]["image"].is_null(),
                "a picture of what is veiled"
            );
        }
        let shelf = cleo.slash("scores", json!({})).await.unwrap();
        assert_private(&shelf, &["blind until you rate it · 2 votes"]);
        assert_veiled(&whole_reply(&shelf), "the shelf");
        for order in ["score", "gap", "divided", "rated"] {
            let sorted = cleo
                .choose(&shelf, "In which order", &[order])
                .await
                .unwrap();
            assert_veiled(&whole_reply(&sorted), order);
        }
        for typed in ["", "salt"] {
            let books = cleo
                .complete("scores", "book", typed, json!({}))
                .await
                .unwrap();
            assert_veiled(&format!("{books:?}"), "the list of books");
        }
        let file = Attachment::new("again.txt", SHORT.replace("My Rating: 4", "My Rating: 3"));
        let draft = club
            .staff()
            .slash("review post", json!({ "file": file }))
            .await
            .unwrap();
        assert_says(&draft, &["blind until you rate it · 2 votes"]);
        assert_veiled(&whole_reply(&draft), "the proof");

        // Whoever has rated it sees all, alone.
        let rating = json!({ "book": "salt ledger", "stars": "2" });
        let receipt = cleo.slash("rate", rating).await.unwrap();
        assert_private(&receipt, &["**2.17** from 3 votes"]);
        let scores = see_scores(&cleo).await;
        assert_private(&scores, &["**2.17** from 3 votes"]);
        assert!(scores.embeds()[0]["image"]["url"].is_string());
        let shelf = cleo.slash("scores", json!({})).await.unwrap();
        assert_private(&shelf, &["**2.17** from 3 votes"]);
        let dora = club
            .member("Dora")
            .slash("scores", json!({}))
            .await
            .unwrap();
        assert_private(&dora, &["blind until you rate it · 3 votes"]);

        // Who takes the rating back sees no more what the others gave.
        let gone = cleo
            .slash("unrate", json!({ "book": "salt ledger" }))
            .await
            .unwrap();
        assert_private(&gone, &["blind until you rate it · 2 votes"]);
        assert!(!gone.text().contains("2.25"), "{}", gone.text());
        assert_veiled(
            &whole_reply(&see_scores(&cleo).await),
            "/scores after /unrate",
        );
        assert_veiled(
            &whole(&club.card_says(card.id, "2 votes").await),
            "the card",
        );
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_shelf_that_all_see_shows_what_all_may_see() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let before = ana.slash("scores", json!({})).await.unwrap();
    assert!(!before.ephemeral());
    blind(&club, None).await;
    two_votes(&club).await;
    // Ana has rated the book, but the others look on.
    let sorted = ana
        .choose(&before, "In which order", &["score"])
        .await
        .unwrap();
    assert!(sorted.update());
    assert_says(&sorted, &["blind until you rate it · 2 votes"]);
    assert_veiled(&whole_reply(&sorted), "the public shelf");
    club.close().await;
}

#[tokio::test]
async fn a_book_is_opened_to_all_by_staff_and_by_its_day() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        blind(&club, Some(30)).await;
        two_votes(&club).await;
        let veiled = club
            .card_says(card.id, "blind until you rate it, or <t:")
            .await;
        assert_veiled(&whole(&veiled), "the card");
        let staff = club.staff();
        let reveal = async |on: Option<&str>| {
            let book = json!({ "book": "salt ledger", "on": on });
            staff.slash("review reveal", book).await.unwrap()
        };
        assert_private(
            &reveal(Some("tomorrow")).await,
            &["not a day that I can read"],
        );
        assert_private(
            &reveal(Some("2101-05-03")).await,
            &["until then to those who have rated"],
        );
        let far = club.card_says(card.id, "<t:4144521600:D>").await;
        assert_veiled(&whole(&far), "the card");
        assert_private(&reveal(None).await, &["are open to all from now on"]);
        club.card_says(card.id, "**2.25** from 2 votes").await;
        let scores = see_scores(&club.member("Cleo")).await;
        assert!(!scores.ephemeral(), "what is open is said aloud");
        assert_says(&scores, &["**2.25** from 2 votes"]);
        let shelf = club
            .member("Cleo")
            .slash("scores", json!({}))
            .await
            .unwrap();
        assert_private(&shelf, &["**2.25** from 2 votes"]);

        // By itself, when the day comes.
        let id = ClubId(club.discord.guild(0));
        let book = club
            .store
            .standing(id, Which::Here(ChannelId(0)))
            .await
            .unwrap();
        let book = book.unwrap().book;
        // Far enough off for a busy machine to print the card that says so.
        let soon = now() + TimeDelta::seconds(12);
        club.store.reveal(id, book, Some(soon)).await.unwrap();
        club.card_says(card.id, &format!("<t:{}:D>", soon.timestamp()))
            .await;
        club.card_says(card.id, "**2.25** from 2 votes").await;
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn only_admins_set_the_club_up() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    assert!(
        ana.slash("club setup", json!({})).await.is_err(),
        "it is hidden"
    );
    let refused = ana.force().slash("club setup", json!({})).await.unwrap();
    assert_private(
        &refused,
        &["Only members with the permission *Manage Server*"],
    );

    let admin = club.discord.member("Ada", Role::Admin);
    let screen = admin.slash("club setup", json!({})).await.unwrap();
    assert_private(
        &screen,
        &["**half stars**", "**shown to all**", "where staff are"],
    );
    let by_hand = ana.force().press(&screen, "setup:nowhere").await;
    if let Ok(reply) = by_hand {
        assert_private(&reply, &["Only members with"]);
    }

    let screen = admin
        .choose(&screen, "Stars", &["Quarter stars"])
        .await
        .unwrap();
    assert!(screen.update());
    assert_says(&screen, &["**quarter stars**, 0.25 to 5"]);
    let rating = json!({ "book": "salt ledger", "stars": "3.25" });
    assert_says(&ana.slash("rate", rating).await.unwrap(), &["**3.25**"]);
    let screen = admin
        .choose(&screen, "Stars", &["Whole stars"])
        .await
        .unwrap();
    // A rating of another step stays, and is shown as it is.
    let menu = ana.press(&card, "Rate").await.unwrap();
    assert_says(&menu, &["You gave", "**3.25**"]);
    let rating = json!({ "book": "salt ledger", "stars": "3.5" });
    assert_says(
        &ana.slash("rate", rating).await.unwrap(),
        &["The nearest: **3** or **4**"],
    );

    let label = "Blind until rated, or 14 days after posting";
    let screen = admin
        .choose(&screen, "Who sees the club's score", &[label])
        .await
        .unwrap();
    assert_says(&screen, &["**Blind for 14 days**"]);
    club.card_says(card.id, "blind until you rate it, or <t:")
        .await;
    let open = "Scores are shown to all";
    let screen = admin
        .choose(&screen, "Who sees the club's score", &[open])
        .await
        .unwrap();
    club.card_says(card.id, "**3.25** from 1 vote").await;

    let news = club.discord.channel("news");
    let permission = readalong::rehearsal::permission::EMBED_LINKS
        | readalong::rehearsal::permission::CREATE_PUBLIC_THREADS;
    club.discord.deny(news, permission);
    let chosen = [news.to_string()];
    let screen = admin
        .choose(&screen, "Where cards go", &[&chosen[0]])
        .await
        .unwrap();
    assert_says(
        &screen,
        &["I lack there: Embed Links, Create Public Threads."],
    );
    club.discord
        .deny(news, readalong::rehearsal::permission::VIEW_CHANNEL);
    let screen = admin.press(&screen, "Check again").await.unwrap();
    assert_says(&screen, &["I lack there: View Channels, Send Messages"]);
    club.discord.deny(news, 0);
    let screen = admin.press(&screen, "Check again").await.unwrap();
    assert_says(&screen, &["I may do there all that a card needs."]);

    let plain = "Title: A Field of Frost\n\nI read it on a train, and the family in it argued \
                 all the way. It is a story about home.";
    let posted = club.post("frost.txt", plain).await;
    assert_eq!(posted.channel, news, "the club's channel is the usual one");
    let screen = admin
        .press(&screen, "Cards go where staff are")
        .await
        .unwrap();
    assert_says(&screen, &["Cards go where staff are when they post"]);
    assert_eq!(
        shown(&screen).buttons(),
        ["Check again", "Export with members"]
    );
    club.close().await;
}
