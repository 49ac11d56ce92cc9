//! The signs of a word, cut out of the picture one by one.

use super::hocr::Seen;
use crate::file::Picture;

/// A stretch of connected ink: its box in pixels of the picture, and how dark each pixel is, from 0 to 1.
pub(super) struct Glyph {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
    width: usize,
    ink: Vec<f32>,
}

impl Glyph {
    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.bottom - self.top
    }

    /// The mean ink in the cell of a grid laid over the box: which column of how many, which row of how many.
    #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the box")]
    pub(super) fn mean(&self, (column, columns): (usize, usize), (row, rows): (usize, usize)) -> f32 {
        let cut = |at: usize, of: usize, length: usize| {
            let (from, to) = ((at * length) as f32 / of as f32, ((at + 1) * length) as f32 / of as f32);
            (from.floor() as usize..(to.ceil() as usize).min(length)).map(move |pixel| {
                let shared = (to.min(pixel as f32 + 1.0) - from.max(pixel as f32)).max(0.0);
                (pixel, shared)
            })
        };
        let (mut sum, mut area) = (0.0, 0.0);
        for (y, high) in cut(row, rows, self.height()) {
            for (x, wide) in cut(column, columns, self.width) {
                sum += self.ink[y * self.width + x] * high * wide;
                area += high * wide;
            }
        }
        sum / f32::max(area, f32::EPSILON)
    }

    /// The columns from `from` to `to` as a glyph of its own, without empty rows above and below.
    fn part(&self, from: usize, to: usize) -> Option<Self> {
        let inked = |row: &usize| (from..to).any(|x| self.ink[row * self.width + x] > 0.5);
        let first = (0..self.height()).find(inked)?;
        let last = (0..self.height()).rfind(inked)?;
        let ink = (first..=last).flat_map(|y| self.ink[y * self.width + from..y * self.width + to].to_vec()).collect();
        let (top, bottom) = (self.top + first, self.top + last + 1);
        Some(Self { left: self.left + from, top, bottom, width: to - from, ink })
    }
}

/// The signs of `word` from left to right that are at least about half as high as a figure, which is `figure` pixels high.
/// Those that touch are parted where the ink between them is thinnest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
#[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
pub(super) fn glyphs(picture: &Picture, word: &Seen, figure: f64) -> Vec<Glyph> {
    const LOWEST: f64 = 0.45;
    let within = |at: f64, most: u32| (at.max(0.0) as usize).min(most as usize);
    let (left, right) = (within(word.left - 2.0, picture.width), within(word.right + 3.0, picture.width));
    // A hand reaches above and below its line.
    let (top, bottom) =
        (within(word.top - figure / 2.0, picture.height), within(word.bottom + figure / 2.0, picture.height));
    let Some(cut) = Cut::of(picture, (left, right), (top, bottom)) else { return Vec::new() };
    let mut glyphs: Vec<Glyph> = cut
        .pieces()
        .into_iter()
        .filter(|glyph| glyph.height() as f64 >= LOWEST * figure)
        .filter(|glyph| {
            let middle = (glyph.top + glyph.bottom) as f64 / 2.0;
            middle > word.top - 0.2 * figure && middle < word.bottom + 0.2 * figure
        })
        .collect();
    glyphs.sort_by_key(|glyph| glyph.left);
    glyphs.into_iter().flat_map(parted).collect()
}

/// A glyph wider than any figure as the several that it is made of.
#[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
fn parted(glyph: Glyph) -> Vec<Glyph> {
    /// How wide figures are that touch, and from where on there are two, of their height.
    const EACH: f64 = 0.62;
    const TWO: f64 = 0.95;
    /// How far from the middle between two the thinnest place may lie.
    const NEAR: f64 = 0.12;
    let (width, height) = (glyph.width as f64, glyph.height() as f64);
    let count = (width / (EACH * height)).round() as usize;
    if width <= TWO * height || count < 2 {
        return vec![glyph];
    }
    let ink = |x: usize| (0..glyph.height()).map(|y| glyph.ink[y * glyph.width + x]).sum::<f32>();
    let mut cuts = vec![0];
    for at in 1..count {
        let middle = width * at as f64 / count as f64;
        let (from, to) = ((middle - NEAR * height) as usize, ((middle + NEAR * height) as usize).min(glyph.width - 1));
        cuts.extend((from..=to).min_by(|a, b| ink(*a).total_cmp(&ink(*b))));
    }
    cuts.push(glyph.width);
    cuts.windows(2).filter(|cut| cut[0] < cut[1]).filter_map(|cut| glyph.part(cut[0], cut[1])).collect()
}

/// A window of the picture: where it lies, and its ink.
struct Cut {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
    ink: Vec<f32>,
}

impl Cut {
    fn of(picture: &Picture, (left, right): (usize, usize), (top, bottom): (usize, usize)) -> Option<Self> {
        let (width, height) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
        let row = |y: usize| &picture.gray[y * picture.width as usize + left..][..width];
        let gray: Vec<u8> = (top..bottom).flat_map(|y| row(y).to_vec()).collect();
        let mut sorted = gray.clone();
        sorted.sort_unstable();
        // Most of a window is paper, a few pixels in a hundred are the darkest ink.
        let paper = f32::from(*sorted.get(sorted.len() * 9 / 10)?);
        let dark = f32::from(*sorted.get(sorted.len() / 50)?);
        let ink = |gray: u8| ((paper - f32::from(gray)) / (paper - dark)).clamp(0.0, 1.0);
        (paper - dark > 20.0).then(|| Self { left, top, width, height, ink: gray.into_iter().map(ink).collect() })
    }

    /// The pieces of connected ink, each with the softer pixels at its edge.
    fn pieces(&self) -> Vec<Glyph> {
        const INK: f32 = 0.5;
        let mut owner = vec![0_usize; self.ink.len()];
        let mut pieces = Vec::new();
        for seed in 0..self.ink.len() {
            if self.ink[seed] <= INK || owner[seed] != 0 {
                continue;
            }
            let number = pieces.len() + 1;
            let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
            let mut open = vec![seed];
            owner[seed] = number;
            while let Some(at) = open.pop() {
                let (x, y) = (at % self.width, at / self.width);
                (left, right) = (left.min(x), right.max(x + 1));
                (top, bottom) = (top.min(y), bottom.max(y + 1));
                for beside in self.beside(at) {
                    if self.ink[beside] > INK && owner[beside] == 0 {
                        owner[beside] = number;
                        open.push(beside);
                    }
                }
            }
            pieces.push((left, right, top, bottom));
        }
        let glyph = |(index, &(left, right, top, bottom)): (usize, &(usize, usize, usize, usize))| {
            let own = |at: usize| owner[at] == index + 1 || self.beside(at).any(|at| owner[at] == index + 1);
            let pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| y * self.width + x));
            let ink = pixels.map(|at| if own(at) { self.ink[at] } else { 0.0 }).collect();
            Glyph { left: self.left + left, top: self.top + top, bottom: self.top + bottom, width: right - left, ink }
        };
        pieces.iter().enumerate().map(glyph).collect()
    }

    /// The eight pixels around one.
    fn beside(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let (x, y) = (at % self.width, at / self.width);
        let rows = y.saturating_sub(1)..=(y + 1).min(self.height - 1);
        rows.flat_map(move |y| (x.saturating_sub(1)..=(x + 1).min(self.width - 1)).map(move |x| y * self.width + x))
            .filter(move |beside| *beside != at)
    }
}
