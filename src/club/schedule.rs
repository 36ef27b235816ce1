//! When a club is asked a question by itself: the days, the time of day, and the
//! moment that comes next in the club's time zone.
//!
//! Clocks that are put forward and back are seen to here: a time that does not
//! exist on a day is the next one that does, and one that comes twice counts
//! once, the first time. Nothing here knows what time it is now.

use std::fmt;

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime};
use chrono::{TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::club::sorry::Sorry;

/// Days within which every rhythm comes round, also where a zone leaves a day
/// out.
const HORIZON: u64 = 16;

/// On which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Monday to Friday.
    Weekdays,
    /// On this day of each week.
    Weekly(Weekday),
}

impl Rhythm {
    const ALL: [(Self, &str); 9] = [
        (Self::Daily, "day"),
        (Self::Weekdays, "weekdays"),
        (Self::Weekly(Weekday::Mon), "mon"),
        (Self::Weekly(Weekday::Tue), "tue"),
        (Self::Weekly(Weekday::Wed), "wed"),
        (Self::Weekly(Weekday::Thu), "thu"),
        (Self::Weekly(Weekday::Fri), "fri"),
        (Self::Weekly(Weekday::Sat), "sat"),
        (Self::Weekly(Weekday::Sun), "sun"),
    ];

    /// A short name, as it is kept.
    #[must_use]
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(one, _)| *one == self)
            .map_or("day", |(_, name)| name)
    }

    /// The rhythm of a short name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, one)| *one == name).map(|(rhythm, _)| rhythm)
    }

    fn has(self, day: Weekday) -> bool {
        match self {
            Self::Daily => true,
            Self::Weekdays => !matches!(day, Weekday::Sat | Weekday::Sun),
            Self::Weekly(one) => one == day,
        }
    }
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    minute: u16,
}

impl TimeOfDay {
    /// Midnight, when a day begins.
    pub const MIDNIGHT: Self = Self { minute: 0 };

    /// From minutes after midnight; `None` for a day's worth and more.
    #[must_use]
    pub fn from_minute(minute: u16) -> Option<Self> {
        (minute < 24 * 60).then_some(Self { minute })
    }

    /// Minutes after midnight.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.minute
    }

    /// Reads what people type: `19:30`, `19.30`, `19h30`, `7:30 pm`, `7pm`, `19`.
    ///
    /// # Errors
    ///
    /// [`Sorry::NotATime`].
    pub fn parse(text: &str) -> Result<Self, Sorry> {
        read(text).ok_or_else(|| Sorry::NotATime {
            given: text.trim().to_owned(),
        })
    }

    fn on(self, day: NaiveDate) -> Option<NaiveDateTime> {
        let (hour, minute) = (u32::from(self.minute / 60), u32::from(self.minute % 60));
        Some(day.and_time(NaiveTime::from_hms_opt(hour, minute, 0)?))
    }
}

fn read(text: &str) -> Option<TimeOfDay> {
    let small = text
        .trim()
        .to_lowercase()
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    let (clock, half) = match small.strip_suffix("am") {
        Some(clock) => (clock, Some(0)),
        None => match small.strip_suffix("pm") {
            Some(clock) => (clock, Some(12)),
            None => (small.as_str(), None),
        },
    };
    let clock = clock.trim().trim_end_matches(['h', ':']);
    let (hour, minute) = clock.split_once([':', '.', 'h']).unwrap_or((clock, "0"));
    let number = |digits: &str, most: usize| {
        let plain =
            (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|_| plain)
    };
    let (hour, minute) = (number(hour, 2)?, number(minute, 2)?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24 && minute < 60)
        .then(|| TimeOfDay::from_minute(hour * 60 + minute))
        .flatten()
}

/// "19:30".
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

/// The time zone of this IANA name, however it is written: `europe/berlin`.
///
/// # Errors
///
/// [`Sorry::UnknownZone`].
pub fn zone(name: &str) -> Result<Tz, Sorry> {
    let typed = name.trim().replace(' ', "_");
    let mut zones = TZ_VARIANTS.iter().copied();
    zones
        .find(|zone| zone.name().eq_ignore_ascii_case(&typed))
        .ok_or_else(|| Sorry::UnknownZone {
            given: name.trim().to_owned(),
        })
}

