//! Search, and suggestions while someone types.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::reply::{RowForm, Written};
use crate::{query, view};
use axum::extract::State;

pub(super) async fn search(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::search::request(&parameters)?;
    let written = gate.ask(move |service| {
        let answer = query::search(&*service.engine, &service.registry, &request)?;
        Written::rows(form, &view::search::view(&request, &answer), "search", || view::search::table(&answer))
    });
    Ok(written.await?)
}

/// How many suggestions of a kind are made where nothing else is asked, and at the most.
const USUAL: usize = 5;
const MOST: usize = 20;

pub(super) async fn suggest(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let text = parameters.text("q").unwrap_or_default().to_owned();
    let limit = parameters.number("limit", 0, MOST)?.unwrap_or(USUAL);
    let written = gate.ask(move |service| {
        let found = query::suggest(&*service.engine, &service.registry, &text, limit)?;
        Written::json(&view::suggest::view(&found))
    });
    Ok(written.await?)
}
