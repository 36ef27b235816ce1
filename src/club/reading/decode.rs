//! Bytes become text.
//!
//! UTF-8 and UTF-16 with their byte-order marks and without, the encoding that
//! a web page or its server states, and, where nobody states one, a guess
//! among those of old editors. Line ends become `\n`, other control characters
//! go. What the text means is for [`super::document`].

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::club::sorry::{DOCUMENT_BYTES, Sorry};
use crate::club::warning::Warning;

/// Of a hundred characters at most so many may be unreadable.
const UNREADABLE_PERCENT: usize = 5;
/// Within so many bytes a web page states its encoding.
const HEAD: usize = 8_192;

/// A document's text.
#[derive(Debug)]
pub struct Decoded {
    /// The text, with `\n` as the only line end and no control characters
    /// besides it and tabs.
    pub text: String,
    /// What was not read with certainty.
    pub warning: Option<Warning>,
}

/// Decodes a document of which nobody said the encoding.
///
/// # Errors
///
/// Those of [`text_in`].
pub fn text(bytes: &[u8]) -> Result<Decoded, Sorry> {
    text_in(bytes, None)
}

/// Decodes a document. `charset` is what came with it, as in the
/// `Content-Type` of HTTP; a byte-order mark overrules it, and so does a text
/// that is valid UTF-8, for servers often say what they always say.
///
/// # Errors
///
/// [`Sorry::DocumentTooLarge`] over [`DOCUMENT_BYTES`],
/// [`Sorry::DocumentNotText`] for stray NULs or mostly unreadable bytes,
/// [`Sorry::DocumentEmpty`] where nothing is visible.
pub fn text_in(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, Sorry> {
    if bytes.len() > DOCUMENT_BYTES {
        return Err(Sorry::DocumentTooLarge { bytes: bytes.len() });
    }
    let (raw, warning) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let (text, damaged) = encoding.decode_without_bom_handling(rest);
            (text, damaged.then_some(Warning::Damaged))
        }
        None => without_mark(bytes, charset)?,
    };
    if raw.contains('\0') || mostly_unreadable(&raw) {
        return Err(Sorry::DocumentNotText);
    }
    let text = mended_quotes(tidy(&raw));
    if !text.chars().any(is_visible) {
        return Err(Sorry::DocumentEmpty);
    }
    Ok(Decoded { text, warning })
}

type Raw<'a> = (Cow<'a, str>, Option<Warning>);

fn without_mark<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Raw<'a>, Sorry> {
    if bytes.contains(&0) {
        let text = wide(bytes).ok_or(Sorry::DocumentNotText)?;
        return Ok((text, None));
    }
    let stated = charset
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| stated(bytes))
        // A text without a NUL is not in UTF-16, whatever it says.
        .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
    let (utf8, damaged) = UTF_8.decode_without_bom_handling(bytes);
    let escaped = stated == Some(ISO_2022_JP) && bytes.contains(&0x1B);
    if !damaged && !escaped {
        return Ok((utf8, None));
    }
    if let Some(encoding) = stated.filter(|encoding| *encoding != UTF_8) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, damaged.then_some(Warning::Damaged)));
    }
    if stated == Some(UTF_8) || mostly_utf8(&utf8) {
        return Ok((utf8, Some(Warning::Damaged)));
    }
    let (encoding, text) = guessed(bytes).ok_or(Sorry::DocumentNotText)?;
    let warning = Warning::Encoding {
        name: encoding.name().to_owned(),
    };
    Ok((text, Some(warning)))
}

/// A text of old editors, in the likeliest encoding; `None` for noise.
fn guessed(bytes: &[u8]) -> Option<(&'static Encoding, Cow<'_, str>)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    [likely, WINDOWS_1252].into_iter().find_map(|encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        let (mut all, mut odd, mut letters) = (0usize, 0usize, 0usize);
        for character in text.chars() {
            all += 1;
            odd += usize::from(!character.is_ascii());
            letters += usize::from(!character.is_ascii() && character.is_alphabetic());
        }
        let plausible = odd * 10 <= all * 3 || letters * 10 >= odd * 8;
        (plausible && !damaged).then_some((encoding, text))
    })
}

