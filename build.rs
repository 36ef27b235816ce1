//! Builds anew when a prompt or a migration was added: both folders are embedded
//! by macros, which notice changed files but not new ones.

fn main() {
    for folder in ["prompts", "migrations"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
