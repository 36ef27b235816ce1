//! The printing press: few edits for many ratings, one card for one review,
//! and what cannot be printed stops alone.

use std::time::{Duration, Instant};

use readalong::club::bank::Bank;
use readalong::config::{Config, Secret};
use readalong::rehearsal::{ChannelKind, Fault, LocalDiscord, Rates, Role, Settings, permission};
use readalong::store::Store;
use readalong::web::fetch::Fetcher;
use serde_json::json;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::faults::{long_review, review_of};
use crate::harness::{Club, PATIENCE, SHORT};
use crate::outage;

/// Edits of messages in channels that the bot has asked for so far.
fn edits(discord: &LocalDiscord) -> usize {
    let requests = discord.requests();
    let edit = |path: &str| path.contains("/channels/") && path.contains("/messages/");
    let edits = requests
        .iter()
        .filter(|request| request.method == "PATCH" && edit(&request.path));
    edits.count()
}

async fn rate(club: &Club, book: &str, stars: &str) {
    let ana = club.member("Ana");
    let reply = ana.slash("rate", json!({"book": book, "stars": stars}));
    assert!(reply.await.unwrap().text().contains("You gave"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_ratings_cost_a_handful_of_edits_within_discords_rates() {
    let settings = Settings {
        rates: Rates::like_discord(),
        ..Settings::default()
    };
    let mut club = Club::open_with(settings).await;
    club.stop().await.unwrap();
    club.pace.press_period = readalong::discord::bot::PRESS_PERIOD;
    club.start().await;
    let card = club.post("salt.txt", SHORT).await;
    // The one edit that hangs: none other may overtake it.
    let hang = Fault::HangBefore(Duration::from_secs(1));
    club.discord
        .fail_next(1, "PATCH", &format!("/messages/{}", card.id), hang);
    let begun = Instant::now();
    let mut members = JoinSet::new();
    for number in 0..1_000_u32 {
        let member = club.member(&format!("Member {number}"));
        members.spawn(async move {
            let stars = if number % 2 == 0 { "2" } else { "4" };
            let options = json!({"book": "The Salt Ledger", "stars": stars});
            member.slash("rate", options).await.unwrap()
        });
    }
    for reply in members.join_all().await {
        assert!(reply.text().contains("You gave"), "{}", reply.text());
    }
    let last = Instant::now();
    club.card_says(card.id, "**3.00** from 1,000 votes").await;
    let late = last.elapsed();
    assert!(
        late < Duration::from_secs(10),
        "the card was right after {late:?}"
    );
    club.stop().await.unwrap();
    let edits = edits(&club.discord);
    // One in each period of the press, however long the ratings took to come.
    let periods = begun.elapsed().as_secs() / 2 + 3;
    assert!(
        (1..=periods).contains(&(edits as u64)),
        "{edits} edits in {periods} periods"
    );
    let refused = |one: &readalong::rehearsal::Recorded| one.status == 429;
    assert!(!club.discord.requests().iter().any(refused));
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_channel_waits_for_its_turn_and_another_does_not() {
    let mut club = Club::open().await;
    club.stop().await.unwrap();
    club.pace.press_period = Duration::from_secs(8);
    club.start().await;
    let reviews = club.post("salt.txt", SHORT).await;
    let staff = club.staff();
    let talk = club.discord.channel("talk");
    // In this channel the press has just printed; in the other it has not.
    let begun = Instant::now();
    rate(&club, "The Salt Ledger", "4").await;
    let file = readalong::rehearsal::Attachment::new("other.txt", review_of("Volume 1"));
    let draft = staff
        .in_channel(talk)
        .slash("review post", json!({"file": file}))
        .await
        .unwrap();
    let posted = staff.in_channel(talk).press(&draft, "Post").await.unwrap();
    assert!(posted.text().starts_with("Posted: "), "{}", posted.text());
    let other = begun.elapsed();
    club.card_says(reviews.id, "from 1 vote").await;
    let same = begun.elapsed();
    assert!(
        other < Duration::from_secs(6),
        "the other channel waited {other:?}"
    );
    assert!(same > other, "{same:?}");
    assert!(
        same > Duration::from_secs(6),
        "the same channel did not wait: {same:?}"
    );
    club.close().await;
}

/// A club with one card in each of two channels; gives the staff member who
/// posted the first, and both cards.
async fn two_cards(club: &Club) -> (readalong::rehearsal::Person, [u64; 2], u64) {
    let channel = club
        .discord
        .add_channel(club.discord.guild(0), "old-books", ChannelKind::Text);
    let staff = club
        .discord
        .member("Marta", Role::Staff)
        .in_channel(channel);
    let file = readalong::rehearsal::Attachment::new("other.txt", review_of("The Other Ledger"));
    let draft = staff
        .slash("review post", json!({"file": file}))
        .await
        .unwrap();
    let posted = staff.press(&draft, "Post").await.unwrap();
    let first = posted.text().rsplit('/').next().unwrap().parse().unwrap();
    let second = club.post("salt.txt", SHORT).await;
    (staff, [first, second.id], channel)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_discord_refuses_for_good_stops_alone_and_staff_are_told() {
    for trouble in ["denied", "message deleted", "channel deleted"] {
        let club = Club::open().await;
        let (staff, [first, second], channel) = two_cards(&club).await;
        match trouble {
            "denied" => club.discord.deny(channel, permission::VIEW_CHANNEL),
            "message deleted" => club.discord.delete_message(first),
            _ => club.discord.delete_channel(channel),
        }
        rate(&club, "The Other Ledger", "4").await;
        let begun = Instant::now();
        while staff.letters().is_empty() {
            assert!(begun.elapsed() < PATIENCE, "{trouble}: nobody was told");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let letters = staff.letters();
        let text = letters[0].text();
        for words in [
            "The Other Ledger",
            &format!("<#{channel}>"),
            "ratings are safe",
        ] {
            assert!(text.contains(words), "{trouble}: {text}");
        }
        // The other card goes on, and the one given up is left alone.
        rate(&club, "The Salt Ledger", "2").await;
        club.card_says(second, "**2.00** from 1 vote").await;
        let asked = |discord: &LocalDiscord| {
            let of = format!("/channels/{channel}/");
            let requests = discord.requests();
            requests.iter().filter(|one| one.path.contains(&of)).count()
        };
        let before = asked(&club.discord);
        rate(&club, "The Other Ledger", "5").await;
        rate(&club, "The Salt Ledger", "3").await;
        club.card_says(second, "from 2 votes").await;
        assert_eq!(asked(&club.discord), before, "{trouble}: tried again");
        assert_eq!(staff.letters().len(), 1, "{trouble}");
        assert!(text.contains("`/review card`"), "{trouble}: {text}");

        // Staff bring it back: taken up where it stands, or posted anew.
        club.discord.deny(channel, 0);
        let to = match trouble {
            "channel deleted" => club.discord.channel("talk"),
            _ => channel,
        };
        let again = json!({"book": "The Other Ledger", "channel": to.to_string()});
        let staff = staff.in_channel(club.discord.channel("talk"));
        let back = staff.slash("review card", again.clone()).await.unwrap();
        assert!(back.ephemeral(), "{trouble}");
        let link = back.text();
        let anew = link.rsplit('/').next().and_then(|id| id.parse().ok());
        let anew: u64 = anew.unwrap_or_else(|| panic!("{trouble}: {link}"));
        assert_eq!(
            anew == first,
            trouble == "denied",
            "{trouble}: {}",
            back.text()
        );
        let card = club.card_says(anew, "**4.50** from 2 votes").await;
        assert_eq!(card.channel, to, "{trouble}");
        rate(&club, "The Other Ledger", "1").await;
        club.card_says(anew, "**3.33** from 3 votes").await;
        let stands = staff.slash("review card", again).await.unwrap();
        assert!(
            stands.text().contains("stands where it was"),
            "{}",
            stands.text()
        );
        club.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_was_refused_for_a_while_catches_up() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let path = format!("/messages/{}", card.id);
    // More than one call repeats, and a code that comes with status 400.
    club.discord
        .fail_next(4, "PATCH", &path, Fault::broken(503));
    let often = Fault::refused(400, 30_046, "Maximum number of edits to old messages");
    club.discord.fail_next(1, "PATCH", &path, often);
    rate(&club, "The Salt Ledger", "4").await;
    rate(&club, "The Salt Ledger", "2").await;
    club.card_says(card.id, "**3.00** from 2 votes").await;
    assert_eq!(club.discord.faults_left(), 0);
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bots_on_one_database_print_each_card_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut databases = vec![format!(
        "sqlite://{}",
        folder.path().join("club.db").display()
    )];
    databases.extend(outage::postgres().await);
    for database in databases {
        let discord = LocalDiscord::start(Settings::default()).await.unwrap();
        let stop = CancellationToken::new();
        let mut bots = JoinSet::new();
        let mut stores = Vec::new();
        for _ in 0..2 {
            let store = Store::open(&database).await.unwrap();
            stores.push(store.clone());
            let config = Config {
                token: Secret::new(discord.token()),
                database_url: Secret::new(&*database),
                proxy: Some(discord.base_url()),
                guild: None,
                shards: None,
            };
            let pace = readalong::discord::run::Pace {
                patience: Duration::from_secs(5),
                press_period: Duration::from_millis(1),
                ..Default::default()
            };
            let stop = stop.clone();
            bots.spawn(async move {
                let bank = Bank::built_in().unwrap();
                readalong::discord::run(&config, store, bank, Fetcher::new().unwrap(), pace, stop)
                    .await
            });
        }
        assert!(discord.application_ready().await);
        assert!(discord.connected(2).await);
        let reviews = discord.channel("reviews");
        let mut posting = JoinSet::new();
        for number in 0..12 {
            let staff = discord.member("Marta", Role::Staff);
            posting.spawn(async move {
                let title = format!("Volume {number}");
                let text = if number % 4 == 0 {
                    long_review(2).replace("The Salt Ledger", &title)
                } else {
                    review_of(&title)
                };
                let file = readalong::rehearsal::Attachment::new("volume.txt", text);
                let draft = staff.slash("review post", json!({"file": file})).await;
                let posted = staff.press(&draft.unwrap(), "Post").await.unwrap();
                assert!(posted.text().starts_with("Posted: "), "{}", posted.text());
                for stars in ["1", "2", "3", "4", "5"] {
                    let rating = json!({"book": title, "stars": stars});
                    staff.slash("rate", rating).await.unwrap();
                }
            });
        }
        posting.join_all().await;
        let settled = discord
            .wait_until(
                |world| {
                    let five = |card: &&readalong::rehearsal::Message| {
                        card.text().contains("**5.00** from 1 vote")
                    };
                    world.messages(reviews).filter(five).count() == 12
                        && world
                            .threads(reviews)
                            .iter()
                            .filter(|thread| thread.messages.len() >= 3)
                            .count()
                            == 3
                },
                PATIENCE,
            )
            .await;
        stop.cancel();
        for ended in bots.join_all().await {
            ended.unwrap();
        }
        assert!(settled, "{database}");
        assert_eq!(discord.messages(reviews).len(), 12, "{database}");
        for thread in discord.threads(reviews) {
            assert_eq!(thread.messages.len(), 3, "{database}");
        }
        for store in stores {
            store.close().await;
        }
        // The connections of a bot end with its threads.
        let store = Store::open(&database).await.unwrap();
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        store.close().await;
    }
}
