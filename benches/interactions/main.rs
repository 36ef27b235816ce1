//! What an interaction costs, end to end: from the event on the gateway to the
//! callback that Discord accepts, beside a bare serenity bot in the same run.
//!
//! Every bot is a process of its own with a local Discord of its own. The runs
//! are interleaved and each ratio is taken within its round, because machines
//! drift. `benches/README.md` says how to run it and how to read it.

mod bare;
mod bot;
mod club;
mod load;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use readalong::rehearsal::{Role, Volley};
use serde_json::json;

use bot::{Bot, Program};
use club::Club;
use load::{Figures, Until, fire};
use table::Table;

/// Measures Readalong beside a bare serenity bot.
#[derive(Clone, Debug, Parser)]
struct Options {
    /// Seconds for each figure
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// How often each figure is taken; the table shows medians
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Interactions of the long run; 0 leaves it out
    #[arg(long, default_value_t = 100_000)]
    long: usize,
    /// A long run of a million
    #[arg(long)]
    million: bool,
    /// Another build of readalong, measured in the same rounds
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
    /// Let the bots and the local Discords run on any core
    #[arg(long)]
    unpinned: bool,
    /// Leave out starts and memory at rest
    #[arg(long)]
    no_rest: bool,
    /// Measure only what has this in its name, such as `/scores`, and bare
    #[arg(long, value_name = "WORD")]
    only: Option<String>,
    /// Given by `cargo bench`; without it each thing is done once, as a test
    #[arg(long, hide = true)]
    bench: bool,
    /// Be the bare bot
    #[arg(long, hide = true)]
    bare: bool,
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    if options.bare {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        return runtime.block_on(bare::run());
    }
    if options.million {
        options.long = 1_000_000;
    }
    if !options.bench {
        options = Options {
            seconds: 0.05,
            rounds: 1,
            long: 500,
            no_rest: true,
            ..options
        };
    }
    let pinned = !options.unpinned && pin_to(1);
    // The runtime takes as many threads as the process may use cores.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measure(&options, pinned.then_some(0)))
}

/// Keeps this process on one core; `false` where that cannot be done.
fn pin_to(core: u8) -> bool {
    let pinned = Command::new("taskset")
        .args(["-a", "-c", "-p", &core.to_string()])
        .arg(std::process::id().to_string())
        .output();
    pinned.is_ok_and(|output| output.status.success())
}

async fn measure(options: &Options, core: Option<u8>) -> anyhow::Result<()> {
    match core {
        Some(core) => println!("bots on core {core}, their Discords and their people on core 1"),
        None => println!("bots, Discords and people on any core"),
    }
    let bare = Program {
        name: "bare serenity".to_owned(),
        path: std::env::current_exe()?,
        argument: "--bare",
        core,
    };
    let ours = |name: &str, path: PathBuf| Program {
        name: name.to_owned(),
        path,
        argument: "run",
        core,
    };
    let mut programs = vec![ours("readalong", env!("CARGO_BIN_EXE_readalong").into())];
    if let Some(path) = &options.against {
        programs.push(ours("against", path.canonicalize()?));
    }
    if !options.no_rest {
        rest(&bare, &programs).await?;
    }
    load(options, &bare, &programs).await
}

/// Starts and memory at rest.
async fn rest(bare: &Program, programs: &[Program]) -> anyhow::Result<()> {
    const STARTS: usize = 7;
    const SERVERS: usize = 10;
    const REST: Duration = Duration::from_secs(5);
    let mut table = Table::new([
        "bot",
        "first start, ms",
        "start, ms",
        "memory with ten servers, MiB",
    ]);
    for program in [bare].into_iter().chain(programs) {
        let folder = tempfile::tempdir()?;
        let first = program.start(1, folder.path()).await?.start;
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(program.start(1, folder.path()).await?.start.as_secs_f64());
        }
        let bot = program.start(SERVERS, folder.path()).await?;
        tokio::time::sleep(REST).await;
        table.row([
            program.name.clone(),
            format!("{:.1}", first.as_secs_f64() * 1e3),
            format!("{:.1}", median(starts) * 1e3),
            format!("{:.1}", bot.memory("VmRSS")?),
        ]);
    }
    println!("\n{table}");
    Ok(())
}

/// One line of the big table.
struct Line {
    name: String,
    bot: usize,
    volleys: Arc<[Volley]>,
    rounds: Vec<Figures>,
}

