//! What the server counts of itself, in the text format of Prometheus.

use super::gate::{Gate, Load};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper ends of the counted stretches of time, in seconds.
const WITHIN: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Answered requests by route and status.
#[derive(Debug, Default)]
pub(super) struct Metrics(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    requests: BTreeMap<(String, String, u16), u64>,
    times: BTreeMap<String, Times>,
}

#[derive(Debug, Default)]
struct Times {
    /// How many took no longer than each of [`WITHIN`] and longer than the one before.
    within: [u64; WITHIN.len()],
    count: u64,
    seconds: f64,
}

impl Metrics {
    /// Counts a request. Routes are few, being those of the router.
    pub(super) fn count(&self, (method, route): (&str, &str), status: u16, took: Duration) {
        let seconds = took.as_secs_f64();
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counted.requests.entry((route.to_owned(), method.to_owned(), status)).or_default() += 1;
        let times = counted.times.entry(route.to_owned()).or_default();
        times.count += 1;
        times.seconds += seconds;
        if let Some(at) = WITHIN.iter().position(|end| seconds <= *end) {
            times.within[at] += 1;
        }
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        head(out, "cancu_requests_total", "counter", "Answered requests by route, method and status.")?;
        for ((route, method, status), count) in &counted.requests {
            let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
            writeln!(out, "cancu_requests_total{{{labels}}} {count}")?;
        }
        let name = "cancu_request_seconds";
        head(out, name, "histogram", "Time to the beginning of the answer.")?;
        for (route, times) in &counted.times {
            let mut sum = 0;
            for (end, count) in WITHIN.iter().zip(times.within) {
                sum += count;
                writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"{end}\"}} {sum}")?;
            }
            writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {}", times.count)?;
            writeln!(out, "{name}_sum{{route=\"{route}\"}} {}", times.seconds)?;
            writeln!(out, "{name}_count{{route=\"{route}\"}} {}", times.count)?;
        }
        Ok(())
    }
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) -> std::fmt::Result {
    writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}")
}

/// `GET /metrics`. Where the index does not answer, what it would say is left out.
#[utoipa::path(get, path = "/metrics", tag = "server", summary = "What the server counts of itself, for Prometheus",
    responses((status = 200, description = "Requests, times, documents, load", body = String, content_type = "text/plain"))
)]
pub(super) async fn metrics(State(gate): State<Gate>) -> Response {
    let documents = gate.ask(move |turn| Ok(turn.corpus()?.documents()?)).await.ok();
    let state = gate.state().await;
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = gate.metrics.write(&mut out).and_then(|()| gauges(&mut out, &gate, documents, state));
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], out).into_response()
}

fn gauges(out: &mut String, gate: &Gate, documents: Option<usize>, state: Option<String>) -> std::fmt::Result {
    if let Some(documents) = documents {
        head(out, "cancu_documents", "gauge", "Documents of the index.")?;
        writeln!(out, "cancu_documents {documents}")?;
    }
    if let Some(state) = state {
        head(out, "cancu_index_state", "gauge", "The state of the index, the same for every server before it.")?;
        writeln!(out, "cancu_index_state{{state=\"{state}\"}} 1")?;
    }
    let loads = gate.loads();
    let kinds = ["question", "file"].into_iter().zip(&loads);
    for (name, help, value) in [
        ("cancu_running", "What is worked on now.", (|load| load.running) as fn(&Load) -> usize),
        ("cancu_waiting", "What waits for room.", |load| load.waiting),
    ] {
        head(out, name, "gauge", help)?;
        for (kind, load) in kinds.clone() {
            writeln!(out, "{name}{{kind=\"{kind}\"}} {}", value(load))?;
        }
    }
    Ok(())
}
