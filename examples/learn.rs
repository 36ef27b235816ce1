//! Learns from labelled reviews how much the signs of a theme weigh, and says how
//! well that works on blogs it has not seen.
//!
//! ```sh
//! cargo run --release --example learn -- FOLDER... [--threshold P] [--write] [--answers FILE] [-v]
//! ```
//!
//! A folder holds `manifest.json`, an array of records with `file` and
//! `expected.themes[].canonical`, and the reviews beside it or in `texts/`. Files
//! are called `NNN-BLOG-BOOK.EXT`. For each blog the weights are learned from all
//! others; the figures are of the themes that these weights find in it. `--write`
//! learns from everything and writes `prompts/weights.toml`; `--answers` writes
//! what was found in each review; `-v` prints every theme that was weighed.
//! `--threshold P` takes this threshold instead of the best one: where the words
//! of the bank were written with the reviews at hand, the best one is too high for
//! others.

#![allow(
    clippy::needless_range_loop,
    reason = "rows and columns of matrices are numbers"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use readalong::club::bank::Bank;
use readalong::club::theme::signs::{COUNT, NAMES};
use readalong::club::theme::weights::Written;
use readalong::club::{reading, theme};

/// Signs and, last, how often readers name the theme and how often its words are
/// there.
const WIDTH: usize = COUNT + 2;
/// How strongly weights are drawn to zero. With some hundred reviews, little can
/// be believed of any one sign.
const DRAW: f64 = 100.0;
/// Thresholds that are tried.
const THRESHOLDS: std::ops::Range<u32> = 14..40;

type Failure = Box<dyn Error>;

/// A labelled review.
struct Labelled {
    file: String,
    folder: usize,
    blog: String,
    wanted: BTreeSet<String>,
    /// Whether it speaks of several books. Nobody wrote down which theme is which
    /// book's, so nothing is learned from it.
    several: bool,
    /// Most themes that are given of it; of several books together, more.
    most: usize,
    /// For each theme that its words speak of: its id and signs.
    shown: Vec<(String, [f64; COUNT])>,
}

/// What was learned.
struct Learned {
    mean: [f64; WIDTH],
    spread: [f64; WIDTH],
    weights: Vec<f64>,
    often: BTreeMap<String, [f64; 2]>,
    seldom: [f64; 2],
}

fn main() -> Result<(), Failure> {
    let mut folders = Vec::new();
    let (mut write, mut verbose, mut answers, mut threshold) = (false, false, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--write" => write = true,
            "-v" => verbose = true,
            "--answers" => answers = arguments.next(),
            "--threshold" => threshold = Some(arguments.next().unwrap_or_default().parse()?),
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bank = bank(&root.join("prompts/en"))?;
    let mut reviews = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        reviews.extend(labelled(&bank, number, folder)?);
    }
    let blogs: BTreeSet<&str> = reviews.iter().map(|review| review.blog.as_str()).collect();
    let mut probable: BTreeMap<&str, Vec<(f64, &str)>> = BTreeMap::new();
    for blog in &blogs {
        let others: Vec<&Labelled> = reviews.iter().filter(|one| one.blog != *blog).collect();
        let learned = Learned::from(&others);
        for review in reviews.iter().filter(|one| one.blog == *blog) {
            probable.insert(&review.file, learned.rank(review));
        }
    }
    let f1 = |threshold| figures(&reviews, &probable, threshold).2;
    let best = THRESHOLDS
        .map(|hundredths| f64::from(hundredths) / 100.0)
        .max_by(|a, b| f1(*a).total_cmp(&f1(*b)));
    let threshold = threshold.or(best).unwrap_or(0.25);
    println!(
        "{} reviews of {} blogs, each blog unseen; threshold {threshold}",
        reviews.len(),
        blogs.len()
    );
    for (number, folder) in folders.iter().enumerate() {
        let of = reviews.iter().filter(|one| one.folder == number);
        let (precision, recall, f1) = figures(of, &probable, threshold);
        println!(
            "{}: precision {precision:.3} recall {recall:.3} F1 {f1:.3}",
            folder.display()
        );
    }
    let (precision, recall, f1) = figures(&reviews, &probable, threshold);
    println!("all: precision {precision:.3} recall {recall:.3} F1 {f1:.3}");
    if verbose {
        for review in &reviews {
            println!("## {}", review.file);
            for (place, (p, id)) in probable[review.file.as_str()].iter().enumerate() {
                let mark = if review.wanted.contains(*id) {
                    '*'
                } else {
                    ' '
                };
                println!("{mark} {place:2} {p:.2} {id}");
            }
        }
    }
    if let Some(file) = answers {
        let given = reviews.iter().map(|review| {
            let ranked = &probable[review.file.as_str()];
            (review.file.as_str(), given(review, ranked, threshold))
        });
        let given: BTreeMap<&str, Vec<&str>> = given.collect();
        fs::write(file, serde_json::to_string_pretty(&given)?)?;
    }
    if write {
        let all: Vec<&Labelled> = reviews.iter().collect();
        let written = Learned::from(&all).written(&bank, threshold);
        let head = "# How much the signs of a theme weigh when themes are found in a review: a\n\
                    # logistic regression, learned from reviews whose themes careful readers wrote\n\
                    # down. Written by `cargo run --release --example learn`; see prompts/README.md.\n\n";
        fs::write(
            root.join("prompts/weights.toml"),
            head.to_owned() + &toml::to_string(&written)?,
        )?;
    }
    Ok(())
}

