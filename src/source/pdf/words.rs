//! Glyphs → words: runs of letters that touch each other.

use super::glyphs::{Glyph, Layer, Text};

/// Letters of one baseline without a gap, in the frame of their direction: `start` and `end` along it, `base` across.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// The place in the order of drawing.
    pub(super) order: usize,
    pub(super) layer: Layer,
    /// Whether a space glyph stood before it, or after.
    pub(super) space_before: bool,
    pub(super) space_after: bool,
}

/// The words of one direction of writing.
#[derive(Debug)]
pub(super) struct Frame {
    /// Whole degrees, clockwise.
    degrees: i32,
    pub(super) words: Vec<Word>,
}

/// A wider gap than this, in em, parts two words.
pub(super) const SPACE: f64 = 0.14;

/// The words of the page for each direction of writing, the direction with most words first.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut order = 0;
    let mut spaced = false;
    let mut open: Option<(usize, Word)> = None;
    for glyph in glyphs {
        let frame = frame_of(&mut frames, glyph.direction);
        let (cos, sin) = glyph.direction;
        let (along, across) = (glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin);
        let text = match &glyph.text {
            Text::One(c) => c.encode_utf8(&mut [0; 4]).to_owned(),
            Text::Many(text) => text.to_string(),
        };
        let trimmed = text.trim();
        if let Some((of, word)) = &mut open
            && *of == frame
            && !text.starts_with(' ')
            && !spaced
            && continues(word, glyph, along, across, trimmed)
        {
            word.text.push_str(trimmed);
            word.end = word.end.max(along + glyph.advance);
            spaced = text.ends_with(' ');
            word.space_after |= spaced;
            continue;
        }
        if trimmed.is_empty() {
            spaced = true;
            if let Some((_, word)) = &mut open {
                word.space_after = true;
            }
            continue;
        }
        let word = Word {
            text: trimmed.to_owned(),
            start: along,
            end: along + glyph.advance,
            base: across,
            size: glyph.size,
            order,
            layer: glyph.layer,
            space_before: spaced || text.starts_with(' '),
            space_after: text.ends_with(' '),
        };
        spaced = word.space_after;
        order += 1;
        if let Some((of, done)) = open.replace((frame, word)) {
            frames[of].words.push(done);
        }
    }
    if let Some((of, done)) = open {
        frames[of].words.push(done);
    }
    frames.sort_by_key(|frame| std::cmp::Reverse(frame.words.len()));
    frames
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
fn continues(word: &Word, glyph: &Glyph, along: f64, across: f64, text: &str) -> bool {
    let em = word.size.max(glyph.size);
    let gap = along - word.end;
    if word.layer != glyph.layer {
        return false;
    }
    if text.chars().next().is_some_and(|c| ('\u{300}'..='\u{36F}').contains(&c)) {
        return gap.abs() < em && (across - word.base).abs() < em;
    }
    (across - word.base).abs() < 0.05 * em && gap < SPACE * em && gap > -0.4 * em && glyph.size > 0.75 * word.size
}
