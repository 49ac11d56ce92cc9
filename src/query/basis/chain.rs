//! The chain upward: what a document rests on, what that rests on where the corpus holds it, to the laws.

use super::rests_on;
use crate::authority::{AuthorityKey, Reference};
use crate::corpus::Corpus;
use crate::index::{DocumentCard, DocumentId, EngineError, Hits, Keyword, Node, Plan, Record};
use crate::query::days::Days;
use crate::query::status::{Records, Status, TELLING, judged, known_status, telling};
use std::collections::{BTreeMap, BTreeSet};

/// What a document rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisAnswer {
    /// The document.
    pub card: DocumentCard,
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

/// Of so many copies of a document the one with the most citations is read.
const COPIES: usize = 5;

/// The chain upward from the document `id`, with the status of each authority on `on`, else on the document's date; `None`
/// where there is no such document.
///
/// # Errors
/// Only where the engine fails.
pub fn basis(corpus: &Corpus<'_>, id: &DocumentId, on: Option<Days>) -> Result<Option<BasisAnswer>, EngineError> {
    let Some(record) = corpus.settled(id)? else { return Ok(None) };
    let on = on.or(record.reading.document.date.map(Days::of));
    let mut climb = Climb {
        on,
        root: record.reading.own.clone(),
        known: Upward::of(corpus, &record, on)?,
        rows: Vec::new(),
        seen: BTreeMap::new(),
        cut: false,
    };
    climb.up(&record, None, 1);
    Ok(Some(BasisAnswer { card: DocumentCard::of(&record), on, rows: climb.rows, cut: climb.cut }))
}

/// All that a document can rest on, fetched a storey at a time: the documents that are held, and how each stands.
struct Upward {
    held: BTreeMap<AuthorityKey, Record>,
    statuses: BTreeMap<AuthorityKey, Status>,
}

impl Upward {
    fn of(corpus: &Corpus<'_>, record: &Record, on: Option<Days>) -> Result<Self, EngineError> {
        let mut upward = Self { held: BTreeMap::new(), statuses: BTreeMap::new() };
        let mut known = BTreeSet::new();
        let mut storey = new_keys(record, &mut known);
        for _ in 0..MOST_DEPTH {
            if storey.is_empty() {
                break;
            }
            // More rows than that are never told.
            storey.truncate(MOST_ROWS);
            let held = upward.storey(corpus, &storey, on)?;
            storey = held.iter().flat_map(|key| new_keys(&upward.held[key], &mut known)).collect();
        }
        Ok(upward)
    }

    /// Takes in how each of `keys` stands and which are held; gives those.
    fn storey(
        &mut self,
        corpus: &Corpus<'_>,
        keys: &[AuthorityKey],
        on: Option<Days>,
    ) -> Result<Vec<AuthorityKey>, EngineError> {
        let own = |key: &AuthorityKey| Plan::newest(Node::Is(Keyword::Own, key.0.clone()), COPIES);
        let plans = |key| on.into_iter().flat_map(move |on| telling(corpus.registry(), key, on)).chain([own(key)]);
        let found = corpus.search(&keys.iter().flat_map(plans).collect::<Vec<_>>())?;
        let wanted: BTreeSet<DocumentId> = found.iter().flat_map(Hits::ids).collect();
        let records = corpus.fetch_settled(&wanted.into_iter().collect::<Vec<_>>())?;
        let records: Records = records.into_iter().map(|record| (record.id.clone(), record)).collect();
        let mut held = Vec::new();
        let of_one = if on.is_some() { TELLING + 1 } else { 1 };
        for (key, found) in keys.iter().zip(found.chunks(of_one)) {
            let Some((copies, told)) = found.split_last() else { continue };
            if let Some(on) = on {
                let status = judged(corpus.registry(), known_status(corpus.registry(), key, on), told, &records);
                self.statuses.insert(key.clone(), status);
            }
            // Of several copies, the one with the most citations.
            let copies = copies.hits.iter().filter_map(|hit| records.get(&hit.card.id));
            if let Some(copy) = copies.max_by_key(|copy| copy.reading.citing().count()) {
                self.held.insert(key.clone(), copy.clone());
                held.push(key.clone());
            }
        }
        Ok(held)
    }
}

/// What `record` rests on and nobody has asked about.
fn new_keys(record: &Record, known: &mut BTreeSet<AuthorityKey>) -> Vec<AuthorityKey> {
    let resting = record.reading.references.iter().filter(|reference| rests_on(reference));
    resting.filter_map(|reference| reference.authority.clone()).filter(|key| known.insert(key.clone())).collect()
}

struct Climb {
    on: Option<Days>,
    /// The key of the document asked about, whose basis stands at depth 1.
    root: Option<AuthorityKey>,
    known: Upward,
    rows: Vec<BasisRow>,
    /// The row where each authority stands first.
    seen: BTreeMap<AuthorityKey, usize>,
    cut: bool,
}

impl Climb {
    /// Adds what `record` rests on, each with what that rests on.
    fn up(&mut self, record: &Record, parent: Option<usize>, depth: usize) {
        let own = &record.reading.own;
        let mut here = BTreeSet::new();
        for reference in record.reading.references.iter().filter(|reference| rests_on(reference)) {
            let named = reference.authority.clone().map_or_else(|| name(reference), |key| key.0);
            if reference.authority == *own && own.is_some() || !here.insert(named) {
                continue;
            }
            if self.rows.len() >= MOST_ROWS {
                self.cut = true;
                return;
            }
            let at = self.rows.len();
            let row = self.row(reference, parent, depth);
            let (key, told) = (row.authority.clone(), row.told_at);
            self.rows.push(row);
            let Some(key) = key.filter(|key| told.is_none() && self.root.as_ref() != Some(key)) else { continue };
            self.seen.insert(key.clone(), at);
            let Some(held) = self.known.held.remove(&key) else { continue };
            self.rows[at].held = Some(held.id.clone());
            if depth >= MOST_DEPTH {
                self.cut = true;
            } else if held.id != record.id {
                self.up(&held, Some(at), depth + 1);
            }
        }
    }

    fn row(&self, reference: &Reference, parent: Option<usize>, depth: usize) -> BasisRow {
        let citation = &reference.citation;
        let key = reference.authority.clone();
        let told_at = key.as_ref().and_then(|key| self.seen.get(key)).copied();
        BasisRow {
            depth,
            parent,
            name: name(reference),
            doc_type: citation.doc_type.clone(),
            issuer: citation.issuer.clone(),
            page: citation.page.get(),
            surface: citation.surface.clone(),
            held: told_at.and_then(|at| self.rows[at].held.clone()),
            candidates: reference.candidates.clone(),
            status: key.as_ref().filter(|_| self.on.is_some()).and_then(|key| self.known.statuses.get(key)).cloned(),
            authority: key,
            told_at,
        }
    }
}

fn name(reference: &Reference) -> String {
    let citation = &reference.citation;
    citation.canonical.clone().unwrap_or_else(|| citation.surface.clone())
}
