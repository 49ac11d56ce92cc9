//! One state of an index, for one question.

use super::schema::{CARD, ENTRY, Entry, FAILURE, Kept};
use super::{Embedded, damaged, dictionary, search};
use crate::effect::Reading;
use crate::index::{
    Deadline, DocumentId, EngineError, FacetCount, Hit, Hits, Keyword, Node, OnRecords, Parts, Plan, Record,
    SourceEntry, Sources, State, Values, View,
};
use serde::de::DeserializeOwned;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED, TantivyDocument, TantivyError, Term};

/// So many records are handed on at once by [`View::each`]; the largest have some megabytes.
const AT_ONCE: usize = 16;

/// One state of an index.
pub(super) struct Snapshot<'e> {
    pub(super) engine: &'e Embedded,
    pub(super) searcher: Searcher,
    pub(super) until: Deadline,
    state: State,
}

impl<'e> Snapshot<'e> {
    /// The state that `searcher` sees.
    pub(super) fn new(engine: &'e Embedded, searcher: Searcher, until: Deadline) -> Self {
        let state = state_of(&searcher);
        Self { engine, searcher, until, state }
    }

    /// The document at `address` as a hit.
    pub(super) fn hit(&self, address: DocAddress, score: f32) -> Result<Hit, TantivyError> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let card = column(segment, CARD, address.doc_id)?.unwrap_or_default();
        let card = serde_json::from_str(&card).map_err(|error| TantivyError::InvalidArgument(error.to_string()))?;
        Ok(Hit { card, score })
    }

    fn trouble(&self, error: TantivyError) -> EngineError {
        // What breaks off a search for want of time has no kind of its own in tantivy.
        if self.until.is_over() { Deadline::over() } else { self.engine.trouble(error) }
    }

    /// Where the record `id` stands.
    fn address(&self, id: &DocumentId) -> Result<Option<DocAddress>, TantivyError> {
        let term = Term::from_field_text(self.engine.layout.keyword(Keyword::Id), &id.0);
        Ok(self.standing(&term)?.into_iter().next())
    }

    /// Where the documents with `term` stand.
    fn standing(&self, term: &Term) -> Result<Vec<DocAddress>, TantivyError> {
        let mut found = Vec::new();
        for (ordinal, segment) in (0..).zip(self.searcher.segment_readers()) {
            let index = segment.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                    found.push(DocAddress::new(ordinal, postings.doc()));
                }
                postings.advance();
            }
        }
        Ok(found)
    }

    /// The wanted parts of the record at `address`.
    fn record(&self, address: DocAddress, parts: Parts) -> Result<Record, EngineError> {
        self.until.check()?;
        let layout = &self.engine.layout;
        let doc: TantivyDocument = self.searcher.doc(address).map_err(|error| self.trouble(error))?;
        let stored = |field| doc.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let Kept { id, source, own } = self.parsed(stored(layout.record))?;
        let mut reading = Reading { own, ..Reading::default() };
        if parts.have(Parts::HEAD) {
            reading.document = self.parsed(stored(layout.head))?;
        }
        if parts.have(Parts::TEXT) {
            reading.text = self.parsed(stored(layout.pages))?;
            reading.text.give_text(stored(layout.body).to_owned());
        }
        if parts.have(Parts::REFERENCES) {
            reading.references = self.parsed(stored(layout.references))?;
        }
        if parts.have(Parts::EFFECTS) {
            reading.effects = self.parsed(stored(layout.effects))?;
        }
        Ok(Record { id, source, reading })
    }

    fn parsed<T: DeserializeOwned>(&self, json: &str) -> Result<T, EngineError> {
        serde_json::from_str(json).map_err(|error| damaged(&self.engine.dir, error))
    }

    fn entry(&self, address: DocAddress) -> Result<SourceEntry, EngineError> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let entry = column(segment, ENTRY, address.doc_id).map_err(|error| self.trouble(error))?;
        let Entry { source, id, failure } = self.parsed(&entry.unwrap_or_default())?;
        let outcome = match (id, failure) {
            (_, Some(failure)) => Err(failure),
            (id, None) => Ok(DocumentId(id.unwrap_or_default())),
        };
        Ok(SourceEntry { source, outcome })
    }

    fn with_term(&self, field: Field, value: &str) -> Result<Vec<DocAddress>, EngineError> {
        self.standing(&Term::from_field_text(field, value)).map_err(|error| self.trouble(error))
    }
}

impl View for Snapshot<'_> {
    fn state(&self) -> &State {
        &self.state
    }

    fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        plans.iter().try_for_each(Plan::only_counts_counted)?;
        let found = match plans {
            [plan] => search::search(self, plan).map(|hits| vec![hits]),
            _ => self.engine.threads().map(|plan| search::search(self, plan), plans.iter()),
        };
        found.map_err(|error| self.trouble(error))
    }

    fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError> {
        let mut records = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(address) = self.address(id).map_err(|error| self.trouble(error))? {
                records.push(self.record(address, parts)?);
            }
        }
        Ok(records)
    }

    fn values(&self, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
        let of = |Values { of, which, counted }: &Values| {
            self.until.check()?;
            let field = self.engine.layout.of(*of);
            dictionary::values(&self.searcher, field, which, *counted).map_err(|error| self.trouble(error))
        };
        wanted.iter().map(of).collect()
    }

    fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError> {
        let query = super::compile::compile(&self.engine.layout, matching);
        let all = search::all_by_id(self, &*query).map_err(|error| self.trouble(error))?;
        for some in all.chunks(AT_ONCE) {
            let records = some.iter().map(|address| self.record(*address, parts)).collect::<Result<_, _>>()?;
            if on(records)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn sources(&self, which: &Sources) -> Result<Vec<SourceEntry>, EngineError> {
        let layout = &self.engine.layout;
        let addresses = match which {
            Sources::All => {
                let alive = |(ordinal, segment): (u32, &'_ SegmentReader)| -> Vec<DocAddress> {
                    segment.doc_ids_alive().map(|doc| DocAddress::new(ordinal, doc)).collect()
                };
                (0..).zip(self.searcher.segment_readers()).flat_map(alive).collect()
            }
            Sources::Failed => self.with_term(layout.kind, FAILURE)?,
            Sources::Hash(hash) => self.with_term(layout.hash, hash)?,
        };
        let mut entries = Vec::with_capacity(addresses.len());
        for address in addresses {
            self.until.check()?;
            entries.push(self.entry(address)?);
        }
        entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        Ok(entries)
    }
}

/// What the column `name` of `segment` holds of `doc`.
fn column(segment: &SegmentReader, name: &str, doc: u32) -> Result<Option<String>, TantivyError> {
    let Some(column) = segment.fast_fields().str(name)? else { return Ok(None) };
    let Some(ordinal) = column.ords().first(doc) else { return Ok(None) };
    let mut text = String::new();
    Ok(column.ord_to_str(ordinal, &mut text)?.then_some(text))
}

/// Segments have names that no other index gives, and change with every document that is added or removed.
pub(super) fn state_of(searcher: &Searcher) -> State {
    let mut hash = blake3::Hasher::new();
    for (segment, removed) in searcher.generation().segments() {
        hash.update(segment.uuid_string().as_bytes());
        hash.update(&removed.unwrap_or_default().to_le_bytes());
    }
    State::new(&hash.finalize().to_hex()[..20])
}
