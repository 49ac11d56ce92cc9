//! The gate between the server's threads and the index, whose calls block.

use super::Service;
use super::metrics::Metrics;
use super::received::Received;
use crate::corpus::Corpus;
use crate::index::Deadline;
use crate::view::error::Problem;
use crate::view::page::{PageReply, PageRequest};
use axum::extract::Request;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Blocking threads beyond those that ask the index and read files: name look-ups and the like.
pub(super) const SPARE_THREADS: usize = 4;

/// The service behind its gate; what handlers get.
#[derive(Clone)]
pub(super) struct Gate {
    service: Arc<Service>,
    questions: Arc<Rooms>,
    files: Arc<Rooms>,
    pub(super) metrics: Arc<Metrics>,
}

/// So much is done at once; the rest waits.
struct Rooms {
    all: usize,
    free: Arc<Semaphore>,
    waiting: AtomicUsize,
}

/// A question's turn: the service, and until when it may be worked on.
pub(super) struct Turn<'s> {
    pub(super) service: &'s Service,
    pub(super) until: Deadline,
}

impl<'s> Turn<'s> {
    /// The newest state of the corpus, for this question.
    pub(super) fn corpus(&self) -> Result<Corpus<'s>, Problem> {
        Ok(self.service.library.corpus(&self.service.registry, self.until)?)
    }
}

/// How busy a kind of work is.
pub(super) struct Load {
    pub(super) running: usize,
    pub(super) waiting: usize,
}

impl Rooms {
    fn new(all: usize) -> Arc<Self> {
        let all = all.max(1);
        Arc::new(Self { all, free: Arc::new(Semaphore::new(all)), waiting: AtomicUsize::new(0) })
    }

    /// Waits so long for a room.
    async fn enter(&self, patience: Duration) -> Result<OwnedSemaphorePermit, Problem> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let _leave = Leave(&self.waiting);
        match timeout(patience, Arc::clone(&self.free).acquire_owned()).await {
            Ok(Ok(room)) => Ok(room),
            _ => Err(Problem::busy()),
        }
    }

    fn load(&self) -> Load {
        let running = self.all - self.free.available_permits().min(self.all);
        Load { running, waiting: self.waiting.load(Ordering::Relaxed) }
    }
}

/// Counts one fewer when it goes, also where a client gives up waiting.
struct Leave<'a>(&'a AtomicUsize);

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Gate {
    pub(super) fn new(service: Service) -> Self {
        let questions = Rooms::new(service.limits.concurrent);
        let files = Rooms::new(service.limits.files);
        Self { service: Arc::new(service), questions, files, metrics: Arc::default() }
    }

    /// A page that asks nothing of the index (an asset, a problem), so that it needs no room and is there when all is
    /// busy.
    pub(super) fn at_once(&self, request: &PageRequest) -> PageReply {
        (self.service.pages)(request, Deadline::NONE)
    }

    /// The hash of the word that allows writing.
    pub(super) fn token(&self) -> Option<blake3::Hash> {
        self.service.token
    }

    /// A name of what decides answers beside the index.
    pub(super) fn identity(&self) -> &str {
        &self.service.identity
    }

    /// The name of the state of the index, told without waiting for room; none where the index does not answer.
    pub(super) async fn state(&self) -> Option<String> {
        let service = Arc::clone(&self.service);
        let until = Deadline::after(service.limits.deadline / 2);
        let state = tokio::task::spawn_blocking(move || service.library.state(until)).await.ok()?.ok()?;
        Some(state.as_str().to_owned())
    }

    /// Questions, then files: how many are worked on and how many wait.
    pub(super) fn loads(&self) -> [Load; 2] {
        [self.questions.load(), self.files.load()]
    }

    /// Runs `question` on a blocking thread when there is room, and gives up at the deadline.
    ///
    /// A question that was given up keeps its room until it ends: the engine stops it soon after its deadline, and the room
    /// is there to bound that.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Turn<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let deadline = self.service.limits.deadline;
        let until = Deadline::after(deadline);
        let asked = async {
            let room = self.questions.enter(deadline / 2).await?;
            self.work(room, until, question).await
        };
        timeout(deadline, asked).await.unwrap_or_else(|_| Err(Problem::too_slow()))
    }

    /// Receives the file of `request` when there is room for one, then runs `work` with it as [`Gate::ask`] does. The room
    /// is taken before the first byte, so that it bounds the memory of all that arrives.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        request: Request,
        work: impl FnOnce(&Turn<'_>, Received) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let limits = self.service.limits;
        let until = Deadline::after(limits.file_deadline);
        let done = async {
            let room = self.files.enter(limits.deadline / 2).await?;
            let received = Received::of(request, limits.file_bytes).await?;
            self.work(room, until, move |turn| work(turn, received)).await
        };
        timeout(limits.file_deadline, done).await.unwrap_or_else(|_| Err(Problem::too_slow()))
    }

    async fn work<T: Send + 'static>(
        &self,
        room: OwnedSemaphorePermit,
        until: Deadline,
        work: impl FnOnce(&Turn<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let service = Arc::clone(&self.service);
        let span = tracing::Span::current();
        let work = tokio::task::spawn_blocking(move || {
            let answer = span.in_scope(|| work(&Turn { service: &service, until }));
            drop(room);
            answer
        });
        work.await.unwrap_or_else(|failure| {
            tracing::error!(%failure, "a question ended in a panic");
            Err(Problem::internal("the server made a mistake with this question; its log says more"))
        })
    }
}
