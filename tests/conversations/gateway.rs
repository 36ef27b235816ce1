//! The gateway in trouble: refused tokens, close codes that never go away,
//! lost connections, events that cannot be read.

use std::time::{Duration, Instant};

use readalong::club::bank::Bank;
use readalong::config::{Config, Secret};
use readalong::discord::run::{Pace, RunError};
use readalong::rehearsal::{Fault, LocalDiscord, Role, Settings};
use readalong::store::Store;
use readalong::web::fetch::Fetcher;
use serde_json::json;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

use crate::harness::{Club, PATIENCE, SHORT, assert_says};
use crate::log;

/// Short, so that a connection which is dead is soon found to be.
fn restless() -> Settings {
    Settings {
        heartbeat: Duration::from_millis(300),
        ..Settings::default()
    }
}

/// A bot that may well not come up, with nothing to remember.
async fn bot(base: String, token: &str) -> (JoinHandle<Result<(), RunError>>, CancellationToken) {
    let config = Config {
        token: Secret::new(token),
        database_url: Secret::new("sqlite::memory:"),
        proxy: Some(base),
        guild: None,
        shards: None,
    };
    let store = Store::open("sqlite::memory:").await.unwrap();
    let pace = Pace {
        patience: Duration::from_secs(2),
        press_period: Duration::from_millis(20),
        ..Pace::default()
    };
    let stop = CancellationToken::new();
    let told = stop.clone();
    let bot = tokio::spawn(async move {
        let bank = Bank::built_in().unwrap();
        readalong::discord::run(&config, store, bank, Fetcher::new().unwrap(), pace, told).await
    });
    (bot, stop)
}

async fn end(bot: JoinHandle<Result<(), RunError>>, patience: Duration) -> RunError {
    let ended = tokio::time::timeout(patience, bot).await;
    ended
        .expect("the bot goes on for ever")
        .unwrap()
        .expect_err("the bot ended as if all were well")
}

#[tokio::test(flavor = "multi_thread")]
async fn close_codes_that_never_go_away_end_the_bot_before_the_starts_are_used_up() {
    let mut clubs = JoinSet::new();
    clubs.spawn(outgrown());
    for code in [4003, 4010, 4011, 4012] {
        clubs.spawn(async move {
            let discord = LocalDiscord::start(restless()).await.unwrap();
            discord.meet_identify(Some(code));
            let (bot, _stop) = bot(discord.base_url(), discord.token()).await;
            let error = end(bot, Duration::from_secs(90)).await;
            assert!(
                matches!(error, RunError::NeverReady { .. }),
                "{code}: {error}"
            );
            for word in ["SHARDS", "recommends 1 in all", "the same token"] {
                assert!(error.to_string().contains(word), "{code}: {error}");
            }
            let tries = discord.gateway_counts().identifies;
            assert!((2..10).contains(&tries), "{code}: {tries} tries");
        });
    }
    clubs.join_all().await;
}

