//! One state of an index, and questions to it: many in one trip, each whole or an error.

use super::client::{Client, Sent};
use super::trouble;
use crate::index::EngineError;
use serde_json::{Value, json};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Hits behind this many are read by going on behind the last.
pub(super) const WINDOW: usize = 10_000;
/// How long a state is kept after it was last asked.
const KEPT: &str = "1m";
/// Questions of one trip.
const MOST_AT_ONCE: usize = 200;
/// So many states may wait to be closed: a node keeps some hundreds at once.
const MOST_LEFT: usize = 8;

/// What is shared by all who ask and write.
pub(super) struct Reach {
    pub(super) client: Client,
    /// Over how many shards the index is spread.
    pub(super) shards: usize,
    /// Whether the cluster was seen to forbid scripts.
    pub(super) no_scripts: AtomicBool,
    /// Values that lead to every shard once.
    routes: OnceLock<Vec<String>>,
    /// States that are no longer wanted, to be closed together.
    left: Mutex<Vec<String>>,
}

/// One state of the index. It lies on one copy of each shard; where its node dies, a new one takes its place if the index has
/// not changed meanwhile.
pub(super) struct Snapshot {
    pub(super) reach: Arc<Reach>,
    pub(super) until: Option<Instant>,
    pit: Mutex<Pit>,
}

struct Pit {
    id: String,
    /// The stamp of the state, once something was asked of it.
    stamp: Option<String>,
}

/// An answer that is whole.
pub(super) struct Reply(pub(super) Value);

impl Reach {
    /// A way to an index of `shards` shards.
    pub(super) fn new(client: Client, shards: usize) -> Self {
        Self {
            client,
            shards: shards.max(1),
            no_scripts: AtomicBool::new(false),
            routes: OnceLock::new(),
            left: Mutex::default(),
        }
    }

    /// Values that lead to every shard once.
    pub(super) fn routes(&self, until: Option<Instant>) -> Result<&[String], EngineError> {
        if let Some(routes) = self.routes.get() {
            return Ok(routes);
        }
        let found = super::statistics::routes(&self.client, self.shards, until)?;
        Ok(self.routes.get_or_init(|| found))
    }

    /// Closes the states that are no longer wanted, where they are more than `most`.
    fn close(&self, most: usize) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() > most {
            let states = std::mem::take(&mut *left);
            drop(left);
            close(&self.client, &states);
        }
    }
}

impl Drop for Reach {
    fn drop(&mut self) {
        self.close(0);
    }
}

impl Snapshot {
    /// The newest state.
    pub(super) fn open(reach: Arc<Reach>, until: Option<Instant>) -> Result<Self, EngineError> {
        reach.close(MOST_LEFT);
        let pit = Mutex::new(Pit { id: open(&reach.client, until)?, stamp: None });
        Ok(Self { reach, until, pit })
    }

    fn client(&self) -> &Client {
        &self.reach.client
    }

    /// Asks one thing.
    pub(super) fn search(&self, body: Value) -> Result<Reply, EngineError> {
        let mut replies = self.search_all(vec![body])?;
        replies.pop().ok_or_else(|| trouble::strange(self.client().place()))?
    }

    /// Asks many things in one trip. What the cluster refuses of them stands in their place.
    pub(super) fn search_all(&self, bodies: Vec<Value>) -> Result<Vec<Result<Reply, EngineError>>, EngineError> {
        let mut replies = Vec::with_capacity(bodies.len());
        for bodies in bodies.chunks(MOST_AT_ONCE) {
            replies.extend(self.trip(bodies)?);
        }
        Ok(replies)
    }

    fn trip(&self, bodies: &[Value]) -> Result<Vec<Result<Reply, EngineError>>, EngineError> {
        let (id, known) = {
            let pit = self.pit();
            (pit.id.clone(), pit.stamp.is_some())
        };
        if known {
            return self.surely(&id, bodies);
        }
        // The first trip brings the stamp too, so that a later one can tell whether the index has changed.
        let mut replies = self.surely(&id, &[bodies, &[super::state::question()]].concat())?;
        let Reply(state) = replies.pop().ok_or_else(|| trouble::strange(self.client().place()))??;
        self.pit().stamp.get_or_insert(super::state::stamp(&state));
        Ok(replies)
    }

    fn surely(&self, id: &str, bodies: &[Value]) -> Result<Vec<Result<Reply, EngineError>>, EngineError> {
        if let Sending::Done(replies) = self.send(id, bodies)? {
            return Ok(replies);
        }
        let fresh = self.reopen(id)?;
        match self.send(&fresh, bodies)? {
            Sending::Done(replies) => Ok(replies),
            Sending::Lost => Err(trouble::incomplete(self.client().place())),
        }
    }

