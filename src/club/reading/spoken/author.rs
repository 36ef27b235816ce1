//! The author in the prose: the name beside the title, "author Ann Lee", "my
//! first Ann Lee novel".

use super::{beside, paragraphs};
use crate::club::reading::document::{Document, Kind};
use crate::club::reading::fold::{Folded, plain};
use crate::club::reading::known::Known;
use crate::club::reading::metadata::{self, Stated};
use crate::club::reading::vocabulary::authors;
use crate::club::reading::{people, title};
use crate::club::review::Review;

// So many paragraphs are searched. Shorter titles are words of the language.
const PARAGRAPHS: usize = 60;
/// Bytes behind a name in which it is said to write.
const WRITING: usize = 70;
const TITLE: usize = 3;
/// Takes the author who is named right beside the title, in the text, in what
/// the record says of the post, or in what a picture shows.
pub fn beside_title(document: &Document<'_>, stated: &Stated, review: &mut Review) {
    if !review.authors.is_empty() {
        return;
    }
    let Some(title) = review.title.clone() else {
        return;
    };
    let mut texts = paragraphs(document, PARAGRAPHS);
    texts.extend(stated.description.clone());
    // "— The Ferry, Ann Lee, Quay Press" below a passage.
    let passages = document.blocks.iter().filter(|b| b.kind == Kind::Quote);
    let credits = passages.flat_map(|block| &block.lines);
    let credits = credits.filter_map(|line| line.text.strip_prefix(['—', '–', '―']));
    let credited = credits.filter_map(|credit| {
        let mut parts = credit.split(", ");
        let same = plain(parts.next()?) == plain(&title);
        parts.next().filter(|name| same && people::is_name(name))
    });
    if let Some(name) = credited.into_iter().next() {
        review.authors = people::list(name);
        return;
    }
    let pictures = document
        .blocks
        .iter()
        .flat_map(|block| &block.lines)
        .flat_map(|line| &line.targets)
        .map(|target| target.words.clone());
    texts.extend(pictures.filter(|words| words.len() > TITLE));
    let short = title
        .split([':', '(', '–', '—'])
        .next()
        .unwrap_or(&title)
        .trim();
    for title in [title.as_str(), short] {
        let folded = plain(title);
        if folded.len() < TITLE {
            continue;
        }
        for text in &texts {
            if let Some(names) = beside(&folded, text) {
                if names.iter().any(|name| people::is_house(name)) {
                    review.publisher.get_or_insert_with(|| names.join(", "));
                    continue;
                }
                review.authors = names;
                return;
            }
        }
    }
}

/// The names beside a title, given folded, in a text.
fn beside(title: &str, text: &str) -> Option<Vec<String>> {
    let folded = Folded::new(text);
    let whole = format!(" {title} ");
    folded
        .text
        .match_indices(&whole)
        .take(12)
        .find_map(|(at, _)| {
            let start = folded.source(at + 1);
            let end = folded.source(at + whole.len() - 1);
            let before = text.get(..start)?;
            let behind = text.get(end..)?;
            // "Bo Roe’s The Ferry Sextet" is another work.
            let goes_on = behind
                .strip_prefix(' ')
                .is_some_and(|next| next.starts_with(char::is_uppercase));
            beside::behind(behind).or_else(|| beside::before(before).filter(|_| !goes_on))
        })
}

/// Takes the author whom the prose names elsewhere, where only one is.
pub fn elsewhere(document: &Document<'_>, known: &Known, stated: &Stated, review: &mut Review) {
    if !review.authors.is_empty() || review.title.is_none() {
        return;
    }
    let mut found: Vec<(String, u32)> = Vec::new();
    // Whom the title names is mostly not who wrote it.
    let title = format!(
        " {} ",
        review.title.as_deref().map(plain).unwrap_or_default()
    );
    let mut note = |name: String, weight: u32| {
        if title.contains(&format!(" {} ", plain(&name))) {
            return;
        }
        if Some(&name) == stated.author.as_ref() || review.reviewer.as_ref() == Some(&name) {
            return;
        }
        if let Some((_, sum)) = found.iter_mut().find(|(known, _)| *known == name) {
            *sum += weight;
        } else if found.len() < 40 {
            found.push((name, weight));
        }
    };
    for (nth, text) in paragraphs(document, PARAGRAPHS).iter().enumerate() {
        let early = u32::from(nth < 2);
        for (name, weight) in named(text) {
            note(name, weight + early);
        }
    }
    // What the record says of the post is said of the book.
    for (name, weight) in stated.description.iter().flat_map(|said| named(said)) {
        note(name, weight);
    }
    // The address of the post: `the-ferry-by-ann-lee`.
    let addressed = stated.slug.as_deref().and_then(metadata::slug::words);
    if let Some(found) = addressed.and_then(|words| title::read(&words, |_| false))
        && review.title.as_deref().map(plain) == Some(plain(&found.title))
        && !found.authors.is_empty()
    {
        review.authors = found.authors;
        return;
    }
    // `the-ferry-ann-lee`, of whom the text speaks.
    let slug = stated.slug.as_deref().and_then(metadata::slug::words);
    let behind = slug.as_deref().map(plain).and_then(|slug| {
        let name = slug.strip_prefix(title.trim())?.strip_prefix(' ')?;
        (2..=3)
            .contains(&name.split(' ').count())
            .then(|| name.to_owned())
    });
    if let Some(name) = behind
        && let Some(spelt) = paragraphs(document, PARAGRAPHS)
            .iter()
            .find_map(|text| spelt_in(&name, text))
    {
        review.authors = people::list(&spelt);
        return;
    }
    // A person among the tags whom the text speaks of.
    for tag in &stated.tags {
        let name = people::of_slug(&tag.replace(' ', "-"));
        if let Some(name) = name.filter(|name| people::is_given(name) && known.names(name)) {
            note(name, 2);
        }
    }
    let best = found
        .iter()
        .map(|(_, weight)| *weight)
        .max()
        .unwrap_or_default();
    let mut tops = found.iter().filter(|(_, weight)| *weight == best);
    if let (Some((name, 2..)), None) = (tops.next(), tops.next()) {
        review.authors = people::list(name);
    }
}

