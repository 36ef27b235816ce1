//! The messages that the program says against those that there are: none is
//! missing or unused, all are filled in alike in every language, and Spanish is
//! not left English.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use readalong::club::bank::{Bank, Theme};
use readalong::club::locale::Locale;

const LANGUAGES: [&str; 2] = ["en", "es"];

/// A message or an attribute of one: `rate` or `rate.says`.
#[derive(Debug, Default, Clone)]
struct Said {
    /// The words, without what is filled in.
    words: String,
    /// What is filled in here.
    filled_in: BTreeSet<String>,
    /// The messages and attributes that it names.
    names: BTreeSet<String>,
}

type Messages = BTreeMap<String, Said>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(below)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no {ending} below {}", below.display());
    found
}

fn messages(language: &str) -> Messages {
    let mut messages = Messages::new();
    for file in files(&root().join("locales").join(language), "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            let mut keep = |name: String, pattern: &Pattern<&str>| {
                let mut said = Said::default();
                take(pattern, &mut said);
                let twice = messages.insert(name.clone(), said).is_some();
                assert!(!twice, "{name} is there twice in {language}");
            };
            if let Some(pattern) = &message.value {
                keep(id.to_owned(), pattern);
            }
            for Attribute { id: part, value } in &message.attributes {
                keep(format!("{id}.{}", part.name), value);
            }
        }
    }
    messages
}

fn take(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.words.push_str(value),
            PatternElement::Placeable { expression } => placed(expression, said),
        }
    }
}

fn placed(expression: &Expression<&str>, said: &mut Said) {
    match expression {
        Expression::Inline(inline) => inlined(inline, said),
        Expression::Select { selector, variants } => {
            inlined(selector, said);
            for variant in variants {
                take(&variant.value, said);
            }
        }
    }
}

fn inlined(inline: &InlineExpression<&str>, said: &mut Said) {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.filled_in.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            said.names.insert(match attribute {
                Some(part) => format!("{}.{}", id.name, part.name),
                None => id.name.to_owned(),
            });
        }
        InlineExpression::Placeable { expression } => placed(expression, said),
        InlineExpression::StringLiteral { value } => said.words.push_str(value),
        other => panic!("the program fills in no {other:?}"),
    }
}

/// What has to be filled in, in the message itself and in those that it names.
fn needed(messages: &Messages, name: &str) -> BTreeSet<String> {
    let said = &messages[name];
    let mut needed = said.filled_in.clone();
    for named in &said.names {
        needed.extend(self::needed(messages, named));
    }
    needed
}

/// A message that the program says, with what it fills in, and where.
#[derive(Debug)]
struct Call {
    id: String,
    filled_in: BTreeSet<String>,
    file: String,
}

/// Every `say!(locale, "id", name = value …)` of the program.
fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let file = path.strip_prefix(root()).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("say!(") {
            // In a comment, or the macro's own name for itself.
            let line = text[..at].rsplit('\n').next().unwrap().trim_start();
            if line.starts_with("//") {
                continue;
            }
            let parts = arguments(&text[at + "say!(".len()..]);
            let [_, id, filled_in @ ..] = parts.as_slice() else {
                panic!("{file}: a message without an id");
            };
            let id = id.trim().trim_matches('"').to_owned();
            let filled_in = filled_in.iter().filter(|part| !part.trim().is_empty());
            let names = filled_in.map(|part| {
                let (name, _) = part.split_once('=').unwrap();
                name.trim().to_owned()
            });
            calls.push(Call {
                id,
                filled_in: names.collect(),
                file: file.clone(),
            });
        }
    }
    assert!(calls.len() > 50, "only {} messages are said", calls.len());
    calls
}

/// The arguments of a macro, up to its closing bracket.
fn arguments(text: &str) -> Vec<String> {
    let (mut parts, mut depth, mut quoted) = (vec![String::new()], 0, false);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => return parts,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                before = c;
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
        before = c;
    }
    panic!("a bracket is not closed: {}", &text[..text.len().min(80)]);
}

#[test]
fn every_message_that_is_said_is_there_and_gets_what_it_needs() {
    let english = messages("en");
    for call in calls() {
        let Call { id, file, .. } = &call;
        assert!(
            english.contains_key(id),
            "{file} says {id}, which is not there"
        );
        let needed = needed(&english, id);
        assert_eq!(call.filled_in, needed, "what {file} fills into {id}");
    }
}

