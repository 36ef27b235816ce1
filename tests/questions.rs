//! Themes and questions from whole reviews: what is found, and that no question
//! says what the review does not.
//!
//! The sample reviews are made up, about books that do not exist. Tests on real
//! reviews read them from the folder in `REVIEWS_DIR`.

use std::collections::HashSet;
use std::path::PathBuf;

use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;
use readalong::club::bank::Bank;
use readalong::club::question::{self, Kind, Question};
use readalong::club::review::{OtherRating, Rating, Review};
use readalong::club::theme::{self, FoundTheme};

/// Two themes and the reviewer's file, for tests that need certain cues.
fn small_files() -> Vec<(String, String)> {
    let prompts = |kinds: &[&str], line: &str| -> String {
        kinds
            .iter()
            .enumerate()
            .map(|(number, kind)| {
                format!(
                    "\n[[prompt]]\nid = \"p{number}\"\nkind = \"{kind}\"\n{line}text = \"Number {number}: the review says “{{quote}}”. What in the book speaks for that, and what speaks against it?\"\n"
                )
            })
            .collect()
    };
    let theme = |id: &str, name: &str, cues: &str, hints: &str, not: &str| {
        let head = format!(
            "id = \"{id}\"\nname = \"{name}\"\ncues = [{cues}]\nhints = [{hints}]\nnot = [{not}]\n"
        );
        let body = prompts(&["theme", "character", "craft", "ethics", "personal"], "");
        (format!("{id}.toml"), head + &body)
    };
    let mut reviewer = "id = \"reviewer\"\n".to_owned();
    for on in ["weak-point", "strong-point", "question", "judgement"] {
        let prompts = prompts(&["reviewer"], &format!("on = \"{on}\"\n"));
        reviewer += &prompts.replace("\"p0\"", &format!("\"{on}\""));
    }
    reviewer += "\n[[prompt]]\nid = \"verdict\"\nkind = \"reviewer\"\non = \"verdict\"\ntext = \"The reviewer gives {title} a score of {rating}. What would have to change for you to go higher or lower?\"\n";
    reviewer += "\n[[prompt]]\nid = \"gap\"\nkind = \"reviewer\"\non = \"gap\"\ntext = \"The reviewer says {rating} and {source} says {other}. What may the one have seen that the other passed over?\"\n";
    vec![
        theme(
            "memory",
            "memory",
            "\"looking back\", \"letting go\", \"nature of memory\"",
            "\"memor*\", \"forget*\", \"the past\"",
            "\"in recent memory\"",
        ),
        theme(
            "war-and-its-aftermath",
            "war and its aftermath",
            "\"world war\", \"front line\"",
            "\"war\", \"soldier*\", \"bomb*\"",
            "",
        ),
        ("reviewer.toml".to_owned(), reviewer),
    ]
}

fn small_bank() -> Bank {
    Bank::from_files(small_files()).unwrap_or_else(|error| panic!("{error}"))
}

/// The built-in bank, over the small files where it lacks them.
fn whole_bank() -> Bank {
    let files = small_files().into_iter().chain(Bank::built_in_files());
    Bank::from_files(files).unwrap_or_else(|error| panic!("{error}"))
}

fn mill() -> Review {
    Review {
        title: Some("Letting Go of the Mill".to_owned()),
        authors: vec!["Ada War".to_owned()],
        strong_point: Some("The portrait of two old millers is slow and patient.".to_owned()),
        weak_point: Some("The last part hurries. I never understood why Oda stays (and nobody tells us)!".to_owned()),
        reviewer_rating: Some(Rating {
            value: Some(3.5),
            scale: Some(5.0),
            as_written: "3.5/5".to_owned(),
        }),
        other_ratings: vec![OtherRating {
            source: "Goodreads".to_owned(),
            value: 4.25,
            scale: Some(5.0),
        }],
        body: "“Letting Go of the Mill” came to me by post, and Ada War was new to me.\n\n\
            Oda B. runs a mill with her brother. Mrs. Lind tells them that it was sold.\n\n\
            At its heart this is a novel about the nature of memory, about what two people keep and what they agree to forget, and I found that the quiet scenes in the kitchen were beautifully done. \
            Looking back, Oda never says what she saw. Odd, right?\n\n\
            It is not a story about the world war, although it rumbles behind the hills. \
            I thought the middle was far too long and the dialogue often felt forced. \
            What do we owe to a house that fed us? Will she ever leave?\n\n\
            I recommend it to everyone who liked “The World War Bride”.".to_owned(),
        ..Review::default()
    }
}

