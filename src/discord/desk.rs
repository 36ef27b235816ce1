//! The desk: every event from Discord arrives here.
//!
//! [`Desk`] runs poise's dispatch for commands and its own for buttons, menus and
//! forms, which poise does not dispatch. [`Door`] is a raw handler of serenity's, for
//! two reasons: serenity copies each event once for each kind of handler, and
//! only a raw handler sees an interaction that serenity could not parse. poise's
//! own framework is not used, so that nothing waits for a set-up that failed.
//!
//! Every interaction is answered within Discord's three seconds, also when a
//! handler panics or the database is slow.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use poise::futures_util::FutureExt;
use poise::serenity_prelude as serenity;
use poise::{CommandInteractionType, FrameworkContext, FrameworkError};
use serenity::{ComponentInteractionDataKind, Event, Interaction};
use tokio_util::task::TaskTracker;

use crate::club::ids::ClubId;
use crate::club::locale::Locale;
use crate::club::sorry::Sorry;
use crate::discord::answer::Exchange;
use crate::discord::apology::{Trouble, in_words};
use crate::discord::bot::Bot;
use crate::discord::click::Click;
use crate::discord::commands::{self, Asker, spoken};
use crate::discord::watch::Pulse;

/// When a person is told that it takes too long: Discord's three seconds less
/// the time for the answer itself. The store gives up before that.
const PATIENCE: Duration = Duration::from_millis(2_600);

/// How long a handler may work once the person has been told to wait.
const PATIENCE_DEFERRED: Duration = Duration::from_secs(60);

/// A handler at work. Each has a box of its own size: side by side in one future
/// they came to seventy kilobytes, copied several times for every interaction.
type Work<'a> = Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send + 'a>>;

/// serenity's shards, which exist only after the desk that they report to.
pub type Shards = Arc<OnceLock<Arc<serenity::ShardManager>>>;

/// Where interactions are answered.
pub struct Desk {
    bot: Arc<Bot>,
    options: poise::FrameworkOptions<Bot, Trouble>,
    shards: Shards,
}

/// Where events come in.
pub struct Door {
    /// Who answers.
    pub desk: Arc<Desk>,
    /// Whatever is being answered is counted here.
    pub busy: TaskTracker,
    /// Told of every sign of life from the gateway.
    pub pulse: Arc<Pulse>,
}

impl Desk {
    /// A desk for the bot; `shards` is to be filled before the first event.
    #[must_use]
    pub fn new(bot: Arc<Bot>, shards: Shards) -> Self {
        let options = poise::FrameworkOptions {
            commands: commands::all(),
            initialize_owners: false,
            manual_cooldowns: true,
            ..Default::default()
        };
        Self {
            bot,
            options,
            shards,
        }
    }

    /// The commands as Discord wants them registered.
    #[must_use]
    pub fn commands(&self) -> Vec<serenity::CreateCommand> {
        commands::registered(&self.options.commands)
    }

