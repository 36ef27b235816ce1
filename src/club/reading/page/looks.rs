//! Whether a text is HTML.
//!
//! A whole page says so at its start. A piece of one (a post as feeds and site
//! generators have it) is told from Markdown with some HTML in it by its
//! paragraphs: they all stand in tags.

/// So much of a text is looked at, in bytes.
const NEAR: usize = 100_000;
/// Of a hundred paragraphs, or lines, so many must stand in tags.
const MOST: usize = 80;

/// Whether a text is a whole page.
#[must_use]
pub fn is_page(text: &str) -> bool {
    let text = start(text);
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|opening| {
            text.get(..opening.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(opening))
                && !text
                    .get(opening.len()..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
        })
}

/// Whether a text is a feed of posts, of whatever kind.
#[must_use]
pub fn is_feed(text: &str) -> bool {
    let text = start(text);
    ["<rss", "<feed", "<rdf:rdf"].iter().any(|opening| {
        text.get(..opening.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(opening))
    })
}

/// Whether a text is a piece of a page.
#[must_use]
pub fn is_piece(text: &str) -> bool {
    let text = start(text);
    let near = text.get(..text.floor_char_boundary(NEAR)).unwrap_or(text);
    let breaks = |text: &str| {
        text.match_indices('<').any(|(at, _)| {
            text.get(at + 1..)
                .is_some_and(|rest| breaks_text(tag(rest)))
        })
    };
    let begins = |text: &str| {
        text.strip_prefix('<')
            .is_some_and(|rest| rest.starts_with(['/', '!']) || is_tag(tag(rest)))
    };
    let paragraphs = near.split("\n\n").map(str::trim);
    let lines = near.lines().map(str::trim);
    breaks(near)
        && (begins(text) && most(paragraphs, begins)
            // Posts of a feed may begin without a tag.
            || near.contains("<br") && most(lines, breaks))
}

/// Whether most of the texts that are not empty are so.
fn most<'t>(texts: impl Iterator<Item = &'t str>, so: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut such) = (0, 0);
    for text in texts.filter(|text| !text.is_empty()) {
        all += 1;
        such += usize::from(so(text));
    }
    such * 100 >= all * MOST
}

/// The text from its first character that is no space, declaration or comment.
fn start(text: &str) -> &str {
    let mut text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        let close = if text.starts_with("<?") {
            "?>"
        } else if text.starts_with("<!--") {
            "-->"
        } else {
            return text;
        };
        let Some((_, rest)) = text.split_once(close) else {
            return text;
        };
        text = rest.trim_start();
    }
}

/// The name of a tag, in the text after its `<` or `</`.
fn tag(rest: &str) -> &str {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
    let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
    let ends = after.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    if ends { name } else { "" }
}

fn is_tag(name: &str) -> bool {
    breaks_text(name)
        || [
            "a", "abbr", "b", "center", "em", "figure", "font", "header", "hr", "i", "iframe",
            "img", "link", "main", "meta", "nav", "script", "small", "span", "strong", "style",
            "svg", "title", "u",
        ]
        .contains(&name.to_ascii_lowercase().as_str())
}

/// Tags between paragraphs.
fn breaks_text(name: &str) -> bool {
    [
        "article",
        "blockquote",
        "br",
        "div",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ol",
        "p",
        "section",
        "table",
        "ul",
    ]
    .contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_so_at_their_start() {
        for (text, page) in [
            ("<!DOCTYPE html><p>x", true),
            ("\n <html lang=en>", true),
            (
                "<?xml version='1.0'?>\n<!-- made by > hand --><!doctype html PUBLIC \"x\">",
                true,
            ),
            ("<HEAD><TITLE>x", true),
            ("<header>x", false),
            ("<p>One paragraph</p>", false),
            ("A review of <html>, the novel", false),
            ("<rss version=2.0>", false),
        ] {
            assert_eq!(is_page(text), page, "failed on {text:?}");
        }
        assert!(is_feed(
            "<?xml version='1.0' encoding='UTF-8'?><rss version=\"2.0\">"
        ));
    }

    #[test]
    fn pieces_of_pages_are_told_from_markdown() {
        for (text, piece) in [
            ("<p>One paragraph</p>", true),
            (
                "<p>One</p>\n\n<p>two</p>\n\n<!--more-->\n\n<p>three</p>",
                true,
            ),
            ("I read it.<br /><br />Twice.", true),
            ("<a href=x><img src=y></a><br>I read it.", true),
            ("<div class=x>\n<p>One</p>\n</div>", true),
            ("<?php $title = 'x' ?>\n<div>\n\n<p>One</p></div>", true),
            (
                "<img src=x>\n\nIt was good, <br> I thought.\n\nSo it was.",
                false,
            ),
            (
                "<p align=center>A banner</p>\n\n# Title\n\nProse\n\nMore prose",
                false,
            ),
            ("One paragraph with <b>bold</b>", false),
            ("Title: x\n<br><br>\nRating: 4/5\n---", false),
            ("One line<br />\ntwo lines<br />\nthree", false),
            (
                "One line<br />\n<br />\ntwo lines<br />\nthree<br>\nfour<br>",
                true,
            ),
            ("<3 this book", false),
            ("<https://example.org> is where I read it", false),
            ("Plain text.", false),
            ("", false),
        ] {
            assert_eq!(is_piece(text), piece, "failed on {text:?}");
        }
    }
}