fn ids(found: &[FoundTheme]) -> Vec<&str> {
    found.iter().map(|theme| theme.id.as_str()).collect()
}

fn stock_of(bank: &Bank, review: &Review) -> (Vec<FoundTheme>, Vec<Question>) {
    let talk = question::talk(bank, review);
    (talk.themes, talk.questions)
}

/// What stands between the outermost quotation marks of a question.
fn quote_of(text: &str) -> Option<&str> {
    let start = text.find('“')? + '“'.len_utf8();
    text.get(start..text.rfind('”')?)
}

/// Panics where a question says what the review does not, or says it badly.
fn assert_sound(review: &Review, found: &[FoundTheme], stock: &[Question]) {
    for theme in found {
        assert!(!theme.evidence.is_empty(), "{} without evidence", theme.id);
        for sentence in &theme.evidence {
            assert!(
                review.body.contains(sentence),
                "not in the body: {sentence}"
            );
        }
    }
    let own = [&review.strong_point, &review.weak_point];
    let mut keys = HashSet::new();
    for question in stock {
        let text = &question.text;
        // A question about a number says the number, and its receipt is a
        // sentence in which the reviewer judges.
        let rating = review.reviewer_rating.as_ref();
        let number = rating.and_then(|rating| Some(format!("{}/{}", rating.value?, rating.scale?)));
        let is_number = question.kind == Kind::Reviewer
            && quote_of(text).is_none()
            && number.is_some_and(|number| text.contains(&number));
        assert!(
            review.body.contains(&question.receipt)
                || own.iter().any(|point| point
                    .as_ref()
                    .is_some_and(|p| p.contains(&question.receipt))),
            "the receipt is not in the review: {question:?}"
        );
        let quote = quote_of(text);
        if let Some(quote) = quote {
            assert!(question.receipt.contains(quote), "misquoted: {question:?}");
            let lettered = |word: &&str| word.contains(char::is_alphanumeric);
            let words = quote.split_whitespace().filter(lettered).count();
            let (fewest, most) = (1, 26);
            assert!(
                (fewest..=most).contains(&words),
                "{words} words quoted: {question:?}"
            );
        }
        let asked = text.matches('?').count() - quote.map_or(0, |quote| quote.matches('?').count());
        assert!(asked <= 2, "{asked} question marks: {question:?}");
        if question.receipt.ends_with('?') && !is_number && quote.is_some() {
            let receipt = question.receipt.as_str();
            let whole = quote.is_some_and(|quote| {
                let before = receipt.strip_suffix(quote).map(str::trim_end);
                before.is_some_and(|before| before.is_empty() || before.ends_with([':', '—']))
            });
            assert!(whole, "half a question: {question:?}");
        }
        let template = quote.map_or(text.clone(), |quote| text.replacen(quote, "", 1));
        for bad in ["{", "}", ".”.", "?”?", "..", "??", "?”."] {
            assert!(!template.contains(bad), "{bad} in {question:?}");
        }
        assert!(keys.insert(question.key()), "twice: {question:?}");
    }
}

#[test]
fn the_built_in_bank_has_no_faults() {
    let bank = Bank::built_in().unwrap_or_else(|error| panic!("{error}"));
    assert!(!bank.themes().is_empty());
}

