//! Stable keys of documents: ASCII, lower case, one for a document however it is written.

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

/// A key without the year that numbers may lack: all documents that one place numbered so over the years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Series {
    /// `quang-ngai.` or nothing.
    pub place: String,
    /// `2043`, `66-7`.
    pub number: String,
    /// `qd-ubnd`.
    pub symbol: String,
}

impl std::fmt::Display for Series {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}-{}", self.place, self.number, self.symbol)
    }
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
}

/// A number as keys have it: `007` and `7` are `07`, `66.7` is `66-7`, `30c` stays.
pub(super) fn number(written: &str) -> String {
    let folded = crate::text::slug(written);
    let zeros = folded.trim_start_matches('0');
    let digits = zeros.bytes().take_while(u8::is_ascii_digit).count();
    format!("{}{zeros}", "0".repeat(2_usize.saturating_sub(digits)))
}
