//! Pages → the canonical text.

use super::{continued, furniture};
use crate::file::ParsedPage;
use crate::letters;
use crate::text::{Cell, Notice, PagedText, Span, Table};

/// Joins pages into the canonical text: what is of the paper is taken off, wrong letters are repaired.
pub(super) fn assembled(mut pages: Vec<ParsedPage>, notices: Vec<Notice>) -> PagedText {
    let mut printed: Vec<&mut ParsedPage> = pages.iter_mut().filter(|page| page.printed).collect();
    furniture::take_off(&mut printed);
    furniture::close_numbers(&mut printed);
    continued::join_rows(&mut printed);
    let doubts: Vec<Notice> = pages.iter_mut().flat_map(|page| page.notices.drain(..)).chain(notices).collect();
    let mut text = letters::repaired(pages.iter().map(|page| page.lines.join("\n")).collect());
    text.tables = tables(&text, &pages);
    text.doubtful = doubtful(&text, &pages);
    text.notices.extend(doubts);
    text.notices.sort_by_key(|notice| notice.page);
    text
}

/// The tables of the pages, their cells found again in the canonical text, which keeps lines and tabs.
fn tables(text: &PagedText, pages: &[ParsedPage]) -> Vec<Table> {
    let mut tables = Vec::new();
    for (page, lines) in pages.iter().zip(text.line_spans()) {
        for cells in &page.tables {
            let cells = cells.iter().filter_map(|cell| {
                let (first, last) = (lines.get(cell.line)?, lines.get(cell.line + cell.lines.max(1) - 1)?);
                let whole = Span::new(first.start, last.end);
                let span = cell.field.map_or(Some(whole), |field| between_tabs(whole, text.text(), field))?;
                let ((row, column), (rows, columns)) = (cell.at, cell.reach);
                Some(Cell { row, column, rows, columns, span })
            });
            tables.push(Table { cells: cells.collect() });
        }
    }
    tables
}

/// The places of words that were not read surely: on their line, else wherever their page has them, for a repair may have
/// joined lines.
fn doubtful(text: &PagedText, pages: &[ParsedPage]) -> Vec<Span> {
    let mut found = Vec::new();
    for (page, lines) in pages.iter().zip(text.line_spans()) {
        for word in &page.doubtful {
            let within = |line: &Span| {
                let at = line.of(text.text()).match_indices(word.text.as_str());
                at.map(|(at, word)| Span::new(line.start + at, line.start + at + word.len())).collect::<Vec<_>>()
            };
            let places = lines.get(word.line).map(within).unwrap_or_default();
            found.extend(if places.is_empty() { lines.iter().flat_map(within).collect() } else { places });
        }
    }
    found.sort_by_key(|span: &Span| (span.start, span.end));
    found.dedup();
    found
}

fn between_tabs(line: Span, text: &str, field: usize) -> Option<Span> {
    let before: usize = line.of(text).split('\t').take(field).map(|part| part.len() + 1).sum();
    let part = line.of(text).split('\t').nth(field)?;
    Some(Span::new(line.start + before, line.start + before + part.len()))
}
