//! A preview for people: what was understood, and where each field came from.
//!
//! [`page`] sets one review in a given width. Colours are written as escape
//! sequences; whoever prints the page takes them out where nobody sees them.
//! What comes from the document goes through [`harmless`].

use std::borrow::Cow;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::{Preview, harmless};
use crate::club::reading::origin::Origin;
use crate::club::review::{OtherRating, Rating};

/// Questions that people are shown; JSON has them all.
const QUESTIONS: usize = 6;
/// Sentences shown as evidence of one theme.
const EVIDENCE: usize = 2;
/// Columns of the names of the fields.
const NAMES: usize = 11;
/// Columns of where a field came from, with the space before it.
const ORIGINS: usize = 14;
/// Widths that a page may have; a terminal may say anything.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=110;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// The page of one review, `width` columns wide. `nth` tells which of how many
/// it is, where the document reviews several books.
#[must_use]
pub fn page(preview: &Preview, nth: Option<(usize, usize)>, width: usize) -> String {
    let mut page = Page {
        width: width.clamp(*WIDTHS.start(), *WIDTHS.end()),
        text: String::new(),
    };
    page.head(preview, nth);
    page.fields(preview);
    page.warnings(preview);
    page.themes(preview);
    page.questions(preview);
    page.text
}

/// A heading over the pages of one document among several.
#[must_use]
pub fn heading(source: &str) -> String {
    format!("{HEADING}▌ {}{HEADING:#}\n\n", harmless::line(source))
}

struct Page {
    width: usize,
    text: String,
}

impl Page {
    fn head(&mut self, preview: &Preview, nth: Option<(usize, usize)>) {
        let review = &preview.review;
        let title = review.title.as_deref().unwrap_or("A book without a title");
        self.wrapped("", BOLD, title);
        let by = match review.authors.as_slice() {
            [] => String::new(),
            authors => format!("by {}", authors.join(", ")),
        };
        let nth = nth.map(|(nth, of)| format!("{nth} of {of} books in this document"));
        let below: Vec<String> = [Some(by), nth].into_iter().flatten().collect();
        let below = below.join(" · ");
        let below = below.trim_start_matches(" · ");
        if !below.is_empty() {
            self.wrapped("", FAINT, below);
        }
        self.text.push('\n');
    }

    fn fields(&mut self, preview: &Preview) {
        let (review, origins) = (&preview.review, &preview.origins);
        let list = |values: &[String]| (!values.is_empty()).then(|| values.join(", "));
        let others: Vec<String> = review.other_ratings.iter().map(other).collect();
        let published = review.published.map(|date| date.to_string());
        for (name, value, origin) in [
            ("Title", review.title.clone(), origins.title),
            ("Author", list(&review.authors), origins.authors),
            ("ISBN", review.isbn13.clone(), origins.isbn13),
            ("Genre", list(&review.genres), origins.genres),
            ("Publisher", review.publisher.clone(), origins.publisher),
            ("Published", published, origins.published),
            ("Language", review.language.clone(), origins.language),
            ("Reviewer", review.reviewer.clone(), origins.reviewer),
            (
                "Rating",
                review.reviewer_rating.as_ref().map(own),
                origins.reviewer_rating,
            ),
            ("Elsewhere", list(&others), origins.other_ratings),
            ("Liked", review.strong_point.clone(), origins.strong_point),
            ("Disliked", review.weak_point.clone(), origins.weak_point),
        ] {
            self.field(name, value.as_deref(), origin);
        }
        let words = review.body.split_whitespace().count();
        let words = match words {
            0 => None,
            1 => Some("1 word".to_owned()),
            many => Some(format!("{many} words")),
        };
        self.field("Prose", words.as_deref(), None);
    }

    /// A row of the table: name, value, where it came from.
    fn field(&mut self, name: &str, value: Option<&str>, origin: Option<Origin>) {
        let room = self.width - NAMES - ORIGINS;
        let value = value.map_or(Cow::Borrowed("–"), |value| harmless::line(value).into());
        let origin = origin.map_or("", said);
        for (nth, line) in textwrap::wrap(&value, room).into_iter().enumerate() {
            let (name, origin) = if nth == 0 { (name, origin) } else { ("", "") };
            let gap = " ".repeat((room + 1).saturating_sub(display_width(&line)));
            let end = if origin.is_empty() {
                String::new()
            } else {
                format!("{gap}{FAINT}{origin}{FAINT:#}")
            };
            let row = format!("{BOLD}{name:<NAMES$}{BOLD:#}{line}{end}");
            self.line(&row);
        }
    }

    fn warnings(&mut self, preview: &Preview) {
        if preview.review.warnings.is_empty() {
            return;
        }
        self.section("Please check", "");
        for warning in &preview.review.warnings {
            self.wrapped("  ! ", WARNING, &warning.to_string());
        }
    }

    fn themes(&mut self, preview: &Preview) {
        self.section("Themes", "");
        if preview.themes.is_empty() {
            let foreign = preview.review.language.as_deref();
            let why = if foreign.is_some_and(|language| language != "en") {
                "None: the question bank is in English, and this review is not."
            } else {
                "None that the question bank knows."
            };
            self.wrapped("  ", FAINT, why);
        }
        for theme in &preview.themes {
            let strength = format!("{:.1}", theme.score);
            let name = harmless::line(theme.name.english());
            self.line(&format!(
                "  {BOLD}{name}{BOLD:#}  {FAINT}{strength}{FAINT:#}"
            ));
            for evidence in theme.evidence.iter().take(EVIDENCE) {
                self.wrapped("    ", Style::new(), &format!("“{evidence}”"));
            }
        }
    }

