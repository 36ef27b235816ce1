//! Numbers as ratings write them: `4`, `4,5`, `4½`, `3 1/2`, "four and a half",
//! "viereinhalb", "tres y media".

use std::sync::LazyLock;

use foldhash::HashMap;

static VALUES: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// For each first letter the lengths, as bits, of the words that begin with it:
/// most words of a text are no number, and this is asked of each.
static LENGTHS: LazyLock<[u32; 128]> = LazyLock::new(|| {
    let mut lengths = [0; 128];
    for (word, _) in WORDS {
        if let Some(of_letter) =
            lengths.get_mut(usize::from(word.as_bytes().first().copied().unwrap_or(0)))
        {
            *of_letter |= 1 << word.len();
        }
    }
    lengths
});

/// Number words of eight languages, without accents.
const WORDS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("null", 0.0),
    ("cero", 0.0),
    ("nul", 0.0),
    ("one", 1.0),
    ("ein", 1.0),
    ("eine", 1.0),
    ("einen", 1.0),
    ("einem", 1.0),
    ("einer", 1.0),
    ("eins", 1.0),
    ("un", 1.0),
    ("une", 1.0),
    ("uno", 1.0),
    ("una", 1.0),
    ("um", 1.0),
    ("uma", 1.0),
    ("jeden", 1.0),
    ("jedna", 1.0),
    ("jedną", 1.0),
    ("een", 1.0),
    ("één", 1.0),
    ("two", 2.0),
    ("zwei", 2.0),
    ("deux", 2.0),
    ("dos", 2.0),
    ("dois", 2.0),
    ("duas", 2.0),
    ("due", 2.0),
    ("dwa", 2.0),
    ("dwie", 2.0),
    ("twee", 2.0),
    ("three", 3.0),
    ("drei", 3.0),
    ("trois", 3.0),
    ("tres", 3.0),
    ("três", 3.0),
    ("tre", 3.0),
    ("trzy", 3.0),
    ("drie", 3.0),
    ("four", 4.0),
    ("vier", 4.0),
    ("quatre", 4.0),
    ("cuatro", 4.0),
    ("quatro", 4.0),
    ("quattro", 4.0),
    ("cztery", 4.0),
    ("five", 5.0),
    ("fünf", 5.0),
    ("cinq", 5.0),
    ("cinco", 5.0),
    ("cinque", 5.0),
    ("pięć", 5.0),
    ("pięciu", 5.0),
    ("vijf", 5.0),
    ("six", 6.0),
    ("sechs", 6.0),
    ("seis", 6.0),
    ("sei", 6.0),
    ("sześć", 6.0),
    ("sześciu", 6.0),
    ("zes", 6.0),
    ("seven", 7.0),
    ("sieben", 7.0),
    ("sept", 7.0),
    ("siete", 7.0),
    ("sete", 7.0),
    ("sette", 7.0),
    ("siedem", 7.0),
    ("zeven", 7.0),
    ("eight", 8.0),
    ("acht", 8.0),
    ("huit", 8.0),
    ("ocho", 8.0),
    ("oito", 8.0),
    ("otto", 8.0),
    ("osiem", 8.0),
    ("nine", 9.0),
    ("neun", 9.0),
    ("neuf", 9.0),
    ("nueve", 9.0),
    ("nove", 9.0),
    ("dziewięć", 9.0),
    ("negen", 9.0),
    ("ten", 10.0),
    ("zehn", 10.0),
    ("dix", 10.0),
    ("diez", 10.0),
    ("dez", 10.0),
    ("dieci", 10.0),
    ("dziesięć", 10.0),
    ("dziesięciu", 10.0),
    ("tien", 10.0),
    // With a half in one word.
    ("anderthalb", 1.5),
    ("eineinhalb", 1.5),
    ("zweieinhalb", 2.5),
    ("dreieinhalb", 3.5),
    ("viereinhalb", 4.5),
    ("anderhalve", 1.5),
    ("tweeënhalve", 2.5),
    ("tweeëneenhalve", 2.5),
    ("drieënhalve", 3.5),
    ("drieëneenhalve", 3.5),
    ("vierenhalve", 4.5),
    ("viereneenhalve", 4.5),
    ("półtorej", 1.5),
];

