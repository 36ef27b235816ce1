//! Answering one interaction.
//!
//! An [`Exchange`] is an interaction that waits for its answer: shown, put in
//! the place of the message whose button was pressed, a form, or a list of
//! choices. Discord wants the first answer within three seconds; where that
//! cannot be promised the handler defers and the same `show` fills the place.
//! Nothing that is said here can ping anybody.

use std::sync::atomic::{AtomicBool, Ordering};

use poise::serenity_prelude as serenity;
use serenity::http::{LightMethod, Request, Route};
use serenity::{
    ApplicationId, CreateActionRow, CreateAllowedMentions, CreateAutocompleteResponse, CreateEmbed,
    CreateInteractionResponse, CreateInteractionResponseMessage, CreateModal,
    EditInteractionResponse, InteractionId,
};

use crate::discord::rest::{PATIENCE_PERSON, PATIENCE_PRESS, Refusal, Repeat, Rest, with_body};

/// Discord's code for an interaction that has its answer already.
const ALREADY_ANSWERED: u64 = 40_060;

/// What a person is shown.
#[derive(Clone, Default)]
pub struct Answer {
    text: Option<String>,
    embed: Option<CreateEmbed>,
    rows: Vec<CreateActionRow>,
    private: bool,
}

impl Answer {
    /// A sentence.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            ..Self::default()
        }
    }

    /// An embed.
    #[must_use]
    pub fn embed(embed: CreateEmbed) -> Self {
        Self {
            embed: Some(embed),
            ..Self::default()
        }
    }

    /// With buttons or a menu below.
    #[must_use]
    pub fn rows(mut self, rows: Vec<CreateActionRow>) -> Self {
        self.rows = rows;
        self
    }

    /// Seen only by the person who asked.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    fn message(self) -> CreateInteractionResponseMessage {
        let mut message = CreateInteractionResponseMessage::new()
            .content(self.text.unwrap_or_default())
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .allowed_mentions(CreateAllowedMentions::new());
        if self.private {
            message = message.ephemeral(true);
        }
        message
    }

    fn edit(self) -> EditInteractionResponse {
        EditInteractionResponse::new()
            .content(self.text.unwrap_or_default())
            .embeds(self.embed.into_iter().collect())
            .components(self.rows)
            .allowed_mentions(CreateAllowedMentions::new())
    }
}

/// An interaction that waits for its answer.
#[derive(Clone, Copy)]
pub struct Exchange<'a> {
    /// The way to Discord.
    pub rest: &'a Rest,
    /// Which interaction.
    pub id: InteractionId,
    /// The bot's application.
    pub application: ApplicationId,
    /// The interaction's secret, good for fifteen minutes.
    pub token: &'a str,
    /// Whether the person has been told to wait.
    pub deferred: &'a AtomicBool,
}

impl Exchange<'_> {
    /// Shows a new message, or fills the place that [`Exchange::defer`] made.
    ///
    /// # Errors
    ///
    /// [`Refusal`], as for all of these methods.
    pub async fn show(&self, answer: Answer) -> Result<(), Refusal> {
        if !self.is_deferred() {
            return self
                .respond(&CreateInteractionResponse::Message(answer.message()))
                .await;
        }
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: self.application,
            token: self.token,
        };
        let request = with_body(LightMethod::Patch, route, &answer.edit())?;
        self.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await
    }

    /// Puts the answer in the place of the message whose button was pressed.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn update(&self, answer: Answer) -> Result<(), Refusal> {
        if self.is_deferred() {
            return self.show(answer).await;
        }
        self.respond(&CreateInteractionResponse::UpdateMessage(answer.message()))
            .await
    }

    /// Opens a form.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn form(&self, form: CreateModal) -> Result<(), Refusal> {
        self.respond(&CreateInteractionResponse::Modal(form)).await
    }

    /// Offers choices for the option that is being typed.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn choices(&self, choices: CreateAutocompleteResponse) -> Result<(), Refusal> {
        self.respond(&CreateInteractionResponse::Autocomplete(choices))
            .await
    }

    /// Tells the person to wait; only they see it. Later the message is
    /// replaced by [`Exchange::show`].
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn defer(&self) -> Result<(), Refusal> {
        let message = CreateInteractionResponseMessage::new().ephemeral(true);
        self.respond(&CreateInteractionResponse::Defer(message))
            .await?;
        self.deferred.store(true, Ordering::Release);
        Ok(())
    }

    /// Tells Discord that the message whose button was pressed will change.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn defer_update(&self) -> Result<(), Refusal> {
        self.respond(&CreateInteractionResponse::Acknowledge)
            .await?;
        self.deferred.store(true, Ordering::Release);
        Ok(())
    }

    /// Whether the person has been told to wait.
    #[must_use]
    pub fn is_deferred(&self) -> bool {
        self.deferred.load(Ordering::Acquire)
    }

    async fn respond(&self, response: &CreateInteractionResponse) -> Result<(), Refusal> {
        let route = Route::InteractionResponse {
            interaction_id: self.id,
            token: self.token,
        };
        let request: Request<'_> = with_body(LightMethod::Post, route, response)?;
        match self.rest.tell(request, Repeat::Safe, PATIENCE_PERSON).await {
            // A repetition whose first try had arrived after all, or another
            // process that saw the same interaction: the person has an answer.
            Err(refusal) if refusal.code() == Some(ALREADY_ANSWERED) => {
                tracing::debug!("the interaction had its answer already");
                Ok(())
            }
            other => other,
        }
    }
}
