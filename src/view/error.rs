//! What went wrong with a question, in one shape for every face.

use crate::index::{EngineError, EngineErrorKind};
use serde::Serialize;
use utoipa::ToSchema;

/// Of which kind a problem is; each face makes its own of it, as the API makes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A parameter, the address or the body means nothing.
    Misunderstood,
    /// What was asked for is not there.
    NotFound,
    /// The address does not take the method.
    NoMethod,
    /// Who asks has not shown that they may write.
    NotAllowed,
    /// Nobody may write here.
    WritingOff,
    /// It contradicts what is there: several documents of one name, a file that changed.
    Conflict,
    /// The body is larger than is accepted.
    TooLarge,
    /// The body is not of the type that is accepted.
    WrongBody,
    /// The file cannot be read.
    Unreadable,
    /// The client asks too often.
    TooOften,
    /// The server failed.
    Internal,
    /// The server cannot answer now.
    Unavailable,
}

/// A question that has no answer: a kind and a code for programs, one sentence for people. Causes stay inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Of which kind it is.
    #[serde(skip)]
    pub kind: ProblemKind,
    /// A stable word for programs.
    pub code: &'static str,
    /// One sentence that names the thing and the remedy.
    pub message: String,
    /// The parameter at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

impl Problem {
    /// A parameter that cannot be understood.
    pub fn bad_parameter(field: &'static str, message: String) -> Self {
        Self { kind: ProblemKind::Misunderstood, code: "bad_query", message, field: Some(field) }
    }

    /// Something that is not there.
    pub fn not_found(code: &'static str, message: String) -> Self {
        Self { kind: ProblemKind::NotFound, code, message, field: None }
    }

    /// A mistake of the server; `message` says no more than that.
    pub fn internal(message: &str) -> Self {
        Self { kind: ProblemKind::Internal, code: "internal", message: message.to_owned(), field: None }
    }

    /// A client that asks too often; in a second it may again.
    pub fn too_many() -> Self {
        let message = "you ask more often than this server allows; wait a second, ask in fewer requests";
        Self { kind: ProblemKind::TooOften, code: "too_many_requests", message: message.to_owned(), field: None }
    }

    /// A server that has more to do than it may.
    pub fn busy() -> Self {
        Self::unavailable("busy", "the server is answering as many questions as it may; ask again in a second")
    }

    /// An answer that took too long.
    pub fn too_slow() -> Self {
        Self::unavailable("too_slow", "the answer took longer than the server allows; ask for less")
    }

    fn unavailable(code: &'static str, message: &str) -> Self {
        Self { kind: ProblemKind::Unavailable, code, message: message.to_owned(), field: None }
    }
}

impl From<EngineError> for Problem {
    /// Keeps the kind; the words may name files of the server, so they go to its log alone.
    fn from(error: EngineError) -> Self {
        tracing::error!(kind = ?error.kind, cause = ?error.source, "{}", error.message);
        match error.kind {
            EngineErrorKind::Busy => Self::unavailable("busy", "the index is being written; ask again in a second"),
            EngineErrorKind::TimedOut => Self::too_slow(),
            EngineErrorKind::Unavailable | EngineErrorKind::Refused => {
                Self::unavailable("index_unavailable", "the index does not answer this now; ask again in a moment")
            }
            EngineErrorKind::Full => {
                Self::unavailable("index_full", "the index takes no more documents; the server's log says why")
            }
            EngineErrorKind::Denied => {
                Self::unavailable("index_denied", "the server may not enter its index; its log says why")
            }
            EngineErrorKind::Missing | EngineErrorKind::NotAnIndex | EngineErrorKind::OtherVersion => {
                Self::unavailable("no_index", "the server has no index that it can read; its log says why")
            }
            _ => Self {
                kind: ProblemKind::Internal,
                code: "index_failed",
                message: "the index could not answer; the server's log says why".to_owned(),
                field: None,
            },
        }
    }
}

/// `{"error": {...}}`, as the contract has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Envelope<'a> {
    /// What went wrong.
    pub error: ErrorView<'a>,
}

/// A problem, and the request that the server's log knows it by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ErrorView<'a> {
    /// What went wrong.
    #[serde(flatten)]
    pub problem: &'a Problem,
    /// The request, as `X-Request-Id` names it.
    pub request_id: &'a str,
}
