//! The engine that runs inside the program, on tantivy. No type of tantivy leaves this folder.

mod by_id;
mod compile;
mod counts;
mod dictionary;
mod folder;
mod gathered;
mod ordinals;
mod schema;
mod words;
mod writer;

pub(super) use schema::keyword_name;

use super::{
    Batch, Dictionary, DocumentId, Engine, EngineError, EngineErrorKind, FacetCount, Hit, Hits, Plan, Record, Sort,
    SourceEntry,
};
use by_id::{ById, LazyId};
use counts::Counts;
use folder::Content;
use schema::{ENTRY, Entry, ID, Layout, MOMENT};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;
use std::time::SystemTime;
use tantivy::collector::sort_key::{ComparatorEnum, SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::collector::{SortKeyComputer, TopDocs};
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocSet, Executor, Index, IndexReader, Order, ReloadPolicy, Searcher, TantivyDocument, TantivyError,
    Term,
};
use writer::Writer;

/// An index in a folder. Readers see every commit as soon as it is made, also those of another process.
pub struct Embedded {
    dir: PathBuf,
    layout: Layout,
    reader: IndexReader,
    /// When the list of segments was last written, as far as the reader knows.
    seen: Mutex<Option<SystemTime>>,
    ordinals: ordinals::KnownOrdinals,
    /// Look through segments side by side. Started at the first question that ranks.
    threads: OnceLock<Executor>,
    writer: Option<Mutex<Writer>>,
}

impl Embedded {
    /// Opens the index in `dir` for questions alone; another process may be writing it.
    ///
    /// # Errors
    /// Where there is no index, something else, an index of another version or a damaged one.
    pub fn open_reader(dir: &Path) -> Result<Self, EngineError> {
        match folder::inspect(dir)? {
            Content::Index => Self::open(dir, None),
            content => Err(folder::refusal(&content, dir)),
        }
    }

    /// Opens the index in `dir` for questions and changes; an absent or empty folder becomes an empty index.
    ///
    /// # Errors
    /// As [`Embedded::open_reader`], and where another process is writing.
    pub fn open_writer(dir: &Path) -> Result<Self, EngineError> {
        // Looked at first without a trace, since a lock file may not be left in a foreign folder.
        if let content @ (Content::Foreign | Content::OtherVersion) = folder::inspect(dir)? {
            return Err(folder::refusal(&content, dir));
        }
        let lock = folder::lock(dir)?;
        match folder::inspect(dir)? {
            Content::Index => {}
            Content::Nothing => create(dir)?,
            content => return Err(folder::refusal(&content, dir)),
        }
        Self::open(dir, Some(lock))
    }

    /// Empties the index in `dir`, of whatever version, and opens it for changes. Other files in the folder stay.
    ///
    /// # Errors
    /// Where the folder holds something else, or another process is writing.
    pub fn rebuild(dir: &Path) -> Result<Self, EngineError> {
        if let content @ Content::Foreign = folder::inspect(dir)? {
            return Err(folder::refusal(&content, dir));
        }
        let lock = folder::lock(dir)?;
        create(dir)?;
        Self::open(dir, Some(lock))
    }

