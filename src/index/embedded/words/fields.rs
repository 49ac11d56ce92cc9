//! BM25 of terms over all segments, with tables for what is the same for every document.

use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::Bm25StatisticsProvider;
pub(super) use tantivy::schema::Field;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Searcher, SegmentReader, Term};

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What all terms of a field share.
pub(super) struct Bm25 {
    field: Field,
    documents: f32,
    /// What length does to frequency, by the code of the length.
    lengths: Arc<[f32; 256]>,
}

/// A term and what it is worth.
pub(super) struct Scored {
    term: Term,
    /// Where its documents are in each segment that has any, where that was looked up.
    found: Option<Vec<(SegmentId, TermInfo)>>,
    lengths: Option<Arc<[f32; 256]>>,
    /// Its inverse document frequency.
    pub(super) rarity: f32,
    /// The most that it can score; 0 where it is in no document or nobody asks for scores.
    pub(super) worth: f32,
}

impl Bm25 {
    pub(super) fn new(searcher: &Searcher, field: Field) -> tantivy::Result<Self> {
        let documents = searcher.total_num_docs()? as f32;
        let average = (searcher.total_num_tokens(field)? as f32 / documents.max(1.0)).max(1.0);
        let of = |code: usize| FieldNormReader::id_to_fieldnorm(u8::try_from(code).unwrap_or(u8::MAX)) as f32;
        let lengths = std::array::from_fn(|code| K1 * (1.0 - B + B * of(code) / average));
        Ok(Self { field, documents, lengths: Arc::new(lengths) })
    }

    /// `text` as a term of the field, whose weight is `weight`.
    pub(super) fn term(&self, searcher: &Searcher, text: &str, weight: f32) -> tantivy::Result<Scored> {
        let term = Term::from_field_text(self.field, text);
        let (mut found, mut with) = (Vec::new(), 0);
        for segment in searcher.segment_readers() {
            if let Some(info) = segment.inverted_index(self.field)?.get_term_info(&term)? {
                with += u64::from(info.doc_freq);
                found.push((segment.segment_id(), info));
            }
        }
        let with = with as f32;
        let rarity = (1.0 + (self.documents - with + 0.5) / (with + 0.5)).ln();
        let worth = if with > 0.0 { rarity * weight * (K1 + 1.0) } else { 0.0 };
        Ok(Scored { term, found: Some(found), lengths: Some(Arc::clone(&self.lengths)), rarity, worth })
    }
}

impl Scored {
    /// A term of which only the documents are wanted.
    pub(super) fn unscored(field: Field, text: &str) -> Self {
        Self { term: Term::from_field_text(field, text), found: None, lengths: None, rarity: 0.0, worth: 0.0 }
    }

    pub(super) fn postings(&self, reader: &SegmentReader) -> tantivy::Result<Option<SegmentPostings>> {
        let option = if self.lengths.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        self.read(reader, option)
    }

    fn read(&self, reader: &SegmentReader, option: IndexRecordOption) -> tantivy::Result<Option<SegmentPostings>> {
        let Some(found) = &self.found else {
            return Ok(reader.inverted_index(self.term.field())?.read_postings(&self.term, option)?);
        };
        let Some((_, info)) = found.iter().find(|(segment, _)| *segment == reader.segment_id()) else {
            return Ok(None);
        };
        Ok(Some(reader.inverted_index(self.term.field())?.read_postings_from_terminfo(info, option)?))
    }

    pub(super) fn positions(&self, reader: &SegmentReader) -> tantivy::Result<Option<SegmentPostings>> {
        self.read(reader, IndexRecordOption::WithFreqsAndPositions)
    }

    pub(super) fn norms(&self, reader: &SegmentReader) -> tantivy::Result<FieldNormReader> {
        reader.get_fieldnorms_reader(self.term.field())
    }

    /// What the term is worth in `doc`, on which `postings` stands.
    #[inline]
    pub(super) fn score(&self, postings: &SegmentPostings, norms: &FieldNormReader, doc: DocId) -> f32 {
        let Some(lengths) = &self.lengths else { return 0.0 };
        let often = postings.term_freq() as f32;
        self.worth * often / (often + lengths[usize::from(norms.fieldnorm_id(doc))])
    }
}
