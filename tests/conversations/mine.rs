//! What the club has of one member: listed, compared, exported, deleted.

use readalong::club::ids::{ClubId, MemberId};
use readalong::rehearsal::{Person, Reply};
use serde_json::{Value, json};

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, shown};

/// Posts this many books, each with three stars from the reviewer.
async fn volumes(club: &Club, many: u32) {
    for number in 1..=many {
        let text = format!(
            "Title: Volume {number:02}\nMy Rating: 3/5\n\nI read volume {number} on a train, and \
             the family in it argued all the way. It is a story about home."
        );
        club.post("volume.txt", &text).await;
    }
}

async fn rate(person: &Person, ratings: &[(u32, &str)]) {
    for (number, stars) in ratings {
        let rating = json!({ "book": format!("Volume {number:02}"), "stars": stars });
        let receipt = person.slash("rate", rating).await.unwrap();
        assert_says(&receipt, &[&format!("Volume {number:02}"), stars]);
    }
}

fn file(club: &Club, reply: &Reply, name: &str) -> Vec<u8> {
    let files = &shown(reply).attachments;
    let file = files.iter().find(|file| file["filename"] == name).unwrap();
    club.discord
        .uploaded(file["url"].as_str().unwrap())
        .unwrap()
}

#[tokio::test]
async fn a_member_sees_their_own_list() {
    let mut club = Club::open().await;
    let ana = club.member("Ana");
    let nothing = ana.slash("mine ratings", json!({})).await.unwrap();
    assert_private(&nothing, &["You have rated nothing here yet"]);
    volumes(&club, 11).await;
    let all: Vec<(u32, &str)> = (1..=11).map(|number| (number, "3.5")).collect();
    rate(&ana, &all).await;
    rate(&club.member("Ben"), &[(1, "1")]).await;
    let noted =
        json!({ "book": "Volume 11", "stars": "4", "note": "He *burns* it.", "spoiler": true });
    ana.slash("rate", noted).await.unwrap();
    let list = ana.slash("mine ratings", json!({})).await.unwrap();
    assert_private(
        &list,
        &[
            "★★★★ **4** *Volume 11*",
            r"> ||He \*burns\* it.||",
            "reviewer 3.00",
            "11 ratings, page 1 of 2",
        ],
    );
    club.stop().await.unwrap();
    club.start().await;
    let next = ana.press(&list, "Next ▶").await.unwrap();
    assert!(next.update());
    assert_private(&next, &["*Volume 01*", "page 2 of 2"]);
    let back = ana.press(&next, "◀ Back").await.unwrap();
    assert_eq!(back.text(), list.text());
    club.close().await;
}

