//! The screen of `/club setup`: what is settled, what follows, and the menus.

use poise::serenity_prelude as serenity;
use serenity::{
    ChannelType, CreateActionRow, CreateEmbed, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::{CLOTH, button};
use crate::club::blind::Blind;
use crate::club::locale::Locale;
use crate::club::stars::Step;
use crate::discord::click::{Click, Setting};
use crate::discord::permissions::{self, Lacking};
use crate::say;
use crate::store::Rules;

/// Days after which a blind club may open a book.
const DAYS: [u32; 4] = [7, 14, 30, 60];

/// The screen. `lacking` are the permissions that I lack in the channel for
/// cards: `None` without such a channel, `Some(None)` where Discord did not say.
pub fn setup(
    rules: &Rules,
    lacking: Option<Option<&Lacking>>,
    locale: Locale,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let least = rules.step.choices().last();
    let least = least.map_or_else(String::new, |least| locale.stars(least));
    let step = match rules.step {
        Step::Whole => say!(locale, "setup-whole"),
        Step::Half => say!(locale, "setup-half", least = least),
        Step::Quarter => say!(locale, "setup-quarter", least = least),
    };
    let blind = match rules.blind {
        None => say!(locale, "setup-open"),
        Some(Blind { days: None }) => say!(locale, "setup-blind"),
        Some(Blind { days: Some(days) }) => say!(locale, "setup-blind-days", days = days),
    };
    let mut place = match rules.channel {
        Some(channel) => say!(locale, "setup-channel", channel = channel.to_string()),
        None => say!(locale, "setup-no-channel"),
    };
    if let Some(lacking) = lacking {
        place.push('\n');
        place.push_str(&may(lacking, locale));
    }
    let (names, turn_names) = match rules.names {
        true => (say!(locale, "setup-names"), say!(locale, "setup-hide")),
        false => (say!(locale, "setup-no-names"), say!(locale, "setup-name")),
    };
    let embed = CreateEmbed::new()
        .title(say!(locale, "setup-title"))
        .description(say!(locale, "setup-about"))
        .field(say!(locale, "setup-stars"), step, false)
        .field(say!(locale, "setup-who-sees"), blind, false)
        .field(say!(locale, "setup-where"), place, false)
        .field(say!(locale, "setup-exported"), names, false)
        .colour(CLOTH);
    let mut rows = vec![
        steps(rules.step, locale),
        blinds(rules.blind, locale),
        channels(locale),
    ];
    let check = say!(locale, "setup-check");
    let mut buttons = vec![
        button(Click::Setup(Setting::Look), check),
        button(Click::Setup(Setting::Names), turn_names),
    ];
    if rules.channel.is_some() {
        let label = say!(locale, "setup-here");
        buttons.push(button(Click::Setup(Setting::NoChannel), label));
    }
    rows.push(CreateActionRow::Buttons(buttons));
    (embed, rows)
}

/// What I may do in the channel for cards.
fn may(lacking: Option<&Lacking>, locale: Locale) -> String {
    match lacking {
        None => say!(locale, "setup-unknown"),
        Some(lacking) if lacking.is_empty() => say!(locale, "setup-lacks-nothing"),
        Some(lacking) => {
            let names = permissions::named(*lacking, locale);
            say!(locale, "setup-lacks", permissions = names.join(", "))
        }
    }
}

fn menu(setting: Setting, kind: CreateSelectMenuKind, says: String) -> CreateActionRow {
    let menu = CreateSelectMenu::new(Click::Setup(setting).to_string(), kind);
    CreateActionRow::SelectMenu(menu.placeholder(says))
}

fn steps(present: Step, locale: Locale) -> CreateActionRow {
    let options = [
        (Step::Whole, say!(locale, "setup-choose-whole")),
        (Step::Half, say!(locale, "setup-choose-half")),
        (Step::Quarter, say!(locale, "setup-choose-quarter")),
    ]
    .map(|(step, name)| {
        CreateSelectMenuOption::new(name, step.quarters().to_string())
            .default_selection(step == present)
    })
    .into();
    let kind = CreateSelectMenuKind::String { options };
    menu(Setting::Step, kind, say!(locale, "setup-stars"))
}

fn blinds(present: Option<Blind>, locale: Locale) -> CreateActionRow {
    let until = DAYS.map(|days| {
        (
            Some(Blind { days: Some(days) }),
            days.to_string(),
            say!(locale, "setup-choose-blind-days", days = days),
        )
    });
    let options = [
        (None, "off".to_owned(), say!(locale, "setup-choose-open")),
        (
            Some(Blind { days: None }),
            "rated".to_owned(),
            say!(locale, "setup-choose-blind"),
        ),
    ]
    .into_iter()
    .chain(until)
    .map(|(blind, value, label)| {
        CreateSelectMenuOption::new(label, value).default_selection(blind == present)
    })
    .collect();
    let kind = CreateSelectMenuKind::String { options };
    menu(Setting::Blind, kind, say!(locale, "setup-who-sees"))
}

/// The present channel is not shown as chosen, but said above: serenity writes
/// its id as a number, and Discord wants ids as text.
fn channels(locale: Locale) -> CreateActionRow {
    let kind = CreateSelectMenuKind::Channel {
        channel_types: Some(vec![ChannelType::Text, ChannelType::News]),
        default_channels: None,
    };
    menu(Setting::Channel, kind, say!(locale, "setup-where"))
}
