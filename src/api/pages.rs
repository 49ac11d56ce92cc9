//! The pages, on the same gate as the API. Whatever goes wrong is told in a page too.

use super::error::{Asked, Failed, Named, status};
use super::files::{parsed, unreadable};
use super::gate::Gate;
use super::received::Received;
use super::visitor::Visitor;
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::view::error::Problem;
use crate::view::page::{Draft, PageReply, Unread, Wanted};
use crate::view::parameters::day;
use crate::view::sentences;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;

/// What an extractor found, or why it found nothing.
type Found<T> = Result<T, Failed>;

pub(super) async fn search(State(gate): State<Gate>, visitor: Visitor, asked: Found<Asked>) -> Response {
    reply(&gate, &visitor, asked.map(|Asked(parameters)| Wanted::Search(parameters))).await
}

pub(super) async fn document(State(gate): State<Gate>, visitor: Visitor, named: Found<Named>) -> Response {
    reply(&gate, &visitor, named.map(|Named(id)| Wanted::Document(DocumentId(id)))).await
}

pub(super) async fn authority(
    State(gate): State<Gate>,
    visitor: Visitor,
    named: Found<Named>,
    asked: Found<Asked>,
) -> Response {
    let wanted = named.and_then(|Named(key)| Ok(Wanted::Authority(AuthorityKey(key), asked?.0)));
    reply(&gate, &visitor, wanted).await
}

pub(super) async fn compare(State(gate): State<Gate>, visitor: Visitor, asked: Found<Asked>) -> Response {
    reply(&gate, &visitor, asked.map(|Asked(parameters)| Wanted::Compare(parameters))).await
}

pub(super) async fn basis(State(gate): State<Gate>, visitor: Visitor, asked: Found<Asked>) -> Response {
    reply(&gate, &visitor, asked.map(|Asked(parameters)| Wanted::Basis(parameters))).await
}

pub(super) async fn corpus(State(gate): State<Gate>, visitor: Visitor) -> Response {
    reply(&gate, &visitor, Ok(Wanted::Corpus)).await
}

pub(super) async fn code(State(gate): State<Gate>, visitor: Visitor) -> Response {
    reply(&gate, &visitor, Ok(Wanted::Code)).await
}

pub(super) async fn heading(
    State(gate): State<Gate>,
    visitor: Visitor,
    named: Found<Named>,
    asked: Found<Asked>,
) -> Response {
    let wanted = named.and_then(|Named(heading)| Ok(Wanted::Heading(heading, asked?.0)));
    reply(&gate, &visitor, wanted).await
}

pub(super) async fn check_form(State(gate): State<Gate>, visitor: Visitor) -> Response {
    at_once(&gate, &visitor, Ok(Wanted::CheckForm))
}

pub(super) async fn check(
    State(gate): State<Gate>,
    visitor: Visitor,
    asked: Found<Asked>,
    request: Request,
) -> Response {
    of_file(&gate, &visitor, asked, request, Wanted::Checked).await
}

pub(super) async fn impact(
    State(gate): State<Gate>,
    visitor: Visitor,
    named: Found<Named>,
    asked: Found<Asked>,
) -> Response {
    let wanted = named.and_then(|Named(key)| Ok(Wanted::Impact(AuthorityKey(key), asked?.0)));
    reply(&gate, &visitor, wanted).await
}

pub(super) async fn impact_form(State(gate): State<Gate>, visitor: Visitor) -> Response {
    at_once(&gate, &visitor, Ok(Wanted::ImpactForm))
}

pub(super) async fn impact_of_file(
    State(gate): State<Gate>,
    visitor: Visitor,
    asked: Found<Asked>,
    request: Request,
) -> Response {
    of_file(&gate, &visitor, asked, request, Wanted::Impacted).await
}

/// Reads the file that was sent as every other is read, guarded, and keeps nothing of it.
async fn of_file(
    gate: &Gate,
    visitor: &Visitor,
    asked: Found<Asked>,
    request: Request,
    wanted: fn(Box<Draft>) -> Wanted,
) -> Response {
    let Asked(asked) = match asked {
        Ok(asked) => asked,
        Err(failed) => return at_once(gate, visitor, Err(failed)),
    };
    let draft = gate.read(request, move |turn, Received { name, bytes, fields }| {
        // The day is a field of the form; the address may give it too, as it does for programs.
        let on = match day(&fields, "on")? {
            Some(on) => Some(on),
            None => day(&asked, "on")?,
        };
        let reading = parsed(turn.service, &name, &bytes).map_err(|fault| Unread {
            problem: unreadable(&fault),
            // The page names the file.
            told: sentences::source_error(&fault.why),
        });
        Ok(wanted(Box::new(Draft { name, on, reading })))
    });
    let draft = draft.await.map_err(Failed);
    reply(gate, visitor, draft).await
}

pub(super) async fn asset(State(gate): State<Gate>, visitor: Visitor, named: Found<Named>) -> Response {
    at_once(&gate, &visitor, named.map(|Named(name)| Wanted::Asset(name)))
}

pub(super) async fn missing(State(gate): State<Gate>, visitor: Visitor) -> Response {
    let words = "there is no page at this address; begin at `/`";
    at_once(&gate, &visitor, Err(Failed(Problem::not_found("no_page", words.to_owned()))))
}

async fn reply(gate: &Gate, visitor: &Visitor, wanted: Found<Wanted>) -> Response {
    if wanted.is_err() {
        return at_once(gate, visitor, wanted);
    }
    let request = visitor.wants(wanted);
    match gate.ask(move |turn| Ok((turn.service.pages)(&request, turn.until))).await {
        Ok(page) => visitor.remembered(response(page)),
        Err(problem) => at_once(gate, visitor, Err(Failed(problem))),
    }
}

fn at_once(gate: &Gate, visitor: &Visitor, wanted: Found<Wanted>) -> Response {
    let page = gate.at_once(&visitor.wants(wanted));
    let lasting = page.lasting;
    let reply = response(page);
    if lasting { reply } else { visitor.remembered(reply) }
}

fn response(page: PageReply) -> Response {
    let status = page.problem.map_or(StatusCode::OK, status);
    let keep = if page.lasting { "public, max-age=86400" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(page.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    match page.body {
        Cow::Borrowed(body) => (status, headers, body).into_response(),
        Cow::Owned(body) => (status, headers, body).into_response(),
    }
}
