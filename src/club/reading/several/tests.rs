//! Posts of several books, in every shape, and reviews that must stay one.

use crate::club::reading::{Reading, read};

/// Prose about three books.
const FERRY: &str = "The boat leaves at dawn and nobody on it is ready. I read it in one sitting and was sorry to see the harbour.";
const QUAY: &str = "A slow start, but the second half pays for it. The cook alone is worth the price of the ticket.";
const BUOY: &str =
    "This one was not for me: too much weather, too few people. I gave up somewhere in the fog.";

/// What one reading should say: title, authors, value and scale of the rating.
type Said = (&'static str, &'static str, Option<(f64, f64)>);

const RATED: [Said; 3] = [
    ("The Ferry", "Ann Lee", Some((4.0, 5.0))),
    ("Quay of Salt", "Bo Roe", Some((3.0, 5.0))),
    ("A Buoy in Winter", "Cora de Vree", Some((2.0, 5.0))),
];
const UNRATED: [Said; 3] = [
    ("The Ferry", "Ann Lee", None),
    ("Quay of Salt", "Bo Roe", None),
    ("A Buoy in Winter", "Cora de Vree", None),
];

fn readings(text: &str) -> Vec<Reading> {
    read(text.as_bytes()).unwrap_or_else(|sorry| panic!("{sorry} for {text}"))
}

