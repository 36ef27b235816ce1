//! Web pages through `club::reading`: what a careful reader takes from them,
//! and nothing of what stands around. In the fixtures every word of chrome is
//! near a "Quux", which no review may hold.

use std::path::PathBuf;

use encoding_rs::SHIFT_JIS;
use proptest::prelude::*;
use readalong::club::reading::page::Page;
use readalong::club::reading::read;
use readalong::club::review::Review;

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/pages")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn review(name: &str, page: &[u8]) -> Review {
    let mut readings = read(page).unwrap_or_else(|sorry| panic!("{name}: {sorry}"));
    assert_eq!(readings.len(), 1, "{name}");
    readings.remove(0).review
}

/// What a reader takes from a page.
#[derive(Default)]
struct Expected {
    title: &'static str,
    authors: &'static [&'static str],
    isbn13: Option<&'static str>,
    publisher: Option<&'static str>,
    published: Option<&'static str>,
    rating: Option<(f64, Option<f64>)>,
    reviewer: Option<&'static str>,
    genres: &'static [&'static str],
    language: &'static str,
    points: Option<(&'static str, &'static str)>,
    /// How the prose begins and ends, and its paragraphs.
    prose: (&'static str, &'static str, usize),
}

const ISBN: Option<&str> = Some("9780000000002");

fn expected() -> Vec<(&'static str, Expected)> {
    vec![
        (
            "wordpress.html",
            Expected {
                title: "The Salt Cathedral",
                authors: &["Mirela Dunmore"],
                isbn13: ISBN,
                publisher: Some("Harrow & Lantern"),
                published: Some("2019-05-02"),
                rating: Some((3.5, Some(5.0))),
                reviewer: Some("Petra Quill"),
                genres: &["Fantasy"],
                language: "en",
                prose: ("Nobody prays", "was the map.", 3),
                ..Expected::default()
            },
        ),
        (
            "blogger.html",
            Expected {
                title: "The Lamplighter's Debt",
                authors: &["Osei Farrow"],
                publisher: Some("Candlewick Row"),
                published: Some("2013"),
                rating: Some((4.0, Some(5.0))),
                genres: &["fantasy"],
                language: "en",
                prose: ("A town that pays", "and I have a job.", 2),
                ..Expected::default()
            },
        ),
        (
            "ghost.html",
            Expected {
                title: "Wintering Hall",
                authors: &["Tomas Aldrete"],
                publisher: Some("Night Orchard"),
                rating: Some((8.5, Some(10.0))),
                reviewer: Some("Ilse Varga"),
                genres: &["Gothic"],
                language: "en",
                prose: ("Every room", "I do not mind.", 3),
                ..Expected::default()
            },
        ),
        (
            "hugo.html",
            Expected {
                title: "Le Phare de verre",
                authors: &["Oriane Kestrel"],
                publisher: Some("Éditions de la Jetée"),
                published: Some("2021"),
                rating: Some((4.0, Some(5.0))),
                language: "fr",
                prose: ("Le gardien du phare", "sur ma faim.", 2),
                ..Expected::default()
            },
        ),
        (
            "squarespace.html",
            Expected {
                title: "The Cartographer’s Wife",
                authors: &["Hana Brightwater"],
                rating: Some((3.5, Some(5.0))),
                language: "en",
                points: Some(("the maps, the weather, the sister", "the husband")),
                prose: ("She redraws", "the husband", 4),
                ..Expected::default()
            },
        ),
        (
            "medium.html",
            Expected {
                title: "Ash Week",
                authors: &["Noor Castellan"],
                reviewer: Some("Dario Lindqvist"),
                language: "en",
                prose: ("A week in which", "Four out of five stars.", 4),
                ..Expected::default()
            },
        ),
        (
            "tables-1998.html",
            Expected {
                title: "The Glass Ferryman",
                authors: &["Bettina Rask"],
                publisher: Some("Old Pier Books"),
                published: Some("1996"),
                rating: Some((4.0, Some(5.0))),
                language: "en",
                prose: ("I found this one in a café", "with deep places.", 3),
                ..Expected::default()
            },
        ),
        (
            "json-ld-review.html",
            Expected {
                title: "The Drowned Ledger",
                authors: &["Cyril Boateng", "June Marlowe"],
                isbn13: ISBN,
                publisher: Some("Millrace"),
                published: Some("2022-11"),
                rating: Some((3.5, Some(5.0))),
                reviewer: Some("Mona Achterberg"),
                genres: &["Mystery"],
                language: "en",
                prose: ("A clerk dies", "a second case.", 3),
                ..Expected::default()
            },
        ),
        (
            "microdata.html",
            Expected {
                title: "Thirteen Bells",
                authors: &["Ewa Lindgren"],
                isbn13: ISBN,
                publisher: Some("Kittiwake"),
                published: Some("2018-10-04"),
                rating: Some((4.0, Some(5.0))),
                reviewer: Some("Jonas Okafor"),
                language: "en",
                prose: ("The bells are counted", "the parish council.", 2),
                ..Expected::default()
            },
        ),
        (
            "hreview.html",
            Expected {
                title: "The Beekeeper’s Alibi",
                authors: &["Rosalind Achebe"],
                rating: Some((4.5, Some(5.0))),
                reviewer: Some("Lotte Brandt"),
                language: "en",
                prose: ("A village", "the wrong reason.", 2),
                ..Expected::default()
            },
        ),
        (
            "open-graph-book.html",
            Expected {
                title: "La sal y el hierro",
                authors: &["Inés Aldamar"],
                isbn13: ISBN,
                published: Some("2017-03-01"),
                genres: &["Novela histórica"],
                language: "es",
                prose: ("Hay novelas", "demasiado pronto.", 2),
                ..Expected::default()
            },
        ),
        (
            "rating-box.html",
            Expected {
                title: "The Orchard of Small Fires",
                authors: &["Linnea Whitcombe"],
                publisher: Some("Ember & Sons"),
                rating: Some((3.5, Some(5.0))),
                language: "en",
                prose: ("There is a fire", "funny about death.", 3),
                ..Expected::default()
            },
        ),
        (
            "side-column.html",
            Expected {
                title: "The Glass Weir",
                authors: &["Oriel Tamsin"],
                published: Some("2021-03-04"),
                genres: &["Fantasy"],
                rating: Some((4.5, Some(5.0))),
                language: "en",
                prose: ("A weir made", "closed it slowly.", 2),
                ..Expected::default()
            },
        ),
        (
            "short-review.html",
            Expected {
                title: "Two Knots",
                authors: &["Ferdia Moss"],
                language: "en",
                prose: ("Short, salty", "was cold. 3/5", 1),
                ..Expected::default()
            },
        ),
        (
            "post-of-a-generator.html",
            Expected {
                title: "The Winter Ferry",
                authors: &["Ann Orrin"],
                rating: Some((4.5, Some(5.0))),
                genres: &["fiction"],
                language: "en",
                prose: ("It begins with ice", "the dog", 4),
                ..Expected::default()
            },
        ),
        (
            "feed-content.html",
            Expected {
                title: "Marrow and Thyme",
                authors: &["Ottoline Grey"],
                genres: &["cooking"],
                rating: Some((3.0, Some(5.0))),
                language: "en",
                prose: ("A cookbook", "lost a course.", 2),
                ..Expected::default()
            },
        ),
        (
            "japanese.html",
            Expected {
                title: "硝子の渡し舟",
                rating: Some((4.0, Some(5.0))),
                language: "ja",
                prose: ("この渡し舟の話は", "とても好きだった。", 2),
                ..Expected::default()
            },
        ),
    ]
}

