//! Documents: what they say, what they cite, and the file that they came from.

use super::error::{Failed, Named};
use super::gate::{Gate, Turn};
use super::original;
use super::reply::Written;
use crate::index::{DocumentId, Parts, Record};
use crate::query;
use crate::view;
use crate::view::consolidated::ConsolidatedView;
use crate::view::error::Envelope;
use crate::view::error::Problem;
use crate::view::stored;
use crate::view::stored::{CitationsView, StoredView, TextView};
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[utoipa::path(get, path = "/documents/{id}", tag = "documents", summary = "All that is known of a document",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    responses(
        (status = 200, description = "The document", body = StoredView<'static>),
        (status = 404, description = "There is no such document", body = Envelope<'static>)
    )
)]
pub(super) async fn document(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |turn| Written::json(&stored::stored(&settled(turn, id)?))).await?)
}

#[utoipa::path(get, path = "/documents/{id}/text", tag = "documents", summary = "The text of a document",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    responses(
        (status = 200, description = "The text, and where its pages lie", body = TextView<'static>),
        (status = 404, description = "There is no such document", body = Envelope<'static>)
    )
)]
pub(super) async fn text(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |turn| Written::json(&stored::text(&record(turn, id, Parts::TEXT)?))).await?)
}

#[utoipa::path(get, path = "/documents/{id}/citations", tag = "documents", summary = "What a document cites",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    responses(
        (status = 200, description = "Its citations in the order of the text", body = CitationsView<'static>),
        (status = 404, description = "There is no such document", body = Envelope<'static>)
    )
)]
pub(super) async fn citations(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    Ok(gate.ask(move |turn| Written::json(&stored::citations(&settled(turn, id)?))).await?)
}

#[utoipa::path(get, path = "/documents/{id}/consolidated", tag = "documents", summary = "Its outline, with what other documents did to each provision",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    responses(
        (status = 200, description = "What acts on it, and on which headings", body = ConsolidatedView<'static>),
        (status = 404, description = "There is no such document", body = Envelope<'static>)
    )
)]
pub(super) async fn consolidated(State(gate): State<Gate>, Named(id): Named) -> Result<Written, Failed> {
    let written = gate.ask(move |turn| {
        let corpus = turn.corpus()?;
        let record = corpus.document(&DocumentId(id), Parts::HEAD | Parts::TEXT)?.ok_or_else(missing)?;
        let reading = query::consolidated(&corpus, &record)?;
        Written::json(&view::consolidated::view(&record, &reading))
    });
    Ok(written.await?)
}

#[utoipa::path(get, path = "/documents/{id}/source", tag = "documents", summary = "The file that a document was read from",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    responses(
        (status = 200, description = "The bytes that were read", content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "application/msword"), (String = "text/plain"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (Vec<u8> = "application/octet-stream")
        )),
        (status = 404, description = "There is no such document, or it has no file of its own any more", body = Envelope<'static>),
        (status = 409, description = "The file, or the archive that holds it, changed since it was read, or the archive has several of its name", body = Envelope<'static>)
    )
)]
pub(super) async fn source(State(gate): State<Gate>, Named(id): Named) -> Result<Response, Failed> {
    let file =
        gate.ask(move |turn| original::read(&record(turn, id, Parts::NONE)?.source, &turn.service.reader)).await?;
    Ok(file.into_response())
}

/// The record with its open citations settled by what the corpus knows.
pub(super) fn settled(turn: &Turn<'_>, id: String) -> Result<Record, Problem> {
    turn.corpus()?.settled(&DocumentId(id))?.ok_or_else(missing)
}

/// The record as it is kept, with some parts.
fn record(turn: &Turn<'_>, id: String, parts: Parts) -> Result<Record, Problem> {
    turn.corpus()?.document(&DocumentId(id), parts)?.ok_or_else(missing)
}

/// That there is no such document.
pub(super) fn missing() -> Problem {
    Problem::not_found("no_document", "the index holds no document of that id; `search` gives the ids".to_owned())
}
