//! What schema.org's vocabulary says of the book and of the review.
//!
//! [`statements`] turns the objects of [`super::json_ld`] and
//! [`super::microdata`] into statements like those of front matter. Only a
//! `Book`, or what a `Review` says it reviews, speaks of the book; the post,
//! the site, its owner and its dates are left alone. Where a page reviews
//! several books, its headline must say which of them is meant.

use serde_json::{Map, Value};

use super::Statement;
use crate::club::reading::labels;

/// Deepest nesting in which reviews and books are looked for.
const DEPTH: usize = 4;
/// Most books and reviews that are compared.
const FOUND: usize = 60;

type Thing = Map<String, Value>;

/// A book, with the review that speaks of it.
#[derive(Clone, Copy)]
struct Found<'t> {
    book: &'t Thing,
    review: Option<&'t Thing>,
}

/// What the objects of a page say of the book and its review. `headline` is
/// the page's own.
#[must_use]
pub fn statements(things: &[Thing], headline: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    for thing in things {
        look(thing, None, &mut found, DEPTH);
    }
    let mut said = Vec::new();
    if let Some(chosen) = choose(&found, headline) {
        let review = only_review(&found, &chosen);
        say_book(chosen.book, review, &mut said);
        if let Some(review) = review {
            say_review(review, &mut said);
        }
    }
    let post = things.iter().find(|thing| {
        ["Article", "BlogPosting", "NewsArticle"]
            .iter()
            .any(|kind| is(thing, kind))
    });
    if let Some(post) = post {
        say(&mut said, &["reviewer"], name(post.get("author")));
        say(&mut said, &["lang"], text(post.get("inLanguage")));
        say(&mut said, &["tags"], joined(post.get("keywords"), ", "));
    }
    said
}

fn is(thing: &Thing, kind: &str) -> bool {
    match thing.get("@type") {
        Some(Value::String(own)) => own.rsplit('/').next() == Some(kind),
        Some(Value::Array(own)) => own.iter().any(|own| own.as_str() == Some(kind)),
        _ => false,
    }
}

fn is_book(thing: &Thing) -> bool {
    ["Book", "Audiobook", "ComicStory", "ShortStory"]
        .iter()
        .any(|kind| is(thing, kind))
}

/// Whether a review of this may be the review of a book: plugins know no
/// books and call them works or products.
fn may_be_book(thing: &Thing) -> bool {
    is_book(thing)
        || [
            "CreativeWork",
            "CreativeWorkSeries",
            "BookSeries",
            "Product",
            "Thing",
            "",
        ]
        .iter()
        .any(|kind| is(thing, kind))
        || !thing.contains_key("@type")
}

fn look<'t>(thing: &'t Thing, around: Option<&'t Thing>, found: &mut Vec<Found<'t>>, depth: usize) {
    if depth == 0 || found.len() >= FOUND {
        return;
    }
    if is(thing, "Review") || is(thing, "CriticReview") {
        let reviewed = objects(thing.get("itemReviewed")).next().or(around);
        found.extend(reviewed.filter(|book| may_be_book(book)).map(|book| Found {
            book,
            review: Some(thing),
        }));
        return;
    }
    if is_book(thing) {
        found.push(Found {
            book: thing,
            review: None,
        });
    }
    for key in [
        "review",
        "reviews",
        "mainEntity",
        "about",
        "itemListElement",
        "item",
        "hasPart",
    ] {
        for inner in objects(thing.get(key)) {
            look(inner, Some(thing), found, depth - 1);
        }
    }
}

fn objects(value: Option<&Value>) -> impl Iterator<Item = &Thing> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter().filter_map(Value::as_object)
}

/// The book that the page is about: the only one, or the only one that its
/// headline names.
fn choose<'t>(found: &[Found<'t>], headline: &str) -> Option<Found<'t>> {
    let same = |a: &Found<'_>, b: &Found<'_>| folded(a.book) == folded(b.book);
    let alone = |candidates: &[&Found<'t>]| -> Option<Found<'t>> {
        let first = candidates.first()?;
        candidates
            .iter()
            .all(|other| same(first, other))
            // The one that says the most stands for all.
            .then(|| candidates.iter().max_by_key(|c| c.book.len()).map(|c| **c))
            .flatten()
    };
    let all: Vec<&Found<'_>> = found.iter().filter(|f| folded(f.book).is_some()).collect();
    let headline = labels::fold(headline);
    let named: Vec<&Found<'_>> = all
        .iter()
        .copied()
        .filter(|f| {
            folded(f.book).is_some_and(|name| {
                let short = name.split(':').next().unwrap_or_default().trim();
                !short.is_empty() && headline.contains(short)
            })
        })
        .collect();
    alone(&all).or_else(|| alone(&named))
}

