//! Why a card was not printed: for now, or for good.

use chrono::TimeDelta;
use reqwest::StatusCode;

use crate::discord::rest::Refusal;
use crate::store::StoreError;

/// When to come again where nothing says when.
const SOON: TimeDelta = TimeDelta::seconds(5);

/// When to come again where Discord refused, but perhaps not for good.
const IN_A_WHILE: TimeDelta = TimeDelta::seconds(60);

/// When to come again where the bot was removed from the server.
const ABSENT: TimeDelta = TimeDelta::hours(1);

/// Longest wait that is believed. A card that is asked for too early, with all
/// others that the press has in hand, stays far below the ten thousand refusals
/// in ten minutes that Discord allows (topics/rate-limits).
const LONGEST: TimeDelta = TimeDelta::seconds(15);

/// Discord's codes for "not so often", whatever the status that they come with:
/// slow mode, announcements edited, messages written in a channel and in a
/// server, old messages edited.
const NOT_SO_OFTEN: [u64; 5] = [20_016, 20_022, 20_028, 20_029, 30_046];

/// Discord's code for a form that it will never take.
const INVALID_FORM: u64 = 50_035;

/// Why a card was not printed.
#[derive(Debug)]
pub(in crate::discord) enum Hitch {
    /// Discord will not have it: no access, or no such channel or message.
    Never(String),
    /// It may work later.
    Later {
        /// What happened.
        why: String,
        /// When to come again.
        after: TimeDelta,
    },
}

impl Hitch {
    /// The bot is not in the server, and may come back.
    pub(in crate::discord) fn absent() -> Self {
        Self::Later {
            why: "I was removed from the server".to_owned(),
            after: ABSENT,
        }
    }

    /// Something that may work when tried again soon.
    pub(in crate::discord) fn later(why: &impl ToString) -> Self {
        Self::Later {
            why: why.to_string(),
            after: SOON,
        }
    }
}

impl From<Refusal> for Hitch {
    fn from(refusal: Refusal) -> Self {
        let why = refusal.to_string();
        let Refusal::Answered {
            status,
            code,
            retry_after,
            ..
        } = refusal
        else {
            return Self::later(&why);
        };
        // An answer without one of Discord's codes comes from something on the
        // way, whose word is not the last.
        let refused = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
        if (refused && code != 0 && !NOT_SO_OFTEN.contains(&code)) || code == INVALID_FORM {
            return Self::Never(why);
        }
        let asked = retry_after.map(|wait| TimeDelta::from_std(wait).unwrap_or(LONGEST));
        let after = match asked {
            Some(wait) => wait.clamp(SOON, LONGEST),
            None if NOT_SO_OFTEN.contains(&code) => SOON,
            None if status.is_client_error() => IN_A_WHILE,
            None => SOON,
        };
        Self::Later { why, after }
    }
}

impl From<StoreError> for Hitch {
    fn from(error: StoreError) -> Self {
        Self::later(&error)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn only_discords_own_word_is_the_last() {
        for (status, code, seconds, never) in [
            (403, 50_013, None, true),
            (404, 10_008, None, true),
            (400, INVALID_FORM, None, true),
            // A proxy or a gateway on the way.
            (403, 0, None, false),
            (404, 0, None, false),
            (502, 0, None, false),
            // Not so often.
            (400, 30_046, None, false),
            (403, 20_016, None, false),
            (429, 0, Some(10), false),
            (429, 0, Some(u64::MAX), false),
            // Too many threads: some will be put away.
            (400, 160_006, None, false),
        ] {
            let hitch = Hitch::from(Refusal::Answered {
                status: StatusCode::from_u16(status).unwrap(),
                code,
                message: String::new(),
                retry_after: seconds.map(Duration::from_secs),
            });
            match hitch {
                Hitch::Never(_) => assert!(never, "failed on {status} {code}"),
                Hitch::Later { after, .. } => {
                    assert!(!never, "failed on {status} {code}");
                    let least =
                        seconds.map_or(5, |seconds| i64::try_from(seconds.min(15)).unwrap());
                    assert!(
                        after.num_seconds() >= least,
                        "failed on {status} {code}: {after}"
                    );
                }
            }
        }
    }
}
