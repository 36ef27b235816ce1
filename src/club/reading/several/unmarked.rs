//! Titles that nothing sets off: `X by Y`, and in a line made for it `X – Y`,
//! `X (Y)` or `X` alone.

use super::behind::{mononym, tail};
use super::flow::Flow;
use super::name;
use super::opening::{Named, Opening, named};
use crate::club::reading::imprint::Imprint;
use crate::club::reading::{labels, people, rating};

/// Longest line that may be nothing but the naming of a book, in bytes.
const LINE: usize = 200;
/// Longest line that is no prose though more lines follow it, in bytes.
const SHORT: usize = 60;
/// Most words of a title that no mark sets off.
const WORDS: usize = 14;

/// Words that no mark sets off: `X by Y`, and in a line of its own `X – Y`,
/// `X (Y)` or a title.
pub fn unmarked(flow: &Flow, start: usize, heading: bool) -> Option<Opening> {
    let rest = flow.from(start);
    let line = if heading {
        rest
    } else {
        rest.split('\n').next()?
    };
    let mut opening = Opening::default();
    let running = line.len() > LINE;
    if let Some((title, said)) = split_by(line, heading) {
        let at = start + line.len() - said.len();
        let name = name::at(flow.from(at))
            .map(|(names, end)| (names, at + end))
            .or_else(|| mononym(said, at, heading));
        // "Finished *The Ferry* by Ann Lee": what is set off is the title.
        let ends = start + title.trim_end_matches([',', ' ', '”', '"', '»']).len();
        let set_off = flow.marked_at_end(start, ends);
        if let Some((names, end)) = name {
            opening.books = match set_off {
                Some(words) => vec![named(words, names)],
                None => pair(title, names),
            };
            tail(flow, end, heading, &mut opening);
            // A line of prose may end behind a name as well.
            let alone = opening.whole
                && is_a_line(line)
                && (line.len() <= SHORT || flow.text.len() == start + line.len());
            if alone || heading || is_title_case(title) {
                return Some(opening);
            }
        }
        opening = Opening::default();
    }
    if let Some((title, names, end)) = bracketed(line) {
        opening.books = vec![named(title, names)];
        tail(flow, start + end, heading, &mut opening);
        return Some(opening);
    }
    if !heading && let Some((title, names, end)) = author_before(line) {
        opening.books = vec![named(title, names)];
        opening.end = start + end;
        return Some(opening);
    }
    if heading && let Some(named) = listed_line(line, start) {
        return Some(named);
    }
    if running || !(heading || is_a_line(line)) {
        return None;
    }
    let end = start + line.len();
    let core = without_rating(line, start, &mut opening);
    let core = without_imprint(core, &mut opening);
    let (title, authors) = match core
        .strip_suffix(')')
        .and_then(|core| core.rsplit_once(" ("))
        .map(|(title, name)| (title, name::after_by(name).unwrap_or(name)))
    {
        Some((title, name)) if people::is_name(name) => (title, people::list(name)),
        _ => (core, Vec::new()),
    };
    opening.sides = sides(title).filter(|_| authors.is_empty());
    opening.books = vec![named(title, authors)];
    opening.end = end;
    opening.whole = true;
    Some(opening)
}

/// `Ann Lee: The Ferry – …`: title, names, and the bytes in front of the prose.
fn author_before(line: &str) -> Option<(&str, Vec<String>, usize)> {
    let near = line.get(..line.floor_char_boundary(LINE))?;
    let (name, rest) = near.split_once(": ")?;
    let (title, dash) = [" – ", " — ", " - "]
        .iter()
        .filter_map(|dash| Some((rest.get(..rest.find(dash)?)?, *dash)))
        .min_by_key(|(title, _)| title.len())?;
    let end = name.len() + 2 + title.len() + dash.len();
    let prose = line.get(end..)?.split_whitespace().count();
    let person =
        people::is_name(name) && name.split(' ').count() <= 5 && labels::field(name).is_none();
    let titled = is_title_case(title) && is_a_title(title) && title.split(' ').count() <= 10;
    (person && titled && prose > 3).then(|| (title, people::list(name), end))
}