/// Whether a text that is no valid UTF-8 was meant to be: it has more whole
/// than broken characters beyond ASCII, or was cut in the middle of its last.
fn mostly_utf8(text: &str) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for character in text.chars().filter(|c| !c.is_ascii()) {
        if character == '\u{FFFD}' {
            broken += 1;
        } else {
            whole += 1;
        }
    }
    whole >= broken || broken == 1 && text.ends_with('\u{FFFD}')
}

/// UTF-16 without a mark: the NULs of its spaces and line ends, if not of its
/// letters, stand in every other place, and what it says is text.
fn wide(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let nuls = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|b| **b == 0);
    let (even, odd) = (nuls(0).count(), nuls(1).count());
    let encoding = match (even, odd) {
        (0, _) => UTF_16LE,
        (_, 0) => UTF_16BE,
        _ => return None,
    };
    // A file may be cut in the middle of a unit.
    let whole = bytes.get(..bytes.len() - bytes.len() % 2)?;
    let (text, damaged) = encoding.decode_without_bom_handling(whole);
    let (mut all, mut plain) = (0usize, 0usize);
    for character in text.chars() {
        all += 1;
        plain += usize::from(character.is_alphanumeric() || character.is_whitespace());
    }
    (!damaged && all >= 4 && plain * 10 >= all * 7).then_some(text)
}

/// The encoding that a web page states in its head: `<meta charset="…">`,
/// `<meta … content="text/html; charset=…">` or `<?xml … encoding="…"?>`.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()))?.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at + 1..)?;
        let key: &[u8] = match rest {
            [b'm', b'e', b't', b'a', ..] => b"charset",
            [b'?', b'x', b'm', b'l', ..] => b"encoding",
            _ => continue,
        };
        let end = rest.iter().position(|byte| *byte == b'>');
        let tag = rest.get(..end.unwrap_or(rest.len()))?;
        let Some(at) = tag.windows(key.len()).position(|window| window == key) else {
            continue;
        };
        let value = tag.get(at + key.len()..)?.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else {
            continue;
        };
        let label: Vec<u8> = value
            .iter()
            .copied()
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte))
            .collect();
        if let Some(encoding) = Encoding::for_label(&label) {
            return Some(encoding);
        }
    }
    None
}

fn mostly_unreadable(text: &str) -> bool {
    let (mut all, mut bad) = (0usize, 0usize);
    for character in text.chars() {
        all += 1;
        bad += usize::from(
            character == '\u{FFFD}' || (character.is_control() && !character.is_whitespace()),
        );
    }
    bad * 100 > all * UNREADABLE_PERCENT && bad > 1
}

/// One kind of line end, no control characters.
fn tidy(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut before = ' ';
    for character in raw.chars() {
        match character {
            '\n' if before == '\r' => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => {
                text.push('\n');
            }
            '\t' => text.push('\t'),
            '\u{FEFF}' => {}
            c if c.is_control() => {}
            c => text.push(c),
        }
        before = character;
    }
    text
}

/// Longest title between mangled quotation marks, in bytes.
const QUOTED: usize = 160;

