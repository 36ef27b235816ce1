//! The end of all that is known of a club: by an admin's word, or thirty days
//! after the bot was removed from the server.

use std::time::Duration;

use chrono::TimeDelta;
use readalong::club::ids::{CardId, ClubId};
use readalong::club::leaving::KEPT;
use readalong::rehearsal::Role;
use readalong::store::{Which, now};
use serde_json::json;

use crate::harness::{Club, PATIENCE, SHORT, assert_private, assert_says, for_each_database};

/// Waits until a club is known to be left, or known to be there.
async fn known(club: &Club, left: bool) {
    let guild = ClubId(club.discord.guild(0));
    let soon = now() + TimeDelta::days(1);
    let seen = async {
        while club.store.clubs(soon).await.unwrap() != [(guild, left)] {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let seen = tokio::time::timeout(PATIENCE, seen).await;
    seen.unwrap_or_else(|_| panic!("the club is never known as left: {left}"));
}

async fn erased(club: &Club) {
    let soon = now() + TimeDelta::days(1);
    let gone = async {
        while !club.store.clubs(soon).await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let gone = tokio::time::timeout(PATIENCE, gone).await;
    gone.expect("the club is never erased");
}

#[tokio::test]
async fn an_admin_erases_the_club_by_typing_a_word() {
    for_each_database(async |club| {
        let card = club.post("salt.txt", SHORT).await;
        let (ana, staff) = (club.member("Ana"), club.staff());
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        club.settled().await;
        let refused = ana.force().slash("club erase", json!({})).await.unwrap();
        assert_private(&refused, &["Manage Server"]);
        for button in ["erase:ask", "erase:typed"] {
            let refused = ana.force().press(&card, button).await.unwrap();
            assert_private(&refused, &["Manage Server"]);
        }

        let question = staff.slash("club erase", json!({})).await.unwrap();
        assert_private(
            &question,
            &["1 review, 1 rating with their notes", "cannot be undone"],
        );
        let form = staff.press(&question, "Erase everything …").await.unwrap();
        let typed = [("word", "yes")];
        let refused = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert_private(&refused, &["the word was not typed"]);
        let scores = ana.slash("scores", json!({})).await.unwrap();
        assert_says(&scores, &["Salt Ledger"]);

        let form = staff.press(&question, "Erase everything …").await.unwrap();
        let typed = [("word", "erase")];
        let done = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert!(done.update());
        assert_private(&done, &["Gone: I know nothing of this club any more"]);
        erased(&club).await;
        let scores = ana.slash("scores", json!({})).await.unwrap();
        assert_private(&scores, &["This club has no reviews yet"]);
        let old = ana.press(&card, "Rate").await.unwrap();
        assert_private(&old, &["from an older card"]);
        // It begins anew, and nothing of before comes back.
        let again = club.post("salt.txt", SHORT).await;
        assert!(again.text().contains("no vote yet"), "{}", again.text());
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_club_that_the_bot_was_removed_from_is_kept_and_found_again() {
    for_each_database(async |mut club| {
        let card = club.post("salt.txt", SHORT).await;
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        club.member("Ana").slash("rate", rating).await.unwrap();
        club.card_says(card.id, "**3.00** from 1 vote").await;
        club.settled().await;
        // Removed while nobody is there to hear it.
        club.stop().await.unwrap();
        let guild = club.discord.guild(0);
        club.discord.remove_bot(guild);
        club.pace.roll_period = Duration::from_millis(50);
        club.start().await;
        known(&club, true).await;
        // Long ago, but not long enough.
        let ago = now() - KEPT + TimeDelta::minutes(5);
        club.store.clubs_back(&[ClubId(guild)]).await.unwrap();
        club.store.clubs_left(&[ClubId(guild)], ago).await.unwrap();
        club.discord.invite_bot(guild);
        known(&club, false).await;
        let scores = club
            .member("Ben")
            .slash("scores", json!({ "book": "salt" }))
            .await;
        assert_says(&scores.unwrap(), &["**3.00** from 1 vote"]);
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn thirty_days_after_the_bot_was_removed_the_club_is_erased() {
    for_each_database(async |mut club| {
        club.post("salt.txt", SHORT).await;
        club.settled().await;
        club.stop().await.unwrap();
        let guild = ClubId(club.discord.guild(0));
        // Thought to be left by mistake: Discord is asked first.
        let ago = now() - KEPT - TimeDelta::minutes(1);
        club.store.clubs_left(&[guild], ago).await.unwrap();
        club.pace.roll_period = Duration::from_millis(50);
        club.start().await;
        known(&club, false).await;
        club.stop().await.unwrap();

        club.discord.remove_bot(guild.0);
        club.store.clubs_left(&[guild], ago).await.unwrap();
        club.start().await;
        erased(&club).await;
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_club_is_not_erased_while_discord_does_not_say_that_the_bot_is_out() {
    use readalong::rehearsal::Fault;
    let mut club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    club.settled().await;
    club.stop().await.unwrap();
    let guild = ClubId(club.discord.guild(0));
    let ago = now() - KEPT - TimeDelta::minutes(1);
    club.store.clubs_left(&[guild], ago).await.unwrap();
    // The list comes without the server, and the question after it fails.
    let listed = "/users/@me/guilds";
    let empty = || Fault::Answer {
        status: 200,
        body: json!([]),
        headers: Vec::new(),
    };
    let denied = || Fault::Answer {
        status: 401,
        body: json!({"message": "401: Unauthorized", "code": 0}),
        headers: Vec::new(),
    };
    club.discord.fail_next(1, "GET", listed, empty());
    club.discord
        .fail_next(1, "GET", &format!("/guilds/{guild}"), denied());
    club.start().await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let kept = club.store.titles(guild, 9).await.unwrap();
    assert_eq!(kept, ["The Salt Ledger"]);
    let admin = club.discord.member("Marta", Role::Staff);
    let scores = admin
        .slash("scores", json!({ "book": "salt" }))
        .await
        .unwrap();
    assert_says(&scores, &["The Salt Ledger"]);
    club.close().await;
}

#[tokio::test]
async fn cards_of_a_server_that_was_left_wait_for_the_bot_and_are_not_given_up() {
    for_each_database(async |club| {
        let staff = club.staff();
        let card = club.post_as(&staff, "salt.txt", SHORT).await;
        club.settled().await;
        let guild = ClubId(club.discord.guild(0));
        club.discord.remove_bot(guild.0);
        // What the cards show changes, and the press finds out.
        let rules = club.store.rules(guild).await.unwrap();
        club.store.settle_rules(guild, rules).await.unwrap();
        known(&club, true).await;
        assert_eq!(club.store.cards_waiting().await.unwrap(), 1);
        assert!(staff.letters().is_empty(), "staff know what they did");
        let book = club.store.book_named(guild, "salt ledger").await.unwrap();
        club.discord.invite_bot(guild.0);
        let which = Which::Book(book.unwrap());
        let standing = club.store.standing(guild, which).await.unwrap().unwrap();
        assert!(!standing.card.stopped);
        // An hour later, as soon as the press has put the card off.
        let printed = async {
            while club.store.cards_waiting().await.unwrap() > 0 {
                club.store.card_released(CardId(1), now()).await.unwrap();
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        };
        let printed = tokio::time::timeout(PATIENCE, printed).await;
        printed.expect("the card never follows again");
        let ana = club.member("Ana");
        let rating = json!({ "book": "salt ledger", "stars": "3" });
        ana.slash("rate", rating).await.unwrap();
        club.card_says(card.id, "**3.00** from 1 vote").await;
        club.close().await;
    })
    .await;
}
