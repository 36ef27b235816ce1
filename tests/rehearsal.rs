//! The local Discord itself: a real bot on it, Discord's limits one by one,
//! and trouble on order.

#![allow(
    clippy::unwrap_used,
    reason = "tests say what they expect by panicking"
)]

use std::time::{Duration, Instant};

use poise::serenity_prelude as serenity;
use readalong::rehearsal::{
    Attachment, Choice, Fault, Impossible, Limit, LocalDiscord, Person, Rates, Reply, Role,
    Settings, World, permission,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

// ---------------------------------------------------------------- a real bot

type Context<'a> = poise::Context<'a, (), serenity::Error>;
type Done = Result<(), serenity::Error>;

async fn books(_: Context<'_>, typed: &str) -> serenity::CreateAutocompleteResponse {
    let titles = ["Never Home", "The Nevers", "Other"];
    let fits = |title: &&str| title.to_lowercase().contains(&typed.to_lowercase());
    let choices = titles.into_iter().filter(fits);
    let choices = choices.map(|title| serenity::AutocompleteChoice::new(title, title));
    serenity::CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Rate a book
#[poise::command(slash_command)]
async fn rate(
    ctx: Context<'_>,
    #[description = "Which book"]
    #[autocomplete = "books"]
    book: String,
    #[description = "How many stars"] stars: f64,
    #[description = "Whom to tell"] friend: Option<serenity::User>,
) -> Done {
    let friend = friend.map_or_else(String::new, |friend| format!(" with {}", friend.name));
    let button = |id: &str, label: &str| serenity::CreateButton::new(id).label(label);
    let row = serenity::CreateActionRow::Buttons(vec![
        button("again", "Again"),
        button("form", "Form"),
        button("later", "Later"),
        button("silent", "Silent"),
    ]);
    let options = vec![
        serenity::CreateSelectMenuOption::new("Four", "16"),
        serenity::CreateSelectMenuOption::new("Five", "20"),
    ];
    let kind = serenity::CreateSelectMenuKind::String { options };
    let menu = serenity::CreateSelectMenu::new("menu", kind).placeholder("Your stars");
    let reply = poise::CreateReply::default()
        .content(format!("{book}: {stars}{friend}"))
        .components(vec![row, serenity::CreateActionRow::SelectMenu(menu)])
        .ephemeral(true);
    ctx.send(reply).await?;
    Ok(())
}

/// Think first
#[poise::command(slash_command)]
async fn think(ctx: Context<'_>) -> Done {
    ctx.defer().await?;
    tokio::time::sleep(Duration::from_millis(50)).await;
    ctx.say("thought").await?;
    Ok(())
}

/// Never answer
#[poise::command(slash_command)]
async fn sleep(_: Context<'_>) -> Done {
    Ok(())
}

/// Reviews
#[poise::command(
    slash_command,
    subcommands("post"),
    default_member_permissions = "MANAGE_GUILD"
)]
async fn review(_: Context<'_>) -> Done {
    Ok(())
}

/// Post one
#[poise::command(slash_command)]
async fn post(
    ctx: Context<'_>,
    #[description = "The text"] file: serenity::Attachment,
    #[description = "Where"]
    #[channel_types("Text")]
    channel: Option<serenity::ChannelId>,
) -> Done {
    let text = reqwest::get(&file.url).await?.text().await?;
    let place = channel.unwrap_or(ctx.channel_id());
    let embed = serenity::CreateEmbed::new()
        .title(file.filename)
        .description(text);
    let message = serenity::CreateMessage::new().embed(embed);
    let message = place.send_message(ctx.http(), message).await?;
    let thread = serenity::CreateThread::new("Talk");
    place
        .create_thread_from_message(ctx.http(), message.id, thread)
        .await?;
    let member = ctx
        .author_member()
        .await
        .and_then(|member| member.permissions);
    let staff = member.is_some_and(|bits| bits.manage_guild());
    ctx.say(format!("posted, staff: {staff}")).await?;
    Ok(())
}

#[poise::command(context_menu_command = "Read it")]
async fn read_it(ctx: Context<'_>, message: serenity::Message) -> Done {
    ctx.say(format!("“{}” by {}", message.content, message.author.name))
        .await?;
    Ok(())
}

async fn pressed(ctx: &serenity::Context, press: &serenity::ComponentInteraction) -> Done {
    use serenity::{CreateInteractionResponse as Answer, CreateInteractionResponseMessage as Body};
    let answer = match press.data.custom_id.as_str() {
        "again" => {
            let text = format!("again after {}", press.message.content);
            Answer::UpdateMessage(Body::new().content(text).components(vec![]))
        }
        "menu" => match &press.data.kind {
            serenity::ComponentInteractionDataKind::StringSelect { values } => {
                Answer::Message(Body::new().content(format!("chose {}", values.join(" "))))
            }
            _ => return Ok(()),
        },
        "form" => {
            let short = serenity::InputTextStyle::Short;
            let title = serenity::CreateInputText::new(short, "Title", "title").max_length(10);
            let note = serenity::CreateInputText::new(short, "Note", "note").required(false);
            let rows = [title, note]
                .map(serenity::CreateActionRow::InputText)
                .to_vec();
            Answer::Modal(serenity::CreateModal::new("modal", "A form").components(rows))
        }
        "later" => {
            press.create_response(ctx, Answer::Acknowledge).await?;
            let edit = serenity::EditInteractionResponse::new().content("edited later");
            press.edit_response(ctx, edit).await?;
            return Ok(());
        }
        _ => Answer::Acknowledge,
    };
    press.create_response(ctx, answer).await
}

