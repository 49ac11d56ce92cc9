//! Tables as XLSX: real dates and numbers, a head that stays, filters.

use crate::notation::PartialDate;
use crate::view::table::{Cell, Table};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook};

/// Why a table could not become a workbook.
pub use rust_xlsxwriter::XlsxError;

/// The longest text of a cell, in UTF-16 units; Excel refuses longer ones.
const LONGEST: usize = 32_767;

/// The widest column, in characters; longer words are wrapped.
const WIDEST: usize = 60;

/// The bytes of a workbook with one sheet for each table.
///
/// # Errors
/// Where a table has more rows or columns than a sheet holds (1,048,576 and 16,384).
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let decimal = Format::new().set_num_format("0.00").set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top);
    let mut book = Workbook::new();
    for (number, table) in tables.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name, number))?;
        for (at, title) in (0_u16..).zip(&table.titles) {
            sheet.write_string_with_format(0, at, title, &head)?;
            sheet.set_column_width(at, width(table, usize::from(at)))?;
        }
        for (at, row) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => drop(sheet.write_string_with_format(at, column, cut(text), &words)?),
                    #[expect(clippy::cast_precision_loss, reason = "a sheet has no other numbers")]
                    Cell::Number(number) => drop(sheet.write_number_with_format(at, column, *number as f64, &words)?),
                    Cell::Decimal(number) => drop(sheet.write_number_with_format(at, column, *number, &decimal)?),
                    Cell::Date(date) => match whole(*date) {
                        Some(date) => drop(sheet.write_datetime_with_format(at, column, &date, &day)?),
                        None => drop(sheet.write_string_with_format(at, column, date.to_string(), &words)?),
                    },
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        if let (Ok(last_row), Some(last)) = (u32::try_from(table.rows.len()), table.titles.len().checked_sub(1)) {
            sheet.autofilter(0, 0, last_row, u16::try_from(last).unwrap_or(u16::MAX))?;
        }
    }
    book.save_to_buffer()
}

/// A date of which day and month are known, as Excel counts days (from 1900).
fn whole(date: PartialDate) -> Option<ExcelDateTime> {
    let part = |part: Option<i8>| part.and_then(|part| u8::try_from(part).ok());
    let year = u16::try_from(date.year).ok()?;
    ExcelDateTime::from_ymd(year, part(date.month)?, part(date.day)?).ok()
}

/// A name that Excel takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends.
fn sheet_name(name: &str, number: usize) -> String {
    let clean: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(31).collect();
    let clean = clean.trim();
    if clean.is_empty() { format!("Bảng {}", number + 1) } else { clean.to_owned() }
}

fn width(table: &Table, column: usize) -> f64 {
    let length = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let cells = table.rows.iter().take(1_000).filter_map(|row| row.get(column)).map(|cell| length(&cell.to_string()));
    let widest = cells.chain([length(&table.titles[column]) + 2]).max().unwrap_or(8).clamp(8, WIDEST);
    #[expect(clippy::cast_precision_loss, reason = "a width is at most 60")]
    let width = widest as f64 + 1.0;
    width
}

fn cut(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(end, _)| &text[..end])
}
