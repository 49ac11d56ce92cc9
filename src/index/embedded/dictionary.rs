//! Looks through the values of a field, and counts the documents that hold them, in the dictionaries of all segments.

use crate::index::{Counted, FacetCount, Which};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

/// The wanted values of `field`, each with the number of its documents.
pub(super) fn values(
    searcher: &Searcher,
    field: Field,
    which: &Which,
    counted: Counted,
) -> Result<Vec<FacetCount>, TantivyError> {
    match which {
        Which::Beginning(prefix, most) => beginning(searcher, field, (prefix, *most), counted),
        Which::Exactly(values) => exactly(searcher, field, values, counted),
    }
}

fn beginning(
    searcher: &Searcher,
    field: Field,
    (prefix, most): (&str, usize),
    counted: Counted,
) -> Result<Vec<FacetCount>, TantivyError> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut values = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
        while values.advance() && values.key().starts_with(prefix.as_bytes()) {
            let count = documents(segment, &index, values.value(), counted)?;
            if let Ok(value) = std::str::from_utf8(values.key())
                && count > 0
            {
                match counts.get_mut(value) {
                    Some(sum) => *sum += count,
                    None => drop(counts.insert(value.to_owned(), count)),
                }
            }
        }
    }
    let mut found: Vec<FacetCount> = counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
    found.sort_by_key(|value| Reverse(value.count));
    found.truncate(most);
    Ok(found)
}

fn exactly(
    searcher: &Searcher,
    field: Field,
    values: &[String],
    counted: Counted,
) -> Result<Vec<FacetCount>, TantivyError> {
    let mut counts: Vec<FacetCount> =
        values.iter().map(|value| FacetCount { value: value.clone(), count: 0 }).collect();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        for count in &mut counts {
            if let Some(found) = index.get_term_info(&Term::from_field_text(field, &count.value))? {
                count.count += documents(segment, &index, &found, counted)?;
            }
        }
    }
    Ok(counts)
}

/// In how many documents of a segment a value stands.
fn documents(
    segment: &SegmentReader,
    index: &InvertedIndexReader,
    found: &TermInfo,
    counted: Counted,
) -> Result<usize, TantivyError> {
    let Some(alive) = segment.alive_bitset().filter(|_| counted == Counted::Live) else {
        return Ok(found.doc_freq as usize);
    };
    let mut postings = index.read_postings_from_terminfo(found, IndexRecordOption::Basic)?;
    let mut count = 0;
    while postings.doc() != TERMINATED {
        count += usize::from(alive.is_alive(postings.doc()));
        postings.advance();
    }
    Ok(count)
}
