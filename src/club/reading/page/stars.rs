//! Stars that are pictures: images, icons of a font, bars of a style sheet.
//!
//! [`of_element`] says in characters what a reader sees, so that the notation
//! of ratings is read in one place, [`crate::club::reading::rating`]. Pictures
//! of anything else say nothing.

use super::tree::{Element, Tree, What};
use crate::club::reading::rating;

/// Longest label of a picture that is read, in characters.
const LABEL: usize = 60;
/// Most stars that one rating is drawn with.
const MOST: usize = 10;

/// What a picture says, and the place after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// The rating, as a person would type it.
    pub text: String,
    /// Where the page goes on.
    pub end: usize,
}

/// What the element at `at` says as a picture of stars; `None` where it is
/// none, so that its text is to be read.
#[must_use]
pub fn of_element(tree: &Tree, at: usize) -> Option<Said> {
    let element = tree.element(at)?;
    if let Some(run) = icons(tree, at) {
        return Some(run);
    }
    let end = tree.end(at);
    let said = |text: String| Some(Said { text, end });
    if element.is(&["img"]) {
        return said(of_image(element)?);
    }
    let text = text(tree, at);
    let label = [
        "aria-label",
        "title",
        "data-rating",
        "data-score",
        "data-stars",
    ];
    let labelled = || label.iter().any(|name| element.attribute(name).is_some());
    let bar = || width(element);
    let starry =
        || is_starry(element) || tree.ancestors(at).next().is_some_and(|(_, e)| is_starry(e));
    if text.chars().count() > LABEL || !labelled() && !starry() || phrase(&text).is_some() {
        return None;
    }
    let spoken = ["aria-label", "title"]
        .iter()
        .find_map(|name| phrase(element.attribute(name)?));
    if let Some(spoken) = spoken.filter(|_| !text.contains(char::is_alphabetic)) {
        return said(spoken);
    }
    if !starry() {
        return None;
    }
    let number = ["data-rating", "data-score", "data-stars"]
        .iter()
        .find_map(|name| rating::bare(element.attribute(name)?))
        .filter(|value| (0.25..=10.0).contains(value));
    if let Some(value) = number.filter(|_| text.is_empty()) {
        let most = element.attribute("data-max").and_then(rating::bare);
        let scale = most.unwrap_or(if value > 5.0 { 10.0 } else { 5.0 });
        return said(format!("{value}/{scale}"));
    }
    let drawn = !text.contains(char::is_alphanumeric);
    if let Some(percent) = bar().filter(|_| drawn) {
        return said(format!("{}/5", percent / 20.0));
    }
    let counted = element.has_word("stars") && rating::bare(&text).is_some_and(|n| n <= 5.0);
    counted.then(|| format!("{text} stars")).and_then(said)
}

/// The text of a rating, from the words of a label that say nothing else:
/// "Rated 4 out of 5" is `4 out of 5`.
fn phrase(label: &str) -> Option<String> {
    const AROUND: [&str; 14] = [
        "rated", "rating", "ratings", "score", "review", "star", "stars", "my", "our", "overall",
        "book", "of", "out", "a",
    ];
    let label = label.trim();
    if label.is_empty() || label.chars().nth(LABEL).is_some() {
        return None;
    }
    let found = rating::find(label)?;
    let outside = [label.get(..found.span.start), label.get(found.span.end..)];
    let silent = outside.into_iter().flatten().all(|rest| {
        rest.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| AROUND.contains(&word.to_lowercase().as_str()))
    });
    let text = label.get(found.span.clone()).filter(|_| silent)?;
    Some(text.trim().to_owned())
}

/// `4stars.png`, an image whose words are "4 stars", an emoji drawn as one.
fn of_image(element: &Element) -> Option<String> {
    let words = element.attribute("alt").unwrap_or_default();
    of_picture(words, element.attribute("src").unwrap_or_default())
}

/// What a picture says with these words beside it and this address, as a person
/// would type it: a rating, or one star of a row (`star-half.png`).
#[must_use]
pub fn of_picture(words: &str, address: &str) -> Option<String> {
    let words = words.trim();
    if let Some(rating) = phrase(words) {
        return Some(rating);
    }
    let emoji = !words.is_ascii()
        && words.chars().count() <= 8
        && !words
            .chars()
            .any(|c| c.is_alphanumeric() || c.is_whitespace());
    if emoji {
        return Some(words.to_owned());
    }
    let name = file_name(address);
    let counted = || {
        let number = name
            .strip_prefix("stars")
            .or_else(|| name.strip_prefix("rating"))?;
        let value = rating::bare(number.trim()).filter(|value| *value <= 5.0)?;
        Some(format!("{value} stars"))
    };
    phrase(&name)
        .or_else(counted)
        .or_else(|| one_star(&name))
        .or_else(|| one_star(&words.to_lowercase()))
}

