//! The screen of `/club setup`: what is settled, what follows, and the menus.

use poise::serenity_prelude as serenity;
use serenity::{
    ChannelType, CreateActionRow, CreateEmbed, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::{CLOTH, button};
use crate::club::blind::Blind;
use crate::club::stars::Step;
use crate::discord::click::{Click, Setting};
use crate::store::Rules;

/// Days after which a blind club may open a book.
const DAYS: [u32; 4] = [7, 14, 30, 60];

/// The screen. `lacking` are the permissions that I lack in the channel for
/// cards: `None` without such a channel, `Some(None)` where Discord did not say.
pub fn setup(
    rules: &Rules,
    lacking: Option<Option<&[&'static str]>>,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let step = match rules.step {
        Step::Whole => "Members give **whole stars**, 1 to 5.",
        Step::Half => "Members give **half stars**, 0.5 to 5.",
        Step::Quarter => "Members give **quarter stars**, 0.25 to 5.",
    };
    let blind = match rules.blind {
        None => "The club's score is **shown to all** as it grows.".to_owned(),
        Some(Blind { days: None }) => "**Blind**: nobody sees what others gave a book before rating it. The card shows how many have voted. `/review reveal` opens a book to all.".to_owned(),
        Some(Blind { days: Some(days) }) => format!("**Blind for {days} days** after a book's first card: until then nobody sees what others gave it before rating it, and the card shows how many have voted. `/review reveal` opens a book on another day."),
    };
    let channel = match rules.channel {
        Some(channel) => format!("Cards go to <#{channel}> where staff name no other channel."),
        None => "Cards go where staff are when they post, unless they name a channel.".to_owned(),
    };
    let may = match lacking {
        None => String::new(),
        Some(None) => {
            "\nDiscord did not tell me in time what I may do there. **Check again** asks once more."
                .to_owned()
        }
        Some(Some([])) => "\nI may do there all that a card needs.".to_owned(),
        Some(Some(lacking)) => format!(
            "\n**I lack there: {}.** Give me that in the channel's settings, then **Check again**.",
            lacking.join(", ")
        ),
    };
    let embed = CreateEmbed::new()
        .title("How this club is run")
        .description("Each choice counts at once. Ratings that were given stay as they are, and cards follow.")
        .field("Stars", step, false)
        .field("Who sees the club's score", blind, false)
        .field("Where cards go", format!("{channel}{may}"), false)
        .colour(CLOTH);
    let mut rows = vec![steps(rules.step), blinds(rules.blind), channels()];
    let mut buttons = vec![button(Click::Setup(Setting::Look), "Check again")];
    if rules.channel.is_some() {
        let label = "Cards go where staff are";
        buttons.push(button(Click::Setup(Setting::NoChannel), label));
    }
    rows.push(CreateActionRow::Buttons(buttons));
    (embed, rows)
}

fn menu(setting: Setting, kind: CreateSelectMenuKind, says: &str) -> CreateActionRow {
    let menu = CreateSelectMenu::new(Click::Setup(setting).to_string(), kind);
    CreateActionRow::SelectMenu(menu.placeholder(says))
}

fn steps(present: Step) -> CreateActionRow {
    let options = [
        (Step::Whole, "Whole stars"),
        (Step::Half, "Half stars"),
        (Step::Quarter, "Quarter stars"),
    ]
    .map(|(step, name)| {
        CreateSelectMenuOption::new(name, step.quarters().to_string())
            .default_selection(step == present)
    })
    .into();
    let kind = CreateSelectMenuKind::String { options };
    menu(Setting::Step, kind, "Stars")
}

fn blinds(present: Option<Blind>) -> CreateActionRow {
    let until = DAYS.map(|days| {
        (
            Some(Blind { days: Some(days) }),
            days.to_string(),
            format!("Blind until rated, or {days} days after posting"),
        )
    });
    let options = [
        (None, "off".to_owned(), "Scores are shown to all".to_owned()),
        (
            Some(Blind { days: None }),
            "rated".to_owned(),
            "Blind until rated".to_owned(),
        ),
    ]
    .into_iter()
    .chain(until)
    .map(|(blind, value, label)| {
        CreateSelectMenuOption::new(label, value).default_selection(blind == present)
    })
    .collect();
    let kind = CreateSelectMenuKind::String { options };
    menu(Setting::Blind, kind, "Who sees the club's score")
}

/// The present channel is not shown as chosen, but said above: serenity writes
/// its id as a number, and Discord wants ids as text.
fn channels() -> CreateActionRow {
    let kind = CreateSelectMenuKind::Channel {
        channel_types: Some(vec![ChannelType::Text, ChannelType::News]),
        default_channels: None,
    };
    menu(Setting::Channel, kind, "Where cards go")
}
