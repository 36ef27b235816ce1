//! Whole documents, read from end to end.

mod examples;
mod families;
mod heads;

use super::*;
use crate::club::review::Rating;

/// Prose for records that are what a test is about.
const PROSE: &str = "The ferry leaves at dawn, and nobody in this book is ever quite ready for it. I was not ready either, and I read it twice.";

fn review(text: &str) -> Review {
    let read = read(text.as_bytes()).unwrap_or_else(|sorry| panic!("{sorry} for {text:?}"));
    let [one] = <[Reading; 1]>::try_from(read).expect(text);
    one.review
}

fn said(rating: Option<&Rating>) -> Option<(Option<f64>, Option<f64>, &str)> {
    rating.map(|r| (r.value, r.scale, r.as_written.as_str()))
}

#[test]
fn labelled_lines_become_fields_wherever_they_stand() {
    let record = "Title: The Ferry\nAuthor: Ann Lee\nPublisher: Quay Press, 2018\nISBN: 978-0-00-000000-2\nGenre: Fantasy / Sea Stories\nPages: 300";
    let points = "Pros: the sea, the cook\nCons: the map\nMy rating: 4.5/5";
    let above = format!("{record}\n\n{points}\n\n{PROSE}\n");
    let below = format!("{PROSE}\n\n{record}\n\n{points}");
    let marked = format!(
        "**Title:** The Ferry  \n**Author:** Ann Lee  \n**Publisher**: Quay Press, 2018  \n*ISBN*: 9780000000002  \n**Genre:** Fantasy / Sea Stories\n\n- **Pros:** the sea, the cook\n- **Cons:** the map\n\nMy rating: 4.5/5\n\n{PROSE}"
    );
    for text in [above, below, marked] {
        let review = review(&text);
        assert_eq!(review.title.as_deref(), Some("The Ferry"), "{text}");
        assert_eq!(review.authors, ["Ann Lee"], "{text}");
        assert_eq!(review.publisher.as_deref(), Some("Quay Press"), "{text}");
        assert_eq!(
            review.published.map(String::from).as_deref(),
            Some("2018"),
            "{text}"
        );
        assert_eq!(review.isbn13.as_deref(), Some("9780000000002"), "{text}");
        assert_eq!(review.genres, ["Fantasy", "Sea Stories"], "{text}");
        assert_eq!(
            review.strong_point.as_deref(),
            Some("the sea, the cook"),
            "{text}"
        );
        assert_eq!(review.weak_point.as_deref(), Some("the map"), "{text}");
        assert_eq!(
            said(review.reviewer_rating.as_ref()),
            Some((Some(4.5), Some(5.0), "My rating: 4.5/5")),
            "{text}"
        );
        let whole = format!("{PROSE}\n\nthe sea, the cook\n\nthe map");
        assert_eq!(review.body, whole, "{text}");
    }
}

#[test]
fn headlines_name_the_book() {
    for (head, title, authors) in [
        (
            "“The Ferry” by Ann Lee BOOK REVIEW\n\nThe Ferry",
            Some("The Ferry"),
            &["Ann Lee"][..],
        ),
        ("The Ferry by Ann Lee", Some("The Ferry"), &["Ann Lee"]),
        (
            "# Review: The Ferry\n\nby Ann Lee",
            Some("The Ferry"),
            &["Ann Lee"],
        ),
        ("# The Ferry", Some("The Ferry"), &[]),
        (
            "_The Ferry_ by Ann Lee My rating: 4 of 5 stars",
            Some("The Ferry"),
            &["Ann Lee"],
        ),
        (
            "The Ferry\nAuthor: Ann Lee",
            Some("The Ferry"),
            &["Ann Lee"],
        ),
        ("Book Review", None, &[]),
        ("Hello there", None, &[]),
        ("", None, &[]),
    ] {
        let review = review(&format!("{head}\n\n{PROSE}\n"));
        assert_eq!(review.title.as_deref(), title, "failed on {head:?}");
        assert_eq!(review.authors, authors, "failed on {head:?}");
        let body = if head == "Hello there" {
            format!("{head}\n\n{PROSE}")
        } else {
            PROSE.to_owned()
        };
        assert_eq!(review.body, body, "failed on {head:?}");
    }
}

