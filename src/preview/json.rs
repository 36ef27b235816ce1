//! A preview for programs.
//!
//! The JSON is set as `serde_json` does it, with one thing more: characters
//! that would command the terminal of somebody who looks at it are escaped. The
//! value stays the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

use super::Preview;
use super::harmless;

/// One object, or an array of them where there are several books.
///
/// # Errors
///
/// What `serde_json` says.
pub fn document(previews: &[Preview]) -> serde_json::Result<String> {
    match previews {
        [one] => text(one),
        several => text(&several),
    }
}

/// An object of a list, with the source that it came from: a path or `-`.
///
/// # Errors
///
/// What `serde_json` says.
pub fn entry(source: &str, preview: &Preview) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Entry<'a> {
        source: &'a str,
        #[serde(flatten)]
        preview: &'a Preview,
    }
    text(&Entry { source, preview })
}

fn text<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut bytes, Quiet(PrettyFormatter::new()));
    value.serialize(&mut serializer)?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Sets JSON with line breaks, and escapes what commands a terminal.
struct Quiet(PrettyFormatter<'static>);

impl Formatter for Quiet {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for piece in fragment.split_inclusive(harmless::commands) {
            let last = piece.chars().next_back().filter(|c| harmless::commands(*c));
            let Some(command) = last else {
                writer.write_all(piece.as_bytes())?;
                continue;
            };
            let kept = piece.len() - command.len_utf8();
            writer.write_all(piece.get(..kept).unwrap_or_default().as_bytes())?;
            let mut units = [0; 2];
            for unit in command.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commands_a_terminal_is_escaped_and_means_the_same() {
        let said = [
            "plain é 村",
            "\u{9b}2J \u{7f}",
            "a\u{202e}b",
            "\u{1b}[0m \"q\"",
        ];
        let json = text(&said).unwrap();
        assert!(
            !json.chars().any(|c| c != '\n' && harmless::commands(c)),
            "{json}"
        );
        assert!(json.contains("\\u009b2J"), "{json}");
        let back: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, said);
        assert_eq!(json.lines().count(), said.len() + 2, "{json}");
    }
}
