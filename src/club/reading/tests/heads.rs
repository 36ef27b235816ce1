//! What names the book: heads of posts as blogs and their programs write them.

use super::*;

/// Title and authors of a document.
fn named(text: &str) -> (Option<String>, Vec<String>) {
    let review = review(text);
    (review.title, review.authors)
}

#[test]
fn what_a_program_puts_above_a_post_names_no_book() {
    for head in [
        "lunes, 24 de agosto de 2020\n\nReview: The Ferry by Ann Lee",
        "Friday, December 29, 2017\n\nThe Ferry by Ann Lee",
        "domingo, 29 de julho de 2012\n\n0\n\nResenha: \"The Ferry\", Ann Lee",
        "Showing posts with label sea. Show all posts\n\nThe Ferry by Ann Lee",
        "Latest posts:\n\nA picture A picture A picture\n\nvendredi 15 mai 2015\n\nThe Ferry - Ann Lee.\n\nAuteur : Ann Lee.",
        "Posted on 3 May 2011\n\nThe Ferry – Ann Lee\n\n5 min read",
    ] {
        let text = format!("{head}\n\n{PROSE}\n\nNo comments:\n\nPost a Comment\n");
        let review = review(&text);
        assert_eq!(review.title.as_deref(), Some("The Ferry"), "{text}");
        assert_eq!(review.authors, ["Ann Lee"], "{text}");
        assert!(review.body.ends_with(PROSE), "{text}");
    }
}

#[test]
fn the_prose_names_the_book_where_the_headline_does_not() {
    for (text, title, authors) in [
        (
            "# A slow burn that pays off\n\nI have just finished **The Ferry**, the new novel from Ann Lee.",
            Some("The Ferry"),
            &["Ann Lee"][..],
        ),
        (
            "# A slow burn that pays off\n\nAnn Lee's *The Ferry* is not a book to hurry. *The Ferry* takes its time.",
            Some("The Ferry"),
            &["Ann Lee"],
        ),
        // Of a title in capitals a sentence is no rival.
        (
            "# The Long Night Shift\n\nAfter *The Ferry* by Ann Lee I wanted something short.",
            Some("The Long Night Shift"),
            &[],
        ),
        (
            "Ferryman is a slow novel about a slow river. I liked Ferryman more than I should.",
            Some("Ferryman"),
            &[],
        ),
        ("It was a novel about a river, and I liked it.", None, &[]),
    ] {
        let text = format!("{text}\n\n{PROSE}");
        let (found, names) = named(&text);
        assert_eq!(found.as_deref(), title, "{text}");
        assert_eq!(names, authors, "{text}");
    }
}

#[test]
fn the_prose_names_the_author() {
    for prose in [
        "Ann Lee writes about boats as others write about love.",
        "Ann Lee nos cuenta la historia de un río.",
        "Foi meu primeiro livro da Ann Lee.",
        "C'est le premier roman de Ann Lee que je lis.",
        "Dies ist das erste Buch von Ann Lee, das ich kenne.",
        "In Ann Lee's third novel, The Ferry, nobody is in a hurry.",
        "The Ferry, the latest novel from Ann Lee, is short.",
    ] {
        let text = format!("# Review: The Ferry\n\n{prose}\n\n{PROSE}");
        assert_eq!(named(&text).1, ["Ann Lee"], "{text}");
    }
    let none = format!("# Review: The Ferry\n\nAnn Lee walks to the river and waits.\n\n{PROSE}");
    assert_eq!(named(&none).1, [""; 0], "a character wrote the book");
}

