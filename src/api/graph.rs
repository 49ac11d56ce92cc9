//! The graph of citations, for programs that draw and measure graphs.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::reply::Written;
use crate::export::{dot, graphml};
use crate::view::error::Problem;
use crate::{query, view};
use axum::extract::State;

pub(super) async fn graph(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let as_dot = match parameters.text("format") {
        None | Some("graphml") => false,
        Some("dot") => true,
        Some(_) => {
            let message = "`format` is neither graphml nor dot".to_owned();
            return Err(Failed(Problem::bad_parameter("format", message)));
        }
    };
    let filters = view::search::filters(&parameters)?;
    let written = gate.ask(move |service| {
        let graph = query::graph(&*service.engine, &filters)?;
        Ok(if as_dot {
            Written::file("text/vnd.graphviz; charset=utf-8", "citations.dot".to_owned(), dot(&graph).into_bytes())
        } else {
            Written::file("application/graphml+xml", "citations.graphml".to_owned(), graphml(&graph).into_bytes())
        })
    });
    Ok(written.await?)
}
