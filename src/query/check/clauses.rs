//! What the clauses of the legal basis leave out: numbers, dates, the edition of a law.

use super::{Checking, Mistake, Once, Severity};
use crate::authority::AuthorityKey;
use crate::citation::{Anomaly, Citation, Kind, Role};
use crate::query::known_facts;
use crate::text::Span;
use std::collections::BTreeSet;

/// Types of documents that always bear a number.
const NUMBERED: [&str; 10] = [
    "Nghị định",
    "Quyết định",
    "Nghị quyết",
    "Thông tư",
    "Chỉ thị",
    "Công văn",
    "Kế hoạch",
    "Thông báo",
    "Kết luận",
    "Hướng dẫn",
];

pub(super) fn check(checking: &mut Checking<'_>) {
    without_number(checking);
    let normative = is_normative(checking);
    let dated: BTreeSet<&str> = checking
        .citing()
        .filter(|reference| reference.citation.date.is_some() || reference.citation.of_year.is_some())
        .filter_map(|reference| reference.citation.canonical.as_deref())
        .collect();
    let mut told = Once::new();
    for reference in checking.citing() {
        let citation = &reference.citation;
        let Some(name) = citation.canonical.as_deref() else { continue };
        if citation.role != Role::LegalBasis || citation.parent.is_some() || dated.contains(name) {
            continue;
        }
        match citation.kind {
            Kind::Numbered if !blank(citation) && !needs_no_date(citation, normative) && told.first(name) => {
                without_date(checking, citation, name);
            }
            Kind::NamedLaw if citation.year.is_none() && reference.candidates.len() > 1 && told.first(name) => {
                let editions = reference.candidates.iter().map(|key| edition(checking, key)).collect();
                checking.find(Mistake::EditionUnclear { name: name.to_owned(), editions }, citation.span);
            }
            _ => {}
        }
    }
}

/// Whether the draft itself binds in general: a circular, a decree, or a decision whose number holds its year.
fn is_normative(checking: &Checking<'_>) -> bool {
    let of_type = checking.draft.document.doc_type.as_deref().is_some_and(|name| checking.registry.binds(name));
    of_type || checking.draft.own.as_ref().and_then(AuthorityKey::parts).is_some_and(|parts| parts.in_number)
}

/// Laws and ordinances are cited by type and name (Decree 30/2020/NĐ-CP, appendix I); what binds in general cites its like
/// by a number that holds the year, as ministries' circulars of 2025 and 2026 do.
fn needs_no_date(citation: &Citation, normative: bool) -> bool {
    let law = citation.doc_type.as_deref().is_some_and(|name| matches!(name, "Luật" | "Bộ luật" | "Pháp lệnh"));
    law || normative && citation.year.is_some()
}

/// The number of the law that `key` names; the key itself where the registry does not know it.
fn edition(checking: &Checking<'_>, key: &AuthorityKey) -> String {
    let law = known_facts(checking.registry, key).law;
    law.and_then(|law| law.number.clone()).unwrap_or_else(|| key.0.to_uppercase())
}

fn without_date(checking: &mut Checking<'_>, citation: &Citation, name: &str) {
    // A number that holds its year names one document without a date too.
    let severity = if citation.year.is_some() { Severity::Hint } else { Severity::Warning };
    checking.find(Mistake::NoDate { name: name.to_owned() }, citation.span).with(severity);
}

fn blank(citation: &Citation) -> bool {
    citation
        .anomalies
        .iter()
        .any(|odd| matches!(odd, Anomaly::BlankDay | Anomaly::BlankMonth | Anomaly::ImpossibleDate))
}

/// Clauses `Căn cứ Quyết định …` in which no document is cited.
fn without_number(checking: &mut Checking<'_>) {
    let text = checking.text();
    // Behind the recipients stand appendices, whose forms have blanks on purpose.
    let end = text.find("Nơi nhận").unwrap_or(text.len());
    for (at, opening) in text[..end].match_indices("Căn cứ ") {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let begins_line = text[line..at].chars().all(|c| !c.is_alphanumeric());
        let start = at + opening.len();
        let clause = clause(text, start);
        let words = clause.of(text);
        let Some(doc_type) = NUMBERED.iter().find(|name| words.starts_with(**name)) else { continue };
        let rest = words[doc_type.len()..].trim_start();
        let cited = checking
            .draft
            .references
            .iter()
            .any(|r| r.citation.span.start < clause.end && clause.start < r.citation.span.end);
        let names_itself = ["này", "trên", "nêu trên", "của Đảng"].iter().any(|word| rest.starts_with(word));
        let congress = ["Đại hội", "Hội nghị", "Trung ương"].iter().any(|word| words.contains(word));
        if !begins_line || cited || names_itself || congress {
            continue;
        }
        let span = Span::new(at, at + opening.len() + doc_type.len());
        let left_blank = rest
            .strip_prefix("số")
            .is_some_and(|rest| rest.trim_start_matches([':', ' ']).starts_with(['.', '…', '_', '/']));
        let doc_type = (*doc_type).to_owned();
        checking.find(if left_blank { Mistake::BlankBasis } else { Mistake::NoNumber { doc_type } }, span);
    }
}

/// From `start` to the end of the clause.
fn clause(text: &str, start: usize) -> Span {
    const LONGEST: usize = 900;
    let end = text.floor_char_boundary((start + LONGEST).min(text.len()));
    let words = &text[start..end];
    let stops = [";", "\n\n", ".\n", "\nCăn cứ", "\n- Căn cứ", "\nThực hiện", "\nTheo đề nghị"];
    let length = stops.iter().filter_map(|stop| words.find(stop)).min().unwrap_or(words.len());
    Span::new(start, start + length)
}