fn folded(book: &Thing) -> Option<String> {
    text(book.get("name")).map(|name| labels::fold(&name))
}

/// The review of the chosen book, unless several people wrote one.
fn only_review<'t>(found: &[Found<'t>], chosen: &Found<'t>) -> Option<&'t Thing> {
    let of_it = |f: &&Found<'t>| folded(f.book) == folded(chosen.book);
    let mut reviews = found.iter().filter(of_it).filter_map(|f| f.review);
    let first = reviews.next()?;
    let author = name(first.get("author"));
    reviews
        .all(|other| name(other.get("author")) == author)
        .then_some(first)
}

fn say_book(book: &Thing, review: Option<&Thing>, said: &mut Vec<Statement>) {
    say(said, &["book", "title"], text(book.get("name")));
    let author = names(book.get("author"));
    // A plugin that knows one name gives it to everything.
    let reviewer = review.and_then(|review| name(review.get("author")));
    if author.is_some() && author != reviewer {
        say(said, &["book", "author"], author);
    }
    let example = |key: &str| objects(book.get("workExample")).find_map(|e| text(e.get(key)));
    let isbn = text(book.get("isbn")).or_else(|| example("isbn"));
    say(
        said,
        &["book", "isbn"],
        isbn.or_else(|| text(book.get("gtin13"))),
    );
    if is_book(book) {
        say(said, &["book", "publisher"], name(book.get("publisher")));
        let day = text(book.get("datePublished")).or_else(|| text(book.get("copyrightYear")));
        say(
            said,
            &["book", "published"],
            day.or_else(|| example("datePublished")),
        );
        say(said, &["book", "genre"], joined(book.get("genre"), ", "));
    }
}

fn say_review(review: &Thing, said: &mut Vec<Statement>) {
    say(said, &["reviewer"], name(review.get("author")));
    say(said, &["lang"], text(review.get("inLanguage")));
    let rating = review.get("reviewRating").or_else(|| review.get("rating"));
    let rating = match rating {
        Some(Value::Array(ratings)) => ratings.first(),
        rating => rating,
    };
    let (value, best) = match rating {
        Some(Value::Object(rating)) => (
            text(rating.get("ratingValue")),
            text(rating.get("bestRating")),
        ),
        rating => (text(rating), None),
    };
    let number = |text: &String| text.replace(',', ".").parse::<f64>().ok();
    // A form that nobody filled in says nought.
    if let Some(value) = value.filter(|value| number(value) != Some(0.0)) {
        // schema.org: "If bestRating is omitted, 5 is assumed."
        let usual = number(&value).is_some_and(|value| value <= 5.0);
        let best = best.or_else(|| usual.then(|| "5".to_owned()));
        let rating = match (number(&value), best) {
            (Some(_), Some(best)) => format!("{value}/{best}"),
            _ => value.clone(),
        };
        say(said, &["review", "rating"], Some(rating));
    }
    let notes = |key: &str| {
        let lists = objects(review.get(key)).flat_map(|list| objects(list.get("itemListElement")));
        let notes: Vec<String> = lists.filter_map(|note| text(note.get("name"))).collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    };
    say(said, &["pros"], notes("positiveNotes"));
    say(said, &["cons"], notes("negativeNotes"));
}

fn say(said: &mut Vec<Statement>, keys: &[&str], value: Option<String>) {
    if let Some(value) = value {
        said.push(Statement::new(keys, value));
    }
}

/// A text or a number; the first of several.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => crate::club::reading::entities::decode(text),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => return text(values.first()),
        _ => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The name of a person or an organisation; addresses are none.
fn name(value: Option<&Value>) -> Option<String> {
    let name = match value? {
        Value::Array(values) => return name(values.first()),
        Value::Object(thing) => text(thing.get("name")),
        value => text(Some(value)),
    };
    name.filter(|name| super::is_name(name))
}

