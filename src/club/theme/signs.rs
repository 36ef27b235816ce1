//! What a review shows of one theme, as a few numbers, which
//! [`super::weights`] makes a probability of.
//!
//! The numbers say how many different phrases of the bank speak of the theme, in
//! how many sentences, whether the reviewer states there what the book is about,
//! and how the theme stands beside the others of the review.

use super::mark::{Hit, Mark};
use super::prose::{Line, Prose};

/// How many numbers there are.
pub const COUNT: usize = 16;

/// What each number is called in the file of weights.
pub const NAMES: [&str; COUNT] = [
    // Cues and hints.
    "cue",
    "more-cues",
    "phrases",
    "topic-cue",
    "topic-next",
    // Ordinary words.
    "words",
    "word-density",
    // Cues, hints and words together, and how they stand beside the others.
    "mass",
    "density",
    "share",
    "lead",
    "rank",
    // The review.
    "short",
    "thin",
    "length",
    "foreign",
];

/// What stands so many bytes behind "themes of" is one of them: "the nature of"
/// may stand between.
const NEXT: usize = 40;

/// In a shorter review, in words, a single word says little of what the book is
/// about.
const SHORT: usize = 120;
/// In one as short as this it says next to nothing.
const THIN: usize = 60;

/// What a review shows of one theme.
#[derive(Clone, Debug)]
pub struct Signs {
    /// In the order of [`NAMES`].
    pub values: [f64; COUNT],
    /// Whether more than one ambiguous word supports the theme: a cue, a
    /// statement of the reviewer's, or different hints or words near each other.
    pub supported: bool,
    mass: f64,
}

/// A hit and the sentence that it is in.
pub(super) type Spoken<'a> = (&'a Line, &'a Hit);

impl Signs {
    /// What the hits for one theme, in the order of the text, show.
    pub(super) fn new(hits: &[Spoken<'_>], prose: &Prose<'_>) -> Self {
        let (words, told): (Vec<Spoken<'_>>, Vec<Spoken<'_>>) =
            hits.iter().partition(|(_, hit)| is_word(hit));
        let cues = different(&told, is_cue);
        let hints = different(&told, |hit| !is_cue(hit));
        let ordinary = different(&words, |_| true);
        let stated = |(line, hit): &&Spoken<'_>| line.topic_before(hit.place.start).is_some();
        let topic_cue = told.iter().filter(stated).any(|(_, hit)| is_cue(hit));
        let topic_hint = told.iter().filter(stated).any(|(_, hit)| !is_cue(hit));
        let topic_next = told.iter().any(is_next);
        let word_next = words.iter().any(is_next);
        let length = prose.words;
        let mass = 2.0 * cues as f64 + hints as f64 + 0.5 * ordinary as f64;
        // Added to a length, so that a few words are not dense in a thin review.
        let density = |mass: f64, beside: f64| (mass * 100.0 / (length as f64 + beside)).ln_1p();
        Self {
            values: [
                flag(cues > 0),
                many(cues.saturating_sub(1)),
                many(different(&told, |hit| !hit.single)),
                flag(topic_cue),
                flag(topic_next),
                many(ordinary),
                density(words.len() as f64, 50.0),
                mass.ln_1p(),
                density(mass, 200.0),
                0.0,
                0.0,
                0.0,
                flag(length < SHORT),
                flag(length < THIN),
                (length.max(1) as f64 / 300.0).ln(),
                flag(!prose.english),
            ],
            supported: cues > 0
                || topic_hint
                || word_next
                || hints.max(ordinary) > 2
                || (hints.max(ordinary) == 2 && together(hits)),
            mass,
        }
    }
}

/// Says of each theme of a review how it stands beside the others.
pub(super) fn compare(all: &mut [Signs]) {
    // A theme that stands alone in a thin review is not therefore all of it.
    const BESIDE_ALL: f64 = 8.0;
    const BESIDE_MOST: f64 = 4.0;
    let mut masses: Vec<f64> = all.iter().map(|signs| signs.mass).collect();
    masses.sort_by(|a, b| b.total_cmp(a));
    let total: f64 = masses.iter().sum();
    let most = masses.first().copied().unwrap_or_default();
    for signs in all {
        let heavier = masses.partition_point(|mass| *mass > signs.mass);
        let [.., share, lead, rank, _, _, _, _] = &mut signs.values;
        *share = signs.mass / (total + BESIDE_ALL);
        *lead = signs.mass / (most + BESIDE_MOST);
        *rank = many(heavier);
    }
}

fn is_cue(hit: &Hit) -> bool {
    matches!(hit.mark, Mark::Cue(_))
}

fn is_word(hit: &Hit) -> bool {
    matches!(hit.mark, Mark::Word(_))
}

/// Whether the reviewer says right before it that this is what the book is about.
fn is_next((line, hit): &Spoken<'_>) -> bool {
    let distance = line.topic_before(hit.place.start);
    distance.is_some_and(|distance| distance <= NEXT)
}

/// How many different phrases there are.
fn different(hits: &[Spoken<'_>], wanted: impl Fn(&Hit) -> bool) -> usize {
    let hits = hits.iter().filter(|(_, hit)| wanted(hit));
    let mut patterns: Vec<usize> = hits.map(|(_, hit)| hit.pattern).collect();
    patterns.sort_unstable();
    patterns.dedup();
    patterns.len()
}

/// Whether two different words stand within one paragraph.
fn together(hits: &[Spoken<'_>]) -> bool {
    hits.iter().enumerate().any(|(at, (line, hit))| {
        hits.iter().skip(at + 1).any(|(next, other)| {
            line.sentence.paragraph == next.sentence.paragraph
                && hit.place.end <= other.place.start
                && hit.pattern != other.pattern
        })
    })
}

/// Each further one says less.
fn many(count: usize) -> f64 {
    (count as f64).ln_1p()
}

fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

#[cfg(test)]
mod tests {
    use super::super::signs as signs_of;
    use crate::club::bank::Bank;
    use crate::club::review::Review;

    #[test]
    fn one_ambiguous_word_supports_no_theme() {
        let prompts: String = (0..5)
            .map(|number| format!("[[prompt]]\nid = \"p{number}\"\nkind = \"theme\"\ntext = \"Number {number}: the review says “{{quote}}”. What in the book speaks for that, and what speaks against it?\"\n"))
            .collect();
        let text = format!(
            "id = \"sea\"\nname = \"sea\"\ncues = [\"open sea\"]\nhints = [\"sail\", \"harbour\"]\nwords = [\"ship\", \"water\"]\nnot = [\"hold water\"]\n{prompts}"
        );
        let bank = Bank::from_files([("sea.toml".to_owned(), text)]).unwrap();
        for (body, supported) in [
            ("They reach the open sea.", true),
            ("They sail at dawn.", false),
            ("They sail at dawn, and sail home.", false),
            ("They sail from the harbour.", true),
            ("They sail.\n\nA harbour waits.", false),
            ("The ship lies in the water.", true),
            ("A ship calls. Her plan does not hold water.", false),
            ("It explores the life of ships.", true),
            ("It explores how people sail.", true),
        ] {
            let review = Review {
                body: body.to_owned(),
                ..Review::default()
            };
            let found = signs_of(&bank, &review);
            let is = found.first().is_some_and(|(_, signs)| signs.supported);
            assert_eq!(is, supported, "failed on {body}");
        }
    }
}
