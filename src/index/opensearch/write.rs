//! Changes: every document told done is on disk on all copies that live; all of a batch is seen at once where nobody else
//! writes and no node fails meanwhile.

use super::client::Sent;
use super::mapping::{KIND, PATH, RECORD};
use super::reach::Reach;
use super::snapshot::Reply;
use super::{body, state, trouble};
use crate::index::{Batch, Deadline, EngineError, EngineErrorKind, Failure, Keyword, Record, State};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

/// How long the nodes may take to come to themselves before a batch is given up.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long one request may take.
const ONE_REQUEST: Duration = Duration::from_secs(30);
/// The last try is given some time too.
const LEAST: Duration = Duration::from_secs(1);
/// Bytes of one request: larger ones gain nothing, and a cluster refuses very large ones.
const REQUEST: usize = 5 << 20;
/// So many requests are made and worked on at once.
const HANDS: usize = 2;
/// Ids that are looked for at once.
const IDS: usize = 1000;

/// What is done with a path.
enum Change<'b> {
    Put(&'b Record),
    Fail(&'b Failure),
    Forget,
}

/// Applies `batch` and gives the state after it.
pub(super) fn apply(reach: &Reach, batch: &Batch) -> Result<State, EngineError> {
    let patience = Instant::now() + PATIENCE;
    let mut changes = changes(batch);
    for path in moved(reach, &changes, patience)? {
        changes.entry(path).or_insert(Change::Forget);
    }
    send_all(reach, &changes, patience)?;
    // Shards do not show their changes in the same moment: there the mark changes with what it marks, and once more behind it.
    if reach.shards > 1 {
        mark(reach, &state::fresh(), patience)?;
    }
    let after = state::fresh();
    mark(reach, &after, patience)?;
    Ok(after)
}

/// Sends `changes` by a few hands: while a node works on one request the next is made.
fn send_all(reach: &Reach, changes: &BTreeMap<String, Change<'_>>, patience: Instant) -> Result<(), EngineError> {
    let rest = Mutex::new(changes.iter());
    let next = || rest.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || -> Result<(), EngineError> {
        let mut request = Request::default();
        while let Some((path, change)) = next() {
            let id = body::id_of(path);
            let index = json!({ "index": { "_id": id } });
            match change {
                Change::Forget => request.add(&json!({ "delete": { "_id": id } }), None, id),
                Change::Put(record) => request.add(&index, Some(&body::of_record(record)), id),
                Change::Fail(failure) => request.add(&index, Some(&body::of_failure(failure)), id),
            }
            if request.bytes() >= REQUEST {
                std::mem::take(&mut request).send(reach, patience)?;
            }
        }
        request.send(reach, patience)
    };
    if changes.len() < HANDS {
        return work();
    }
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS).map(|_| scope.spawn(work)).collect();
        let join = |hand: ScopedJoinHandle<'_, _>| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // All are waited for before one's failure is told.
        let done: Vec<Result<(), EngineError>> = hands.into_iter().map(join).collect();
        done.into_iter().collect()
    })
}

/// Marks the index as being in `state`, and makes what was written seen.
fn mark(reach: &Reach, state: &State, patience: Instant) -> Result<(), EngineError> {
    let mut request = Request::default();
    request.mark(state);
    request.send(reach, patience)?;
    refresh(reach, patience)
}

/// The last change of each path; a record that comes twice in one batch stays at its last path.
fn changes(batch: &Batch) -> BTreeMap<String, Change<'_>> {
    let mut changes = BTreeMap::new();
    for path in &batch.forget {
        changes.insert(path.clone(), Change::Forget);
    }
    for failure in &batch.failed {
        changes.insert(failure.source.path.clone(), Change::Fail(failure));
    }
    for record in &batch.put {
        for change in changes.values_mut() {
            if matches!(change, Change::Put(other) if other.id == record.id) {
                *change = Change::Forget;
            }
        }
        changes.insert(record.source.path.clone(), Change::Put(record));
    }
    changes
}

