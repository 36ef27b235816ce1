//! A proof: what a staff member sees, alone, before anything is posted. The
//! card as it will look, what else was understood, and what can be done.

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::{CLOTH, EMBED_FIELD, button, front};
use crate::club::blind::Score;
use crate::club::correction::Form;
use crate::club::ids::{ChannelId, DraftId, ReviewId};
use crate::club::locale::Locale;
use crate::club::review::Review;
use crate::club::theme::FoundTheme;
use crate::discord::click::{Click, Step};
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::{Earlier, Fate, How, Likeness};

/// Longest list of fields, of themes and of warnings. With the card the whole
/// stays under the 6,000 that Discord allows one message.
const PART: usize = 800;

/// Longest sentence beside a theme.
const EVIDENCE: usize = 140;

/// Longest name of a file, or link, that a document came from.
const SOURCE: usize = 100;

/// Most options of a menu, and the longest (Discord, components/reference).
const OPTIONS: usize = 25;
const OPTION: usize = 100;

/// One book of a draft, to be shown to its staff member.
pub struct Proof<'a> {
    /// The review as it would be posted.
    pub review: &'a Review,
    /// What all may see of what the club thinks of the book already.
    pub score: &'a Score,
    /// The themes that it speaks of, the strongest first.
    pub themes: &'a [FoundTheme],
    /// How many questions hang on it.
    pub questions: usize,
    /// Where the document came from.
    pub source: &'a str,
    /// Where it would go.
    pub channel: ChannelId,
    /// The staff member's language.
    pub locale: Locale,
}

/// What can be done with a book of a draft, and with the whole of it.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The draft.
    pub draft: DraftId,
    /// Which of its books, from 1.
    pub number: u32,
    /// How many books it has.
    pub of: u32,
    /// What has become of the book.
    pub fate: Fate,
    /// What its green button does.
    pub offer: Offer,
    /// What *Post all* would do.
    pub remaining: Remaining,
    /// How the pieces of the text begin, where that can be edited.
    pub pieces: Vec<String>,
    /// The staff member's language.
    pub locale: Locale,
}

/// What *Post all* would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Cards that it would post.
    pub new: usize,
    /// Cards that it would update.
    pub updates: usize,
}

/// What the green button of a book does, and *Post all* with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It posts the review.
    Post {
        /// The one that may be updated instead, under another title.
        instead: Option<ReviewId>,
    },
    /// It puts the review in the place of this one.
    Update {
        /// The one that stands.
        review: ReviewId,
        /// How much they have in common.
        likeness: Likeness,
    },
    /// There is nothing to do, for the book is left out or posted.
    Nothing,
}

impl Offer {
    /// For a book of a draft that would meet this in the club. A card that was
    /// given up is no card, so posting gives the review a new one.
    #[must_use]
    pub fn of(fate: Fate, earlier: Option<&Earlier>) -> Self {
        match (fate, earlier.filter(|earlier| !earlier.place.stopped)) {
            (Fate::LeftOut | Fate::Posted(_), _) => Self::Nothing,
            (Fate::Open, None) => Self::Post { instead: None },
            (Fate::Open, Some(earlier)) if earlier.likeness == Likeness::SameWords => Self::Post {
                instead: Some(earlier.review),
            },
            (Fate::Open, Some(earlier)) => Self::Update {
                review: earlier.review,
                likeness: earlier.likeness,
            },
        }
    }

    /// What *Post all* does with the book: what is certain to be wanted. `None`
    /// where nothing would change, or only staff can know.
    #[must_use]
    pub fn for_all(self) -> Option<How> {
        match self {
            Self::Post { .. } => Some(How::New),
            Self::Update { review, likeness } => (likeness.is_certain()
                && likeness != Likeness::Unchanged)
                .then_some(How::Update(review)),
            Self::Nothing => None,
        }
    }

    /// Whether staff still have something to do with the book.
    #[must_use]
    pub fn is_due(self) -> bool {
        match self {
            Self::Post { .. } => true,
            Self::Update { likeness, .. } => likeness != Likeness::Unchanged,
            Self::Nothing => false,
        }
    }
}

/// The card, and what else was understood.
pub fn proof(proof: &Proof<'_>) -> [CreateEmbed; 2] {
    [
        front(proof.review, proof.score, proof.locale),
        understood(proof),
    ]
}

/// The buttons below a proof.
pub fn choices(choices: &Choices) -> Vec<CreateActionRow> {
    let mut rows = vec![deeds(choices)];
    if choices.pieces.len() > 1 {
        rows.push(pieces(choices));
    }
    if choices.of > 1 {
        rows.push(pages(choices));
    }
    rows
}

/// What has become of a draft, one book in a line.
pub fn posted(lines: &str, locale: Locale) -> CreateEmbed {
    CreateEmbed::new()
        .title(say!(locale, "proof-posted"))
        .description(lines)
        .colour(CLOTH)
}

