//! Copies of one work: the signed file, its scan and the text that was typed from it count once.

use crate::index::Record;
use crate::text::analyse;

/// Leaves of `records` one of each work, the first.
pub(super) fn each_once(records: Vec<(f64, Record)>) -> Vec<(f64, Record)> {
    let mut kept: Vec<(String, (f64, Record))> = Vec::new();
    for (weight, record) in records {
        let title = folded(record.reading.document.title.as_deref());
        let copy = |(other, (_, kept)): &(String, (f64, Record))| *other == title && same_work(kept, &record);
        if title.is_empty() || !kept.iter().any(copy) {
            kept.push((title, (weight, record)));
        }
    }
    kept.into_iter().map(|(_, record)| record).collect()
}

/// A title without marks and white space, for comparing.
pub(super) fn folded(title: Option<&str>) -> String {
    title.map(|title| analyse(title).fold_terms().to_owned()).unwrap_or_default()
}

/// Whether two documents of one title are one: made by the same body for the same year, and not numbered apart.
fn same_work(one: &Record, other: &Record) -> bool {
    let (a, b) = (&one.reading.document, &other.reading.document);
    let apart = one.reading.own.is_some() && other.reading.own.is_some() && one.reading.own != other.reading.own;
    !apart && a.year == b.year && a.issuer.is_some() && a.issuer == b.issuer
}
