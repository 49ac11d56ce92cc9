//! Stable keys of documents: ASCII, lower case, one for a document however it is written.

use crate::notation::{is_form_of, is_year};
use serde::{Deserialize, Serialize};

/// The stable key of a cited document, as in URLs: `63-2010-nd-cp`, `quang-ngai.2043-qd-ubnd-2020`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct AuthorityKey(pub String);

impl std::fmt::Display for AuthorityKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::borrow::Borrow<str> for AuthorityKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What all documents share that one place gave one number and symbol over the years: a key without its year,
/// `quang-ngai.19-ct-ubnd`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeriesKey(pub String);

impl std::fmt::Display for SeriesKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The year of an authority key, and what is left without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyParts {
    /// The key without the year.
    pub series: SeriesKey,
    /// The year.
    pub year: i16,
    /// Whether the year is part of the number, `63-2010-nd-cp`, or comes from the date.
    pub in_number: bool,
}

impl AuthorityKey {
    /// `typed` as a key is written: any text is one, known or not.
    pub fn parse(typed: &str) -> Self {
        Self(typed.trim().to_ascii_lowercase())
    }

    /// The key as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place whose body issued it, `quang-ngai` or `quang-ngai.binh-son`; `None` of what the nation's bodies issue.
    pub fn place(&self) -> Option<&str> {
        self.0.strip_suffix(self.local())?.strip_suffix('.')
    }

    /// The key without its place: `quang-ngai.2043-qd-ubnd-2020` → `2043-qd-ubnd-2020`.
    pub fn local(&self) -> &str {
        local(&self.0)
    }

    /// Its year and its series; `None` where it has no year.
    pub fn parts(&self) -> Option<KeyParts> {
        let local = self.local();
        let place = self.0.strip_suffix(local).unwrap_or_default();
        let mut pieces: Vec<&str> = local.split('-').collect();
        let last = pieces.len() - 1;
        let at =
            if last > 0 && is_year(pieces[last]) { last } else { 1 + pieces[1..].iter().position(|p| is_year(p))? };
        let year = pieces.remove(at).parse().ok()?;
        Some(KeyParts { series: SeriesKey(format!("{place}{}", pieces.join("-"))), year, in_number: at != last })
    }

    /// Its series, where it has a year.
    pub fn series(&self) -> Option<SeriesKey> {
        self.parts().map(|parts| parts.series)
    }

    /// Its year, where it has one.
    pub fn year(&self) -> Option<i16> {
        self.parts().map(|parts| parts.year)
    }

    /// Whether `form` is this key, or one of its forms without province, year or issuer.
    pub fn is_named_by(&self, form: &str) -> bool {
        is_named_by(&self.0, form)
    }
}

impl SeriesKey {
    /// The series as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The series without its place.
    pub fn local(&self) -> &str {
        local(&self.0)
    }

    /// Whether `form` names it, as [`AuthorityKey::is_named_by`].
    pub fn is_named_by(&self, form: &str) -> bool {
        is_named_by(&self.0, form)
    }
}

fn local(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((place, rest)) if !place.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => key,
    }
}

fn is_named_by(key: &str, form: &str) -> bool {
    // Keys have a hyphen where a number has a point, `66-7-2025-nq-cp`.
    key == form || is_form_of(&form.replace('.', "-"), local(key))
}

/// A series in parts, from which keys are made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Series {
    /// `quang-ngai.` or nothing.
    pub place: String,
    /// `2043`, `66-7`.
    pub number: String,
    /// `qd-ubnd`.
    pub symbol: String,
}

impl Series {
    /// The key of the one of `year`; `in_number` where the year stands between number and symbol.
    pub(super) fn key(&self, year: i16, in_number: bool) -> AuthorityKey {
        let Self { place, number, symbol } = self;
        AuthorityKey(if in_number {
            format!("{place}{number}-{year}-{symbol}")
        } else {
            format!("{place}{number}-{symbol}-{year}")
        })
    }

    /// What all of its keys share.
    pub(super) fn shared(&self) -> SeriesKey {
        let Self { place, number, symbol } = self;
        SeriesKey(format!("{place}{number}-{symbol}"))
    }
}
