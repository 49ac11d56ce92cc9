//! Documents: what they say, what they cite, and the file that they came from.

use super::error::{Failed, Named};
use super::gate::Gate;
use super::original;
use super::reply::Written;
use crate::index::{DocumentId, Engine, Record};
use crate::query::settle;
use crate::view::error::Problem;
use crate::view::stored;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

pub(super) async fn document(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |service| Written::json(&stored::stored(&settled(&*service.engine, id)?))).await?)
}

pub(super) async fn text(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |service| Written::json(&stored::text(&record(&*service.engine, id)?))).await?)
}

pub(super) async fn citations(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |service| Written::json(&stored::citations(&settled(&*service.engine, id)?))).await?)
}

pub(super) async fn source(State(gate): State<Gate>, Named(id): Named) -> Result<Response, Failed> {
    let file = gate.ask(move |service| original::read(&record(&*service.engine, id)?.source)).await?;
    Ok(file.into_response())
}

/// The record with its open citations settled by what the corpus knows.
fn settled(engine: &dyn Engine, id: String) -> Result<Record, Problem> {
    let mut record = record(engine, id)?;
    settle(engine, std::slice::from_mut(&mut record))?;
    Ok(record)
}

/// The record as it is kept.
pub(super) fn record(engine: &dyn Engine, id: String) -> Result<Record, Problem> {
    let id = DocumentId(id);
    engine.fetch(std::slice::from_ref(&id))?.pop().ok_or_else(missing)
}

/// That there is no such document.
pub(super) fn missing() -> Problem {
    Problem::not_found("no_document", "the index holds no document of that id; `search` gives the ids".to_owned())
}
