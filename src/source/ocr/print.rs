//! Whether figures were printed, and so read rightly.
//!
//! Recognition reads a number that was written by hand as if it were typed, and is often sure of it. So the figures of a
//! letterhead are looked at once more, without it: each is cut out of the picture and compared with the digits of the faces
//! that offices print in ([`super::digits`]). Only where all figures of a word are well alike to what was read in one and the
//! same face, and clearly less to any other digit, are they taken for read. What a hand wrote is like no face.

use super::digits::{self, Likeness};
use super::hocr::Seen;
use super::ink::{self, Glyph};
use crate::file::Picture;

/// So well alike in one face is print, whatever recognition says; measured in `docs/measured.md`.
const ALIKE: f64 = 0.70;

/// So well is print where recognition is sure of the word.
const FAIRLY: f64 = 0.52;
const SURE: u8 = 85;

/// Years are printed before a document has a day, and are read rightly where recognition is so sure; a hand that wrote the
/// last figures makes it unsure.
const SURE_YEAR: u8 = 90;

/// By so much less must the figures be like any other digit.
const MARGIN: f64 = 0.06;

/// A figure's box is no wider or narrower than its face's by this factor.
const STRETCH: f64 = 1.35;

/// Whether `word` has figures that may not be what they were read as: not alike to print, or not found one by one.
pub(super) fn is_doubtful(word: &Seen, picture: &Picture) -> bool {
    let letters: Vec<char> = word.text.chars().filter(|c| c.is_alphanumeric() || "/()!|".contains(*c)).collect();
    let runs = runs(&letters);
    if is_year(&word.text) && word.confidence >= SURE_YEAR {
        return false;
    }
    if runs.is_empty() {
        // Letters in the place of a number: `lO/QĐ`.
        return word.text.split_once('/').is_some_and(|(number, _)| is_like_figures(number));
    }
    // What stands in the line's height: capitals and figures have two thirds of it.
    let glyphs = ink::glyphs(picture, word, 0.66 * word.size);
    let (count, all) = (letters.len(), glyphs.len());
    runs.iter().any(|&(from, to)| {
        let read: Vec<u8> = letters[from..to].iter().filter_map(|c| figure(*c)).collect();
        let is_there = |glyphs: Option<&[Glyph]>| glyphs.is_some_and(|seen| is_print(seen, &read, word.confidence));
        // Letters that touch count as one sign, so a run is counted from either end of the word.
        let behind = count - to;
        let from_end = all.checked_sub(behind + to - from).map(|first| &glyphs[first..all - behind]);
        !(is_there(glyphs.get(from..to)) || is_there(from_end))
    })
}

/// Whether the word is a year of a date, and nothing else.
fn is_year(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit()) && (bare.starts_with("19") || bare.starts_with("20"))
}

/// The runs of figures among the signs of a word, letters among them that stand for figures included.
fn runs(letters: &[char]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in letters.iter().enumerate().filter(|(_, c)| figure(**c).is_some()) {
        match runs.last_mut() {
            Some((_, to)) if *to == at => *to = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs.retain(|(from, to)| letters[*from..*to].iter().any(char::is_ascii_digit));
    runs
}

/// The digit that the notation of documents takes a sign for.
fn figure(c: char) -> Option<u8> {
    match c {
        'l' | 'I' => Some(1),
        'O' | 'o' => Some(0),
        'Z' => Some(2),
        c => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
    }
}

fn is_like_figures(number: &str) -> bool {
    let bare = number.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.is_empty() && bare.chars().all(|c| figure(c).is_some())
}

/// Whether the glyphs are the digits of one face.
fn is_print(glyphs: &[Glyph], read: &[u8], confidence: u8) -> bool {
    if glyphs.len() != read.len() || !are_of_one_size(glyphs) {
        return false;
    }
    let seen: Vec<digits::Seen> = glyphs.iter().map(digits::Seen::of).collect();
    digits::faces().any(|face| {
        let alike = |(seen, digit): (&digits::Seen, &u8)| face.likeness(seen, *digit);
        let worst = seen.iter().zip(read).map(alike).reduce(|a, b| Likeness {
            alike: a.alike.min(b.alike),
            margin: a.margin.min(b.margin),
            stretch: a.stretch.max(b.stretch),
        });
        worst.is_some_and(|worst| {
            let enough = if confidence >= SURE { FAIRLY } else { ALIKE };
            worst.alike >= enough && worst.margin >= MARGIN && worst.stretch <= STRETCH
        })
    })
}

/// Whether figures have one height and stand on one line, as print does: those of a hand rise and fall.
fn are_of_one_size(glyphs: &[Glyph]) -> bool {
    const OFF: f64 = 0.17;
    let spread = |of: fn(&Glyph) -> usize| {
        let (least, most) = glyphs.iter().map(of).fold((usize::MAX, 0), |(a, b), v| (a.min(v), b.max(v)));
        #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
        let spread = most.saturating_sub(least) as f64;
        spread
    };
    #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
    let height = glyphs.iter().map(Glyph::height).max().unwrap_or(1) as f64;
    // A pixel more or less is the scanner's.
    let most = (OFF * height).max(2.5);
    spread(Glyph::height) <= most && spread(|glyph| glyph.bottom) <= most
}
