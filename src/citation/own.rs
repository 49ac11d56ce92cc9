//! The document's own number, and where its preamble ends.

use super::draft::{Context, Draft};
use super::{Anomaly, Kind};
use crate::document::Document;
use crate::registry::Cue;

/// Marks the citations that name the document itself, and drops blanks of forms that name nothing.
pub(super) fn mark(context: &Context<'_>, drafts: &mut Vec<Draft>, document: &Document) {
    drafts.retain_mut(|draft| {
        if draft.citation.kind != Kind::Numbered {
            return true;
        }
        // What was not read surely in its own number line names no other document either.
        let unsure = document.number_hint.as_ref().and_then(|hint| hint.span);
        if unsure.is_some_and(|span| span.contains(draft.citation.span) || draft.citation.span.contains(span)) {
            draft.citation.number = None;
            draft.citation.canonical = None;
            claim(draft, document);
            return true;
        }
        if draft.citation.number.is_none() {
            let own = is_own_blank(context, draft, document);
            if own {
                claim(draft, document);
            }
            return own;
        }
        let own = is_own(draft, document);
        if own {
            claim(draft, document);
        }
        own || !draft.weak
    });
}

/// Whether number, symbol and date are the document's own.
fn is_own(draft: &Draft, document: &Document) -> bool {
    let citation = &draft.citation;
    let same_name = citation.canonical.is_some() && citation.canonical == document.canonical;
    let same_date = match (citation.date, document.date) {
        (Some(cited), Some(own)) if own.is_whole() => cited == own,
        (Some(cited), Some(own)) => cited.year == own.year,
        _ => true,
    };
    let same_issuer = !citation.issuer_written
        || document.issuer.is_none()
        || issuers_agree(citation.issuer.as_deref(), document.issuer.as_deref());
    same_name && same_date && same_issuer
}

/// `Chủ tịch UBND tỉnh X` and `UBND tỉnh X` issue under one number series.
fn issuers_agree(cited: Option<&str>, own: Option<&str>) -> bool {
    match (cited, own) {
        (Some(cited), Some(own)) => cited.contains(own) || own.contains(cited),
        _ => true,
    }
}

/// A blank number is the document's own in its number line and behind `kèm theo`; elsewhere it is a form's.
fn is_own_blank(context: &Context<'_>, draft: &Draft, document: &Document) -> bool {
    let symbol = draft.citation.symbol.as_deref();
    let own_type = draft.citation.doc_type == document.doc_type || !draft.typed;
    let same_symbol = document.symbol.is_none() || document.symbol.as_deref() == symbol;
    let with = (draft.first.saturating_sub(4)..draft.first).any(|at| context.tokens.has(at, Cue::WITH));
    let letterhead = draft.citation.span.start < 1500 && !draft.typed && document.symbol.as_deref() == symbol;
    own_type && same_symbol && (with || letterhead)
}

fn claim(draft: &mut Draft, document: &Document) {
    let citation = &mut draft.citation;
    citation.kind = Kind::Own;
    citation.anomalies.retain(|odd| *odd != Anomaly::MissingType);
    citation.doc_type = document.doc_type.clone().or(citation.doc_type.take());
    if !draft.typed && citation.number.is_some() {
        citation.date = citation.date.or(document.date.filter(|date| date.is_whole()));
    }
    draft.open_issuer = None;
    if !citation.issuer_written {
        citation.issuer = document.issuer.clone().or(citation.issuer.take());
    }
    if let Some(number) = &citation.number
        && number.starts_with('0')
        && number.len() > 2
        && !citation.anomalies.contains(&Anomaly::LeadingZero)
    {
        citation.anomalies.push(Anomaly::LeadingZero);
    }
}

/// One past the preamble: behind the title, before the first part of the body or behind `như sau:`.
pub(super) fn preamble_end(text: &str, document: &Document) -> usize {
    const PARTS: [&str; 12] = [
        "I.",
        "I-",
        "I -",
        "A.",
        "1.",
        "Điều 1.",
        "Điều 1:",
        "PHẦN",
        "Phần I",
        "Phần thứ nhất",
        "QUYẾT ĐỊNH:",
        "QUYẾT NGHỊ:",
    ];
    let title = document.doc_type.as_ref().map(|name| name.to_uppercase());
    let bare = |line: &str| line.trim_matches(|c: char| c.is_whitespace() || "*#|_:".contains(c)).to_owned();
    let mut titled = title.as_ref().is_none_or(|title| !text.lines().any(|line| bare(line) == *title));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = bare(line);
        if titled && at > 0 && PARTS.iter().any(|part| words.starts_with(part)) {
            return at;
        }
        titled |= title.as_ref() == Some(&words);
        at += line.len();
    }
    text.find("như sau").unwrap_or(text.len())
}