/// The bank as it is in the folder now.
fn bank(folder: &Path) -> Result<Bank, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        files.push((path.display().to_string(), fs::read_to_string(&path)?));
    }
    Ok(Bank::from_files(files)?)
}

fn labelled(bank: &Bank, number: usize, folder: &Path) -> Result<Vec<Labelled>, Failure> {
    let manifest = fs::read_to_string(folder.join("manifest.json"))?;
    let records: Vec<serde_json::Value> = serde_json::from_str(&manifest)?;
    let mut reviews = Vec::new();
    for record in &records {
        let file = record["file"].as_str().ok_or("a record without a file")?;
        let beside = folder.join(file);
        let path = if beside.exists() {
            beside
        } else {
            folder.join("texts").join(file)
        };
        let themes = record["expected"]["themes"]
            .as_array()
            .into_iter()
            .flatten();
        let wanted = themes.filter_map(|theme| theme["canonical"].as_str());
        let mut shown: BTreeMap<(String, usize), [f64; COUNT]> = BTreeMap::new();
        // What the bot refuses has no themes.
        let read = reading::read(&fs::read(path)?).unwrap_or_default();
        for (place, one) in read.iter().enumerate() {
            for (theme, signs) in theme::signs(bank, &one.review) {
                if signs.supported {
                    shown.insert((theme.id.clone(), place), signs.values);
                }
            }
        }
        reviews.push(Labelled {
            file: file.to_owned(),
            folder: number,
            blog: file.split('-').nth(1).unwrap_or_default().to_owned(),
            several: read.len() > 1,
            most: match read.as_slice() {
                [one] => theme::most(one.review.body.split_whitespace().count()),
                _ => usize::MAX,
            },
            wanted: wanted.map(|name| name.replace(' ', "-")).collect(),
            shown: shown
                .into_iter()
                .map(|((id, _), values)| (id, values))
                .collect(),
        });
    }
    Ok(reviews)
}

impl Learned {
    fn from(reviews: &[&Labelled]) -> Self {
        let mut counts: BTreeMap<String, [f64; 2]> = BTreeMap::new();
        for id in reviews.iter().flat_map(|review| &review.wanted) {
            counts.entry(id.clone()).or_default()[0] += 1.0;
        }
        for (id, _) in reviews.iter().flat_map(|review| &review.shown) {
            counts.entry(id.clone()).or_default()[1] += 1.0;
        }
        let many = reviews.len().max(1) as f64;
        // As if each theme had been named half as often again as the average one.
        let usual = counts.values().map(|count| count[0]).sum::<f64>() / 62.0 / 2.0;
        let rate = |count: [f64; 2]| {
            let add = [usual.max(0.1), 3.0];
            std::array::from_fn(|at| ((count[at] + add[at]) / many).ln())
        };
        let seldom = rate([0.0, 0.0]);
        let often = counts.into_iter().map(|(id, count)| (id, rate(count)));
        let often = often.collect();
        let mut learned = Self {
            mean: [0.0; WIDTH],
            spread: [1.0; WIDTH],
            weights: vec![0.0; WIDTH + 1],
            often,
            seldom,
        };
        let mut rows: Vec<([f64; WIDTH], f64)> = Vec::new();
        for review in reviews.iter().filter(|review| !review.several) {
            for (id, values) in &review.shown {
                let named = if review.wanted.contains(id) { 1.0 } else { 0.0 };
                rows.push((learned.row(id, values), named));
            }
        }
        learned.standardise(&mut rows);
        learned.fit(&rows);
        learned
    }

    /// The signs, how often the theme is named and how often it is shown, on one
    /// scale.
    fn row(&self, id: &str, values: &[f64; COUNT]) -> [f64; WIDTH] {
        let often = self.often.get(id).copied().unwrap_or(self.seldom);
        std::array::from_fn(|at| {
            let value = values.get(at).or_else(|| often.get(at - COUNT));
            let value = value.copied().unwrap_or_default();
            (value - self.mean[at]) / self.spread[at]
        })
    }

    fn standardise(&mut self, rows: &mut [([f64; WIDTH], f64)]) {
        let many = rows.len().max(1) as f64;
        for at in 0..WIDTH {
            let mean = rows.iter().map(|(row, _)| row[at]).sum::<f64>() / many;
            let spread = rows
                .iter()
                .map(|(row, _)| (row[at] - mean).powi(2))
                .sum::<f64>()
                / many;
            let spread = spread.sqrt().max(1e-6);
            for (row, _) in rows.iter_mut() {
                row[at] = (row[at] - mean) / spread;
            }
            (self.mean[at], self.spread[at]) = (mean, spread);
        }
    }

