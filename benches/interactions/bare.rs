//! The measure: a bot of serenity alone that answers a constant.
//!
//! It has the event loop, the parsing and the HTTP client that Readalong has,
//! and no commands of a framework, no database, no embed. What a Discord bot on
//! this library cannot do faster, it shows.

use anyhow::Context as _;
use serenity::all::{
    ClientBuilder, Command, Context, CreateCommand, CreateInteractionResponse,
    CreateInteractionResponseMessage, EventHandler, GatewayIntents, Interaction, Ready,
};
use serenity::http::HttpBuilder;

struct Bare;

#[serenity::async_trait]
impl EventHandler for Bare {
    async fn ready(&self, ctx: Context, ready: Ready) {
        ctx.http.set_application_id(ready.application.id);
        let commands = vec![CreateCommand::new("constant").description("Answers a constant")];
        if let Err(error) = Command::set_global_commands(&ctx.http, commands).await {
            eprintln!("the bare bot could not register its command: {error}");
        }
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        if let Interaction::Command(command) = interaction {
            let message = CreateInteractionResponseMessage::new().content("42");
            let answer = CreateInteractionResponse::Message(message);
            if let Err(error) = command.create_response(&ctx.http, answer).await {
                eprintln!("the bare bot could not answer: {error}");
            }
        }
    }
}

/// Runs it until the process ends, told by the same variables as Readalong.
pub async fn run() -> anyhow::Result<()> {
    let base = std::env::var("DISCORD_PROXY").context("DISCORD_PROXY")?;
    let token = std::env::var("DISCORD_TOKEN").context("DISCORD_TOKEN")?;
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .use_rustls_tls()
        .tcp_nodelay(true)
        .build()?;
    let http = HttpBuilder::new(token)
        .client(client)
        .proxy(base)
        .ratelimiter_disabled(true)
        .build();
    let mut client = ClientBuilder::new_with_http(http, GatewayIntents::empty())
        .event_handler(Bare)
        .await?;
    Ok(client.start().await?)
}
