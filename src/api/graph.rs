//! The graph of citations, for programs that draw and measure graphs.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::parameters::Narrowed;
use super::reply::Written;
use crate::export::{dot, graphml};
use crate::{query, view};
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

#[utoipa::path(get, path = "/graph", tag = "questions", summary = "The graph of citations",
    params(Narrowed, ("format" = Option<GraphForm>, Query, description = "How the graph is written, usually `graphml`")),
    responses((status = 200, description = "Documents and authorities, and who cites whom why", content(
        (String = "application/graphml+xml"), (String = "text/vnd.graphviz")
    )))
)]
pub(super) async fn graph(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let as_dot = matches!(parameters.choice("format")?, Some(GraphForm::Dot));
    let filters = view::search::filters(&parameters)?;
    let written = gate.ask(move |turn| {
        let graph = query::graph(&turn.corpus()?, &filters)?;
        Ok(if as_dot {
            Written::file("text/vnd.graphviz; charset=utf-8", "citations.dot".to_owned(), dot(&graph).into_bytes())
        } else {
            Written::file("application/graphml+xml", "citations.graphml".to_owned(), graphml(&graph).into_bytes())
        })
    });
    Ok(written.await?)
}

/// How a graph is written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum GraphForm {
    Graphml,
    Dot,
}