    fn open(dir: &Path, lock: Option<std::fs::File>) -> Result<Self, EngineError> {
        let layout = Layout::new();
        let index = Index::open_in_dir(dir).map_err(|error| trouble(dir, error))?;
        if index.schema() != layout.schema {
            return Err(folder::refusal(&Content::OtherVersion, dir));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = TryInto::<IndexReader>::try_into(reader).map_err(|error| trouble(dir, error))?;
        let writer = lock.map(|lock| Mutex::new(Writer::new(index, lock)));
        Ok(Self {
            dir: dir.to_owned(),
            layout,
            reader,
            seen: Mutex::new(None),
            ordinals: Default::default(),
            threads: OnceLock::new(),
            writer,
        })
    }

    /// A view of the newest commit. Looking at one file's time is cheap enough for every question.
    fn searcher(&self) -> Searcher {
        let written = std::fs::metadata(self.dir.join("meta.json")).and_then(|meta| meta.modified()).ok();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        // While an index is built anew beneath us, its last state goes on answering.
        if written.is_some() && *seen != written && self.reader.reload().is_ok() {
            *seen = written;
        }
        self.reader.searcher()
    }

    /// One a core; on one core, and where none can be started, the asking thread does all.
    fn threads(&self) -> &Executor {
        self.threads.get_or_init(|| match available_parallelism().map_or(1, NonZero::get) {
            1 => Executor::single_thread(),
            cores => Executor::multi_thread(cores, "segments-").unwrap_or_else(|_| Executor::single_thread()),
        })
    }

    fn trouble(&self, error: TantivyError) -> EngineError {
        trouble(&self.dir, error)
    }

    fn ranked<K>(&self, searcher: &Searcher, query: &dyn Query, plan: &Plan, key: K) -> Result<Hits, TantivyError>
    where
        K: SortKeyComputer<SortKey: Found> + Send + 'static,
    {
        // Sizes beyond what there is would only ask for memory.
        let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
        let offset = plan.offset.min(documents);
        let limit = plan.limit.min(documents - offset);
        if limit == 0 && plan.facets.is_empty() {
            return Ok(Hits { total: query.count(searcher)?, ..Hits::default() });
        }
        let numbered = plan.facets.iter().map(|facet| Ok((*facet, self.ordinals.of(searcher, facet.field)?)));
        let counts = Counts::of(numbered.collect::<Result<_, TantivyError>>()?);
        let (found, (total, counted)) = if limit == 0 {
            (Vec::new(), searcher.search(query, &counts)?)
        } else {
            let top = TopDocs::with_limit(limit).and_offset(offset).order_by(key);
            if plan.sort == Sort::Relevance {
                let scoring = EnableScoring::enabled_from_searcher(searcher);
                searcher.search_with_executor(query, &(top, counts), self.threads(), scoring)?
            } else {
                searcher.search(query, &(top, counts))?
            }
        };
        let hits =
            found.iter().map(|(key, _)| Hit { id: DocumentId(key.id().to_owned()), score: key.score() }).collect();
        Ok(Hits { total, hits, facets: plan.facets.iter().copied().zip(counted).collect() })
    }

    fn record(&self, searcher: &Searcher, id: &DocumentId) -> Result<Option<Record>, EngineError> {
        let Some(address) = self.address(searcher, id).map_err(|error| self.trouble(error))? else { return Ok(None) };
        let doc: TantivyDocument = searcher.doc(address).map_err(|error| self.trouble(error))?;
        let stored = |field| doc.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let mut record: Record =
            serde_json::from_str(stored(self.layout.record)).map_err(|error| damaged(&self.dir, error))?;
        record.reading.text.give_text(stored(self.layout.body).to_owned());
        Ok(Some(record))
    }

    fn address(&self, searcher: &Searcher, id: &DocumentId) -> Result<Option<DocAddress>, TantivyError> {
        let field = self.layout.keyword(super::Keyword::Id);
        let term = Term::from_field_text(field, &id.0);
        for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
            let postings = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            while postings.doc() != tantivy::TERMINATED {
                if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                    return Ok(Some(DocAddress::new(u32::try_from(ordinal).unwrap_or(0), postings.doc())));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    fn entries(&self) -> Result<Vec<String>, TantivyError> {
        let searcher = self.searcher();
        let mut entries = Vec::new();
        for segment in searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(ENTRY)? else { continue };
            for doc in segment.doc_ids_alive() {
                for ordinal in column.term_ords(doc) {
                    let mut entry = String::new();
                    column.ord_to_str(ordinal, &mut entry)?;
                    entries.push(entry);
                }
            }
        }
        Ok(entries)
    }
}

impl Engine for Embedded {
    fn search(&self, plan: &Plan) -> Result<Hits, EngineError> {
        let searcher = self.searcher();
        let query = compile::compile(&self.layout, &plan.matching);
        let by_moment = || SortByStaticFastValue::<i64>::for_field(MOMENT);
        let found = match plan.sort {
            Sort::Relevance => self.ranked(&searcher, &*query, plan, (SortBySimilarityScore, ById)),
            Sort::Newest => self.ranked(&searcher, &*query, plan, ((by_moment(), Order::Desc), ById)),
            Sort::Oldest => {
                let others_last = ComparatorEnum::ReverseNoneLower;
                self.ranked(&searcher, &*query, plan, ((by_moment(), others_last), ById))
            }
            Sort::Id => self.ranked(&searcher, &*query, plan, (SortByString::for_field(ID), Order::Asc)),
        };
        found.map_err(|error| self.trouble(error))
    }

    fn fetch(&self, ids: &[DocumentId]) -> Result<Vec<Record>, EngineError> {
        let searcher = self.searcher();
        ids.iter().filter_map(|id| self.record(&searcher, id).transpose()).collect()
    }

    fn apply(&self, batch: Batch) -> Result<(), EngineError> {
        if batch.is_empty() {
            return Ok(());
        }
        let Some(writer) = &self.writer else {
            let message = format!("the index in `{}` was opened for reading only", self.dir.display());
            return Err(EngineError::new(EngineErrorKind::ReadOnly, message));
        };
        let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.apply(&self.layout, &batch).map_err(|error| self.trouble(error))?;
        self.reader.reload().map_err(|error| self.trouble(error))
    }

    fn sources(&self) -> Result<Vec<SourceEntry>, EngineError> {
        let mut entries = Vec::new();
        for entry in self.entries().map_err(|error| self.trouble(error))? {
            let Entry { source, id, failure } =
                serde_json::from_str(&entry).map_err(|error| damaged(&self.dir, error))?;
            let outcome = match (id, failure) {
                (_, Some(failure)) => Err(failure),
                (id, None) => Ok(DocumentId(id.unwrap_or_default())),
            };
            entries.push(SourceEntry { source, outcome });
        }
        entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        Ok(entries)
    }

    fn dictionary(&self, of: Dictionary, prefix: &str) -> Result<Vec<FacetCount>, EngineError> {
        dictionary::beginning(&self.searcher(), self.layout.of(of), prefix).map_err(|error| self.trouble(error))
    }

    fn frequencies(&self, of: Dictionary, values: &[String]) -> Result<Vec<usize>, EngineError> {
        dictionary::frequencies(&self.searcher(), self.layout.of(of), values).map_err(|error| self.trouble(error))
    }

    fn generation(&self) -> u64 {
        self.searcher().generation().generation_id()
    }
}

/// What a sort key tells of a document.
trait Found: Clone + Send + Sync + std::fmt::Debug + 'static {
    fn id(&self) -> &str;

    /// 0 where the order is another.
    fn score(&self) -> f32 {
        0.0
    }
}

impl Found for (f32, LazyId) {
    fn id(&self) -> &str {
        self.1.text()
    }

