//! Ratings in sentences: "I give it 4 stars", "a solid 4-star read", "it has 3.61
//! on Goodreads".
//!
//! A number in prose is a rating only where the sentence says whose it is:
//! words of giving make it the reviewer's, the name of a site that site's. The
//! first or last sentence may also be nothing but a verdict.

use super::{add_other, own, second, side, site_in, warn_of_stars, written};
use crate::club::reading::document::{Block, Kind};
use crate::club::reading::fold::plain;
use crate::club::reading::rating::{self, Notation};
use crate::club::reading::vocabulary::verdicts;
use crate::club::review::Review;

/// Longest sentence that is looked at, in bytes.
const SENTENCE: usize = 600;
/// Longest sentence that is a verdict without a word of giving, in words.
const VERDICT: usize = 9;

/// Takes the ratings that the sentences of the prose state.
pub fn read(blocks: &[Block<'_>], review: &mut Review) {
    let prose: Vec<&Block<'_>> = blocks
        .iter()
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item | Kind::Heading(_)))
        .filter(|block| block.lines.iter().any(|line| !line.taken))
        .collect();
    let last = prose.len().saturating_sub(1);
    // Who rates a side in a sentence rates others under their headings.
    let lines = prose.iter().flat_map(|block| &block.lines);
    let sided = lines
        .filter(|line| !line.taken)
        .any(|line| side::is_rated(&line.text));
    let mut aside = false;
    for (nth, block) in prose.iter().enumerate() {
        aside = side::is_named(block).unwrap_or(aside);
        let lines: Vec<&str> = block
            .lines
            .iter()
            .filter(|line| !line.taken)
            .map(|line| line.text.as_str())
            .collect();
        let text = lines.join(" ");
        if !may_rate(&text) {
            continue;
        }
        let sentences = sentences(&text);
        let ends = sentences.len().saturating_sub(1);
        for (at, sentence) in sentences.iter().enumerate() {
            // "(4/5 stars.) Read my full review": a rating alone, before a link.
            let alone = sentence.starts_with('(') && rating::is_all(sentence);
            let edge = nth == 0 && at == 0 || nth == last && (at == ends || alone);
            if !(sided && aside || side::is_rated(sentence)) || side::is_of_all(sentence) {
                take(sentence, edge, block, review);
            }
        }
    }
}

/// Whether a paragraph has what a rating in it would have.
fn may_rate(text: &str) -> bool {
    if text.contains(['/', '%', '★', '⭐', '*', '½']) || text.bytes().any(|b| b.is_ascii_digit())
    {
        return true;
    }
    let lower = text.to_lowercase();
    [
        "star", "stern", "étoile", "etoile", "estrel", "stell", "gwiazd", "sterren", "rating",
        "out of",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// The sentences of a paragraph: a mark, a space and no small letter end one.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ended = false;
    let mut gap: Option<usize> = None;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            gap.get_or_insert(at);
            continue;
        }
        if let Some(space) = gap.take().filter(|_| ended && !character.is_lowercase()) {
            sentences.push(text.get(start..space).unwrap_or_default().trim());
            start = at;
        }
        ended = match character {
            '.' | '!' | '?' | '…' => true,
            ')' | '”' | '"' | '’' | '»' => ended,
            _ => false,
        };
    }
    sentences.push(text.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| !sentence.is_empty() && sentence.len() <= SENTENCE);
    sentences
}

fn take(sentence: &str, edge: bool, block: &Block<'_>, review: &mut Review) {
    if sentence.contains("://") && sentence.contains(['%', '=']) {
        return;
    }
    let folded = plain(sentence);
    let site = site_in(&folded);
    let clauses = clauses(sentence);
    let rated = clauses
        .iter()
        .filter(|clause| rating::find(clause).is_some())
        .count();
    let mut theirs: Option<(Notation, &str)> = None;
    for clause in clauses {
        let words = plain(clause);
        let Some(found) = rating::find(clause) else {
            if theirs.is_none() && review.reviewer_rating.is_none() {
                told(clause, &words, block, review);
            }
            if let Some((found, spoken)) = &theirs {
                answer(clause, found, spoken, block, review);
            } else if let Some(site) = site_in(&words) {
                average(&words, clause, site, review);
            }
            continue;
        };
        let gives = is_given(&words)
            || clause.len() < sentence.len() && site.is_none() && is_given(&folded);
        let spoken = clause.get(found.span.clone()).unwrap_or_default().trim();
        // A rating in another clause is the site's only where it is the only one.
        let of_site = site_in(&words).or(site.filter(|_| !gives && rated == 1));
        if let Some(site) = of_site {
            add_other(site, spoken, review);
            theirs = Some((found, spoken));
            continue;
        }
        let short = sentence.split_whitespace().count() <= VERDICT;
        let whole = edge
            && short
            && (found.scale.is_some() || found.drawn.is_some() || words.contains("star"));
        if !(gives || whole) || is_refused(clause, &found) {
            continue;
        }
        if review.reviewer_rating.is_some() {
            if let Some(scale) = found.scale {
                second(found.value, scale, review);
            }
            continue;
        }
        // "3 at first, now 4" is a changed mind.
        let (value, scale) = rating::labelled(sentence)
            .filter(|_| folded.contains(" now ") || folded.contains(" changed to "))
            .map_or((found.value, found.scale), |(value, scale)| {
                (value, scale.or(found.scale))
            });
        warn_of_stars(Some(&found), clause, review);
        let as_written = quoted(spoken, block);
        review.reviewer_rating = own(Some(value), scale, as_written, review);
    }
}

