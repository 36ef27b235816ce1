//! Several questions at once, for the host of a meeting.

use poise::serenity_prelude::{CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter};

use super::{CLOTH, EMBED_AUTHOR, EMBED_FOOTER};
use crate::club::question::Question;
use crate::discord::plain::{cut, plain, titled};

/// Longest question and receipt in a set: six of each, and their marks, stay
/// under the 6,000 that Discord allows one message.
const TEXT: usize = 520;
const RECEIPT: usize = 300;

/// Longest name of a theme over a question.
const THEME: usize = 60;

/// Questions in the order to ask them, each with the name of its theme.
pub fn set(title: &str, questions: &[(&Question, Option<&str>)], remark: &str) -> CreateEmbed {
    let mut embed = CreateEmbed::new()
        .author(CreateEmbedAuthor::new(cut(title, EMBED_AUTHOR)))
        .colour(CLOTH);
    for (number, (question, theme)) in (1..).zip(questions) {
        let name = match theme {
            Some(theme) => format!("{number} · {}", plain(theme, THEME)),
            None => number.to_string(),
        };
        let mut value = format!("**{}**", titled(&question.text, title, TEXT));
        if !question.receipt.is_empty() {
            let receipt = question.receipt.split_whitespace().collect::<Vec<_>>();
            value.push_str(&format!("\n“{}”", plain(&receipt.join(" "), RECEIPT)));
        }
        if question.tier >= 2 {
            // A spoiler ends with its line.
            let lines = value.lines().map(|line| format!("||{line}||"));
            value = lines.collect::<Vec<_>>().join("\n");
        }
        embed = embed.field(name, value, false);
    }
    embed.footer(CreateEmbedFooter::new(cut(remark, EMBED_FOOTER)))
}
