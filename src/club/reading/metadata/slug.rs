//! The title in the address of a post: `/reviews/the-ferry/`.

/// Fewest words that are no category alone.
const WORDS: usize = 2;

/// The words of a slug or the last part of an address, with capitals as titles
/// have them; `None` for numbers, dates and single words.
#[must_use]
pub fn words(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?.trim_end_matches('/');
    let last = path.rsplit('/').next()?;
    let last = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let parts: Vec<&str> = last
        .split(['-', '_'])
        .filter(|part| !part.is_empty())
        .skip_while(|part| part.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    let sound = |part: &&str| {
        part.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
    };
    if parts.len() < WORDS || parts.len() > 14 || !parts.iter().all(sound) {
        return None;
    }
    const SMALL: [&str; 14] = [
        "of", "the", "and", "a", "an", "in", "on", "to", "for", "at", "by", "with", "from", "or",
    ];
    let spelt: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(nth, part)| {
            if nth > 0 && SMALL.contains(part) {
                return (*part).to_owned();
            }
            let mut letters = part.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        })
        .collect();
    Some(spelt.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_become_words() {
        for (slug, expected) in [
            ("the-ferry", Some("The Ferry")),
            (
                "/reviews/the-winter-of-the-ferry/",
                Some("The Winter of the Ferry"),
            ),
            ("2020-01-02-the-ferry.html", Some("The Ferry")),
            (
                "review-the-ferry-by-ann-lee",
                Some("Review the Ferry by Ann Lee"),
            ),
            ("books", None),
            ("2020/01/02", None),
            ("/:categories/:title", None),
        ] {
            assert_eq!(words(slug).as_deref(), expected, "failed on {slug:?}");
        }
    }
}
