//! Abbreviations that the draft uses and never explains. Only those are told of which the registry knows what they
//! stand for, so that a hint is never a guess.

use super::{Checking, Mistake};
use crate::registry::Registry;
use crate::text::{Span, fold};
use std::collections::BTreeMap;

const EVERYDAY: [&str; 9] = ["UBND", "HĐND", "MTTQ", "HTX", "THCS", "THPT", "LHPN", "BCĐ", "OCOP"];
/// Behind `Nơi nhận` stand lists of recipients, which are abbreviated by custom.
const RECIPIENTS: usize = 1500;

pub(super) fn check(checking: &mut Checking<'_>) {
    let text = checking.text();
    let registry = checking.registry;
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (short, long) in registry.abbreviations.iter().filter(|(short, _)| !everyday(short, registry)) {
        known.entry(short).or_insert(long);
    }
    for (short, long) in known {
        let places: Vec<usize> = places(text, short).collect();
        let defined = checking.draft.document.abbreviations.contains_key(short)
            || places.iter().any(|at| explains(text, *at, short, long));
        let used = places.into_iter().map(|at| Span::new(at, at + short.len())).find(|span| {
            let cited = checking.draft.references.iter().any(|r| r.citation.span.contains(*span));
            !cited && !among_recipients(text, span.start)
        });
        let Some(span) = used.filter(|_| !defined) else { continue };
        let what = Mistake::UndefinedAbbreviation { short: short.to_owned(), long: long.to_owned() };
        checking.find(what, span);
    }
}

/// What every reader knows: bodies that are cited by their code, and `UBND` with its like.
fn everyday(short: &str, registry: &Registry) -> bool {
    registry.issuer_by_code(short).is_some() || EVERYDAY.contains(&short)
}

/// Where `short` stands as a word of its own.
fn places<'t>(text: &'t str, short: &'t str) -> impl Iterator<Item = usize> + 't {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '&' | '_' | '@' | '.');
    text.match_indices(short).map(|(at, _)| at).filter(move |at| {
        let after = &text[at + short.len()..];
        let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '&' | '_'));
        !text[..*at].ends_with(joins) && ends
    })
}

/// Whether the words around `at` explain the abbreviation there: `(TTHC)`, `(sau đây viết tắt là TTHC)`, `TTHC: thủ tục
/// hành chính`, `TTHC (thủ tục hành chính)`.
fn explains(text: &str, at: usize, short: &str, long: &str) -> bool {
    const REACH: usize = 120;
    let low = text.floor_char_boundary(at.saturating_sub(REACH));
    let before = fold(&text[low..at]);
    let inside = text[low..at].rfind('(').map(|open| &text[low + open + 1..at]).filter(|inside| !inside.contains(')'));
    let high = text.floor_char_boundary((at + short.len() + REACH).min(text.len()));
    let after = fold(&text[at + short.len()..high]);
    let bracketed = inside.is_some_and(|inside| {
        let only = inside.chars().all(|c| !c.is_alphanumeric());
        only && text[at + short.len()..].trim_start_matches(['"', '”', '*', '_', ' ']).starts_with([')', ',', ';'])
    });
    bracketed || before.contains("tat la") || before.contains("goi tat") || after.trim_start().starts_with(&fold(long))
}

fn among_recipients(text: &str, at: usize) -> bool {
    let low = text.floor_char_boundary(at.saturating_sub(RECIPIENTS));
    text[low..at].to_lowercase().contains("nơi nhận")
}
