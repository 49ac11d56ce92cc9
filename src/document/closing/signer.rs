//! Who signed: name, position, and on whose behalf.

use super::{Cell, Closing, cells};
use crate::document::Signer;
use crate::document::paragraph::is_capitals;
use crate::registry::{Part, Registry};
use crate::text::{Span, squeeze, syllable};
use std::borrow::Cow;

/// The signer with the first and the last byte of the signature.
pub(super) type Signed = (Signer, usize, usize);

/// Between position and name stand a stamp, a signature, and not more lines than these.
const GAP: usize = 12;

/// Reads the signature that stands among `cells`.
pub(super) fn read(cells: &[Cell<'_>], registry: &Registry) -> Option<Signed> {
    let mut behalf: Vec<String> = Vec::new();
    let mut position: Option<String> = None;
    let mut place: Option<(usize, usize)> = None;
    let mut since = 0;
    let mut name = None;
    // The line before may go on: `TM. ỦY BAN NHÂN⏎DÂN`.
    let mut line = Open::Nothing;
    for cell in &cells.iter().flat_map(|cell| pieces(*cell, registry)).collect::<Vec<_>>() {
        let words = cell.words;
        if words.starts_with(['-', '–', '+']) || words.starts_with("Nơi nhận") {
            continue;
        }
        let capitals = is_capitals(words);
        let reach = place.map_or(cell.start, |(start, _)| start);
        if capitals && registry.signs.behalf(words).is_some() {
            if position.is_some() {
                break;
            }
            behalf.push(squeeze(words));
            line = Open::Behalf;
        } else if let Some(held) = as_position(words, registry).filter(|_| capitals) {
            if position.is_some() && line != Open::Position {
                break;
            }
            position = Some(squeeze(&held));
            line = Open::Position;
        } else if capitals && line == Open::Behalf && words.chars().count() < 80 {
            if let Some(last) = behalf.last_mut() {
                *last = squeeze(&format!("{last} {words}"));
            }
        } else if capitals
            && line == Open::Position
            && words.split_whitespace().count() < 9
            && !is_name(words, registry)
        {
            // `GIÁM ĐỐC⏎SỞ NỘI VỤ`.
            if let Some(last) = &mut position {
                *last = squeeze(&format!("{last} {words}"));
            }
        } else if position.is_some() && is_name(words, registry) {
            name = Some(proper_name(words, registry));
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
    let position = position.map(|position| proper(&position, registry));
    let on_behalf = (!behalf.is_empty()).then(|| behalf.join("; "));
    Some((Signer { name, position, on_behalf }, start, end))
}

/// What one line of a signature holds where a table or a scan has joined several: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Mẫu`.
fn pieces<'t>(cell: Cell<'t>, registry: &Registry) -> Vec<Cell<'t>> {
    let (mut found, mut rest) = (Vec::new(), cell);
    while found.len() < 4
        && let Some(length) = first_piece(rest.words, registry)
    {
        found.push(Cell { start: rest.start, words: rest.words[..length].trim_end() });
        let behind = &rest.words[length..];
        let gap = behind.len() - behind.trim_start().len();
        rest = Cell { start: rest.start + length + gap, words: behind.trim_start() };
    }
    found.push(rest);
    found
}

/// The length of what stands before another sign, a position or a name on the line.
fn first_piece(words: &str, registry: &Registry) -> Option<usize> {
    let sign = registry.signs.behalf(words);
    if sign.is_none() && !is_capitals(words.split(' ').next()?) {
        return None;
    }
    let from = sign.unwrap_or(0);
    let skipped = words[from..].len() - words[from..].trim_start().len();
    let held = registry.parts().leads(&words[from + skipped..], Part::Position).map(|length| from + skipped + length);
    // The longest known position may hold the next one: what is behind it decides.
    words.match_indices(' ').map(|(at, _)| at).filter(|at| *at > from + skipped).find(|at| {
        let (before, behind) = (&words[..*at], words[*at..].trim_start());
        let signed = registry.signs.behalf(behind).is_some();
        let complete = held == Some(before.trim_end().len());
        let position = sign.is_some() && complete && as_position(loud(behind), registry).is_some();
        let name = is_capitals(before) && complete && !is_capitals(behind) && is_name(behind, registry);
        signed && is_capitals(before) || position || name
    })
}

/// The words in capitals with which a text begins.
fn loud(text: &str) -> &str {
    let length: usize =
        text.split_inclusive(' ').take_while(|word| word.trim().is_empty() || is_capitals(word)).map(str::len).sum();
    text[..length].trim_end()
}

/// A line in capitals as a position, where a scan may have mistaken `Ở` for `Ờ`.
fn as_position<'t>(words: &'t str, registry: &Registry) -> Option<Cow<'t, str>> {
    if is_position(words, registry) {
        return Some(Cow::Borrowed(words));
    }
    let mended = words.replacen("TRƯỜNG", "TRƯỞNG", 1);
    (mended != words && is_position(&mended, registry)).then_some(Cow::Owned(mended))
}

