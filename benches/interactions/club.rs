//! A club to measure in: a review, some hundred members, their ratings; and
//! the volleys for each command.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use readalong::rehearsal::{Attachment, LocalDiscord, OnScreen, Person, Role, Volley};
use serde_json::json;

use crate::bot::Bot;
use crate::load::{Until, fire};

/// Members who rate.
const MEMBERS: usize = 300;

/// The review of the club, where no other is given.
const SAMPLE: &[u8] = include_bytes!("../../src/rehearsal/samples/the-glass-orchard.txt");

/// The volleys of a club, each list to be fired in turn.
pub struct Club {
    /// `/scores book:`
    pub scores: Arc<[Volley]>,
    /// `/discuss`
    pub discuss: Arc<[Volley]>,
    /// `/rate`, another member and other stars each time.
    pub rate: Arc<[Volley]>,
    /// Typing into `book:` of `/rate`.
    pub complete: Arc<[Volley]>,
    /// 40 % rate, 30 % scores, 20 % discuss, 10 % complete.
    pub mix: Arc<[Volley]>,
}

impl Club {
    /// Posts a review (the sample, or the file that `BENCH_REVIEW` names), lets
    /// every member rate it, and looks whether each command answers as it should.
    pub async fn found(bot: &Bot) -> anyhow::Result<Self> {
        let local = &bot.local;
        let staff = local.member("Marta", Role::Staff);
        let review = match std::env::var_os("BENCH_REVIEW") {
            Some(file) => std::fs::read(file)?,
            None => SAMPLE.to_vec(),
        };
        let file = Attachment::new("review.txt", review);
        let draft = staff.slash("review post", json!({ "file": file })).await?;
        staff.press(&draft, "Post").await?;
        let posted = local
            .wait_until(
                |world| world.messages(staff.channel()).next().is_some(),
                Duration::from_secs(10),
            )
            .await;
        anyhow::ensure!(posted, "the card was not posted");

        let ana = local.member("Ana", Role::Member);
        let choices = ana.complete("rate", "book", "", json!({})).await?;
        let book = &choices.first().context("no book to choose")?.value;
        expect(&ana, "scores", json!({ "book": book }), "The club").await?;
        expect(&ana, "discuss", json!({}), "From the review").await?;
        let four = json!({ "book": book, "stars": "4" });
        expect(&ana, "rate", four, "You gave").await?;

        let one = |volley| Arc::from(vec![volley]);
        let club = Self {
            scores: one(ana.volley("scores", &json!({ "book": book }))?),
            discuss: one(ana.volley("discuss", &json!({}))?),
            complete: one(ana.volley_of_typing("rate", "book", "g", &json!({}))?),
            rate: Arc::from([]),
            mix: Arc::from([]),
        };
        let club = Self {
            rate: ratings(local, book)?.into(),
            ..club
        };
        let everyone = Until::Count(club.rate.len());
        fire(bot, &club.rate, 64, everyone).await?;
        let voted = format!("{} votes", MEMBERS + 1);
        expect(&ana, "scores", json!({ "book": book }), &voted).await?;
        Ok(Self {
            mix: club.mixed().into(),
            ..club
        })
    }

    fn mixed(&self) -> Vec<Volley> {
        let mix = self.rate.chunks(4).flat_map(|ratings| {
            let others = std::iter::repeat_n(&self.scores[0], 3)
                .chain(std::iter::repeat_n(&self.discuss[0], 2))
                .chain([&self.complete[0]]);
            ratings.iter().chain(others)
        });
        mix.cloned().collect()
    }
}

/// Every member twice, with other stars the second time.
fn ratings(local: &LocalDiscord, book: &serde_json::Value) -> anyhow::Result<Vec<Volley>> {
    let members: Vec<Person> = (0..MEMBERS)
        .map(|number| local.member(&format!("Member {number}"), Role::Member))
        .collect();
    let mut volleys = Vec::new();
    for turn in 0..2 {
        for (number, member) in members.iter().enumerate() {
            let halves = (number + turn) % 10 + 1;
            let stars = format!("{}.{}", halves / 2, halves % 2 * 5);
            volleys.push(member.volley("rate", &json!({ "book": book, "stars": stars }))?);
        }
    }
    Ok(volleys)
}

/// Uses a command and looks for words in the answer.
async fn expect(
    person: &Person,
    command: &str,
    options: serde_json::Value,
    words: &str,
) -> anyhow::Result<()> {
    let reply = person.slash(command, options).await?;
    let text = reply.text();
    anyhow::ensure!(
        text.contains(words),
        "/{command} should say “{words}”: {text} {:?}",
        reply.message_id()
    );
    Ok(())
}
