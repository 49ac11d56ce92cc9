//! Counts values of keyword columns over all matching documents, exactly: every segment counts by its own ordinals, and
//! the segments' counts are added by the numbers that hold for all of them.

use super::ordinals::Ordinals;
use super::schema::keyword_name;
use crate::index::{Facet, FacetCount};
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects the total and the counts of some facets.
pub(super) struct Counts {
    facets: Vec<(Facet, Arc<Ordinals>)>,
}

/// The total, and the counts in the order of the facets.
pub(super) type Counted = (usize, Vec<Vec<FacetCount>>);

impl Counts {
    /// Counts these facets, each with the numbers of its values.
    pub(super) fn of(facets: Vec<(Facet, Arc<Ordinals>)>) -> Self {
        Self { facets }
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
    segment: SegmentId,
    columns: Vec<Option<Column>>,
}

impl Collector for Counts {
    type Fruit = Counted;
    type Child = SegmentCounts;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let column = |(facet, _): &(Facet, Arc<Ordinals>)| {
            let values = segment.fast_fields().str(keyword_name(facet.field))?;
            Ok(values.map(|values| Column { counts: vec![0; values.num_terms()], values }))
        };
        let columns = self.facets.iter().map(column).collect::<tantivy::Result<_>>()?;
        Ok(SegmentCounts { total: 0, segment: segment.segment_id(), columns })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<SegmentFruit>) -> tantivy::Result<Counted> {
        let mut total = 0;
        let mut sums: Vec<Vec<usize>> = self.facets.iter().map(|(_, known)| vec![0; known.values.len()]).collect();
        for (count, segment, columns) in segments {
            total += count;
            for ((sum, (_, known)), counts) in sums.iter_mut().zip(&self.facets).zip(columns) {
                let places = known.of_segment.get(&segment).map(Vec::as_slice).unwrap_or_default();
                for (place, count) in places.iter().zip(counts).filter(|(_, count)| *count > 0) {
                    sum[*place as usize] += count;
                }
            }
        }
        let counted = sums.iter().zip(&self.facets).map(|(sum, (facet, known))| ranked(sum, known, facet.limit));
        Ok((total, counted.collect()))
    }
}

/// How many documents of a segment match, and how often each of its values stands in them, a list a facet.
type SegmentFruit = (usize, SegmentId, Vec<Vec<usize>>);

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
        let counts = self.columns.into_iter().map(|column| column.map(|column| column.counts).unwrap_or_default());
        (self.total, self.segment, counts.collect())
    }
}

/// The values that stand most often; of equals the first by their bytes, as their numbers are ordered.
fn ranked(counts: &[usize], known: &Ordinals, limit: usize) -> Vec<FacetCount> {
    let mut found: Vec<(usize, usize)> = counts.iter().copied().enumerate().filter(|(_, count)| *count > 0).collect();
    let order = |a: &(usize, usize), b: &(usize, usize)| b.1.cmp(&a.1).then(a.0.cmp(&b.0));
    if limit < found.len() {
        if limit > 0 {
            found.select_nth_unstable_by(limit - 1, order);
        }
        found.truncate(limit);
    }
    found.sort_unstable_by(order);
    found.into_iter().map(|(at, count)| FacetCount { value: known.values[at].to_string(), count }).collect()
}
