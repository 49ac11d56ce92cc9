//! The documents that are cited, and who cites them.

use super::error::{Asked, Failed, Named};
use super::gate::Gate;
use super::reply::{RowForm, Written};
use crate::authority::AuthorityKey;
use crate::query::Days;
use crate::{query, view};
use axum::extract::State;

/// How many authorities an answer lists where nothing else is asked, and at the most.
const USUAL: usize = 20;
const MOST: usize = 100;

pub(super) async fn find(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let text = parameters.text("q").unwrap_or_default().to_owned();
    let limit = parameters.number("limit", 0, MOST)?.unwrap_or(USUAL);
    let written = gate.ask(move |service| {
        let found = query::authorities(&*service.engine, &service.registry, &text, limit)?;
        Written::json(&view::authority::list(&found))
    });
    Ok(written.await?)
}

pub(super) async fn authority(
    State(gate): State<Gate>,
    Named(key): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let on = view::parameters::day(&parameters, "on")?;
    let written = gate.ask(move |service| {
        let (engine, registry) = (&*service.engine, &*service.registry);
        let Some(summary) = query::authority(engine, &key)? else {
            return Err(view::authority::unknown(&AuthorityKey(key)));
        };
        let known = query::known_facts(registry, &summary.key);
        let status = on.map(|on| query::status::status(engine, registry, &summary.key, Days::of(on))).transpose()?;
        let view = view::authority::view(&summary, &known, status.as_ref());
        Written::rows(form, &view, "authority", || view::authority_table::table(&summary, &known))
    });
    Ok(written.await?)
}

pub(super) async fn cited_by(
    State(gate): State<Gate>,
    Named(key): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::cited_by::request(&key, &parameters)?;
    let written = gate.ask(move |service| {
        let answer = query::cited_by(&*service.engine, &service.registry, &request)?;
        Written::rows(form, &view::cited_by::view(&request, &answer), "cited-by", || view::cited_by::table(&answer))
    });
    Ok(written.await?)
}
