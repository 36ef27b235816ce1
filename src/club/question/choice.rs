//! Choosing from a stock: one question for a channel that has not had it. Chance
//! comes in as an argument. Several at once are [`super::set`]'s.

use std::iter;

use rand::Rng;
use rand::seq::IndexedRandom;

use super::order::first_words;
use super::{Kind, Question, Thumbs};

/// The tier of those who have finished the book.
pub(super) const WHOLE_STORY: u8 = 2;

/// A question for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// What to ask.
    pub question: &'a Question,
    /// Whether the channel has had it: the stock is used up.
    pub again: bool,
    /// How many more there are that the channel has not had.
    pub left: usize,
    /// How many there are besides that give more away than was wished for, and
    /// that the channel has not had.
    pub beyond: usize,
}

/// What a question is wished for.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// A theme's id, for that theme only.
    pub theme: Option<&'a str>,
    /// The most that may be given away: 0 nothing, 1 a little, 2 everything.
    pub tier: u8,
    /// What the club thinks of the prompts.
    pub thumbs: &'a Thumbs,
}

impl Wish<'_> {
    /// Whether a question is of the theme that is wished for.
    pub(super) fn is_of_theme(&self, question: &Question) -> bool {
        self.theme.is_none() || question.theme.as_deref() == self.theme
    }
}

/// One question for a channel: never one of `asked` while others remain, never
/// one that gives away more than is wished for, of the others those that are
/// nearest to the wish first, and where possible of another kind, theme and
/// opening than the latest. Of those, what the club likes comes more often.
/// `asked` says of each question of the stock, in its order, how recently it
/// was put (more is later), if at all. When all were asked, the one asked
/// longest ago. `None` where the stock has nothing that is wished for.
pub fn choose<'a>(
    stock: &'a [Question],
    asked: &[Option<i64>],
    wish: &Wish<'_>,
    rng: &mut impl Rng,
) -> Option<Choice<'a>> {
    let when: Vec<(&Question, Option<i64>)> = stock
        .iter()
        .zip(asked.iter().copied().chain(iter::repeat(None)))
        .collect();
    let fits = |question: &Question| question.tier <= wish.tier && wish.is_of_theme(question);
    let mut fresh: Vec<&Question> = Vec::new();
    let mut beyond = 0;
    for (question, at) in &when {
        if at.is_some() {
            continue;
        }
        if fits(question) {
            fresh.push(question);
        } else if wish.is_of_theme(question) {
            beyond += 1;
        }
    }
    if fresh.is_empty() {
        let (question, _) = when
            .iter()
            .filter(|(question, _)| fits(question))
            .min_by_key(|(_, at)| *at)?;
        return Some(Choice {
            question,
            again: true,
            left: 0,
            beyond,
        });
    }
    let left = fresh.len() - 1;
    if let Some(nearest) = fresh.iter().map(|question| question.tier).max() {
        fresh.retain(|question| question.tier == nearest);
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
    if wish.tier < WHOLE_STORY {
        prefer(&mut fresh, |question| question.kind != Kind::Ending);
    }
    let question = liked(fresh, wish.thumbs, rng)?;
    Some(Choice {
        question,
        again: false,
        left,
        beyond,
    })
}

/// One of these, by chance and by what the club likes. First the kind, then one
/// of it: a rich theme would crowd out the rest.
fn liked<'a>(
    mut fresh: Vec<&'a Question>,
    thumbs: &Thumbs,
    rng: &mut impl Rng,
) -> Option<&'a Question> {
    let mut kinds: Vec<Kind> = fresh.iter().map(|question| question.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if thumbs.is_empty() {
        let kind = *kinds.choose(rng)?;
        fresh.retain(|question| question.kind == kind);
        return fresh.choose(rng).copied();
    }
    let weight = |question: &&Question| thumbs.weight(&question.prompt);
    let mean = |kind: &Kind| {
        let of_kind = fresh.iter().filter(|question| question.kind == *kind);
        let (sum, count) = of_kind.fold((0.0, 0.0), |(sum, count), question| {
            (sum + weight(question), count + 1.0)
        });
        sum / f64::max(count, 1.0)
    };
    let kind = *kinds.choose_weighted(rng, mean).ok()?;
    fresh.retain(|question| question.kind == kind);
    fresh.choose_weighted(rng, weight).ok().copied()
}

/// Keeps what fits, unless nothing does.
fn prefer(questions: &mut Vec<&Question>, fits: impl Fn(&Question) -> bool) {
    if questions.iter().any(|question| fits(question)) {
        questions.retain(|question| fits(question));
    }
}

