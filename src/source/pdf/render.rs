//! A page → its picture, for recognition.

use crate::file::{DPI, Picture, Written};
use crate::layout::words::Word;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels of a picture at least, and at most: pages that state a wrong size, as some scanners write, are brought between.
/// An A4 page has 3.9 million.
const LEAST: f64 = 1.5e6;
const MOST: f64 = 9.0e6;

/// Draws the page upright, at [`DPI`] where its size is usual; `None` where it cannot be drawn.
///
/// `known` words, in points, are painted over and returned in pixels. Of a `scanned` page red is dropped: seals lie over
/// signatures and names.
pub(super) fn picture(
    page: &PdfPage<'_>,
    settings: &InterpreterSettings,
    scanned: bool,
    known: &[Word],
) -> Option<(Picture, Vec<Written>)> {
    let (width, height) = page.render_dimensions();
    let area = f64::from(width) * f64::from(height);
    if !(area.is_finite() && area > 1.0) {
        return None;
    }
    let pixels = (area * (DPI / 72.0).powi(2)).clamp(LEAST, MOST);
    let scale = (pixels / area).sqrt();
    #[expect(clippy::cast_possible_truncation, reason = "a scale")]
    let side = scale as f32;
    let size = PixmapSettings { x_scale: side, y_scale: side, bg_color: WHITE };
    // Images are drawn smoothly: a coarse scan is enlarged.
    let quality = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
    // A page that cannot be drawn must not cost the others.
    let drawn = catch_unwind(AssertUnwindSafe(|| hayro::render(page, &RenderCache::new(), settings, &quality, &size)));
    let drawn = drawn.ok()?;
    let gray = drawn.data_as_u8_slice().chunks_exact(4).map(|pixel| gray(pixel, scanned)).collect();
    let mut picture = Picture { width: drawn.width().into(), height: drawn.height().into(), gray };
    let written: Vec<Written> = known.iter().map(|word| written(word, scale)).collect();
    written.iter().for_each(|word| paint_over(&mut picture, word));
    Some((picture, written))
}

fn gray(pixel: &[u8], scanned: bool) -> u8 {
    let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u16::from);
    if scanned {
        return pixel[0];
    }
    u8::try_from((red * 77 + green * 150 + blue * 29) >> 8).unwrap_or(u8::MAX)
}

fn written(word: &Word, scale: f64) -> Written {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
    let [left, right, base, size] = [word.start, word.end, word.base, word.size].map(|at| (at * scale).round() as i32);
    Written { text: word.text.clone(), left, right, base, size }
}

fn paint_over(picture: &mut Picture, word: &Written) {
    let within = |at: i32, most: u32| u32::try_from(at).unwrap_or(0).min(most) as usize;
    let (top, bottom) = (word.base - word.size, word.base + word.size * 3 / 10);
    let width = picture.width as usize;
    let (left, right) = (within(word.left - 1, picture.width), within(word.right + 1, picture.width));
    for y in within(top, picture.height)..within(bottom, picture.height) {
        picture.gray[y * width + left..y * width + right.max(left)].fill(u8::MAX);
    }
}
