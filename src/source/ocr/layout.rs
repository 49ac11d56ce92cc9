//! Recognised words → lines in reading order, by the layout of PDF pages.

use super::hocr::{Seen, Sight};
use super::{borders, language, noise, print, slips, turn};
use crate::file::{DPI, Picture, UnsureWord, Written};
use crate::layout::glyph::Layer;
use crate::layout::words::{Frame, Word};
use crate::layout::{lines, order};

/// What was read of a picture.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Lines in reading order.
    pub(super) lines: Vec<String>,
    /// The mean confidence of the recognised words, from 0 to 100.
    pub(super) confidence: usize,
    /// Words of the letterhead that may not be what they were read as.
    pub(super) doubtful: Vec<UnsureWord>,
    /// How many words have other marks than were seen.
    pub(super) marks: usize,
}

/// Stands behind a doubtful word while the layout puts words in order.
const DOUBT: char = '\u{F8FF}';

/// A letterhead reaches to here, of the page's height.
const HEAD: f64 = 0.45;

/// The layout counts in points, as its measures of borders are.
const POINTS: f64 = 72.0 / DPI;

/// The lines of `sight` on `picture`, which stands upright, with the `stamps` in the place of what they cover; where the page
/// is the first, with a `letterhead`, its figures are looked at twice.
pub(super) fn read(sight: &Sight, picture: &Picture, stamps: &[Written], letterhead: bool) -> Read {
    let seen = noise::without(&sight.words);
    let confidence = seen.iter().map(|word| usize::from(word.confidence)).sum::<usize>() / seen.len().max(1);
    let level = Level { slope: sight.slope };
    let stamps: Vec<Word> = stamps.iter().map(|stamp| level.stamp(stamp, picture, sight.turned)).collect();
    let head = if letterhead { HEAD * f64::from(picture.height) } else { 0.0 };
    let mended = language::corrected(&seen);
    let placed = |(at, seen): (usize, &Seen)| {
        let mut word = level.word(seen, mended.get(&at).unwrap_or(&seen.text));
        if seen.top < head && print::is_doubtful(seen, picture) {
            word.text.push(DOUBT);
        }
        word
    };
    let recognised = seen.into_iter().enumerate().map(placed).filter(|word| !is_covered(word, &stamps));
    let mut words: Vec<Word> = recognised.chain(stamps.iter().cloned()).collect();
    // The program's own order mixes columns; by place alone the layout finds them.
    let in_place: Vec<Word> = lines::bands(std::mem::take(&mut words)).into_iter().flatten().collect();
    words.extend(in_place.into_iter().enumerate().map(|(order, word)| Word { order, ..word }));
    let rules = borders::rules(picture, sight.slope, POINTS);
    let lines = order::text(vec![Frame { degrees: 0, words }], &rules);
    let mut lines: Vec<String> = lines.iter().map(|line| slips::mended(line)).collect();
    let doubtful = lines.iter_mut().enumerate().flat_map(|(at, line)| unmarked(at, line)).collect();
    Read { lines, confidence, doubtful, marks: mended.len() }
}

/// Takes the marks of doubt out of the line at `at` and tells which words had one.
fn unmarked(at: usize, line: &mut String) -> Vec<UnsureWord> {
    if !line.contains(DOUBT) {
        return Vec::new();
    }
    let words = line.split_whitespace().filter(|word| word.contains(DOUBT));
    let found = words.map(|word| UnsureWord { line: at, text: word.replace(DOUBT, "") }).collect();
    *line = line.replace(DOUBT, "");
    found
}

/// Brings places of a picture that lies askew into a level frame.
struct Level {
    slope: f64,
}

impl Level {
    /// The place of `seen`, where `text` stands.
    fn word(&self, seen: &Seen, text: &str) -> Word {
        let middle = f64::midpoint(seen.left, seen.right);
        let across = f64::midpoint(seen.top, seen.bottom);
        Word {
            text: text.trim_matches(['|', '_', '¦']).to_owned(),
            start: (seen.left + self.slope * across) * POINTS,
            end: (seen.right + self.slope * across) * POINTS,
            base: (seen.base - self.slope * middle) * POINTS,
            size: seen.size * POINTS,
            order: 0,
            layer: Layer::Page,
            space_before: true,
            space_after: true,
        }
    }

    fn stamp(&self, stamp: &Written, picture: &Picture, turned: u16) -> Word {
        // The picture is turned already, and its sides with it.
        let (width, height) = (f64::from(picture.width), f64::from(picture.height));
        let before = if turned.is_multiple_of(180) { (width, height) } else { (height, width) };
        let place = |x: i32| turn::place((f64::from(x), f64::from(stamp.base)), before, turned);
        let ((left, base), (right, _)) = (place(stamp.left), place(stamp.right));
        let size = f64::from(stamp.size);
        let seen = Seen {
            text: stamp.text.clone(),
            left,
            top: base - size,
            right: right.max(left + 1.0),
            bottom: base,
            base,
            size,
            confidence: 100,
            line: 0,
        };
        Word { text: stamp.text.clone(), layer: Layer::Stamp, ..self.word(&seen, &stamp.text) }
    }
}

/// Whether the word is what a stamp was put over: read from under it, or blanks beside it.
fn is_covered(word: &Word, stamps: &[Word]) -> bool {
    stamps.iter().any(|stamp| {
        let level = (stamp.base - word.base).abs() < 0.5 * stamp.size.max(word.size);
        let shared = word.end.min(stamp.end) - word.start.max(stamp.start);
        let near = shared > -1.5 * stamp.size;
        let blank = word.text.chars().all(|c| ".…_,-:'`".contains(c) || c == DOUBT);
        level && (shared > 0.5 * (word.end - word.start) || (near && blank))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_wins_over_what_it_covers() {
        let seen = |text: &str, left: f64, right: f64, base: f64| Seen {
            text: text.to_owned(),
            left,
            top: base - 25.0,
            right,
            bottom: base + 5.0,
            base,
            size: 36.0,
            confidence: 90,
            line: 1,
        };
        let words = vec![
            seen("Số:", 100.0, 150.0, 300.0),
            seen("....", 170.0, 200.0, 300.0),
            seen("15", 205.0, 235.0, 300.0),
            seen("/QĐ-UBND", 260.0, 420.0, 300.0),
            seen("QUYẾT", 500.0, 600.0, 400.0),
            seen("ĐỊNH", 620.0, 700.0, 400.0),
        ];
        let sight = Sight { words, ..Sight::default() };
        let picture = Picture { width: 1000, height: 1000, gray: vec![255; 1_000_000] };
        let stamp = Written { text: "1696".to_owned(), left: 190, right: 258, base: 302, size: 36 };
        assert_eq!(read(&sight, &picture, &[stamp], true).lines, ["Số: 1696/QĐ-UBND", "QUYẾT ĐỊNH"]);
    }
}
