//! Word files before 2007 (DOC) → text with pages.
//!
//! The text is read by ourselves: pieces of it lie about the file, and a table tells their order. What Word numbers by
//! itself is not counted here; such a file is turned into DOCX by LibreOffice first, where the machine has it
//! (`programs`).

mod looks;
mod ole;
mod programs;

use super::flow::{Flow, Place};
use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::{Doubt, Notice};
use looks::Looks;
use ole::{Ole, place, u16_at, u32_at};
pub(crate) use programs::converted;

/// The head of the text (FIB): its mark, and where things stand in it (see [MS-DOC] 2.5).
const MAGIC: u16 = 0xA5EC;
/// The first version whose head is laid out so (Word 97).
const WORD_97: u16 = 0x00C1;
const FLAGS: usize = 0x0A;
const LOCKED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
const COUNTS: usize = 0x4C;
const RUNS: usize = 0xFA;
const PARAGRAPHS: usize = 0x102;
const PIECES: usize = 0x1A2;
const LISTS: usize = 0x2EA;

/// What the head of a DOC tells.
struct Head<'t> {
    bytes: &'t [u8],
}

impl<'t> Head<'t> {
    fn new(bytes: &'t [u8]) -> Option<Self> {
        (u16_at(bytes, 0) == Some(MAGIC)).then_some(Self { bytes })
    }

    /// The head of a file whose container is not opened: it begins a sector.
    fn found(file: &'t [u8]) -> Option<Self> {
        file.chunks(512).enumerate().skip(1).find_map(|(index, sector)| {
            (u16_at(sector, 0) == Some(MAGIC)).then(|| Self { bytes: &file[index * 512..] })
        })
    }

    fn is(&self, flag: u16) -> bool {
        u16_at(self.bytes, FLAGS).is_some_and(|flags| flags & flag != 0)
    }

    fn is_old(&self) -> bool {
        u16_at(self.bytes, 2).is_none_or(|version| version < WORD_97)
    }

    /// The place and length of something in the table.
    fn pair(&self, at: usize) -> (u32, u32) {
        (u32_at(self.bytes, at).unwrap_or(0), u32_at(self.bytes, at + 4).unwrap_or(0))
    }

    /// Whether paragraphs may be numbered by Word.
    fn has_lists(&self) -> bool {
        // Four bytes say that there are none.
        self.pair(LISTS).1 > 4
    }
}

/// Reads a DOC and hands its pages on.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let damaged = || SourceError::Damaged { format: Format::OldWord };
    let ole = Ole::open(bytes).ok_or_else(damaged)?;
    let text = ole.stream("WordDocument").ok_or_else(damaged)?;
    let head = Head::new(&text).ok_or_else(damaged)?;
    if head.is(LOCKED) {
        return Err(locked());
    }
    if head.is_old() {
        return Err(SourceError::OldWord);
    }
    let table = ole.stream(if head.is(SECOND_TABLE) { "1Table" } else { "0Table" }).ok_or_else(damaged)?;
    let pieces = pieces(&table, head.pair(PIECES)).ok_or_else(damaged)?;
    let looks = Looks::read(&text, &table, head.pair(PARAGRAPHS), head.pair(RUNS));
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut writer = Writer { flow: Flow::new(limits, &mut watched), looks, fields: Vec::new() };
    // The parts of the text: itself, footnotes, headers, macros, comments, endnotes, text boxes.
    let count = |index: usize| place(u32_at(head.bytes, COUNTS + index * 4).unwrap_or(0));
    let mut from = 0_usize;
    for index in 0..7 {
        let to = from.saturating_add(count(index));
        if matches!(index, 0 | 1 | 5 | 6) {
            writer.part(&text, &pieces, from, to);
        }
        from = to;
    }
    let mut notices = writer.flow.finish();
    if !any {
        return Err(SourceError::NoText { format: Format::OldWord });
    }
    if head.has_lists() {
        notices.push(Notice::of_file(Doubt::NumbersOfWord));
    }
    Ok(notices)
}

fn locked() -> SourceError {
    SourceError::Locked { format: Format::Word }
}

/// A stretch of the text that lies in one place.
struct Piece {
    /// Its first character among all.
    first: usize,
    end: usize,
    /// Where it lies in the stream.
    at: usize,
    /// Characters of one byte, else of two.
    narrow: bool,
}

