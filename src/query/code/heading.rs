//! One heading of the code: its articles, where each comes from, and the documents that govern it.

use super::governing::{self, Governing};
use super::tree::{HeadingCard, headings};
use crate::authority::{AuthorityKey, key_of_canonical};
use crate::code::{Article, Heading};
use crate::corpus::Corpus;
use crate::index::{EngineError, Parts};
use crate::notation::PartialDate;
use crate::query::Days;

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadingAnswer {
    /// Number, title and document.
    pub card: HeadingCard,
    /// The number and name of its subject.
    pub subject: Option<(u16, &'static str)>,
    /// Its sections, in order.
    pub sections: Vec<SectionRow>,
    /// Its articles, in order.
    pub articles: Vec<ArticleRow>,
    /// The documents that govern it, by rank.
    pub governing: Vec<Governing>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRow {
    /// 1 for the outermost.
    pub level: u8,
    /// `Chương I`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// How many articles stand before it.
    pub from: usize,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its page in the heading's document, from 1.
    pub page: usize,
    /// `44.5.NĐ.1.5`.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The document that it comes from, by type and number, and its key.
    pub source: Option<(String, String, AuthorityKey)>,
    /// The place in that document, `Điều 5`.
    pub place: String,
    /// Its number in the national database of legal documents.
    pub item: Option<u32>,
    /// Since when it has been in effect.
    pub effective: Option<PartialDate>,
    /// What changed it, as the code says it.
    pub changes: Vec<String>,
    /// What it is related to: words, and the number in the code where it is an article of the code.
    pub related: Vec<(String, Option<String>)>,
}

/// The heading that `named` names, by its number or the id of its document.
///
/// # Errors
/// Only where the engine fails.
pub fn heading(corpus: &Corpus<'_>, named: &str, on: Option<Days>) -> Result<Option<HeadingAnswer>, EngineError> {
    let named = named.trim();
    let mut cards = headings(corpus)?;
    let by_id = cards.iter().position(|card| card.id.0 == named);
    let Some(at) = by_id.or_else(|| cards.iter().position(|card| card.number.as_deref() == Some(named))) else {
        return Ok(None);
    };
    let card = cards.swap_remove(at);
    let record = corpus.document(&card.id, Parts::HEAD)?;
    let Some(heading) = record.and_then(|record| record.reading.document.code) else { return Ok(None) };
    Ok(Some(answer(&heading, card, corpus, on)))
}

fn answer(heading: &Heading, card: HeadingCard, corpus: &Corpus<'_>, on: Option<Days>) -> HeadingAnswer {
    let registry = corpus.registry();
    let subject = heading.subject();
    let sections = heading.sections.iter().map(|section| SectionRow {
        level: section.level,
        label: section.label.clone(),
        title: section.title.clone(),
        from: section.from,
    });
    HeadingAnswer {
        subject: subject.and_then(|number| Some((number, registry.code().subject(number)?))),
        sections: sections.collect(),
        articles: heading.articles.iter().enumerate().map(|(index, article)| row(index, article)).collect(),
        governing: governing::of_heading(heading, &card, registry, on),
        card,
    }
}

fn row(index: usize, article: &Article) -> ArticleRow {
    let note = article.note.as_ref();
    let source = note.map(|note| {
        let document = &note.document;
        (document.doc_type.clone(), document.canonical.clone(), key_of_canonical(&document.canonical))
    });
    ArticleRow {
        page: index + 1,
        number: article.number.clone(),
        title: article.title().to_owned(),
        source,
        place: note.map(|note| note.place.clone()).unwrap_or_default(),
        item: note.and_then(|note| note.document.item),
        effective: note.and_then(|note| note.effective),
        changes: note.iter().flat_map(|note| &note.changes).map(|change| change.words.clone()).collect(),
        related: article.related.iter().map(|related| (related.words.clone(), related.number.clone())).collect(),
    }
}
