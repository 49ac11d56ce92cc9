//! Search.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::reply::Written;
use crate::{query, view};
use axum::extract::State;

pub(super) async fn search(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let request = view::search::request(&parameters)?;
    let written = gate.ask(move |service| {
        let answer = query::search(&*service.engine, &request)?;
        Written::json(&view::search::view(&request, &answer))
    });
    Ok(written.await?)
}
