//! The book's title in a question. The bank marks it, `*The Tide*`, and what
//! shows Markdown shows it in italics; where there is none it goes unmarked.

/// The question without the marks around the title.
#[must_use]
pub fn unmarked(text: &str, title: &str) -> String {
    text.replace(&format!("*{title}*"), title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_title_loses_its_marks() {
        for (text, title, expected) in [
            (
                "Who in *The Tide* lies?",
                "The Tide",
                "Who in The Tide lies?",
            ),
            (
                "Is “a *real* tide” in it?",
                "The Tide",
                "Is “a *real* tide” in it?",
            ),
            ("Why *M*A*S*H*?", "M*A*S*H", "Why M*A*S*H?"),
        ] {
            assert_eq!(unmarked(text, title), expected, "of {text:?}");
        }
    }
}
