//! The line of number and symbol, and what fills in for it.

use crate::notation::{PartialDate, Written, is_known, read_date, read_number, read_symbol};
use crate::registry::Registry;
use crate::text::Span;

/// How the line of the number begins, and how scans are misread to begin; the latter only with a colon.
const WORDS: [&str; 8] = ["Số", "SỐ", "số", "Sô", "Só", "Sổ", "So", "S6"];

/// The number line, `Số: 141/KH-UBND` or with the number left blank, and where it ends. `theirs` tells what belongs to the box
/// of a receiving office; in a `scanned` letterhead anything may stand in the place of a number that a hand wrote.
pub(super) fn number_line(
    head: &str,
    registry: &Registry,
    theirs: &dyn Fn(Span) -> bool,
    scanned: bool,
) -> Option<(Written, usize)> {
    let known = |part: &str| is_known(part, registry);
    let words = WORDS.iter().flat_map(|word| head.match_indices(word));
    for (at, word) in words {
        let before = head[..at].trim_end_matches([' ', '*', '|', '\t']);
        let ruled = head[..at].ends_with("___");
        if !(before.is_empty() || before.ends_with('\n') || head[..at].ends_with("  ") || ruled) {
            continue;
        }
        let rest = &head[at + word.len()..];
        let skipped: usize = rest
            .chars()
            .take_while(|c| matches!(c, ' ' | ':' | '.' | '…' | '_' | '\t' | '\n' | '*' | '|'))
            .map(char::len_utf8)
            .sum();
        let from = at + word.len() + skipped;
        if (word == WORDS[0] && skipped > 0 || rest.trim_start().starts_with(':'))
            && head[from..].starts_with(|c: char| c.is_ascii_digit() || c == '/')
            && let Some(written) = read_number(head, from, &known)
            && !theirs(Span::new(written.start, written.end))
        {
            let end = written.end;
            return Some((written, end));
        }
    }
    scanned.then(|| smeared(head, registry)).flatten()
}

/// The symbol of a number line whose number was not read at all: `Só: A03 /QĐ-BTC`. The number is as good as blank.
fn smeared(head: &str, registry: &Registry) -> Option<(Written, usize)> {
    /// What a hand wrote is read as no more signs than this.
    const SIGNS: usize = 14;
    let known = |part: &str| is_known(part, registry);
    WORDS.iter().flat_map(|word| head.match_indices(word)).find_map(|(at, word)| {
        let before = head[..at].trim_end_matches([' ', '\t']);
        let rest = &head[at + word.len()..];
        if !(before.is_empty() || before.ends_with('\n') || head[..at].ends_with("  ") || head[..at].ends_with('\t'))
            || !rest.trim_start().starts_with([':', '.', ';'])
        {
            return None;
        }
        let line = rest.split(['\n', '\t']).next().unwrap_or_default();
        let slashes = line.match_indices('/').map(|(slash, _)| slash).take_while(|slash| *slash <= SIGNS * 2);
        slashes.filter(|slash| line[..*slash].chars().count() <= SIGNS).find_map(|slash| {
            let written = read_number(head, at + word.len() + slash, &known)?;
            // All its letters are known, so the picture was read well here.
            let good = written.number.is_none() && read_symbol(&written, registry).is_some();
            let known = good && written.parts.iter().any(|(_, part)| known(part));
            let end = written.end;
            known.then_some((written, end))
        })
    })
}

/// Number, symbol and date by which appendices name the document that they come with: `(Kèm theo Kế hoạch số /KH-SKHCN ngày
/// /3/2021 của …)`. `doc_type` is the document's own type; another's number is not its own.
pub(super) fn from_appendix(text: &str, doc_type: &str, registry: &Registry) -> Option<(Written, Option<PartialDate>)> {
    let known = |part: &str| is_known(part, registry);
    for (at, word) in text.match_indices("èm theo ") {
        let before = text[..at].trim_end_matches(['K', 'k']);
        let before = before.trim_end().trim_end_matches("anh hành").trim_end_matches(['B', 'b']);
        if !before.trim_end_matches([' ', '*', '_']).ends_with(['(', '\n']) {
            continue;
        }
        let rest = &text[at + word.len()..];
        let Some(typed) = rest.strip_prefix(doc_type) else { continue };
        let Some(numbered) = typed.trim_start().strip_prefix("số") else { continue };
        let skipped = numbered.len() - numbered.trim_start_matches([' ', ':', '.', '…', '\t', '\n', '_']).len();
        let from = text.len() - numbered.len() + skipped;
        let Some(written) = read_number(text, from, &known).filter(|written| read_symbol(written, registry).is_some())
        else {
            continue;
        };
        let behind = &text[written.end..];
        let gap = behind.len() - behind.trim_start().len();
        let date = read_date(text, written.end + gap).and_then(|found| {
            let [day, month, year] = found.numbers;
            found.date.or_else(|| blank_date(day, month, year))
        });
        return Some((written, date));
    }
    None
}

/// What is known of a date of which the day, or day and month, were left blank.
pub(super) fn blank_date(day: Option<u32>, month: Option<u32>, year: Option<u32>) -> Option<PartialDate> {
    let year = i16::try_from(year?).ok()?;
    let month = month.and_then(|month| i8::try_from(month).ok()).filter(|_| day.is_none());
    month.map_or(PartialDate::from_year(year), |month| PartialDate::from_month(year, month))
}
