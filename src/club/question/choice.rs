//! Choosing from a stock: one question for a channel that has not had it, or a
//! varied set. Chance comes in as an argument.

use std::iter;

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::{Kind, Question};

/// A question for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// What to ask.
    pub question: &'a Question,
    /// Whether the channel has had it: the stock is used up.
    pub again: bool,
    /// How many more there are that the channel has not had.
    pub left: usize,
}

/// One question for a channel: never one of `asked` while others remain, the
/// harmless ones first, and where possible of another kind, theme and opening
/// than the latest. `asked` says of each question of the stock, in its order, how
/// recently it was put (more is later), if at all. With `theme`, a theme's id, only that theme. When all were asked,
/// the one asked longest ago. `None` where the stock has nothing of the theme.
pub fn choose<'a>(
    stock: &'a [Question],
    asked: &[Option<i64>],
    theme: Option<&str>,
    rng: &mut impl Rng,
) -> Option<Choice<'a>> {
    let when: Vec<(&Question, Option<i64>)> = stock
        .iter()
        .zip(asked.iter().copied().chain(iter::repeat(None)))
        .collect();
    let wanted = |question: &Question| theme.is_none() || question.theme.as_deref() == theme;
    let mut fresh: Vec<&Question> = when
        .iter()
        .filter(|(question, at)| at.is_none() && wanted(question))
        .map(|(question, _)| *question)
        .collect();
    if fresh.is_empty() {
        let (question, _) = when
            .iter()
            .filter(|(question, _)| wanted(question))
            .min_by_key(|(_, at)| *at)?;
        return Some(Choice {
            question,
            again: true,
            left: 0,
        });
    }
    let left = fresh.len() - 1;
    if let Some(lowest) = fresh.iter().map(|question| question.tier).min() {
        fresh.retain(|question| question.tier == lowest);
    }
    let latest = when
        .iter()
        .filter(|(_, at)| at.is_some())
        .max_by_key(|(_, at)| *at);
    if let Some((latest, _)) = latest {
        prefer(&mut fresh, |question| question.kind != latest.kind);
        prefer(&mut fresh, |question| {
            latest.theme.is_none() || question.theme != latest.theme
        });
        prefer(&mut fresh, |question| !open_alike(question, latest));
    }
    prefer(&mut fresh, |question| question.kind != Kind::Ending);
    // First the kind, then one of it: a rich theme would crowd out the rest.
    let mut kinds: Vec<Kind> = fresh.iter().map(|question| question.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kind = *kinds.choose(rng)?;
    fresh.retain(|question| question.kind == kind);
    let question = *fresh.choose(rng)?;
    Some(Choice {
        question,
        again: false,
        left,
    })
}

/// Keeps what fits, unless nothing does.
fn prefer(questions: &mut Vec<&Question>, fits: impl Fn(&Question) -> bool) {
    if questions.iter().any(|question| fits(question)) {
        questions.retain(|question| fits(question));
    }
}

/// Up to `size` questions of a stock, in the order to ask them: two about
/// themes, then one of each other kind, as far as the stock goes; never two of a
/// kind in a row, no opening or sentence twice while there are others; what
/// gives the story away and endings last.
#[must_use]
pub fn set(stock: &[Question], size: usize, rng: &mut impl Rng) -> Vec<Question> {
    let mut open: Vec<(&Question, String)> = stock
        .iter()
        .map(|question| (question, opening(question)))
        .collect();
    open.shuffle(rng);
    let mut chosen: Vec<(&Question, String)> = Vec::new();
    while chosen.len() < size {
        let best = (0..open.len()).min_by_key(|index| {
            open.get(*index)
                .map(|(question, opening)| sameness(question, opening, &chosen))
        });
        let Some(best) = best else {
            break;
        };
        chosen.push(open.swap_remove(best));
    }
    chosen
        .into_iter()
        .map(|(question, _)| question.clone())
        .collect()
}

/// How much a question repeats what is chosen already; less is better.
fn sameness(question: &Question, opening: &str, chosen: &[(&Question, String)]) -> usize {
    let count = |same: &dyn Fn(&Question, &str) -> bool| {
        let repeats = chosen.iter().filter(|(one, opening)| same(one, opening));
        repeats.count()
    };
    let in_a_row = chosen
        .last()
        .is_some_and(|(latest, _)| latest.kind == question.kind);
    let kind = if question.kind == Kind::Theme { 8 } else { 16 };
    usize::from(question.tier) * 60
        + usize::from(question.kind == Kind::Ending) * 60
        + usize::from(in_a_row) * 100
        + count(&|one, _| one.kind == question.kind) * kind
        + count(&|one, _| one.theme.is_some() && one.theme == question.theme) * 6
        + count(&|_, another| another == opening) * 50
        + count(&|one, _| one.receipt == question.receipt) * 20
        + count(&|one, _| one.prompt == question.prompt) * 50
}

