//! The page in a browser in which one person plays the whole club.
//!
//! [`LocalDiscord::open_page`] opens it at an address that nobody can guess, on
//! the port of the local Discord. `door` lets requests in and keeps others out,
//! `live` is the connection of one tab, `view` is what a tab is shown, `deed`
//! what a person does there; `desk` holds what is under way for each person,
//! `cast` says who can be played, `filling`, `storm` and `trouble` are the
//! buttons of the stage, `requests` is the look behind it. What the browser
//! runs is in `assets/`.

mod assets;
mod cast;
mod deed;
mod desk;
pub(super) mod door;
mod filling;
mod live;
mod requests;
mod storm;
mod trouble;
mod view;

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use tokio::sync::Notify;

use super::{Attachment, Handle, LocalDiscord, Person};
use cast::Part;
use desk::Desk;

/// Bytes of the random part of the page's address.
const TOKEN_BYTES: usize = 16;

/// The page, once it is open.
#[derive(Debug)]
pub(super) struct Page {
    token: String,
    /// Weak, for the local Discord holds the page.
    discord: Weak<Handle>,
    cast: Vec<Part>,
    samples: Vec<Attachment>,
    restart: Arc<Notify>,
    desk: Mutex<Desk>,
}

impl LocalDiscord {
    /// Opens the page to play the club in and gives its address; called again,
    /// it gives the same. `samples` are the reviews that *Fill the club* posts;
    /// `restart` is told when somebody wants the bot to be restarted.
    #[must_use]
    pub fn open_page(&self, samples: Vec<Attachment>, restart: Arc<Notify>) -> String {
        let page = self.server().page.get_or_init(|| {
            Arc::new(Page {
                token: token(),
                discord: Arc::downgrade(&self.handle),
                cast: cast::assemble(self),
                samples,
                restart,
                desk: Mutex::default(),
            })
        });
        format!("{}/{}/", self.base_url(), page.token)
    }

    /// The one of the page's people who posts reviews, in the first channel;
    /// `None` while the page is closed.
    #[must_use]
    pub fn reviewer(&self) -> Option<Person> {
        let page = self.server().page.get()?;
        let reviewer = page.cast.first()?;
        page.person(reviewer.id, self.channel("reviews"), None)
    }
}

impl Page {
    /// What of a path comes after the page's own folder; `None` for other paths.
    pub(super) fn path_within<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix('/')?.strip_prefix(&self.token)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The local Discord, while it runs.
    fn discord(&self) -> Option<LocalDiscord> {
        let handle = self.discord.upgrade()?;
        Some(LocalDiscord { handle })
    }

    /// Somebody in a channel; `note` takes the id of the interaction that she
    /// begins. `None` once the local Discord has stopped.
    fn person(&self, id: u64, channel: u64, note: Option<Arc<OnceLock<u64>>>) -> Option<Person> {
        Some(Person {
            discord: self.discord()?,
            id,
            channel,
            force: false,
            note,
        })
    }
}

/// A name for the page's folder that cannot be guessed.
fn token() -> String {
    let bytes: [u8; TOKEN_BYTES] = rand::random();
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text does not fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}