    fn send(&self, pit: &str, bodies: &[Value]) -> Result<Sending, EngineError> {
        let kind = if self.reach.shards > 1 { "dfs_query_then_fetch" } else { "query_then_fetch" };
        let head = json!({ "search_type": kind, "allow_partial_search_results": false }).to_string();
        let left = self.until.map(|until| until.saturating_duration_since(Instant::now()));
        let mut lines = String::new();
        for body in bodies {
            let mut body = body.clone();
            body["pit"] = json!({ "id": pit, "keep_alive": KEPT });
            if let Some(left) = left {
                body["timeout"] = format!("{}ms", left.max(Duration::from_millis(1)).as_millis()).into();
            }
            lines.push_str(&head);
            lines.push('\n');
            lines.push_str(&body.to_string());
            lines.push('\n');
        }
        let answer = self.client().ask("POST", "_msearch", &Sent::Lines(&lines), self.until)?;
        if answer.status != 200 {
            return if trouble::is_lost_view(answer.status, &answer.body) {
                Ok(Sending::Lost)
            } else {
                Err(self.client().refused(&answer))
            };
        }
        let Value::Array(responses) = &answer.body["responses"] else {
            return Err(trouble::strange(self.client().place()));
        };
        if responses.len() != bodies.len() {
            return Err(trouble::strange(self.client().place()));
        }
        if responses.iter().any(|response| trouble::is_lost_view(status(response), response)) {
            return Ok(Sending::Lost);
        }
        Ok(Sending::Done(responses.iter().map(|response| self.checked(response)).collect()))
    }

    /// `response`, where it tells of every shard.
    fn checked(&self, response: &Value) -> Result<Reply, EngineError> {
        if response.get("error").is_some() {
            return Err(trouble::refused(self.client().place(), status(response), response));
        }
        if response["timed_out"] == json!(true) {
            return Err(trouble::timed_out(self.client().place()));
        }
        let shards = &response["_shards"];
        if shards["failed"] != json!(0) || shards["successful"] != shards["total"] {
            return Err(trouble::incomplete(self.client().place()));
        }
        Ok(Reply(response.clone()))
    }

    /// A mark of this state: another one after every change.
    pub(super) fn stamp(&self) -> Result<String, EngineError> {
        if self.pit().stamp.is_none() {
            self.trip(&[])?;
        }
        Ok(self.pit().stamp.clone().unwrap_or_default())
    }

    /// Opens the state anew after its node died, where `lost` was it and the index is still the same.
    fn reopen(&self, lost: &str) -> Result<String, EngineError> {
        let mut pit = self.pit();
        if pit.id != lost {
            return Ok(pit.id.clone());
        }
        pit.id = open(self.client(), self.until)?;
        let Some(before) = &pit.stamp else { return Ok(pit.id.clone()) };
        let Sending::Done(mut replies) = self.send(&pit.id, &[super::state::question()])? else {
            return Err(trouble::incomplete(self.client().place()));
        };
        let Reply(state) = replies.pop().ok_or_else(|| trouble::strange(self.client().place()))??;
        if super::state::stamp(&state) == *before {
            Ok(pit.id.clone())
        } else {
            Err(trouble::changed(self.client().place()))
        }
    }

    fn pit(&self) -> std::sync::MutexGuard<'_, Pit> {
        self.pit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Sending {
    Done(Vec<Result<Reply, EngineError>>),
    /// The state is gone.
    Lost,
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let id = std::mem::take(&mut self.pit().id);
        self.reach.left.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    }
}

/// Opens the newest state and gives its name.
fn open(client: &Client, until: Option<Instant>) -> Result<String, EngineError> {
    let path = format!("{}/_search/point_in_time?keep_alive={KEPT}&allow_partial_pit_creation=false", client.index());
    let answer = client.want("POST", &path, &Sent::Nothing, until)?;
    let id = answer["pit_id"].as_str().ok_or_else(|| trouble::strange(client.place()))?;
    Ok(id.to_owned())
}

/// Closes states. A node forgets them by itself soon, so that nothing is said where that fails.
pub(super) fn close(client: &Client, states: &[String]) {
    if !states.is_empty() {
        let soon = Instant::now() + Duration::from_secs(2);
        let body = json!({ "pit_id": states });
        let _ = client.ask("DELETE", "_search/point_in_time", &Sent::Json(&body), Some(soon));
    }
}

fn status(response: &Value) -> u16 {
    response["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500)
}

/// A count as we hold it.
pub(super) fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
