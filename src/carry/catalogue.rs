//! `readalong import FOLDER --guild ID`: a back catalogue of reviews goes into a
//! club without being posted, so that its books can be rated and asked about.
//!
//! What is there already is passed over, so the same folder can be imported
//! again after something was mended or added.

use std::path::PathBuf;

use anyhow::Context;

use super::dated::written;
use super::{count, open, reviews};
use crate::club::ids::{ChannelId, ClubId};
use crate::preview::show::{found_no_text, progress};
use crate::preview::source;
use crate::store::now;

/// Imports the reviews of these files, folders and links.
///
/// # Errors
///
/// Where the database does not answer; how many documents were not read, when
/// the others are in.
pub(super) async fn import(
    asked: &[PathBuf],
    club: ClubId,
    channel: Option<ChannelId>,
) -> anyhow::Result<()> {
    let (sources, mut skipped) = source::gather(asked)?;
    let store = open().await?;
    let rules = store.rules(club).await?;
    // A card that nobody prints needs no channel before it is posted.
    let channel = channel.or(rules.channel).unwrap_or(ChannelId(0));
    let bar = progress(sources.len());
    let (mut imported, mut known, mut documents) = (0, 0, 0);
    let mut unread = Vec::new();
    for source in &sources {
        bar.set_message(source.to_string());
        // Reading a page waits for the network in a way of its own.
        let from = source.clone();
        let read = tokio::task::spawn_blocking(move || reviews(&from)).await?;
        match read {
            Ok((bytes, reviews)) => {
                documents += 1;
                let at = written(source, &bytes, now());
                for review in &reviews {
                    let new = store
                        .import(club, channel, review, &source.to_string(), at)
                        .await
                        .with_context(|| format!("{source} could not be written down"))?;
                    match new {
                        true => imported += 1,
                        false => known += 1,
                    }
                }
            }
            Err(one) if found_no_text(source, &one.error) => skipped.no_document(source),
            Err(one) => unread.push(one.said),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    store.close().await;
    let here = match known {
        0 => String::new(),
        1 => " 1 was here already.".to_owned(),
        many => format!(" {many} were here already."),
    };
    println!(
        "Imported: {} from {}.{here}",
        count(imported, "review"),
        count(documents, "document")
    );
    if let Some(skipped) = skipped.said() {
        eprintln!("{skipped}");
    }
    for said in &unread {
        eprintln!("readalong: {said}");
    }
    let (failed, all) = (unread.len(), sources.len());
    anyhow::ensure!(failed == 0, "{failed} of {all} documents could not be read");
    Ok(())
}
