//! Numbers as ratings write them: `4`, `4,5`, `4½`, `3 1/2`, "four and a half".

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
    for (written, part) in [(" 1/2", 0.5), (" 1/4", 0.25), (" 3/4", 0.75)] {
        let tail = rest.strip_prefix(written);
        if tail.is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_digit())) {
            return Some((whole + part, digits + written.len()));
        }
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

fn fraction_sign(text: &str) -> Option<(f64, usize)> {
    let sign = text.chars().next()?;
    let part = match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        _ => return None,
    };
    Some((part, sign.len_utf8()))
}

fn number_word(text: &str) -> Option<(f64, usize)> {
    const WORDS: [(&str, f64); 10] = [
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
    ];
    WORDS.iter().find_map(|(word, value)| {
        let rest = strip_prefix_folded(text, word)?;
        if rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let half = strip_prefix_folded(rest, " and a half");
        Some(match half {
            Some(rest) => (value + 0.5, text.len() - rest.len()),
            None => (*value, word.len()),
        })
    })
}

/// The rest of `text` after `prefix`, given in small letters.
#[must_use]
pub fn strip_prefix_folded<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..))?
}
