//! Where each field of a review was found.
//!
//! [`Origins`] is the answer, for a person who wants to know what to trust. It
//! is filled by [`Watch`], which looks at the review after each stage of
//! reading: what a stage changed comes from there, so no stage need say so.

use crate::club::review::Review;

/// The part of a document that said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The front matter of a post.
    Record,
    /// What a web page says in data made for machines.
    Page,
    /// A labelled line: `Publisher: Faber and Faber`.
    Label,
    /// The title, the headline or the lines right below it.
    Title,
    /// The running text.
    Prose,
}

/// For each field of a [`Review`] where it was found; `None` where the field
/// is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of the title.
    pub title: Option<Origin>,
    /// Of the authors.
    pub authors: Option<Origin>,
    /// Of the ISBN.
    pub isbn13: Option<Origin>,
    /// Of the genres, where the last of them was found.
    pub genres: Option<Origin>,
    /// Of the publisher.
    pub publisher: Option<Origin>,
    /// Of the date of publication.
    pub published: Option<Origin>,
    /// Of the language.
    pub language: Option<Origin>,
    /// Of the reviewer's name.
    pub reviewer: Option<Origin>,
    /// Of the reviewer's own rating.
    pub reviewer_rating: Option<Origin>,
    /// Of the ratings of others, where the last of them was found.
    pub other_ratings: Option<Origin>,
    /// Of the strong point.
    pub strong_point: Option<Origin>,
    /// Of the weak point.
    pub weak_point: Option<Origin>,
}

/// Watches a review while its fields are filled.
#[derive(Debug, Default)]
pub struct Watch {
    before: Review,
    origins: Origins,
}

impl Watch {
    /// Says that everything that changed in `review` since the last call was
    /// found in `origin`.
    pub fn stage(&mut self, origin: Origin, review: &Review) {
        let (before, origins) = (&self.before, &mut self.origins);
        for (place, changed, there) in [
            (
                &mut origins.title,
                before.title != review.title,
                review.title.is_some(),
            ),
            (
                &mut origins.authors,
                before.authors != review.authors,
                !review.authors.is_empty(),
            ),
            (
                &mut origins.isbn13,
                before.isbn13 != review.isbn13,
                review.isbn13.is_some(),
            ),
            (
                &mut origins.genres,
                before.genres != review.genres,
                !review.genres.is_empty(),
            ),
            (
                &mut origins.publisher,
                before.publisher != review.publisher,
                review.publisher.is_some(),
            ),
            (
                &mut origins.published,
                before.published != review.published,
                review.published.is_some(),
            ),
            (
                &mut origins.language,
                before.language != review.language,
                review.language.is_some(),
            ),
            (
                &mut origins.reviewer,
                before.reviewer != review.reviewer,
                review.reviewer.is_some(),
            ),
            (
                &mut origins.reviewer_rating,
                before.reviewer_rating != review.reviewer_rating,
                review.reviewer_rating.is_some(),
            ),
            (
                &mut origins.other_ratings,
                before.other_ratings != review.other_ratings,
                !review.other_ratings.is_empty(),
            ),
            (
                &mut origins.strong_point,
                before.strong_point != review.strong_point,
                review.strong_point.is_some(),
            ),
            (
                &mut origins.weak_point,
                before.weak_point != review.weak_point,
                review.weak_point.is_some(),
            ),
        ] {
            if changed {
                *place = there.then_some(origin);
            }
        }
        self.before.clone_from(review);
    }

    /// What was seen.
    #[must_use]
    pub fn origins(self) -> Origins {
        self.origins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_comes_from_the_stage_that_changed_it_last() {
        let mut watch = Watch::default();
        let mut review = Review {
            title: Some("My week".to_owned()),
            publisher: Some(" ".to_owned()),
            ..Review::default()
        };
        watch.stage(Origin::Record, &review);
        review.title = Some("The Ferry".to_owned());
        review.authors = vec!["Ann Lee".to_owned()];
        watch.stage(Origin::Label, &review);
        watch.stage(Origin::Title, &review);
        review.publisher = None;
        review.language = Some("en".to_owned());
        watch.stage(Origin::Prose, &review);
        let expected = Origins {
            title: Some(Origin::Label),
            authors: Some(Origin::Label),
            language: Some(Origin::Prose),
            ..Origins::default()
        };
        assert_eq!(watch.origins(), expected);
    }
}
