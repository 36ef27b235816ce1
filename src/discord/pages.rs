//! A long review cut into messages.
//!
//! Pages break between paragraphs; only a paragraph that is longer than a whole
//! message breaks between sentences, else between words, and in the last resort
//! between graphemes: never inside a word that fits, never inside a character.

use unicode_segmentation::UnicodeSegmentation;

use crate::discord::plain::plain;

/// Longest message that a bot may send, in code points (Discord,
/// resources/message).
pub const MESSAGE: usize = 2_000;

/// The text of a review as messages, each of 1 to [`MESSAGE`] code points, its
/// Markdown escaped. Nothing is lost: the pages' words are the body's words.
#[must_use]
pub fn pages(body: &str) -> Vec<String> {
    let paragraphs = body
        .split("\n\n")
        .map(|paragraph| plain(paragraph, usize::MAX))
        .filter(|paragraph| !paragraph.is_empty());
    let mut pages = Pages::default();
    for paragraph in paragraphs {
        pages.add(&paragraph, "\n\n", |long, pages| {
            for sentence in long.split_sentence_bounds() {
                pages.add(sentence, "", |long, pages| {
                    for word in long.split_word_bounds() {
                        pages.add(word, "", |long, pages| {
                            for grapheme in long.graphemes(true) {
                                pages.add(grapheme, "", |_, _| {});
                            }
                        });
                    }
                });
            }
        });
    }
    pages.finish()
}

/// Whether a review needs more than one message.
#[must_use]
pub fn is_long(body: &str) -> bool {
    plain(body, usize::MAX).chars().count() > MESSAGE
}

#[derive(Default)]
struct Pages {
    done: Vec<String>,
    page: String,
    length: usize,
}

impl Pages {
    /// Puts a piece on the page behind `gap`, or on a new page; a piece that is
    /// longer than any page is taken apart by `split`.
    fn add(&mut self, piece: &str, gap: &str, split: impl FnOnce(&str, &mut Self)) {
        let length = piece.chars().count();
        if length > MESSAGE {
            // What was begun stays together; the pieces start a page of their own.
            self.turn();
            split(piece, self);
            self.turn();
            return;
        }
        let gap = if self.page.is_empty() { "" } else { gap };
        if self.length + gap.len() + length > MESSAGE {
            self.turn();
        } else {
            self.page.push_str(gap);
            self.length += gap.len();
        }
        self.page.push_str(piece);
        self.length += length;
    }

    fn turn(&mut self) {
        let page = self.page.trim();
        if !page.is_empty() {
            self.done.push(page.to_owned());
        }
        self.page.clear();
        self.length = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.turn();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_reviews_are_one_page_and_long_ones_break_between_paragraphs() {
        assert_eq!(pages("One.\n\nTwo."), ["One.\n\nTwo."]);
        assert!(pages("").is_empty());
        let paragraph = "A sentence about a book. ".repeat(30);
        let body = [paragraph.trim(); 5].join("\n\n");
        let pages = pages(&body);
        assert_eq!(pages.len(), 3);
        for page in &pages {
            assert!(
                page.starts_with("A sentence") && page.ends_with("book."),
                "{page}"
            );
        }
        assert_eq!(pages.join("\n\n"), body);
    }

    #[test]
    fn a_paragraph_longer_than_a_message_breaks_between_sentences_then_words() {
        let sentences = "This is one sentence of the review. ".repeat(200);
        for page in pages(&sentences) {
            assert!(page.ends_with('.'), "{page}");
        }
        let words = "word ".repeat(1_000);
        for page in pages(&words) {
            assert!(page.ends_with("word") && page.starts_with("word"), "{page}");
        }
        let family = "👨‍👩‍👧".repeat(1_000);
        for page in pages(&family) {
            assert!(page.starts_with('👨') && page.ends_with('👧'));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_page_fits(body in "[a-z_*é\\n .👨]{0,6000}") {
            let pages = pages(&body);
            for page in &pages {
                let length = page.chars().count();
                prop_assert!((1..=MESSAGE).contains(&length));
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let escaped: String = body.split("\n\n").map(|p| plain(p, usize::MAX)).collect();
            prop_assert_eq!(letters(&pages.concat()), letters(&escaped));
        }
    }
}
