//! The reviewer's own words that a question may be about: what she names as
//! strong and weak, what she asks her readers, where she judges.

use std::ops::Range;

use super::quote;
use crate::club::theme::mark::Mark;
use crate::club::theme::prose::{Line, Prose};
use crate::club::theme::sentence::sentences;

/// Words of the review: a sentence of it, and the part that is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source<'a> {
    /// The whole sentence, exactly.
    pub receipt: &'a str,
    /// A part of it, exactly.
    pub quote: &'a str,
    /// Whether the quote stands well on its own.
    pub smooth: bool,
    /// Whether the sentence may give the story away.
    pub spoils: bool,
}

/// Most claims and questions of a review that are worth asking about.
const MOST_EACH: usize = 5;
/// Fewest words in which a judgement can be argued with.
const FEWEST_CLAIM_WORDS: usize = 5;
/// Longest question of the reviewer that is quoted, in words and characters.
const LONGEST_QUESTION: (usize, usize) = (30, 220);

/// The fragment of a sentence that holds one of the wanted places, given as
/// ranges of the body.
fn source<'a>(prose: &Prose<'a>, line: &Line, wanted: impl Fn(Mark) -> bool) -> Option<Source<'a>> {
    let receipt = prose.text(line);
    let start = line.sentence.place.start;
    let anchors: Vec<Range<usize>> = line
        .hits
        .iter()
        .filter(|hit| wanted(hit.mark))
        .map(|hit| hit.place.start.saturating_sub(start)..hit.place.end.saturating_sub(start))
        .collect();
    if anchors.is_empty() {
        return None;
    }
    let fragment = quote::fragment(receipt, &anchors)?;
    Some(Source {
        receipt,
        quote: receipt.get(fragment.place)?,
        smooth: fragment.smooth,
        spoils: line.count(Mark::Spoiler) > 0,
    })
}

/// What the evidence of a theme gives to quote, the best first.
pub(super) fn of_theme<'a>(
    prose: &Prose<'a>,
    theme: usize,
    evidence: &[String],
) -> Vec<Source<'a>> {
    let wanted = |mark| matches!(mark, Mark::Cue(one) | Mark::Hint(one) if one == theme);
    let mut sources: Vec<Source<'a>> = evidence
        .iter()
        .filter_map(|sentence| source(prose, prose.line_of(sentence)?, wanted))
        .collect();
    if sources.iter().any(|source| source.smooth) {
        sources.retain(|source| source.smooth);
    }
    sources
}

/// The sentences of a point that the reviewer names.
pub(super) fn of_point(point: &str) -> Vec<Source<'_>> {
    sentences(point)
        .into_iter()
        .filter_map(|sentence| {
            let receipt = point.get(sentence.place)?;
            let fragment = quote::fragment(receipt, &[])?;
            Some(Source {
                receipt,
                quote: receipt.get(fragment.place)?,
                smooth: fragment.smooth,
                spoils: false,
            })
        })
        .collect()
}

/// Sentences in which the reviewer judges, the most outspoken first.
pub(super) fn claims<'a>(prose: &Prose<'a>) -> Vec<Source<'a>> {
    let mut claims: Vec<(usize, &Line)> = prose
        .lines
        .iter()
        .filter(|line| line.count(Mark::Chat) == 0 && !prose.text(line).ends_with('?'))
        .filter(|line| line.count(Mark::Judgement) > 0)
        .map(|line| {
            (
                line.count(Mark::Judgement) + line.count(Mark::Opinion),
                line,
            )
        })
        .collect();
    claims.sort_by_key(|(outspoken, _)| std::cmp::Reverse(*outspoken));
    claims
        .into_iter()
        .filter_map(|(_, line)| source(prose, line, |mark| mark == Mark::Judgement))
        .filter(|claim| {
            claim.smooth && claim.quote.split_whitespace().count() >= FEWEST_CLAIM_WORDS
        })
        .take(MOST_EACH)
        .collect()
}

/// What the reviewer asks her readers, in the order of the review.
pub(super) fn questions<'a>(prose: &Prose<'a>) -> Vec<Source<'a>> {
    prose
        .lines
        .iter()
        .filter(|line| !opens_quoted(prose, line))
        .filter(|line| line.count(Mark::Chat) == 0)
        .map(|line| prose.text(line))
        .filter(|text| is_for_readers(text))
        .map(|text| Source {
            receipt: text,
            quote: text,
            smooth: true,
            spoils: false,
        })
        .take(MOST_EACH)
        .collect()
}

/// Whether a sentence begins or ends inside a quotation.
fn opens_quoted(prose: &Prose<'_>, line: &Line) -> bool {
    let place = &line.sentence.place;
    prose.is_masked(&(place.start..place.start + 1))
        || prose.is_masked(&(place.end.saturating_sub(1)..place.end))
}

/// Whether a sentence is a question that a club can take up: not chat ("Weird,
/// right?"), not a teaser ("Will she survive?"), not somebody else's.
fn is_for_readers(text: &str) -> bool {
    /// Last words that only ask for a nod.
    const TAGS: &[&str] = &[
        "right",
        "no",
        "eh",
        "huh",
        "yes",
        "really",
        "ok",
        "okay",
        "shall we",
        "you know",
        "or not",
        "don't you think",
        "don't you",
        "isn't it",
        "aren't they",
        "wasn't it",
        "doesn't it",
        "didn't it",
        "won't you",
        "is it",
        "does it",
        "hasn't it",
        "isn't he",
        "isn't she",
        "am i right",
        "who knew",
    ];
    let plain = text.replace('’', "'").to_lowercase();
    let Some(asked) = plain.strip_suffix('?') else {
        return false;
    };
    let words: Vec<&str> = asked.split_whitespace().collect();
    let last_clause = asked
        .rsplit([',', '—', '–', '…'])
        .next()
        .unwrap_or_default()
        .trim();
    let tag = asked.len() > last_clause.len() && TAGS.contains(&last_clause);
    // What happens to people of the book is answered by the book.
    let teaser = matches!(words.first(), Some(&("will" | "can")))
        && !matches!(
            words.get(1),
            Some(&("we" | "you" | "one" | "i" | "anyone" | "people"))
        );
    (5..=LONGEST_QUESTION.0).contains(&words.len())
        && !tag
        && !teaser
        && quote::is_showable(text, LONGEST_QUESTION.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chat_and_teasers_are_no_questions_for_readers() {
        for (text, yes) in [
            ("Are we only what our village expects of us?", true),
            ("And if we run from that, who are we then?", true),
            ("Odd, right?", false),
            ("It is a strange way to live, isn’t it?", false),
            ("Will she ever find the key to the mill?", false),
            ("Can we forgive what we do not understand?", true),
            ("Why not now?", false),
            ("This is not a question at all.", false),
        ] {
            assert_eq!(is_for_readers(text), yes, "failed on {text}");
        }
    }
}
