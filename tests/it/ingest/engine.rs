//! What a run asks of the engine, and what becomes of it when the engine fails.

use super::{Place, plan};
use crate::engines::sources;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Deadline, Engine, EngineError, EngineErrorKind, State, View};
use cancu::ingest::{IngestError, Options, Summary, run};
use cancu::registry::Registry;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// The memory engine, which counts what is applied and can be told to fail.
struct Watched {
    inner: Memory,
    applied: AtomicUsize,
    fails_after: usize,
}

impl Watched {
    fn new(fails_after: usize) -> Self {
        Self { inner: Memory::new(), applied: AtomicUsize::new(0), fails_after }
    }
}

impl Engine for Watched {
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        self.inner.view(until)
    }

    fn apply(&self, batch: Batch) -> Result<State, EngineError> {
        assert!(!batch.is_empty(), "an empty batch is no commit");
        if self.applied.fetch_add(1, Ordering::SeqCst) >= self.fails_after {
            return Err(EngineError::new(EngineErrorKind::Io, "the disk is full; make room"));
        }
        self.inner.apply(batch)
    }
}

fn ingest(place: &Place, engine: &dyn Engine, batch_documents: usize, stop: bool) -> Result<Summary, IngestError> {
    let options = Options { batch_documents, batch_time: Duration::from_secs(60), ..Options::default() };
    let paths = [place.root().join("plans")];
    run(&options, engine, &Registry::built_in(), &paths, &mut |_| (), &AtomicBool::new(stop))
}

#[test]
fn one_commit_a_batch_and_none_without_changes() {
    let place = Place::with_plans(25);
    let engine = Watched::new(usize::MAX);
    assert_eq!(ingest(&place, &engine, 10, false).expect("a run").added, 25);
    assert_eq!(engine.applied.load(Ordering::SeqCst), 3);
    assert_eq!(ingest(&place, &engine, 10, false).expect("a run").unchanged, 25);
    assert_eq!(engine.applied.load(Ordering::SeqCst), 3);
}

#[test]
fn an_engine_that_fails_ends_the_run_and_what_was_committed_stays() {
    // Many more than fit the queues: nobody may wait for a committer that is gone.
    let place = Place::with_plans(400);
    let engine = Watched::new(2);
    let error = ingest(&place, &engine, 10, false).expect_err("the engine fails");
    assert_eq!(error.to_string(), "the disk is full; make room");
    assert_eq!(sources(&engine).len(), 20);
}

#[test]
fn a_run_that_is_stopped_before_it_begins_reads_nothing_and_prunes_nothing() {
    let place = Place::with_plans(3);
    let engine = Watched::new(usize::MAX);
    ingest(&place, &engine, 10, false).expect("a run");
    std::fs::remove_file(place.plan("kh-1.txt")).expect("removed");
    place.write("kh-9.txt", &plan(9));
    let options = Options { prune: true, ..Options::default() };
    let (paths, stop) = ([place.root().join("plans")], AtomicBool::new(true));
    let summary = run(&options, &engine, &Registry::built_in(), &paths, &mut |_| (), &stop).expect("a run");
    assert!(summary.stopped);
    assert_eq!((summary.added, summary.removed), (0, 0));
    assert_eq!(sources(&engine).len(), 3);
}
