//! The way to the nodes: one request at a time, to another node where one does not answer.

use super::trouble::{self, Cause};
use crate::index::{Access, Cluster, Deadline, EngineError, EngineErrorKind, Login};
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, http};

/// How long a request may take where nobody set a time.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a node may take to accept a connection.
const CONNECTING: Duration = Duration::from_secs(3);
/// An answer beyond this is refused: no question of ours has such a one.
const LONGEST_ANSWER: u64 = 512 << 20;
/// Pauses before a cluster that says that it has too much to do is asked again.
const PAUSES: [Duration; 3] = [Duration::from_millis(100), Duration::from_millis(300), Duration::from_millis(900)];

/// Speaks to the nodes of one cluster. Every request that is sent through it may be sent twice.
pub(super) struct Client {
    agent: Agent,
    nodes: Vec<String>,
    /// The node that answered last.
    good: AtomicUsize,
    authorization: Option<String>,
    /// The place as people write it.
    place: String,
    index: String,
}

/// What a request carries.
pub(super) enum Sent<'a> {
    /// Nothing.
    Nothing,
    /// One value.
    Json(&'a Value),
    /// Values, each on a line of its own.
    Lines(&'a str),
}

/// What a node answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The body; null where there is none, or where it is no JSON.
    pub(super) body: Value,
}

impl Client {
    /// A way to `cluster`; nothing is sent yet.
    pub(super) fn new(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let tls = TlsConfig::builder().root_certs(roots(access)?).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .timeout_connect(Some(CONNECTING))
            .timeout_resolve(Some(CONNECTING))
            .max_idle_connections_per_host(16)
            .proxy(None)
            .tls_config(tls)
            .build();
        let authorization = access.login.as_ref().map(|login| match login {
            Login::Password(name, password) => {
                format!("Basic {}", super::base64(format!("{name}:{password}").as_bytes()))
            }
            Login::Key(key) => format!("ApiKey {key}"),
        });
        Ok(Self {
            agent: config.new_agent(),
            nodes: cluster.nodes().collect(),
            good: AtomicUsize::new(0),
            authorization,
            place: cluster.to_string(),
            index: cluster.index().to_owned(),
        })
    }

    /// The place as people write it.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// The name of the index.
    pub(super) fn index(&self) -> &str {
        &self.index
    }

    /// The same way to the index `name`.
    pub(super) fn to(self, name: String) -> Self {
        Self { index: name, ..self }
    }

    /// Asks, and gives the answer whatever its status; only where no node answers at all it is an error.
    pub(super) fn ask(
        &self,
        method: &str,
        path: &str,
        sent: &Sent<'_>,
        until: Deadline,
    ) -> Result<Answer, EngineError> {
        let until = Instant::now() + until.left().unwrap_or(PATIENCE);
        let first = self.good.load(Ordering::Relaxed);
        let mut pauses = PAUSES.iter();
        // Every node once, and a lone one twice: it may have closed an idle connection just now.
        let mut tries = self.nodes.len().max(2);
        let mut at = first;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(trouble::timed_out(&self.place));
            }
            tries -= 1;
            // A node that hangs must leave time to ask another.
            let share = if tries > 0 && self.nodes.len() > 1 { left / 2 } else { left };
            let number = at % self.nodes.len();
            match self.once(&self.nodes[number], method, path, sent, share) {
                Ok(answer) if matches!(answer.status, 429 | 502 | 503 | 504) => match pauses.next() {
                    Some(pause) if *pause < until.saturating_duration_since(Instant::now()) => {
                        std::thread::sleep(*pause);
                        tries = tries.max(1);
                    }
                    _ => return Ok(answer),
                },
                Ok(answer) => {
                    self.good.store(number, Ordering::Relaxed);
                    return Ok(answer);
                }
                Err(error) => {
                    let cause = Cause::of(&error);
                    if tries == 0 || cause == Cause::Untrusted {
                        return Err(trouble::unanswered(&self.place, cause, error));
                    }
                }
            }
            at += 1;
        }
    }

    /// Asks for what must be there, and gives the body.
    pub(super) fn want(
        &self,
        method: &str,
        path: &str,
        sent: &Sent<'_>,
        until: Deadline,
    ) -> Result<Value, EngineError> {
        let answer = self.ask(method, path, sent, until)?;
        if (200..300).contains(&answer.status) { Ok(answer.body) } else { Err(self.refused(&answer)) }
    }

    /// What an answer that is none means.
    pub(super) fn refused(&self, answer: &Answer) -> EngineError {
        trouble::refused(&self.place, answer.status, &answer.body)
    }

    fn once(
        &self,
        node: &str,
        method: &str,
        path: &str,
        sent: &Sent<'_>,
        patience: Duration,
    ) -> Result<Answer, ureq::Error> {
        let mut request = http::Request::builder().method(method).uri(format!("{node}/{path}"));
        if let Some(authorization) = &self.authorization {
            request = request.header("authorization", authorization);
        }
        let (kind, body) = match sent {
            Sent::Nothing => ("", Vec::new()),
            Sent::Json(value) => ("application/json", value.to_string().into_bytes()),
            Sent::Lines(lines) => ("application/x-ndjson", lines.as_bytes().to_vec()),
        };
        let patience = Some(patience);
        let answer = if body.is_empty() {
            let request = self.agent.configure_request(request.body(())?).timeout_global(patience).build();
            self.agent.run(request)
        } else {
            let request = request.header("content-type", kind).body(body)?;
            self.agent.run(self.agent.configure_request(request).timeout_global(patience).build())
        };
        let mut answer = answer?;
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(LONGEST_ANSWER).read_to_vec()?;
        Ok(Answer { status, body: serde_json::from_slice(&body).unwrap_or(Value::Null) })
    }
}

/// Who may vouch for the nodes.
fn roots(access: &Access) -> Result<RootCerts, EngineError> {
    let Some(path) = &access.authorities else { return Ok(RootCerts::WebPki) };
    let unusable = |why: String| {
        let message = format!("the file of certificates `{}` cannot be used: {why}", path.display());
        EngineError::new(EngineErrorKind::Denied, message)
    };
    let pem = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
    let mut found = Vec::new();
    for item in parse_pem(&pem) {
        match item {
            Ok(PemItem::Certificate(certificate)) => found.push(certificate),
            Ok(_) => {}
            Err(error) => return Err(unusable(error.to_string())),
        }
    }
    if found.is_empty() {
        return Err(unusable("it holds no certificate in PEM".to_owned()));
    }
    Ok(RootCerts::from(found))
}

/// A count as we hold it.
pub(super) fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