/// Whether two questions have the same opening. Nothing is allocated: a stock is
/// looked through for each question that is put.
fn open_alike(one: &Question, other: &Question) -> bool {
    fn letters(question: &Question) -> impl Iterator<Item = char> {
        first_words(&question.text).flat_map(|word| {
            let small = word.chars().flat_map(char::to_lowercase);
            small.chain([' '])
        })
    }
    letters(one).eq(letters(other))
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::club::question::Votes;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    fn question(number: usize, kind: Kind, theme: Option<&str>, tier: u8) -> Question {
        Question {
            text: format!("Opening number {number}: “Sentence {number}.” – what of it?"),
            kind,
            tier,
            theme: theme.map(str::to_owned),
            receipt: format!("Sentence {number}."),
            prompt: format!("{}/{number}", theme.unwrap_or("reviewer")),
        }
    }

    pub(in crate::club::question) fn stock() -> Vec<Question> {
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

    pub(in crate::club::question) fn wish(theme: Option<&str>, tier: u8) -> Wish<'_> {
        static NONE: LazyLock<Thumbs> = LazyLock::new(Thumbs::default);
        Wish {
            theme,
            tier,
            thumbs: &NONE,
        }
    }

    #[test]
    fn nothing_returns_before_the_stock_is_used_up() {
        for seed in 0..50 {
            let (stock, mut rng) = (stock(), StdRng::seed_from_u64(seed));
            let mut asked = vec![None; stock.len()];
            let mut order = Vec::new();
            for turn in 0..stock.len() {
                let choice = choose(&stock, &asked, &wish(None, 2), &mut rng).unwrap();
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
                order.first().copied(),
                stock.last(),
                "who has finished is asked about the ending first, seed {seed}"
            );
            let again = choose(&stock, &asked, &wish(None, 2), &mut rng).unwrap();
            assert!(again.again && again.left == 0, "seed {seed}");
            assert_eq!(Some(&again.question), order.first(), "seed {seed}");
        }
    }

    #[test]
    fn a_theme_is_kept_to_and_the_latest_kind_avoided() {
        for seed in 0..50 {
            let (stock, mut rng) = (stock(), StdRng::seed_from_u64(seed));
            let asked = [None, None, Some(9)];
            let in_theme = choose(&stock, &asked, &wish(Some("memory"), 2), &mut rng).unwrap();
            assert_eq!(
                in_theme.question.theme.as_deref(),
                Some("memory"),
                "seed {seed}"
            );
            assert_eq!(in_theme.left, 3, "seed {seed}");
            let free = choose(&stock, &asked, &wish(None, 0), &mut rng).unwrap();
            assert_ne!(free.question.kind, Kind::Theme, "seed {seed}");
            assert_ne!(
                free.question.theme.as_deref(),
                Some("family"),
                "seed {seed}"
            );
        }
        let mut rng = StdRng::seed_from_u64(1);
        assert_eq!(choose(&stock(), &[], &wish(Some("war"), 2), &mut rng), None);
        assert_eq!(choose(&[], &[], &wish(None, 2), &mut rng), None);
    }

    #[test]
    fn nothing_gives_away_more_than_is_wished_for() {
        let stock: Vec<Question> = [0, 0, 1, 1, 2]
            .into_iter()
            .enumerate()
            .map(|(number, tier)| question(number, Kind::Craft, None, tier))
            .collect();
        for (tier, asked, expected) in [
            (0, &[][..], Some((0, false, 1, 3))),
            (1, &[], Some((1, false, 3, 1))),
            (2, &[], Some((2, false, 4, 0))),
            // What is nearest is used up, so what gives away less comes next.
            (1, &[None, None, Some(1), Some(2)], Some((0, false, 1, 1))),
            (
                2,
                &[None, None, None, None, Some(1)],
                Some((1, false, 3, 0)),
            ),
            // All that is safe is used up, and what is not safe stays away.
            (0, &[Some(2), Some(1)], Some((0, true, 0, 3))),
        ] {
            for seed in 0..20 {
                let mut rng = StdRng::seed_from_u64(seed);
                let choice = choose(&stock, asked, &wish(None, tier), &mut rng);
                let found = choice.map(|one| (one.question.tier, one.again, one.left, one.beyond));
                assert_eq!(found, expected, "tier {tier}, {asked:?}, seed {seed}");
            }
        }
        let mut rng = StdRng::seed_from_u64(1);
        assert_eq!(choose(&stock[2..], &[], &wish(None, 0), &mut rng), None);
    }

    #[test]
    fn what_the_club_likes_comes_more_often_and_nothing_stays_away() {
        let stock: Vec<Question> = (0..4)
            .map(|number| question(number, Kind::Craft, None, 0))
            .collect();
        let thumbs: Thumbs = [(0, 9, 0), (1, 0, 9)]
            .map(|(number, up, down)| (format!("reviewer/{number}"), Votes { up, down }))
            .into_iter()
            .collect();
        let wish = Wish {
            theme: None,
            tier: 0,
            thumbs: &thumbs,
        };
        let mut rng = StdRng::seed_from_u64(7);
        let mut times = [0; 4];
        for _ in 0..4_000 {
            let choice = choose(&stock, &[], &wish, &mut rng).unwrap();
            let number = stock.iter().position(|one| one == choice.question);
            times[number.unwrap()] += 1;
        }
        // The weights are 22/13, 4/13, 1 and 1 of 4 in all.
        for (number, percent) in [(0, 42), (1, 8), (2, 25), (3, 25)] {
            let came = times[number] / 40;
            assert!((percent - 3..=percent + 3).contains(&came), "{times:?}");
        }
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
