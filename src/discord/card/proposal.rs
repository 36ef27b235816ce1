//! A member's own question: as staff are asked about it, and what the member is
//! told.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed, CreateEmbedFooter};

use super::{CLOTH, EMBED_FIELD, EMBED_FOOTER, button};
use crate::club::ids::{MemberId, ProposalId};
use crate::club::locale::Locale;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::{Proposal, Verdict};

/// Longest title in a sentence, in code points.
const TITLE: usize = 200;

/// Asks staff whether to take a question in: the sentence above, the question,
/// the buttons.
pub fn proposal(
    id: ProposalId,
    proposal: &Proposal,
    title: &str,
    locale: Locale,
) -> (String, CreateEmbed, Vec<CreateActionRow>) {
    let text = say!(locale, "proposal-asks", title = plain(title, TITLE));
    let take_in = say!(locale, "proposal-take-in");
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::TakeIn(id), take_in).style(ButtonStyle::Success),
        button(Click::Decline(id), say!(locale, "proposal-decline")),
    ]);
    (text, asked(proposal, locale), vec![buttons])
}

/// The same after a member of staff has decided, with the way back.
pub fn decided(
    id: ProposalId,
    proposal: &Proposal,
    verdict: Verdict,
    staff: MemberId,
    locale: Locale,
) -> (String, CreateEmbed, Vec<CreateActionRow>) {
    let staff = staff.to_string();
    let (text, back) = match verdict {
        Verdict::Taken => (
            say!(locale, "proposal-taken", staff = staff),
            button(Click::Decline(id), say!(locale, "proposal-take-out")),
        ),
        Verdict::Declined | Verdict::Waiting => (
            say!(locale, "proposal-declined", staff = staff),
            button(
                Click::TakeIn(id),
                say!(locale, "proposal-take-in-after-all"),
            ),
        ),
    };
    let rows = vec![CreateActionRow::Buttons(vec![back])];
    (text, asked(proposal, locale), rows)
}

fn asked(proposal: &Proposal, locale: Locale) -> CreateEmbed {
    let text = plain(&proposal.text, EMBED_FIELD);
    let text = match proposal.tier {
        2 => format!("||**{text}**||"),
        _ => format!("**{text}**"),
    };
    let mut embed = CreateEmbed::new().description(text).colour(CLOTH);
    if proposal.signed {
        let by = format!("<@{}>", proposal.member);
        embed = embed.field(say!(locale, "proposal-by"), by, true);
    }
    let readers = match proposal.tier {
        0 => say!(locale, "question-for-all"),
        1 => say!(locale, "question-begun"),
        _ => say!(locale, "question-finished"),
    };
    let about = match &proposal.theme {
        Some(theme) => format!("{theme} · {readers}"),
        None => readers,
    };
    embed.footer(CreateEmbedFooter::new(cut(&about, EMBED_FOOTER)))
}

/// What the member is told of the verdict.
pub fn verdict(proposal: &Proposal, title: &str, verdict: Verdict, locale: Locale) -> String {
    let (text, title) = (plain(&proposal.text, EMBED_FIELD), plain(title, TITLE));
    match verdict {
        Verdict::Taken => say!(locale, "proposal-verdict-taken", title = title, text = text),
        Verdict::Declined | Verdict::Waiting => say!(
            locale,
            "proposal-verdict-declined",
            title = title,
            text = text
        ),
    }
}
