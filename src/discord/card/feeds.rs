//! The blogs that a club follows, in one embed.

use poise::serenity_prelude::CreateEmbed;

use super::CLOTH;
use crate::club::locale::Locale;
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::Feed;

/// Longest list, in code points (Discord, resources/message, "Embed Limits":
/// 4096).
const LIST: usize = 4_000;

/// Longest title of a feed.
const TITLE: usize = 80;

/// Longest address that is shown whole; 25 feeds fit the list with such.
const ADDRESS: usize = 120;

/// The list of feeds, the oldest first.
pub fn feeds(feeds: &[Feed], locale: Locale) -> CreateEmbed {
    let mut list = String::new();
    for (at, feed) in feeds.iter().enumerate() {
        let line = line(feed, locale);
        if list.chars().count() + line.chars().count() > LIST - 20 {
            list.push_str(&say!(locale, "feeds-more", count = feeds.len() - at));
            break;
        }
        list.push_str(&line);
    }
    CreateEmbed::new()
        .title(say!(locale, "feeds-title"))
        .description(list)
        .colour(CLOTH)
}

/// Name and address, where its reviews go, and what is wrong with it.
fn line(feed: &Feed, locale: Locale) -> String {
    let (channel, office) = (feed.channel.to_string(), feed.office.to_string());
    let way = match feed.straight {
        true => say!(locale, "feed-straight", channel = channel),
        false => say!(locale, "feed-asked", channel = channel, office = office),
    };
    let state = match (&feed.stopped, feed.failing_since) {
        (Some(why), _) => {
            let why = plain(why, 200);
            format!("\n{}", say!(locale, "feed-stopped", why = why))
        }
        (None, Some(since)) => {
            let since = format!("<t:{}:R>", since.timestamp());
            format!("\n{}", say!(locale, "feed-silent", since = since))
        }
        (None, None) => {
            let next = format!("<t:{}:R>", feed.next_check.timestamp());
            format!(", {}", say!(locale, "feed-next", next = next))
        }
    };
    let address = cut(&feed.address, ADDRESS);
    format!(
        "**{}**\n<{address}>\n{way}{state}\n",
        plain(&feed.title, TITLE)
    )
}
