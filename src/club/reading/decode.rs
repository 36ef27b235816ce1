//! Bytes become text.
//!
//! UTF-8 and UTF-16 with their byte-order marks, UTF-8 without one, and, for
//! files of old editors, Windows-1252. Line ends become `\n`, other control
//! characters go. What the text means is for [`super::document`].

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::club::sorry::{DOCUMENT_BYTES, Sorry};

/// Of a hundred characters at most so many may be unreadable.
const UNREADABLE_PERCENT: usize = 5;

/// A document's text.
#[derive(Debug)]
pub struct Decoded {
    /// The text, with `\n` as the only line end and no control characters
    /// besides it and tabs.
    pub text: String,
    /// What was not read with certainty, in a sentence.
    pub warning: Option<String>,
}

/// Decodes a document.
///
/// # Errors
///
/// [`Sorry::DocumentTooLarge`] over [`DOCUMENT_BYTES`],
/// [`Sorry::DocumentNotText`] for NULs or mostly unreadable bytes,
/// [`Sorry::DocumentEmpty`] where nothing is visible.
pub fn text(bytes: &[u8]) -> Result<Decoded, Sorry> {
    if bytes.len() > DOCUMENT_BYTES {
        return Err(Sorry::DocumentTooLarge { bytes: bytes.len() });
    }
    let (raw, warning) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let (text, damaged) = encoding.decode_without_bom_handling(rest);
            (text, damaged.then(|| DAMAGED.to_owned()))
        }
        None => without_mark(bytes)?,
    };
    if raw.contains('\0') || mostly_unreadable(&raw) {
        return Err(Sorry::DocumentNotText);
    }
    let text = tidy(&raw);
    if !text.chars().any(is_visible) {
        return Err(Sorry::DocumentEmpty);
    }
    Ok(Decoded { text, warning })
}

const DAMAGED: &str =
    "Some characters of the file could not be read; they show as �. Save it in UTF-8 to mend that.";

type Raw<'a> = (std::borrow::Cow<'a, str>, Option<String>);

/// UTF-8, or what old editors call ANSI. A file that has more broken than
/// whole characters beyond ASCII was not written in UTF-8.
fn without_mark(bytes: &[u8]) -> Result<Raw<'_>, Sorry> {
    if bytes.contains(&0) {
        return Err(Sorry::DocumentNotText);
    }
    let (text, damaged) = UTF_8.decode_without_bom_handling(bytes);
    if !damaged {
        return Ok((text, None));
    }
    let (mut whole, mut broken) = (0usize, 0usize);
    for character in text.chars().filter(|c| !c.is_ascii()) {
        if character == '\u{FFFD}' {
            broken += 1;
        } else {
            whole += 1;
        }
    }
    // One broken character at the end is a file cut in the middle of one.
    let cut = broken == 1 && text.ends_with('\u{FFFD}');
    if cut || whole >= broken {
        return Ok((text, Some(DAMAGED.to_owned())));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let odd = text.chars().filter(|c| !c.is_ascii()).count();
    if odd * 10 > text.chars().count() * 3 {
        return Err(Sorry::DocumentNotText);
    }
    Ok((
        text,
        Some("The file is not in UTF-8; I read it as Western European (Windows-1252). If letters look wrong, save it in UTF-8 and send it again.".to_owned()),
    ))
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
        ] {
            let decoded = text(bytes).unwrap();
            assert_eq!(decoded.text, said);
            assert!(decoded.warning.is_some(), "no warning for {said}");
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
