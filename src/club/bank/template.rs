//! The words of a prompt, with slots such as `{quote}` for words of the review.
//!
//! Filling is one pass from left to right, so that braces inside a review stay
//! what they are, and leaves no doubled full stop or question mark where a
//! filled slot brings its own.

/// A place in a prompt for words of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A clause of the review, exactly.
    Quote,
    /// A few words of the review, exactly, whose grammar the prompt's sort tells.
    Phrase,
    /// Title of the book.
    Title,
    /// Somebody of the book whom the review names.
    Person,
    /// Somebody else of the book.
    Second,
    /// The reviewer's rating: "4/5".
    Rating,
    /// Somebody else's rating: "3.84/5".
    Other,
    /// Whose rating that is: "Goodreads".
    Source,
}

impl Slot {
    /// The slot's name as files write it, without braces.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Phrase => "phrase",
            Self::Title => "title",
            Self::Person => "person",
            Self::Second => "second",
            Self::Rating => "rating",
            Self::Other => "other",
            Self::Source => "source",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [
            Self::Quote,
            Self::Phrase,
            Self::Title,
            Self::Person,
            Self::Second,
            Self::Rating,
            Self::Other,
            Self::Source,
        ]
        .into_iter()
        .find(|slot| slot.name() == name)
    }
}

/// A prompt's text, cut at its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Slot(Slot),
}

impl Template {
    /// Cuts a text at its slots.
    ///
    /// # Errors
    ///
    /// The first thing in braces that is no slot, braces included; the rest of
    /// the text where a brace has no partner.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (words, from_brace) = rest.split_at(open);
            let Some((name, after)) = from_brace
                .strip_prefix('{')
                .and_then(|inner| inner.split_once('}'))
            else {
                return Err(from_brace.to_owned());
            };
            let slot = Slot::named(name).ok_or_else(|| format!("{{{name}}}"))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Slot(slot));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self { pieces })
    }

    /// Whether the text has this slot.
    #[must_use]
    pub fn has(&self, slot: Slot) -> bool {
        self.slots().any(|one| one == slot)
    }

    /// The slots, in the order of the text.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Words(_) => None,
        })
    }

    /// The text with what `value` gives for each slot; `None` where it gives
    /// nothing for one of them.
    #[must_use]
    pub fn fill<'a>(&self, value: impl Fn(Slot) -> Option<&'a str>) -> Option<String> {
        let mut filled = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Slot(slot) => filled.push_str(value(*slot)?),
                Piece::Words(words) => push_joined(&mut filled, words),
            }
        }
        Some(filled)
    }
}

/// Appends words, without their first full stop or question mark where what is
/// there ends a sentence already: `…a failure?` and `”?` make `…a failure?”`.
fn push_joined(filled: &mut String, words: &str) {
    let closing = words.len()
        - words
            .trim_start_matches(['”', '’', '"', '*', '_', ')'])
            .len();
    let (closers, rest) = words.split_at(closing);
    let doubled = match (filled.chars().next_back(), rest.chars().next()) {
        (Some('?'), Some('.' | '?' | '!')) | (Some('!' | '.'), Some('.')) => 1,
        _ => 0,
    };
    // “What the miller saw”. Who else: the next sentence begins after a full stop.
    let ended = filled.ends_with(['?', '!', '.', '…']);
    let begins = rest
        .strip_prefix(' ')
        .is_some_and(|next| next.starts_with(char::is_uppercase));
    filled.push_str(closers);
    if closers.starts_with('”') && begins && !ended {
        filled.push('.');
    }
    filled.push_str(&rest[doubled..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, quote: &str) -> Option<String> {
        Template::parse(text)
            .unwrap()
            .fill(|slot| (slot == Slot::Quote).then_some(quote))
    }

    #[test]
    fn filling_never_doubles_punctuation() {
        for (text, quote, wanted) in [
            ("It says “{quote}”. Why?", "a b c", "It says “a b c”. Why?"),
            ("It says “{quote}”. Why?", "a b c?", "It says “a b c?” Why?"),
            ("What of “{quote}”?", "a b c?", "What of “a b c?”"),
            ("“{quote}”: why?", "a {title} c", "“a {title} c”: why?"),
            ("{quote}.", "Mr.", "Mr."),
            ("{quote}", "", ""),
            ("“{quote}” Why?", "a b c", "“a b c”. Why?"),
            ("“{quote}” Why?", "a b c?", "“a b c?” Why?"),
            ("“{quote}” and why?", "a b c", "“a b c” and why?"),
        ] {
            assert_eq!(
                filled(text, quote).unwrap(),
                wanted,
                "failed on {text} with {quote}"
            );
        }
    }

    #[test]
    fn a_slot_without_a_value_gives_no_question() {
        assert_eq!(filled("In {title}, “{quote}”?", "a b c"), None);
    }

    #[test]
    fn what_is_no_slot_is_named() {
        for (text, bad) in [
            ("a {quot} b", "{quot}"),
            ("a {} b", "{}"),
            ("a {quote", "{quote"),
            ("a } b", "} b"),
            ("{{quote}}", "{{quote}"),
        ] {
            assert_eq!(
                Template::parse(text),
                Err(bad.to_owned()),
                "failed on {text}"
            );
        }
    }
}