async fn heard(ctx: &serenity::Context, event: &serenity::FullEvent) -> Done {
    let serenity::FullEvent::InteractionCreate { interaction } = event else {
        return Ok(());
    };
    match interaction {
        serenity::Interaction::Component(press) => pressed(ctx, press).await,
        serenity::Interaction::Modal(modal) => {
            let mut text = String::new();
            for row in &modal.data.components {
                if let Some(serenity::ActionRowComponent::InputText(input)) = row.components.first()
                {
                    text += &format!("{}={} ", input.custom_id, input.value.as_deref().unwrap());
                }
            }
            let body = serenity::CreateInteractionResponseMessage::new().content(text);
            let answer = serenity::CreateInteractionResponse::UpdateMessage(body);
            modal.create_response(ctx, answer).await
        }
        _ => Ok(()),
    }
}

fn http(discord: &LocalDiscord, token: &str) -> serenity::Http {
    serenity::HttpBuilder::new(token)
        .proxy(discord.base_url())
        .ratelimiter_disabled(true)
        .build()
}

async fn with_bot(settings: Settings) -> LocalDiscord {
    let discord = LocalDiscord::start(settings).await.unwrap();
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![rate(), think(), sleep(), review(), read_it()],
            event_handler: |framework, event| Box::pin(heard(framework.serenity_context, event)),
            on_error: |error| Box::pin(async move { eprintln!("the bot: {error}") }),
            ..Default::default()
        })
        .setup(|ctx, _, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await
            })
        })
        .build();
    let intents = serenity::GatewayIntents::GUILDS;
    let http = http(&discord, discord.token());
    let builder = serenity::ClientBuilder::new_with_http(http, intents).framework(framework);
    let mut client = builder.await.unwrap();
    tokio::spawn(async move { client.start().await });
    assert!(
        discord.application_ready().await,
        "the bot registers its commands"
    );
    discord
}

