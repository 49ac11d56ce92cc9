//! Orders documents by their id where nothing else tells them apart. Scores seldom tie, so that an id is only looked up when
//! it is compared or shown.

use super::schema::ID;
use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};
use tantivy::collector::sort_key::Comparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentReader};

/// The smaller id first.
pub(super) struct ById;

/// Finds ids of documents of one segment.
pub(super) struct IdsOfSegment(Option<StrColumn>);

/// An id that is looked up once, when it is wanted.
#[derive(Debug, Clone)]
pub(super) struct LazyId {
    ids: Option<StrColumn>,
    ordinal: u64,
    text: Arc<OnceLock<String>>,
}

impl LazyId {
    /// The id; empty where a damaged index does not tell it.
    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let mut text = String::new();
            let told = self.ids.as_ref().map(|ids| ids.ord_to_str(self.ordinal, &mut text));
            if matches!(told, Some(Ok(true))) { text } else { String::new() }
        })
    }
}

/// Smaller first: `TopDocs` puts the greatest first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SmallerFirst;

impl Comparator<LazyId> for SmallerFirst {
    fn compare(&self, one: &LazyId, other: &LazyId) -> Ordering {
        other.text().cmp(one.text())
    }
}

impl Comparator<u64> for SmallerFirst {
    fn compare(&self, one: &u64, other: &u64) -> Ordering {
        other.cmp(one)
    }
}

impl SortKeyComputer for ById {
    type SortKey = LazyId;
    type Child = IdsOfSegment;
    type Comparator = SmallerFirst;

    fn segment_sort_key_computer(&self, segment: &SegmentReader) -> tantivy::Result<IdsOfSegment> {
        Ok(IdsOfSegment(segment.fast_fields().str(ID)?))
    }
}

impl SegmentSortKeyComputer for IdsOfSegment {
    type SortKey = LazyId;
    type SegmentSortKey = u64;
    type SegmentComparator = SmallerFirst;

    #[inline]
    fn segment_sort_key(&mut self, doc: DocId, _: Score) -> u64 {
        self.0.as_ref().and_then(|ids| ids.ords().first(doc)).unwrap_or(u64::MAX)
    }

    fn convert_segment_sort_key(&self, ordinal: u64) -> LazyId {
        LazyId { ids: self.0.clone(), ordinal, text: Arc::default() }
    }
}
