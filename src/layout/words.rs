//! Glyphs → words: runs of letters that touch each other.

use super::glyph::{Glyph, Layer, Text};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Letters of one baseline without a gap, in the frame of their direction: `start` and `end` along it, `base` across.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// In NFC, so that the layout may look for words.
    pub(crate) text: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) base: f64,
    pub(crate) size: f64,
    /// The place in the order of drawing.
    pub(crate) order: usize,
    pub(crate) layer: Layer,
    /// Whether a space glyph stood before it, or after.
    pub(crate) space_before: bool,
    pub(crate) space_after: bool,
}

/// The words of one direction of writing.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Whole degrees, clockwise.
    pub(crate) degrees: i32,
    pub(crate) words: Vec<Word>,
}

/// A wider gap than this, in em, parts two words.
pub(super) const SPACE: f64 = 0.14;

/// The words of the page for each direction of writing, the direction with most words first.
pub(crate) fn words(glyphs: &[Glyph]) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut order = 0;
    let mut space: Option<Space> = None;
    let mut open: Option<(usize, Word)> = None;
    for glyph in glyphs {
        let frame = frame_of(&mut frames, glyph.direction);
        let place = Place::of(glyph);
        let text = match &glyph.text {
            Text::One(c) => c.encode_utf8(&mut [0; 4]).to_owned(),
            Text::Many(text) => text.to_string(),
        };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            if let Some((of, word)) = &mut open {
                word.space_after |= *of == frame && place.touches(word.end, word.base, glyph.size);
            }
            space = Some(Space { frame, end: place.along + glyph.advance, base: place.across });
            continue;
        }
        let spaced = text.starts_with(' ')
            || space
                .take()
                .is_some_and(|space| space.frame == frame && place.touches(space.end, space.base, glyph.size));
        match &mut open {
            Some((of, word))
                if *of == frame && !spaced && !word.space_after && continues(word, glyph, place, trimmed) =>
            {
                word.text.push_str(trimmed);
                word.end = word.end.max(place.along + glyph.advance);
                word.space_after |= text.ends_with(' ');
            }
            _ => {
                let word = Word {
                    text: trimmed.to_owned(),
                    start: place.along,
                    end: place.along + glyph.advance,
                    base: place.across,
                    size: glyph.size,
                    order,
                    layer: glyph.layer,
                    space_before: spaced,
                    space_after: text.ends_with(' '),
                };
                order += 1;
                if let Some((of, done)) = open.replace((frame, word)) {
                    frames[of].words.push(done);
                }
            }
        }
    }
    if let Some((of, done)) = open {
        frames[of].words.push(done);
    }
    for word in frames.iter_mut().flat_map(|frame| &mut frame.words) {
        if !is_nfc(&word.text) {
            word.text = word.text.nfc().collect();
        }
    }
    frames.sort_by_key(|frame| (std::cmp::Reverse(frame.words.len()), frame.degrees != 0));
    frames
}

/// A place in the frame of a direction.
#[derive(Clone, Copy)]
struct Place {
    along: f64,
    across: f64,
}

/// The last space glyph. Fonts that stand in for others are drawn out of order, so a space counts only where it touches.
struct Space {
    frame: usize,
    end: f64,
    base: f64,
}

impl Place {
    fn of(glyph: &Glyph) -> Self {
        let (cos, sin) = glyph.direction;
        Self { along: glyph.x * cos + glyph.y * sin, across: glyph.y * cos - glyph.x * sin }
    }

    fn touches(self, end: f64, base: f64, em: f64) -> bool {
        (self.along - end).abs() < SPACE * em && (self.across - base).abs() < 0.5 * em
    }
}

fn frame_of(frames: &mut Vec<Frame>, (cos, sin): (f64, f64)) -> usize {
    #[expect(clippy::cast_possible_truncation, reason = "an angle in degrees is small")]
    let degrees = sin.atan2(cos).to_degrees().round() as i32;
    if let Some(found) = frames.iter().position(|frame| frame.degrees == degrees) {
        return found;
    }
    frames.push(Frame { degrees, words: Vec::new() });
    frames.len() - 1
}

/// Whether the glyph goes on with the word. A combining mark does wherever it hovers.
fn continues(word: &Word, glyph: &Glyph, place: Place, text: &str) -> bool {
    let em = word.size.max(glyph.size);
    let (gap, lift) = (place.along - word.end, (place.across - word.base).abs());
    if word.layer != glyph.layer {
        return false;
    }
    if text.chars().next().is_some_and(|c| ('\u{300}'..='\u{36F}').contains(&c)) {
        return gap.abs() < em && lift < em;
    }
    lift < 0.05 * em && gap < SPACE * em && gap > -0.4 * em && glyph.size > 0.75 * word.size
}
