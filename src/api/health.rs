//! Whether the process lives, and whether it can answer.

use super::error::Failed;
use super::gate::Gate;
use crate::index::Health;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

/// The process lives.
#[derive(Serialize, ToSchema)]
pub(super) struct Alive {
    /// Always `ok`.
    status: &'static str,
}

/// The index answers.
#[derive(Serialize, ToSchema)]
pub(super) struct Ready {
    /// Always `ready`; a server that cannot answer replies 503.
    status: &'static str,
    /// How many documents the index holds.
    documents: usize,
    /// Where the index is.
    index: String,
    /// The version of its format.
    format: String,
    /// Whether all is well with it, in words.
    condition: String,
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "server", summary = "Whether the process lives",
    responses((status = 200, description = "It does", body = Alive))
)]
pub(super) async fn alive() -> Json<Alive> {
    Json(Alive { status: "ok" })
}

/// The index answers.
#[utoipa::path(get, path = "/readyz", tag = "server", summary = "Whether the index answers",
    responses((status = 200, description = "It does", body = Ready))
)]
pub(super) async fn ready(State(gate): State<Gate>) -> Result<Json<Ready>, Failed> {
    let ready = gate.ask(move |turn| {
        let documents = turn.corpus()?.documents()?;
        let Health { place, format, condition } = turn.service.library.health(turn.until)?;
        Ok(Ready { status: "ready", documents, index: place, format, condition })
    });
    Ok(Json(ready.await?))
}
