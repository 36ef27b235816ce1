//! `/discuss add:`: a member's own question, and what staff decide on it.

use super::themes;
use crate::club::ids::ProposalId;
use crate::club::question::own::own;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::commands::Asker;
use crate::discord::plain::plain;
use crate::say;
use crate::store::{Proposal, Proposed, Standing, Verdict, now};

/// Questions of one member that may wait for staff at once.
const OPEN: u32 = 5;

/// Longest title in a sentence, in code points.
const TITLE: usize = 200;

/// What a member says beside the question.
pub(super) struct Beside<'a> {
    /// A theme of the review, as typed or chosen.
    pub(super) theme: Option<&'a str>,
    /// What the question gives away.
    pub(super) tier: u8,
    /// Whether the member's name may stand beside it.
    pub(super) signed: bool,
}

/// Proposes a question to the staff.
pub(super) async fn propose(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    text: &str,
    beside: Beside<'_>,
) -> Result<Answer, Trouble> {
    let text = own(text)?;
    let theme = match beside.theme {
        Some(asked) => {
            let stock = bot.stock(standing.review, standing.version).await?;
            Some(themes::meant(&stock, asked, asker.locale)?.to_owned())
        }
        None => None,
    };
    let proposal = Proposal {
        club: asker.club,
        review: standing.review,
        member: asker.member,
        signed: beside.signed,
        theme,
        tier: beside.tier,
        text,
        channel: asker.channel,
    };
    match bot.store.propose(&proposal, OPEN, now()).await? {
        Proposed::New(_) => bot.proposing.notify_one(),
        Proposed::Twice => return Err(Sorry::OwnTwice.into()),
        Proposed::TooMany => return Err(Sorry::OwnTooMany { most: OPEN }.into()),
    }
    let channel = asker.channel.to_string();
    let title = plain(standing.title(), TITLE);
    let text = match proposal.signed {
        true => say!(
            asker.locale,
            "proposed-signed",
            channel = channel,
            title = title
        ),
        false => say!(
            asker.locale,
            "proposed-unsigned",
            channel = channel,
            title = title
        ),
    };
    Ok(Answer::text(text).private())
}

/// Takes a question in or leaves it out. That it is staff who ask was checked
/// before.
pub(super) async fn decide(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (id, verdict): (ProposalId, Verdict),
) -> Result<(), Trouble> {
    let store = &bot.store;
    let proposal = store.decide_proposal(id, asker.club, verdict).await?;
    let proposal = proposal.ok_or(Sorry::OldButton)?;
    bot.forget_stock(proposal.review);
    bot.proposing.notify_one();
    let (text, embed, rows) = card::decided(id, &proposal, verdict, asker.member, asker.public);
    let answer = Answer::embed(embed).under(text).rows(rows);
    Ok(exchange.update(answer).await?)
}