/// Time zones whose names hold what was typed, those that begin with it first:
/// `berl` finds Europe/Berlin.
#[must_use]
pub fn zones_like(typed: &str, most: usize) -> Vec<Tz> {
    let typed = typed.trim().replace(' ', "_").to_lowercase();
    let mut found: Vec<(bool, &str, Tz)> = TZ_VARIANTS
        .iter()
        .filter_map(|zone| {
            let name = zone.name().to_lowercase();
            let at = name.find(&typed)?;
            let begins = at == 0 || name.as_bytes().get(at - 1) == Some(&b'/');
            Some((!begins, zone.name(), *zone))
        })
        .collect();
    found.sort_unstable_by_key(|(late, name, _)| (*late, *name));
    found.truncate(most);
    found.into_iter().map(|(.., zone)| zone).collect()
}

/// The first moment after `after` that is due.
#[must_use]
pub fn next(rhythm: Rhythm, time: TimeOfDay, zone: Tz, after: DateTime<Utc>) -> DateTime<Utc> {
    let today = after.with_timezone(&zone).date_naive();
    // A zone may have left yesterday's time to be made up for today.
    let first = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    (0..HORIZON)
        .filter_map(|days| first.checked_add_days(Days::new(days)))
        .filter(|day| rhythm.has(day.weekday()))
        .filter_map(|day| moment(time.on(day)?, zone))
        .find(|moment| *moment > after)
        // No calendar ends within sixteen days of anybody's lifetime.
        .unwrap_or(after + TimeDelta::days(1))
}

