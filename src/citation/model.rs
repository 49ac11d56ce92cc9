//! The shape of a citation.

use crate::document::Document;
use crate::notation::{Anomaly, PartialDate};
use crate::text::{PageNumber, Span};
use serde::{Deserialize, Serialize};

/// One place where a text cites a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Citation {
    /// From the type word (or the number, where no type word stands) to the end of number, date and issuer.
    pub span: Span,
    /// The page on which it begins.
    pub page: PageNumber,
    /// The words of the span with white space squeezed.
    pub surface: String,
    /// In which way the document is named.
    pub kind: Kind,
    /// The document's type (tên loại), by its symbol where type word and symbol disagree.
    pub doc_type: Option<String>,
    /// The number, with letters and dots: `30c`, `66.7`.
    pub number: Option<String>,
    /// The year that is part of the number or of a law's name.
    pub year: Option<i16>,
    /// The symbol (ký hiệu), `NĐ-CP`, `NQ/TW`.
    pub symbol: Option<String>,
    /// The name as the issuer writes it, `63/2010/NĐ-CP`; `None` where the number was left blank.
    pub canonical: Option<String>,
    /// The date of the cited document.
    pub date: Option<PartialDate>,
    /// The year that the words give instead of a date, `Quyết định 1383/QĐ-CT năm 2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_year: Option<i16>,
    /// The issuer, in full.
    pub issuer: Option<String>,
    /// Whether the issuer stands in the text, or follows from the symbol.
    pub issuer_written: bool,
    /// What the cited document is about (trích yếu), as written here.
    pub subject: Option<String>,
    /// The provisions cited (Điều, khoản, điểm), each its own reference.
    pub pinpoints: Vec<Pinpoint>,
    /// Why it is cited.
    pub role: Role,
    /// Canonical names of what it amends, where the words say so.
    pub amends: Vec<String>,
    /// The citation within whose description this one stands, as an index of the same list.
    pub parent: Option<usize>,
    /// What is odd about it.
    pub anomalies: Vec<Anomaly>,
    /// Canonical names of those that a short form may mean, where the text leaves several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguous: Vec<String>,
    /// Canonical names of the documents between this one and the next citation, where the text gives a range
    /// (`từ số 15/QĐ-UBND đến số 19/QĐ-UBND`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// The other year that its number may hold: number and date differ by a digit, and nothing proves which is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_year: Option<i16>,
}

/// In which way a document is named.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By number and symbol.
    #[default]
    Numbered,
    /// A law, code, ordinance or constitution by its name.
    NamedLaw,
    /// A resolution of a congress or plenum without number.
    PartyUnnumbered,
    /// A standard or technical regulation.
    Standard,
    /// The citing document itself.
    #[serde(rename = "self")]
    Own,
    /// By the address of its text.
    Url,
}

/// Why a document is cited.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The citing document rests on it (căn cứ).
    LegalBasis,
    /// It is to be carried out or complied with.
    Implements,
    /// It is cited as amending another.
    AmendsSource,
    /// It is cited as being amended, replaced or repealed.
    AmendedTarget,
    /// The citing text is issued with it (kèm theo).
    IssuedWith,
    /// It is named.
    #[default]
    Mention,
}

impl Role {
    /// All roles, in the order in which a reader meets them.
    pub const ALL: [Self; 6] =
        [Self::LegalBasis, Self::Implements, Self::AmendsSource, Self::AmendedTarget, Self::IssuedWith, Self::Mention];

    /// The name in JSON, in addresses, on the command line and in the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::LegalBasis => "legal_basis",
            Self::Implements => "implements",
            Self::AmendsSource => "amends_source",
            Self::AmendedTarget => "amended_target",
            Self::IssuedWith => "issued_with",
            Self::Mention => "mention",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A provision of the cited document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Pinpoint {
    /// Article (Điều).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Clause (khoản).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Point (điểm).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// Part, chapter, section or appendix, with its word: `Phụ lục III`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

impl Citation {
    /// The citation that a document's own number line would be, for finding its own key.
    pub fn of_own_number(document: &Document) -> Self {
        Self {
            kind: Kind::Own,
            doc_type: document.doc_type.clone(),
            number: document.number.clone(),
            symbol: document.symbol.clone(),
            canonical: document.canonical.clone(),
            date: document.date,
            issuer: document.issuer.clone(),
            issuer_written: true,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_has_one_name() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).expect("a word"), role.name());
            assert_eq!(Role::parse(role.name()), Some(role));
        }
        assert_eq!(Role::parse("cites"), None);
    }
}
