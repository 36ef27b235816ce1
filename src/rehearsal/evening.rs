//! A scripted evening: staff post a review, three members ask, rate and look at
//! the scores, and the terminal shows what each of them sees.
//!
//! [`play`] goes through the local Discord alone, as people would, and ends with
//! an error at the first thing that is not as it should be.

use std::time::Duration;

use serde_json::json;

use super::message::Message;
use super::person::{Impossible, Person};
use super::terminal::{deed, draw};
use super::{Attachment, LocalDiscord, Reply, Role};

/// How long the card may take to follow.
const PATIENCE: Duration = Duration::from_secs(20);

/// Name of the bot in the drawings.
const BOT: &str = "Readalong";

/// Why the evening did not go well.
#[derive(Debug, thiserror::Error)]
#[error("the evening stopped: {0}")]
pub struct Spoiled(String);

impl From<Impossible> for Spoiled {
    fn from(impossible: Impossible) -> Self {
        Self(impossible.0)
    }
}

/// Plays the evening with a review, and hands every piece of text to `show` as
/// it happens.
///
/// # Errors
///
/// [`Spoiled`] at the first thing that is not as it should be.
pub async fn play(
    discord: &LocalDiscord,
    review: Attachment,
    show: impl Fn(&str),
) -> Result<(), Spoiled> {
    let stage = Stage { discord, show };
    let staff = discord.member("Marta (staff)", Role::Staff);
    let [ana, ben, chloe] = ["Ana", "Ben", "Chloé"].map(|name| discord.member(name, Role::Member));

    let name = review.name.clone();
    stage.says("Marta", &format!("/review post file: {name}"));
    let draft = staff
        .slash("review post", json!({ "file": review }))
        .await?;
    stage.shown("Marta", &draft, &["Post", "Cancel"])?;
    stage.says("Marta", "presses Post");
    let posted = staff.press(&draft, "Post").await?;
    stage.shown("Marta", &posted, &["Posted:"])?;
    let card = stage.card(staff.channel(), "no vote yet").await?;
    stage.everyone(&card);

    stage.says("Ana", "/discuss");
    let question = ana.slash("discuss", json!({})).await?;
    stage.shown("Ana", &question, &["From the review", "Another"])?;
    stage.says("Ben", "presses Another");
    let another = ben.press(&question, "Another").await?;
    stage.shown("Ben", &another, &["From the review"])?;
    if question.text() == another.text() {
        return Err(Spoiled("the same question came twice".to_owned()));
    }

    let book = stage.first_choice(&ana, "book", json!({})).await?;
    let rating = |stars: &str| json!({ "book": book, "stars": stars });
    stage.says("Ana", "/rate stars: 4");
    let receipt = ana.slash("rate", rating("4")).await?;
    stage.shown("Ana", &receipt, &["You gave", "**4**"])?;
    stage.says("Ben", "presses Rate on the card and chooses 3.5");
    let menu = ben.press(&card, "Rate").await?;
    stage.shown("Ben", &menu, &["Your stars"])?;
    let receipt = ben.choose(&menu, "Your stars", &["3.5"]).await?;
    stage.shown("Ben", &receipt, &["You gave", "**3.5**"])?;
    stage.says("Chloé", "/rate stars: 3.3");
    let refused = chloe.slash("rate", rating("3.3")).await?;
    stage.shown("Chloé", &refused, &["Nothing was recorded"])?;
    stage.says("Chloé", "/rate stars: 2.5");
    let receipt = chloe.slash("rate", rating("2.5")).await?;
    stage.shown("Chloé", &receipt, &["You gave", "**2.5**"])?;

    let card = stage.card(staff.channel(), "**3.33** from 3 votes").await?;
    stage.says("everyone", "the card has followed");
    stage.everyone(&card);

    stage.says("Chloé", "/scores");
    let scores = chloe.slash("scores", json!({ "book": book })).await?;
    stage.shown("Chloé", &scores, &["The club", "3.33", "Spread"])?;
    stage.says("Ana", "presses Read it all");
    let text = ana.press(&card, "Read it all").await?;
    stage.shown("Ana", &text, &[])?;
    if let Some(thread) = discord.threads(staff.channel()).first() {
        let pages = discord.messages(thread.id);
        stage.says(
            "Ana",
            &format!("opens the thread: the review in {} messages", pages.len()),
        );
        if pages.is_empty() {
            return Err(Spoiled("the thread of the review is empty".to_owned()));
        }
    }
    match discord.unknown_routes().as_slice() {
        [] => Ok(()),
        routes => Err(Spoiled(format!(
            "the bot asked for what Discord does not have: {routes:?}"
        ))),
    }
}

/// Where the evening takes place.
struct Stage<'a, S> {
    discord: &'a LocalDiscord,
    show: S,
}

impl<S: Fn(&str)> Stage<'_, S> {
    fn says(&self, who: &str, what: &str) {
        (self.show)(&deed(who, what));
    }

    fn everyone(&self, message: &Message) {
        (self.show)(&draw(BOT, message, None));
    }

    /// Draws what somebody was shown, which must contain some words.
    fn shown(&self, who: &str, reply: &Reply, words: &[&str]) -> Result<(), Spoiled> {
        let message = reply
            .message()
            .ok_or_else(|| Spoiled(format!("{who} was shown no message, but: {}", reply.text())))?;
        (self.show)(&draw(BOT, message, message.ephemeral().then_some(who)));
        let text = reply.text();
        match words.iter().find(|word| !text.contains(**word)) {
            None => Ok(()),
            Some(word) => Err(Spoiled(format!(
                "{who} was not shown “{word}”, but: {text}"
            ))),
        }
    }

    /// The card, once it says this.
    async fn card(&self, channel: u64, says: &str) -> Result<Message, Spoiled> {
        let is_card = |message: &Message| {
            message
                .buttons()
                .iter()
                .any(|button| button == "Read it all")
                && message.text().contains(says)
        };
        self.discord
            .wait_until(|world| world.messages(channel).any(is_card), PATIENCE)
            .await;
        let found = self.discord.messages(channel).into_iter().find(is_card);
        found.ok_or_else(|| Spoiled(format!("no card that says “{says}” appeared")))
    }

    async fn first_choice(
        &self,
        person: &Person,
        option: &str,
        others: serde_json::Value,
    ) -> Result<String, Spoiled> {
        let choices = person.complete("rate", option, "", others).await?;
        let first = choices
            .first()
            .ok_or_else(|| Spoiled(format!("nothing to choose for {option}")))?;
        Ok(first.value.as_str().unwrap_or_default().to_owned())
    }
}
