//! The chain upward: what a document rests on, what that rests on where the corpus holds it, to the laws.

use super::rests_on;
use crate::authority::{AuthorityKey, Reading, Reference};
use crate::index::{DocumentId, Engine, EngineError, Keyword, Node, Record};
use crate::query::authorities::{ask, ids};
use crate::query::days::Days;
use crate::query::settle::settle;
use crate::query::status::{Status, status};
use crate::registry::Registry;
use std::collections::{BTreeMap, BTreeSet};

/// What a document rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisAnswer {
    /// The document.
    pub id: DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its own number.
    pub canonical: Option<String>,
    /// The day for which statuses are told: of the document's date, or as asked; `None` where neither is known.
    pub on: Option<Days>,
    /// The authorities, each before what it rests on itself.
    pub rows: Vec<BasisRow>,
    /// Whether rows were left out because there are too many.
    pub cut: bool,
}

/// One authority of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisRow {
    /// How far up: 1 for what the document itself cites.
    pub depth: usize,
    /// The row of the document that rests on it; `None` at depth 1.
    pub parent: Option<usize>,
    /// Its key, where it is settled.
    pub authority: Option<AuthorityKey>,
    /// What may be meant, where it is not.
    pub candidates: Vec<AuthorityKey>,
    /// Its name as its issuer writes it, else the words of the citation.
    pub name: String,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// The page on which it is cited, in the document that rests on it.
    pub page: u32,
    /// The words of the citation.
    pub surface: String,
    /// How it stands on the day, where a day is known and it is settled.
    pub status: Option<Status>,
    /// The document of the index that is this authority.
    pub held: Option<DocumentId>,
    /// The earlier row of the same authority, where its basis is told once only: there, or one above it.
    pub told_at: Option<usize>,
}

/// So far up, and so many rows in all.
const MOST_DEPTH: usize = 8;
const MOST_ROWS: usize = 500;

/// The chain upward from `record`, with the status of each authority on `on`, else on the document's date.
///
/// # Errors
/// Only where the engine fails.
pub fn basis(
    engine: &dyn Engine,
    registry: &Registry,
    record: Record,
    on: Option<Days>,
) -> Result<BasisAnswer, EngineError> {
    let on = on.or(record.reading.document.date.map(Days::of));
    let mut climb = Climb {
        engine,
        registry,
        on,
        root: record.reading.own.clone(),
        rows: Vec::new(),
        seen: BTreeMap::new(),
        statuses: BTreeMap::new(),
        cut: false,
    };
    let Record { id, source, reading: Reading { document, .. } } = &record;
    let (id, name) = (id.clone(), source.name.clone());
    let (title, canonical) = (document.title.clone(), document.canonical.clone());
    climb.up(record, None, 1)?;
    Ok(BasisAnswer { id, name, title, canonical, on, rows: climb.rows, cut: climb.cut })
}

struct Climb<'a> {
    engine: &'a dyn Engine,
    registry: &'a Registry,
    on: Option<Days>,
    /// The key of the document asked about, whose basis stands at depth 1.
    root: Option<AuthorityKey>,
    rows: Vec<BasisRow>,
    /// The row where each authority stands first.
    seen: BTreeMap<AuthorityKey, usize>,
    statuses: BTreeMap<AuthorityKey, Status>,
    cut: bool,
}

impl Climb<'_> {
    /// Adds what `record` rests on, each with what that rests on.
    fn up(&mut self, record: Record, parent: Option<usize>, depth: usize) -> Result<(), EngineError> {
        let mut records = [record];
        settle(self.engine, &mut records)?;
        let [record] = records;
        let mut here = BTreeSet::new();
        for reference in record.reading.references.iter().filter(|reference| rests_on(reference)) {
            let named = reference.authority.clone().map_or_else(|| name(reference), |key| key.0);
            if reference.authority == record.reading.own && record.reading.own.is_some() || !here.insert(named) {
                continue;
            }
            if self.rows.len() >= MOST_ROWS {
                self.cut = true;
                return Ok(());
            }
            let at = self.rows.len();
            let row = self.row(reference, parent, depth)?;
            let (key, told) = (row.authority.clone(), row.told_at);
            self.rows.push(row);
            let Some(key) = key.filter(|key| told.is_none() && self.root.as_ref() != Some(key)) else { continue };
            self.seen.insert(key.clone(), at);
            let held = self.held(&key)?;
            self.rows[at].held = held.as_ref().map(|held| held.id.clone());
            match held {
                Some(held) if depth < MOST_DEPTH && held.id != record.id => self.up(held, Some(at), depth + 1)?,
                Some(_) if depth >= MOST_DEPTH => self.cut = true,
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, reference: &Reference, parent: Option<usize>, depth: usize) -> Result<BasisRow, EngineError> {
        let citation = &reference.citation;
        let key = reference.authority.clone();
        let status = match (&key, self.on) {
            (Some(key), Some(on)) => match self.statuses.get(key) {
                Some(known) => Some(known.clone()),
                None => {
                    let status = status(self.engine, self.registry, &key.0, on)?;
                    self.statuses.insert(key.clone(), status.clone());
                    Some(status)
                }
            },
            _ => None,
        };
        let told_at = key.as_ref().and_then(|key| self.seen.get(key)).copied();
        Ok(BasisRow {
            depth,
            parent,
            name: name(reference),
            doc_type: citation.doc_type.clone(),
            issuer: citation.issuer.clone(),
            page: citation.page.get(),
            surface: citation.surface.clone(),
            held: told_at.and_then(|at| self.rows[at].held.clone()),
            candidates: reference.candidates.clone(),
            authority: key,
            status,
            told_at,
        })
    }

    /// The document of the index that is `key`: of several copies, the one with the most citations.
    fn held(&self, key: &AuthorityKey) -> Result<Option<Record>, EngineError> {
        const COPIES: usize = 5;
        let found = ask(self.engine, Node::Is(Keyword::Own, key.0.clone()), COPIES, &[])?;
        let copies = self.engine.fetch(&ids(&found))?;
        let cited = |copy: &Record| copy.reading.references.iter().filter(|r| !r.is_own()).count();
        Ok(copies.into_iter().max_by_key(cited))
    }
}

fn name(reference: &Reference) -> String {
    let citation = &reference.citation;
    citation.canonical.clone().unwrap_or_else(|| citation.surface.clone())
}
