//! A citation and what it was settled to mean.

use super::{AuthorityKey, SeriesKey};
use crate::citation::{Citation, Kind};
use crate::notation::{is_form_of, number_forms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A citation and what it was settled to mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The citation.
    #[serde(flatten)]
    pub citation: Citation,
    /// The document that is meant, where it is beyond doubt.
    pub authority: Option<AuthorityKey>,
    /// Its URN:LEX (RFC 9676) name.
    pub urn: Option<String>,
    /// The documents that may be meant, where it is not.
    pub candidates: Vec<AuthorityKey>,
    /// What the key would be but for the year, where owner, number and symbol are known and the year is not: a corpus that
    /// knows one year alone settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesKey>,
}

impl Reference {
    /// Whether it is the document's own number line, which cites nothing.
    pub fn is_own(&self) -> bool {
        self.citation.kind == Kind::Own
    }

    /// Whether it was settled to mean `key`.
    pub fn means(&self, key: &AuthorityKey) -> bool {
        self.authority.as_ref() == Some(key)
    }

    /// The series of a reference that lacks nothing but the year, so that a corpus that knows one year settles it.
    pub fn open_series(&self) -> Option<&SeriesKey> {
        let open = self.authority.is_none() && self.candidates.is_empty();
        self.series.as_ref().filter(|_| open && !self.is_own())
    }

    /// Every form under which it is found: of the number as written, and of the authority that it was settled to, so that a
    /// law cited by name is found by its number too.
    pub fn forms(&self) -> BTreeSet<String> {
        self.names().flat_map(number_forms).collect()
    }

    /// Whether `form` is one of its [`Reference::forms`].
    pub fn is_found_as(&self, form: &str) -> bool {
        self.names().any(|name| is_form_of(form, name))
    }

    /// What it calls what it cites: the number as written and the key, without its place.
    fn names(&self) -> impl Iterator<Item = &str> {
        let key = self.authority.as_ref().map(AuthorityKey::local);
        let through = self.citation.through.iter().map(String::as_str);
        self.citation.canonical.as_deref().into_iter().chain(key).chain(through)
    }
}