/// "My rating is 8": a number alone behind words that call it the rating.
fn told(clause: &str, folded: &str, block: &Block<'_>, review: &mut Review) {
    let last = clause.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_end_matches(['.', '!', ')']);
    let before = folded
        .strip_suffix(&plain(last))
        .unwrap_or_default()
        .trim_end();
    let called = verdicts::CALLED.split('|').map(str::trim).any(|called| {
        before
            .strip_suffix(called)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    });
    let number = last
        .replace(',', ".")
        .parse::<f64>()
        .ok()
        .filter(|number| called && (0.0..=20.0).contains(number));
    if let Some(number) = number {
        let as_written = quoted(clause.trim(), block);
        review.reviewer_rating = own(Some(number), None, as_written, review);
    }
}

/// "Amazon says 4 stars, I agree", "…, I say 1.5": the reviewer's answer to the
/// rating of a site, on the same scale.
fn answer(clause: &str, theirs: &Notation, spoken: &str, block: &Block<'_>, review: &mut Review) {
    const AGREEING: [&str; 12] = [
        "i agree",
        "i d agree",
        "i would agree",
        "i concur",
        "i m with them",
        "ich auch",
        "stimme ich zu",
        "je suis d accord",
        "estoy de acuerdo",
        "concordo",
        "sono d accordo",
        "mee eens",
    ];
    if review.reviewer_rating.is_some() {
        return;
    }
    let words = plain(clause);
    let last = clause.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_end_matches(['.', '!', '?']);
    let number = rating::bare(last).filter(|_| is_given(&words));
    let said = match number {
        Some(number) if number <= theirs.scale.unwrap_or(5.0) => Some((number, last)),
        _ => AGREEING
            .iter()
            .any(|agreeing| words.contains(agreeing))
            .then_some((theirs.value, spoken)),
    };
    if let Some((value, spoken)) = said {
        let as_written = quoted(spoken, block);
        review.reviewer_rating = own(Some(value), theirs.scale, as_written, review);
    }
}

/// The words of the rating as the document has them.
fn quoted(spoken: &str, block: &Block<'_>) -> String {
    block
        .lines
        .iter()
        .find(|line| line.text.contains(spoken))
        .map_or_else(|| spoken.to_owned(), |line| written(spoken, line.source))
}

/// Parts of a sentence that may speak of different raters.
fn clauses(sentence: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let bytes = sentence.as_bytes();
    for (at, mark) in sentence.match_indices([',', ';', '(', '—', '–', '…']) {
        // "4,5" is a number.
        let decimal = mark == "," && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !decimal {
            clauses.push(sentence.get(start..at).unwrap_or_default());
            start = at + mark.len();
        }
    }
    clauses.push(sentence.get(start..).unwrap_or_default());
    // "4 (out of 5)" belongs together.
    if clauses.iter().all(|clause| rating::find(clause).is_none()) {
        return vec![sentence];
    }
    clauses
}

fn is_given(folded: &str) -> bool {
    let words = format!(" {folded} ");
    verdicts::GIVING.split('|').map(str::trim).any(|giving| {
        words.match_indices(giving).any(|(at, _)| {
            let before = words.get(..at).is_some_and(|text| text.ends_with(' '));
            let after = words
                .get(at + giving.len()..)
                .is_some_and(|text| text.starts_with(' '));
            before && after
        })
    })
}

