//! Problems as replies, and refusals of the framework as problems.

use crate::view::error::{Envelope, ErrorView, Problem, ProblemKind};
use crate::view::parameters::Parameters;
use axum::Extension;
use axum::body::Body;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A problem on its way out. Its words are written by [`told`], which knows the name of the request.
#[derive(Debug)]
pub(super) struct Failed(pub(super) Problem);

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (status(self.0.kind), Extension(self.0)).into_response()
    }
}

/// The status that tells of a problem.
pub(super) fn status(kind: ProblemKind) -> StatusCode {
    match kind {
        ProblemKind::Misunderstood => StatusCode::BAD_REQUEST,
        ProblemKind::NotFound => StatusCode::NOT_FOUND,
        ProblemKind::NoMethod => StatusCode::METHOD_NOT_ALLOWED,
        ProblemKind::NotAllowed => StatusCode::UNAUTHORIZED,
        ProblemKind::WritingOff => StatusCode::FORBIDDEN,
        ProblemKind::Conflict => StatusCode::CONFLICT,
        ProblemKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ProblemKind::WrongBody => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ProblemKind::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
        ProblemKind::TooOften => StatusCode::TOO_MANY_REQUESTS,
        ProblemKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        ProblemKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Writes the envelope of the problem that `reply` carries, if any, and what a client should know of its status.
pub(super) fn told(mut reply: Response, request_id: &str) -> Response {
    if let Some(problem) = reply.extensions_mut().remove::<Problem>() {
        let envelope = Envelope { error: ErrorView { problem: &problem, request_id } };
        let body = serde_json::to_vec(&envelope).unwrap_or_default();
        reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        reply.headers_mut().remove(header::CONTENT_LENGTH);
        *reply.body_mut() = Body::from(body);
    }
    let again = matches!(reply.status(), StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS);
    let (name, value) = match reply.status() {
        _ if again => (header::RETRY_AFTER, "1"),
        StatusCode::UNAUTHORIZED => (header::WWW_AUTHENTICATE, "Bearer"),
        _ => return reply,
    };
    reply.headers_mut().insert(name, HeaderValue::from_static(value));
    reply
}

/// A request that is wrong in itself.
pub(super) fn refused(code: &'static str, message: &str) -> Problem {
    Problem { kind: ProblemKind::Misunderstood, code, message: message.to_owned(), field: None }
}

/// The parameters of the address.
pub(super) struct Asked(pub(super) Parameters);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failed> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) = pairs.map_err(|refusal: QueryRejection| {
            tracing::debug!(%refusal, "parameters refused");
            refused("bad_query", "the part of the address after `?` is not `name=value&...`")
        })?;
        Ok(Self(Parameters(pairs)))
    }
}

/// The one name in the path.
pub(super) struct Named(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failed> {
        let name = Path::<String>::from_request_parts(parts, state).await;
        let Path(name) = name.map_err(|refusal: PathRejection| {
            tracing::debug!(%refusal, "path refused");
            refused("bad_path", "the path is not percent-encoded UTF-8")
        })?;
        Ok(Self(name))
    }
}

/// No such route under `/api`.
pub(super) async fn no_route() -> Failed {
    Failed(Problem::not_found("no_route", "there is no such route; the routes stand under /api/v1".to_owned()))
}

/// The route is there and the method is not.
pub(super) async fn no_method() -> Failed {
    Failed(Problem {
        kind: ProblemKind::NoMethod,
        code: "no_method",
        message: "this address does not take that method; the header `Allow` names those that it takes".to_owned(),
        field: None,
    })
}
