//! A document becomes one [`Reading`] for each book that it reviews.
//!
//! ```text
//! bytes ─▶ decode ─▶ text ─▶ document, page ─▶ front matter and blocks
//!                                            │
//!            front_matter, labels, title ◀───┤  each takes its lines
//!                                            ▼
//!                        prose ◀── the lines that nobody took
//! ```
//!
//! A [`document::Document`] is made of blocks of plain text, whatever it was
//! written in; fields are read from the blocks only, so another notation of
//! documents needs another way to blocks and nothing else. A line that became
//! a field is marked as taken; the prose is what is left. A field that the
//! document does not state stays empty: an invented field is worse than a
//! missing one. Single notations live in [`rating`], [`isbn`], [`dates`],
//! [`title`] and [`people`]. Themes and questions are found elsewhere.

pub mod dates;
pub mod decode;
pub mod document;
pub mod edition;
pub mod entities;
pub mod facts;
pub mod fields;
pub mod fold;
pub mod front_matter;
pub mod genres;
pub mod head;
pub mod imprint;
pub mod isbn;
pub mod known;
pub mod labels;
pub mod language;
pub mod looks;
pub mod markdown;
pub mod marks;
pub mod metadata;
pub mod org;
pub mod origin;
pub mod page;
pub mod people;
pub mod points;
pub mod prose;
pub mod rating;
pub mod rst;
pub mod several;
pub mod signs;
pub mod spoken;
pub mod stamp;
pub mod title;
pub mod verdict;
pub mod vocabulary;
pub mod wiki;

use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::club::warning::Warning;
use document::Document;
use metadata::Stated;
use origin::{Origin, Origins, Watch};
use page::Page;
use several::Part;

/// A review, and where its fields were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What the document says of one book.
    pub review: Review,
    /// Where it says so.
    pub origins: Origins,
}

/// Reads the reviews in a document: `bytes` as they came, plain text,
/// Markdown or HTML, with or without front matter. The answer is never empty.
///
/// What the document does not say is empty in the answer, and what it says
/// unclearly has a sentence in `warnings`. Block quotes stay in the body, for a
/// reader would miss them; which sentences are the reviewer's own is for the
/// finder of themes to tell.
///
/// # Errors
///
/// [`Sorry::DocumentEmpty`], [`Sorry::DocumentTooLarge`] and
/// [`Sorry::DocumentNotText`] for what they say; [`Sorry::AFeed`] for a feed,
/// [`Sorry::NotAReview`] for text without a sentence.
pub fn read(bytes: &[u8]) -> Result<Vec<Reading>, Sorry> {
    let decoded = decode::text(bytes)?;
    if page::looks::is_feed(&decoded.text) {
        return Err(Sorry::AFeed);
    }
    let page = Page::read(&decoded.text);
    let text;
    let mut document = if let Some(page) = &page {
        page.document()
    } else {
        let org = org::as_markdown(&decoded.text);
        let links = rst::with_links(&org);
        let links = document::without_templates(&links);
        text = wiki::with_links(&links).into_owned();
        Document::parse(&text)
    };
    stamp::take(&mut document.blocks);
    signs::spell_out(&mut document.blocks);
    let mut review = Review::default();
    review.warnings.extend(decoded.warning);
    review.warnings.append(&mut document.warnings);

    // What is wrong with the document, and not with one of its fields.
    let told = review.warnings.clone();
    let mut watch = Watch::default();
    let stated = metadata::read(&document, &mut review);
    let parts = several::parts(&document, &stated, &review);
    if !parts.is_empty() {
        review.warnings = told;
        return Ok(each(parts, &document, &stated, review));
    }
    watch.stage(Origin::Record, &review);
    fields::read(&mut document, &stated, &mut review, &mut watch);

    review.body = prose::with_points(prose::body(&document.blocks), &review);
    if !prose::has_sentence(&review.body) {
        return Err(Sorry::NotAReview);
    }
    review.language = prose::language(&review.body).or(stated.language);
    Ok(vec![finished(review, watch)])
}

/// The review of each book in a post of several. Of the record of the whole
/// only what is true of every part is kept: who wrote it, and in which language.
fn each(
    parts: Vec<Part<'_>>,
    document: &Document<'_>,
    stated: &Stated,
    whole: Review,
) -> Vec<Reading> {
    let language = prose::language(&prose::body(&document.blocks)).or(stated.language.clone());
    let blogger = stated
        .author
        .clone()
        .filter(|name| name.chars().count() <= 60);
    let reviewer = whole.reviewer.or(blogger);
    let mut warnings = whole.warnings;
    if whole.reviewer_rating.is_some() || whole.isbn13.is_some() {
        warnings.push(Warning::RecordOfNone);
    }
    let scale = several::scale(&parts);
    let mut readings = Vec::with_capacity(parts.len());
    for part in parts {
        let mut watch = Watch::default();
        let mut review = Review {
            reviewer: reviewer.clone(),
            // What is wrong with the document is said once.
            warnings: std::mem::take(&mut warnings),
            ..Review::default()
        };
        let record = Document {
            front_matter: part.record,
            ..Document::default()
        };
        // Of a record under `books:` nothing is left to decide.
        let _ = metadata::read(&record, &mut review);
        watch.stage(Origin::Record, &review);
        review.title = Some(part.book.title);
        if !part.book.authors.is_empty() {
            review.authors = part.book.authors;
        }
        part.imprint.fill(&mut review);
        if let Some((words, source)) = part.rating.filter(|_| review.reviewer_rating.is_none()) {
            verdict::beside_title(&words, source, scale, &mut review);
        }
        watch.stage(Origin::Title, &review);
        let own = Stated {
            title_certain: true,
            ..Stated::default()
        };
        let mut document = Document {
            blocks: part.blocks,
            ..Document::default()
        };
        fields::read(&mut document, &own, &mut review, &mut watch);
        review.body = prose::with_points(prose::body(&document.blocks), &review);
        review.language = prose::language(&review.body).or(language.clone());
        readings.push(finished(review, watch));
    }
    readings
}

fn finished(mut review: Review, mut watch: Watch) -> Reading {
    leave_out_blanks(&mut review);
    if review.title.is_none() {
        review.warnings.push(Warning::NoTitle);
    } else if review.authors.is_empty() {
        review.warnings.push(Warning::NoAuthor);
    }
    if review.body.is_empty() {
        review.warnings.push(Warning::NoWords);
    }
    watch.stage(Origin::Prose, &review);
    Reading {
        review,
        origins: watch.origins(),
    }
}

/// A field whose markup held no words, such as a picture alone, says nothing.
fn leave_out_blanks(review: &mut Review) {
    for field in [
        &mut review.title,
        &mut review.publisher,
        &mut review.reviewer,
        &mut review.strong_point,
        &mut review.weak_point,
    ] {
        if field.as_deref().is_some_and(|text| text.trim().is_empty()) {
            *field = None;
        }
    }
    for list in [&mut review.authors, &mut review.genres] {
        list.retain(|entry| !entry.trim().is_empty());
    }
}

#[cfg(test)]
mod tests;
