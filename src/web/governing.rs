//! Documents that govern a topic, as rows of a page.

use super::frame::Frame;
use super::standing::{self, Stand};
use super::{names, words};
use crate::index::Engine;
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
pub(super) fn rows(engine: &dyn Engine, frame: &Frame, governing: &[Governing]) -> Result<Vec<Row>, Problem> {
    let row = |one: &Governing| -> Result<Row, Problem> {
        let effective = one.effective.map(|day| format!("{} {}", frame.w.code_since, words::date(day)));
        let about = [one.issued.map(words::date), one.issuer.clone(), effective];
        let stand = match &one.status {
            Some(status) => Some(standing::of(engine, frame.w, status)?),
            None => None,
        };
        Ok(Row {
            name: names::joined(Some(&one.doc_type), Some(&one.canonical)).unwrap_or_default(),
            link: authority_path(&one.key),
            title: one.title.clone(),
            about: about.into_iter().flatten().collect::<Vec<_>>().join(", "),
            stand,
            original: one.item.as_deref().map(official_text),
            why: why(frame, one),
        })
    };
    governing.iter().map(row).collect()
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
