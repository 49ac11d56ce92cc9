//! The engine that is plain enough to be believed: it looks at every record for every plan. The contract suite holds
//! all others against it.

use super::fields::{Fields, keyword_value};
use super::{
    Batch, Dictionary, DocumentId, Engine, EngineError, Facet, FacetCount, Failure, Hit, Hits, Keyword, Node, Plan,
    Record, Sort, SourceEntry, TermsMode, TextField, Wanted, Way, Words,
};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering as Seen};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// Keeps everything in memory, by source path.
#[derive(Debug, Default)]
pub struct Memory {
    kept: RwLock<BTreeMap<String, Kept>>,
    applied: AtomicU64,
}

#[derive(Debug)]
enum Kept {
    Record(Box<(Record, Fields)>),
    Failure(Failure),
}

impl Memory {
    /// An empty engine.
    pub fn new() -> Self {
        Self::default()
    }

    fn read(&self) -> RwLockReadGuard<'_, BTreeMap<String, Kept>> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Engine for Memory {
    fn search(&self, plan: &Plan) -> Result<Hits, EngineError> {
        let kept = self.read();
        let all: Vec<&(Record, Fields)> = records(&kept).collect();
        let scorer = Scorer { all: &all };
        let mut found: Vec<(f32, &(Record, Fields))> =
            all.iter().filter_map(|entry| Some((scorer.score(&plan.matching, &entry.1)?, *entry))).collect();
        found.sort_by(|a, b| order(plan.sort, a, b).then_with(|| a.1.0.id.cmp(&b.1.0.id)));
        let hits = found.iter().skip(plan.offset).take(plan.limit);
        Ok(Hits {
            total: found.len(),
            hits: hits.map(|(score, entry)| Hit { id: entry.0.id.clone(), score: *score }).collect(),
            facets: plan.facets.iter().map(|facet| (*facet, count(*facet, &found))).collect(),
        })
    }

    fn fetch(&self, ids: &[DocumentId]) -> Result<Vec<Record>, EngineError> {
        let kept = self.read();
        Ok(ids.iter().filter_map(|id| records(&kept).find(|e| e.0.id == *id)).map(|e| e.0.clone()).collect())
    }

    fn apply(&self, batch: Batch) -> Result<(), EngineError> {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        for path in &batch.forget {
            kept.remove(path);
        }
        for failure in batch.failed {
            kept.insert(failure.source.path.clone(), Kept::Failure(failure));
        }
        for record in batch.put {
            kept.retain(|_, other| !matches!(other, Kept::Record(other) if other.0.id == record.id));
            let fields = Fields::of(&record);
            kept.insert(record.source.path.clone(), Kept::Record(Box::new((record, fields))));
        }
        self.applied.fetch_add(1, Seen::Relaxed);
        Ok(())
    }

    fn sources(&self) -> Result<Vec<SourceEntry>, EngineError> {
        let entry = |kept: &Kept| match kept {
            Kept::Record(entry) => SourceEntry { source: entry.0.source.clone(), outcome: Ok(entry.0.id.clone()) },
            Kept::Failure(failure) => SourceEntry { source: failure.source.clone(), outcome: Err(failure.clone()) },
        };
        Ok(self.read().values().map(entry).collect())
    }

    fn dictionary(&self, of: Dictionary, prefix: &str) -> Result<Vec<FacetCount>, EngineError> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, fields) in records(&self.read()) {
            for value in values(fields, of).into_iter().filter(|value| value.starts_with(prefix)) {
                *counts.entry(value.to_owned()).or_default() += 1;
            }
        }
        Ok(counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect())
    }

    fn frequencies(&self, of: Dictionary, values: &[String]) -> Result<Vec<usize>, EngineError> {
        let kept = self.read();
        let all: Vec<BTreeSet<&str>> = records(&kept).map(|(_, fields)| self::values(fields, of)).collect();
        Ok(values.iter().map(|value| all.iter().filter(|have| have.contains(value.as_str())).count()).collect())
    }

    fn generation(&self) -> u64 {
        self.applied.load(Seen::Relaxed)
    }
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

    /// The score without nearness, which orders and does not select.
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
        let mut score = weights.fold * found.iter().sum::<f32>();
        score += weights.exact * sum(TextField::Exact, &marked) + weights.pair * sum(TextField::Pair, &words.pairs);
        Some(score * (found.len() as f32 / words.wanted.len() as f32).powf(weights.held))
    }

    fn bm25(&self, field: TextField, term: &str, have: &[&str]) -> f32 {
        let many = self.all.len() as f32;
        let mut with = 0.0;
        let mut length = 0.0;
        for entry in self.all {
            let terms = entry.1.terms(field);
            with += if terms.split(' ').any(|other| other == term) { 1.0 } else { 0.0 };
            length += terms.split(' ').count() as f32 / many;
        }
        let often = have.iter().filter(|other| **other == term).count() as f32;
        let rare = (1.0 + (many - with + 0.5) / (with + 0.5)).ln();
        rare * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * have.len() as f32 / length.max(1.0)))
    }
}

fn holds(fields: &Fields, keyword: Keyword, value: &str) -> bool {
    fields.keywords.contains(&(keyword, keyword_value(value).to_owned()))
}