#[test]
fn pages_are_read_as_a_careful_reader_would() {
    for (name, expected) in expected() {
        let page = fixture(name);
        let review = review(name, page.as_bytes());
        let (begins, ends, paragraphs) = expected.prose;
        assert_eq!(review.title.as_deref(), Some(expected.title), "{name}");
        assert_eq!(review.authors, expected.authors, "{name}");
        assert_eq!(review.isbn13.as_deref(), expected.isbn13, "{name}");
        assert_eq!(review.publisher.as_deref(), expected.publisher, "{name}");
        let published = review.published.map(String::from);
        assert_eq!(published.as_deref(), expected.published, "{name}");
        if let Some(expected) = expected.rating {
            let rating = review.reviewer_rating.as_ref();
            let said = rating.and_then(|r| r.value.map(|value| (value, r.scale)));
            assert_eq!(said, Some(expected), "{name}");
        }
        assert_eq!(review.other_ratings, [], "{name}");
        if let Some(reviewer) = expected.reviewer {
            assert_eq!(review.reviewer.as_deref(), Some(reviewer), "{name}");
        }
        assert_eq!(review.genres, expected.genres, "{name}");
        assert_eq!(
            review.language.as_deref(),
            Some(expected.language),
            "{name}"
        );
        let points = review
            .strong_point
            .as_deref()
            .zip(review.weak_point.as_deref());
        assert_eq!(points, expected.points, "{name}");
        let body = &review.body;
        assert!(!body.contains("Quux"), "{name} has chrome: {body}");
        assert!(body.starts_with(begins), "{name} begins: {body}");
        assert!(body.ends_with(ends), "{name} ends: {body}");
        assert_eq!(body.split("\n\n").count(), paragraphs, "{name}: {body}");
    }
}

#[test]
fn pages_of_any_encoding_and_with_any_line_ends_read_the_same() {
    let page = fixture("japanese.html");
    let whole = review("japanese.html", page.as_bytes());
    let (bytes, _, missing) = SHIFT_JIS.encode(&page);
    assert!(!missing);
    assert_eq!(review("in Shift_JIS", &bytes), whole);
    let windows = page.replace('\n', "\r\n");
    assert_eq!(review("with CRLF", windows.as_bytes()), whole);
}

