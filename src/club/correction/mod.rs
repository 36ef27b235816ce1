//! The fields of a review as a person corrects them, and back.
//!
//! [`Form::of`] writes what was understood into five texts, which fit the five
//! inputs that a form in Discord may have; [`Form::correct`] reads them after a
//! person has changed them. A text, or a line of one, that was not touched
//! leaves its field exactly as it is, so nothing is lost on the way. For what
//! cannot be understood there is a [`Wrong`] each, and then nothing changes. The prose is [`text`]'s. What the inputs look like is the discord
//! floor's matter.

pub mod text;
mod values;
mod wrong;

use serde::{Deserialize, Serialize};

use crate::club::locale::Locale;
use crate::club::review::{Rating, Review};
use crate::say;
use values::{
    read_authors, read_date, read_genres, read_isbn, read_language, read_others, read_rating,
    read_title,
};

pub use wrong::Wrong;

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

/// What a line begins with, and which field it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The ISBN.
    Isbn,
    /// Who published it.
    Publisher,
    /// When it was published.
    Published,
    /// Its genres.
    Genre,
    /// The language of the prose.
    Language,
    /// Who reviewed it.
    Reviewer,
    /// What others gave.
    Elsewhere,
    /// The strong point.
    Liked,
    /// The weak point.
    DidNotLike,
}

