//! The box of the office that received the document (`ĐẾN`), whose number and day are not the document's own.

use super::Line;
use crate::notation::PartialDate;
use crate::text::{PagedText, Span};
use serde::{Deserialize, Serialize};

/// What the receiving office wrote into its box, as far as it is sure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Received {
    /// Its number in the office's register of arrivals.
    pub number: Option<String>,
    /// The day.
    pub date: Option<PartialDate>,
}

/// The words of the box.
const ARRIVED: [&str; 3] = ["ĐẾN", "CÔNG VĂN ĐẾN", "VĂN BẢN ĐẾN"];

/// How many lines the box has above and below its word.
const AROUND: usize = 3;

/// Where the lines of the box lie, and what they say; `None` where there is no box.
pub(super) fn read(text: &PagedText, lines: &[Line], before: usize) -> Option<(Received, Vec<Span>)> {
    let near = lines.iter().take_while(|(at, ..)| *at < before);
    let word = near.enumerate().find(|(_, (.., line))| has_word(line)).map(|(index, _)| index)?;
    let first = word.saturating_sub(AROUND);
    let mut found = Received::default();
    let mut spans = Vec::new();
    for (at, _, line) in lines.iter().take(word + AROUND + 1).skip(first) {
        let raw = &text.text()[*at..];
        let raw = raw.split(['\n', '\t']).next().unwrap_or_default();
        let span = Span::new(*at, at + raw.len());
        // Words of the box may stand on a line that holds more.
        let inner = ARRIVED.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line).trim_start();
        let value = |words: &[&str]| {
            let rest = words.iter().find_map(|word| inner.strip_prefix(word))?;
            rest.trim_start().strip_prefix(':').map(|rest| rest.trim_matches(|c: char| !c.is_alphanumeric()))
        };
        let sure = text.is_sure(span);
        if let Some(number) = value(&["Số", "SỐ", "So", "Sô"]) {
            // The document's own has a symbol.
            if number.contains(['/', '-']) && number.contains(char::is_alphabetic) {
                continue;
            }
            spans.push(span);
            let whole = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
            found.number = found.number.or((whole && sure).then(|| number.to_owned()));
        } else if let Some(day) = value(&["Ngày", "NGÀY", "Ngay"]) {
            spans.push(span);
            let date = crate::notation::read_date(day, 0).and_then(|written| written.date);
            found.date = found.date.or(date.filter(|_| sure));
        }
    }
    Some((found, spans))
}

fn has_word(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphabetic());
    ARRIVED.iter().any(|word| {
        bare.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', ':', '.', '|']);
            rest.is_empty() || ["Số", "SỐ", "Ngày", "NGÀY", "Giờ"].iter().any(|begin| rest.starts_with(begin))
        })
    })
}
