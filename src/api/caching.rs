//! Conditional requests: an answer that cannot have changed is not made again.

use super::gate::Gate;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Names each answer by the state of the index and the question, and answers 304 to who has it already.
///
/// The state is asked before the answer is made: where the index changes meanwhile, the name is too old, and the next
/// request is answered anew.
pub(super) async fn conditional(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let Some(state) = gate.state().await else { return next.run(request).await };
    let tag = tag(&gate, &state, &request);
    if is_known(request.headers(), &tag) {
        return named(StatusCode::NOT_MODIFIED.into_response(), &tag);
    }
    let reply = next.run(request).await;
    if reply.status() == StatusCode::OK { named(reply, &tag) } else { reply }
}

/// Weak: a compressed answer is the same answer.
fn tag(gate: &Gate, state: &str, request: &Request) -> String {
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    let hash = blake3::hash(format!("{} {state} {address}", gate.identity()).as_bytes()).to_hex();
    format!("W/\"{}\"", &hash[..20])
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let names = |value: &HeaderValue| {
        value.to_str().is_ok_and(|tags| tags.split(',').map(str::trim).any(|known| known == tag || known == "*"))
    };
    headers.get_all(header::IF_NONE_MATCH).iter().any(names)
}

fn named(mut reply: Response, tag: &str) -> Response {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        reply.headers_mut().insert(header::ETAG, tag);
        reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    reply
}
