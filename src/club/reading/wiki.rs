//! Links of wikis: `[[Ann Lee]]` in Obsidian, `[[http://…][Ann Lee]]` in Org.

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

#[cfg(test)]
mod tests {
    use super::*;

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