#[tokio::test]
async fn whom_somebody_rates_like_is_said_to_those_who_want_it() {
    for_each_database(async |club| {
        volumes(&club, 4).await;
        let (ana, ben) = (club.member("Ana"), club.member("Ben"));
        let (cleo, dora) = (club.member("Cleo"), club.member("Dora"));
        rate(&ana, &[(1, "4"), (2, "2"), (3, "3.5"), (4, "5")]).await;
        rate(&ben, &[(1, "4"), (2, "2.5"), (3, "3.5")]).await;
        rate(&cleo, &[(1, "1"), (2, "5"), (3, "1"), (4, "1")]).await;
        rate(&dora, &[(1, "4"), (2, "2"), (3, "3.5"), (4, "5")]).await;
        let asked = ana.slash("mine compare", json!({})).await.unwrap();
        assert_private(&asked, &["Only members who want that too", "Compare me"]);
        assert!(!asked.text().contains("stars apart"), "{}", asked.text());
        let alone = ana.press(&asked, "Compare me").await.unwrap();
        assert!(alone.update());
        assert_private(
            &alone,
            &["On 4 books you are **some way apart**: 1.12 stars apart on average, and you are the warmer", "Nobody yet"],
        );
        for person in [&ben, &cleo] {
            let asked = person.slash("mine compare", json!({})).await.unwrap();
            person.press(&asked, "Compare me").await.unwrap();
        }
        // Dora rates the same to the letter, and does not want to be found.
        let found = ana.slash("mine compare", json!({})).await.unwrap();
        let words = format!("<@{}> rates most like you: on 3 books you are **of one mind**, 0.17", ben.id());
        assert_private(&found, &[&words]);
        let stopped = ben.slash("mine compare", json!({})).await.unwrap();
        let stopped = ben.press(&stopped, "Compare me no more").await.unwrap();
        assert_private(&stopped, &["Whom do you rate like?"]);
        let found = ana.slash("mine compare", json!({})).await.unwrap();
        assert_says(&found, &[&format!("<@{}> rates most like you: on 4 books", cleo.id())]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_member_takes_everything_along_and_leaves_nothing() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        volumes(&club, 2).await;
        let ana = club.member("Ana");
        // What was removed with its review is the member's all the same.
        rate(&ana, &[(2, "5")]).await;
        let staff = club.staff();
        let asked = staff.slash("review remove", json!({ "book": "Volume 02" }));
        let removal = asked.await.unwrap();
        staff
            .press(&removal, "Remove with the ratings")
            .await
            .unwrap();
        let noted = json!({ "book": "salt ledger", "stars": "1", "note": "=1+1" });
        ana.slash("rate", noted).await.unwrap();
        rate(&ana, &[(1, "4")]).await;
        let other = json!({ "book": "salt ledger", "stars": "4" });
        club.member("Ben").slash("rate", other).await.unwrap();
        let asked = ana.slash("mine compare", json!({})).await.unwrap();
        ana.press(&asked, "Compare me").await.unwrap();
        let question = ana
            .slash("discuss", json!({ "book": "salt ledger" }))
            .await
            .unwrap();
        ana.press(&question, "👍").await.unwrap();

        let add =
            json!({ "book": "salt ledger", "add": "Would you have burnt the second ledger?" });
        ana.slash("discuss", add).await.unwrap();

        let files = ana.slash("mine export", json!({})).await.unwrap();
        assert_private(&files, &["all that I have of you", "3 ratings"]);
        let mine: Value = serde_json::from_slice(&file(&club, &files, "mine.json")).unwrap();
        assert_eq!(mine["member"], ana.id().to_string());
        assert_eq!(mine["compares"], true);
        assert_eq!(mine["ratings"][1]["title"], "The Salt Ledger");
        assert_eq!(mine["ratings"][1]["note"], "=1+1");
        assert_eq!(mine["ratings"][1]["removed"], false);
        assert_eq!(mine["ratings"][2]["title"], "Volume 02");
        assert_eq!(mine["ratings"][2]["removed"], true);
        assert_eq!(mine["thumbs"].as_array().unwrap().len(), 1);
        let question =
            json!({ "text": "Would you have burnt the second ledger?", "state": "waiting" });
        assert_eq!(mine["questions"], json!([question]));
        let table = String::from_utf8(file(&club, &files, "mine.csv")).unwrap();
        assert!(
            table.contains("The Salt Ledger,Oda Brandt,,1,'=1+1,false,"),
            "{table}"
        );
        let removed: Vec<&str> = table.lines().filter(|row| row.ends_with(",true")).collect();
        assert!(
            removed.len() == 1 && removed[0].starts_with("Volume 02,"),
            "{table}"
        );

        let asked = ana.slash("mine delete", json!({})).await.unwrap();
        assert_private(&asked, &["Your 2 ratings go", "cannot be undone"]);
        let kept = ana.press(&asked, "Keep it").await.unwrap();
        assert_private(&kept, &["Nothing was deleted"]);
        club.card_says(card.id, "**2.50** from 2 votes").await;
        let asked = ana.slash("mine delete", json!({})).await.unwrap();
        let gone = ana.press(&asked, "Delete everything").await.unwrap();
        assert_private(&gone, &["Gone: 2 ratings"]);
        assert!(shown(&gone).buttons().is_empty());
        club.card_says(card.id, "**4.00** from 1 vote").await;
        let (id, member) = (ClubId(club.discord.guild(0)), MemberId(ana.id()));
        assert_eq!(
            club.store.ratings_by(id, member, (9, 0)).await.unwrap().0,
            []
        );
        assert_eq!(club.store.thumbs_by(id, member).await.unwrap(), []);
        assert_eq!(club.store.questions_by(id, member).await.unwrap(), []);
        assert!(!club.store.compares(id, member).await.unwrap());
        let again = ana.slash("mine delete", json!({})).await.unwrap();
        assert_private(&again, &["You have rated nothing here"]);
        club.close().await;
    })
    .await;
}
