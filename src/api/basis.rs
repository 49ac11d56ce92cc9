//! What a document rests on, and what comparable plans rest on.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::reply::Written;
use crate::index::{Engine, Record};
use crate::query::{basis, find_document};
use crate::registry::Registry;
use crate::view;
use crate::view::basis::BasisRequest;
use crate::view::error::Problem;
use axum::extract::State;

pub(super) async fn legal_basis(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let written = gate.ask(move |service| {
        let (engine, registry) = (&*service.engine, &*service.registry);
        match view::basis::request(&parameters, registry)? {
            BasisRequest::Document { named, on } => {
                let record = the_one(engine, registry, &named)?;
                Written::json(&view::basis::chain(&basis::basis(engine, registry, record, on)?))
            }
            BasisRequest::Topic(request) => {
                let found = basis::suggest(engine, registry, &request)?;
                Written::json(&view::basis::suggestions(&request, &found))
            }
        }
    });
    Ok(written.await?)
}

/// The document that `named` names.
fn the_one(engine: &dyn Engine, registry: &Registry, named: &str) -> Result<Record, Problem> {
    let mut found = engine.fetch(&find_document(engine, registry, named)?)?;
    match (found.pop(), found.is_empty()) {
        (Some(record), true) => Ok(record),
        (None, _) => Err(Problem::not_found(
            "no_document",
            "the index holds no document that `document` names; `search` gives the ids".to_owned(),
        )),
        (Some(_), false) => Err(Problem {
            status: 409,
            code: "several_documents",
            message: "`document` names several; give the id of one, which `search` tells".to_owned(),
            field: Some("document"),
        }),
    }
}
