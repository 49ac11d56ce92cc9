//! A server on a port of its own, and a client that keeps every status.

use cancu::api::{Limits, Service, serve};
use cancu::config::Http;
use cancu::corpus::Library;
use cancu::index::Engine;
use cancu::ingest::Uploads;
use cancu::reader::Reader;
use cancu::registry::Registry;
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
    pub(super) bytes: Vec<u8>,
}

/// The usual limits, two files at once, and any number of requests.
pub(super) fn limits() -> Limits {
    Limits { rate: 0, ..Limits::new(&Http::default(), 2) }
}

/// What answers from `engine`; nobody may write.
pub(super) fn service(engine: Arc<dyn Engine>) -> Service {
    let registry = Arc::new(Registry::built_in());
    let library = Library::over(engine);
    let (shown, facts, changed) = (library.clone(), Arc::clone(&registry), library.clone());
    Service {
        library,
        registry,
        reader: Reader::default(),
        pages: Arc::new(move |request: &_, until| web::page(&shown, &facts, request, until)),
        uploads: Uploads::new("/nowhere/uploads".into(), Arc::new(move || Ok(changed.clone()))),
        identity: "test".to_owned(),
        limits: limits(),
        token: None,
        origins: Vec::new(),
    }
}

impl Server {
    /// Serves `engine` on a port that the system chooses.
    pub(super) fn of(engine: impl Engine + 'static) -> Self {
        Self::limited(engine, limits())
    }

    pub(super) fn limited(engine: impl Engine + 'static, limits: Limits) -> Self {
        Self::with(engine, |service| service.limits = limits)
    }

    /// Serves `engine` with what `change` makes of the usual service.
    pub(super) fn with(engine: impl Engine + 'static, change: impl FnOnce(&mut Service)) -> Self {
        let mut service = service(Arc::new(engine));
        change(&mut service);
        let (sender, bound) = mpsc::channel();
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

    /// Where a browser finds `path`.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        let reply = self.agent.get(format!("{}{path}", self.base)).call();
        Reply::of(reply.unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    pub(super) fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, &[], &[])
    }

    /// Any request; `headers` are names and values.
    pub(super) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let reply = self.agent.run(request.body(body).expect("a request"));
        Reply::of(reply.unwrap_or_else(|error| panic!("{method} {path}: {error}")))
    }

    /// Sends `bytes` as the file `name`, as a browser's form does.
    pub(super) fn post_file(&self, path: &str, headers: &[(&str, &str)], name: &str, bytes: &[u8]) -> Reply {
        let mut body = format!(
            "--part\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--part\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--part--\r\n");
        let kind = ("content-type", "multipart/form-data; boundary=part");
        let headers: Vec<_> = headers.iter().copied().chain([kind]).collect();
        self.send("POST", path, &headers, &body)
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
        let bytes = body.read_to_vec().expect("a body");
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
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
