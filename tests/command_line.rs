//! The command line of the built program: what it prints where, and with which
//! status it ends.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use readalong::club::blind::Blind;
use readalong::club::ids::{BookId, ChannelId, ClubId, MemberId};
use readalong::club::note::Note;
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::rehearsal::{LocalDiscord, Settings};
use readalong::store::{Posted, Rules, Store, now};
use serde_json::Value;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/rehearsal/samples/the-glass-orchard.txt"
);

/// How long the program may take to say no.
const PATIENCE: Duration = Duration::from_secs(40);

/// The program in an empty folder, without settings.
fn readalong(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readalong"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

/// Runs to the end, with this on standard input.
fn run(command: &mut Command, input: &[u8]) -> Output {
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Whoever is not asked for anything reads nothing.
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(begun.elapsed() < PATIENCE, "{command:?}");
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Asserts that the program said no as it should: one sentence with these words
/// on standard error, this status, nothing else, and no secret.
fn assert_refused(output: &Output, status: i32, words: &[&str]) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{said}");
    assert_eq!(text(&output.stdout), "", "{said}");
    for word in words {
        assert!(said.contains(word), "not said: {word:?}, but: {said}");
    }
    assert!(said.starts_with("readalong: "), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    for secret in ["s3cret", "panicked", "backtrace", "stack"] {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
}

#[test]
fn a_wrong_setting_is_one_sentence_and_status_2() {
    let token = ("DISCORD_TOKEN", "s3cret-token");
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    std::fs::create_dir(folder.path().join("faulty")).unwrap();
    let faulty = "id = \"grief\"\nname = \n";
    std::fs::write(folder.path().join("faulty/grief.toml"), faulty).unwrap();
    /// Settings, and the words that the answer must have.
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        (&[], &["DISCORD_TOKEN is not set", ".env"]),
        (&[("DISCORD_TOKEN", "   ")], &["DISCORD_TOKEN is not set"]),
        (
            &[("DISCORD_TOKEN", "s3cret s3cret")],
            &["DISCORD_TOKEN", "spaces"],
        ),
        (&[token, ("SHARDS", "3..1")], &["SHARDS", "0..=3/16"]),
        (
            &[token, ("DISCORD_GUILD", "mine")],
            &["DISCORD_GUILD", "Copy Server ID"],
        ),
        (
            &[token, ("DISCORD_PROXY", "localhost")],
            &["DISCORD_PROXY", "http://127.0.0.1:8080"],
        ),
        (&[token, ("LOG", "readalong=loud")], &["LOG", "info"]),
        (
            &[token, ("PROMPTS_DIR", "nowhere")],
            &["PROMPTS_DIR", "nowhere"],
        ),
        (
            &[token, ("PROMPTS_DIR", "empty")],
            &["PROMPTS_DIR", "empty", ".toml"],
        ),
        (&[token, ("PROMPTS_DIR", "faulty")], &["grief.toml", "2"]),
        (
            &[token, ("DATABASE_URL", "mysql://user:s3cret@host/db")],
            &["DATABASE_URL", "postgres://"],
        ),
        (
            &[token, ("DATABASE_URL", "s3cret")],
            &["DATABASE_URL", "sqlite://"],
        ),
    ];
    for (settings, words) in cases {
        let mut command = readalong(folder.path(), &["run"]);
        command
            .envs(settings.iter().copied())
            .env("RUST_BACKTRACE", "1");
        println!("{settings:?}");
        assert_refused(&run(&mut command, b""), 2, words);
    }
}

#[test]
fn a_database_that_cannot_be_reached_is_one_sentence_and_status_1() {
    let folder = tempfile::tempdir().unwrap();
    for (url, place) in [
        ("sqlite://no/such/folder/club.db", "no/such/folder"),
        ("postgres://user:s3cret@127.0.0.1:1/club", "127.0.0.1"),
    ] {
        let mut command = readalong(folder.path(), &["run"]);
        command.env("DISCORD_TOKEN", "abc").env("DATABASE_URL", url);
        println!("{url}");
        assert_refused(&run(&mut command, b""), 1, &["DATABASE_URL", place]);
    }
}

#[cfg(unix)]
#[test]
fn who_stops_it_need_not_wait_for_a_silent_database() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let database = format!("postgres://u:s3cret@{}/x", silent.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut command = readalong(folder.path(), &["run"]);
    command.envs([("DISCORD_TOKEN", "abc"), ("DATABASE_URL", &database)]);
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.unwrap();
    let _asked = silent.accept().unwrap();
    let begun = Instant::now();
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn settings_are_read_from_a_file_and_a_faulty_file_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    std::fs::write(&file, "DISCORD_TOKEN=abc\nSHARDS=none\n").unwrap();
    let output = run(&mut readalong(folder.path(), &["run"]), b"");
    assert_refused(&output, 2, &["SHARDS"]);
    std::fs::write(&file, "DISCORD_TOKEN='s3cret\n").unwrap();
    let output = run(&mut readalong(folder.path(), &["run"]), b"");
    assert_refused(&output, 2, &[".env"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_discord_does_not_know_is_one_sentence_and_status_1() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let proxy = discord.base_url();
    let output = tokio::task::spawn_blocking(move || {
        let folder = tempfile::tempdir().unwrap();
        let mut command = readalong(folder.path(), &["run"]);
        command
            .env("DISCORD_TOKEN", "s3cret-token")
            .env("DISCORD_PROXY", proxy);
        run(&mut command, b"")
    })
    .await
    .unwrap();
    assert_refused(&output, 1, &["DISCORD_TOKEN", "Developer Portal"]);
    assert_eq!(discord.gateway_counts().connections, 0);
}

#[test]
fn a_port_in_use_is_one_sentence_and_status_1() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["rehearse", "--play", "--port", &port];
    let output = run(&mut readalong(folder.path(), &arguments), b"");
    assert_refused(&output, 1, &[&port, "--port"]);
}

#[test]
fn what_the_program_does_not_know_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (&["publish"][..], "publish"),
        (&[], "Usage"),
        (&["preview"], "<FILE|FOLDER|URL|->"),
        (&["run", "--fast"], "--fast"),
        (&["rehearse", "--port", "seventy"], "seventy"),
    ] {
        let output = run(&mut readalong(folder.path(), arguments), b"");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let output = run(&mut readalong(folder.path(), &["--help"]), b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("rehearse"));
}

#[test]
fn a_preview_shows_what_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let sample = std::fs::read(SAMPLE).unwrap();
    for (arguments, input) in [
        (["preview", SAMPLE], &b""[..]),
        (["preview", "-"], &sample[..]),
    ] {
        let output = run(&mut readalong(folder.path(), &arguments), input);
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert_eq!(text(&output.stderr), "");
        for words in ["The Glass Orchard", "Ines Halvorsen-Pike", "9780000000002"] {
            assert!(said.contains(words), "{words}: {said}");
        }

        let arguments = [arguments[0], arguments[1], "--json"];
        let output = run(&mut readalong(folder.path(), &arguments), input);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(text(&output.stderr), "");
        // Nothing but the object, and nothing behind it.
        let preview: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(preview["title"], "The Glass Orchard");
        assert_eq!(preview["isbn13"], "9780000000002");
        assert_eq!(preview["reviewer_rating"]["value"], 3.5);
        assert!(!preview["themes"].as_array().unwrap().is_empty());
        assert!(!preview["questions"].as_array().unwrap().is_empty());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_document_that_is_no_review_is_one_sentence_and_status_1() {
    let folder = tempfile::tempdir().unwrap();
    let mut binary = vec![0_u8; 5_000];
    binary[..4].copy_from_slice(b"\x89PNG");
    let large = "A word. ".repeat(200_000);
    for (name, bytes, words) in [
        ("empty.txt", &b""[..], "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.png", &binary, "text"),
        ("large.txt", large.as_bytes(), "1 MB"),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        for arguments in [&["preview", name][..], &["preview", name, "--json"]] {
            println!("{arguments:?}");
            let output = run(&mut readalong(folder.path(), arguments), b"");
            assert_refused(&output, 1, &[words]);
        }
        println!("{name} on standard input");
        let output = run(&mut readalong(folder.path(), &["preview", "-"]), bytes);
        assert_refused(&output, 1, &[words]);
    }
    let output = run(
        &mut readalong(folder.path(), &["preview", "nowhere.txt"]),
        b"",
    );
    assert_refused(&output, 1, &["nowhere.txt", "cannot be read"]);
    std::fs::create_dir(folder.path().join("bare")).unwrap();
    let output = run(&mut readalong(folder.path(), &["preview", "bare"]), b"");
    assert_refused(&output, 1, &["bare", "no document"]);
}

/// A post of two books.
const SEVERAL: &str = "# What I read in March\n\n## The Ferry by Ann Lee\n\nThe boat leaves at dawn and nobody on it is ready.\n\nRating: 4/5\n\n## Quay of Salt by Bo Roe\n\nA slow start, but the second half pays for it.\n";

#[test]
fn a_post_of_several_books_is_an_array() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["preview", "-", "--json"];
    let output = run(
        &mut readalong(folder.path(), &arguments),
        SEVERAL.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let books: Value = serde_json::from_slice(&output.stdout).unwrap();
    let titles: Vec<&Value> = books
        .as_array()
        .unwrap()
        .iter()
        .map(|b| &b["title"])
        .collect();
    assert_eq!(titles, ["The Ferry", "Quay of Salt"]);

    let output = run(
        &mut readalong(folder.path(), &["preview", "-"]),
        SEVERAL.as_bytes(),
    );
    let said = text(&output.stdout);
    for words in ["The Ferry", "1 of 2", "Quay of Salt", "2 of 2", "4 of 5"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // Nobody sees colours in a pipe.
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn colours_are_shown_where_they_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    for (settings, coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        let mut command = readalong(folder.path(), &["preview", SAMPLE]);
        let output = run(command.envs(settings.iter().copied()), b"");
        let said = text(&output.stdout);
        assert_eq!(said.contains("\u{1b}["), coloured, "{settings:?}");
    }
}

#[test]
fn a_folder_is_read_to_the_end_whatever_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("blog");
    std::fs::create_dir_all(root.join("2024/.git")).unwrap();
    let sample = std::fs::read(SAMPLE).unwrap();
    for (name, bytes) in [
        ("2024/a.md", SEVERAL.as_bytes()),
        ("2024/.git/b.md", SEVERAL.as_bytes()),
        ("b.txt", b""),
        ("c.txt", &sample),
        ("cover.jpg", b"\xff\xd8\xff"),
        ("picture.md", b"\x89PNG\0\0\0\0\0\0"),
    ] {
        std::fs::write(root.join(name), bytes).unwrap();
    }
    let output = run(
        &mut readalong(folder.path(), &["preview", "blog", "--json"]),
        b"",
    );
    let errors = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    let books: Value = serde_json::from_slice(&output.stdout).unwrap();
    let said: Vec<(&str, &str)> = books
        .as_array()
        .unwrap()
        .iter()
        .map(|book| {
            (
                book["source"].as_str().unwrap(),
                book["title"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("blog/2024/a.md", "The Ferry"),
            ("blog/2024/a.md", "Quay of Salt"),
            ("blog/c.txt", "The Glass Orchard"),
        ]
    );
    for words in [
        "readalong: blog/b.txt: That document is empty.",
        "1 hidden entry, 2 files that are no text (.jpg, .md)",
        "1 of 4 documents could not be read",
    ] {
        assert!(errors.contains(words), "{words}: {errors}");
    }

    // Without the faulty one all is well, and so it is file by file.
    std::fs::remove_file(root.join("b.txt")).unwrap();
    for arguments in [
        &["preview", "blog"][..],
        &["preview", "blog/c.txt", "blog/2024/a.md"],
    ] {
        let output = run(&mut readalong(folder.path(), arguments), b"");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let said = text(&output.stdout);
        for words in ["blog/c.txt", "The Glass Orchard", "Quay of Salt"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

#[test]
fn links_that_lead_to_this_machine_are_one_sentence_and_status_1() {
    // What the program must not reach: directly, or as its proxy.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let here = format!("http://{}", listener.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for link in [
        &here,
        "http://localhost/",
        "HTTP://127.0.0.1/review.txt",
        "https://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/?s3cret",
        "http://s3cret@blog.example/",
        "https://no-such-name.example/post",
    ] {
        let mut command = readalong(folder.path(), &["preview", "--json", link]);
        for name in [
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "http_proxy",
            "https_proxy",
        ] {
            command.env(name, &here);
        }
        let output = run(&mut command, b"");
        assert_refused(&output, 1, &["I could not open that link."]);
        said.push(text(&output.stderr));
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        listener.accept().is_err(),
        "the program connected to {here}"
    );
}

#[test]
fn a_rehearsal_says_where_its_page_is_and_keeps_the_club_until_it_is_to_begin_anew() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["rehearse", "--no-open"][..],
        &["rehearse", "--no-open"],
        &["rehearse", "--no-open", "--fresh"],
    ] {
        let mut child = readalong(folder.path(), arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = said.next().unwrap().unwrap();
        let address = line.strip_prefix("Readalong rehearsal: ").unwrap();
        assert!(address.starts_with("http://127.0.0.1:"), "{address}");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let page = runtime.block_on(async { reqwest::get(address).await.unwrap().text().await });
        assert!(page.unwrap().contains("Readalong rehearsal"));
        let interrupt = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(interrupt.unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
        for kept in ["rehearsal.db", "rehearsal.json"] {
            assert!(folder.path().join(kept).exists(), "{arguments:?}: {kept}");
        }
    }
}

#[test]
fn a_rehearsal_plays_an_evening_and_ends_well_twice() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["rehearse", "--play"][..],
        &["rehearse", "--play", "--review", SAMPLE],
    ] {
        let output = run(&mut readalong(folder.path(), arguments), b"");
        let (said, errors) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{said}\n{errors}");
        for words in [
            "The Glass Orchard",
            "Rate",
            "Discuss",
            "Scores",
            "The evening went well.",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert_eq!(errors, "");
    }
}

/// A club in a SQLite file of this folder: one review, and two ratings of which
/// one has a note that looks like a formula.
async fn rated_club(folder: &Path, name: &str) -> (Store, BookId) {
    let url = format!("sqlite://{}", folder.join(name).display());
    let store = Store::open(&url).await.unwrap();
    let review = Review {
        title: Some("The Tide".to_owned()),
        body: "The lamp was still on at dawn.".to_owned(),
        ..Review::default()
    };
    let posted = store
        .post(CLUB, ChannelId(9), MemberId(77), &review, "tide.md", now())
        .await
        .unwrap();
    let Posted::New { book, .. } = posted else {
        panic!("{posted:?}")
    };
    let note = Note::new("=HYPERLINK(\"x\")", true).unwrap();
    for (member, quarters, note) in [(123, 14, note.as_ref()), (456, 4, None)] {
        let stars = Stars::from_quarters(quarters).unwrap();
        let rated = store.rate(CLUB, book, MemberId(member), stars, Some(note), now());
        rated.await.unwrap();
    }
    (store, book)
}

const CLUB: ClubId = ClubId(1_029_384_756_657_483_920);

/// Runs on the database in this file of the folder.
fn on_database(folder: &Path, name: &str, arguments: &[&str]) -> Output {
    let mut command = readalong(folder, arguments);
    command.env("DATABASE_URL", format!("sqlite://{name}"));
    run(&mut command, b"")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_club_leaves_by_the_command_line_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = rated_club(folder.path(), "home.db").await;
    store.close().await;
    let guild = CLUB.to_string();
    let export = ["export", "--guild", &guild, "--format", "json"];
    let output = on_database(folder.path(), "home.db", &export);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
    let json = output.stdout;
    let whole: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(whole["books"][0]["ratings"][0]["member"], "123");

    let to_file = [&export[..], &["--out", "club.json"]].concat();
    let output = on_database(folder.path(), "home.db", &to_file);
    let said = text(&output.stderr);
    assert_eq!(said, "Exported: 1 review of 1 book, 2 ratings.\n");
    assert_eq!(text(&output.stdout), "");
    let file = folder.path().join("club.json");
    assert_eq!(std::fs::read(&file).unwrap(), json);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "it says who rated what");
    }

    let output = on_database(folder.path(), "away.db", &["import", "club.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert_eq!(said, "Imported: 1 review of 1 book, 2 ratings.\n");
    let output = on_database(folder.path(), "away.db", &export);
    assert_eq!(text(&output.stdout), text(&json));
    let output = on_database(folder.path(), "away.db", &["import", "club.json"]);
    assert_refused(&output, 1, &[&guild, "already", "nothing was imported"]);
    let other = ["import", "club.json", "--guild", "7"];
    let output = on_database(folder.path(), "new.db", &other);
    assert_refused(&output, 2, &[&guild, "not of 7"]);

    let later = text(&json).replacen("\"version\": 1", "\"version\": 2", 1);
    std::fs::write(folder.path().join("later.json"), later).unwrap();
    std::fs::write(folder.path().join("half.json"), &json[..json.len() / 2]).unwrap();
    std::fs::write(folder.path().join("other.json"), b"{\"title\": 1}").unwrap();
    for (name, words) in [
        ("later.json", &["version 2", "reads version 1"][..]),
        (
            "half.json",
            &["not a whole document", "nothing was imported"],
        ),
        ("other.json", &["no export of a club"]),
        ("nowhere.json", &["nowhere.json", "cannot be read"]),
    ] {
        let output = on_database(folder.path(), "new.db", &["import", name]);
        assert_refused(&output, 1, words);
    }
    let untouched = !folder.path().join("new.db").exists();
    assert!(untouched, "a database was made for what was refused");

    let unknown = ["export", "--guild", "7"];
    let output = on_database(folder.path(), "home.db", &unknown);
    assert_refused(&output, 1, &["no club 7", &guild]);
    for (arguments, words) in [
        (&["export"][..], "--guild"),
        (&["export", "--guild", "mine"], "mine"),
        (&["export", "--guild", "7", "--format", "xml"], "xml"),
        (&["import"], "FILE.json"),
        (&["post", "a.md"], "--guild"),
    ] {
        let output = on_database(folder.path(), "home.db", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(words), "{arguments:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_for_people_keeps_to_what_the_club_allows() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = rated_club(folder.path(), "club.db").await;
    let guild = CLUB.to_string();
    let table = ["export", "--guild", &guild, "--format", "csv"];
    let shareable = ["export", "--guild", &guild, "--shareable"];
    let settled = async |blind: bool, names: bool| {
        let blind = blind.then_some(Blind { days: None });
        let rules = Rules {
            blind,
            names,
            ..Rules::default()
        };
        store.settle_rules(CLUB, rules).await.unwrap();
        [&table[..], &shareable].map(|arguments| {
            let output = on_database(folder.path(), "club.db", arguments);
            let (said, errors) = (text(&output.stdout), text(&output.stderr));
            assert_eq!(output.status.code(), Some(0), "{errors}");
            for member in ["123", "456", "77"] {
                let shown = said.contains(&format!("<@{member}>"))
                    || said.contains(&format!("\"{member}\""));
                assert!(names || !shown, "{member} is named in {said}");
            }
            (said, errors)
        })
    };
    let [(hidden, errors), (_, shared)] = settled(false, false).await;
    assert!(hidden.starts_with("\u{feff}title,"), "{hidden:?}");
    assert_eq!(hidden.matches("reader-").count(), 2, "{hidden}");
    assert!(
        hidden.contains(",\"'=HYPERLINK(\"\"x\"\")\",true,"),
        "{hidden}"
    );
    for errors in [errors, shared] {
        assert!(errors.contains("Members are not named"), "{errors}");
    }
    let [(named, errors), (json, _)] = settled(false, true).await;
    assert!(named.contains(",<@123>,3.5,"), "{named}");
    assert_eq!(errors, "");
    assert!(json.contains("\"member\": \"123\""), "{json}");

    let [(veiled, errors), (json, _)] = settled(true, true).await;
    assert_eq!(veiled.lines().count(), 1, "{veiled}");
    assert!(
        errors.contains("1 book (2 votes) are not there"),
        "{errors}"
    );
    assert!(
        !json.contains("quarters") && json.contains("\"votes\": 2"),
        "{json}"
    );
    std::fs::write(folder.path().join("people.json"), json).unwrap();
    let output = on_database(folder.path(), "new.db", &["import", "people.json"]);
    assert_refused(&output, 1, &["made for people", "--shareable"]);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_catalogue_comes_in_once_and_as_old_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let blog = folder.path().join("blog");
    std::fs::create_dir_all(blog.join("2019/03")).unwrap();
    let sample = std::fs::read_to_string(SAMPLE).unwrap();
    let dated = "---\ntitle: The Long Quay\ndate: 2021-05-06\n---\n\nThe harbour lies still, and nobody in it sleeps. I read it twice.\n";
    for (name, text) in [
        ("2019/03/march.md", SEVERAL),
        ("2020-01-02-orchard.txt", &sample),
        ("dated.md", dated),
        ("empty.md", ""),
        ("untitled.txt", "ok"),
        ("cover.jpg", "JFIF"),
    ] {
        std::fs::write(blog.join(name), text).unwrap();
    }
    let guild = CLUB.to_string();
    let import = ["import", "blog", "--guild", &guild];
    for said in [
        "Imported: 4 reviews from 3 documents.\n",
        "Imported: 0 reviews from 3 documents. 4 were here already.\n",
    ] {
        let output = on_database(folder.path(), "club.db", &import);
        let errors = text(&output.stderr);
        assert_eq!(text(&output.stdout), said, "{errors}");
        assert_eq!(output.status.code(), Some(1), "{errors}");
        for words in [
            "readalong: blog/empty.md: That document is empty.",
            "readalong: blog/untitled.txt: ",
            "1 file that is no text (.jpg)",
            "2 of 5 documents could not be read",
        ] {
            assert!(errors.contains(words), "{words}: {errors}");
        }
    }
    let url = format!("sqlite://{}", folder.path().join("club.db").display());
    let store = Store::open(&url).await.unwrap();
    let whole = store.whole(CLUB).await.unwrap().unwrap();
    let days: Vec<(String, String)> = whole
        .reviews
        .iter()
        .map(|one| {
            let title = one.review.title.clone().unwrap();
            (title, one.made_at.format("%Y-%m-%d").to_string())
        })
        .collect();
    let wanted = [
        ("The Ferry", "2019-03-01"),
        ("Quay of Salt", "2019-03-01"),
        ("The Glass Orchard", "2020-01-02"),
        ("The Long Quay", "2021-05-06"),
    ];
    let wanted = wanted.map(|(title, day)| (title.to_owned(), day.to_owned()));
    assert_eq!(days, wanted);
    // Nothing waits to be posted, and the books can be rated.
    assert_eq!(store.cards_waiting().await.unwrap(), 0);
    let (book, stars) = (whole.books[0].number, Stars::from_quarters(16).unwrap());
    let rated = store.rate(CLUB, book, MemberId(1), stars, None, now());
    assert_eq!(rated.await.unwrap().tally.count(), 1);
    store.close().await;

    let nobodys = on_database(folder.path(), "club.db", &["import", "blog"]);
    assert_refused(&nobodys, 2, &["--guild ID"]);
    let mixed = ["import", "blog", "club.json", "--guild", &guild];
    let mixed = on_database(folder.path(), "club.db", &mixed);
    assert_refused(&mixed, 2, &["imported alone"]);
}

#[test]
fn what_cannot_be_posted_is_one_sentence_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("empty.md"), "").unwrap();
    for (arguments, status, words) in [
        (
            &["post", SAMPLE, "--guild", "7"][..],
            2,
            &["--channel ID", "/club setup"][..],
        ),
        (
            &["post", "empty.md", "--guild", "7", "--channel", "9"],
            1,
            &["empty.md", "Nothing was posted"],
        ),
        (
            &["post", "none.md", "--guild", "7", "--channel", "9"],
            1,
            &["none.md", "cannot be read"],
        ),
    ] {
        let output = on_database(folder.path(), "club.db", arguments);
        assert_refused(&output, status, words);
    }
    let both = ["post", SAMPLE, "empty.md", "--guild", "7", "--channel", "9"];
    let output = on_database(folder.path(), "club.db", &both);
    assert_refused(&output, 1, &["empty.md", "Nothing was posted"]);
    let output = on_database(folder.path(), "club.db", &["export", "--guild", "7"]);
    assert_refused(&output, 1, &["no club at all"]);
}

/// What `readalong check` says, and its status.
fn checked(command: &mut Command) -> (String, Option<i32>) {
    let output = run(command, b"");
    let said = text(&output.stdout);
    assert!(!said.contains("s3cret"), "{said}");
    (said, output.status.code())
}

#[test]
fn prompts_are_checked_with_file_and_line_and_nothing_else_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let good = tempfile::tempdir().unwrap();
    let (name, prompts) = readalong::club::bank::Bank::built_in_files()
        .find(|(name, _)| name.ends_with("/memory.toml"))
        .unwrap();
    std::fs::write(good.path().join("memory.toml"), &prompts).unwrap();
    let good = good.path().display().to_string();
    let (said, status) = checked(&mut readalong(
        folder.path(),
        &["check", "--prompts", &good],
    ));
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("ok prompts"), "{said}");
    assert_eq!(said.lines().count(), 1, "{name}: {said}");

    // Every fault is there, each with its line.
    let bad = folder.path().join("mine/en");
    std::fs::create_dir_all(&bad).unwrap();
    let lines: Vec<&str> = prompts.lines().collect();
    let first = lines
        .iter()
        .position(|line| line.starts_with("text"))
        .unwrap();
    let mut faulty: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    faulty[first] = "text = \"Did you like “{quote}”?\"".to_owned();
    std::fs::write(bad.join("memory.toml"), faulty.join("\n")).unwrap();
    std::fs::write(bad.join("tides.toml"), "id = \"tides\"\nname = \n").unwrap();
    for with_option in [true, false] {
        let mut command = match with_option {
            true => readalong(folder.path(), &["check", "--prompts", "mine"]),
            false => readalong(folder.path(), &["check"]),
        };
        command.env("PROMPTS_DIR", if with_option { "" } else { "mine" });
        let (said, status) = checked(&mut command);
        assert_eq!(status, Some(if with_option { 1 } else { 2 }), "{said}");
        let place = format!("memory.toml:{}:", first + 1);
        for words in ["!! prompts", &place, "tides.toml:2:", "yes or no"] {
            assert!(said.contains(words), "not said: {words}, but: {said}");
        }
    }
    let nowhere = checked(&mut readalong(
        folder.path(),
        &["check", "--prompts", "nowhere"],
    ));
    assert_eq!(nowhere.1, Some(2), "{}", nowhere.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_says_what_is_right_and_what_to_do_about_the_rest() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let (token, proxy) = (discord.token().to_owned(), discord.base_url());
    let guild = discord.guild(0).to_string();
    let club = discord.clone();
    tokio::task::spawn_blocking(move || {
        let folder = tempfile::tempdir().unwrap();
        let check = |settings: &[(&str, &str)], arguments: &[&str]| {
            let mut command = readalong(folder.path(), arguments);
            command.envs(settings.iter().copied());
            checked(&mut command)
        };
        let token = ("DISCORD_TOKEN", token.as_str());
        let proxy = ("DISCORD_PROXY", proxy.as_str());
        let mine = ("DISCORD_GUILD", guild.as_str());
        for (settings, arguments, status, words) in [
            (
                vec![token, proxy, mine],
                &["check"][..],
                0,
                &[
                    "ok configuration",
                    "ok prompts",
                    "ok database",
                    "ok token",
                    "“Readalong”",
                    "ok permissions",
                ][..],
            ),
            (vec![token, proxy], &["check", "--deep"], 0, &["ok tallies"]),
            (
                vec![],
                &["check"],
                2,
                &[
                    "ok database",
                    "!! token",
                    "DISCORD_TOKEN is not set",
                    ".env",
                ],
            ),
            (
                vec![("DISCORD_TOKEN", "s3cret"), proxy],
                &["check"],
                1,
                &["ok database", "!! token", "Developer Portal"],
            ),
            (
                vec![token, proxy, ("DISCORD_GUILD", "77")],
                &["check"],
                1,
                &["!! permissions", "not in the server 77", "oauth2/authorize"],
            ),
            (
                vec![token, proxy, ("SHARDS", "3..1")],
                &["check"],
                2,
                &["!! configuration", "SHARDS", "ok prompts"],
            ),
            (
                vec![
                    token,
                    proxy,
                    ("DATABASE_URL", "sqlite://no/such/folder/club.db"),
                ],
                &["check"],
                1,
                &["!! database", "no/such/folder", "ok token"],
            ),
            (
                vec![token, proxy, ("DATABASE_URL", "mysql://u:s3cret@host/db")],
                &["check"],
                2,
                &["!! database", "postgres://"],
            ),
        ] {
            let (said, code) = check(&settings, arguments);
            assert_eq!(code, Some(status), "{arguments:?}: {said}");
            for word in words {
                assert!(said.contains(word), "not said: {word}, but: {said}");
            }
        }
        club.remove_bot(guild.parse().unwrap());
        let (said, code) = check(&[token, proxy], &["check"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("in no server yet"), "{said}");
    })
    .await
    .unwrap();
    assert_eq!(discord.unknown_routes(), Vec::<String>::new());
}