impl Label {
    /// The lines of the details.
    const DETAILS: &'static [Self] = &[
        Self::Isbn,
        Self::Publisher,
        Self::Published,
        Self::Genre,
        Self::Language,
        Self::Reviewer,
        Self::Elsewhere,
    ];

    /// The lines of the points.
    const POINTS: &'static [Self] = &[Self::Liked, Self::DidNotLike];

    /// What the line begins with, in this locale.
    #[must_use]
    pub fn said(self, locale: Locale) -> String {
        match self {
            Self::Isbn => say!(locale, "field-isbn"),
            Self::Publisher => say!(locale, "field-publisher"),
            Self::Published => say!(locale, "field-published"),
            Self::Genre => say!(locale, "field-genre"),
            Self::Language => say!(locale, "field-language"),
            Self::Reviewer => say!(locale, "field-reviewer"),
            Self::Elsewhere => say!(locale, "field-elsewhere"),
            Self::Liked => say!(locale, "field-liked"),
            Self::DidNotLike => say!(locale, "field-did-not-like"),
        }
    }

    /// Whether somebody has begun a line with it, in whichever language: a form
    /// that was kept may be opened again in another.
    fn is(self, typed: &str) -> bool {
        let typed = typed.to_lowercase();
        let mut locales = Locale::ALL.into_iter();
        locales.any(|locale| self.said(locale).to_lowercase() == typed)
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
            Self::Liked => return cut(review.strong_point.as_deref().unwrap_or_default(), POINT),
            Self::DidNotLike => {
                return cut(review.weak_point.as_deref().unwrap_or_default(), POINT);
            }
        };
        one_line(&value, VALUE)
    }

    fn read(self, value: &str, review: &mut Review) -> Result<(), Wrong> {
        if value.chars().count() > VALUE && !Self::POINTS.contains(&self) {
            return Err(Wrong::TooLong {
                typed: quoted(value),
                line: self,
            });
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
            Self::Liked => review.strong_point = text,
            Self::DidNotLike => review.weak_point = text,
        }
        Ok(())
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

    /// What was understood of a review, for a person to correct, its lines in
    /// this locale. Dates and numbers stand as they can be typed everywhere.
    #[must_use]
    pub fn of(review: &Review, locale: Locale) -> Self {
        let lines = |labels: &[Label]| {
            let lines = labels.iter().map(|line| {
                let text = format!("{}: {}", line.said(locale), line.written(review));
                text.trim_end().to_owned()
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        Self {
            title: one_line(review.title.as_deref().unwrap_or_default(), TITLE),
            authors: one_line(&review.authors.join("; "), AUTHORS),
            rating: one_line(&written_rating(review), RATING),
            details: lines(Label::DETAILS),
            points: lines(Label::POINTS),
        }
    }

    /// The review with what a person has typed.
    ///
    /// # Errors
    ///
    /// Each thing that is not understood; nothing is to change then.
    pub fn correct(&self, review: &Review) -> Result<Review, Vec<Wrong>> {
        let before = Self::of(review, Locale::default());
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
        for (text, labels, run_on) in [
            (&self.details, Label::DETAILS, false),
            (&self.points, Label::POINTS, true),
        ] {
            match split(text, labels, run_on) {
                Ok(values) => {
                    for (line, value) in labels.iter().zip(values) {
                        if differs(&value, &line.written(review)) {
                            note(line.read(&value, &mut corrected));
                        }
                    }
                }
                Err(unread) => note(Err(unread)),
            }
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
fn split(text: &str, labels: &'static [Label], run_on: bool) -> Result<Vec<String>, Wrong> {
    let mut values = vec![String::new(); labels.len()];
    let mut at = None;
    for line in text.lines() {
        let labelled = line.split_once([':', '：']).and_then(|(label, value)| {
            let label = label.trim();
            let known = labels.iter().position(|known| known.is(label));
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
                return Err(Wrong::Unplaced {
                    typed: quoted(line),
                    labels,
                });
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
    use crate::club::warning::Warning;
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
            warnings: vec![Warning::Headline],
        }
    }

    #[test]
    fn what_was_understood_is_written_for_a_person() {
        let form = Form::of(&salt(), Locale::English);
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
            let form = Form::of(&review, Locale::English);
            assert_eq!(form.correct(&review), Ok(review), "failed on {form:?}");
        }
    }

    #[test]
    fn a_form_is_read_in_whichever_language_it_was_written() {
        let form = Form::of(&salt(), Locale::Spanish);
        insta::assert_snapshot!(form.details, @r"
        ISBN: 9780571224135
        Editorial: Harbour & Sons
        Publicación: 2005-04
        Género: Historical Fiction
        Idioma: en
        Reseña de: Marta
        En otros sitios: Goodreads 3.9/5
        ");
        assert_eq!(form.correct(&salt()), Ok(salt()));
        let form = Form {
            rating: "3,5/5".to_owned(),
            details: form
                .details
                .replace("género: ", "")
                .replace("3.9/5", "4,5/5"),
            points: "no le gustó: El final.\nLiked: Fog.".to_owned(),
            ..form
        };
        let corrected = form.correct(&salt()).unwrap();
        let rating = corrected.reviewer_rating.unwrap();
        assert_eq!((rating.value, rating.scale), (Some(3.5), Some(5.0)));
        assert_eq!(corrected.other_ratings[0].value, 4.5);
        assert_eq!(corrected.strong_point.as_deref(), Some("Fog."));
        assert_eq!(corrected.weak_point.as_deref(), Some("El final."));

        let wrong = Form {
            details: "Páginas: 300".to_owned(),
            ..Form::of(&salt(), Locale::Spanish)
        };
        let wrong = wrong.correct(&salt()).unwrap_err();
        assert_eq!(
            wrong[0].said(Locale::Spanish),
            "No sé dónde va «Páginas: 300». Empieza la línea con uno de estos y dos puntos: ISBN, Editorial, Publicación, Género, Idioma, Reseña de, En otros sitios."
        );
    }

    #[test]
    fn each_field_can_be_corrected() {
        let form = Form::of(&salt(), Locale::English);
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
        let form = Form::of(&salt(), Locale::English);
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
            let wrong = wrong[0].said(Locale::English);
            assert!(wrong.contains(said), "{typed:?}: {wrong}");
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
            ..Form::of(&salt(), Locale::English)
        };
        let wrong = long.correct(&salt()).unwrap_err();
        let wrong: String = wrong.iter().map(|one| one.said(Locale::English)).collect();
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
            let form = Form::of(&review, Locale::English);
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
                let again = Form::of(&corrected, Locale::English);
                prop_assert_eq!(again.correct(&corrected), Ok(corrected));
            }
        }
    }
}
