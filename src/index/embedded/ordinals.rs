//! One number for each value of a keyword column over all segments, so that counts are added without comparing texts.
//!
//! Made anew at the first question after a commit that added or merged segments; it holds every value once.

use super::schema::keyword_name;
use crate::index::Keyword;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::index::SegmentId;
use tantivy::{Searcher, TantivyError};

/// The values of one column.
#[derive(Debug, Default)]
pub(super) struct Ordinals {
    /// In the order of their bytes.
    pub(super) values: Vec<Box<str>>,
    /// For each segment, by the segment's own ordinal, the place in `values`.
    pub(super) of_segment: HashMap<SegmentId, Vec<u32>>,
}

impl Ordinals {
    fn of(searcher: &Searcher, keyword: Keyword) -> Result<Self, TantivyError> {
        let mut lists: Vec<(SegmentId, Vec<String>)> = Vec::new();
        for segment in searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(keyword_name(keyword))? else { continue };
            let mut terms = Vec::with_capacity(column.num_terms());
            let mut stream = column.dictionary().stream()?;
            while stream.advance() {
                terms.push(String::from_utf8_lossy(stream.key()).into_owned());
            }
            lists.push((segment.segment_id(), terms));
        }
        let mut values: Vec<&str> = lists.iter().flat_map(|(_, terms)| terms).map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        let place = |term: &String| values.binary_search(&term.as_str()).map_or(u32::MAX, |at| at as u32);
        let of_segment = lists.iter().map(|(id, terms)| (*id, terms.iter().map(place).collect())).collect();
        let values = values.into_iter().map(Box::from).collect();
        Ok(Self { values, of_segment })
    }
}

/// What is known of the columns that were asked for.
#[derive(Debug, Default)]
pub(super) struct KnownOrdinals(Mutex<HashMap<Keyword, Known>>);

#[derive(Debug)]
struct Known {
    /// The segments that it is of.
    segments: Vec<SegmentId>,
    ordinals: Arc<Ordinals>,
}

impl KnownOrdinals {
    /// The numbers for the segments of `searcher`.
    pub(super) fn of(&self, searcher: &Searcher, keyword: Keyword) -> Result<Arc<Ordinals>, TantivyError> {
        let segments: Vec<SegmentId> = searcher.segment_readers().iter().map(|segment| segment.segment_id()).collect();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&keyword).filter(|known| known.segments == segments) {
            return Ok(Arc::clone(&known.ordinals));
        }
        let ordinals = Arc::new(Ordinals::of(searcher, keyword)?);
        known.insert(keyword, Known { segments, ordinals: Arc::clone(&ordinals) });
        Ok(ordinals)
    }
}
