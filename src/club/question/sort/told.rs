//! Sorts that a turn of phrase tells: what the book did to the reviewer, how it
//! is made, what it explores, where it is set, with what it is compared, for whom
//! it is, what was expected.

use std::ops::Range;

use super::super::source::Reading;
use super::said::Said;
use super::{Finding, object};
use crate::club::bank::{Effect, Form, On};
use crate::club::theme::mark::Mark;
use crate::club::theme::sign::Sign;

/// Words that show that the reviewer, or any reader, is meant.
#[rustfmt::skip]
const READER: &[&str] = &[
    "i", "i'm", "i've", "i'd", "i'll", "me", "my", "myself", "you", "your", "you'll", "us", "we",
    "reader", "readers", "mine", "it", "it's", "this", "book",
];

/// Adds what the signs of a sentence tell.
pub(super) fn find<'a>(
    said: &Said<'a, '_>,
    reading: &Reading<'a, '_>,
    found: &mut Vec<Finding<'a>>,
) {
    let mut teller = Teller {
        said,
        reading,
        known: Vec::new(),
        found,
    };
    for (sign, run) in &said.signs {
        match sign {
            Sign::Effect(effect) => teller.effect(*effect, run),
            Sign::Form(form) => teller.form(*form, run),
            Sign::Explores => teller.explores(run),
            Sign::SetIn => teller.set_in(run),
            Sign::Likens => teller.likens(run),
            Sign::Recommends => teller.recommends(run),
            Sign::Warns => teller.add(On::Warned, run, None, 1.4),
            Sign::Expected => teller.add(On::Expectation, run, None, 1.2),
            _ => {}
        }
    }
}

struct Teller<'a, 'b, 'c> {
    said: &'b Said<'a, 'b>,
    reading: &'b Reading<'a, 'b>,
    known: Vec<On>,
    found: &'c mut Vec<Finding<'a>>,
}

impl<'a> Teller<'a, '_, '_> {
    /// Adds what a sign tells, whose words are given.
    fn add(&mut self, on: On, run: &Range<usize>, phrase: Option<&'a str>, worth: f64) {
        if self.known.contains(&on) {
            return;
        }
        self.known.push(on);
        self.found.push(Finding {
            on,
            receipt: self.said.text,
            quote: None,
            phrase,
            lead: self.said.excerpt(run),
            tier: self.reading.tiers.of(self.said.line),
            worth,
        });
    }

    fn effect(&mut self, effect: Effect, run: &Range<usize>) {
        let said = self.said;
        let near = |words: &[&str]| {
            let before = run.start.saturating_sub(4)..run.start;
            before.into_iter().any(|at| words.contains(&said.plain(at)))
        };
        let put_down = said.plain(run.start) == "put";
        let negated = said.negated(run.start).is_some();
        if said.english {
            let hard = near(&["hard", "impossible", "difficult", "unable", "barely"]);
            if put_down && !negated && !hard {
                return;
            }
            let other = near(&["he", "she", "they", "who", "him", "her", "them"]);
            let nearly = near(&[
                "nearly", "almost", "if", "might", "would", "expected", "about", "to",
            ]) && !matches!(
                effect,
                Effect::Unease | Effect::Stayed | Effect::Bored | Effect::Gripped
            );
            if other || nearly || !said.has(READER) {
                return;
            }
            // "The tears of a mother", "his furious brother" tell of the story.
            let told = matches!(effect, Effect::Tears | Effect::Laughter | Effect::Anger)
                && !said.has(&["i", "i've", "i'm", "me", "my", "i'd", "you", "your"]);
            if told {
                return;
            }
        }
        if negated && !put_down {
            return;
        }
        let chatty = said.line.count(Mark::Chat) > 0 && effect != Effect::Reread;
        self.add(
            On::Effect(effect),
            run,
            None,
            if chatty { 1.1 } else { 1.6 },
        );
    }

    fn form(&mut self, form: Form, run: &Range<usize>) {
        // "True story: I found it in a bin" is no word on the book.
        let next = self.said.words.get(run.end);
        let label = next.is_some_and(|next| next.gap.contains(':')) && run.start == 0;
        if label || self.said.negated(run.start).is_some() {
            return;
        }
        // "It is superbly narrated by Ann Lee": who reads it out is nobody's eyes.
        let before = run
            .start
            .checked_sub(1)
            .map_or("", |at| self.said.plain(at));
        let read_out = self.said.plain(run.start) == "narrated" && before.ends_with("ly")
            || self
                .said
                .has(&["audiobook", "audiobooks", "audio", "listened"]);
        if read_out {
            return;
        }
        self.add(On::Form(form), run, None, 1.5);
    }