#[derive(PartialEq, Eq)]
enum Open {
    Nothing,
    Behalf,
    Position,
}

/// The end of a document without recipients: the first signature with a name.
pub(super) fn alone(text: &str, from: usize, registry: &Registry) -> Option<Closing> {
    let mut at = from;
    while let Some(line) = text[at..].split_inclusive('\n').next() {
        let words = line.trim().trim_matches(['*', '|', ' ']);
        let begins = words.len() < 120
            && is_capitals(words)
            && (registry.signs.behalf(words).is_some() || is_position(words, registry));
        if begins {
            let near: Vec<Cell<'_>> = cells(text, at).take(GAP + 8).collect();
            if let Some((signer, start, end)) = read(&near, registry).filter(|(signer, ..)| signer.name.is_some()) {
                return Some(Closing { span: Span::new(start, end), recipients: Vec::new(), signer: Some(signer) });
            }
        }
        at += line.len();
    }
    None
}

/// Whether a line in capitals is a position, with the body that it belongs to or not: `GIÁM ĐỐC`, `Q. CỤC TRƯỞNG`.
fn is_position(words: &str, registry: &Registry) -> bool {
    let bare = without_acting(words, registry);
    registry.parts().leads(bare, Part::Position).is_some_and(|length| {
        let rest = bare[length..].trim();
        rest.is_empty() || registry.parts().leads(rest, Part::Body).is_some() || rest.split_whitespace().count() < 6
    })
}

fn without_acting<'w>(words: &'w str, registry: &Registry) -> &'w str {
    registry.signs.acting(words).map_or(words, |length| words[length..].trim_start())
}

/// A position in the capitals of running text; what the table does not know keeps a capital for each of its heads.
fn proper(written: &str, registry: &Registry) -> String {
    let bare = without_acting(written, registry);
    let acting = if bare.len() < written.len() { "Quyền " } else { "" };
    let length = registry.parts().leads(bare, Part::Position).unwrap_or(bare.len());
    let head = registry.parts().position(&bare[..length]).map_or_else(|| sentence_case(&bare[..length]), str::to_owned);
    let rest = bare[length..].trim();
    let rest =
        if rest.is_empty() { String::new() } else { format!(" {}", super::super::proper::body_name(rest, registry)) };
    format!("{acting}{head}{rest}")
}

fn sentence_case(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a line is the name of a person: two to six syllables, each with a capital.
fn is_name(words: &str, registry: &Registry) -> bool {
    let words = without_title(words, registry);
    let parts: Vec<&str> = words.split_whitespace().collect();
    (2..=6).contains(&parts.len())
        && parts.iter().all(|part| {
            part.starts_with(char::is_uppercase)
                && part.chars().all(char::is_alphabetic)
                && (syllable::is_syllable(&part.to_lowercase()) || part.chars().count() < 8)
        })
        && !["Họ và tên", "Đã ký", "Ký tên"].iter().any(|form| words.starts_with(form))
}

/// A name without what stands before it: degrees and titles, which end with a dot (`PGS.TS.`, `BS. CKII.`), and ranks.
fn without_title<'w>(words: &'w str, registry: &Registry) -> &'w str {
    /// Longer words are no degree.
    const DEGREE: usize = 12;
    let mut rest = words;
    loop {
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let degree =
            first.ends_with('.') && first.len() < DEGREE && first.chars().filter(|c| c.is_uppercase()).count() > 1;
        let rank =
            registry.signs.rank(rest).map(|length| &rest[length..]).filter(|behind| behind.starts_with([' ', ',']));
        rest = match rank {
            Some(behind) => behind.trim_start_matches([',', ' ']),
            None if degree => behind.trim_start(),
            None => return glued_degree(rest),
        };
    }
}

/// `TS.Nguyễn Văn A` without the degree.
fn glued_degree(words: &str) -> &str {
    let first = words.split(' ').next().unwrap_or_default();
    first.rfind('.').filter(|at| *at + 1 < first.len() && *at < 10).map_or(words, |at| &words[at + 1..])
}

fn proper_name(words: &str, registry: &Registry) -> String {
    let words = squeeze(without_title(words, registry));
    if !is_capitals(&words) {
        return words;
    }
    words.split(' ').map(sentence_case).collect::<Vec<_>>().join(" ")
}
