//! Staff follow a blog: nothing old is posted, what is old can be imported, and
//! nobody else follows, posts or imports.

use std::time::Duration;

use readalong::club::ids::ClubId;
use readalong::rehearsal::{Message, Person, permission};
use serde_json::json;

use crate::blog::{
    ADDRESS, feeds, follow, follow_from_talk, looked, messages, notice, publish, put_feed, review,
    rss,
};
use crate::harness::{Club, PATIENCE, assert_private, assert_says, for_each_database, shown};
use crate::site::Page;

#[tokio::test]
async fn staff_follow_a_blog_by_its_address_and_nothing_old_is_posted() {
    let club = Club::open().await;
    publish(
        &club,
        &[
            review(1, "The Salt Ledger"),
            notice(2, "On holiday"),
            review(3, "Ash"),
        ],
    );
    let head = r#"<!doctype html><head>
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" title="Salt &amp; Ink" href="/feed.xml">
        </head><body><p>Welcome.</p></body>"#;
    club.site.put("/", Page::Text("text/html", head.to_owned()));
    let staff = club.staff().in_channel(club.discord.channel("talk"));
    let options = json!({ "feed": "blog.example", "channel": club.discord.channel("reviews") });
    let followed = staff.slash("review follow", options).await.unwrap();
    assert!(followed.ephemeral() && followed.deferred());
    insta::assert_snapshot!(club.read(shown(&followed)), @"
    The club follows *Salt & Ink* from now on: <http://blog.example/feed.xml>. New reviews come to #talk first, with a button that posts them to #reviews.
    Of the 3 posts that it has now, 2 are reviews. They are not posted; imported, their books can be rated.
    Import the 2 reviews
    ");
    looked(&club, 2).await;
    club.assert_untouched().await;

    let listed = staff.slash("review following", json!({})).await.unwrap();
    assert_private(
        &listed,
        &["**Salt & Ink**", ADDRESS, "asked in <#", "next look <t:"],
    );
    let again = staff
        .slash("review follow", json!({ "feed": ADDRESS }))
        .await
        .unwrap();
    assert_private(
        &again,
        &["follows *Salt & Ink* already", "Import the 2 reviews"],
    );
    assert_eq!(feeds(&club).await.len(), 1);
    club.close().await;
}

#[tokio::test]
async fn the_backlog_is_imported_for_rating_and_not_posted() {
    for_each_database(async |club| {
        publish(
            &club,
            &[
                review(1, "The Salt Ledger"),
                notice(2, "On holiday"),
                review(3, "Ash"),
            ],
        );
        let staff = club.staff();
        let followed = staff
            .slash("review follow", json!({ "feed": ADDRESS }))
            .await
            .unwrap();
        let imported = staff
            .press(&followed, "Import the 2 reviews")
            .await
            .unwrap();
        assert_private(
            &imported,
            &["Imported 2 reviews from 3 posts", "can be rated now"],
        );
        assert!(
            shown(&imported).buttons().is_empty(),
            "it can be pressed again"
        );
        let ana = club.member("Ana").in_channel(club.discord.channel("talk"));
        for (book, stars) in [("Ash", "4"), ("The Salt Ledger", "3")] {
            let rating = json!({ "book": book, "stars": stars });
            let rated = ana.slash("rate", rating).await.unwrap();
            assert_private(&rated, &[book, stars]);
        }
        let scores = ana.slash("scores", json!({})).await.unwrap();
        assert_says(&scores, &["Ash", "The Salt Ledger", "**3.00** from 1 vote"]);
        looked(&club, 2).await;
        club.settled().await;
        assert!(messages(&club, "reviews", 0).await.is_empty());

        // What is news later is news all the same.
        publish(&club, &[review(3, "Ash"), review(4, "The Tide Book")]);
        let asked = messages(&club, "reviews", 1).await;
        assert!(
            asked[0].text().contains("The Tide Book"),
            "{}",
            asked[0].text()
        );
        let again = staff
            .slash("review follow", json!({ "feed": ADDRESS }))
            .await
            .unwrap();
        assert_private(&again, &["No post waits to be imported"]);
        club.close().await;
    })
    .await;
}

/// The message that only this person sees, once it says this.
async fn done(staff: &Person, says: &str) -> Message {
    let waiting = async {
        loop {
            let seen = staff.sees(staff.channel());
            if let Some(found) = seen.into_iter().find(|one| one.content.contains(says)) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let found = tokio::time::timeout(PATIENCE, waiting).await;
    found.unwrap_or_else(|_| panic!("never said: {says}"))
}

#[tokio::test]
async fn an_import_opens_pages_says_how_far_it_is_and_goes_on() {
    let club = Club::open().await;
    let titles = ["Ash", "The Salt Ledger", "The Tide Book", "Low Water"];
    let mut posts = Vec::new();
    for (number, title) in (1..).zip(titles) {
        let mut post = review(number, title);
        let page = format!("<h1>{}</h1>{}", post.headline, post.html);
        let path = format!("/{number}");
        club.site.put(&path, Page::Text("text/html", page));
        post.html = "<p>In chapter 1 the tide comes back for …</p>".to_owned();
        posts.push(post);
    }
    let lost = club.site.swap("/3", Page::Status(503));
    publish(&club, &posts);
    let staff = club.staff();
    let followed = staff
        .slash("review follow", json!({ "feed": ADDRESS }))
        .await
        .unwrap();
    assert_private(
        &followed,
        &["Of the 4 posts that it has now, I must open some"],
    );
    club.site.slow_down(Duration::from_millis(900));
    let progress = staff.press(&followed, "Import the reviews").await.unwrap();
    assert_private(&progress, &["Importing: ", " of 4 posts"]);
    let imported = done(&staff, "Imported 3 reviews from 4 posts").await;
    assert!(
        imported.content.contains("1 post could not be read yet"),
        "{}",
        imported.content
    );
    club.site.slow_down(Duration::ZERO);
    club.site.put("/3", lost);
    staff.press(&imported, "Go on").await.unwrap();
    done(&staff, "Imported 1 review from 1 post").await;
    let guild = ClubId(club.discord.guild(0));
    let books = club.store.titles(guild, 9).await.unwrap();
    assert_eq!(books.len(), titles.len(), "{books:?}");
    assert_eq!(club.store.cards_waiting().await.unwrap(), 0);
    club.close().await;
}

#[tokio::test]
async fn a_feed_that_is_followed_no_more_is_left_alone() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    publish(&club, &[review(1, "Ash")]);
    let asked = messages(&club, "reviews", 1).await;
    let staff = club.staff();
    let unknown = staff
        .slash("review unfollow", json!({ "feed": "another blog" }))
        .await
        .unwrap();
    assert_private(
        &unknown,
        &["does not follow “another blog”", "`/review following`"],
    );
    let offered = staff
        .complete("review unfollow", "feed", "ink", json!({}))
        .await
        .unwrap();
    let [choice] = offered.as_slice() else {
        panic!("{offered:?}")
    };
    assert_eq!(choice.name, format!("Salt & Ink – {ADDRESS}"));
    let options = json!({ "feed": choice.value });
    let done = staff.slash("review unfollow", options).await.unwrap();
    assert_private(&done, &["no longer follows *Salt & Ink*"]);
    let late = staff.press(&asked[0], "Post").await.unwrap();
    assert_private(&late, &["the club follows its feed no more"]);
    let looks = club.site.asked().len();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(club.site.asked().len() <= looks + 1, "somebody still looks");
    let empty = staff.slash("review following", json!({})).await.unwrap();
    assert_private(&empty, &["follows no blog yet"]);
    for name in ["salt & INK", "blog.example/feed.xml/"] {
        follow(&club, json!({})).await;
        let options = json!({ "feed": name });
        let done = staff.slash("review unfollow", options).await.unwrap();
        assert_private(&done, &["no longer follows *Salt & Ink*"]);
    }
    club.close().await;
}

#[tokio::test]
async fn what_cannot_be_followed_is_said() {
    let club = Club::open().await;
    let blog = "<!doctype html><title>A blog</title><p>No feed here.</p>".to_owned();
    club.site.put("/", Page::Text("text/html", blog));
    let page = r#"<link rel="alternate" type="text/xml" href="/gone.xml">"#.to_owned();
    club.site.put("/named", Page::Text("text/html", page));
    club.site
        .put("/picture", Page::Text("image/png", "x".to_owned()));
    let large = rss(&[review(1, &"x".repeat(2_500_000))]);
    club.site.put("/large", Page::Text("text/xml", large));
    for (address, says) in [
        ("blog.example/none", "answered 404"),
        ("http://blog.example", "I found no feed there"),
        ("http://blog.example/named", "I found no feed there"),
        ("http://blog.example/none", "answered 404"),
        ("http://blog.example/picture", "does not lead to a page"),
        ("http://blog.example/large", "too large"),
        ("http://127.0.0.1/feed.xml", "I could not open that link"),
        ("http://localhost/feed.xml", "I could not open that link"),
        ("file:///etc/passwd", "I could not open that link"),
        ("not an address", "I could not open that link"),
    ] {
        let refused = follow(&club, json!({ "feed": address })).await;
        assert_private(&refused, &[says]);
    }
    assert_eq!(feeds(&club).await, []);

    publish(&club, &[]);
    let guild = ClubId(club.discord.guild(0));
    for number in 0..25 {
        put_feed(
            &club,
            guild,
            &format!("{number}.example"),
            "2999-01-01T00:00:00Z",
        )
        .await;
    }
    let refused = follow(&club, json!({})).await;
    assert_private(&refused, &["follows 25 feeds", "`/review unfollow`"]);
    club.discord
        .deny(club.discord.channel("talk"), permission::SEND_MESSAGES);
    let refused = follow_from_talk(&club, json!({})).await;
    assert_private(&refused, &["I may not post in <#"]);
    club.close().await;
}

#[tokio::test]
async fn only_staff_follow_post_and_import() {
    let club = Club::open().await;
    publish(&club, &[review(1, "Ash")]);
    let staff = club.staff();
    let options = || json!({ "feed": ADDRESS });
    let ana = club.member("Ana");
    assert!(
        ana.slash("review follow", options()).await.is_err(),
        "she sees it"
    );
    for (command, options) in [
        ("review follow", options()),
        ("review unfollow", options()),
        ("review following", json!({})),
    ] {
        let refused = ana.force().slash(command, options).await.unwrap();
        assert_private(&refused, &["Only staff"]);
    }
    let followed = staff.slash("review follow", options()).await.unwrap();
    let import = shown(&followed).each_component().next().unwrap()["custom_id"].clone();
    publish(&club, &[review(1, "Ash"), review(2, "The Salt Ledger")]);
    let asked = messages(&club, "reviews", 1).await;
    for button in ["Post", "Ignore", import.as_str().unwrap()] {
        let refused = ana.force().press(&asked[0], button).await.unwrap();
        assert_private(&refused, &["Only staff"]);
    }
    assert_eq!(messages(&club, "reviews", 1).await, asked);

    // From another server, nobody reaches the feeds of this one.
    let elsewhere = club.staff().in_guild(club.discord.guild(1)).force();
    let theirs = elsewhere.slash("scores", json!({})).await.unwrap();
    for button in asked[0]
        .each_component()
        .chain(shown(&followed).each_component())
    {
        let custom_id = button["custom_id"].as_str().unwrap();
        let refused = elsewhere.press(&theirs, custom_id).await.unwrap();
        assert!(refused.ephemeral(), "{}", refused.text());
    }
    assert_eq!(club.store.cards_waiting().await.unwrap(), 0);

    // Whom an admin lets use the command may press, too.
    club.discord.permit("review", &[(ana.id(), true)]);
    ana.press(&asked[0], "Post").await.unwrap();
    let now = messages(&club, "reviews", 2).await;
    assert!(
        now[1].text().contains("The Salt Ledger"),
        "{}",
        now[1].text()
    );
    club.close().await;
}
