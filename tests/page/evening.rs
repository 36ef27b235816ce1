//! A club's evening in the browser.

use std::sync::Arc;

use crate::browser::Browser;
use crate::program::Rehearsal;

/// A review of the tests' own, long enough for a thread.
pub fn review() -> String {
    let paragraph = "The harbour keeps two ledgers, and only one of them is true. I never knew \
        whether I should admire the grandmother for it. A family secret is a debt, and the children pay it.";
    let body = vec![paragraph; 14].join("\n\n");
    format!(
        "“The Salt Ledger” by Oda Brandt BOOK REVIEW\n\nStrong Point: The harbour at night.\n\n\
         Weak Point: Nobody laughs.\n\nMy Rating: 4/5\n\nGoodreads Rating: (3.90/5)\n\n{body}\n"
    )
}

pub async fn a_review_is_posted_discussed_and_rated(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &[]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("A club to play with").await;

    // The reviewer drops a file, which goes into the command that takes one.
    tab.drop_file("the-salt-ledger.txt", &review()).await;
    tab.until(
        "document.querySelector('.file-choice')?.textContent.includes('the-salt-ledger.txt')",
        "the file in the command",
    )
    .await;
    tab.key("Enter").await;
    tab.sees("Only you can see this").await;
    tab.click("#messages button", "Post").await;
    tab.sees("Read it all").await;

    // Somebody else, in a second tab, sees the card and not what is private.
    let address = format!("{}#/otto/", rehearsal.address);
    let other = browser.open_beside(&tab, &address).await;
    other.sees("Read it all").await;
    let private: bool = other
        .js("document.querySelector('.private') !== null")
        .await;
    assert!(!private, "Otto sees what is for the reviewer alone");

    tab.becomes("Ana").await;
    let private: bool = tab.js("document.querySelector('.private') !== null").await;
    assert!(!private, "Ana sees what is for the reviewer alone");
    tab.click("#messages button", "Discuss").await;
    tab.sees("From the review").await;
    tab.click("#messages button", "Another").await;
    tab.until(
        "document.querySelector('#messages').innerText.split('From the review').length === 3",
        "a second question",
    )
    .await;

    for (member, stars) in [("Ana", "4"), ("Ben", "3.5"), ("Chloé", "2.5")] {
        tab.becomes(member).await;
        let rate = "document.querySelectorAll('#messages .primary').length > 0";
        tab.until(rate, "the card's button").await;
        tab.presses("Rate").await;
        tab.click("#messages .select", "").await;
        tab.run(&format!(
            "[...document.querySelectorAll('.menu .choice')].find((one) => \
             one.querySelector('.choice-label').textContent.trim().endsWith(' {stars}')).click()"
        ))
        .await;
        tab.sees("You gave").await;
    }
    tab.sees("3.33 from 3 votes").await;
    // The other tab was not touched since.
    other.sees("3.33 from 3 votes").await;

    tab.presses("Scores").await;
    tab.sees("The reviewer").await;
    tab.click("#messages .picture", "").await;
    tab.until(
        "document.querySelector('dialog.large[open] img')?.naturalWidth === 800",
        "the picture of the scores, large",
    )
    .await;
    // Whoever does not see it is told what it shows.
    tab.until(
        "document.querySelector('dialog.large img').alt.includes('votes on The Salt Ledger')",
        "the scores in words",
    )
    .await;
    tab.run("document.querySelector('dialog.large').close()")
        .await;
    tab.until(
        "document.querySelector('dialog.large[open]') === null",
        "the end of the picture",
    )
    .await;
    tab.click(".thread-line", "The Salt Ledger").await;
    tab.until(
        "document.querySelector('#place')?.textContent.includes('The Salt Ledger')",
        "the thread",
    )
    .await;
    tab.sees("The harbour keeps two ledgers").await;

    // What was private is private still, after all of that.
    tab.becomes("Marta").await;
    other.silent().await;
    tab.silent().await;
    rehearsal.end().await;
}

pub async fn the_club_is_filled_and_a_storm_rates(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &[]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.click("[data-stage=storm]", "").await;
    tab.sees("There is no book to rate yet").await;
    tab.click(".welcome button", "Fill the club").await;
    tab.sees("The club is filled: 3 reviews, rated and asked about.")
        .await;
    for title in [
        "The Glass Orchard",
        "The Lamp of Saint Brannoc",
        "A Field Guide to Quiet",
    ] {
        tab.sees(title).await;
    }
    // The same reviews are not posted twice.
    tab.click("[data-stage=fill]", "").await;
    tab.sees("The club is filled: 0 reviews").await;
    tab.click("[data-stage=storm]", "").await;
    tab.sees("The storm is over: 200 of 200 ratings answered")
        .await;
    // Four of the six members gave their stars before.
    tab.sees("from 204 votes").await;
    tab.silent().await;
    rehearsal.end().await;
}
