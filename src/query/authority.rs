//! What is known of one cited document, from the documents that cite it.

use super::authorities::{AuthorityCount, ask, ids, named, written_of};
use super::relations::{Stated, StatedRelation};
use super::said::{Aspect, Conflict, Gathered, Said};
use super::settle::{is_settled_by_corpus, open_to, settle};
use crate::authority::Reference;
use crate::citation::Role;
use crate::index::{
    DocumentId, Engine, EngineError, FacetCount, Hits, Keyword, Node, Plan, Record, Sort, Written, cites_as, written,
};
use crate::notation::PartialDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    /// What documents that cite it cite most beside it, with how many of them do.
    pub cited_with: Vec<AuthorityCount>,
    /// The first document that cites it, by date or plan year.
    pub first: Option<Citing>,
    /// The last.
    pub last: Option<Citing>,
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

/// A document that cites the authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citing {
    /// Which.
    pub id: DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its province as written.
    pub province: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its plan year.
    pub year: Option<i16>,
}

/// So many citing documents are read; the counts of documents are of all.
const MOST_READ: usize = 50;
/// So many authorities that are cited with it are named.
const MOST_CITED_WITH: usize = 12;
/// So many documents are read for a value that no other gives.
const EXAMPLES: usize = 3;
/// So many copies of the document itself are named.
const MOST_HELD: usize = 20;

/// What is known of the authority `key`; `None` where no document cites it and none is it.
///
/// Of very many citing documents the newest are read, and for each date, name, type and issuer that none of these
/// writes some that do, so that no contradiction is missed.
///
/// # Errors
/// Only where the engine fails.
pub fn authority(engine: &dyn Engine, key: &str) -> Result<Option<AuthoritySummary>, EngineError> {
    let matching = citing(engine, key)?;
    let told = [(Keyword::Province, 100), (Keyword::Year, 100), (Keyword::Cites, MOST_CITED_WITH + 1)];
    let hits = ask(engine, matching.clone(), MOST_READ, &told)?;
    let held = ask(engine, Node::Is(Keyword::Own, key.to_owned()), MOST_HELD, &[])?;
    if hits.total == 0 && held.total == 0 {
        return Ok(None);
    }
    let mut seen = Seen { beside: beside(&hits, key), ..Seen::default() };
    seen.read(engine, &ids(&hits), key)?;
    let copies = engine.fetch(&ids(&held))?;
    copies.iter().filter(|copy| hits.hits.iter().all(|hit| hit.id != copy.id)).for_each(|c| seen.stated.add(c, key));
    for role in [Role::AmendsSource, Role::AmendedTarget] {
        // What amends what is stated by few, which need not be the newest.
        let stating = ask(engine, Node::Is(Keyword::CitesAs, cites_as(role, key)), MOST_READ, &[])?;
        seen.read(engine, &ids(&stating), key)?;
    }
    let dates = values(engine, Written::Date, |seen| &seen.dates, &mut seen, key)?;
    let names = values(engine, Written::Name, |seen| &seen.names, &mut seen, key)?;
    let types = values(engine, Written::Type, |seen| &seen.types, &mut seen, key)?;
    let issuers = values(engine, Written::Issuer, |seen| &seen.written_issuers, &mut seen, key)?;
    let oldest = Plan { matching, sort: Sort::Oldest, offset: 0, limit: 1, facets: Vec::new() };
    let first = engine.fetch(&ids(&engine.search(&oldest)?))?.pop();
    let mut called = std::mem::take(&mut seen.beside);
    let mut summary = seen.summary();
    let own = |record: Record| Held { id: record.id, name: record.source.name, title: record.reading.document.title };
    (summary.key, summary.documents) = (key.to_owned(), hits.total);
    (summary.held_as, summary.held) = (ids(&held), copies.into_iter().map(own).collect());
    summary.first = first.as_ref().map(Citing::of);
    for (said, counts) in [
        (&mut summary.dates, &dates),
        (&mut summary.names, &names),
        (&mut summary.types, &types),
        (&mut summary.issuers, &issuers),
    ] {
        count_all(said, counts);
    }
    for (facet, counts) in hits.facets {
        match facet.field {
            Keyword::Province => summary.provinces = counts,
            Keyword::Year => summary.years = counts,
            _ => {
                for count in counts.into_iter().filter(|count| count.value != key).take(MOST_CITED_WITH) {
                    let known = called.remove(&count.value).flatten();
                    summary.cited_with.push(match known {
                        Some(known) => AuthorityCount { documents: count.count, ..known },
                        None => named(engine, count)?,
                    });
                }
            }
        }
    }
    Ok(Some(summary))
}

