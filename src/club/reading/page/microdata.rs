//! Microdata and microformats: what a page says to machines in attributes.
//!
//! [`things`] gives the same objects as [`super::json_ld`]: those of
//! `itemscope` and `itemprop` as schema.org has them, and the reviews that old
//! themes write as `hreview` and new ones as `h-review`. Only facts are kept,
//! no texts.

use serde_json::{Map, Value};

use super::blocks::{self, Page};
use super::tree::{Element, Tree};

/// Most objects that are kept.
const THINGS: usize = 200;
/// Longest value that is kept, in characters.
const VALUE: usize = 300;

type Thing = Map<String, Value>;

/// The objects that the page describes in attributes, the outer before the
/// inner. `page.hidden` is not heeded: what is for machines is often hidden.
#[must_use]
pub fn things(tree: &Tree) -> Vec<Thing> {
    let seen = vec![false; tree.nodes.len()];
    let page = Page {
        tree,
        hidden: &seen,
        headline: None,
    };
    let mut things = items(page);
    let formats = tree.elements().filter(|(_, element)| is_review(element));
    things.extend(formats.take(8).filter_map(|(at, _)| review(page, at)));
    things
}

/// An item that is not closed.
struct Item {
    end: usize,
    /// The property of the item around it that this one is.
    property: Option<String>,
    thing: Thing,
    /// Its place in the answer, where it stands by itself.
    place: Option<usize>,
}

