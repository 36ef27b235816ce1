//! Lines that a blog's program puts around a post: when it was written, how
//! long it takes to read, how many people answered.
//!
//! [`is_stamp`] tells such a line from a fact about the book; [`take`] takes
//! them out of the head and the foot of a document. Headlines above comments
//! and the like are known to [`super::page::words`].

use super::dates;
use super::document::{Block, Kind};
use super::fold::plain;
use super::page::words;
use super::rating;

/// So many lines at either end of a document may be stamps.
const LINES: usize = 14;

/// The days of the week in eight languages, folded.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    lunes martes miercoles jueves viernes sabado domingo \
    segunda terca quarta quinta sexta feira \
    lunedi martedi mercoledi giovedi venerdi sabato domenica \
    poniedzialek wtorek sroda czwartek piatek sobota niedziela \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag";

/// Words in front of the day of a post, folded.
const POSTED: [&str; 22] = [
    "posted on",
    "posted",
    "published on",
    "written on",
    "last updated",
    "updated",
    "date",
    "veroffentlicht am",
    "geschrieben am",
    "publie le",
    "poste le",
    "publicado el",
    "publicado en",
    "publicado em",
    "postado em",
    "pubblicato il",
    "pubblicato da",
    "opublikowano",
    "geplaatst op",
    "gepubliceerd op",
    "on",
    "le",
];

/// Words in front of who posted, folded; an hour follows, or the day.
const POSTERS: [&str; 12] = [
    "posted by",
    "posted on",
    "posted in",
    "posted",
    "eingestellt von",
    "publicado por",
    "publie par",
    "postado por",
    "pubblicato da",
    "gepost door",
    "opublikowane przez",
    "autor",
];

/// What Blogger says above the posts of a label or a month.
const SHOWING: [&str; 10] = [
    "showing posts ",
    "mostrando entradas ",
    "mostrando postagens ",
    "mostrar mensagens ",
    "affichage des articles ",
    "posts mit dem label ",
    "es werden posts ",
    "visualizzazione post ",
    "wyświetlanie postów ",
    "posts tonen ",
];

/// Takes the stamps at the head and the foot of a document.
pub fn take(blocks: &mut [Block<'_>]) {
    let lines = blocks.iter_mut().filter(|b| b.kind == Kind::Paragraph);
    let mut lines: Vec<_> = lines.flat_map(|block| &mut block.lines).collect();
    let last = lines.len();
    for (nth, line) in lines.iter_mut().enumerate() {
        if nth < LINES || nth + LINES >= last {
            line.taken |= is_stamp(&line.text);
        }
    }
}

/// Whether a line is nothing but a stamp: "19 June 2009", "5 min read", "No
/// comments:".
#[must_use]
pub fn is_stamp(line: &str) -> bool {
    // What WordPress puts under every post of a feed.
    if line.starts_with("The post ") && line.contains(" appeared first on ") {
        return true;
    }
    let line = line.trim();
    let lower = line.to_lowercase();
    if SHOWING.iter().any(|showing| lower.starts_with(showing)) {
        return true;
    }
    if line.chars().nth(70).is_some() {
        return false;
    }
    if is_day(line) || !line.ends_with('.') && words::opens_comments(line) {
        return true;
    }
    let folded = plain(line);
    let few = folded.split(' ').count() <= 7;
    let minutes = line.starts_with(|c: char| c.is_ascii_digit()) && few && folded.contains(" min");
    let words = folded.split(' ').count();
    let hour = line
        .match_indices(':')
        .any(|(at, _)| is_hour(line.get(..at), line.get(at + 1..)));
    let poster = POSTERS.iter().find(|poster| {
        folded
            .strip_prefix(**poster)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    if poster.is_some_and(|poster| hour || poster.starts_with("posted") && words <= 10) {
        return true;
    }
    let posted = POSTED.iter().any(|posted| {
        let rest = folded.strip_prefix(posted);
        rest.is_some_and(|rest| rest.starts_with(' ') && is_day(rest))
    });
    // A lone number counts comments or hearts; beside a star it is a rating.
    let starred = rating::drawn(line).is_some();
    let count = !starred
        && folded.len() <= 3
        && !folded.is_empty()
        && folded.bytes().all(|b| b.is_ascii_digit());
    minutes && (folded.contains("read") || folded.contains("lesen") || folded.contains("lectur"))
        || posted
        || count && !line.contains(['/', '%', '*', '★'])
}

/// Whether a colon stands in an hour: `10:15`.
fn is_hour(before: Option<&str>, behind: Option<&str>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut next = behind.unwrap_or_default().chars();
    digit(before.and_then(|text| text.chars().next_back()))
        && digit(next.next())
        && digit(next.next())
}

/// "19 June 2009", "Friday, June 19th, 2009", "lunes, 24 de agosto de 2020"; not
/// "Quay Press, 2009".
#[must_use]
pub fn is_day(line: &str) -> bool {
    if line.split_whitespace().count() > 8
        || line.contains('/') && line.contains(char::is_alphabetic)
    {
        return false;
    }
    // A year alone may be the book's.
    let more = line.split_whitespace().count() > 1 || line.contains(['/', '.', '-']);
    more && names_day(line) && dates::find(line) != dates::Found::Nothing
}

/// Whether nothing but a day is named, with or without its year: "March 3".
#[must_use]
pub fn names_day(line: &str) -> bool {
    let mut days = 0;
    let fits = line.split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = plain(bare);
        let digits = bare.starts_with(|c: char| c.is_ascii_digit());
        days += usize::from(digits);
        digits
            || bare.is_empty()
            || matches!(
                &*folded,
                "de" | "of"
                    | "the"
                    | "r"
                    | "del"
                    | "di"
                    | "at"
                    | "um"
                    | "uhr"
                    | "am"
                    | "pm"
                    | "a"
                    | "las"
                    | "den"
            )
            || folded
                .split(' ')
                .all(|part| WEEKDAYS.split_whitespace().any(|day| day == part))
            || is_month(bare)
    });
    fits && days > 0
}

/// Whether a word is the name of a month.
#[must_use]
pub fn is_month(word: &str) -> bool {
    dates::month_named(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some()
}

/// Whether a word is a year of our time.
#[must_use]
pub fn is_year(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.len() == 4
        && (word.starts_with("20") || word.starts_with("19"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_told_from_facts() {
        for (line, stamp) in [
            ("19 June 2009", true),
            ("Friday, June 19th, 2009", true),
            ("27 września 2020", true),
            ("19 de junio de 2009", true),
            ("lunes, 24 de agosto de 2020", true),
            ("vendredi 15 mai 2015", true),
            ("martedì 24 luglio 2012", true),
            ("maandag 26 december 2016", true),
            ("Posted on 3 May 2011", true),
            ("2021-03-04", true),
            ("5 min read", true),
            ("Posted by Kit at 10:15 AM", true),
            ("Posted on March 3, 2014 by Kit Marlow", true),
            ("Publicado por Kit en 12:00", true),
            ("Publicado por Muelle en 2014", false),
            ("Published April 5th 2005 by Quay Press", false),
            ("0", true),
            ("Nessun commento:", true),
            ("Nenhum comentário", true),
            ("3 comments", true),
            ("Quay Press, 2009", false),
            ("Published: 19 June 2009", false),
            ("4/5", false),
            ("1984", false),
            ("I read it in June 2009", false),
            ("March", false),
            ("The Ferry", false),
        ] {
            assert_eq!(is_stamp(line), stamp, "failed on {line:?}");
        }
    }
}
