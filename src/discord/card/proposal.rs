//! A member's own question: as staff are asked about it, and what the member is
//! told.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed, CreateEmbedFooter};

use super::{CLOTH, EMBED_FIELD, EMBED_FOOTER, button};
use crate::club::ids::{MemberId, ProposalId};
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use crate::store::{Proposal, Verdict};

/// Longest title in a sentence, in code points.
const TITLE: usize = 200;

/// Asks staff whether to take a question in: the sentence above, the question,
/// the buttons.
pub fn proposal(
    id: ProposalId,
    proposal: &Proposal,
    title: &str,
) -> (String, CreateEmbed, Vec<CreateActionRow>) {
    let title = plain(title, TITLE);
    let text = format!(
        "A member proposes a question about *{title}*. Staff decide whether the club is asked it."
    );
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::TakeIn(id), "Take it in").style(ButtonStyle::Success),
        button(Click::Decline(id), "Decline"),
    ]);
    (text, asked(proposal), vec![buttons])
}

/// The same after a member of staff has decided, with the way back.
pub fn decided(
    id: ProposalId,
    proposal: &Proposal,
    verdict: Verdict,
    staff: MemberId,
) -> (String, CreateEmbed, Vec<CreateActionRow>) {
    let (text, back) = match verdict {
        Verdict::Taken => (
            format!("Taken in by <@{staff}>: the club is asked this from now on."),
            button(Click::Decline(id), "Take it out again"),
        ),
        Verdict::Declined | Verdict::Waiting => (
            format!("Declined by <@{staff}>."),
            button(Click::TakeIn(id), "Take it in after all"),
        ),
    };
    let rows = vec![CreateActionRow::Buttons(vec![back])];
    (text, asked(proposal), rows)
}

fn asked(proposal: &Proposal) -> CreateEmbed {
    let text = plain(&proposal.text, EMBED_FIELD);
    let text = match proposal.tier {
        2 => format!("||**{text}**||"),
        _ => format!("**{text}**"),
    };
    let mut embed = CreateEmbed::new().description(text).colour(CLOTH);
    if proposal.signed {
        embed = embed.field("Proposed by", format!("<@{}>", proposal.member), true);
    }
    let readers = match proposal.tier {
        0 => "for everybody",
        1 => "for those who have begun",
        _ => "for those who have finished",
    };
    let about = match &proposal.theme {
        Some(theme) => format!("{theme} · {readers}"),
        None => readers.to_owned(),
    };
    embed.footer(CreateEmbedFooter::new(cut(&about, EMBED_FOOTER)))
}

/// What the member is told of the verdict.
pub fn verdict(proposal: &Proposal, title: &str, verdict: Verdict) -> String {
    let (text, title) = (plain(&proposal.text, EMBED_FIELD), plain(title, TITLE));
    match verdict {
        Verdict::Taken => format!(
            "Your question about *{title}* is taken in, and the club is asked it from now on: “{text}”"
        ),
        Verdict::Declined | Verdict::Waiting => format!(
            "The staff have not taken in your question about *{title}*: “{text}”. You may propose another."
        ),
    }
}
