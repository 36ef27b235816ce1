//! What is new or edited in a blog: asked about or posted, once, as it is now.

use readalong::club::ids::ClubId;
use readalong::store::Which;
use serde_json::json;

use crate::blog::{
    FEED, follow, follow_from_talk, looked, messages, notice, prose, publish, publish_tagged,
    review, rss,
};
use crate::harness::{Club, assert_private, assert_says, for_each_database};
use crate::site::Page;

#[tokio::test]
async fn a_new_review_is_posted_with_one_press() {
    for_each_database(async |club| {
        publish_tagged(&club, &[notice(1, "Hello")]);
        follow_from_talk(&club, json!({})).await;
        publish_tagged(
            &club,
            &[
                notice(1, "Hello"),
                notice(2, "On holiday"),
                review(3, "The Salt Ledger"),
            ],
        );
        let asked = messages(&club, "talk", 1).await;
        assert_eq!(asked[0].buttons(), ["Post", "Ignore"]);
        if !club.database.starts_with("postgres") {
            insta::assert_snapshot!(club.read(&asked[0]), @"
            *Salt & Ink* has a new review. <http://blog.example/3>
            Oda Brandt
            The Salt Ledger
            The club
            no vote yet
            The reviewer
            ★★★★ 4/5
            Goes to
            #reviews
            Reviewed by Marta Vey
            Post
            Ignore
            ");
        }
        // What is read once is read once.
        looked(&club, 2).await;
        assert_eq!(messages(&club, "talk", 1).await, asked);

        let staff = club.staff().in_channel(club.discord.channel("talk"));
        let posted = staff.press(&asked[0], "Post").await.unwrap();
        let cards = messages(&club, "reviews", 1).await;
        let link = format!("/{}/{}", cards[0].channel, cards[0].id);
        assert_says(&posted, &[&format!("Posted by <@{}>", staff.id()), &link]);
        let answered = messages(&club, "talk", 1).await;
        assert!(answered[0].buttons().is_empty() && answered[0].embeds.is_empty());
        assert!(
            cards[0].text().contains("The Salt Ledger"),
            "{}",
            cards[0].text()
        );
        assert!(cards[0].text().contains("★★★★ 4/5"), "{}", cards[0].text());
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_staff_ignore_is_left_alone() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    publish(&club, &[review(1, "The Salt Ledger")]);
    let asked = messages(&club, "reviews", 1).await;
    let (one, other) = (club.staff(), club.staff());
    let ignored = one.press(&asked[0], "Ignore").await.unwrap();
    assert_says(&ignored, &["Left alone: <http://blog.example/1>"]);
    let custom_id = asked[0].each_component().next().unwrap()["custom_id"].clone();
    let late = other
        .force()
        .press(&asked[0], custom_id.as_str().unwrap())
        .await
        .unwrap();
    assert_private(
        &late,
        &["posted or ignored already", "`/review post link:`"],
    );
    // Also when the post is edited.
    publish(&club, &[review(1, "The Salt Ledger Revised")]);
    looked(&club, 2).await;
    messages(&club, "reviews", 1).await;
    assert_eq!(club.store.cards_waiting().await.unwrap(), 0);
    club.close().await;
}

#[tokio::test]
async fn a_club_can_have_reviews_posted_without_asking() {
    let club = Club::open().await;
    publish(&club, &[notice(1, "Hello")]);
    let followed = follow_from_talk(&club, json!({ "straight": true })).await;
    assert_private(&followed, &["New reviews go straight to <#"]);
    publish(
        &club,
        &[
            notice(1, "Hello"),
            notice(2, "On holiday"),
            review(3, "Ash"),
        ],
    );
    let cards = messages(&club, "reviews", 1).await;
    assert_eq!(
        cards[0].buttons(),
        ["Rate", "Discuss", "Scores", "Read it all"]
    );
    looked(&club, 2).await;
    messages(&club, "reviews", 1).await;

    // The same book once more, by the same reviewer: that is for staff to say.
    let mut again = review(4, "Ash");
    again.html = again.html.replace("candles", "lamps");
    publish(&club, &[review(3, "Ash"), again]);
    let asked = messages(&club, "talk", 1).await;
    assert_eq!(asked[0].buttons(), ["Update the card", "Ignore"]);
    let staff = club.staff().in_channel(club.discord.channel("talk"));
    let updated = staff.press(&asked[0], "Update the card").await.unwrap();
    assert_says(&updated, &["Updated by"]);
    club.settled().await;
    messages(&club, "reviews", 1).await;
    club.close().await;
}

#[tokio::test]
async fn an_edited_post_updates_what_is_asked_and_what_stands() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow_from_talk(&club, json!({})).await;
    let edited = |rating: &str| {
        let mut post = review(1, "The Salt Ledger");
        post.html = post.html.replace("4/5", rating);
        [post]
    };
    publish(&club, &edited("4/5"));
    let asked = messages(&club, "talk", 1).await;
    publish(&club, &edited("3/5"));
    club.card_says(asked[0].id, "3/5").await;

    let staff = club.staff().in_channel(club.discord.channel("talk"));
    staff.press(&asked[0], "Post").await.unwrap();
    let card = messages(&club, "reviews", 1).await.remove(0);
    assert!(card.text().contains("3/5"), "{}", card.text());
    let rating = json!({ "book": "The Salt Ledger", "stars": "5" });
    club.member("Ana").slash("rate", rating).await.unwrap();
    publish(&club, &edited("2/5"));
    let card = club.card_says(card.id, "2/5").await;
    assert!(
        card.text().contains("**5.00** from 1 vote"),
        "{}",
        card.text()
    );
    messages(&club, "talk", 1).await;
    club.close().await;
}

#[tokio::test]
async fn a_message_that_staff_delete_stays_deleted() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    publish(&club, &[review(1, "Ash")]);
    let asked = messages(&club, "reviews", 1).await;
    club.discord.delete_message(asked[0].id);
    let mut edited = review(1, "Ash");
    edited.html = edited.html.replace("4/5", "1/5");
    publish(&club, &[edited]);
    looked(&club, 3).await;
    messages(&club, "reviews", 0).await;
    publish(&club, &[review(1, "Ash"), review(2, "The Tide Book")]);
    messages(&club, "reviews", 1).await;
    club.close().await;
}

#[tokio::test]
async fn where_a_feed_has_the_beginning_only_the_page_is_read() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    let mut post = review(7, "Ash");
    let page = format!(
        "<h1>{}</h1>{}",
        post.headline,
        post.html.replace("candles", "lamps")
    );
    club.site.put("/7", Page::Status(503));
    post.html = "<p>In chapter 1 the tide comes back for …</p>".to_owned();
    publish_tagged(&club, &[post]);
    looked(&club, 3).await;
    messages(&club, "reviews", 0).await;
    club.site.put("/7", Page::Text("text/html", page));
    let asked = messages(&club, "reviews", 1).await;
    assert!(asked[0].text().contains("4/5"), "{}", asked[0].text());
    club.staff().press(&asked[0], "Post").await.unwrap();
    let club_id = ClubId(club.discord.guild(0));
    let book = club
        .store
        .book_named(club_id, "Ash")
        .await
        .unwrap()
        .unwrap();
    let standing = club
        .store
        .standing(club_id, Which::Book(book))
        .await
        .unwrap()
        .unwrap();
    let body = club.store.body(standing.review).await.unwrap().unwrap();
    assert!(body.contains("count the lamps"), "{body}");
    club.close().await;
}

