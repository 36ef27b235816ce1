//! The blogs that a club follows, in one embed.

use poise::serenity_prelude::CreateEmbed;

use super::CLOTH;
use crate::discord::plain::{cut, plain};
use crate::store::Feed;

/// Longest list, in code points (Discord, resources/message, "Embed Limits":
/// 4096).
const LIST: usize = 4_000;

/// Longest title of a feed.
const TITLE: usize = 80;

/// Longest address that is shown whole; 25 feeds fit the list with such.
const ADDRESS: usize = 120;

/// The list of feeds, the oldest first.
pub fn feeds(feeds: &[Feed]) -> CreateEmbed {
    let mut list = String::new();
    for (at, feed) in feeds.iter().enumerate() {
        let line = line(feed);
        if list.chars().count() + line.chars().count() > LIST - 20 {
            list.push_str(&format!("and {} more", feeds.len() - at));
            break;
        }
        list.push_str(&line);
    }
    CreateEmbed::new()
        .title("The club follows")
        .description(list)
        .colour(CLOTH)
}

/// Name and address, where its reviews go, and what is wrong with it.
fn line(feed: &Feed) -> String {
    let way = if feed.straight {
        format!("straight to <#{}>", feed.channel)
    } else {
        format!("to <#{}>, asked in <#{}>", feed.channel, feed.office)
    };
    let state = match (&feed.stopped, feed.failing_since) {
        (Some(why), _) => format!(
            "\n⚠ no longer looked at: {}. `/review follow` resumes it.",
            plain(why, 200)
        ),
        (None, Some(since)) => format!("\n⚠ silent since <t:{}:R>", since.timestamp()),
        (None, None) => format!(", next look <t:{}:R>", feed.next_check.timestamp()),
    };
    let address = cut(&feed.address, ADDRESS);
    format!(
        "**{}**\n<{address}>\n{way}{state}\n",
        plain(&feed.title, TITLE)
    )
}
