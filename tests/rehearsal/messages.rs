//! Messages, threads and files by hand: what is taken, listed and served, and
//! the codes of what is refused.

use std::time::Duration;

use readalong::rehearsal::{ChannelKind, Role, Settings, permission};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::stage::{Bare, long, say, with};

#[tokio::test]
async fn places_and_messages_refuse_with_discords_codes() {
    let bare = Bare::new(Settings::default()).await;
    let discord = &bare.discord;
    let posts = bare.posts();
    let guild = discord.guild(0);
    let talk = discord.channel("talk");
    let host = discord.member("Host", Role::Staff).in_channel(talk);
    let theirs = host.says("mine");
    let forum = discord.add_channel(guild, "forum", ChannelKind::Forum);
    let heading = discord.add_channel(guild, "h", ChannelKind::Category);
    let (shut, hidden) = (discord.channel("voice"), discord.channel("news"));
    discord.deny(shut, permission::SEND_MESSAGES);
    discord.deny(hidden, permission::VIEW_CHANNEL);
    let gone = bare.post("gone").await;
    discord.delete_message(gone.parse().unwrap());
    let threaded = bare.post("threaded").await;
    let thread = json!({"name": long(100)});
    let path = format!("{posts}/{threaded}/threads");
    let (status, answer) = bare.ask(Method::POST, &path, thread.clone()).await;
    assert_eq!(
        (status, answer["id"].as_str()),
        (201, Some(threaded.as_str())),
        "{answer}"
    );
    let other = bare.post("other").await;
    let table = [
        (
            Method::POST,
            "channels/1/messages".to_owned(),
            say(),
            404,
            10003,
        ),
        (Method::PATCH, format!("{posts}/{gone}"), say(), 404, 10008),
        (
            Method::DELETE,
            format!("{posts}/{gone}"),
            json!(null),
            404,
            10008,
        ),
        (
            Method::PATCH,
            format!("channels/{talk}/messages/{}", theirs.id),
            say(),
            403,
            50005,
        ),
        (
            Method::DELETE,
            format!("channels/{talk}/messages/{}", theirs.id),
            json!(null),
            403,
            50013,
        ),
        (Method::POST, posts.clone(), json!({}), 400, 50006),
        (
            Method::POST,
            posts.clone(),
            json!({"content": "  \n "}),
            400,
            50006,
        ),
        (
            Method::PATCH,
            format!("{posts}/{other}"),
            json!({"content": ""}),
            400,
            50006,
        ),
        (
            Method::POST,
            format!("channels/{forum}/messages"),
            say(),
            400,
            40058,
        ),
        (
            Method::POST,
            format!("channels/{heading}/messages"),
            say(),
            400,
            50008,
        ),
        (
            Method::POST,
            format!("channels/{shut}/messages"),
            say(),
            403,
            50013,
        ),
        (
            Method::POST,
            format!("channels/{hidden}/messages"),
            say(),
            403,
            50001,
        ),
        (Method::POST, path, thread, 400, 160_004),
        (
            Method::POST,
            format!("{posts}/{other}/threads"),
            json!({"name": long(101)}),
            400,
            50035,
        ),
        (
            Method::POST,
            format!("{posts}/{other}/threads"),
            json!({"name": ""}),
            400,
            50035,
        ),
        (
            Method::GET,
            format!("{posts}?limit=101"),
            json!(null),
            400,
            50035,
        ),
        (Method::GET, "guilds/1".to_owned(), json!(null), 404, 10004),
        (
            Method::POST,
            "interactions/1/interaction1/callback".to_owned(),
            json!({}),
            404,
            10062,
        ),
        (Method::GET, "nothing/here".to_owned(), json!(null), 404, 0),
    ];
    for (method, path, body, status, code) in table {
        let (got, answer) = bare.ask(method.clone(), &path, body).await;
        assert_eq!(
            (got, &answer["code"]),
            (status, &json!(code)),
            "{method} {path}: {answer}"
        );
    }
    assert_eq!(discord.unknown_routes(), ["GET /api/v10/nothing/here"]);

    let unknown = bare
        .http
        .get(format!("{}/api/v10/users/@me", discord.base_url()));
    assert_eq!(
        unknown.send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn an_archived_thread_takes_posts_but_no_edits_and_a_locked_one_neither() {
    let bare = Bare::new(Settings::default()).await;
    let on = bare.post("on").await;
    let path = format!("{}/{on}/threads", bare.posts());
    bare.ask(Method::POST, &path, json!({"name": "t"})).await;
    let inside = format!("channels/{on}/messages");
    let (_, first) = bare.ask(Method::POST, &inside, say()).await;
    let first = format!("{inside}/{}", first["id"].as_str().unwrap());
    let thread = on.parse().unwrap();

    bare.discord.archive(thread, false);
    let (status, answer) = bare.ask(Method::PATCH, &first, say()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50083)));
    let (status, _) = bare.ask(Method::POST, &inside, say()).await;
    assert_eq!(status, 200, "a post takes the thread out again");
    let (status, _) = bare.ask(Method::PATCH, &first, say()).await;
    assert_eq!(status, 200);

    bare.discord.archive(thread, true);
    let (status, answer) = bare.ask(Method::POST, &inside, say()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50083)));
    let path = format!("channels/{on}");
    let take_out = json!({"archived": false});
    let (status, answer) = bare.ask(Method::PATCH, &path, take_out).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50013)));
}

