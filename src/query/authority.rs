//! What is known of one cited document, from the documents that cite it.

use super::authorities::{ask, ids};
use super::relations::{Stated, StatedRelation};
use super::said::{Aspect, Conflict, Gathered, Said};
use super::settle::{is_settled_by_corpus, open_to, settle};
use crate::citation::Kind;
use crate::index::{DocumentId, Engine, EngineError, FacetCount, Keyword, Node, Record};

/// What documents say of one authority. Values are as written, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuthoritySummary {
    /// Its key.
    pub key: String,
    /// Its URN:LEX name; where documents contradict each other, the one that most of them give.
    pub urn: Option<String>,
    /// Its names.
    pub names: Vec<Said>,
    /// Its types.
    pub types: Vec<Said>,
    /// Dates given for it.
    pub dates: Vec<Said>,
    /// Issuers given for it; those that follow from its symbol only where nobody writes one.
    pub issuers: Vec<Said>,
    /// What it is said to be about. Wording differs all the time, which is no conflict.
    pub subjects: Vec<Said>,
    /// Where documents contradict each other.
    pub conflicts: Vec<Conflict>,
    /// What it amends, as documents state it.
    pub amends: Vec<StatedRelation>,
    /// What amends it, as documents state it.
    pub amended_by: Vec<StatedRelation>,
    /// How many documents cite it.
    pub documents: usize,
    /// Of how many of them the above was read: the newest, where there are very many.
    pub read: usize,
    /// In how many of those read it is the corpus that settles what a number without year means.
    pub settled_by_corpus: usize,
    /// From which provinces.
    pub provinces: Vec<FacetCount>,
    /// In which years.
    pub years: Vec<FacetCount>,
    /// Documents of the index that are this one.
    pub held_as: Vec<DocumentId>,
    /// What these call themselves.
    pub held: Vec<Held>,
}

/// A document of the index that is the authority itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
}

/// So many citing documents are read; the counts of documents are of all.
const MOST_READ: usize = 5000;
/// So many at once, so that few texts are in memory together.
const AT_ONCE: usize = 100;
/// So many copies of the document itself are named.
const MOST_HELD: usize = 20;

/// What is known of the authority `key`; `None` where no document cites it and none is it.
///
/// # Errors
/// Only where the engine fails.
pub fn authority(engine: &dyn Engine, key: &str) -> Result<Option<AuthoritySummary>, EngineError> {
    let hits = ask(engine, citing(engine, key)?, MOST_READ, &[(Keyword::Province, 100), (Keyword::Year, 100)])?;
    let held = ask(engine, Node::Is(Keyword::Own, key.to_owned()), MOST_HELD, &[])?;
    if hits.total == 0 && held.total == 0 {
        return Ok(None);
    }
    let mut seen = Seen::default();
    let mut read = 0;
    for some in ids(&hits).chunks(AT_ONCE) {
        let mut records = engine.fetch(some)?;
        settle(engine, &mut records)?;
        read += records.len();
        records.iter().for_each(|record| seen.citing(record, key));
    }
    let copies = engine.fetch(&ids(&held))?;
    copies.iter().filter(|copy| hits.hits.iter().all(|hit| hit.id != copy.id)).for_each(|c| seen.stated.add(c, key));
    let mut summary = seen.summary();
    let own = |record: Record| Held { id: record.id, name: record.source.name, title: record.document.title };
    (summary.key, summary.documents, summary.read) = (key.to_owned(), hits.total, read);
    (summary.held_as, summary.held) = (ids(&held), copies.into_iter().map(own).collect());
    for (facet, counts) in hits.facets {
        match facet.field {
            Keyword::Province => summary.provinces = counts,
            _ => summary.years = counts,
        }
    }
    Ok(Some(summary))
}

/// How many documents cite `key`, by their own words or as the corpus settles them.
///
/// # Errors
/// Only where the engine fails.
pub fn times_cited(engine: &dyn Engine, key: &str) -> Result<usize, EngineError> {
    Ok(ask(engine, citing(engine, key)?, 0, &[])?.total)
}

/// Whether a document of the corpus cites `key` or is it.
///
/// # Errors
/// Only where the engine fails.
pub fn is_known(engine: &dyn Engine, key: &str) -> Result<bool, EngineError> {
    let is = |field| Node::Is(field, key.to_owned());
    Ok(ask(engine, Node::Or(vec![is(Keyword::Cites), is(Keyword::Own)]), 0, &[])?.total > 0)
}

/// Documents that cite `key` beyond doubt.
fn citing(engine: &dyn Engine, key: &str) -> Result<Node, EngineError> {
    let cites = Node::Is(Keyword::Cites, key.to_owned());
    Ok(match open_to(engine, key)? {
        Some((open, true)) => Node::Or(vec![cites, open]),
        _ => cites,
    })
}

/// What was met so far.
#[derive(Debug, Default)]
struct Seen {
    urns: Gathered,
    names: Gathered,
    types: Gathered,
    dates: Gathered,
    written_issuers: Gathered,
    implied_issuers: Gathered,
    subjects: Gathered,
    stated: Stated,
    settled_by_corpus: usize,
}

impl Seen {
    /// Takes what `record` says of `key`.
    fn citing(&mut self, record: &Record, key: &str) {
        let is_it = |r: &&crate::authority::Reference| r.authority.as_ref().is_some_and(|known| known.0 == key);
        let mut by_corpus = false;
        for reference in record.references.iter().filter(is_it).filter(|r| r.citation.kind != Kind::Own) {
            let citation = &reference.citation;
            let issuers = if citation.issuer_written { &mut self.written_issuers } else { &mut self.implied_issuers };
            let date = citation.date.map(|date| date.to_string());
            for (gathered, value) in [
                (&mut self.names, &citation.canonical),
                (&mut self.types, &citation.doc_type),
                (&mut self.dates, &date),
                (issuers, &citation.issuer),
                (&mut self.subjects, &citation.subject),
            ] {
                if let Some(value) = value {
                    gathered.add(value, record, citation);
                }
            }
            by_corpus |= is_settled_by_corpus(reference);
            if let Some(urn) = &reference.urn {
                self.urns.add(urn, record, citation);
            }
        }
        self.settled_by_corpus += usize::from(by_corpus);
        self.stated.add(record, key);
    }

    fn summary(self) -> AuthoritySummary {
        let (amends, amended_by) = self.stated.ranked();
        let issuers = if self.written_issuers.is_empty() { &self.implied_issuers } else { &self.written_issuers };
        let disputed =
            [(&self.dates, Aspect::Date), (&self.types, Aspect::Type), (&self.written_issuers, Aspect::Issuer)];
        AuthoritySummary {
            names: self.names.ranked(),
            types: self.types.ranked(),
            dates: self.dates.ranked(),
            issuers: issuers.ranked(),
            subjects: self.subjects.ranked(),
            conflicts: disputed.into_iter().filter_map(|(values, aspect)| values.conflict(aspect)).collect(),
            amends,
            amended_by,
            settled_by_corpus: self.settled_by_corpus,
            urn: self.urns.ranked().into_iter().next().map(|said| said.value),
            ..AuthoritySummary::default()
        }
    }
}
