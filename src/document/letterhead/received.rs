//! The box of the office that received the document (`ĐẾN`), whose number and day are not the document's own.

use super::Line;
use crate::document::paragraph::is_capitals;
use crate::notation::PartialDate;
use crate::registry::{Part, PartWords};
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

/// How many lines the box has above and below its word.
const AROUND: usize = 3;

/// Where the lines of the box lie, and what they say; `None` where there is no box.
pub(super) fn read(
    text: &PagedText,
    lines: &[Line],
    before: usize,
    words: &PartWords,
) -> Option<(Received, Vec<Span>)> {
    let near = lines.iter().take_while(|(at, ..)| *at < before);
    let word = near.enumerate().find(|(_, (.., line))| has_word(line, words)).map(|(index, _)| index)?;
    let first = word.saturating_sub(AROUND);
    let mut found = Received::default();
    let mut spans = Vec::new();
    for (at, _, line) in lines.iter().take(word + AROUND + 1).skip(first) {
        let raw = &text.text()[*at..];
        let raw = raw.split(['\n', '\t']).next().unwrap_or_default();
        let span = Span::new(*at, at + raw.len());
        // Words of the box may stand on a line that holds more.
        let inner = words.leads(line, Part::Arrived).map_or(line.as_str(), |length| line[length..].trim_start());
        let value = |part| {
            let rest = inner[words.leads(inner, part)?..].trim_start().strip_prefix(':')?;
            Some(rest.trim_matches(|c: char| !c.is_alphanumeric()))
        };
        let sure = text.is_sure(span);
        if let Some(number) = value(Part::ArrivedNumber) {
            // The document's own has a symbol.
            if number.contains(['/', '-']) && number.contains(char::is_alphabetic) {
                continue;
            }
            spans.push(span);
            let whole = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
            found.number = found.number.or((whole && sure).then(|| number.to_owned()));
        } else if let Some(day) = value(Part::ArrivedDay) {
            spans.push(span);
            let date = crate::notation::read_date(day, 0).and_then(|written| written.date);
            found.date = found.date.or(date.filter(|_| sure));
        }
    }
    Some((found, spans))
}

/// Whether a line is the box's word, alone or before what else stands in the box. Running text writes it small.
fn has_word(line: &str, words: &PartWords) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphabetic());
    words.leads(bare, Part::Arrived).is_some_and(|length| {
        let rest = bare[length..].trim_start_matches(|c: char| !c.is_alphabetic());
        let goes_on = [Part::ArrivedNumber, Part::ArrivedDay].into_iter().any(|part| words.leads(rest, part).is_some());
        is_capitals(&bare[..length]) && (rest.is_empty() || goes_on)
    })
}
