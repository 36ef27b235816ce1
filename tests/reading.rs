//! Whole documents through `club::reading`: the review that Readalong began
//! with, the sample that ships with it, and hostile bytes.

use std::path::PathBuf;

use proptest::prelude::*;
use readalong::club::reading::read;
use readalong::club::review::{Published, Review};

/// The folder of reviews that belong to their writers and are not shipped.
fn reviews() -> Option<PathBuf> {
    std::env::var_os("REVIEWS_DIR").map(PathBuf::from)
}

/// The review of a document that has one.
fn one(document: &[u8]) -> Review {
    let readings = read(document).unwrap_or_default();
    let [only] = readings.as_slice() else {
        panic!("{readings:?}")
    };
    only.review.clone()
}

#[test]
fn the_first_review_is_read_as_a_careful_reader_would() {
    let Some(folder) = reviews() else {
        let missing = "REVIEWS_DIR is not set, so the review that Readalong began with was not read; set it to the folder that holds 000-seed-never-let-me-go.txt";
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{missing}");
        println!("{missing}");
        return;
    };
    let path = folder.join("000-seed-never-let-me-go.txt");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document = String::from_utf8(bytes.clone()).unwrap();
    let review = one(&bytes);

    assert_eq!(review.title.as_deref(), Some("Never Let Me Go"));
    assert_eq!(review.authors, ["Kazuo Ishiguro"]);
    assert_eq!(review.isbn13.as_deref(), Some("9780571224135"));
    assert_eq!(review.genres, ["Science Fiction"]);
    assert_eq!(review.publisher.as_deref(), Some("Faber and Faber"));
    assert_eq!(review.published, Published::day(2005, 4, 5));
    assert_eq!(review.language.as_deref(), Some("en"));
    assert_eq!(review.reviewer.as_deref(), Some("Books on Tour"));

    let rating = review.reviewer_rating.unwrap();
    assert_eq!((rating.value, rating.scale), (Some(4.0), Some(5.0)));
    assert!(
        document.contains(&rating.as_written),
        "{}",
        rating.as_written
    );
    let [goodreads] = review.other_ratings.as_slice() else {
        panic!("{:?}", review.other_ratings)
    };
    assert_eq!(goodreads.source, "Goodreads");
    assert_eq!((goodreads.value, goodreads.scale), (3.84, Some(5.0)));

    // The points are the document's own lines, and end where those end.
    for (label, point) in [
        ("Strong Point:", &review.strong_point),
        ("Weak Point:", &review.weak_point),
    ] {
        let line = document.lines().find_map(|line| line.strip_prefix(label));
        assert_eq!(point.as_deref(), line.map(str::trim), "{label}");
    }

    // The prose is what follows the last line of the record, whole, and ends
    // with the points.
    let (_, prose) = document.split_once("blurb here").unwrap();
    let paragraphs: Vec<&str> = prose
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let points = [&review.strong_point, &review.weak_point];
    let points = points.into_iter().flatten().map(String::as_str);
    let whole: Vec<&str> = paragraphs.into_iter().chain(points).collect();
    assert_eq!(review.body, whole.join("\n\n"));
}

#[test]
fn the_sample_that_ships_is_read_in_full() {
    let text = include_str!("../src/rehearsal/samples/the-glass-orchard.txt");
    let review = one(text.as_bytes());
    assert_eq!(review.title.as_deref(), Some("The Glass Orchard"));
    assert_eq!(review.authors, ["Ines Halvorsen-Pike"]);
    assert_eq!(review.isbn13.as_deref(), Some("9780000000002"));
    assert_eq!(review.genres, ["Literary Fiction", "Mystery"]);
    assert_eq!(review.publisher.as_deref(), Some("Lanternfish & Daughters"));
    assert_eq!(review.published, Published::day(2019, 9, 17));
    assert_eq!(review.reviewer.as_deref(), Some("Margins & Marrow"));
    let rating = review.reviewer_rating.unwrap();
    assert_eq!((rating.value, rating.scale), (Some(3.5), Some(5.0)));
    assert_eq!(rating.as_written, "Margins & Marrow Rating: ★★★★ (3.5/5)");
    assert_eq!(review.other_ratings.len(), 1);
    assert!(
        review
            .strong_point
            .unwrap()
            .starts_with("The orchard itself.")
    );
    assert!(
        review
            .weak_point
            .unwrap()
            .ends_with("long before the heroine did.")
    );
    assert_eq!(review.warnings.len(), 1, "{:?}", review.warnings);
    assert!(
        review.warnings[0].to_string().contains("disagree"),
        "{:?}",
        review.warnings
    );
    assert!(review.body.starts_with("“Every tree here"));
    assert!(review.body.contains("has learned to stand still."));
    assert!(review.body.ends_with("long before the heroine did."));
    assert!(review.body.chars().count() > 2_500, "fits one message");
}