    async fn serve(&self, ctx: &serenity::Context, interaction: &Interaction) {
        let (token, doing, locale) = match interaction {
            Interaction::Command(command) => {
                (&command.token, command.data.name.as_str(), &command.locale)
            }
            Interaction::Autocomplete(command) => {
                return Box::pin(self.complete(ctx, command)).await;
            }
            Interaction::Component(component) => (
                &component.token,
                component.data.custom_id.as_str(),
                &component.locale,
            ),
            Interaction::Modal(form) => (&form.token, form.data.custom_id.as_str(), &form.locale),
            _ => return,
        };
        let (deferred, updating) = (AtomicBool::new(false), AtomicBool::new(false));
        let exchange = Exchange {
            rest: &self.bot.rest,
            id: interaction.id(),
            application: self.bot.application,
            token,
            deferred: &deferred,
            updating: Some(&updating),
        };
        let handler: Work<'_> = match interaction {
            Interaction::Command(command) => Box::pin(self.command(ctx, command, &deferred)),
            Interaction::Component(component) => Box::pin(self.component(component, exchange)),
            Interaction::Modal(form) => Box::pin(self.form(form, exchange)),
            _ => return,
        };
        let (outcome, ()) = tokio::join!(in_time(handler, &exchange), self.hear(interaction));
        let Err(trouble) = outcome else {
            return;
        };
        let words = in_words(&trouble, doing, Locale::of(locale));
        if let Err(refusal) = Box::pin(exchange.apologise(words)).await {
            tracing::warn!(doing, %refusal, "a person was left without an answer");
        }
    }

    /// Takes note of which language the server prefers.
    async fn hear(&self, interaction: &Interaction) {
        let (club, public) = match interaction {
            Interaction::Command(one) => (one.guild_id, one.guild_locale.as_deref()),
            Interaction::Component(one) => (one.guild_id, one.guild_locale.as_deref()),
            Interaction::Modal(one) => (one.guild_id, one.guild_locale.as_deref()),
            _ => return,
        };
        if let (Some(club), Some(public)) = (club, public) {
            let club = ClubId(club.get());
            self.bot.hear(club, Locale::of(public)).await;
        }
    }

    async fn command(
        &self,
        ctx: &serenity::Context,
        command: &serenity::CommandInteraction,
        deferred: &AtomicBool,
    ) -> Result<(), Trouble> {
        let framework = self.framework(ctx)?;
        let data = tokio::sync::Mutex::new(Box::new(()) as _);
        let (options, mut tree) = (command.data.options(), Vec::new());
        poise::dispatch_interaction(framework, command, deferred, &data, &options, &mut tree)
            .await
            .map_err(trouble_of)
    }

    /// poise's own autocomplete sends its answer past `Rest`, so the desk runs
    /// the callback itself. There is no way to show an error here.
    async fn complete(&self, ctx: &serenity::Context, command: &serenity::CommandInteraction) {
        let Ok(framework) = self.framework(ctx) else {
            return;
        };
        let deferred = AtomicBool::new(false);
        let data = tokio::sync::Mutex::new(Box::new(()) as _);
        let (options, mut tree) = (command.data.options(), Vec::new());
        let kind = CommandInteractionType::Autocomplete;
        let found = poise::extract_command_and_run_checks(
            framework, command, kind, &deferred, &data, &options, &mut tree,
        );
        let Ok(found) = found.await else {
            return;
        };
        let focused = found.args.iter().find_map(|option| match option.value {
            serenity::ResolvedValue::Autocomplete { value, .. } => Some((option.name, value)),
            _ => None,
        });
        let parameters = &found.command().parameters;
        let completed = focused.and_then(|(name, typed)| {
            let parameter = parameters.iter().find(|parameter| parameter.name == name)?;
            Some(parameter.autocomplete_callback?(found, typed))
        });
        let Some(completed) = completed else {
            return;
        };
        let exchange = Exchange {
            rest: &self.bot.rest,
            id: command.id,
            application: self.bot.application,
            token: &command.token,
            deferred: &deferred,
            updating: None,
        };
        let choices = AssertUnwindSafe(completed).catch_unwind();
        let Ok(Ok(choices)) = tokio::time::timeout(PATIENCE, choices).await else {
            tracing::warn!(command = command.data.name, "no suggestions in time");
            return;
        };
        if let Err(refusal) = exchange.choices(choices).await {
            tracing::warn!(command = command.data.name, %refusal, "suggestions were not taken");
        }
    }

    async fn component(
        &self,
        component: &serenity::ComponentInteraction,
        exchange: Exchange<'_>,
    ) -> Result<(), Trouble> {
        let channels: Vec<String>;
        let values = match &component.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.as_slice(),
            ComponentInteractionDataKind::ChannelSelect { values } => {
                channels = values.iter().map(ToString::to_string).collect();
                &channels
            }
            _ => &[],
        };
        let asker = Asker::new(component.guild_id, component.user.id, component.channel_id)?
            .on(component.message.id)
            .at(component.channel.as_ref())
            .speaking(spoken(&component.locale, component.guild_locale.as_deref()));
        let member = component.member.as_ref();
        self.clicked(asker, member, exchange, &component.data.custom_id, values)
            .await
    }

    async fn form(
        &self,
        form: &serenity::ModalInteraction,
        exchange: Exchange<'_>,
    ) -> Result<(), Trouble> {
        let fields = form.data.components.iter().flat_map(|row| &row.components);
        let values: Vec<String> = fields
            .filter_map(|field| match field {
                serenity::ActionRowComponent::InputText(text) => {
                    Some(text.value.clone().unwrap_or_default())
                }
                _ => None,
            })
            .collect();
        let asker = Asker::new(form.guild_id, form.user.id, form.channel_id)?
            .at(form.channel.as_ref())
            .speaking(spoken(&form.locale, form.guild_locale.as_deref()));
        let member = form.member.as_ref();
        self.clicked(asker, member, exchange, &form.data.custom_id, &values)
            .await
    }

    async fn clicked(
        &self,
        asker: Asker,
        member: Option<&serenity::Member>,
        exchange: Exchange<'_>,
        custom_id: &str,
        values: &[String],
    ) -> Result<(), Trouble> {
        let click = Click::read(custom_id).ok_or_else(|| {
            tracing::warn!(custom_id, "a button of another version was pressed");
            Sorry::OldButton
        })?;
        commands::clicked(&self.bot, asker, member, exchange, click, values).await
    }

    fn framework<'a>(
        &'a self,
        ctx: &'a serenity::Context,
    ) -> Result<FrameworkContext<'a, Bot, Trouble>, Trouble> {
        let shard_manager = self.shards.get();
        let shard_manager = shard_manager.ok_or_else(|| anyhow::anyhow!("no shards yet"))?;
        Ok(FrameworkContext {
            serenity_context: ctx,
            // Only prefix commands would read it, and there are none.
            bot_id: serenity::UserId::new(self.bot.application.get()),
            options: &self.options,
            user_data: &self.bot,
            shard_manager,
        })
    }
}

