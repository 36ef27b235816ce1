//! The fields of a review as a person corrects them, and back.
//!
//! [`Form::of`] writes what was understood into five texts, which fit the five
//! inputs that a form in Discord may have; [`Form::correct`] reads them after a
//! person has changed them. A text, or a line of one, that was not touched
//! leaves its field exactly as it is, so nothing is lost on the way. What
//! cannot be understood is said in a sentence for each, and then nothing
//! changes. The prose is [`text`]'s. What the inputs look like is the discord
//! floor's matter.

pub mod text;
mod values;

use serde::{Deserialize, Serialize};

use crate::club::review::{Rating, Review};
use values::{
    read_authors, read_date, read_genres, read_isbn, read_language, read_others, read_rating,
    read_title,
};

/// Longest title that the form takes, in characters.
pub const TITLE: usize = 250;
/// Longest list of authors.
pub const AUTHORS: usize = 400;
/// Longest rating.
pub const RATING: usize = 80;
/// Longest text of several lines.
pub const LINES: usize = 4_000;

/// Longest value of a line, such as a publisher's name.
const VALUE: usize = 500;
/// Longest strong or weak point that goes into the form: both fit with labels.
const POINT: usize = 1_900;
/// Most authors, genres and ratings of others.
const MOST: usize = 12;
/// Longest name of a genre, or of somebody who rates.
const NAME: usize = 60;
/// Longest piece of what was typed that a sentence quotes.
const QUOTED: usize = 60;

/// What a person is shown and types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The book's title.
    pub title: String,
    /// Who wrote it, with semicolons between several.
    pub authors: String,
    /// The reviewer's rating, `4/5`.
    pub rating: String,
    /// `ISBN: …` and other lines, one for each of [`Detail::ALL`].
    pub details: String,
    /// `Liked: …` and `Did not like: …`.
    pub points: String,
}

/// A line among the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Isbn,
    Publisher,
    Published,
    Genre,
    Language,
    Reviewer,
    Elsewhere,
}

/// One of the two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    Strong,
    Weak,
}

/// What is wrong with something that was typed, in a sentence without markup.
type Wrong = String;

impl Detail {
    const ALL: [Self; 7] = [
        Self::Isbn,
        Self::Publisher,
        Self::Published,
        Self::Genre,
        Self::Language,
        Self::Reviewer,
        Self::Elsewhere,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Isbn => "ISBN",
            Self::Publisher => "Publisher",
            Self::Published => "Published",
            Self::Genre => "Genre",
            Self::Language => "Language",
            Self::Reviewer => "Reviewer",
            Self::Elsewhere => "Elsewhere",
        }
    }

    /// The field as a line shows it; empty where the review does not say.
    fn written(self, review: &Review) -> String {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let value = match self {
            Self::Isbn => text(&review.isbn13),
            Self::Publisher => text(&review.publisher),
            Self::Published => review
                .published
                .map_or_else(String::new, |date| date.to_string()),
            Self::Genre => review.genres.join(", "),
            Self::Language => text(&review.language),
            Self::Reviewer => text(&review.reviewer),
            Self::Elsewhere => {
                let others = review.other_ratings.iter().map(|other| {
                    let scale = other.scale.map(|scale| format!("/{scale}"));
                    format!(
                        "{} {}{}",
                        other.source,
                        other.value,
                        scale.unwrap_or_default()
                    )
                });
                others.collect::<Vec<_>>().join("; ")
            }
        };
        one_line(&value, VALUE)
    }

    fn read(self, value: &str, review: &mut Review) -> Result<(), Wrong> {
        if value.chars().count() > VALUE {
            let label = self.label();
            return Err(format!(
                "“{}” is too long for the line {label}; {VALUE} characters fit.",
                quoted(value)
            ));
        }
        let text = (!value.is_empty()).then(|| value.to_owned());
        match self {
            Self::Isbn => review.isbn13 = text.as_deref().map(read_isbn).transpose()?,
            Self::Publisher => review.publisher = text,
            Self::Published => review.published = text.as_deref().map(read_date).transpose()?,
            Self::Genre => review.genres = read_genres(value)?,
            Self::Language => review.language = text.as_deref().map(read_language).transpose()?,
            Self::Reviewer => review.reviewer = text,
            Self::Elsewhere => review.other_ratings = read_others(value)?,
        }
        Ok(())
    }
}