/// What is not on the card: all fields, themes with their evidence, warnings.
fn understood(proof: &Proof<'_>) -> CreateEmbed {
    let locale = proof.locale;
    let stock = say!(locale, "proof-stock", count = proof.questions);
    let source = plain(proof.source, SOURCE);
    let channel = format!("<#{}>", proof.channel);
    let embed = CreateEmbed::new()
        .title(say!(locale, "proof-understood"))
        .description(fields(proof.review, locale))
        .field(
            say!(locale, "proof-themes"),
            themes(proof.themes, locale),
            false,
        )
        .field(say!(locale, "proof-questions"), stock, true)
        .field(say!(locale, "proof-comes-from"), source, true)
        .field(say!(locale, "proof-goes-to"), channel, true)
        .colour(CLOTH);
    with_warnings(embed, proof.review, PART, locale)
}

/// With what staff should look at, in at most so many code points.
pub(super) fn with_warnings(
    embed: CreateEmbed,
    review: &Review,
    most: usize,
    locale: Locale,
) -> CreateEmbed {
    if review.warnings.is_empty() {
        return embed;
    }
    let warnings: String = review
        .warnings
        .iter()
        .map(|warning| format!("• {}\n", warning.said(locale)))
        .collect();
    embed.field(say!(locale, "proof-check"), plain(&warnings, most), false)
}

/// A line for each field that the review states, and one that names the others.
fn fields(review: &Review, locale: Locale) -> String {
    let form = Form::of(review, locale);
    let texts = [
        (say!(locale, "field-title"), form.title.as_str()),
        (say!(locale, "field-author"), form.authors.as_str()),
        (say!(locale, "field-rating"), form.rating.as_str()),
    ];
    let details = form.details.lines().filter_map(|line| line.split_once(':'));
    let details = details.map(|(label, value)| (label.to_owned(), value));
    let points = [
        (say!(locale, "field-liked"), review.strong_point.is_some()),
        (
            say!(locale, "field-did-not-like"),
            review.weak_point.is_some(),
        ),
    ];
    let (mut found, mut missing) = (String::new(), Vec::new());
    for (label, value) in texts.into_iter().chain(details) {
        match value.trim() {
            "" => missing.push(label),
            value => found.push_str(&format!("{label}: {}\n", plain(value, PART / 8))),
        }
    }
    let unsaid = points.into_iter().filter(|(_, said)| !said);
    missing.extend(unsaid.map(|(label, _)| label));
    let words = review.body.split_whitespace().count();
    found.push_str(&say!(locale, "proof-words", count = words));
    found.push('\n');
    if !missing.is_empty() {
        let missing = missing.join(", ");
        found.push_str(&say!(locale, "proof-not-found", fields = missing));
    }
    found
}