async fn load(options: &Options, bare: &Program, programs: &[Program]) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    // Where a commit costs next to nothing: what `/rate` costs without the disk.
    let shm = Path::new("/dev/shm");
    let memory = shm
        .is_dir()
        .then(|| tempfile::tempdir_in(shm))
        .transpose()?;
    let mut bots = vec![bare.start(1, folder.path()).await?];
    let ana = bots[0].local.member("Ana", Role::Member);
    let constant = Arc::from(vec![ana.volley("constant", &json!({}))?]);
    let mut lines = Vec::new();
    let mut line = |name: String, bot, volleys: &Arc<[Volley]>| {
        let (volleys, rounds) = (Arc::clone(volleys), Vec::new());
        lines.push(Line {
            name,
            bot,
            volleys,
            rounds,
        });
    };
    line(format!("{}, constant", bare.name), 0, &constant);
    let mut mixes = Vec::new();
    for (number, program) in programs.iter().enumerate() {
        let folder = folder.path().join(number.to_string());
        std::fs::create_dir(&folder)?;
        let bot = program.start(1, &folder).await?;
        let club = Club::found(&bot).await?;
        let name = &program.name;
        let at = bots.len();
        line(format!("{name}, /scores"), at, &club.scores);
        line(format!("{name}, /discuss"), at, &club.discuss);
        line(format!("{name}, completing book:"), at, &club.complete);
        line(format!("{name}, /rate"), at, &club.rate);
        mixes.push((name, at, club.mix));
        bots.push(bot);
        if let Some(memory) = &memory {
            let folder = memory.path().join(number.to_string());
            std::fs::create_dir(&folder)?;
            let bot = program.start(1, &folder).await?;
            let club = Club::found(&bot).await?;
            line(format!("{name}, /rate in memory"), bots.len(), &club.rate);
            bots.push(bot);
        }
    }
    if let Some(only) = &options.only {
        lines.retain(|line| line.bot == 0 || line.name.contains(only));
    }
    println!(
        "\none commit to the disk of the database: {:.2} ms (median)",
        sync(folder.path())?
    );
    for at_once in [1, 64] {
        let time = Until::Time(Duration::from_secs_f64(options.seconds));
        for round in 0..=options.rounds {
            for line in &mut lines {
                let bot = bots.get(line.bot).context("no such bot")?;
                // The first round only warms up, and is short.
                let time = if round == 0 { Until::Count(200) } else { time };
                let figures = fire(bot, &line.volleys, at_once, time).await?;
                if round > 0 {
                    line.rounds.push(figures);
                }
            }
        }
        println!("\n{at_once} in flight\n{}", compared(&mut lines));
    }
    for (name, at, mix) in mixes {
        let bot = bots.get(at).context("no such bot")?;
        long(name, bot, &mix, options.long).await?;
    }
    Ok(())
}

/// The table of the rounds so far, which are taken out.
fn compared(lines: &mut [Line]) -> Table {
    let mut table = Table::new([
        "what",
        "each second",
        "of bare",
        "p50, ms",
        "of bare",
        "p99, ms",
        "CPU, µs",
        "missed",
    ]);
    let rounds: Vec<Vec<Figures>> = lines
        .iter_mut()
        .map(|line| std::mem::take(&mut line.rounds))
        .collect();
    for (line, of) in lines.iter().zip(&rounds) {
        let over = |figure: &dyn Fn(&Figures) -> f64| median(of.iter().map(figure).collect());
        let ratio = |figure: &dyn Fn(&Figures) -> f64| {
            let ratios = of.iter().zip(&rounds[0]);
            median(
                ratios
                    .map(|(ours, bare)| figure(ours) / figure(bare))
                    .collect(),
            )
        };
        let p50 = |figures: &Figures| figures.p50.as_secs_f64() * 1e3;
        table.row([
            line.name.clone(),
            format!("{:.0}", over(&|figures| figures.rate)),
            format!("{:.2}", ratio(&|figures| figures.rate)),
            format!("{:.3}", over(&p50)),
            format!("{:.2}", ratio(&p50)),
            format!("{:.3}", over(&|figures| figures.p99.as_secs_f64() * 1e3)),
            format!("{:.0}", over(&|figures| figures.cpu)),
            of.iter()
                .map(|figures| figures.missed)
                .sum::<usize>()
                .to_string(),
        ]);
    }
    table
}

/// Fires a mix of everything and shows the memory as it goes.
async fn long(name: &str, bot: &Bot, mix: &Arc<[Volley]>, count: usize) -> anyhow::Result<()> {
    const STEPS: usize = 10;
    if count == 0 {
        return Ok(());
    }
    let mut table = Table::new([
        "interactions",
        "memory, MiB",
        "most ever, MiB",
        "each second",
        "p99, ms",
        "missed",
    ]);
    for step in 1..=STEPS {
        let figures = fire(bot, mix, 64, Until::Count(count / STEPS)).await?;
        table.row([
            (count / STEPS * step).to_string(),
            format!("{:.1}", bot.memory("VmRSS")?),
            format!("{:.1}", bot.memory("VmHWM")?),
            format!("{:.0}", figures.rate),
            format!("{:.2}", figures.p99.as_secs_f64() * 1e3),
            figures.missed.to_string(),
        ]);
    }
    println!(
        "\n{name}, a long run: 40 % rate, 30 % scores, 20 % discuss, 10 % completing, 64 in flight\n{table}"
    );
    Ok(())
}

/// What one append and `fdatasync` cost in a folder, in milliseconds.
fn sync(folder: &Path) -> anyhow::Result<f64> {
    use std::io::Write;
    let mut file = std::fs::File::create(folder.join("sync"))?;
    let mut took = Vec::new();
    for _ in 0..50 {
        let begun = std::time::Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        took.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(median(took))
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
