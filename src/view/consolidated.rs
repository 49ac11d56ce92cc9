//! The outline of a document with what others did to each provision, as JSON.

use super::document::{self, HeadingView};
use super::page::document_path;
use crate::authority::AuthorityKey;
use crate::document::PartialDate;
use crate::effect::EffectKind;
use crate::index::{DocumentId, Record};
use crate::query::{Acted, Consolidated};
use crate::text::CodePoints;
use serde::Serialize;
use utoipa::ToSchema;

/// A document's outline, and what acts on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConsolidatedView<'a> {
    /// The id of the document.
    pub id: &'a DocumentId,
    /// The authority that the document is itself; without one nothing is known to act on it.
    pub authority: &'a Option<AuthorityKey>,
    /// All that acts on it, the earliest first.
    pub acts: Vec<ActedView<'a>>,
    /// Its outline.
    pub outline: Vec<MarkedView<'a>>,
    /// What acts on the whole, as indices of `acts`.
    pub whole: &'a [usize],
    /// What acts on provisions that the outline does not hold, as indices of `acts`.
    pub elsewhere: &'a [usize],
}

/// What was done to the document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActedView<'a> {
    /// What was done.
    pub kind: EffectKind,
    /// The number or name of the document that did it.
    pub by: &'a str,
    /// Its key.
    pub authority: &'a Option<AuthorityKey>,
    /// Where in it, `khoản 2 Điều 1`.
    pub place: &'a Option<String>,
    /// From which day; absent where it is not known.
    pub from: Option<PartialDate>,
    /// The provisions, the smallest unit first; none is the whole.
    pub provisions: Vec<String>,
    /// The id of the document of the index that says so; absent where a table of facts does.
    pub document: Option<&'a DocumentId>,
    /// The page on which it says so.
    pub page: Option<u32>,
    /// The address of that page.
    pub link: Option<String>,
    /// The words that say so.
    pub words: &'a str,
}

/// A heading of the outline, and what acts on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MarkedView<'a> {
    /// As the document itself tells it.
    #[serde(flatten)]
    pub heading: HeadingView<'a>,
    /// What acts on it, as indices of `acts`.
    pub marks: &'a [usize],
}

/// The answer.
pub fn view<'a>(record: &'a Record, reading: &'a Consolidated) -> ConsolidatedView<'a> {
    let points = CodePoints::new(record.reading.text.text());
    let outline = record.reading.document.outline.iter().zip(&reading.marks);
    ConsolidatedView {
        id: &record.id,
        authority: &record.reading.own,
        acts: reading.acts.iter().map(acted).collect(),
        outline: outline
            .map(|(heading, marks)| MarkedView { heading: document::heading(heading, &points), marks })
            .collect(),
        whole: &reading.whole,
        elsewhere: &reading.elsewhere,
    }
}

fn acted(acted: &Acted) -> ActedView<'_> {
    ActedView {
        kind: acted.kind,
        by: &acted.by,
        authority: &acted.key,
        place: &acted.place,
        from: acted.from,
        provisions: acted.provisions.iter().map(ToString::to_string).collect(),
        document: acted.told_by.as_ref().map(|card| &card.id),
        page: acted.page,
        link: link(acted),
        words: &acted.words,
    }
}

/// The address of the page that says so.
pub fn link(acted: &Acted) -> Option<String> {
    let card = acted.told_by.as_ref()?;
    Some(format!("{}#trang-{}", document_path(&card.id), acted.page?))
}
