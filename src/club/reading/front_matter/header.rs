//! Header lines: a record without fences at the top of a text.
//!
//! What Pelican and `MultiMarkdown` write (`Title: X`), `reStructuredText` fields
//! (`:date: X`, also under an underlined title), Nikola's comments
//! (`.. title: X`), Org's keywords (`#+TITLE: X`), and YAML whose first fence
//! or second fence is missing, and the exported object of an MDX file. Lines that speak of a book alone (`Title: X`,
//! `ISBN: Y`) are no header: they are read as labels, see
//! [`super::super::fields`].

use super::{Entry, Read, lines};
use crate::club::reading::labels;

/// So many lines at most are header.
const LINES: usize = 60;

/// Keys that a blog's program needs and nobody writes for readers.
const POST: [&str; 22] = [
    "date",
    "slug",
    "category",
    "categories",
    "status",
    "modified",
    "layout",
    "permalink",
    "template",
    "draft",
    "lang",
    "save as",
    "url",
    "type",
    "tags",
    "keywords",
    "summary",
    "filetags",
    "date created",
    "created",
    "updated",
    "hugo section",
];

/// Splits the header off a text; `None` where it begins with none.
#[must_use]
pub fn split(text: &str) -> Option<(Read<'_>, &str)> {
    comment(text)
        .or_else(|| exported(text))
        .or_else(|| marked(text))
        .or_else(|| unclosed(text))
        .or_else(|| plain(text))
}

/// `<!--` with a record inside.
fn comment(text: &str) -> Option<(Read<'_>, &str)> {
    let inside = text.strip_prefix("<!--")?;
    let end = inside
        .get(..inside.floor_char_boundary(8_000))?
        .find("-->")?;
    let read = entries(inside.get(..end)?.lines());
    is_of_a_post(&read.entries).then_some((read, inside.get(end + 3..)?))
}

/// `export const meta = { title: 'The Ferry', }`, as MDX has it: one key in each
/// line, with or without imports above.
fn exported(text: &str) -> Option<(Read<'_>, &str)> {
    let is_import = |line: &&str| line.is_empty() || line.starts_with("import ");
    let above = text.lines().take_while(is_import).map(str::len);
    let above = above.fold(0, |sum, length| sum + length + 1);
    let inside = text.get(above..)?.strip_prefix("export const ")?;
    let (name, inside) = inside.split_once("{\n")?;
    let end = inside
        .get(..inside.floor_char_boundary(8_000))?
        .find("\n}")?;
    let rest = inside.get(end + 2..)?.trim_start_matches(';');
    let lines = inside.get(..end)?.lines();
    let mut read = entries(lines.map(|line| line.trim().trim_end_matches(',')));
    for entry in &mut read.entries {
        let marks = ['\'', '"', '`'];
        entry.value = entry.value.trim_matches(marks).to_owned();
    }
    let sound = name.trim_end().ends_with('=') && name.split_whitespace().count() == 2;
    (sound && !read.entries.is_empty()).then_some((read, rest))
}

/// `:date: X`, `.. title: X`, `#+TITLE: X`, with or without a title above.
fn marked(text: &str) -> Option<(Read<'_>, &str)> {
    let mut read = Read::default();
    let mut rest = text;
    let mut lines = text.lines();
    let first = lines.next()?;
    let is_underline = |line: &str| {
        let line = line.trim();
        let mark = line.chars().next();
        line.len() >= 3
            && mark.is_some_and(|c| "=#-~*^\"'`+_".contains(c))
            && line.chars().all(|c| Some(c) == mark)
    };
    // reStructuredText may draw a line above the title too.
    let titled = if is_underline(first) {
        lines
            .next()
            .filter(|_| lines.next().is_some_and(is_underline))
            .map(|title| (title, 3))
    } else {
        lines
            .next()
            .filter(|line| is_underline(line))
            .map(|_| (first, 2))
    };
    if let Some((title, used)) = titled {
        read.push(vec!["title".to_owned()], title, title);
        for _ in 0..used {
            rest = rest.split_once('\n')?.1;
        }
        rest = rest.trim_start_matches('\n');
    }
    let before = read.entries.len();
    while let Some((line, after)) = line_of(rest) {
        let Some((key, value)) = mark_of(line) else {
            break;
        };
        read.push(vec![key], value, line);
        rest = after;
        if read.entries.len() > LINES {
            break;
        }
    }
    (read.entries.len() > before).then_some((read, rest))
}

/// The first line of `text`, and what follows it.
fn line_of(text: &str) -> Option<(&str, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (!text.is_empty()).then_some((line, rest))
}

fn mark_of(line: &str) -> Option<(String, &str)> {
    let (key, value) = if let Some(rest) = line.strip_prefix("#+") {
        rest.split_once(':')?
    } else if let Some(rest) = line.strip_prefix(".. ") {
        rest.split_once(": ")?
    } else {
        line.strip_prefix(':')?.split_once(": ")?
    };
    let sound = key.starts_with(char::is_alphabetic) && key.split_whitespace().count() <= 3;
    sound.then(|| (labels::fold(key), value))
}

/// `---` and a record that no second fence ends: a blank line does.
fn unclosed(text: &str) -> Option<(Read<'_>, &str)> {
    let (fence, rest) = text.split_once('\n')?;
    if !matches!(fence.trim_end(), "---" | "+++") {
        return None;
    }
    let (read, rest) = block(rest)?;
    (read.entries.len() > 1).then_some((read, rest))
}