/// The keys that `hits` count most beside `key`, none of them called anything yet.
fn beside(hits: &Hits, key: &str) -> BTreeMap<String, Option<AuthorityCount>> {
    let counts = hits.facets.iter().filter(|(facet, _)| facet.field == Keyword::Cites).flat_map(|(_, counts)| counts);
    counts.filter(|count| count.value != key).map(|count| (count.value.clone(), None)).collect()
}

/// Every value of a kind that documents write of `key`, with how many write it. Where none of those that were `seen` writes it, some that do are read.
fn values(
    engine: &dyn Engine,
    what: Written,
    gathered: impl Fn(&Seen) -> &Gathered,
    seen: &mut Seen,
    key: &str,
) -> Result<Vec<FacetCount>, EngineError> {
    let counts = written_of(engine, key, what, &[])?;
    for FacetCount { value, .. } in &counts {
        if !gathered(seen).has(value) {
            let writing = Node::Is(Keyword::Writes, format!("{}{value}", written(key, what)));
            let some = ids(&ask(engine, writing, EXAMPLES, &[])?);
            seen.read(engine, &some, key)?;
        }
    }
    Ok(counts)
}

/// Counts the documents of each value over all, and not over those read alone.
fn count_all(said: &mut [Said], counts: &[FacetCount]) {
    for said in said.iter_mut() {
        let all = counts.iter().find(|count| count.value == said.value).map_or(0, |count| count.count);
        said.documents = said.documents.max(all);
        said.places = said.places.max(said.documents);
    }
    said.sort_by_key(|said| Reverse((said.documents, said.places)));
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
    known: BTreeSet<DocumentId>,
    /// What is cited most beside it, and what one of the documents calls each.
    beside: BTreeMap<String, Option<AuthorityCount>>,
    last: Option<Citing>,
}

impl Citing {
    fn of(record: &Record) -> Self {
        let document = &record.reading.document;
        Self {
            id: record.id.clone(),
            name: record.source.name.clone(),
            title: document.title.clone(),
            province: document.province.clone(),
            date: document.date,
            year: document.year,
        }
    }
}

impl Seen {
    /// Reads the documents `ids`, newest first, that cite `key`; those that were read already say nothing new.
    fn read(&mut self, engine: &dyn Engine, ids: &[DocumentId], key: &str) -> Result<(), EngineError> {
        let new: Vec<DocumentId> = ids.iter().filter(|id| !self.known.contains(*id)).cloned().collect();
        let mut records = engine.fetch(&new)?;
        settle(engine, &mut records)?;
        records.iter().for_each(|record| self.citing(record, key));
        self.last = self.last.take().or_else(|| records.first().map(Citing::of));
        self.known.extend(new);
        Ok(())
    }

    /// Takes what `record` says of `key`.
    fn citing(&mut self, record: &Record, key: &str) {
        let is_it = |r: &&Reference| r.authority.as_ref().is_some_and(|known| known.0 == key);
        let mut by_corpus = false;
        for reference in record.reading.references.iter().filter(is_it).filter(|r| !r.is_own()) {
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
        for Reference { citation, authority, .. } in &record.reading.references {
            let beside = authority.as_ref().and_then(|key| Some((key, self.beside.get_mut(&key.0)?)));
            if let Some((key, called @ None)) = beside {
                *called = Some(AuthorityCount {
                    key: key.0.clone(),
                    canonical: citation.canonical.clone(),
                    doc_type: citation.doc_type.clone(),
                    issuer: citation.issuer.clone(),
                    documents: 0,
                });
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
            read: self.known.len(),
            last: self.last,
            urn: self.urns.ranked().into_iter().next().map(|said| said.value),
            ..AuthoritySummary::default()
        }
    }
}