fn assert_books(text: &str, expected: &[Said]) {
    let found = readings(text);
    let said: Vec<_> = found
        .iter()
        .map(|reading| {
            let review = &reading.review;
            let rating = review.reviewer_rating.as_ref();
            (
                review.title.as_deref().unwrap_or_default(),
                review.authors.join("; "),
                rating.and_then(|rating| Some((rating.value?, rating.scale?))),
            )
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(title, authors, rating)| (*title, (*authors).to_owned(), *rating))
        .collect();
    assert_eq!(said, expected, "failed on\n{text}");
    for (reading, prose) in found.iter().zip([FERRY, QUAY, BUOY]) {
        let body = &reading.review.body;
        let first = prose.split(". ").next().unwrap_or_default();
        assert!(body.contains(first), "{body:?} lacks {first:?} in\n{text}");
        for other in [FERRY, QUAY, BUOY].iter().filter(|other| **other != prose) {
            assert!(!body.contains(other), "{body:?} holds {other:?} in\n{text}");
        }
    }
}

/// The same shape thrice: `{t}` title, `{a}` author, `{r}` rating, `{p}` prose,
/// `{n}` number.
fn thrice(shape: &str) -> String {
    [
        ("The Ferry", "Ann Lee", "4", FERRY),
        ("Quay of Salt", "Bo Roe", "3", QUAY),
        ("A Buoy in Winter", "Cora de Vree", "2", BUOY),
    ]
    .iter()
    .zip(1..)
    .map(|((title, author, rating, prose), number)| {
        let count: usize = rating.parse().unwrap_or(0);
        let stars = "★".repeat(count) + &"☆".repeat(5 - count);
        let surname = author.rsplit(' ').next().unwrap_or_default();
        shape
            .replace("{t}", title)
            .replace("{a}", author)
            .replace("{s}", surname)
            .replace("{r}", rating)
            .replace("{*}", &stars)
            .replace("{p}", prose)
            .replace("{n}", &number.to_string())
    })
    .collect()
}

#[test]
fn headings_that_name_a_book_each_are_seams() {
    for (shape, rated) in [
        ("## {t} by {a}\n\n{p}\n\n", false),
        ("## *{t}* by {a}\n\n{p}\n\n", false),
        ("## {n}. {t} by {a}\n\n{p}\n\n", false),
        ("### [{t}](http://x.y/{n}), {a}\n\n{p}\n\n", false),
        ("## {a} – {t} [{r}/5]\n\n{p}\n\n", true),
        ("## {a} - {t}\n\n{p}\n\nRating: {r}/5\n\n", true),
        ("## {t} – {a} – {*}\n\n{p}\n\n", true),
        ("## {a}: {t} ({r}/5)\n\n{p}\n\n", true),
        ("## {t} ({a})\n\n{p}\n\n{*}\n\n", true),
        ("## {t}\n\n*{a}*\n\n{*}\n\n{p}\n\n", true),
        (
            "## {t}\n\nby {a}\n\n{p}\n\n**Rating:** {r} out of 5\n\n",
            true,
        ),
        (
            "## {t}\n\n**Author:** {a}  \n**Rating:** {r}/5\n\n{p}\n\n",
            true,
        ),
        ("## {*} {t} by {a}\n\n{p}\n\n", true),
        ("## {r}/5 – {t} by {a}\n\n{p}\n\n", true),
        ("## {t} ({a}, 2018) {r}/5\n{p}\n\n", true),
        ("## {t}\n{*} | {a}\n\n{p}\n\n", true),
        ("## {t}\n**Author** {a}\n\n{p}\n\n**Stars** {*}\n\n", true),
        ("## {t} von {a}\n\n{p}\n\n", false),
        (
            "## {a} - {t}\n\n{p}\n\nSo! {% include stars.html stars={r} max=5 %}\n\n",
            true,
        ),
        ("## “{t}”, {a} (Quay Press, 2018)\n\n{p}\n\n", false),
    ] {
        let expected = if rated { &RATED } else { &UNRATED };
        let posts = [
            format!(
                "---\ntitle: What I read in March\nauthor: Dee Moss\n---\n\nIt was a wet month, and I finished three books.\n\n{}",
                thrice(shape)
            ),
            format!(
                "# March by the sea\n\nIt was a wet month.\n\n{}## What comes next\n\nMore boats, I hope.\n",
                thrice(shape)
            ),
        ];
        for post in posts {
            assert_books(&post, expected);
        }
    }
}

#[test]
fn items_of_lists_are_seams() {
    for (shape, rated) in [
        (
            "{n}. \"{t}\" by {a}\n    * {r}/5 stars\n    * {p}\n\n",
            true,
        ),
        ("1. **{t}** by {a}: {p}\n\n", false),
        ("* *{t}* by {a} ({r}/5) – {p}\n", true),
        ("- [{t}](http://x.y), {a}. {p}\n", false),
        ("- *{t}* ({a}). {p}\n", false),
        ("{n}. {t} by {a}\n\n   {p}\n\n   {*}\n\n", true),
        ("- **{a}, *{t}*** – {p}\n", false),
    ] {
        let expected = if rated { &RATED } else { &UNRATED };
        let list = thrice(shape);
        for post in [
            format!(
                "---\ntitle: Reading update\n---\n\nHere is my list.\n\n{list}\nThat was the month, and now to bed.\n"
            ),
            format!(
                "## Sea\n\n{list}\n\n## Other news\n\nThe cat is well again and sends her regards.\n"
            ),
        ] {
            assert_books(&post, expected);
        }
    }
}

#[test]
fn lines_and_first_words_of_paragraphs_are_seams() {
    for (shape, rated) in [
        ("**{t}** by {a}\n\n{p}\n\n", false),
        ("**{t} by {a}**\n\n{p}\n\n", false),
        ("**{t} by {a} - {r}/5**\n{p}\n\n", true),
        ("**{t} by {a} ({*})**\n\n{p}\n\n", true),
        ("**{a} – {t}** {p} {r}/5\n\n", true),
        ("[{r}/5] *{t}* by {a}. {p}\n\n", true),
        ("{r}/5 {t} by {a}\n{p}\n\n", true),
        ("#{n} {t} – {a}\n\n{p}\n\n{r}/5\n\n", true),
        ("Finished *{t}* by {a}. {p} {r}/5\n\n", true),
        ("{t} by {a}\n\n{p}\n\n", false),
        ("{t} by {a}\n{p}\n\n", false),
        ("{t} by {a}\n{r}/5\n\n{p}\n\n", true),
        ("{t} by {a}. {p}\n\n", false),
        ("*{t}* by {a}. {p}\n\n", false),
        ("*{t}*, {a} ({r}/5): {p}\n\n", true),
        ("**{t}** ({a}) – {p}\n\n", false),
        ("_{t}_ by {a} came first. {p}\n\n", false),
        ("[{t}](http://x.y/{n}) by {a}: {p}\n\n", false),
        ("<b>{t}</b> by {a}<br>{p}\n\n", false),
        ("***\n\n{t}\nby {a}\n\n{p}\n\n{*}\n\n", true),
        (
            "**—** **[{t}](http://x.y)** ([e-book](http://x.z)) de **{a}**,\nQuay Press 2018. {p}\n\n",
            false,
        ),
        ("«{t}» ({*}) von {a}. {p}\n\n", true),
        ("[**![](c.jpg){t}**](http://x.y/{n}), {a}: {p}\n\n", false),
        ("**{t}** (Harbour Tales book {n}) by {a}: {p}\n\n", false),
        ("**{t}** ({a}, 2018): {p}\n\n", false),
        ("{t} by {a} is a story of boats. {p}\n\n", false),
        ("This week I enjoyed *{t}* by {a}. {p}\n\n", false),
        (
            "On a Sunday there was “{t}” by {a}, and tea. {p}\n\nThere was more of *Fog* in it than I thought.\n\n",
            false,
        ),
        (
            "{t} by {a}\nPremise: boats.\nRating: {r} stars\nThoughts: {p}\n\n",
            true,
        ),
    ] {
        let expected = if rated { &RATED } else { &UNRATED };
        let post = format!(
            "---\ntitle: Three books from March\n---\n\nIt rained a lot, so there was time.\n\n{}",
            thrice(shape)
        );
        assert_books(&post, expected);
    }
}

#[test]
fn records_that_repeat_their_labels_are_seams() {
    for shape in [
        "Title: {t}\nAuthor: {a}\nRating: {r}/5\n\n{p}\n\n",
        "Author: {a}\nTitle: {t}\nMy rating: {*}\n\n{p}\n\n",
        "**Title:** {t}  \n**Author:** {a}  \n**Rating:** {r}/5  \n{p}\n\n",
        "WHAT I READ: {t} ({a})\nRating: {r}/5\n{p}\n",
        "**Read:** *{t}* by {a}\n{p}\n**Rating:** {r}/5\n\n",
        "{t}\nAuthor: {a}\nRating: {r}/5\n\n{p}\n\n",
    ] {
        let post = format!("Three short reviews for a wet week.\n\n{}", thrice(shape));
        assert_books(&post, &RATED);
        assert_eq!(readings(&post)[0].review.body, FERRY, "failed on {post}");
    }
}

#[test]
fn rows_of_a_table_and_pieces_of_a_paragraph_are_seams() {
    let table = format!(
        "# March\n\n| Title | Author | Rating | Thoughts |\n|---|---|---|---|\n{}",
        thrice("| {t} | {a} | {r}/5 | {p} |\n")
    );
    assert_books(&table, &RATED);
    let pasted = thrice("* “{t}”:shop by {a}. {p} My rating: {r}/5. ");
    let found = readings(&pasted);
    let titles: Vec<_> = found
        .iter()
        .map(|one| one.review.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            Some("The Ferry"),
            Some("Quay of Salt"),
            Some("A Buoy in Winter")
        ]
    );
}

