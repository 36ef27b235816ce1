//! What an admin reads before and after all that is known of a club is erased.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow};

use super::button;
use crate::discord::click::Click;
use crate::store::Holdings;

/// The question, with what would go.
pub fn erasing(holdings: Holdings) -> String {
    let count = |many: u64, one: &str, more: &str| match many {
        1 => format!("1 {one}"),
        many => format!("{many} {more}"),
    };
    format!(
        "**Erase everything that I know of this club?** {}, {} with their notes, {}, {}, and all that is planned and settled here. It is gone at once, for everybody, and **cannot be undone**.\nCards that stand in channels stay where they are, and their buttons work no more: delete them as you like. The club can begin anew right away.",
        count(holdings.reviews, "review", "reviews"),
        count(holdings.ratings, "rating", "ratings"),
        count(
            holdings.questions,
            "question by a member",
            "questions by members"
        ),
        count(
            holdings.feeds,
            "blog that is followed",
            "blogs that are followed"
        ),
    )
}

/// The buttons below that question.
pub fn erasing_buttons() -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![
        button(Click::Erase(false), "Erase everything …").style(ButtonStyle::Danger),
        button(Click::Nothing, "Keep it"),
    ])]
}

/// What is said once it is gone, or `done` is not yet and goes on by itself.
pub fn erased(done: bool) -> &'static str {
    match done {
        true => "Gone: I know nothing of this club any more.",
        false => {
            "It is being erased. There is so much that it takes a while; nothing more is needed for it, and until it is done nothing should be posted or rated here."
        }
    }
}
