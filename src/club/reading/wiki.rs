//! Links of wikis: `[[Ann Lee]]` in Obsidian, `[[http://…][Ann Lee]]` in Org.

use std::borrow::Cow;

use super::front_matter;

/// Obsidian's and Org's links as their words: `[[Ann Lee]]`, `[[lee|Ann Lee]]`,
/// `[[tags/book]]`, `[[http://…][Ann Lee]]`.
#[must_use]
pub fn plain(value: &str) -> String {
    if !value.contains("[[") {
        return value.to_owned();
    }
    let mut kept = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, link)) = rest.split_once("[[") {
        kept.push_str(before);
        let Some((inside, after)) = link.split_once("]]") else {
            kept.push_str(link);
            return kept;
        };
        let words = inside
            .rsplit_once("][")
            .or_else(|| inside.rsplit_once('|'))
            .map_or(inside, |(_, words)| words);
        let words = if words.contains("://") {
            words
        } else {
            words.rsplit('/').next().unwrap_or(words)
        };
        kept.push_str(words);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Longest link in running text, in bytes.
const LINK: usize = 300;

/// The text with the links of its body written as Markdown writes them; pictures
/// and notes that are embedded (`![[cover.png]]`) are left out. Front matter
/// stays: `[[books]]` begins a table of TOML.
#[must_use]
pub fn with_links(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let body = front_matter::split(text).map_or(text, |(_, body)| body);
    let head = text.len() - body.len();
    let mut kept = text.get(..head).unwrap_or_default().to_owned();
    let mut rest = body;
    while let Some((before, link)) = rest.split_once("[[") {
        let near = link.get(..link.floor_char_boundary(LINK)).unwrap_or(link);
        let inside = near.split_once("]]").map(|(inside, _)| inside);
        let sound = |inside: &&str| {
            !inside.is_empty() && !inside.replacen("][", "", 1).contains(['[', ']', '\n'])
        };
        let Some(inside) = inside.filter(sound) else {
            kept.push_str(before);
            kept.push_str("[[");
            rest = link;
            continue;
        };
        if let Some(before) = before.strip_suffix('!') {
            kept.push_str(before);
        } else {
            let words = plain(&format!("[[{inside}]]"));
            kept.push_str(&format!("{before}[{words}](wiki:)"));
        }
        rest = link.get(inside.len() + 2..).unwrap_or_default();
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_body_are_written_as_markdown_writes_them() {
        for (text, expected) in [
            (
                "## [[The Ferry]] by [[lee|Ann Lee]]\n\n![[cover.png]] It sails.",
                "## [The Ferry](wiki:) by [Ann Lee](wiki:)\n\n It sails.",
            ),
            (
                "+++\n[[books]]\na = 1\n+++\n[[The Ferry]]",
                "+++\n[[books]]\na = 1\n+++\n[The Ferry](wiki:)",
            ),
            ("x[[1], [2]] and [[open", "x[[1], [2]] and [[open"),
            ("no link", "no link"),
        ] {
            assert_eq!(with_links(text), expected, "failed on {text:?}");
        }
    }

    #[test]
    fn links_become_their_words() {
        for (value, words) in [
            ("[[Ann Lee]]", "Ann Lee"),
            ("[[people/lee|Ann Lee]], [[Bo Roe]]", "Ann Lee, Bo Roe"),
            ("[[tags/book]]", "book"),
            ("[[http://shop.example/1][The Ferry]]", "The Ferry"),
            ("[[open", "open"),
            ("no link", "no link"),
        ] {
            assert_eq!(plain(value), words, "failed on {value:?}");
        }
    }
}
