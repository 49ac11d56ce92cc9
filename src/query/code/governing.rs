//! The documents that govern a topic, by rank, with how they stand and why they are named.

use super::tree::HeadingCard;
use crate::authority::{AuthorityKey, key_of_canonical};
use crate::code::{Heading, RelationKind, facts};
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::notation::PartialDate;
use crate::query::Days;
use crate::query::status::{Status, known_status, statuses};
use crate::registry::{Document, Registry};
use std::collections::BTreeMap;

/// A document that governs a topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Governing {
    /// Its key.
    pub key: AuthorityKey,
    /// Its type.
    pub doc_type: String,
    /// Its number.
    pub canonical: String,
    /// Its name.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub issued: Option<PartialDate>,
    /// From when it has been in effect.
    pub effective: Option<PartialDate>,
    /// Its number in the national database of legal documents.
    pub item: Option<String>,
    /// The newest edition of the code that is known to hold it, `2026-01`.
    pub codified: Option<String>,
    /// Why it is named.
    pub why: Why,
    /// How it stands on the day; `None` without a day.
    pub status: Option<Status>,
}

/// Why a document is named for a topic.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The heading of the topic holds articles of it.
    Heading {
        /// Which heading.
        heading: HeadingCard,
        /// How many of its articles.
        articles: usize,
        /// The page of the first, from 1.
        page: usize,
    },
    /// It changed articles that the heading of the topic holds.
    Changes {
        /// Which heading.
        heading: HeadingCard,
        /// The documents of these articles.
        targets: Vec<String>,
        /// The page of the first, from 1.
        page: usize,
    },
    /// Its own name is that of the topic; no heading was read that says so.
    Title,
}

/// The documents that govern what `heading` holds, in the order of rank.
pub(super) fn of_heading(
    heading: &Heading,
    card: &HeadingCard,
    registry: &Registry,
    on: Option<Days>,
) -> Vec<Governing> {
    let facts = facts(heading);
    let mut changed: BTreeMap<&(String, String), Vec<String>> = BTreeMap::new();
    for (from, kind, to, _) in facts.relations.keys() {
        let targets = changed.entry(from).or_default();
        if matches!(kind, RelationKind::Amends | RelationKind::AbolishesPart) && !targets.contains(&to.1) {
            targets.push(to.1.clone());
        }
    }
    let mut rows: Vec<Governing> = Vec::new();
    for (key, document) in &facts.documents {
        let articles: usize = document.headings.values().sum();
        let why = if articles > 0 {
            Why::Heading { heading: card.clone(), articles, page: first_page(heading, key) }
        } else if let Some(targets) = changed.get(key) {
            Why::Changes { heading: card.clone(), targets: targets.clone(), page: first_change(heading, key) }
        } else {
            continue;
        };
        let known = known(registry, &key.0, &key.1);
        let title = document.title.clone().or(known.as_ref().and_then(|known| known.title.clone()));
        rows.push(Governing {
            title,
            issuer: document.issuer.clone().or(known.as_ref().and_then(|known| known.issuer.clone())),
            issued: document.issued.or_else(|| day(known.as_ref()?.issued.as_deref())),
            effective: known
                .as_ref()
                .and_then(|known| day(known.effective.as_ref().map(|(day, _)| day.as_str())))
                .or_else(|| document.effective().map(|(day, _)| day)),
            item: document.item.map(|item| item.to_string()).or(known.as_ref().and_then(|known| known.item.clone())),
            codified: known.as_ref().and_then(|known| known.codified.clone()),
            ..bare(registry, &key.0, &key.1, why, on)
        });
    }
    ordered(&mut rows, registry);
    rows
}

/// A document that the registry knows, named for its title.
pub(super) fn of_registry(document: Document, registry: &Registry, on: Option<Days>) -> Governing {
    let Document { doc_type, number, title, issuer, issued, effective, codified, item, .. } = document;
    Governing {
        title,
        issuer,
        issued: day(issued.as_deref()),
        effective: day(effective.as_ref().map(|(day, _)| day.as_str())),
        item,
        codified,
        ..bare(registry, &doc_type, &number, Why::Title, on)
    }
}

fn bare(registry: &Registry, doc_type: &str, number: &str, why: Why, on: Option<Days>) -> Governing {
    let key = key_of_canonical(number);
    let key = registry.key_of_type(key.as_str(), Some(doc_type)).map_or(key, AuthorityKey);
    Governing {
        status: on.map(|on| known_status(registry, &key, on)),
        key,
        doc_type: doc_type.to_owned(),
        canonical: number.to_owned(),
        title: None,
        issuer: None,
        issued: None,
        effective: None,
        item: None,
        codified: None,
        why,
    }
}

/// How each stands on `on` by all that is known, the documents of `corpus` included.
pub(super) fn stand(corpus: &Corpus<'_>, rows: &mut [Governing], on: Option<Days>) -> Result<(), EngineError> {
    let Some(on) = on else { return Ok(()) };
    let keys = rows.iter().map(|row| row.key.clone()).collect();
    let mut statuses = statuses(corpus, &keys, on)?;
    for row in rows {
        row.status = statuses.remove(&row.key).or_else(|| row.status.take());
    }
    Ok(())
}

/// By rank; of one rank what is in force first, then what the heading holds most of, then the youngest.
pub(super) fn ordered(rows: &mut [Governing], registry: &Registry) {
    let ended = |row: &Governing| row.status.as_ref().is_some_and(|status| status.standing().is_gone());
    let weight = |row: &Governing| match &row.why {
        Why::Heading { articles, .. } => *articles,
        Why::Changes { .. } | Why::Title => 0,
    };
    rows.sort_by_cached_key(|row| {
        let rank = registry.code().rank(&row.doc_type);
        (rank, ended(row), std::cmp::Reverse(weight(row)), std::cmp::Reverse(row.issued), row.canonical.clone())
    });
}

fn known(registry: &Registry, doc_type: &str, number: &str) -> Option<Document> {
    let key = crate::registry::key_of_number(number);
    registry.documents(&key).into_iter().find(|document| document.doc_type == doc_type)
}

fn day(cell: Option<&str>) -> Option<PartialDate> {
    PartialDate::parse(cell?)
}

fn first_page(heading: &Heading, (doc_type, number): &(String, String)) -> usize {
    let is_of = |article: &crate::code::Article| {
        let document = article.note.as_ref().map(|note| &note.document);
        document.is_some_and(|document| document.doc_type == *doc_type && document.canonical == *number)
    };
    heading.articles.iter().position(is_of).map_or(1, |index| index + 1)
}

fn first_change(heading: &Heading, (doc_type, number): &(String, String)) -> usize {
    let is_by = |article: &crate::code::Article| {
        let mut acts = article.note.iter().flat_map(|note| &note.changes).flat_map(|change| &change.acts);
        acts.any(|act| act.document.doc_type == *doc_type && act.document.canonical == *number)
    };
    heading.articles.iter().position(is_by).map_or(1, |index| index + 1)
}
