//! Builds anew when a prompt, a migration or a file of the rehearsal's page was
//! added: these folders are embedded by macros, which notice changed files but
//! not new ones. And links the program so that it needs less memory.

fn main() {
    for folder in [
        "prompts",
        "locales",
        "migrations",
        "src/rehearsal/page/assets",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}"));
    let of = |what: &str, value: &str| target(what).is_ok_and(|set| set == value);
    if of("OS", "linux") && of("ENV", "gnu") {
        // A program that may lie anywhere has the addresses in its tables written
        // when it starts, and each page of them is its own from then on: six
        // megabytes, for a place that nothing in safe code can find out anyway.
        // Stack, heap and libraries still lie anywhere.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
