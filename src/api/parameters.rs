//! Parameters and bodies that several routes share, described for programs.

use crate::notation::year;
use crate::view::search::{MOST_HITS, MOST_OFFSET};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Required};
use utoipa::{IntoParams, PartialSchema, ToSchema};

/// What a question may be narrowed to, see `view::search::filters`.
pub(super) struct Narrowed;

impl IntoParams for Narrowed {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        vec![
            parameter("province", "Province, under its old or its present name, with marks or without", text()),
            parameter("year", "Plan year", between(*year::DATES.start(), *year::DATES.end())),
            parameter("type", "Document type, as `Kế hoạch`", text()),
            parameter("issuer", "Issuer", text()),
        ]
    }
}

/// Which part of a long answer, see `view::search::request`.
pub(super) struct Paged;

impl IntoParams for Paged {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![
            parameter("offset", "How many documents to skip", between(0, MOST_OFFSET)),
            parameter("limit", "How many documents to return", between(0, MOST_HITS)),
        ]
    }
}

fn parameter(name: &str, description: &str, schema: ObjectBuilder) -> Parameter {
    let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False);
    parameter.description(Some(description)).schema(Some(schema)).build()
}

fn between<N: Into<utoipa::Number>>(least: N, most: N) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least)).maximum(Some(most))
}

/// One file as a browser's form sends it, see `Received`.
pub(super) struct FileForm;

impl PartialSchema for FileForm {
    fn schema() -> RefOr<Schema> {
        let file = ObjectBuilder::new().schema_type(Type::String);
        let file = file.format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
        let file = file.description(Some("The file, with its name"));
        ObjectBuilder::new()
            .description(Some("One file as a browser's form sends it"))
            .property("file", file)
            .required("file")
            .into()
    }
}

impl ToSchema for FileForm {}

/// A day as people write it.
pub(super) struct Day;

const DAY: &str = "^((19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\
                   |((0?[1-9]|[12][0-9]|3[01])/)?(0?[1-9]|1[0-2])/(19|20|21)[0-9]{2})$";

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        let words = "`2025-08-01`, `01/8/2025`, a month or a year; the calendar must have it";
        ObjectBuilder::new().schema_type(Type::String).pattern(Some(DAY)).description(Some(words)).into()
    }
}

impl ToSchema for Day {}
