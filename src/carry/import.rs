//! `readalong import`: a club that `readalong export` wrote goes into the
//! database, which does not have it yet; or a [`catalogue`] of reviews into a
//! club.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{Misused, catalogue, count, open};
use crate::club::ids::{ChannelId, ClubId};
use crate::club::whole::Whole;
use crate::preview::harmless;
use crate::store::Arrival;

/// What can be chosen for an import.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// A club that `readalong export` wrote, or folders, files and links with reviews
    #[arg(required = true, value_name = "FILE.json|FOLDER|FILE|URL")]
    sources: Vec<PathBuf>,
    /// The club: the id of its Discord server; of a club's own file it is in the file
    #[arg(long, value_name = "ID")]
    guild: Option<ClubId>,
    /// Where the cards would go if the reviews were posted; left out: the club's channel
    #[arg(long, value_name = "ID")]
    channel: Option<ChannelId>,
}

/// Imports what was asked for.
///
/// # Errors
///
/// Where a file cannot be read or is not whole, or the club is there already;
/// then nothing was written. Of a catalogue, how much was not read, when the
/// rest is written.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let of_a_club = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default();
        ending.eq_ignore_ascii_case("json") && !path.is_dir()
    };
    if let [file] = options.sources.as_slice()
        && of_a_club(file)
    {
        return club(file, options.guild).await;
    }
    if options.sources.iter().any(of_a_club) {
        return Err(Misused::says(
            "a club's own file is imported alone: name the .json file and nothing beside it",
        ));
    }
    let guild = options.guild.ok_or_else(|| {
        Misused::says(
            "whose reviews are these? Say --guild ID, the id of the club's Discord server",
        )
    })?;
    catalogue::import(&options.sources, guild, options.channel).await
}

/// Reads a club back.
async fn club(file: &Path, guild: Option<ClubId>) -> anyhow::Result<()> {
    let named = harmless::line(&file.to_string_lossy());
    let json = std::fs::read(file).with_context(|| format!("{named} cannot be read"))?;
    let whole = Whole::read(&json).with_context(|| format!("{named} cannot be imported"))?;
    whole
        .complete()
        .with_context(|| format!("{named} cannot be imported"))?;
    let club = whole.club.id;
    if let Some(other) = guild.filter(|guild| *guild != club) {
        return Err(Misused::says(format!(
            "{named} is of the club {club}, not of {other}: its channels and messages are there"
        )));
    }
    let store = open().await?;
    let restored = store.restore(&whole).await;
    let restored = restored.context("nothing was imported")?;
    store.close().await;
    match restored {
        Arrival::ClubIsHere => anyhow::bail!(
            "the database has the club {club} already, and nothing was imported: import it into another database, or erase it there first"
        ),
        Arrival::Done { moved } => {
            println!(
                "Imported: {} of {}, {}.",
                count(whole.reviews.len(), "review"),
                count(whole.books.len(), "book"),
                count(whole.ratings(), "rating")
            );
            if moved {
                println!(
                    "Other clubs have its numbers here, so it got new ones: the bot prints its cards anew, and older buttons say that they are old."
                );
            }
        }
    }
    Ok(())
}
