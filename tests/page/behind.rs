//! The look behind the stage.

use std::sync::Arc;

use readalong::rehearsal::{LocalDiscord, Settings};
use serde_json::json;

use crate::browser::Browser;

pub async fn requests_are_shown_with_their_verdict(browser: Arc<Browser>) {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let address = discord.open_page(Vec::new(), Arc::default());
    let tab = browser.open(&address).await;
    let http = reqwest::Client::new();
    let post = async |content: &str| {
        let address = format!(
            "{}/api/v10/channels/{}/messages",
            discord.base_url(),
            discord.channel("reviews")
        );
        let request = http
            .post(address)
            .header("Authorization", format!("Bot {}", discord.token()));
        request
            .json(&json!({ "content": content }))
            .send()
            .await
            .unwrap();
    };
    post("before").await;
    tab.click("#open-drawer", "").await;
    tab.sees("200 valid").await;
    post(&"x".repeat(2001)).await;
    tab.sees("400 refused").await;
    tab.sees("content: Must be 2000 or fewer in length.").await;
    tab.click("summary", "200 valid").await;
    tab.sees("\"content\": \"before\"").await;
    tab.silent().await;
}