#[test]
fn no_message_is_there_in_vain() {
    let english = messages("en");
    let mut used: BTreeSet<String> = calls().into_iter().map(|call| call.id).collect();
    for said in english.values() {
        used.extend(said.names.iter().cloned());
    }
    for id in english.keys() {
        // That each of those belongs to a command is held up in `names`.
        let of_command = id.starts_with("command-");
        assert!(of_command || used.contains(id), "nobody says {id}");
    }
}

#[test]
fn both_languages_have_the_same_messages_filled_in_alike() {
    let [english, spanish] = LANGUAGES.map(messages);
    let ids = |messages: &Messages| messages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(&english), ids(&spanish));
    for id in english.keys() {
        assert_eq!(needed(&english, id), needed(&spanish, id), "{id}");
    }
}

/// Messages that are the same in both languages, because the words are.
const ALIKE: [&str; 9] = [
    "command-club",
    "command-rate.spoiler",
    "command-review-follow.feed",
    "command-review-unfollow.feed",
    "field-isbn",
    "date-month",
    "date-day",
    "closed-office",
    "offer-to-card",
];

#[test]
fn spanish_is_not_left_english() {
    let [english, spanish] = LANGUAGES.map(messages);
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    for (id, said) in &english {
        let same = said.words == spanish[id].words && has_letters(&said.words);
        assert!(
            !same || ALIKE.contains(&id.as_str()),
            "{id} is English in Spanish: {}",
            said.words
        );
    }
    // Words that stand in nearly every English sentence and in no Spanish one.
    for (id, said) in &spanish {
        let words = said.words.split(|c: char| !c.is_alphabetic());
        for word in words {
            let english = matches!(
                word.to_lowercase().as_str(),
                "the" | "of" | "and" | "is" | "you" | "your" | "with" | "this" | "it" | "not"
            );
            assert!(!english, "{id} says “{word}” in Spanish: {}", said.words);
        }
    }
}

#[test]
fn commands_are_named_alike_wherever_they_are_named() {
    for language in LANGUAGES {
        for (id, said) in messages(language) {
            let Some((_, name)) = said.words.split_once("`/") else {
                continue;
            };
            // The name is filled in, so that it is the one that Discord shows.
            let name: String = name.chars().take_while(|c| c.is_alphabetic()).collect();
            assert_eq!(name, "", "{id} in {language} names a command by hand");
        }
    }
}

/// Titles of forms and labels in them, which have at most 45 characters
/// (Discord, interactions/receiving-and-responding and components/reference).
const IN_FORMS: [&str; 13] = [
    "paste-title",
    "paste-book",
    "paste-author",
    "paste-text",
    "edit-title",
    "edit-book",
    "edit-authors",
    "edit-rating",
    "edit-details",
    "edit-points",
    "button-edit-text",
    "erase-title",
    "erase-type",
];

#[test]
fn what_stands_on_forms_and_buttons_fits_in_every_language() {
    for language in LANGUAGES {
        let messages = messages(language);
        for id in IN_FORMS {
            let named = messages[id].names.iter().map(|name| &messages[name]);
            let words = named.map(|said| said.words.chars().count()).sum::<usize>();
            let length = words + messages[id].words.chars().count();
            assert!(length <= 45, "{id} in {language} has {length} characters");
        }
        // Discord takes 80, and shows about 35 on a phone.
        for (id, said) in messages.iter().filter(|(id, _)| id.starts_with("button-")) {
            let length = said.words.chars().count();
            assert!(length <= 45, "{id} in {language} has {length} characters");
        }
    }
}

#[test]
fn every_theme_has_a_name_in_every_language() {
    let bank = Bank::built_in().unwrap();
    for locale in Locale::ALL {
        let named = |theme: &Theme| theme.name.spoken(locale).to_owned();
        let names: BTreeSet<String> = bank.themes().iter().map(named).collect();
        assert_eq!(names.len(), bank.themes().len(), "{locale:?}: {names:?}");
        for theme in bank.themes().iter().filter(|_| locale != Locale::English) {
            let (here, english) = (theme.name.spoken(locale), theme.name.english());
            assert_ne!(here, english, "{locale:?}: {} is left English", theme.id);
        }
    }
}
