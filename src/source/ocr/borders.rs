//! Long dark lines of a picture: the borders of tables.

use crate::file::Picture;
use crate::layout::rules::Rules;

/// A border is at least so long, in pixels: longer than any stroke of a letter, shorter than a row of a table is high or a
/// column is wide.
const LEVEL: usize = 120;
const UPRIGHT: usize = 60;

/// Specks break a line for no more pixels than this.
const BREAK: usize = 3;

/// Darkness that is this thick, in pixels, is no line.
const THICK: isize = 9;

/// The borders on the picture, in units of `points` a pixel, as they lie once the picture is level; lines fall by `slope`.
pub(super) fn rules(picture: &Picture, slope: f64, points: f64) -> Rules {
    let mut rules = Rules::default();
    let Some(page) = Page::of(picture, slope) else { return rules };
    for level in [true, false] {
        let (lines, least) = if level { (page.height, LEVEL) } else { (page.width, UPRIGHT) };
        for at in 0..lines {
            for (from, to) in page.runs(level, at, least) {
                #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
                let [at, from, to] = [at, from, to].map(|pixels| pixels as f64 * points);
                rules.push(level, at, from, to);
            }
        }
    }
    rules
}

/// The dark pixels of a picture, in a level frame.
struct Page {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Page {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "pixels of a page")]
    fn of(picture: &Picture, slope: f64) -> Option<Self> {
        let (width, height) = (picture.width as usize, picture.height as usize);
        let threshold = threshold(&picture.gray)?;
        let shift = |along: usize| (slope * along as f64).round() as isize;
        let mut dark = vec![false; width * height];
        let down: Vec<isize> = (0..width).map(shift).collect();
        for (y, row) in dark.chunks_mut(width.max(1)).enumerate() {
            let right = shift(y);
            for (x, dark) in row.iter_mut().enumerate() {
                let from = (x.checked_add_signed(-right), y.checked_add_signed(down[x]));
                if let (Some(x), Some(y)) = from
                    && x < width
                    && y < height
                {
                    *dark = picture.gray[y * width + x] < threshold;
                }
            }
        }
        Some(Self { width, height, dark })
    }

    /// Whether there is ink, or right beside it across the run's direction: a thin line is never quite level.
    fn is_dark(&self, level: bool, at: usize, along: usize) -> bool {
        (at.saturating_sub(1)..=at + 1).any(|at| {
            let (x, y) = if level { (along, at) } else { (at, along) };
            x < self.width && y < self.height && self.dark[y * self.width + x]
        })
    }

    /// The dark runs of one row or column that are long and thin enough.
    fn runs(&self, level: bool, at: usize, least: usize) -> Vec<(usize, usize)> {
        let length = if level { self.width } else { self.height };
        let mut runs = Vec::new();
        let mut run: Option<(usize, usize)> = None;
        for along in 0..length {
            if !self.is_dark(level, at, along) {
                continue;
            }
            run = match run {
                Some((from, to)) if along - to <= BREAK => Some((from, along)),
                done => {
                    runs.extend(done.filter(|(from, to)| to - from >= least && self.is_thin(level, at, *from, *to)));
                    Some((along, along))
                }
            };
        }
        runs.extend(run.filter(|(from, to)| to - from >= least && self.is_thin(level, at, *from, *to)));
        runs
    }

    /// Whether it is light on both sides of the run, at most places that are looked at.
    fn is_thin(&self, level: bool, at: usize, from: usize, to: usize) -> bool {
        const PLACES: usize = 24;
        let dark = |by: isize, along: usize| {
            at.checked_add_signed(by).is_some_and(|beside| self.is_dark(level, beside, along))
        };
        let places = (0..PLACES).map(|n| from + (to - from) * n / PLACES);
        let thick = places.filter(|along| dark(THICK, *along) || dark(-THICK, *along)).count();
        thick * 3 < PLACES
    }
}

/// Pixels below are ink: well darker than the paper, which is the middle one of all pixels. `None` for a dark page.
fn threshold(gray: &[u8]) -> Option<u8> {
    const STEP: usize = 97;
    let mut some: Vec<u8> = gray.iter().step_by(STEP).copied().collect();
    some.sort_unstable();
    let paper = *some.get(some.len() / 2)?;
    (paper > 100).then_some(paper - paper / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINTS: f64 = 0.36;

    #[test]
    fn lines_are_told_from_letters_and_areas() {
        let mut picture = Picture { width: 400, height: 300, gray: vec![250; 400 * 300] };
        let mut paint = |x0: usize, y0: usize, width: usize, height: usize| {
            for y in y0..y0 + height {
                picture.gray[y * 400 + x0..y * 400 + x0 + width].fill(10);
            }
        };
        paint(50, 20, 300, 2); // a border
        paint(50, 20, 2, 200); // another
        paint(100, 250, 200, 40); // an area
        paint(200, 100, 4, 30); // a letter's stroke
        let (level, upright) = rules(&picture, 0.0, POINTS).joined();
        let places = |rules: &[_]| format!("{rules:?}");
        assert_eq!(level.len(), 1, "{}", places(&level));
        assert_eq!(upright.len(), 1, "{}", places(&upright));
        let near = |points: f64, pixels: f64| (points / POINTS - pixels).abs() < 2.0;
        assert!(near(level[0].from, 50.0) && near(level[0].to, 349.0) && near(upright[0].to, 219.0));
    }
}
