//! What comparable plans rest on, ranked.

use super::comparable::{Likeness, comparable};
use super::rests_on;
use crate::authority::{AuthorityKey, Reference};
use crate::citation::Kind;
use crate::corpus::{AuthorityCard, Corpus};
use crate::index::{Counted, Dictionary, DocumentCard, DocumentId, EngineError, Keyword, Record};
use crate::notation::PartialDate;
use crate::query::code::{Governed, governed};
use crate::query::days::Days;
use crate::query::said::{Witness, witness};
use crate::query::status::{Status, statuses};
use crate::registry::Province;
use crate::text::slug;
use std::collections::BTreeMap;

/// A topic, a title or a draft that looks for its basis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SuggestRequest {
    /// A topic or title.
    pub title: String,
    /// The text of a draft; empty for a topic.
    pub body: String,
    /// The province for which it is made: others' local documents are no basis here.
    pub province: Option<String>,
    /// The plan year: what came later is no basis.
    pub year: Option<i16>,
    /// The day from which statuses are told; the middle of the plan year does not count as one.
    pub on: Option<PartialDate>,
    /// The document type.
    pub doc_type: Option<String>,
    /// Documents that do not count: the draft itself where it is in the index.
    pub except: Vec<DocumentId>,
    /// A text that does not count, wherever it came from.
    pub except_text: Option<String>,
    /// The day from which statuses of what governs the topic are told where `on` is not given.
    pub today: Option<PartialDate>,
    /// How many authorities to return.
    pub limit: usize,
}

/// What comparable plans rest on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestions {
    /// The authorities, the likeliest first.
    pub authorities: Vec<Suggested>,
    /// The comparable plans, the most alike first.
    pub comparable: Vec<Comparable>,
    /// What the law says governs the topic; of a draft nothing is told.
    pub governed: Governed,
}

/// A comparable plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparable {
    /// Which.
    pub card: DocumentCard,
    /// How comparable, to 1.
    pub weight: f64,
}

/// An authority that comparable plans rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The authority, as the most alike of the plans calls it.
    pub card: AuthorityCard,
    /// Its date.
    pub date: Option<PartialDate>,
    /// How likely, for ranking only.
    pub score: f64,
    /// What share of the comparable plans, by weight, rest on it.
    pub share: f64,
    /// How many comparable plans cite it.
    pub documents: usize,
    /// The most alike of these, with page and words.
    pub shown_by: Vec<Witness>,
    /// How it stands on the day; `None` without a day.
    pub status: Option<Status>,
}

/// So many plans are named for an authority.
const SHOWN: usize = 5;
/// So many comparable plans are told.
const TOLD: usize = 20;
/// What everybody cites everywhere counts less: how steeply.
const DAMPING: f64 = 0.5;
/// What a plan cites without resting on it counts so much.
const MENTIONED: f64 = 0.3;
/// Local documents are mostly for their year: what each year since leaves of them.
const LOCAL_YEAR: f64 = 0.7;

/// What plans rest on that are comparable to `request`.
///
/// # Errors
/// Only where the engine fails.
pub fn suggest(corpus: &Corpus<'_>, request: &SuggestRequest) -> Result<Suggestions, EngineError> {
    let registry = corpus.registry();
    let today = request.province.as_deref().and_then(|name| registry.province(name)).and_then(|p| p.today.clone());
    let likeness = Likeness {
        title: &request.title,
        body: &request.body,
        province: request.province.as_deref(),
        province_today: today.as_deref(),
        year: request.year,
        doc_type: request.doc_type.as_deref(),
    };
    let skipped = |record: &Record| {
        request.except.contains(&record.id) || request.except_text.as_deref() == Some(record.reading.text.text())
    };
    let (weights, mut records): (Vec<f64>, Vec<Record>) = comparable(corpus, &likeness, skipped)?.into_iter().unzip();
    corpus.settle(&mut records)?;
    let in_keys = |name: &str| registry.province(name).map_or_else(|| slug(name), Province::slug);
    let places: Vec<String> =
        [request.province.as_deref(), today.as_deref()].into_iter().flatten().map(in_keys).collect();
    let mut found: BTreeMap<AuthorityKey, Found<'_>> = BTreeMap::new();
    for (weight, record) in weights.iter().zip(&records) {
        for (key, (reference, part)) in cited_by(record) {
            if !possible(&key, request.year, &places) {
                continue;
            }
            let entry = found.entry(key).or_insert_with(|| Found { weight: 0.0, resting: 0.0, by: Vec::new() });
            entry.weight += weight * part;
            if part == 1.0 {
                entry.resting += weight;
            }
            entry.by.push((record, reference));
        }
    }
    let all: f64 = weights.iter().sum();
    let commonness = Commonness::of(corpus, found.keys())?;
    let mut authorities: Vec<Suggested> = found
        .into_iter()
        .map(|(key, found)| {
            let common = commonness.share(&key);
            suggested(key, found, all, common, request)
        })
        .collect();
    authorities.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.card.key.cmp(&b.card.key)));
    authorities.truncate(request.limit);
    if let Some(on) = request.on {
        let keys = authorities.iter().map(|one| one.card.key.clone()).collect();
        let mut statuses = statuses(corpus, &keys, Days::of(on))?;
        authorities.iter_mut().for_each(|one| one.status = statuses.remove(&one.card.key));
    }
    let told = weights
        .iter()
        .zip(&records)
        .take(TOLD)
        .map(|(weight, record)| Comparable { card: DocumentCard::of(record), weight: *weight });
    let on = request.on.or(request.today).map(Days::of);
    let governed = if request.body.is_empty() {
        governed(corpus, &request.title, on, request.limit)?
    } else {
        Governed::default()
    };
    Ok(Suggestions { authorities, comparable: told.collect(), governed })
}

