//! What it costs to read a review, to find its themes and to make its
//! questions: of the sample, and of every review in the folder that
//! `REVIEWS_DIR` names. Then how the cost of reading grows with the size, of
//! text, Markdown and HTML, and what documents cost that were made to be slow.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run says so by panicking"
)]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group};
use readalong::club::bank::Bank;
use readalong::club::question::{self, Question};
use readalong::club::{reading, theme};

/// As in the program.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// How many reviews of a folder are measured one by one, the first by name.
const REVIEWS: usize = 3;
/// How often each review of a folder is read for the medians.
const TIMES: usize = 50;

fn questions(bank: &Bank, document: &[u8]) -> Vec<Question> {
    let review = reading::read(document).unwrap().swap_remove(0).review;
    question::talk(bank, &review).questions
}

/// The reviews in the folder that `REVIEWS_DIR` names, by name.
fn folder() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("REVIEWS_DIR") else {
        return Vec::new();
    };
    let is_review = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        let ending = name.rsplit('.').next().unwrap_or_default();
        matches!(ending, "txt" | "md" | "html") && name.starts_with(|c: char| c.is_ascii_digit())
    };
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths.filter(is_review).collect();
    paths.sort();
    paths
}

/// Prints what the median review of the folder costs, each at the best of many
/// times, from the first book of its document.
fn medians() {
    let bank = Bank::built_in().unwrap();
    let (mut read, mut talk, mut together) = (Vec::new(), Vec::new(), Vec::new());
    for path in folder() {
        let document = std::fs::read(path).unwrap();
        let review = reading::read(&document).unwrap().swap_remove(0).review;
        let best = |work: &dyn Fn()| {
            let time = |()| {
                let start = Instant::now();
                work();
                start.elapsed()
            };
            [(); TIMES].into_iter().map(time).min().unwrap_or_default()
        };
        let of_reading = best(&|| drop(black_box(reading::read(black_box(&document)))));
        let of_talk = best(&|| drop(black_box(question::talk(&bank, black_box(&review)))));
        read.push(of_reading);
        talk.push(of_talk);
        together.push(of_reading + of_talk);
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    println!(
        "the median of {} reviews: read {:?}, themes and questions {:?}, together {:?}",
        read.len(),
        median(&mut read),
        median(&mut talk),
        median(&mut together)
    );
}

fn documents() -> Vec<(String, Vec<u8>)> {
    let sample = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/rehearsal/samples/the-glass-orchard.txt"
    ));
    let mut others = folder();
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
        let mut group = criterion.benchmark_group(&name);
        group.bench_function("read", |bencher| {
            bencher.iter(|| reading::read(black_box(&document)).unwrap());
        });
        group.bench_function("themes", |bencher| {
            bencher.iter(|| theme::find(&bank, black_box(&review)));
        });
        group.bench_function("themes and questions", |bencher| {
            bencher.iter(|| question::talk(&bank, black_box(&review)));
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

/// So many themes are found in the sample, the built-in ones with and without
/// others: one pass must not become slower with the number of themes.
const MANY_THEMES: usize = 1_000;

/// The built-in bank, filled up with themes whose words are made of its own, so
/// that as many are looked up and none of them is rare.
fn many_themes() -> Bank {
    let built_in: Vec<(String, String)> = Bank::built_in_files().collect();
    let themes: Vec<&(String, String)> = built_in
        .iter()
        .filter(|(name, _)| !name.ends_with("reviewer.toml"))
        .collect();
    let more = (themes.len()..MANY_THEMES).map(|number| {
        let (name, text) = themes[number % themes.len()];
        let stem = name.rsplit('/').next().unwrap().trim_end_matches(".toml");
        let id = format!("{stem}-{number}");
        // The same words with endings of their own: they are looked for as far as
        // those of the built-in themes, and found as seldom as other themes' words.
        let text = text
            .replacen(&format!("id = \"{stem}\""), &format!("id = \"{id}\""), 1)
            .replace("\", ", &format!(" q{number}\", "));
        (format!("{id}.toml"), text)
    });
    Bank::from_files(built_in.iter().cloned().chain(more)).unwrap()
}

fn themes_by_size_of_bank(criterion: &mut Criterion) {
    let built_in = Bank::built_in().unwrap();
    let many = many_themes();
    let mut group = criterion.benchmark_group("size of the bank");
    for (name, document) in documents() {
        let review = reading::read(&document).unwrap().swap_remove(0).review;
        for (size, bank) in [(built_in.themes().len(), &built_in), (MANY_THEMES, &many)] {
            group.bench_function(format!("{name}, {size} themes"), |bencher| {
                bencher.iter(|| theme::find(bank, black_box(&review)));
            });
        }
    }
    group.finish();
}

/// A paragraph of a review.
const PARAGRAPH: &str = "The ferry leaves at dawn, and nobody in this book is ever quite ready for it. I was not ready either, and I read it twice: once for the river, once for the ferryman, who says \u{201c}not yet\u{201d} so often that it becomes a prayer.";

/// `part` as often as it fits into so many bytes, after `head`.
fn filled(head: &str, part: &str, bytes: usize) -> Vec<u8> {
    let times = bytes.saturating_sub(head.len()) / part.len();
    (head.to_owned() + &part.repeat(times)).into_bytes()
}

/// The same review, longer and longer: the time for each byte must not grow.
fn sizes(criterion: &mut Criterion) {
    let record = "Title: The Ferry\nAuthor: Ann Lee\nMy rating: 4/5\n\n";
    let front = "---\ntitle: The Ferry\nauthor: Ann Lee\nrating: 4\n---\n\n";
    let chrome = "<!doctype html><html><head><title>The Ferry | Blog</title></head><body><nav><a href=/>Home</a></nav><article><h1>The Ferry</h1><dl><dt>Author<dd>Ann Lee</dl>";
    for (kind, head, part) in [
        ("text", record, format!("{PARAGRAPH}\n\n")),
        (
            "Markdown",
            front,
            format!("{PARAGRAPH} *Truly*, [again](x).\n\n"),
        ),
        (
            "HTML",
            chrome,
            format!("<p class=\"text\">{PARAGRAPH} <em>Truly</em>, <a href=\"x\">again</a>.</p>\n"),
        ),
    ] {
        let mut group = criterion.benchmark_group(kind);
        group.sample_size(10);
        for (name, bytes) in [("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
            let document = filled(head, &part, bytes);
            group.throughput(Throughput::Bytes(document.len() as u64));
            group.bench_function(name, |bencher| {
                bencher.iter(|| reading::read(black_box(&document)).unwrap());
            });
        }
        group.finish();
    }
}

/// Documents of 100 KB and 1 MB that were made to be slow: the second may take
/// ten times as long as the first, not a hundred times.
fn hostile(criterion: &mut Criterion) {
    const KINDS: [(&str, &str, &str); 22] = [
        ("nested elements", "<!doctype html>", "<div>"),
        ("nested lists", "<!doctype html>", "<ul><li>"),
        ("nested tables", "<!doctype html>", "<table><tr><td>"),
        ("unclosed links", "<!doctype html>", "<a href=x>"),
        ("unclosed fonts", "<!doctype html>", "<font color=a><p>x"),
        ("attributes", "<!doctype html><a", " a b=\">\" c"),
        ("open quotation mark", "<!doctype html><p title=\"", "x>"),
        ("ampersands", "<!doctype html><p>", "&"),
        ("less-than signs", "<!doctype html><p>", "<"),
        ("comments", "<!doctype html>", "<!--"),
        ("instructions", "<!doctype html>", "<?x>"),
        ("items", "<!doctype html>", "<div itemscope itemprop=a>"),
        ("brackets", "# x\n\n", "["),
        ("asterisks", "# x\n\n", "*"),
        ("quotation marks", "# x\n\n", ">"),
        ("bullets", "# x\n\n", "- "),
        ("open fence", "# x\n\n```\n", "x\n"),
        ("one line", "", "x"),
        ("labels", "", "Title: x\n"),
        ("template tags", "# x\n\n", "{{ {% {: "),
        ("lines of front matter", "---\n", "key: value\n"),
        ("nested front matter", "---\na: ", "["),
    ];
    for (kind, head, part) in KINDS {
        let mut group = criterion.benchmark_group(kind);
        group.sample_size(10);
        for (name, bytes) in [("100 KB", 100_000), ("1 MB", 990_000)] {
            let mut document = filled(head, part, bytes);
            document.extend_from_slice(b"\n---\n\n");
            document.extend_from_slice(PARAGRAPH.as_bytes());
            group.throughput(Throughput::Bytes(document.len() as u64));
            group.bench_function(name, |bencher| {
                bencher.iter(|| {
                    let _ = black_box(reading::read(black_box(&document)));
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, reading, themes_by_size_of_bank, sizes, hostile);

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        medians();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
