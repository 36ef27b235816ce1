//! By keyboard alone.

use std::sync::Arc;

use crate::browser::Browser;
use crate::evening::review;
use crate::program::Rehearsal;

pub async fn a_book_is_rated_by_keyboard_alone(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.txt"), review()).unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &["--review", "own.txt"]).await;
    let tab = browser.open(&rehearsal.address).await;
    // The review that was given lies before the reviewer.
    tab.sees("Only you can see this").await;

    // The first stop of the Tab key leads to where one writes.
    tab.key("Tab").await;
    tab.key("Enter").await;
    let writes = "document.activeElement === document.querySelector('#text')";
    tab.until(writes, "the focus where one writes").await;

    // What is typed elsewhere is written there, but for a key with Control.
    for (key, control, heard) in [("c", true, false), (" ", false, false), ("/", false, true)] {
        tab.run(&format!(
            "document.querySelector('#messages').focus(); document.activeElement.dispatchEvent( \
             new KeyboardEvent('keydown', {{ key: '{key}', ctrlKey: {control}, bubbles: true }}))"
        ))
        .await;
        assert_eq!(
            tab.js::<bool>(writes).await,
            heard,
            "{key:?}, control: {control}"
        );
    }

    // From there back to the message's first button, which posts.
    let reach = "document.activeElement?.textContent === 'Post'";
    tab.run("document.querySelector('#messages').focus()").await;
    for _ in 0..30 {
        if tab.js::<bool>(reach).await {
            break;
        }
        tab.key("Tab").await;
    }
    tab.until(reach, "the focus on Post").await;
    let ring: String = tab
        .js("getComputedStyle(document.activeElement).outlineStyle")
        .await;
    assert_eq!(ring, "solid", "the focus cannot be seen");
    tab.key("Enter").await;
    tab.sees("Read it all").await;

    tab.run("document.querySelector('#text').focus()").await;
    tab.types("/rate").await;
    tab.key("Enter").await;
    let option = |number: usize| {
        format!("document.activeElement === document.querySelectorAll('.option input')[{number}]")
    };
    tab.until(&option(0), "the focus on the book").await;
    let suggested =
        "document.querySelector('.suggestions .choice')?.textContent.includes('The Salt Ledger')";
    tab.until(suggested, "the book that the bot suggests").await;
    tab.key("Enter").await;
    tab.until(&option(1), "the focus on the stars").await;
    tab.until(
        "document.querySelectorAll('.suggestions .choice').length > 3",
        "the stars",
    )
    .await;
    tab.key("ArrowDown").await;
    tab.key("ArrowDown").await;
    tab.key("Enter").await;
    tab.until(&option(2), "the focus on the note").await;
    tab.types("by hand").await;
    tab.key("Enter").await;
    tab.sees("You gave").await;

    // The menu of apps opens and closes by keyboard, and gives the focus back.
    tab.run("document.querySelector('.tools').focus()").await;
    tab.key("Enter").await;
    tab.until(
        "document.querySelector('.menu [role=listbox]') === document.activeElement",
        "the menu",
    )
    .await;
    tab.sees("Post as review").await;
    tab.key("Escape").await;
    tab.until(
        "document.activeElement === document.querySelector('.tools')",
        "the focus back",
    )
    .await;
    tab.silent().await;
    rehearsal.end().await;
}
