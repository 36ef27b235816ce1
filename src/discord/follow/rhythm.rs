//! When to look at a feed again. Pure: chance comes in as an argument.
//!
//! After an answer: the usual time, or what the feed asks for where that is
//! longer (`<ttl>` of RSS, `Cache-Control: max-age`, `Expires`). After a failure: twice as
//! long each time, or what `Retry-After` says. Never more than a day, and a
//! little more each time than was meant, so that feeds that were followed
//! together are not asked together for ever.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// Longest time between two looks.
const DAY: Duration = Duration::from_hours(24);

/// Nobody asks a feed any more that has not answered for so long.
const WEEK: TimeDelta = TimeDelta::days(7);

/// By which part of it a time is made longer, at most.
const JITTER: f64 = 0.1;

/// How long to leave a feed alone that has answered; `asked` is what it asks
/// for, `chance` is in `0.0..1.0`.
pub(super) fn after_answer(
    usual: Duration,
    asked: [Option<Duration>; 2],
    chance: f64,
) -> TimeDelta {
    let longest = asked.into_iter().flatten().fold(usual, Duration::max);
    spread(longest, chance)
}

/// How long to leave a feed alone that has failed so many times in a row before
/// this; `retry_after` is what its server asks for.
pub(super) fn after_failure(
    usual: Duration,
    before: u32,
    retry_after: Option<Duration>,
    chance: f64,
) -> TimeDelta {
    let doubled = 2_u32
        .checked_pow(before)
        .and_then(|times| usual.checked_mul(times));
    let pause = doubled.unwrap_or(DAY).min(DAY);
    spread(pause.max(retry_after.unwrap_or_default()), chance)
}

/// Whether a feed that has not answered since then is to be given up.
pub(super) fn is_hopeless(failing_since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    failing_since.is_some_and(|since| now - since >= WEEK)
}

fn spread(pause: Duration, chance: f64) -> TimeDelta {
    let longer = pause
        .min(DAY)
        .mul_f64(1.0 + JITTER * chance.clamp(0.0, 1.0));
    TimeDelta::from_std(longer.min(DAY)).unwrap_or(TimeDelta::days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_hours(1);

    fn minutes(minutes: u64) -> Option<Duration> {
        Some(Duration::from_mins(minutes))
    }

    #[test]
    fn a_feed_is_left_alone_for_as_long_as_it_asks_and_at_most_a_day() {
        for (asked, chance, expected) in [
            ([None, None], 0.0, 60),
            ([None, None], 1.0, 66),
            ([None, None], 7.0, 66),
            ([minutes(30), None], 0.0, 60),
            ([minutes(90), minutes(120)], 0.0, 120),
            ([minutes(90), None], 0.5, 94),
            ([None, minutes(100_000)], 0.0, 1440),
            ([None, minutes(100_000)], 1.0, 1440),
            ([Some(Duration::MAX), None], 1.0, 1440),
        ] {
            let pause = after_answer(HOUR, asked, chance);
            assert_eq!(
                pause.num_minutes(),
                expected,
                "failed on {asked:?} {chance}"
            );
        }
    }

    #[test]
    fn each_failure_doubles_the_pause_up_to_a_day() {
        for (before, retry_after, expected) in [
            (0, None, 1),
            (1, None, 2),
            (3, None, 8),
            (4, None, 16),
            (5, None, 24),
            (40, None, 24),
            (u32::MAX, None, 24),
            (0, minutes(10), 1),
            (0, minutes(300), 5),
            (4, minutes(300), 16),
            (0, minutes(100_000), 24),
        ] {
            let pause = after_failure(HOUR, before, retry_after, 0.0);
            assert_eq!(
                pause.num_hours(),
                expected,
                "failed on {before} {retry_after:?}"
            );
        }
    }

    #[test]
    fn a_feed_is_given_up_after_a_week() {
        let now = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
        for (days, hopeless) in [(0, false), (6, false), (7, true), (30, true)] {
            let since = Some(now - TimeDelta::days(days));
            assert_eq!(is_hopeless(since, now), hopeless, "failed on {days}");
        }
        assert!(!is_hopeless(None, now));
    }
}
