//! Comparison of provinces, years, issuers or documents.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::reply::{RowForm, Written};
use crate::{query, view};
use axum::extract::State;

pub(super) async fn compare(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::compare::request(&parameters)?;
    let written = gate.ask(move |service| {
        let answer = query::compare(&*service.engine, &service.registry, &request)?;
        let table = || view::compare::table(&answer);
        Written::rows(form, &view::compare::view(&request, &answer), "compare", table)
    });
    Ok(written.await?)
}
