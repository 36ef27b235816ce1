//! Judgements: which side of the book is praised or blamed, by words that stand
//! together: "the ending is rushed", "clumsy dialogue", "I loved the setting".

use std::ops::Range;

use super::super::fit::{is_about_the_book, is_own_view};
use super::super::quote::is_showable;
use super::super::source::Reading;
use super::Finding;
use super::said::Said;
use crate::club::bank::{Aspect, On};
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::sign::Sign;

/// Words between a side of the book and what is said of it.
const MOST_BETWEEN: usize = 6;
/// Most words of what is said of it, where they are quoted alone.
const MOST_SAID: usize = 9;

/// Verbs that say what something is.
#[rustfmt::skip]
const LINKING: &[&str] = &[
    "is", "are", "was", "were", "feels", "felt", "seems", "seemed", "becomes", "became", "gets",
    "got", "feel", "seem", "remains", "isn't", "wasn't", "aren't", "weren't", "it's", "being",
];

/// Words that make of a judgement a wish or a guess.
#[rustfmt::skip]
const UNREAL: &[&str] = &[
    "if", "would", "could", "should", "wish", "wished", "might", "may", "supposed", "promised",
    "hoping", "hoped", "expected", "expecting", "wanted", "unlike", "than", "other", "usually",
    "often", "previous", "whether", "usual", "most", "some", "sometimes", "probably", "film",
    "movie", "adaptation", "earlier", "until", "review", "reviews", "reviewers", "people",
];

/// One judgement.
struct Judgement {
    aspect: Aspect,
    praised: bool,
    sureness: f64,
    /// The words that say it.
    run: Range<usize>,
    /// What the side is said to be, after "is".
    predicate: Option<Range<usize>>,
}

/// Adds what a sentence judges.
pub(super) fn find<'a>(
    said: &Said<'a, '_>,
    reading: &Reading<'a, '_>,
    found: &mut Vec<Finding<'a>>,
) {
    if let Some(finding) = halves(said, reading) {
        found.push(finding);
        return;
    }
    let unreal = said.english && said.has(UNREAL);
    // "I liked the imagery, though it got heavy-handed": half of it is not meant.
    let side = |sign: &Sign| match sign {
        Sign::Praise | Sign::Liked | Sign::Praised(_) => 1,
        Sign::Blame | Sign::Disliked | Sign::Blamed(_) => 2,
        _ => 0,
    };
    let sides = said
        .signs
        .iter()
        .fold(0, |sides, (sign, _)| sides | side(sign));
    if sides == 3 {
        return;
    }
    let mut all = judgements(said);
    // For and against the same side: which of the two is meant is not sure.
    let mixed: Vec<Aspect> = all
        .iter()
        .filter(|one| {
            let other = |two: &Judgement| two.aspect == one.aspect && two.praised != one.praised;
            all.iter().any(other)
        })
        .map(|one| one.aspect)
        .collect();
    all.retain(|one| !mixed.contains(&one.aspect));
    // Who says that the prose is good need not say that the book is.
    if all.iter().any(|one| one.aspect != Aspect::Book) {
        all.retain(|one| one.aspect != Aspect::Book);
    }
    all.sort_by(|a, b| b.sureness.total_cmp(&a.sureness));
    let mut known: Vec<Aspect> = Vec::new();
    for one in all {
        if known.contains(&one.aspect) || (unreal && one.sureness < 2.0) {
            continue;
        }
        known.push(one.aspect);
        let Some(place) = said.place(one.run.clone()) else {
            continue;
        };
        let fits = |_: &Range<usize>, own: &str, inside: &[&Hit]| {
            is_about_the_book(own, inside) || is_own_view(own, inside)
        };
        let source = reading.source(said.line, &[place], fits);
        let phrase = one.predicate.and_then(|run| said.slice(run));
        let phrase = phrase.filter(|phrase| is_showable(phrase, 80));
        let on = match one.praised {
            true => On::Praise(one.aspect),
            false => On::Blame(one.aspect),
        };
        let certain = if one.aspect == Aspect::Book { 0.0 } else { 0.8 };
        found.push(Finding {
            on,
            receipt: said.text,
            quote: source.map(|source| source.quote),
            phrase,
            lead: said.excerpt(&one.run),
            tier: reading.tiers.of(said.line),
            worth: one.sureness.min(1.0) + certain + if phrase.is_some() { 0.3 } else { 0.0 },
        });
        if known.len() > 1 {
            break;
        }
    }
}

