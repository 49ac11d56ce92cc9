//! What a page draws: letters with their places, and pictures.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use std::time::Instant;

use super::{actual_text, guard, paths};
use crate::file::Limits;
use crate::layout::glyph::{Glyph, Layer, Text, UNKNOWN};
use crate::layout::rules::Rules;

/// Everything of a page that reading needs.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) glyphs: Vec<Glyph>,
    /// The part of the page that pictures cover, at most 1 for each picture.
    pub(super) pictures: f64,
    /// Whether lines or areas are drawn.
    pub(super) paths: bool,
    pub(super) rules: Rules,
    /// The height of the page in points.
    pub(super) height: f64,
    /// Whether the rest of the page was left out for its number of glyphs or operations.
    pub(super) cut: bool,
}

/// A picture over this part of the page hides what was drawn before.
const COVERING: f64 = 0.85;

/// The device that hayro draws on.
pub(super) struct Collector {
    pub(super) drawing: Drawing,
    stamping: bool,
    /// How many forms were drawn; each stamp is one at least.
    forms: usize,
    width: f64,
    height: f64,
    /// How many glyphs may come, and how many operations may follow.
    most: usize,
    operations: usize,
    until: Instant,
    /// What the open clips leave to be seen, the innermost last.
    clips: Vec<Rect>,
    /// For every open marked content the text that stands for it, and where its glyphs begin.
    marked: Vec<Option<(String, usize)>>,
}

impl Collector {
    pub(super) fn new((width, height): (f32, f32), limits: &Limits, until: Instant) -> Self {
        Self {
            drawing: Drawing { height: f64::from(height), ..Drawing::default() },
            stamping: false,
            forms: 0,
            width: f64::from(width),
            height: f64::from(height),
            most: limits.glyphs,
            operations: limits.operations,
            until,
            clips: Vec::new(),
            marked: Vec::new(),
        }
    }

    /// Begins a pass over the page or, with `stamping`, over its annotations; a pass that was ended leaves things open.
    pub(super) fn begin(&mut self, stamping: bool) {
        self.stamping = stamping;
        self.clips.clear();
        self.marked.clear();
    }

    /// Counts an operation; ends the page where there were too many, and the file where its time is over.
    fn count(&mut self) {
        guard::check(self.until);
        match self.operations.checked_sub(1) {
            Some(left) => self.operations = left,
            None => self.stop(),
        }
    }

    fn stop(&mut self) {
        self.drawing.cut = true;
        guard::enough();
    }

    fn clip(&mut self, area: Rect) {
        self.clips.push(self.clips.last().map_or(area, |outer| outer.intersect(area)));
    }

    /// Whether the middle of the glyph is not clipped away. A browser draws a line twice that the page's end cuts.
    fn is_seen(&self, glyph: &Glyph) -> bool {
        let Some(clip) = self.clips.last() else { return true };
        let ((dx, dy), half, lift) = (glyph.direction, glyph.advance / 2.0, 0.3 * glyph.size);
        let middle = Point::new(glyph.x + dx * half + dy * lift, glyph.y + dy * half - dx * lift);
        let edge = 0.25 * glyph.size;
        clip.inflate(edge, edge).contains(middle)
    }

    fn on_page(&self, x: f64, y: f64) -> bool {
        const EDGE: f64 = 3.0;
        (-EDGE..self.width + EDGE).contains(&x) && (-EDGE..self.height + EDGE).contains(&y)
    }

