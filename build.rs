//! Builds anew when a prompt, a migration or a file of the rehearsal's page was
//! added: these folders are embedded by macros, which notice changed files but
//! not new ones.

fn main() {
    for folder in [
        "prompts",
        "locales",
        "migrations",
        "src/rehearsal/page/assets",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