struct Found<'r> {
    /// The weight of the plans that rest on it, and in part of those that cite it otherwise.
    weight: f64,
    /// The weight of those that rest on it.
    resting: f64,
    by: Vec<(&'r Record, &'r Reference)>,
}

/// What `record` cites, each authority once with its first place: in full what it rests on, in part the rest.
fn cited_by(record: &Record) -> BTreeMap<AuthorityKey, (&Reference, f64)> {
    let mut cited: BTreeMap<AuthorityKey, (&Reference, f64)> = BTreeMap::new();
    for reference in record.reading.references.iter().filter(|r| !matches!(r.citation.kind, Kind::Own | Kind::Url)) {
        let part = if rests_on(reference) { 1.0 } else { MENTIONED };
        let Some(key) = reference.authority.clone().filter(|key| record.reading.own.as_ref() != Some(key)) else {
            continue;
        };
        let known = cited.entry(key).or_insert((reference, part));
        if known.1 < part {
            *known = (reference, part);
        }
    }
    cited
}

/// Whether a plan of that year and of one of `places`, as keys call them, can rest on `key`.
fn possible(key: &AuthorityKey, year: Option<i16>, places: &[String]) -> bool {
    let later = year.zip(key.year()).is_some_and(|(year, brought)| brought > year);
    let own =
        key.place().is_none_or(|owner| places.iter().any(|place| owner.split('.').next() == Some(place.as_str())));
    own && !later
}

fn suggested(key: AuthorityKey, found: Found<'_>, all: f64, common: f64, request: &SuggestRequest) -> Suggested {
    let citation = &found.by[0].1.citation;
    let local = key.place().is_some();
    let age = request.year.zip(key.year()).map_or(0, |(year, brought)| year - brought);
    let fading = if local { LOCAL_YEAR.powi(i32::from(age.clamp(0, 30))) } else { 1.0 };
    let dates = || found.by.iter().filter_map(|(_, reference)| reference.citation.date);
    Suggested {
        date: dates().find(PartialDate::is_whole).or_else(|| dates().next()),
        score: found.weight * fading * (1.0 + 1.0 / common).ln().powf(DAMPING),
        share: if all > 0.0 { found.resting / all } else { 0.0 },
        documents: found.by.len(),
        shown_by: found.by.iter().take(SHOWN).map(|(record, reference)| witness(record, &reference.citation)).collect(),
        status: None,
        card: AuthorityCard {
            canonical: citation.canonical.clone(),
            doc_type: citation.doc_type.clone(),
            issuer: citation.issuer.clone(),
            ..AuthorityCard::unknown(key)
        },
    }
}

/// How common some authorities are among all documents.
struct Commonness {
    documents: f64,
    counts: BTreeMap<AuthorityKey, usize>,
}

impl Commonness {
    fn of<'k>(corpus: &Corpus<'_>, keys: impl Iterator<Item = &'k AuthorityKey>) -> Result<Self, EngineError> {
        let keys: Vec<String> = keys.map(|key| key.0.clone()).collect();
        let field = Dictionary::Keyword(Keyword::Cites);
        let counts = corpus.counts(field, &keys, Counted::Live)?;
        let documents = corpus.documents()?.max(1) as f64;
        Ok(Self { documents, counts: keys.into_iter().map(AuthorityKey).zip(counts).collect() })
    }

    /// The share of documents that cite `key`, above 0.
    fn share(&self, key: &AuthorityKey) -> f64 {
        let cited = self.counts.get(key).copied().unwrap_or(0).max(1) as f64;
        (cited + 1.0) / (self.documents + 1.0)
    }
}
