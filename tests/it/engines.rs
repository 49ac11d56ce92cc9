//! The engines that are held against each other, and one that counts what it is asked.
//!
//! A further engine joins the contract suite by a row of [`engines`].

use crate::cluster::Index;
use cancu::corpus::Corpus;
use cancu::index::embedded::Embedded;
use cancu::index::memory::Memory;
use cancu::index::{
    Batch, Deadline, DocumentId, Engine, EngineError, FacetCount, Hits, Node, OnRecords, Parts, Plan, Record,
    SourceEntry, Sources, State, Values, View,
};
use cancu::registry::Registry;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// An empty engine to be tested.
pub(crate) struct Fixture {
    pub(crate) name: &'static str,
    pub(crate) engine: Box<dyn Engine>,
    _place: Option<TempDir>,
    _index: Option<Index>,
}

/// All engines, each empty; the first is the one that is believed.
pub(crate) fn engines() -> Vec<Fixture> {
    let place = TempDir::new().expect("a folder");
    let embedded = Embedded::open_writer(place.path()).expect("an index");
    let memory = Fixture { name: "memory", engine: Box::new(Memory::new()), _place: None, _index: None };
    let embedded = Fixture { name: "embedded", engine: Box::new(embedded), _place: Some(place), _index: None };
    let clusters =
        [("a cluster, one shard", 1), ("a cluster, three shards", 3)].into_iter().filter_map(|(name, shards)| {
            let (engine, index) = Index::of(shards)?;
            Some(Fixture { name, engine: Box::new(engine), _place: None, _index: Some(index) })
        });
    [memory, embedded].into_iter().chain(clusters).collect()
}

/// The state of `engine` for a question.
pub(crate) fn corpus<'e>(engine: &'e dyn Engine, registry: &'e Registry) -> Corpus<'e> {
    Corpus::open(engine, registry, Deadline::NONE).expect("a corpus")
}

/// The state of `engine`.
pub(crate) fn view(engine: &dyn Engine) -> Box<dyn View + '_> {
    engine.view(Deadline::NONE).expect("a view")
}

/// What `plan` finds in `engine`.
pub(crate) fn find(engine: &dyn Engine, plan: &Plan) -> Hits {
    view(engine).search(std::slice::from_ref(plan)).expect("an answer").remove(0)
}

/// Every source of `engine`.
pub(crate) fn sources(engine: &dyn Engine) -> Vec<SourceEntry> {
    view(engine).sources(&Sources::All).expect("sources")
}

/// Counts the calls of the seam: what each may cost a trip to another machine.
pub(crate) struct Counting<E> {
    inner: E,
    trips: AtomicUsize,
}

impl<E: Engine> Counting<E> {
    pub(crate) fn new(inner: E) -> Self {
        Self { inner, trips: AtomicUsize::new(0) }
    }

    /// How many calls `question` makes.
    pub(crate) fn trips(&self, question: impl FnOnce(&Self)) -> usize {
        self.trips.store(0, Ordering::SeqCst);
        question(self);
        self.trips.load(Ordering::SeqCst)
    }
}

impl<E: Engine> Engine for Counting<E> {
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        Ok(Box::new(CountingView { inner: self.inner.view(until)?, trips: &self.trips }))
    }

    fn apply(&self, batch: Batch) -> Result<State, EngineError> {
        self.inner.apply(batch)
    }
}

struct CountingView<'e> {
    inner: Box<dyn View + 'e>,
    trips: &'e AtomicUsize,
}

impl CountingView<'_> {
    fn counted(&self) -> &dyn View {
        self.trips.fetch_add(1, Ordering::SeqCst);
        &*self.inner
    }
}

impl View for CountingView<'_> {
    fn state(&self) -> &State {
        self.inner.state()
    }

    fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        self.counted().search(plans)
    }

    fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError> {
        self.counted().fetch(ids, parts)
    }

    fn values(&self, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
        self.counted().values(wanted)
    }

    fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError> {
        self.counted().each(matching, parts, on)
    }

    fn sources(&self, which: &Sources) -> Result<Vec<SourceEntry>, EngineError> {
        self.counted().sources(which)
    }
}