/// A bot that was ready once, and has too few shards since.
async fn outgrown() {
    let mut club = Club::open_with(restless()).await;
    club.discord.meet_identify(Some(4011));
    club.discord.close_gateway(4011);
    let error = club.ended(Duration::from_secs(90)).await.unwrap_err();
    assert!(matches!(error, RunError::NeverReady { .. }), "{error}");
    let tries = club.discord.gateway_counts().identifies;
    assert!(tries < 10, "{tries} tries");
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_ends_the_bot_at_once() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let (bot, _stop) = bot(discord.base_url(), "not-the-token").await;
    let error = end(bot, PATIENCE).await;
    assert!(matches!(error, RunError::BadToken), "{error}");
    assert!(error.to_string().contains("DISCORD_TOKEN"));
    assert!(!error.to_string().contains("not-the-token"));
    assert_eq!(discord.gateway_counts().identifies, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_taken_back_ends_the_bot() {
    let mut club = Club::open().await;
    club.discord.close_gateway(4004);
    let error = club.ended(PATIENCE).await.unwrap_err();
    assert!(matches!(error, RunError::BadToken), "{error}");
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_without_starts_left_does_not_try() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    discord.leave_starts(0);
    let (bot, _stop) = bot(discord.base_url(), discord.token()).await;
    let error = end(bot, PATIENCE).await;
    let RunError::TooManyStarts { hours, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(*hours, 24);
    assert_eq!(discord.gateway_counts().connections, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_are_refused_are_no_silent_bot() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let refused = Fault::refused(400, 50_035, "Invalid Form Body");
    discord.fail_next(1, "PUT", "/commands", refused);
    let (bot, _stop) = bot(discord.base_url(), discord.token()).await;
    let error = end(bot, PATIENCE).await;
    assert!(matches!(error, RunError::Commands(_)), "{error}");
    let said = format!("{:#}", anyhow::Error::new(error));
    assert!(said.contains("Invalid Form Body"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gateways_address_is_never_guessed() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    // The bot asks for /gateway/bot, then serenity for /gateway, and on an
    // error takes the real Discord's address.
    let fine = Fault::HangBefore(Duration::ZERO);
    discord.fail_next(1, "GET", "/gateway", fine);
    discord.fail_next(1, "GET", "/gateway", Fault::broken(500));
    let (bot, stop) = bot(discord.base_url(), discord.token()).await;
    assert!(discord.application_ready().await);
    assert_eq!(discord.faults_left(), 0, "/gateway was not asked for");
    stop.cancel();
    bot.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_away_at_the_start_is_waited_for() {
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let settings = Settings {
        port,
        ..Settings::default()
    };
    let token = settings.token.clone();
    let (bot, stop) = bot(format!("http://127.0.0.1:{port}"), &token).await;
    // There is no event to wait for where nobody listens.
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(!bot.is_finished());
    let discord = LocalDiscord::start(settings).await.unwrap();
    discord.fail_next(3, "", "", Fault::broken(502));
    assert!(discord.application_ready().await);
    stop.cancel();
    bot.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_bot_that_waits_for_a_network_stops_when_it_is_told() {
    // Nobody listens at this port any more.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let (bot, stop) = bot(base, "token").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    stop.cancel();
    let ended = tokio::time::timeout(PATIENCE, bot).await;
    let ended = ended.expect("it stops at once").unwrap();
    assert!(ended.is_ok(), "{ended:?}");
}

/// Waits until this many sessions were begun or taken up again, and one is
/// connected.
async fn back(club: &Club, is: impl Fn(u64, u64) -> bool) {
    let discord = &club.discord;
    let begun = Instant::now();
    loop {
        let counts = discord.gateway_counts();
        if is(counts.identifies, counts.resumes) && discord.connected(1).await {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{counts:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn works(club: &Club) {
    let ana = club.discord.member("Ana", Role::Member);
    let scores = ana.slash("scores", json!({})).await.unwrap();
    assert_says(&scores, &["The Salt Ledger"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_is_taken_up_again() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    club.discord.drop_gateway();
    back(&club, |_, resumes| resumes >= 1).await;
    works(&club).await;

    club.discord.ask_to_reconnect();
    back(&club, |_, resumes| resumes >= 2).await;
    works(&club).await;

    club.discord.invalidate_sessions(true);
    back(&club, |_, resumes| resumes >= 3).await;
    works(&club).await;
    assert_eq!(club.discord.gateway_counts().identifies, 1);
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_over_is_begun_anew() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    club.discord.invalidate_sessions(false);
    back(&club, |identifies, _| identifies >= 2).await;
    works(&club).await;
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_does_not_hear_is_left_and_found_again() {
    let club = Club::open_with(restless()).await;
    club.post("salt.txt", SHORT).await;
    club.discord.ignore_heartbeats(true);
    back(&club, |identifies, _| identifies >= 2).await;
    club.discord.heal();
    let heard = club.discord.gateway_counts().identifies;
    back(&club, |identifies, _| identifies >= heard).await;
    works(&club).await;
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_is_shut_for_a_while_is_found_again() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    club.discord.refuse_gateway(true);
    club.discord.drop_gateway();
    // Longer than the watchdog's patience: a network that is down is waited for.
    tokio::time::sleep(Duration::from_secs(5)).await;
    club.discord.heal();
    back(&club, |identifies, resumes| identifies + resumes >= 2).await;
    works(&club).await;
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_that_cannot_be_read_is_logged_and_the_next_one_answered() {
    log::keep();
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let broken = json!({"id": "424242424242", "type": 2, "token": "secret-of-one", "data": 7});
    club.discord.send_event("INTERACTION_CREATE", &broken);
    club.discord.send_event("INTERACTION_CREATE", &json!(null));
    club.discord.send_event("NOBODY_KNOWS_THIS", &json!([1, 2]));
    club.discord.send_raw("this is no JSON");
    club.discord
        .send_raw(r#"{"op":99,"d":null,"s":null,"t":null}"#);
    works(&club).await;
    let line = log::line_with(&["424242424242"]).await;
    assert!(line.contains("ERROR"), "{line}");
    assert!(line.contains("could not be parsed"), "{line}");
    assert!(!line.contains("secret-of-one"), "{line}");
    club.close().await;
}
