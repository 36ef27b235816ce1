//! *Fill the club*: the reviewer posts the sample reviews, the members rate
//! them and ask, one after the other and before everybody's eyes.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::super::message::Message;
use super::super::server::Server;
use super::super::{Attachment, Impossible, LocalDiscord, Person, Reply};
use super::Page;

/// Between two things that happen.
const PAUSE: Duration = Duration::from_millis(350);
/// How long a card may take to appear.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the members give to each review, in their order; an empty text is a
/// member who does not rate.
const STARS: [[&str; 6]; 3] = [
    ["4", "3.5", "2.5", "4.5", "4", "3"],
    ["5", "", "4.5", "4", "", "4.5"],
    ["2", "3", "", "1.5", "4", ""],
];
/// What one of them writes with it.
const NOTES: [&str; 3] = [
    "I would have cut the locked room, too.",
    "Read it in one night.",
    "Beautiful, and I did not believe a word.",
];

/// Begins to fill the club.
pub(super) fn begin(page: &Arc<Page>, server: &Server) -> Result<(), Impossible> {
    let Some(discord) = page.discord() else {
        return Ok(());
    };
    page.desk()
        .take_stage("The reviewer sits down".to_owned())?;
    server.tell_page();
    let page = Arc::clone(page);
    tokio::spawn(async move {
        let channel = discord.channel("reviews");
        let filling = Filling {
            page: &page,
            discord: &discord,
            channel,
        };
        let played = match filling.play().await {
            Ok(posted) => format!("The club is filled: {posted} reviews, rated and asked about."),
            Err(Impossible(why)) => format!("The club could not be filled: {why}."),
        };
        page.desk().leave_stage(played);
        discord.server().tell_page();
    });
    Ok(())
}

struct Filling<'a> {
    page: &'a Page,
    discord: &'a LocalDiscord,
    channel: u64,
}

impl Filling<'_> {
    async fn play(&self) -> Result<usize, Impossible> {
        let mut posted = 0;
        for (number, review) in self.page.samples.iter().enumerate() {
            let Some(card) = self.post(review).await? else {
                continue;
            };
            posted += 1;
            self.rate(&card, number).await?;
            self.ask(number).await?;
        }
        Ok(posted)
    }

    /// Has the reviewer post a review, and gives its card; `None` where the club
    /// has it already.
    async fn post(&self, review: &Attachment) -> Result<Option<Message>, Impossible> {
        let (name, reviewer) = self.part(0)?;
        self.show(format!("{name} posts {}", review.name)).await;
        let before = self
            .discord
            .messages(self.channel)
            .last()
            .map_or(0, |one| one.id);
        let draft = reviewer
            .slash("review post", json!({"file": review}))
            .await?;
        if let Reply::Failed(why) = draft {
            return Err(Impossible(why));
        }
        let posts = |one: &Message| one.buttons().iter().any(|button| button == "Post");
        if !draft.message().is_some_and(posts) {
            return Ok(None);
        }
        self.show(format!("{name} presses Post")).await;
        reviewer.press(&draft, "Post").await?;
        let is_card = |message: &Message| {
            message.id > before && message.buttons().iter().any(|button| button == "Rate")
        };
        let channel = self.channel;
        self.discord
            .wait_until(|world| world.messages(channel).any(is_card), PATIENCE)
            .await;
        let card = self.discord.messages(channel).into_iter().find(is_card);
        card.map(Some)
            .ok_or_else(|| Impossible("the card did not appear".to_owned()))
    }

    /// Has the members rate, one of them with a note.
    async fn rate(&self, card: &Message, number: usize) -> Result<(), Impossible> {
        let stars = STARS[number % STARS.len()];
        for (member, stars) in stars.into_iter().enumerate() {
            if stars.is_empty() {
                continue;
            }
            let (name, person) = self.part(2 + member)?;
            if member == number {
                self.show(format!("{name} rates with a note")).await;
                let books = person.complete("rate", "book", "", json!({})).await?;
                let book = books.first().map(|book| book.value.clone());
                let note = NOTES[number % NOTES.len()];
                let rating = json!({"book": book, "stars": stars, "note": note});
                person.slash("rate", rating).await?;
            } else {
                self.show(format!("{name} presses Rate and gives {stars}"))
                    .await;
                let menu = person.press(card, "Rate").await?;
                person.choose(&menu, "Your stars", &[stars]).await?;
            }
        }
        Ok(())
    }

    /// Has two members ask for a question.
    async fn ask(&self, number: usize) -> Result<(), Impossible> {
        let (name, asks) = self.part(2 + number)?;
        self.show(format!("{name} asks for a question")).await;
        let question = asks.slash("discuss", json!({})).await?;
        let (name, asks_again) = self.part(5 + number)?;
        let buttons = question.message().map(Message::buttons);
        let another = buttons
            .into_iter()
            .flatten()
            .find(|button| button.starts_with("Another"));
        if let Some(another) = another {
            self.show(format!("{name} asks for another")).await;
            asks_again.press(&question, &another).await?;
        }
        Ok(())
    }

    fn part(&self, number: usize) -> Result<(&'static str, Person), Impossible> {
        let cast = &self.page.cast;
        let part = cast.get(number % cast.len().max(1));
        part.and_then(|part| Some((part.name, self.page.person(part.id, self.channel, None)?)))
            .ok_or_else(|| Impossible("the rehearsal has ended".to_owned()))
    }

    /// Says what happens next, and takes a breath.
    async fn show(&self, what: String) {
        self.page.desk().playing = Some(what);
        self.discord.server().tell_page();
        tokio::time::sleep(PAUSE).await;
    }
}