/// A half behind a number: "four and a half", "tres y media".
const HALVES: [&str; 24] = [
    " and a half",
    " and one half",
    " and half",
    "-and-a-half",
    " und eine halbe",
    " und ein halber",
    " und einen halben",
    " und ein halbes",
    " einhalb",
    " et demie",
    " et demi",
    " y media",
    " y medio",
    " e meia",
    " e meio",
    " e mezza",
    " e mezzo",
    " i pół",
    " en een halve",
    " en een half",
    " en half",
    " and a ½",
    " et ½",
    " ½",
];

/// The number at the beginning of `text` and its bytes: `4`, `4.5`, `4,5`,
/// `4½`, `4 1/2`, `½`, `four`.
#[must_use]
pub fn number_at(text: &str) -> Option<(f64, usize)> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return fraction_sign(text).or_else(|| number_word(text));
    }
    if digits > 3 {
        return None;
    }
    let whole: f64 = text.get(..digits)?.parse().ok()?;
    let rest = text.get(digits..)?;
    if let Some((part, length)) = fraction_sign(rest) {
        return Some((whole + part, digits + length));
    }
    for (written, part) in [(" 1/2", 0.5), (" 1/4", 0.25), (" 3/4", 0.75), ("-1/2", 0.5)] {
        let tail = rest.strip_prefix(written);
        if tail.is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_digit())) {
            return Some((whole + part, digits + written.len()));
        }
    }
    if let Some(length) = half_at(rest) {
        return Some((whole + 0.5, digits + length));
    }
    let decimals = rest.strip_prefix(['.', ',']).map_or(0, |tail| {
        tail.bytes().take(4).take_while(u8::is_ascii_digit).count()
    });
    if decimals == 0 {
        return Some((whole, digits));
    }
    let length = digits + 1 + decimals;
    let number = text.get(..length)?.replace(',', ".");
    (decimals <= 3).then(|| Some((number.parse().ok()?, length)))?
}

/// The bytes of a half that follows a number: " and a half".
#[must_use]
pub fn half_at(text: &str) -> Option<usize> {
    if !text.starts_with([' ', '-']) {
        return None;
    }
    HALVES.iter().find_map(|half| {
        let rest = strip_prefix_folded(text, half)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(half.len())
    })
}

fn fraction_sign(text: &str) -> Option<(f64, usize)> {
    let sign = text.chars().next()?;
    let part = match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    };
    Some((part, sign.len_utf8()))
}

fn number_word(text: &str) -> Option<(f64, usize)> {
    let length = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    // The longest word here has eighteen bytes.
    if !(2..=20).contains(&length) {
        return None;
    }
    let first = usize::from(text.as_bytes().first()?.to_ascii_lowercase());
    if LENGTHS
        .get(first)
        .is_some_and(|lengths| lengths & (1 << length) == 0)
    {
        return None;
    }
    let value = VALUES.get(text.get(..length)?.to_lowercase().as_str())?;
    let rest = text.get(length..)?;
    match half_at(rest) {
        Some(half) => Some((value + 0.5, length + half)),
        None => Some((*value, length)),
    }
}

/// The rest of `text` after `prefix`, given in small letters.
#[must_use]
pub fn strip_prefix_folded<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_signs_and_words() {
        for (text, number) in [
            ("4/5", Some((4.0, 1))),
            ("4,5 von 5", Some((4.5, 3))),
            ("8.25", Some((8.25, 4))),
            ("3½", Some((3.5, 3))),
            ("3 ½ stars", Some((3.5, 4))),
            ("3 1/2 stars", Some((3.5, 5))),
            ("½", Some((0.5, 2))),
            ("four and a half stars", Some((4.5, 15))),
            ("Viereinhalb Sterne", Some((4.5, 11))),
            ("trois et demie", Some((3.5, 14))),
            ("cztery i pół gwiazdki", Some((4.5, 14))),
            ("pięć", Some((5.0, 6))),
            ("4 and a half", Some((4.5, 12))),
            ("fourteen", None),
            ("2005", None),
            ("", None),
        ] {
            assert_eq!(number_at(text), number, "failed on {text:?}");
        }
    }
}
