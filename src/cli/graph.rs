//! `cancu graph`: the citations of the index for programs that draw and measure graphs.

use super::answer;
use super::args::{Graph, GraphFormat};
use super::hint;
use super::index_dir;
use super::output::{Ending, Output};
use super::registry;
use crate::config::Settings;
use crate::export::{dot, graphml};
use crate::index::Deadline;
use crate::query::{self, Filters};
use anyhow::{Result, bail};
use std::path::Path;

/// Prints it, or writes it into a file.
pub(super) fn run(arguments: Graph, settings: &Settings) -> Result<Ending> {
    let format = match (arguments.format, &arguments.output) {
        (Some(format), _) => format,
        (None, None) => GraphFormat::Graphml,
        (None, Some(path)) => by_ending(path)?,
    };
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let filters: Filters = arguments.filters.into();
    let graph = query::graph(&corpus, &filters)?;
    if graph.nodes.is_empty() {
        hint::complain_of_nothing("no document matches", &corpus, &filters)?;
        return Ok(Ending::Partly);
    }
    let written = match format {
        GraphFormat::Graphml => graphml(&graph),
        GraphFormat::Dot => dot(&graph),
    };
    if let Some(path) = &arguments.output {
        answer::write(path, written.as_bytes())?;
    } else {
        let mut output = Output::new();
        output.text(&written)?;
        output.finish()?;
    }
    Ok(Ending::Done)
}

fn by_ending(path: &Path) -> Result<GraphFormat> {
    Ok(match answer::ending(path).as_str() {
        "graphml" | "xml" => GraphFormat::Graphml,
        "dot" | "gv" => GraphFormat::Dot,
        _ => bail!("{} ends in none of .graphml, .dot, .gv; give it such a name, or say --format", path.display()),
    })
}