/// The items of microdata (<https://html.spec.whatwg.org/multipage/microdata.html>).
fn items(page: Page<'_>) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut open: Vec<Item> = Vec::new();
    let close = |open: &mut Vec<Item>, things: &mut Vec<Thing>, at: usize| {
        while let Some(item) = open.pop_if(|item| item.end <= at) {
            if let Some(place) = item.place {
                if let Some(thing) = things.get_mut(place) {
                    *thing = item.thing;
                }
            } else if let (Some(property), Some(around)) = (item.property, open.last_mut()) {
                add(&mut around.thing, &property, Value::Object(item.thing));
            }
        }
    };
    for (at, element) in page.tree.elements() {
        close(&mut open, &mut things, at);
        let property = element.attribute("itemprop").map(|names| {
            names
                .split_ascii_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        if element.attribute("itemscope").is_some() || element.attribute("itemtype").is_some() {
            if things.len() >= THINGS {
                break;
            }
            let inner = property.is_some() && !open.is_empty();
            let place = (!inner).then_some(things.len());
            if place.is_some() {
                things.push(Thing::new());
            }
            let mut thing = Thing::new();
            thing.insert("@type".to_owned(), kind(element));
            open.push(Item {
                end: page.tree.end(at),
                property,
                thing,
                place,
            });
        } else if let (Some(names), Some(item)) = (element.attribute("itemprop"), open.last_mut()) {
            let value = value(page, at, element);
            for name in names.split_ascii_whitespace().take(3) {
                add(&mut item.thing, name, Value::String(value.clone()));
            }
        }
    }
    close(&mut open, &mut things, usize::MAX);
    things
}

fn kind(element: &Element) -> Value {
    let kind = element.attribute("itemtype").unwrap_or_default();
    let name = kind.split_ascii_whitespace().next().unwrap_or_default();
    let name = name.rsplit(['/', '#']).next().unwrap_or_default();
    Value::String(name.to_owned())
}

/// Adds a value; a second one makes a list.
fn add(thing: &mut Thing, property: &str, value: Value) {
    match thing.get_mut(property) {
        Some(Value::Array(values)) if values.len() < 20 => values.push(value),
        Some(Value::Array(_)) => {}
        Some(first) => {
            let first = first.take();
            thing.insert(property.to_owned(), Value::Array(vec![first, value]));
        }
        None => {
            thing.insert(property.to_owned(), value);
        }
    }
}

/// What a property says: its `content`, its day, its address, or its text.
fn value(page: Page<'_>, at: usize, element: &Element) -> String {
    let said = element
        .attribute("content")
        .or_else(|| element.attribute("datetime"))
        .or_else(|| element.attribute("value"))
        .map(str::to_owned)
        .unwrap_or_else(|| text(page, at));
    said.trim().chars().take(VALUE).collect()
}

/// The text of an element; nothing where it is no fact.
fn text(page: Page<'_>, at: usize) -> String {
    let long = page.tree.range(at).len() > 60;
    if long {
        return String::new();
    }
    blocks::line(page, at)
}

/// `class="hreview"` (<http://microformats.org/wiki/hreview>) and `h-review`
/// (<http://microformats.org/wiki/h-review>).
fn is_review(element: &Element) -> bool {
    element.classes.iter().any(|words| match words.as_slice() {
        [one] => one == "hreview",
        [h, review] => h == "h" && review == "review",
        _ => false,
    })
}

/// The review that the classes inside an element tell.
fn review(page: Page<'_>, at: usize) -> Option<Thing> {
    let inside = page.tree.range(at);
    let find = |range: std::ops::Range<usize>, classes: &[&[&str]]| {
        page.tree.within(range).find(|(_, e)| {
            e.classes
                .iter()
                .any(|words| classes.iter().any(|c| words == c))
        })
    };
    let said = |found: Option<(usize, &Element)>| {
        let (at, element) = found?;
        let titled = element.attribute("title").filter(|_| element.is(&["abbr"]));
        let said = titled.map_or_else(|| value(page, at, element), str::to_owned);
        (!said.is_empty()).then_some(Value::String(said))
    };
    let named = |found: Option<(usize, &Element)>| {
        let (at, _) = found?;
        let name = find(page.tree.range(at), &[&["fn"], &["p", "name"]]);
        said(name.or(found))
    };
    let mut thing = Thing::new();
    thing.insert("@type".to_owned(), Value::String("Review".to_owned()));
    let item = named(find(inside.clone(), &[&["item"], &["p", "item"]]))?;
    let mut book = Thing::new();
    book.insert("name".to_owned(), item);
    thing.insert("itemReviewed".to_owned(), Value::Object(book));
    let rated = find(inside.clone(), &[&["rating"], &["p", "rating"]]);
    if let Some((at, _)) = rated {
        let mut rating = Thing::new();
        let value = said(find(page.tree.range(at), &[&["value"]])).or_else(|| said(rated));
        rating.extend(value.map(|value| ("ratingValue".to_owned(), value)));
        let best = said(find(inside.clone(), &[&["best"], &["p", "best"]]));
        rating.extend(best.map(|best| ("bestRating".to_owned(), best)));
        thing.insert("reviewRating".to_owned(), Value::Object(rating));
    }
    let author = named(find(
        inside,
        &[&["reviewer"], &["p", "reviewer"], &["p", "author"]],
    ));
    thing.extend(author.map(|author| ("author".to_owned(), author)));
    Some(thing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};
    use serde_json::json;

    fn told(html: &str) -> Value {
        let (tree, _) = tree::parse(&thin::thin(html).html);
        things(&tree).into_iter().map(Value::Object).collect()
    }

    #[test]
    fn items_are_read_with_the_items_in_them() {
        let html = "<div itemscope itemtype='https://schema.org/Review'>\
            <div itemprop=itemReviewed itemscope itemtype='http://schema.org/Book'><b itemprop=name>The <i>Ferry</i></b>\
            <span itemprop=author>Ann Lee</span><span itemprop=author>Bo Roe</span><meta itemprop=isbn content=123></div>\
            <span itemprop=reviewRating itemscope itemtype='https://schema.org/Rating'><meta content='4' itemprop='ratingValue'>★★★★</span>\
            <time itemprop=datePublished datetime=2020-01-02>2 January</time></div><p itemprop=name>not in an item</p>";
        assert_eq!(
            told(html),
            json!([{
                "@type": "Review",
                "itemReviewed": {"@type": "Book", "name": "The Ferry", "author": ["Ann Lee", "Bo Roe"], "isbn": "123"},
                "reviewRating": {"@type": "Rating", "ratingValue": "4"},
                "datePublished": "2020-01-02",
            }])
        );
    }

    #[test]
    fn microformats_tell_of_reviews() {
        for html in [
            "<div class=hreview><span class=item><span class=fn>The Ferry</span></span> <abbr class=rating title=4>★★★★☆</abbr> <span class='reviewer vcard'><span class=fn>Kit</span></span></div>",
            "<div class='h-review'><a class='p-item h-product' href=x>The Ferry</a> <data class=p-rating value=4>four</data> <span class='p-author h-card'>Kit</span></div>",
        ] {
            assert_eq!(
                told(html),
                json!([{
                    "@type": "Review",
                    "itemReviewed": {"name": "The Ferry"},
                    "reviewRating": {"ratingValue": "4"},
                    "author": "Kit",
                }]),
                "failed on {html}"
            );
        }
    }
}
