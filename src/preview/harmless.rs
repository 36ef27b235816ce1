//! Text of others, made harmless for a terminal.
//!
//! A document, a file's name or a server's answer may hold sequences that move
//! the cursor, rename the window or turn the order of letters round. [`line`]
//! leaves none of them.

/// The text as one line: white space becomes spaces, and characters that
/// command a terminal or turn the direction of writing are left out.
#[must_use]
pub fn line(text: &str) -> String {
    let spaced = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.chars().map(spaced).filter(|c| !commands(*c)).collect()
}

/// Whether a character is no text but a command to whoever shows it.
#[must_use]
pub fn commands(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}'
                | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_is_left() {
        for (text, harmless) in [
            ("The Ferry", "The Ferry"),
            ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
            ("\u{9b}2J\u{1b}]0;gone\u{7}", "2J]0;gone"),
            ("one\r\ntwo\tthree", "one  two three"),
            ("abc\u{202e}fed\u{2066}", "abcfed"),
            ("村上\u{200d}春樹 é 👩‍🚀", "村上\u{200d}春樹 é 👩‍🚀"),
        ] {
            assert_eq!(line(text), harmless, "failed on {text:?}");
        }
    }
}
