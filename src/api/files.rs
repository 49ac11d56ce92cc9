//! Files that are read for an answer and not kept: `extract` and `check`.

use super::Service;
use super::error::{Asked, Failed};
use super::gate::Gate;
use super::parameters::{Day, FileForm};
use super::received::Received;
use super::reply::{RowForm, Written};
use crate::effect::Reading;
use crate::file::SourceError;
use crate::ingest::Fault;
use crate::ingest::pipeline;
use crate::query::check::check as findings;
use crate::view;
use crate::view::check::CheckView;
use crate::view::document::DocumentView;
use crate::view::error::Envelope;
use crate::view::error::{Problem, ProblemKind};
use crate::view::impact::ImpactView;
use crate::view::parameters::Parameters;
use crate::view::sentences;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use serde::Deserialize;
use utoipa::ToSchema;

#[utoipa::path(post, path = "/extract", tag = "files", summary = "What a file says and cites",
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "The same as `cancu extract` prints", body = DocumentView<'static>),
        (status = 413, description = "The file is too large", body = Envelope<'static>),
        (status = 415, description = "The body is no multipart/form-data", body = Envelope<'static>),
        (status = 422, description = "The file cannot be read; the code is the reader's", body = Envelope<'static>)
    )
)]
pub(super) async fn extract(State(gate): State<Gate>, request: Request) -> Result<Written, Failed> {
    let written = gate.read(request, move |turn, Received { name, bytes, .. }| {
        let Reading { text, document, references, effects, .. } = read(turn.service, &name, &bytes)?;
        Written::json(&view::document::document(&name, &text, &document, &references, &effects))
    });
    Ok(written.await?)
}

const SARIF: &str = "application/sarif+json";

#[utoipa::path(post, path = "/check", tag = "files", summary = "What is wrong with the citations of a draft",
    params(
        ("on" = Option<Day>, Query, description = "The day on which it is to be signed; its own date where it is not given"),
        ("format" = Option<CheckForm>, Query, description = "SARIF also where `Accept` names `application/sarif+json`")
    ),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "The findings in the order of the text", content(
            (CheckView<'static> = "application/json"), (serde_json::Value = "application/sarif+json")
        )),
        (status = 413, description = "The file is too large", body = Envelope<'static>),
        (status = 415, description = "The body is no multipart/form-data", body = Envelope<'static>),
        (status = 422, description = "The file cannot be read; the code is the reader's", body = Envelope<'static>)
    )
)]
pub(super) async fn check(
    State(gate): State<Gate>,
    Asked(parameters): Asked,
    request: Request,
) -> Result<Written, Failed> {
    let as_sarif = wants_sarif(&parameters, request.headers())?;
    let on = view::parameters::day(&parameters, "on")?;
    let written = gate.read(request, move |turn, Received { name, bytes, .. }| {
        let reading = read(turn.service, &name, &bytes)?;
        let found = findings(&reading, &turn.service.registry, Some(&turn.corpus()?), on)?;
        if as_sarif {
            Ok(Written::json(&view::sarif::log(&[(name, found)], &[]))?.typed(SARIF))
        } else {
            Written::json(&view::check::view(&name, reading.text.text(), &found))
        }
    });
    Ok(written.await?)
}

#[utoipa::path(post, path = "/impact", tag = "files", summary = "Which documents rest on what a file replaces, repeals or amends",
    params(
        ("on" = Option<Day>, Query, description = "Only what acts by this day: `2025-08-01`, `01/8/2025`, a month or year"),
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "What it does, and the places that rest on it; nobody resting on it is an empty answer", content((ImpactView<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 413, description = "The file is too large", body = Envelope<'static>),
        (status = 415, description = "The body is no multipart/form-data", body = Envelope<'static>),
        (status = 422, description = "The file cannot be read; the code is the reader's", body = Envelope<'static>)
    )
)]
pub(super) async fn impact(
    State(gate): State<Gate>,
    Asked(parameters): Asked,
    request: Request,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let on = view::parameters::day(&parameters, "on")?;
    let written = gate.read(request, move |turn, Received { name, bytes, .. }| {
        let reading = read(turn.service, &name, &bytes)?;
        let impact = crate::query::impact(&turn.corpus()?, &reading.effects, reading.own.as_ref(), on)?;
        Written::rows(form, &view::impact::view(&impact), "impact", || view::impact::table(&impact))
    });
    Ok(written.await?)
}

/// What `format` asks for, else what the client accepts.
fn wants_sarif(parameters: &Parameters, headers: &HeaderMap) -> Result<bool, Problem> {
    match parameters.choice("format")? {
        Some(CheckForm::Json) => Ok(false),
        Some(CheckForm::Sarif) => Ok(true),
        None => Ok(headers.get_all(header::ACCEPT).iter().any(|accept| {
            accept.to_str().is_ok_and(|accept| accept.split([',', ';']).any(|kind| kind.trim() == SARIF))
        })),
    }
}

/// What a file says and cites; the failure is fit to be shown.
pub(super) fn parsed(service: &Service, name: &str, bytes: &[u8]) -> Result<Reading, Fault> {
    pipeline::read(&service.reader, bytes, name, &service.registry).map_err(presentable)
}

fn read(service: &Service, name: &str, bytes: &[u8]) -> Result<Reading, Problem> {
    parsed(service, name, bytes).map_err(|fault| unreadable(&fault))
}

/// The inner words of a panic go to the log alone.
pub(super) fn presentable(fault: Fault) -> Fault {
    let SourceError::Panicked { why } = &*fault.why else { return fault };
    tracing::error!(stage = fault.stage, "{why}");
    Fault { why: Box::new(SourceError::Panicked { why: "the server's log says more".to_owned() }), ..fault }
}

/// A file that cannot be read, by its own fault.
pub(super) fn unreadable(fault: &Fault) -> Problem {
    let message = sentences::failure(&fault.about, &fault.why).en;
    Problem { kind: ProblemKind::Unreadable, code: fault.why.kind().name(), message, field: Some("file") }
}

/// How findings are written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum CheckForm {
    Json,
    Sarif,
}
