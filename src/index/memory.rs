//! The engine that is plain enough to be believed: it looks at every record for every plan. The contract suite holds
//! all others against it.

use super::fields::Fields;
use super::words::{distance, nearness};
use super::written::keyword_value;
use super::{
    Batch, Deadline, Dictionary, DocumentCard, DocumentId, Engine, EngineError, Facet, FacetCount, Failure, Hit, Hits,
    Keyword, Node, OnRecords, Parts, Plan, Record, Sort, SourceEntry, Sources, State, TermsMode, TextField, Values,
    View, Wanted, Way, Which, Words,
};
use std::cell::RefCell;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering as Seen};
use std::sync::{Arc, PoisonError, RwLock};

/// Keeps everything in memory, by source path.
#[derive(Debug, Default)]
pub struct Memory {
    kept: RwLock<(Arc<BTreeMap<String, Kept>>, State)>,
}

#[derive(Debug, Clone)]
enum Kept {
    Record(Arc<(Record, Fields)>),
    Failure(Failure),
}

impl Memory {
    /// An empty engine.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Engine for Memory {
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        let (kept, state) = self.kept.read().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Box::new(Snapshot { kept, state, until }))
    }

    fn apply(&self, batch: Batch) -> Result<State, EngineError> {
        /// States of all engines of this process, so that no two are called the same.
        static APPLIED: AtomicU64 = AtomicU64::new(1);
        let mut now = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if batch.is_empty() {
            return Ok(now.1.clone());
        }
        // Views that are open keep what they saw.
        let mut kept = BTreeMap::clone(&now.0);
        for path in &batch.forget {
            kept.remove(path);
        }
        for failure in batch.failed {
            kept.insert(failure.source.path.clone(), Kept::Failure(failure));
        }
        for record in batch.put {
            kept.retain(|_, other| !matches!(other, Kept::Record(other) if other.0.id == record.id));
            let fields = Fields::of(&record);
            kept.insert(record.source.path.clone(), Kept::Record(Arc::new((record, fields))));
        }
        *now = (Arc::new(kept), State::new(format!("memory-{}", APPLIED.fetch_add(1, Seen::Relaxed))));
        Ok(now.1.clone())
    }
}

/// One state of what is kept.
struct Snapshot {
    kept: Arc<BTreeMap<String, Kept>>,
    state: State,
    until: Deadline,
}

impl Snapshot {
    fn one(&self, plan: &Plan) -> Result<Hits, EngineError> {
        self.until.check()?;
        plan.only_counts_counted()?;
        let found = self.found(&plan.matching, plan.sort);
        let hits = found.iter().skip(plan.offset).take(plan.limit);
        Ok(Hits {
            total: found.len(),
            hits: hits.map(|(score, entry)| Hit { card: DocumentCard::of(&entry.0), score: *score }).collect(),
            facets: plan.facets.iter().map(|facet| (*facet, count(*facet, &found))).collect(),
        })
    }

    fn found(&self, matching: &Node, sort: Sort) -> Vec<(f32, &(Record, Fields))> {
        let all: Vec<&(Record, Fields)> = records(&self.kept).collect();
        let scorer = Scorer { all: &all, counts: RefCell::default() };
        let mut found: Vec<(f32, &(Record, Fields))> =
            all.iter().filter_map(|entry| Some((scorer.score(matching, &entry.1)?, *entry))).collect();
        found.sort_by(|a, b| order(sort, a, b).then_with(|| a.1.0.id.cmp(&b.1.0.id)));
        found
    }
}

impl View for Snapshot {
    fn state(&self) -> &State {
        &self.state
    }

    fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        plans.iter().map(|plan| self.one(plan)).collect()
    }

    fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError> {
        self.until.check()?;
        let found = |id: &DocumentId| records(&self.kept).find(|entry| entry.0.id == *id);
        Ok(ids.iter().filter_map(found).map(|entry| with(&entry.0, parts)).collect())
    }

    fn values(&self, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
        self.until.check()?;
        let counted = |wanted: &Values| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for (_, fields) in records(&self.kept) {
                for value in values(fields, wanted.of) {
                    *counts.entry(value.to_owned()).or_default() += 1;
                }
            }
            let count = |value: &String| counts.get(value).copied().unwrap_or(0);
            match &wanted.which {
                Which::Exactly(values) => {
                    values.iter().map(|value| FacetCount { count: count(value), value: value.clone() }).collect()
                }
                Which::Beginning(prefix, most) => {
                    counts.retain(|value, _| value.starts_with(prefix.as_str()));
                    let counts = counts.into_iter().map(|(value, count)| FacetCount { value, count });
                    let mut found: Vec<FacetCount> = counts.collect();
                    found.sort_by_key(|value| Reverse(value.count));
                    found.truncate(*most);
                    found
                }
            }
        };
        Ok(wanted.iter().map(counted).collect())
    }

    fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError> {
        for (_, entry) in self.found(matching, Sort::Id) {
            self.until.check()?;
            if on(vec![with(&entry.0, parts)])?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn sources(&self, which: &Sources) -> Result<Vec<SourceEntry>, EngineError> {
        let entry = |kept: &Kept| match kept {
            Kept::Record(entry) => SourceEntry { source: entry.0.source.clone(), outcome: Ok(entry.0.id.clone()) },
            Kept::Failure(failure) => SourceEntry { source: failure.source.clone(), outcome: Err(failure.clone()) },
        };
        let wanted = |entry: &SourceEntry| match which {
            Sources::All => true,
            Sources::Failed => entry.outcome.is_err(),
            Sources::Hash(hash) => entry.outcome.is_ok() && entry.source.hash == *hash,
        };
        Ok(self.kept.values().map(entry).filter(wanted).collect())
    }
}

/// `record` with the wanted parts alone.
fn with(record: &Record, parts: Parts) -> Record {
    let mut record = record.clone();
    if !parts.have(Parts::HEAD) {
        record.reading.document = Default::default();
    }
    if !parts.have(Parts::TEXT) {
        record.reading.text = Default::default();
    }
    if !parts.have(Parts::REFERENCES) {
        record.reading.references.clear();
    }
    if !parts.have(Parts::EFFECTS) {
        record.reading.effects = Default::default();
    }
    record
}

fn records(kept: &BTreeMap<String, Kept>) -> impl Iterator<Item = &(Record, Fields)> {
    kept.values().filter_map(|kept| match kept {
        Kept::Record(entry) => Some(entry.as_ref()),
        Kept::Failure(_) => None,
    })
}

/// The different values of a field in one record.
fn values(fields: &Fields, of: Dictionary) -> BTreeSet<&str> {
    match of {
        Dictionary::Text(field) => fields.terms(field).split(' ').filter(|term| !term.is_empty()).collect(),
        Dictionary::Keyword(field) => {
            let of_field = fields.keywords.iter().filter(|(keyword, _)| *keyword == field);
            of_field.map(|(_, value)| value.as_str()).collect()
        }
    }
}

fn order(sort: Sort, a: &(f32, &(Record, Fields)), b: &(f32, &(Record, Fields))) -> Ordering {
    let date = |entry: &(Record, Fields)| entry.1.moment();
    match sort {
        // The sum of nothing is a negative zero, which is no less than zero here.
        Sort::Relevance => b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal),
        Sort::Newest => date(b.1).cmp(&date(a.1)),
        Sort::Oldest => date(a.1).unwrap_or(i64::MAX).cmp(&date(b.1).unwrap_or(i64::MAX)),
        Sort::Id => Ordering::Equal,
    }
}

fn count(facet: Facet, found: &[(f32, &(Record, Fields))]) -> Vec<FacetCount> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, entry) in found {
        for (_, value) in entry.1.keywords.iter().filter(|(keyword, _)| *keyword == facet.field) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<FacetCount> =
        counts.into_iter().map(|(value, count)| FacetCount { value: value.to_owned(), count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts.truncate(facet.limit);
    counts
}

struct Scorer<'a> {
    all: &'a [&'a (Record, Fields)],
    /// In how many documents each term stands, and, for no term, how long documents are.
    counts: RefCell<HashMap<(TextField, String), f32>>,
}