/// The first three words, in small letters.
fn opening(question: &Question) -> String {
    first_words(question)
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether two questions have the same opening. Nothing is allocated: a stock is
/// looked through for each question that is put.
fn open_alike(one: &Question, other: &Question) -> bool {
    fn letters(question: &Question) -> impl Iterator<Item = char> {
        first_words(question).flat_map(|word| {
            let small = word.chars().flat_map(char::to_lowercase);
            small.chain([' '])
        })
    }
    letters(one).eq(letters(other))
}

fn first_words(question: &Question) -> impl Iterator<Item = &str> {
    question
        .text
        .split(|c: char| c.is_whitespace() || matches!(c, '“' | '”'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    fn question(number: usize, kind: Kind, theme: Option<&str>, tier: u8) -> Question {
        Question {
            text: format!("Opening number {number} of what the review says?"),
            kind,
            tier,
            theme: theme.map(str::to_owned),
            receipt: format!("Sentence {number}."),
            prompt: format!("{}/{number}", theme.unwrap_or("reviewer")),
        }
    }

    fn stock() -> Vec<Question> {
        use Kind::{Character, Craft, Ending, Ethics, Reviewer, Theme};
        [
            (Theme, Some("memory"), 0),
            (Theme, Some("memory"), 0),
            (Theme, Some("family"), 0),
            (Character, Some("family"), 0),
            (Craft, Some("memory"), 0),
            (Ethics, Some("family"), 0),
            (Reviewer, None, 0),
            (Reviewer, None, 0),
            (Ending, Some("memory"), 2),
        ]
        .into_iter()
        .enumerate()
        .map(|(number, (kind, theme, tier))| question(number, kind, theme, tier))
        .collect()
    }

    #[test]
    fn nothing_returns_before_the_stock_is_used_up() {
        for seed in 0..50 {
            let (stock, mut rng) = (stock(), StdRng::seed_from_u64(seed));
            let mut asked = vec![None; stock.len()];
            let mut order = Vec::new();
            for turn in 0..stock.len() {
                let choice = choose(&stock, &asked, None, &mut rng).unwrap();
                assert!(!choice.again, "seed {seed}, turn {turn}");
                assert_eq!(
                    choice.left,
                    stock.len() - turn - 1,
                    "seed {seed}, turn {turn}"
                );
                let question = choice.question;
                let number = stock.iter().position(|one| one == question).unwrap();
                assert_eq!(
                    asked[number].replace(turn as i64),
                    None,
                    "seed {seed}, turn {turn}"
                );
                order.push(question);
            }
            assert_eq!(
                order.last().copied(),
                stock.last(),
                "the ending comes last, seed {seed}"
            );
            let again = choose(&stock, &asked, None, &mut rng).unwrap();
            assert!(again.again && again.left == 0, "seed {seed}");
            assert_eq!(Some(&again.question), order.first(), "seed {seed}");
        }
    }

    #[test]
    fn a_theme_is_kept_to_and_the_latest_kind_avoided() {
        for seed in 0..50 {
            let (stock, mut rng) = (stock(), StdRng::seed_from_u64(seed));
            let asked = [None, None, Some(9)];
            let in_theme = choose(&stock, &asked, Some("memory"), &mut rng).unwrap();
            assert_eq!(
                in_theme.question.theme.as_deref(),
                Some("memory"),
                "seed {seed}"
            );
            assert_eq!(in_theme.left, 3, "seed {seed}");
            let free = choose(&stock, &asked, None, &mut rng).unwrap();
            assert_ne!(free.question.kind, Kind::Theme, "seed {seed}");
            assert_ne!(
                free.question.theme.as_deref(),
                Some("family"),
                "seed {seed}"
            );
        }
        let mut rng = StdRng::seed_from_u64(1);
        assert_eq!(choose(&stock(), &[], Some("war"), &mut rng), None);
        assert_eq!(choose(&[], &[], None, &mut rng), None);
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

    #[test]
    fn a_key_is_stable_and_its_own() {
        assert_eq!(stock()[0].key(), stock()[0].key());
        assert_eq!(stock()[0].key().len(), 16);
        let mut keys: Vec<String> = stock().iter().map(Question::key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), stock().len());
    }
}