#[test]
fn a_paragraph_with_a_rated_title_in_its_midst_is_a_seam() {
    let post = thrice(
        "On the train I had [»{t}«](http://x.y/{n}) ({*}) with me, by {a} of all people. {p}\n\n",
    );
    let found = readings(&format!("# Gelesen 2020\n\nNot much this year.\n\n{post}"));
    let said: Vec<_> = found
        .iter()
        .map(|one| {
            let rating = one.review.reviewer_rating.as_ref();
            (
                one.review.title.as_deref(),
                rating.and_then(|rating| rating.value),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("The Ferry"), Some(4.0)),
            (Some("Quay of Salt"), Some(3.0)),
            (Some("A Buoy in Winter"), Some(2.0)),
        ]
    );
    let dated = format!(
        "---\ntitle: 'Notes - Ann Lee, Bo Roe'\ntags: [Ann Lee, Bo Roe]\n---\n\nWhat a strange book is *The Ferry* of Ann Lee. {FERRY}\n\n*First published: 2010*\n\nIt was the title of *Quay of Salt* that called me, and Bo Roe keeps the promise. {QUAY}\n\n*First published: 2017*\n"
    );
    assert_books(&dated, &UNRATED[..2]);
}

#[test]
fn linked_titles_are_seams_where_the_headline_promises_books() {
    for (shape, headline) in [
        ("[**{t}**](http://x.y/{n}): {p}\n\n", "Very short reviews"),
        ("## [{t}](http://x.y/{n})\n\n{p}\n\n", "11月に読んだ本"),
        ("- [{t}](http://x.y/{n}) – {p}\n", "March reads"),
    ] {
        let list = thrice(shape);
        let post = format!("---\ntitle: {headline}\n---\n\nA wet month.\n\n{list}");
        let expected = UNRATED.map(|(title, ..)| (title, "", None));
        assert_books(&post, &expected);
        // In a review these are links like any other.
        let review = format!("---\ntitle: On boats\n---\n\nA wet month.\n\n{list}");
        assert_eq!(readings(&review).len(), 1, "{review}");
    }
}

