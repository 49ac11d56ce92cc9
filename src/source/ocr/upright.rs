//! Pages that were scanned on their side or head.

use super::hocr::Sight;
use super::noise;
use super::{Model, tesseract, turn};
use crate::file::Picture;
use crate::text::Unrecognised;
use std::time::{Duration, Instant};

/// What is recognised on the picture, turned as its writing stands.
///
/// Nearly all pages stand upright, so that is tried first; only where little of it makes sense are the directions asked
/// for, or tried one by one where the program has no data to tell them.
pub(super) fn sight(picture: &Picture, model: &Model, time: Duration) -> Result<Sight, Unrecognised> {
    let until = Instant::now() + time;
    let left = || until.saturating_duration_since(Instant::now());
    let first = tesseract::recognise(picture, model, time)?;
    if makes_sense(&first) {
        return Ok(first);
    }
    let directions = match tesseract::direction(picture, left()) {
        Some(0) => return Ok(first),
        Some(degrees) => vec![degrees],
        None => vec![180, 90, 270],
    };
    let mut best = first;
    for turned in directions {
        // Where the time is over, what there is counts.
        let Ok(sight) = tesseract::recognise(&turn::turned(picture, turned), model, left()) else { break };
        if sense(&sight) > sense(&best) {
            best = Sight { turned, ..sight };
            if makes_sense(&best) {
                break;
            }
        }
    }
    Ok(best)
}

/// Whether the page was read the right way up: most words that it says are surely read syllables or numbers. A page with
/// hardly a word makes no sense either way, and costs a second look only.
fn makes_sense(sight: &Sight) -> bool {
    const FEW: usize = 8;
    sight.words.len() >= FEW && sense(sight) * 2 > sight.words.len()
}

/// How many words are surely read syllables or numbers.
fn sense(sight: &Sight) -> usize {
    const SURE: u8 = 60;
    sight.words.iter().filter(|word| word.confidence >= SURE && noise::is_word(&word.text)).count()
}
