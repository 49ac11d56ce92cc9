//! Parameters and bodies that several routes share, described for programs.

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{IntoParams, PartialSchema, ToSchema};

/// What a question may be narrowed to.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes parameters that `view::search::filters` reads")]
pub(super) struct Narrowed {
    /// Province, under its old or its present name, with marks or without
    province: Option<String>,
    /// Plan year
    #[param(minimum = 1900, maximum = 2199)]
    year: Option<i16>,
    /// Document type, as `Kế hoạch`
    r#type: Option<String>,
    /// Issuer
    issuer: Option<String>,
}

/// Which part of a long answer.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes parameters that the views read")]
pub(super) struct Paged {
    /// How many documents to pass over
    #[param(minimum = 0, maximum = 100_000)]
    offset: Option<u32>,
    /// How many documents to tell
    #[param(minimum = 0, maximum = 100)]
    limit: Option<u32>,
}

/// Which text form rows have.
#[derive(ToSchema)]
#[schema(as = RowForm, rename_all = "lowercase")]
#[expect(dead_code, reason = "it describes a parameter that `RowForm::of` reads")]
pub(super) enum Rows {
    Json,
    Csv,
    Xlsx,
}

/// One file as a browser's form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes a body that `Received` reads")]
pub(super) struct FileForm {
    /// The file, with its name
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

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