impl Point {
    const ALL: [Self; 2] = [Self::Strong, Self::Weak];

    fn label(self) -> &'static str {
        match self {
            Self::Strong => "Liked",
            Self::Weak => "Did not like",
        }
    }

    fn written(self, review: &Review) -> String {
        let point = match self {
            Self::Strong => &review.strong_point,
            Self::Weak => &review.weak_point,
        };
        cut(point.as_deref().unwrap_or_default(), POINT)
    }

    fn read(self, value: &str, review: &mut Review) {
        let point = (!value.is_empty()).then(|| value.to_owned());
        match self {
            Self::Strong => review.strong_point = point,
            Self::Weak => review.weak_point = point,
        }
    }
}

impl Form {
    /// What a person has sent off, in the order of the fields; `None` where
    /// that is not five texts.
    #[must_use]
    pub fn typed(texts: &[String]) -> Option<Self> {
        let [title, authors, rating, details, points] = texts else {
            return None;
        };
        let [title, authors, rating, details, points] =
            [title, authors, rating, details, points].map(Clone::clone);
        Some(Self {
            title,
            authors,
            rating,
            details,
            points,
        })
    }

    /// What was understood of a review, for a person to correct.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let details = Detail::ALL.map(|line| format!("{}: {}", line.label(), line.written(review)));
        let points = Point::ALL.map(|line| format!("{}: {}", line.label(), line.written(review)));
        Self {
            title: one_line(review.title.as_deref().unwrap_or_default(), TITLE),
            authors: one_line(&review.authors.join("; "), AUTHORS),
            rating: one_line(&written_rating(review), RATING),
            details: details.map(|line| line.trim_end().to_owned()).join("\n"),
            points: points.map(|line| line.trim_end().to_owned()).join("\n"),
        }
    }

    /// The review with what a person has typed.
    ///
    /// # Errors
    ///
    /// A sentence for each thing that is not understood, to be shown as plain
    /// text; nothing is to change then.
    pub fn correct(&self, review: &Review) -> Result<Review, Vec<String>> {
        let before = Self::of(review);
        let mut corrected = review.clone();
        let mut wrong = Vec::new();
        let mut note = |read: Result<(), Wrong>| wrong.extend(read.err());
        if differs(&self.title, &before.title) {
            note(read_title(self.title.trim(), &mut corrected));
        }
        if differs(&self.authors, &before.authors) {
            note(read_authors(self.authors.trim(), &mut corrected));
        }
        if differs(&self.rating, &before.rating) {
            note(read_rating(self.rating.trim(), &mut corrected));
        }
        match split(&self.details, &Detail::ALL.map(Detail::label), false) {
            Ok(values) => {
                for (line, value) in Detail::ALL.into_iter().zip(values) {
                    if differs(&value, &line.written(review)) {
                        note(line.read(&value, &mut corrected));
                    }
                }
            }
            Err(unread) => note(Err(unread)),
        }
        match split(&self.points, &Point::ALL.map(Point::label), true) {
            Ok(values) => {
                for (line, value) in Point::ALL.into_iter().zip(values) {
                    if differs(&value, &line.written(review)) {
                        line.read(&value, &mut corrected);
                    }
                }
            }
            Err(unread) => note(Err(unread)),
        }
        if wrong.is_empty() {
            Ok(corrected)
        } else {
            Err(wrong)
        }
    }
}

