//! Each request has a name: in the reply, in the envelope of an error, and in the log.

use super::error::told;
use super::metrics::Metrics;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_ID: usize = 64;

/// Names the request, counts and logs it, and writes the words of a problem.
pub(super) async fn observed(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = given(request.headers()).unwrap_or_else(fresh);
    let method = request.method().as_str().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    // The path alone: what is asked after `?` may be nobody's business.
    let span = tracing::info_span!("request", id, method, path = request.uri().path());
    let mut reply = told(next.run(request).instrument(span.clone()).await, &id);
    let took = begun.elapsed();
    let status = reply.status().as_u16();
    span.in_scope(|| tracing::info!(status, milliseconds = took.as_secs_f64() * 1e3, "answered"));
    metrics.count((&method, &route), status, took);
    if let Ok(id) = HeaderValue::from_str(&id) {
        reply.headers_mut().insert(REQUEST_ID, id);
    }
    reply
}

/// The name that the client or a proxy gave, where it is a plain word.
fn given(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    ((1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(plain)).then(|| id.to_owned())
}

/// A name that no other request has had, and that does not tell how many there were.
fn fresh() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    format!("{:016x}", KEY.hash_one(COUNT.fetch_add(1, Ordering::Relaxed)))
}
