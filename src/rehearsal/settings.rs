//! What a local Discord can be told before it starts.
//!
//! [`Settings::default`] is Discord as documented, with generous rate limits
//! and bounded memory; tests shorten the deadlines and benchmarks turn the
//! record off. The limits of forms (lengths, counts) are not here: they are
//! Discord's, and stand as constants in [`super::limits`].

use std::time::Duration;

/// How the local Discord behaves. Every field has a default.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The bot token that it accepts, without the prefix `Bot `.
    pub token: String,
    /// How long a bot has for its first answer to an interaction.
    pub deadline: Duration,
    /// How long an interaction's token lives.
    pub token_life: Duration,
    /// How long a person waits for a "thinking" answer to become one.
    pub patience: Duration,
    /// Heartbeat interval that HELLO announces.
    pub heartbeat: Duration,
    /// How long a nonce is remembered for `enforce_nonce`.
    pub nonce_window: Duration,
    /// How many of the bot's last requests are recorded; 0 records none.
    pub recorded: usize,
    /// How many messages posted to channels are kept; the oldest go first.
    pub posts_kept: usize,
    /// How many messages made by interactions are kept; the oldest go first.
    pub replies_kept: usize,
    /// How many interactions are kept; the oldest go first.
    pub interactions_kept: usize,
    /// How many events a session keeps for RESUME.
    pub replay_kept: usize,
    /// How many bytes of attachments are kept; the oldest go first.
    pub file_bytes_kept: usize,
    /// Privileged intents that the application was granted, as bits.
    pub privileged_intents: u64,
    /// Largest attachment, in bytes.
    pub attachment_size_limit: u32,
    /// Rate limits.
    pub rates: Rates,
}

/// The rate limits of REST, each for one route and channel, server or token.
#[derive(Clone, Debug)]
pub struct Rates {
    /// Posting messages, for each channel.
    pub posts: Limit,
    /// Editing messages, for each channel.
    pub edits: Limit,
    /// Follow-ups and edits through an interaction's token.
    pub webhooks: Limit,
    /// Every other route.
    pub others: Limit,
    /// Requests in one second over all routes but interactions'; `None` sets no limit.
    pub global: Option<u32>,
}

/// So many requests in so much time.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Requests in one window.
    pub requests: u32,
    /// Length of the window.
    pub per: Duration,
}

impl Limit {
    /// `requests` in each window of `per`.
    #[must_use]
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self { requests, per }
    }
}

impl Default for Rates {
    fn default() -> Self {
        let generous = Limit::new(1_000_000, Duration::from_secs(1));
        Self {
            posts: generous,
            edits: generous,
            webhooks: generous,
            others: generous,
            global: None,
        }
    }
}

impl Rates {
    /// About what Discord is known to allow: five posts in five seconds and
    /// channel, fifty requests a second in all.
    #[must_use]
    pub fn like_discord() -> Self {
        let five = Limit::new(5, Duration::from_secs(5));
        Self {
            posts: five,
            edits: five,
            webhooks: Limit::new(5, Duration::from_secs(2)),
            others: Limit::new(10, Duration::from_secs(5)),
            global: Some(50),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            token: "rehearsal-token".to_owned(),
            deadline: Duration::from_secs(3),
            token_life: Duration::from_secs(15 * 60),
            patience: Duration::from_secs(10),
            heartbeat: Duration::from_millis(41_250),
            nonce_window: Duration::from_secs(180),
            recorded: 10_000,
            posts_kept: 20_000,
            replies_kept: 4_000,
            interactions_kept: 20_000,
            replay_kept: 2_000,
            file_bytes_kept: 256 * 1024 * 1024,
            privileged_intents: 0,
            attachment_size_limit: 10 * 1024 * 1024,
            rates: Rates::default(),
        }
    }
}
