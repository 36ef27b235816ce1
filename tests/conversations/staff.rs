//! Who may post.

use readalong::rehearsal::{Attachment, Role};
use serde_json::{Value, json};

use crate::harness::{Club, SHORT, assert_private};

#[tokio::test]
async fn the_commands_for_staff_are_hidden_from_members_and_checked_again() {
    let club = Club::open().await;
    let review = club.discord.look(|world| {
        let mut commands = world.commands(world.guilds()[0].id);
        commands
            .find(|command| command["name"] == "review")
            .cloned()
    });
    // Manage Server, as Discord writes permission bits.
    assert_eq!(review.unwrap()["default_member_permissions"], json!("32"));
    let ana = club.member("Ana");
    let options = || json!({ "file": Attachment::new("salt.txt", SHORT) });
    assert!(
        ana.slash("review post", options()).await.is_err(),
        "she sees it"
    );
    for (command, options) in [("review post", options()), ("review paste", Value::Null)] {
        let refused = ana.force().slash(command, options).await.unwrap();
        assert_private(&refused, &["Only staff", "*Manage Server*", "Integrations"]);
    }
    club.assert_untouched().await;
    club.close().await;
}

#[tokio::test]
async fn an_admin_can_let_a_member_in_and_out_again() {
    let club = Club::open().await;
    let ana = club.member("Ana");
    let options = || json!({ "file": Attachment::new("salt.txt", SHORT) });
    club.discord.permit("review", &[(ana.id(), true)]);
    let draft = ana.force().slash("review post", options()).await.unwrap();
    assert_private(&draft, &["The Salt Ledger", "Post"]);
    let other = club
        .member("Ben")
        .force()
        .slash("review post", options())
        .await
        .unwrap();
    assert_private(&other, &["Only staff"]);
    club.discord.permit("review", &[(ana.id(), false)]);
    let refused = ana.force().slash("review post", options()).await.unwrap();
    assert_private(&refused, &["Only staff"]);
    club.close().await;
}

#[tokio::test]
async fn admins_are_staff_and_former_staff_are_not() {
    let club = Club::open().await;
    let boss = club.discord.member("Boss", Role::Admin);
    club.post_as(&boss, "salt.txt", SHORT).await;
    boss.becomes(Role::Member);
    let refused = boss.force().slash("review paste", json!({})).await.unwrap();
    assert_private(&refused, &["Only staff"]);
    club.close().await;
}
