//! Forms and half-filled commands, across a page that is loaded anew.

use std::sync::Arc;

use crate::browser::Browser;
use crate::evening::review;
use crate::program::Rehearsal;

pub async fn a_form_survives_a_reload(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &[]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("A club to play with").await;
    tab.run("document.querySelector('#text').focus()").await;
    tab.types("/review paste").await;
    tab.key("Enter").await;
    tab.until("document.querySelector('.command') !== null", "the command")
        .await;
    tab.key("Enter").await;
    let form = "document.querySelector('dialog.form[open] textarea') !== null";
    tab.until(form, "the form").await;
    tab.run(&format!(
        "const text = document.querySelector('dialog.form textarea'); text.value = {}; \
         text.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        serde_json::json!(&review()[..600])
    ))
    .await;

    tab.reload().await;
    tab.until(form, "the form, after the reload").await;
    let typed: String = tab
        .js("document.querySelector('dialog.form textarea').value")
        .await;
    assert!(typed.starts_with("“The Salt Ledger”"), "{typed}");
    tab.click("dialog.form button", "Submit").await;
    tab.until(
        "document.querySelector('dialog.form') === null",
        "the end of the form",
    )
    .await;
    tab.sees("Only you can see this").await;

    // The private answer is kept for a page that is loaded anew, until it is
    // put away.
    tab.reload().await;
    tab.sees("Only you can see this").await;
    tab.click("#messages button", "Dismiss message").await;
    tab.sees_no_more("Only you can see this").await;
    tab.reload().await;
    tab.sees("A club to play with").await;
    tab.silent().await;
    rehearsal.end().await;
}

pub async fn a_command_that_is_half_filled_in_survives_a_reload(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &[]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("A club to play with").await;
    tab.run("document.querySelector('#text').focus()").await;
    tab.types("/").await;
    tab.sees("Commands of Readalong").await;
    tab.sees("Manage Server").await;
    tab.types("review post ").await;
    tab.until("document.querySelector('.command') !== null", "the command")
        .await;
    tab.run("[...document.querySelectorAll('.option')].find((one) => one.textContent === 'channel').querySelector('input').focus()")
        .await;
    tab.types("tal").await;
    tab.until(
        "document.querySelector('.suggestions .choice-label')?.textContent === 'talk'",
        "the channel that fits",
    )
    .await;
    tab.key("Enter").await;
    tab.reload().await;
    tab.until(
        "document.querySelector('.command') !== null",
        "the command, after the reload",
    )
    .await;
    let kept: String = tab
        .js("[...document.querySelectorAll('.option input')].at(-1).value")
        .await;
    assert_eq!(kept, "talk");
    // What the client does not let happen is said, and what was typed stays.
    tab.becomes("Ana").await;
    tab.click(".composer button[aria-label=Send]", "").await;
    tab.sees("hidden from this person").await;
    tab.silent().await;
    rehearsal.end().await;
}
