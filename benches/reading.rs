//! What it costs to read a review, to find its themes and to make its
//! questions: of the sample, and of every review in the folder that
//! `REVIEWS_DIR` names.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run says so by panicking"
)]

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use readalong::club::bank::Bank;
use readalong::club::question::{self, Question};
use readalong::club::{reading, theme};

/// How many reviews of a folder are measured, the first by name.
const REVIEWS: usize = 3;

fn questions(bank: &Bank, document: &[u8]) -> Vec<Question> {
    let review = reading::read(document).unwrap().swap_remove(0).review;
    let themes = theme::find(bank, &review);
    question::stock(bank, &review, &themes)
}

fn documents() -> Vec<(String, Vec<u8>)> {
    let sample = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/rehearsal/samples/the-glass-orchard.txt"
    ));
    let mut others: Vec<PathBuf> = match std::env::var_os("REVIEWS_DIR") {
        Some(folder) => std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|ending| ending == "txt" || ending == "md")
            })
            .collect(),
        None => Vec::new(),
    };
    others.sort();
    others.truncate(REVIEWS);
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&path).unwrap())
    };
    [sample].into_iter().chain(others).map(read).collect()
}

fn reading(criterion: &mut Criterion) {
    let bank = Bank::built_in().unwrap();
    for (name, document) in documents() {
        let review = reading::read(&document).unwrap().swap_remove(0).review;
        let themes = theme::find(&bank, &review);
        let mut group = criterion.benchmark_group(&name);
        group.bench_function("read", |bencher| {
            bencher.iter(|| reading::read(black_box(&document)).unwrap());
        });
        group.bench_function("themes", |bencher| {
            bencher.iter(|| theme::find(&bank, black_box(&review)));
        });
        group.bench_function("questions", |bencher| {
            bencher.iter(|| question::stock(&bank, black_box(&review), &themes));
        });
        group.bench_function("together", |bencher| {
            bencher.iter(|| questions(&bank, black_box(&document)));
        });
        group.finish();
    }
    criterion.bench_function("the built-in bank", |bencher| {
        bencher.iter(|| Bank::built_in().unwrap());
    });
}

criterion_group!(benches, reading);
criterion_main!(benches);
