//! Resolutions of congresses and plenums, which are cited without a number.

use super::draft::{Context, Draft};
use super::issuer::{Home, is_ordinal, of_plenum, sentence_case};
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use crate::registry::Cue;
use crate::text::{Case, squeeze};

const OWN_ISSUER: &str = "Đại hội đại biểu toàn quốc lần thứ";

/// Reads `Nghị quyết Đại hội …` or `Nghị quyết (Hội nghị) Trung ương …` at token `at`.
pub(super) fn unnumbered(context: &Context<'_>, at: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let (meaning, length) = tokens.meaning(at)?;
    let doc_type = &context.registry.types[usize::from(meaning.doc_type?)].name;
    if doc_type != "Nghị quyết" || tokens.list[at].case == Case::Lower {
        return None;
    }
    let mut body = at + length;
    if tokens.has(body, Cue::OF) {
        body += 1;
    }
    if tokens.has(body, Cue::CONGRESS) {
        return congress(context, at, body);
    }
    (tokens.has(body, Cue::PLENUM) || tokens.has(body, Cue::PARTY)).then(|| plenum(context, at, body)).flatten()
}

/// `Đại hội đại biểu toàn quốc lần thứ XIII của Đảng`, `Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020-2025`.
fn congress(context: &Context<'_>, at: usize, body: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let mut to = body;
    let mut ordinal = None;
    while to < body + 16 && ordinal.is_none() {
        match tokens.kind(to) {
            TokenKind::Word if is_roman(word(context, to)) => ordinal = Some(to),
            TokenKind::Word => {}
            _ => return None,
        }
        to += 1;
    }
    let ordinal = ordinal?;
    let local = (body..ordinal).find(|at| word(context, *at).to_lowercase() == "bộ");
    let mut after = ordinal + 1;
    let mut named_party = false;
    if local.is_none() && tokens.has(after, Cue::OF) && word(context, after + 1).to_lowercase() == "đảng" {
        after += 2;
        named_party = true;
        if word(context, after).to_lowercase() == "cộng" {
            after += 4;
        }
    }
    after = term(context, after);
    let mut draft = Draft::new(context, Kind::PartyUnnumbered, at, after);
    draft.typed = true;
    draft.citation.doc_type = Some("Nghị quyết".to_owned());
    let written = squeeze(tokens.words(context.text, at, after));
    let shouted = tokens.list[at..ordinal].iter().all(|token| token.case == Case::Upper);
    if shouted {
        draft.odd(Anomaly::UpperCase);
    }
    let number = word(context, ordinal).to_uppercase();
    draft.citation.issuer_written = true;
    if local.is_some() {
        draft.citation.canonical = Some(if shouted { sentence_case(&written) } else { written });
        draft.citation.issuer = Some(local_congress(context, body, after));
        return Some(draft);
    }
    let full = (body..ordinal).any(|at| word(context, at).to_lowercase() == "quốc");
    if !full {
        draft.odd(Anomaly::ShortName);
    }
    let of_party = if named_party { " của Đảng" } else { "" };
    draft.citation.canonical = Some(format!("Nghị quyết {OWN_ISSUER} {number}{of_party}"));
    draft.citation.issuer = Some(format!("{OWN_ISSUER} {number} của Đảng Cộng sản Việt Nam"));
    Some(draft)
}

/// What counts congresses.
const TERMS: [&str; 2] = ["lần", "khóa"];

/// The congress of a local Party branch, completed by the document's own province.
fn local_congress(context: &Context<'_>, body: usize, after: usize) -> String {
    let tokens = context.tokens;
    let name = squeeze(tokens.words(context.text, body, after));
    let Home { province: Some(province) } = context.home else { return name };
    let level = province.kind_of();
    let ends = |rest: &str| TERMS.iter().any(|word| rest.trim_start().starts_with(word));
    let unnamed = name.match_indices(level).map(|(at, _)| at + level.len()).find(|at| ends(&name[*at..]));
    match unnamed {
        Some(at) => format!("{} {}{}", &name[..at], province.bare(), &name[at..]),
        None => name,
    }
}

/// `Hội nghị Trung ương 7, 8 khóa XII`, `Trung ương Đảng (khóa X)`, `Hội nghị lần thứ sáu Ban Chấp hành Trung ương …`.
fn plenum(context: &Context<'_>, at: usize, body: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let mut to = body;
    let mut numbers = 0;
    let mut central = false;
    while to < body + 20 {
        if let Some((meaning, length)) = tokens.meaning(to)
            && meaning.cues.has(Cue::PLENUM.or(Cue::PARTY))
        {
            let words = tokens.words(context.text, to, to + length).to_lowercase();
            central |= squeeze(&words).contains("trung ương");
            to += length;
            continue;
        }
        let inner = match tokens.kind(to) {
            TokenKind::Number => {
                numbers += 1;
                true
            }
            TokenKind::Comma => numbers > 0 && tokens.kind(to + 1) == TokenKind::Number,
            TokenKind::Word => {
                let word = word(context, to).to_lowercase();
                let of = tokens.has(to, Cue::OF);
                !of && is_ordinal(&word)
                    || word == "đảng"
                    || of && tokens.has(to + 1, Cue::PARTY)
                    || word == "và" && numbers > 0 && tokens.kind(to + 1) == TokenKind::Number
            }
            _ => false,
        };
        if !inner {
            break;
        }
        to += 1;
    }
    let after = term(context, to);
    if !central || after == to && numbers == 0 {
        return None;
    }
    let mut draft = Draft::new(context, Kind::PartyUnnumbered, at, after);
    draft.typed = true;
    draft.citation.doc_type = Some("Nghị quyết".to_owned());
    draft.citation.canonical = Some(squeeze(tokens.words(context.text, at, after)));
    draft.citation.issuer = Some(of_plenum(context.registry).to_owned());
    draft.citation.issuer_written = true;
    if numbers > 1 {
        draft.odd(Anomaly::MultipleInOne);
    }
    Some(draft)
}

/// Passes `khóa XII`, `(khóa X)`, `, nhiệm kỳ 2020-2025`.
fn term(context: &Context<'_>, at: usize) -> usize {
    let tokens = context.tokens;
    let open = tokens.kind(at) == TokenKind::Open;
    let mut to = at + usize::from(open || tokens.kind(at) == TokenKind::Comma);
    let Some((_, length)) = tokens.meaning(to).filter(|(m, _)| m.cues.has(Cue::TERM)) else { return at };
    to += length;
    let from = to;
    while matches!(tokens.kind(to), TokenKind::Number | TokenKind::Dash) || is_roman(word(context, to)) {
        to += 1;
    }
    if to == from {
        return at;
    }
    if open && tokens.kind(to) == TokenKind::Close {
        to + 1
    } else if open {
        at
    } else {
        to
    }
}

fn word<'c>(context: &Context<'c>, at: usize) -> &'c str {
    context.tokens.words(context.text, at, at + 1)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXL".contains(&b))
}
