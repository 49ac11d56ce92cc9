//! What a document rests on, and what comparable plans rest on.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::parameters::{Day, Narrowed};
use super::reply::{RowForm, Written};
use crate::config::today;
use crate::corpus::Corpus;
use crate::index::DocumentId;
use crate::query::basis::SuggestRequest;
use crate::query::{basis, find_document};
use crate::view;
use crate::view::basis::BasisRequest;
use crate::view::basis::{BasisView, SuggestionsView};
use crate::view::basis_table;
use crate::view::error::Envelope;
use crate::view::error::{Problem, ProblemKind};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

#[utoipa::path(get, path = "/legal-basis", tag = "questions", summary = "What a document rests on, or what plans on a topic rest on",
    params(
        ("document" = Option<String>, Query, description = "A document of the index: its id, number or file name"),
        ("topic" = Option<String>, Query, description = "Or a topic or title; a year and a province in it are understood"),
        ("on" = Option<Day>, Query, description = "Tell how each authority stands on this day; the document's own where it is not given"),
        Narrowed,
        ("limit" = Option<u32>, Query, minimum = 0, maximum = 100, description = "How many authorities for a topic, usually 20"),
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses(
        (status = 200, description = "The chain upward, or the authorities of comparable plans", content((LegalBasis<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, description = "There is no such document", body = Envelope<'static>),
        (status = 409, description = "The number or name is that of several documents", body = Envelope<'static>)
    )
)]
pub(super) async fn legal_basis(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let written = gate.ask(move |turn| {
        let corpus = turn.corpus()?;
        match view::basis::request(&parameters, corpus.registry())? {
            BasisRequest::Document { named, on } => {
                let id = the_one(&corpus, &named)?;
                let answer = basis::basis(&corpus, &id, on)?.ok_or_else(super::documents::missing)?;
                let chain = LegalBasis::Chain(view::basis::chain(&answer));
                Written::rows(form, &chain, "legal-basis", || basis_table::chain(&answer))
            }
            BasisRequest::Topic(request) => {
                let request = SuggestRequest { today: Some(today()), ..request };
                let found = basis::suggest(&corpus, &request)?;
                let topic = LegalBasis::Topic(view::basis::suggestions(&request, &found));
                Written::rows(form, &topic, "legal-basis", || basis_table::suggestions(&found))
            }
        }
    });
    Ok(written.await?)
}

/// The document that `named` names.
fn the_one(corpus: &Corpus<'_>, named: &str) -> Result<DocumentId, Problem> {
    let mut found = find_document(corpus, named)?;
    match (found.pop(), found.is_empty()) {
        (Some(card), true) => Ok(card.id),
        (None, _) => Err(Problem::not_found(
            "no_document",
            "the index holds no document that `document` names; `search` gives the ids".to_owned(),
        )),
        (Some(_), false) => Err(Problem {
            kind: ProblemKind::Conflict,
            code: "several_documents",
            message: "`document` names several; give the id of one, which `search` tells".to_owned(),
            field: Some("document"),
        }),
    }
}

/// The answer to either question.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum LegalBasis<'a> {
    Chain(BasisView<'a>),
    Topic(SuggestionsView<'a>),
}
