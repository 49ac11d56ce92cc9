//! One state of an index, and trips to it: many questions in one, each answered whole or not at all.

use super::client::{Client, Sent};
use super::reach::Reach;
use super::statistics::Statistics;
use super::{state, trouble};
use crate::index::{Deadline, EngineError, State, TextField};
use serde_json::{Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a state is kept after it was last asked.
const KEPT: &str = "1m";
/// Questions of one trip.
const MOST_AT_ONCE: usize = 200;

/// One state of the index. It lies on one copy of each shard; where the node of one dies, a new state takes its place if the
/// index has not changed meanwhile.
pub(super) struct Snapshot<'e> {
    pub(super) reach: &'e Reach,
    pub(super) until: Deadline,
    pub(super) state: State,
    /// What the cluster calls it.
    name: Mutex<String>,
    /// What is known of terms.
    statistics: Mutex<Statistics>,
}

/// An answer that is whole.
pub(super) struct Reply(pub(super) Value);

impl Reply {
    /// The hits of the answer.
    pub(super) fn hits(&self) -> &[Value] {
        self.0["hits"]["hits"].as_array().map_or(&[], Vec::as_slice)
    }
}

/// What became of a trip.
enum Trip {
    /// Each question with its answer, or why there is none.
    Done(Vec<Result<Reply, EngineError>>),
    /// The state is gone.
    Lost,
}

impl<'e> Snapshot<'e> {
    /// The newest state.
    pub(super) fn open(reach: &'e Reach, until: Deadline) -> Result<Self, EngineError> {
        reach.tidy_up();
        let name = Mutex::new(open(&reach.client, until)?);
        let mut snapshot = Self { reach, until, state: State::default(), name, statistics: Mutex::default() };
        let Reply(answer) = snapshot.ask(state::question())?;
        snapshot.state = state::of(&answer);
        Ok(snapshot)
    }

    /// Asks one thing.
    pub(super) fn ask(&self, body: Value) -> Result<Reply, EngineError> {
        let mut replies = self.ask_all(vec![body])?;
        replies.pop().ok_or_else(|| trouble::strange(self.reach.client.place()))?
    }

    /// Asks many things in one trip. What the cluster refuses of them stands in its place.
    pub(super) fn ask_all(&self, bodies: Vec<Value>) -> Result<Vec<Result<Reply, EngineError>>, EngineError> {
        let mut replies = Vec::with_capacity(bodies.len());
        for bodies in bodies.chunks(MOST_AT_ONCE) {
            self.until.check()?;
            let name = self.name().clone();
            let trip = match self.send(&name, bodies)? {
                Trip::Lost => self.send(&self.opened_anew(&name)?, bodies)?,
                done => done,
            };
            match trip {
                Trip::Done(done) => replies.extend(done),
                Trip::Lost => return Err(trouble::incomplete(self.reach.client.place())),
            }
        }
        Ok(replies)
    }

    /// What is known of terms, once `terms` are.
    pub(super) fn statistics<'t>(
        &self,
        terms: impl Iterator<Item = (TextField, &'t str)>,
    ) -> Result<MutexGuard<'_, Statistics>, EngineError> {
        let mut statistics = self.statistics.lock().unwrap_or_else(PoisonError::into_inner);
        statistics.learn(self.reach, terms, self.until)?;
        Ok(statistics)
    }

    fn send(&self, name: &str, bodies: &[Value]) -> Result<Trip, EngineError> {
        let client = &self.reach.client;
        let mut answer = client.ask("POST", "_msearch", &Sent::Lines(&self.lines(name, bodies)), self.until)?;
        if trouble::is_lost_view(answer.status, &answer.body) {
            return Ok(Trip::Lost);
        }
        if answer.status != 200 {
            return Err(client.refused(&answer));
        }
        let responses = match answer.body.get_mut("responses").map(Value::take) {
            Some(Value::Array(responses)) if responses.len() == bodies.len() => responses,
            _ => return Err(trouble::strange(client.place())),
        };
        if responses.iter().any(|response| trouble::is_lost_view(status(response), response)) {
            return Ok(Trip::Lost);
        }
        Ok(Trip::Done(responses.into_iter().map(|response| checked(client, response)).collect()))
    }

    /// The body of a trip: for each question a line that says how it is asked, and itself.
    fn lines(&self, name: &str, bodies: &[Value]) -> String {
        // Scores on several shards are equal only by frequencies over all of them.
        let kind = if self.reach.shards > 1 { "dfs_query_then_fetch" } else { "query_then_fetch" };
        let head = json!({ "search_type": kind, "allow_partial_search_results": false }).to_string();
        let mut lines = String::new();
        for body in bodies {
            let mut body = body.clone();
            body["pit"] = json!({ "id": name, "keep_alive": KEPT });
            if let Some(left) = self.until.left() {
                body["timeout"] = format!("{}ms", left.max(Duration::from_millis(1)).as_millis()).into();
            }
            lines.push_str(&head);
            lines.push('\n');
            lines.push_str(&body.to_string());
            lines.push('\n');
        }
        lines
    }

    /// The name of a new state after the node of `lost` died, where the index is still the same.
    fn opened_anew(&self, lost: &str) -> Result<String, EngineError> {
        let mut name = self.name();
        if *name == lost {
            *name = open(&self.reach.client, self.until)?;
            let Trip::Done(mut replies) = self.send(&name, &[state::question()])? else {
                return Err(trouble::incomplete(self.reach.client.place()));
            };
            let Some(Reply(answer)) = replies.pop().transpose()? else {
                return Err(trouble::strange(self.reach.client.place()));
            };
            // While the first question is asked there is nothing yet that the rest must fit.
            if self.state != State::default() && state::of(&answer) != self.state {
                return Err(trouble::changed(self.reach.client.place()));
            }
        }
        Ok(name.clone())
    }

    fn name(&self) -> MutexGuard<'_, String> {
        self.name.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        let name = std::mem::take(&mut *self.name());
        self.reach.leave(name);
    }
}

/// Opens the newest state and gives its name.
fn open(client: &Client, until: Deadline) -> Result<String, EngineError> {
    let path = format!("{}/_search/point_in_time?keep_alive={KEPT}&allow_partial_pit_creation=false", client.index());
    let answer = client.want("POST", &path, &Sent::Nothing, until)?;
    let name = answer["pit_id"].as_str().ok_or_else(|| trouble::strange(client.place()))?;
    Ok(name.to_owned())
}

/// `response`, where it tells of every shard.
fn checked(client: &Client, response: Value) -> Result<Reply, EngineError> {
    if response.get("error").is_some() {
        return Err(trouble::refused(client.place(), status(&response), &response));
    }
    if response["timed_out"] == json!(true) {
        return Err(trouble::timed_out(client.place()));
    }
    let shards = &response["_shards"];
    if shards["failed"] != json!(0) || shards["successful"] != shards["total"] {
        return Err(trouble::incomplete(client.place()));
    }
    Ok(Reply(response))
}

fn status(response: &Value) -> u16 {
    response["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500)
}