    /// A stroke over a fill draws the same letters again, for a bold look.
    fn repeats_last(&self, glyphs: &[Glyph]) -> bool {
        let drawn = &self.drawing.glyphs;
        drawn.len() >= glyphs.len()
            && drawn[drawn.len() - glyphs.len()..]
                .iter()
                .zip(glyphs)
                .all(|(a, b)| a.text == b.text && (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01)
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let layer = match (self.stamping, mode) {
            (true, _) => Layer::Stamp,
            (false, DrawMode::Invisible) => Layer::Hidden,
            (false, _) => Layer::Page,
        };
        let stretch = stretch(run, &props.transform);
        let mut placed: Vec<Glyph> = run
            .glyphs()
            .iter()
            .filter_map(|glyph| place(glyph, props.transform * glyph.transform(), stretch, layer))
            .filter(|glyph| self.on_page(glyph.x, glyph.y) && self.is_seen(glyph))
            .collect();
        close_up(&mut placed);
        placed.iter_mut().for_each(|glyph| glyph.stamp = self.forms);
        if matches!(mode, DrawMode::Stroke(_)) && self.repeats_last(&placed) {
            return;
        }
        let room = self.most.saturating_sub(self.drawing.glyphs.len());
        let full = placed.len() > room;
        self.drawing.glyphs.extend(placed.into_iter().take(room));
        if full {
            self.stop();
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count();
        let [a, b, c, d, ..] = props.transform.as_coeffs();
        let area = (a * d - b * c).abs() * f64::from(image.width()) * f64::from(image.height());
        let page = (self.width * self.height).max(1.0);
        if !self.stamping && area.is_finite() {
            self.drawing.pictures += (area / page).min(1.0);
            // Some programs put what they recognised not unseen, but under the scan.
            if area > COVERING * page {
                self.drawing.glyphs.iter_mut().for_each(|glyph| glyph.layer = Layer::Hidden);
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        self.drawing.paths = true;
        paths::rules(&mut self.drawing.rules, path, props.transform, mode);
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties
            .and_then(|p| p.get::<PdfString<'_>>(b"ActualText".as_slice()))
            .map(|text| actual_text::decode(text.as_bytes()));
        self.marked.push(text.map(|text| (text, self.drawing.glyphs.len())));
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((text, first))) = self.marked.pop() {
            actual_text::replace(&mut self.drawing.glyphs, first, &text);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.forms += 1;
        self.clip(clip.path.bounding_box());
        self.count();
    }
    fn push_clip_rect(&mut self, clip: &Rect) {
        self.clip(*clip);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {
        self.clips.pop();
    }
    fn pop_transparency_group(&mut self) {}
}

/// Headings are often set with spaced letters (`K Ế  H O Ạ C H`). What all letters of a run keep between them is no space.
fn close_up(run: &mut [Glyph]) {
    const MOST: f64 = 0.5;
    let gap = |pair: &[Glyph]| {
        let (cos, sin) = pair[0].direction;
        (pair[1].x - pair[0].x) * cos + (pair[1].y - pair[0].y) * sin - pair[0].advance
    };
    let least = run.windows(2).map(gap).fold(f64::INFINITY, f64::min);
    let Some(size) = run.first().map(|glyph| glyph.size) else { return };
    if run.len() >= 4 && least > 0.03 * size && least < MOST * size {
        for glyph in run {
            glyph.advance += least;
        }
    }
}

/// How much wider than high the writer wants the run's letters.
///
/// hayro stretches the glyphs of a substitute for a missing font each to the width that the file states, which is not the
/// writer's stretch and must not count twice. The writer's is the same for all letters, and the only one where the font
/// is in the file.
fn stretch(run: &GlyphRun<'_, '_>, transform: &Affine) -> f64 {
    let ratio = |glyph: &hayro_interpret::font::PositionedGlyph<'_>| {
        let [a, b, c, d, ..] = (*transform * glyph.transform()).as_coeffs();
        a.hypot(b) / c.hypot(d)
    };
    let Some(first) = run.glyphs().first() else { return 1.0 };
    let common = ratio(first);
    if (common - 1.0).abs() < 0.005 || run.glyphs().iter().any(|glyph| (ratio(glyph) - common).abs() > 0.005) {
        return 1.0;
    }
    let embedded = matches!(&**first, Drawn::Outline(glyph) if glyph.font_data().is_some());
    let various = run.glyphs().iter().any(|glyph| glyph.char_code() != first.char_code());
    if embedded || various { common } else { 1.0 }
}

fn place(glyph: &Drawn<'_>, transform: Affine, stretch: f64, layer: Layer) -> Option<Glyph> {
    let [a, b, c, d, x, y] = transform.as_coeffs();
    let (length, size) = (a.hypot(b), c.hypot(d) * 1000.0);
    if !(length.is_finite() && size.is_finite() && x.is_finite() && y.is_finite()) || length < 1e-9 || size < 0.1 {
        return None;
    }
    let width = match glyph {
        Drawn::Outline(glyph) => glyph.advance_width(),
        Drawn::Type3(glyph) => glyph.advance_width(),
    };
    let advance = f64::from(width.unwrap_or(500.0)) / 1000.0 * size * stretch;
    // A Type 3 font may count in pixels; then only the advance tells how large its letters are.
    let size = if matches!(glyph, Drawn::Type3(_)) && advance > 1.5 * size { advance * 1.5 } else { size };
    let text = meaning(glyph)?;
    Some(Glyph { text, x, y, direction: (a / length, b / length), advance, size, layer, stamp: 0 })
}

fn meaning(glyph: &Drawn<'_>) -> Option<Text> {
    let text = match glyph.as_unicode() {
        Some(BfString::Char('-')) if glyph.char_code() == 0xAD => return Some(Text::One('\u{AD}')),
        Some(BfString::Char(c)) => Text::One(settled(c)),
        Some(BfString::String(s)) => {
            let mut chars = s.chars().map(settled);
            match (chars.next(), chars.next()) {
                (None, _) => return None,
                (Some(c), None) => Text::One(c),
                _ => Text::Many(s.chars().map(settled).collect()),
            }
        }
        None if glyph.char_code() == 0x20 => Text::One(' '),
        // The names of a Type 3 font's glyphs are often free; then its codes are mostly ASCII.
        None if matches!(glyph, Drawn::Type3(_)) => match u8::try_from(glyph.char_code()) {
            Ok(code) if code.is_ascii_graphic() => Text::One(char::from(code)),
            _ => Text::One(UNKNOWN),
        },
        None => Text::One(UNKNOWN),
    };
    Some(text)
}

/// White space as a plain space, and the bullets of Word's symbol fonts as what they show.
fn settled(c: char) -> char {
    match c {
        c if c.is_whitespace() || c.is_control() => ' ',
        '\u{F02D}' => '-',
        '\u{F02B}' => '+',
        '\u{F0B7}' | '\u{F06C}' => '•',
        '\u{F0A7}' | '\u{F06E}' => '▪',
        '\u{F0D8}' => '➢',
        '\u{F0FC}' => '✓',
        '\u{F0E0}' => '→',
        c => c,
    }
}