#[test]
fn front_matter_speaks_of_the_post_and_of_the_book() {
    for (yaml, title, authors, reviewer) in [
        (
            "title: The Ferry\nbook_author: Ann Lee\nauthor: Bo Roe",
            "The Ferry",
            &["Ann Lee"][..],
            Some("Bo Roe"),
        ),
        (
            "title: My week\nauthor: Bo Roe\nbook:\n  title: The Ferry\n  author: Ann Lee",
            "The Ferry",
            &["Ann Lee"],
            Some("Bo Roe"),
        ),
        (
            "title: The Ferry\nauthor: Ann Lee\nisbn: 9780000000002",
            "The Ferry",
            &["Ann Lee"],
            None,
        ),
        (
            "title: \"Review: The Ferry\"\nauthor: bo",
            "The Ferry",
            &[],
            Some("bo"),
        ),
        // Without any key of a post the record is the book's.
        (
            "title: The Ferry\nauthor: Bo Roe",
            "The Ferry",
            &["Bo Roe"],
            None,
        ),
        (
            "title: The Ferry\nauthor: Bo Roe\ndate: 2020-01-01",
            "The Ferry",
            &["Bo Roe"],
            None,
        ),
        (
            "title: The Ferry\nauthor: Bo Roe\nlayout: post",
            "The Ferry",
            &[],
            None,
        ),
        (
            "title: The Ferry by Ann Lee\nauthor: bo-roe",
            "The Ferry",
            &["Ann Lee"],
            Some("bo-roe"),
        ),
        (
            "title: 1984\nlayout: book\nauthor: Ann Lee",
            "1984",
            &["Ann Lee"],
            None,
        ),
        (
            "title: The Ferry - Ann Lee\ntags: [Ann Lee, Roman]",
            "The Ferry",
            &["Ann Lee"],
            None,
        ),
        (
            "title: '&#128214; L&#39;<i>Hiver</i>'",
            "L'Hiver",
            &[],
            None,
        ),
        (
            "title: The Ferry\nrelated:\n- book: x\n  author: Cy Poe\n  title: Other",
            "The Ferry",
            &[],
            None,
        ),
    ] {
        let review = review(&format!("---\n{yaml}\n---\n\n{PROSE}\n"));
        assert_eq!(review.title.as_deref(), Some(title), "failed on {yaml}");
        assert_eq!(review.authors, authors, "failed on {yaml}");
        assert_eq!(review.reviewer.as_deref(), reviewer, "failed on {yaml}");
        assert_eq!(review.body, PROSE, "failed on {yaml}");
    }
}

#[test]
fn front_matter_gives_facts_and_no_post_dates() {
    let text = format!(
        "---\ntitle: The Ferry\ndate: 2021-01-03\npublished: 2021-01-03\nrating: 4\navg_rating: 4.18\nisbn10: 0385353308\npublication_year: '2014'\ntags: [science fiction, boats, Ann Lee]\n---\n{PROSE}"
    );
    let review = review(&text);
    assert_eq!(
        said(review.reviewer_rating.as_ref()),
        Some((Some(4.0), Some(5.0), "rating: 4"))
    );
    assert_eq!(review.other_ratings.len(), 1);
    assert_eq!(review.other_ratings[0].value, 4.18);
    assert_eq!(review.isbn13.as_deref(), Some("9780385353304"));
    assert_eq!(review.published.map(String::from).as_deref(), Some("2014"));
    assert_eq!(review.genres, ["science fiction"]);
    assert_eq!(review.language.as_deref(), Some("en"));
    assert!(
        review
            .warnings
            .iter()
            .any(|w| w.to_string().contains("out of how many")),
        "{:?}",
        review.warnings
    );
}

#[test]
fn the_reviewers_rating_is_told_from_others() {
    for (lines, own, others) in [
        (
            "My rating: 4/5\n\nGoodreads: 3.9/5",
            Some((Some(4.0), Some(5.0))),
            &[("Goodreads", 3.9)][..],
        ),
        ("Goodreads Rating: 3.9", None, &[("Goodreads", 3.9)]),
        (
            "Salt & Paper Rating: ★★★★\n\nThe StoryGraph: 4.1\n\nAmazon rating: 4.5 out of 5",
            Some((Some(4.0), Some(5.0))),
            &[("StoryGraph", 4.1), ("Amazon", 4.5)],
        ),
        (
            "Plot rating: 2/5\n\nRating: 8.5/10",
            Some((Some(8.5), Some(10.0))),
            &[("Plot (same reviewer)", 2.0)],
        ),
        ("Ann Rating: 2/5\n\nBo Rating: 4/5", None, &[]),
        ("Grade: B-", Some((None, None)), &[]),
        ("★★★★☆", Some((Some(4.0), Some(5.0))), &[]),
        ("Rating: 7", Some((Some(7.0), Some(10.0))), &[]),
        ("Rating 3½/5", Some((Some(3.5), Some(5.0))), &[]),
        ("Rating:\n\n★★★", Some((Some(3.0), Some(5.0))), &[]),
        ("Overall: I was glad of the sea and of the cook.", None, &[]),
    ] {
        let review = review(&format!("{lines}\n\n{PROSE}"));
        let rating = review.reviewer_rating.as_ref();
        assert_eq!(
            rating.map(|r| (r.value, r.scale)),
            own,
            "failed on {lines:?}"
        );
        let quoted: Vec<(&str, f64)> = review
            .other_ratings
            .iter()
            .map(|o| (o.source.as_str(), o.value))
            .collect();
        assert_eq!(quoted, others, "failed on {lines:?}");
        if let Some(rating) = rating {
            assert!(
                lines.contains(&rating.as_written),
                "{:?} is not in {lines:?}",
                rating.as_written
            );
        }
    }
}

