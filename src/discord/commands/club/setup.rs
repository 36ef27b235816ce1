//! `/club setup`: one private screen that says what the club has settled and
//! what follows from it, with menus that change it at once.
//!
//! Only those who may manage the server see it, and each press checks that
//! again. What I may do in the chosen channel is read from Discord.

use poise::serenity_prelude as serenity;

use crate::club::blind::Blind;
use crate::club::ids::ChannelId;
use crate::club::sorry::Sorry;
use crate::club::stars::Step;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Setting;
use crate::discord::commands::{Asker, exchange, staff};
use crate::discord::permissions;
use crate::store::Rules;

/// Settle how the club rates and where cards go
#[poise::command(slash_command, guild_only)]
pub(super) async fn setup(ctx: Context<'_>) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    staff::check_admin(ctx.interaction.member.as_deref())?;
    let rules = bot.store.rules(asker.club).await?;
    let screen = screen(bot, asker, &rules).await;
    Ok(exchange(ctx).show(screen.private()).await?)
}

/// Settles what was chosen on the screen, and shows it anew.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn clicked(
    bot: &Bot,
    asker: Asker,
    member: Option<&serenity::Member>,
    exchange: Exchange<'_>,
    setting: Setting,
    values: &[String],
) -> Result<(), Trouble> {
    staff::check_admin(member)?;
    let before = bot.store.rules(asker.club).await?;
    let rules = changed(before, setting, values).ok_or(Sorry::OldButton)?;
    if rules != before {
        bot.store.settle_rules(asker.club, rules).await?;
        bot.printing.notify_one();
    }
    let screen = screen(bot, asker, &rules).await;
    Ok(exchange.update(screen).await?)
}

/// The rules with what was chosen; `None` where that is nothing that the screen
/// offers.
fn changed(rules: Rules, setting: Setting, values: &[String]) -> Option<Rules> {
    let chosen = values.first().map(String::as_str);
    Some(match setting {
        Setting::Step => Rules {
            step: Step::from_quarters(chosen?.parse().ok()?)?,
            ..rules
        },
        Setting::Blind => Rules {
            blind: match chosen? {
                "off" => None,
                "rated" => Some(Blind { days: None }),
                days => Some(Blind {
                    days: Some(days.parse().ok()?),
                }),
            },
            ..rules
        },
        Setting::Channel => Rules {
            channel: Some(ChannelId(chosen?.parse().ok()?)),
            ..rules
        },
        Setting::NoChannel => Rules {
            channel: None,
            ..rules
        },
        Setting::Names => Rules {
            names: !rules.names,
            ..rules
        },
        Setting::Look => rules,
    })
}

/// The screen, with what I lack in the channel for cards. Where Discord does not
/// say that in time, the screen says so.
async fn screen(bot: &Bot, asker: Asker, rules: &Rules) -> Answer {
    let lacking = match rules.channel {
        Some(channel) => Some(permissions::lacking(bot, asker.club, channel).await),
        None => None,
    };
    let lacking = lacking.map(|lacking| {
        lacking
            .inspect_err(|refusal| tracing::warn!(%refusal, "my permissions are not known"))
            .ok()
    });
    let (embed, rows) = card::setup(rules, lacking.as_ref().map(Option::as_ref), asker.locale);
    Answer::embed(embed).rows(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_settled_and_nothing_else() {
        let rules = Rules::default();
        let chosen = |setting, value: &str| changed(rules, setting, &[value.to_owned()]);
        assert_eq!(chosen(Setting::Step, "1").unwrap().step, Step::Quarter);
        for (value, blind) in [
            ("off", None),
            ("rated", Some(Blind { days: None })),
            ("14", Some(Blind { days: Some(14) })),
        ] {
            assert_eq!(chosen(Setting::Blind, value).unwrap().blind, blind);
        }
        let channel = chosen(Setting::Channel, "7").unwrap();
        assert_eq!(channel.channel, Some(ChannelId(7)));
        assert_eq!(changed(channel, Setting::NoChannel, &[]), Some(rules));
        for (setting, value) in [
            (Setting::Step, "3"),
            (Setting::Blind, "-1"),
            (Setting::Channel, "here"),
        ] {
            assert_eq!(chosen(setting, value), None, "failed on {value}");
        }
    }
}