#[test]
fn themes_are_what_the_reviewer_says_and_nothing_else() {
    let (review, bank) = (mill(), small_bank());
    let found = theme::find(&bank, &review);
    assert_eq!(
        ids(&found),
        ["memory"],
        "title, quotations and denials do not count"
    );
    assert!(
        found[0].evidence[0].starts_with("At its heart"),
        "{:?}",
        found[0].evidence
    );
    for (body, themes) in [
        (
            "It is a book about the nature of memory and its price.",
            vec!["memory"],
        ),
        ("The best debut in recent memory, never to forget.", vec![]),
        (
            "Two soldiers meet after the war and talk about it.",
            vec!["war-and-its-aftermath"],
        ),
        (
            "The war is over.\n\nI liked the pace.\n\nA soldier calls.",
            vec![],
        ),
        (
            "It is less about the war and its soldiers than it seems.",
            vec![],
        ),
        (
            "It is not about world war at all, and I was glad of that.",
            vec![],
        ),
        (
            "He wrote “the world war began in our kitchen” on the wall.",
            vec![],
        ),
        (
            "Here one finds themes of memory, debt and weather.",
            vec!["memory"],
        ),
        ("Nothing here but one memory of a ferry.", vec![]),
        ("I liked it.", vec![]),
        ("", vec![]),
    ] {
        let review = Review {
            body: body.to_owned(),
            ..Review::default()
        };
        assert_eq!(
            ids(&theme::find(&bank, &review)),
            themes,
            "failed on {body}"
        );
    }
}

#[test]
fn a_theme_is_asked_about_after_the_reviewers_words_on_it() {
    let words = "The grief of a father who cannot speak of his dead son.";
    let review = Review {
        title: Some("The Mill at Luvo".to_owned()),
        authors: vec!["Ada Lind".to_owned()],
        language: Some("en".to_owned()),
        body: format!(
            "A river, a mill, two brothers. {words} I read it in two evenings. Nobody in this \
             family mourns alike, and the book has patience with all of them."
        ),
        ..Review::default()
    };
    let bank = Bank::built_in().unwrap();
    let (found, stock) = stock_of(&bank, &review);
    assert_sound(&review, &found, &stock);
    let read_out: Vec<&Question> = stock
        .iter()
        .filter(|one| one.text.starts_with(&format!("“{words}” ")))
        .collect();
    assert!(!read_out.is_empty(), "{stock:?}");
    for question in read_out {
        assert_eq!(question.receipt, words);
        assert_eq!(question.theme.as_deref(), Some("grief-and-loss"));
    }
}

#[test]
fn a_language_without_words_has_no_themes_but_its_own_questions() {
    let review = Review {
        language: Some("de".to_owned()),
        body: "Das Buch war gut, aber der Soldat war zu brav. Was schulden wir einem Haus, das uns ernährt hat?".to_owned(),
        ..Review::default()
    };
    let (found, stock) = stock_of(&small_bank(), &review);
    assert_eq!(ids(&found), Vec::<&str>::new());
    let quoted: HashSet<&str> = stock.iter().filter_map(|one| quote_of(&one.text)).collect();
    let asked = "Was schulden wir einem Haus, das uns ernährt hat?";
    let judged = "Das Buch war gut, aber der Soldat war zu brav";
    assert!(quoted.contains(asked), "{stock:?}");
    assert!(
        quoted.iter().all(|quote| [asked, judged].contains(quote)),
        "{stock:?}"
    );
    assert_sound(&review, &found, &stock);
}

