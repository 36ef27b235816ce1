//! What goes wrong at the press of a button: a slow Discord, a cut connection.

use std::sync::Arc;
use std::time::Duration;

use super::super::faults::Fault;
use super::super::{Impossible, LocalDiscord};
use super::Page;
use crate::rehearsal::server::Server;

/// How long each request takes while Discord is slow: long enough to be seen,
/// and several fit into the three seconds that a bot has.
const SLOW: Duration = Duration::from_millis(500);
/// How long a cut connection cannot be mended.
const CUT: Duration = Duration::from_secs(8);
/// As many requests as will ever come.
const ALL: usize = u32::MAX as usize;

/// Lets every request of the bot take its time, or no longer.
pub(super) fn slow(page: &Page, server: &Server, on: bool) -> Result<(), Impossible> {
    let mut desk = page.desk();
    if desk.slow != on {
        desk.slow = on;
        let mut faults = server.faults();
        if on {
            faults.order(ALL, "", "", Fault::HangBefore(SLOW));
        } else {
            faults.clear();
        }
    }
    Ok(())
}

/// Cuts the bot's connection to the gateway, and takes no new one for a while.
pub(super) fn cut(page: &Arc<Page>) -> Result<(), Impossible> {
    let Some(discord) = page.discord() else {
        return Ok(());
    };
    if std::mem::replace(&mut page.desk().cut, true) {
        return Err(Impossible("the connection is cut already".to_owned()));
    }
    discord.refuse_gateway(true);
    discord.drop_gateway();
    let page = Arc::clone(page);
    tokio::spawn(async move {
        tokio::time::sleep(CUT).await;
        page.desk().cut = false;
        mend(&page);
    });
    Ok(())
}

fn mend(page: &Page) {
    if let Some(discord) = page.discord() {
        LocalDiscord::refuse_gateway(&discord, false);
        discord.server().tell_page();
    }
}