    fn score(&self) -> f32 {
        self.0
    }
}

impl Found for (Option<i64>, LazyId) {
    fn id(&self) -> &str {
        self.1.text()
    }
}

impl Found for Option<String> {
    fn id(&self) -> &str {
        self.as_deref().unwrap_or_default()
    }
}

/// Makes an empty index; the caller holds the lock.
fn create(dir: &Path) -> Result<(), EngineError> {
    folder::clear(dir)?;
    Index::create_in_dir(dir, Layout::new().schema).map(drop).map_err(|error| trouble(dir, error))
}

fn trouble(dir: &Path, error: TantivyError) -> EngineError {
    match error {
        TantivyError::IoError(cause) => {
            let message = format!("cannot read or write the index in `{}`: {cause}", dir.display());
            EngineError::because(EngineErrorKind::Io, message, cause)
        }
        TantivyError::LockFailure(..) => {
            let message = format!("another process is writing the index in `{}`", dir.display());
            EngineError::because(EngineErrorKind::Busy, message, error)
        }
        error => damaged(dir, error),
    }
}

fn damaged(dir: &Path, cause: impl std::error::Error + Send + Sync + 'static) -> EngineError {
    let place = dir.display();
    let message = format!(
        "the index in `{place}` is damaged; build it anew with `cancu ingest --rebuild --index {place} PATH...`"
    );
    EngineError::because(EngineErrorKind::Damaged, message, cause)
}
