//! Who numbered how, and when: the terms of the National Assembly (`terms.tsv`), and the years in which documents of a
//! symbol bore no year (`unyeared.tsv`).

use super::{Binding, DocType, Evidence, Level, Registry, System, TableError, evidence_of, table};
use crate::text::slug;

/// A term of the National Assembly (khóa Quốc hội), whose number ends symbols: `QH13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// 13.
    pub number: u8,
    /// The year in which it began.
    pub first: i16,
    /// The year in which it ended or will end.
    pub last: i16,
    /// How sure.
    pub evidence: Evidence,
}

/// A symbol and the years in which its numbers bore no year, because its documents bound nobody in general then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unyeared {
    /// `NQ-CP`.
    pub symbol: String,
    /// The first such year.
    pub first: i16,
    /// The last.
    pub last: i16,
    /// The laws that made it so and that ended it.
    pub ground: String,
}

pub(super) fn terms(file: &str, tsv: &str) -> Result<Vec<Term>, TableError> {
    let rows = table::rows(file, tsv, ["term", "first", "last", "evidence"])?;
    rows.into_iter()
        .enumerate()
        .map(|(at, [term, first, last, evidence])| {
            Ok(Term {
                number: u8::try_from(number(file, at, term)?).unwrap_or_default(),
                first: number(file, at, first)?,
                last: number(file, at, last)?,
                evidence: evidence_of(evidence),
            })
        })
        .collect()
}

pub(super) fn unyeared(file: &str, tsv: &str) -> Result<Vec<Unyeared>, TableError> {
    let rows = table::rows(file, tsv, ["symbol", "first", "last", "ground"])?;
    rows.into_iter()
        .enumerate()
        .map(|(at, [symbol, first, last, ground])| {
            Ok(Unyeared {
                symbol: symbol.to_owned(),
                first: number(file, at, first)?,
                last: number(file, at, last)?,
                ground: ground.to_owned(),
            })
        })
        .collect()
}

fn number(file: &str, at: usize, cell: &str) -> Result<i16, TableError> {
    let error = || TableError { file: file.to_owned(), line: at + 2, reason: format!("`{cell}` is no number") };
    cell.parse().map_err(|_| error())
}

impl Registry {
    /// Whether documents of `symbol` (as written, or as keys have it) always hold their year in their number: those of the
    /// state whose type binds in general (`NĐ-CP`, `TT-BTC`; not the Party's `TT/TU`).
    pub fn carries_year(&self, symbol: &str) -> bool {
        let symbol = slug(symbol);
        let Some((_, issuer)) = symbol.split_once('-') else { return false };
        let first = self.type_of_symbol(&symbol);
        let last = issuer.rsplit('-').next().unwrap_or(issuer);
        let party = self.issuers.iter().any(|issuer| issuer.level == Level::Party && slug(&issuer.code) == last);
        first.is_some_and(|doc_type| doc_type.binding == Some(Binding::General)) && !party
    }

    /// The type that `symbol` (as written, or as keys have it) begins with, where not only the Party uses it.
    pub fn type_of_symbol(&self, symbol: &str) -> Option<&DocType> {
        let symbol = slug(symbol);
        let kind = symbol.split('-').next()?;
        let named = |doc_type: &&DocType| doc_type.abbreviations.iter().any(|short| slug(short) == kind);
        self.types.iter().filter(|doc_type| doc_type.system != System::Party).find(named)
    }

    /// Whether documents of the type of that name bind in general, whoever issues them (văn bản quy phạm pháp luật).
    pub fn binds(&self, doc_type: &str) -> bool {
        self.doc_type(doc_type).is_some_and(|doc_type| doc_type.binding == Some(Binding::General))
    }

    /// Whether documents of `symbol` bore no year in their number in `year`.
    pub fn without_year(&self, symbol: &str, year: i16) -> bool {
        self.unyeared.iter().any(|row| row.symbol == symbol && (row.first..=row.last).contains(&year))
    }
}
