//! What a prompt is about: the sorts of sentences that reviews are made of.
//!
//! A prompt names its sort as `on = "ending-blame"`; the names are those of
//! [`On::name`]. Which sentence of a review is of which sort is told in
//! [`crate::club::question`].

use std::fmt;

use serde::Deserialize;

/// A part or a side of a book that reviewers judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// How it ends.
    Ending,
    /// How it begins.
    Opening,
    /// How fast it goes, how long it is.
    Pace,
    /// What happens, and the turns in it.
    Plot,
    /// The people of the book.
    Characters,
    /// What they say to each other.
    Dialogue,
    /// The language.
    Prose,
    /// Who tells it, and with what voice.
    Narrator,
    /// The order in which it is told.
    Structure,
    /// The world, the place, the air of it.
    World,
    /// What is funny.
    Humour,
    /// Who loves whom, and how it is told.
    Romance,
    /// What the author had to find out.
    Research,
    /// Whether one wants to know what comes.
    Suspense,
    /// What it wants to say.
    Message,
    /// The words of the translator.
    Translation,
    /// The voice that reads it aloud.
    Reading,
    /// Illustrations.
    Pictures,
    /// The idea that it starts from.
    Premise,
    /// The book as a whole.
    Book,
}

impl Aspect {
    /// All, in the order in which the bank explains them.
    pub const ALL: [Self; 20] = [
        Self::Ending,
        Self::Opening,
        Self::Pace,
        Self::Plot,
        Self::Characters,
        Self::Dialogue,
        Self::Prose,
        Self::Narrator,
        Self::Structure,
        Self::World,
        Self::Humour,
        Self::Romance,
        Self::Research,
        Self::Suspense,
        Self::Message,
        Self::Translation,
        Self::Reading,
        Self::Pictures,
        Self::Premise,
        Self::Book,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Ending => "ending",
            Self::Opening => "opening",
            Self::Pace => "pace",
            Self::Plot => "plot",
            Self::Characters => "characters",
            Self::Dialogue => "dialogue",
            Self::Prose => "prose",
            Self::Narrator => "narrator",
            Self::Structure => "structure",
            Self::World => "world",
            Self::Humour => "humour",
            Self::Romance => "romance",
            Self::Research => "research",
            Self::Suspense => "suspense",
            Self::Message => "message",
            Self::Translation => "translation",
            Self::Reading => "reading",
            Self::Pictures => "pictures",
            Self::Premise => "premise",
            Self::Book => "book",
        }
    }
}

/// What the book did to the reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// Tears.
    Tears,
    /// Laughter.
    Laughter,
    /// Could not put it down.
    Gripped,
    /// Was bored.
    Bored,
    /// It stays with her.
    Stayed,
    /// It made her think, or think again.
    Thought,
    /// It made her angry.
    Anger,
    /// It was hard to bear.
    Unease,
    /// She did not see it coming.
    Surprise,
    /// She read it again.
    Reread,
    /// She gave up.
    GaveUp,
    /// It took her long to get into it.
    SlowStart,
}

impl Effect {
    /// All, in the order in which the bank explains them.
    pub const ALL: [Self; 12] = [
        Self::Tears,
        Self::Laughter,
        Self::Gripped,
        Self::Bored,
        Self::Stayed,
        Self::Thought,
        Self::Anger,
        Self::Unease,
        Self::Surprise,
        Self::Reread,
        Self::GaveUp,
        Self::SlowStart,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Tears => "effect-tears",
            Self::Laughter => "effect-laughter",
            Self::Gripped => "effect-gripped",
            Self::Bored => "effect-bored",
            Self::Stayed => "effect-stayed",
            Self::Thought => "effect-thought",
            Self::Anger => "effect-anger",
            Self::Unease => "effect-unease",
            Self::Surprise => "effect-surprise",
            Self::Reread => "effect-reread",
            Self::GaveUp => "effect-gave-up",
            Self::SlowStart => "effect-slow-start",
        }
    }
}

/// What the review says of how the book is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Somebody of the book tells it.
    FirstPerson,
    /// Several tell it.
    Voices,
    /// Two times or more.
    Timelines,
    /// Letters, diaries.
    Letters,
    /// One should not believe all of it.
    Unreliable,
    /// The end leaves something open.
    OpenEnd,
    /// It happened.
    TrueStory,
    /// Others come before or after it.
    Series,
}