/// The text with quotation marks where a keyboard or a conversion left something
/// else: `,,Rok zmian"`, `?A Balsa? é um romance`.
fn mended_quotes(text: String) -> String {
    let doubled = text.contains(",,");
    let asked = text.contains('?');
    if !doubled && !asked {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(found) = rest.find([',', '?']) else {
            break;
        };
        let (before, tail) = rest.split_at(found);
        mended.push_str(before);
        let fresh = !mended.ends_with(|c: char| {
            !c.is_whitespace() && !matches!(c, '(' | '[' | '*' | '_' | '#' | '>')
        });
        let near = tail.get(..tail.floor_char_boundary(QUOTED)).unwrap_or(tail);
        let near = near.split('\n').next().unwrap_or(near);
        if let Some(inside) = near.strip_prefix(",,")
            && fresh
            && inside.starts_with(char::is_alphanumeric)
            && inside.contains(['"', '”', '“'])
        {
            mended.push('„');
            at += found + 2;
        } else if let Some(inside) = near.strip_prefix('?')
            && fresh
            && inside.starts_with(char::is_uppercase)
            && let Some(end) = inside.find('?').filter(|end| *end > 1)
            && inside
                .get(end + 1..)
                .is_some_and(|after| after.starts_with([' ', ',', '.', ';', ':', ')']))
            && inside
                .get(..end)
                .is_some_and(|words| words.ends_with(char::is_alphanumeric))
        {
            mended.push('“');
            mended.push_str(inside.get(..end).unwrap_or_default());
            mended.push('”');
            at += found + end + 2;
        } else {
            let sign = tail.get(..1).unwrap_or_default();
            mended.push_str(sign);
            at += found + 1;
        }
    }
    mended.push_str(text.get(at..).unwrap_or_default());
    mended
}

