//! Lists: what members share is given to each that lacks it.

use super::draft::{Context, Draft};
use super::lexer::TokenKind;
use super::numbers::is_until;
use super::{Anomaly, Kind};
use crate::registry::{Cue, System};

/// Gives list members the type that the head of their list names, and the date that stands once behind the last.
pub(super) fn share(context: &Context<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        share_type(context, drafts, at);
    }
    for at in (1..drafts.len()).rev() {
        let [before, member] = &mut drafts[at - 1..=at] else { continue };
        let elliptic = !member.typed && before.doc.is_some() && member.doc.is_some();
        let range = is_range(context, before.after, member.first);
        if !elliptic || !(range || is_joint(context, before.after, member.first)) {
            continue;
        }
        if range {
            before.citation.through = between(before, member);
        }
        let date = member.citation.date.filter(|_| before.citation.date.is_none());
        if let Some(date) = date
            && before.citation.year.is_none_or(|year| year == date.year)
            && before.after == before.doc.map_or(0, |doc| doc + 1)
        {
            before.citation.date = Some(date);
        }
        if !before.citation.issuer_written && member.citation.issuer.is_some() && before.code == member.code {
            before.citation.issuer.clone_from(&member.citation.issuer);
            before.open_issuer.clone_from(&member.open_issuer);
        }
    }
}

/// Whether `đến` alone stands between two tokens.
pub(super) fn is_range(context: &Context<'_>, from: usize, to: usize) -> bool {
    to == from + 1 && is_until(context, from)
}

/// The names of the documents between the ends of a range, where both are numbered alike.
fn between(first: &Draft, last: &Draft) -> Vec<String> {
    /// Longer ranges are slips.
    const LONGEST: u32 = 200;
    let (one, other) = (&first.citation, &last.citation);
    let alike = one.symbol == other.symbol && one.year == other.year;
    let ends = one.number.as_deref().zip(other.number.as_deref()).filter(|_| alike);
    let Some((low, high)) = ends.and_then(|(low, high)| Some((low.parse::<u32>().ok()?, high.parse::<u32>().ok()?)))
    else {
        return Vec::new();
    };
    let width = one.number.as_deref().filter(|number| number.starts_with('0')).map_or(0, str::len);
    let Some(rest) = one.canonical.as_deref().zip(one.number.as_deref()).and_then(|(name, n)| name.strip_prefix(n))
    else {
        return Vec::new();
    };
    let numbers = if low < high && high - low <= LONGEST { low + 1..high } else { 0..0 };
    numbers.map(|number| format!("{number:0width$}{rest}")).collect()
}

/// Whether only commas, semicolons and `và` stand between two tokens.
pub(super) fn is_joint(context: &Context<'_>, from: usize, to: usize) -> bool {
    from < to
        && (from..to).all(|at| {
            matches!(context.tokens.kind(at), TokenKind::Comma | TokenKind::Semicolon)
                || context.tokens.has(at, Cue::AND)
        })
}

/// A member without a type word takes the type of the list's head, where its symbol allows it.
fn share_type(context: &Context<'_>, drafts: &mut [Draft], at: usize) {
    if drafts[at].typed || drafts[at].citation.kind != Kind::Numbered {
        return;
    }
    let Some(head) = head_type(context, drafts, at) else { return };
    let citation = &mut drafts[at].citation;
    let current = citation.doc_type.as_deref();
    let allowed = match citation.symbol.as_deref().and_then(|symbol| symbol.split(['-', '/']).next()) {
        Some(short) => context.registry.types_by_abbreviation(short).any(|t| t.name == head),
        None => false,
    };
    let open = current.is_none() || current == Some("Công văn");
    if allowed || open {
        citation.doc_type = Some(head);
    }
}

/// The type of the list that the draft at `at` is a member of.
fn head_type(context: &Context<'_>, drafts: &[Draft], at: usize) -> Option<String> {
    let tokens = context.tokens;
    let first = drafts[at].first;
    let floor = at.checked_sub(1).map_or(0, |before| drafts[before].after);
    // `các Quyết định: số …`, `các Nghị định của Chính phủ: số …`
    for from in (first.saturating_sub(12).max(floor)..first).rev() {
        if matches!(tokens.kind(from), TokenKind::Stop | TokenKind::Break | TokenKind::Semicolon) {
            break;
        }
        if let Some((meaning, _)) = tokens.meaning(from)
            && let Some(index) = meaning.doc_type
        {
            let doc_type = &context.registry.types[usize::from(index)];
            return (doc_type.system != System::Standard).then(|| doc_type.name.clone());
        }
    }
    // The member before it in the same sentence.
    let before = &drafts[at.checked_sub(1)?];
    let same = (before.after..first).all(|at| !matches!(tokens.kind(at), TokenKind::Stop | TokenKind::Break));
    (same && before.citation.kind == Kind::Numbered).then(|| before.citation.doc_type.clone()).flatten()
}

/// Marks a citation that a line break runs through.
pub(super) fn mark_breaks(text: &str, drafts: &mut [Draft]) {
    for draft in drafts {
        if draft.citation.span.of(text).contains('\n') {
            draft.odd(Anomaly::SplitAcrossLines);
        }
    }
}
