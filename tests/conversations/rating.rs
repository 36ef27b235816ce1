//! Stars from members: every way to say them, to change one's mind and to take
//! it back, and what is refused.

use readalong::club::ids::{BookId, MemberId};
use readalong::club::note::Note;
use readalong::rehearsal::Person;
use serde_json::{Value, json};

use crate::harness::{Club, SHORT, assert_private, for_each_database, shown};

/// The id of the book that a choice stands for.
fn book_id(choice: &Value) -> BookId {
    let value = choice.as_str().unwrap();
    value.strip_prefix("book:").unwrap().parse().unwrap()
}

/// The club's book as the picker gives it.
async fn book(person: &Person, typed: &str) -> Value {
    let choices = person
        .complete("rate", "book", typed, json!({}))
        .await
        .unwrap();
    let [choice] = choices.as_slice() else {
        panic!("not one book for {typed:?}: {choices:?}");
    };
    choice.value.clone()
}

#[tokio::test]
async fn nobody_has_to_type_a_number() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let books = ana
        .complete("rate", "book", "sal", json!({}))
        .await
        .unwrap();
    assert_eq!(books.len(), 1);
    assert_eq!(books[0].name, "The Salt Ledger – Oda Brandt");
    let stars = ana
        .complete("rate", "stars", "", json!({ "book": books[0].value }))
        .await
        .unwrap();
    let names: Vec<&str> = stars.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert_eq!(names[..3], ["★★★★★ 5", "★★★★½ 4.5", "★★★★ 4"]);
    let typed = ana.complete("rate", "stars", "3", json!({})).await.unwrap();
    let names: Vec<&str> = typed.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names, ["★★★½ 3.5", "★★★ 3"]);

    let rating = json!({ "book": books[0].value, "stars": stars[1].value });
    let receipt = ana.slash("rate", rating).await.unwrap();
    assert!(receipt.ephemeral());
    insta::assert_snapshot!(club.read(shown(&receipt)), @r#"
    You gave *The Salt Ledger* ★★★★½ **4.5**.
    The club: **4.50** from 1 vote.
    **Undo** below takes this back; `/rate` changes it, `/unrate` withdraws it.
    Undo: withdraw it
    "#);
    club.card_says(card.id, "**4.50** from 1 vote").await;
    club.close().await;
}

#[tokio::test]
async fn stars_are_read_in_every_notation() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let id = book_id(&book(&ana, "salt").await);
    for (typed, quarters) in [
        ("4", 16),
        ("3.5", 14),
        ("3,5", 14),
        ("3½", 14),
        ("2 1/2", 10),
        ("½", 2),
        ("★★★½", 14),
        ("★★☆☆☆", 8),
        ("⭐⭐⭐⭐⭐", 20),
        ("1.5/5", 6),
        ("4.5 stars", 18),
        (" 1 STAR ", 4),
        ("5.0", 20),
    ] {
        let rating = json!({ "book": "the salt ledger", "stars": typed });
        let receipt = ana.slash("rate", rating).await.unwrap();
        assert_private(&receipt, &["The Salt Ledger"]);
        let kept = club.store.rating_of(id, MemberId(ana.id())).await.unwrap();
        let kept = kept.map(|given| given.stars.quarters());
        assert_eq!(
            kept,
            Some(quarters),
            "failed on {typed:?}: {}",
            receipt.text()
        );
    }
    club.card_says(card.id, "**5.00** from 1 vote").await;
    club.close().await;
}

#[tokio::test]
async fn what_is_not_on_the_step_is_refused_with_the_nearest() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let id = book_id(&book(&ana, "salt").await);
    let endless = "9".repeat(5_000);
    for (typed, said) in [
        (
            "3.3",
            vec![
                "“3.3” is not a rating",
                "**3.5** or **3**",
                "Nothing was recorded",
            ],
        ),
        (
            "6",
            vec!["“6”", "The nearest: **5**.", "Nothing was recorded"],
        ),
        ("0", vec!["The nearest: **0.5**."]),
        ("-3", vec!["The nearest: **0.5**."]),
        (
            "five",
            vec![
                "“five” is not a number of stars",
                "half stars from 0.5 to 5",
            ],
        ),
        (&endless, vec!["is not a number of stars"]),
        ("<@1>", vec!["is not a number of stars"]),
    ] {
        let rating = json!({ "book": "salt ledger", "stars": typed });
        let refused = ana.slash("rate", rating).await.unwrap();
        assert_private(&refused, &said);
        let kept = club.store.rating_of(id, MemberId(ana.id())).await.unwrap();
        assert_eq!(kept, None, "failed on {typed:?}");
    }
    club.close().await;
}

