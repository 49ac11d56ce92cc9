//! Counts values of keyword columns over all matching documents, exactly. The documents are gathered first and then counted
//! a column at a time, by numbers that hold for all segments.

use super::ordinals::Ordinals;
use crate::index::{Deadline, Facet, FacetCount};
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects the total and the counts of some facets, as long as there is time.
pub(super) struct Counts {
    facets: Arc<[(Facet, Arc<Ordinals>)]>,
    until: Deadline,
}

/// The total, and the counts in the order of the facets.
pub(super) type Counted = (usize, Vec<Vec<FacetCount>>);

impl Counts {
    /// Counts these facets, each with the numbers of its values.
    pub(super) fn of(facets: Vec<(Facet, Arc<Ordinals>)>, until: Deadline) -> Self {
        Self { facets: facets.into(), until }
    }
}

/// The documents of a segment that match, and what is counted in them.
pub(super) struct Matching {
    segment: SegmentId,
    docs: Vec<DocId>,
    facets: Arc<[(Facet, Arc<Ordinals>)]>,
}

impl Collector for Counts {
    type Fruit = Counted;
    type Child = Matching;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Matching> {
        super::in_time(self.until)?;
        Ok(Matching { segment: segment.segment_id(), docs: Vec::new(), facets: Arc::clone(&self.facets) })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<SegmentCounts>) -> tantivy::Result<Counted> {
        let mut sum: SegmentCounts = (0, self.facets.iter().map(|(_, known)| vec![0; known.values.len()]).collect());
        for (total, columns) in segments {
            sum.0 += total;
            for (sum, counts) in sum.1.iter_mut().flatten().zip(columns.iter().flatten()) {
                *sum += counts;
            }
        }
        let (total, columns) = sum;
        let ranked =
            columns.iter().zip(&*self.facets).map(|(counts, (facet, known))| ranked(counts, known, facet.limit));
        Ok((total, ranked.collect()))
    }
}

/// How many documents of a segment match, and for each facet how many of them hold each value.
type SegmentCounts = (usize, Vec<Vec<u32>>);

impl SegmentCollector for Matching {
    type Fruit = SegmentCounts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.docs.push(doc);
    }

    fn harvest(self) -> SegmentCounts {
        let count = |(_, known): &(Facet, Arc<Ordinals>)| {
            let mut counts = vec![0; known.values.len()];
            known.count(self.segment, &self.docs, &mut counts);
            counts
        };
        (self.docs.len(), self.facets.iter().map(count).collect())
    }
}

/// The values that stand most often; of equals the first by their bytes, as their numbers are ordered.
fn ranked(counts: &[u32], known: &Ordinals, limit: usize) -> Vec<FacetCount> {
    let mut found: Vec<(usize, u32)> = counts.iter().copied().enumerate().filter(|(_, count)| *count > 0).collect();
    let order = |a: &(usize, u32), b: &(usize, u32)| b.1.cmp(&a.1).then(a.0.cmp(&b.0));
    if limit < found.len() {
        if limit > 0 {
            found.select_nth_unstable_by(limit - 1, order);
        }
        found.truncate(limit);
    }
    found.sort_unstable_by(order);
    found
        .into_iter()
        .map(|(at, count)| FacetCount { value: known.values[at].to_string(), count: count as usize })
        .collect()
}
