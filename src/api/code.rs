//! The official code (Bộ pháp điển) as far as the index holds it.

use super::error::{Asked, Failed, Named};
use super::gate::Gate;
use super::parameters::Day;
use super::reply::Written;
use crate::config::today;
use crate::query::{Days, code};
use crate::view;
use crate::view::code::{CodeTreeView, HeadingView};
use crate::view::error::{Envelope, Problem};
use crate::view::parameters::day;
use axum::extract::State;

#[utoipa::path(get, path = "/code", tag = "questions", summary = "The official code: subjects and the headings that the index holds",
    responses((status = 200, description = "All subjects, each with its headings", body = CodeTreeView<'static>))
)]
pub(super) async fn tree(State(gate): State<Gate>) -> Result<Written, Failed> {
    Ok(gate
        .ask(move |turn| {
            let corpus = turn.corpus()?;
            Written::json(&view::code::tree(&code::tree(&corpus)?))
        })
        .await?)
}

#[utoipa::path(get, path = "/code/{heading}", tag = "questions", summary = "A heading of the official code and the documents that govern it",
    params(
        ("heading" = String, Path, description = "Its number, as `44.5`, or the id of its document"),
        ("on" = Option<Day>, Query, description = "Tell how each document stands on this day; today where it is not given")
    ),
    responses(
        (status = 200, description = "Its articles, and the documents by rank", body = HeadingView<'static>),
        (status = 404, description = "The index holds no such heading", body = Envelope<'static>)
    )
)]
pub(super) async fn heading(
    State(gate): State<Gate>,
    Named(named): Named,
    Asked(parameters): Asked,
) -> Result<Written, Failed> {
    let on = day(&parameters, "on").map_err(Failed)?.unwrap_or_else(today);
    let written = gate.ask(move |turn| {
        let corpus = turn.corpus()?;
        let answer = code::heading(&corpus, &named, Some(Days::of(on)))?.ok_or_else(missing)?;
        Written::json(&view::code::heading(&answer))
    });
    Ok(written.await?)
}

fn missing() -> Problem {
    let message = "the index holds no such heading of the official code; `/code` lists those that it holds";
    Problem::not_found("no_heading", message.to_owned())
}
