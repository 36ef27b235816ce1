//! What people are shown of a bot's answers: cards, menus, forms, threads, and
//! answers that come late or never.

use std::time::Duration;

use readalong::rehearsal::{Attachment, Reply, Role, Settings};
use serde_json::json;

use crate::bot::{one_star, with_bot, with_bot_and_ana};
use crate::stage::quick;

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_answers_commands_buttons_menus_and_forms() {
    let (discord, ana) = with_bot_and_ana(Settings::default()).await;
    let ben = discord.member("Ben", Role::Member);

    let titles = ana
        .complete("rate", "book", "nev", json!({"stars": 4}))
        .await
        .unwrap();
    let titles: Vec<&str> = titles.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(titles, ["Never Home", "The Nevers"]);

    let options = json!({"book": "Never Home", "stars": "3.5", "friend": ben.id().to_string()});
    let card = ana.slash("rate", options).await.unwrap();
    assert_eq!(card.content(), "Never Home: 3.5 with ben");
    assert!(card.ephemeral());
    assert_eq!(
        card.message().unwrap().buttons(),
        ["Again", "Form", "Later", "Silent"]
    );
    assert!(card.text().contains("Your stars"), "{}", card.text());
    assert_eq!(ana.sees(ana.channel()).len(), 1);
    assert_eq!(
        ben.sees(ana.channel()).len(),
        0,
        "an ephemeral message is for one"
    );
    assert!(
        ben.press(&card, "Again").await.is_err(),
        "Ben does not see it"
    );

    let chosen = ana.choose(&card, "Your stars", &["Five"]).await.unwrap();
    assert_eq!(chosen.content(), "chose 20");

    let form = ana.press(&card, "Form").await.unwrap();
    let form = form.modal().unwrap();
    assert_eq!(form.title, "A form");
    assert!(
        ana.submit(form, &[("Note", "x")]).await.is_err(),
        "the title is required"
    );
    let too_long = [("Title", "twelve chars")];
    assert!(
        ana.submit(form, &too_long).await.is_err(),
        "the title has at most ten"
    );
    let sent = ana
        .submit(form, &[("Title", "Dune"), ("note", "good")])
        .await
        .unwrap();
    assert_eq!(sent.content(), "title=Dune note=good");
    assert!(sent.update());

    let later = ana.press(&card, "Later").await.unwrap();
    assert_eq!((later.content(), later.deferred()), ("edited later", true));

    let again = ana.press(&card, "again").await.unwrap();
    assert_eq!(again.content(), "again after edited later");
    assert!(
        ana.press(&card, "Form").await.is_err(),
        "the buttons are gone"
    );

    assert_eq!(discord.unknown_routes(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deferred_answer_is_awaited_and_a_missing_one_fails() {
    let (_discord, ana) = with_bot_and_ana(quick()).await;
    let thought = ana.slash("think", json!({})).await.unwrap();
    assert_eq!((thought.content(), thought.deferred()), ("thought", true));
    assert!(!thought.message().unwrap().thinking());

    let asleep = ana.slash("sleep", json!({})).await.unwrap();
    assert_eq!(asleep.text(), "The application did not respond");

    let card = ana.slash("rate", one_star()).await.unwrap();
    assert_eq!(ana.press(&card, "Silent").await.unwrap(), Reply::Nothing);
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_channels_threads_and_menus_of_apps_reach_the_bot() {
    let discord = with_bot(Settings::default()).await;
    let host = discord.member("Host", Role::Staff);
    let talk = discord.channel("talk");
    let file = Attachment::new("dune.md", "A desert.");
    let options = json!({"file": file, "channel": talk.to_string()});
    let done = host.slash("review post", options.clone()).await.unwrap();
    assert_eq!(done.content(), "posted, staff: true");

    let cards = discord.messages(talk);
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].text(), "dune.md\nA desert.");
    assert!(cards[0].has_thread);
    let threads = discord.threads(talk);
    assert_eq!(
        (threads[0].id, threads[0].name.as_str()),
        (cards[0].id, "Talk")
    );

    let ana = discord.member("Ana", Role::Member);
    assert!(
        ana.slash("review post", options.clone()).await.is_err(),
        "it is hidden from her"
    );
    let forced = ana.force().slash("review post", options).await.unwrap();
    assert_eq!(forced.content(), "posted, staff: false");

    let said = ana.says("I liked it");
    let read = ana.apps(&said, "Read it").await.unwrap();
    assert_eq!(read.content(), "“I liked it” by ana");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_volley_is_timed_to_the_first_answer_and_leaves_little_behind() {
    let kept = 50;
    let settings = Settings {
        recorded: 0,
        replies_kept: kept,
        interactions_kept: kept,
        ..Settings::default()
    };
    let (discord, ana) = with_bot_and_ana(settings).await;
    let volley = ana.volley("rate", &one_star()).unwrap();
    let typing = ana
        .volley_of_typing("rate", "book", "nev", &json!({}))
        .unwrap();
    for _ in 0..100 {
        let (one, two, three) = tokio::join!(volley.fire(), volley.fire(), typing.fire());
        assert_eq!(one.map(|hit| hit.kind), Some(4));
        assert!(two.unwrap().took > Duration::ZERO);
        assert_eq!(three.map(|hit| hit.kind), Some(8));
    }
    assert!(discord.requests().is_empty());
    assert!(discord.request_count() >= 300);
    assert_eq!(ana.sees(ana.channel()).len(), kept);
}
