//! The rules of good questions, over every theme, every prompt and every real
//! review of the folder in `REVIEWS_DIR`: what a question says, what it quotes,
//! what it gives away, and how a set of six sounds.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use readalong::club::bank::Bank;
use readalong::club::question::{self, Kind, Question, THIN};
use readalong::club::reading;
use readalong::club::review::Review;

/// What puts an answer into a member's mouth, or sits an exam.
const BANNED: &[&str] = &[
    "don't you",
    "isn't it",
    "doesn't it",
    "you agree that",
    "masterpiece",
    "what did you think of",
    "discuss",
    "analyse",
    "analyze",
    "symbolism",
    "explain the significance",
    "how powerfully",
    "how beautifully",
];

/// First words of a question that yes or no answers.
const YES_NO: &[&str] = &[
    "did", "do", "does", "is", "are", "was", "were", "should", "have", "has",
];

fn bank() -> Bank {
    Bank::built_in().unwrap_or_else(|error| panic!("{error}"))
}

/// What stands between the outermost quotation marks of a question.
fn quote_of(text: &str) -> Option<&str> {
    let start = text.find('“')? + '“'.len_utf8();
    text.get(start..text.rfind('”')?)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '/'));
    words.filter(|word| word.contains(char::is_alphanumeric))
}

fn without_quote(text: &str) -> String {
    quote_of(text).map_or(text.to_owned(), |quote| text.replacen(quote, "", 1))
}

/// Everything that is wrong with a question about a review.
fn faults(bank: &Bank, review: &Review, question: &Question) -> Vec<String> {
    let mut faults = Vec::new();
    let text = question.text.as_str();
    let own = without_quote(text);
    let plain = own.replace('’', "'").to_lowercase();
    let points = [&review.strong_point, &review.weak_point];
    let in_point = points.iter().any(|point| {
        point
            .as_deref()
            .is_some_and(|p| p.contains(&question.receipt))
    });
    if !review.body.contains(&question.receipt) && !in_point {
        faults.push("its receipt is not in the review".to_owned());
    }
    if let Some(quote) = quote_of(text) {
        if !question.receipt.contains(quote) {
            faults.push("misquotes".to_owned());
        }
        let count = words(quote).count();
        if count > 25 {
            faults.push(format!("quotes {count} words"));
        }
        let receipt = &question.receipt;
        let at = receipt.find(quote).unwrap_or_default();
        let before = receipt.get(..at).and_then(|text| text.chars().next_back());
        let after = receipt
            .get(at + quote.len()..)
            .and_then(|text| text.chars().next());
        if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric) {
            faults.push("cuts a word".to_owned());
        }
        let doubled =
            quote.contains(['#', '|', '[', ']', '{', '}', '\n']) || quote.contains("http");
        if doubled {
            faults.push("quotes markup".to_owned());
        }
    }
    let (count, all) = (words(&own).count(), words(text).count());
    if all < 12 || count > 44 {
        // A person's name or a title may have several words.
        faults.push(format!("has {all} words, {count} of its own"));
    }
    if own.matches('?').count() > 2 {
        faults.push("asks more than twice".to_owned());
    }
    for banned in BANNED {
        if plain.contains(banned) {
            faults.push(format!("says “{banned}”"));
        }
    }
    let first = plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .find(|word| !word.is_empty());
    if own.matches('?').count() == 1
        && quote_of(text).is_none()
        && first.is_some_and(|first| YES_NO.contains(&first))
        && !["why", "what", "which", "how", "who", "where"]
            .iter()
            .any(|word| plain.contains(word))
    {
        faults.push("is answered with yes or no".to_owned());
    }
    for name in names(&own) {
        let known = review.body.contains(name)
            || review
                .title
                .as_deref()
                .is_some_and(|title| title.contains(name))
            || review
                .other_ratings
                .iter()
                .any(|rating| rating.source.contains(name));
        if !known && !written(name) {
            faults.push(format!("names “{name}”, whom the review does not"));
        }
    }
    let lower: Vec<&str> = plain.split_whitespace().collect();
    for pair in lower.windows(2) {
        let [article, next] = pair else { continue };
        let vowel = next.starts_with(['a', 'e', 'i', 'o']);
        let exempt = ["one", "once", "use", "uni", "eu", "hon", "hour", "heir"];
        let exempt = exempt.iter().any(|sound| next.starts_with(sound));
        if !exempt
            && ((*article == "a" && vowel)
                || (*article == "an" && !vowel && !next.starts_with('u')))
        {
            faults.push(format!("says “{article} {next}”"));
        }
    }
    for bad in ["{", "}", ".”.", "?”?", "..", "??", "?”.", "  ", " ,", " ?"] {
        if own.contains(bad) {
            faults.push(format!("has “{bad}”"));
        }
    }
    let theme = question
        .prompt
        .split('/')
        .next()
        .and_then(|id| bank.theme(id));
    if let Some(theme) = theme
        && plain.matches(theme.name.english()).count() > 1
    {
        faults.push(format!(
            "says its theme's name “{}” twice",
            theme.name.english()
        ));
    }
    faults
}