#[tokio::test]
async fn a_rating_is_changed_undone_and_withdrawn() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let rate = async |stars: &str| {
        let rating = json!({ "book": "salt ledger", "stars": stars });
        ana.slash("rate", rating).await.unwrap()
    };
    assert_private(
        &rate("4").await,
        &["You gave *The Salt Ledger*", "Undo: withdraw it"],
    );
    let changed = rate("2.5").await;
    assert_private(&changed, &["★★★★ **4** → ★★½ **2.5**", "Undo: back to 4"]);
    club.card_says(card.id, "**2.50** from 1 vote").await;

    let back = ana.press(&changed, "Undo: back to 4").await.unwrap();
    assert!(back.update(), "the receipt is replaced");
    assert_private(&back, &["★★½ **2.5** → ★★★★ **4**", "Undo: back to 2.5"]);
    club.card_says(card.id, "**4.00** from 1 vote").await;
    let forth = ana.press(&back, "Undo: back to 2.5").await.unwrap();
    assert_private(&forth, &["→ ★★½ **2.5**"]);
    assert_private(&rate("2.5").await, &["stays at ★★½ **2.5**"]);

    let gone = ana
        .slash("unrate", json!({ "book": "salt ledger" }))
        .await
        .unwrap();
    assert_private(
        &gone,
        &["(★★½ **2.5**) is withdrawn", "no vote", "Undo: back to 2.5"],
    );
    club.card_says(card.id, "no vote yet").await;
    let again = ana
        .slash("unrate", json!({ "book": "salt ledger" }))
        .await
        .unwrap();
    assert_private(&again, &["You have not rated *The Salt Ledger*"]);
    let restored = ana.press(&gone, "Undo: back to 2.5").await.unwrap();
    assert_private(&restored, &["You gave *The Salt Ledger* ★★½ **2.5**"]);
    let withdrawn = ana.press(&restored, "Undo: withdraw it").await.unwrap();
    assert_private(&withdrawn, &["is withdrawn"]);
    club.card_says(card.id, "no vote yet").await;
    club.close().await;
}

