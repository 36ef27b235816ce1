//! What makes a prompt a bad one, as far as its words show it: a question that
//! yes or no answers, a leading one, an exam, one that is too long or too short.
//!
//! [`faults`] is used when the bank is read and works on the text of the file,
//! slots included.

/// Fewest words of a prompt, the quote not counted.
const FEWEST_WORDS: usize = 12;
/// Fewest words of a prompt that quotes: the quotation brings its own.
const FEWEST_BESIDE_QUOTE: usize = 6;
/// Most words of a prompt, the quote not counted.
const MOST_WORDS: usize = 40;
/// More than two questions at once get no answer.
const MOST_QUESTION_MARKS: usize = 2;

const QUOTED: &str = "“{quote}”";

/// First words of a question that yes or no answers.
const YES_NO: &[&str] = &[
    "did",
    "do",
    "does",
    "is",
    "are",
    "am",
    "was",
    "were",
    "would",
    "could",
    "should",
    "can",
    "may",
    "have",
    "has",
    "had",
    "will",
    "must",
    "didn't",
    "don't",
    "doesn't",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "wouldn't",
    "couldn't",
    "shouldn't",
    "can't",
    "haven't",
    "hasn't",
    "won't",
];

/// Words that open a question which asks for more.
const OPEN: &[&str] = &[
    "why", "what", "which", "how", "who", "whose", "whom", "where", "when", "what's", "who's",
    "how's",
];

/// Words that ask for more without a question: "say which", "bring one page".
const ASKING: &[&str] = &[
    "say", "tell", "name", "bring", "show", "choose", "give", "find", "pick", "describe", "defend",
    "argue", "point", "compare", "trade",
];

/// Words that join clauses: what follows opens one.
const JOINING: &[&str] = &["and", "or", "but", "then"];

/// Words that may stand before a clause's opening word: "in which", "if so, why".
const LINKS: &[&str] = &[
    "so", "if", "not", "yes", "no", "to", "in", "for", "from", "at", "by", "with", "of", "on",
    "about",
];

/// Words that put the answer into the member's mouth, or sit an exam.
const BANNED: &[&str] = &[
    "don't you",
    "doesn't it",
    "isn't it",
    "isn't that",
    "wouldn't you agree",
    "you agree that",
    "masterpiece",
    "masterful",
    "how powerfully",
    "how beautifully",
    "how brilliantly",
    "what did you think of",
    "what do you think of the book",
    "discuss",
    "analyse",
    "analyze",
    "explain the significance",
    "symbolism",
];

/// What is wrong with the words of a prompt, each as the rest of a sentence that
/// begins "the prompt …". Empty for a good one.
#[must_use]
pub fn faults(text: &str) -> Vec<String> {
    let plain = text.replace('’', "'").to_lowercase();
    let without_quote = plain.replace(QUOTED, "");
    let mut faults = Vec::new();
    let words = without_quote
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    let fewest = match plain.contains("“{") {
        true => FEWEST_BESIDE_QUOTE,
        false => FEWEST_WORDS,
    };
    if !(fewest..=MOST_WORDS).contains(&words) {
        faults.push(format!(
            "has {words} words without the quote; {fewest} to {MOST_WORDS} are right."
        ));
    }
    let marks = without_quote.matches('?').count();
    if marks > MOST_QUESTION_MARKS {
        faults.push(format!(
            "has {marks} question marks; more than {MOST_QUESTION_MARKS} get no answer."
        ));
    }
    if plain.contains("{quote}") && !plain.contains(QUOTED) {
        faults.push("must have its {quote} between “ and ”, with nothing else inside.".to_owned());
    }
    if plain.matches("“{").count() > 1 {
        faults.push("quotes twice. One quotation is enough for a question.".to_owned());
    }
    if let Some((article, next)) = wrong_article(&without_quote) {
        faults.push(format!("says “{article} {next}”. Write the other article."));
    }
    for banned in BANNED {
        if holds_phrase(&without_quote, banned) {
            faults.push(format!(
                "says “{banned}”, which leads or examines. Ask it openly."
            ));
        }
    }
    if is_yes_no(&without_quote) {
        faults.push(
            "can be answered with yes or no. Ask why, what, which or how as well, or for a proof: say, name, bring.".to_owned(),
        );
    }
    if let Some(doubled) = [".”.", "?”?", "..", "??", ",,", " ,", " .", " ?", "  "]
        .iter()
        .find(|doubled| plain.contains(**doubled))
    {
        faults.push(format!(
            "has “{doubled}”. Write the mark once, with no space before it."
        ));
    }
    faults
}

