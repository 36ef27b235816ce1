//! When things go wrong, and another day.

use std::sync::Arc;

use crate::browser::Browser;
use crate::evening::review;
use crate::program::Rehearsal;

pub async fn a_bot_that_is_away_did_not_respond_and_comes_back(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.txt"), review()).unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &["--review", "own.txt"]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.click("#messages button", "Post").await;
    tab.sees("Read it all").await;

    tab.click("[data-stage=cut]", "").await;
    tab.sees("Readalong is away").await;
    tab.click("#messages button", "Discuss").await;
    tab.run("document.querySelector('#text').focus()").await;
    tab.types("/help").await;
    tab.key("Enter").await;
    tab.key("Enter").await;
    // The page is loaded anew in the middle of both.
    tab.reload().await;
    tab.until(
        "document.querySelectorAll('.failed-line:not([hidden])').length === 2",
        "two answers that did not come",
    )
    .await;
    tab.sees("The application did not respond").await;
    tab.sees("Readalong is here").await;
    tab.click(".waiting button", "Dismiss message").await;
    tab.click("#messages button", "Discuss").await;
    tab.sees("From the review").await;
    tab.sees_no_more("The application did not respond").await;

    tab.click("[data-stage=slow]", "").await;
    tab.click("#messages button", "Scores").await;
    tab.until(
        "document.querySelector('[aria-busy=true]') !== null",
        "a button that waits",
    )
    .await;
    tab.sees("Nobody in the club has rated").await;
    tab.click("[data-stage=slow]", "").await;

    tab.click("[data-stage=restart]", "").await;
    tab.sees("Readalong is away").await;
    tab.sees("Readalong is here").await;
    tab.presses("Rate").await;
    tab.click("#messages .select", "").await;
    tab.click(".menu .choice", "").await;
    tab.sees("from 1 vote").await;
    tab.silent().await;
    rehearsal.end().await;
}

pub async fn the_club_is_there_again_the_next_day(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.txt"), review()).unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &["--review", "own.txt"]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.click("#messages button", "Post").await;
    tab.sees("Read it all").await;
    tab.silent().await;
    rehearsal.end().await;

    let rehearsal = Rehearsal::start(folder.path(), &[]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("Read it all").await;
    tab.presses("Rate").await;
    tab.click("#messages .select", "").await;
    tab.click(".menu .choice", "").await;
    tab.sees("from 1 vote").await;
    tab.silent().await;
    rehearsal.end().await;

    let rehearsal = Rehearsal::start(folder.path(), &["--fresh"]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("A club to play with").await;
    tab.silent().await;
    rehearsal.end().await;
}
