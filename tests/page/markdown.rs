//! Markdown as Discord shows it.

use std::sync::Arc;

use readalong::rehearsal::{LocalDiscord, Settings};
use serde_json::json;

use crate::browser::Browser;

/// What is written, and the elements that it becomes: text as it is, and each
/// element as `tag(…)`.
const TABLE: [(&str, &str); 38] = [
    ("plain", "p(plain)"),
    ("two\nlines", "p(two\nlines)"),
    ("**bold**", "p(strong(bold))"),
    ("*italic* and _italic_", "p(em(italic) and em(italic))"),
    ("***both***", "p(em(strong(both)))"),
    ("__under__ ~~struck~~", "p(u(under) s(struck))"),
    ("**bold *and italic***", "p(strong(bold em(and italic)))"),
    ("snake_case_name", "p(snake_case_name)"),
    ("2 * 3 * 4", "p(2 * 3 * 4)"),
    (r"\*not\* \_so\_ \\", r"p(*not* _so_ \)"),
    (r"**a \*\* b**", "p(strong(a ** b))"),
    ("**open", "p(**open)"),
    ("`a * b`", "p(code(a * b))"),
    ("``a ` b``", "p(code(a ` b))"),
    ("```\na **b**\n```", "pre(code(a **b**))"),
    ("```rust\nlet a;\n```after", "pre(code(let a;))p(after)"),
    ("before\n```\nx\n```", "p(before)pre(code(x))"),
    ("# One", "p(One)"),
    ("### Three **b**", "p(Three strong(b))"),
    ("#no", "p(#no)"),
    ("-# small", "p(small)"),
    ("> quoted\n> on", "blockquote(p(quoted\non))"),
    ("> quoted\nnot", "blockquote(p(quoted))p(not)"),
    (">>> all\nof it", "blockquote(p(all\nof it))"),
    ("- one\n- two", "ul(li(one)li(two))"),
    ("3. three\n4. four", "ol(li(three)li(four))"),
    ("- a\n  - b\n- c", "ul(li(aul(li(b)))li(c))"),
    ("a - b", "p(a - b)"),
    ("https://a.example/x_y_z.", "p(a(https://a.example/x_y_z).)"),
    ("<https://a.example>", "p(a(https://a.example))"),
    ("[name](https://a.example/b)", "p(a(name))"),
    ("[no](javascript:alert(1))", "p([no](javascript:alert(1)))"),
    ("||hidden **b**||", "p(span(span(hidden strong(b))))"),
    ("<@1> <#2>", "p(span(@Ana) a(#talk))"),
    ("</rate:5>", "p(span(/rate))"),
    ("<:star:123456789>", "p(:star:)"),
    ("<b>no</b>", "p(<b>no</b>)"),
    ("★★★½ & é", "p(★★★½ & é)"),
];

pub async fn text_is_drawn_as_discord_draws_it(browser: Arc<Browser>) {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let address = discord.open_page(Vec::new(), Arc::default());
    let tab = browser.open(&address).await;
    let texts: Vec<&str> = TABLE.iter().map(|(text, _)| *text).collect();
    let drawn: Vec<String> = tab
        .js(&format!(
            "(async () => {{ \
               const {{ markdown }} = await import('./markdown.js'); \
               const names = {{ person: () => 'Ana', place: () => 'talk', address: () => '#/' }}; \
               const written = (node) => node.nodeType === Node.TEXT_NODE ? node.data \
                 : `${{node.localName}}(${{[...node.childNodes].map(written).join('')}})`; \
               return {}.map((text) => [...markdown(text, names).childNodes].map(written).join('')); \
             }})()",
            json!(texts)
        ))
        .await;
    for ((text, expected), drawn) in TABLE.iter().zip(&drawn) {
        assert_eq!(drawn, expected, "{text:?}");
    }

    // A spoiler opens when it is pressed, and stays open when the message is edited.
    let ana = discord.reviewer().unwrap();
    ana.says("the end: ||she burns the ledger|| <t:0:D>");
    tab.until("document.querySelector('.spoiler') !== null", "the spoiler")
        .await;
    let opacity = "getComputedStyle(document.querySelector('.spoiler-text')).opacity";
    assert_eq!(tab.js::<String>(opacity).await, "0");
    tab.click(".spoiler", "").await;
    assert_eq!(tab.js::<String>(opacity).await, "1");
    tab.sees("1970").await;

    // A picture opens large, and closes by keyboard.
    let picture = readalong::rehearsal::Attachment::new("small.png", crate::browser::png());
    ana.says_with("look", &[picture]);
    tab.until(
        "document.querySelector('.picture img')?.naturalWidth === 2",
        "the picture",
    )
    .await;
    tab.click(".picture", "").await;
    tab.until(
        "document.querySelector('dialog.large[open] img')?.naturalWidth === 2",
        "the picture, large",
    )
    .await;
    tab.key("Escape").await;
    tab.until(
        "document.querySelector('dialog.large') === null",
        "the end of the picture",
    )
    .await;
    tab.silent().await;
}
