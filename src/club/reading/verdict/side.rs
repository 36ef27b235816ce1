//! Ratings of a side of the book, which are no rating of it: "For characters, I
//! give it 4 out of 5", and what stands under the heading "Writing Style".

use crate::club::reading::document::{Block, Kind};
use crate::club::reading::fold::plain;
use crate::club::reading::labels::{self, Field};

/// Whether a heading, or a short line like one, names a side of the book, under
/// which that side is rated: "Characters". `None` for prose.
pub(super) fn is_named(block: &Block<'_>) -> Option<bool> {
    let [line] = block.lines.as_slice() else {
        return None;
    };
    let heading = matches!(block.kind, Kind::Heading(_));
    let short = line.text.split_whitespace().count() <= 3 && !line.text.ends_with(['.', '!', '?']);
    let names = || matches!(labels::field(&line.text), Some(Field::SideRating(_)));
    (heading || short).then(names)
}

/// Whether a sentence rates a side of the book: "For characters, I give it 4 out
/// of 5", "I give the story a 3".
pub(super) fn is_rated(sentence: &str) -> bool {
    // A look before the sentence is folded; the first letter may be a capital.
    if !["ive", "ave", "iving", "ate"]
        .iter()
        .any(|word| sentence.contains(word))
    {
        return false;
    }
    let folded = plain(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let side = |at: usize| {
        let word = words.get(at).copied().unwrap_or_default();
        let word = if word == "the" {
            words.get(at + 1)
        } else {
            words.get(at)
        };
        word.is_some_and(|word| matches!(labels::field(word), Some(Field::SideRating(_))))
    };
    let mut led = words.iter().enumerate();
    led.any(|(at, word)| {
        let gives = matches!(*word, "give" | "gave" | "giving" | "rate" | "rated");
        (gives || at == 0 && *word == "for") && side(at + 1)
    })
}

/// "Overall, I give it 4 out of 5": of the whole book, wherever it stands.
pub(super) fn is_of_all(sentence: &str) -> bool {
    const WHOLE: [&str; 10] = [
        "overall",
        "all in all",
        "in total",
        "insgesamt",
        "au total",
        "en general",
        "no geral",
        "this book",
        "the book",
        "this novel",
    ];
    let folded = plain(sentence);
    WHOLE.iter().any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::club::reading::read;

    #[test]
    fn ratings_of_a_side_are_no_rating_of_the_book() {
        let prose = "The sea is on every page, and the cook is drawn with care.";
        for (lines, rating) in [
            ("For characters, I give it 4 out of 5.", None),
            (
                "I give the story a 3 out of 5.\n\nWriting Style\n\nI give it a 5 out of 5.",
                None,
            ),
            (
                "I give the story a 3 out of 5. Overall, I give it 4 out of 5.",
                Some(4.0),
            ),
            ("Giving the story a 3 out of 5 is kind.", None),
            ("I give it 4 out of 5.", Some(4.0)),
        ] {
            let text = format!("The Ferry by Ann Lee\n\n{prose}\n\n{lines}\n\n{prose}");
            let review = read(text.as_bytes()).unwrap().swap_remove(0).review;
            let found = review.reviewer_rating.and_then(|rating| rating.value);
            assert_eq!(found, rating, "failed on {lines:?}");
        }
    }
}
