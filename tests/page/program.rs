//! `readalong rehearse` as a user starts it, in a folder of its own.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long the program may take to say where its page is.
const PATIENCE: Duration = Duration::from_secs(60);

/// A rehearsal that runs.
pub struct Rehearsal {
    /// Where its page is.
    pub address: String,
    program: Child,
}

impl Rehearsal {
    /// Starts it in a folder.
    pub async fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_readalong"))
            .args(["rehearse", "--no-open"])
            .args(arguments)
            .current_dir(folder)
            .env_remove("DATABASE_URL")
            .env_remove("DISCORD_TOKEN")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let said = async {
            loop {
                let line = lines.next_line().await.unwrap();
                let line = line.expect("the program ended before it said where its page is");
                if let Some(address) = line.strip_prefix("Readalong rehearsal: ") {
                    return address.to_owned();
                }
            }
        };
        let address = tokio::time::timeout(PATIENCE, said).await.unwrap();
        // What it says later is not read; its end must not break it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { address, program }
    }

    /// Ends it as Ctrl-C does, and waits until all of it has ended.
    pub async fn end(mut self) {
        let id = self.program.id().unwrap().to_string();
        let told = Command::new("kill").args(["-INT", &id]).status().await;
        assert!(told.unwrap().success());
        let ended = tokio::time::timeout(PATIENCE, self.program.wait()).await;
        let status = ended.expect("the program did not end").unwrap();
        assert!(status.success(), "{status}");
    }
}