#[test]
fn what_stands_between_the_books_belongs_to_none() {
    let post = format!(
        "# What I read in March\n\n### The Ferry by Ann Lee ★★★★☆\n\n{FERRY}\n\n### From The Ferry\n\n“We sail,” she said, “or we do not sail at all.”\n\n### Quay of Salt by Bo Roe ★★★☆☆\n\n{QUAY}\n\nAnd one that I did not finish:\n\n### A Buoy in Winter by Cora de Vree ★★☆☆☆\n\n{BUOY}\n"
    );
    assert_books(&post, &RATED);
    let quay = &readings(&post)[1].review;
    assert_eq!(quay.body, QUAY);
}

#[test]
fn two_books_in_one_item_share_what_is_said() {
    for head in [
        "*The Ferry* and *The Ferry Returns* by Ann Lee",
        "**The Ferry** & **The Ferry Returns**, Ann Lee",
    ] {
        let post = format!(
            "# Books of May\n\n1. {head}: {FERRY}\n\n1. *Quay of Salt* by Bo Roe: {QUAY}\n"
        );
        let found = readings(&post);
        let said: Vec<_> = found
            .iter()
            .map(|one| (one.review.title.as_deref(), one.review.authors.join(";")))
            .collect();
        assert_eq!(
            said,
            [
                (Some("The Ferry"), "Ann Lee".to_owned()),
                (Some("The Ferry Returns"), "Ann Lee".to_owned()),
                (Some("Quay of Salt"), "Bo Roe".to_owned()),
            ],
            "failed on {head}"
        );
        assert_eq!(found[0].review.body, found[1].review.body);
    }
}

#[test]
fn a_rating_above_the_books_is_theirs() {
    let post = format!(
        "# My books of the year\n\n## ★★★★★\n\n### The Ferry by Ann Lee\n\n{FERRY}\n\n### Quay of Salt by Bo Roe\n\n{QUAY}\n\n## ★★☆☆☆\n\n### A Buoy in Winter by Cora de Vree\n\n{BUOY}\n"
    );
    let mut expected = RATED;
    expected[0].2 = Some((5.0, 5.0));
    expected[1].2 = Some((5.0, 5.0));
    assert_books(&post, &expected);
}

#[test]
fn the_scale_of_one_rating_is_that_of_all() {
    let post = format!(
        "# Mini reviews\n\n**The Ferry** (★★★★★) by Ann Lee: {FERRY}\n\n**Quay of Salt** (★★★☆☆) by Bo Roe: {QUAY}\n"
    );
    for reading in readings(&post) {
        let rating = reading.review.reviewer_rating.as_ref();
        assert_eq!(rating.and_then(|rating| rating.scale), Some(5.0));
        assert!(reading.review.warnings.is_empty(), "{reading:?}");
    }
}

