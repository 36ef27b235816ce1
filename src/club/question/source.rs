//! The reviewer's own words that a question may be about: what she names as
//! strong and weak, what she asks her readers, where she judges.

use std::ops::Range;

use super::fit::{is_about_the_book, is_for_readers, judges_the_book};
use super::quote::{self, Wanted};
use crate::club::theme::fold::fold;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::{Line, Prose};
use crate::club::theme::sentence::sentences;

/// Words of the review: a sentence of it, and the part that is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source<'a> {
    /// The whole sentence, exactly.
    pub receipt: &'a str,
    /// A part of it, exactly.
    pub quote: &'a str,
    /// Whether the sentence may give the story away.
    pub spoils: bool,
}

/// Most claims and questions of a review that are worth asking about.
const MOST_EACH: usize = 5;

/// The fragment of a sentence that holds one of the wanted places and is fit for
/// the question, as far as its folded words and its hits tell.
fn source<'a>(
    prose: &Prose<'a>,
    line: &Line,
    wanted: impl Fn(Mark) -> bool,
    fits: impl Fn(&str, &[&Hit]) -> bool,
) -> Option<Source<'a>> {
    let receipt = prose.text(line);
    let start = line.sentence.place.start;
    let place =
        |hit: &Hit| hit.place.start.saturating_sub(start)..hit.place.end.saturating_sub(start);
    let hits = || line.hits.iter();
    let anchors: Vec<Range<usize>> = hits().filter(|hit| wanted(hit.mark)).map(place).collect();
    if anchors.is_empty() {
        return None;
    }
    let introduced: Vec<usize> = hits()
        .filter(|hit| matches!(hit.mark, Mark::TopicBefore | Mark::StatementBefore))
        .map(|hit| place(hit).end)
        .collect();
    if !prose.english {
        return whole(line, receipt);
    }
    let wanted = Wanted {
        anchors: &anchors,
        introduced: &introduced,
        fits: |part: &Range<usize>| {
            let inside: Vec<&Hit> = hits()
                .filter(|hit| {
                    let place = place(hit);
                    part.start <= place.start && place.end <= part.end
                })
                .collect();
            fits(
                &own_words(prose, start + part.start..start + part.end),
                &inside,
            )
        },
    };
    let fragment = quote::fragment(receipt, &wanted).filter(|fragment| fragment.smooth)?;
    Some(Source {
        receipt,
        quote: receipt.get(fragment.place)?,
        spoils: line.count(Mark::Spoiler) > 0,
    })
}

/// A sentence that is short enough to be quoted as it stands: where phrases end
/// is known of English alone.
fn whole<'a>(line: &Line, receipt: &'a str) -> Option<Source<'a>> {
    (line.count(Mark::Chat) == 0 && quote::is_quotable_whole(receipt)).then_some(Source {
        receipt,
        quote: receipt,
        spoils: line.count(Mark::Spoiler) > 0,
    })
}

/// A part of the body, folded, without names and what is quoted in it.
fn own_words(prose: &Prose<'_>, part: Range<usize>) -> String {
    let mut at = part.start;
    let mut own = String::new();
    for word in prose.slice(part).split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !prose.is_masked(&(at..at + trimmed.len())) {
            own.push_str(word);
        }
        at += word.len();
    }
    fold(&own)
}

/// What the evidence of a theme gives to quote, the best first: sentences about
/// the book that carry the theme, and the reviewer's questions where there are
/// no others.
pub(super) fn of_theme<'a>(
    prose: &Prose<'a>,
    theme: usize,
    evidence: &[String],
) -> Vec<Source<'a>> {
    let wanted =
        |mark| matches!(mark, Mark::Cue(one) | Mark::Hint(one) | Mark::Word(one) if one == theme);
    let mut sources: Vec<Source<'a>> = evidence
        .iter()
        .filter_map(|sentence| prose.line_of(sentence))
        .filter(|line| carries(line, theme))
        .filter(|line| {
            let text = prose.text(line);
            !text.ends_with('?') || is_for_readers(text)
        })
        .filter_map(|line| source(prose, line, wanted, is_about_the_book))
        .collect();
    let asks = |source: &Source<'_>| source.quote.ends_with('?');
    if !sources.iter().all(asks) {
        sources.retain(|source| !asks(source));
    }
    sources
}

/// Whether a sentence speaks of a theme in earnest: with a cue, two hints, or as
/// what the book is about. One ordinary word may be there by chance.
fn carries(line: &Line, theme: usize) -> bool {
    let is_hint = |mark| matches!(mark, Mark::Hint(one) | Mark::Word(one) if one == theme);
    let hints = line.hits.iter().filter(|hit| is_hint(hit.mark)).count();
    let stated = line
        .hits
        .iter()
        .any(|hit| is_hint(hit.mark) && line.states(hit.place.start));
    line.count(Mark::Cue(theme)) > 0 || hints > 1 || stated
}

/// The sentences of a point that the reviewer names.
pub(super) fn of_point(point: &str) -> Vec<Source<'_>> {
    let wanted = Wanted {
        anchors: &[],
        introduced: &[],
        fits: |_: &Range<usize>| true,
    };
    sentences(point)
        .into_iter()
        .filter_map(|sentence| {
            let receipt = point.get(sentence.place)?;
            let fragment = quote::fragment(receipt, &wanted)?;
            Some(Source {
                receipt,
                quote: receipt.get(fragment.place)?,
                spoils: false,
            })
        })
        .collect()
}

/// Sentences in which the reviewer judges the book, the most outspoken first.
pub(super) fn claims<'a>(prose: &Prose<'a>) -> Vec<Source<'a>> {
    let mut claims: Vec<(usize, &Line)> = prose
        .lines
        .iter()
        .filter(|_| prose.english)
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
        .filter_map(|(_, line)| {
            source(prose, line, |mark| mark == Mark::Judgement, judges_the_book)
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
