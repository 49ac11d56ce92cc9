//! Documents that clients send to be kept, and take out again. Only who knows the token may.

use super::error::{Failed, Named};
use super::files::{presentable, unreadable};
use super::gate::Gate;
use super::parameters::FileForm;
use super::received::Received;
use super::reply::Written;
use crate::index::DocumentId;
use crate::ingest::{Added, UploadError};
use crate::view::error::Envelope;
use crate::view::error::{Problem, ProblemKind};
use crate::view::page::segment;
use crate::view::stored;
use crate::view::stored::StoredView;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Who may write. Asked before anything is read of the body.
pub(super) struct Writer;

impl FromRequestParts<Gate> for Writer {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, gate: &Gate) -> Result<Self, Failed> {
        let Some(wanted) = gate.token() else {
            return Err(Failed(Problem {
                kind: ProblemKind::WritingOff,
                code: "writing_off",
                message:
                    "this server takes no documents; start it with CANCU_TOKEN set to a secret word to switch it on"
                        .to_owned(),
                field: None,
            }));
        };
        let given = parts.headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
        let given = given.and_then(|value| value.split_at_checked("Bearer ".len()));
        match given {
            // Hashes are compared in constant time.
            Some((scheme, token))
                if scheme.eq_ignore_ascii_case(b"bearer ") && blake3::hash(token.trim_ascii()) == wanted =>
            {
                Ok(Self)
            }
            _ => Err(Failed(Problem {
                kind: ProblemKind::NotAllowed,
                code: "not_allowed",
                message: "send the server's token as `Authorization: Bearer TOKEN`".to_owned(),
                field: None,
            })),
        }
    }
}

#[utoipa::path(post, path = "/documents", tag = "documents", summary = "Take a document in",
    request_body(content = FileForm, content_type = "multipart/form-data"),
    security(("token" = [])),
    responses(
        (status = 201, description = "It was read, kept and indexed", body = StoredView<'static>,
            headers(("Location" = String, description = "Its address"))),
        (status = 200, description = "The index holds the same content already", body = StoredView<'static>,
            headers(("Location" = String, description = "Its address"))),
        (status = 401, description = "The token is missing or wrong", body = Envelope<'static>),
        (status = 403, description = "The server takes no documents", body = Envelope<'static>),
        (status = 413, description = "The file is too large", body = Envelope<'static>),
        (status = 415, description = "The body is no multipart/form-data", body = Envelope<'static>),
        (status = 422, description = "The file cannot be read; the code is the reader's", body = Envelope<'static>)
    )
)]
pub(super) async fn add(_writer: Writer, State(gate): State<Gate>, request: Request) -> Result<Response, Failed> {
    let (status, id, written) = gate
        .read(request, move |turn, Received { name, bytes, .. }| {
            let service = turn.service;
            let added = service.uploads.add(&service.library, &service.reader, &service.registry, (&name, &bytes));
            let (status, record) = match added.map_err(problem)? {
                Added::New(mut record) => {
                    turn.corpus()?.settle(std::slice::from_mut(&mut record))?;
                    (StatusCode::CREATED, *record)
                }
                Added::Known(id) => (StatusCode::OK, super::documents::settled(turn, id.0)?),
            };
            Ok((status, record.id.0.clone(), Written::json(&stored::stored(&record))?))
        })
        .await?;
    let place = [(header::LOCATION, format!("/api/v1/documents/{}", segment(&id)))];
    Ok((status, place, written).into_response())
}

#[utoipa::path(delete, path = "/documents/{id}", tag = "documents", summary = "Take a document that was sent out again",
    params(("id" = String, Path, description = "The document's id, as `search` tells it")),
    security(("token" = [])),
    responses(
        (status = 204, description = "It and its file are gone"),
        (status = 401, description = "The token is missing or wrong", body = Envelope<'static>),
        (status = 403, description = "The server takes no documents", body = Envelope<'static>),
        (status = 404, description = "There is no such document", body = Envelope<'static>),
        (status = 409, description = "It was not sent, or is part of a file with others", body = Envelope<'static>)
    )
)]
pub(super) async fn remove(_writer: Writer, State(gate): State<Gate>, Named(id): Named) -> Result<StatusCode, Failed> {
    gate.ask(move |turn| {
        let service = turn.service;
        service.uploads.remove(&service.library, &DocumentId(id)).map_err(problem)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn problem(error: UploadError) -> Problem {
    let conflict = |code, message| Problem { kind: ProblemKind::Conflict, code, message, field: None };
    let message = error.to_string();
    match error {
        UploadError::Unreadable(fault) => unreadable(&presentable(fault)),
        UploadError::NoDocument => super::documents::missing(),
        UploadError::NotAnUpload => conflict("not_an_upload", message),
        UploadError::NoFolder => {
            Problem { kind: ProblemKind::WritingOff, code: "no_upload_folder", message, field: None }
        }
        UploadError::PartOfFile => conflict("part_of_file", message),
        UploadError::Io(cause) => {
            tracing::error!(%cause, "the folder of uploads cannot be written");
            Problem::internal("the server cannot write its folder of uploads; its log says why")
        }
        UploadError::Engine(error) => error.into(),
    }
}
