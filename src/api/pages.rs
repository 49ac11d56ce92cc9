//! The pages, on the same gate as the API. Whatever goes wrong is told in a page too.

use super::error::{Asked, Failed, Named};
use super::files;
use super::gate::Gate;
use super::received::Received;
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::view::error::Problem;
use crate::view::page::{PageReply, PageRequest, SentFile};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::sync::Arc;

/// What an extractor found, or why it found nothing.
type Found<T> = Result<T, Failed>;

pub(super) async fn search(State(gate): State<Gate>, asked: Found<Asked>) -> Response {
    reply(&gate, asked.map(|Asked(parameters)| PageRequest::Search(parameters))).await
}

pub(super) async fn document(State(gate): State<Gate>, named: Found<Named>) -> Response {
    reply(&gate, named.map(|Named(id)| PageRequest::Document(DocumentId(id)))).await
}

pub(super) async fn authority(State(gate): State<Gate>, named: Found<Named>, asked: Found<Asked>) -> Response {
    let request = named.and_then(|Named(key)| Ok(PageRequest::Authority(AuthorityKey(key), asked?.0)));
    reply(&gate, request).await
}

pub(super) async fn compare(State(gate): State<Gate>, asked: Found<Asked>) -> Response {
    reply(&gate, asked.map(|Asked(parameters)| PageRequest::Compare(parameters))).await
}

pub(super) async fn basis(State(gate): State<Gate>, asked: Found<Asked>) -> Response {
    reply(&gate, asked.map(|Asked(parameters)| PageRequest::Basis(parameters))).await
}

pub(super) async fn corpus(State(gate): State<Gate>) -> Response {
    reply(&gate, Ok(PageRequest::Corpus)).await
}

pub(super) async fn check_form(State(gate): State<Gate>) -> Response {
    response(gate.at_once(&PageRequest::Check(None)))
}

/// Reads the file that was sent and reports on it; nothing of it is kept.
pub(super) async fn check(State(gate): State<Gate>, request: Request) -> Response {
    let page = gate.read(request, move |service, Received { name, bytes }| {
        let reading = Arc::new(files::read(service, &name, &bytes)?);
        Ok((service.pages)(&PageRequest::Check(Some(SentFile { name, reading }))))
    });
    response(page.await.unwrap_or_else(|problem| gate.at_once(&PageRequest::Problem(problem))))
}

pub(super) async fn asset(State(gate): State<Gate>, named: Found<Named>) -> Response {
    let request =
        named.map_or_else(|Failed(problem)| PageRequest::Problem(problem), |Named(name)| PageRequest::Asset(name));
    response(gate.at_once(&request))
}

pub(super) async fn missing(State(gate): State<Gate>) -> Response {
    let words = "there is no page at this address; begin at `/`";
    response(gate.at_once(&PageRequest::Problem(Problem::not_found("no_page", words.to_owned()))))
}

async fn reply(gate: &Gate, request: Found<PageRequest>) -> Response {
    let page = match request {
        Ok(request) => gate.ask(move |service| Ok((service.pages)(&request))).await,
        Err(Failed(problem)) => Err(problem),
    };
    response(page.unwrap_or_else(|problem| gate.at_once(&PageRequest::Problem(problem))))
}

fn response(page: PageReply) -> Response {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let keep = if page.lasting { "public, max-age=86400" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(page.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    match page.body {
        Cow::Borrowed(body) => (status, headers, body).into_response(),
        Cow::Owned(body) => (status, headers, body).into_response(),
    }
}
