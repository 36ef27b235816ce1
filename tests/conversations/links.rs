//! `/review post link:`, with a blog that answers, refuses, is slow or too
//! large, or is not a blog at all.

use readalong::club::ids::{ClubId, DraftId};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database};
use crate::site::Page;

const TEXT: &str = "text/plain; charset=utf-8";

#[tokio::test]
async fn a_review_is_posted_from_its_link() {
    for_each_database(async |club| {
        let staff = club.staff();
        club.site.put("/salt", Page::Text(TEXT, SHORT.to_owned()));
        club.site
            .put("/old", Page::Moved("https://blog.example/salt".to_owned()));
        club.site.put("/old-http", Page::Moved("/salt".to_owned()));
        let link = json!({ "link": " <http://blog.example/old-http?from=club#top> " });
        let proof = staff.slash("review post", link).await.unwrap();
        assert!(proof.deferred());
        assert_private(&proof, &["The Salt Ledger", "Oda Brandt", "4/5"]);
        let posted = staff.press(&proof, "Post").await.unwrap();
        assert_says(&posted, &["Posted: "]);

        // The same page again, and corrected.
        club.site
            .put("/salt", Page::Text(TEXT, SHORT.replace("4/5", "2/5")));
        let link = json!({ "link": "http://blog.example/salt" });
        let proof = staff.slash("review post", link).await.unwrap();
        let updated = staff.press(&proof, "Update the card").await.unwrap();
        assert_says(&updated, &["Updated: "]);
        let cards = club.discord.messages(staff.channel());
        assert_eq!(cards.len(), 1);
        club.card_says(cards[0].id, "2/5").await;
        assert_eq!(club.site.asked(), ["/old-http", "/salt", "/salt"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_that_cannot_be_read_is_refused_in_words() {
    let club = Club::open().await;
    let staff = club.staff();
    let site = &club.site;
    site.put("/slow", Page::Silence);
    site.put("/large", Page::Text(TEXT, "The sea. ".repeat(300_000)));
    site.put("/cover", Page::Text("image/png", "\u{89}PNG".to_owned()));
    site.put("/gone", Page::Status(410));
    site.put(
        "/inward",
        Page::Moved("http://169.254.169.254/latest".to_owned()),
    );
    site.put("/circle", Page::Moved("/circle".to_owned()));
    site.put("/list", Page::Text(TEXT, "milk\neggs\nbread".to_owned()));
    let closed = "I could not open that link";
    for (link, said) in [
        ("http://blog.example/slow", "took too long to arrive"),
        ("http://blog.example/large", "too large to read"),
        (
            "http://blog.example/cover",
            "does not lead to a page or a text",
        ),
        ("http://blog.example/gone", "answered 410"),
        ("http://blog.example/missing", "answered 404"),
        ("http://blog.example/list", "not look like a review"),
        ("http://blog.example/inward", closed),
        ("http://blog.example/circle", closed),
        ("http://127.0.0.1/", closed),
        ("http://localhost/", closed),
        ("http://2130706433/", closed),
        ("http://blog.example:8080/", closed),
        ("file:///etc/passwd", closed),
        ("ftp://blog.example/", closed),
        ("http://user:word@blog.example/", closed),
        ("http://elsewhere.test/", closed),
        ("salt", closed),
        ("@everyone", closed),
    ] {
        let options = json!({ "link": link });
        let refused = staff.slash("review post", options).await.unwrap();
        assert_private(&refused, &[said]);
        assert!(refused.components().is_empty(), "{link} has buttons");
        assert!(!refused.text().contains("169.254"), "{}", refused.text());
    }
    assert!(
        staff
            .slash("review post", json!({ "link": "x".repeat(3_000) }))
            .await
            .is_err(),
        "the client sends it"
    );
    let here = ClubId(club.discord.guild(0));
    for id in 0..30 {
        assert_eq!(club.store.draft(DraftId(id), here).await.unwrap(), None);
    }
    club.assert_untouched().await;
    club.close().await;
}

#[tokio::test]
async fn a_file_or_a_link_is_needed_and_not_both() {
    let club = Club::open().await;
    let staff = club.staff();
    let file = readalong::rehearsal::Attachment::new("salt.txt", SHORT);
    for options in [
        json!({}),
        json!({ "file": file, "link": "http://blog.example/salt" }),
        json!({ "channel": club.discord.channel("talk") }),
    ] {
        let refused = staff.slash("review post", options).await.unwrap();
        assert_private(&refused, &["Give me one of the two: `file:`", "`link:`"]);
    }
    assert_eq!(club.site.asked(), Vec::<String>::new());
    club.assert_untouched().await;
    club.close().await;
}
