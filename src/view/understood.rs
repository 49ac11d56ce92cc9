//! How a question was understood, so that a person sees why an answer is what it is.

use crate::query::{Part, Understood, Word};
use serde::Serialize;
use utoipa::ToSchema;

/// How a question was understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnderstoodView<'a> {
    /// The parts of the question.
    parts: Vec<PartView<'a>>,
    /// The question with its keys read as Telex or VNI.
    typed_as: Option<&'a str>,
    /// The question with misspelt words corrected.
    did_you_mean: Option<&'a str>,
}

/// One part of a question.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = QuestionPartView)]
pub struct PartView<'a> {
    /// `words`, `phrase`, `number`, `filter`.
    kind: &'static str,
    /// The words of the part.
    text: String,
    /// Of which alternative, from 0; parts joined by `OR` differ in it.
    alternative: usize,
    /// Whether documents must be without it.
    without: bool,
    /// Of a number: its normal form.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
    /// Of a phrase: whether its marks count.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
    /// Of a filter: what it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// Of words: what may stand for one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<&'a str>,
}

/// The view of `understood`.
pub fn view(understood: &Understood) -> UnderstoodView<'_> {
    let mut parts = Vec::new();
    for (alternative, of) in understood.alternatives.iter().enumerate() {
        parts.extend(of.iter().map(|one| PartView { alternative, ..part(one) }));
    }
    parts.extend(understood.without.iter().map(|one| PartView { without: true, ..part(one) }));
    parts.extend(understood.filters.iter().map(|filter| PartView {
        text: filter.value.clone(),
        without: filter.without,
        field: Some(filter.field.name()),
        ..PartView::of("filter")
    }));
    UnderstoodView { parts, typed_as: understood.typed_as.as_deref(), did_you_mean: understood.did_you_mean.as_deref() }
}

impl PartView<'_> {
    fn of(kind: &'static str) -> Self {
        Self {
            kind,
            text: String::new(),
            alternative: 0,
            without: false,
            form: None,
            exact: None,
            field: None,
            also: Vec::new(),
        }
    }
}

fn part(part: &Part) -> PartView<'_> {
    match part {
        Part::Number(mention) => {
            PartView { text: mention.written.clone(), form: Some(&mention.form), ..PartView::of("number") }
        }
        Part::Phrase(phrase) => {
            PartView { text: joined(&phrase.words), exact: Some(phrase.exact), ..PartView::of("phrase") }
        }
        Part::Words(words) => {
            let mut also: Vec<&str> = words.iter().flat_map(|word| &word.also).map(String::as_str).collect();
            also.sort_unstable();
            also.dedup();
            PartView { text: joined(words), also, ..PartView::of("words") }
        }
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" ")
}