#[test]
fn a_rating_for_machines_is_quoted_as_it_stands_in_the_page() {
    for (name, written) in [
        ("json-ld-review.html", "\"ratingValue\":\"3.5"),
        ("microdata.html", "<meta content='4' itemprop='ratingValue"),
    ] {
        let page = fixture(name);
        let rating = review(name, page.as_bytes()).reviewer_rating.unwrap();
        assert!(page.contains(&rating.as_written), "{}", rating.as_written);
        assert!(
            rating.as_written.starts_with(written),
            "{}",
            rating.as_written
        );
    }
}

#[test]
fn a_piece_of_a_page_needs_no_signs_of_one() {
    // What looks like Markdown is HTML where the caller knows.
    let page = Page::piece("Mostly *stars* and\n\n5 * 3 = 15, <b>bold</b>");
    let lines: Vec<String> = page
        .document()
        .blocks
        .iter()
        .flat_map(|block| &block.lines)
        .map(|line| line.text.clone())
        .collect();
    assert_eq!(lines, ["Mostly *stars* and 5 * 3 = 15, bold"]);
}

#[test]
fn pages_without_a_text_and_feeds_get_a_sentence() {
    for (page, said) in [
        (
            "<!doctype html><title>Shop</title><nav><a href=/>Home</a></nav>",
            "no sentences",
        ),
        ("<html>", "no sentences"),
        (
            "<?xml version=\"1.0\"?><rss><channel><item><description>A long sentence about a book.</description></item></channel></rss>",
            "feed",
        ),
    ] {
        let sorry = read(page.as_bytes()).unwrap_err().to_string();
        assert!(sorry.contains(said), "{sorry} of {page}");
    }
}

/// Pieces that pages are made of, whole and broken.
const PIECES: [&str; 64] = [
    "<!doctype html>",
    "<html lang=en>",
    "<head>",
    "<title>Review: The Ferry by Ann Lee | Blog</title>",
    "<meta property=og:title content='The Ferry'>",
    "<meta property=book:isbn content=9780000000002>",
    "<meta charset=utf-16>",
    "<script type=application/ld+json>{\"@type\":\"Review\",\"itemReviewed\":{\"@type\":\"Book\",\"name\":\"The Ferry\"},\"reviewRating\":{\"ratingValue\":4}}</script>",
    "<script>if (a < b) {",
    "</script>",
    "<style>",
    "</style>",
    "<body class=has-sidebar>",
    "<header>",
    "<nav><a href=/>Home</a></nav>",
    "<main>",
    "<article class=hentry>",
    "</article>",
    "<div class=entry-content>",
    "<div class='hreview'>",
    "<div class=comments>",
    "<div itemscope itemtype=https://schema.org/Review>",
    "<span itemprop=itemReviewed itemscope itemtype=Book>",
    "<b itemprop=name>The Ferry</b>",
    "<div>",
    "</div>",
    "<h1>The Ferry</h1>",
    "<h2 class=entry-title>",
    "<h3>3 Comments</h3>",
    "<h3>Share this</h3>",
    "<p>",
    "</p>",
    "<p class=byline>by Ann Lee (2019)</p>",
    "<br>",
    "<br/>",
    "<hr>",
    "<ul><li>",
    "<ol start=9><li>",
    "</ul>",
    "<dl><dt>Author<dd>Ann Lee",
    "</dl>",
    "<table><tr><td>Publisher<td>Quay Press",
    "<table><tr><th>Title<th>Author<tr><td>The Ferry<td>Ann Lee</table>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "<q>",
    "<sup>1/2</sup>",
    "<a href='/tags/sea'>sea</a>",
    "<i class='fa fa-star'></i>",
    "<img alt=star>",
    "<span class=stars style='width:80%'></span>",
    "<svg><path>",
    "<details><summary>Spoilers</summary>",
    "<!-- a comment",
    "-->",
    "<?php echo '<p>'; ?>",
    "&eacute;&amp;&;&#0;&#xD800;",
    "\u{0}\u{FEFF}\u{AD}\u{200B}",
    "<p title=\"",
    "My rating: ★★★½☆ (3 1/2 of 5)",
    "I read it at one sitting and was sorry when it ended.",
    "---\ntitle: The Ferry\n---\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_markup_there_is_a_review_or_a_sentence(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40),
    ) {
        let page = pieces.concat();
        match read(page.as_bytes()) {
            Ok(readings) => {
                let review = &readings[0].review;
                let body = &review.body;
                prop_assert!(!body.contains("\n\n\n") && body.trim() == body, "{body:?}");
                prop_assert!(review.isbn13.as_ref().is_none_or(|isbn| isbn.len() == 13));
            }
            Err(sorry) => prop_assert!(sorry.to_string().ends_with(['.', '!', '?'])),
        }
    }

    #[test]
    fn no_bytes_after_a_doctype_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let page = [b"<!doctype html>".as_slice(), &bytes].concat();
        let _ = read(&page);
    }
}