/// One star of a row, whose name says how full it is: `star full`.
fn one_star(name: &str) -> Option<String> {
    const FULL: [&str; 9] = [
        "full", "filled", "gold", "yellow", "on", "solid", "fill", "active", "1",
    ];
    const HALF: [&str; 2] = ["half", "halffull"];
    const EMPTY: [&str; 10] = [
        "empty", "blank", "off", "grey", "gray", "outline", "hollow", "unfilled", "none", "0",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let known = words.iter().all(|word| {
        matches!(*word, "star" | "icon" | "rating")
            || FULL.contains(word)
            || HALF.contains(word)
            || EMPTY.contains(word)
    });
    if !known || !words.contains(&"star") || words.len() < 2 {
        return None;
    }
    let sign = if has(&HALF) {
        "½"
    } else if has(&EMPTY) {
        "☆"
    } else {
        "★"
    };
    Some(sign.to_owned())
}

/// The name of an image's file as words: `/i/4_stars.png?w=1` is "4 stars".
fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let spaced: String = stem
        .chars()
        .take(LABEL)
        .map(|c| if matches!(c, '-' | '_' | '+') { ' ' } else { c })
        .collect();
    let spaced = spaced.to_lowercase();
    let digits = spaced.find(|c: char| !c.is_ascii_digit() && c != '.');
    match digits {
        // `4stars`
        Some(at) if at > 0 => {
            let (number, rest) = spaced.split_at(at);
            format!("{number} {}", rest.trim())
        }
        _ => spaced,
    }
}

/// How one star of several looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Star {
    Full,
    Half,
    Empty,
    /// As drawn, without a word that says how.
    Plain,
}

/// A run of icons beginning at `at`: `<i class="fa fa-star">`, again and again.
fn icons(tree: &Tree, at: usize) -> Option<Said> {
    star(tree, at)?;
    let mut stars = Vec::new();
    let (mut next, mut end) = (at, at);
    while stars.len() <= MOST {
        match tree.nodes.get(next).map(|node| &node.what) {
            Some(What::Text(text)) if text.trim().is_empty() => next += 1,
            Some(What::Element(_)) => {
                let Some(star) = star(tree, next) else { break };
                stars.push(star);
                next = tree.end(next);
                end = next;
            }
            _ => break,
        }
    }
    if stars.len() < 2 || stars.len() > MOST {
        return None;
    }
    let told = stars.contains(&Star::Full);
    let count = |star: Star| stars.iter().filter(|s| **s == star).count();
    let plain = count(Star::Plain);
    let (full, empty) = match told {
        // Where some say that they are lit, the others are not.
        true => (count(Star::Full), count(Star::Empty) + plain),
        false => (plain, count(Star::Empty)),
    };
    let half = count(Star::Half).min(1);
    let text = if full + half == 0 {
        String::new()
    } else {
        "★".repeat(full) + &"½".repeat(half) + &"☆".repeat(empty)
    };
    Some(Said { text, end })
}

/// The star that an element draws.
fn star(tree: &Tree, at: usize) -> Option<Star> {
    let element = tree.element(at)?;
    if tree.children(at).next().is_some() {
        return None;
    }
    let text = text(tree, at);
    let mut words: Vec<String> = element.classes.iter().flatten().cloned().collect();
    let mut glyph = None;
    if element.is(&["img"]) {
        let alt = element.attribute("alt").unwrap_or_default().to_lowercase();
        let named = if alt.trim().is_empty() {
            file_name(element.attribute("src").unwrap_or_default())
        } else {
            alt
        };
        glyph = named
            .trim()
            .chars()
            .next()
            .filter(|c| matches!(c, '★' | '☆' | '*'));
        let said: Vec<&str> = named.split(|c: char| !c.is_alphanumeric()).collect();
        // The words of a picture with more to say are those of another one.
        if said.len() > 3 || glyph.is_none() && !said.contains(&"star") {
            return None;
        }
        words = said.into_iter().map(str::to_owned).collect();
    } else if !text.is_empty() {
        let icon = words.iter().any(|word| word == "icons" || word == "icon");
        let named = text.split('_').map(str::to_owned);
        if icon && text.starts_with("star") {
            words.extend(named);
        } else {
            let mut characters = text.chars().filter(|c| *c != '\u{FE0F}');
            glyph = characters.next().filter(|c| matches!(c, '★' | '☆' | '⭐'));
            if glyph.is_none() || characters.next().is_some() || words.is_empty() {
                return None;
            }
        }
    }
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if glyph.is_none() && !has(&["star"]) || has(&["rating", "ratings"]) && glyph.is_none() {
        return None;
    }
    const HALF: [&str; 1] = ["half"];
    const EMPTY: [&str; 14] = [
        "empty",
        "o",
        "outline",
        "off",
        "border",
        "gray",
        "grey",
        "inactive",
        "blank",
        "unfilled",
        "unchecked",
        "hollow",
        "far",
        "regular",
    ];
    const FULL: [&str; 12] = [
        "full", "fill", "filled", "on", "active", "checked", "selected", "gold", "yellow", "solid",
        "fas", "lit",
    ];
    Some(if has(&HALF) {
        Star::Half
    } else if glyph == Some('☆') || has(&EMPTY) {
        Star::Empty
    } else if has(&FULL) {
        Star::Full
    } else {
        Star::Plain
    })
}