/// Words with a capital inside a sentence, quotation marks apart.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut fresh = true;
    for token in text.split_whitespace() {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word
            .strip_suffix("'s")
            .or(word.strip_suffix("’s"))
            .unwrap_or(word);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital && !fresh && word != "I" {
            names.push(word);
        }
        fresh = token.contains(['.', '?', '!', ':', '“', '”', '–', '…', '‘']);
    }
    names
}

/// Whether a prompt says this word itself: "God", "Sunday".
fn written(name: &str) -> bool {
    Bank::built_in_files().any(|(_, text)| {
        let prompts = text.lines().filter(|line| line.starts_with("text = "));
        prompts.into_iter().any(|line| {
            line.split(|c: char| !c.is_alphanumeric())
                .any(|word| word == name)
        })
    })
}

/// Every review of the folder.
fn reviews(folder: &Path) -> Vec<(String, Review)> {
    let mut all = Vec::new();
    let files =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for file in files {
        let path = file
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Documents are numbered; notes and lists are not.
        if !name.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let readings = reading::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        all.extend(
            readings
                .into_iter()
                .map(|reading| (name.clone(), reading.review)),
        );
    }
    all
}

#[test]
fn every_question_about_every_review_keeps_the_rules() {
    let Some(folder) = std::env::var_os("REVIEWS_DIR").map(PathBuf::from) else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "REVIEWS_DIR is not set"
        );
        eprintln!("not tested: set REVIEWS_DIR to the folder with the real reviews");
        return;
    };
    let bank = bank();
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (name, review) in reviews(&folder) {
        let stock = question::talk(&bank, &review).questions;
        asked += stock.len();
        for question in &stock {
            for fault in faults(&bank, &review, question) {
                wrong.push(format!("{name}: {fault}: {}", question.text));
            }
        }
        wrong.extend(spoilers(&name, &stock));
        wrong.extend(sameness(&name, &stock));
    }
    assert!(asked > 500, "only {asked} questions were asked");
    assert!(
        wrong.is_empty(),
        "{} of {asked}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Sentences that one question takes for harmless and another for a spoiler.
fn spoilers(name: &str, stock: &[Question]) -> Vec<String> {
    let mut wrong = Vec::new();
    let telling: HashSet<&str> = stock
        .iter()
        .filter(|question| question.tier == 2 && question.kind != Kind::Ending)
        .map(|question| question.receipt.as_str())
        .collect();
    for question in stock.iter().filter(|question| question.tier == 0) {
        if telling.contains(question.receipt.as_str()) || question.receipt.contains("||") {
            wrong.push(format!("{name}: gives the story away: {}", question.text));
        }
        if question.kind == Kind::Ending {
            wrong.push(format!("{name}: an ending for all: {}", question.text));
        }
    }
    wrong
}

/// What sounds the same among the first six.
fn sameness(name: &str, stock: &[Question]) -> Vec<String> {
    let mut wrong = Vec::new();
    let first = stock.get(..THIN).unwrap_or(stock);
    let (mut openings, mut prompts) = (HashSet::new(), HashSet::new());
    for question in first {
        // Around a quotation that comes early, words only say whose it is.
        let before = question.text.split('“').next().unwrap_or_default();
        let most = if words(before).count() > 3 { 3 } else { 6 };
        let opening: Vec<String> = words(&without_quote(&question.text))
            .take(most)
            .map(str::to_lowercase)
            .collect();
        if !openings.insert(opening) {
            wrong.push(format!("{name}: opens like another: {}", question.text));
        }
        if !prompts.insert(question.prompt.as_str()) {
            wrong.push(format!("{name}: the same prompt twice: {}", question.text));
        }
    }
    let quotes = |questions: &[Question]| -> Vec<String> {
        let quotes = questions.iter().filter_map(|one| quote_of(&one.text));
        quotes.map(str::to_owned).collect()
    };
    let safe: Vec<Question> = stock.iter().filter(|one| one.tier == 0).cloned().collect();
    let all: HashSet<String> = quotes(&safe).into_iter().collect();
    let six = quotes(first);
    let distinct: HashSet<&String> = six.iter().collect();
    if distinct.len() < six.len().min(all.len()) {
        wrong.push(format!(
            "{name}: a quote twice among the first six: {six:?}"
        ));
    }
    for quote in &all {
        let count = quotes(stock).iter().filter(|one| *one == quote).count();
        if count > 3 {
            wrong.push(format!("{name}: {count} questions quote “{quote}”"));
        }
    }
    let on_rating = |one: &&Question| {
        let prompt = one.prompt.as_str();
        prompt.contains("/verdict-") || prompt.contains("/gap-")
    };
    let ratings = first.iter().filter(on_rating).count();
    let other = stock
        .iter()
        .filter(|one| one.tier == 0 && !on_rating(one))
        .count();
    if ratings > 1 && other + 1 >= first.len() {
        wrong.push(format!(
            "{name}: {ratings} on the rating among the first six"
        ));
    }
    let kinds: HashSet<Kind> = first.iter().map(|question| question.kind).collect();
    let all: HashSet<Kind> = stock
        .iter()
        .filter(|question| question.tier == 0)
        .map(|question| question.kind)
        .collect();
    if kinds.len() < all.len().min(3) {
        wrong.push(format!("{name}: {kinds:?} of {all:?} among the first six"));
    }
    wrong
}

/// Every prompt with a quote of each sort: a clause, a sentence, a question.
#[test]
fn every_prompt_reads_well_around_any_quote() {
    let bank = bank();
    let review = Review {
        title: Some("The Mill".to_owned()),
        body: "nobody ever asked them what they had seen. The price of silence is too high. Why did nobody ever ask them? It is about the price of silence. Oda and Tarn stay."
            .to_owned(),
        ..Review::default()
    };
    let mut wrong = Vec::new();
    let mut read = 0;
    for (path, text) in Bank::built_in_files() {
        let file: toml::Table =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let id = file["id"].as_str().expect("an id");
        let prompts = file["prompt"].as_array().expect("prompts");
        for prompt in prompts {
            let text = prompt["text"].as_str().expect("a text");
            for quote in [
                "nobody ever asked them what they had seen",
                "The price of silence is too high",
                "Why did nobody ever ask them?",
            ] {
                let filled = text
                    .replace("{quote}", quote)
                    .replace("{phrase}", "the price of silence")
                    .replace("{second}", "Tarn")
                    .replace("{title}", "The Mill")
                    .replace("{person}", "Oda")
                    .replace("{rating}", "4/5")
                    .replace("{other}", "3/5")
                    .replace("{source}", "Mill");
                read += 1;
                let question = Question {
                    text: filled,
                    kind: Kind::Theme,
                    tier: 0,
                    theme: None,
                    receipt: review.body.clone(),
                    prompt: format!("{id}/{}", prompt["id"].as_str().expect("an id")),
                };
                for fault in faults(&bank, &review, &question) {
                    wrong.push(format!("{}: {fault}: {}", question.prompt, question.text));
                }
            }
        }
    }
    assert!(read > 1_500, "only {read} were read");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
