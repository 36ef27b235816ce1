//! Notations that many blogs share, each in several languages.

use super::*;

/// Title, authors, publisher and year of a document.
fn book(text: &str) -> (String, String, String, String) {
    let review = review(text);
    let text = |value: Option<String>| value.unwrap_or_default();
    (
        text(review.title),
        review.authors.join("; "),
        text(review.publisher),
        text(review.published.map(|date| date.to_string())),
    )
}

fn assert_book(text: &str, expected: [&str; 4]) {
    let (title, authors, publisher, published) = book(text);
    let found = [title, authors, publisher, published];
    assert_eq!(found, expected, "failed on\n{text}");
}

#[test]
fn a_citation_with_its_year_behind_the_author_is_read() {
    for (head, publisher, published) in [
        (
            "**Ann Lee** 2005. _The Ferry_. London: Quay and Sons. 258 pp.",
            "Quay and Sons",
            "2005",
        ),
        (
            "Ann Lee (2005). *The Ferry*. Quay Press.",
            "Quay Press",
            "2005",
        ),
        (
            "Ann Lee, 2019. *The Ferry*. Translated by Bo Roe. New York: Quay. 339 pages.",
            "Quay",
            "2019",
        ),
        (
            "Ann Lee, *The Ferry*, Quay Press, 1999",
            "Quay Press",
            "1999",
        ),
    ] {
        let text = format!("---\ntitle: Ann Lee - The Ferry\n---\n\n***\n{head}\n\n{PROSE}");
        assert_book(&text, ["The Ferry", "Ann Lee", publisher, published]);
    }
}

#[test]
fn of_two_sides_the_one_that_looks_like_a_person_is_the_author() {
    for (headline, title, authors) in [
        ("Hannah Quist - Tidal Rites", "Tidal Rites", "Hannah Quist"),
        ("Tidal Rites - Hannah Quist", "Tidal Rites", "Hannah Quist"),
        (
            "Book Notes: Tidal Rites (by Hannah Quist)",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "Rezension: Tidal Rites (von Hannah Quist)",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "[Gelesen] Hannah Quist: „Tidal Rites“",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "Autumn special | Review: Tidal Rites, by Hannah Quist",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "Tidal Rites roman de Hannah Quist",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "Tidal Rites, a novel by Hannah Quist",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            "Tidal Rites, romanzo di Hannah Quist",
            "Tidal Rites",
            "Hannah Quist",
        ),
        (
            ",,Tidal Rites\" Mirosz Quist",
            "Tidal Rites",
            "Mirosz Quist",
        ),
        ("\"Tidal Rites\" Blog Tour", "Tidal Rites", ""),
    ] {
        let text = format!("# {headline}\n\n{PROSE}\n\nI liked *Tidal Rites* and the sea in it.");
        let (found, names, _, _) = book(&text);
        if authors.is_empty() {
            assert_eq!(names, authors, "failed on {headline}");
        } else {
            assert_eq!(
                (found.as_str(), names.as_str()),
                (title, authors),
                "failed on {headline}"
            );
        }
    }
}

#[test]
fn a_line_under_the_title_names_author_and_year() {
    for (line, published) in [
        ("*by Ann Lee, 2018.*", "2018"),
        ("by Ann Lee. 1969. On my shelf.", "1969"),
        ("by Ann Lee (1988)", "1988"),
        ("von Ann Lee, 2011", "2011"),
        ("de Ann Lee – 2007", "2007"),
    ] {
        let text = format!("---\ntitle: The Ferry\n---\n\n{line}\n\n{PROSE}");
        assert_book(&text, ["The Ferry", "Ann Lee", "", published]);
    }
}

#[test]
fn prose_and_foot_name_the_house() {
    for (text, publisher, published) in [
        (
            format!(
                "The Ferry - Ann Lee\n\nThe Ferry est un récit écrit par Ann Lee. Publié d’abord chez Quai Bleu en grand format.\n\n{PROSE}"
            ),
            "Quai Bleu",
            "",
        ),
        (
            format!(
                "The Ferry - Ann Lee\n\nDer Roman ist 2020 beim Kai Verlag erschienen und lang.\n\n{PROSE}"
            ),
            "Kai Verlag",
            "2020",
        ),
        (
            format!("THE FERRY | Ann Lee\n\n„The Ferry” Ann Lee, wyd. Nabrzeże 2025\n\n{PROSE}"),
            "Nabrzeże",
            "2025",
        ),
        (
            format!("The Ferry\nAnn Lee\n\n{PROSE}\n\nThe Ferry\nAnn Lee\nQuay – Harbour Books"),
            "Quay",
            "",
        ),
        (
            format!("The Ferry\n\nBook, Recommended 4/9/2019\n\nAnn Lee is a novelist.\n\n{PROSE}"),
            "",
            "",
        ),
    ] {
        assert_book(
            &text,
            ["The Ferry", "Ann Lee", publisher, published].map(|said| {
                // Some write the title in capitals.
                if said == "The Ferry" && text.starts_with("THE") {
                    "THE FERRY"
                } else {
                    said
                }
            }),
        );
    }
}

