//! What is worth an argument: whether words say anything, and how much there is in
//! a judgement to argue about.
//!
//! Texts come folded, see [`crate::club::theme::fold`]. Whether they are about the
//! book at all is [`super::fit`]'s.

use super::fit::words_of;
use super::grammar::MATTERS;
use crate::club::theme::mark::Mark;
use crate::club::theme::prose::Line;

/// Whether folded English words say anything beside that the book was liked or
/// not: "I enjoyed this book tremendously" does not.
pub(super) fn says_something(plain: &str) -> bool {
    const FEWEST: usize = 2;
    #[rustfmt::skip]
    const LIKING: &[&str] = &[
        "enjoyed", "enjoy", "enjoyable", "loved", "love", "liked", "like", "recommend", "amazing",
        "great", "good", "excellent", "brilliant", "wonderful", "fantastic", "awesome", "nice",
        "beautiful", "best", "favorite", "favourite", "would", "read", "reading", "reads", "ever",
        "interesting", "gripping", "solid", "anyone", "everyone", "this", "that", "what", "have",
        "with", "from", "better", "hated", "terrible", "boring", "disliked", "perfect", "masterpiece",
        "lovely", "super", "must", "think", "thought", "found", "find", "will", "about", "there",
        "time", "year", "years", "since", "which", "much", "more", "most", "very", "quite", "just",
        "also", "overall", "many", "want", "wanted", "sequel", "next",
    ];
    let says = words_of(plain).filter(|word| {
        word.chars().count() > 3
            && !word.ends_with("ly")
            && !LIKING.contains(word)
            && !MATTERS.contains(word)
    });
    says.count() >= FEWEST
}

/// How much an argument about a judgement, given folded, is worth: more for one
/// on something certain, with a reason or a reserve, than for bare praise.
pub(super) fn outspoken(plain: &str, line: &Line) -> f64 {
    /// What can be argued about with a page in hand.
    #[rustfmt::skip]
    const CERTAIN: &[&str] = &[
        "character", "characters", "protagonist", "heroine", "hero", "narrator", "plot", "prose",
        "writing", "style", "pace", "pacing", "ending", "beginning", "middle", "structure",
        "dialogue", "voice", "tone", "theme", "themes", "topics", "world", "worldbuilding",
        "setting", "atmosphere", "romance", "relationship", "relationships", "perspective",
        "perspectives", "twist", "twists", "descriptions", "language", "dilemmas", "imagery",
        "narratives", "chapters", "questions", "part", "parts", "half", "quotes",
    ];
    const RESERVES: &[&str] = &[
        "but", "although", "though", "despite", "too", "not", "never", "however", "yet", "without",
        "rather", "because", "since", "than", "while", "lack", "lacks", "almost",
    ];
    /// Words of those who have said nothing yet.
    const BARE: &[&str] = &[
        "really",
        "favorite",
        "favourite",
        "ever",
        "must",
        "elements",
        "fan",
        "recommend",
        "cover",
        "first",
        "read",
        "book",
        "overstate",
        "enjoyed",
        "year",
    ];
    let count = |list: &[&str]| words_of(plain).filter(|word| list.contains(word)).count();
    let words = words_of(plain).count();
    let weight = |count: usize, most: usize, each: f64| count.min(most) as f64 * each;
    let reserved = count(RESERVES) + plain.matches("n't").count();
    weight(line.count(Mark::Judgement), 2, 0.4)
        + weight(line.count(Mark::Opinion), 1, 0.3)
        + weight(count(CERTAIN), 2, 0.8)
        + weight(reserved, 2, 0.6)
        - weight(count(BARE), 3, 0.4)
        - if words < 7 { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_a_book_was_liked_says_nothing() {
        for (plain, says) in [
            ("i enjoyed this book tremendously", false),
            ("it really is an amazing story", false),
            ("i highly recommend it to anyone", false),
            ("the grandmother hides a second ledger", true),
            ("the dialogue creaks like a wet gate", true),
            ("", false),
        ] {
            assert_eq!(says_something(plain), says, "failed on {plain:?}");
        }
    }
}
