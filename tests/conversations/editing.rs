//! The fields are corrected in a form before anything is posted.

use readalong::rehearsal::{Attachment, Person, Reply, Role};
use serde_json::json;

use crate::harness::{Club, SHORT, assert_private, assert_says, for_each_database};

async fn proof(staff: &Person) -> Reply {
    let file = Attachment::new("salt.txt", SHORT);
    staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap()
}

/// The value of an input of the form.
fn value(form: &Reply, name: &str) -> String {
    let inputs = &form.modal().expect("a form opened").inputs;
    let input = inputs.iter().find(|input| input.custom_id == name);
    input.expect("there is such an input").value.clone()
}

#[tokio::test]
async fn the_form_holds_what_was_understood_and_the_card_what_was_typed() {
    let mut club = Club::open().await;
    let staff = club.staff();
    let proof = proof(&staff).await;
    let form = staff.press(&proof, "Edit fields").await.unwrap();
    insta::assert_snapshot!(form.text(), @r"
    Edit fields
    Title
    The Salt Ledger
    Author; several with semicolons between
    Oda Brandt
    Rating, such as 4/5 or ★★★½
    4/5
    Details
    ISBN:
    Publisher:
    Published:
    Genre: Historical Fiction
    Language: en
    Reviewer:
    Elsewhere: Goodreads 3.9/5
    What the reviewer liked and did not like
    Liked: The harbour at night.
    Did not like: Nobody laughs for three hundred pages.
    ");
    let details = value(&form, "details")
        .replace("ISBN:", "ISBN: 978-0-571-22413-5")
        .replace("Published:", "Published: April 2005")
        .replace("Reviewer:", "Reviewer: Marta <@1> *K.*");
    let typed = [
        ("title", "The Salt Ledger @everyone"),
        ("authors", "Oda Brandt; Jo Fenn"),
        ("rating", "★★★½"),
        ("details", &details),
        ("points", "Liked: The fog.\nAnd the bell."),
    ];
    let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
    assert!(changed.update() && changed.ephemeral());
    assert_says(
        &changed,
        &[
            "Changed. Nothing is posted yet",
            "Oda Brandt, Jo Fenn",
            "★★★½ 3.5/5",
            "ISBN: 9780571224135",
            "Published: 2005-04",
            "Not found: Publisher, Did not like",
        ],
    );
    club.kill();
    club.start().await;
    let posted = staff.press(&changed, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    let cards = club.discord.messages(staff.channel());
    let [card] = cards.as_slice() else {
        panic!("not one card, but {}", cards.len());
    };
    insta::assert_snapshot!(club.read(card), @r"
    Oda Brandt, Jo Fenn
    The Salt Ledger @everyone
    Liked
    The fog.
    And the bell.
    The club
    no vote yet
    The reviewer
    ★★★½ 3.5/5
    Elsewhere
    Goodreads 3.9/5
    Reviewed by Marta <@1> *K.* · Historical Fiction · April 2005 · ISBN 9780571224135
    Rate
    Discuss
    Scores
    Read it all
    ");
    club.close().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    for_each_database(async |mut club| {
        let staff = club.staff();
        let proof = proof(&staff).await;
        let form = staff.press(&proof, "Edit fields").await.unwrap();
        let typed = [
            ("title", "The *Salt* Road"),
            ("rating", "9/5"),
            ("details", "ISBN: 9780571224136\nPages: <@1>"),
        ];
        let refused = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert!(refused.update());
        assert_private(
            &refused,
            &[
                "Nothing was changed.",
                "“9/5” is not a rating that I understand. Write it as 4/5",
                r"I do not know where “Pages: \<@1>” belongs",
                "What you typed into the form is kept",
                "★★★★ 4/5",
            ],
        );
        assert!(!refused.text().contains("Salt* Road"), "{}", refused.text());

        // Also after a restart.
        club.kill();
        club.start().await;
        let form = staff.press(&refused, "Edit fields").await.unwrap();
        assert_eq!(value(&form, "title"), "The *Salt* Road");
        assert_eq!(value(&form, "rating"), "9/5");
        let typed = [("rating", "4.5/5"), ("details", "ISBN: 9780571224136")];
        let refused = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert_says(&refused, &["its check digit or its length is wrong"]);
        let form = staff.press(&refused, "Edit fields").await.unwrap();
        let typed = [("details", "ISBN: 9780571224135")];
        let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
        assert_says(&changed, &[r"The \*Salt\* Road", "4.5/5", "9780571224135"]);
        assert!(!changed.text().contains("is kept"), "{}", changed.text());
        club.assert_untouched().await;
        club.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_warning_goes_when_staff_have_seen_to_it() {
    let club = Club::open().await;
    let staff = club.staff();
    let doubtful = SHORT.replace("My Rating: 4/5", "ISBN: 9780000000001\n\nMy Rating: 4/5");
    let file = Attachment::new("salt.txt", doubtful);
    let proof = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert_says(&proof, &["Please check"]);
    let form = staff.press(&proof, "Edit fields").await.unwrap();
    let same = staff.submit(form.modal().unwrap(), &[]).await.unwrap();
    assert_says(&same, &["You changed nothing.", "Please check"]);
    let details = value(&form, "details").replace("ISBN:", "ISBN: 9780571224135");
    let typed = [("details", &*details)];
    let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
    assert!(
        !changed.text().contains("Please check"),
        "{}",
        changed.text()
    );
    club.close().await;
}

#[tokio::test]
async fn nobody_edits_the_draft_of_another_or_one_that_is_posted() {
    let club = Club::open().await;
    let staff = club.staff();
    let (ines, ana) = (club.discord.member("Ines", Role::Staff), club.member("Ana"));
    let proof = proof(&staff).await;
    let form = staff.press(&proof, "Edit fields").await.unwrap();
    let form = form.modal().unwrap();
    let typed = [("title", "Mine now")];
    for (who, said) in [(&ines, "This draft belongs to"), (&ana, "Only staff")] {
        let refused = who.submit(form, &typed).await.unwrap();
        assert_private(&refused, &[said]);
        let edit = proof.message().unwrap().each_component().nth(1).unwrap()["custom_id"].clone();
        let public = who.slash("help", json!({})).await.unwrap();
        let refused = who.force().press(&public, edit.as_str().unwrap()).await;
        assert_private(&refused.unwrap(), &[said]);
    }
    let posted = staff.press(&proof, "Post").await.unwrap();
    assert_says(&posted, &["Posted: "]);
    let late = staff.submit(form, &typed).await.unwrap();
    assert_private(&late, &["is posted already"]);
    let card = &club.discord.messages(staff.channel())[0];
    assert!(card.text().contains("The Salt Ledger"), "{}", card.text());
    club.close().await;
}

#[tokio::test]
async fn the_fields_may_turn_a_review_into_one_that_is_here() {
    let club = Club::open().await;
    let signed = SHORT.replace("Genre:", "Reviewer: Marta K.\n\nGenre:");
    club.post("salt.txt", &signed).await;
    let staff = club.staff();
    let other = SHORT
        .replace("The Salt Ledger", "The Salt Lodger")
        .replace("two evenings", "three evenings");
    let file = Attachment::new("salt.txt", other);
    let proof = staff
        .slash("review post", json!({ "file": file }))
        .await
        .unwrap();
    assert_eq!(proof.message().unwrap().buttons()[0], "Post");
    let form = staff.press(&proof, "Edit fields").await.unwrap();
    let typed = [
        ("title", "The Salt Ledger"),
        ("details", "Reviewer: marta k"),
    ];
    let changed = staff.submit(form.modal().unwrap(), &typed).await.unwrap();
    assert_says(&changed, &["is already here", "not posted twice"]);
    assert_eq!(changed.message().unwrap().buttons()[0], "Update the card");
    club.close().await;
}
