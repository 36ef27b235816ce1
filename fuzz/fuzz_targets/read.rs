//! Any bytes through the whole reader: decoding, front matter, Markdown, web
//! pages, fields. Each ends in a review or in a sentence, without a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readalong::club::reading::{self, page::Page};

fuzz_target!(|bytes: &[u8]| {
    if let Err(sorry) = reading::read(bytes) {
        assert!(sorry.to_string().ends_with(['.', '!', '?']), "{sorry}");
    }
    // What a feed holds is HTML whatever it looks like.
    if let Ok(text) = std::str::from_utf8(bytes) {
        let page = Page::piece(text);
        for line in page.document().blocks.iter().flat_map(|block| &block.lines) {
            assert!(!line.text.trim().is_empty(), "{text:?}");
        }
    }
});
