//! Search, and suggestions while someone types.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::parameters::{Narrowed, Paged};
use super::reply::{RowForm, Written};
use crate::view::search::{Order, SearchView};
use crate::view::suggest::SuggestionsView;
use crate::{query, view};
use axum::extract::State;

#[utoipa::path(get, path = "/search", tag = "search", summary = "Documents by words, number or what they cite",
    params(
        ("q" = Option<String>, Query, description = "Words with or without marks, `\"a phrase\"`, a number, `-without`, `OR`; \
            `tỉnh:`, `năm:`, `loại:`, `cơquan:`, `trích:` narrow it"),
        Narrowed,
        ("cites" = Option<String>, Query, description = "Only documents that cite this number or key"),
        ("sort" = Option<Order>, Query, description = "Which hits stand first, usually the best matches"),
        Paged,
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses((status = 200, description = "Hits, counts and what was understood", content(
        (SearchView<'static> = "application/json"), (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    )))
)]
pub(super) async fn search(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::search::request(&parameters)?;
    let written = gate.ask(move |turn| {
        let answer = query::search(&turn.corpus()?, &request)?;
        Written::rows(form, &view::search::view(&request, &answer), "search", || view::search::table(&answer))
    });
    Ok(written.await?)
}

/// How many suggestions of a kind are made where nothing else is asked, and at the most.
const USUAL: usize = 5;
const MOST: usize = 20;

#[utoipa::path(get, path = "/suggest", tag = "search", summary = "How what is typed may go on",
    params(
        ("q" = Option<String>, Query, description = "What is typed so far"),
        ("limit" = Option<u32>, Query, minimum = 0, maximum = 20, description = "How many of a kind, usually 5")
    ),
    responses((status = 200, description = "Words, titles and authorities", body = SuggestionsView<'static>))
)]
pub(super) async fn suggest(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let text = parameters.text("q").unwrap_or_default().to_owned();
    let limit = parameters.number("limit", 0, MOST)?.unwrap_or(USUAL);
    let written = gate.ask(move |turn| {
        let found = query::suggest(&turn.corpus()?, &text, limit)?;
        Written::json(&view::suggest::view(&found))
    });
    Ok(written.await?)
}
