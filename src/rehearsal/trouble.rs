//! Trouble on order: what tests break, and how it is healed.

use serde_json::Value;

use super::LocalDiscord;
use super::faults::Fault;
use super::gateway::Frame;

impl LocalDiscord {
    /// The next `times` requests with this method (empty for any) whose path
    /// contains `path` meet `fault`.
    pub fn fail_next(&self, times: usize, method: &str, path: &str, fault: Fault) {
        self.server().faults().order(times, method, path, fault);
    }

    /// How many requests have still to meet trouble.
    #[must_use]
    pub fn faults_left(&self) -> usize {
        self.server().faults().left()
    }

    /// Ends all trouble: faults that are left, deafness, a shut gateway.
    pub fn heal(&self) {
        self.server().faults().clear();
        let mut gateway = self.server().gateway();
        gateway.deaf = false;
        gateway.shut = false;
        gateway.unwelcome = None;
    }

    /// Closes all connections to the gateway with a code, such as 4000.
    pub fn close_gateway(&self, code: u16) {
        self.server()
            .gateway()
            .all(&Frame::Close(code, "On order."));
    }

    /// Breaks all connections to the gateway without a word.
    pub fn drop_gateway(&self) {
        self.server().gateway().all(&Frame::Drop);
    }

    /// Asks all sessions to reconnect (op 7).
    pub fn ask_to_reconnect(&self) {
        self.send_raw(r#"{"t":null,"s":null,"op":7,"d":null}"#);
    }

    /// Tells all sessions that they are invalid (op 9). Those that may not be
    /// resumed are forgotten.
    pub fn invalidate_sessions(&self, resumable: bool) {
        self.send_raw(&format!(r#"{{"t":null,"s":null,"op":9,"d":{resumable}}}"#));
        if !resumable {
            self.server().gateway().forget();
        }
    }

    /// Sends a text to all connections as it is.
    pub fn send_raw(&self, text: &str) {
        self.server().gateway().all(&Frame::Text(text.into()));
    }

    /// Sends an event to all sessions, with data that may be as wrong as you
    /// like.
    pub fn send_event(&self, name: &str, data: &Value) {
        self.server().gateway().tell(name, 0, 0, data);
    }

    /// Whether heartbeats are left without an acknowledgement.
    pub fn ignore_heartbeats(&self, ignore: bool) {
        self.server().gateway().deaf = ignore;
    }

    /// Meets every IDENTIFY with this close code, such as 4010; `None` ends it.
    pub fn meet_identify(&self, code: Option<u16>) {
        self.server().gateway().unwelcome = code;
    }

    /// Sets how many IDENTIFYs the bot has left today.
    pub fn leave_starts(&self, left: u32) {
        self.server().change(|world| world.starts_left = left);
    }

    /// Whether new connections to the gateway are refused.
    pub fn refuse_gateway(&self, refuse: bool) {
        self.server().gateway().shut = refuse;
    }
}
