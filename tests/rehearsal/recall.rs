//! A local Discord that is kept for another day.

use std::io::ErrorKind;

use readalong::rehearsal::{Attachment, LocalDiscord, Role, Settings};
use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::Bare;

#[tokio::test]
async fn all_that_lies_in_it_is_there_again() {
    let before = Bare::new(Settings::default()).await;
    let reviews = before.discord.channel("reviews");
    let ana = before.discord.member("Ana", Role::Staff);
    let file = Attachment::new("review.txt", "It was the best of books.");
    let said = ana.says_with("read this", &[file]);
    let card = before.post("a card").await;
    let thread = format!("{}/{card}/threads", before.posts());
    before
        .ask(Method::POST, &thread, json!({"name": "Its text"}))
        .await;
    let commands = format!("applications/{}/commands", before.discord.application());
    let help = json!([{"name": "help", "description": "what to do"}]);
    before.ask(Method::PUT, &commands, help).await;
    let kept = before.discord.keep();
    before.discord.stop();

    let after = LocalDiscord::start_again(Settings::default(), &kept)
        .await
        .unwrap();
    assert_ne!(after.base_url(), before.discord.base_url());
    assert_eq!(after.application(), before.discord.application());
    assert_eq!(after.channel("reviews"), reviews);
    let messages = after.messages(reviews);
    let contents: Vec<&str> = messages.iter().map(|one| &*one.content).collect();
    assert_eq!(contents, ["read this", "a card"]);
    assert_eq!(messages[0].author, said.author);
    assert_eq!(after.threads(reviews)[0].name, "Its text");
    let guild = after.guild(0);
    let is_help = |one: &Value| one["name"] == "help";
    assert!(after.look(|world| world.commands(guild).any(is_help)));
    assert!(after.look(|world| world.user(ana.id()).unwrap().role == Role::Staff));

    // A file is where the new server serves it.
    let url = messages[0].attachments[0]["url"].as_str().unwrap();
    assert!(url.starts_with(&after.base_url()), "{url}");
    let text = reqwest::get(url).await.unwrap().text().await.unwrap();
    assert_eq!(text, "It was the best of books.");

    // What is new comes after what was there.
    let newer = after.member("Ben", Role::Member).says("hello");
    assert!(messages.iter().all(|one| one.id < newer.id));
}

#[tokio::test]
async fn bytes_of_something_else_are_refused() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let kept = String::from_utf8(discord.keep()).unwrap();
    let cut = &kept[..kept.len() / 2];
    let other = kept.replacen("\"form\":1", "\"form\":0", 1);
    assert_ne!(other, kept);
    for (what, bytes) in [
        ("nothing", ""),
        ("text", "a club"),
        ("a half", cut),
        ("another form", &*other),
    ] {
        let started = LocalDiscord::start_again(Settings::default(), bytes.as_bytes()).await;
        let kind = started.err().map(|error| error.kind());
        assert_eq!(kind, Some(ErrorKind::InvalidData), "{what}");
    }
}