fn quick() -> Settings {
    Settings {
        deadline: Duration::from_millis(600),
        patience: Duration::from_secs(2),
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_answers_commands_buttons_menus_and_forms() {
    let discord = with_bot(Settings::default()).await;
    let ana = discord.member("Ana", Role::Member);
    let ben = discord.member("Ben", Role::Member);

    let titles = ana
        .complete("rate", "book", "nev", json!({"stars": 4}))
        .await
        .unwrap();
    let titles: Vec<&str> = titles.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(titles, ["Never Home", "The Nevers"]);

    let options = json!({"book": "Never Home", "stars": "3.5", "friend": ben.id().to_string()});
    let card = ana.slash("rate", options).await.unwrap();
    assert_eq!(card.content(), "Never Home: 3.5 with ben");
    assert!(card.ephemeral());
    assert_eq!(
        card.message().unwrap().buttons(),
        ["Again", "Form", "Later", "Silent"]
    );
    assert!(card.text().contains("Your stars"), "{}", card.text());
    assert_eq!(ana.sees(ana.channel()).len(), 1);
    assert_eq!(
        ben.sees(ana.channel()).len(),
        0,
        "an ephemeral message is for one"
    );
    assert!(
        ben.press(&card, "Again").await.is_err(),
        "Ben does not see it"
    );

    let chosen = ana.choose(&card, "Your stars", &["Five"]).await.unwrap();
    assert_eq!(chosen.content(), "chose 20");

    let form = ana.press(&card, "Form").await.unwrap();
    let form = form.modal().unwrap();
    assert_eq!(form.title, "A form");
    assert!(
        ana.submit(form, &[("Note", "x")]).await.is_err(),
        "the title is required"
    );
    let too_long = [("Title", "twelve chars")];
    assert!(
        ana.submit(form, &too_long).await.is_err(),
        "the title has at most ten"
    );
    let sent = ana
        .submit(form, &[("Title", "Dune"), ("note", "good")])
        .await
        .unwrap();
    assert_eq!(sent.content(), "title=Dune note=good");
    assert!(sent.update());

    let later = ana.press(&card, "Later").await.unwrap();
    assert_eq!((later.content(), later.deferred()), ("edited later", true));

    let again = ana.press(&card, "again").await.unwrap();
    assert_eq!(again.content(), "again after edited later");
    assert!(
        ana.press(&card, "Form").await.is_err(),
        "the buttons are gone"
    );

    assert_eq!(discord.unknown_routes(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deferred_answer_is_awaited_and_a_missing_one_fails() {
    let discord = with_bot(quick()).await;
    let ana = discord.member("Ana", Role::Member);
    let thought = ana.slash("think", json!({})).await.unwrap();
    assert_eq!((thought.content(), thought.deferred()), ("thought", true));
    assert!(!thought.message().unwrap().thinking());

    let asleep = ana.slash("sleep", json!({})).await.unwrap();
    assert_eq!(asleep.text(), "The application did not respond");

    let card = ana
        .slash("rate", json!({"book": "x", "stars": 1}))
        .await
        .unwrap();
    assert_eq!(ana.press(&card, "Silent").await.unwrap(), Reply::Nothing);
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_channels_threads_and_menus_of_apps_reach_the_bot() {
    let discord = with_bot(Settings::default()).await;
    let host = discord.member("Host", Role::Staff);
    let talk = discord.channel("talk");
    let file = Attachment::new("dune.md", "A desert.");
    let options = json!({"file": file, "channel": talk.to_string()});
    let done = host.slash("review post", options.clone()).await.unwrap();
    assert_eq!(done.content(), "posted, staff: true");

    let cards = discord.messages(talk);
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].text(), "dune.md\nA desert.");
    assert!(cards[0].has_thread);
    let threads = discord.threads(talk);
    assert_eq!(
        (threads[0].id, threads[0].name.as_str()),
        (cards[0].id, "Talk")
    );

    let ana = discord.member("Ana", Role::Member);
    assert!(
        ana.slash("review post", options.clone()).await.is_err(),
        "it is hidden from her"
    );
    let forced = ana.force().slash("review post", options).await.unwrap();
    assert_eq!(forced.content(), "posted, staff: false");

    let said = ana.says("I liked it");
    let read = ana.apps(&said, "Read it").await.unwrap();
    assert_eq!(read.content(), "“I liked it” by ana");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_hears_no_acknowledgement_or_loses_its_session_begins_a_new_one() {
    let heartbeat = Duration::from_millis(1000);
    let troubles: [Trouble; 2] = [
        ("silence", |discord| discord.ignore_heartbeats(true)),
        ("op 9 false", |discord| discord.invalidate_sessions(false)),
    ];
    for (trouble, make) in troubles {
        let discord = with_bot(Settings {
            heartbeat,
            ..Settings::default()
        })
        .await;
        make(&discord);
        let again = |_: &World| discord.gateway_counts().identifies >= 2;
        assert!(
            discord.wait_until(again, Duration::from_secs(30)).await,
            "{trouble}"
        );
        discord.heal();
        assert!(discord.connected(1).await, "{trouble}");
    }
}

type Trouble = (&'static str, fn(&LocalDiscord));

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_comes_back_after_every_kind_of_lost_connection() {
    let discord = with_bot(Settings::default()).await;
    let ana = discord.member("Ana", Role::Member);
    let troubles: [Trouble; 4] = [
        ("dropped", LocalDiscord::drop_gateway),
        ("closed with 4000", |discord| discord.close_gateway(4000)),
        ("op 7", LocalDiscord::ask_to_reconnect),
        ("op 9 true", |discord| discord.invalidate_sessions(true)),
    ];
    for (trouble, make) in troubles {
        let before = discord.gateway_counts();
        make(&discord);
        let back = |_: &World| {
            let now = discord.gateway_counts();
            now.resumes > before.resumes || now.identifies > before.identifies
        };
        assert!(
            discord.wait_until(back, Duration::from_secs(20)).await,
            "{trouble}: stays away"
        );
        assert!(discord.connected(1).await, "{trouble}: no session");
        let answer = ana
            .slash("rate", json!({"book": "x", "stars": 1}))
            .await
            .unwrap();
        assert!(!answer.failed(), "{trouble}: {}", answer.text());
    }
    let counts = discord.gateway_counts();
    assert!(counts.resumes >= 2 && counts.connections >= 5, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_while_the_connection_is_lost_is_replayed() {
    let discord = with_bot(Settings::default()).await;
    let ana = discord.member("Ana", Role::Member);
    discord.drop_gateway();
    let answer = ana
        .slash("rate", json!({"book": "x", "stars": 1}))
        .await
        .unwrap();
    assert_eq!(answer.content(), "x: 1");
    let counts = discord.gateway_counts();
    assert_eq!((counts.identifies, counts.resumes), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_and_a_privileged_intent_are_turned_away() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let table = [
        (
            "wrong",
            serenity::GatewayIntents::empty(),
            "InvalidAuthentication",
        ),
        (
            discord.token(),
            serenity::GatewayIntents::MESSAGE_CONTENT,
            "DisallowedGatewayIntents",
        ),
    ];
    for (token, intents, expected) in table {
        let builder = serenity::ClientBuilder::new_with_http(http(&discord, token), intents);
        let mut client = builder.await.unwrap();
        let ended = tokio::time::timeout(Duration::from_secs(20), client.start())
            .await
            .unwrap();
        let error = format!("{:?}", ended.unwrap_err());
        assert!(error.contains(expected), "{token} {intents:?}: {error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_volley_is_timed_to_the_first_answer_and_leaves_little_behind() {
    let kept = 50;
    let settings = Settings {
        recorded: 0,
        replies_kept: kept,
        interactions_kept: kept,
        ..Settings::default()
    };
    let discord = with_bot(settings).await;
    let ana = discord.member("Ana", Role::Member);
    let volley = ana
        .volley("rate", &json!({"book": "x", "stars": 1}))
        .unwrap();
    let typing = ana
        .volley_of_typing("rate", "book", "nev", &json!({}))
        .unwrap();
    for _ in 0..100 {
        let (one, two, three) = tokio::join!(volley.fire(), volley.fire(), typing.fire());
        assert_eq!(one.map(|hit| hit.kind), Some(4));
        assert!(two.unwrap().took > Duration::ZERO);
        assert_eq!(three.map(|hit| hit.kind), Some(8));
    }
    assert!(discord.requests().is_empty());
    assert!(discord.request_count() >= 300);
    assert_eq!(ana.sees(ana.channel()).len(), kept);
}

// ------------------------------------------------------- bare requests to REST

struct Bare {
    discord: LocalDiscord,
    http: reqwest::Client,
}

impl Bare {
    async fn new(settings: Settings) -> Self {
        let discord = LocalDiscord::start(settings).await.unwrap();
        Self {
            discord,
            http: reqwest::Client::new(),
        }
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(
                method,
                format!("{}/api/v10/{path}", self.discord.base_url()),
            )
            .header("Authorization", format!("Bot {}", self.discord.token()))
    }

    /// The status and body of the answer.
    async fn ask(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let answer = self.request(method, path).json(&body).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    fn posts(&self) -> String {
        format!("channels/{}/messages", self.discord.channel("reviews"))
    }

    /// Posts a message and gives its id.
    async fn post(&self, content: &str) -> String {
        let (_, answer) = self
            .ask(Method::POST, &self.posts(), json!({"content": content}))
            .await;
        answer["id"].as_str().unwrap().to_owned()
    }
}

/// A text of this many characters, each of several bytes.
fn long(characters: usize) -> String {
    "é".repeat(characters)
}

fn row(components: &Value) -> Value {
    json!([{"type": 1, "components": components}])
}

fn one_button() -> Value {
    json!({"type": 2, "style": 1, "label": "x", "custom_id": "b"})
}

fn one_menu() -> Value {
    json!({"type": 3, "custom_id": "m", "options": options(1)})
}

fn with(mut thing: Value, key: &str, value: Value) -> Value {
    thing[key] = value;
    thing
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

fn option(key: &str, value: Value) -> Value {
    let option = json!({"type": 3, "name": "a", "description": "b"});
    command("options", json!([with(option, key, value)]))
}

fn command(key: &str, value: Value) -> Value {
    json!([with(json!({"name": "x", "description": "y"}), key, value)])
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

#[tokio::test]
async fn places_and_messages_refuse_with_discords_codes() {
    let bare = Bare::new(Settings::default()).await;
    let discord = &bare.discord;
    let posts = bare.posts();
    let guild = discord.guild(0);
    let talk = discord.channel("talk");
    let host = discord.member("Host", Role::Staff).in_channel(talk);
    let theirs = host.says("mine");
    let forum = discord.add_channel(guild, "forum", readalong::rehearsal::ChannelKind::Forum);
    let heading = discord.add_channel(guild, "h", readalong::rehearsal::ChannelKind::Category);
    let (shut, hidden) = (discord.channel("voice"), discord.channel("news"));
    discord.deny(shut, permission::SEND_MESSAGES);
    discord.deny(hidden, permission::VIEW_CHANNEL);
    let gone = bare.post("gone").await;
    discord.delete_message(gone.parse().unwrap());
    let threaded = bare.post("threaded").await;
    let thread = json!({"name": long(100)});
    let path = format!("{posts}/{threaded}/threads");
    let (status, answer) = bare.ask(Method::POST, &path, thread.clone()).await;
    assert_eq!(
        (status, answer["id"].as_str()),
        (201, Some(threaded.as_str())),
        "{answer}"
    );
    let other = bare.post("other").await;
    let say = json!({"content": "x"});
    let table = [
        (
            Method::POST,
            "channels/1/messages".to_owned(),
            say.clone(),
            404,
            10003,
        ),
        (
            Method::PATCH,
            format!("{posts}/{gone}"),
            say.clone(),
            404,
            10008,
        ),
        (
            Method::DELETE,
            format!("{posts}/{gone}"),
            json!(null),
            404,
            10008,
        ),
        (
            Method::PATCH,
            format!("channels/{talk}/messages/{}", theirs.id),
            say.clone(),
            403,
            50005,
        ),
        (
            Method::DELETE,
            format!("channels/{talk}/messages/{}", theirs.id),
            json!(null),
            403,
            50013,
        ),
        (Method::POST, posts.clone(), json!({}), 400, 50006),
        (
            Method::POST,
            posts.clone(),
            json!({"content": "  \n "}),
            400,
            50006,
        ),
        (
            Method::PATCH,
            format!("{posts}/{other}"),
            json!({"content": ""}),
            400,
            50006,
        ),
        (
            Method::POST,
            format!("channels/{forum}/messages"),
            say.clone(),
            400,
            40058,
        ),
        (
            Method::POST,
            format!("channels/{heading}/messages"),
            say.clone(),
            400,
            50008,
        ),
        (
            Method::POST,
            format!("channels/{shut}/messages"),
            say.clone(),
            403,
            50013,
        ),
        (
            Method::POST,
            format!("channels/{hidden}/messages"),
            say.clone(),
            403,
            50001,
        ),
        (Method::POST, path, thread, 400, 160_004),
        (
            Method::POST,
            format!("{posts}/{other}/threads"),
            json!({"name": long(101)}),
            400,
            50035,
        ),
        (
            Method::POST,
            format!("{posts}/{other}/threads"),
            json!({"name": ""}),
            400,
            50035,
        ),
        (
            Method::GET,
            format!("{posts}?limit=101"),
            json!(null),
            400,
            50035,
        ),
        (Method::GET, "guilds/1".to_owned(), json!(null), 404, 10004),
        (
            Method::POST,
            "interactions/1/interaction1/callback".to_owned(),
            json!({}),
            404,
            10062,
        ),
        (Method::GET, "nothing/here".to_owned(), json!(null), 404, 0),
    ];
    for (method, path, body, status, code) in table {
        let (got, answer) = bare.ask(method.clone(), &path, body).await;
        assert_eq!(
            (got, &answer["code"]),
            (status, &json!(code)),
            "{method} {path}: {answer}"
        );
    }
    assert_eq!(discord.unknown_routes(), ["GET /api/v10/nothing/here"]);

    let unknown = bare
        .http
        .get(format!("{}/api/v10/users/@me", discord.base_url()));
    assert_eq!(
        unknown.send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn an_archived_thread_takes_posts_but_no_edits_and_a_locked_one_neither() {
    let bare = Bare::new(Settings::default()).await;
    let on = bare.post("on").await;
    let path = format!("{}/{on}/threads", bare.posts());
    bare.ask(Method::POST, &path, json!({"name": "t"})).await;
    let inside = format!("channels/{on}/messages");
    let say = json!({"content": "x"});
    let (_, first) = bare.ask(Method::POST, &inside, say.clone()).await;
    let first = format!("{inside}/{}", first["id"].as_str().unwrap());
    let thread = on.parse().unwrap();

    bare.discord.archive(thread, false);
    let (status, answer) = bare.ask(Method::PATCH, &first, say.clone()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50083)));
    let (status, _) = bare.ask(Method::POST, &inside, say.clone()).await;
    assert_eq!(status, 200, "a post takes the thread out again");
    let (status, _) = bare.ask(Method::PATCH, &first, say.clone()).await;
    assert_eq!(status, 200);

    bare.discord.archive(thread, true);
    let (status, answer) = bare.ask(Method::POST, &inside, say).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50083)));
}

#[tokio::test]
async fn a_nonce_posts_once_in_its_window() {
    let nonce_window = Duration::from_millis(300);
    let bare = Bare::new(Settings {
        nonce_window,
        ..Settings::default()
    })
    .await;
    let body = json!({"content": "x", "nonce": "card-1", "enforce_nonce": true});
    let (_, first) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    let (_, again) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    assert_eq!(first["id"], again["id"]);
    let elsewhere = format!("channels/{}/messages", bare.discord.channel("talk"));
    let (_, other) = bare.ask(Method::POST, &elsewhere, body.clone()).await;
    assert_ne!(first["id"], other["id"]);
    let loose = with(body.clone(), "enforce_nonce", json!(false));
    let (_, loose) = bare.ask(Method::POST, &bare.posts(), loose).await;
    assert_ne!(first["id"], loose["id"]);

    bare.discord
        .delete_message(first["id"].as_str().unwrap().parse().unwrap());
    let (status, answer) = bare.ask(Method::POST, &bare.posts(), body.clone()).await;
    assert_eq!(
        (status, &answer["code"]),
        (404, &json!(10008)),
        "the first was deleted"
    );
    tokio::time::sleep(nonce_window).await;
    let (status, late) = bare.ask(Method::POST, &bare.posts(), body).await;
    assert_eq!(status, 200);
    assert_ne!(first["id"], late["id"]);
}

#[tokio::test]
async fn messages_list_newest_first_before_and_after() {
    let bare = Bare::new(Settings::default()).await;
    let mut ids = Vec::new();
    for i in 0..5 {
        ids.push(bare.post(&i.to_string()).await);
    }
    let table = [
        (String::new(), "43210"),
        ("?limit=2".to_owned(), "43"),
        (format!("?before={}&limit=2", ids[3]), "21"),
        (format!("?after={}&limit=2", ids[1]), "32"),
    ];
    for (query, expected) in table {
        let path = format!("{}{query}", bare.posts());
        let (_, list) = bare.ask(Method::GET, &path, json!(null)).await;
        let list: String = list
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["content"].as_str())
            .collect();
        assert_eq!(list, expected, "{query}");
    }
}

#[tokio::test]
async fn files_are_taken_in_forms_and_served_at_their_url() {
    let bare = Bare::new(Settings::default()).await;
    let form = reqwest::multipart::Form::new()
        .text("payload_json", json!({"content": "here"}).to_string())
        .part(
            "files[0]",
            reqwest::multipart::Part::bytes(b"a,b".to_vec()).file_name("all.csv"),
        );
    let sent = bare
        .request(Method::POST, &bare.posts())
        .multipart(form)
        .send()
        .await
        .unwrap();
    let sent: Value = sent.json().await.unwrap();
    let url = sent["attachments"][0]["url"].as_str().unwrap();
    assert_eq!(
        bare.http
            .get(url)
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap(),
        "a,b"
    );
    let recorded = bare.discord.requests();
    assert_eq!(recorded[0].files, [("all.csv".to_owned(), 3)]);
    assert_eq!(recorded[0].body, Some(json!({"content": "here"})));

    let huge = reqwest::multipart::Part::bytes(vec![0; 10 * 1024 * 1024 + 1]).file_name("a.txt");
    let form = reqwest::multipart::Form::new().part("files[0]", huge);
    let sent = bare
        .request(Method::POST, &bare.posts())
        .multipart(form)
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status(), 413);
}

#[tokio::test]
async fn pings_are_remembered_over_edits() {
    let bare = Bare::new(Settings::default()).await;
    let none = json!({"parse": []});
    let quiet = json!({"content": "@everyone <@7>", "allowed_mentions": none});
    let (_, sent) = bare.ask(Method::POST, &bare.posts(), quiet.clone()).await;
    let id: u64 = sent["id"].as_str().unwrap().parse().unwrap();
    let pings = || bare.discord.message(id).unwrap().mentions_would_ping;
    assert!(pings().is_empty());
    let path = format!("{}/{id}", bare.posts());
    bare.ask(Method::PATCH, &path, quiet).await;
    assert!(pings().is_empty());
    bare.ask(Method::PATCH, &path, json!({"content": "@everyone <@8>"}))
        .await;
    assert_eq!((pings().everyone, pings().users), (true, vec![8]));
}

#[tokio::test]
async fn too_many_requests_are_refused_with_the_time_to_wait() {
    let posts = Limit::new(2, Duration::from_secs(5));
    let rates = Rates {
        posts,
        ..Rates::default()
    };
    let bare = Bare::new(Settings {
        rates,
        ..Settings::default()
    })
    .await;
    for left in ["1", "0"] {
        let sent = bare
            .request(Method::POST, &bare.posts())
            .json(&json!({"content": "x"}));
        let sent = sent.send().await.unwrap();
        assert_eq!(sent.headers()["x-ratelimit-limit"], "2");
        assert_eq!(sent.headers()["x-ratelimit-remaining"], left);
        assert!(sent.headers().contains_key("x-ratelimit-bucket"));
    }
    let sent = bare
        .request(Method::POST, &bare.posts())
        .json(&json!({"content": "x"}));
    let sent = sent.send().await.unwrap();
    assert_eq!(sent.status(), 429);
    assert_eq!(sent.headers()["x-ratelimit-scope"], "user");
    assert_eq!(sent.headers()["retry-after"], "5");
    let body: Value = sent.json().await.unwrap();
    assert!(body["retry_after"].as_f64().unwrap() > 4.0, "{body}");
    assert_eq!(
        bare.discord.messages(bare.discord.channel("reviews")).len(),
        2
    );
}

#[tokio::test]
async fn faults_meet_the_requests_that_they_were_ordered_for() {
    let bare = Bare::new(Settings::default()).await;
    let channel = bare.discord.channel("reviews");
    let say = json!({"content": "x"});
    let count = || bare.discord.messages(channel).len();
    let send = || bare.request(Method::POST, &bare.posts()).json(&say).send();

    bare.discord
        .fail_next(2, "POST", "/messages", Fault::broken(503));
    for _ in 0..2 {
        assert_eq!(send().await.unwrap().status(), 503);
    }
    assert_eq!((count(), bare.discord.faults_left()), (0, 0));

    let global = Fault::TooMany {
        retry_after: 1.5,
        global: true,
    };
    bare.discord.fail_next(1, "", "/messages", global);
    let refused = send().await.unwrap();
    assert_eq!(refused.headers()["retry-after"], "2");
    assert_eq!(refused.json::<Value>().await.unwrap()["global"], true);

    bare.discord
        .fail_next(1, "POST", "/messages", Fault::DropBefore);
    assert!(send().await.is_err());
    assert_eq!(count(), 0);
    bare.discord
        .fail_next(1, "POST", "/messages", Fault::DropAfter);
    assert!(send().await.is_err());
    assert_eq!(count(), 1, "it was executed");

    let pause = Duration::from_millis(300);
    for (fault, posted) in [(Fault::HangBefore(pause), 1), (Fault::HangAfter(pause), 2)] {
        bare.discord
            .fail_next(1, "POST", "/messages", fault.clone());
        let request = bare.request(Method::POST, &bare.posts()).json(&say);
        assert!(
            request.timeout(pause / 3).send().await.is_err(),
            "{fault:?}"
        );
        tokio::time::sleep(pause).await;
        assert_eq!(count(), posted, "{fault:?}");
    }
    let started = Instant::now();
    bare.discord
        .fail_next(1, "POST", "/messages", Fault::HangBefore(pause));
    assert_eq!(send().await.unwrap().status(), 200);
    assert!(started.elapsed() >= pause);
}

// ------------------------------------------------ bare answers to interactions

/// A bot that only hands over the ids and tokens of interactions.
struct Ear(tokio::sync::mpsc::UnboundedSender<(u64, String)>);

#[serenity::async_trait]
impl serenity::EventHandler for Ear {
    async fn interaction_create(&self, _: serenity::Context, heard: serenity::Interaction) {
        let token = match &heard {
            serenity::Interaction::Command(one) | serenity::Interaction::Autocomplete(one) => {
                &one.token
            }
            serenity::Interaction::Component(one) => &one.token,
            serenity::Interaction::Modal(one) => &one.token,
            _ => return,
        };
        self.0.send((heard.id().get(), token.clone())).unwrap();
    }
}

struct Answering {
    bare: Bare,
    ana: Person,
    heard: tokio::sync::mpsc::UnboundedReceiver<(u64, String)>,
}

impl Answering {
    async fn new(settings: Settings) -> Self {
        let bare = Bare::new(settings).await;
        let discord = &bare.discord;
        let option = json!({
            "type": 3, "name": "book", "description": "d", "autocomplete": true,
        });
        let commands = command("options", json!([option]));
        let path = format!("applications/{}/commands", discord.application());
        bare.ask(Method::PUT, &path, commands).await;
        let (told, heard) = tokio::sync::mpsc::unbounded_channel();
        let http = http(discord, discord.token());
        let intents = serenity::GatewayIntents::empty();
        let builder = serenity::ClientBuilder::new_with_http(http, intents);
        let mut client = builder.event_handler(Ear(told)).await.unwrap();
        tokio::spawn(async move { client.start().await });
        assert!(discord.application_ready().await);
        let ana = discord.member("Ana", Role::Member);
        Self { bare, ana, heard }
    }

    /// Lets Ana do something, and hands over the interaction.
    async fn ask<T: Send + 'static>(
        &mut self,
        act: impl Future<Output = T> + Send + 'static,
    ) -> Asked<T> {
        let reply = tokio::spawn(act);
        let (id, token) = self.heard.recv().await.unwrap();
        Asked { id, token, reply }
    }

    async fn command(&mut self) -> Asked<Result<Reply, Impossible>> {
        let ana = self.ana.clone();
        self.ask(async move { ana.slash("x", json!({})).await })
            .await
    }

    async fn typing(&mut self) -> Asked<Result<Vec<Choice>, Impossible>> {
        let ana = self.ana.clone();
        self.ask(async move { ana.complete("x", "book", "a", json!({})).await })
            .await
    }

    async fn answer<T>(&self, to: &Asked<T>, body: Value) -> (u16, Value) {
        let path = format!("interactions/{}/{}/callback", to.id, to.token);
        self.bare.ask(Method::POST, &path, body).await
    }

    async fn webhook<T>(
        &self,
        to: &Asked<T>,
        method: Method,
        rest: &str,
        body: Value,
    ) -> (u16, Value) {
        let application = self.bare.discord.application();
        let path = format!("webhooks/{application}/{}{rest}", to.token);
        self.bare.ask(method, &path, body).await
    }
}

struct Asked<T> {
    id: u64,
    token: String,
    reply: tokio::task::JoinHandle<T>,
}

fn modal(key: &str, value: Value) -> Value {
    let data = json!({"custom_id": "m", "title": "t", "components": inputs(1)});
    json!({"type": 9, "data": with(data, key, value)})
}

fn input(key: &str, value: Value) -> Value {
    let input = json!({"type": 4, "style": 1, "custom_id": "i", "label": "l"});
    modal("components", row(&json!([with(input, key, value)])))
}

fn inputs(count: usize) -> Value {
    let input = |i| json!({"type": 4, "style": 1, "custom_id": format!("i{i}"), "label": "l"});
    (0..count)
        .map(|i| json!({"type": 1, "components": [input(i)]}))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_interactions_are_taken_at_each_limit_and_refused_over_it() {
    let mut here = Answering::new(Settings::default()).await;
    let say = |content: String| json!({"type": 4, "data": {"content": content}});
    let table = [
        ("content", say(long(2000)), say(long(2001))),
        (
            "a kind that fits",
            json!({"type": 5}),
            json!({"type": 8, "data": {"choices": []}}),
        ),
        (
            "a message to edit",
            json!({"type": 5}),
            json!({"type": 7, "data": {"content": "x"}}),
        ),
        (
            "title",
            modal("title", json!(long(45))),
            modal("title", json!(long(46))),
        ),
        (
            "modal id",
            modal("custom_id", json!(long(100))),
            modal("custom_id", json!(long(101))),
        ),
        (
            "rows",
            modal("components", inputs(5)),
            modal("components", inputs(6)),
        ),
        (
            "no rows",
            modal("components", inputs(1)),
            modal("components", inputs(0)),
        ),
        (
            "input label",
            input("label", json!(long(45))),
            input("label", json!(long(46))),
        ),
        (
            "input value",
            input("value", json!(long(4000))),
            input("value", json!(long(4001))),
        ),
        (
            "input placeholder",
            input("placeholder", json!(long(100))),
            input("placeholder", json!(long(101))),
        ),
        (
            "most",
            input("max_length", json!(4000)),
            input("max_length", json!(4001)),
        ),
    ];
    for (limit, at, over) in table {
        let asked = here.command().await;
        let (status, answer) = here.answer(&asked, over).await;
        assert_eq!(
            (status, &answer["code"]),
            (400, &json!(50035)),
            "over {limit}: {answer}"
        );
        let (status, answer) = here.answer(&asked, at).await;
        assert_eq!(status, 204, "{limit}, at the limit: {answer}");
        asked.reply.abort();
    }
    let suggest = |count: usize, name: usize, value: usize| {
        let choice = json!({"name": long(name), "value": long(value)});
        json!({"type": 8, "data": {"choices": vec![choice; count]}})
    };
    let table = [
        ("choices", suggest(25, 1, 1), suggest(26, 1, 1)),
        ("choice name", suggest(1, 100, 1), suggest(1, 101, 1)),
        ("no choice name", suggest(1, 1, 1), suggest(1, 0, 1)),
        ("choice value", suggest(1, 1, 100), suggest(1, 1, 101)),
        ("a kind that fits", suggest(0, 1, 1), say("x".to_owned())),
    ];
    for (limit, at, over) in table {
        let asked = here.typing().await;
        let (status, answer) = here.answer(&asked, over).await;
        assert_eq!(
            (status, &answer["code"]),
            (400, &json!(50035)),
            "over {limit}: {answer}"
        );
        let (status, answer) = here.answer(&asked, at).await;
        assert_eq!(status, 204, "{limit}, at the limit: {answer}");
        assert!(asked.reply.await.unwrap().is_ok(), "{limit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_is_answered_once_in_time_and_for_as_long_as_its_token_lives() {
    let token_life = Duration::from_millis(900);
    let mut here = Answering::new(Settings {
        token_life,
        ..quick()
    })
    .await;
    let say = json!({"type": 4, "data": {"content": "x"}});

    let asked = here.command().await;
    let (status, answer) = here
        .webhook(&asked, Method::POST, "", json!({"content": "too early"}))
        .await;
    assert_eq!((status, &answer["code"]), (404, &json!(10015)));
    assert_eq!(
        here.answer(&asked, json!({"type": 4, "data": {}})).await.1["code"],
        50006
    );
    assert_eq!(here.answer(&asked, say.clone()).await.0, 204);
    assert_eq!(here.answer(&asked, say.clone()).await.1["code"], 40060);
    assert_eq!(asked.reply.await.unwrap().unwrap().content(), "x");

    // The first follow-up after "thinking" is the answer; the next is its own.
    let asked = here.command().await;
    let ephemeral = json!({"type": 5, "data": {"flags": 64}});
    assert_eq!(here.answer(&asked, ephemeral).await.0, 204);
    let (_, first) = here
        .webhook(&asked, Method::POST, "", json!({"content": "one"}))
        .await;
    let (_, next) = here
        .webhook(&asked, Method::POST, "", json!({"content": "two"}))
        .await;
    let (_, original) = here
        .webhook(&asked, Method::GET, "/messages/@original", json!(null))
        .await;
    assert_eq!(first["id"], original["id"]);
    assert_ne!(first["id"], next["id"]);
    let edit = json!({"content": "three"});
    let (status, edited) = here
        .webhook(&asked, Method::PATCH, "/messages/@original", edit.clone())
        .await;
    assert_eq!((status, &edited["content"]), (200, &json!("three")));
    let reply = asked.reply.await.unwrap().unwrap();
    assert!(reply.ephemeral() && reply.deferred());

    let late = here.command().await;
    tokio::time::sleep(Duration::from_millis(650)).await;
    let (status, answer) = here.answer(&late, say).await;
    assert_eq!((status, &answer["code"]), (404, &json!(10062)));
    assert!(late.reply.await.unwrap().unwrap().failed());

    tokio::time::sleep(token_life).await;
    let dead = Asked {
        id: asked.id,
        token: asked.token,
        reply: tokio::spawn(async {}),
    };
    let (status, answer) = here
        .webhook(&dead, Method::PATCH, "/messages/@original", edit)
        .await;
    assert_eq!((status, &answer["code"]), (401, &json!(50027)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_cannot_be_answered_with_a_form() {
    let mut here = Answering::new(Settings::default()).await;
    let asked = here.command().await;
    assert_eq!(here.answer(&asked, modal("title", json!("t"))).await.0, 204);
    let form = asked.reply.await.unwrap().unwrap().modal().unwrap().clone();
    let ana = here.ana.clone();
    let sent = here
        .ask(async move { ana.submit(&form, &[("l", "text")]).await })
        .await;
    let (status, answer) = here.answer(&sent, modal("title", json!("t"))).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)));
    assert_eq!(here.answer(&sent, json!({"type": 5})).await.0, 204);
    sent.reply.abort();
}