fn differs(typed: &str, before: &str) -> bool {
    typed.trim() != before.trim()
}

/// Splits lines `Label: value` into the values of the labels, in their order;
/// empty where a line is missing. Where values may `run_on`, a line without a
/// label belongs to the one before.
fn split(text: &str, labels: &[&str], run_on: bool) -> Result<Vec<String>, Wrong> {
    let mut values = vec![String::new(); labels.len()];
    let mut at = None;
    for line in text.lines() {
        let labelled = line.split_once([':', '：']).and_then(|(label, value)| {
            let label = label.trim();
            let known = labels
                .iter()
                .position(|known| known.eq_ignore_ascii_case(label));
            known.map(|known| (known, value))
        });
        if let Some((known, value)) = labelled {
            at = Some(known);
            if let Some(entry) = values.get_mut(known) {
                *entry = value.trim().to_owned();
            }
            continue;
        }
        if line.trim().is_empty() && !run_on {
            continue;
        }
        match at.and_then(|at| values.get_mut(at)).filter(|_| run_on) {
            Some(entry) => {
                entry.push('\n');
                entry.push_str(line.trim_end());
            }
            None if line.trim().is_empty() => {}
            None => {
                return Err(format!(
                    "I do not know where “{}” belongs. Begin the line with one of these and a colon: {}.",
                    quoted(line),
                    labels.join(", ")
                ));
            }
        }
    }
    Ok(values.iter().map(|value| value.trim().to_owned()).collect())
}

/// `4/5`, or the words of a verdict without a number.
fn written_rating(review: &Review) -> String {
    match &review.reviewer_rating {
        Some(Rating {
            value: Some(value),
            scale: Some(scale),
            ..
        }) => format!("{value}/{scale}"),
        Some(rating) => rating.as_written.clone(),
        None => String::new(),
    }
}

/// In one line of at most so many characters.
fn one_line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    cut(&words.join(" "), most)
}

fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => {
            let kept: String = text.chars().take(most - 1).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

fn quoted(text: &str) -> String {
    one_line(text, QUOTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::review::{OtherRating, Published};
    use proptest::prelude::*;

    fn salt() -> Review {
        Review {
            title: Some("The Salt Ledger".to_owned()),
            authors: vec!["Oda Brandt".to_owned(), "Plato, the Younger".to_owned()],
            isbn13: Some("9780571224135".to_owned()),
            genres: vec!["Historical Fiction".to_owned()],
            publisher: Some("Harbour & Sons".to_owned()),
            published: Published::month(2005, 4),
            language: Some("en".to_owned()),
            reviewer: Some("Marta".to_owned()),
            reviewer_rating: Some(Rating {
                value: Some(4.0),
                scale: Some(5.0),
                as_written: "My Rating: ★★★★".to_owned(),
            }),
            other_ratings: vec![OtherRating {
                source: "Goodreads".to_owned(),
                value: 3.9,
                scale: Some(5.0),
            }],
            strong_point: Some("The harbour at night.\n\nAnd the fog.".to_owned()),
            weak_point: None,
            body: "I read it.".to_owned(),
            warnings: vec!["Something.".to_owned()],
        }
    }

    #[test]
    fn what_was_understood_is_written_for_a_person() {
        let form = Form::of(&salt());
        assert_eq!(form.authors, "Oda Brandt; Plato, the Younger");
        assert_eq!(form.rating, "4/5");
        insta::assert_snapshot!(form.details, @r"
        ISBN: 9780571224135
        Publisher: Harbour & Sons
        Published: 2005-04
        Genre: Historical Fiction
        Language: en
        Reviewer: Marta
        Elsewhere: Goodreads 3.9/5
        ");
        insta::assert_snapshot!(form.points, @r"
        Liked: The harbour at night.

        And the fog.
        Did not like:
        ");
    }

    #[test]
    fn what_nobody_touched_stays_exactly_as_it_is() {
        let long = Review {
            title: Some("word ".repeat(200)),
            strong_point: Some("Liked very much. ".repeat(300)),
            genres: vec!["A, b; c".to_owned(); 40],
            reviewer_rating: Some(Rating {
                value: Some(11.0),
                scale: None,
                as_written: "eleven".to_owned(),
            }),
            ..salt()
        };
        for review in [Review::default(), salt(), long] {
            let form = Form::of(&review);
            assert_eq!(form.correct(&review), Ok(review), "failed on {form:?}");
        }
    }

    #[test]
    fn each_field_can_be_corrected() {
        let form = Form::of(&salt());
        let details = |from: &str, to: &str| Form {
            details: form.details.replace(from, to),
            ..form.clone()
        };
        let points = |points: &str| Form {
            points: points.to_owned(),
            ..form.clone()
        };
        let rated = |rating: &str| Form {
            rating: rating.to_owned(),
            ..form.clone()
        };
        let authors = |authors: &str| Form {
            authors: authors.to_owned(),
            ..form.clone()
        };
        type Change = fn(&mut Review);
        let cases: [(Form, Change); 19] = [
            (
                Form {
                    title: "  The Salt   Road ".to_owned(),
                    ..form.clone()
                },
                |r| r.title = Some("The Salt Road".to_owned()),
            ),
            (authors(""), |r| r.authors.clear()),
            (authors("Ann Lee & Bo Ek"), |r| {
                r.authors = vec!["Ann Lee".to_owned(), "Bo Ek".to_owned()];
            }),
            (authors("King, Jr.; Lee"), |r| {
                r.authors = vec!["King, Jr.".to_owned(), "Lee".to_owned()];
            }),
            (rated(""), |r| r.reviewer_rating = None),
            (rated("8.5/10"), |r| {
                r.reviewer_rating = Some(Rating {
                    value: Some(8.5),
                    scale: Some(10.0),
                    as_written: "8.5/10".to_owned(),
                });
            }),
            (rated("★★★"), |r| {
                r.reviewer_rating = Some(Rating {
                    value: Some(3.0),
                    scale: Some(5.0),
                    as_written: "★★★".to_owned(),
                });
            }),
            (rated("3.5"), |r| {
                r.reviewer_rating = Some(Rating {
                    value: Some(3.5),
                    scale: Some(5.0),
                    as_written: "3.5".to_owned(),
                });
            }),
            (rated("Recommended"), |r| {
                r.reviewer_rating = Some(Rating {
                    value: None,
                    scale: None,
                    as_written: "Recommended".to_owned(),
                });
            }),
            (details("9780571224135", "0-571-22413-X"), |r| {
                r.isbn13 = Some("9780571224135".to_owned());
            }),
            (details("ISBN: 9780571224135\n", ""), |r| r.isbn13 = None),
            (details("Harbour & Sons", ""), |r| r.publisher = None),
            (details("2005-04", "5 April 2005"), |r| {
                r.published = Published::day(2005, 4, 5);
            }),
            (details("Historical Fiction", "Novel; Sea, Sea"), |r| {
                r.genres = vec!["Novel".to_owned(), "Sea".to_owned(), "Sea".to_owned()];
            }),
            (details("language: en", "LANGUAGE : DE"), |_| {}),
            (details("Language: en", "LANGUAGE : DE"), |r| {
                r.language = Some("de".to_owned());
            }),
            (
                details("Goodreads 3.9/5", "Books 4 You: 4/5; Amazon 4.5"),
                |r| {
                    r.other_ratings = vec![
                        OtherRating {
                            source: "Books 4 You".to_owned(),
                            value: 4.0,
                            scale: Some(5.0),
                        },
                        OtherRating {
                            source: "Amazon".to_owned(),
                            value: 4.5,
                            scale: Some(5.0),
                        },
                    ];
                },
            ),
            (
                points("did not like: The end.\r\nAll of it.\nLiked: Fog."),
                |r| {
                    r.strong_point = Some("Fog.".to_owned());
                    r.weak_point = Some("The end.\nAll of it.".to_owned());
                },
            ),
            (points("\n"), |r| r.strong_point = None),
        ];
        for (form, change) in cases {
            let mut wanted = salt();
            change(&mut wanted);
            assert_eq!(form.correct(&salt()), Ok(wanted), "failed on {form:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence_for_each() {
        let form = Form::of(&salt());
        for (field, typed, said) in [
            ("title", " ", "the title may not be empty"),
            ("title", "***", "the title may not be empty"),
            ("authors", "1234", "not a list of authors"),
            (
                "authors",
                &format!("Ann; {}", "x".repeat(121)),
                "not a list of authors",
            ),
            ("rating", "9/5", "“9/5” is not a rating"),
            ("rating", "8", "“8” does not say out of how many"),
            ("rating", "-1/5", "is not a rating"),
            ("rating", "4/5 but 3", "is not a rating"),
            ("rating", "★★★ or ★", "is not a rating"),
            (
                "details",
                "ISBN: 9780571224136",
                "its check digit or its length is wrong",
            ),
            ("details", "ISBN: none", "which has 10 or 13 digits"),
            ("details", "Published: soon", "“soon” is not a date"),
            ("details", "Published: 2005-13", "“2005-13” is not a date"),
            ("details", "Language: English", "its two letters"),
            (
                "details",
                "Pages: 300",
                "I do not know where “Pages: 300” belongs",
            ),
            ("details", "300 pages", "ISBN, Publisher, Published"),
            (
                "details",
                "Elsewhere: Goodreads",
                "not somebody else's rating",
            ),
            ("details", "Elsewhere: 4/5", "not somebody else's rating"),
            ("points", "The fog.", "Liked, Did not like"),
        ] {
            let mut form = form.clone();
            match field {
                "title" => form.title = typed.to_owned(),
                "authors" => form.authors = typed.to_owned(),
                "rating" => form.rating = typed.to_owned(),
                "details" => form.details = typed.to_owned(),
                _ => form.points = typed.to_owned(),
            }
            let wrong = form.correct(&salt()).unwrap_err();
            assert_eq!(wrong.len(), 1, "{typed:?}: {wrong:?}");
            assert!(wrong[0].contains(said), "{typed:?}: {wrong:?}");
        }
        let all = Form {
            title: String::new(),
            rating: "9/5".to_owned(),
            details: "ISBN: 1\nPublished: soon".to_owned(),
            ..form
        };
        assert_eq!(all.correct(&salt()).unwrap_err().len(), 4);
        let long = Form {
            details: format!("Publisher: {}", "é".repeat(3_000)),
            ..Form::of(&salt())
        };
        let wrong = long.correct(&salt()).unwrap_err().join("");
        assert!(wrong.chars().count() < 200, "{wrong}");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_fits_the_form(
            title in "\\PC{0,300}", lines in "[A-Za-z:;, ./0-9★½\\n]{0,400}", point in "\\PC{0,5000}",
        ) {
            let review = Review {
                title: Some(title.clone()),
                strong_point: Some(point),
                ..Review::default()
            };
            let form = Form::of(&review);
            for (text, most) in [
                (&form.title, TITLE),
                (&form.authors, AUTHORS),
                (&form.rating, RATING),
                (&form.details, LINES),
                (&form.points, LINES),
            ] {
                prop_assert!(text.chars().count() <= most);
            }
            let typed = Form {
                title,
                authors: lines.clone(),
                rating: lines.clone(),
                points: lines.clone(),
                details: lines,
            };
            if let Ok(corrected) = typed.correct(&review) {
                let again = Form::of(&corrected);
                prop_assert_eq!(again.correct(&corrected), Ok(corrected));
            }
        }
    }
}