impl Scorer<'_> {
    /// The score of a document; `None` where it does not match.
    fn score(&self, node: &Node, fields: &Fields) -> Option<f32> {
        match node {
            Node::All => Some(0.0),
            Node::Terms { field, terms, mode, boost } => self.terms(fields, *field, terms, *mode).map(|s| s * boost),
            Node::Words(words) => self.words(fields, words),
            Node::Is(keyword, value) => holds(fields, *keyword, value).then_some(0.0),
            Node::Between(range, low, high) => {
                let value = fields.value(*range)?;
                (low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high)).then_some(0.0)
            }
            Node::And(nodes) => nodes.iter().map(|node| self.score(node, fields)).sum(),
            Node::Or(nodes) => {
                let scores: Vec<f32> = nodes.iter().filter_map(|node| self.score(node, fields)).collect();
                (!scores.is_empty()).then(|| scores.iter().sum())
            }
            Node::Not(node) => self.score(node, fields).is_none().then_some(0.0),
            Node::Prefer(must, better) => {
                let score = self.score(must, fields)?;
                Some(score + self.score(better, fields).unwrap_or(0.0))
            }
        }
    }

    fn terms(&self, fields: &Fields, field: TextField, terms: &[String], mode: TermsMode) -> Option<f32> {
        let have: Vec<&str> = fields.terms(field).split(' ').collect();
        let stands = |term: &String| have.contains(&term.as_str());
        let phrase = || have.windows(terms.len()).any(|window| window.iter().eq(terms.iter()));
        let matches = match mode {
            _ if terms.is_empty() => false,
            TermsMode::Any => terms.iter().any(stands),
            TermsMode::Phrase if field.has_positions() => phrase(),
            TermsMode::All | TermsMode::Phrase => terms.iter().all(stands),
        };
        matches.then(|| terms.iter().map(|term| self.bm25(field, term, &have)).sum())
    }

    fn words(&self, fields: &Fields, words: &Words) -> Option<f32> {
        let way = |way: &Way| match way {
            Way::Word(word) => self.terms(fields, TextField::Fold, std::slice::from_ref(word), TermsMode::All),
            Way::Neighbours(pairs) => self.terms(fields, TextField::Pair, pairs, TermsMode::All),
        };
        let of_word = |wanted: &Wanted| wanted.ways.iter().filter_map(way).reduce(f32::max);
        let found: Vec<f32> = words.wanted.iter().filter_map(of_word).collect();
        if found.len() < words.at_least.max(1) {
            return None;
        }
        let weights = words.weights;
        let sum = |field, terms: &[String]| self.terms(fields, field, terms, TermsMode::Any).unwrap_or(0.0);
        let marked: Vec<String> = words.wanted.iter().filter_map(|wanted| wanted.exact.clone()).collect();
        let plain = words.wanted.iter().flat_map(|wanted| &wanted.ways).filter_map(|way| match way {
            Way::Word(word) => Some(word.clone()),
            Way::Neighbours(_) => None,
        });
        let mut score = weights.fold * found.iter().sum::<f32>();
        score += weights.exact * sum(TextField::Exact, &marked) + weights.pair * sum(TextField::Pair, &words.pairs);
        score += weights.title * sum(TextField::Title, &plain.collect::<Vec<_>>());
        let held = (found.len() as f32 / words.wanted.len() as f32).powf(weights.held);
        Some(score * held + self.near(fields, words))
    }

    /// What the nearness of the words is worth.
    fn near(&self, fields: &Fields, words: &Words) -> f32 {
        if words.weights.near == 0.0 || words.wanted.len() < 2 {
            return 0.0;
        }
        let terms: Vec<&str> = fields.terms(TextField::Fold).split(' ').collect();
        let first = |wanted: &Wanted| {
            wanted.ways.iter().find_map(|way| match way {
                Way::Word(word) => Some(word.clone()),
                Way::Neighbours(_) => None,
            })
        };
        let places = |word: &String| -> Vec<u32> {
            (0..).zip(&terms).filter(|(_, term)| *term == word).map(|(at, _)| at).collect()
        };
        let held =
            words.wanted.iter().filter_map(first).map(|word| (self.rarity(TextField::Fold, &word), places(&word)));
        let held: Vec<(f32, Vec<u32>)> = held.filter(|(_, places)| !places.is_empty()).collect();
        let mut sum = 0.0;
        for (at, (rare, here)) in held.iter().enumerate() {
            for (other, there) in held.iter().skip(at + 1).take(words.weights.reach) {
                sum += distance(here, there).map_or(0.0, |apart| rare.min(*other) * nearness(apart));
            }
        }
        words.weights.near * sum
    }

    fn bm25(&self, field: TextField, term: &str, have: &[&str]) -> f32 {
        let often = have.iter().filter(|other| **other == term).count() as f32;
        let length = rounded(have.iter().filter(|term| !term.is_empty()).count()) as f32;
        self.rarity(field, term) * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length / self.average(field)))
    }

    fn rarity(&self, field: TextField, term: &str) -> f32 {
        let (many, with) = (self.all.len() as f32, self.with(field, term));
        (1.0 + (many - with + 0.5) / (with + 0.5)).ln()
    }

    /// In how many documents `term` stands.
    fn with(&self, field: TextField, term: &str) -> f32 {
        let count =
            || self.all.iter().filter(|entry| entry.1.terms(field).split(' ').any(|other| other == term)).count();
        *self.counts.borrow_mut().entry((field, term.to_owned())).or_insert_with(|| count() as f32)
    }

    /// How many terms a document has in `field`, at the least one.
    fn average(&self, field: TextField) -> f32 {
        let length =
            |entry: &&(Record, Fields)| entry.1.terms(field).split(' ').filter(|term| !term.is_empty()).count() as f32;
        let average = || (self.all.iter().map(&length).sum::<f32>() / self.all.len() as f32).max(1.0);
        *self.counts.borrow_mut().entry((field, String::new())).or_insert_with(average)
    }
}

/// A length as Lucene and its like keep it in one byte: exact below 40, then with four binary digits.
fn rounded(length: usize) -> usize {
    const EXACT: usize = 24;
    let above = length.saturating_sub(EXACT);
    let dropped = above.checked_ilog2().map_or(0, |digits| digits.saturating_sub(3));
    length.min(EXACT) + (above >> dropped << dropped)
}

fn holds(fields: &Fields, keyword: Keyword, value: &str) -> bool {
    fields.keywords.contains(&(keyword, keyword_value(value).to_owned()))
}
