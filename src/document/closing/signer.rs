//! Who signed: name, position, and on whose behalf.

use super::{Cell, Closing, cells};
use crate::document::Signer;
use crate::document::paragraph::is_capitals;
use crate::registry::{Part, PartWords};
use crate::text::{Span, squeeze, syllable};

/// The signer with the first and the last byte of the signature.
pub(super) type Signed = (Signer, usize, usize);

/// Between position and name stand a stamp, a signature, and not more lines than these.
const GAP: usize = 12;

/// Signs that the signer acts for another: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `TL.`, `TUQ.`
const FOR: [&str; 11] = ["TM.", "T/M", "T.M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "T.L", "TM ", "KT "];

/// Reads the signature that stands among `cells`.
pub(super) fn read(cells: &[Cell<'_>], parts: &PartWords) -> Option<Signed> {
    let mut behalf: Vec<String> = Vec::new();
    let mut position: Option<String> = None;
    let mut place: Option<(usize, usize)> = None;
    let mut since = 0;
    let mut name = None;
    // The line before may go on: `TM. ỦY BAN NHÂN⏎DÂN`.
    let mut line = Open::Nothing;
    for cell in cells {
        let words = cell.words;
        if words.starts_with(['-', '–', '+']) || words.starts_with("Nơi nhận") {
            continue;
        }
        let capitals = is_capitals(words);
        let reach = place.map_or(cell.start, |(start, _)| start);
        if capitals && FOR.iter().any(|sign| words.starts_with(sign)) {
            if position.is_some() {
                break;
            }
            behalf.push(squeeze(words));
            line = Open::Behalf;
        } else if capitals && is_position(words, parts) {
            if position.is_some() && line != Open::Position {
                break;
            }
            position = Some(squeeze(words));
            line = Open::Position;
        } else if capitals && line == Open::Behalf && words.chars().count() < 80 {
            if let Some(last) = behalf.last_mut() {
                *last = squeeze(&format!("{last} {words}"));
            }
        } else if capitals && line == Open::Position && words.split_whitespace().count() < 9 && !is_name(words) {
            // `GIÁM ĐỐC⏎SỞ NỘI VỤ`.
            if let Some(last) = &mut position {
                *last = squeeze(&format!("{last} {words}"));
            }
        } else if position.is_some() && is_name(words) {
            name = Some(proper_name(words));
            place = Some((reach, cell.end()));
            break;
        } else {
            if place.is_some() {
                since += 1;
            }
            if since > GAP || behalf.is_empty() && position.is_none() && since > 0 {
                break;
            }
            continue;
        }
        since = 0;
        place = Some((reach, cell.end()));
    }
    let (start, end) = place?;
    let position = position.map(|position| proper(&position, parts));
    let on_behalf = (!behalf.is_empty()).then(|| behalf.join("; "));
    Some((Signer { name, position, on_behalf }, start, end))
}

#[derive(PartialEq, Eq)]
enum Open {
    Nothing,
    Behalf,
    Position,
}

/// The end of a document without recipients: the first signature with a name.
pub(super) fn alone(text: &str, from: usize, parts: &PartWords) -> Option<Closing> {
    let mut at = from;
    while let Some(line) = text[at..].split_inclusive('\n').next() {
        let words = line.trim().trim_matches(['*', '|', ' ']);
        let begins = words.len() < 120
            && is_capitals(words)
            && (FOR.iter().any(|sign| words.starts_with(sign)) || is_position(words, parts));
        if begins {
            let near: Vec<Cell<'_>> = cells(text, at).take(GAP + 8).collect();
            if let Some((signer, start, end)) = read(&near, parts).filter(|(signer, ..)| signer.name.is_some()) {
                return Some(Closing { span: Span::new(start, end), recipients: Vec::new(), signer: Some(signer) });
            }
        }
        at += line.len();
    }
    None
}

/// Whether a line in capitals is a position, with the body that it belongs to or not: `GIÁM ĐỐC`, `Q. CỤC TRƯỞNG`.
fn is_position(words: &str, parts: &PartWords) -> bool {
    let bare = without_acting(words);
    parts.leads(bare, Part::Position).is_some_and(|length| {
        let rest = bare[length..].trim();
        rest.is_empty() || parts.leads(rest, Part::Body).is_some() || rest.split_whitespace().count() < 6
    })
}

fn without_acting(words: &str) -> &str {
    ["Q.", "QUYỀN "].iter().find_map(|sign| words.strip_prefix(sign)).map_or(words, str::trim_start)
}

/// A position in the capitals of running text; what the table does not know keeps a capital for each of its heads.
fn proper(written: &str, parts: &PartWords) -> String {
    let bare = without_acting(written);
    let acting = if bare.len() < written.len() { "Quyền " } else { "" };
    let length = parts.leads(bare, Part::Position).unwrap_or(bare.len());
    let head = parts.position(&bare[..length]).map_or_else(|| sentence_case(&bare[..length]), str::to_owned);
    let rest = bare[length..].trim();
    let rest = if rest.is_empty() { String::new() } else { format!(" {}", super::super::proper::body_name(rest)) };
    format!("{acting}{head}{rest}")
}

fn sentence_case(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a line is the name of a person: two to six syllables, each with a capital.
fn is_name(words: &str) -> bool {
    let words = without_title(words);
    let parts: Vec<&str> = words.split_whitespace().collect();
    (2..=6).contains(&parts.len())
        && parts.iter().all(|part| {
            part.starts_with(char::is_uppercase)
                && part.chars().all(char::is_alphabetic)
                && (syllable::is_syllable(&part.to_lowercase()) || part.chars().count() < 8)
        })
        && !["Họ và tên", "Đã ký", "Ký tên"].iter().any(|form| words.starts_with(form))
}

/// A name without the degree before it: `TS. Nguyễn Văn A`.
fn without_title(words: &str) -> &str {
    const DEGREES: [&str; 10] =
        ["PGS.TS.", "GS.TS.", "PGS. TS.", "GS. TS.", "TS.", "ThS.", "BS.", "Đại tá", "Thiếu tướng", "Thượng tá"];
    DEGREES.iter().find_map(|degree| words.strip_prefix(degree)).map_or(words, str::trim_start)
}

fn proper_name(words: &str) -> String {
    let words = squeeze(without_title(words));
    if !is_capitals(&words) {
        return words;
    }
    words.split(' ').map(sentence_case).collect::<Vec<_>>().join(" ")
}
