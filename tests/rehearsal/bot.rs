//! A bot that does a bit of everything: commands, completion, buttons, a menu,
//! a form, threads and files.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use readalong::rehearsal::{LocalDiscord, Person, Role, Settings};
use serde_json::{Value, json};

use crate::stage::http;

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

/// A local Discord with the bot in it, its commands registered.
pub async fn with_bot(settings: Settings) -> LocalDiscord {
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

/// The same, and a member.
pub async fn with_bot_and_ana(settings: Settings) -> (LocalDiscord, Person) {
    let discord = with_bot(settings).await;
    let ana = discord.member("Ana", Role::Member);
    (discord, ana)
}

/// What `/rate` needs at least.
pub fn one_star() -> Value {
    json!({"book": "x", "stars": 1})
}
