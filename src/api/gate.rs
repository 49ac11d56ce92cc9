//! The gate between the server's threads and the index, whose calls block.

use super::Service;
use crate::view::error::Problem;
use crate::view::page::{PageReply, PageRequest};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Blocking threads beyond those that ask the index: name look-ups and the like.
pub(super) const SPARE_THREADS: usize = 4;

/// The service behind its gate; what handlers get.
#[derive(Clone)]
pub(super) struct Gate {
    service: Arc<Service>,
    free: Arc<Semaphore>,
}

impl Gate {
    pub(super) fn new(service: Service) -> Self {
        let free = Arc::new(Semaphore::new(service.limits.concurrent.max(1)));
        Self { service: Arc::new(service), free }
    }

    /// A page that asks nothing of the index (an asset, a problem), so that it needs no room and is there when all is
    /// busy.
    pub(super) fn at_once(&self, request: &PageRequest) -> PageReply {
        (self.service.pages)(request)
    }

    /// Runs `question` on a blocking thread when there is room, and gives up at the deadline.
    ///
    /// A question that was given up keeps its room until it ends: it still works, and the room is there to bound that.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Service) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let service = Arc::clone(&self.service);
        let free = Arc::clone(&self.free);
        let deadline = self.service.limits.deadline;
        let asked = async {
            let room = timeout(deadline / 2, free.acquire_owned()).await.map_err(|_| Problem::busy())?;
            let room = room.map_err(|_| Problem::busy())?;
            let work = tokio::task::spawn_blocking(move || {
                let answer = question(&service);
                drop(room);
                answer
            });
            work.await.unwrap_or_else(|failure| {
                tracing::error!(%failure, "a question ended in a panic");
                Err(Problem {
                    status: 500,
                    code: "internal",
                    message: "the server made a mistake with this question; its log says more".to_owned(),
                    field: None,
                })
            })
        };
        timeout(deadline, asked).await.unwrap_or_else(|_| Err(Problem::too_slow()))
    }
}
