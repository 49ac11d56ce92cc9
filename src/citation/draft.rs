//! A citation in the making, and what every rule works with.

use super::issuer::Home;
use super::lexer::Tokens;
use super::{Anomaly, Citation, Kind};
use crate::registry::Registry;
use crate::text::Span;

/// What every rule of the grammar works with.
pub(super) struct Context<'c> {
    pub text: &'c str,
    pub tokens: &'c Tokens,
    pub home: Home<'c>,
    pub registry: &'c Registry,
}

/// A citation in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub citation: Citation,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub after: usize,
    /// The token of its number, where it has one.
    pub doc: Option<usize>,
    /// Whether a type word of its own stands in it.
    pub typed: bool,
    /// The code of the issuer in its symbol.
    pub code: Option<String>,
    /// What of the issuer's name is not from the home of the document.
    pub open_issuer: Option<String>,
    /// Nothing but `số` speaks for it: only the document's own number may look so.
    pub weak: bool,
}

impl Draft {
    /// A citation of nothing yet, over the tokens `first..after`.
    pub(super) fn new(context: &Context<'_>, kind: Kind, first: usize, after: usize) -> Self {
        let span = Span::new(context.tokens.start(first), context.tokens.end_before(after));
        Self {
            citation: Citation { span, kind, ..Citation::default() },
            first,
            after,
            doc: None,
            typed: false,
            code: None,
            open_issuer: None,
            weak: false,
        }
    }

    /// Notes an anomaly once.
    pub(super) fn odd(&mut self, anomaly: Anomaly) {
        if !self.citation.anomalies.contains(&anomaly) {
            self.citation.anomalies.push(anomaly);
        }
    }

    /// Lets it end before token `after`.
    pub(super) fn extend(&mut self, context: &Context<'_>, after: usize) {
        if after > self.after {
            self.after = after;
            self.citation.span.end = context.tokens.end_before(after);
        }
    }
}

/// The name as the issuer writes it.
pub(super) fn name(draft: &mut Draft, party: bool) {
    let citation = &mut draft.citation;
    let (Some(number), Some(symbol)) = (&citation.number, &citation.symbol) else { return };
    citation.canonical = Some(match citation.year {
        Some(year) => format!("{number}/{year}/{symbol}"),
        None if party || is_old(symbol) => format!("{number}-{symbol}"),
        None => format!("{number}/{symbol}"),
    });
}

/// Symbols of the old Republic's decrees, joined by a hyphen: `120-SL`.
fn is_old(symbol: &str) -> bool {
    symbol == "SL"
}
