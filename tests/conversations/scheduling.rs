//! Questions that come by themselves: planned by the host, put once and on time,
//! also after a restart, and what was missed is left out.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use readalong::club::ids::ClubId;
use readalong::rehearsal::{Message, Reply, permission};
use readalong::store::Schedule;
use serde_json::{Value, json};

use crate::blog::as_if;
use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database, shown};

async fn plan(club: &Club, options: Value) -> Reply {
    club.staff().slash("club questions", options).await.unwrap()
}

async fn plans(club: &Club) -> Vec<Schedule> {
    let guild = ClubId(club.discord.guild(0));
    club.store.schedules(guild).await.unwrap()
}

/// Restarts the bot as if what is planned had been due so long ago.
async fn due(club: &mut Club, ago: TimeDelta) -> DateTime<Utc> {
    club.stop().await.unwrap();
    let then = Utc::now() - ago;
    let then: DateTime<Utc> = DateTime::from_timestamp(then.timestamp(), 0).unwrap();
    let sql = format!("update schedule set next_at = '{}'", then.to_rfc3339());
    as_if(club, &sql).await;
    club.start().await;
    then
}

/// How long what is due may take: a bot that is killed may have leased the plan
/// with its last breath, and the lease runs out after a minute.
const DONE: Duration = Duration::from_secs(90);

/// Waits until what was due is dealt with.
async fn done(club: &Club) {
    let waiting = async {
        loop {
            let plans = plans(club).await;
            if plans
                .iter()
                .all(|plan| plan.due > Utc::now() || plan.stopped.is_some())
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let done = tokio::time::timeout(DONE, waiting).await;
    done.expect("what is due is never done");
}

fn questions(club: &Club, channel: &str) -> Vec<Message> {
    let all = club.discord.messages(club.discord.channel(channel));
    let is_question = |one: &Message| one.buttons().contains(&"Open a thread".to_owned());
    all.into_iter().filter(is_question).collect()
}

#[tokio::test]
async fn the_host_plans_reads_back_and_stops() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let none = plan(&club, json!({})).await;
    assert_private(&none, &["No question comes by itself"]);
    let talk = club.discord.channel("talk");
    let set = json!({ "every": "day", "at": "7:30pm", "channel": talk });
    let set = plan(&club, set).await;
    let says = [
        &format!("Every day at 19:30 a question on the newest review comes to <#{talk}>. Next <t:"),
        "The clock is that of **UTC**; `/club timezone` sets another.",
    ];
    assert_private(&set, &says);
    let monday = json!({ "every": "Monday", "at": "9", "book": "salt ledger" });
    let monday = plan(&club, monday).await;
    assert_private(
        &monday,
        &["Every Monday at 09:00 a question on *The Salt Ledger* comes to"],
    );

    let staff = club.staff();
    let offered = staff
        .complete("club timezone", "zone", "new york", json!({}))
        .await
        .unwrap();
    assert_eq!(offered[0].value, json!("America/New_York"));
    assert!(
        offered[0].name.starts_with("America/New_York (now "),
        "{offered:?}"
    );
    let before = plans(&club).await[0].due;
    let zone = json!({ "zone": "america/new_york" });
    let zone = staff.slash("club timezone", zone).await.unwrap();
    assert_private(&zone, &["**America/New_York** from now on"]);
    let after = plans(&club).await[0].due;
    let apart = (after - before).num_hours().rem_euclid(24);
    assert!(matches!(apart, 4 | 5), "{before} and {after}");
    let asked = staff.slash("club timezone", json!({})).await.unwrap();
    assert_private(&asked, &["**America/New_York**, where it is"]);

    let listed = plan(&club, json!({})).await;
    assert_private(
        &listed,
        &[
            "Every day at 19:30",
            "Every Monday at 09:00",
            "**America/New_York**",
        ],
    );
    let again = json!({ "every": "weekday (Monday to Friday)", "at": "20:00", "channel": talk });
    plan(&club, again).await;
    assert_eq!(plans(&club).await.len(), 2, "one plan for each channel");
    let off = json!({ "every": "off: no more questions", "channel": talk });
    let off = plan(&club, off).await;
    assert_private(
        &off,
        &[&format!(
            "No question comes by itself to <#{talk}> any more"
        )],
    );
    let all = plan(&club, json!({ "every": "off: no more questions" })).await;
    assert_private(&all, &["any more"]);
    assert!(plans(&club).await.is_empty());
    let nothing = plan(&club, json!({ "every": "off: no more questions" })).await;
    assert_private(&nothing, &["nothing to stop"]);
    club.close().await;
}

#[tokio::test]
async fn what_cannot_be_planned_is_said_and_only_staff_plan() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    for (options, says) in [
        (json!({ "every": "day" }), "`every:` and `at:`"),
        (json!({ "at": "19:30" }), "`every:` and `at:`"),
        (
            json!({ "every": "day", "at": "teatime" }),
            "“teatime” is no time of day",
        ),
        (
            json!({ "every": "day", "at": "9", "book": "Dune" }),
            "I do not know a book called “Dune”",
        ),
    ] {
        let refused = plan(&club, options).await;
        assert_private(&refused, &[says]);
    }
    let talk = club.discord.channel("talk");
    let staff = club.staff().in_channel(talk);
    club.discord.deny(talk, permission::SEND_MESSAGES);
    let mute = json!({ "every": "day", "at": "9" });
    let mute = staff.slash("club questions", mute).await.unwrap();
    assert_private(&mute, &["I may not post in"]);
    let zone = json!({ "zone": "Middle-earth" });
    let zone = staff.slash("club timezone", zone).await.unwrap();
    assert_private(&zone, &["“Middle-earth”", "Europe/Berlin"]);
    assert!(plans(&club).await.is_empty());

    let ana = club.member("Ana");
    for (command, options) in [
        ("club questions", json!({ "every": "day", "at": "9" })),
        ("club questions", json!({})),
        ("club timezone", json!({ "zone": "UTC" })),
    ] {
        assert!(
            ana.slash(command, options.clone()).await.is_err(),
            "she sees it"
        );
        let refused = ana.force().slash(command, options).await.unwrap();
        assert_private(&refused, &["Only staff"]);
    }
    assert!(plans(&club).await.is_empty());
    club.close().await;
}