#[tokio::test]
async fn undo_brings_the_note_of_then_back() {
    for_each_database(async |club| {
        club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        let id = book_id(&book(&ana, "salt").await);
        let rate = async |stars: &str, note: &str| {
            let rating = json!({ "book": "salt ledger", "stars": stars, "note": note });
            ana.slash("rate", rating).await.unwrap()
        };
        let kept = async || {
            let kept = club.store.rating_of(id, MemberId(ana.id())).await.unwrap();
            let words = |note: Option<Note>| note.map(|note| note.words).unwrap_or_default();
            kept.map(|given| (given.stars.to_string(), words(given.note)))
        };
        let rated = |stars: &str, note: &str| Some((stars.to_owned(), note.to_owned()));
        rate("4", "The *first* words.").await;
        let changed = rate("2.5", "Second thoughts.").await;
        let back = ana.press(&changed, "Undo: back to 4").await.unwrap();
        assert_private(&back, &["Your note is kept beside it"]);
        assert_eq!(kept().await, rated("4", "The *first* words."));
        let forth = ana.press(&back, "Undo: back to 2.5").await.unwrap();
        assert_eq!(kept().await, rated("2.5", "Second thoughts."));
        ana.press(&forth, "Undo: back to 4").await.unwrap();

        // A rating without a note was there before one with a note.
        ana.slash("unrate", json!({ "book": "salt ledger" }))
            .await
            .unwrap();
        ana.slash("rate", json!({ "book": "salt ledger", "stars": "3" }))
            .await
            .unwrap();
        let noted = rate("5", "Now I see.").await;
        let bare = ana.press(&noted, "Undo: back to 3").await.unwrap();
        assert!(!bare.text().contains("note"), "{}", bare.text());
        assert_eq!(kept().await, rated("3", ""));

        // What cannot come back is handed over.
        rate("3", "Farewell, *tide*.").await;
        let gone = ana.slash("unrate", json!({ "book": "salt ledger" })).await;
        let gone = gone.unwrap();
        assert_private(&gone, &[r"Your note went with it: Farewell, \*tide\*."]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_menu_of_a_card_shows_the_present_rating() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let menu = ana.press(&card, "Rate").await.unwrap();
    assert_private(&menu, &["The Salt Ledger", "Your stars"]);
    let chosen = |menu: &readalong::rehearsal::Reply| -> Vec<String> {
        let select = shown(menu).each_component().next().unwrap().clone();
        let options = select["options"].as_array().unwrap().clone();
        let chosen = options.iter().filter(|option| option["default"] == true);
        chosen
            .map(|option| option["value"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(chosen(&menu), Vec::<String>::new());
    let receipt = ana
        .choose(&menu, "Your stars", &["★★★½ 3.5"])
        .await
        .unwrap();
    assert!(receipt.update(), "the menu is replaced");
    assert_private(&receipt, &["You gave *The Salt Ledger* ★★★½ **3.5**"]);
    let menu = ana.press(&card, "Rate").await.unwrap();
    assert_private(&menu, &["You gave", "**3.5**"]);
    assert_eq!(chosen(&menu), ["3.5"]);
    // Another member's menu knows nothing of it.
    let menu = club.member("Ben").press(&card, "Rate").await.unwrap();
    assert_eq!(chosen(&menu), Vec::<String>::new());
    assert!(!menu.text().contains("3.5"), "{}", menu.text());
    club.close().await;
}

#[tokio::test]
async fn a_note_is_kept_beside_the_rating_and_shown_to_nobody_else() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let id = book_id(&book(&ana, "salt").await);
    let note = "Read it twice; @everyone should.";
    let rating = json!({ "book": "salt ledger", "stars": "4", "note": note });
    let receipt = ana.slash("rate", rating).await.unwrap();
    assert_private(&receipt, &["Your note is kept"]);
    let kept = club
        .store
        .rating_of(id, MemberId(ana.id()))
        .await
        .unwrap()
        .unwrap();
    let note = Note::new(note, false).unwrap();
    assert_eq!(kept.note, note);
    let too_long = json!({ "book": "salt ledger", "stars": "4", "note": "é".repeat(301) });
    assert!(
        ana.slash("rate", too_long).await.is_err(),
        "the client lets it through"
    );
    let card = club.card_says(card.id, "**4.00**").await;
    assert!(!card.text().contains("Read it twice"));
    let scores = club
        .member("Ben")
        .slash("scores", json!({ "book": "salt ledger" }))
        .await;
    assert!(!scores.unwrap().text().contains("Read it twice"));
    club.close().await;
}

#[tokio::test]
async fn a_book_is_found_however_it_is_typed() {
    let club = Club::open().await;
    for title in [
        "L’Étranger du Port",
        "The Glass Orchard: A Novel",
        "Ångström’s Ladder",
    ] {
        let text = format!(
            "Title: {title}\nAuthor: Anna Writer\nMy Rating: 3/5\n\nI read {title} in one night, \
             and the family in it stayed with me. It was a story about memory and loss."
        );
        club.post("review.txt", &text).await;
    }
    let ana = club.member("Ana");
    for (typed, title) in [
        ("l'etranger du port", "L’Étranger du Port"),
        ("LETRANGER DU PORT", "L’Étranger du Port"),
        ("glass orchard", "The Glass Orchard"),
        ("  the   glass-orchard ", "The Glass Orchard"),
        ("The Glass Orchard: a novel", "The Glass Orchard"),
        ("angstroms ladder", "Ångström’s Ladder"),
        ("angstroms laddr", "Ångström’s Ladder"),
        ("orchard", "The Glass Orchard"),
        ("glass orchrad", "The Glass Orchard"),
    ] {
        let receipt = ana
            .slash("rate", json!({ "book": typed, "stars": "4" }))
            .await
            .unwrap();
        assert!(
            receipt.text().contains(title),
            "{typed:?}: {}",
            receipt.text()
        );
    }
    let several = ana
        .slash("rate", json!({ "book": "Writer", "stars": "4" }))
        .await
        .unwrap();
    assert_private(
        &several,
        &["Did you mean *Ångström", "or *L’Étranger du Port*?"],
    );
    club.post(
        "salt.txt",
        &SHORT.replace("Genre:", "ISBN: 978-0-441-47812-5\n\nGenre:"),
    )
    .await;
    for typed in [
        "Brandt",
        "oda brandt",
        "Brant",
        "0441478123",
        "978-0-441-47812-5",
    ] {
        let receipt = ana
            .slash("rate", json!({ "book": typed, "stars": "4" }))
            .await
            .unwrap();
        assert_private(&receipt, &["The Salt Ledger"]);
    }
    let offered = ana
        .complete("rate", "book", "angstrom", json!({}))
        .await
        .unwrap();
    assert_eq!(offered.len(), 1, "{offered:?}");
    let unknown = ana
        .slash("rate", json!({ "book": "Glas Orchid", "stars": "4" }))
        .await
        .unwrap();
    assert_private(
        &unknown,
        &["“Glas Orchid”", "Did you mean *The Glass Orchard"],
    );
    let unknown = ana
        .slash("rate", json!({ "book": "zzzz", "stars": "4" }))
        .await
        .unwrap();
    assert_private(&unknown, &["I do not know a book called “zzzz” here."]);
    let gone = ana
        .slash("rate", json!({ "book": "book:999", "stars": "4" }))
        .await
        .unwrap();
    assert_private(&gone, &["I do not know a book"]);
    club.close().await;
}

#[tokio::test]
async fn a_note_may_give_the_story_away() {
    for_each_database(async |club| {
        club.post("salt.txt", SHORT).await;
        let ana = club.member("Ana");
        let id = book_id(&book(&ana, "salt").await);
        let rate = async |more: Value| {
            let mut rating = json!({ "book": "salt ledger", "stars": "4" });
            rating
                .as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            ana.slash("rate", rating).await.unwrap()
        };
        let kept = async || {
            let given = club.store.rating_of(id, MemberId(ana.id())).await.unwrap();
            given.and_then(|given| given.note)
        };
        let secret = rate(json!({ "note": "She *burns* it.", "spoiler": true })).await;
        assert_private(&secret, &["kept beside it, marked as a spoiler"]);
        assert_eq!(kept().await, Note::new("She *burns* it.", true).unwrap());
        let open = rate(json!({ "spoiler": false })).await;
        assert_private(&open, &["Your note is kept beside it."]);
        assert_eq!(kept().await, Note::new("She *burns* it.", false).unwrap());
        rate(json!({ "spoiler": true })).await;
        let kept_so = rate(json!({})).await;
        assert!(!kept_so.text().contains("note"), "{}", kept_so.text());
        assert_eq!(kept().await, Note::new("She *burns* it.", true).unwrap());
        let gone = ana
            .slash("unrate", json!({ "book": "salt ledger" }))
            .await
            .unwrap();
        assert_private(&gone, &[r"||She \*burns\* it.||"]);
        // Without a note there is nothing to mark.
        let bare = rate(json!({ "spoiler": true })).await;
        assert!(!bare.text().contains("note"), "{}", bare.text());
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_book_is_rated_from_the_menu_of_apps_and_under_its_scores() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    let menu = ana.apps(&card, "Rate this book").await.unwrap();
    assert_private(&menu, &["How many stars for *The Salt Ledger*"]);
    let receipt = ana.choose(&menu, "Your stars", &["4"]).await.unwrap();
    assert_private(&receipt, &["You gave *The Salt Ledger* ★★★★ **4**"]);
    let scores = ana
        .slash("scores", json!({ "book": "salt ledger" }))
        .await
        .unwrap();
    let menu = club.member("Ben").press(&scores, "Rate").await.unwrap();
    assert_private(&menu, &["How many stars for *The Salt Ledger*"]);
    for on in [shown(&scores).id, shown(&receipt).id] {
        let menu = ana.apps(&on, "Rate this book").await.unwrap();
        assert_private(&menu, &["You gave *The Salt Ledger* ★★★★ **4**"]);
    }
    let talk = ana.says("What a night.");
    let refused = ana.apps(&talk, "Rate this book").await.unwrap();
    assert_private(&refused, &["not about one of the club's books", "`/rate`"]);
    club.close().await;
}
