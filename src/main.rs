//! The command line of Readalong.

fn main() {}
