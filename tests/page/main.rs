//! The rehearsal page: who is let in, and what a person does and sees there, in
//! a real browser.
//!
//! The scenes with a browser need Chromium. Where there is none they say so and
//! pass, except with `CI=true`. One browser serves them all, side by side.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

mod behind;
mod browser;
mod door;
mod evening;
mod forms;
mod keyboard;
mod looks;
mod markdown;
mod payloads;
mod program;
mod trouble;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use browser::Browser;
use tokio::sync::Semaphore;

/// How long one scene may take, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(180);

/// Scenes that play at once.
const AT_ONCE: usize = 4;

type Scene = fn(Arc<Browser>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

macro_rules! scenes {
    ($($scene:path),* $(,)?) => {
        [$((stringify!($scene), (|browser| Box::pin($scene(browser))) as Scene)),*]
    };
}

#[test]
fn the_page_in_a_browser() {
    let Some(chromium) = browser::installed() else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "the tests of the rehearsal page need Chromium (Debian: apt install chromium)"
        );
        eprintln!("no Chromium here: the scenes of the rehearsal page are not played");
        return;
    };
    let scenes = scenes![
        evening::a_review_is_posted_discussed_and_rated,
        evening::the_club_is_filled_and_a_storm_rates,
        forms::a_form_survives_a_reload,
        forms::a_command_that_is_half_filled_in_survives_a_reload,
        keyboard::a_book_is_rated_by_keyboard_alone,
        looks::the_page_fits_a_narrow_screen_by_day_and_by_night,
        markdown::text_is_drawn_as_discord_draws_it,
        payloads::nothing_that_is_written_runs,
        payloads::a_review_of_nothing_but_markup_is_text,
        trouble::a_bot_that_is_away_did_not_respond_and_comes_back,
        trouble::the_club_is_there_again_the_next_day,
        behind::requests_are_shown_with_their_verdict,
    ];
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let failed = runtime.block_on(async {
        let browser = Arc::new(Browser::start(&chromium).await);
        let turn = Arc::new(Semaphore::new(AT_ONCE));
        let played: Vec<_> = scenes
            .into_iter()
            .map(|(name, scene)| {
                let (browser, turn) = (Arc::clone(&browser), Arc::clone(&turn));
                let played = async move {
                    let _turn = turn.acquire().await;
                    tokio::time::timeout(PATIENCE, scene(browser)).await
                };
                (name, tokio::spawn(played))
            })
            .collect();
        let mut failed = Vec::new();
        for (name, scene) in played {
            match scene.await {
                Ok(Ok(())) => println!("well: {name}"),
                Ok(Err(_)) => failed.push(format!("{name}: not over after {PATIENCE:?}")),
                // What it said is above.
                Err(_) => failed.push(name.to_owned()),
            }
        }
        browser.close().await;
        failed
    });
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
