//! Counts values of keyword columns over all matching documents, exactly: every segment counts by ordinal, and the
//! segments' counts are added by value.

use super::schema::keyword_name;
use crate::index::{Facet, FacetCount};
use std::collections::HashMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects the total and the counts of some facets.
pub(super) struct Counts {
    facets: Vec<Facet>,
}

/// The total, and the counts in the order of the facets.
pub(super) type Counted = (usize, Vec<Vec<FacetCount>>);

impl Counts {
    /// Counts `facets`.
    pub(super) fn of(facets: &[Facet]) -> Self {
        Self { facets: facets.to_vec() }
    }
}

/// One facet in one segment.
struct Column {
    values: StrColumn,
    counts: Vec<usize>,
}

/// All facets in one segment.
pub(super) struct SegmentCounts {
    total: usize,
    columns: Vec<Option<Column>>,
}

impl Collector for Counts {
    type Fruit = Counted;
    type Child = SegmentCounts;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let column = |facet: &Facet| {
            let values = segment.fast_fields().str(keyword_name(facet.field))?;
            Ok(values.map(|values| Column { counts: vec![0; values.num_terms()], values }))
        };
        let columns = self.facets.iter().map(column).collect::<tantivy::Result<_>>()?;
        Ok(SegmentCounts { total: 0, columns })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<SegmentFruit>) -> tantivy::Result<Counted> {
        let mut total = 0;
        let mut sums: Vec<HashMap<String, usize>> = self.facets.iter().map(|_| HashMap::new()).collect();
        for segment in segments {
            let segment = segment?;
            total += segment.0;
            for (sum, counts) in sums.iter_mut().zip(segment.1) {
                for (value, count) in counts {
                    *sum.entry(value).or_default() += count;
                }
            }
        }
        Ok((total, sums.into_iter().zip(&self.facets).map(|(sum, facet)| ranked(sum, facet.limit)).collect()))
    }
}

/// What a segment found, or why its dictionary could not be read.
type SegmentFruit = tantivy::Result<(usize, Vec<Vec<(String, usize)>>)>;

impl SegmentCollector for SegmentCounts {
    type Fruit = SegmentFruit;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        for Column { values, counts } in self.columns.iter_mut().flatten() {
            for ordinal in values.term_ords(doc) {
                counts[ordinal as usize] += 1;
            }
        }
    }

    fn harvest(self) -> SegmentFruit {
        let mut found = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let mut counts = Vec::new();
            if let Some(Column { values, counts: by_ordinal }) = column {
                let counted = || by_ordinal.iter().enumerate().filter(|(_, count)| **count > 0);
                let mut numbers = counted().map(|(_, count)| *count);
                // In one pass over the dictionary: a look-up each would unpack the same blocks again and again.
                values.dictionary().sorted_ords_to_term_cb(
                    &counted().map(|(ordinal, _)| ordinal as u64).collect::<Vec<_>>(),
                    |value| {
                        let value = String::from_utf8_lossy(value).into_owned();
                        counts.extend(numbers.next().map(|count| (value, count)));
                    },
                )?;
            }
            found.push(counts);
        }
        Ok((self.total, found))
    }
}

fn ranked(counts: HashMap<String, usize>, limit: usize) -> Vec<FacetCount> {
    let mut counts: Vec<FacetCount> = counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts.truncate(limit);
    counts
}
