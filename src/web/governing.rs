//! Documents that govern a topic, as rows of a page.

use super::frame::Frame;
use super::names;
use super::standing::{self, Stand};
use crate::corpus::Corpus;
use crate::query::code::{Governing, HeadingCard, Why};
use crate::view::code::official_text;
use crate::view::error::Problem;
use crate::view::page::{authority_path, document_path};

/// A document that governs a topic.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) title: Option<String>,
    /// Day of issue, issuer, day of effect.
    pub(super) about: String,
    pub(super) stand: Option<Stand>,
    /// Its official text.
    pub(super) original: Option<String>,
    /// Why it is named, and where that is seen.
    pub(super) why: (String, Option<String>),
}

/// The rows of `governing`.
pub(super) fn rows(corpus: &Corpus<'_>, frame: &Frame, governing: &[Governing]) -> Result<Vec<Row>, Problem> {
    let known = standing::known(corpus, governing.iter().filter_map(|one| one.status.as_ref()))?;
    let row = |one: &Governing| {
        let effective = one.effective.map(|day| format!("{} {}", frame.w.code_since, day.in_vietnamese()));
        let about = [one.issued.map(|day| day.in_vietnamese()), one.issuer.clone(), effective];
        Row {
            name: names::joined(Some(&one.doc_type), Some(&one.canonical)).unwrap_or_default(),
            link: authority_path(&one.key),
            title: one.title.clone(),
            about: about.into_iter().flatten().collect::<Vec<_>>().join(", "),
            stand: one.status.as_ref().map(|status| standing::of(&known, frame.w, status)),
            original: one.item.as_deref().map(official_text),
            why: why(frame, one),
        }
    };
    Ok(governing.iter().map(row).collect())
}

fn why(frame: &Frame, one: &Governing) -> (String, Option<String>) {
    let w = frame.w;
    let place = |card: &HeadingCard, page: usize| Some(format!("{}#trang-{page}", document_path(&card.id)));
    let named = |card: &HeadingCard| card.number.clone().unwrap_or_else(|| card.title.clone());
    match &one.why {
        Why::Heading { heading, articles, page } => {
            (format!("{} {}: {articles} {}", w.code_heading, named(heading), w.code_articles), place(heading, *page))
        }
        Why::Changes { heading, targets, page } => (
            format!("{} {}: {} {}", w.code_heading, named(heading), w.code_changed, targets.join(", ")),
            place(heading, *page),
        ),
        Why::Title => {
            let codified = one.codified.as_ref().map(|edition| format!("; {} {edition}", w.code_edition));
            (format!("{}{}", w.code_by_name, codified.unwrap_or_default()), None)
        }
    }
}