/// "Not a 10 out of 10", "I'd give it a 3/5 if …", "70% of the book", and what
/// other people say.
fn is_refused(clause: &str, found: &Notation) -> bool {
    let before = plain(clause.get(..found.span.start).unwrap_or_default());
    let denied = before.rsplit(' ').take(3).any(|word| {
        matches!(
            word,
            "not" | "never" | "t" | "nicht" | "pas" | "nie" | "niet" | "non" | "no"
        )
    });
    let after = plain(clause.get(found.span.end..).unwrap_or_default());
    let part = [
        "of the",
        "of this",
        "of it",
        "of people",
        "of readers",
        "of my",
        "des",
        "du ",
        "del ",
        "through",
        "into",
    ]
    .iter()
    .any(|part| after.starts_with(part))
        && found.scale.is_none_or(|scale| scale > 99.0);
    let words = format!(" {} ", plain(clause));
    // "I gave up at 40%"
    let given_up = [
        " gave up ",
        " give up ",
        " abandoned ",
        " stopped at ",
        " dnf ",
    ]
    .iter()
    .any(|given_up| words.contains(given_up))
        || found.scale.is_some_and(|scale| scale > 99.0) && before.ends_with(" at");
    let conditional = words.contains(" if ") && words.contains(" d give ");
    let of_others = [
        "other reviewers",
        "other readers",
        "average",
        "reviews say",
        "others gave",
        "people gave",
        "most readers",
        "five star reviews",
        "star reviews",
        "usually give",
        "rarely give",
    ]
    .iter()
    .any(|others| words.contains(others));
    denied || part || given_up || conditional || of_others
}

/// "It has an average rating of 3.61 on Goodreads": a number with decimals.
fn average(folded: &str, sentence: &str, site: &str, review: &mut Review) {
    let told = [
        "rating",
        "average",
        "rated",
        "score",
        "bewertung",
        "note",
        "nota",
        "ocena",
        "voto",
        "media",
        "moyenne",
    ]
    .iter()
    .any(|word| folded.contains(word));
    let number = sentence
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .map(|word| word.trim_end_matches(['.', ',']))
        .find(|word| {
            let (whole, part) = word.split_once(['.', ',']).unwrap_or_default();
            whole.len() == 1
                && (1..=2).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_digit())
        });
    if let Some(number) = number.filter(|_| told) {
        add_other(site, number, review);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::document::Document;

    #[test]
    fn sentences_say_whose_rating_it_is() {
        for (text, rated, others) in [
            (
                "It was long. I give it 4 stars.",
                Some((4.0, Some(5.0))),
                &[][..],
            ),
            (
                "I gave this book three and a half stars because of the sea.",
                Some((3.5, Some(5.0))),
                &[],
            ),
            (
                "Overall a solid 4-star read for me.",
                Some((4.0, Some(5.0))),
                &[],
            ),
            (
                "I read it twice in all that rain. 4.5 out of 5 stars.",
                Some((4.5, Some(5.0))),
                &[],
            ),
            (
                "I give this book a 5/5 rating because of it (I'd give it a 3.5/5 if based on style alone).",
                Some((5.0, Some(5.0))),
                &[],
            ),
            (
                "Von mir gibt es 8 von 10 Punkten dafür, dass es so war, wie es war.",
                Some((8.0, Some(10.0))),
                &[],
            ),
            (
                "Je lui donne trois étoiles et demie, pas plus.",
                Some((3.5, Some(5.0))),
                &[],
            ),
            (
                "Le doy 4 estrellas a este libro.",
                Some((4.0, Some(5.0))),
                &[],
            ),
            (
                "It has an average rating of 3.61 on Goodreads.",
                None,
                &[("Goodreads", 3.61)],
            ),
            (
                "It has a 4.12 average rating on Goodreads, but for me it's 3 stars.",
                Some((3.0, Some(5.0))),
                &[("Goodreads", 4.12)],
            ),
            (
                "Amazon says 3.5 stars, but I'd say 2 stars at most.",
                Some((2.0, Some(5.0))),
                &[("Amazon", 3.5)],
            ),
            (
                "Amazon says 4 stars, I agree with all my heart.",
                Some((4.0, Some(5.0))),
                &[("Amazon", 4.0)],
            ),
            (
                "Goodreads says 4/5, I say 1.5.",
                Some((1.5, Some(5.0))),
                &[("Goodreads", 4.0)],
            ),
            (
                "Amazon says 4 stars, I don't agree, though I saw chapter 3.",
                None,
                &[("Amazon", 4.0)],
            ),
            (
                "I gave it 3 stars at first, now it is 4 stars for me.",
                Some((4.0, Some(5.0))),
                &[],
            ),
            (
                "It is not a 10 out of 10 for anyone who knows her other books and reads them.",
                None,
                &[],
            ),
            (
                "I was 70% of the way through and I had not given up on it.",
                None,
                &[],
            ),
            (
                "He had four stars on his shoulder and gave two of them away.",
                None,
                &[],
            ),
            (
                "They meet on 4/5 and part on 7/10 of the same year, which is early.",
                None,
                &[],
            ),
        ] {
            let mut review = Review::default();
            read(&Document::parse(text).blocks, &mut review);
            let got = review
                .reviewer_rating
                .and_then(|r| Some((r.value?, r.scale)));
            assert_eq!(got, rated, "failed on {text:?}");
            let got: Vec<(&str, f64)> = review
                .other_ratings
                .iter()
                .map(|other| (other.source.as_str(), other.value))
                .collect();
            assert_eq!(got, others, "failed on {text:?}");
        }
    }
}
