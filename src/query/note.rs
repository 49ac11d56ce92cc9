//! What an answer notes of how a question was understood: what was left out, added or loosened.

use serde::Serialize;

/// One note. Sentences are made of it at the faces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", content = "values", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of values say what they are; the variants are documented")]
pub enum Note {
    /// Only the first words are searched for.
    WordsCut { most: usize },
    /// There is no word to search for.
    NoWords,
    /// The keys were read as Telex or VNI.
    TypedAs { text: String },
    /// Misspelt words were corrected.
    DidYouMean { text: String },
    /// What an abbreviation stands for is searched for too.
    Stands { short: String, long: String },
    /// No document is of the province, which belongs to another today.
    ProvinceToday { old: String, now: String },
    /// No document meets the condition; it is searched for as words.
    NoDocumentMeets { value: String },
    /// Several issuers have a document of this number.
    SeveralIssuers { number: String, issuers: usize },
    /// No document holds all words.
    NoneHasAll,
    /// Few documents hold all words; those with most of them are shown too.
    FewHaveAll { documents: usize },
}
