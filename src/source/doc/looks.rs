//! What is said of stretches of a DOC's text: where rows end, what is hidden or deleted (see [MS-DOC] 2.9, 2.6).

use super::ole::{place, u16_at, u32_at};
use std::collections::HashSet;
use std::ops::Range;

/// Pages of properties in the text's stream.
const PAGE: usize = 512;

/// Properties, by their codes.
const IN_TABLE: u16 = 0x2416;
const ROW_ENDS: u16 = 0x2417;
const HIDDEN: u16 = 0x083C;
const DELETED: u16 = 0x0800;
const CAPITALS: [u16; 2] = [0x083B, 0x083A];

/// All that matters of how text is shown, by places in the stream.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// Where the marks end that end a row.
    pub(super) row_ends: HashSet<usize>,
    tables: Vec<Range<usize>>,
    hidden: Vec<Range<usize>>,
    capitals: Vec<Range<usize>>,
}

impl Looks {
    /// Reads the properties of paragraphs and of runs, which the tables at these places of `table` list.
    pub(super) fn read(text: &[u8], table: &[u8], paragraphs: (u32, u32), runs: (u32, u32)) -> Self {
        let mut read = Self::default();
        for page in pages(text, table, paragraphs) {
            each(page, 13, |range, at| {
                // The length is in words, of one byte or, where that is none, the next.
                let words = usize::from(page[at]);
                let (from, length) = if words == 0 {
                    (at + 2, page.get(at + 1).map_or(0, |words| usize::from(*words) * 2))
                } else {
                    (at + 1, words * 2 - 1)
                };
                let properties = page.get(from + 2..(from + length).min(PAGE)).unwrap_or_default();
                if switches(properties, &[ROW_ENDS]) {
                    read.row_ends.insert(range.end);
                }
                if switches(properties, &[IN_TABLE]) {
                    read.tables.push(range);
                }
            });
        }
        for page in pages(text, table, runs) {
            each(page, 1, |range, at| {
                let properties = page.get(at + 1..(at + 1 + usize::from(page[at])).min(PAGE)).unwrap_or_default();
                if switches(properties, &[HIDDEN, DELETED]) {
                    read.hidden.push(range.clone());
                }
                if switches(properties, &CAPITALS) {
                    read.capitals.push(range);
                }
            });
        }
        for ranges in [&mut read.tables, &mut read.hidden, &mut read.capitals] {
            ranges.sort_by_key(|range| range.start);
        }
        read
    }

    pub(super) fn is_in_table(&self, at: usize) -> bool {
        covers(&self.tables, at)
    }

    pub(super) fn is_hidden(&self, at: usize) -> bool {
        covers(&self.hidden, at)
    }

    pub(super) fn is_in_capitals(&self, at: usize) -> bool {
        covers(&self.capitals, at)
    }
}

fn covers(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before.checked_sub(1).is_some_and(|index| ranges[index].contains(&at))
}

/// The pages that a table of places and page numbers lists.
fn pages<'t>(text: &'t [u8], table: &[u8], (at, length): (u32, u32)) -> Vec<&'t [u8]> {
    let (at, length) = (place(at), place(length));
    let Some(list) = table.get(at..at.saturating_add(length)) else { return Vec::new() };
    let count = list.len().saturating_sub(4) / 8;
    let numbers = (0..count).filter_map(|index| u32_at(list, (count + 1) * 4 + index * 4));
    numbers.filter_map(|number| text.get(place(number).checked_mul(PAGE)?..)?.get(..PAGE)).collect()
}

/// Calls `with` for each stretch of a page and the place of its properties; `entry` is the size of an entry.
fn each(page: &[u8], entry: usize, mut with: impl FnMut(Range<usize>, usize)) {
    let count = usize::from(page[PAGE - 1]);
    for index in 0..count {
        let (Some(start), Some(end)) = (u32_at(page, index * 4), u32_at(page, index * 4 + 4)) else { return };
        let Some(at) = page.get((count + 1) * 4 + index * entry).map(|at| usize::from(*at) * 2) else { return };
        if at > 0 && at < PAGE - 1 {
            with(place(start)..place(end), at);
        }
    }
}

/// Whether one of `codes` is switched on in a list of properties.
fn switches(properties: &[u8], codes: &[u16]) -> bool {
    let mut at = 0;
    while let Some(code) = u16_at(properties, at) {
        let operand = at + 2;
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The definition of a table has a length of two bytes.
            _ if code == 0xD608 => u16_at(properties, operand).map_or(usize::MAX / 2, |size| usize::from(size) + 1),
            _ => properties.get(operand).map_or(usize::MAX / 2, |size| usize::from(*size) + 1),
        };
        if codes.contains(&code) && matches!(properties.get(operand), Some(1 | 0x81)) {
            return true;
        }
        at = operand + size;
    }
    false
}
