//! Holds the house up: the rules of `ARCHITECTURE.md` that a machine can check.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so, with its text.
fn files(below: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} below {below}");
    found.sort();
    found
}

/// The lines of a source file that are code: no comments, nothing behind the
/// module of its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
}

/// Whether a line names a crate or module as a path.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + name.len()..];
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_') && after.starts_with("::")
    })
}

fn assert_unnamed(below: &str, except: &[&str], forbidden: &[&str]) {
    for (file, text) in files(below, ".rs") {
        if except.iter().any(|floor| file.starts_with(floor)) {
            continue;
        }
        for line in code(&text) {
            for name in forbidden {
                assert!(!names(line, name), "{file} names {name}: {line}");
            }
        }
    }
}

#[test]
fn only_the_discord_floor_names_serenity_and_poise() {
    assert_unnamed("src", &["src/discord/"], &["serenity", "poise"]);
}

#[test]
fn only_the_store_names_sqlx() {
    assert_unnamed("src", &["src/store/"], &["sqlx"]);
}

#[test]
fn only_the_web_and_the_discord_floor_fetch() {
    assert_unnamed("src", &["src/web/", "src/discord/"], &["reqwest"]);
}

#[test]
fn a_floor_imports_only_from_the_floors_below() {
    assert_unnamed(
        "src/club",
        &[],
        &[
            "crate::store",
            "crate::web",
            "crate::discord",
            "crate::rehearsal",
        ],
    );
    assert_unnamed(
        "src/web",
        &[],
        &[
            "crate::store",
            "crate::discord",
            "crate::rehearsal",
            "crate::config",
        ],
    );
    assert_unnamed(
        "src/store",
        &[],
        &[
            "crate::web",
            "crate::discord",
            "crate::rehearsal",
            "crate::config",
        ],
    );
    assert_unnamed("src/discord", &[], &["crate::rehearsal"]);
    assert_unnamed("src/rehearsal", &[], &["crate::discord", "crate::store"]);
}

#[test]
fn the_club_is_pure() {
    let outside = [
        "tokio",
        "reqwest",
        "std::fs",
        "std::net",
        "std::env",
        "Utc",
        "Local",
        "SystemTime",
        "Instant",
    ];
    assert_unnamed("src/club", &[], &outside);
    for (file, text) in files("src/club", ".rs") {
        for line in code(&text) {
            let impure =
                line.contains("async ") || line.contains("rand::rng()") || line.contains(".await");
            assert!(!impure, "{file}: {line}");
        }
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let list = |folder: &str| -> Vec<String> {
        let strip = |(file, _): (String, String)| file.rsplit('/').next().unwrap().to_owned();
        files(folder, ".sql").into_iter().map(strip).collect()
    };
    assert_eq!(list("migrations/sqlite"), list("migrations/postgres"));
}

#[test]
fn files_are_named_by_what_lives_there_and_are_no_longer_than_a_sitting() {
    for (file, text) in files("src", ".rs") {
        if file.ends_with("/tests.rs") {
            continue;
        }
        let lines = text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"))
            .count();
        assert!(lines <= 420, "{file} has {lines} lines without its tests");
        for drawer in ["util", "helper", "common", "manager", "misc"] {
            assert!(!file.contains(drawer), "{file} is a drawer for anything");
        }
    }
}

#[test]
fn every_file_says_what_lives_there() {
    for (file, text) in files("src", ".rs") {
        assert!(
            text.starts_with("//! "),
            "{file} begins without a module doc"
        );
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && let Some((name, _)) = line.split_once(" = ") {
            assert!(
                architecture.contains(&format!("`{name}`")),
                "ARCHITECTURE.md does not say why {name} is there"
            );
        }
    }
}

#[test]
fn every_setting_is_explained() {
    let example = fs::read_to_string(root().join(".env.example")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for setting in [
        "DISCORD_TOKEN",
        "DATABASE_URL",
        "DISCORD_PROXY",
        "DISCORD_GUILD",
        "SHARDS",
        "PROMPTS_DIR",
        "LOG",
    ] {
        assert!(
            example.contains(&format!("{setting}=")),
            ".env.example lacks {setting}"
        );
        assert!(
            readme.contains(&format!("`{setting}`")),
            "README.md lacks {setting}"
        );
    }
}
