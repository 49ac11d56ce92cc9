//! What a check finds, one shape for every face.

use super::authority::{WitnessView, witness};
use super::sentences::{data, message, remedy};
use crate::authority::AuthorityKey;
use crate::query::check::{Code, Finding, Place, Severity};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// One checked file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckView<'a> {
    /// The file, as the caller named it.
    pub source: &'a str,
    /// How many findings of each severity.
    pub counts: Counts,
    /// The findings, in the order of the text.
    pub findings: Vec<FindingView<'a>>,
}

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
#[schema(as = FindingCounts)]
pub struct Counts {
    /// What cannot be right.
    pub errors: usize,
    /// What must be looked at.
    pub warnings: usize,
    /// What could be better.
    pub hints: usize,
}

/// One finding.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FindingView<'a> {
    /// What kind of finding it is: a stable word for programs.
    code: Code,
    /// How grave it is: `error`, `warning` or `hint`.
    severity: Severity,
    /// Page, line and column in the text.
    #[serde(flatten)]
    place: Place,
    /// First code point of the words that it is about.
    start: usize,
    /// One past their last code point.
    end: usize,
    /// The words that it is about.
    words: &'a str,
    /// What is wrong, in English.
    message: String,
    /// What to do about it, in English.
    remedy: String,
    /// What is wrong, in Vietnamese.
    message_vi: String,
    /// What to do about it, in Vietnamese.
    remedy_vi: String,
    /// Which case of `code` it is.
    case: String,
    /// What differs from case to case, by name; empty where nothing does.
    #[schema(value_type = Object)]
    values: Map<String, Value>,
    /// Key of the cited document that it is about; `null` where there is none.
    authority: &'a Option<AuthorityKey>,
    /// Documents of the index that show it.
    said_by: Vec<WitnessView<'a>>,
}

impl Counts {
    /// Counts `findings`.
    pub fn of(findings: &[Finding]) -> Self {
        let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { errors: of(Severity::Error), warnings: of(Severity::Warning), hints: of(Severity::Hint) }
    }

    /// Whether nothing but hints was found.
    pub fn is_clean(&self) -> bool {
        self.errors + self.warnings == 0
    }
}

/// The findings in the file `source`, whose text is `text`.
pub fn view<'a>(source: &'a str, text: &str, findings: &'a [Finding]) -> CheckView<'a> {
    let points = crate::text::CodePoints::new(text);
    let finding = |finding: &'a Finding| {
        let (said, remedy) = (message(&finding.what), remedy(&finding.what));
        let (case, values) = data(&finding.what, "case");
        FindingView {
            code: finding.code,
            severity: finding.severity,
            place: finding.place,
            start: points.at(finding.span.start),
            end: points.at(finding.span.end),
            words: &finding.words,
            message: said.en,
            remedy: remedy.en,
            message_vi: said.vi,
            remedy_vi: remedy.vi,
            case,
            values,
            authority: &finding.authority,
            said_by: finding.witnesses.iter().map(witness).collect(),
        }
    };
    CheckView { source, counts: Counts::of(findings), findings: findings.iter().map(finding).collect() }
}