/// When a clock of the zone shows this, or the first time after it that it shows
/// at all.
fn moment(shown: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    // No zone has ever left out more than a day.
    (0..=24 * 60).find_map(|minutes| {
        let shown = shown.checked_add_signed(TimeDelta::minutes(minutes))?;
        match zone.from_local_datetime(&shown) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => {
                Some(moment.with_timezone(&Utc))
            }
            LocalResult::None => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn the_next_moment_is_that_of_the_clubs_clock() {
        for (rhythm, time, zone_name, after, expected) in [
            (
                "day",
                "19:30",
                "UTC",
                "2026-03-01T10:00:00Z",
                "2026-03-01T19:30:00Z",
            ),
            (
                "day",
                "19:30",
                "UTC",
                "2026-03-01T19:30:00Z",
                "2026-03-02T19:30:00Z",
            ),
            (
                "day",
                "19:30",
                "Europe/Berlin",
                "2026-03-01T18:29:59Z",
                "2026-03-01T18:30:00Z",
            ),
            // Through both changes of the year the clock on the wall is the same.
            (
                "day",
                "19:30",
                "Europe/Berlin",
                "2026-03-28T18:30:00Z",
                "2026-03-29T17:30:00Z",
            ),
            (
                "day",
                "19:30",
                "Europe/Berlin",
                "2026-10-24T17:30:00Z",
                "2026-10-25T18:30:00Z",
            ),
            // 02:30 does not exist on 29 March; the next that does is 03:00.
            (
                "day",
                "02:30",
                "Europe/Berlin",
                "2026-03-28T12:00:00Z",
                "2026-03-29T01:00:00Z",
            ),
            (
                "day",
                "02:30",
                "Europe/Berlin",
                "2026-03-29T01:00:00Z",
                "2026-03-30T00:30:00Z",
            ),
            // 02:30 comes twice on 25 October and counts once.
            (
                "day",
                "02:30",
                "Europe/Berlin",
                "2026-10-24T12:00:00Z",
                "2026-10-25T00:30:00Z",
            ),
            (
                "day",
                "02:30",
                "Europe/Berlin",
                "2026-10-25T00:30:00Z",
                "2026-10-26T01:30:00Z",
            ),
            (
                "day",
                "02:30",
                "America/New_York",
                "2026-03-07T12:00:00Z",
                "2026-03-08T07:00:00Z",
            ),
            (
                "day",
                "01:30",
                "America/New_York",
                "2026-11-01T05:30:00Z",
                "2026-11-02T06:30:00Z",
            ),
            // Half an hour's change, in the other half of the year.
            (
                "day",
                "02:15",
                "Australia/Lord_Howe",
                "2026-10-03T10:00:00Z",
                "2026-10-03T15:30:00Z",
            ),
            // Samoa had no 30 December 2011 at all: what was due then is due at
            // the first moment after it, and what is due on the 31st comes too.
            (
                "day",
                "09:00",
                "Pacific/Apia",
                "2011-12-29T19:00:00Z",
                "2011-12-30T10:00:00Z",
            ),
            (
                "day",
                "09:00",
                "Pacific/Apia",
                "2011-12-30T10:00:00Z",
                "2011-12-30T19:00:00Z",
            ),
            (
                "day",
                "23:30",
                "Asia/Kathmandu",
                "2026-05-05T00:00:00Z",
                "2026-05-05T17:45:00Z",
            ),
            // Midnight belongs to the day that begins.
            (
                "mon",
                "00:00",
                "Europe/Berlin",
                "2026-05-03T12:00:00Z",
                "2026-05-03T22:00:00Z",
            ),
            (
                "mon",
                "19:00",
                "America/Los_Angeles",
                "2026-05-05T02:00:00Z",
                "2026-05-12T02:00:00Z",
            ),
            (
                "sun",
                "08:00",
                "UTC",
                "2026-05-04T00:00:00Z",
                "2026-05-10T08:00:00Z",
            ),
            (
                "weekdays",
                "08:00",
                "UTC",
                "2026-05-08T08:00:00Z",
                "2026-05-11T08:00:00Z",
            ),
            (
                "weekdays",
                "08:00",
                "UTC",
                "2026-05-07T08:00:00Z",
                "2026-05-08T08:00:00Z",
            ),
            (
                "thu",
                "12:00",
                "UTC",
                "2026-12-31T12:00:00Z",
                "2027-01-07T12:00:00Z",
            ),
        ] {
            let (rhythm, time) = (
                Rhythm::named(rhythm).unwrap(),
                TimeOfDay::parse(time).unwrap(),
            );
            let found = next(rhythm, time, zone(zone_name).unwrap(), at(after));
            assert_eq!(
                found,
                at(expected),
                "failed on {rhythm:?} {time} in {zone_name} after {after}"
            );
        }
    }

    #[test]
    fn a_year_in_any_zone_has_as_many_moments_as_days() {
        let daily = TimeOfDay::parse("02:30").unwrap();
        for zone in TZ_VARIANTS {
            let (mut after, end) = (at("2026-01-01T12:00:00Z"), at("2027-01-01T12:00:00Z"));
            let mut times = 0;
            while after < end {
                let due = next(Rhythm::Daily, daily, zone, after);
                let apart = due - after;
                assert!(
                    times == 0 || (22..=26).contains(&apart.num_hours()),
                    "{zone}: {apart} before {due}"
                );
                after = due;
                times += 1;
            }
            assert!((365..=366).contains(&times), "{zone}: {times}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("19:30", Some("19:30")),
            (" 7:05 ", Some("07:05")),
            ("19.30", Some("19:30")),
            ("19h30", Some("19:30")),
            ("19h", Some("19:00")),
            ("19", Some("19:00")),
            ("7pm", Some("19:00")),
            ("7:30 PM", Some("19:30")),
            ("7:30 p.m.", Some("19:30")),
            ("12am", Some("00:00")),
            ("12 pm", Some("12:00")),
            ("0:00", Some("00:00")),
            ("24:00", None),
            ("19:60", None),
            ("13pm", None),
            ("0pm", None),
            ("7:3:1", None),
            ("-7:00", None),
            ("+7", None),
            ("１９:30", None),
            ("evening", None),
            ("", None),
            ("pm", None),
        ] {
            let read = TimeOfDay::parse(text).ok().map(|time| time.to_string());
            assert_eq!(read.as_deref(), expected, "failed on {text:?}");
        }
    }

    #[test]
    fn zones_are_found_as_people_type_them() {
        for (typed, first) in [
            ("berl", Some("Europe/Berlin")),
            ("new york", Some("America/New_York")),
            ("EUROPE/LIS", Some("Europe/Lisbon")),
            ("utc", Some("UTC")),
            ("nowhere", None),
        ] {
            let found = zones_like(typed, 25);
            let found = found
                .iter()
                .map(|zone| zone.name())
                .find(|name| Some(*name) == first);
            assert_eq!(found, first, "failed on {typed}");
        }
        assert_eq!(zones_like("", 25).len(), 25);
        assert_eq!(zone("europe/berlin"), Ok(Tz::Europe__Berlin));
        assert!(zone("Berlin, Germany").is_err());
    }

    #[test]
    fn rhythms_keep_their_names() {
        for (rhythm, name) in Rhythm::ALL {
            assert_eq!(Rhythm::named(name), Some(rhythm), "failed on {name}");
            assert_eq!(rhythm.name(), name);
        }
        assert_eq!(Rhythm::named("fortnight"), None);
    }
}