fn is_starry(element: &Element) -> bool {
    ["star", "stars", "rating", "ratings"]
        .iter()
        .any(|word| element.has_word(word))
}

/// The width in percent that a style gives.
fn width(element: &Element) -> Option<f64> {
    let style = element.attribute("style")?;
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let percent = value.trim().strip_suffix('%')?;
        let percent: f64 = percent.trim().parse().ok()?;
        (name.trim() == "width" && (5.0..=100.0).contains(&percent)).then_some(percent)
    })
}

/// Whether a text is one star that is drawn so pale that it counts for none.
#[must_use]
pub fn is_faded(tree: &Tree, at: usize, text: &str) -> bool {
    let star = text.chars().count() <= 3 && rating::drawn(text).is_some();
    star && tree.ancestors(at).take(2).any(|(_, element)| {
        let styled = element.attribute("style").and_then(|style| {
            let (_, rest) = style.split_once("opacity:")?;
            rest.split(';').next()
        });
        let opacity = element.attribute("opacity").or(styled);
        opacity
            .and_then(|opacity| opacity.trim().parse::<f64>().ok())
            .is_some_and(|opacity| opacity < 0.6)
    })
}

/// The text in an element, at most a little more than a label.
fn text(tree: &Tree, at: usize) -> String {
    let mut text = String::new();
    for (at, node) in tree
        .range(at)
        .filter_map(|at| Some((at, tree.nodes.get(at)?)))
    {
        if let What::Text(part) = &node.what {
            if is_faded(tree, at, part) {
                text.push('☆');
            } else {
                text.extend(part.chars().take(2 * LABEL));
            }
        }
        if text.len() > 4 * LABEL {
            break;
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::page::{thin, tree};

    /// What the first element of the body that says something says.
    fn said(html: &str) -> Option<String> {
        let (tree, _) = tree::parse(&thin::thin(html).html);
        let said = tree.elements().find_map(|(at, _)| of_element(&tree, at));
        said.map(|said| said.text)
    }

    #[test]
    fn pictures_of_stars_are_read() {
        let icons = |classes: &[&str]| -> String {
            let icon = |class: &&str| format!("<i class='{class}'></i> ");
            classes.iter().map(icon).collect()
        };
        let solid = "fas fa-star";
        for (html, text) in [
            ("<img alt='4 stars' src=x.png>".to_owned(), "4 stars"),
            ("<img alt='Rated 4 out of 5' src=x.png>".to_owned(), "4 out of 5"),
            ("<img alt='★★★★☆'>".to_owned(), "★★★★☆"),
            ("<img class=emoji alt='⭐'>".to_owned(), "⭐"),
            ("<img src='/images/4stars.png?w=100'>".to_owned(), "4 stars"),
            ("<img src='stars-4.gif' alt=''>".to_owned(), "4 stars"),
            ("<img alt=star><img alt=star> <img alt='half star'>".to_owned(), "★★½"),
            (icons(&[solid, solid, solid, "fas fa-star-half-alt", "far fa-star"]), "★★★½☆"),
            (icons(&["fa fa-star checked", "fa fa-star checked", "fa fa-star"]), "★★☆"),
            (icons(&["fa fa-star", "fa fa-star", "fa fa-star", "fa fa-star-o"]), "★★★☆"),
            (icons(&["bi bi-star-fill", "bi bi-star-fill", "bi bi-star"]), "★★☆"),
            ("<span class='star on'>★</span><span class='star off'>★</span>".to_owned(), "★☆"),
            (
                "<i class=material-icons>star</i><i class=material-icons>star</i><i class=material-icons>star_border</i>".to_owned(),
                "★★☆",
            ),
            ("<span role=img aria-label='4.5 out of 5 stars'></span>".to_owned(), "4.5 out of 5 stars"),
            ("<svg aria-label='Rating: 4 of 5'><path></svg>".to_owned(), "4 of 5"),
            ("<div class=star-rating><span style='width: 80%'></span></div>".to_owned(), "4/5"),
            ("<div class=rating data-rating=3.5></div>".to_owned(), "3.5/5"),
            ("<span class=stars>4</span>".to_owned(), "4 stars"),
        ] {
            assert_eq!(said(&html).as_deref(), Some(text), "failed on {html}");
        }
    }

    #[test]
    fn other_pictures_say_nothing() {
        for html in [
            "<img alt='Cover of The Ferry' src=ferry.jpg>",
            "<img alt='5 books I loved'>",
            "<img src=2019.jpg>",
            "<i class='fa fa-star'></i> Favourites",
            "<div class=progress><span style='width:80%'></span></div>",
            "<a title='The Ferry, 4 stars, my review'>x</a>",
            "<div class=star-rating aria-label='Rated 4 out of 5'><span style='width:80%'>Rated 4 out of 5</span></div>",
            "<span class=rating>4/5</span>",
            "<div class=rating>4.3 (120 votes)</div>",
        ] {
            assert_eq!(said(html), None, "failed on {html}");
        }
    }
}