fn themes(themes: &[FoundTheme], locale: Locale) -> String {
    let lines: Vec<String> = themes
        .iter()
        .map(|theme| {
            let name = plain(theme.name.spoken(locale), EVIDENCE);
            match theme.evidence.first() {
                Some(sentence) => format!("{name}: “{}”", plain(sentence, EVIDENCE)),
                None => name,
            }
        })
        .collect();
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let rest = lines.len() - at;
        if text.chars().count() + line.chars().count() + 12 > PART {
            text.push_str(&say!(locale, "proof-more", count = rest));
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    match text.trim_end() {
        "" => say!(locale, "proof-no-themes"),
        text => text.chars().take(EMBED_FIELD).collect(),
    }
}

/// What can be done with this book.
fn deeds(choices: &Choices) -> CreateActionRow {
    let (locale, mut buttons) = (choices.locale, Vec::new());
    let green = |step, label| step_button(choices, step, label).style(ButtonStyle::Success);
    let update = say!(locale, "button-update");
    match choices.offer {
        Offer::Post { instead } => {
            buttons.push(green(Step::Post, say!(locale, "button-post")));
            buttons
                .extend(instead.map(|review| step_button(choices, Step::Update(review), update)));
        }
        Offer::Update { review, likeness } => {
            buttons.push(green(Step::Update(review), update));
            if !likeness.is_certain() {
                let another = say!(locale, "button-post-as-another");
                buttons.push(step_button(choices, Step::Beside, another));
            }
        }
        Offer::Nothing => {}
    }
    if choices.fate == Fate::Open {
        let edit = say!(locale, "button-edit");
        buttons.push(step_button(choices, Step::Edit, edit));
    }
    if choices.pieces.len() == 1 {
        let text = say!(locale, "button-edit-text");
        buttons.push(step_button(choices, Step::Text, text));
    }
    let cancel = say!(locale, "button-cancel");
    buttons.push(step_button(choices, Step::Drop, cancel));
    CreateActionRow::Buttons(buttons)
}

/// The menu of the pieces of a text that does not fit into one form.
fn pieces(choices: &Choices) -> CreateActionRow {
    let pieces = (0..).zip(&choices.pieces).take(OPTIONS);
    let options = pieces.map(|(at, begins)| {
        let label = cut(&format!("{}. {begins}", at + 1), OPTION);
        CreateSelectMenuOption::new(label, at.to_string())
    });
    let id = Click::Draft(choices.draft, choices.number, Step::Text).to_string();
    let options = options.collect();
    let menu = CreateSelectMenu::new(id, CreateSelectMenuKind::String { options })
        .placeholder(say!(choices.locale, "button-edit-part"));
    CreateActionRow::SelectMenu(menu)
}

/// Turning to the other books, and what is done with several.
fn pages(choices: &Choices) -> CreateActionRow {
    let (number, of, locale) = (choices.number, choices.of, choices.locale);
    let turn = |to: u32, label: String| {
        button(Click::Draft(choices.draft, to, Step::Turn), label)
            .disabled(to == number || to == 0 || to > of)
    };
    let mut buttons = vec![
        turn(number.saturating_sub(1), "‹".to_owned()),
        turn(
            number,
            say!(locale, "button-page", page = number, pages = of),
        ),
        turn(number.saturating_add(1), "›".to_owned()),
    ];
    match choices.fate {
        Fate::Open => {
            let out = say!(locale, "button-leave-out");
            buttons.push(step_button(choices, Step::LeaveOut, out));
        }
        Fate::LeftOut => {
            let again = say!(locale, "button-take-in-again");
            buttons.push(step_button(choices, Step::TakeIn, again));
        }
        Fate::Posted(_) => {}
    }
    let Remaining { new, updates } = choices.remaining;
    if new + updates > 1 {
        let label = match (new, updates) {
            (_, 0) => say!(locale, "button-post-all"),
            (0, _) => say!(locale, "button-update-all"),
            (new, updates) => say!(
                locale,
                "button-post-and-update",
                new = new,
                updates = updates
            ),
        };
        let all = step_button(choices, Step::All, label).style(ButtonStyle::Success);
        buttons.push(all);
    }
    CreateActionRow::Buttons(buttons)
}

fn step_button(choices: &Choices, step: Step, label: String) -> CreateButton {
    button(Click::Draft(choices.draft, choices.number, step), label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::review::{OtherRating, Rating};
    use crate::club::warning::Warning;

    /// Characters that count towards Discord's 6,000.
    fn length(embed: &CreateEmbed) -> usize {
        let embed = serde_json::to_value(embed).unwrap();
        let of = |value: &serde_json::Value| value.as_str().map_or(0, |text| text.chars().count());
        let fields = embed["fields"].as_array().cloned().unwrap_or_default();
        let lines: usize = fields
            .iter()
            .map(|field| of(&field["name"]) + of(&field["value"]))
            .sum();
        let head = [
            &embed["title"],
            &embed["description"],
            &embed["author"]["name"],
            &embed["footer"]["text"],
        ];
        lines + head.into_iter().map(of).sum::<usize>()
    }

    #[test]
    fn the_longest_review_fits_into_one_message() {
        let long = || "*_long~ 🙂".repeat(1_000);
        for rating in [
            Rating {
                value: None,
                scale: None,
                as_written: long(),
            },
            Rating {
                value: Some(1e300),
                scale: Some(1e300),
                as_written: long(),
            },
            Rating {
                value: None,
                scale: None,
                as_written: " ".to_owned(),
            },
        ] {
            let review = Review {
                title: Some(long()),
                authors: vec![long(); 20],
                isbn13: Some("9780571224135".to_owned()),
                genres: vec![long(); 20],
                publisher: Some(long()),
                reviewer: Some(long()),
                reviewer_rating: Some(rating),
                other_ratings: vec![
                    OtherRating {
                        source: long(),
                        value: 1.0 / 3.0,
                        scale: Some(1e300),
                    };
                    20
                ],
                strong_point: Some(long()),
                weak_point: Some(long()),
                language: Some(long()),
                warnings: vec![Warning::Words(long()); 20],
                body: long(),
                published: None,
            };
            let theme = FoundTheme {
                id: String::new(),
                name: crate::club::theme::ThemeName::new(long(), Vec::new()),
                score: 1.0,
                evidence: vec![long()],
            };
            let embeds = proof(&Proof {
                locale: Locale::Spanish,
                review: &review,
                score: &Score::default(),
                themes: &vec![theme; 30],
                questions: usize::MAX,
                source: &long(),
                channel: ChannelId(u64::MAX),
            });
            let lengths = embeds.each_ref().map(length);
            assert!(lengths.iter().sum::<usize>() <= 6_000, "{lengths:?}");
        }
    }
}
