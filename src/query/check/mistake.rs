//! What a rule finds wrong, with what differs from case to case. The sentences, what is wrong and what to do about it, are
//! made of it at the faces.

use super::Code;
use crate::notation::PartialDate;
use crate::query::said::Witness;
use crate::query::standing::{Grounds, Standing};
use crate::registry;
use serde::Serialize;

/// What is wrong with a citation or with what stands beside it. Names are canonical, `written` is as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "case", content = "values", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of values say what they are; the variants are documented")]
pub enum Mistake {
    /// No calendar has the date.
    ImpossibleDate,
    /// A number is mistyped.
    TypoNumber { written: String, name: String },
    /// A letter of the symbol only looks right.
    Homoglyph { written: String, name: String },
    /// The symbol is not written as its issuer writes it.
    SymbolForm { written: String, name: String },
    /// White space stands within the symbol.
    SpaceInSymbol { name: String },
    /// The type word is not that of the symbol.
    TypeAgainstSymbol { name: String, doc_type: String },
    /// `so` for `số`.
    TypoSo { name: String },
    /// `số` is left out.
    MissingSo { name: String },
    /// The number was left blank.
    BlankNumber,
    /// The date was left blank.
    BlankDate,
    /// The number of a basis was left blank.
    BlankBasis,
    /// A basis is named by its type alone.
    NoNumber { doc_type: String },
    /// A basis is cited without its date.
    NoDate { name: String },
    /// A law may be one of several editions.
    EditionUnclear { name: String, editions: Vec<String> },
    /// The term of the National Assembly passed nothing in that year; `right` are the symbols of those that did.
    ImpossibleTerm { name: String, term: u8, year: i16, right: Vec<String> },
    /// Resolutions of the Government bore no year then; `decree` is one that may be meant.
    YearInResolution { name: String, year: i16, without: String, decree: Option<String> },
    /// The year in the number is not that of the date.
    YearAgainstDate { name: String, year: i16, date: PartialDate },
    /// The year in the number is not that of the date, and either may be wrong.
    YearOfNumber { written: String },
    /// The number is that of the law `right`, and another is named.
    OtherLaw { name: String, right: String, named: String, numbers: Vec<String> },
    /// The cited document is later than the draft.
    LaterThanDraft { name: String, date: PartialDate, draft: PartialDate },
    /// Others give the document another date.
    DateOfOthers { name: String, here: PartialDate, there: PartialDate, by: Voice },
    /// Others give the document another type.
    TypeOfOthers { name: String, here: String, there: String, by: Voice },
    /// The basis was replaced.
    Replaced { name: String, by: String, next: String, since: Option<PartialDate>, grounds: Source },
    /// The basis was repealed or has expired, or its effect is stayed: `how`.
    Ended { name: String, how: Standing, by: Option<String>, since: Option<PartialDate>, grounds: Source },
    /// The provision that is cited was repealed.
    ProvisionRepealed { name: String, provision: String, by: String, since: Option<PartialDate>, grounds: Source },
    /// The draft acts upon what has ended.
    EndedTarget { name: String, by: Option<String>, since: Option<PartialDate> },
    /// The draft acts upon what takes effect later.
    TargetNotInEffect { name: String },
    /// No document bears the number, though those beside it exist.
    NoSuchNumber { name: String },
    /// The symbol is that of another issuer, `right`.
    OtherIssuer { name: String, written: String, right: String },
    /// Official sources have another title.
    OtherTitle { name: String, title: String },
    /// The heading of the official code that has the draft's topic names it.
    MissingByCode { name: String, title: Option<String>, heading: String },
    /// The basis was amended.
    Amended { name: String, by: Vec<String>, grounds: Source },
    /// The basis takes effect after the day of the draft.
    NotYetInEffect { name: String, from: PartialDate },
    /// The draft gives the document two dates.
    DateDiffers { name: String, here: PartialDate, there: PartialDate, line: usize },
    /// The draft writes the number in two ways.
    WrittenTwoWays { name: String, here: String, there: String, line: usize },
    /// The year of the title is not that of the text.
    YearOfTitle { title: String, here: String },
    /// The abbreviation is never explained.
    UndefinedAbbreviation { short: String, long: String },
    /// Comparable plans rest on it.
    MissingBasis { name: String, plans: usize },
}

