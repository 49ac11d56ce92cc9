//! Checks a draft: what its citations get wrong, and what they lack.
//!
//! One file a family of rules: `form` (how one citation is written), `series` (numbers that cannot be), `within` (what
//! the draft contradicts in itself), `clauses` and `abbreviations` (what the words leave out), `standing` and `ended` (what became
//! of a basis), `official` (what official sources have otherwise), `others` (what other documents write), `missing` (what
//! is named for the topic and not cited). The registry alone is enough for most; an index adds the rest.
//! An officer must be able to trust it: in doubt a rule is silent, or hints.

mod abbreviations;
mod clauses;
mod ended;
mod finding;
mod form;
mod missing;
mod mistake;
mod official;
mod others;
mod series;
mod standing;
mod within;

pub use finding::{Code, Finding, Place, Severity};
pub use mistake::{Mistake, Source, Voice};

use super::days::Days;
use crate::authority::{AuthorityKey, Reference};
use crate::citation::Kind;
use crate::corpus::Corpus;
use crate::effect::Reading;
use crate::index::EngineError;
use crate::notation::PartialDate;
use crate::query::said::Witness;
use crate::registry::Registry;
use crate::text::{Span, squeeze};
use finding::Lines;
use others::Others;
use std::collections::HashSet;

/// Checks `draft` on the day `on`, else on its own date, by the registry and, where there is one, by the documents of
/// `corpus`. The findings stand in the order of the text.
///
/// # Errors
/// Only where the engine fails.
pub fn check(
    draft: &Reading,
    registry: &Registry,
    corpus: Option<&Corpus<'_>>,
    on: Option<PartialDate>,
) -> Result<Vec<Finding>, EngineError> {
    let lines = Lines::of(&draft.text);
    let on = on.map(Days::of).or_else(|| day_of(draft));
    let others = corpus.map(|corpus| Others::of(corpus, draft)).transpose()?;
    let mut checking = Checking { draft, registry, on, lines, findings: Vec::new() };
    form::check(&mut checking);
    series::check(&mut checking);
    official::check(&mut checking);
    within::check(&mut checking);
    clauses::check(&mut checking);
    abbreviations::check(&mut checking);
    standing::check(&mut checking, corpus)?;
    if let Some((corpus, others)) = corpus.zip(others) {
        others.check(&mut checking);
        missing::check(&mut checking, corpus)?;
    }
    let mut findings = checking.findings;
    findings.sort_by_key(|finding| (finding.span.start, finding.severity, finding.code));
    Ok(findings)
}

/// A check under way.
struct Checking<'a> {
    draft: &'a Reading,
    registry: &'a Registry,
    /// The day of the draft, as far as it is known.
    on: Option<Days>,
    lines: Lines<'a>,
    findings: Vec<Finding>,
}

impl<'a> Checking<'a> {
    fn text(&self) -> &'a str {
        self.draft.text.text()
    }

    /// Citations of other documents.
    fn citing(&self) -> impl Iterator<Item = &'a Reference> + use<'a> {
        self.draft.references.iter().filter(|reference| !matches!(reference.citation.kind, Kind::Own | Kind::Url))
    }

    /// Adds a finding of the usual severity.
    fn find(&mut self, what: Mistake, span: Span) -> &mut Finding {
        let words = squeeze(span.of(self.text()));
        let place = self.lines.place(span);
        let at = self.findings.len();
        let code = what.code();
        self.findings.push(Finding {
            code,
            severity: code.severity(),
            span,
            place,
            words,
            what,
            authority: None,
            witnesses: Vec::new(),
        });
        &mut self.findings[at]
    }
}

impl Finding {
    fn as_hint(&mut self) -> &mut Self {
        self.severity = Severity::Hint;
        self
    }

    fn with(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    fn of(&mut self, key: Option<&AuthorityKey>) -> &mut Self {
        self.authority = key.cloned();
        self
    }

    fn seen_in(&mut self, witnesses: Vec<Witness>) -> &mut Self {
        self.witnesses = witnesses;
        self
    }
}

/// Passes each value once.
struct Once(HashSet<String>);

impl Once {
    fn new() -> Self {
        Self(HashSet::new())
    }

    fn first(&mut self, value: impl Into<String>) -> bool {
        self.0.insert(value.into())
    }
}

/// The days on which the draft may have been made: its date; where that is not whole or not there, no earlier than the
/// latest document that it cites, and no earlier than the autumn before its plan year.
fn day_of(draft: &Reading) -> Option<Days> {
    let (document, year) = (&draft.document, draft.document.year);
    let days = match (document.date, year) {
        (Some(date), _) if date.is_whole() => return Some(Days::of(date)),
        (Some(date), _) => Days::of(date),
        (None, Some(year)) => {
            Days { first: PartialDate::from_ymd(year - 1, 9, 1)?, last: PartialDate::from_ymd(year, 12, 31)? }
        }
        (None, None) => return None,
    };
    let cited = draft.references.iter().filter(|r| !r.is_own()).filter_map(|r| r.citation.date);
    let within = cited.filter(|date| date.is_whole() && days.first <= *date && *date <= days.last);
    Some(Days { first: within.max().unwrap_or(days.first), ..days })
}
