//! The API described for programs, as OpenAPI. Routes, parameters and answers stand at their handlers, shapes at the views;
//! here is what all of them share.

use super::files::CheckForm;
use super::graph::GraphForm;
use super::parameters::Day;
use super::reply::RowForm;
use crate::query::By;
use crate::view::cited_by::Age;
use crate::view::error::Envelope;
use crate::view::search::Order;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, RefOr};
use utoipa::{Modify, OpenApi};

/// What all routes share.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "cancu",
        description = "Who cites what in Vietnamese administrative documents. Dates are ISO, offsets count Unicode code \
                       points, unknown is `null`. Answers of GET have an `ETag` and are not sent again while the index \
                       stays as it is. Every reply names its request in `X-Request-Id`."
    ),
    components(schemas(Envelope<'static>, RowForm, Day, Order, Age, By, GraphForm, CheckForm)),
    modifiers(&Token),
    tags(
        (name = "search", description = "Finding documents"),
        (name = "documents", description = "What a document says and cites; taking documents in and out"),
        (name = "authorities", description = "The documents that are cited, and who cites them"),
        (name = "questions", description = "Comparison, legal basis, the graph of citations"),
        (name = "files", description = "Files that are read for an answer and not kept"),
        (name = "server", description = "Whether the server lives, and what it counts")
    )
)]
pub(super) struct Description;

/// The word that allows writing.
struct Token;

impl Modify for Token {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer);
        let scheme = scheme.description(Some("The server's CANCU_TOKEN")).build();
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// What every route may answer beside what stands at its handler.
const ALWAYS: [(u16, &str); 5] = [
    (400, "A parameter, the path or the body means nothing; `field` names it"),
    (405, "The address does not take the method; `Allow` names those that it takes"),
    (429, "The client asks too often; `Retry-After` says when to ask again"),
    (500, "The server or its index failed; its log says why"),
    (503, "The server has too much to do, or the answer took too long"),
];

/// Adds to every route what all may answer.
pub(super) fn complete(api: &mut utoipa::openapi::OpenApi) {
    for schema in api.components.iter_mut().flat_map(|components| components.schemas.values_mut()) {
        describe_what_may_be_null(schema);
    }
    for (path, item) in &mut api.paths.paths {
        let conditional = path.starts_with("/api/");
        let asked = [&mut item.get, &mut item.post, &mut item.delete];
        for (at, operation) in asked.into_iter().enumerate() {
            let Some(operation) = operation else { continue };
            for parameter in operation.parameters.iter_mut().flatten() {
                if let RefOr::T(parameter) = parameter
                    && parameter.parameter_in == ParameterIn::Query
                {
                    parameter.schema = parameter.schema.take().map(or_empty);
                }
            }
            for (status, words) in ALWAYS {
                problem(operation, status, words);
            }
            if at == 0 && conditional {
                let same = ResponseBuilder::new().description("What `If-None-Match` names is still the answer").build();
                operation.responses.responses.insert("304".to_owned(), RefOr::T(same));
            }
        }
    }
}

/// Says of a field that may be `null` what is said of its value: `utoipa` writes that into the choice, where a reader of the
/// field does not find it.
fn describe_what_may_be_null(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => {
            for field in object.properties.values_mut() {
                if let RefOr::T(Schema::OneOf(choice)) = field {
                    let said = choice.items.iter_mut().find_map(|item| match item {
                        RefOr::Ref(reference) if !reference.description.is_empty() => {
                            Some(std::mem::take(&mut reference.description))
                        }
                        _ => None,
                    });
                    choice.description = choice.description.take().or(said);
                }
            }
        }
        RefOr::T(Schema::AllOf(parts)) => parts.items.iter_mut().for_each(describe_what_may_be_null),
        _ => {}
    }
}

/// An empty value, as forms send it, counts as not given.
fn or_empty(schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(object)) = &schema
        && object.schema_type == Type::String.into()
        && object.pattern.is_none()
    {
        return schema;
    }
    if let RefOr::T(Schema::Array(_)) = schema {
        return schema;
    }
    let empty = ObjectBuilder::new().schema_type(Type::String).max_length(Some(0));
    OneOfBuilder::new().item(schema).item(empty).into()
}

fn problem(operation: &mut Operation, status: u16, words: &str) {
    let envelope = ContentBuilder::new().schema(Some(Ref::from_schema_name("Envelope"))).build();
    let response = ResponseBuilder::new().description(words).content("application/json", envelope).build();
    operation.responses.responses.entry(status.to_string()).or_insert(RefOr::T(response));
}
