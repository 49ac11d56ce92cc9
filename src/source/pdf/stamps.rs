//! What annotations write on a page.
//!
//! A digitally signed document gets its number and day as stamps over the blanks of the letterhead (`Số: ……/QĐ-UBND`), or
//! over the figures of a draft: they win over what they cover. The signature's own note (who signed when) lies over the
//! text anywhere and is none of it.

use crate::layout::glyph::{Glyph, Layer, Text};
use std::collections::BTreeMap;

/// How the note of a digital signature is known, without spaces.
const SIGNED: [&str; 6] = ["Kýbởi:", "Ngườiký:", "Thờigianký", "Ngàyký:", "Signedby", "Digitallysigned"];

/// Takes the notes of digital signatures out of the page.
pub(super) fn signatures(glyphs: &mut Vec<Glyph>) -> Vec<Glyph> {
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.layer == Layer::Stamp) {
        let text = texts.entry(glyph.stamp).or_default();
        match &glyph.text {
            Text::One(' ') => {}
            Text::One(c) => text.push(*c),
            Text::Many(many) => text.push_str(many),
        }
    }
    texts.retain(|_, text| SIGNED.iter().any(|sign| text.contains(sign)));
    glyphs.extract_if(.., |glyph| glyph.layer == Layer::Stamp && texts.contains_key(&glyph.stamp)).collect()
}

/// More letters than this are no stamp.
const MOST: usize = 2_000;

/// Drops the blanks and figures that a stamp covers; a row of blanks goes whole where its stamp covers part of it.
pub(super) fn uncovered(glyphs: &mut Vec<Glyph>) {
    let stamps: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.layer == Layer::Stamp).cloned().collect();
    if stamps.is_empty() || stamps.len() > MOST {
        return;
    }
    let covered: Vec<bool> = glyphs
        .iter()
        .map(|glyph| glyph.layer == Layer::Page && (is_blank(glyph) || is_figure(glyph)) && is_under(glyph, &stamps))
        .collect();
    let mut dropped = covered.clone();
    for row in rows(glyphs) {
        if row.len() > 2 && covered[row.clone()].contains(&true) {
            dropped[row].fill(true);
        }
    }
    let mut dropped = dropped.into_iter();
    glyphs.retain(|_| !dropped.next().unwrap_or(false));
}

fn is_blank(glyph: &Glyph) -> bool {
    matches!(glyph.text, Text::One('.' | '…' | '_'))
}

fn is_figure(glyph: &Glyph) -> bool {
    matches!(glyph.text, Text::One('0'..='9'))
}

/// Whether the middle of the glyph lies in the line that a stamp writes.
fn is_under(glyph: &Glyph, stamps: &[Glyph]) -> bool {
    let middle = glyph.x + glyph.advance / 2.0;
    stamps.iter().any(|stamp| {
        let near = (stamp.y - glyph.y).abs() < 0.5 * stamp.size.max(glyph.size);
        near && stamp.x - 0.1 * stamp.size < middle && middle < stamp.x + stamp.advance + 0.1 * stamp.size
    })
}

/// Runs of blanks that were drawn one after the other on one baseline.
fn rows(glyphs: &[Glyph]) -> Vec<std::ops::Range<usize>> {
    let mut rows: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| glyph.layer == Layer::Page && is_blank(glyph)) {
        match rows.last_mut() {
            Some(row) if row.end == index && (glyphs[row.start].y - glyph.y).abs() < 1.0 => row.end = index + 1,
            _ => rows.push(index..index + 1),
        }
    }
    rows
}