impl Form {
    /// All, in the order in which the bank explains them.
    pub const ALL: [Self; 8] = [
        Self::FirstPerson,
        Self::Voices,
        Self::Timelines,
        Self::Letters,
        Self::Unreliable,
        Self::OpenEnd,
        Self::TrueStory,
        Self::Series,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::FirstPerson => "first-person",
            Self::Voices => "several-voices",
            Self::Timelines => "timelines",
            Self::Letters => "letters",
            Self::Unreliable => "unreliable",
            Self::OpenEnd => "open-end",
            Self::TrueStory => "true-story",
            Self::Series => "series",
        }
    }
}

/// What a prompt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum On {
    /// The reviewer blames a side of the book.
    Blame(Aspect),
    /// She praises it.
    Praise(Aspect),
    /// What it did to her.
    Effect(Effect),
    /// How it is made.
    Form(Form),
    /// What it explores.
    Explores,
    /// What it tells of, in the reviewer's words.
    Story,
    /// Where or when it is set.
    Setting,
    /// Something about life or people, said in general.
    Claim,
    /// Another book, author or film beside this one.
    Comparison,
    /// To whom she would give it.
    Recommended,
    /// To whom not, or that she would not.
    Warned,
    /// For and against in one sentence.
    Halves,
    /// What she expected.
    Expectation,
    /// A question that she asks her readers.
    Question,
    /// Any other sentence that judges the book.
    Judgement,
    /// Somebody of the book.
    Person,
    /// Two people of the book.
    Pair,
    /// What she names as the book's weak point.
    WeakPoint,
    /// What she names as its strong point.
    StrongPoint,
    /// Her rating.
    Verdict,
    /// Her rating beside somebody else's.
    Gap,
}

impl On {
    /// Those that stand alone, with their names.
    const NAMED: [(Self, &'static str); 17] = [
        (Self::Explores, "explores"),
        (Self::Story, "story"),
        (Self::Setting, "setting"),
        (Self::Claim, "claim"),
        (Self::Comparison, "comparison"),
        (Self::Recommended, "recommended"),
        (Self::Warned, "warned"),
        (Self::Halves, "halves"),
        (Self::Expectation, "expectation"),
        (Self::Question, "question"),
        (Self::Judgement, "judgement"),
        (Self::Person, "person"),
        (Self::Pair, "pair"),
        (Self::WeakPoint, "weak-point"),
        (Self::StrongPoint, "strong-point"),
        (Self::Verdict, "verdict"),
        (Self::Gap, "gap"),
    ];

    /// Every sort that a prompt may be about.
    pub fn all() -> impl Iterator<Item = Self> {
        let judged = Aspect::ALL.into_iter();
        judged
            .flat_map(|aspect| [Self::Blame(aspect), Self::Praise(aspect)])
            .chain(Effect::ALL.map(Self::Effect))
            .chain(Form::ALL.map(Self::Form))
            .chain(Self::NAMED.map(|(on, _)| on))
    }

    /// As the files of the bank write it: "ending-blame".
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Blame(aspect) => format!("{}-blame", aspect.name()),
            Self::Praise(aspect) => format!("{}-praise", aspect.name()),
            Self::Effect(effect) => effect.name().to_owned(),
            Self::Form(form) => form.name().to_owned(),
            _ => {
                let mut named = Self::NAMED.into_iter();
                let name = named.find(|(on, _)| *on == self).map(|(_, name)| name);
                name.unwrap_or_default().to_owned()
            }
        }
    }

    /// Whether such a prompt is about a number instead of a sentence.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Verdict | Self::Gap)
    }

    /// Whether such a prompt is about people of the book.
    #[must_use]
    pub fn is_people(self) -> bool {
        matches!(self, Self::Person | Self::Pair)
    }
}

impl TryFrom<String> for On {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let found = Self::all().find(|on| on.name() == name);
        found
            .ok_or_else(|| format!("`{name}` is no sort of sentence; prompts/README.md lists them"))
    }
}

impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_has_one_name() {
        for on in On::all() {
            assert_eq!(On::try_from(on.name()), Ok(on), "failed on {on}");
        }
        for unknown in ["", "endings-blame", "ending", "effect"] {
            assert!(
                On::try_from(unknown.to_owned()).is_err(),
                "accepted {unknown}"
            );
        }
    }
}
