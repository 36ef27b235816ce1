//! What the tests stand on: a local Discord that is asked by hand, and the
//! pieces of the bodies that are sent to it.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use readalong::rehearsal::{LocalDiscord, Settings};
use reqwest::Method;
use serde_json::{Value, json};

/// A local Discord without a bot, asked by hand in the bot's name.
pub struct Bare {
    pub discord: LocalDiscord,
    pub http: reqwest::Client,
}

impl Bare {
    pub async fn new(settings: Settings) -> Self {
        let discord = LocalDiscord::start(settings).await.unwrap();
        Self {
            discord,
            http: reqwest::Client::new(),
        }
    }

    /// A request with the bot's token.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(
                method,
                format!("{}/api/v10/{path}", self.discord.base_url()),
            )
            .header("Authorization", format!("Bot {}", self.discord.token()))
    }

    /// The status and body of the answer.
    pub async fn ask(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let answer = self.request(method, path).json(&body).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    /// The path of the messages in “reviews”.
    pub fn posts(&self) -> String {
        format!("channels/{}/messages", self.discord.channel("reviews"))
    }

    /// A post, not yet sent.
    pub fn posting(&self) -> reqwest::RequestBuilder {
        self.request(Method::POST, &self.posts()).json(&say())
    }

    /// Posts a message and gives its id.
    pub async fn post(&self, content: &str) -> String {
        let (_, answer) = self
            .ask(Method::POST, &self.posts(), json!({"content": content}))
            .await;
        answer["id"].as_str().unwrap().to_owned()
    }
}

/// Serenity's way to the local Discord.
pub fn http(discord: &LocalDiscord, token: &str) -> serenity::Http {
    serenity::HttpBuilder::new(token)
        .proxy(discord.base_url())
        .ratelimiter_disabled(true)
        .build()
}

/// Settings that give up early.
pub fn quick() -> Settings {
    Settings {
        deadline: Duration::from_millis(600),
        patience: Duration::from_secs(2),
        ..Settings::default()
    }
}

/// The least message.
pub fn say() -> Value {
    json!({"content": "x"})
}

/// A text of this many characters, each of several bytes.
pub fn long(characters: usize) -> String {
    "é".repeat(characters)
}

/// Components in one row.
pub fn row(components: &Value) -> Value {
    json!([{"type": 1, "components": components}])
}

/// The thing with one key set.
pub fn with(mut thing: Value, key: &str, value: Value) -> Value {
    thing[key] = value;
    thing
}

/// A list of one command, with one key set.
pub fn command(key: &str, value: Value) -> Value {
    json!([with(json!({"name": "x", "description": "y"}), key, value)])
}