/// `Title: X` and other lines, down to a blank line or a fence.
fn plain(text: &str) -> Option<(Read<'_>, &str)> {
    let (read, rest) = block(text)?;
    is_of_a_post(&read.entries).then_some((read, rest))
}

/// The lines down to a blank one or a fence, where each is `key: value` or a
/// continuation that is set in.
fn block(text: &str) -> Option<(Read<'_>, &str)> {
    let mut at = 0;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || matches!(trimmed, "---" | "...") {
            if nth == 0 {
                return None;
            }
            let read = entries(text.get(..at)?.lines());
            return Some((read, text.get(at + line.len()..)?));
        }
        let set_in = nth > 0 && (line.starts_with([' ', '\t']) || trimmed.starts_with("- "));
        if nth >= LINES || !set_in && lines::pair(trimmed).is_none() {
            return None;
        }
        at += line.len();
    }
    None
}

/// The entries of header lines, with continuations joined.
fn entries<'a>(lines: impl Iterator<Item = &'a str>) -> Read<'a> {
    let mut read = Read::default();
    for line in lines {
        let line = line.trim_end();
        let text = line.trim_start_matches(['.', ' ', '\t']);
        match lines::pair(text) {
            Some((key, value)) if !line.starts_with(['\t', ' ']) => {
                read.push(vec![key], value.trim_matches('"'), line);
            }
            _ => {
                if let Some(last) = read.entries.last_mut() {
                    last.value.push(' ');
                    last.value.push_str(line.trim());
                }
            }
        }
    }
    read
}

/// Whether a key says that this is the record of a post: a date with a day, a
/// slug, a layout. "Date: 2005" may be the book's.
fn is_of_a_post(entries: &[Entry<'_>]) -> bool {
    let posted = |entry: &Entry<'_>| {
        let key = entry.keys.first().map_or("", String::as_str);
        POST.contains(&key)
            && match key {
                "date" => entry.value.len() > 7,
                "type" | "tags" | "keywords" | "category" | "summary" | "categories" => false,
                _ => true,
            }
    };
    entries.iter().any(posted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<(Vec<String>, &str)> {
        let (read, rest) = split(text)?;
        let entries = read
            .entries
            .iter()
            .map(|e| format!("{}={}", e.keys.join("."), e.value));
        Some((entries.collect(), rest))
    }

    #[test]
    fn header_lines_are_split_off() {
        for (text, entries, rest) in [
            (
                "Title: The Ferry\nDate: 2020-01-02\nAuthor: bo\n\nText.",
                &["title=The Ferry", "date=2020-01-02", "author=bo"][..],
                "Text.",
            ),
            (
                "title: The Ferry: A Novel\ndate: 2020-01-02 10:00\n---\nText.",
                &["title=The Ferry: A Novel", "date=2020-01-02 10:00"],
                "Text.",
            ),
            (
                "Title: The Ferry\nSummary: It sails\n    and sails.\nSlug: ferry\n \nText.",
                &[
                    "title=The Ferry",
                    "summary=It sails and sails.",
                    "slug=ferry",
                ],
                "Text.",
            ),
            (
                "The Ferry\n#########\n:date: 2017-10-10\n:tags: a, b\n\nText.",
                &["title=The Ferry", "date=2017-10-10", "tags=a, b"],
                "\nText.",
            ),
            (
                "=====\nFerry\n=====\n\n:author: Ann Lee\n:rating: 4/5\n\nText.",
                &["title=Ferry", "author=Ann Lee", "rating=4/5"],
                "\nText.",
            ),
            (
                ".. title: The Ferry\n.. slug: ferry\n\nText.",
                &["title=The Ferry", "slug=ferry"],
                "\nText.",
            ),
            (
                "<!--\n.. title: The Ferry\n.. slug: ferry\n-->\nText.",
                &["title=The Ferry", "slug=ferry"],
                "\nText.",
            ),
            (
                "import X from './x'\n\nexport const meta = {\n  title: 'The Ferry',\n  rating: 4,\n}\nText.",
                &["title=The Ferry", "rating=4"],
                "\nText.",
            ),
            (
                "#+TITLE: The Ferry\n#+AUTHOR: Ann Lee\n#+FILETAGS: :books:sea:\nText.",
                &["title=The Ferry", "author=Ann Lee", "filetags=:books:sea:"],
                "Text.",
            ),
            (
                "---\ntitle: The Ferry\nrating: 4\n\nText.",
                &["title=The Ferry", "rating=4"],
                "Text.",
            ),
        ] {
            let entries: Vec<String> = entries.iter().map(|e| (*e).to_owned()).collect();
            assert_eq!(shown(text), Some((entries, rest)), "failed on {text:?}");
        }
    }

    #[test]
    fn labels_of_a_book_and_prose_are_no_header() {
        for text in [
            "Title: The Ferry\nAuthor: Ann Lee\nISBN: 9780000000002\n\nText.",
            "Date: 2005\nTitle: The Ferry\n\nText.",
            "It was good: very.\n\nText.",
            "The Ferry\n=========\n\nText.",
            "---\n\nText.",
            ":)\nText",
            "<!-- more -->\nText",
            "",
        ] {
            assert_eq!(shown(text), None, "failed on {text:?}");
        }
    }
}
