//! A storm: two hundred members rate the newest book within ten seconds.

use std::sync::Arc;
use std::time::Duration;

use rand::RngExt;
use serde_json::json;
use tokio::task::JoinSet;

use super::super::server::Server;
use super::super::{Impossible, LocalDiscord, Role};
use super::{Page, cast};

/// Ratings of a storm.
const RATINGS: usize = 200;
/// From the first to the last.
const LASTS: Duration = Duration::from_secs(10);
/// What guests give: the more often a number stands here, the likelier it is.
const STARS: [&str; 16] = [
    "1", "2", "2.5", "3", "3", "3.5", "3.5", "3.5", "4", "4", "4", "4", "4.5", "4.5", "5", "5",
];

/// Begins a storm over the newest book.
pub(super) async fn begin(page: &Arc<Page>, server: &Server) -> Result<(), Impossible> {
    let Some(discord) = page.discord() else {
        return Ok(());
    };
    let guest = page.person(
        cast::somebody(&discord, "Guest 1", Role::Member),
        discord.channel("reviews"),
        None,
    );
    let Some(guest) = guest else {
        return Ok(());
    };
    let books = guest.complete("rate", "book", "", json!({})).await?;
    let Some(book) = books.first().map(|book| book.value.clone()) else {
        return Err(Impossible(
            "There is no book to rate yet. Fill the club, or post a review.".to_owned(),
        ));
    };
    page.desk()
        .take_stage(format!("A storm: 0 of {RATINGS} ratings"))?;
    server.tell_page();
    let page = Arc::clone(page);
    tokio::spawn(async move {
        let played = play(&page, &discord, &book).await;
        page.desk().leave_stage(played);
        discord.server().tell_page();
    });
    Ok(())
}

async fn play(page: &Page, discord: &LocalDiscord, book: &serde_json::Value) -> String {
    let channel = discord.channel("reviews");
    let mut under_way = JoinSet::new();
    let mut tick = tokio::time::interval(LASTS / RATINGS as u32);
    for number in 1..=RATINGS {
        tick.tick().await;
        let id = cast::somebody(discord, &format!("Guest {number}"), Role::Member);
        let stars = STARS[rand::rng().random_range(0..STARS.len())];
        let Some(guest) = page.person(id, channel, None) else {
            break;
        };
        let rating = json!({"book": book, "stars": stars});
        if let Ok(volley) = guest.volley("rate", &rating) {
            under_way.spawn(async move { volley.fire().await });
        }
        page.desk().playing = Some(format!("A storm: {number} of {RATINGS} ratings"));
        discord.server().tell_page();
    }
    let hits: Vec<Duration> = under_way
        .join_all()
        .await
        .into_iter()
        .flatten()
        .map(|hit| hit.took)
        .collect();
    let slowest = hits.iter().max().copied().unwrap_or_default();
    format!(
        "The storm is over: {} of {RATINGS} ratings answered, the slowest after {} ms.",
        hits.len(),
        slowest.as_millis()
    )
}
