//! Stems of Polish words, by their endings.
//!
//! Snowball has no algorithm for Polish. This one cuts the longest ending of a
//! table of inflexion (nouns, adjectives, the commonest verb forms) that leaves
//! three letters or more, then evens out the last consonant, which softens in
//! some cases: wojna, wojnie; pamięć, pamięci; droga, drodze. It need not be
//! grammar: it must give the forms of one word the same stem, and different
//! words different ones.

use std::borrow::Cow;

/// So many letters of a word are left at least.
const FEWEST_LETTERS: usize = 3;

/// Endings, the longest first.
const ENDINGS: &[&str] = &[
    // Six letters and five.
    "ościach", "ościami", "ościom", "iejsze", "iejszy", "owaniem", "owania", "owaniu", "owanie",
    "aniach", "eniach", "aniami", "eniami", "ością", "ościę", "ości", // Four.
    "iego", "iemu", "iami", "iach", "owie", "owych", "owym", "owej", "owego", "owemu", "aniem",
    "eniem", "ania", "enia", "aniu", "eniu", "anie", "enie", "ować", "ował", "ałam", "ałem", "ymi",
    "imi", "ego", "emu", "ach", "ami", "iem", "iom", "iej", "ych", "ich", "ają", "ała", "ało",
    "ały", "ali", "iła", "iło", "iły", "ili", "owi", "ość", "owy", "owa", "owe", "ową",
    // Two.
    "ie", "ią", "ię", "iu", "ia", "ii", "io", "om", "em", "ej", "ym", "im", "ów", "ać", "ić", "yć",
    "eć", "ał", "ił", "je", "ją", // One.
    "a", "ą", "e", "ę", "i", "o", "u", "y",
];

/// What a consonant at the end of a stem becomes before some endings, and what
/// it is otherwise; the longest first.
const SOFTENED: &[(&str, &str)] = &[
    ("dz", "g"),
    ("rz", "r"),
    ("sz", "ch"),
    ("c", "k"),
    ("ć", "k"),
    ("ń", "n"),
    ("ś", "s"),
    ("ź", "z"),
    ("ł", "l"),
];

/// The stem of a word in small letters.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let long_enough = |stem: &&str| stem.chars().nth(FEWEST_LETTERS - 1).is_some();
    let cut = ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(long_enough))
        .unwrap_or(word);
    let softened = SOFTENED
        .iter()
        .find_map(|(soft, hard)| Some((cut.strip_suffix(soft)?, *hard)));
    let (root, last) = softened.unwrap_or((cut, ""));
    // wróg, wrogowie; pieniądze, pieniędzy
    if last.is_empty() && !root.contains(['ó', 'ą']) {
        return Cow::Borrowed(cut);
    }
    Cow::Owned(root.replace('ó', "o").replace('ą', "ę") + last)
}