#[test]
fn themes_are_found_in_the_language_of_the_review() {
    let files = small_files().into_iter().map(|(name, text)| {
        let lexicon = match name.as_str() {
            "memory.toml" => {
                "\n[lexicon.es]\ncues = [\"recuerdo\"]\n\
                 [lexicon.fr]\ncues = [\"travail de mémoire\"]\n\
                 [lexicon.de]\ncues = [\"Erinnerung\"]\n\
                 [lexicon.pt]\ncues = [\"lembrança\"]\n\
                 [lexicon.it]\ncues = [\"ricordo\"]\n\
                 [lexicon.pl]\ncues = [\"pamięć\"]\nnot = [\"z pamięci\"]\n\n[[prompt]]"
            }
            _ => "\n[[prompt]]",
        };
        (name, text.replacen("\n[[prompt]]", lexicon, 1))
    });
    let bank = Bank::from_files(files).unwrap_or_else(|error| panic!("{error}"));
    for (language, body, themes) in [
        (
            "es",
            "Es una novela sobre los recuerdos de una mujer.",
            vec!["memory"],
        ),
        (
            "es-MX",
            "Explora los recuerdos de dos hermanos.",
            vec!["memory"],
        ),
        ("es", "No es una novela de recuerdos.", vec![]),
        (
            "fr",
            "Elle fait un travail de mémoire, lent et juste.",
            vec!["memory"],
        ),
        (
            "de",
            "Es geht um Erinnerungen und darum, wer sie behält.",
            vec!["memory"],
        ),
        (
            "pt",
            "O romance explora as lembranças da família.",
            vec!["memory"],
        ),
        (
            "it",
            "Il romanzo parla di ricordi e di chi li conserva.",
            vec!["memory"],
        ),
        (
            "pl",
            "Powieść opowiada o pamięci i jej cenie.",
            vec!["memory"],
        ),
        ("pl", "Zna ten wiersz z pamięci i mówi go co dzień.", vec![]),
        ("sv", "En roman om memory och the past.", vec![]),
    ] {
        let review = Review {
            language: Some(language.to_owned()),
            body: body.to_owned(),
            ..Review::default()
        };
        let (found, stock) = stock_of(&bank, &review);
        assert_eq!(ids(&found), themes, "failed on {body}");
        assert_sound(&review, &found, &stock);
        assert!(
            themes.is_empty() || !stock.is_empty(),
            "no question on {body}"
        );
    }
}

#[test]
fn questions_quote_points_claims_and_the_reviewers_own_questions() {
    let review = mill();
    let (found, stock) = stock_of(&small_bank(), &review);
    assert_sound(&review, &found, &stock);
    let about = |prompt: &str| -> Vec<&str> {
        let wanted = stock.iter().filter(|question| question.prompt == prompt);
        wanted.map(|question| question.text.as_str()).collect()
    };
    for (prompt, words) in [
        ("reviewer/weak-point", "“The last part hurries”"),
        (
            "reviewer/strong-point",
            "“The portrait of two old millers is slow and patient”",
        ),
        (
            "reviewer/question",
            "“What do we owe to a house that fed us?”",
        ),
        ("reviewer/verdict", "3.5/5"),
        ("reviewer/gap", "Goodreads says 4.25/5"),
    ] {
        let texts = about(prompt);
        assert!((1..=2).contains(&texts.len()), "{prompt}: {texts:?}");
        assert!(
            texts.iter().any(|text| text.contains(words)),
            "{prompt}: {texts:?}"
        );
    }
    let claims = about("reviewer/judgement").join("\n");
    assert!(claims.contains("the middle was far too long"), "{claims}");
    let memory = |question: &&Question| question.prompt.starts_with("memory/");
    assert!(
        (2..=5).contains(&stock.iter().filter(memory).count()),
        "{stock:?}"
    );
}