/// Who says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The name of one of the documents.
    pub name: String,
    /// Its page.
    pub page: u32,
    /// How many documents say so.
    pub documents: usize,
    /// Whether it is the cited document itself.
    pub itself: bool,
}

/// Where a fact is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The registry.
    Registry,
    /// The official code.
    Code {
        /// Which edition, `2026-01`.
        edition: String,
    },
    /// The registry, from memory: to be looked up.
    Recalled,
    /// Another document.
    Document {
        /// Its name and the page, where one is at hand.
        at: Option<(String, u32)>,
    },
}

impl Mistake {
    /// The kind of finding that it is.
    pub fn code(&self) -> Code {
        match self {
            Self::ImpossibleDate => Code::ImpossibleDate,
            Self::TypoNumber { .. } => Code::TypoNumber,
            Self::Homoglyph { .. } => Code::Homoglyph,
            Self::SymbolForm { .. } => Code::SymbolForm,
            Self::SpaceInSymbol { .. } => Code::SpaceInSymbol,
            Self::TypeAgainstSymbol { .. } => Code::TypeAgainstSymbol,
            Self::TypoSo { .. } => Code::TypoSo,
            Self::MissingSo { .. } => Code::MissingSo,
            Self::BlankNumber | Self::BlankDate | Self::BlankBasis => Code::BlankNumber,
            Self::NoNumber { .. } => Code::NoNumber,
            Self::NoDate { .. } => Code::NoDate,
            Self::EditionUnclear { .. } => Code::EditionUnclear,
            Self::ImpossibleTerm { .. } | Self::YearInResolution { .. } | Self::NoSuchNumber { .. } => {
                Code::UnknownNumber
            }
            Self::YearAgainstDate { .. } | Self::YearOfNumber { .. } => Code::YearAgainstDate,
            Self::OtherLaw { .. } => Code::OtherLaw,
            Self::LaterThanDraft { .. } => Code::LaterThanDraft,
            Self::DateOfOthers { .. } => Code::DateOfOthers,
            Self::TypeOfOthers { .. } => Code::TypeOfOthers,
            Self::Replaced { .. } => Code::ReplacedBasis,
            Self::Ended { how: Standing::Repealed, .. } => Code::RepealedBasis,
            Self::Ended { how: Standing::Suspended, .. } => Code::SuspendedBasis,
            Self::Ended { .. } => Code::ExpiredBasis,
            Self::ProvisionRepealed { .. } => Code::RepealedProvision,
            Self::EndedTarget { .. } => Code::EndedTarget,
            Self::TargetNotInEffect { .. } => Code::TargetNotInEffect,
            Self::OtherIssuer { .. } => Code::OtherIssuer,
            Self::OtherTitle { .. } => Code::OtherTitle,
            Self::MissingByCode { .. } => Code::MissingByCode,
            Self::Amended { .. } => Code::AmendedBasis,
            Self::NotYetInEffect { .. } => Code::NotYetInEffect,
            Self::DateDiffers { .. } => Code::DateDiffers,
            Self::WrittenTwoWays { .. } => Code::WrittenTwoWays,
            Self::YearOfTitle { .. } => Code::YearOfTitle,
            Self::UndefinedAbbreviation { .. } => Code::UndefinedAbbreviation,
            Self::MissingBasis { .. } => Code::MissingBasis,
        }
    }
}

impl Source {
    pub(super) fn of(grounds: &Grounds) -> Self {
        match grounds {
            Grounds::Registry { source: registry::Source::Recalled, .. } => Self::Recalled,
            Grounds::Registry { source: registry::Source::Code(edition), .. } => {
                Self::Code { edition: edition.clone() }
            }
            Grounds::Registry { .. } => Self::Registry,
            Grounds::Document(witness) | Grounds::Reported(witness) => Self::at(Some(witness)),
            Grounds::Documents(said) => Self::at(said.by.first()),
        }
    }

    fn at(witness: Option<&Witness>) -> Self {
        Self::Document { at: witness.map(|witness| (witness.card.name.clone(), witness.page)) }
    }
}