    fn questions(&mut self, preview: &Preview) {
        let all = preview.questions.len();
        let set = preview.questions.iter().take(QUESTIONS);
        let count = if all > QUESTIONS {
            format!("{QUESTIONS} of {all}")
        } else {
            String::new()
        };
        self.section("Questions", &count);
        if all == 0 {
            self.wrapped(
                "  ",
                FAINT,
                "None: the review says too little to hang one on.",
            );
        }
        for (number, question) in (1..).zip(set) {
            self.wrapped(&format!("{number:>3}. "), Style::new(), &question.text);
            self.wrapped("     ", FAINT, &format!("from “{}”", question.receipt));
        }
    }

    fn section(&mut self, name: &str, count: &str) {
        let count = match count {
            "" => String::new(),
            count => format!(" {FAINT}{count}{FAINT:#}"),
        };
        self.line(&format!("\n{HEADING}{name}{HEADING:#}{count}"));
    }

    /// Text behind its indent, wrapped and hanging.
    fn wrapped(&mut self, indent: &str, style: Style, text: &str) {
        let text = harmless::line(text);
        let room = self.width - display_width(indent);
        for (nth, line) in textwrap::wrap(&text, room).into_iter().enumerate() {
            let indent = if nth == 0 {
                Cow::Borrowed(indent)
            } else {
                " ".repeat(display_width(indent)).into()
            };
            self.line(&format!("{style}{indent}{line}{style:#}"));
        }
    }

    fn line(&mut self, line: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{}", line.trim_end());
    }
}

/// Where a field came from, in the words of people who write reviews.
fn said(origin: Origin) -> &'static str {
    match origin {
        Origin::Record => "front matter",
        Origin::Page => "page data",
        Origin::Label => "label line",
        Origin::Title => "title",
        Origin::Prose => "prose",
    }
}

fn own(rating: &Rating) -> String {
    match (rating.value, rating.scale) {
        (Some(value), Some(scale)) => format!("{value} of {scale}"),
        (Some(value), None) => format!("{value}, on a scale that the review does not say"),
        (None, _) => rating.as_written.clone(),
    }
}

fn other(other: &OtherRating) -> String {
    let OtherRating { source, value, .. } = other;
    match other.scale {
        Some(scale) => format!("{source} {value} of {scale}"),
        None => format!("{source} {value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::bank::Bank;

    fn shown(document: &str, width: usize) -> String {
        let bank = Bank::built_in().unwrap();
        let previews = Preview::all(document.as_bytes(), &bank).unwrap();
        let pages: Vec<String> = previews.iter().map(|one| page(one, None, width)).collect();
        anstream::adapter::strip_str(&pages.join("\n")).to_string()
    }

    #[test]
    fn each_field_says_where_it_came_from() {
        let text = shown(
            "---\nrating: 4/5\n---\n\n# The Ferry by Ann Lee\n\nPublisher: Quay Press\n\nThe boat leaves at dawn and nobody on it is ready. I read it in one sitting and was sorry to see the harbour.\n",
            80,
        );
        for (name, value, origin) in [
            ("Title", "The Ferry", "title"),
            ("Author", "Ann Lee", "title"),
            ("Publisher", "Quay Press", "label line"),
            ("Rating", "4 of 5", "front matter"),
            ("Language", "en", "prose"),
            ("ISBN", "–", "–"),
        ] {
            let line = text.lines().find(|line| line.starts_with(name));
            let line = line.unwrap_or_else(|| panic!("no {name} in {text}"));
            assert!(line.contains(value) && line.ends_with(origin), "{line:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_columns_stand_below_each_other() {
        let document = "Title: 長い船の旅と港の物語について\nAuthor: 村上 春樹\nPublisher: Quay Press of the Further Islands and all their Lighthouses, Printers to the Coastguard\n\nThe boat leaves at dawn, and nobody on it is ready for the sea or for each other or for grief. 👩‍🚀 I read it in one sitting.\n";
        for width in [50, 64, 80, 110] {
            let text = shown(document, width);
            for line in text.lines() {
                assert!(display_width(line) <= width, "{width}: {line:?}");
            }
            let column = |name: &str| {
                let line = text.lines().find(|line| line.starts_with(name)).unwrap();
                display_width(&line[..line.rfind("label line").unwrap()])
            };
            assert_eq!(column("Title"), column("Publisher"), "{text}");
            assert_eq!(column("Title"), column("Author"), "{text}");
        }
    }

    #[test]
    fn nothing_of_a_hostile_document_commands_the_terminal() {
        let document = "---\ntitle: \"The \\e[31mFerry\\x9b2J\"\nbook_author: \"\\e]0;x\\aAnn Lee\"\n---\n\nThe boat leaves &#27;[2J at dawn &#x202e; and nobody on it is ready. I read it in one sitting.\n";
        let text = shown(document, 80);
        let odd: Vec<char> = text
            .chars()
            .filter(|c| *c != '\n' && harmless::commands(*c))
            .collect();
        assert!(odd.is_empty(), "{odd:?} in {text}");
        assert!(text.contains("Ferry"), "{text}");
    }
}
