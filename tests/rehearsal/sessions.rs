//! Sessions at the gateway: lost, taken up again, begun anew, turned away.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use readalong::rehearsal::{LocalDiscord, Settings, World};

use crate::bot::{one_star, with_bot, with_bot_and_ana};
use crate::stage::http;

/// A trouble's name, and how it is made.
type Trouble = (&'static str, fn(&LocalDiscord));

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_hears_no_acknowledgement_or_loses_its_session_begins_a_new_one() {
    let heartbeat = Duration::from_millis(1000);
    let troubles: [Trouble; 2] = [
        ("silence", |discord| discord.ignore_heartbeats(true)),
        ("op 9 false", |discord| discord.invalidate_sessions(false)),
    ];
    for (trouble, make) in troubles {
        let discord = with_bot(Settings {
            heartbeat,
            ..Settings::default()
        })
        .await;
        make(&discord);
        let again = |_: &World| discord.gateway_counts().identifies >= 2;
        assert!(
            discord.wait_until(again, Duration::from_secs(30)).await,
            "{trouble}"
        );
        discord.heal();
        assert!(discord.connected(1).await, "{trouble}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_comes_back_after_every_kind_of_lost_connection() {
    let (discord, ana) = with_bot_and_ana(Settings::default()).await;
    let troubles: [Trouble; 4] = [
        ("dropped", LocalDiscord::drop_gateway),
        ("closed with 4000", |discord| discord.close_gateway(4000)),
        ("op 7", LocalDiscord::ask_to_reconnect),
        ("op 9 true", |discord| discord.invalidate_sessions(true)),
    ];
    for (trouble, make) in troubles {
        let before = discord.gateway_counts();
        make(&discord);
        let back = |_: &World| {
            let now = discord.gateway_counts();
            now.resumes > before.resumes || now.identifies > before.identifies
        };
        assert!(
            discord.wait_until(back, Duration::from_secs(20)).await,
            "{trouble}: stays away"
        );
        assert!(discord.connected(1).await, "{trouble}: no session");
        let answer = ana.slash("rate", one_star()).await.unwrap();
        assert!(!answer.failed(), "{trouble}: {}", answer.text());
    }
    let counts = discord.gateway_counts();
    assert!(counts.resumes >= 2 && counts.connections >= 5, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_while_the_connection_is_lost_is_replayed() {
    let (discord, ana) = with_bot_and_ana(Settings::default()).await;
    discord.drop_gateway();
    let answer = ana.slash("rate", one_star()).await.unwrap();
    assert_eq!(answer.content(), "x: 1");
    let counts = discord.gateway_counts();
    assert_eq!((counts.identifies, counts.resumes), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_and_a_privileged_intent_are_turned_away() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let table = [
        (
            "wrong",
            serenity::GatewayIntents::empty(),
            "InvalidAuthentication",
        ),
        (
            discord.token(),
            serenity::GatewayIntents::MESSAGE_CONTENT,
            "DisallowedGatewayIntents",
        ),
    ];
    for (token, intents, expected) in table {
        let builder = serenity::ClientBuilder::new_with_http(http(&discord, token), intents);
        let mut client = builder.await.unwrap();
        let ended = tokio::time::timeout(Duration::from_secs(20), client.start())
            .await
            .unwrap();
        let error = format!("{:?}", ended.unwrap_err());
        assert!(error.contains(expected), "{token} {intents:?}: {error}");
    }
}
