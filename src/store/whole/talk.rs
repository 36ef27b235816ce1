//! The second half of a document back into the tables: what was said about the
//! books, what comes by itself, and what blogs have published.

use sqlx::QueryBuilder;

use super::insert;
use super::moves::{Moves, known};
use super::restore::{ROWS, TEXTS};
use crate::club::ids::MessageId;
use crate::club::whole::Whole;
use crate::store::StoreError;
use crate::store::columns::{Snowflake, clean, seconds};
use crate::store::database::{Transaction, at_leisure};
use crate::store::reviews::Written;

/// What was asked, what members think of it, and what they ask themselves.
pub(super) async fn said(
    tx: &mut Transaction,
    whole: &Whole,
    moves: &Moves,
) -> Result<(), StoreError> {
    let club = whole.club.id.column();
    let keys = moves.keys(whole);
    insert!(
        tx,
        ROWS,
        "insert into discussion (thread, club, review, tier, made_at)",
        whole.threads,
        |line, thread| line
            .push_bind(thread.thread.column())
            .push_bind(club)
            .push_bind(thread.review.0 + moves.by.review)
            .push_bind(i64::from(thread.tier))
            .push_bind(seconds(thread.made_at))
    );
    insert!(
        tx,
        ROWS,
        "insert into asked (club, channel, review, question, at, times)",
        whole.asked,
        |line, asked| line
            .push_bind(club)
            .push_bind(asked.channel.column())
            .push_bind(asked.review.0 + moves.by.review)
            .push_bind(keys.question(&asked.question).to_owned())
            .push_bind(seconds(asked.at))
            .push_bind(asked.times)
    );
    insert!(
        tx,
        ROWS,
        "insert into thumb (club, prompt, member, up, at)",
        whole.thumbs,
        |line, thumb| line
            .push_bind(club)
            .push_bind(keys.prompt(&thumb.prompt).to_owned())
            .push_bind(known(thumb.member))
            .push_bind(thumb.up)
            .push_bind(seconds(thumb.at))
    );
    insert!(
        tx,
        ROWS,
        "insert into member_question (id, club, review, member, signed, theme, tier, text,
            channel, state, told, message, attempted_at, made_at)",
        whole.questions,
        |line, question| line
            .push_bind(question.number.0 + moves.by.member_question)
            .push_bind(club)
            .push_bind(question.review.0 + moves.by.review)
            .push_bind(known(question.member))
            .push_bind(question.signed)
            .push_bind(question.theme.as_deref())
            .push_bind(i64::from(question.tier))
            .push_bind(clean(&question.text).into_owned())
            .push_bind(question.channel.column())
            .push_bind(question.state.as_str())
            .push_bind(question.told.as_str())
            .push_bind(question.message.map(MessageId::column))
            .push_bind(question.attempted_at.map(seconds))
            .push_bind(seconds(question.made_at))
    );
    insert!(
        tx,
        ROWS,
        "insert into comparing (club, member, at)",
        whole.comparing,
        |line, wish| line
            .push_bind(club)
            .push_bind(known(wish.member))
            .push_bind(seconds(wish.at))
    );
    Ok(())
}

pub(super) async fn schedules(
    tx: &mut Transaction,
    whole: &Whole,
    moves: &Moves,
) -> Result<(), StoreError> {
    let club = whole.club.id.column();
    let keys = moves.keys(whole);
    insert!(
        tx,
        ROWS,
        "insert into schedule (id, club, channel, staff, rhythm, minute, book, next_at, review,
            question, attempted_at, stopped, made_at)",
        whole.schedules,
        |line, plan| line
            .push_bind(plan.number.0 + moves.by.schedule)
            .push_bind(club)
            .push_bind(plan.channel.column())
            .push_bind(known(plan.staff))
            .push_bind(plan.rhythm.as_str())
            .push_bind(i64::from(plan.minute))
            .push_bind(plan.book.map(|book| book.0 + moves.by.book))
            .push_bind(seconds(plan.next_at))
            .push_bind(plan.review.map(|review| review.0 + moves.by.review))
            .push_bind(
                plan.question
                    .as_deref()
                    .map(|key| keys.question(key).to_owned())
            )
            .push_bind(plan.attempted_at.map(seconds))
            .push_bind(plan.stopped.as_deref())
            .push_bind(seconds(plan.made_at))
    );
    Ok(())
}

pub(super) async fn feeds(
    tx: &mut Transaction,
    whole: &Whole,
    moves: &Moves,
) -> Result<(), StoreError> {
    let club = whole.club.id.column();
    insert!(
        tx,
        ROWS,
        "insert into feed (id, club, channel, office, staff, straight, address, host, title,
            etag, last_modified, next_check, failures, failing_since, stopped, made_at)",
        whole.feeds,
        |line, feed| line
            .push_bind(feed.number.0 + moves.by.feed)
            .push_bind(club)
            .push_bind(feed.channel.column())
            .push_bind(feed.office.column())
            .push_bind(known(feed.staff))
            .push_bind(feed.straight)
            .push_bind(feed.address.as_str())
            .push_bind(feed.host.as_str())
            .push_bind(clean(&feed.title).into_owned())
            .push_bind(feed.etag.as_deref())
            .push_bind(feed.last_modified.as_deref())
            .push_bind(seconds(feed.next_check))
            .push_bind(feed.failures)
            .push_bind(feed.failing_since.map(seconds))
            .push_bind(feed.stopped.as_deref())
            .push_bind(seconds(feed.made_at))
    );
    for feed in &whole.feeds {
        let number = feed.number.0 + moves.by.feed;
        insert!(
            tx,
            ROWS,
            "insert into feed_entry (feed, key, content_hash, backlog, tries, seen_at)",
            feed.entries,
            |line, entry| line
                .push_bind(number)
                .push_bind(entry.key.as_str())
                .push_bind(entry.content_hash.as_str())
                .push_bind(entry.backlog)
                .push_bind(entry.tries)
                .push_bind(seconds(entry.seen_at))
        );
        let mut found = Vec::new();
        for entry in &feed.entries {
            for offer in &entry.offers {
                let written = offer.review.as_ref().map(Written::new).transpose()?;
                let (fields, body) = written
                    .map(|written| (clean(&written.fields).into_owned(), written.body))
                    .unwrap_or_default();
                found.push((entry.key.as_str(), offer, fields, body));
            }
        }
        insert!(
            tx,
            TEXTS,
            "insert into offer (id, feed, entry, club, state, title_key, reading, fields, body,
                source, review, message, wanted, shown, attempted_at, made_at)",
            found,
            |line, (entry, offer, fields, body)| line
                .push_bind(offer.number.0 + moves.by.offer)
                .push_bind(number)
                .push_bind(*entry)
                .push_bind(club)
                .push_bind(offer.state.as_str())
                .push_bind(offer.title_key.as_str())
                .push_bind(offer.reading.as_str())
                .push_bind(fields.as_str())
                .push_bind(body.as_str())
                .push_bind(clean(&offer.source).into_owned())
                .push_bind(offer.became.map(|review| review.0 + moves.by.review))
                .push_bind(offer.message.map(MessageId::column))
                // The buttons of what waits name the offer.
                .push_bind(
                    offer
                        .wanted
                        .saturating_add(i64::from(moves.any() && offer.state == "waiting"))
                )
                .push_bind(offer.shown)
                .push_bind(offer.attempted_at.map(seconds))
                .push_bind(seconds(offer.made_at))
        );
    }
    Ok(())
}