/// A name, given folded, as a text spells it.
fn spelt_in(name: &str, text: &str) -> Option<String> {
    let folded = Folded::new(text);
    let at = folded.text.find(&format!(" {name} "))?;
    let spelt = text.get(folded.source(at + 1)..folded.source(at + 1 + name.len()))?;
    people::is_name(spelt).then(|| spelt.to_owned())
}

/// " is a Dutch author": what follows a name and says what the person is.
fn calls_author(rest: &str) -> bool {
    let folded = plain(rest);
    // "has been praised as one of the most important writers" is said of people
    // who write, however long it takes.
    let being = |words: &[&str]| {
        words
            .first()
            .is_some_and(|first| authors::BEING.contains(*first))
            || words.starts_with(&["has", "been"])
    };
    let words: Vec<&str> = folded.split(' ').take(20).collect();
    let near = words.get(..6).unwrap_or(&words);
    let one_of = words.windows(2).any(|pair| {
        matches!(
            pair,
            ["one", "of"]
                | ["einer", "der"]
                | ["eine", "der"]
                | ["uno", "de"]
                | ["una", "de"]
                | ["un", "des"]
                | ["une", "des"]
                | ["uno", "dei"]
                | ["jeden", "z"]
                | ["um", "dos"]
                | ["een", "van"]
        )
    });
    being(&words)
        && (near.iter().any(|word| authors::AUTHORS.contains(*word))
            || one_of
                && words
                    .iter()
                    .any(|word| authors::AUTHORS_OF_MANY.contains(*word)))
}

/// Whether brackets behind a name say when or where the person was born:
/// `(*1965 in Kiel)`, `(b. 1965)`, `(1903–1950)`, `(Bilbao, 1959)`.
fn is_born(rest: &str, given: bool) -> bool {
    const BORN: [&str; 19] = [
        "*", "b.", "b", "born", "geb.", "geboren", "né", "née", "nacido", "nacida", "n.", "ur.",
        "urodzony", "urodzona", "nato", "nata", "nascido", "nascida", "nasc.",
    ];
    let Some(inside) = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once(')'))
        .map(|(inside, _)| inside)
        .filter(|inside| inside.chars().count() <= 60)
    else {
        return false;
    };
    let years = inside
        .split(|c: char| !c.is_ascii_digit())
        .filter(|year| year.len() == 4)
        .count();
    let first = inside.split([' ', '*']).next().unwrap_or_default();
    let led = inside.starts_with('*') || BORN.contains(&first.to_lowercase().as_str());
    let lived = years == 2 && inside.chars().all(|c| !c.is_alphabetic());
    let placed = inside.split_once(", ").is_some_and(|(place, year)| {
        let proper = place
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
        let place = proper && place.split(' ').count() <= 2 && !people::is_house(place);
        given && place && year.len() == 4 && years == 1
    });
    years > 0 && (led || lived || placed)
}

/// " writes", " nos cuenta": what a person does who wrote the book.
fn writes(rest: &str) -> bool {
    let near = rest
        .get(..rest.floor_char_boundary(WRITING))
        .unwrap_or(rest);
    let folded = plain(near);
    let words: Vec<&str> = folded.split(' ').collect();
    let first = |many: usize| {
        words
            .get(..many)
            .map(|words| words.join(" "))
            .unwrap_or_default()
    };
    let (two, three) = (first(2), first(3));
    let clause = near.split(['.', ',', ';']).next().unwrap_or_default();
    rest.starts_with(' ')
        && (words
            .first()
            .is_some_and(|first| authors::WRITES.contains(*first))
            || authors::WRITES.contains(two.as_str())
            || authors::WRITES.contains(three.as_str())
            || plain(clause)
                .split(' ')
                .any(|word| authors::WRITING.contains(word))
            || plain(clause)
                .replace("story telling", "storytelling")
                .contains("storytelling"))
}