#[test]
fn records_apart_from_the_prose_belong_to_the_book_they_name() {
    let prose = thrice("## {t}\n\n{p}\n\n");
    let list = thrice("- title: {t}\n  author: {a}\n  rating: {r}/5\n");
    assert_books(
        &format!("---\ntitle: Boats\nbooks:\n{list}---\n\n{prose}"),
        &RATED,
    );
    let rows = thrice("| {t} | {a} | {r}/5 |\n");
    let table = format!("| Book | Author | Rating |\n|---|---|---|\n{rows}");
    assert_books(&format!("# Boats\n\n{table}\n\n{prose}"), &RATED);
    assert_books(
        &format!("# Boats\n\n{prose}\n\n# All of them\n\n{table}"),
        &RATED,
    );
}

#[test]
fn each_part_has_its_own_record_and_none_of_the_posts() {
    let post = format!(
        "---\ntitle: Two novels\nauthor: Dee Moss\nrating: 5\nisbn: 9780571224135\ntags: [fantasy]\n---\n\n## The Ferry by Ann Lee\n\nISBN: 978-0-00-000000-2\nPublisher: Quay Press\n\n{FERRY}\n\n## Quay of Salt by Bo Roe\n\nGenre: Drama\n\n{QUAY}\n"
    );
    let found = readings(&post);
    let [ferry, quay] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(ferry.review.isbn13.as_deref(), Some("9780000000002"));
    assert_eq!(ferry.review.publisher.as_deref(), Some("Quay Press"));
    assert_eq!(ferry.review.body, FERRY);
    assert!(ferry.review.genres.is_empty());
    assert_eq!(quay.review.isbn13, None);
    assert_eq!(quay.review.genres, ["Drama"]);
    for one in &found {
        assert_eq!(one.review.reviewer.as_deref(), Some("Dee Moss"));
        assert_eq!(one.review.language.as_deref(), Some("en"));
        assert_eq!(one.review.reviewer_rating, None);
    }
    // Of which book the post's own rating is, nobody can tell; said once.
    let warnings = |reading: &Reading| reading.review.warnings.clone();
    assert!(
        warnings(ferry)[0].to_string().contains("front matter"),
        "{ferry:?}"
    );
    assert_eq!(warnings(ferry).len(), 1, "{ferry:?}");
    assert!(warnings(quay).is_empty(), "{quay:?}");
}