fn judgements(said: &Said<'_, '_>) -> Vec<Judgement> {
    let mut all = Vec::new();
    for (at, (sign, run)) in said.signs.iter().enumerate() {
        match sign {
            Sign::Praise => all.extend(by_adjective(said, run, true)),
            Sign::Blame => all.extend(by_adjective(said, run, false)),
            Sign::Liked | Sign::Disliked => {
                let praised = *sign == Sign::Liked;
                all.extend(by_verb(said, at, run, praised));
            }
            Sign::Praised(aspect) | Sign::Blamed(aspect) if said.negated(run.start).is_none() => {
                all.push(Judgement {
                    aspect: *aspect,
                    praised: matches!(sign, Sign::Praised(_)),
                    sureness: 0.8,
                    run: run.clone(),
                    predicate: None,
                });
            }
            _ => {}
        }
    }
    all
}

/// "Clumsy dialogue", "the ending was too rushed".
fn by_adjective(said: &Said<'_, '_>, word: &Range<usize>, praise: bool) -> Option<Judgement> {
    // What "not" and "lacking" deny is only known in English.
    if !said.english && said.is_signed(Sign::Negates) {
        return None;
    }
    let mut praised = praise;
    let before = word.start.checked_sub(1).map_or("", |at| said.plain(at));
    match said.negated(word.start) {
        None if praise && matches!(before, "too" | "overly" | "zu" | "trop" | "troppo") => {
            praised = false;
        }
        None => {}
        // "Isn't believable" is blame; what "never dull" is, depends.
        Some(negation) if praise && said.english => {
            let plain = matches!(negation, "not" | "never" | "hardly" | "barely");
            let only = (word.start.saturating_sub(3)..word.start).any(|at| {
                matches!(
                    said.plain(at),
                    "only" | "just" | "merely" | "always" | "all" | "doubt"
                )
            });
            if only || !(plain || negation.ends_with("n't")) {
                return None;
            }
            praised = false;
        }
        Some(_) => return None,
    }
    // "Too many characters" says nothing of what they are like.
    let counted = ["too many", "too much", "not enough", "lack of"]
        .iter()
        .any(|words| {
            said.slice(word.clone())
                .is_some_and(|text| text.eq_ignore_ascii_case(words))
        });
    let mut best: Option<Judgement> = None;
    for (sign, run) in &said.signs {
        let Sign::Aspect(aspect) = *sign else {
            continue;
        };
        if counted && matches!(aspect, Aspect::Characters | Aspect::Book | Aspect::Prose) {
            continue;
        }
        let (sureness, predicate) = if word.end <= run.start {
            let between = word.end..run.start;
            let limit = if said.english { 1 } else { 2 };
            let near = between.len() <= limit
                && !said.is_cut(word.end..run.start + 1)
                && between.clone().all(|at| is_quality(said, at));
            if !near {
                continue;
            }
            (1.0, None)
        } else if run.end <= word.start {
            let between = run.end..word.start;
            if between.len() > MOST_BETWEEN || said.is_cut(run.end..word.end) {
                continue;
            }
            let link = between
                .clone()
                .find(|at| LINKING.contains(&said.plain(*at)));
            match (said.english, link) {
                (true, Some(link)) => {
                    let clear = (run.end..link).all(|at| {
                        !matches!(
                            said.plain(at),
                            "that" | "which" | "who" | "i" | "he" | "she" | "and" | "they"
                        )
                    });
                    if !clear {
                        continue;
                    }
                    (1.0, predicate(said, link + 1))
                }
                (true, None) => continue,
                (false, _) if between.len() > 4 => continue,
                (false, _) => (0.7, None),
            }
        } else {
            continue;
        };
        let pace = matches!(
            said.plain(word.end.saturating_sub(1)),
            "slow" | "long" | "overlong" | "drags"
        );
        let aspect = if aspect == Aspect::Book && pace && !praised {
            Aspect::Pace
        } else {
            aspect
        };
        let named = predicate.is_some();
        let better = best.as_ref().is_none_or(|best| {
            // "The ending of the book": what is meant comes first.
            best.aspect == Aspect::Book || (aspect != Aspect::Book && run.start > best.run.start)
        });
        if better {
            best = Some(Judgement {
                aspect,
                praised,
                sureness,
                run: run.start.min(word.start)..run.end.max(word.end),
                predicate: predicate.filter(|_| named),
            });
        }
    }
    best
}

/// Whether a word may stand between an adjective and its noun.
fn is_quality(said: &Said<'_, '_>, at: usize) -> bool {
    said.words.get(at).is_some_and(|word| {
        !word.is_preposition() && !word.is_determiner() && !word.is_verb() && !word.is_pronoun()
    })
}