#[test]
fn records_name_authors_in_parts_and_lists() {
    for (record, authors) in [
        (
            "author:\n  first: Ann\n  last: Lee\nrating: 4",
            &["Ann Lee"][..],
        ),
        (
            "author:\n  last: Lee\n  first: Ann\nrating: 4",
            &["Ann Lee"],
        ),
        (
            "authors:\n  - Ann Lee\n  - Bo Roe\nrating: 4",
            &["Ann Lee", "Bo Roe"],
        ),
        ("by: Ann Lee\nrating: 4", &["Ann Lee"]),
        (
            "read-of:\n  name: The Ferry\n  author: Ann Lee",
            &["Ann Lee"],
        ),
    ] {
        let text = format!("---\ntitle: The Ferry\ndate: 2020-01-01\n{record}\n---\n\n{PROSE}");
        assert_eq!(
            named(&text),
            (
                Some("The Ferry".to_owned()),
                authors.iter().map(ToString::to_string).collect()
            ),
            "{text}"
        );
    }
}

#[test]
fn a_line_that_cites_the_book_names_its_edition() {
    for line in [
        "The Ferry, Ann Lee, Quay Press, 2019",
        "Ann Lee. – The Ferry. – Town : Quay Press, 2019. – 320 pages.",
        "*The Ferry* by Ann Lee. Published by Quay Press, 2019. 320 pages.",
    ] {
        for text in [
            format!("# The Ferry\n\n{line}\n\n{PROSE}"),
            format!("# The Ferry\n\n{PROSE}\n\n{line}"),
        ] {
            let review = review(&text);
            assert_eq!(review.authors, ["Ann Lee"], "{text}");
            assert_eq!(review.publisher.as_deref(), Some("Quay Press"), "{text}");
            assert_eq!(
                review.published.map(String::from).as_deref(),
                Some("2019"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_web_page_keeps_what_it_sets_off() {
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html><html><head><title>Weekend reading</title></head><body><main><article><h1>Weekend reading</h1><div class=entry-content>{body}<p>{PROSE}</p><p>{PROSE}</p></div></article></main></body></html>"
        )
    };
    let text = page(
        "<p>I read <a href=\"https://shop.example/isbn/9780000000002\"><i>The Ferry</i></a> by Ann Lee.</p>",
    );
    let review = review(&text);
    assert_eq!(review.title.as_deref(), Some("The Ferry"));
    assert_eq!(review.authors, ["Ann Lee"]);
    assert_eq!(review.isbn13.as_deref(), Some("9780000000002"));
}

#[test]
fn a_copied_page_has_its_headline_beside_the_day() {
    for text in [
        format!(
            "Monday, March 3, 2014\n\nThe Ferry\n\nThe Ferry is all water. {PROSE}\n\n3 comments:\n"
        ),
        format!(
            "The Ferry\n\nPosted on March 3, 2014 by Kit Marlow\n\nThe Ferry is all water. {PROSE}"
        ),
        format!("The Ferry\n\n{PROSE}"),
    ] {
        let review = review(&text);
        assert_eq!(review.title.as_deref(), Some("The Ferry"), "{text}");
        assert_eq!(review.authors, [""; 0], "{text}");
        assert_eq!(review.published, None, "{text}");
        assert_eq!(review.publisher, None, "{text}");
    }
}

#[test]
fn records_without_labels_are_read() {
    for (record, author, publisher, year) in [
        (
            "Novela histórica. Ann Lee. Editorial Muelle, 1997 ISBN: 978-0-00-000000-2. 782 páginas.",
            "Ann Lee",
            "Muelle",
            "1997",
        ),
        (
            "Ann Lee: The Ferry. Roman. Aus dem Dänischen von Bo Roe. Kai Verlag, Berlin 2014. 320 Seiten.",
            "Ann Lee",
            "Kai Verlag",
            "2014",
        ),
        (
            "Ann Lee\nThe Ferry\nRoman. Kai Verlag, Berlin 2014. 320 S., 19,90 €",
            "Ann Lee",
            "Kai Verlag",
            "2014",
        ),
        (
            "The Ferry\nAnn Lee\nQuay Press, 2011",
            "Ann Lee",
            "Quay Press",
            "2011",
        ),
    ] {
        let titled = if record.contains("Ferry") {
            ""
        } else {
            "# The Ferry\n\n"
        };
        let text = format!("{titled}{record}\n\n{PROSE}");
        let review = review(&text);
        assert_eq!(review.title.as_deref(), Some("The Ferry"), "{text}");
        assert_eq!(review.authors, [author], "{text}");
        assert_eq!(review.publisher.as_deref(), Some(publisher), "{text}");
        assert_eq!(
            review.published.map(String::from).as_deref(),
            Some(year),
            "{text}"
        );
    }
}

#[test]
fn a_title_that_nothing_sets_off_is_found_by_its_author() {
    for (text, title) in [
        (
            "I was sent a copy of The Ferry by Ann Lee from the library.",
            Some("The Ferry"),
        ),
        (
            "Finished The Winter of the Ferry by Ann Lee.",
            Some("The Winter of the Ferry"),
        ),
        ("This was written by Ann Lee, and it shows.", None),
    ] {
        let text = format!("{text} {PROSE}");
        assert_eq!(named(&text).0.as_deref(), title, "{text}");
    }
}

#[test]
fn the_address_of_a_post_names_the_book_where_nothing_else_does() {
    for (slug, title, authors) in [
        ("the-ferry", "The Ferry", &[][..]),
        (
            "2020/review-the-ferry-by-ann-lee",
            "The Ferry",
            &["Ann Lee"],
        ),
        ("review-the-ferry-ann-lee", "The Ferry", &["Ann Lee"]),
    ] {
        let text = format!("---\nslug: {slug}\ndate: 2020-01-01\n---\n\n{PROSE}");
        let (found, names) = named(&text);
        assert_eq!(found.as_deref(), Some(title), "{text}");
        assert_eq!(names, authors, "{text}");
    }
}

#[test]
fn the_prose_names_who_published_it() {
    for (prose, publisher) in [
        (
            "The Ferry was published by Quay Press in 2011.",
            Some("Quay Press"),
        ),
        (
            "Paru en 2014 aux éditions Le Quai, ce livre est court.",
            Some("Le Quai"),
        ),
        (
            "Das Buch ist 2014 im Kai Verlag erschienen.",
            Some("Kai Verlag"),
        ),
        (
            "Der Verlag hat mir das Buch geschickt, und ich danke dem Verlag sehr.",
            None,
        ),
        (
            "Published by Quay Press here and published by Salt House there.",
            None,
        ),
    ] {
        let text = format!("# The Ferry\n\n{prose}\n\n{PROSE}");
        assert_eq!(review(&text).publisher.as_deref(), publisher, "{text}");
    }
}

#[test]
fn a_blogger_by_the_given_name_wrote_no_book() {
    let text =
        format!("---\ntitle: The Ferry\nauthor: Anna\nrating: 4\ndate: 2020-01-01\n---\n\n{PROSE}");
    assert_eq!(named(&text).1, [""; 0]);
}

#[test]
fn ratings_are_found_behind_the_last_words() {
    for (text, value, scale) in [
        (
            format!("{PROSE} 9/10\n\nWhat were your best reads?"),
            9.0,
            10.0,
        ),
        (format!("{PROSE}\n\nMinha nota é 8."), 8.0, 10.0),
        (
            format!("{PROSE}\n\nI only give it four instead of five stars."),
            4.0,
            5.0,
        ),
        (format!("{PROSE}\n\nLe doy un 8 sobre 10."), 8.0, 10.0),
        (
            format!("---\ntitle: The Ferry\ntags: [sea, 4-stars]\n---\n\n{PROSE}"),
            4.0,
            5.0,
        ),
    ] {
        let rating = review(&text).reviewer_rating;
        let found = rating.and_then(|rating| Some((rating.value?, rating.scale?)));
        assert_eq!(found, Some((value, scale)), "{text}");
    }
}
