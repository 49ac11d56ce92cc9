//! A server on a port of its own, and a client that keeps every status.

use cancu::api::{Limits, Service, serve};
use cancu::index::Engine;
use cancu::registry::Registry;
use cancu::source::Reader;
use cancu::web;
use serde_json::Value;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// A running server; it ends with the process.
pub(super) struct Server {
    base: String,
    agent: ureq::Agent,
}

/// What came back.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Server {
    /// Serves `engine` on a port that the system chooses.
    pub(super) fn of(engine: impl Engine + 'static) -> Self {
        Self::limited(engine, Limits::default())
    }

    pub(super) fn limited(engine: impl Engine + 'static, limits: Limits) -> Self {
        let engine: Arc<dyn Engine> = Arc::new(engine);
        let registry = Arc::new(Registry::built_in());
        let (shown, facts) = (Arc::clone(&engine), Arc::clone(&registry));
        let pages = Arc::new(move |request: &_| web::page(&*shown, &facts, request));
        let (sender, bound) = mpsc::channel();
        let service = Service { engine, registry, reader: Reader::default(), pages, limits };
        std::thread::spawn(move || {
            serve(service, ([127, 0, 0, 1], 0).into(), |address| sender.send(address).expect("the test waits"))
        });
        let address = bound.recv_timeout(Duration::from_secs(10)).expect("the server binds");
        Self::at(&format!("http://{address}"))
    }

    /// The server that another process runs.
    pub(super) fn at(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(20)))
            .build();
        Self { base: base.to_owned(), agent: config.new_agent() }
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        let reply = self.agent.get(format!("{}{path}", self.base)).call();
        Reply::of(reply.unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    pub(super) fn delete(&self, path: &str) -> Reply {
        let reply = self.agent.delete(format!("{}{path}", self.base)).call();
        Reply::of(reply.unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    /// The JSON of an answer that must be there.
    #[track_caller]
    pub(super) fn json(&self, path: &str) -> Value {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        reply.json()
    }

    /// The error of an answer that must be one, with its status.
    #[track_caller]
    pub(super) fn error(&self, path: &str) -> (u16, Value) {
        let reply = self.get(path);
        (reply.status, reply.json()["error"].clone())
    }
}

impl Reply {
    fn of(reply: ureq::http::Response<ureq::Body>) -> Self {
        let (parts, mut body) = reply.into_parts();
        let text = |value: &ureq::http::HeaderValue| value.to_str().expect("ASCII headers").to_owned();
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
            body: body.read_to_string().expect("the body is UTF-8"),
        }
    }

    #[track_caller]
    pub(super) fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), "application/json", "{}", self.body);
        serde_json::from_str(&self.body).expect("the body is JSON")
    }

    /// The value of header `name`; empty where it is absent.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
}
