//! Answers to interactions by hand: their limits, their order and their time.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use readalong::rehearsal::{Choice, Impossible, Person, Reply, Role, Settings};
use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{Bare, command, http, long, quick, row, with};

/// A bot that only hands over the ids and tokens of interactions.
struct Ear(tokio::sync::mpsc::UnboundedSender<(u64, String)>);

#[serenity::async_trait]
impl serenity::EventHandler for Ear {
    async fn interaction_create(&self, _: serenity::Context, heard: serenity::Interaction) {
        let token = match &heard {
            serenity::Interaction::Command(one) | serenity::Interaction::Autocomplete(one) => {
                &one.token
            }
            serenity::Interaction::Component(one) => &one.token,
            serenity::Interaction::Modal(one) => &one.token,
            _ => return,
        };
        self.0.send((heard.id().get(), token.clone())).unwrap();
    }
}

/// A local Discord whose interactions are answered by hand.
struct Answering {
    bare: Bare,
    ana: Person,
    heard: tokio::sync::mpsc::UnboundedReceiver<(u64, String)>,
}

impl Answering {
    async fn new(settings: Settings) -> Self {
        let bare = Bare::new(settings).await;
        let discord = &bare.discord;
        let option = json!({
            "type": 3, "name": "book", "description": "d", "autocomplete": true,
        });
        let commands = command("options", json!([option]));
        let path = format!("applications/{}/commands", discord.application());
        bare.ask(Method::PUT, &path, commands).await;
        let (told, heard) = tokio::sync::mpsc::unbounded_channel();
        let http = http(discord, discord.token());
        let intents = serenity::GatewayIntents::empty();
        let builder = serenity::ClientBuilder::new_with_http(http, intents);
        let mut client = builder.event_handler(Ear(told)).await.unwrap();
        tokio::spawn(async move { client.start().await });
        assert!(discord.application_ready().await);
        let ana = discord.member("Ana", Role::Member);
        Self { bare, ana, heard }
    }

    /// Lets Ana do something, and hands over the interaction.
    async fn ask<T: Send + 'static>(
        &mut self,
        act: impl Future<Output = T> + Send + 'static,
    ) -> Asked<T> {
        let reply = tokio::spawn(act);
        let (id, token) = self.heard.recv().await.unwrap();
        Asked { id, token, reply }
    }

    async fn command(&mut self) -> Asked<Result<Reply, Impossible>> {
        let ana = self.ana.clone();
        self.ask(async move { ana.slash("x", json!({})).await })
            .await
    }

    async fn typing(&mut self) -> Asked<Result<Vec<Choice>, Impossible>> {
        let ana = self.ana.clone();
        self.ask(async move { ana.complete("x", "book", "a", json!({})).await })
            .await
    }

    async fn answer<T>(&self, to: &Asked<T>, body: Value) -> (u16, Value) {
        let path = format!("interactions/{}/{}/callback", to.id, to.token);
        self.bare.ask(Method::POST, &path, body).await
    }

    /// The answer over the limit is refused, the one at the limit is taken.
    async fn check<T>(&self, asked: &Asked<T>, limit: &str, at: Value, over: Value) {
        let (status, answer) = self.answer(asked, over).await;
        assert_eq!(
            (status, &answer["code"]),
            (400, &json!(50035)),
            "over {limit}: {answer}"
        );
        let (status, answer) = self.answer(asked, at).await;
        assert_eq!(status, 204, "{limit}, at the limit: {answer}");
    }

    async fn webhook<T>(
        &self,
        to: &Asked<T>,
        method: Method,
        rest: &str,
        body: Value,
    ) -> (u16, Value) {
        let application = self.bare.discord.application();
        let path = format!("webhooks/{application}/{}{rest}", to.token);
        self.bare.ask(method, &path, body).await
    }
}

/// An interaction, and what will come of it for Ana.
struct Asked<T> {
    id: u64,
    token: String,
    reply: tokio::task::JoinHandle<T>,
}

fn modal(key: &str, value: Value) -> Value {
    let data = json!({"custom_id": "m", "title": "t", "components": inputs(1)});
    json!({"type": 9, "data": with(data, key, value)})
}

fn input(key: &str, value: Value) -> Value {
    let input = json!({"type": 4, "style": 1, "custom_id": "i", "label": "l"});
    modal("components", row(&json!([with(input, key, value)])))
}