#[test]
fn another_mark_is_asked_about_by_its_name_unless_it_is_the_reviewers_own() {
    for (source, wanted) in [
        ("Goodreads (Average Rating)", Some("Goodreads says 4.25/5")),
        ("same reviewer, 7-point scale", None),
        ("Plot (same reviewer)", None),
    ] {
        let mut review = mill();
        for other in &mut review.other_ratings {
            source.clone_into(&mut other.source);
        }
        let (_, stock) = stock_of(&small_bank(), &review);
        let gaps: Vec<&str> = stock
            .iter()
            .filter(|question| question.prompt == "reviewer/gap")
            .map(|question| question.text.as_str())
            .collect();
        let said = |words: &str| gaps.iter().any(|text| text.contains(words));
        assert!(
            wanted.map_or(gaps.is_empty(), said),
            "failed on {source}: {gaps:?}"
        );
    }
}

#[test]
fn a_review_that_tries_to_fill_slots_or_break_marks_is_quoted_safely() {
    let bank = whole_bank();
    for body in [
        "A novel about the nature of memory and {quote} and {title} and more {",
        "A novel about the “nature of memory and (what is left of it, “”” and so on",
        "The nature of memory \u{202e} is what \u{0} this is about, I think, at length, my friends.",
        "Looking back.\nLooking back\nlooking back\n\n\nlooking back",
        "Why {rating}? What is the nature of memory {quote} to you, my dear reader?",
    ] {
        let review = Review {
            body: body.to_owned(),
            weak_point: Some(body.to_owned()),
            ..Review::default()
        };
        let (found, stock) = stock_of(&bank, &review);
        assert_sound(&review, &found, &stock);
    }
}

/// A review that states a theme, by one of its cues.
fn body_on(cue: &str, place: &str) -> String {
    let cue = cue.replace(['*', '!'], "");
    format!(
        "I thought about it for days.\n\nIn the mill lives Oda, a young widow. There Oda decides to stay.\n\nIn the mill Oda decides to stay, for the novel explores {cue} and the price of bread.\n\nThe best pages are those on {cue}, which nobody in the {place} wants to name, \
         and the author stays with it longer than most would dare.\n\nWhat would you have done in her place?"
    )
}

