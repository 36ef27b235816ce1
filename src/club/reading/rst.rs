//! Links of reStructuredText: `` `The Ferry <https://…>`__ ``.

use std::borrow::Cow;

/// Longest link, in bytes.
const LINK: usize = 600;

/// The text with such links written as Markdown writes them.
#[must_use]
pub fn with_links(text: &str) -> Cow<'_, str> {
    if !text.contains(">`_") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('`') {
        kept.push_str(before);
        let read = inside(link);
        if let Some((words, address, length)) = read {
            kept.push_str(&format!("[{words}]({address})"));
            rest = link.get(length..).unwrap_or_default();
        } else {
            kept.push('`');
            rest = link;
        }
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Words and address of the link whose first mark was read, and its bytes.
fn inside(link: &str) -> Option<(&str, &str, usize)> {
    let near = link.get(..link.floor_char_boundary(LINK))?;
    let end = near.find('`')?;
    let (words, address) = near.get(..end)?.strip_suffix('>')?.rsplit_once('<')?;
    let tail = near.get(end..)?.strip_prefix("`_")?;
    let more = usize::from(tail.starts_with('_'));
    let sound = !address.contains(char::is_whitespace) && !words.trim().is_empty();
    sound.then(|| (words.trim_end(), address, end + 2 + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_written_as_markdown_writes_them() {
        for (text, expected) in [
            (
                "`The\nFerry <https://shop.example/1>`__ by `Ann Lee <https://lee.example>`_.",
                "[The\nFerry](https://shop.example/1) by [Ann Lee](https://lee.example).",
            ),
            ("``code`` and `role` stay", "``code`` and `role` stay"),
            (
                "`open <https://x.example>`_ and ` alone",
                "[open](https://x.example) and ` alone",
            ),
            ("no link", "no link"),
        ] {
            assert_eq!(with_links(text), expected, "failed on {text:?}");
        }
    }
}
