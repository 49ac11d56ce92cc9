//! Counts values of keyword columns over all matching documents, exactly. The documents are gathered first and then counted
//! a column at a time, by numbers that hold for all segments.

use super::ordinals::Ordinals;
use crate::index::{Facet, FacetCount};
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
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

/// The documents of a segment that match.
pub(super) struct Matching {
    segment: SegmentId,
    docs: Vec<DocId>,
}

impl Collector for Counts {
    type Fruit = Counted;
    type Child = Matching;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Matching> {
        Ok(Matching { segment: segment.segment_id(), docs: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Matching>) -> tantivy::Result<Counted> {
        let total = segments.iter().map(|matching| matching.docs.len()).sum();
        let counted = self.facets.iter().map(|(facet, known)| {
            let mut counts = vec![0; known.values.len()];
            for Matching { segment, docs } in &segments {
                known.count(*segment, docs, &mut counts);
            }
            ranked(&counts, known, facet.limit)
        });
        Ok((total, counted.collect()))
    }
}

impl SegmentCollector for Matching {
    type Fruit = Self;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.docs.push(doc);
    }

    fn harvest(self) -> Self {
        self
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
