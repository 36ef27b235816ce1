//! Every request to Discord's REST API goes through [`Rest`].
//!
//! serenity's own client has no timeouts, ignores a proxy while its rate
//! limiter is on, gives a 429 back without its `Retry-After` while the limiter
//! is off, and never repeats after a 5xx. So its limiter stays off, always, and
//! this thin layer paces (`governor`), repeats (`backon`) and honours 429 with
//! a bound, on the same path in tests and in production. It sends what the
//! callers built; what is said lives in `card` and `answer`.
//!
//! Which requests may be repeated is the caller's word ([`Repeat`]): a
//! repetition must not post twice.

use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serde::de::DeserializeOwned;
use serenity::http::{LightMethod, Request, Route};
use tokio::time::Instant;

use crate::config::Secret;
use crate::discord::upload::{self, Upload};

/// Requests a second, all routes together, apart from interaction endpoints.
/// Discord allows one bot 50 in any second (topics/rate-limits): what may come
/// at once and what comes after it in the same second stay below that together.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(40).expect("40 is not zero");

/// Requests that may come at once after a quiet time.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(5).expect("5 is not zero");

/// Longest connection attempt.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// Longest single request, its answer included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// A request that may be sent again takes at most so many thirds of a call's
/// patience: one that hangs leaves time for another, and a slow Discord is not
/// given up while it works.
const THIRDS_FOR_ONE: u32 = 2;

/// How long a whole call may take with its repetitions, where a person waits.
pub const PATIENCE_PERSON: Duration = Duration::from_millis(2_500);

/// How long a whole call may take with its repetitions, where nobody waits. A
/// longer `Retry-After` is given back to the caller, who comes again later.
pub const PATIENCE_PRESS: Duration = Duration::from_secs(60);

/// Whether a request may be sent again when it is not known whether the first
/// one arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Doing it twice is the same as doing it once.
    Safe,
    /// Only when the first was certainly not carried out: refused with 429, or
    /// never sent.
    IfUnsent,
}

/// Why Discord did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Discord answered with an error.
    #[error("Discord answered {status} with code {code}: {message}")]
    Answered {
        /// HTTP status.
        status: StatusCode,
        /// Discord's own error code; 0 for a general one
        /// (topics/opcodes-and-status-codes).
        code: u64,
        /// Discord's words and, for an invalid form, what is wrong with it.
        message: String,
        /// How long Discord asks to wait, on a 429.
        retry_after: Option<Duration>,
    },
    /// No answer: connection refused, lost or timed out.
    #[error("no answer from Discord")]
    Unanswered {
        /// What happened on the way.
        #[source]
        cause: reqwest::Error,
    },
    /// No answer in the time that a single request has.
    #[error("Discord did not answer in time")]
    Silent,
    /// The time for the whole call was used up.
    #[error("no time left to ask Discord again")]
    OutOfTime,
    /// The request could not be made or its answer not be read.
    #[error("a request to Discord could not be made or read: {0}")]
    Malformed(String),
}

