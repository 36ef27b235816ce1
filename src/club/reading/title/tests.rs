//! Headlines taken apart.

use super::*;

#[test]
fn headlines_are_taken_apart() {
    let known = ["Ann Lee", "Bea Marsh", "Cora de Vree"];
    for (text, title, author, review) in [
        (
            "“The Ferry” by Ann Lee BOOK REVIEW",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("The Ferry by Ann Lee", "The Ferry", "Ann Lee", false),
        (
            "The  Ferry\u{a0}by Ann\u{a0}Lee",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        ("Review: The Ferry by Ann Lee", "The Ferry", "Ann Lee", true),
        ("Review: The Ferry", "The Ferry", "", true),
        ("Review - The Ferry (Harbour #6) 💀", "The Ferry", "", true),
        (
            "Book Review - The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Book Review: 'The Ferry' by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Book Review: \"The Ferry: A Story\", by Ann Lee",
            "The Ferry: A Story",
            "Ann Lee",
            true,
        ),
        ("book review:  Ferry", "Ferry", "", true),
        (
            "Review of The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("The Ferry - Book Review", "The Ferry", "", true),
        ("The Ferry | Review", "The Ferry", "", true),
        ("\"The Ferry\" - Bea Marsh", "The Ferry", "Bea Marsh", false),
        (
            "Cora de Vree: The Ferry",
            "The Ferry",
            "Cora de Vree",
            false,
        ),
        ("The Ferry - Ann Lee", "The Ferry", "Ann Lee", false),
        ("The Ferry - Bo Roe", "The Ferry - Bo Roe", "", false),
        ("📖 The Ferry", "The Ferry", "", false),
        ("\"1984\"", "1984", "", false),
        ("Call Me by Your Name", "Call Me by Your Name", "", false),
        (
            "Call Me by Your Name by Ann Lee",
            "Call Me by Your Name",
            "Ann Lee",
            false,
        ),
        ("Death by Chocolate", "Death by Chocolate", "", false),
        ("The Paris Review", "The Paris Review", "", false),
        (
            "‘Ferryman’s Day’ by Ann Lee",
            "Ferryman’s Day",
            "Ann Lee",
            false,
        ),
        ("Buchvorstellung: Ferry", "Ferry", "", true),
        ("Resenha de Ferry", "Ferry", "", true),
        ("The Book of Ann", "The Book of Ann", "", false),
        ("Review", "Review", "", false),
        (
            "Avis sur The Ferry de Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Chronique du roman de A.B. Marsh : Ferry",
            "Ferry",
            "A.B. Marsh",
            true,
        ),
        (
            "Recensione: The Ferry, di Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("La balsa, de Ann Lee", "La balsa", "Ann Lee", false),
        (
            "Rezension zu „Die Fähre“ von Ann Lee",
            "Die Fähre",
            "Ann Lee",
            true,
        ),
        (
            "[Rezension] Die Fähre – Ann Lee",
            "Die Fähre",
            "Ann Lee",
            true,
        ),
        ("Recenzja książki „Prom” – Ann Lee", "Prom", "Ann Lee", true),
        ("„Prom” Ann Lee", "Prom", "Ann Lee", false),
        ("Resenha: A Balsa – Ann Lee", "A Balsa", "Ann Lee", true),
        ("Reseña del libro «La balsa»", "La balsa", "", true),
        (
            "Boekrecensie: De Veerboot – Ann Lee",
            "De Veerboot",
            "Ann Lee",
            true,
        ),
        (
            "ARC Review | The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Blog Tour: The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("Book #12: The Ferry", "The Ferry", "", true),
        ("Review #45: The Ferry", "The Ferry", "", true),
        (
            "📚 Mini Review ~ The Ferry ~ Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("Thoughts on “The Ferry”", "The Ferry", "", true),
        (
            "The Ferry by Ann Lee: A Review",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Science Fiction - Ann LEE - The Ferry",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        ("Frank Marsh - Ferry", "Ferry", "Frank Marsh", false),
        (
            "Ferry by Ann Lee and Frank Marsh",
            "Ferry",
            "Ann Lee;Frank Marsh",
            false,
        ),
        ("The Ferry (Ann Lee)", "The Ferry", "Ann Lee", false),
        ("Ann Lee’s The Ferry", "The Ferry", "Ann Lee", false),
        ("Ann Lee, The Ferry", "The Ferry", "Ann Lee", false),
        (
            "The Ferry by Ann Lee (Harbour #1)",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        (
            "The Ferry [Harbour 2] by Ann Lee",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        (
            "#BookReview The Ferry by Ann Lee (Quay Press) @annlee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Blog Tour: The Ferry – Ann Lee @annlee @quaypress",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "ARC Review: The Ferry by Ann Lee + Giveaway",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "The Ferry by Ann Lee, narrated by Bo Roe",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        (
            "The Ferry by Ann Lee, translated by Bo Roe",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        (
            "Book 12 of 52: The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        (
            "Harbour Tales #2: The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        (
            "Why you should read The Ferry by Ann Lee",
            "The Ferry",
            "Ann Lee",
            true,
        ),
        ("Some thoughts about The Ferry", "The Ferry", "", true),
        (
            "The Ferry – Ann Lee – Quay Press, 2019",
            "The Ferry",
            "Ann Lee",
            false,
        ),
        ("The Ferry, Frank Marsh", "The Ferry", "Frank Marsh", false),
        ("The Ferry - Ann Lee.", "The Ferry", "Ann Lee", false),
        ("The Ferry: A Novel", "The Ferry: A Novel", "", false),
        (
            "La solitudine dei numeri primi",
            "La solitudine dei numeri primi",
            "",
            false,
        ),
        (
            "Der Fall des Hauses von Usher",
            "Der Fall des Hauses von Usher",
            "",
            false,
        ),
    ] {
        let headline = read(text, |name| known.contains(&name)).unwrap();
        assert_eq!(headline.title, title, "failed on {text:?}");
        assert_eq!(headline.authors.join(";"), author, "failed on {text:?}");
        assert_eq!(headline.review, review, "failed on {text:?}");
    }
}

#[test]
fn years_and_ratings_behind_a_title_are_kept_apart() {
    let year = Published::year;
    for (text, title, published, rating) in [
        ("The Ferry (2019)", "The Ferry", year(2019), None),
        (
            "Resenha de The Ferry (1999), Ann Lee",
            "The Ferry",
            year(1999),
            None,
        ),
        ("The Ferry by Ann Lee (2019)", "The Ferry", year(2019), None),
        ("The Ferry ★★★★", "The Ferry", None, Some("★★★★")),
        ("Review: The Ferry (4/5)", "The Ferry", None, Some("(4/5)")),
        ("The Ferry – 8.5/10", "The Ferry", None, Some("– 8.5/10")),
        ("1984", "1984", None, None),
        ("Catch 22", "Catch 22", None, None),
        ("The Seven Stars", "The Seven Stars", None, None),
    ] {
        let headline = read(text, |name| name == "Ann Lee").unwrap();
        assert_eq!(headline.title, title, "failed on {text:?}");
        assert_eq!(headline.published, published, "failed on {text:?}");
        assert_eq!(
            headline
                .rating
                .as_deref()
                .map(|r| r.trim_start_matches("– ")),
            rating.map(|r: &str| r.trim_start_matches("– ")),
            "failed on {text:?}"
        );
    }
}

#[test]
fn the_edition_behind_a_title_is_kept_apart() {
    for text in [
        "The Ferry, Ann Lee (Quay Press, 2019)",
        "The Ferry – Ann Lee – Quay Press, 2019",
        "“The Ferry” by Ann Lee (Quay Press, 2019)",
    ] {
        let headline = read(text, |name| name == "Ann Lee").unwrap();
        assert_eq!(headline.title, "The Ferry", "failed on {text:?}");
        assert_eq!(headline.authors, ["Ann Lee"], "failed on {text:?}");
        assert_eq!(
            headline.publisher.as_deref(),
            Some("Quay Press"),
            "failed on {text:?}"
        );
        assert_eq!(
            headline.published,
            Published::year(2019),
            "failed on {text:?}"
        );
    }
}

#[test]
fn a_sentence_may_hold_the_title_in_quotation_marks() {
    for (text, title) in [
        ("Why ‘The Ferry’ is a book for you", Some("The Ferry")),
        (
            "We read \"The Ferry\" and you won't believe it",
            Some("The Ferry"),
        ),
        ("Wir haben „Die Fähre“ gelesen", Some("Die Fähre")),
        ("“One” and “Two”", None),
        ("It's Ann's and Bo's", None),
    ] {
        let line = Line::new(text.to_owned(), text);
        assert_eq!(inside(&line).as_deref(), title, "failed on {text:?}");
    }
}

#[test]
fn what_is_no_headline_is_refused() {
    let long = "word ".repeat(60);
    for text in ["", "—", "***", "24 luglio 2012", &long] {
        assert_eq!(read(text, |_| true), None, "accepted {text:?}");
    }
}