/// What stands after "is": "a bit rushed".
fn predicate(said: &Said<'_, '_>, start: usize) -> Option<Range<usize>> {
    #[rustfmt::skip]
    const NO_FIRST: &[&str] = &[
        "like", "as", "to", "that", "being", "in", "on", "at", "with", "about", "what", "where",
        "not", "one", "my", "going", "set", "told", "written", "by", "for", "so", "such", "the",
        "also", "definitely", "still",
    ];
    #[rustfmt::skip]
    const NO: &[&str] = &[
        "i", "me", "my", "he", "she", "him", "her", "his", "they", "them", "their", "it", "that",
        "which", "who", "because", "this", "is", "was", "are", "were", "these", "you", "we",
    ];
    let first = said.words.get(start)?;
    if NO_FIRST.contains(&first.plain.as_ref()) {
        return None;
    }
    let mut end = start + 1;
    while end < said.words.len() && !said.is_cut(end..end + 1) {
        end += 1;
    }
    let run = start..end;
    let inside = said.words.get(run.clone())?;
    let bad = inside.iter().any(|word| NO.contains(&word.plain.as_ref()));
    let hangs = inside.last()?.hangs();
    (run.len() <= MOST_SAID && !bad && !hangs).then_some(run)
}

/// "I loved the setting".
fn by_verb(
    said: &Said<'_, '_>,
    at: usize,
    verb: &Range<usize>,
    praised: bool,
) -> Option<Judgement> {
    const BETWEEN: usize = 4;
    // "He loved the world": only the reviewer judges.
    let own = (0..verb.end).any(|at| matches!(said.plain(at), "i" | "i've" | "me" | "my"));
    if said.english && !own {
        return None;
    }
    if said.negated(verb.start).is_some() && !said.plain(verb.start).ends_with("n't") {
        return None;
    }
    let later = said.signs.get(at + 1..).unwrap_or_default();
    let next = later.iter().find_map(|(sign, run)| match sign {
        Sign::Aspect(aspect) if run.start >= verb.end => Some((*aspect, run)),
        _ => None,
    });
    let (aspect, run) = next?;
    let between = verb.end..run.start;
    let clear = between.len() <= BETWEEN
        && !said.is_cut(verb.end..run.start + 1)
        && between.clone().all(|at| {
            said.words.get(at).is_some_and(|word| {
                !word.is_pronoun()
                    && !word.named
                    && !matches!(
                        word.plain.as_ref(),
                        "más" | "plus" | "mehr" | "mais" | "più" | "meer" | "otro" | "otra"
                    )
                    && (!word.is_preposition() || word.plain == "of")
            })
        });
    clear.then_some(Judgement {
        aspect,
        praised,
        sureness: 0.9,
        run: verb.start..run.end,
        predicate: None,
    })
}

/// For and against in one sentence: "The prose is lovely, but the plot drags."
fn halves<'a>(said: &Said<'a, '_>, reading: &Reading<'a, '_>) -> Option<Finding<'a>> {
    const FEWEST: usize = 8;
    const MOST: usize = 26;
    let mut turns = said.signs.iter().filter(|(sign, _)| *sign == Sign::Turns);
    let turn = turns.next().filter(|_| turns.next().is_none())?;
    let at = turn.1.start;
    if !(FEWEST..=MOST).contains(&said.words.len()) || at < 3 || said.words.len() - at < 4 {
        return None;
    }
    // +1 for praise, -1 for blame, what is denied left out.
    let mut sides = [0_i32; 2];
    for (sign, run) in &said.signs {
        let value = match sign {
            Sign::Praise | Sign::Liked | Sign::Praised(_) => 1,
            Sign::Blame | Sign::Disliked | Sign::Blamed(_) => -1,
            _ => continue,
        };
        if said.negated(run.start).is_some() && *sign != Sign::Disliked {
            return None;
        }
        if let Some(side) = sides.get_mut(usize::from(run.start > at)) {
            *side += value;
        }
    }
    let [first, second] = sides;
    let named = said
        .signs
        .iter()
        .any(|(sign, _)| matches!(sign, Sign::Aspect(_)));
    let chats = said.line.count(Mark::Chat) > 0;
    if first * second >= 0 || !named || chats || said.has(&["he", "she", "his", "her", "they"]) {
        return None;
    }
    let quote = said.text.trim_end_matches(['.', '!']);
    let points = matches!(
        said.plain(0),
        "this" | "that" | "these" | "and" | "but" | "so"
    );
    let whole = (reading.prose.english || said.line.judges()) && !points;
    (whole && is_showable(quote, 190) && !quote.contains(['…', ':'])).then(|| Finding {
        on: On::Halves,
        receipt: said.text,
        quote: Some(quote),
        phrase: None,
        lead: None,
        tier: reading.tiers.of(said.line),
        worth: 2.2,
    })
}
