//! What is under way: for each person what she waits for, what failed, the form
//! that is open before her and what she has put away; and what plays on stage.
//!
//! It lives here and not in the browser so that a tab can be loaded anew in the
//! middle of something.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, OnceLock};

use super::super::interaction::Modal;
use super::super::reply::DID_NOT_RESPOND;
use super::super::world::World;
use super::super::{Impossible, Reply};

/// Deed that are remembered for each person; the oldest go first.
const DEEDS_KEPT: usize = 30;
/// What Discord shows in a form whose answer did not come.
const FORM_FAILED: &str = "Something went wrong. Try again.";

/// Everything that is under way.
#[derive(Debug, Default)]
pub(super) struct Desk {
    people: HashMap<u64, Own>,
    last: u64,
    /// What plays on stage, in a sentence.
    pub(super) playing: Option<String>,
    /// What the last play came to, in a sentence.
    pub(super) played: Option<String>,
    /// Whether every request takes its time.
    pub(super) slow: bool,
    /// Whether the bot's connection is cut.
    pub(super) cut: bool,
}

/// What is under way for one person.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) deeds: VecDeque<Deed>,
    pub(super) form: Option<Form>,
    /// Private messages that she has put away.
    pub(super) dismissed: HashSet<u64>,
}

/// Something that a person did and that is not over, or that failed.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) id: u64,
    pub(super) channel: u64,
    /// What she did, such as `/rate`.
    pub(super) label: String,
    /// The message whose component was used, and the component's custom id.
    pub(super) on: Option<(u64, String)>,
    /// The interaction, once there is one.
    pub(super) interaction: Arc<OnceLock<u64>>,
    /// What Discord shows where the bot did not answer.
    pub(super) failed: Option<String>,
}

/// A form that is open before a person.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) id: u64,
    pub(super) modal: Modal,
    /// Sent off and not yet answered.
    pub(super) sent: bool,
    pub(super) failed: Option<&'static str>,
}

impl Deed {
    /// Whether the person still waits for the first answer.
    pub(super) fn waits(&self, world: &World) -> bool {
        let interaction = self.interaction.get().and_then(|id| world.interaction(*id));
        self.failed.is_none() && interaction.is_none_or(|one| one.answer.is_none())
    }
}

impl Desk {
    /// What is under way for one person.
    pub(super) fn own(&mut self, person: u64) -> &mut Own {
        self.people.entry(person).or_default()
    }

    /// Takes the stage for a play.
    ///
    /// # Errors
    ///
    /// Where something plays already.
    pub(super) fn take_stage(&mut self, begins: String) -> Result<(), Impossible> {
        if self.playing.is_some() {
            return Err(Impossible(
                "Something plays already. Wait until it is over.".to_owned(),
            ));
        }
        self.playing = Some(begins);
        self.played = None;
        Ok(())
    }

    /// Leaves the stage with a sentence on what the play came to.
    pub(super) fn leave_stage(&mut self, played: String) {
        self.playing = None;
        self.played = Some(played);
    }

    /// Notes that a person begins something, and gives its number and what
    /// takes its interaction.
    pub(super) fn begin(
        &mut self,
        person: u64,
        channel: u64,
        label: String,
        on: Option<(u64, String)>,
    ) -> (u64, Arc<OnceLock<u64>>) {
        self.last += 1;
        let (id, interaction) = (self.last, Arc::default());
        let deeds = &mut self.own(person).deeds;
        if deeds.len() >= DEEDS_KEPT {
            deeds.pop_front();
        }
        // A button that is pressed again forgets how it failed before.
        deeds.retain(|one| on.is_none() || one.failed.is_none() || one.on != on);
        deeds.push_back(Deed {
            id,
            channel,
            label,
            on,
            interaction: Arc::clone(&interaction),
            failed: None,
        });
        (id, interaction)
    }

    /// Notes what came of it; an error is for the one who did it.
    pub(super) fn settle(
        &mut self,
        person: u64,
        id: u64,
        reply: Result<Reply, Impossible>,
    ) -> Result<(), Impossible> {
        self.last += 1;
        let form_id = self.last;
        let own = self.own(person);
        let failed = matches!(&reply, Ok(Reply::Failed(why)) if why == DID_NOT_RESPOND);
        if !failed {
            own.deeds.retain(|one| one.id != id);
        } else if let Some(one) = own.deeds.iter_mut().find(|one| one.id == id) {
            one.failed = Some(DID_NOT_RESPOND.to_owned());
        }
        if let Reply::Modal(modal) = reply? {
            own.form = Some(Form {
                id: form_id,
                modal,
                sent: false,
                failed: None,
            });
        }
        Ok(())
    }

    /// Sends the open form off, and gives it with what takes its interaction;
    /// `None` where it is not open, or was sent.
    pub(super) fn send_form(&mut self, person: u64, id: u64) -> Option<Form> {
        let form = self.own(person).form.as_mut()?;
        if form.id != id || form.sent {
            return None;
        }
        form.sent = true;
        form.failed = None;
        Some(form.clone())
    }

    /// Notes what came of a form.
    pub(super) fn settle_form(
        &mut self,
        person: u64,
        id: u64,
        reply: Result<Reply, Impossible>,
    ) -> Result<(), Impossible> {
        let own = self.own(person);
        let Some(form) = own.form.as_mut().filter(|form| form.id == id) else {
            return reply.map(|_| ());
        };
        form.sent = false;
        match reply {
            Ok(Reply::Failed(why)) if why == DID_NOT_RESPOND => {
                form.failed = Some(FORM_FAILED);
                Ok(())
            }
            Ok(_) => {
                own.form = None;
                Ok(())
            }
            Err(impossible) => Err(impossible),
        }
    }
}
