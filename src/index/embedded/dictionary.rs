//! Looks through the values of a field, in the dictionaries of all segments.

use crate::index::FacetCount;
use std::collections::BTreeMap;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

/// The values of `field` that begin with `prefix`, in order, with the number of documents of each.
pub(super) fn beginning(searcher: &Searcher, field: Field, prefix: &str) -> Result<Vec<FacetCount>, TantivyError> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut values = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
        while values.advance() && values.key().starts_with(prefix.as_bytes()) {
            let count = values.value().doc_freq as usize;
            if let Ok(value) = std::str::from_utf8(values.key()) {
                match counts.get_mut(value) {
                    Some(sum) => *sum += count,
                    None => drop(counts.insert(value.to_owned(), count)),
                }
            }
        }
    }
    Ok(counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect())
}

/// In how many documents each of `values` stands.
pub(super) fn frequencies(searcher: &Searcher, field: Field, values: &[String]) -> Result<Vec<usize>, TantivyError> {
    let mut counts = vec![0; values.len()];
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        for (count, value) in counts.iter_mut().zip(values) {
            *count += index.doc_freq(&Term::from_field_text(field, value))? as usize;
        }
    }
    Ok(counts)
}
