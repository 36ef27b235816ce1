//! Makes the README's pictures from the rehearsal page itself: the card, a
//! question and the scores, by day and by night.
//!
//! `cargo run --example pictures [FOLDER]` writes them into a folder
//! (`docs/pictures` where none is named). It needs Chromium.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool for developers says what is wrong by panicking"
)]

#[allow(dead_code, reason = "the tests of the page do more in the browser")]
#[path = "../tests/page/browser.rs"]
mod browser;

use std::path::PathBuf;
use std::sync::Arc;

use browser::{Browser, Tab};
use chromiumoxide::cdp::browser_protocol::page::Viewport;
use chromiumoxide::page::ScreenshotParams;
use readalong::club::bank::Bank;
use readalong::config::{Config, Secret};
use readalong::discord::{self, run::Pace};
use readalong::rehearsal::{LocalDiscord, Person, Role, Settings, samples};
use readalong::store::Store;
use readalong::web::fetch::Fetcher;
use serde_json::json;
use tokio_util::sync::CancellationToken;

/// Pixels of a picture for each pixel of the page, for sharp screens.
const SHARPNESS: f64 = 1.5;
/// Pixels of the page around what is shown.
const MARGIN: f64 = 3.0;

/// What the members give.
const STARS: [(&str, &str); 7] = [
    ("Ana", "4"),
    ("Ben", "3.5"),
    ("Chloé", "2.5"),
    ("Dilip", "4.5"),
    ("Esi", "4"),
    ("Femke", "3"),
    ("Otto", "4"),
];

/// Each picture's name and the newest message that has this in it.
const PICTURES: [(&str, &str); 3] = [
    ("card", "Read it all"),
    ("question", "From the review"),
    ("scores", "Spread"),
];

#[tokio::main]
async fn main() {
    let folder = std::env::args().nth(1);
    let folder = PathBuf::from(folder.unwrap_or_else(|| "docs/pictures".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    let chromium = browser::installed().expect("Chromium is needed (Debian: apt install chromium)");

    let memory = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", memory.path().join("club.db").display());
    let local = LocalDiscord::start(Settings::default()).await.unwrap();
    let address = local.open_page(Vec::new(), Arc::default());
    let store = Store::open(&database).await.unwrap();
    let config = Config {
        token: Secret::new(local.token()),
        database_url: Secret::new(database),
        proxy: Some(local.base_url()),
        guild: None,
        shards: None,
    };
    let stop = CancellationToken::new();
    let pictures = async {
        assert!(local.application_ready().await, "the bot did not connect");
        play(&local).await;
        let browser = Browser::start(&chromium).await;
        let tab = browser.open(&address).await;
        let card = "[...document.querySelectorAll('.message')].some((one) => \
            one.innerText.includes('Read it all') && one.innerText.includes('from 7 votes'))";
        tab.until(card, "the card with every vote").await;
        tab.sees("Spread").await;
        for (night, light) in [(false, "light"), (true, "dark")] {
            tab.night(night).await;
            for (name, has) in PICTURES {
                let file = folder.join(format!("{name}-{light}.png"));
                std::fs::write(&file, picture(&tab, has).await).unwrap();
                println!("{}", file.display());
            }
        }
        browser.close().await;
        stop.cancel();
    };
    let web = Fetcher::new().unwrap();
    let bank = Bank::built_in().unwrap();
    let bot = discord::run(
        &config,
        store.clone(),
        bank,
        web,
        Pace::default(),
        stop.clone(),
    );
    let (ended, ()) = tokio::join!(bot, pictures);
    ended.unwrap();
    store.close().await;
}

/// Posts the sample, has it rated, asks, and shows the reviewer the scores.
async fn play(local: &LocalDiscord) {
    let reviewer = local.reviewer().unwrap();
    let draft = json!({ "file": samples::first() });
    let draft = reviewer.slash("review post", draft).await.unwrap();
    reviewer.press(&draft, "Post").await.unwrap();
    let books = reviewer
        .complete("rate", "book", "", json!({}))
        .await
        .unwrap();
    let book = books.first().unwrap().value.clone();
    for (name, stars) in STARS {
        let member: Person = local.member(name, Role::Member);
        let rating = json!({"book": book, "stars": stars});
        member.slash("rate", rating).await.unwrap();
    }
    reviewer.slash("discuss", json!({})).await.unwrap();
    reviewer
        .slash("scores", json!({ "book": book }))
        .await
        .unwrap();
}

/// The newest message that has these words in it, as PNG.
async fn picture(tab: &Tab, has: &str) -> Vec<u8> {
    let message = format!(
        "[...document.querySelectorAll('.message')].findLast((one) => one.innerText.includes({}))",
        json!(has)
    );
    tab.run(&format!("{message}.scrollIntoView({{ block: 'center' }})"))
        .await;
    let [x, y, width, height]: [f64; 4] = tab
        .js(&format!(
            "(() => {{ const shown = [...{message}.querySelectorAll('.head, .embed, .row')]; \
             const boxes = shown.map((one) => one.getBoundingClientRect()); \
             const [x, y] = [Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top))]; \
             const widest = Math.max(...shown.filter((one) => one.matches('.embed')).map((one) => one.getBoundingClientRect().right)); \
             return [x, y, widest - x, Math.max(...boxes.map((one) => one.bottom)) - y]; }})()"
        ))
        .await;
    let clip = Viewport {
        x: x - MARGIN,
        y: y - MARGIN,
        width: width + 2.0 * MARGIN,
        height: height + 2.0 * MARGIN,
        scale: SHARPNESS,
    };
    let params = ScreenshotParams::builder().clip(clip).build();
    tab.page.screenshot(params).await.unwrap()
}
