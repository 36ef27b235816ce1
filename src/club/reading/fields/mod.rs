//! Blocks become fields, stage by stage.
//!
//! [`read`] walks the blocks for labelled lines ([`labelled`], tables in
//! [`rows`]), asks [`super::head`] for the title, [`super::spoken`] for what the
//! prose says of the book, and settles what needs the whole document: whose a
//! bare `author` is and which rating the reviewer's own. Lines that became
//! fields are marked as taken. The words of labels are in [`super::labels`].

mod fact;
pub mod labelled;
mod rated;
pub mod rows;

use super::document::Document;
use super::known::Known;
use super::metadata::{self, Stated};
use super::origin::{Origin, Watch};
use super::{head, spoken, verdict};
use crate::club::review::Review;

/// Fills what is empty in `review` from the blocks and marks the lines taken;
/// `watch` is told where each came from.
pub fn read(document: &mut Document<'_>, stated: &Stated, review: &mut Review, watch: &mut Watch) {
    verdict::alone::split_my_rating(&mut document.blocks);
    verdict::alone::join_rows(&mut document.blocks);
    verdict::alone::draw_named(&mut document.blocks);
    let known = Known::of(document);
    let mut labels = labelled::Labels::new(stated, &known, review);
    labels.walk(&mut document.blocks);
    labels.settle();
    let genres_labelled = labels.genres;
    watch.stage(Origin::Label, review);

    spoken::citation::read(document, review);
    spoken::record::read(document, &known, review);
    spoken::record::stacked(document, review);
    head::read(document, stated, &known, review);
    head::take_repeated(document, review);
    watch.stage(Origin::Title, review);

    spoken::author::beside_title(document, stated, review);
    watch.stage(Origin::Prose, review);
    metadata::author::settle(&known, stated, review);
    watch.stage(Origin::Record, review);
    if review.authors.is_empty() {
        review.authors = metadata::author::described(&known, stated);
    }
    watch.stage(Origin::Record, review);

    spoken::author::elsewhere(document, &known, stated, review);
    verdict::alone::templates(&mut document.blocks, review);
    verdict::alone::lines(&mut document.blocks, review);
    verdict::alone::opening(&mut document.blocks, review);
    verdict::said::read(&document.blocks, review);
    verdict::alone::closing(&mut document.blocks, review);
    verdict::settle_scale(document, review);
    spoken::facts::read(document, review);
    if !genres_labelled {
        spoken::facts::genres(document, stated, review);
    }
    watch.stage(Origin::Prose, review);
}
