//! Parameters of a question as they arrive, and as they are meant.

use super::error::Problem;
#[cfg(test)]
use super::error::ProblemKind;
use crate::effect::Provision;
use crate::notation::PartialDate;
use crate::registry::Registry;
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use std::fmt::Display;
use std::str::FromStr;
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

/// Names and values as a browser or a program sent them. An empty value, as forms send it, counts as not given.
#[derive(Debug, Clone, Default)]
pub struct Parameters(pub Vec<(String, String)>);

impl Parameters {
    /// The value of `name`, without white space at its ends; the last where it is given twice.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().filter(|(n, _)| n == name).map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    }

    /// All names and values, as they arrived.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value of `name`, without white space at its ends.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The value of `name` as one of the values that the schema of `C` lists.
    ///
    /// # Errors
    /// Where it is another.
    pub fn choice<C>(&self, name: &'static str) -> Result<Option<C>, Problem>
    where
        C: DeserializeOwned + PartialSchema,
    {
        let Some(text) = self.text(name) else { return Ok(None) };
        let read = C::deserialize(StrDeserializer::<serde::de::value::Error>::new(text));
        read.map(Some)
            .map_err(|_| Problem::bad_parameter(name, format!("`{name}` is none of {}", values_of::<C>().join(", "))))
    }

    /// The value of `name` as a number from `least` to `most`.
    ///
    /// # Errors
    /// Where it is no whole number from `least` to `most`.
    pub fn number<N>(&self, name: &'static str, least: N, most: N) -> Result<Option<N>, Problem>
    where
        N: FromStr + PartialOrd + Display + Copy,
    {
        let Some(text) = self.text(name) else { return Ok(None) };
        match text.parse::<N>() {
            Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(Problem::bad_parameter(
                name,
                format!("`{name}` is `{}`; give a whole number from {least} to {most}", shortened(text)),
            )),
        }
    }
}

/// A provision as people write it, `khoản 2 Điều 5`.
///
/// # Errors
/// Where no unit of a document is named.
pub fn provision(written: &str, registry: &Registry) -> Result<Provision, Problem> {
    let read = Provision::parse(written, registry.acts());
    if read.0.is_empty() || read.0.iter().any(|unit| unit.label.is_empty()) {
        let message = format!("`{}` names no provision; write it as `khoản 2 Điều 5`", shortened(written));
        return Err(Problem::bad_parameter("provision", message));
    }
    Ok(read)
}

/// The values that the schema of `C` lists.
fn values_of<C: PartialSchema>() -> Vec<String> {
    let RefOr::T(Schema::Object(object)) = C::schema() else { return Vec::new() };
    object.enum_values.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

/// Whether `name` is switched on.
///
/// # Errors
/// Where it is neither true nor false.
pub fn switch(parameters: &Parameters, name: &'static str) -> Result<bool, Problem> {
    match parameters.text(name) {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(_) => Err(Problem::bad_parameter(name, format!("`{name}` is neither true nor false"))),
    }
}

/// The value of `name` as a day: `2025-08-01` or `01/8/2025`; a month or a year too.
///
/// # Errors
/// Where the calendar has no such day, month or year.
pub fn day(parameters: &Parameters, name: &'static str) -> Result<Option<PartialDate>, Problem> {
    let Some(text) = parameters.text(name) else { return Ok(None) };
    let wrong = || {
        Problem::bad_parameter(
            name,
            format!("`{name}` is `{}`; write a day as 2025-08-01 or 01/8/2025", shortened(text)),
        )
    };
    PartialDate::typed(text).map(Some).ok_or_else(wrong)
}

/// The beginning of what was sent, so that an answer does not repeat a megabyte.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        Parameters(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn what_is_empty_is_not_given() {
        let given = parameters(&[("q", "  "), ("year", " 2020 "), ("year", "")]);
        assert_eq!(given.text("q"), None);
        assert_eq!(given.number("year", 1900, 2199), Ok(Some(2020)));
        assert_eq!(given.number("limit", 1, 100), Ok(None));
    }

    #[test]
    fn a_number_out_of_range_is_named() {
        for wrong in ["-1", "0", "101", "1e3", "ten", "99999999999999999999999"] {
            let problem = parameters(&[("limit", wrong)]).number("limit", 1, 100).expect_err(wrong);
            assert_eq!((problem.kind, problem.field), (ProblemKind::Misunderstood, Some("limit")));
            assert!(problem.message.contains("from 1 to 100"), "{}", problem.message);
        }
    }
}
