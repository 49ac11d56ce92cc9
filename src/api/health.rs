//! Whether the process lives, and whether it can answer.

use super::error::Failed;
use super::gate::Gate;
use crate::index::{Node, Plan, Sort};
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

/// The process lives.
pub(super) async fn alive() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// The index answers.
pub(super) async fn ready(State(gate): State<Gate>) -> Result<Json<Value>, Failed> {
    let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() };
    let documents = gate.ask(move |service| Ok(service.engine.search(&plan)?.total)).await?;
    Ok(Json(json!({ "status": "ready", "documents": documents })))
}
