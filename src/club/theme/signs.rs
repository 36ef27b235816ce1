//! What a review shows of one theme, as a few numbers, which
//! [`super::weights`] makes a probability of.
//!
//! The numbers say how many different phrases of the bank speak of the theme, in
//! how many sentences, whether the reviewer states there what the book is about,
//! and how the theme stands beside the others of the review.

use super::mark::{Hit, Mark};
use super::prose::{Line, Prose};

/// How many numbers there are.
pub const COUNT: usize = 18;

/// What each number is called in the file of weights.
pub const NAMES: [&str; COUNT] = [
    // Cues and hints.
    "cue",
    "more-cues",
    "hints",
    "phrases",
    "sentences",
    "topic-cue",
    "topic-hint",
    "topic-next",
    "density",
    "share",
    "lead",
    // Ordinary words.
    "words",
    "word-phrases",
    "word-topic-next",
    "word-density",
    "word-lead",
    // The review.
    "length",
    "foreign",
];

/// What stands so many bytes behind "themes of" is one of them: "the nature of"
/// may stand between.
const NEXT: usize = 40;

/// What a review shows of one theme.
#[derive(Clone, Debug)]
pub struct Signs {
    /// In the order of [`NAMES`].
    pub values: [f64; COUNT],
    /// Whether more than one ambiguous word supports the theme: a cue, a
    /// statement of the reviewer's, or different hints or words near each other.
    pub supported: bool,
    mass: f64,
    word_mass: f64,
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
        let (sentences, word_sentences) = (sentences(&told), sentences(&words));
        let stated = |(line, hit): &&Spoken<'_>| line.topic_before(hit.place.start).is_some();
        let topic_cue = told.iter().filter(stated).any(|(_, hit)| is_cue(hit));
        let topic_hint = told.iter().filter(stated).any(|(_, hit)| !is_cue(hit));
        let topic_next = told.iter().any(is_next);
        let word_next = words.iter().any(is_next);
        let length = prose.words().max(1) as f64;
        let density = |hits: &[Spoken<'_>]| hits.len() as f64 * 100.0 / (length + 50.0);
        Self {
            values: [
                flag(cues > 0),
                many(cues.saturating_sub(1)),
                many(hints),
                many(different(&told, |hit| !hit.single)),
                many(sentences.saturating_sub(1)),
                flag(topic_cue),
                flag(topic_hint),
                flag(topic_next),
                density(&told).ln_1p(),
                0.0,
                0.0,
                many(ordinary),
                many(different(&words, |hit| !hit.single)),
                flag(word_next),
                density(&words).ln_1p(),
                0.0,
                (length / 300.0).ln(),
                flag(!prose.english),
            ],
            supported: cues > 0
                || topic_hint
                || word_next
                || hints.max(ordinary) > 2
                || (hints.max(ordinary) == 2 && together(hits)),
            mass: 2.0 * cues as f64 + hints as f64 + 0.5 * sentences as f64,
            word_mass: ordinary as f64 + 0.5 * word_sentences as f64,
        }
    }
}

/// Says of each theme of a review how it stands beside the others.
pub(super) fn compare(all: &mut [Signs]) {
    let total: f64 = all.iter().map(|signs| signs.mass).sum();
    let most = all.iter().map(|signs| signs.mass).fold(1.0, f64::max);
    let most_words = all.iter().map(|signs| signs.word_mass).fold(1.0, f64::max);
    for signs in all {
        let [.., share, lead, _, _, _, _, word_lead, _, _] = &mut signs.values;
        *share = signs.mass / total.max(1.0);
        *lead = signs.mass / most;
        *word_lead = signs.word_mass / most_words;
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

/// How many sentences they stand in.
fn sentences(hits: &[Spoken<'_>]) -> usize {
    hits.chunk_by(|a, b| std::ptr::eq(a.0, b.0)).count()
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