#[test]
fn reviews_that_name_other_books_stay_one() {
    let long = format!("{FERRY} {QUAY} {BUOY}\n\n{BUOY} {FERRY}\n\n{QUAY}");
    for post in [
        // Sections, with ratings of their own and with dashes.
        format!(
            "# The Ferry\n\n## Plot: 4/5\n\n{FERRY}\n\n## Characters: 3/5\n\n{QUAY}\n\n## Ending: 5/5\n\n{BUOY}\n"
        ),
        format!(
            "---\ntitle: The Ferry\n---\n\n## Plot – Slow Burn\n\n{FERRY}\n\n## People – True Friends\n\n{QUAY}\n"
        ),
        // A collection of stories.
        format!(
            "---\ntitle: 'Harbour Lights'\nauthor: Ann Lee\nrating: 4\n---\n\nA collection of short stories.\n\n## “The Ferry” (4/5)\n\n{FERRY}\n\n## “Quay of Salt” (3/5)\n\n{QUAY}\n"
        ),
        format!(
            "# Review: Harbour Lights, an anthology\n\n**“The Ferry” by Ann Lee** – {FERRY}\n\n**“Quay of Salt” by Bo Roe** – {QUAY}\n"
        ),
        format!(
            "# Harbour Lights\n\nAn anthology of sea stories by many hands.\n\n### The Ferry by Ann Lee\n\n{FERRY}\n\n### Quay of Salt by Bo Roe\n\n{QUAY}\n"
        ),
        // Further reading below, and above.
        format!(
            "# The Ferry by Ann Lee\n\n{long}\n\n## If you liked this\n\n- *Quay of Salt* by Bo Roe\n- *A Buoy in Winter* by Cora de Vree\n- *Fog* by Dee Moss\n"
        ),
        format!(
            "# The Ferry by Ann Lee\n\n{long}\n\n## Read next\n\n- *Quay of Salt* by Bo Roe, which has the same sea and a better cook in it\n- *A Buoy in Winter* by Cora de Vree, for those who like their weather bad\n"
        ),
        format!(
            "---\ntitle: The Ferry\nauthor: Ann Lee\nisbn: 9780000000002\n---\n\nOther books by her: *Quay of Salt*, *Fog*.\n\n{long}\n"
        ),
        // Comparisons.
        format!(
            "# The Ferry\n\n*The Ferry* by Ann Lee is a marvel. {FERRY}\n\n*Quay of Salt* by Bo Roe was never like this, and neither was *Fog* by Dee Moss. {QUAY}\n\n{BUOY}\n\n{BUOY}\n"
        ),
        format!(
            "---\ntitle: The Ferry by Ann Lee – My Book Reviews\n---\n\n{FERRY}\n\n*Quay of Salt* by Bo Roe is drier. {QUAY}\n\n*Fog* by Dee Moss is wetter. {BUOY}\n"
        ),
        // Related posts of the blog, with their first words.
        format!(
            "# Review: The Ferry by Ann Lee\n\n{long}\n\n## Related posts\n\n### Review: Quay of Salt by Bo Roe\n\n{QUAY}\n\n### Review: Fog by Dee Moss\n\n{BUOY}\n"
        ),
        // Passages from the book, and who says what.
        format!(
            "# The Ferry\n\n{FERRY}\n\n> “Quay of Salt” by Bo Roe: {QUAY}\n\n> “Fog” by Dee Moss: {BUOY}\n"
        ),
        format!("Title: The Ferry\nAuthor: Ann Lee\nOriginal title: De Pont\n\n{long}\n"),
        // The editions of one book, and its parts.
        format!(
            "# The Ferry\n\nAuthor: Ann Lee\n\n## Part One\n\n{FERRY}\n\n## Part Two\n\n{QUAY}\n\n## Part Three\n\n{BUOY}\n"
        ),
        format!(
            "| Title | Author |\n|---|---|\n| The Ferry | Ann Lee |\n| Fog | Dee Moss |\n\n{long}\n"
        ),
    ] {
        let found = readings(&post);
        let titles: Vec<_> = found.iter().map(|one| &one.review.title).collect();
        assert_eq!(found.len(), 1, "{titles:?} in\n{post}");
    }
}

