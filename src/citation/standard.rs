//! Standards and technical regulations: `TCVN ISO 9001:2015`, `QCVN 01:2019/BCT`.

use super::draft::{Context, Draft};
use super::issuer;
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use crate::text::squeeze;

/// Reads the standard whose sign stands at token `at`; `floor` is the first token that no earlier citation has.
pub(super) fn standard(context: &Context<'_>, at: usize, floor: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let sign = word(context, at);
    let (doc_type, national) = match sign {
        "TCVN" => ("Tiêu chuẩn quốc gia", true),
        "QCVN" => ("Quy chuẩn kỹ thuật quốc gia", true),
        "TCCS" => ("Tiêu chuẩn cơ sở", false),
        "ISO" => ("Tiêu chuẩn quốc tế", false),
        _ => return None,
    };
    let mut symbol = sign.to_owned();
    let mut to = at + 1;
    while matches!(word(context, to), "ISO" | "IEC" | "EN" | "ASTM") || tokens.kind(to) == TokenKind::Slash {
        if tokens.kind(to) == TokenKind::Slash {
            symbol.push('/');
        } else {
            if !symbol.ends_with('/') {
                symbol.push(' ');
            }
            symbol.push_str(word(context, to));
        }
        to += 1;
    }
    if tokens.kind(to) != TokenKind::Number {
        return None;
    }
    // The rest is read from the text itself: `7391-1:2004`, `01:2019/BCT`, `39:2020/BGTVT`.
    let from = tokens.start(to);
    let rest = &context.text[from..];
    let tail = tail(rest);
    let end = from + tail.length;
    let mut after = to;
    while tokens.list.get(after).is_some_and(|token| token.start < end) {
        after += 1;
    }
    let first = type_words(context, at, floor, doc_type);
    let mut draft = Draft::new(context, Kind::Standard, first, after);
    draft.citation.span.end = end;
    draft.typed = true;
    draft.citation.doc_type = Some(doc_type.to_owned());
    draft.citation.number = Some(tail.number.to_owned());
    draft.citation.year = tail.year;
    draft.citation.canonical = Some(format!("{symbol} {}", squeeze(&rest[..tail.length]).replace(": ", ":")));
    draft.citation.issuer = match tail.body {
        Some(body) => issuer::of_code(body, &context.home, context.registry).map(|named| named.name),
        // Standards of the nation are the ministry's of science.
        None if national => context.registry.issuer_by_code("BKHCN").map(|issuer| issuer.name.clone()),
        None => None,
    };
    draft.citation.symbol = Some(symbol);
    if tail.spaced {
        draft.odd(Anomaly::SpaceInSymbol);
    }
    Some(draft)
}

struct Tail<'t> {
    number: &'t str,
    year: Option<i16>,
    body: Option<&'t str>,
    length: usize,
    spaced: bool,
}

/// `9001:2015`, `7391-1:2004`, `01:2019/BCT`.
fn tail(rest: &str) -> Tail<'_> {
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    let number = rest[..length].trim_end_matches('-');
    let mut tail = Tail { number, year: None, body: None, length: number.len(), spaced: false };
    let behind = &rest[number.len()..];
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    if let Some(year) = behind.trim_start_matches(' ').strip_prefix(':') {
        let inner = year.len() - year.trim_start_matches(' ').len();
        let digits: &str = &year[inner..];
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count == 4 {
            tail.year = digits[..4].parse().ok();
            tail.length = number.len() + gap + 1 + inner + 4;
            tail.spaced = gap + inner > 0;
        }
    }
    if let Some(body) = rest[tail.length..].strip_prefix('/') {
        let count: usize = body.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
        if count > 1 {
            tail.body = Some(&body[..count]);
            tail.length += 1 + count;
        }
    }
    tail
}

/// The type words before the sign belong to the citation.
fn type_words(context: &Context<'_>, at: usize, floor: usize, doc_type: &str) -> usize {
    let words = doc_type.split(' ').count();
    (1..=words)
        .rev()
        .filter_map(|count| at.checked_sub(count))
        .find(|from| {
            let written = squeeze(context.tokens.words(context.text, *from, at)).to_lowercase();
            *from >= floor && at - from > 1 && doc_type.to_lowercase().starts_with(&written)
        })
        .unwrap_or(at)
}

fn word<'c>(context: &Context<'c>, at: usize) -> &'c str {
    if context.tokens.kind(at) == TokenKind::Word { context.tokens.words(context.text, at, at + 1) } else { "" }
}
