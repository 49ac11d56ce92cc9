//! A query whose matches are gathered before they are asked for.
//!
//! tantivy asks the excluded side of an exclusion for documents even after its end, which its range and phrase scorers
//! do not stand; a bit set does.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, Score, SegmentReader, TERMINATED, Term};

/// Matches what its query matches, and scores nothing.
#[derive(Debug)]
pub(super) struct Gathered(pub(super) Box<dyn Query>);

impl Clone for Gathered {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight(self.0.weight(scoring)?)))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.0.query_terms(visitor);
    }
}

struct GatheredWeight(Box<dyn Weight>);

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut matching = BitSet::with_max_value(reader.max_doc());
        let mut scorer = self.0.scorer(reader, 1.0)?;
        while scorer.doc() != TERMINATED {
            matching.insert(scorer.doc());
            scorer.advance();
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(matching), 0.0)))
    }

    fn explain(&self, reader: &SegmentReader, doc: u32) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}