#[test]
fn marks_are_found_behind_and_below_the_headline() {
    for (text, value) in [
        ("The Ferry, by Ann Lee ****", 4.0),
        ("La Balsa, de Ann Lee ***", 3.0),
        ("The Ferry by Ann Lee\n\n1.0", 1.0),
        ("The Ferry by Ann Lee\n\n4,5", 4.5),
        (
            "The Ferry by Ann Lee\n\nFull star Full star Full star Empty star Empty star",
            3.0,
        ),
        (
            "Die Fähre\n\nVoller Stern Voller Stern Voller Stern Voller Stern Voller Stern",
            5.0,
        ),
        (
            "La Balsa\n\nEstrella llena Estrella llena Estrella vacía",
            2.0,
        ),
        (
            "The Ferry by Ann Lee\n\n4 out of 5 stars, the best of my summer",
            4.0,
        ),
    ] {
        let text = format!("{text}\n\n{PROSE}");
        let rating = review(&text).reviewer_rating;
        assert_eq!(
            rating.and_then(|rating| rating.value),
            Some(value),
            "failed on\n{text}"
        );
    }
}

#[test]
fn a_title_that_no_headline_names_is_told_by_the_words_around_it() {
    for (text, title) in [
        (
            "Dettagli\nUmano\nDevo dire che non reputo \"La barca dei giorni\" un libro da classifica.",
            "La barca dei giorni",
        ),
        (
            "Some thoughts\n\nI would not call \"The Ferry of Salt\" a book for everyone.",
            "The Ferry of Salt",
        ),
        (
            "?A Balsa que Partia? é um romance escrito por uma mulher do norte.",
            "A Balsa que Partia",
        ),
        (
            "Decían que La balsa del norte es lenta. Yo pensaba que La balsa del norte era otra cosa.",
            "La balsa del norte",
        ),
        (
            "Clara Quist is a first person account of a storm. I liked Clara Quist.",
            "Clara Quist",
        ),
    ] {
        let text = format!("{text}\n\n{PROSE}");
        assert_eq!(
            review(&text).title.as_deref(),
            Some(title),
            "failed on\n{text}"
        );
    }
}

#[test]
fn who_is_praised_among_writers_is_the_author_and_a_character_is_not() {
    for (text, authors) in [
        (
            "Ann Lee has been praised as one of the country's (and the coast's) most important living writers.",
            &["Ann Lee"][..],
        ),
        (
            "Ann Lee ist eine der wichtigsten Autorinnen ihrer Küste.",
            &["Ann Lee"],
        ),
        (
            "I admired how Bo Roe's The Ferry Sextet mirrors the book.",
            &[],
        ),
    ] {
        let text = format!("---\ntitle: The Ferry\n---\n\n{text} {PROSE}");
        assert_eq!(review(&text).authors, authors, "failed on\n{text}");
    }
}

#[test]
fn labels_below_a_long_headline_are_read() {
    let text = format!(
        "A special about the northern sea | Part four: The Ferry, by Ann Lee and others\nTítulo: La Balsa\nAutor: Ann Lee\nEditorial: Muelle\n{PROSE}"
    );
    assert_book(&text, ["La Balsa", "Ann Lee", "Muelle", ""]);
}

#[test]
fn a_record_whose_only_text_is_a_summary_is_read() {
    let text = "---\nbookTitle: The Ferry\nauthor: Ann Lee\nrating: 4.5\nsummary: [\"For years a boat has gone out at dawn, and nobody on it has ever been ready for the sea.\",\n\"But the cook knows better.\"]\n---\n";
    assert_book(text, ["The Ferry", "Ann Lee", "", ""]);
    assert!(
        review(text)
            .body
            .contains("nobody on it has ever been ready for the sea.")
    );
}
