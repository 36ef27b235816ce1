//! Several questions at once, for an evening or a meeting.

use std::iter;

use rand::Rng;
use rand::seq::SliceRandom;

use super::choice::WHOLE_STORY;
use super::order::{Candidate, evenings, telling};
use super::{Kind, Question, Wish};

/// What speaks against a question that the channel has had.
const HAD: f64 = 1_000.0;
/// What speaks against an ending where not all have finished the book.
const EARLY: f64 = 400.0;
/// What speaks at most against what the club does not like.
const DISLIKED: f64 = 12.0;
/// What speaks against each place in a stock: the best come first in it.
const LATER: f64 = 0.06;

/// Up to `size` questions of a stock, in the order to ask them: varied by kind,
/// theme and wording as far as the stock goes; no sentence twice while there are
/// others; what gives the story away and endings last.
#[must_use]
pub fn set(stock: &[Question], size: usize, rng: &mut impl Rng) -> Vec<Question> {
    let open = stock
        .iter()
        .enumerate()
        .map(|(at, question)| Candidate::new(question, at, telling(question) + LATER * at as f64));
    drawn(stock, open.collect(), size, rng)
}

/// The same for a channel: nothing that gives away more than is wished for,
/// what the channel has had only where nothing else is left, and what the club
/// likes rather than the rest.
#[must_use]
pub fn set_for(
    stock: &[Question],
    asked: &[Option<i64>],
    wish: &Wish<'_>,
    size: usize,
    rng: &mut impl Rng,
) -> Vec<Question> {
    let cost = |at: usize, question: &Question, had: bool| {
        let early = question.kind == Kind::Ending && wish.tier < WHOLE_STORY;
        let disliked = DISLIKED * (2.0 - wish.thumbs.weight(&question.prompt));
        let price = |is: bool, price: f64| if is { price } else { 0.0 };
        price(early, EARLY) + price(had, HAD) + disliked + LATER * at as f64
    };
    let open: Vec<(f64, usize, &Question)> = stock
        .iter()
        .zip(asked.iter().copied().chain(iter::repeat(None)))
        .enumerate()
        .filter(|(_, (question, _))| question.tier <= wish.tier && wish.is_of_theme(question))
        .map(|(at, (question, had))| (cost(at, question, had.is_some()), at, question))
        .collect();
    let telling = open
        .iter()
        .filter(|(_, _, question)| question.tier == WHOLE_STORY)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, _, question)| *question);
    let open = open
        .into_iter()
        .map(|(cost, at, question)| Candidate::new(question, at, cost));
    let mut set = drawn(stock, open.collect(), size, rng);
    // Whoever asks for the whole story wants to talk about how it ends, also
    // where the ends of it hang on sentences that others quote, too.
    if let Some(telling) = telling
        && !set.iter().any(|one| one.tier == WHOLE_STORY)
        && let Some(last) = set.last_mut()
    {
        *last = telling.clone();
    }
    set
}

fn drawn(
    stock: &[Question],
    mut open: Vec<Candidate<'_>>,
    size: usize,
    rng: &mut impl Rng,
) -> Vec<Question> {
    open.shuffle(rng);
    let numbers = evenings(open, size);
    let questions = numbers.into_iter().filter_map(|at| stock.get(at));
    questions.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::question::choice::tests::{stock, wish};
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    #[test]
    fn a_set_for_a_channel_leaves_out_what_it_has_had_and_what_tells_too_much() {
        for seed in 0..50 {
            let (stock, mut rng) = (stock(), StdRng::seed_from_u64(seed));
            let asked = [Some(1), None, None, Some(2)];
            let set = set_for(&stock, &asked, &wish(None, 0), 6, &mut rng);
            assert_eq!(set.len(), 6, "seed {seed}");
            for had in [&stock[0], &stock[3], &stock[8]] {
                assert!(!set.contains(had), "{had:?}, seed {seed}");
            }
            let all = set_for(&stock, &asked, &wish(None, 0), 9, &mut rng);
            assert_eq!(all.len(), 8, "seed {seed}");
            let finished = set_for(&stock, &[], &wish(None, 2), 6, &mut rng);
            assert!(
                finished
                    .iter()
                    .any(|question| question.kind == Kind::Ending),
                "{finished:?}, seed {seed}"
            );
        }
    }

    #[test]
    fn a_set_is_varied() {
        for seed in 0..50 {
            let set = set(&stock(), 6, &mut StdRng::seed_from_u64(seed));
            let kinds: Vec<Kind> = set.iter().map(|question| question.kind).collect();
            assert_eq!(set.len(), 6, "seed {seed}");
            assert!(
                kinds.windows(2).all(|pair| pair[0] != pair[1]),
                "{kinds:?}, seed {seed}"
            );
            for kind in [
                Kind::Theme,
                Kind::Character,
                Kind::Craft,
                Kind::Ethics,
                Kind::Reviewer,
            ] {
                assert!(
                    kinds.contains(&kind),
                    "no {kind:?} in {kinds:?}, seed {seed}"
                );
            }
        }
        let all = set(&stock(), usize::MAX, &mut StdRng::seed_from_u64(1));
        assert_eq!(all.len(), stock().len());
    }
}
