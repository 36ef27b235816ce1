//! A [`Chart`] drawn: a PNG on its own light ground, so that it reads the same
//! in Discord's dark and light, with letters large enough for a phone.
//!
//! The letters are `DejaVu Sans`, of which `font/` holds the part that is needed,
//! made with `pyftsubset --no-hinting`. Drawing takes about a millisecond of a
//! processor; whoever calls [`draw`] does so where that holds up nobody.

use std::sync::LazyLock;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::register_font;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::chart::{Chart, Mark, Whose};
use crate::club::locale::Locale;
use crate::say;

const WIDTH: u32 = 800;
/// Height of the bars with the numbers above them.
const BARS: u32 = 260;
/// Height of a line for one mark's name.
const LANE: u32 = 40;
/// Height of the numbers below the axis.
const AXIS: u32 = 52;
const MARGIN: u32 = 14;

/// Size of names and of the numbers below the axis.
const LARGE: u32 = 28;
/// Size of the numbers above the bars: with twenty bars there is less room.
const MIDDLE: u32 = 24;
const SMALL: u32 = 17;

const PAPER: RGBColor = RGBColor(0xFB, 0xF8, 0xF2);
const INK: RGBColor = RGBColor(0x2A, 0x23, 0x20);
const BAR: RGBColor = RGBColor(0xD3, 0x9C, 0x8A);
const CLUB: RGBColor = RGBColor(0x7A, 0x2E, 0x3A);
const REVIEWER: RGBColor = RGBColor(0x1B, 0x4B, 0x7A);
const OTHER: RGBColor = RGBColor(0x56, 0x5F, 0x3C);

const FAMILY: &str = "DejaVu Sans";

/// Whether the letters could be read; they are part of the program.
static LETTERS: LazyLock<bool> = LazyLock::new(|| {
    let letters = include_bytes!("font/DejaVuSans-subset.ttf");
    register_font(FAMILY, FontStyle::Normal, letters).is_ok()
});

type Area<'a> = DrawingArea<BitMapBackend<'a>, Shift>;

/// Draws a chart as PNG.
///
/// # Errors
///
/// Where the library cannot draw or write, which no chart should bring about.
pub fn draw(chart: &Chart) -> anyhow::Result<Vec<u8>> {
    anyhow::ensure!(*LETTERS, "the letters for pictures cannot be read");
    let lanes = u32::try_from(chart.marks.len())? * LANE;
    let height = MARGIN + lanes + BARS + AXIS;
    let mut pixels = vec![0; (WIDTH * height * 3) as usize];
    let backend = BitMapBackend::with_buffer(&mut pixels, (WIDTH, height));
    paint(chart, &backend.into_drawing_area(), lanes)
        .map_err(|error| anyhow::anyhow!("a picture could not be drawn: {error}"))?;
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, WIDTH, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // A tenth of the time of the usual level, for half as many bytes again.
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(png)
}

