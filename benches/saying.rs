//! What it costs to say something: a receipt of a rating as it is put together
//! for a member, and a plural by one thread and by several at once, which must
//! not wait for each other.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};

use criterion::{Criterion, criterion_group, criterion_main};
use readalong::club::locale::Locale;
use readalong::say;

/// Threads that say something beside the one that is measured.
const OTHERS: usize = 3;

/// The sentences of `/rate`: four messages, three numbers, a plural.
fn receipt(locale: Locale) -> String {
    let stars = format!("★★★½ **{}**", locale.number("3.5"));
    let mean = locale.number("3.67");
    let score = say!(locale, "score-open", mean = mean, count = 1_234_u64);
    [
        say!(
            locale,
            "rated-first",
            title = "The Salt Ledger",
            stars = stars
        ),
        say!(locale, "rated-club", score = score),
        say!(locale, "rated-undo"),
    ]
    .join("\n")
}

fn saying(criterion: &mut Criterion) {
    for locale in Locale::ALL {
        criterion.bench_function(&format!("receipt in {}", locale.code()), |bencher| {
            bencher.iter(|| receipt(black_box(locale)));
        });
    }
    criterion.bench_function("a number", |bencher| {
        bencher.iter(|| Locale::Spanish.number(black_box("3.67")));
    });
    let plural = |count: u64| say!(Locale::Spanish, "votes", count = count);
    criterion.bench_function("plural, by one thread", |bencher| {
        bencher.iter(|| plural(black_box(3)));
    });
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..OTHERS {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    black_box(plural(black_box(3)));
                }
            });
        }
        criterion.bench_function("plural, beside three other threads", |bencher| {
            bencher.iter(|| plural(black_box(3)));
        });
        stop.store(true, Ordering::Relaxed);
    });
}

criterion_group!(benches, saying);
criterion_main!(benches);
