//! Problems as replies, and refusals of the framework as problems.

use crate::view::error::{Envelope, Problem};
use crate::view::parameters::Parameters;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A problem on its way out.
#[derive(Debug)]
pub(super) struct Failed(pub(super) Problem);

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        retry_after((status, Json(Envelope { error: &self.0 })).into_response())
    }
}

/// Says when to ask again, where the server could not answer this time.
pub(super) fn retry_after(mut reply: Response) -> Response {
    if reply.status() == StatusCode::SERVICE_UNAVAILABLE {
        reply.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
    }
    reply
}

/// The parameters of the address.
pub(super) struct Asked(pub(super) Parameters);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failed> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) = pairs.map_err(|refusal: QueryRejection| {
            tracing::debug!(%refusal, "parameters refused");
            Problem {
                status: 400,
                code: "bad_query",
                message: "the part of the address after `?` is not `name=value&...`".to_owned(),
                field: None,
            }
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
            Problem {
                status: 400,
                code: "bad_path",
                message: "the path is not percent-encoded UTF-8".to_owned(),
                field: None,
            }
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
        status: 405,
        code: "no_method",
        message: "this address answers GET and HEAD alone".to_owned(),
        field: None,
    })
}
