//! Text that would like to run.

use std::sync::Arc;

use readalong::rehearsal::{Attachment, LocalDiscord, Settings};
use serde_json::json;

use crate::browser::{Browser, Tab};
use crate::program::Rehearsal;

const PAYLOADS: [&str; 9] = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<svg onload='window.ran = 3'>",
    "\"><iframe srcdoc='<script>parent.ran = 4</script>'></iframe>",
    "javascript:window.ran=5//",
    "[press](javascript:window.ran=6)",
    "[press](https://a.example/\" onclick=\"window.ran=7)",
    "</textarea></title></style><script>window.ran = 8</script>",
    "{{constructor.constructor('window.ran = 9')()}}",
];

/// Nothing ran, and nothing but the page's own elements is there.
async fn assert_harmless(tab: &Tab) {
    // Whatever is pressed must not run, either.
    tab.run(
        "for (const link of document.querySelectorAll('#messages a')) { \
             link.addEventListener('click', (event) => event.preventDefault()); link.click(); }",
    )
    .await;
    let ran: i32 = tab.js("window.ran ?? 0").await;
    assert_eq!(ran, 0, "the payload with this number ran");
    let strange: Vec<String> = tab
        .js("[...document.querySelectorAll('#messages script, #messages iframe, #messages style, #messages object, #side script, dialog script')].map((one) => one.outerHTML)")
        .await;
    assert!(strange.is_empty(), "{strange:?}");
    let with_code: Vec<String> = tab
        .js("[...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')) || /^javascript:/i.test(one.getAttribute('href') ?? '')).map((one) => one.outerHTML)")
        .await;
    assert!(with_code.is_empty(), "{with_code:?}");
}

pub async fn nothing_that_is_written_runs(browser: Arc<Browser>) {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let address = discord.open_page(Vec::new(), Arc::default());
    let tab = browser.open(&address).await;
    let http = reqwest::Client::new();
    let messages = format!(
        "{}/api/v10/channels/{}/messages",
        discord.base_url(),
        discord.channel("reviews")
    );
    let reviewer = discord.reviewer().unwrap();
    for payload in PAYLOADS {
        reviewer.says_with(payload, &[Attachment::new(payload, "text")]);
        let body = json!({
            "content": payload,
            "embeds": [{
                "title": payload, "description": payload, "url": "https://a.example",
                "author": {"name": payload}, "footer": {"text": payload},
                "fields": [{"name": payload, "value": payload, "inline": true}],
            }],
            "components": [
                {"type": 1, "components": [{"type": 2, "style": 1, "label": payload, "custom_id": payload}]},
                {"type": 1, "components": [{
                    "type": 3, "custom_id": format!("menu {payload}"), "placeholder": payload,
                    "options": [{"label": payload, "value": payload, "description": payload}],
                }]},
            ],
        });
        let sent = http
            .post(&messages)
            .header("Authorization", format!("Bot {}", discord.token()))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert!(
            sent.status().is_success(),
            "{payload}: {}",
            sent.text().await.unwrap()
        );
        let message: serde_json::Value = sent.json().await.unwrap();
        let thread = http
            .post(format!(
                "{messages}/{}/threads",
                message["id"].as_str().unwrap()
            ))
            .header("Authorization", format!("Bot {}", discord.token()))
            .json(&json!({ "name": payload }))
            .send()
            .await
            .unwrap();
        assert!(thread.status().is_success(), "{payload}");
    }
    let all = format!(
        "document.querySelectorAll('.message').length === {}",
        2 * PAYLOADS.len()
    );
    tab.until(&all, "every message").await;
    for (place, least) in [
        (".embed-author", "author"),
        (".field-name", "field"),
        (".embed-foot", "footer"),
    ] {
        let texts: Vec<String> = tab
            .js(&format!(
                "[...document.querySelectorAll('{place}')].map((one) => one.textContent)"
            ))
            .await;
        // Without Markdown the text stands as it was written.
        assert!(
            texts.iter().any(|text| text == PAYLOADS[0]),
            "{least}: {texts:?}"
        );
    }
    tab.click(".select", "").await;
    tab.until("document.querySelector('.menu') !== null", "the menu")
        .await;
    assert_harmless(&tab).await;
    tab.silent().await;
}

pub async fn a_review_of_nothing_but_markup_is_text(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    let title = "<img src=x onerror=window.ran=1>";
    let review = format!(
        "“{title}” by <script>window.ran=2</script> BOOK REVIEW\n\nStrong Point: <svg onload=window.ran=3>\n\n\
         Weak Point: [press](javascript:window.ran=4)\n\nMy Rating: 4/5\n\n\
         I read this novel about a family of smugglers <iframe src=javascript:window.ran=5></iframe> in two evenings. \
         It is a story about family secrets and what they cost the children.\n"
    );
    std::fs::write(folder.path().join("own.txt"), review).unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &["--review", "own.txt"]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("Only you can see this").await;
    tab.click("#messages button", "Edit fields").await;
    tab.until("document.querySelector('dialog.form') !== null", "the form")
        .await;
    let in_form: bool = tab
        .js("[...document.querySelectorAll('dialog.form input')].some((one) => one.value.includes('onerror'))")
        .await;
    assert!(in_form, "the title is not what was written");
    tab.key("Escape").await;
    tab.click("#messages button", "Post").await;
    tab.sees("Read it all").await;
    tab.sees("onerror=window.ran=1").await;
    tab.click("#messages button", "Read it all").await;
    tab.sees("family of smugglers").await;
    assert_harmless(&tab).await;
    tab.silent().await;
    rehearsal.end().await;
}
