//! A club takes everything along: files for the admin, who sees in them no more
//! than a member may.

use readalong::club::blind::Blind;
use readalong::club::ids::{ChannelId, ClubId, MemberId};
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::club::whole::Whole;
use readalong::rehearsal::{Person, Reply, Role, Settings};
use readalong::store::{Arrival, Posted, Rules, Store, now};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, shown};

/// The files with a reply, by name.
fn file(club: &Club, reply: &Reply, name: &str) -> Option<String> {
    let files = &shown(reply).attachments;
    let file = files.iter().find(|file| file["filename"] == name)?;
    let bytes = club.discord.uploaded(file["url"].as_str().unwrap());
    Some(String::from_utf8(bytes.unwrap()).unwrap())
}

async fn rated(club: &Club) -> [Person; 2] {
    club.post("salt.txt", SHORT).await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| club.member(name));
    let noted = json!({ "book": "salt ledger", "stars": "1", "note": "=Zanzibar" });
    ana.slash("rate", noted).await.unwrap();
    let rating = json!({ "book": "salt ledger", "stars": "3.5" });
    ben.slash("rate", rating).await.unwrap();
    [ana, ben]
}

async fn export(admin: &Person) -> Reply {
    admin.slash("club export", json!({})).await.unwrap()
}

#[tokio::test]
async fn a_club_takes_everything_along() {
    for_each_database(async |club| {
        let [ana, ben] = rated(&club).await;
        let admin = club.discord.member("Ada", Role::Admin);
        let ids = [ana.id().to_string(), ben.id().to_string()];
        assert!(ana.slash("club export", json!({})).await.is_err());
        let refused = ana.force().slash("club export", json!({})).await.unwrap();
        assert_private(
            &refused,
            &["Only members with the permission *Manage Server*"],
        );

        // At first nobody is named.
        let files = export(&admin).await;
        assert_private(
            &files,
            &[
                "1 review of 1 book, 2 ratings",
                "Members are not named",
                "readalong export --guild",
            ],
        );
        let table = file(&club, &files, "ratings.csv").unwrap();
        let whole = file(&club, &files, "club.json").unwrap();
        assert!(
            table.contains(",reader-") && table.contains(",'=Zanzibar,false,"),
            "{table}"
        );
        for id in &ids {
            assert!(
                !table.contains(id) && !whole.contains(id),
                "{id} in {table}{whole}"
            );
        }

        // Where the club wants that, they are, and the JSON is all there is.
        let screen = admin.slash("club setup", json!({})).await.unwrap();
        assert_says(&screen, &["says what was given, but **not by whom**"]);
        let screen = admin.press(&screen, "Export with members").await.unwrap();
        assert_says(&screen, &["**names the members**"]);
        club.settled().await;
        let files = export(&admin).await;
        assert_private(
            &files,
            &["2 ratings", "`readalong import` reads the JSON back"],
        );
        let table = file(&club, &files, "ratings.csv").unwrap();
        for id in &ids {
            assert!(table.contains(&format!("<@{id}>")), "{id} not in {table}");
        }
        let json = file(&club, &files, "club.json").unwrap();
        let read = Whole::read(json.as_bytes()).unwrap();
        let elsewhere = Store::open("sqlite::memory:").await.unwrap();
        let restored = elsewhere.restore(&read).await.unwrap();
        assert_eq!(restored, Arrival::Done { moved: false });
        let id = ClubId(club.discord.guild(0));
        assert_eq!(
            elsewhere.whole(id).await.unwrap(),
            club.store.whole(id).await.unwrap()
        );

        // What nobody may see yet is in no file, for admins are members too.
        let rules = Rules {
            blind: Some(Blind { days: None }),
            ..club.store.rules(id).await.unwrap()
        };
        club.store.settle_rules(id, rules).await.unwrap();
        let rating = json!({ "book": "salt ledger", "stars": "5" });
        admin.slash("rate", rating).await.unwrap();
        let files = export(&admin).await;
        assert_private(&files, &["What was given to 1 book is left out (3 votes)"]);
        for name in ["ratings.csv", "club.json"] {
            let said = file(&club, &files, name).unwrap();
            for secret in ["Zanzibar", "\"quarters\"", &ids[0], &ids[1]] {
                assert!(!said.contains(secret), "{name} gives {secret} away: {said}");
            }
        }
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_too_large_for_discord_is_said() {
    let club = Club::open().await;
    let admin = club.discord.member("Ada", Role::Admin);
    assert_private(&export(&admin).await, &["I have nothing of this club yet"]);
    club.close().await;
    for (limit, says, files) in [
        (2_000, "The JSON is larger than Discord takes", 1),
        (200, "more ratings than fit into a file", 0),
    ] {
        let club = Club::open_with(Settings {
            attachment_size_limit: limit,
            ..Settings::default()
        })
        .await;
        // No review fits into a file here.
        let (id, channel) = (
            ClubId(club.discord.guild(0)),
            club.discord.channel("reviews"),
        );
        let review = Review {
            title: Some("The Salt Ledger".to_owned()),
            body: "The harbour at night.".to_owned(),
            ..Review::default()
        };
        let staff = MemberId(club.staff().id());
        let posted = club
            .store
            .post(id, ChannelId(channel), staff, &review, "salt.txt", now());
        let Posted::New { book, .. } = posted.await.unwrap() else {
            panic!("not new")
        };
        for member in 1..=5 {
            let stars = Stars::from_quarters(14).unwrap();
            let rated = club
                .store
                .rate(id, book, MemberId(member), stars, None, now());
            rated.await.unwrap();
        }
        let admin = club.discord.member("Ada", Role::Admin);
        let reply = export(&admin).await;
        assert_private(&reply, &[says, "readalong export --guild"]);
        let table = file(&club, &reply, "ratings.csv");
        assert_eq!(usize::from(table.is_some()), files);
        assert_eq!(file(&club, &reply, "club.json"), None);
        club.close().await;
    }
}
