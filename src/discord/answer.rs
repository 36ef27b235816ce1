//! Answering one interaction.
//!
//! An [`Exchange`] is an interaction that waits for its answer: shown, put in
//! the place of the message whose button was pressed, a form, or a list of
//! choices. Discord wants the first answer within three seconds; where that
//! cannot be promised the handler defers and the same `show` fills the place.
//! Nothing that is said here can ping anybody.

use std::sync::atomic::{AtomicBool, Ordering};

use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serde::Serialize;
use serenity::http::{LightMethod, Request, Route};
use serenity::{
    ApplicationId, CreateActionRow, CreateAllowedMentions, CreateAutocompleteResponse, CreateEmbed,
    CreateInteractionResponse, CreateInteractionResponseMessage, CreateModal,
    EditInteractionResponse, InteractionId,
};

use crate::discord::rest::{PATIENCE_PERSON, PATIENCE_PRESS, Refusal, Repeat, Rest, with_body};
use crate::discord::upload::{self, Upload};

/// Discord's code for an interaction that has its answer already.
const ALREADY_ANSWERED: u64 = 40_060;

/// What a person is shown.
#[derive(Clone, Default)]
pub struct Answer {
    text: Option<String>,
    embeds: Vec<CreateEmbed>,
    rows: Vec<CreateActionRow>,
    uploads: Vec<Upload>,
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
            embeds: vec![embed],
            ..Self::default()
        }
    }

    /// With a sentence above it.
    #[must_use]
    pub fn under(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// With one more embed below.
    #[must_use]
    pub fn and(mut self, embed: CreateEmbed) -> Self {
        self.embeds.push(embed);
        self
    }

    /// With buttons or a menu below.
    #[must_use]
    pub fn rows(mut self, rows: Vec<CreateActionRow>) -> Self {
        self.rows = rows;
        self
    }

    /// With a file beside it. A picture stands in the embed that names it.
    #[must_use]
    pub fn with(mut self, upload: Upload) -> Self {
        self.uploads.push(upload);
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
            .embeds(self.embeds)
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
            .embeds(self.embeds)
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
    /// Whether the message whose button was pressed has been promised to
    /// change; `None` for commands, which no message belongs to.
    pub updating: Option<&'a AtomicBool>,
}

impl Exchange<'_> {
    /// Shows a new message, or fills the place that [`Exchange::defer`] made.
    ///
    /// # Errors
    ///
    /// [`Refusal`], as for all of these methods.
    pub async fn show(&self, answer: Answer) -> Result<(), Refusal> {
        if self.is_deferred() {
            return Box::pin(self.fill(answer)).await;
        }
        self.respond_with(answer, CreateInteractionResponse::Message)
            .await
    }

    async fn fill(&self, answer: Answer) -> Result<(), Refusal> {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: self.application,
            token: self.token,
        };
        let uploads = answer.uploads.clone();
        let edit = answer.clone().edit();
        let request = with_files(LightMethod::Patch, route, &edit, (&uploads, ""))?;
        let edited = self
            .rest
            .tell_with(request, &uploads, Repeat::Safe, PATIENCE_PRESS);
        match edited.await {
            // The promise to answer was lost on the way, so this is the answer.
            Err(refusal) if refusal.status() == Some(StatusCode::NOT_FOUND) => {
                self.respond_with(answer, CreateInteractionResponse::Message)
                    .await
            }
            told => told,
        }
    }

    /// Shows one more message, to this person alone.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn follow_up(&self, answer: Answer) -> Result<(), Refusal> {
        let route = Route::WebhookFollowupMessages {
            application_id: self.application,
            token: self.token,
        };
        let mut answer = answer.private();
        let uploads = std::mem::take(&mut answer.uploads);
        let message = answer.message();
        let request = with_files(LightMethod::Post, route, &message, (&uploads, ""))?;
        self.rest
            .tell_with(request, &uploads, Repeat::IfUnsent, PATIENCE_PRESS)
            .await
    }

    /// Shows what went wrong, and leaves a message that was promised to change
    /// as it is, with its buttons, so that they can be pressed again.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn apologise(&self, words: String) -> Result<(), Refusal> {
        let answer = Answer::text(words).private();
        if self.is_updating() {
            self.follow_up(answer).await
        } else {
            self.show(answer).await
        }
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
        self.respond_with(answer, CreateInteractionResponse::UpdateMessage)
            .await
    }

    /// Opens a form.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn form(&self, form: CreateModal) -> Result<(), Refusal> {
        self.respond(&CreateInteractionResponse::Modal(form), &[])
            .await
    }

    /// Offers choices for the option that is being typed.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn choices(&self, choices: CreateAutocompleteResponse) -> Result<(), Refusal> {
        self.respond(&CreateInteractionResponse::Autocomplete(choices), &[])
            .await
    }

    /// Tells the person to wait; only they see it. Later the message is
    /// replaced by [`Exchange::show`].
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn defer(&self) -> Result<(), Refusal> {
        // Said before it is sent: where the answer to this is lost, it may have
        // arrived all the same.
        self.deferred.store(true, Ordering::Release);
        let message = CreateInteractionResponseMessage::new().ephemeral(true);
        self.respond(&CreateInteractionResponse::Defer(message), &[])
            .await
    }

    /// Tells Discord that the message whose button was pressed will change.
    ///
    /// # Errors
    ///
    /// As [`Exchange::show`].
    pub async fn defer_update(&self) -> Result<(), Refusal> {
        if let Some(updating) = self.updating {
            updating.store(true, Ordering::Release);
        }
        self.respond(&CreateInteractionResponse::Acknowledge, &[])
            .await
    }

    /// Whether the person has been told to wait.
    #[must_use]
    pub fn is_deferred(&self) -> bool {
        self.deferred.load(Ordering::Acquire) || self.is_updating()
    }

    fn is_updating(&self) -> bool {
        self.updating
            .is_some_and(|updating| updating.load(Ordering::Acquire))
    }

    async fn respond_with(
        &self,
        mut answer: Answer,
        kind: impl FnOnce(CreateInteractionResponseMessage) -> CreateInteractionResponse,
    ) -> Result<(), Refusal> {
        let uploads = std::mem::take(&mut answer.uploads);
        self.respond(&kind(answer.message()), &uploads).await
    }

    async fn respond(
        &self,
        response: &CreateInteractionResponse,
        uploads: &[Upload],
    ) -> Result<(), Refusal> {
        let route = Route::InteractionResponse {
            interaction_id: self.id,
            token: self.token,
        };
        let request = with_files(LightMethod::Post, route, response, (uploads, "/data"))?;
        let told = self
            .rest
            .tell_with(request, uploads, Repeat::Safe, PATIENCE_PERSON);
        match told.await {
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

/// A request whose JSON lists these files in the message, which lies at `place`
/// in it. serenity would give each of several files the same number.
fn with_files<'a>(
    method: LightMethod,
    route: Route<'a>,
    body: &impl Serialize,
    (uploads, place): (&[Upload], &str),
) -> Result<Request<'a>, Refusal> {
    if uploads.is_empty() {
        return with_body(method, route, body);
    }
    let mut body =
        serde_json::to_value(body).map_err(|error| Refusal::Malformed(error.to_string()))?;
    if let Some(message) = body.pointer_mut(place) {
        message["attachments"] = upload::listed(uploads);
    }
    with_body(method, route, &body)
}