/// Whether a question opens as yes-or-no and nothing in the text asks for more.
fn is_yes_no(text: &str) -> bool {
    let mut closed = false;
    for sentence in text.split_inclusive(['.', '?', '!', ':', '—', ';']) {
        let mut fresh = true;
        for token in sentence.split_whitespace() {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            if fresh && (OPEN.contains(&word) || ASKING.contains(&word)) {
                return false;
            }
            if fresh && YES_NO.contains(&word) && text.contains('?') {
                closed = true;
            }
            // The next word opens a clause after a comma or a dash, after "and",
            // and after a link that itself opens one.
            fresh = token.ends_with([',', '–', '-', '…', ')'])
                || JOINING.contains(&word)
                || (fresh && (word.is_empty() || LINKS.contains(&word)));
        }
    }
    closed
}

/// Whether a phrase stands in a text as whole words.
fn holds_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// An "a" before a vowel, or an "an" before none.
fn wrong_article(plain: &str) -> Option<(&str, &str)> {
    /// Words that sound otherwise than they look.
    const EXEMPT: &[&str] = &["one", "once", "use", "uni", "eu", "hon", "hour", "heir"];
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let [article, next] = pair else { return None };
        let vowel = next.starts_with(['a', 'e', 'i', 'o']);
        let exempt = EXEMPT.iter().any(|sound| next.starts_with(sound));
        let wrong = match *article {
            "a" => vowel,
            "an" => !vowel && !next.starts_with('u'),
            _ => false,
        };
        (wrong && !exempt).then_some((*article, *next))
    })
}

/// The four words that a prompt begins with, in small letters; `None` where words
/// of the review are among them.
#[must_use]
pub fn opening(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let opening = words.join(" ").to_lowercase();
    (!opening.contains('{')).then_some(opening)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_prompts_have_no_faults() {
        for text in [
            "The review says: “{quote}”. Who pays when a cure needs a victim, and what would you refuse?",
            "Did you trust her when you read “{quote}”, and what made you do so or stop doing so?",
            "“{quote}” Would you have stayed in that house? Say which moment would have made you leave it.",
            "Name a scene that shows what the review calls “{quote}” and say whose side you took in it.",
            "In your own town, is there anything like “{quote}”? How do the people there live with it?",
        ] {
            assert_eq!(faults(text), Vec::<String>::new(), "failed on {text}");
        }
    }

    #[test]
    fn bad_prompts_are_told_why() {
        for (text, said) in [
            ("Why “{quote}”?", "1 words"),
            ("Why is that, and what of it?", "7 words"),
            (
                "The review says “{quote}”. Did you agree with what she did when nobody in the house was looking?",
                "yes or no",
            ),
            (
                "The review says “{quote}”. Is the doctor a good man, or is he a bad one after all?",
                "yes or no",
            ),
            (
                "The review says “{quote}”. Don’t you find that this is how most families would treat a lost son?",
                "“don't you”",
            ),
            (
                "The review says “{quote}”. Why? How? What would you have done in the place of the older sister?",
                "3 question marks",
            ),
            (
                "The review says {quote} about the house. What in the house would you have kept for yourself?",
                "between “ and ”",
            ),
            (
                "The review says “{quote}.”. What in the house would you have kept for yourself in her place?",
                "between “ and ”",
            ),
        ] {
            let found = faults(text).join(" ");
            assert!(found.contains(said), "{text}: {found}");
        }
    }
}