fn paint(chart: &Chart, area: &Area<'_>, lanes: u32) -> Result<(), Box<dyn std::error::Error>> {
    area.fill(&PAPER)?;
    let most = chart.bars.iter().map(|(_, votes)| *votes).max();
    let most = most.unwrap_or(0).max(1) as f64;
    let step = 5.0 / chart.bars.len().max(1) as f64;
    let half = step * 0.42;
    // The outermost bars, and marks at either end, are seen whole.
    let stars = -0.2..5.0 + half.max(0.2);
    let (_, plot) = area.split_vertically(MARGIN + lanes);
    let mut axes = ChartBuilder::on(&plot)
        .x_label_area_size(AXIS)
        .margin_left(MARGIN)
        .margin_right(MARGIN)
        .build_cartesian_2d(stars, 0.0..most * 1.2)?;
    let number = |stars: &f64| chart.locale.number(&stars.to_string());
    axes.configure_mesh()
        .disable_mesh()
        .disable_y_axis()
        .x_labels(if chart.bars.len() == 10 { 11 } else { 6 })
        .x_label_formatter(&number)
        .x_label_style((FAMILY, LARGE).into_font().color(&INK))
        .axis_style(INK.stroke_width(2))
        .draw()?;
    let at = |(stars, votes): &(crate::club::stars::Stars, u64)| {
        (f64::from(stars.quarters()) / 4.0, *votes as f64)
    };
    axes.draw_series(chart.bars.iter().map(at).map(|(stars, votes)| {
        Rectangle::new([(stars - half, 0.0), (stars + half, votes)], BAR.filled())
    }))?;
    let pixel = |stars: f64, votes: f64| axes.backend_coord(&(stars, votes));
    if chart.bars.iter().all(|(_, votes)| *votes == 0) {
        let middle = (FAMILY, LARGE).into_font().color(&INK.mix(0.6));
        let middle = middle.pos(Pos::new(HPos::Center, VPos::Center));
        let nobody = drawable(&say!(chart.locale, "chart-none"));
        area.draw(&Text::new(nobody, pixel(2.5, most / 2.0), &middle))?;
    }
    let mut labels = Vec::new();
    for mark in &chart.marks {
        let (x, foot) = pixel(f64::from(mark.hundredths) / 100.0, 0.0);
        labels.push((Label::new(area, (mark, chart.locale), x)?, foot));
    }
    let (right, left) = labels
        .iter()
        .fold((true, true), |(right, left), (label, _)| {
            (right && label.fits_right(), left && label.fits_left())
        });
    for (label, _) in &mut labels {
        label.on_the_right = right || !left && label.fits_right();
    }
    labels.sort_by_key(|(label, _)| label.rank());
    let lane = |lane: usize| (MARGIN + LANE * lane as u32 + LANE / 2) as i32;
    for (number, (label, foot)) in labels.iter().enumerate() {
        let ends = vec![(label.x, lane(number)), (label.x, *foot)];
        let (colour, width) = look(label.mark);
        area.draw(&PathElement::new(ends, colour.stroke_width(width)))?;
    }
    let size = if chart.bars.len() > 10 { SMALL } else { MIDDLE };
    let above = (FAMILY, size).into_font().color(&INK);
    for bar in chart.bars.iter().filter(|(_, votes)| *votes > 0) {
        let (stars, votes) = at(bar);
        let (x, y) = pixel(stars, votes);
        let label = short(bar.1);
        let (width, height) = area.estimate_text_size(&label, &above)?;
        let (width, height) = (i32::try_from(width)?, i32::try_from(height)?);
        let ground = [(x - width / 2, y - height - 4), (x + width / 2, y - 3)];
        area.draw(&Rectangle::new(ground, PAPER.filled()))?;
        let style = above.pos(Pos::new(HPos::Center, VPos::Bottom));
        area.draw(&Text::new(label, (x, y - 4), &style))?;
    }
    for (number, (label, _)) in labels.iter().enumerate() {
        label.paint(area, lane(number))?;
    }
    area.present()?;
    Ok(())
}

/// Colour and width of a mark's line.
fn look(mark: &Mark) -> (RGBColor, u32) {
    match mark.whose {
        Whose::Club => (CLUB, 5),
        Whose::Reviewer => (REVIEWER, 5),
        Whose::Other(_) => (OTHER, 3),
    }
}

/// Between a line and the name at its head.
const GAP: i32 = 14;

/// A mark's name at the head of its line: all names on one side, where there is
/// room for that, so that none crosses a line; else each where there is room.
struct Label<'a> {
    mark: &'a Mark,
    text: String,
    /// Where the line is.
    x: i32,
    width: i32,
    height: i32,
    on_the_right: bool,
}

