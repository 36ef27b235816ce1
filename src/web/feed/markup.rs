//! HTML in feeds, where only its words are wanted. Read token by token, which
//! takes time in proportion to its length, however it is nested.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// The tokens of a piece of HTML.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // Otherwise what stands in a script would count as markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

/// The words of a piece of HTML in one line, without those of scripts and
/// styles.
pub(super) fn line(html: &str) -> String {
    let mut text = String::new();
    let mut silent = false;
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                silent = matches!(&**tag.name, b"script" | b"style");
                // A word ends where a paragraph ends, but not where emphasis does.
                if !matches!(
                    &**tag.name,
                    b"b" | b"i" | b"em" | b"strong" | b"a" | b"span"
                ) {
                    text.push(' ');
                }
            }
            Token::EndTag(_) => silent = false,
            Token::String(words) if !silent => text.push_str(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Text as the inside of an element.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_a_reader_sees() {
        for (html, words) in [
            ("plain", "plain"),
            (
                "Salt &amp; Tide &#8211; a <em>re</em>view",
                "Salt & Tide – a review",
            ),
            ("<p>One.</p><p>Two.</p>", "One. Two."),
            ("a<script>b</script>c<style>d</style>e", "a c e"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("<!-- no --> yes", "yes"),
            ("<b", ""),
            ("AT&T &nosuch; &", "AT&T &nosuch; &"),
        ] {
            assert_eq!(line(html), words, "failed on {html}");
        }
    }

    #[test]
    fn what_is_escaped_is_read_back() {
        for text in ["<b>", "a & b", "&amp;", "x > y"] {
            assert_eq!(line(&escaped(text)), text);
        }
    }
}