/// The pieces of the text, in order.
fn pieces(table: &[u8], (at, length): (u32, u32)) -> Option<Vec<Piece>> {
    let mut list = table.get(place(at)..place(at).checked_add(place(length))?)?;
    // Changes of formatting stand before the table of pieces.
    while list.first() == Some(&1) {
        list = list.get(3 + usize::from(u16_at(list, 1)?)..)?;
    }
    let list = list.strip_prefix(&[2])?;
    let size = place(u32_at(list, 0)?);
    let list = list.get(4..4_usize.checked_add(size)?.min(list.len()))?;
    let count = list.len().saturating_sub(4) / 12;
    let piece = |index: usize| {
        let code = u32_at(list, (count + 1) * 4 + index * 8 + 2)?;
        let narrow = code & 0x4000_0000 != 0;
        let at = place(code & 0x3FFF_FFFF);
        let (first, end) = (place(u32_at(list, index * 4)?), place(u32_at(list, index * 4 + 4)?));
        Some(Piece { first, end, at: if narrow { at / 2 } else { at }, narrow })
    };
    (0..count).map(piece).collect()
}

struct Writer<'s> {
    flow: Flow<'s>,
    looks: Looks,
    /// Fields that are open, and whether their result has begun.
    fields: Vec<bool>,
}

impl Writer<'_> {
    /// Writes the characters `from..to` of the whole text.
    fn part(&mut self, text: &[u8], pieces: &[Piece], from: usize, to: usize) {
        self.fields.clear();
        let mut half = None;
        for piece in pieces {
            let (first, end) = (piece.first.max(from), piece.end.min(to));
            let width = if piece.narrow { 1 } else { 2 };
            for index in first..end {
                let at = piece.at.saturating_add((index - piece.first).saturating_mul(width));
                let unit = if piece.narrow { text.get(at).map(|byte| narrow(*byte)) } else { u16_at(text, at) };
                // What is promised beyond the end of the file is not there.
                let Some(unit) = unit else { break };
                let units = half.take().into_iter().chain([unit]);
                if (0xD800..0xDC00).contains(&unit) {
                    half = Some(unit);
                    continue;
                }
                for c in char::decode_utf16(units).flatten() {
                    self.character(c, at, at + width);
                }
                if self.flow.is_full() {
                    return;
                }
            }
        }
        self.flow.close(Place::Row);
        self.flow.end_line();
    }

    /// Takes one character, which lies at `at` and ends at `end`.
    fn character(&mut self, c: char, at: usize, end: usize) {
        if self.looks.is_hidden(at) && !matches!(c, '\u{13}'..='\u{15}' | '\u{07}') {
            return;
        }
        match c {
            '\u{13}' => self.fields.push(false),
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            '\u{15}' => drop(self.fields.pop()),
            '\u{07}' if self.looks.row_ends.contains(&end) => self.flow.close(Place::Row),
            '\u{07}' => {
                self.fields.retain(|result| *result);
                self.place(at);
                self.flow.close(Place::Cell);
            }
            '\r' => {
                self.fields.retain(|result| *result);
                self.place(at);
                self.flow.end_paragraph();
            }
            _ if self.fields.contains(&false) => {}
            '\u{0C}' => {
                self.flow.end_line();
                self.flow.break_page(true);
            }
            '\u{0B}' => self.say("\n", at),
            '\t' => self.say("\t", at),
            '\u{1E}' => self.say("-", at),
            '\u{0}'..'\u{20}' => {}
            c => self.say(super::symbols::shown(c, None).encode_utf8(&mut [0; 4]), at),
        }
    }

    fn say(&mut self, text: &str, at: usize) {
        self.place(at);
        if self.looks.is_in_capitals(at) { self.flow.text(&text.to_uppercase()) } else { self.flow.text(text) }
    }

    /// Opens a cell or leaves the table, as the paragraph at `at` stands.
    fn place(&mut self, at: usize) {
        match (self.looks.is_in_table(at), self.flow.is_inside(Place::Cell)) {
            (true, false) => self.flow.open(Place::Cell),
            (false, _) => self.flow.close(Place::Row),
            (true, true) => {}
        }
    }
}

/// A byte in Windows-1252.
fn narrow(byte: u8) -> u16 {
    let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte)).0;
    text.encode_utf16().next().unwrap_or(0xFFFD)
}
