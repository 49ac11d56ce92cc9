//! Comparison of provinces, years, issuers or documents.

use super::error::{Asked, Failed};
use super::gate::Gate;
use super::parameters::Narrowed;
use super::reply::{RowForm, Written};
use crate::query::By;
use crate::view::compare::ComparisonView;
use crate::{query, view};
use axum::extract::State;

#[utoipa::path(get, path = "/compare", tag = "questions", summary = "Who cites what and who does not",
    params(
        ("by" = Option<By>, Query, description = "What the columns are; provinces where it is not given"),
        ("value" = Option<Vec<String>>, Query, description = "Which of them, once for each; all but documents where none is given. \
            Documents by id, number or file name"),
        ("today" = Option<bool>, Query, description = "Sum provinces up into those since 1 July 2025"),
        Narrowed,
        ("limit" = Option<u32>, Query, minimum = 0, maximum = 5000, description = "How many authorities to show, usually 200"),
        ("format" = Option<RowForm>, Query, description = "How the answer is written, usually `json`; `csv` and `xlsx` hold its rows")
    ),
    responses((status = 200, description = "A matrix of authorities and columns; two documents also side by side", content((ComparisonView<'static> = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))))
)]
pub(super) async fn compare(State(gate): State<Gate>, Asked(parameters): Asked) -> Result<Written, Failed> {
    let form = RowForm::of(&parameters)?;
    let request = view::compare::request(&parameters)?;
    let written = gate.ask(move |turn| {
        let answer = query::compare(&turn.corpus()?, &request)?;
        let table = || view::compare::table(&answer);
        Written::rows(form, &view::compare::view(&request, &answer), "compare", table)
    });
    Ok(written.await?)
}
