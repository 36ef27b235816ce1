//! A blog's own pipeline posts reviews from the command line, through the press
//! of the bot that runs on the same database.

use std::process::{Command, Output};

use readalong::club::ids::{ChannelId, ClubId};
use readalong::rehearsal::{Message, permission};
use readalong::store::Rules;
use serde_json::json;

use crate::harness::{Club, SHORT, assert_says, for_each_database};

/// Runs `readalong post` on the club's database with this document.
async fn post(club: &Club, text: &str, more: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("salt.txt"), text).unwrap();
    let guild = club.discord.guild(0).to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_readalong"));
    command
        .args(["post", "salt.txt", "--guild", &guild])
        .args(more)
        .current_dir(folder.path())
        .env_clear()
        .env("DATABASE_URL", &club.database);
    let run = tokio::task::spawn_blocking(move || (command.output().unwrap(), folder));
    run.await.unwrap().0
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

fn cards(club: &Club, channel: &str) -> Vec<Message> {
    club.discord.messages(club.discord.channel(channel))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_is_posted_and_updated_from_the_command_line() {
    for_each_database(async |club| {
        let news = club.discord.channel("news");
        let rules = Rules {
            channel: Some(ChannelId(news)),
            ..Rules::default()
        };
        let id = ClubId(club.discord.guild(0));
        club.store.settle_rules(id, rules).await.unwrap();
        let output = post(&club, SHORT, &[]).await;
        let (out, err) = said(&output);
        assert_eq!(output.status.code(), Some(0), "{err}");
        let [card] = &cards(&club, "news")[..] else {
            panic!("no card, but {out}{err}")
        };
        let link = format!("https://discord.com/channels/{id}/{news}/{}", card.id);
        assert_eq!(out, format!("Posted: The Salt Ledger {link}\n"));

        // Its buttons work, and it is a review like any other.
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt ledger", "stars": "2" });
        assert_says(&ana.slash("rate", rating).await.unwrap(), &["**2**"]);
        club.card_says(card.id, "**2.00** from 1 vote").await;

        let (out, _) = said(&post(&club, SHORT, &[]).await);
        assert_eq!(out, "Unchanged: The Salt Ledger\n");
        let better = SHORT.replace("My Rating: 4/5", "My Rating: 5/5");
        let output = post(&club, &better, &[]).await;
        let (out, err) = said(&output);
        assert_eq!(out, format!("Updated: The Salt Ledger {link}\n"), "{err}");
        let card = club.card_says(card.id, "5/5").await;
        assert!(card.text().contains("**2.00** from 1 vote"), "{}", card.text());
        assert_eq!(cards(&club, "news").len(), 1);

        // The same book under another name of hers is for staff to judge.
        let other = "Title: The Salt Ledger\nAuthor: Oda Brandt\n\nI never finished it, and I do not know why. Perhaps the sea is too far from here.";
        let output = post(&club, other, &[]).await;
        let (out, err) = said(&output);
        assert_eq!((out.as_str(), output.status.code()), ("", Some(1)), "{err}");
        assert!(err.contains("another review of The Salt Ledger"), "{err}");
        assert_eq!(cards(&club, "news").len(), 1);
        club.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_refuses_and_a_bot_that_is_away_are_said() {
    let mut club = Club::open().await;
    let channel = |club: &Club, name: &str| club.discord.channel(name).to_string();
    let news = club.discord.channel("news");
    club.discord.deny(news, permission::SEND_MESSAGES);
    let output = post(&club, SHORT, &["--channel", &news.to_string()]).await;
    let (out, err) = said(&output);
    assert_eq!((out.as_str(), output.status.code()), ("", Some(1)), "{err}");
    assert!(err.contains("Discord does not take its card"), "{err}");
    // Nobody sent it who could be told.
    assert_eq!(club.written(), []);

    club.stop().await.unwrap();
    let talk = channel(&club, "talk");
    let output = post(&club, SHORT, &["--channel", &talk]).await;
    let (out, err) = said(&output);
    assert_eq!((out.as_str(), output.status.code()), ("", Some(1)), "{err}");
    assert!(err.contains("1 review is stored, but no bot"), "{err}");
    assert_eq!(cards(&club, "talk"), []);
    club.start().await;
    club.settled().await;
    assert_eq!(cards(&club, "talk").len(), 1, "it was kept for the bot");
    club.close().await;
}
