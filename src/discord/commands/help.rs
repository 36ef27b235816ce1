//! `/help`: what a member can do, in one screen.

use crate::club::locale::Locale;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::exchange;
use crate::say;

/// What there is more to say about.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
enum Topic {
    /// How scores are counted and ordered.
    Scores,
}

/// What you can do here, in one screen
#[poise::command(slash_command)]
pub(super) async fn help(ctx: Context<'_>, topic: Option<Topic>) -> Result<(), Trouble> {
    let locale = Locale::of(&ctx.interaction.locale);
    let text = match topic {
        Some(Topic::Scores) => scores(locale),
        None => all(locale),
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}

/// What can be done, on one screen.
fn all(locale: Locale) -> String {
    let commands = [
        say!(locale, "help-discuss"),
        say!(locale, "help-rate"),
        say!(locale, "help-scores"),
        say!(locale, "help-mine"),
        say!(locale, "help-card"),
    ];
    [
        say!(locale, "help-about"),
        commands.join("\n"),
        say!(locale, "help-private"),
        say!(locale, "help-staff"),
    ]
    .join("\n\n")
}

/// How scores are counted and ordered. The numbers are those of
/// [`Tally::spread`](crate::club::tally::Tally::spread) and
/// [`shelf`](crate::club::shelf).
fn scores(locale: Locale) -> String {
    let (half, most) = (locale.number("0.5"), locale.number("1.5"));
    let words = [
        say!(locale, "help-mean"),
        say!(locale, "help-spread", half = half, most = most),
        say!(locale, "help-gap"),
    ];
    [
        say!(locale, "help-counted"),
        words.join("\n"),
        say!(locale, "help-order"),
        say!(locale, "help-formula"),
        say!(locale, "help-plain-mean"),
        say!(locale, "help-blind"),
    ]
    .join("\n\n")
}