impl<'a> Label<'a> {
    fn new(
        area: &Area<'_>,
        (mark, locale): (&'a Mark, Locale),
        x: i32,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let text = drawable(&mark.label(locale));
        let style = (FAMILY, LARGE).into_font();
        let (width, height) = area.estimate_text_size(&text, &style.color(&INK))?;
        let (width, height) = (i32::try_from(width)?, i32::try_from(height)?);
        Ok(Self {
            mark,
            text,
            x,
            width,
            height,
            on_the_right: true,
        })
    }

    fn fits_right(&self) -> bool {
        self.x + GAP + self.width < (WIDTH - MARGIN) as i32
    }

    fn fits_left(&self) -> bool {
        self.x - GAP - self.width > MARGIN as i32
    }

    /// The highest lane first. Of names on the right of their lines the leftmost
    /// is highest, of those on the left the rightmost: so a name crosses no line
    /// of its own side.
    fn rank(&self) -> (bool, i32) {
        (
            !self.on_the_right,
            if self.on_the_right { self.x } else { -self.x },
        )
    }

    fn paint(&self, area: &Area<'_>, y: i32) -> Result<(), Box<dyn std::error::Error>> {
        let (colour, _) = look(self.mark);
        let (from, left, anchor) = if self.on_the_right {
            (self.x + GAP, self.x + GAP, HPos::Left)
        } else {
            (self.x - GAP, self.x - GAP - self.width, HPos::Right)
        };
        let half = self.height / 2;
        let ground = [(left - 4, y - half), (left + self.width + 4, y + half)];
        area.draw(&Rectangle::new(ground, PAPER.filled()))?;
        area.draw(&Circle::new((self.x, y), 8, colour.filled()))?;
        let style = (FAMILY, LARGE).into_font().color(&colour);
        let style = style.pos(Pos::new(anchor, VPos::Center));
        area.draw(&Text::new(self.text.clone(), (from, y), &style))?;
        Ok(())
    }
}

/// A number of votes in at most four characters: `950`, `12k`, `3M`.
fn short(votes: u64) -> String {
    match votes {
        0..10_000 => votes.to_string(),
        10_000..1_000_000 => format!("{}k", votes / 1_000),
        _ => format!("{}M", votes / 1_000_000),
    }
}

/// The text in letters that the font has: Latin, Greek and Cyrillic as they are,
/// others spelled out.
fn drawable(text: &str) -> String {
    let has = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{45f}' | '…');
    text.chars()
        .map(|c| match has(c) {
            true => c.to_string(),
            false => deunicode::deunicode_with_tofu(&c.to_string(), "?"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::review::{OtherRating, Rating, Review};
    use crate::club::stars::{Stars, Step};
    use crate::club::tally::Tally;

    fn review(reviewer: Option<f64>, others: &[(&str, f64)]) -> Review {
        Review {
            reviewer_rating: reviewer.map(|value| Rating {
                value: Some(value),
                scale: Some(5.0),
                as_written: value.to_string(),
            }),
            other_ratings: others
                .iter()
                .map(|(source, value)| OtherRating {
                    source: (*source).to_owned(),
                    value: *value,
                    scale: Some(5.0),
                })
                .collect(),
            ..Review::default()
        }
    }

    fn tally(votes: &[(u8, u64)]) -> Tally {
        let mut tally = Tally::default();
        for &(quarters, votes) in votes {
            tally.add(Stars::from_quarters(quarters).unwrap(), votes);
        }
        tally
    }

    #[test]
    fn every_chart_is_drawn() {
        let goodreads = [("Goodreads", 3.9)];
        let three = [
            ("Goodreads", 3.9),
            ("読書メーター", 4.9),
            ("The Lantern", 0.0),
        ];
        let many: Vec<(u8, u64)> = (1..=20)
            .map(|q| (q, u64::from(q) * u64::from(q) / 2))
            .collect();
        for (name, reviewer, others, votes, step) in [
            ("none", Some(4.0), &goodreads[..], &[][..], Step::Half),
            ("one", Some(4.0), &goodreads, &[(14, 1)], Step::Half),
            (
                "three",
                Some(4.0),
                &three,
                &[(14, 1), (16, 1), (4, 1)],
                Step::Half,
            ),
            ("many", Some(3.5), &goodreads, &many, Step::Quarter),
            (
                "whole",
                Some(5.0),
                &[],
                &[(20, 120), (16, 60), (12, 15), (4, 5)],
                Step::Whole,
            ),
            (
                "without",
                None,
                &[],
                &[(20, u64::MAX / 32), (2, 12_345)],
                Step::Half,
            ),
            ("nothing", None, &[], &[], Step::Whole),
        ] {
            let chart = Chart::new(
                &review(reviewer, others),
                &tally(votes),
                step,
                Locale::Spanish,
            );
            let png = draw(&chart).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(png, draw(&chart).unwrap(), "{name} is drawn anew otherwise");
            assert!(png.len() < 60_000, "{name} has {} bytes", png.len());
            let decoder = png::Decoder::new(std::io::Cursor::new(png.as_slice()));
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            let has = |RGBColor(r, g, b): RGBColor| pixels.chunks(3).any(|one| one == [r, g, b]);
            assert_eq!(has(BAR), !votes.is_empty(), "bars of {name}");
            assert_eq!(has(CLUB), !votes.is_empty(), "the club in {name}");
            assert_eq!(has(REVIEWER), reviewer.is_some(), "the reviewer in {name}");
            assert_eq!(has(OTHER), !others.is_empty(), "the others in {name}");
        }
    }
}
