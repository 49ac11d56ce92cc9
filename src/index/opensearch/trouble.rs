//! What can go wrong with a cluster, in words.

use crate::index::{EngineError, EngineErrorKind};
use serde_json::Value;
use std::io::ErrorKind;

/// Why a node gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// It took no connection.
    Unreached,
    /// The connection ended before the answer.
    Broken,
    /// The time was over.
    Hung,
    /// Nobody that we believe vouches for it.
    Untrusted,
}

impl Cause {
    /// The cause of `error`.
    pub(super) fn of(error: &ureq::Error) -> Self {
        match error {
            ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve)
            | ureq::Error::HostNotFound
            | ureq::Error::ConnectionFailed => Self::Unreached,
            ureq::Error::Timeout(_) => Self::Hung,
            ureq::Error::Rustls(_) | ureq::Error::Tls(_) => Self::Untrusted,
            ureq::Error::Io(io) => match io.kind() {
                ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
                    Self::Unreached
                }
                ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::Hung,
                // Failures of a handshake come as invalid data.
                ErrorKind::InvalidData if io.to_string().contains("certificate") => Self::Untrusted,
                _ => Self::Broken,
            },
            _ => Self::Broken,
        }
    }
}

/// Nobody answered.
pub(super) fn unanswered(place: &str, cause: Cause, error: ureq::Error) -> EngineError {
    let (kind, what) = match cause {
        Cause::Unreached => (
            EngineErrorKind::Unavailable,
            format!(
                "no node of the OpenSearch cluster at {place} can be reached; check that it runs and that the address is right"
            ),
        ),
        Cause::Broken => (
            EngineErrorKind::Unavailable,
            format!("the OpenSearch cluster at {place} broke off before it answered; try again in a moment"),
        ),
        Cause::Hung => return timed_out(place),
        Cause::Untrusted => (
            EngineErrorKind::Denied,
            format!(
                "the certificate of the OpenSearch cluster at {place} is not one that is known here; name the file of \
                 those who vouch for it in CANCU_OPENSEARCH_CA"
            ),
        ),
    };
    EngineError::because(kind, what, error)
}

/// The time was over.
pub(super) fn timed_out(place: &str) -> EngineError {
    let message = format!("the OpenSearch cluster at {place} did not answer in time; try again in a moment");
    EngineError::new(EngineErrorKind::TimedOut, message)
}

/// Part of the index has no copy that answers.
pub(super) fn incomplete(place: &str) -> EngineError {
    let message = format!(
        "a part of the index at {place} cannot be reached, so nothing is answered; wait until its nodes are back, or \
         restore it from a snapshot"
    );
    EngineError::new(EngineErrorKind::Unavailable, message)
}

/// The state that was asked is gone and the index is another by now.
pub(super) fn changed(place: &str) -> EngineError {
    let message = format!("a node of the cluster at {place} died and the index changed during the question; ask again");
    EngineError::new(EngineErrorKind::Unavailable, message)
}

/// What the index keeps cannot be read.
pub(super) fn damaged(place: &str) -> EngineError {
    let message = format!(
        "the index at {place} holds something that cannot be read; build it anew with `cancu ingest --rebuild --index {place} \
         PATH...`"
    );
    EngineError::new(EngineErrorKind::Damaged, message)
}

/// The answer is not such as OpenSearch gives.
pub(super) fn strange(place: &str) -> EngineError {
    let message = format!("what answers at {place} does not answer as OpenSearch does; check the address");
    EngineError::new(EngineErrorKind::NotAnIndex, message)
}

/// There is no index of this name.
pub(super) fn missing(place: &str) -> EngineError {
    let message = format!("there is no index at {place}; run `cancu ingest --index {place} PATH...` first");
    EngineError::new(EngineErrorKind::Missing, message)
}

/// The index was made by another version of this program.
pub(super) fn other_version(place: &str) -> EngineError {
    let message = format!(
        "the index at {place} was written by another version of cancu; build it anew with \
         `cancu ingest --rebuild --index {place} PATH...`, or fill one of another name beside it"
    );
    EngineError::new(EngineErrorKind::OtherVersion, message)
}