#[tokio::test]
async fn a_post_on_two_books_is_asked_about_twice() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    let books = ["The Salt Ledger", "Ash"].map(|title| {
        let text = prose(title).replace("<p>", "").replace("</p>", "\n");
        format!("## {title} by Oda Brandt\n\nMy Rating: 4/5\n\n{text}\n")
    });
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Salt & Ink",
        "items": [{
            "id": "1",
            "url": "/1",
            "title": "Two from the coast",
            "content_text": books.concat(),
        }],
    });
    club.site
        .put(FEED, Page::Text("application/feed+json", feed.to_string()));
    let asked = messages(&club, "reviews", 2).await;
    for (message, title) in asked.iter().zip(["The Salt Ledger", "Ash"]) {
        assert!(message.text().contains(title), "{}", message.text());
    }
    club.close().await;
}

#[tokio::test]
async fn the_words_of_a_feed_ping_nobody_and_forge_nothing() {
    let club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    let mut hostile = review(1, "Ash");
    hostile.html = format!(
        "<p>Title: **@everyone** [free](https://evil.example)</p><p>Author: *@here* Brandt</p>
        <script>alert(1)</script>{}",
        hostile.html.replace("candles", "@everyone")
    );
    let feed = rss(&[hostile]).replace("Salt &amp; Ink", "@everyone [x](https://evil.example) *y*");
    club.site.put(FEED, Page::Text("text/xml", feed));
    let asked = messages(&club, "reviews", 1).await;
    assert!(asked[0].mentions_would_ping.is_empty());
    for marked in ["[free](", "[x](", "**@everyone", "*@here*", "alert(1)"] {
        assert!(!asked[0].text().contains(marked), "{}", asked[0].text());
    }
    let listed = club
        .staff()
        .slash("review following", json!({}))
        .await
        .unwrap();
    assert!(!listed.text().contains("[x]("), "{}", listed.text());

    // A bomb of entities, and one that never ends, hold nothing up.
    let laughs: String = (1..20)
        .map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};&l{0};&l{0};\">", n - 1))
        .collect();
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}]><rss version='2.0'><channel><item>
        <guid>9</guid><title>&l19;</title><description>&l19;</description></item></channel></rss>"
    );
    club.site.put(FEED, Page::Text("text/xml", bomb));
    looked(&club, 2).await;
    club.site.put(FEED, Page::Silence);
    looked(&club, 1).await;
    messages(&club, "reviews", 1).await;
    club.close().await;
}