/// `X (Y): …`, `X (Y). …`: title, names, and the bytes that they take.
pub fn bracketed(line: &str) -> Option<(&str, Vec<String>, usize)> {
    let near = line.get(..line.floor_char_boundary(LINE))?;
    let open = near.find(" (")?;
    let title = line.get(..open)?;
    let (inside, after) = line.get(open + 2..)?.split_once(')')?;
    let (names, end) = name::at(inside)?;
    // A year may follow the name.
    let imprint = inside.get(end..)?.trim_start_matches([',', ';', ' ']);
    let ends = after.is_empty()
        || after.starts_with([':', '.', ',', ';', '–', '—'])
        || after.starts_with(" –")
        || after.starts_with(" —")
        || after.starts_with(" -")
        || rating::is_all(after);
    let dated = imprint.is_empty() || Imprint::default().take(imprint);
    // `(Harbour Tales)` is where the book stands and nobody.
    const SERIES: [&str; 14] = [
        "series",
        "trilogy",
        "saga",
        "chronicles",
        "cycle",
        "duology",
        "tales",
        "files",
        "mysteries",
        "novels",
        "quartet",
        "reihe",
        "trilogie",
        "edition",
    ];
    let last = inside.get(..end)?.rsplit(' ').next()?.to_lowercase();
    (ends && dated && is_a_title(title) && !SERIES.contains(&last.as_str()))
        .then(|| (title, names, line.len() - after.len()))
}

/// `X by Y`: the title and what follows the last "by" that a name can follow.
/// Other languages' words for it are too common elsewhere, so only a line made
/// for naming is split at them.
pub fn split_by(line: &str, made: bool) -> Option<(&str, &str)> {
    const BY: [&str; 14] = [
        " by ", " von ", " par ", " de ", " di ", " por ", " door ", " av ", " af ", " van ",
        " d'", " d’", " da ", " do ",
    ];
    let folded = line.to_ascii_lowercase();
    let alone = |said: &str| {
        name::at(said).is_some_and(|(_, end)| {
            let after = said.get(end..).unwrap_or_default().trim_start();
            after.trim_end_matches([';', '.']).is_empty()
                || after.starts_with(['(', '[', '-', '–', '—', ',', '|', '★', '⭐'])
        })
    };
    BY.iter().find_map(|by| {
        let english = *by == " by ";
        if !english && !made && line.len() > LINE / 2 {
            return None;
        }
        let splits = folded.rmatch_indices(by).take(6);
        splits
            .filter_map(|(at, _)| Some((line.get(..at)?, line.get(at + by.len()..)?)))
            .find(|(title, said)| {
                let named = if english {
                    name::at(said).is_some() || mononym(said, 0, made).is_some()
                } else {
                    alone(said)
                };
                named && is_a_title(title)
            })
    })
}

/// Whether words in front of "by" may be a title.
fn is_a_title(words: &str) -> bool {
    const MADE: [&str; 22] = [
        "written",
        "reviewed",
        "review",
        "illustrated",
        "translated",
        "narrated",
        "posted",
        "read",
        "published",
        "edited",
        "performed",
        "directed",
        "foreword",
        "introduction",
        "cover",
        "photo",
        "art",
        "adapted",
        "interview",
        "book",
        "books",
        "novel",
    ];
    let words = words
        .trim()
        .trim_end_matches([',', ' ', '-', '–', '—', ':']);
    let count = words.split_whitespace().count();
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let sentence = words.contains(". ") || words.contains("; ");
    let begins = words.starts_with(|c: char| !c.is_lowercase() && !matches!(c, ',' | '.' | ')'));
    (1..=WORDS).contains(&count)
        && begins
        && !sentence
        && !(count == 1 && MADE.contains(&last.as_str()))
        && !(count > 1
            && matches!(
                last.as_str(),
                "written" | "illustrated" | "narrated" | "translated"
            ))
}

/// Whether all words have capitals but the small ones, as English titles have.
fn is_title_case(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        let mut letters = word.chars().skip_while(|c| !c.is_alphanumeric());
        let first = letters.next();
        first.is_none_or(|c| !c.is_lowercase()) || word.chars().count() <= 4
    })
}

/// Whether a line is short and no sentence.
fn is_a_line(line: &str) -> bool {
    // The items of a list may end so.
    let line = line.trim_end_matches(';');
    line.len() <= LINE
        && line.split_whitespace().count() <= WORDS + 6
        && !line.ends_with([',', ';', ':'])
        && !(line.ends_with('.') && line.split_whitespace().count() > 5)
}

/// `X by Y`, or `X by Y and Z by W` with two books.
fn pair(title: &str, names: Vec<String>) -> Vec<Named> {
    for joint in [" and ", " & ", " + ", " / "] {
        for (at, _) in title.match_indices(joint) {
            let (left, right) = (title.get(..at), title.get(at + joint.len()..));
            if let (Some(left), Some(right)) = (left, right)
                && let Some((first, said)) = split_by(left, false)
                && let Some((others, end)) = name::at(said)
                && said.get(end..).is_some_and(|after| after.trim().is_empty())
            {
                return vec![named(first, others), named(right, names)];
            }
        }
    }
    vec![named(title, names)]
}

