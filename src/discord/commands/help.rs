//! `/help`: what a member can do, in one screen.

use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::exchange;

const HELP: &str = "\
**Readalong** reads along with a reviewer: her reviews come to this server, and the club talks back.

`/discuss` – a question drawn from the newest review, with the sentence it came from; `book:` and `theme:` choose another, `tier:` asks those who have read on, `add:` proposes a question of your own, `set:` gives six for a meeting
`/rate` – your stars for a book; rating again changes them, `/unrate` withdraws them
`/scores` – the club's score beside the reviewer's; without a book, the club's list (`/help topic:` says how scores are counted)
`/mine` – your own ratings, whom you rate like, all of it as files, and the end of it
On every card: **Rate**, **Discuss**, **Scores** and **Read it all**

Your own rating is shown to nobody but you; what others see is the club's mean and how many voted.

Staff: `/review post` posts a review from a file or a link, `/review paste` from pasted text, and *Apps → Post as review* posts a message that is one. You see first what was understood; the same review again updates its card. `/review edit` and `/review remove` correct or take away what is posted. `/club setup` settles stars, blind rating and where cards go, and `/club questions` has a question put by itself.";

const SCORES: &str = "\
**How scores are counted**

The club's score is the mean of its votes, one for each member; a vote that is changed counts once, and nobody's silence counts. Below three votes it is early, and said so.
**Spread** is the standard deviation: under 0.5 the club is of one mind, under 1 close together, under 1.5 of mixed minds, beyond that divided.
**Gap** is the club's mean less the reviewer's stars.

`/scores` without a book lists the shelf in the order that you choose. *Club's score, weighted for few votes*: a book with one vote of five stars should not stand above one with thirty votes of four and a half. So each book is given five votes more at the mean *m* of all the club's votes:

> (sum of the book's stars + 5 × *m*) ÷ (number of its votes + 5)

What is shown is always the plain mean; only the order is weighted. *Most divided* goes by spread among books with two votes or more, *widest gap* by its size in either direction.

In a blind club you see the scores of what you have rated, and of what is open to all.";

/// What there is more to say about.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
enum Topic {
    /// How scores are counted and ordered.
    #[name = "scores: how they are counted and ordered"]
    Scores,
}

/// What you can do here, in one screen
#[poise::command(slash_command)]
pub(super) async fn help(
    ctx: Context<'_>,
    #[description = "More about one thing"] topic: Option<Topic>,
) -> Result<(), Trouble> {
    let text = match topic {
        Some(Topic::Scores) => SCORES,
        None => HELP,
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}
