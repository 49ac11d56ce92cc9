//! One number for each value of a keyword column over all segments, and the numbers of every document beside it, so that
//! counts are added without comparing texts and without unpacking columns.
//!
//! Made anew at the first question after a commit that added or merged segments; it holds every value once, and four bytes
//! for each document and for each of its values.

use crate::index::Keyword;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

/// The values of one column.
#[derive(Debug, Default)]
pub(super) struct Ordinals {
    /// In the order of their bytes.
    pub(super) values: Vec<Box<str>>,
    of_segment: HashMap<SegmentId, Places>,
}

/// For each document of a segment, the places of its values in [`Ordinals::values`].
#[derive(Debug, Default)]
struct Places {
    /// Where the places of each document end.
    ends: Vec<u32>,
    all: Vec<u32>,
}

impl Ordinals {
    fn of(searcher: &Searcher, keyword: Keyword) -> Result<Self, TantivyError> {
        let mut lists: Vec<Vec<String>> = Vec::new();
        for segment in searcher.segment_readers() {
            lists.push(terms(segment, keyword)?);
        }
        let mut values: Vec<&str> = lists.iter().flatten().map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        let place = |term: &String| values.binary_search(&term.as_str()).map_or(u32::MAX, |at| at as u32);
        let mut of_segment = HashMap::new();
        for (segment, terms) in searcher.segment_readers().iter().zip(&lists) {
            let known: Vec<u32> = terms.iter().map(place).collect();
            of_segment.insert(segment.segment_id(), Places::of(segment, keyword, &known)?);
        }
        let values = values.into_iter().map(Box::from).collect();
        Ok(Self { values, of_segment })
    }

    /// Adds to `counts`, which has a number for each value, the values of the documents `docs` of `segment`.
    pub(super) fn count(&self, segment: SegmentId, docs: &[DocId], counts: &mut [u32]) {
        let Some(places) = self.of_segment.get(&segment) else { return };
        for doc in docs {
            for place in places.of_document(*doc) {
                counts[*place as usize] += 1;
            }
        }
    }
}

impl Places {
    fn of(segment: &SegmentReader, keyword: Keyword, known: &[u32]) -> Result<Self, TantivyError> {
        let mut places = Self::default();
        let Some(column) = segment.fast_fields().str(keyword.name())? else { return Ok(places) };
        for doc in 0..segment.max_doc() {
            places.all.extend(column.term_ords(doc).map(|ordinal| known[ordinal as usize]));
            places.ends.push(u32::try_from(places.all.len()).unwrap_or(u32::MAX));
        }
        Ok(places)
    }

    fn of_document(&self, doc: DocId) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let at = doc as usize;
        let start = if at == 0 { 0 } else { end(at - 1) };
        self.all.get(start..end(at)).unwrap_or_default()
    }
}

/// The values of `keyword` in `segment`, by the segment's own ordinals.
fn terms(segment: &SegmentReader, keyword: Keyword) -> Result<Vec<String>, TantivyError> {
    let Some(column) = segment.fast_fields().str(keyword.name())? else { return Ok(Vec::new()) };
    let mut terms = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        terms.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(terms)
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