fn inputs(count: usize) -> Value {
    let input = |i| json!({"type": 4, "style": 1, "custom_id": format!("i{i}"), "label": "l"});
    (0..count)
        .map(|i| json!({"type": 1, "components": [input(i)]}))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_interactions_are_taken_at_each_limit_and_refused_over_it() {
    let mut here = Answering::new(Settings::default()).await;
    let say = |content: String| json!({"type": 4, "data": {"content": content}});
    let table = [
        ("content", say(long(2000)), say(long(2001))),
        (
            "a kind that fits",
            json!({"type": 5}),
            json!({"type": 8, "data": {"choices": []}}),
        ),
        (
            "a message to edit",
            json!({"type": 5}),
            json!({"type": 7, "data": {"content": "x"}}),
        ),
        (
            "title",
            modal("title", json!(long(45))),
            modal("title", json!(long(46))),
        ),
        (
            "modal id",
            modal("custom_id", json!(long(100))),
            modal("custom_id", json!(long(101))),
        ),
        (
            "rows",
            modal("components", inputs(5)),
            modal("components", inputs(6)),
        ),
        (
            "no rows",
            modal("components", inputs(1)),
            modal("components", inputs(0)),
        ),
        (
            "input label",
            input("label", json!(long(45))),
            input("label", json!(long(46))),
        ),
        (
            "input value",
            input("value", json!(long(4000))),
            input("value", json!(long(4001))),
        ),
        (
            "input placeholder",
            input("placeholder", json!(long(100))),
            input("placeholder", json!(long(101))),
        ),
        (
            "most",
            input("max_length", json!(4000)),
            input("max_length", json!(4001)),
        ),
    ];
    for (limit, at, over) in table {
        let asked = here.command().await;
        here.check(&asked, limit, at, over).await;
        asked.reply.abort();
    }
    let suggest = |count: usize, name: usize, value: usize| {
        let choice = json!({"name": long(name), "value": long(value)});
        json!({"type": 8, "data": {"choices": vec![choice; count]}})
    };
    let table = [
        ("choices", suggest(25, 1, 1), suggest(26, 1, 1)),
        ("choice name", suggest(1, 100, 1), suggest(1, 101, 1)),
        ("no choice name", suggest(1, 1, 1), suggest(1, 0, 1)),
        ("choice value", suggest(1, 1, 100), suggest(1, 1, 101)),
        ("a kind that fits", suggest(0, 1, 1), say("x".to_owned())),
    ];
    for (limit, at, over) in table {
        let asked = here.typing().await;
        here.check(&asked, limit, at, over).await;
        assert!(asked.reply.await.unwrap().is_ok(), "{limit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_is_answered_once_in_time_and_for_as_long_as_its_token_lives() {
    let token_life = Duration::from_millis(900);
    let mut here = Answering::new(Settings {
        token_life,
        ..quick()
    })
    .await;
    let say = json!({"type": 4, "data": {"content": "x"}});

    let asked = here.command().await;
    let (status, answer) = here
        .webhook(&asked, Method::POST, "", json!({"content": "too early"}))
        .await;
    assert_eq!((status, &answer["code"]), (404, &json!(10015)));
    assert_eq!(
        here.answer(&asked, json!({"type": 4, "data": {}})).await.1["code"],
        50006
    );
    assert_eq!(here.answer(&asked, say.clone()).await.0, 204);
    assert_eq!(here.answer(&asked, say.clone()).await.1["code"], 40060);
    assert_eq!(asked.reply.await.unwrap().unwrap().content(), "x");

    // The first follow-up after "thinking" is the answer; the next is its own.
    let asked = here.command().await;
    let ephemeral = json!({"type": 5, "data": {"flags": 64}});
    assert_eq!(here.answer(&asked, ephemeral).await.0, 204);
    let (_, first) = here
        .webhook(&asked, Method::POST, "", json!({"content": "one"}))
        .await;
    let (_, next) = here
        .webhook(&asked, Method::POST, "", json!({"content": "two"}))
        .await;
    let (_, original) = here
        .webhook(&asked, Method::GET, "/messages/@original", json!(null))
        .await;
    assert_eq!(first["id"], original["id"]);
    assert_ne!(first["id"], next["id"]);
    let edit = json!({"content": "three"});
    let (status, edited) = here
        .webhook(&asked, Method::PATCH, "/messages/@original", edit.clone())
        .await;
    assert_eq!((status, &edited["content"]), (200, &json!("three")));
    let reply = asked.reply.await.unwrap().unwrap();
    assert!(reply.ephemeral() && reply.deferred());

    let late = here.command().await;
    tokio::time::sleep(Duration::from_millis(650)).await;
    let (status, answer) = here.answer(&late, say).await;
    assert_eq!((status, &answer["code"]), (404, &json!(10062)));
    assert!(late.reply.await.unwrap().unwrap().failed());

    tokio::time::sleep(token_life).await;
    let dead = Asked {
        id: asked.id,
        token: asked.token,
        reply: tokio::spawn(async {}),
    };
    let (status, answer) = here
        .webhook(&dead, Method::PATCH, "/messages/@original", edit)
        .await;
    assert_eq!((status, &answer["code"]), (401, &json!(50027)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_cannot_be_answered_with_a_form() {
    let mut here = Answering::new(Settings::default()).await;
    let asked = here.command().await;
    assert_eq!(here.answer(&asked, modal("title", json!("t"))).await.0, 204);
    let form = asked.reply.await.unwrap().unwrap().modal().unwrap().clone();
    let ana = here.ana.clone();
    let sent = here
        .ask(async move { ana.submit(&form, &[("l", "text")]).await })
        .await;
    let (status, answer) = here.answer(&sent, modal("title", json!("t"))).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)));
    assert_eq!(here.answer(&sent, json!({"type": 5})).await.0, 204);
    sent.reply.abort();
}
