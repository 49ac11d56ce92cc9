//! What the corpus holds, in counts.

use super::notices::{self, NoticeCount};
use super::{AuthorityCount, Field};
use crate::authority::AuthorityKey;
use crate::corpus::{Corpus, calls, knows};
use crate::index::{DocumentCard, EngineError, Facet, FacetCount, Failure, Keyword, Node, Plan, Sort};
use crate::text::NoticeKind;
use std::collections::HashSet;

/// What the corpus holds, at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// How many documents.
    pub documents: usize,
    /// What they cite most.
    pub cited: Vec<AuthorityCount>,
    /// From which provinces as written, the most frequent first.
    pub provinces: Vec<FacetCount>,
    /// Of which plan years, the most frequent first.
    pub years: Vec<FacetCount>,
}

/// What the corpus holds in detail, and what readers made of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    /// How many documents.
    pub documents: usize,
    /// Of which plan years, the most frequent first.
    pub years: Vec<FacetCount>,
    /// From which provinces as written, and of which years there, the most frequent first.
    pub provinces: Vec<(FacetCount, Vec<FacetCount>)>,
    /// Sources that could not be read.
    pub failures: Vec<Failure>,
    /// How often readers had which doubt.
    pub notices: Vec<NoticeCount>,
    /// The first documents, by id, of which pages had to be recognised.
    pub scans: Vec<DocumentCard>,
    /// How many such documents there are.
    pub scanned: usize,
}

/// So many provinces and years are told.
const MOST_VALUES: usize = 100;

/// What the corpus holds, with the `most` cited documents.
///
/// # Errors
/// Only where the engine fails.
pub fn overview(corpus: &Corpus<'_>, most: usize) -> Result<Overview, EngineError> {
    let plan = Plan::count(Node::All).with([
        Facet::most(Keyword::Cites, most),
        Facet::most(Keyword::Province, MOST_VALUES),
        Facet::most(Keyword::Year, MOST_VALUES),
    ]);
    let found = corpus.ask(plan)?;
    Ok(Overview {
        documents: found.total,
        cited: called(corpus, found.counts(Keyword::Cites))?,
        provinces: found.counts(Keyword::Province).to_vec(),
        years: found.counts(Keyword::Year).to_vec(),
    })
}

/// What the corpus holds in detail; `most` documents with recognised pages are named.
///
/// # Errors
/// Only where the engine fails.
pub fn holdings(corpus: &Corpus<'_>, most: usize) -> Result<Holdings, EngineError> {
    let years = || Facet::most(Keyword::Year, MOST_VALUES);
    let all = Plan::count(Node::All).with([
        Facet::most(Keyword::Province, MOST_VALUES),
        years(),
        Facet::all(Keyword::Notice),
    ]);
    let scans = Node::Is(Keyword::Notice, NoticeKind::Ocr.name().to_owned());
    let scans = Plan { sort: Sort::Id, ..Plan::newest(scans, most) };
    let mut found = corpus.search(&[all, scans])?.into_iter();
    let (all, scans) = (found.next().unwrap_or_default(), found.next().unwrap_or_default());
    let provinces = all.counts(Keyword::Province);
    let of = |province: &FacetCount| Plan::count(Node::Is(Keyword::Province, province.value.clone())).with([years()]);
    let by_year = corpus.search(&provinces.iter().map(of).collect::<Vec<_>>())?;
    let by_year = by_year.iter().map(|hits| hits.counts(Keyword::Year).to_vec());
    Ok(Holdings {
        documents: all.total,
        years: all.counts(Keyword::Year).to_vec(),
        provinces: provinces.iter().cloned().zip(by_year).collect(),
        failures: corpus.failures()?,
        notices: notices::counted(all.counts(Keyword::Notice)),
        scanned: scans.total,
        scans: scans.hits.into_iter().map(|hit| hit.card).collect(),
    })
}

/// The values that documents have in `field`, the most frequent first, each once; none of what they cite.
///
/// # Errors
/// Only where the engine fails.
pub fn values_of(corpus: &Corpus<'_>, field: Field) -> Result<Vec<String>, EngineError> {
    let fields: &[Keyword] = match field {
        Field::Province => &[Keyword::Province, Keyword::ProvinceToday],
        Field::Year => &[Keyword::Year],
        Field::Type => &[Keyword::Type],
        Field::Issuer => &[Keyword::Issuer],
        Field::Cites => &[],
    };
    let found = corpus.ask(Plan::count(Node::All).with(fields.iter().map(|field| Facet::all(*field))))?;
    let mut seen = HashSet::new();
    let values = found.facets.into_iter().flat_map(|(_, counts)| counts).map(|count| count.value);
    Ok(values.filter(|value| seen.insert(value.clone())).collect())
}

/// Counted keys with what they are called. With that is asked what settles how often `others` are cited.
///
/// # Errors
/// Only where the engine fails.
pub fn counted(
    corpus: &Corpus<'_>,
    counts: &[FacetCount],
    others: &[AuthorityKey],
) -> Result<Vec<AuthorityCount>, EngineError> {
    let keys = counts.iter().map(|count| AuthorityKey(count.value.clone()));
    let settling = others.iter().filter_map(AuthorityKey::series).map(|series| knows(&series));
    corpus.ahead(keys.flat_map(|key| calls(&key).collect::<Vec<_>>()).chain(settling))?;
    called(corpus, counts)
}

/// Counted keys with what they are called.
pub(super) fn called(corpus: &Corpus<'_>, counts: &[FacetCount]) -> Result<Vec<AuthorityCount>, EngineError> {
    let keys: Vec<AuthorityKey> = counts.iter().map(|count| AuthorityKey(count.value.clone())).collect();
    let cards = corpus.cards(&keys)?.into_iter().zip(counts);
    Ok(cards.map(|(card, count)| AuthorityCount { card, documents: count.count }).collect())
}
