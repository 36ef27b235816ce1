//! The limits on commands, one by one, and what a client does not send to them.

use readalong::rehearsal::{Attachment, Role, Settings};
use reqwest::Method;
use serde_json::{Value, json};

use crate::bot::with_bot;
use crate::stage::{Bare, command, long, with};

fn option(key: &str, value: Value) -> Value {
    let option = json!({"type": 3, "name": "a", "description": "b"});
    command("options", json!([with(option, key, value)]))
}

fn named(count: usize, kind: u64) -> Value {
    (0..count)
        .map(|i| json!({"type": kind, "name": format!("o{i}"), "description": "d"}))
        .collect()
}

fn choices(count: usize, name: usize) -> Value {
    (0..count)
        .map(|i| json!({"name": long(name), "value": format!("{i}")}))
        .collect()
}

#[tokio::test]
async fn commands_are_taken_at_each_limit_and_refused_over_it() {
    let bare = Bare::new(Settings::default()).await;
    let path = format!("applications/{}/commands", bare.discord.application());
    let group = |inside: Value| {
        command(
            "options",
            json!([{"type": 2, "name": "g", "description": "d", "options": inside}]),
        )
    };
    let order = |first: bool, second: bool| {
        let options = named(2, 3);
        let first = with(options[0].clone(), "required", json!(first));
        command(
            "options",
            json!([first, with(options[1].clone(), "required", json!(second))]),
        )
    };
    // Three options of 2,543 characters, one of 304 and its description, and
    // two of the command itself.
    let heavy = |last: usize| {
        let option = |option: &Value| with(option.clone(), "choices", choices(25, 100));
        let mut options: Vec<Value> = named(3, 3).as_array().unwrap().iter().map(option).collect();
        options.push(json!({
            "type": 3, "name": "p", "description": long(last), "choices": choices(3, 100),
        }));
        command("options", json!(options))
    };
    let translated = |names: [&str; 2]| -> Value {
        let names = names.iter().zip(["o", "p"]);
        let option = |(name, own): (&&str, &str)| {
            json!({
                "type": 3, "name": own, "description": "d", "name_localizations": {"it": name},
            })
        };
        names.map(option).collect()
    };
    let choice_in_spanish = |length: usize| {
        let names = json!({"es-ES": long(length)});
        json!([{"name": "a", "value": "a", "name_localizations": names}])
    };
    // The same size, which the last option has in Spanish alone.
    let heavy_in_spanish = |last: usize| {
        let mut commands = heavy(1);
        let option = commands[0]["options"].as_array_mut().unwrap().last_mut();
        let descriptions = json!({"es-ES": long(last), "de": "kurz"});
        option.unwrap()["description_localizations"] = descriptions;
        commands
    };
    let both = json!({
        "type": 3, "name": "a", "description": "b", "autocomplete": true, "choices": choices(1, 1),
    });
    let mixed = json!([
        named(1, 1)[0],
        with(named(1, 3)[0].clone(), "name", json!("z"))
    ]);
    let slash = json!({"name": "a", "description": "d"});
    let read = json!({"name": "Read it", "type": 3});
    let many = |count: usize, kind: u64| -> Value {
        let description = if kind == 1 { "d" } else { "" };
        let one = |i| json!({"name": format!("c{i}"), "type": kind, "description": description});
        (0..count).map(one).collect()
    };
    let table = [
        (
            "name",
            command("name", json!("n".repeat(32))),
            command("name", json!("n".repeat(33))),
        ),
        (
            "case",
            command("name", json!("é-ñ_'1")),
            command("name", json!("Rate")),
        ),
        (
            "blank",
            command("name", json!("a-b")),
            command("name", json!("a b")),
        ),
        (
            "description",
            command("description", json!(long(100))),
            command("description", json!(long(101))),
        ),
        (
            "no description",
            command("nsfw", json!(false)),
            command("description", json!("")),
        ),
        (
            "options",
            command("options", named(25, 3)),
            command("options", named(26, 3)),
        ),
        (
            "option name",
            option("name", json!("n".repeat(32))),
            option("name", json!("N")),
        ),
        (
            "option description",
            option("description", json!(long(100))),
            option("description", json!(long(101))),
        ),
        (
            "choices",
            option("choices", choices(25, 1)),
            option("choices", choices(26, 1)),
        ),
        (
            "choice name",
            option("choices", choices(1, 100)),
            option("choices", choices(1, 101)),
        ),
        (
            "completing",
            option("autocomplete", json!(true)),
            command("options", json!([both])),
        ),
        ("required first", order(true, false), order(false, true)),
        (
            "subcommands",
            command("options", named(2, 1)),
            command("options", mixed),
        ),
        (
            "a name in another language",
            command("name_localizations", json!({"es-ES": "reseña"})),
            command("name_localizations", json!({"es-ES": "Reseña"})),
        ),
        (
            "a description in another language",
            option("description_localizations", json!({"fr": long(100)})),
            option("description_localizations", json!({"fr": long(101)})),
        ),
        (
            "languages",
            command("name_localizations", json!({"es-419": "a"})),
            command("name_localizations", json!({"es": "a"})),
        ),
        (
            "names in one language",
            command("options", translated(["b", "c"])),
            command("options", translated(["b", "b"])),
        ),
        (
            "a choice in another language",
            option("choices", choice_in_spanish(100)),
            option("choices", choice_in_spanish(101)),
        ),
        (
            "8000 characters in the longest language",
            heavy_in_spanish(65),
            heavy_in_spanish(66),
        ),
        ("groups", group(named(1, 1)), group(named(1, 2))),
        ("8000 characters", heavy(65), heavy(66)),
        ("names", json!([slash, read]), json!([slash, slash])),
        (
            "menus",
            json!([read]),
            json!([with(read.clone(), "description", json!("d"))]),
        ),
        ("slash commands", many(100, 1), many(101, 1)),
        ("message commands", many(15, 3), many(16, 3)),
    ];
    for (limit, at, over) in table {
        let (status, answer) = bare.ask(Method::PUT, &path, at).await;
        assert_eq!(status, 200, "{limit}, at the limit: {answer}");
        let (status, answer) = bare.ask(Method::PUT, &path, over).await;
        assert_eq!(
            (status, &answer["code"]),
            (400, &json!(50035)),
            "over {limit}: {answer}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_does_not_send_what_a_command_does_not_take() {
    let discord = with_bot(Settings::default()).await;
    let host = discord.member("Host", Role::Staff);
    let voice = discord.channel("voice").to_string();
    let file = Attachment::new("a.md", "a");
    let table = [
        ("nothing", json!({}), "no command"),
        ("rate", json!({"book": "x"}), "needs “stars”"),
        ("rate", json!({"book": "x", "stars": "many"}), "a number"),
        (
            "rate",
            json!({"book": "x", "stars": 1, "colour": "red"}),
            "no option “colour”",
        ),
        (
            "rate",
            json!({"book": "x", "stars": 1, "friend": "1"}),
            "nothing with the id 1",
        ),
        ("review", json!({}), "needs a subcommand"),
        ("review lose", json!({}), "there is no"),
        ("review post", json!({"file": "x"}), "an Attachment"),
        (
            "review post",
            json!({"file": file, "channel": voice}),
            "another kind of channel",
        ),
    ];
    for (command, options, expected) in table {
        let refused = host
            .slash(command, options.clone())
            .await
            .unwrap_err()
            .to_string();
        assert!(
            refused.contains(expected),
            "/{command} {options}: {refused}"
        );
    }
    let refused = host
        .complete("rate", "stars", "4", json!({}))
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("does not complete"), "{refused}");
}