    fn explores(&mut self, run: &Range<usize>) {
        let said = self.said;
        if said.negated(run.start).is_some()
            || said.has(&["review", "post", "blog", "podcast", "interview"])
        {
            return;
        }
        let before = run.start.checked_sub(1).map_or("", |at| said.plain(at));
        if matches!(
            before,
            "loved" | "liked" | "what" | "thing" | "know" | "think"
        ) {
            return;
        }
        if !self.is_of_the_book(run) {
            return;
        }
        let Some(object) = object::explored(said, run.end) else {
            return;
        };
        // "Explores philosophical themes": which, is not said.
        let ends = object
            .run
            .end
            .checked_sub(1)
            .map_or("", |at| said.plain(at));
        if [
            "theme",
            "themes",
            "topics",
            "issues",
            "ideas",
            "questions",
            "subjects",
        ]
        .contains(&ends)
        {
            return;
        }
        let length = object.run.len();
        let phrase = said.slice(object.run);
        let rich = if length > 2 { 0.6 } else { 0.0 };
        // What stands after "themes of" is no story.
        let last = run.end.checked_sub(1).map_or("", |at| said.plain(at));
        let tells = matches!(last, "about" | "of" | "follows" | "on" | "around")
            && said.words.get(run.end).is_some_and(|first| {
                first.named || matches!(first.plain.as_ref(), "a" | "an" | "two" | "three" | "four")
            });
        let follows =
            matches!(last, "follows" | "on" | "around") && !self.said.has(&["themes", "theme"]);
        let themed = ["theme", "themes", "topics", "issues"].contains(&said.plain(run.start));
        match object.story {
            true if length > 4 && tells && !themed => self.add(On::Story, run, phrase, 1.5),
            true => {}
            false if follows && !self.is_thought(run) => {}
            false => self.add(On::Explores, run, phrase, 1.7 + rich),
        }
    }

    /// Whether it is the book that explores: "it deals with", "an exploration of",
    /// not "they explore the hotel".
    fn is_of_the_book(&self, run: &Range<usize>) -> bool {
        #[rustfmt::skip]
        const BOOK: &[&str] = &[
            "book", "novel", "story", "memoir", "tale", "collection", "series", "it", "it's",
            "author", "narrative", "novella", "essays", "essay", "poems", "work", "text", "stories",
            "themes", "theme", "topics", "issues", "volume", "fiction", "novels", "books", "sequel",
            "trilogy", "that",
        ];
        #[rustfmt::skip]
        const OTHERS: &[&str] = &["they", "we", "i", "characters", "who", "people", "i'm", "me", "hype"];
        let said = self.said;
        let inside = run.clone().any(|at| BOOK.contains(&said.plain(at)));
        let titled = run.start > 0 && said.words.get(run.start).is_some_and(|word| word.named);
        let mut before = (0..run.start).rev().map(|at| said.plain(at));
        let subject = before.find(|word| BOOK.contains(word) || OTHERS.contains(word));
        let led = subject.map_or(run.start <= 5, |word| BOOK.contains(&word));
        // "Look at our planet."
        let order = run.start == 0 && said.plain(0) == "look";
        !titled && !order && (inside || led)
    }

    /// Whether a sign that ends on "on" is one of thought, not of following.
    fn is_thought(&self, run: &Range<usize>) -> bool {
        matches!(
            self.said.plain(run.start),
            "meditation"
                | "meditates"
                | "reflects"
                | "reflection"
                | "reflections"
                | "touches"
                | "commentary"
        )
    }

    fn set_in(&mut self, run: &Range<usize>) {
        let said = self.said;
        if !said.english {
            return;
        }
        let last = run.end.checked_sub(1).map_or("", |at| said.plain(at));
        if !matches!(last, "in" | "during")
            || said.has(&["mind", "motion", "stone", "film", "movie"])
        {
            return;
        }
        if let Some(place) = object::place(said, run.end) {
            self.add(On::Setting, run, said.slice(place), 2.0);
        }
    }

    fn likens(&mut self, run: &Range<usize>) {
        let said = self.said;
        // "She reminds me of Emma" compares people, not books.
        if matches!(said.plain(0), "he" | "she" | "they" | "his" | "her")
            || said.has(&["character", "characters"])
        {
            return;
        }
        if let Some(name) = object::name(said, run.end) {
            self.add(On::Comparison, run, said.slice(name), 2.3);
        }
    }

    fn recommends(&mut self, run: &Range<usize>) {
        let said = self.said;
        let next = said.plain(run.end);
        let this = said.plain(run.start) == "if" && matches!(next, "this" | "it" | "that");
        let came = run.start.checked_sub(1).map_or("", |at| said.plain(at));
        let asked = matches!(next, "by" | "me" | "from" | "unless")
            || matches!(came, "came" | "come" | "comes" | "been" | "was" | "often");
        if said.is_signed(Sign::Warns) || asked || this || said.negated(run.start).is_some() {
            return;
        }
        let fans = said.plain(run.start) == "fans";
        let audience = if fans {
            object::audience(said, run.start)
        } else {
            let to = (run.end.saturating_sub(1)..said.words.len().min(run.end + 6))
                .find(|at| matches!(said.plain(*at), "to" | "for"));
            to.and_then(|to| object::audience(said, to + 1))
        };
        let phrase = audience
            .filter(|_| said.english)
            .and_then(|run| said.slice(run));
        if fans && phrase.is_none() {
            return;
        }
        let worth = if phrase.is_some() { 1.9 } else { 0.9 };
        self.add(On::Recommended, run, phrase, worth);
    }
}
