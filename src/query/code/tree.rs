//! Subjects (chủ đề) of the code with the headings (đề mục) that the corpus holds.

use crate::corpus::Corpus;
use crate::index::{DocumentCard, DocumentId, EngineError, Keyword, Node, Plan, Sort};
use crate::registry::Registry;
use std::collections::BTreeMap;

/// The tree of the code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeTree {
    /// All subjects, by number; those without a heading too.
    pub subjects: Vec<Subject>,
    /// Headings whose subject is not known.
    pub others: Vec<HeadingCard>,
}

/// A subject of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its number, from 1 to 45.
    pub number: u16,
    /// Its name.
    pub name: &'static str,
    /// The headings that the corpus holds, by number.
    pub headings: Vec<HeadingCard>,
}

/// A heading in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingCard {
    /// The document that it is.
    pub id: DocumentId,
    /// `44.5`.
    pub number: Option<String>,
    /// `Kiểm soát thủ tục hành chính`.
    pub title: String,
    /// How many articles it has.
    pub articles: usize,
}

impl HeadingCard {
    /// The card of a heading by that of its document, whose title is type, number and name.
    pub(super) fn of(card: DocumentCard, registry: &Registry) -> Self {
        let title = card.title_or_name();
        let bare = title.strip_prefix(registry.code().heading_type()).unwrap_or(title).trim_start();
        let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
        let number = bare[..end].trim_end_matches('.');
        Self {
            number: (!number.is_empty()).then(|| number.to_owned()),
            title: bare[end..].trim_start().to_owned(),
            articles: card.pages,
            id: card.id,
        }
    }

    /// Its place in the order of numbers.
    pub(super) fn order(&self) -> Vec<u32> {
        let number = self.number.as_deref().unwrap_or_default();
        number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
    }

    fn subject(&self) -> Option<u16> {
        self.number.as_deref()?.split('.').next()?.parse().ok()
    }
}

/// The documents that are headings of the code.
pub(in crate::query) fn is_heading(registry: &Registry) -> Node {
    Node::Is(Keyword::Type, registry.code().heading_type().to_owned())
}

/// The code holds some three hundred headings; a corpus with more of them holds several copies.
const MOST: usize = 10_000;

/// All headings that the corpus holds, by number.
pub(super) fn headings(corpus: &Corpus<'_>) -> Result<Vec<HeadingCard>, EngineError> {
    let matching = is_heading(corpus.registry());
    let found = corpus.ask(Plan { sort: Sort::Id, ..Plan::newest(matching, MOST) })?;
    let mut cards: Vec<HeadingCard> =
        found.hits.into_iter().map(|hit| HeadingCard::of(hit.card, corpus.registry())).collect();
    cards.sort_by_cached_key(|card| (card.order(), card.id.clone()));
    Ok(cards)
}

/// The tree of the code.
///
/// # Errors
/// Only where the engine fails.
pub fn tree(corpus: &Corpus<'_>) -> Result<CodeTree, EngineError> {
    let mut by_subject: BTreeMap<Option<u16>, Vec<HeadingCard>> = BTreeMap::new();
    for card in headings(corpus)? {
        by_subject.entry(card.subject()).or_default().push(card);
    }
    let words = corpus.registry().code();
    let subjects = words.subjects().map(|(number, name)| Subject {
        number,
        name,
        headings: by_subject.remove(&Some(number)).unwrap_or_default(),
    });
    let subjects = subjects.collect();
    Ok(CodeTree { subjects, others: by_subject.into_values().flatten().collect() })
}
