//! Ratings drawn in signs: `★★★★☆`, `⭐⭐⭐½`, `❤️❤️❤️🤍🤍`, `●●●○○`, `****`.

use std::ops::Range;

use super::Notation;
use super::spoken::scale_after;

/// Most signs of a rating.
const SIGNS: f64 = 10.0;

/// All signs stand behind this one in Unicode; letters and quotation marks of
/// Europe stand before it.
const FIRST_SIGN: char = '\u{2190}';

/// A star that counts one.
pub(super) fn is_full(character: char) -> bool {
    matches!(
        character,
        '★' | '⭐'
            | '🌟'
            | '✭'
            | '✮'
            | '✯'
            | '⭑'
            | '✪'
            | '✬'
            | '✫'
            | '✶'
            | '✴'
            | '✵'
            | '✦'
            | '⋆'
            | '🟊'
            | '⍟'
    )
}

fn is_hollow(character: char) -> bool {
    matches!(character, '☆' | '✩' | '✰' | '⭒' | '⚝' | '✧')
}

fn is_half(character: char) -> bool {
    matches!(character, '½' | '⯨' | '⯪' | '⯫' | '💫' | '✨')
}

/// Signs that are ratings where full and empty ones stand together: what is
/// full, half and empty. Hearts of one colour are full before white ones.
const PAIRS: [(&str, &str, &str); 7] = [
    ("●⚫🔴🟢🟡🔵🟠🟣🟤🌑", "◐◑◒◓", "○⚪◯⭕"),
    ("🌕", "🌗🌓🌖🌔🌘🌒", "🌑"),
    ("■◼⬛🟩🟥🟦🟨🟧🟪", "◧◨", "□◻⬜"),
    ("◆♦🔶🔷", "⬖⬗", "◇"),
    ("❤♥💜💙💚💛🧡💖💗🖤🤎", "💔", "🤍♡🩶"),
    ("▰█▓", "▒", "▱░"),
    ("🌸🌹📚📖☕🍷", "", "🥀📕"),
];

/// What may stand inside a row of signs.
fn is_gap(character: char) -> bool {
    matches!(
        character,
        ' ' | '\u{A0}' | '\u{FE0F}' | '\u{FE0E}' | '\u{200D}' | '\u{202F}' | '\u{2009}'
    )
}

/// The first row of stars, `★★★★☆`, or of signs with empty ones.
pub(super) fn find(text: &str) -> Option<Notation> {
    // Most texts have no sign at all, and this is asked of every line.
    let signs = !text.is_ascii() && text.chars().any(|c| c >= FIRST_SIGN);
    if !signs && !text.contains(":star") {
        return None;
    }
    stars(text).or_else(|| if signs { pairs(text) } else { None })
}

/// The first row of stars, with nothing but spaces between them.
fn stars(text: &str) -> Option<Notation> {
    const SHORTCODES: [&str; 4] = [":star:", ":star2:", ":star_struck:", ":half_star:"];
    let mut row = Row::default();
    let mut at = 0;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let mut length = character.len_utf8();
        let shortcode = SHORTCODES.iter().find(|code| rest.starts_with(**code));
        if is_full(character) {
            row.sign(1.0, 0.0, at, length);
        } else if is_hollow(character) {
            row.sign(0.0, 1.0, at, length);
        } else if let Some(code) = shortcode {
            length = code.len();
            row.sign(
                if code.starts_with(":half") { 0.5 } else { 1.0 },
                0.0,
                at,
                length,
            );
        } else if row.full > 0.0 && is_half(character) && row.full.fract() == 0.0 {
            row.sign(0.5, 0.0, at, length);
        } else if row.full > 0.0
            && row.full.fract() == 0.0
            && let Some(half) = written_half(rest)
        {
            length = half;
            row.sign(0.5, 0.0, at, length);
        } else if row.span.is_some() && !is_gap(character) {
            break;
        }
        at += length;
    }
    let mut found = row.notation()?;
    // "⭐⭐⭐⭐/5", "★★★★ out of 5"
    let behind = text.get(found.span.end..).unwrap_or_default();
    let behind = behind.trim_start_matches(is_gap);
    if let Some((scale, used)) = scale_after(behind).filter(|(scale, _)| found.value <= *scale) {
        found.scale = Some(scale);
        found.span.end = text.len() - behind.len() + used;
    }
    Some(found)
}