/// Lines that documents are made of, whole and broken.
const LINES: [&str; 40] = [
    "---",
    "--- ",
    "...",
    "title: X: Y",
    "title: The Ferry",
    "book:",
    "\tauthor: Ann Lee",
    "- a",
    "  - {b: [c",
    "“The Ferry” by Ann Lee BOOK REVIEW",
    "Title:",
    "Author: Lee, Ann",
    "ISBN: 978-0-00-000000-2",
    "ISBN: X",
    "Publication Date: April, 5th 2005",
    "Published: 02/05/2019",
    "My rating: ★★★½☆ (3 1/2 of 5)",
    "Rating:",
    "⭐️",
    "Goodreads: 3.84/5",
    "Strong Point:",
    "The bad: it ends",
    "# Review: “",
    "## by",
    "> quoted",
    "* * *",
    "1984. A year",
    "[x][]",
    "[x]: y",
    "<blockquote>",
    "</",
    "<!--",
    "<br><br>",
    "&eacute;&;",
    "{{< ref",
    "| a | b |",
    "|---|---|",
    "",
    "I read it at one sitting and was sorry when it ended.",
    "\u{feff}\u{200b}«\u{a0}»",
];

/// Without what leaves no ink, which web pages are read without.
fn squeezed(text: &str) -> String {
    let seen = text.replace(['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}'], "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,300}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn whatever_the_lines_the_rating_is_quoted_and_the_body_tidy(
        lines in proptest::collection::vec(proptest::sample::select(&LINES[..]), 0..24),
        end in proptest::sample::select(&["\n", "\r\n", "\n\n"][..]),
    ) {
        let text = lines.join(end);
        let reviews = read(text.as_bytes()).into_iter().flatten().map(|reading| reading.review);
        for review in reviews {
            prop_assert!(!review.body.contains("\n\n\n"), "{:?}", review.body);
            prop_assert!(!review.body.contains('\r'), "{:?}", review.body);
            prop_assert_eq!(review.body.trim(), review.body.as_str());
            if let Some(rating) = review.reviewer_rating {
                // In HTML a line end is a space, and `&eacute;` a letter.
                let (text, written) = (squeezed(&text), squeezed(&rating.as_written));
                let decoded = text.replace("&eacute;", "é");
                prop_assert!(
                    text.contains(&written) || decoded.contains(&written),
                    "{written:?} of {text:?}"
                );
            }
        }
    }
}

/// Lines of which a hostile post of several books may be made.
const POSTS: [&str; 16] = [
    "## The Ferry by Ann Lee\n\nThe boat leaves at dawn and nobody is ready.\n\n",
    "* “The Ferry” by Ann Lee. The boat leaves at dawn. ",
    "Title: The Ferry\n",
    "Author: Ann Lee\nTitle: The Ferry\nRating: 4/5\nThe boat leaves at dawn, and nobody is ready.\n",
    "| The Ferry | Ann Lee | 4/5 | The boat leaves at dawn and nobody on it is ready |\n",
    "**The Ferry** and **The Ferry** and ",
    "*[The Ferry](x)* (★★★) ",
    "The Ferry – Ann Lee\n\n",
    "“a” ",
    "“The Ferry ",
    "- *The Ferry*, Ann Lee: The boat leaves at dawn and nobody is ready.\n",
    "# ★★★★★\n\n",
    "The Ferry by Ann Lee by ",
    "(((((( by [[[[[[ ",
    "1. “The Ferry” (★★★) by Ann Lee, Bo Roe, Cy Poe and ",
    "*a\n",
];

#[test]
fn a_post_ten_times_as_long_takes_about_ten_times_as_long() {
    let head =
        "# What I read in March\n\n| Title | Author | Rating | Thoughts |\n|---|---|---|---|\n";
    for line in POSTS {
        let time = |size: usize| {
            let lines =
                (0..size / line.len()).map(|n| line.replace("Ferry", &format!("Ferry {n}")));
            let text = format!("{head}{}", lines.collect::<String>());
            let begun = std::time::Instant::now();
            let _ = read(text.as_bytes());
            begun.elapsed()
        };
        let (short, long) = (time(30_000), time(300_000));
        // A square would be a hundred times; a busy machine is forgiven.
        let most = short * 40 + std::time::Duration::from_millis(500);
        assert!(long < most, "{line:?}: {short:?}, then {long:?}");
    }
}