#[test]
fn points_may_be_headings_over_prose_that_stays() {
    let text = format!(
        "# The Ferry\n\n## What I liked\n\nThe sea, in every weather.\n\n## What didn’t work\n\n- the map\n- the mate\n\n## Verdict\n\n{PROSE}"
    );
    let review = review(&text);
    assert_eq!(
        review.strong_point.as_deref(),
        Some("The sea, in every weather.")
    );
    assert_eq!(review.weak_point.as_deref(), Some("the map the mate"));
    assert!(
        review
            .body
            .starts_with("The sea, in every weather.\n\nthe map\n\nthe mate\n\nThe ferry"),
        "{}",
        review.body
    );
}

#[test]
fn wrong_values_are_left_out_and_told() {
    let text = format!(
        "Title: The Ferry\nAuthor: Ann Lee\nISBN: 9780571224136\nPublished: 02/05/2019\nGoodreads: ★★ (4/5)\n\n{PROSE}"
    );
    let review = review(&text);
    assert_eq!(review.isbn13, None);
    assert_eq!(review.published.map(String::from).as_deref(), Some("2019"));
    assert_eq!(review.warnings.len(), 3, "{:?}", review.warnings);
}

#[test]
fn what_is_doubtful_is_told_in_sentences_and_what_is_clear_is_not() {
    for (head, told) in [
        (
            "Title: The Ferry\nAuthor: Ann Lee\nMy rating: 4/5\nISBN: 9780000000002\nPublished: 2 May 2019",
            &[][..],
        ),
        ("Title: The Ferry\nAuthor: Ann Lee", &[]),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nMy rating: 4",
            &["out of how many"],
        ),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nMy rating: 8",
            &["out of how many"],
        ),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nMy rating: ★★ (4/5)",
            &["disagree"],
        ),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nISBN: 9780000000003",
            &["check digit"],
        ),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nPublished: 02/05/2019",
            &["two days"],
        ),
        (
            "Title: The Ferry\nAuthor: Ann Lee\nAnn’s rating: 4/5\nBo’s rating: 2/5",
            &["My rating: 4/5"],
        ),
        ("Title: The Ferry", &["Author: …"]),
        ("My rating: 4/5", &["Title: …"]),
    ] {
        let warnings = review(&format!("{head}\n\n{PROSE}")).warnings;
        assert_eq!(warnings.len(), told.len(), "failed on {head}: {warnings:?}");
        for (warning, words) in warnings.iter().zip(told) {
            let warning = warning.to_string();
            assert!(warning.contains(words), "failed on {head}: {warning}");
            assert!(warning.ends_with('.'), "no sentence: {warning}");
        }
    }
}

#[test]
fn words_before_a_colon_in_prose_stay_prose() {
    for prose in [
        "Herb: You read it all?\n\nMine: every page of it, twice over.",
        "I asked myself one thing all the while and it would not let me go, although I tried to\nauthor: who is that, and why does it matter to the story that I was reading at the time?",
        "Note: I was given this copy by the press that made it, and nobody asked me to be kind.",
    ] {
        let review = review(prose);
        let flat = prose
            .replace("\n\n", "¶")
            .replace('\n', " ")
            .replace('¶', "\n\n");
        assert_eq!(review.body, flat);
        assert_eq!(review.authors, [""; 0]);
        assert_eq!(review.reviewer_rating, None);
    }
}

#[test]
fn broken_front_matter_is_a_warning() {
    let review = review(&format!(
        "---\ntitle: The Ferry\nsubtitle: a: b: c\n---\n{PROSE}"
    ));
    assert_eq!(review.title.as_deref(), Some("The Ferry"));
    assert_eq!(review.body, PROSE);
    assert!(
        review
            .warnings
            .iter()
            .any(|w| w.to_string().contains("Line 3 of the front matter")),
        "{:?}",
        review.warnings
    );
}

#[test]
fn documents_without_a_sentence_are_no_reviews() {
    for text in [
        "Dune",
        "1 2 3 4 5 6 7 8 9",
        "Title: The Ferry\nAuthor: Ann Lee",
        "★★★★",
        "---\ntitle: x\n---\n",
        "# A heading with several words",
    ] {
        let sorry = read(text.as_bytes()).unwrap_err();
        assert!(matches!(sorry, Sorry::NotAReview), "{sorry} for {text:?}");
    }
    let feed = read(b"<?xml version='1.0'?><rss><item>A long and winding sentence.").unwrap_err();
    assert!(feed.to_string().contains("feed"), "{feed}");
}

#[test]
fn a_field_without_words_is_no_field() {
    for label in [
        "title",
        "publisher",
        "weak_point",
        "strong_point",
        "reviewer",
    ] {
        let document = format!(
            "---\nbook_author: Oda Brandt\n{label}: \"![](x.png)\"\n---\n\nI read it twice and liked it more each time.\n"
        );
        let review = review(&document);
        let fields = [
            &review.title,
            &review.publisher,
            &review.weak_point,
            &review.strong_point,
            &review.reviewer,
        ];
        let blank =
            |field: &&Option<String>| field.as_deref().is_some_and(|text| text.trim().is_empty());
        assert_eq!(
            fields.into_iter().filter(blank).count(),
            0,
            "failed on {label}: {review:?}"
        );
    }
}
