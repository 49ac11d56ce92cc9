//! Citations: forms, lists, damage, roles and what they are settled to mean.

#[path = "citations/forms.rs"]
mod forms;
#[path = "citations/hard_cases.rs"]
mod hard_cases;
#[path = "citations/properties.rs"]
mod properties;
#[path = "citations/real.rs"]
mod real;
#[path = "citations/roles.rs"]
mod roles;
#[path = "citations/tail.rs"]
mod tail;

use cancu::authority::{Reference, resolve};
use cancu::citation::extract;
use cancu::document::{Document, PartialDate};
use cancu::registry::Registry;
use cancu::text::PagedText;
use std::sync::LazyLock;

pub(crate) static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// A plan of Quảng Ngãi of March 2025, as the home of a sentence.
pub(crate) fn home() -> Document {
    Document {
        doc_type: Some("Kế hoạch".to_owned()),
        province: Some("Quảng Ngãi".to_owned()),
        date: PartialDate::from_ymd(2025, 3, 5),
        year: Some(2025),
        ..Document::default()
    }
}

/// What is found in `text`, settled.
pub(crate) fn read(text: &str) -> (PagedText, Vec<Reference>) {
    let paged = PagedText::from_pages([text]);
    let document = home();
    let citations = extract(&paged, &document, &REGISTRY);
    (paged, resolve(citations, &document, &REGISTRY))
}

/// One line a citation: what it is called, its date, issuer and key, `-` where unknown.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let (_, references) = read(text);
    references
        .iter()
        .map(|reference| {
            let citation = &reference.citation;
            let dash = |value: Option<&str>| value.unwrap_or("-").to_owned();
            let date = citation.date.map(|date| date.to_string());
            let key = reference.authority.as_ref().map(|key| key.0.as_str());
            format!(
                "{} {} | {} | {} | {}",
                dash(citation.doc_type.as_deref()),
                dash(citation.canonical.as_deref()),
                dash(date.as_deref()),
                dash(citation.issuer.as_deref()),
                dash(key),
            )
        })
        .collect()
}

/// Checks one sentence against the lines that it must give.
pub(crate) fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "in: {text}");
}
