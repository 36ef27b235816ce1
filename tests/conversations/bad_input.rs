//! What is not a review: a private sentence that says so, nothing stored,
//! nothing posted.

use readalong::club::ids::{ClubId, DraftId};
use readalong::rehearsal::Attachment;
use serde_json::json;

use crate::harness::{Club, assert_private};

#[tokio::test]
async fn what_is_not_a_review_is_refused_in_words() {
    let club = Club::open().await;
    let staff = club.staff();
    let too_large = "The sea keeps what it is given. "
        .repeat(40_000)
        .into_bytes();
    let chrome = "<html><head><title>Shop</title></head><body><nav><a href=\"/\">Home</a>\
                  <a href=\"/cart\">Cart</a></nav></body></html>";
    let nameless = "I read it in one night, and the family in it stayed with me for weeks. It was \
                    a story about memory.\n\nWould you have stayed in that house after all that?";
    for (name, bytes, said) in [
        ("empty.txt", Vec::new(), "That document is empty."),
        ("blank.txt", b" \n\t\n ".to_vec(), "That document is empty."),
        (
            "bytes.txt",
            vec![0, 159, 146, 150, 0, 255, 254, 7],
            "That file is not text.",
        ),
        (
            "cover.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(),
            "That file is not text.",
        ),
        ("large.txt", too_large, "at most 1,000 KB (1 MB)"),
        (
            "shop.html",
            chrome.into(),
            "That does not look like a review",
        ),
        (
            "list.txt",
            b"milk\neggs\nbread".to_vec(),
            "That does not look like a review",
        ),
        (
            "labels.txt",
            b"Title: Dune\nMy Rating: 4/5".to_vec(),
            "not look like a review",
        ),
        (
            "nameless.txt",
            nameless.into(),
            "I could not find which book this is about.",
        ),
    ] {
        let file = Attachment::new(name, bytes);
        let refused = staff
            .slash("review post", json!({ "file": file }))
            .await
            .unwrap();
        assert_private(&refused, &[said]);
        assert!(refused.components().is_empty(), "{name} has buttons");
    }
    assert_no_draft(&club).await;
    club.assert_untouched().await;
    club.close().await;
}

#[tokio::test]
async fn every_command_of_an_empty_club_says_that_it_is_empty() {
    let club = Club::open().await;
    let ana = club.member("Ana");
    for (command, options) in [
        ("discuss", json!({})),
        ("discuss", json!({ "book": "Dune" })),
        ("rate", json!({ "book": "Dune", "stars": "4" })),
        ("unrate", json!({ "book": "Dune" })),
        ("scores", json!({})),
        ("scores", json!({ "book": "Dune" })),
    ] {
        let said = ana.slash(command, options).await.unwrap();
        assert_private(&said, &["This club has no reviews yet"]);
    }
    for option in ["book", "theme"] {
        let offered = ana
            .complete("discuss", option, "", json!({}))
            .await
            .unwrap();
        assert_eq!(offered, Vec::new(), "for {option}");
    }
    club.close().await;
}

/// The first draft of a fresh memory has a number near one.
async fn assert_no_draft(club: &Club) {
    let here = ClubId(club.discord.guild(0));
    for id in 0..50 {
        let draft = club.store.draft(DraftId(id), here).await.unwrap();
        assert!(draft.is_none(), "a draft was stored");
    }
}