#[test]
fn more_ways_to_name_the_books_of_a_post() {
    let prose = "The sea is on every page of it, and the cook steals each scene that she is in.";
    for (head, part) in [
        ("March", "**Best novel:** *{t}* by {a}. {p}"),
        ("March in books", "**March {n}** *{t}*, {a}. {p}"),
        ("March in books", "Then I read {a}’s *{t}*. {p}"),
        ("March in books", "**{a}: {t}**\n\n{p}"),
        ("March", "{t} ({a}): {p}"),
        ("March", "* {t} ({a}). {p}"),
        ("March", "### *{t}, {a}, 1940* : **{n}**\n\n{p}"),
        ("Recent reads", "### {t}\n*{a}* · 4/5\n\n{p}"),
        ("March", "**{a}, {t}**\n\n{p}"),
        ("Read in March", "### {t}\n\n{p} {t} is short."),
    ] {
        let books = [
            ("The Ferry", "Ann Lee"),
            ("Winter Road", "Frank Marsh"),
            ("Owls", "Clara Poe"),
        ];
        let parts: Vec<String> = books
            .iter()
            .enumerate()
            .map(|(nth, (title, author))| {
                part.replace("{t}", title)
                    .replace("{a}", author)
                    .replace("{n}", &(nth + 11).to_string())
                    .replace("{p}", prose)
            })
            .collect();
        let text = format!(
            "---\ntitle: {head}\n---\n\nA busy month.\n\n{}\n",
            parts.join("\n\n")
        );
        let found: Vec<Option<String>> = read(text.as_bytes())
            .unwrap()
            .into_iter()
            .map(|reading| reading.review.title)
            .collect();
        let wanted: Vec<Option<String>> =
            books.iter().map(|(t, _)| Some((*t).to_owned())).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_table_of_ratings_says_something_of_each_book() {
    let rows = "<tr><td>The Ferry<td>Ann Lee<td>4/5<tr><td>Winter Road<td>Frank Marsh<td>3/5<tr><td>Owls<td>Clara Poe<td>5/5";
    for text in [
        format!("<!DOCTYPE html><html><body><main><article><h1>Books of March</h1><div class=entry-content><p>I read three books this month, and here they are.</p><table><tr><th>Title<th>Author<th>Rating{rows}</table></div></article></main></body></html>"),
        "---\ntitle: Books of March\n---\n\nI read three books.\n\n| Title | Author | Rating |\n|---|---|---|\n| The Ferry | Ann Lee | 4/5 |\n| Winter Road | Frank Marsh | 3/5 |\n| Owls | Clara Poe | 5/5 |\n".to_owned(),
    ] {
        let found: Vec<_> = readings(&text)
            .into_iter()
            .map(|reading| {
                let rating = reading.review.reviewer_rating.and_then(|rating| rating.value);
                (reading.review.title.unwrap_or_default(), rating)
            })
            .collect();
        let wanted = [("The Ferry", 4.0), ("Winter Road", 3.0), ("Owls", 5.0)];
        let wanted = wanted.map(|(title, value)| (title.to_owned(), Some(value)));
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn paragraphs_that_open_with_their_book_are_seams() {
    let rated = format!(
        "# What I read in March\n\n\"The Ferry\" is a book for the sea. {FERRY}\n4/5\n\n\"Quay of Salt\" is a slow one. {QUAY}\n3/5\n\n\"A Buoy in Winter\" is cold. {BUOY}\n2/5\n"
    );
    let titles = |text: &str| -> Vec<(String, Vec<String>, Option<f64>)> {
        readings(text)
            .into_iter()
            .map(|reading| {
                let review = reading.review;
                let value = review.reviewer_rating.and_then(|rating| rating.value);
                (review.title.unwrap_or_default(), review.authors, value)
            })
            .collect()
    };
    let own = |title: &str, author: &str, value: Option<f64>| {
        let authors = Some(author.to_owned()).filter(|name| !name.is_empty());
        (title.to_owned(), authors.into_iter().collect(), value)
    };
    assert_eq!(
        titles(&rated),
        [
            own("The Ferry", "", Some(4.0)),
            own("Quay of Salt", "", Some(3.0)),
            own("A Buoy in Winter", "", Some(2.0))
        ]
    );
    let dashed = format!(
        "March round up\n\nAnn Lee: The Ferry – {FERRY}\n\nBo Roe: Quay Of Salt – {QUAY}\n"
    );
    assert_eq!(
        titles(&dashed),
        [
            own("The Ferry", "Ann Lee", None),
            own("Quay Of Salt", "Bo Roe", None)
        ]
    );
    let labelled = format!(
        "# Books of the quarter\n\n### [Dark Boat: Forgotten](https://x.y/1)\n\n_Auteurs: Ann Lee en Bo Roe_\n\n**4 uit 5 sterren.**\n\n{FERRY}\n\n### [Quay of Salt](https://x.y/2)\n\n_Auteur: Bo Roe_\n\n**3 uit 5 sterren, voor de kok.**\n\n{QUAY}\n"
    );
    let found = titles(&labelled);
    assert_eq!(found[0].0, "Dark Boat: Forgotten");
    assert_eq!(found[0].2, Some(4.0));
    assert_eq!(found[1], own("Quay of Salt", "Bo Roe", Some(3.0)));
    let small = format!(
        "# Book reviews\n\n## The Ferry\n\n###### **Ann Lee (2015)**\n\n{FERRY}\n\n## Quay of Salt\n\n###### **Bo Roe (2016)**\n\n{QUAY}\n"
    );
    assert_eq!(
        titles(&small),
        [
            own("The Ferry", "Ann Lee", None),
            own("Quay of Salt", "Bo Roe", None)
        ]
    );
}