#[serenity::async_trait]
impl serenity::RawEventHandler for Door {
    async fn raw_event(&self, ctx: serenity::Context, event: Event) {
        match event {
            Event::InteractionCreate(event) => {
                // serenity has spawned a task for this already.
                let _busy = self.busy.token();
                Box::pin(self.desk.serve(&ctx, &event.interaction)).await;
            }
            Event::Ready(ready) => {
                tracing::info!(
                    shard = ctx.shard_id.0,
                    servers = ready.ready.guilds.len(),
                    "ready"
                );
                self.pulse.ready(ctx.shard_id);
            }
            Event::Resumed(_) => {
                tracing::info!(shard = ctx.shard_id.0, "resumed");
                self.pulse.ready(ctx.shard_id);
            }
            // serenity gives a known event that it cannot parse as an unknown one.
            Event::Unknown(unknown) if unknown.kind == "INTERACTION_CREATE" => {
                tracing::error!(
                    id = unknown.value["id"].as_str(),
                    kind = unknown.value["type"].as_u64(),
                    "an interaction could not be parsed, and a person was left without an answer"
                );
            }
            _ => {}
        }
    }
}

/// Runs a handler under Discord's clock, and turns a panic into trouble.
async fn in_time(handler: Work<'_>, exchange: &Exchange<'_>) -> Result<(), Trouble> {
    let mut handler = AssertUnwindSafe(handler).catch_unwind();
    let outcome = match tokio::time::timeout(PATIENCE, &mut handler).await {
        Ok(outcome) => outcome,
        Err(_) if exchange.is_deferred() => {
            match tokio::time::timeout(PATIENCE_DEFERRED, handler).await {
                Ok(outcome) => outcome,
                Err(_) => return Err(too_slow()),
            }
        }
        Err(_) => return Err(too_slow()),
    };
    outcome.unwrap_or_else(|panic| {
        Err(anyhow::anyhow!("a handler panicked: {}", said(&*panic)).into())
    })
}

fn too_slow() -> Trouble {
    tracing::error!("a handler took too long");
    Sorry::TooSlow.into()
}

/// What a panic said.
fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}

/// What poise could not do, as trouble.
fn trouble_of(error: FrameworkError<'_, Bot, Trouble>) -> Trouble {
    match error {
        FrameworkError::Command { error, .. } => error,
        FrameworkError::GuildOnly { .. } => Sorry::ServerOnly.into(),
        FrameworkError::CommandCheckFailed {
            error: Some(error), ..
        } => error,
        FrameworkError::CommandPanic { payload, .. } => {
            anyhow::anyhow!("a command panicked: {}", payload.unwrap_or_default()).into()
        }
        FrameworkError::ArgumentParse { error, .. } => {
            anyhow::anyhow!("an option could not be read: {error}").into()
        }
        FrameworkError::CommandStructureMismatch { description, .. } => {
            anyhow::anyhow!("a command of another shape than registered: {description}").into()
        }
        FrameworkError::UnknownInteraction { interaction, .. } => {
            anyhow::anyhow!("an unknown command: {}", interaction.data.name).into()
        }
        other => anyhow::anyhow!("poise refused: {other}").into(),
    }
}