impl Refusal {
    /// Discord's error code, where it gave one.
    #[must_use]
    pub fn code(&self) -> Option<u64> {
        match self {
            Self::Answered { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// The HTTP status, where there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered { status, .. } => Some(*status),
            _ => None,
        }
    }

    fn is_worth_repeating(&self, repeat: Repeat) -> bool {
        match self {
            Self::Answered { status, .. } if *status == StatusCode::TOO_MANY_REQUESTS => true,
            Self::Answered { status, .. } => status.is_server_error() && repeat == Repeat::Safe,
            Self::Unanswered { cause } => cause.is_connect() || repeat == Repeat::Safe,
            Self::Silent => repeat == Repeat::Safe,
            Self::OutOfTime | Self::Malformed(_) => false,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answered { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

/// The way to Discord's REST API.
pub struct Rest {
    client: reqwest::Client,
    token: Secret,
    base: Option<String>,
    pace: DefaultDirectRateLimiter,
    /// Until when a global 429 keeps every paced request back.
    quiet_until: Mutex<Option<Instant>>,
}

impl Rest {
    /// A way to Discord, or to `base` where it is given (`DISCORD_PROXY`, the
    /// local Discord), with the bot's token.
    ///
    /// # Errors
    ///
    /// Where the TLS library cannot be set up.
    pub fn new(token: &Secret, base: Option<&str>) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(REQUEST_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            // What is not unpacked is never larger than what came.
            .no_brotli()
            .no_deflate()
            .no_gzip()
            .use_rustls_tls()
            .tcp_nodelay(true)
            .build()?;
        Ok(Self {
            client,
            token: Secret::new(format!("Bot {}", token.reveal())),
            base: base.map(str::to_owned),
            pace: RateLimiter::direct(Quota::per_second(PER_SECOND).allow_burst(AT_ONCE)),
            quiet_until: Mutex::new(None),
        })
    }

    /// The HTTP client, with its timeouts, for serenity and for attachments.
    #[must_use]
    pub fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// The base URL that stands in for `https://discord.com`, if any.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// serenity's own way to Discord over the same client: its rate limiter
    /// off, so that the proxy holds. Only the gateway's set-up uses it.
    #[must_use]
    pub fn serenity_http(&self) -> serenity::Http {
        let builder = serenity::HttpBuilder::new(self.token.reveal())
            .client(self.client.clone())
            .ratelimiter_disabled(true);
        match &self.base {
            Some(base) => builder.proxy(base.clone()),
            None => builder,
        }
        .build()
    }

    /// Sends a request and reads its answer as JSON.
    ///
    /// `patience` bounds the whole call with its repetitions and waits.
    ///
    /// # Errors
    ///
    /// [`Refusal`], after every repetition that `repeat` and `patience` allow.
    pub async fn fetch<T: DeserializeOwned>(
        &self,
        request: Request<'_>,
        repeat: Repeat,
        patience: Duration,
    ) -> Result<T, Refusal> {
        let bytes = self.send(request, &[], repeat, patience).await?;
        serde_json::from_slice(&bytes).map_err(|error| Refusal::Malformed(error.to_string()))
    }

    /// Sends a request whose answer does not matter. As [`Rest::fetch`].
    ///
    /// # Errors
    ///
    /// As [`Rest::fetch`].
    pub async fn tell(
        &self,
        request: Request<'_>,
        repeat: Repeat,
        patience: Duration,
    ) -> Result<(), Refusal> {
        self.send(request, &[], repeat, patience).await.map(drop)
    }

    /// Sends a request, with files beside the JSON that lists them. As
    /// [`Rest::fetch`].
    ///
    /// # Errors
    ///
    /// As [`Rest::fetch`].
    pub async fn tell_with(
        &self,
        request: Request<'_>,
        uploads: &[Upload],
        repeat: Repeat,
        patience: Duration,
    ) -> Result<(), Refusal> {
        self.send(request, uploads, repeat, patience)
            .await
            .map(drop)
    }

    /// Sends a request and gives the bytes of its answer.
    async fn send(
        &self,
        request: Request<'_>,
        uploads: &[Upload],
        repeat: Repeat,
        patience: Duration,
    ) -> Result<Vec<u8>, Refusal> {
        let deadline = Instant::now() + patience;
        let exempt = matches!(
            request.route_ref(),
            Route::InteractionResponse { .. }
                | Route::WebhookFollowupMessages { .. }
                | Route::WebhookOriginalInteractionResponse { .. }
        );
        let alone = match repeat {
            Repeat::Safe => patience / 3 * THIRDS_FOR_ONE,
            Repeat::IfUnsent => patience,
        }
        .min(REQUEST_TIMEOUT);
        let attempt = || async {
            if !exempt {
                self.wait_for_turn(deadline).await?;
            }
            let until = deadline.min(Instant::now() + alone);
            tokio::time::timeout_at(until, self.send_once(request.clone(), uploads))
                .await
                .unwrap_or(Err(Refusal::Silent))
        };
        attempt
            .retry(
                ExponentialBuilder::default()
                    .with_min_delay(Duration::from_millis(100))
                    .with_max_delay(Duration::from_secs(10))
                    .with_jitter()
                    .with_max_times(8),
            )
            .when(|refusal| refusal.is_worth_repeating(repeat))
            .adjust(|refusal, delay| {
                let delay = delay?.max(refusal.retry_after().unwrap_or_default());
                let again = Instant::now().checked_add(delay)?;
                (again < deadline).then_some(delay)
            })
            .notify(|refusal, delay| {
                tracing::debug!(%refusal, ?delay, "asking Discord again");
            })
            .await
    }

    /// Waits for a place among the requests of this second, and for the end of
    /// a global 429.
    async fn wait_for_turn(&self, deadline: Instant) -> Result<(), Refusal> {
        let turn = async {
            loop {
                let quiet = self.quiet_until.lock().ok().and_then(|until| *until);
                match quiet.filter(|until| *until > Instant::now()) {
                    Some(until) => tokio::time::sleep_until(until).await,
                    None => break,
                }
            }
            self.pace.until_ready().await;
        };
        tokio::time::timeout_at(deadline, turn)
            .await
            .map_err(|_| Refusal::OutOfTime)
    }

    async fn send_once(
        &self,
        request: Request<'_>,
        uploads: &[Upload],
    ) -> Result<Vec<u8>, Refusal> {
        let malformed = |error: &dyn std::fmt::Display| Refusal::Malformed(error.to_string());
        let form = match uploads {
            [] => None,
            uploads => {
                let json = request.body_ref().unwrap_or_default();
                Some(upload::form(json, uploads).map_err(|error| malformed(&error))?)
            }
        };
        let request = match form {
            Some(_) => request.body(None),
            None => request,
        };
        let mut request = request
            .build(&self.client, self.token.reveal(), self.base.as_deref())
            .map_err(|error| malformed(&error))?;
        if let Some(form) = form {
            // serenity has said that there is no body; the form knows better.
            let bare = request.build().map_err(|error| malformed(&error))?;
            let (method, url) = (bare.method().clone(), bare.url().clone());
            let mut headers = bare.headers().clone();
            headers.remove(reqwest::header::CONTENT_LENGTH);
            let anew = self.client.request(method, url).headers(headers);
            request = anew.multipart(form);
        }
        // An address may hold an interaction's secret, so it is not kept.
        let lost = |cause: reqwest::Error| Refusal::Unanswered {
            cause: cause.without_url(),
        };
        let response = request.send().await.map_err(lost)?;
        if response.status().is_success() {
            return Ok(response.bytes().await.map_err(lost)?.into());
        }
        Err(self.refused(response).await)
    }

    async fn refused(&self, response: reqwest::Response) -> Refusal {
        let status = response.status();
        let header = |name: &str| {
            response
                .headers()
                .get(name)?
                .to_str()
                .ok()
                .map(str::to_owned)
        };
        let header_seconds = header("retry-after").and_then(|value| value.parse::<f64>().ok());
        let global_header = header("x-ratelimit-global").is_some();
        let body: serde_json::Value = response.json().await.unwrap_or_default();
        let retry_after = (status == StatusCode::TOO_MANY_REQUESTS)
            .then(|| {
                body["retry_after"]
                    .as_f64()
                    .or(header_seconds)
                    .unwrap_or(1.0)
            })
            // What is no length of time is taken for one without an end.
            .map(|seconds| Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX));
        if let Some(wait) = retry_after
            && (global_header || body["global"] == true)
            && let Ok(mut quiet) = self.quiet_until.lock()
        {
            *quiet = (*quiet).max(Instant::now().checked_add(wait));
        }
        let mut message = body["message"]
            .as_str()
            .unwrap_or("no reason given")
            .to_owned();
        if let Some(errors) = body.get("errors") {
            message.push_str(&format!(" {errors}"));
        }
        Refusal::Answered {
            status,
            code: body["code"].as_u64().unwrap_or(0),
            message,
            retry_after,
        }
    }
}

/// A request with a JSON body.
///
/// # Errors
///
/// Where the body cannot be written as JSON.
pub fn with_body<'a>(
    method: LightMethod,
    route: Route<'a>,
    body: &impl serde::Serialize,
) -> Result<Request<'a>, Refusal> {
    let body = serde_json::to_vec(body).map_err(|error| Refusal::Malformed(error.to_string()))?;
    Ok(Request::new(route, method).body(Some(body)))
}