/// The people whom a paragraph calls authors, and how clearly.
fn named(text: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let mut take = |name: Option<(Vec<String>, usize)>, weight| {
        if let Some((names, _)) = name
            && !names.iter().any(|name| people::is_house(name))
        {
            found.extend(names.into_iter().take(1).map(|name| (name, weight)));
        }
    };
    let lower = text.to_lowercase();
    // Where lower case has other lengths no place fits.
    if lower.len() == text.len() {
        for word in authors::BEFORE.split('|').map(str::trim) {
            for (at, _) in lower.match_indices(word).take(8) {
                let fresh = !lower
                    .get(..at)
                    .is_some_and(|before| before.ends_with(char::is_alphanumeric));
                // "the author, Ann Lee, is young"
                let rest = text.get(at + word.len()..).unwrap_or_default();
                let rest = rest.strip_prefix(',').unwrap_or(rest);
                if fresh && rest.starts_with(' ') {
                    take(people::at_start(rest, false), 2);
                }
            }
        }
    }
    let mut before = "";
    let mut at = 0;
    // "Ann Marie Lee writes" is one person, and not "Marie Lee" as well.
    let mut until = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let bare = before
            .trim()
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let led = authors::FIRST.contains(bare.as_str());
        before = word;
        if !word.starts_with(char::is_uppercase) || start < until {
            continue;
        }
        let Some((names, end)) = text
            .get(start..)
            .and_then(|rest| people::at_start(rest, false))
        else {
            continue;
        };
        let rest = text.get(start + end..).unwrap_or_default();
        let owned = rest
            .strip_prefix("’s ")
            .or_else(|| rest.strip_prefix("'s "))
            .or_else(|| rest.strip_prefix("’ "));
        let born = is_born(rest, names.iter().all(|name| people::is_given(name)));
        let is_author = born || rest.split(['.', ',', ';']).next().is_some_and(calls_author);
        let next = |rest: &str| {
            let word: String = rest
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphabetic())
                .collect();
            word.to_lowercase()
        };
        if is_author
            || writes(rest)
            || owned.is_some_and(|rest| authors::OWNED.contains(next(rest).as_str()))
            || led && authors::BOOKS.contains(next(rest).as_str())
        {
            until = start + end;
            // "Yesterday Ann Lee" begins with a word of the sentence.
            let names = names.into_iter().map(|name| match name.split_once(' ') {
                Some((first, rest))
                    if rest.contains(' ') && !people::is_given(first) && people::is_given(rest) =>
                {
                    rest.to_owned()
                }
                _ => name,
            });
            take(Some((names.collect(), end)), 2);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(title: &str, text: &str) -> Vec<String> {
        let document = Document::parse(text);
        let known = Known::of(&document);
        let stated = Stated::default();
        let mut review = Review {
            title: Some(title.to_owned()),
            ..Review::default()
        };
        beside_title(&document, &stated, &mut review);
        elsewhere(&document, &known, &stated, &mut review);
        review.authors
    }

    #[test]
    fn the_name_beside_the_title_is_the_authors() {
        for (title, text, names) in [
            (
                "The Ferry",
                "I just finished *The Ferry* by Ann Lee, and liked it.",
                &["Ann Lee"][..],
            ),
            (
                "The Ferry",
                "I read [The Ferry by Ann Lee](http://x.y) in May.",
                &["Ann Lee"],
            ),
            (
                "The Ferry",
                "In Ann Lee’s The Ferry it rains.",
                &["Ann Lee"],
            ),
            (
                "The Ferry",
                "“The Ferry: A Novel of the Sea” from 2014 by Ann Lee; Bo Roe is long.",
                &["Ann Lee", "Bo Roe"],
            ),
            (
                "The Ferry",
                "“The Ferry” (2014), the new novel by Ann Lee, sails.",
                &["Ann Lee"],
            ),
            ("La balsa", "La balsa, de Ann Lee, es fría.", &["Ann Lee"]),
            (
                "La barque",
                "La Barque, d'Ann Lee qui a paru en 2004, est longue.",
                &["Ann Lee"],
            ),
            (
                "De veerboot",
                "Dit keer: De Veerboot van Ann Lee.",
                &["Ann Lee"],
            ),
            (
                "Die Fähre",
                "„Die Fähre“ von Ann Lee ist kalt.",
                &["Ann Lee"],
            ),
            (
                "The Ferry",
                "This was my first Ann Lee novel.",
                &["Ann Lee"],
            ),
            (
                "The Ferry",
                "Dutch author Ann Lee sends a ferry out.",
                &["Ann Lee"],
            ),
            (
                "La balsa",
                "Ann Lee es una autora inglesa que escribe mucho.",
                &["Ann Lee"],
            ),
            (
                "The Ferry",
                "It sails like a Bo Roe novel would, said Cy Poe.",
                &[],
            ),
            (
                "The Ferry",
                "Captain Hook meets Bo Roe on deck and is afraid.",
                &[],
            ),
            ("Ferry", "Ferry Messiah by Ann Lee was weird.", &[]),
        ] {
            assert_eq!(authors(title, text), names, "failed on {text:?}");
        }
    }
}