/// A bank of one theme's file with as few prompts as a file may have: those that
/// were not asked yet, as many as fit.
fn bank_of_unasked(file: &toml::Table, id: &str, asked: &HashSet<String>) -> Bank {
    let mut file = file.clone();
    let prompts = file.get_mut("prompt").and_then(toml::Value::as_array_mut);
    let prompts = prompts.unwrap_or_else(|| panic!("{id} has no prompts"));
    prompts.sort_by_key(|prompt| {
        let own = prompt.get("id").and_then(toml::Value::as_str);
        own.is_some_and(|own| asked.contains(&format!("{id}/{own}")))
    });
    prompts.truncate(5);
    Bank::from_files([(format!("{id}.toml"), file.to_string())])
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Every prompt of the built-in bank, asked about a sentence with each cue of
/// its theme. What is asked hangs on how much else there is to ask, so what
/// stays out at first is tried again with little beside it.
#[test]
fn every_prompt_of_the_bank_asks_soundly() {
    let bank = whole_bank();
    let mut asked = HashSet::new();
    let mut never = Vec::new();
    for (path, text) in Bank::built_in_files() {
        let file: toml::Table =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let Some(cues) = file.get("cues").and_then(toml::Value::as_array) else {
            continue;
        };
        let cues: Vec<&str> = cues.iter().filter_map(toml::Value::as_str).collect();
        let id = path.rsplit(['/', '.']).nth(1).unwrap_or_default();
        let prompts = bank.theme(id).map_or(&[][..], |theme| &theme.prompts);
        let ask = |bank: &Bank, asked: &mut HashSet<String>, cue: &str, place: &str| {
            let review = Review {
                body: body_on(cue, place),
                ..mill()
            };
            let (found, stock) = stock_of(bank, &review);
            assert_sound(&review, &found, &stock);
            asked.extend(stock.into_iter().map(|question| question.prompt));
        };
        // Which prompts are asked first hangs on the words of the review.
        for place in ["village", "valley", "town", "house"] {
            for cue in &cues {
                if prompts.iter().all(|prompt| asked.contains(&prompt.id)) {
                    break;
                }
                ask(&bank, &mut asked, cue, place);
            }
        }
        for cue in cues.iter().cycle().take(cues.len().max(8)) {
            if prompts.iter().all(|prompt| asked.contains(&prompt.id)) {
                break;
            }
            let alone = bank_of_unasked(&file, id, &asked);
            ask(&alone, &mut asked, cue, "village");
        }
        let left = prompts.iter().filter(|prompt| !asked.contains(&prompt.id));
        never.extend(left.map(|prompt| prompt.id.clone()));
    }
    assert!(never.is_empty(), "never asked: {never:?}");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_line() {
    let good = small_files().into_iter().next().expect("a theme").1;
    for (from, to, said) in [
        (
            "id = \"memory\"",
            "id = \"memories\"",
            "memory.toml:1: the id is “memories”",
        ),
        ("name = ", "nmae = ", "memory.toml:2: unknown field"),
        (
            "cues = [",
            "cues = [\"*\", ",
            "memory.toml:3: the cue “*” is too short",
        ),
        (
            "cues = [",
            "words = [\"p!ast\"]\ncues = [",
            "memory.toml:3: the cue “p!ast” has a `!` that is not at the end",
        ),
        ("\"theme\"", "\"thema\"", "memory.toml:9: unknown variant"),
        (
            "\"p1\"",
            "\"p0\"",
            "memory.toml:13: there are two prompts “p0”",
        ),
        (
            "{quote}",
            "{quot}",
            "memory.toml:10: the prompt “p0” has the unknown slot {quot}",
        ),
        (
            "“{quote}”",
            "“{quote}” and “{phrase}”",
            "memory.toml:10: the prompt “p0” quotes twice",
        ),
        (
            "Number 1",
            "Number 0",
            "memory.toml:15: the prompt “p1” begins like another of its sort",
        ),
        (
            "“{quote}”",
            "“{quote}” {rating}",
            "memory.toml:10: the prompt “p0” has {rating}",
        ),
        (
            "kind = \"theme\"",
            "kind = \"theme\"\ntier = 3",
            "memory.toml:10: the prompt “p0” has tier 3",
        ),
        (
            "kind = \"theme\"",
            "kind = \"reviewer\"",
            "memory.toml:9: the prompt “p0” has kind",
        ),
        (
            "kind = \"theme\"",
            "kind = \"theme\"\non = \"claim\"",
            "memory.toml:10: the prompt “p0” has `on`",
        ),
        (
            "What in the book speaks for that, and what",
            "Does it speak for that, or",
            "memory.toml:10: the prompt “p0” can be answered with yes or no",
        ),
        ("name = \"memory\"", "name = \"memory", "memory.toml:2: "),
        (
            "\n[[prompt]]",
            "[lexicon.es]\ncues = [\"recuerdo\", \"*\"]\n[[prompt]]",
            "memory.toml:7: the cue “*” is too short",
        ),
        (
            "\n[[prompt]]",
            "[lexicon.sv]\ncues = [\"krig\"]\n[[prompt]]",
            "memory.toml:6: the language “sv” is not known. There are es, fr, de, pt, it, pl, nl.",
        ),
        (
            "\n[[prompt]]",
            "[lexicon.en]\ncues = [\"the past\"]\n[[prompt]]",
            "memory.toml:6: English words stand at the top",
        ),
        (
            "\n[[prompt]]",
            "[lexicon.es]\nclues = [\"recuerdo\"]\n[[prompt]]",
            "memory.toml:7: unknown field",
        ),
    ] {
        assert!(good.contains(from), "{from}");
        let wrong = good.replacen(from, to, 1);
        let error =
            Bank::from_files([("prompts/en/memory.toml".to_owned(), wrong)]).expect_err(said);
        assert!(
            error.to_string().contains(said),
            "wanted {said}, got {error}"
        );
    }
    let few = good
        .split("[[prompt]]\nid = \"p4\"")
        .next()
        .expect("a head")
        .to_owned();
    let error = Bank::from_files([
        ("memory.toml".to_owned(), few),
        ("war.toml".to_owned(), "id = 3".to_owned()),
    ])
    .expect_err("both files are wrong");
    let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
    assert!(
        lines[0].starts_with("memory.toml:1: the theme has 4 prompts"),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("war.toml:1: ")),
        "{lines:?}"
    );
}

#[test]
fn a_clubs_own_file_replaces_the_built_in_one_of_its_name() {
    let own = small_files()[0]
        .1
        .replace("name = \"memory\"", "name = \"remembering\"");
    let files = small_files().into_iter().chain([
        ("/club/memory.toml".to_owned(), own),
        ("/club/notes.txt".to_owned(), "no bank".to_owned()),
    ]);
    let bank = Bank::from_files(files).unwrap_or_else(|error| panic!("{error}"));
    let names: Vec<&str> = bank
        .themes()
        .iter()
        .map(|theme| theme.name.english())
        .collect();
    assert_eq!(names, ["remembering", "war and its aftermath"]);
}

#[test]
fn the_first_review_gives_its_themes_its_question_and_its_weak_point() {
    let Some(folder) = std::env::var_os("REVIEWS_DIR").map(PathBuf::from) else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "REVIEWS_DIR is not set"
        );
        eprintln!(
            "not tested: set REVIEWS_DIR to the folder with the real reviews and manifest.json"
        );
        return;
    };
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let manifest: serde_json::Value =
        serde_json::from_str(&read("manifest.json")).expect("a manifest");
    let expected = &manifest[0]["expected"];
    let text = |key: &str| expected[key].as_str().map(str::to_owned);
    let document = read(manifest[0]["file"].as_str().expect("a file"));
    let (_, body) = document
        .split_once("blurb here")
        .expect("prose after the labels");
    let review = Review {
        title: text("title"),
        authors: expected["authors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str())
            .map(str::to_owned)
            .collect(),
        language: text("language"),
        strong_point: text("strong_point"),
        weak_point: text("weak_point"),
        body: body.trim().to_owned(),
        ..Review::default()
    };
    let bank = whole_bank();
    let (found, stock) = stock_of(&bank, &review);
    assert_sound(&review, &found, &stock);
    let known: Vec<&str> = expected["themes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|theme| theme["canonical"].as_str())
        .filter(|name| {
            bank.themes()
                .iter()
                .any(|theme| theme.name.english() == *name)
        })
        .collect();
    let missed: Vec<&&str> = known
        .iter()
        .filter(|name| !found.iter().any(|theme| theme.name.english() == **name))
        .collect();
    assert!(
        missed.len() * 4 <= known.len(),
        "missed {missed:?} of {known:?}"
    );
    for words in [
        "“Are we just us as long as we have a purpose in life?",
        "“The story somehow didn’t reach me completely”",
    ] {
        assert!(
            stock.iter().any(|question| question.text.contains(words)),
            "no question with {words}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic(
        body in "(\\PC|[\n.?!“”‘’\"(){},;:—… ]|memory|the past|war|soldier|looking back |not a |I thought |too long|[a-z]{1,8} ){0,200}",
        title in proptest::option::of("[a-zA-Z0-9é ’'-]{0,40}"),
        weak in proptest::option::of("(\\PC|[a-z]{1,8} ){0,60}"),
    ) {
        let review = Review { title, weak_point: weak, body, authors: vec![String::new(), "A".to_owned()], ..mill() };
        let (found, stock) = stock_of(&small_bank(), &review);
        assert_sound(&review, &found, &stock);
        let mut rng = StdRng::seed_from_u64(7);
        let set = question::set(&stock, 6, &mut rng);
        prop_assert_eq!(set.len(), stock.len().min(6));
    }
}
