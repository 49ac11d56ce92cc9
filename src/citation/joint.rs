//! Documents of several bodies (văn bản liên tịch): each of them is their issuer.

use super::draft::{Context, Draft};
use super::issuer;
use super::lexer::TokenKind;
use crate::registry::{Cue, Issuer};

/// The bodies whose codes a joint document's symbol names, as one name: `TTLT-BCA-BQP` is of both. `None` where the type is no
/// joint one, or a single body is named.
pub(super) fn of_symbol(context: &Context<'_>, symbol: Option<&str>) -> Option<String> {
    let codes = codes(context, symbol?);
    let names: Vec<String> = codes
        .iter()
        .map(|code| issuer::of_code(code, &context.home, context.registry).map(|named| named.name))
        .collect::<Option<_>>()?;
    (names.len() > 1).then(|| names.join(", "))
}

/// Reads the bodies that the words name behind the first: `của Bộ Công an, Bộ Quốc phòng và Tòa án nhân dân tối cao`.
pub(super) fn more(context: &Context<'_>, draft: &mut Draft) {
    let Some(symbol) = draft.citation.symbol.clone() else { return };
    let count = codes(context, &symbol).len();
    let mut names: Vec<String> = draft.citation.issuer.iter().cloned().collect();
    while names.len() < count {
        let mut at = draft.after;
        while matches!(context.tokens.kind(at), TokenKind::Comma | TokenKind::Dash) || context.tokens.has(at, Cue::AND)
        {
            at += 1;
        }
        let next =
            (at > draft.after).then(|| issuer::read(context.tokens, at, context.text, &context.home, context.registry));
        let Some(found) = next.flatten().filter(|found| !names.contains(&found.name)) else { break };
        names.push(found.name);
        draft.extend(context, found.after);
    }
    if names.len() > 1 {
        draft.citation.issuer = Some(names.join(", "));
        draft.open_issuer = None;
    } else if count > 1
        && let Some(all) = of_symbol(context, Some(&symbol))
        && all.starts_with(&names.concat())
    {
        // Only the first is written: the symbol names the others.
        draft.citation.issuer = Some(all);
    }
}

/// The codes of issuers in the symbol of a joint document.
fn codes<'s>(context: &Context<'_>, symbol: &'s str) -> Vec<&'s str> {
    let registry = context.registry;
    let mut parts = symbol.split(['-', '/']);
    let joint = parts.next().is_some_and(|short| registry.types_by_abbreviation(short).any(|t| t.joint));
    let known = |part: &&str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        registry.issuer_by_code(letters).is_some_and(|issuer: &Issuer| !issuer.name.is_empty())
    };
    if joint { parts.filter(known).collect() } else { Vec::new() }
}
