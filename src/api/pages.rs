//! The pages, on the same gate as the API.

use super::error::{Asked, Failed, Named};
use super::gate::Gate;
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::view::page::{PageReply, PageRequest};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;

pub(super) async fn search(State(gate): State<Gate>, Asked(parameters): Asked) -> Response {
    reply(&gate, PageRequest::Search(parameters)).await
}

pub(super) async fn document(State(gate): State<Gate>, Named(id): Named) -> Response {
    reply(&gate, PageRequest::Document(DocumentId(id))).await
}

pub(super) async fn authority(State(gate): State<Gate>, Named(key): Named, Asked(parameters): Asked) -> Response {
    reply(&gate, PageRequest::Authority(AuthorityKey(key), parameters)).await
}

pub(super) async fn asset(State(gate): State<Gate>, Named(name): Named) -> Response {
    reply(&gate, PageRequest::Asset(name)).await
}

pub(super) async fn missing(State(gate): State<Gate>) -> Response {
    reply(&gate, PageRequest::Missing).await
}

async fn reply(gate: &Gate, request: PageRequest) -> Response {
    match gate.ask(move |service| Ok((service.pages)(&request))).await {
        Ok(page) => response(page),
        Err(problem) => Failed(problem).into_response(),
    }
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
