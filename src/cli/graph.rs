//! `cancu graph`: the citations of the index for programs that draw and measure graphs.

use super::args::{Graph, GraphFormat};
use super::hint;
use super::index_dir;
use super::output::{Ending, Output};
use crate::config::Settings;
use crate::export::{dot, graphml};
use crate::query::{self, Filters};
use anyhow::Result;

/// Prints it.
pub(super) fn run(arguments: Graph, settings: &Settings) -> Result<Ending> {
    let engine = index_dir::reader(settings)?;
    let filters: Filters = arguments.filters.into();
    let graph = query::graph(engine.as_ref(), &filters)?;
    if graph.nodes.is_empty() {
        hint::complain_of_nothing("no document matches", engine.as_ref(), &filters)?;
        return Ok(Ending::Partly);
    }
    let mut output = Output::new();
    output.text(&match arguments.format {
        GraphFormat::Graphml => graphml(&graph),
        GraphFormat::Dot => dot(&graph),
    })?;
    output.finish()?;
    Ok(Ending::Done)
}