/// `1/2`, `.5`, ` 1/2` behind stars.
fn written_half(rest: &str) -> Option<usize> {
    [" 1/2", "1/2", ".5", ",5", " and a half", " & a half", "+½"]
        .iter()
        .find(|half| {
            rest.strip_prefix(**half).is_some_and(|tail| {
                !tail.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
            })
        })
        .map(|half| half.len())
}

/// The first row of full signs with empty ones of the same kind behind them.
fn pairs(text: &str) -> Option<Notation> {
    PAIRS.iter().find_map(|(full, half, empty)| {
        let mut row = Row::default();
        for (at, character) in text.char_indices() {
            let length = character.len_utf8();
            if empty.contains(character) && row.full > 0.0 {
                row.sign(0.0, 1.0, at, length);
            } else if half.contains(character) && row.full > 0.0 {
                row.sign(0.5, 0.0, at, length);
            } else if full.contains(character) && row.empty == 0.0 {
                row.sign(1.0, 0.0, at, length);
            } else if row.span.is_some() && !is_gap(character) {
                if row.empty > 0.0 {
                    break;
                }
                row = Row::default();
            }
        }
        (row.empty > 0.0).then(|| row.notation())?
    })
}

/// A row of the same sign, whatever it is, that is the whole of a labelled
/// value: `🦉🦉🦉`, `****`, `***½`, `* * * *`, `♥♥♥♥`.
pub(super) fn any(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches(['"', '\'', '(', ')', '[', ']']);
    let (text, half) = match written_half_at_end(text) {
        Some(whole) => (whole, 0.5),
        None => (text, 0.0),
    };
    let text = text.trim();
    if let Some(code) = shortcode(text) {
        let many = text.matches(code).count();
        let rest = text.replace(code, "");
        return (rest.trim().is_empty() && many <= 10).then(|| count(many) + half);
    }
    let mut signs = text.chars().filter(|c| !is_gap(*c) && !is_modifier(*c));
    let first = signs.next()?;
    let sign = first == '*' || super::super::labels::is_picture(first);
    let mut many = 1;
    for next in signs {
        if next != first {
            return None;
        }
        many += 1;
    }
    // One picture alone is a verdict and no count: 👍, 🟩.
    let counted = first == '*' || many > 1 || is_full(first);
    (sign && counted && many <= 10).then(|| count(many) + half)
}

fn count(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}

/// Skin tones and the like.
fn is_modifier(character: char) -> bool {
    matches!(u32::from(character), 0x1F3FB..=0x1F3FF)
}

/// `:owl:` with which a text begins.
fn shortcode(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(':')?;
    let end = inside.get(..inside.floor_char_boundary(30))?.find(':')?;
    let name = inside.get(..end)?;
    let sound = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    sound.then(|| text.get(..end + 2))?
}

fn written_half_at_end(text: &str) -> Option<&str> {
    ["½", "1/2", ".5", " and a half"]
        .iter()
        .find_map(|half| text.strip_suffix(half))
        .filter(|whole| {
            !whole.trim_end().ends_with(|c: char| c.is_alphanumeric()) && !whole.is_empty()
        })
}

/// A row while it is read.
#[derive(Default)]
struct Row {
    full: f64,
    empty: f64,
    span: Option<Range<usize>>,
}

impl Row {
    fn sign(&mut self, full: f64, empty: f64, at: usize, length: usize) {
        self.full += full;
        self.empty += empty;
        self.span = Some(self.span.as_ref().map_or(at, |s| s.start)..at + length);
    }

    fn notation(self) -> Option<Notation> {
        let span = self.span?;
        // Outlined stars alone are the stars of a writer who likes them so,
        // but five of them may be none of five.
        let (full, empty) = if self.full == 0.0 && self.empty != 5.0 {
            (self.empty, 0.0)
        } else {
            (self.full, self.empty)
        };
        let all = full + empty;
        (full > 0.0 && all <= SIGNS).then(|| Notation {
            value: full,
            scale: (empty > 0.0).then(|| all.ceil()),
            drawn: (full > 1.0).then_some(full),
            span,
        })
    }
}