/// The names of several people.
fn names(value: Option<&Value>) -> Option<String> {
    let Some(Value::Array(values)) = value else {
        return name(value);
    };
    let names: Vec<String> = values
        .iter()
        .filter_map(|value| name(Some(value)))
        .collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn joined(value: Option<&Value>, between: &str) -> Option<String> {
    match value {
        Some(Value::Array(values)) => {
            let texts: Vec<String> = values.iter().filter_map(|v| text(Some(v))).collect();
            (!texts.is_empty()).then(|| texts.join(between))
        }
        value => text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(things: &Value, headline: &str) -> Vec<String> {
        let things: Vec<Thing> = things
            .as_array()
            .unwrap()
            .iter()
            .map(|thing| thing.as_object().unwrap().clone())
            .collect();
        statements(&things, headline)
            .into_iter()
            .map(|s| format!("{}={}", s.keys.join("."), s.value))
            .collect()
    }

    #[test]
    fn a_review_of_a_book_says_all_that_it_knows() {
        let review = json!([{
            "@type": "Review",
            "author": {"@type": "Person", "name": "Kit Marlow"},
            "datePublished": "2021-02-03",
            "publisher": {"@type": "Organization", "name": "The Blog"},
            "inLanguage": "en-GB",
            "reviewRating": {"@type": "Rating", "ratingValue": "4.5", "bestRating": "5", "worstRating": 1},
            "itemReviewed": {
                "@type": "Book", "name": "The Ferry &amp; the Sea",
                "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Roe"],
                "isbn": "9780000000002", "publisher": "Quay Press",
                "datePublished": "2019", "genre": ["Fantasy", "Sea Stories"],
            },
            "positiveNotes": {"@type": "ItemList", "itemListElement": [{"name": "the sea"}, {"name": "the cook"}]},
        }]);
        assert_eq!(
            said(&review, ""),
            [
                "book.title=The Ferry & the Sea",
                "book.author=Ann Lee; Bo Roe",
                "book.isbn=9780000000002",
                "book.publisher=Quay Press",
                "book.published=2019",
                "book.genre=Fantasy, Sea Stories",
                "reviewer=Kit Marlow",
                "lang=en-GB",
                "review.rating=4.5/5",
                "pros=the sea; the cook",
            ]
        );
    }

    #[test]
    fn the_post_the_site_and_other_things_are_not_the_book() {
        let post = json!([
            {"@type": "WebSite", "name": "The Blog", "publisher": {"@type": "Organization", "name": "Press"}},
            {"@type": "BlogPosting", "headline": "Reading week", "datePublished": "2021-01-01", "author": {"name": "Kit"}},
            {"@type": "Review", "itemReviewed": {"@type": "Movie", "name": "A film"}, "reviewRating": {"ratingValue": 3}},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"}]},
            {"@type": "Product", "name": "A mug", "aggregateRating": {"ratingValue": 4.4}},
        ]);
        assert_eq!(said(&post, "Reading week"), ["reviewer=Kit"]);
    }

    #[test]
    fn of_several_books_the_headline_chooses() {
        let review = |name: &str, value: &str| json!({"@type": "Review", "itemReviewed": {"@type": "Book", "name": name}, "reviewRating": {"ratingValue": value}});
        let two = json!([review("The Ferry: A Novel", "4"), review("The Quay", "2")]);
        assert_eq!(
            said(&two, "Review: The Quay"),
            ["book.title=The Quay", "review.rating=2/5"]
        );
        assert_eq!(said(&two, "Two books of the sea"), Vec::<String>::new());
    }

    #[test]
    fn ratings_say_their_scale_or_have_the_usual_one() {
        for (rating, expected) in [
            (json!({"ratingValue": 4}), "4/5"),
            (json!({"ratingValue": "8", "bestRating": 10}), "8/10"),
            (json!({"ratingValue": 8}), "8"),
            (json!({"ratingValue": "85", "bestRating": "100"}), "85/100"),
            (json!("B+"), "B+"),
            (json!("3.5"), "3.5/5"),
        ] {
            let review = json!([{"@type": "Review", "itemReviewed": "x", "reviewRating": rating, "author": "Kit"}]);
            // A name alone is no object, so the book comes from elsewhere.
            assert_eq!(said(&review, ""), Vec::<String>::new());
            let book = json!([{"@type": "Book", "name": "X", "review": review}]);
            assert!(
                said(&book, "").contains(&format!("review.rating={expected}")),
                "failed on {rating}"
            );
        }
        let nought = json!([{"@type": "Book", "name": "X", "review": {"@type": "Review", "reviewRating": {"ratingValue": "0"}}}]);
        assert_eq!(said(&nought, ""), ["book.title=X"]);
    }

    #[test]
    fn ratings_of_many_readers_are_nobodys() {
        let review = |who: &str| json!({"@type": "Review", "author": who, "reviewRating": {"ratingValue": 4}});
        let book = json!([{"@type": "Book", "name": "X", "author": "Ann Lee", "review": [review("Kit"), review("Bo")]}]);
        assert_eq!(said(&book, ""), ["book.title=X", "book.author=Ann Lee"]);
    }
}
