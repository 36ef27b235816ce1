//! `/help`: what a member can do, in one screen.

use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::exchange;

const HELP: &str = "\
**Readalong** reads along with a reviewer: her reviews come to this server, and the club talks back.

`/discuss` – a question drawn from the newest review, with the sentence it came from; `book:` and `theme:` choose another, `tier:` asks those who have read on, `add:` proposes a question of your own, `set:` gives six for a meeting
`/rate` – your stars for a book; rating again changes them, `/unrate` withdraws them
`/scores` – the club's score beside the reviewer's; without a book, the club's list
On every card: **Rate**, **Discuss**, **Scores** and **Read it all**

Your own rating is shown to nobody but you; what others see is the club's mean and how many voted.

Staff: `/review post` posts a review from a file or a link, `/review paste` from pasted text, and *Apps → Post as review* posts a message that is one. You see first what was understood; the same review again updates its card. `/club questions` has a question put by itself.";

/// What you can do here, in one screen
#[poise::command(slash_command)]
pub(super) async fn help(ctx: Context<'_>) -> Result<(), Trouble> {
    Ok(exchange(ctx).show(Answer::text(HELP).private()).await?)
}
