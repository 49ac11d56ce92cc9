//! The documents that are cited, and who cites them.

use super::error::{Asked, Failed, Named};
use super::gate::Gate;
use super::parameters::{Day, Narrowed, Paged};
use super::reply::{RowForm, Written};
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::query::Days;
use crate::view::authority::{AuthoritiesView, AuthorityView};
use crate::view::cited_by::{Age, CitedByView};
use crate::view::error::Envelope;
use crate::view::impact::ImpactView;
use crate::{config, query, view};
use axum::extract::State;

/// How many authorities an answer lists where nothing else is asked, and at the most.
const USUAL: usize = 20;
const MOST: usize = 100;

#[utoipa::path(get, path = "/authorities", tag = "authorities", summary = "Cited documents by number or words of their key",
    params(
        ("q" = Option<String>, Query, description = "A number in any spelling, or words of a law's name; all without it"),
        ("limit" = Option<u32>, Query, minimum = 0, maximum = 100, description = "How many, usually 20")
    ),
    responses((status = 200, description = "The most cited first", body = AuthoritiesView<'static>))
)]
pub(super) async fn find(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let text = parameters.text("q").unwrap_or_default().to_owned();
    let limit = parameters.number("limit", 0, MOST)?.unwrap_or(USUAL);
    let written = gate.ask(move |turn| {
        let found = query::authorities(&turn.corpus()?, &text, limit)?;
        Written::json(&view::authority::list(&found))
    });
    Ok(written.await?)
}

#[utoipa::path(get, path = "/authorities/{key}", tag = "authorities", summary = "All that is known of a cited document",
    params(("key" = String, Path, description = "The key of a cited document, as `63-2010-nd-cp`"),
        ("on" = Option<Day>, Query, description = "Tell also how it stands on this day: `2025-08-01`, `01/8/2025`, a month or year"),
        ("provision" = Option<String>, Query, description = "Tell how this provision stands, `khoản 2 Điều 5`"),
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses(
        (status = 200, description = "What documents say of it, and what the registry knows", content((AuthorityView<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, description = "No document cites it and none is it", body = Envelope<'static>)
    )
)]
pub(super) async fn authority(
    State(gate): State<Gate>,
    Named(key): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let on = view::parameters::day(&parameters, "on")?;
    let provision = parameters.text("provision").map(str::to_owned);
    let written = gate.ask(move |turn| {
        let (corpus, key) = (turn.corpus()?, AuthorityKey(key));
        let registry = corpus.registry();
        let known = query::known_facts(registry, &key);
        let summary = match query::authority(&corpus, &key)? {
            Some(summary) => summary,
            None if known.document.is_some() => query::unheard(&key),
            None => return Err(view::authority::unknown(&key)),
        };
        let today = Days::of(config::today());
        let status = query::status::status(&corpus, &key, on.map_or(today, Days::of))?;
        let today = status.on_day(today);
        let provision = provision.map(|written| view::parameters::provision(&written, registry)).transpose()?;
        let asked = match &provision {
            Some(provision) => status.of_provision(provision),
            None => status,
        };
        let asked = (on.is_some() || provision.is_some()).then_some(&asked);
        let view = view::authority::view(&summary, &known, asked, Some(&today));
        Written::rows(form, &view, "authority", || view::authority_table::table(&summary, &known))
    });
    Ok(written.await?)
}

#[utoipa::path(get, path = "/authorities/{key}/cited-by", tag = "authorities", summary = "Who cites it, on which page, in which words",
    params(("key" = String, Path, description = "The key of a cited document, as `63-2010-nd-cp`"),
        Narrowed,
        ("role" = Option<Role>, Query, description = "Only citations in this role"),
        ("written" = Option<String>, Query, description = "Only documents that write it under this date or number, one of `written`"),
        ("only_replaced" = Option<bool>, Query, description = "Instead: documents that cite only what it replaced, although it was in effect"),
        ("sort" = Option<Age>, Query, description = "Which documents stand first, usually the newest"),
        Paged,
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses((status = 200, description = "The places, and counts over all; nobody citing it is an empty answer", content((CitedByView<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))))
)]
pub(super) async fn cited_by(
    State(gate): State<Gate>,
    Named(key): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::cited_by::request(&key, &parameters)?;
    let written = gate.ask(move |turn| {
        let answer = query::cited_by(&turn.corpus()?, &request)?;
        Written::rows(form, &view::cited_by::view(&request, &answer), "cited-by", || view::cited_by::table(&answer))
    });
    Ok(written.await?)
}

#[utoipa::path(get, path = "/authorities/{key}/impact", tag = "authorities", summary = "Which documents rest on what it replaces, repeals or amends",
    params(("key" = String, Path, description = "The key of a document that the index holds, as `118-2025-nd-cp`"),
        ("on" = Option<Day>, Query, description = "Only what acts by this day: `2025-08-01`, `01/8/2025`, a month or year"),
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses(
        (status = 200, description = "What it does, and the places that rest on it; nobody resting on it is an empty answer", content((ImpactView<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, description = "The index does not hold it", body = Envelope<'static>)
    )
)]
pub(super) async fn impact(
    State(gate): State<Gate>,
    Named(key): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let on = view::parameters::day(&parameters, "on")?;
    let written = gate.ask(move |turn| {
        let (corpus, key) = (turn.corpus()?, AuthorityKey(key));
        let Some(effects) = query::effects_of(&corpus, &key)? else {
            return Err(view::impact::untold(&key));
        };
        let impact = query::impact(&corpus, &effects, Some(&key), on)?;
        Written::rows(form, &view::impact::view(&impact), "impact", || view::impact::table(&impact))
    });
    Ok(written.await?)
}
