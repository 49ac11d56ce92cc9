//! Dates of which the day, or the day and the month, may be unknown.

use super::year;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A date written `2010-06-08`, or `2021-03` or `2021` where only that much is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year, 1900 to 2199.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month; only where the month is known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// A whole date, where the calendar has such a day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok()?;
        Self::in_range(year).then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// A month of a year, where the calendar has such a month.
    pub fn from_month(year: i16, month: i8) -> Option<Self> {
        (Self::in_range(year) && (1..=12).contains(&month)).then_some(Self { year, month: Some(month), day: None })
    }

    /// A year alone.
    pub fn from_year(year: i16) -> Option<Self> {
        Self::in_range(year).then_some(Self { year, month: None, day: None })
    }

    /// Whether the day is known.
    pub fn is_whole(&self) -> bool {
        self.day.is_some()
    }

    /// Reads the ISO form that [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next();
        let day = parts.next();
        match (month, day, parts.next()) {
            (None, None, None) => Self::from_year(year),
            (Some(month), None, None) => Self::from_month(year, month.parse().ok()?),
            (Some(month), Some(day), None) => Self::from_ymd(year, month.parse().ok()?, day.parse().ok()?),
            _ => None,
        }
    }

    /// Reads what people type: the ISO form, or `01/8/2025` and `8/2025`.
    pub fn typed(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').rev().collect();
        match parts.as_slice() {
            [iso] => Self::parse(iso),
            parts => Self::parse(&parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")),
        }
    }

    /// As documents write it: days below 10 and months below 3 with a zero, which nobody can turn into another number
    /// (Decree 30/2020/NĐ-CP, appendix I): `08/6/2010`, `02/2021`, `2021`.
    pub fn in_vietnamese(&self) -> String {
        let month = |month: i8| if month < 3 { format!("{month:02}") } else { month.to_string() };
        match (self.month, self.day) {
            (Some(m), Some(day)) => format!("{day:02}/{}/{}", month(m), self.year),
            (Some(m), None) => format!("{}/{}", month(m), self.year),
            _ => self.year.to_string(),
        }
    }

    fn in_range(year: i16) -> bool {
        year::DATES.contains(&year)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl utoipa::PartialSchema for PartialDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("A date; its month or day may be unknown"))
            .pattern(Some("^[0-9]{4}(-[0-9]{2}){0,2}$"))
            .examples(["2010-06-08"])
            .into()
    }
}

impl utoipa::ToSchema for PartialDate {}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a date")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_decree_on_documents_wants_it() {
        for (iso, written) in [
            ("2010-06-08", "08/6/2010"),
            ("2021-02-01", "01/02/2021"),
            ("2025-12-31", "31/12/2025"),
            ("2021-02", "02/2021"),
            ("2021-03", "3/2021"),
            ("2021-10", "10/2021"),
            ("2021", "2021"),
        ] {
            let date = PartialDate::parse(iso).expect("a date");
            assert_eq!(date.in_vietnamese(), written);
            assert_eq!(PartialDate::typed(written), Some(date), "and is read again");
        }
    }
}