/// `The Ferry, Ann Lee, 2005 : 17`: a heading of title, names, year, and a mark
/// where one was given.
fn listed_line(line: &str, start: usize) -> Option<Opening> {
    let mut opening = Opening::default();
    let bare = line.trim_end_matches([':', '–', '—', '-', ' ']);
    let (head, mark) = match bare.rsplit_once([':', '–', '—']) {
        Some((head, mark)) if rating::bare(mark).is_some_and(|mark| mark <= 20.0) => {
            (head, Some(mark.trim()))
        }
        _ => (bare, None),
    };
    let (title, names) = listed(head.trim_end(), &mut opening.imprint)?;
    opening.books = vec![named(title, names)];
    opening.rating = mark.and_then(|mark| {
        let at = start + line.rfind(mark)?;
        Some(at..at + mark.len())
    });
    opening.end = start + line.len();
    opening.whole = true;
    Some(opening)
}

/// `The Ferry, Ann Lee, 2005`: title and names of a list that ends with a year.
pub fn listed<'w>(words: &'w str, imprint: &mut Imprint) -> Option<(&'w str, Vec<String>)> {
    let (before, year) = words.rsplit_once([',', '('])?;
    let mut found = Imprint::default();
    let (title, name) = before.trim_end().rsplit_once(", ")?;
    let dated = found.take(year.trim_end_matches(')'));
    let person = people::is_name(name) || people::is_mononym(name);
    if !dated || !person || title.is_empty() {
        return None;
    }
    *imprint = found;
    Some((title, people::list(name)))
}

/// The two sides of a dash, colon or comma, of which one has a name's shape.
pub fn sides(line: &str) -> Option<(String, String)> {
    [" – ", " — ", " - ", " | ", " / ", " ~ ", ": ", ", "]
        .iter()
        .find_map(|dash| {
            let (left, right) = if *dash == ": " {
                line.split_once(dash)?
            } else {
                line.rsplit_once(dash)?
            };
            let (left, right) = (left.trim(), right.trim());
            let right = name::after_by(right).unwrap_or(right);
            // "Ann Lee, The Ferry"
            let person = people::is_name(left) && people::is_given(left);
            let first = person && !left.contains(',') && !people::is_given(right);
            // "Mirel Loth, The Ferry at Night": whether the first is a name that
            // nobody knows, its siblings tell.
            let unknown = people::is_name(left)
                && (2..=3).contains(&left.split(' ').count())
                && right.split(' ').count() > 1
                && !people::is_name(right)
                && is_title_case(right);
            let first = first || unknown;
            let named = people::is_name(right) || people::is_name(left) && (*dash != ", " || first);
            named.then(|| (left.to_owned(), right.to_owned()))
        })
}

/// Cuts the rating in front or behind, and notes where it stands.
fn without_rating<'l>(line: &'l str, start: usize, opening: &mut Opening) -> &'l str {
    let trim = |side: &'l str| {
        side.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '['
                        | '-'
                        | '–'
                        | '—'
                        | '|'
                        | ':'
                        | ','
                        | '*'
                        | ')'
                        | ']'
                        | '/'
                        | '·'
                        | '•'
                        | '~'
                )
        })
    };
    let Some(found) = rating::find(line) else {
        return line.trim();
    };
    let before = line.get(..found.span.start).unwrap_or_default();
    let after = line.get(found.span.end..).unwrap_or_default();
    let kept = if trim(after).is_empty() {
        before.trim_end_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '[' | '-' | '–' | '—' | '|' | ':' | ',' | '*' | '/' | '·' | '•' | '~'
                )
        })
    } else if trim(before).is_empty() {
        trim(after)
    } else {
        return line.trim();
    };
    opening.rating = Some(start + found.span.start..start + found.span.end);
    kept.trim()
}

/// Cuts `(Quay Press, 2018)` and `(2018)` behind.
fn without_imprint<'l>(line: &'l str, opening: &mut Opening) -> &'l str {
    let Some((before, inside)) = line
        .strip_suffix([')', ']'])
        .and_then(|line| line.rsplit_once(['(', '[']))
    else {
        return line;
    };
    let dated = opening.imprint.take(inside);
    if dated && !before.trim().is_empty() {
        before.trim()
    } else {
        line
    }
}
