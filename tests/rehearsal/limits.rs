//! The limits on a message, one by one.

use readalong::rehearsal::Settings;
use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{Bare, long, row, with};

fn one_button() -> Value {
    json!({"type": 2, "style": 1, "label": "x", "custom_id": "b"})
}

fn one_menu() -> Value {
    json!({"type": 3, "custom_id": "m", "options": options(1)})
}

fn buttons(count: usize) -> Value {
    (0..count)
        .map(|i| with(one_button(), "custom_id", json!(format!("b{i}"))))
        .collect()
}

fn rows(count: usize) -> Value {
    let row = |i| json!({"type": 1, "components": [with(one_button(), "custom_id", json!(format!("r{i}")))]});
    (0..count).map(row).collect()
}

fn message(components: &Value) -> Value {
    json!({"content": "x", "components": components})
}

fn button(key: &str, value: Value) -> Value {
    message(&row(&json!([with(one_button(), key, value)])))
}

fn menu(key: &str, value: Value) -> Value {
    message(&row(&json!([with(one_menu(), key, value)])))
}

fn options(count: usize) -> Value {
    (0..count)
        .map(|i| json!({"label": "x", "value": format!("{i}")}))
        .collect()
}

fn choice_of(key: &str, value: Value) -> Value {
    menu(
        "options",
        json!([with(json!({"label": "x", "value": "y"}), key, value)]),
    )
}

fn embed(key: &str, value: Value) -> Value {
    json!({"embeds": [with(json!({"title": "x"}), key, value)]})
}

fn fields(count: usize, name: usize, value: usize) -> Value {
    let field = json!({"name": long(name), "value": long(value)});
    embed("fields", Value::Array(vec![field; count]))
}

fn two_embeds(first: usize, second: usize) -> Value {
    json!({"embeds": [{"description": long(first)}, {"description": long(second)}]})
}

#[tokio::test]
async fn a_message_is_taken_at_each_limit_and_refused_over_it() {
    let bare = Bare::new(Settings::default()).await;
    let mentions = |allowed: Value| json!({"content": "x", "allowed_mentions": allowed});
    let nonce = |length: usize| json!({"content": "x", "nonce": "n".repeat(length)});
    let embeds = |count: usize| json!({"embeds": vec![json!({"title": "x"}); count]});
    let same_ids = json!([one_button(), one_button()]);
    let table = [
        (
            "content",
            json!({"content": long(2000)}),
            json!({"content": long(2001)}),
        ),
        (
            "blanks",
            json!({"content": format!("  {} ", long(2000))}),
            json!({"content": 5}),
        ),
        ("embeds", embeds(10), embeds(11)),
        (
            "embed title",
            embed("title", json!(long(256))),
            embed("title", json!(long(257))),
        ),
        (
            "embed description",
            embed("description", json!(long(4096))),
            embed("description", json!(long(4097))),
        ),
        ("embed fields", fields(25, 1, 1), fields(26, 1, 1)),
        ("field name", fields(1, 256, 1), fields(1, 257, 1)),
        ("no field name", fields(1, 1, 1), fields(1, 0, 1)),
        ("field value", fields(1, 1, 1024), fields(1, 1, 1025)),
        ("no field value", fields(1, 1, 1), fields(1, 1, 0)),
        (
            "footer",
            embed("footer", json!({"text": long(2048)})),
            embed("footer", json!({"text": long(2049)})),
        ),
        (
            "author",
            embed("author", json!({"name": long(256)})),
            embed("author", json!({"name": long(257)})),
        ),
        ("all embeds", two_embeds(4000, 2000), two_embeds(4000, 2001)),
        (
            "image",
            embed("image", json!({"url": "https://example.org/a.png"})),
            embed("image", json!({"url": "ftp://example.org/a.png"})),
        ),
        ("nonce", nonce(25), nonce(26)),
        (
            "mentions",
            mentions(json!({"parse": ["users"]})),
            mentions(json!({"parse": ["users"], "users": ["1"]})),
        ),
        ("rows", message(&rows(5)), message(&rows(6))),
        (
            "buttons",
            message(&row(&buttons(5))),
            message(&row(&buttons(6))),
        ),
        (
            "one menu",
            message(&row(&json!([one_menu()]))),
            message(&row(&json!([one_menu(), one_button()]))),
        ),
        (
            "custom ids",
            message(&row(&buttons(2))),
            message(&row(&same_ids)),
        ),
        (
            "custom id",
            button("custom_id", json!(long(100))),
            button("custom_id", json!(long(101))),
        ),
        (
            "no custom id",
            button("custom_id", json!("a")),
            button("custom_id", json!("")),
        ),
        (
            "label",
            button("label", json!(long(80))),
            button("label", json!(long(81))),
        ),
        (
            "no label",
            button("label", json!("a")),
            button("label", json!(null)),
        ),
        (
            "emoji",
            button("emoji", json!({"name": "⭐"})),
            button("emoji", json!({"name": "★"})),
        ),
        (
            "style",
            button("style", json!(4)),
            button("style", json!(7)),
        ),
        (
            "options",
            menu("options", options(25)),
            menu("options", options(26)),
        ),
        (
            "no options",
            menu("options", options(1)),
            menu("options", options(0)),
        ),
        (
            "placeholder",
            menu("placeholder", json!(long(150))),
            menu("placeholder", json!(long(151))),
        ),
        (
            "picks",
            menu("max_values", json!(1)),
            menu("max_values", json!(2)),
        ),
        (
            "option label",
            choice_of("label", json!(long(100))),
            choice_of("label", json!(long(101))),
        ),
        (
            "option value",
            choice_of("value", json!(long(100))),
            choice_of("value", json!(long(101))),
        ),
        (
            "option description",
            choice_of("description", json!(long(100))),
            choice_of("description", json!(long(101))),
        ),
    ];
    let posted = format!("{}/{}", bare.posts(), bare.post("x").await);
    for (limit, at, over) in table {
        let (status, answer) = bare.ask(Method::POST, &bare.posts(), at).await;
        assert_eq!(status, 200, "{limit}, at the limit: {answer}");
        for (method, path) in [(Method::POST, &bare.posts()), (Method::PATCH, &posted)] {
            let (status, answer) = bare.ask(method.clone(), path, over.clone()).await;
            assert_eq!(
                (status, &answer["code"]),
                (400, &json!(50035)),
                "{method}, over {limit}"
            );
            assert!(
                answer["errors"].is_object(),
                "{method}, over {limit}: {answer}"
            );
        }
    }
}
