//! What each sentence of a review is: a judgement of the ending, a comparison, a
//! word on whom the book is for. A question fits where this is known.
//!
//! Precision comes before recall: what cannot be told surely is no finding. The
//! words that are looked for are in [`crate::club::theme::sign`]; the sorts are
//! those of [`On`]. People of the book are [`super::person`]'s.

mod claim;
mod judged;
mod object;
mod said;
mod told;

use super::source::Reading;
use crate::club::bank::On;
use crate::club::review::Review;
use crate::club::theme::mark::Mark;
use said::Said;

/// A sentence whose sort is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding<'a> {
    /// The sort.
    pub on: On,
    /// The sentence, exactly.
    pub receipt: &'a str,
    /// A clause of it that may stand on its own, exactly.
    pub quote: Option<&'a str>,
    /// A few words of it whose grammar the sort tells: what the ending is said to
    /// be, what the book explores, for whom it is.
    pub phrase: Option<&'a str>,
    /// Words of it that can be read out before a question.
    pub lead: Option<&'a str>,
    /// What the sentence gives away.
    pub tier: u8,
    /// How sure the sort is and how much there is in it to talk about; from 0.
    pub worth: f64,
}

/// Every finding of a review, in its order. Of the novel's own words, of
/// questions and of lists there are none.
pub(super) fn findings<'a>(reading: &Reading<'a, '_>, review: &Review) -> Vec<Finding<'a>> {
    let prose = reading.prose;
    let mut found = Vec::new();
    let Some(language) = prose.language else {
        return found;
    };
    for line in &prose.lines {
        let text = prose.text(line);
        let start = line.sentence.place.start;
        // A sentence that begins or ends in a quotation is another's.
        let quoted = prose.is_masked(&(start..start + 1));
        let signed = || {
            line.hits
                .iter()
                .any(|hit| matches!(hit.mark, Mark::Sign(_)))
        };
        if quoted || text.ends_with('?') || text.len() > said::LONGEST {
            continue;
        }
        let general = prose.english && claim::may_begin(text);
        if !general && !signed() {
            continue;
        }
        let said = Said::new(text, reading.words(line), line, language);
        let before = found.len();
        judged::find(&said, reading, &mut found);
        told::find(&said, reading, &mut found);
        if found.len() == before && prose.english {
            claim::find(&said, reading, &mut found);
        }
    }
    found.retain(|one| {
        one.on != On::Comparison || !one.phrase.is_some_and(|name| is_own(review, name))
    });
    found
}

/// Whether a name is that of the book itself, or of who wrote it.
fn is_own(review: &Review, name: &str) -> bool {
    let fields = review
        .title
        .iter()
        .chain(&review.authors)
        .chain(&review.reviewer);
    fields
        .into_iter()
        .any(|field| field.contains(name) || name.contains(field.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::bank::Bank;
    use crate::club::theme::prose::Prose;

    /// "sort: phrase or quote" of each finding.
    fn sorted(code: &str, body: &str) -> Vec<String> {
        let review = Review {
            title: Some("The Mill".to_owned()),
            authors: vec!["Ada Lind".to_owned()],
            language: Some(code.to_owned()),
            body: body.to_owned(),
            ..Review::default()
        };
        let bank = Bank::from_files([]).unwrap();
        let prose = Prose::read(bank.marks(), &review);
        let reading = Reading::new(&prose);
        let all = findings(&reading, &review).into_iter();
        all.map(|one| format!("{}: {}", one.on, one.phrase.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn the_sort_of_a_sentence_is_known() {
        for (code, body, wanted) in [
            (
                "en",
                "The ending is far too neat for its own good.",
                &["ending-blame: far too neat for its own good"][..],
            ),
            (
                "en",
                "I loved the dialogue between the millers.",
                &["dialogue-praise: "],
            ),
            ("en", "It has a clumsy plot.", &["plot-blame: "]),
            (
                "en",
                "The characters were not believable.",
                &["characters-blame: "],
            ),
            (
                "en",
                "The characters were not only believable but kind.",
                &[],
            ),
            ("en", "The ending could have been better.", &[]),
            (
                "en",
                "The prose is lovely, but the plot drags in every chapter.",
                &["halves: "],
            ),
            ("en", "I couldn't put it down.", &["effect-gripped: "]),
            ("en", "He could not put it down.", &[]),
            ("en", "It made me cry on the train.", &["effect-tears: "]),
            ("en", "His mother cried.", &[]),
            // Which themes, is not said.
            ("en", "The novel explores many philosophical themes.", &[]),
            (
                "en",
                "The novel explores guilt, debt and the price of bread.",
                &["explores: guilt, debt and the price of bread"],
            ),
            ("en", "They explore the old mill.", &[]),
            (
                "en",
                "It is about a widow who keeps a mill alone and will not sell it.",
                &["story: a widow who keeps a mill alone"],
            ),
            ("en", "It is not about grief.", &[]),
            (
                "en",
                "The story is set in 1950s Naples.",
                &["setting: 1950s Naples"],
            ),
            (
                "en",
                "It reminds me of The Sea House.",
                &["comparison: The Sea House"],
            ),
            ("en", "It reminds me of The Mill.", &[]),
            (
                "en",
                "I would recommend it to anyone who has kept a secret.",
                &["recommended: anyone who has kept a secret"],
            ),
            ("en", "I would not recommend it.", &["warned: "]),
            ("en", "It was recommended by a friend.", &[]),
            ("en", "I expected a thriller.", &["expectation: "]),
            (
                "en",
                "We remember what we can bear to remember.",
                &["claim: "],
            ),
            ("en", "We meet a miller who never forgives.", &[]),
            ("en", "It has an unreliable narrator.", &["unreliable: "]),
            (
                "en",
                "It is told in the first person by Oda.",
                &["first-person: "],
            ),
            ("en", "It is superbly narrated by Ann Lee.", &[]),
            ("en", "True story: I found it in a bin.", &[]),
            // The novel's own words, and questions.
            (
                "en",
                "“The ending is too neat for me, and I hate it,” says the miller.",
                &[],
            ),
            ("en", "Is the ending too neat?", &[]),
            ("es", "El final es precipitado.", &["ending-blame: "]),
            ("fr", "L’intrigue est captivante.", &["plot-praise: "]),
            ("de", "Die Sprache ist wunderschön.", &["prose-praise: "]),
            (
                "pt",
                "Os personagens são incríveis.",
                &["characters-praise: "],
            ),
            ("it", "Il finale è deludente.", &["ending-blame: "]),
            ("pl", "Zakończenie jest przewidywalne.", &["ending-blame: "]),
            ("nl", "De stijl is prachtig.", &["prose-praise: "]),
            ("sv", "Slutet är för snabbt.", &[]),
        ] {
            assert_eq!(sorted(code, body), wanted, "failed on {body}");
        }
    }
}
