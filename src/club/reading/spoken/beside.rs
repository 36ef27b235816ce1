//! Who wrote a title that is named in running text: the name right behind it or
//! right in front.

use crate::club::reading::fold::plain;
use crate::club::reading::people;
use crate::club::reading::vocabulary::authors;

/// Between a title and its "by" stand at most so many bytes: a subtitle, a year.
const GAP: usize = 110;
/// Words between a title and its "by", where these say what was written.
const NOUN: usize = 5;
/// Words before a name right behind a title, in eight languages.
const BY: [&str; 20] = [
    "by ",
    "from ",
    "written by ",
    "von ",
    "vom ",
    "par ",
    "de ",
    "d'",
    "d’",
    "di ",
    "da ",
    "do ",
    "van ",
    "door ",
    "por ",
    "pelo ",
    "autorstwa ",
    "av ",
    "af ",
    "geschrieben von ",
];

/// `… by Ann Lee`, `…” (2019) by Ann Lee`, `…: A Novel by Ann Lee`.
pub(super) fn behind(behind: &str) -> Option<Vec<String>> {
    let bare = behind.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '”' | '"' | '“' | '»' | '’' | '\'' | '*' | '_' | ')' | '`' | '›' | '/'
            )
    });
    let direct = bare.trim_start_matches([',', ' ', '–', '—', '-']);
    let names = |rest: &str| people::at_start(rest, false).map(|(names, _)| names);
    // "X (by Ann Lee)"
    let inside = direct.strip_prefix('(').unwrap_or(direct);
    for by in BY {
        if let Some(found) = inside.strip_prefix(by).and_then(names) {
            return Some(found);
        }
    }
    if let Some(found) = behind_noun(direct).and_then(names) {
        return Some(found);
    }
    // "(Ann Lee, 2011)"
    if let Some(rest) = direct.strip_prefix('(')
        && let Some((found, end)) = people::at_start(rest, false)
        && rest
            .get(end..)
            .is_some_and(|rest| rest.starts_with([')', ',', ';']))
    {
        return Some(found);
    }
    // "… is Ann Lee’s third novel"
    let is = ["is ", "was ", "ist ", "est ", "es ", "é ", "è "];
    if let Some(rest) = is.iter().find_map(|is| direct.strip_prefix(is))
        && let Some((names, end)) = people::at_start(rest, false)
        && rest
            .get(end..)
            .is_some_and(|rest| rest.starts_with("'s ") || rest.starts_with("’s "))
    {
        return Some(names);
    }
    // A year, a subtitle or "the new novel" may stand between; a sentence that
    // goes on with a capital is about something else ("Dune Messiah by …").
    let near = bare.get(..bare.floor_char_boundary(GAP))?;
    let opens = near.starts_with([',', '(', ':', '–', '—', '-', '['])
        || near.starts_with(|c: char| c.is_lowercase());
    let at = near.find(" by ")?;
    let gap = near.get(..at)?;
    let goes_on = gap.contains(['.', '!', '?', '“', '"', '*']) && !gap.contains("St.");
    let verbs = [" is ", " was ", " has ", " and ", " but ", " that "]
        .iter()
        .any(|verb| format!("{gap} ").contains(verb));
    if !opens || goes_on || verbs && !gap.starts_with([',', ':', '(']) {
        return None;
    }
    bare.get(at + 4..).and_then(names)
}

/// `Ann Lee’s …`, `Ann Lee: …` in front of a title.
pub(super) fn before(before: &str) -> Option<Vec<String>> {
    // A straight mark behind a space opens a quotation and ends no name.
    let before = before
        .strip_suffix('\'')
        .filter(|b| b.ends_with(' '))
        .unwrap_or(before);
    let before = before.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '“' | '"' | '*' | '_' | '‘' | '„' | '«')
    });
    let owned = owner(before).or_else(|| owner(without_noun(before)));
    let name = match owned {
        Some(owner) => last_name(owner)?,
        None => german_owner(before)?,
    };
    Some(vec![name])
}

/// "Ann Lees" in front of a title in German, which writes no mark between the
/// name and its ending: the words around it must be German.
fn german_owner(before: &str) -> Option<String> {
    const GERMAN: [&str; 13] = [
        "der", "das", "und", "ist", "von", "mit", "ein", "eine", "ich", "wurde", "nicht", "auch",
        "zu",
    ];
    let near = before.len().saturating_sub(120);
    let near = before.get(before.ceil_char_boundary(near)..)?;
    let german = near
        .split_whitespace()
        .any(|word| GERMAN.contains(&plain(word).as_str()));
    let name = last_name(before.strip_suffix('s')?)?;
    (german && people::is_given(&name) && !name.ends_with(['s', 'ß', 'x', 'z'])).then_some(name)
}

/// "Ann Lee’s" without its ending.
fn owner(text: &str) -> Option<&str> {
    text.strip_suffix("’s")
        .or_else(|| text.strip_suffix("'s"))
        .or_else(|| text.strip_suffix('’'))
        .or_else(|| text.strip_suffix('\''))
}

/// "Ann Lee’s third novel," without what she owns.
fn without_noun(text: &str) -> &str {
    let mut kept = text.trim_end_matches([',', ':', ' ', '(']);
    for _ in 0..4 {
        let (before, word) = kept.rsplit_once(' ').unwrap_or(("", kept));
        if !authors::OWNED.contains(plain(word).as_str())
            && !authors::FIRST.contains(plain(word).as_str())
        {
            break;
        }
        kept = before.trim_end();
    }
    kept
}

/// "the new novel from Ann Lee": what follows the "by" behind words that say
/// what was written.
pub fn behind_noun(text: &str) -> Option<&str> {
    let mut at = 0;
    for piece in text.split_inclusive(' ').take(NOUN) {
        if !piece.starts_with(char::is_lowercase) {
            return None;
        }
        at += piece.len();
        // A "best-seller" is one word.
        let noun = plain(piece);
        let noun = noun.rsplit(' ').next().unwrap_or_default();
        if authors::OWNED.contains(noun) || authors::BOOKS.contains(noun) {
            let rest = text.get(at..)?;
            if let Some(name) = BY.iter().find_map(|by| rest.strip_prefix(by)) {
                return Some(name);
            }
        }
    }
    None
}

/// The name with which a text ends.
fn last_name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().rev().take(5).collect();
    let mut name: Vec<&str> = Vec::new();
    for word in words {
        let capital = word.starts_with(char::is_uppercase) || people::is_particle(word);
        let ends = word.ends_with(['.', ',', ';', ':', '!', '?'])
            && word.chars().filter(|c| c.is_alphabetic()).count() > 2;
        if !capital || ends {
            break;
        }
        name.push(word);
    }
    while name.last().is_some_and(|word| people::is_particle(word)) {
        name.pop();
    }
    name.reverse();
    // "In Ann Lee's" begins with a word of the sentence.
    let initial = |word: &str| word.ends_with('.') || word.chars().count() == 1;
    if name.len() > 2 && !people::is_given(name.first()?) && !initial(name.first()?) {
        name.remove(0);
    }
    let name = name.join(" ");
    (people::is_name(&name)).then_some(name)
}