#[tokio::test]
async fn a_planned_question_comes_once_and_what_was_missed_is_left_out() {
    for_each_database(async |mut club: Club| {
        club.post("salt.txt", SHORT).await;
        let talk = club.discord.channel("talk");
        plan(
            &club,
            json!({ "every": "day", "at": "12:00", "channel": talk }),
        )
        .await;
        let then = due(&mut club, TimeDelta::seconds(90)).await;
        done(&club).await;
        let first = questions(&club, "talk");
        assert_eq!(first.len(), 1, "{first:?}");
        let text = first[0].text();
        assert!(
            text.contains("The Salt Ledger") && !text.contains("||"),
            "{text}"
        );
        let next = plans(&club).await[0].due;
        assert!(
            next > Utc::now() && next - then < TimeDelta::hours(49),
            "{next}"
        );

        // It is a question like any other: it was asked here, and has its buttons.
        let ana = club.member("Ana").in_channel(talk);
        let another = ana.press(&first[0], "Another").await.unwrap();
        let asked = |embeds: &[Value]| embeds[0]["description"].clone();
        assert_ne!(asked(another.embeds()), asked(&first[0].embeds));
        let thread = ana.press(&first[0], "Open a thread").await.unwrap();
        assert_private(&thread, &["The thread is open"]);

        // Three days without the bot: nothing is made up for.
        due(&mut club, TimeDelta::days(3)).await;
        done(&club).await;
        assert_eq!(questions(&club, "talk").len(), 2, "the first, and Ana's");
        due(&mut club, TimeDelta::minutes(20)).await;
        done(&club).await;
        assert_eq!(questions(&club, "talk").len(), 2, "it was missed");
        due(&mut club, TimeDelta::zero()).await;
        done(&club).await;
        assert_eq!(questions(&club, "talk").len(), 3);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_was_on_its_way_in_a_crash_comes_once() {
    for_each_database(async |mut club: Club| {
        club.post("salt.txt", SHORT).await;
        let talk = club.discord.channel("talk");
        plan(
            &club,
            json!({ "every": "day", "at": "12:00", "channel": talk }),
        )
        .await;
        due(&mut club, TimeDelta::seconds(30)).await;
        done(&club).await;
        let [sent] = questions(&club, "talk").try_into().unwrap();
        let mark = sent
            .each_component()
            .find_map(|one| one["custom_id"].as_str()?.strip_prefix("thread:"))
            .unwrap()
            .to_owned();
        let [review, _, key] = mark.split(':').collect::<Vec<_>>().try_into().unwrap();

        // The message was sent, and the bot died before it could say so: first
        // while the message stands, then as if it had never been sent.
        let mut standing = 1;
        for lost in [false, true] {
            club.kill();
            if lost {
                club.discord.delete_message(sent.id);
                standing = 0;
            }
            assert_eq!(questions(&club, "talk").len(), standing);
            let now = DateTime::from_timestamp(Utc::now().timestamp(), 0).unwrap();
            let now = now.to_rfc3339();
            let sql = format!(
                "update schedule set next_at = '{now}', review = {review}, question = '{key}',
                    attempted_at = '{now}', leased_until = null"
            );
            as_if(&club, &sql).await;
            club.start().await;
            done(&club).await;
            let now = questions(&club, "talk");
            assert_eq!(now.len(), 1, "{now:?}");
            assert_eq!(
                now[0].embeds[0]["description"],
                sent.embeds[0]["description"]
            );
        }
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_channel_that_is_gone_stops_the_plan_and_the_host_is_told() {
    let mut club = Club::open().await;
    let talk = club.discord.channel("talk");
    let staff = club.staff();
    let empty = json!({ "every": "day", "at": "12:00", "channel": talk });
    staff.slash("club questions", empty).await.unwrap();
    // A club without a review is asked nothing.
    due(&mut club, TimeDelta::zero()).await;
    done(&club).await;
    assert!(questions(&club, "talk").is_empty());
    club.post("salt.txt", SHORT).await;
    club.discord.deny(talk, permission::SEND_MESSAGES);
    due(&mut club, TimeDelta::zero()).await;
    done(&club).await;
    let stopped = plans(&club).await[0].stopped.clone();
    assert!(stopped.is_some(), "it goes on");
    let letters = staff.letters();
    assert!(
        letters.iter().any(|one| one
            .text()
            .contains("I can no longer put the planned question")),
        "{letters:?}"
    );
    let listed = plan(&club, json!({})).await;
    assert_private(&listed, &["not followed any more"]);
    club.discord.deny(talk, 0);
    let again = json!({ "every": "day", "at": "12:00", "channel": talk });
    let again = plan(&club, again).await;
    assert_says(&again, &["Every day at 12:00"]);
    assert!(shown(&again).ephemeral());
    assert_eq!(plans(&club).await[0].stopped, None);
    club.close().await;
}

#[tokio::test]
async fn nobody_is_asked_about_a_review_while_it_is_removed() {
    for_each_database(async |mut club| {
        let staff = club.staff();
        club.post("salt.txt", SHORT).await;
        let talk = club.discord.channel("talk");
        let ana = club.member("Ana").in_channel(talk);
        let asked = ana.slash("discuss", json!({})).await.unwrap();
        ana.press(&asked, "Open a thread").await.unwrap();
        let thread = ana.in_channel(club.discord.threads(talk)[0].id);
        let set = json!({ "every": "day", "at": "9:00", "channel": talk, "book": "salt" });
        assert_private(
            &plan(&club, set).await,
            &["a question on *The Salt Ledger*"],
        );
        let question = json!({ "book": "salt ledger" });
        let question = staff.slash("review remove", question).await.unwrap();
        let receipt = staff.press(&question, "Remove").await.unwrap();
        let before = questions(&club, "talk").len();
        due(&mut club, TimeDelta::minutes(1)).await;
        done(&club).await;
        assert_eq!(questions(&club, "talk").len(), before);
        let refused = thread.slash("discuss", json!({})).await.unwrap();
        assert_private(
            &refused,
            &["The review that this thread is about was removed"],
        );
        let another = ana.press(&asked, "Another").await.unwrap();
        assert_private(&another, &["from an older card"]);

        staff.press(&receipt, "Undo").await.unwrap();
        due(&mut club, TimeDelta::minutes(1)).await;
        done(&club).await;
        assert_eq!(questions(&club, "talk").len(), before + 1);
        let again = thread.slash("discuss", json!({})).await.unwrap();
        assert_says(&again, &["The Salt Ledger"]);
        club.close().await;
    })
    .await;
}
