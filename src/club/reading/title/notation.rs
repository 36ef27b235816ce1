//! Title and author in one headline: `“X” by Y`, `X, de Y`, `Y - X`, `Y’s X`.

use super::chrome::is_review_word;
use super::quoted::quoted;
use super::sides::parts;
use super::trim_end;
use crate::club::reading::imprint::Imprint;
use crate::club::reading::people;

/// What a headline names.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub title: String,
    pub authors: Vec<String>,
    pub certain: bool,
    pub imprint: Imprint,
}

impl Named {
    pub(super) fn new(title: &str, name: &str) -> Self {
        Self {
            title: title.to_owned(),
            authors: people::list(name),
            certain: true,
            imprint: Imprint::default(),
        }
    }
}

/// Reads what is left of a headline. `review` says that it calls itself one.
pub(super) fn read(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Named {
    let text = if review { without_form(text) } else { text };
    quoted(text, knows)
        .or_else(|| by(text, review, knows))
        .or_else(|| owned(text, review, knows))
        .or_else(|| bracketed(text, knows))
        .or_else(|| parts(text, review, knows))
        .or_else(|| comma(text, review, knows))
        .unwrap_or_else(|| Named {
            title: text.to_owned(),
            ..Named::default()
        })
}

/// A review's headline without the form in which the book was taken in: "X in
/// audiolibro".
fn without_form(text: &str) -> &str {
    const FORMS: [&str; 9] = [
        " in audiolibro",
        " in audiobook",
        " en audiolibro",
        " en audiolivre",
        " en livre audio",
        " em audiolivro",
        " als hörbuch",
        " on audio",
        " on audiobook",
    ];
    let lower = text.to_lowercase();
    let form = FORMS.iter().find(|form| lower.ends_with(**form));
    let end = form.map_or(text.len(), |form| text.len().saturating_sub(form.len()));
    text.get(..end).unwrap_or(text)
}

/// Words before a name in eight languages. The first are certain; the others
/// stand inside titles as well.
pub(super) const BY: [&str; 3] = ["by", "written by", "novel by"];
pub(super) const OF: [&str; 14] = [
    "von", "vom", "par", "de", "d'", "d’", "di", "da", "do", "van", "av", "por", "door", "od",
];

/// What other people than the author do to a book, before "by".
const OTHER_HANDS: [&str; 14] = [
    "narrated",
    "translated",
    "illustrated",
    "edited",
    "read",
    "performed",
    "foreword",
    "introduction",
    "afterword",
    "cover",
    "retold",
    "adapted",
    "reviewed",
    "photographs",
];

/// `X by Y`: the last "by" after which names stand; `X, de Y`.
fn by(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let name_behind = |at: usize, length: usize| {
        let title = trim_end(text.get(..at)?);
        let name = people::without_other_hands(text.get(at + length..)?.trim());
        let name = name.split([':', '|', '–', '—', '(', '[', '+']).next()?;
        let name = name.split(" - ").next()?.trim();
        let name = name.trim_end_matches([',', ' ']);
        (!title.is_empty()).then_some((title, name))
    };
    for word in BY {
        let mark = format!(" {word} ");
        for (at, _) in lower.rmatch_indices(&mark).take(4) {
            // "…, narrated by Bo Roe" names another hand.
            let hand = lower
                .get(..at)
                .and_then(|before| before.rsplit([' ', '(']).next())
                .is_some_and(|word| OTHER_HANDS.contains(&word));
            if !hand
                && let Some((title, name)) = name_behind(at, mark.len())
                && !is_review_word(title)
                && (people::is_name(name)
                    || people::is_mononym(name)
                        && (knows(name) || review && people::is_given(name)))
            {
                let title = without_tagline(without_noun(title));
                let behind = text.rsplit_once(name).map_or("", |(_, behind)| behind);
                let mut imprint = Imprint::default();
                imprint.take(behind.trim_matches(|c: char| !c.is_alphanumeric()));
                return Some(Named {
                    imprint,
                    ..Named::new(title, name)
                });
            }
        }
    }
    for word in OF {
        let elided = word.ends_with(['\'', '’']);
        let marks = if elided {
            [format!(", {word}"), format!(" {word}")]
        } else {
            [format!(", {word} "), format!(" {word} ")]
        };
        for (nth, mark) in marks.iter().enumerate() {
            if let Some(at) = lower.rfind(mark.as_str())
                && let Some((title, name)) = name_behind(at, mark.len())
                && people::is_name(name)
            {
                let comma = nth == 0;
                if !comma && is_of_somebody(title, review || knows(name)) {
                    continue;
                }
                let whole = title.chars().any(char::is_alphanumeric);
                let known =
                    knows(name) || people::list(name).iter().any(|one| is_person(one, knows));
                if whole
                    && (known || comma && people::list(name).iter().all(|one| one.contains(' ')))
                {
                    return Some(Named::new(without_noun(title), name));
                }
            }
        }
    }
    None
}

/// "A slow crossing, and worth it: The Ferry" without the headline in front: the
/// title has its capitals and the headline has none.
fn without_tagline(title: &str) -> &str {
    match title.rsplit_once(": ") {
        Some((line, title)) if super::is_cased(title) && !super::is_cased(line) => title,
        _ => title,
    }
}

/// Whether "X de Ann Lee" may be a title as a whole: "El diario de …", "La vida
/// de …", and any other noun with its article where nobody told of a review or of
/// the person.
fn is_of_somebody(title: &str, told: bool) -> bool {
    const OWN: [&str; 44] = [
        "diario",
        "diarios",
        "retrato",
        "vida",
        "vidas",
        "historia",
        "cartas",
        "carta",
        "aventuras",
        "muerte",
        "memorias",
        "confesiones",
        "leyenda",
        "balada",
        "cronica",
        "caso",
        "viajes",
        "diary",
        "journal",
        "vie",
        "portrait",
        "histoire",
        "lettres",
        "aventures",
        "mort",
        "memoires",
        "legende",
        "ballade",
        "leben",
        "bildnis",
        "tagebuch",
        "briefe",
        "geschichte",
        "abenteuer",
        "tod",
        "vita",
        "ritratto",
        "lettere",
        "avventure",
        "morte",
        "leven",
        "dagboek",
        "morte",
        "aventura",
    ];
    let folded = crate::club::reading::fold::plain(title);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    OWN.contains(&last) || !told && folded.split(' ').count() <= 2
}

/// "The Ferry, a novel" without the words that say what was written.
fn without_noun(title: &str) -> &str {
    const NOUNS: [&str; 20] = [
        "written",
        "novel",
        "roman",
        "novela",
        "romanzo",
        "romance",
        "powieść",
        "libro",
        "livro",
        "livre",
        "écrit",
        "escrito",
        "escrita",
        "scritto",
        "thriller",
        "polar",
        "a novel",
        "un roman",
        "una novela",
        "un romanzo",
    ];
    let cut = |noun: &&str| {
        let kept = title.strip_suffix(*noun)?.strip_suffix(' ')?;
        let kept = trim_end(kept);
        // "Le petit livre" and "Un roman" are what is left of a title.
        (kept.split(' ').count() > 1 && !kept.ends_with(" petit")).then_some(kept)
    };
    NOUNS.iter().rev().find_map(cut).unwrap_or(title)
}

/// `Ann Lee’s The Ferry`.
fn owned(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (names, end) = people::at_start(text, false)?;
    let rest = text.get(end..)?;
    let title = rest
        .strip_prefix("’s ")
        .or_else(|| rest.strip_prefix("'s "))?
        .trim();
    let name = text.get(..end)?;
    // "Ann Lee’s The Ferry is a marvel"
    let title = [" is ", " was "]
        .iter()
        .filter_map(|verb| title.split_once(verb))
        .map(|(title, _)| title)
        .find(|title| super::is_cased(title))
        .unwrap_or(title);
    let titled = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let sure = knows(name) || is_person(name, knows) && (review || title.contains(' '));
    (titled && sure).then(|| Named {
        title: title.to_owned(),
        authors: names,
        certain: true,
        imprint: Imprint::default(),
    })
}

/// `The Ferry (Ann Lee)`.
fn bracketed(text: &str, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (title, said) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let by = BY.iter().chain(&OF).find_map(|by| strip_word(said, by));
    let name = by.unwrap_or(said).trim();
    let mut imprint = Imprint::default();
    // `X (Ann Lee, 2019)`
    let name = match name.rsplit_once(',') {
        Some((name, year)) if imprint.take(year.trim()) => name,
        _ => name,
    };
    let person = people::is_name(name) && (by.is_some() || is_person(name, knows));
    person.then(|| Named {
        imprint,
        ..Named::new(title.trim(), name)
    })
}

/// `Ann Lee, The Ferry` and `The Ferry, Ann Lee`.
fn comma(text: &str, review: bool, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (left, right) = text.rsplit_once(", ")?;
    let one = !left.contains(", ");
    let person = |side: &str| {
        let given = people::is_given(side) && (2..=4).contains(&side.split(' ').count());
        people::is_name(side) && is_person(side, knows) && (review || given || knows(side))
    };
    if person(right)
        && (!people::is_name(left) || people::is_given(right) && !people::is_given(left))
    {
        return Some(Named::new(left, right));
    }
    // "Kim Harrow, Born 1982" is a title.
    let worded = right.contains(' ') && !right.contains(|c: char| c.is_ascii_digit());
    let known = review || knows(left) || worded;
    (one && known && person(left) && !people::is_name(right)).then(|| Named::new(right, left))
}

/// Whether a name is a person's for sure: the document knows it, it has an
/// initial, a surname in capitals, or a given name that many have.
pub(super) fn is_person(name: &str, knows: &impl Fn(&str) -> bool) -> bool {
    let loud = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && word.chars().all(|c| !c.is_lowercase())
    };
    let words: Vec<&str> = name.split(' ').collect();
    let surname = words.iter().any(loud) && !words.iter().all(loud);
    let initial = words.iter().any(|word| {
        word.ends_with('.')
            && word.chars().filter(|c| c.is_alphabetic()).count() <= 3
            && word.starts_with(char::is_uppercase)
    });
    words.len() <= 6
        && !people::is_house(name)
        && (people::is_given(name) || initial || surname || knows(name))
}

pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.get(word.len()..)?;
    let head = text.get(..word.len())?;
    let elided = word.ends_with(['\'', '’']);
    (head.to_lowercase() == word && (elided || rest.starts_with(char::is_whitespace)))
        .then_some(rest)
}
