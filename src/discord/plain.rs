//! Text of others, made safe to show: cut to a limit and without markup.
//!
//! Discord reads Markdown in nearly every text. A title with an underscore must
//! not turn into italics, and a review must not be able to forge a masked link,
//! a heading or a mention's look. (That nobody is pinged is ensured elsewhere:
//! every message forbids all mentions.)

use unicode_segmentation::UnicodeSegmentation;

/// What stands where text was cut.
const ELLIPSIS: char = '…';

/// The text as it is to be read, with every sign of Markdown escaped, in at
/// most `most` code points (the unit of Discord's limits); what does not fit is
/// cut between graphemes and ends in an ellipsis. Web addresses stay as they
/// are, so that they still lead somewhere.
#[must_use]
pub fn plain(text: &str, most: usize) -> String {
    let text = text.trim();
    let mut shown = String::with_capacity(text.len() + 8);
    let (mut signs, mut length) = (Signs::default(), 0);
    for (at, c) in text.char_indices() {
        length += signs.write(c, &text[at..], &mut shown);
        if length > most {
            return plain_and_cut(text, most);
        }
    }
    shown
}

/// The same, but with the book's title in italics where the question bank has
/// marked it so, `*The Tide*`.
#[must_use]
pub fn titled(text: &str, title: &str, most: usize) -> String {
    let (text, title) = (plain(text, most), plain(title, most));
    text.replace(&format!(r"\*{title}\*"), &format!("*{title}*"))
}

/// Graphemes cost ten times as much as characters, so they are looked for only
/// where a text has to be cut between them.
fn plain_and_cut(text: &str, most: usize) -> String {
    let (mut shown, mut signs, mut length) = (String::new(), Signs::default(), 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        let before = shown.len();
        for (of, c) in grapheme.char_indices() {
            length += signs.write(c, &text[at + of..], &mut shown);
        }
        let is_last = at + grapheme.len() == text.len();
        if length + usize::from(!is_last) > most {
            shown.truncate(before);
            shown.truncate(shown.trim_end().len());
            shown.push(ELLIPSIS);
            return shown;
        }
    }
    shown
}

/// Where in a text we are, as far as it matters for what is a sign of Markdown.
struct Signs {
    line_start: bool,
    in_address: bool,
}

impl Default for Signs {
    fn default() -> Self {
        Self {
            line_start: true,
            in_address: false,
        }
    }
}

impl Signs {
    /// Writes the character that `rest` begins with, escaped where it is a sign;
    /// gives how many code points it has become.
    fn write(&mut self, c: char, rest: &str, shown: &mut String) -> usize {
        // Discord ends an address at a blank and at what may begin a mention.
        if c.is_whitespace() || c == '<' {
            self.in_address = false;
        } else if c == 'h' && !self.in_address {
            self.in_address = rest.starts_with("https://") || rest.starts_with("http://");
        }
        let escape = !self.in_address
            && (matches!(c, '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<')
                || self.line_start && matches!(c, '#' | '>' | '-'));
        if escape {
            shown.push('\\');
        }
        shown.push(c);
        self.line_start = c == '\n' || (self.line_start && c == ' ');
        1 + usize::from(escape)
    }
}

/// The text cut to `most` code points, without escapes, for the places where
/// Discord reads no Markdown: names of choices, options, threads and modals.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut length = 0;
    let mut shown: String = text
        .graphemes(true)
        .take_while(|grapheme| {
            length += grapheme.chars().count();
            length < most
        })
        .collect();
    shown.truncate(shown.trim_end().len());
    shown.push(ELLIPSIS);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_others_is_text() {
        for (text, shown) in [
            (
                "snow_white *and* ~more~",
                "snow\\_white \\*and\\* \\~more\\~",
            ),
            (
                "[free](https://evil.example/a_b)",
                "\\[free\\](https://evil.example/a_b)",
            ),
            (
                "# Heading\n> quote\n- item - dash",
                "\\# Heading\n\\> quote\n\\- item - dash",
            ),
            ("<@1> ||spoiler|| `x`", "\\<@1> \\|\\|spoiler\\|\\| \\`x\\`"),
            (
                "see https://a.example/x_y_z now_",
                "see https://a.example/x_y_z now\\_",
            ),
            ("https://a.example/<@1>_", "https://a.example/\\<@1>\\_"),
            // Signs that are part of a larger grapheme are signs all the same.
            ("one\r\n# two", "one\r\n\\# two"),
            ("\u{600}*bold*", "\u{600}\\*bold\\*"),
            ("plain", "plain"),
        ] {
            assert_eq!(plain(text, 200), shown, "failed on {text}");
        }
    }

    #[test]
    fn the_title_alone_is_set_in_italics() {
        for (text, title, shown) in [
            (
                "Who in *The Tide* lies?",
                "The Tide",
                "Who in *The Tide* lies?",
            ),
            (
                "Who in *The Tide* lies?",
                "Tide",
                "Who in \\*The Tide\\* lies?",
            ),
            (
                "In *snow_white*: *why*?",
                "snow_white",
                "In *snow\\_white*: \\*why\\*?",
            ),
        ] {
            assert_eq!(titled(text, title, 200), shown, "failed on {text}");
        }
    }

    #[test]
    fn text_is_cut_between_graphemes_within_the_limit() {
        let family = "👨‍👩‍👧";
        for most in 1..40 {
            for text in [
                "ééé éé ___ é",
                &family.repeat(6),
                "word ".repeat(20).as_str(),
                "ab",
            ] {
                for shown in [plain(text, most), cut(text, most)] {
                    assert!(shown.chars().count() <= most, "{text} at {most}: {shown}");
                    let kept = shown.trim_end_matches(ELLIPSIS).replace('\\', "");
                    assert!(text.starts_with(&kept), "{text} at {most}: {shown}");
                    assert_eq!(kept.trim_end_matches(family).matches('👨').count(), 0);
                }
            }
        }
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(plain("a_b", 3), "a…");
    }
}
