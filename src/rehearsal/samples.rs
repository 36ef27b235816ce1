//! Reviews to rehearse with, written for it, each in another notation: plain
//! text with labels, Markdown with front matter, a web page.

use super::Attachment;

const SAMPLES: [(&str, &str); 3] = [
    (
        "the-glass-orchard.txt",
        include_str!("samples/the-glass-orchard.txt"),
    ),
    (
        "the-lamp-of-saint-brannoc.md",
        include_str!("samples/the-lamp-of-saint-brannoc.md"),
    ),
    (
        "a-field-guide-to-quiet.html",
        include_str!("samples/a-field-guide-to-quiet.html"),
    ),
];

/// The one that is played with when no other is given.
#[must_use]
pub fn first() -> Attachment {
    let (name, text) = SAMPLES[0];
    Attachment::new(name, text)
}

/// All of them.
#[must_use]
pub fn all() -> Vec<Attachment> {
    SAMPLES
        .into_iter()
        .map(|(name, text)| Attachment::new(name, text))
        .collect()
}
