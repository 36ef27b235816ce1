//! Which one of a reader's books it is, in a headline: `#12: `, "4th book of the
//! year", `Livro 12/50`.

use crate::club::reading::vocabulary::reviews::COUNTED;

/// "Livro 12/50 de 2022", "4th book of the year": which one of a reader's books it
/// is, and nothing of the book. Folded words.
pub(super) fn is_of_books(folded: &str) -> bool {
    #[rustfmt::skip]
    const AROUND: [&str; 42] = [
        "of", "the", "my", "this", "year", "month", "in", "for", "no", "nr", "n", "number", "challenge",
        "de", "del", "do", "da", "ano", "mes", "este", "deste", "mi", "meu", "d", "l", "la", "le",
        "annee", "mois", "des", "jahres", "jahr", "monats", "anno", "dell", "mese", "roku", "miesiaca",
        "van", "het", "jaar", "maand",
    ];
    let counts = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ending = word.get(digits..).unwrap_or_default();
        digits > 0
            && matches!(
                ending,
                "" | "o" | "a" | "st" | "nd" | "rd" | "th" | "e" | "eme" | "er" | "º" | "ª"
            )
    };
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let all = words
        .iter()
        .all(|word| counts(word) || COUNTED.contains(word) || AROUND.contains(word));
    all && has(&COUNTED) && words.len() > 1 && words.iter().any(|word| counts(word))
}

/// Cuts `#12: `, `12/52: `, `2021 #12 - `, and `12. ` before title and author.
pub(super) fn without(text: &str) -> Option<&str> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '#' | '/' | '.' | ' ');
    let end = text.find(|c: char| !digits(c))?;
    let count = text.get(..end)?;
    let rest = text.get(end..)?;
    let listed = count.strip_suffix(". ").is_some_and(|count| {
        (1..=3).contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit())
    });
    if listed
        && [" by ", " – ", " — "]
            .iter()
            .any(|mark| rest.contains(mark))
    {
        return Some(rest);
    }
    let rest = rest
        .strip_prefix([':', '-', '–', '—', ')', '|'])
        .or_else(|| {
            count
                .ends_with(". ")
                .then_some(rest)
                .filter(|_| count.contains('#'))
        })?;
    (count.contains(['#', '/']) && count.contains(|c: char| c.is_ascii_digit()))
        .then(|| rest.trim_start())
}

/// Folded words without numbers and their signs.
pub(super) fn without_numbers(folded: &str) -> String {
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .filter(|word| !matches!(*word, "no" | "nr" | "n" | "vol"))
        .collect();
    // "Book 12 of 52"
    let counted = words.len() > 1 && words.last() == Some(&"of") && folded != words.join(" ");
    words
        .get(..words.len() - usize::from(counted))
        .unwrap_or_default()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_nothing_of_the_book() {
        for (text, counts) in [
            ("livro 12 50 de 2022", true),
            ("4th book of the year", true),
            ("4o livro do ano", true),
            ("book 3", true),
            ("the book of the year", false),
            ("the 39 steps", false),
            ("book 3 the mill", false),
            ("", false),
        ] {
            assert_eq!(is_of_books(text), counts, "failed on {text:?}");
        }
    }
}