/// Whether a reader sees anything there: spaces, joiners and marks of
/// direction leave no ink.
fn is_visible(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(character, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{3164}' | '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units
            .flat_map(|unit: u16| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn texts_of_every_usual_encoding_read_the_same() {
        let said = "Zoë’s café\nsecond line";
        let cases: [(&str, Vec<u8>); 5] = [
            ("UTF-8", said.into()),
            ("UTF-8 with a mark", format!("\u{FEFF}{said}").into()),
            ("CRLF", said.replace('\n', "\r\n").into()),
            ("UTF-16 LE", utf16(said, true)),
            ("UTF-16 BE", utf16(said, false)),
        ];
        for (name, bytes) in cases {
            let decoded = text(&bytes).unwrap();
            assert_eq!(decoded.text, said, "failed on {name}");
            assert_eq!(decoded.warning, None, "failed on {name}");
        }
    }

    #[test]
    fn utf16_needs_no_mark() {
        for said in [
            "A plain review, in English.\nIt has two lines.",
            "Рецензия на книгу о море.\nОна мне понравилась.",
            "海の本を読みました。 とても良かったです。\n",
        ] {
            for little in [true, false] {
                let bytes = &utf16(said, little)[2..];
                let decoded = text(bytes).unwrap();
                assert_eq!(decoded.text, said, "little end first: {little}");
                assert_eq!(decoded.warning, None, "{said}");
                let cut = text(&bytes[..bytes.len() - 1]).unwrap();
                assert!(said.starts_with(&cut.text), "cut: {}", cut.text);
            }
        }
    }

    /// `said` in an encoding, without the warning that some letters are missing.
    fn encoded(label: &str, said: &str) -> Vec<u8> {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, used, unmappable) = encoding.encode(said);
        assert!(!unmappable && used == encoding, "{said} in {label}");
        bytes.into_owned()
    }

    #[test]
    fn stated_encodings_are_believed_where_they_can_be_true() {
        let french = "Une lecture légère, pleine d’été";
        let russian = "Очень хорошая книга о паромщике";
        for (name, bytes, charset, said) in [
            (
                "of the server",
                encoded("koi8-r", russian),
                Some("KOI8-R"),
                russian,
            ),
            (
                "of the server, in spaces",
                encoded("windows-1251", russian),
                Some(" cp1251 "),
                russian,
            ),
            (
                "unknown",
                encoded("windows-1252", french),
                Some("klingon"),
                french,
            ),
            (
                "wrong, for the text is UTF-8",
                french.into(),
                Some("iso-8859-1"),
                french,
            ),
            (
                "UTF-16, which has NULs",
                french.into(),
                Some("utf-16"),
                french,
            ),
            (
                "ISO-2022-JP, which is all ASCII",
                encoded("iso-2022-jp", "海の本"),
                Some("iso-2022-jp"),
                "海の本",
            ),
        ] {
            assert_eq!(text_in(&bytes, charset).unwrap().text, said, "{name}");
        }
        for head in [
            "<meta charset=\"windows-1251\">",
            "<META http-equiv=Content-Type content='text/html; charset = windows-1251'>",
            "<!-- charset=koi8-r --><meta name=x><meta charset=windows-1251 />",
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
        ] {
            let page = format!("{head}<p>{russian}");
            let decoded = text(&encoded("windows-1251", &page)).unwrap();
            assert!(decoded.text.ends_with(russian), "{}", decoded.text);
            assert_eq!(decoded.warning, None, "{head}");
        }
    }

    #[test]
    fn old_and_broken_files_read_with_a_warning() {
        for (bytes, said) in [
            (&b"Zo\xEB\x92s caf\xE9"[..], "Zoë’s café"),
            (
                b"A caf\xC3\xA9, cut in the middle \xE2\x80",
                "A café, cut in the middle �",
            ),
            (
                b"An all ASCII text but for \xE2\x80",
                "An all ASCII text but for �",
            ),
            (
                b"<meta charset=utf-8>One caf\xE9 of Latin-1",
                "<meta charset=utf-8>One caf� of Latin-1",
            ),
        ] {
            let decoded = text(bytes).unwrap();
            assert_eq!(decoded.text, said);
            assert!(decoded.warning.is_some(), "no warning for {said}");
        }
    }

    #[test]
    fn the_encodings_of_old_editors_are_guessed() {
        for (label, said) in [
            (
                "windows-1252",
                "Ein schönes Buch über das Meer, für später. “Très bien”, señor.",
            ),
            (
                "windows-1250",
                "Książka jest świetna, choć początek był dość powolny. Źródło: żółw.",
            ),
            (
                "windows-1251",
                "Эта книга рассказывает о паромщике, который не умел плавать.",
            ),
            (
                "koi8-r",
                "Эта книга рассказывает о паромщике, который не умел плавать.",
            ),
            (
                "shift_jis",
                "この本は海の渡し守の話です。とても面白かったです。",
            ),
            (
                "euc-jp",
                "この本は海の渡し守の話です。とても面白かったです。",
            ),
            ("gbk", "这本书讲的是一个不会游泳的摆渡人。我非常喜欢。"),
            (
                "euc-kr",
                "이 책은 수영을 못하는 뱃사공의 이야기이다. 아주 좋았다.",
            ),
        ] {
            let decoded = text(&encoded(label, said)).unwrap();
            assert_eq!(decoded.text, said, "{label}: {:?}", decoded.warning);
            assert!(decoded.warning.is_some(), "no warning for {label}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000u32)
            .map(|n| (n * n * 31 % 251) as u8 | 0x81)
            .collect();
        for (name, bytes, sorry) in [
            ("nothing", &b""[..], Sorry::DocumentEmpty),
            ("spaces", b" \n\t\r\n\xE2\x80\x8B ", Sorry::DocumentEmpty),
            ("a byte-order mark", b"\xEF\xBB\xBF", Sorry::DocumentEmpty),
            ("NULs", b"a picture\0\0", Sorry::DocumentNotText),
            (
                "NULs in every other place",
                b"\x01\0\x02\0\x7F\0\x05\0\x06\0",
                Sorry::DocumentNotText,
            ),
            (
                "control characters",
                b"\x01\x02\x03\x04 abc \x05\x06",
                Sorry::DocumentNotText,
            ),
            ("noise", &noise, Sorry::DocumentNotText),
        ] {
            assert_eq!(text(bytes).unwrap_err(), sorry, "failed on {name}");
        }
        assert!(text(&vec![b'a'; DOCUMENT_BYTES]).is_ok());
        assert_eq!(
            text(&vec![b'a'; DOCUMENT_BYTES + 1]).unwrap_err(),
            Sorry::DocumentTooLarge {
                bytes: DOCUMENT_BYTES + 1
            }
        );
    }
}