/// The paths under which the index holds a record whose id now stands under another path.
fn moved(reach: &Reach, changes: &BTreeMap<String, Change<'_>>, patience: Instant) -> Result<Vec<String>, EngineError> {
    let ids: Vec<&str> = changes
        .values()
        .filter_map(|change| if let Change::Put(record) = change { Some(record.id.0.as_str()) } else { None })
        .collect();
    let mut paths = Vec::new();
    for ids in ids.chunks(IDS) {
        let known = json!([{ "term": { KIND: RECORD } }, { "terms": { Keyword::Id.name(): ids } }]);
        let body = json!({
            "query": { "bool": { "filter": known } }, "size": ids.len() * 2, "_source": false, "docvalue_fields": [PATH],
        });
        let path = format!("{}/_search?allow_partial_search_results=false", reach.client.index());
        let answer = until_done(patience, || reach.client.want("POST", &path, &Sent::Json(&body), soon(patience)))?;
        let found = Reply(answer);
        paths.extend(found.hits().iter().filter_map(|hit| Some(hit["fields"][PATH][0].as_str()?.to_owned())));
    }
    Ok(paths)
}

/// Makes what was written seen.
fn refresh(reach: &Reach, patience: Instant) -> Result<(), EngineError> {
    let path = format!("{}/_refresh", reach.client.index());
    until_done(patience, || {
        let answer = reach.client.want("POST", &path, &Sent::Nothing, soon(patience))?;
        if answer["_shards"]["failed"] == json!(0) { Ok(()) } else { Err(trouble::incomplete(reach.client.place())) }
    })
}

/// Changes on their way, in the form of a bulk request: for each its lines and its id.
#[derive(Default)]
struct Request {
    changes: Vec<(String, String)>,
    bytes: usize,
}

impl Request {
    fn add(&mut self, action: &Value, document: Option<&Value>, id: String) {
        let mut lines = format!("{action}\n");
        if let Some(document) = document {
            lines.push_str(&document.to_string());
            lines.push('\n');
        }
        self.bytes += lines.len();
        self.changes.push((id, lines));
    }

    fn mark(&mut self, state: &State) {
        let action = json!({ "index": { "_id": state::ID } });
        self.add(&action, Some(&state::mark(state)), state::ID.to_owned());
    }

    fn bytes(&self) -> usize {
        self.bytes
    }

    /// Sends all until all are told done. Each may be sent twice: it says all of its document, by an id of its own.
    fn send(mut self, reach: &Reach, patience: Instant) -> Result<(), EngineError> {
        let path = format!("{}/_bulk?timeout=10s", reach.client.index());
        while !self.changes.is_empty() {
            let lines: String = self.changes.iter().map(|(_, lines)| lines.as_str()).collect();
            let answer =
                until_done(patience, || reach.client.want("POST", &path, &Sent::Lines(&lines), soon(patience)))?;
            let Value::Array(items) = &answer["items"] else { return Err(trouble::strange(reach.client.place())) };
            let mut again = Vec::new();
            for (change, item) in std::mem::take(&mut self.changes).into_iter().zip(items) {
                let item = item.as_object().and_then(|item| item.values().next()).unwrap_or(&Value::Null);
                let status = item["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
                if (200..300).contains(&status) || status == 404 && item.get("error").is_none() {
                    continue;
                }
                let error = trouble::refused(reach.client.place(), status, item);
                if !is_passing(&error) || Instant::now() >= patience {
                    return Err(error);
                }
                again.push(change);
            }
            if !again.is_empty() {
                std::thread::sleep(Duration::from_millis(500));
            }
            self.changes = again;
        }
        Ok(())
    }
}

/// Does `work` again while only time is in the way.
fn until_done<T>(patience: Instant, mut work: impl FnMut() -> Result<T, EngineError>) -> Result<T, EngineError> {
    loop {
        match work() {
            Err(error) if is_passing(&error) && Instant::now() < patience => {
                std::thread::sleep(Duration::from_millis(500));
            }
            done => return done,
        }
    }
}

fn is_passing(error: &EngineError) -> bool {
    matches!(error.kind, EngineErrorKind::Unavailable | EngineErrorKind::TimedOut)
}

fn soon(patience: Instant) -> Deadline {
    Deadline::after(patience.saturating_duration_since(Instant::now()).clamp(LEAST, ONE_REQUEST))
}
