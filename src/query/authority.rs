//! What is known of one cited document, from the documents that cite it.

use super::authorities::{AuthorityCount, asks_written, written_of};
use super::overview::called;
use super::relations::{Stated, StatedRelation, known_facts};
use super::said::{Aspect, Conflict, Gathered, Said};
use crate::authority::{AuthorityKey, Reference};
use crate::citation::Role;
use crate::corpus::{Corpus, calls, is_settled_by_corpus, known_by, knows, numbered};
use crate::index::{
    DocumentCard, DocumentId, EngineError, Facet, FacetCount, Hits, Keyword, Node, Parts, Plan, Record, Sort, Written,
    cites_as, written,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What documents say of one authority. Values are as written, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthoritySummary {
    /// Its key.
    pub key: AuthorityKey,
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
    pub first: Option<DocumentCard>,
    /// The last.
    pub last: Option<DocumentCard>,
    /// Documents of the index that are this one.
    pub held: Vec<DocumentCard>,
}

/// So many citing documents are read; the counts of documents are of all.
const MOST_READ: usize = 50;
/// So many authorities that are cited with it are named.
const MOST_CITED_WITH: usize = 12;
/// So many documents are read for a value that no other gives.
const EXAMPLES: usize = 3;
/// So many copies of the document itself are named.
const MOST_HELD: usize = 20;

/// What documents may write of it otherwise than others.
const TOLD: [Written; 4] = [Written::Date, Written::Name, Written::Type, Written::Issuer];

/// Asks in one call for what a page on the authority `key` looks up: how it is written, who else bears its number, and which
/// of the documents that the registry relates to it the corpus knows. [`authority`] and [`super::cited_by`] then cost less.
///
/// # Errors
/// Only where the engine fails.
pub fn ask_about(corpus: &Corpus<'_>, key: &AuthorityKey) -> Result<(), EngineError> {
    let known = known_facts(corpus.registry(), key);
    let related = known_by(known.relations.iter().map(|relation| &relation.key));
    let series = key.series();
    let numbers = numbered(&key.0).into_iter().chain(series.iter().map(knows));
    corpus.ahead(numbers.chain(TOLD.map(|what| asks_written(key, what))).chain(related))
}

/// What is known of the authority `key`; `None` where no document cites it and none is it.
///
/// Of very many citing documents the newest are read, and for each date, name, type and issuer that none of these
/// writes some that do, so that no contradiction is missed.
///
/// # Errors
/// Only where the engine fails.
pub fn authority(corpus: &Corpus<'_>, key: &AuthorityKey) -> Result<Option<AuthoritySummary>, EngineError> {
    corpus.ahead(key.series().iter().map(knows).chain(TOLD.map(|what| asks_written(key, what))))?;
    let matching = corpus.citing(key)?;
    let stating = |role| Plan::newest(Node::Is(Keyword::CitesAs, cites_as(role, &key.0)), MOST_READ);
    let found = corpus.search(&[
        Plan::newest(matching.clone(), MOST_READ).with([
            Facet::most(Keyword::Province, 100),
            Facet::most(Keyword::Year, 100),
            Facet::most(Keyword::Cites, MOST_CITED_WITH + 1),
        ]),
        Plan::newest(Node::Is(Keyword::Own, key.0.clone()), MOST_HELD),
        // What amends what is stated by few, which need not be the newest.
        stating(Role::AmendsSource),
        stating(Role::AmendedTarget),
        Plan { sort: Sort::Oldest, ..Plan::newest(matching, 1) },
    ])?;
    let [hits, held, sources, targets, oldest] = found.as_slice() else { return Ok(None) };
    if hits.total == 0 && held.total == 0 {
        return Ok(None);
    }
    let beside: Vec<FacetCount> = hits
        .counts(Keyword::Cites)
        .iter()
        .filter(|count| count.value != key.0)
        .take(MOST_CITED_WITH)
        .cloned()
        .collect();
    let mut shelf = Shelf::default();
    let wanted = [hits, held, sources, targets].map(Hits::ids).concat();
    shelf.take(corpus, &wanted, beside.iter().flat_map(|count| calls(&AuthorityKey(count.value.clone()))))?;

    let mut seen = Seen::default();
    seen.read(&shelf, &hits.ids(), key);
    let copies = held.ids().into_iter().filter(|id| hits.hits.iter().all(|hit| hit.card.id != *id));
    copies.filter_map(|id| shelf.0.get(&id)).for_each(|copy| seen.stated.add(copy, key));
    seen.read(&shelf, &sources.ids(), key);
    seen.read(&shelf, &targets.ids(), key);
    let counts = read_examples(corpus, key, &mut seen, &mut shelf)?;

    let mut summary = seen.summary(key);
    (summary.documents, summary.cited_with) = (hits.total, called(corpus, &beside)?);
    summary.held = held.hits.iter().map(|hit| hit.card.clone()).collect();
    summary.first = oldest.hits.first().map(|hit| hit.card.clone());
    summary.provinces = hits.counts(Keyword::Province).to_vec();
    summary.years = hits.counts(Keyword::Year).to_vec();
    let told = [&mut summary.dates, &mut summary.names, &mut summary.types, &mut summary.issuers];
    told.into_iter().zip(&counts).for_each(|(said, counts)| count_all(said, counts));
    Ok(Some(summary))
}

/// What is said of an authority that no document of the corpus cites: nothing but its key.
pub fn unheard(key: &AuthorityKey) -> AuthoritySummary {
    Seen::default().summary(key)
}

/// Every value that documents write of `key`, by [`TOLD`], with how many write it. Where none of those that were `seen`
/// writes it, some that do are read.
fn read_examples(
    corpus: &Corpus<'_>,
    key: &AuthorityKey,
    seen: &mut Seen,
    shelf: &mut Shelf,
) -> Result<Vec<Vec<FacetCount>>, EngineError> {
    let counts = TOLD.iter().map(|what| written_of(corpus, key, *what)).collect::<Result<Vec<_>, _>>()?;
    let lacking = |seen: &Seen| -> Vec<(Written, String)> {
        let values =
            TOLD.iter().zip(&counts).flat_map(|(what, counts)| counts.iter().map(|c| (*what, c.value.clone())));
        values.filter(|(what, value)| !seen.gathered(*what).has(value)).collect()
    };
    let writing = lacking(seen);
    let plan = |(what, value): &(Written, String)| {
        Plan::newest(Node::Is(Keyword::Writes, format!("{}{value}", written(key, *what))), EXAMPLES)
    };
    let examples = corpus.search(&writing.iter().map(plan).collect::<Vec<_>>())?;
    shelf.take(corpus, &examples.iter().flat_map(Hits::ids).collect::<Vec<_>>(), [])?;
    // An example of one value may write another too, which then needs none.
    for ((what, value), hits) in writing.iter().zip(&examples) {
        if !seen.gathered(*what).has(value) {
            seen.read(shelf, &hits.ids(), key);
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

/// Records that were fetched, settled.
#[derive(Default)]
struct Shelf(BTreeMap<DocumentId, Record>);

impl Shelf {
    /// Fetches those of `ids` that are not there yet, and asks `also` with what settles them.
    fn take(
        &mut self,
        corpus: &Corpus<'_>,
        ids: &[DocumentId],
        also: impl IntoIterator<Item = crate::index::Values>,
    ) -> Result<(), EngineError> {
        let new: BTreeSet<DocumentId> = ids.iter().filter(|id| !self.0.contains_key(*id)).cloned().collect();
        let mut records = corpus.fetch(&new.into_iter().collect::<Vec<_>>(), Parts::ALL)?;
        let open =
            records.iter().flat_map(|record| record.reading.references.iter().filter_map(Reference::open_series));
        corpus.ahead(open.map(knows).chain(also))?;
        corpus.settle(&mut records)?;
        self.0.extend(records.into_iter().map(|record| (record.id.clone(), record)));
        Ok(())
    }
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
    last: Option<DocumentCard>,
}

impl Seen {
    fn gathered(&self, what: Written) -> &Gathered {
        match what {
            Written::Date => &self.dates,
            Written::Name => &self.names,
            Written::Type => &self.types,
            Written::Issuer => &self.written_issuers,
            Written::ImpliedIssuer => &self.implied_issuers,
            Written::Subject => &self.subjects,
        }
    }

    /// Takes the documents `ids`, newest first, that cite `key`; those that were taken already say nothing new.
    fn read(&mut self, shelf: &Shelf, ids: &[DocumentId], key: &AuthorityKey) {
        for id in ids {
            let Some(record) = shelf.0.get(id).filter(|_| self.known.insert(id.clone())) else { continue };
            self.citing(record, key);
            self.last.get_or_insert_with(|| DocumentCard::of(record));
        }
    }

    /// Takes what `record` says of `key`.
    fn citing(&mut self, record: &Record, key: &AuthorityKey) {
        let mut by_corpus = false;
        for reference in record.reading.citing().filter(|reference| reference.means(key)) {
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

    fn summary(self, key: &AuthorityKey) -> AuthoritySummary {
        let (amends, amended_by) = self.stated.ranked();
        let issuers = if self.written_issuers.is_empty() { &self.implied_issuers } else { &self.written_issuers };
        let disputed =
            [(&self.dates, Aspect::Date), (&self.types, Aspect::Type), (&self.written_issuers, Aspect::Issuer)];
        AuthoritySummary {
            key: key.clone(),
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
            documents: 0,
            provinces: Vec::new(),
            years: Vec::new(),
            cited_with: Vec::new(),
            first: None,
            held: Vec::new(),
        }
    }
}
