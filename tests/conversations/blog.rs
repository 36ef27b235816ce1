//! A blog that a club follows: what it publishes, and how the tests watch it.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use readalong::club::ids::{ChannelId, ClubId, MemberId};
use readalong::rehearsal::{Message, Reply};
use readalong::store::{Feed, Follow, Followed, Source};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::harness::{Club, PATIENCE};
use crate::site::Page;

/// Prose of more than a thousand characters, which no excerpt is.
pub fn prose(about: &str) -> String {
    (1..=12)
        .map(|chapter| {
            format!(
                "<p>In chapter {chapter} of {about} the tide comes back for what was owed to it, and the children count the candles.</p>\n"
            )
        })
        .collect()
}

/// A post of the blog: its number, headline and text.
#[derive(Clone)]
pub struct Post {
    pub number: u32,
    pub headline: String,
    pub html: String,
}

pub fn review(number: u32, title: &str) -> Post {
    Post {
        number,
        headline: format!("{title} by Oda Brandt"),
        html: format!("<p>My Rating: 4/5</p>\n{}", prose(title)),
    }
}

pub fn notice(number: u32, headline: &str) -> Post {
    Post {
        number,
        headline: headline.to_owned(),
        html: prose("the year on this blog").replace("chapter", "week"),
    }
}

pub fn rss(posts: &[Post]) -> String {
    let items: String = posts
        .iter()
        .rev()
        .map(|post| {
            let (number, headline) = (post.number, post.headline.replace('&', "&amp;"));
            let html = &post.html;
            format!(
                "<item><guid>{number}</guid><title>{headline}</title>
                <link>http://blog.example/{number}</link><dc:creator>Marta Vey</dc:creator>
                <description><![CDATA[{html}]]></description></item>\n"
            )
        })
        .collect();
    format!(
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>
        <title>Salt &amp; Ink</title>{items}</channel></rss>"
    )
}

pub const FEED: &str = "/feed.xml";

pub const ADDRESS: &str = "http://blog.example/feed.xml";

pub fn publish(club: &Club, posts: &[Post]) {
    club.site
        .put(FEED, Page::Text("application/rss+xml", rss(posts)));
}

/// Publishes with an `ETag`, as good servers do.
pub fn publish_tagged(club: &Club, posts: &[Post]) {
    let body = rss(posts);
    let tag = format!("\"{}\"", body.len());
    let answer = move |headers: &HeaderMap| -> Response {
        if headers
            .get(header::IF_NONE_MATCH)
            .is_some_and(|known| *known == *tag)
        {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.clone())]).into_response();
        }
        let headers = [
            (header::ETAG, tag.clone()),
            (header::CONTENT_TYPE, "text/xml".to_owned()),
        ];
        (headers, body.clone()).into_response()
    };
    club.site.put(FEED, Page::Made(Arc::new(answer)));
}

pub async fn follow(club: &Club, options: Value) -> Reply {
    let mut all = json!({ "feed": ADDRESS });
    for (name, value) in options.as_object().unwrap() {
        all[name] = value.clone();
    }
    club.staff().slash("review follow", all).await.unwrap()
}

/// Staff follow from the channel *talk*, and cards go to *reviews*.
pub async fn follow_from_talk(club: &Club, options: Value) -> Reply {
    let staff = club.staff().in_channel(club.discord.channel("talk"));
    let mut all = json!({ "feed": ADDRESS, "channel": club.discord.channel("reviews") });
    for (name, value) in options.as_object().unwrap() {
        all[name] = value.clone();
    }
    staff.slash("review follow", all).await.unwrap()
}

pub async fn feeds(club: &Club) -> Vec<Feed> {
    let guild = ClubId(club.discord.guild(0));
    club.store.feeds(guild).await.unwrap()
}

/// The messages of a channel once there are so many.
pub async fn messages(club: &Club, name: &str, many: usize) -> Vec<Message> {
    let channel = club.discord.channel(name);
    let there = club
        .discord
        .wait_until(|world| world.messages(channel).count() >= many, PATIENCE)
        .await;
    let messages = club.discord.messages(channel);
    assert!(there, "{} messages in {name}, not {many}", messages.len());
    assert_eq!(
        messages.len(),
        many,
        "{:?}",
        messages.iter().map(Message::text).collect::<Vec<_>>()
    );
    messages
}

/// Waits until the feed has been asked for so many times more.
pub async fn looked(club: &Club, times: usize) {
    let asked = || {
        club.site
            .asked()
            .iter()
            .filter(|path| *path == FEED)
            .count()
    };
    let before = asked();
    let waiting = async {
        while asked() < before + times {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let in_time = tokio::time::timeout(PATIENCE, waiting).await;
    in_time.expect("nobody looks at the feed");
}

/// Changes rows behind the bot's back, as time would.
pub async fn as_if(club: &Club, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    if club.database.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(&club.database).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    } else {
        let mut connection = PgConnection::connect(&club.database).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    }
}

/// Makes every feed due.
pub async fn make_due(club: &Club) {
    as_if(
        club,
        "update feed set next_check = '2026-01-08T00:00:00+00:00'",
    )
    .await;
}

/// Makes every feed due while the bot is away; it looks for what is due at its
/// start.
pub async fn look_again(club: &mut Club) {
    club.stop().await.unwrap();
    make_due(club).await;
    club.start().await;
}

/// Lets a club follow a feed without looking at it.
pub async fn put_feed(club: &Club, guild: ClubId, host: &str, next_check: &str) {
    let place = ChannelId(club.discord.channel("reviews"));
    let wish = Follow {
        club: guild,
        channel: place,
        office: place,
        staff: MemberId(7),
        straight: false,
        title: host.to_owned(),
        source: Source {
            address: format!("http://{host}/feed.xml"),
            host: host.to_owned(),
            ..Source::default()
        },
        next_check: next_check.parse().unwrap(),
    };
    let followed = club.store.follow(&wish, &[], 25, chrono::Utc::now()).await;
    assert!(matches!(followed, Ok(Followed::New(_))), "{followed:?}");
}
