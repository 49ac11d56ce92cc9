//! What can be odd about a citation or a number line.

use serde::{Deserialize, Serialize};

/// What is odd about a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Anomaly {
    /// The number or its year was miswritten and the text or the registry proves the right one.
    TypoNumber,
    /// The year that the number must hold is left out; the date proves it.
    MissingYear,
    /// `so` stands for `số`.
    TypoSo,
    /// No type word stands before the number.
    MissingType,
    /// `số` is left out.
    MissingSo,
    /// A hyphen of the symbol is missing, `126/KHTU`.
    MissingHyphen,
    /// Hyphen and slash are swapped, `17/NQ-TW`.
    SeparatorSwapped,
    /// White space stands within number or symbol.
    SpaceInSymbol,
    /// A letter of another script, an en dash or a plain `D` stands in the symbol.
    Homoglyph,
    /// The number was left blank.
    BlankNumber,
    /// The day was left blank.
    BlankDay,
    /// The month was left blank.
    BlankMonth,
    /// A line or page break runs through it.
    SplitAcrossLines,
    /// Type word and symbol disagree.
    TypeSymbolMismatch,
    /// No calendar has the date as written.
    ImpossibleDate,
    /// Another citation of the same document gives another date.
    DateConflictsWithOtherCitation,
    /// It is written in capitals.
    UpperCase,
    /// A short form that the same text resolves.
    Elided,
    /// An abbreviated name, written out in the canonical one.
    AbbreviatedName,
    /// A short form of a longer name used in the same text.
    ShortName,
    /// The number begins with zeros that its series does not have.
    LeadingZero,
    /// It stands in the frame of the web page from which the text was saved, not in the document.
    WebFrame,
    /// One surface names several documents.
    MultipleInOne,
}