/// Another program made the index.
pub(super) fn foreign(place: &str) -> EngineError {
    let message =
        format!("the index at {place} was not made by cancu and is left as it is; name another with `--index`");
    EngineError::new(EngineErrorKind::NotAnIndex, message)
}

/// What a node says that refuses: `body` is its answer or one item of it.
pub(super) fn refused(place: &str, status: u16, body: &Value) -> EngineError {
    let error = &body["error"];
    let kind = error["type"].as_str().unwrap_or_default();
    let reason = said(error);
    let full = ["flood", "read-only-allow-delete", "FORBIDDEN/12", "TOO_MANY_REQUESTS/12"];
    if full.iter().any(|sign| reason.contains(sign)) {
        let message = format!(
            "the OpenSearch cluster at {place} takes no more documents because a disk is nearly full; make room, then run \
             the command again"
        );
        return EngineError::new(EngineErrorKind::Full, message);
    }
    if kind == "cluster_block_exception" && reason.contains("FORBIDDEN") {
        let message =
            format!("the index at {place} is closed to writing ({reason}); open it and run the command again");
        return EngineError::new(EngineErrorKind::Denied, message);
    }
    let (of, message) = match status {
        401 => (
            EngineErrorKind::Denied,
            format!(
                "the OpenSearch cluster at {place} does not accept the login; set CANCU_OPENSEARCH_USER and \
                 CANCU_OPENSEARCH_PASSWORD, or CANCU_OPENSEARCH_KEY"
            ),
        ),
        403 => (
            EngineErrorKind::Denied,
            format!(
                "the OpenSearch cluster at {place} does not allow this to the one who asks; ask its keeper for the right"
            ),
        ),
        404 if kind == "index_not_found_exception" => return missing(place),
        429 => (
            EngineErrorKind::Unavailable,
            format!("the OpenSearch cluster at {place} has too much to do; try again in a moment"),
        ),
        _ if is_lost_view(status, body) || reason.contains("node_not_connected") => return incomplete(place),
        502..=504 if kind.is_empty() || kind == "search_phase_execution_exception" => return incomplete(place),
        502..=504 => (
            EngineErrorKind::Unavailable,
            format!("the OpenSearch cluster at {place} cannot work at the moment ({kind}); try again in a moment"),
        ),
        413 => (
            EngineErrorKind::Denied,
            format!(
                "the OpenSearch cluster at {place} takes no request of this size; raise its `http.max_content_length`"
            ),
        ),
        _ if kind.is_empty() => return strange(place),
        400 => (
            EngineErrorKind::Refused,
            format!("the OpenSearch cluster at {place} does not answer such a question ({kind}: {})", cut(&reason)),
        ),
        _ => (
            EngineErrorKind::Io,
            format!("the OpenSearch cluster at {place} refused a request ({status}, {kind}: {})", cut(&reason)),
        ),
    };
    EngineError::new(of, message)
}

/// Whether the answer says that a point in time is gone, be it too old or its node dead.
pub(super) fn is_lost_view(status: u16, body: &Value) -> bool {
    let said = said(&body["error"]);
    let signs = [
        "search_context_missing",
        "No search context found",
        "node_not_connected",
        "node_disconnected",
        "no_such_node",
    ];
    (status == 404 || status >= 500) && signs.iter().any(|sign| said.contains(sign))
}

/// Everything that an error says of itself and its causes.
fn said(error: &Value) -> String {
    match error {
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let of = ["type", "reason", "root_cause", "failed_shards", "caused_by"];
            of.iter().filter_map(|name| fields.get(*name)).map(said).collect::<Vec<_>>().join(" ")
        }
        Value::Array(values) => values.iter().map(said).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

fn cut(reason: &str) -> &str {
    &reason[..reason.floor_char_boundary(300)]
}
