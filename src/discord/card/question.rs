//! A question to the club, with its receipt and its buttons; the menu of the
//! themes that others may be asked about.

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, ReactionType,
};

use super::{CLOTH, EMBED_AUTHOR, EMBED_FIELD, EMBED_FOOTER, button};
use crate::club::ids::{ClubId, MemberId, ReviewId};
use crate::club::locale::Locale;
use crate::club::question::Question;
use crate::discord::click::{Click, QuestionKey};
use crate::discord::plain::{cut, plain, titled};
use crate::say;
use crate::store::CardPlace;

/// Longest receipt under a question; with its link it stays under a field's
/// 1,024.
const RECEIPT: usize = 800;

/// Most options of a menu, and the longest label of one (Discord,
/// components/reference).
const OPTIONS: usize = 25;
const OPTION: usize = 100;

/// The tier of those who have finished: shown behind a spoiler.
const FINISHED: u8 = 2;

/// A question that is being put.
pub struct Asked<'a> {
    /// Title of the book.
    pub title: &'a str,
    /// The question.
    pub question: &'a Question,
    /// Name of its theme.
    pub theme: Option<&'a str>,
    /// Whether none is left and this is an older one.
    pub again: bool,
    /// How many new ones remain.
    pub left: usize,
    /// How many more there are that tell more of the story.
    pub beyond: usize,
    /// The club.
    pub club: ClubId,
    /// The review, for the buttons.
    pub review: ReviewId,
    /// Where the review's card stands.
    pub place: &'a CardPlace,
    /// What was allowed to be given away, for the buttons.
    pub tier: u8,
    /// Whether the review speaks of any theme.
    pub has_themes: bool,
    /// For a member's own question: who asks, where the name may be said.
    pub own: Option<Option<MemberId>>,
    /// The server's language.
    pub locale: Locale,
}

/// A question to the club, with the words of the review that it came from. What
/// tells the end stands behind a spoiler, its receipt too.
pub fn question(asked: &Asked<'_>) -> (CreateEmbed, Vec<CreateActionRow>) {
    let question = asked.question;
    let hidden = question.tier >= FINISHED;
    let text = format!("**{}**", titled(&question.text, asked.title, EMBED_FIELD));
    let origin = match asked.own {
        None => say!(asked.locale, "question-from-review"),
        Some(_) => say!(asked.locale, "question-from-club"),
    };
    let embed = CreateEmbed::new()
        .author(CreateEmbedAuthor::new(cut(asked.title, EMBED_AUTHOR)))
        .description(if hidden { format!("||{text}||") } else { text })
        .field(origin, receipt(asked, hidden), false)
        .footer(CreateEmbedFooter::new(footer(asked)))
        .colour(CLOTH);
    (embed, vec![buttons(asked)])
}

/// The sentence, and the way to the card.
fn receipt(asked: &Asked<'_>, hidden: bool) -> String {
    let mut receipt = match asked.own {
        Some(Some(member)) => {
            let member = member.to_string();
            say!(asked.locale, "question-asked-by", member = member)
        }
        Some(None) => say!(asked.locale, "question-asked-by-member"),
        None => quoted(&asked.question.receipt, hidden),
    };
    if let Some(message) = asked.place.message {
        let (club, channel) = (asked.club, asked.place.channel);
        let to_review = say!(asked.locale, "question-to-review");
        receipt.push_str(&format!(
            "\n[{to_review}](https://discord.com/channels/{club}/{channel}/{message})"
        ));
    }
    receipt
}

/// A sentence of the review, behind spoilers where it is to be hidden.
fn quoted(sentence: &str, hidden: bool) -> String {
    let quoted = plain(sentence, RECEIPT);
    // A spoiler ends with its line.
    let lines = quoted.lines().map(|line| match hidden {
        true if line.trim().is_empty() => ">".to_owned(),
        true => format!("> ||{line}||"),
        false => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What it is about, for whom, and how many are left.
fn footer(asked: &Asked<'_>) -> String {
    let locale = asked.locale;
    let about = match (asked.theme, asked.own) {
        (Some(theme), _) => theme.to_owned(),
        (None, None) => say!(locale, "question-reviewers-view"),
        (None, Some(_)) => say!(locale, "question-members"),
    };
    let mut parts = vec![about];
    match asked.question.tier {
        0 => {}
        1 => parts.push(say!(locale, "question-begun")),
        _ => parts.push(say!(locale, "question-finished")),
    }
    parts.push(match asked.again {
        true => say!(locale, "question-again"),
        false => say!(locale, "question-stock", left = asked.left),
    });
    if asked.again && asked.beyond > 0 {
        parts.push(say!(locale, "question-beyond", beyond = asked.beyond));
    }
    cut(&parts.join(" · "), EMBED_FOOTER)
}

fn buttons(asked: &Asked<'_>) -> CreateActionRow {
    let (review, tier) = (asked.review, asked.tier);
    let key = QuestionKey::of(asked.question);
    let thumb = |up: bool, sign: &str| {
        CreateButton::new(Click::Thumb(review, key, up).to_string())
            .emoji(ReactionType::Unicode(sign.to_owned()))
            .style(ButtonStyle::Secondary)
    };
    let another = say!(asked.locale, "question-another");
    let mut row = vec![button(Click::Another(review, tier), another).style(ButtonStyle::Primary)];
    if asked.has_themes {
        let theme = say!(asked.locale, "question-other-theme");
        row.push(button(Click::Themes(review, tier), theme));
    }
    row.push(button(
        Click::Thread(review, asked.question.tier, key),
        say!(asked.locale, "question-open-thread"),
    ));
    row.push(thumb(true, "👍"));
    row.push(thumb(false, "👎"));
    CreateActionRow::Buttons(row)
}

/// The menu of themes, given as id and name, the strongest first.
pub fn theme_menu<'a>(
    review: ReviewId,
    tier: u8,
    themes: impl Iterator<Item = (&'a str, &'a str)>,
    locale: Locale,
) -> Vec<CreateActionRow> {
    let options = themes
        .take(OPTIONS)
        .map(|(id, name)| CreateSelectMenuOption::new(cut(name, OPTION), id))
        .collect();
    let menu = CreateSelectMenu::new(
        Click::Theme(review, tier).to_string(),
        CreateSelectMenuKind::String { options },
    )
    .placeholder(say!(locale, "question-theme"));
    vec![CreateActionRow::SelectMenu(menu)]
}