    /// Newton's method; the last weight is the intercept, which is not drawn to
    /// zero.
    fn fit(&mut self, rows: &[([f64; WIDTH], f64)]) {
        const SIZE: usize = WIDTH + 1;
        for _ in 0..12 {
            let mut slope = vec![0.0; SIZE];
            let mut bend = vec![vec![0.0; SIZE]; SIZE];
            for at in 0..WIDTH {
                slope[at] = -DRAW * self.weights[at];
                bend[at][at] = DRAW;
            }
            for (row, named) in rows {
                let one = |at: usize| row.get(at).copied().unwrap_or(1.0);
                let odds: f64 = (0..SIZE).map(|at| self.weights[at] * one(at)).sum();
                let p = 1.0 / (1.0 + (-odds).exp());
                for at in 0..SIZE {
                    slope[at] += (named - p) * one(at);
                    for other in 0..SIZE {
                        bend[at][other] += p * (1.0 - p) * one(at) * one(other);
                    }
                }
            }
            for (weight, step) in self.weights.iter_mut().zip(solved(bend, slope)) {
                *weight += step;
            }
        }
    }

    fn odds(&self, id: &str, values: &[f64; COUNT]) -> f64 {
        let row = self.row(id, values);
        let products = row
            .iter()
            .zip(&self.weights)
            .map(|(value, weight)| value * weight);
        self.weights[WIDTH] + products.sum::<f64>()
    }

    /// The themes of a review, each once, the most probable first.
    fn rank<'a>(&self, review: &'a Labelled) -> Vec<(f64, &'a str)> {
        let mut best: BTreeMap<&str, f64> = BTreeMap::new();
        for (id, values) in &review.shown {
            let p = 1.0 / (1.0 + (-self.odds(id, values)).exp());
            let kept = best.entry(id).or_default();
            *kept = kept.max(p);
        }
        let mut ranked: Vec<(f64, &str)> = best.into_iter().map(|(id, p)| (p, id)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        ranked
    }

    /// The weights on the signs as they are, not standardised.
    fn written(&self, bank: &Bank, threshold: f64) -> Written {
        let short = |number: f64| (number * 10_000.0).round() / 10_000.0;
        let weight = |at: usize| self.weights[at] / self.spread[at];
        let moved: f64 = (0..COUNT).map(|at| weight(at) * self.mean[at]).sum();
        let usual = self.seldom;
        let themes = bank.themes().iter().map(|theme| {
            let often = self.often.get(&theme.id).copied().unwrap_or(usual);
            let added = |at: usize| weight(at) * (often[at - COUNT] - self.mean[at]);
            (theme.id.clone(), short((COUNT..WIDTH).map(added).sum()))
        });
        let themes = themes.collect();
        let signs = NAMES.iter().enumerate();
        Written {
            threshold,
            intercept: short(self.weights[WIDTH] - moved),
            signs: signs
                .map(|(at, name)| ((*name).to_owned(), short(weight(at))))
                .collect(),
            themes,
        }
    }
}

/// The solution of a system of linear equations, by elimination.
fn solved(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let largest = (column..size).max_by(|a, b| {
            matrix[*a][column]
                .abs()
                .total_cmp(&matrix[*b][column].abs())
        });
        let pivot = largest.unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..size {
            let factor = matrix[row][column] / matrix[column][column];
            for at in column..size {
                matrix[row][at] -= factor * matrix[column][at];
            }
            right[row] -= factor * right[column];
        }
    }
    for column in (0..size).rev() {
        let known: f64 = (column + 1..size)
            .map(|at| matrix[column][at] * right[at])
            .sum();
        right[column] = (right[column] - known) / matrix[column][column];
    }
    right
}

/// The themes that are given.
fn given<'a>(review: &Labelled, ranked: &[(f64, &'a str)], threshold: f64) -> Vec<&'a str> {
    let given = ranked.iter().filter(|(p, _)| *p >= threshold);
    given.map(|(_, id)| *id).take(review.most).collect()
}

/// Precision, recall and F1 over all reviews together.
fn figures<'a>(
    reviews: impl IntoIterator<Item = &'a Labelled>,
    probable: &BTreeMap<&str, Vec<(f64, &str)>>,
    threshold: f64,
) -> (f64, f64, f64) {
    let (mut right, mut found, mut wanted) = (0.0, 0.0, 0.0);
    for review in reviews {
        let given = given(review, &probable[review.file.as_str()], threshold);
        right += given
            .iter()
            .filter(|id| review.wanted.contains(**id))
            .count() as f64;
        found += given.len() as f64;
        wanted += review.wanted.len() as f64;
    }
    (
        right / f64::max(found, 1.0),
        right / f64::max(wanted, 1.0),
        2.0 * right / f64::max(found + wanted, 1.0),
    )
}