#[tokio::test]
async fn a_nonce_posts_once_in_its_window() {
    let nonce_window = Duration::from_millis(300);
    let bare = Bare::new(Settings {
        nonce_window,
        ..Settings::default()
    })
    .await;
    let body = json!({"content": "x", "nonce": "card-1", "enforce_nonce": true});
    let (_, first) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    let (_, again) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    assert_eq!(first["id"], again["id"]);
    let elsewhere = format!("channels/{}/messages", bare.discord.channel("talk"));
    let (_, other) = bare.ask(Method::POST, &elsewhere, body.clone()).await;
    assert_ne!(first["id"], other["id"]);
    let loose = with(body.clone(), "enforce_nonce", json!(false));
    let (_, loose) = bare.ask(Method::POST, &bare.posts(), loose).await;
    assert_ne!(first["id"], loose["id"]);

    bare.discord
        .delete_message(first["id"].as_str().unwrap().parse().unwrap());
    let (status, answer) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    assert_eq!(
        (status, &answer["code"]),
        (404, &json!(10008)),
        "the first was deleted"
    );
    tokio::time::sleep(nonce_window).await;
    let (status, late) = bare.ask(Method::POST, &bare.posts(), body).await;
    assert_eq!(status, 200);
    assert_ne!(first["id"], late["id"]);
}

#[tokio::test]
async fn messages_list_newest_first_before_and_after() {
    let bare = Bare::new(Settings::default()).await;
    let mut ids = Vec::new();
    for i in 0..5 {
        ids.push(bare.post(&i.to_string()).await);
    }
    let table = [
        (String::new(), "43210"),
        ("?limit=2".to_owned(), "43"),
        (format!("?before={}&limit=2", ids[3]), "21"),
        (format!("?after={}&limit=2", ids[1]), "32"),
    ];
    for (query, expected) in table {
        let path = format!("{}{query}", bare.posts());
        let (_, list) = bare.ask(Method::GET, &path, json!(null)).await;
        let list: String = list
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["content"].as_str())
            .collect();
        assert_eq!(list, expected, "{query}");
    }
}

#[tokio::test]
async fn files_are_taken_in_forms_and_served_at_their_url() {
    let bare = Bare::new(Settings::default()).await;
    let send = |form| {
        let request = bare.request(Method::POST, &bare.posts());
        request.multipart(form).send()
    };
    let form = reqwest::multipart::Form::new()
        .text("payload_json", json!({"content": "here"}).to_string())
        .part(
            "files[0]",
            reqwest::multipart::Part::bytes(b"a,b".to_vec()).file_name("all.csv"),
        );
    let sent = send(form).await.unwrap();
    let sent: Value = sent.json().await.unwrap();
    let url = sent["attachments"][0]["url"].as_str().unwrap();
    assert_eq!(
        bare.http
            .get(url)
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap(),
        "a,b"
    );
    let recorded = bare.discord.requests();
    assert_eq!(recorded[0].files, [("all.csv".to_owned(), 3)]);
    assert_eq!(recorded[0].body, Some(json!({"content": "here"})));

    let huge = reqwest::multipart::Part::bytes(vec![0; 10 * 1024 * 1024 + 1]).file_name("a.txt");
    let form = reqwest::multipart::Form::new().part("files[0]", huge);
    let sent = send(form).await.unwrap();
    assert_eq!(sent.status(), 413);
}

#[tokio::test]
async fn pings_are_remembered_over_edits() {
    let bare = Bare::new(Settings::default()).await;
    let none = json!({"parse": []});
    let quiet = json!({"content": "@everyone <@7>", "allowed_mentions": none});
    let (_, sent) = bare.ask(Method::POST, &bare.posts(), quiet.clone()).await;
    let id: u64 = sent["id"].as_str().unwrap().parse().unwrap();
    let pings = || bare.discord.message(id).unwrap().mentions_would_ping;
    assert!(pings().is_empty());
    let path = format!("{}/{id}", bare.posts());
    bare.ask(Method::PATCH, &path, quiet).await;
    assert!(pings().is_empty());
    bare.ask(Method::PATCH, &path, json!({"content": "@everyone <@8>"}))
        .await;
    assert_eq!((pings().everyone, pings().users), (true, vec![8]));
}
