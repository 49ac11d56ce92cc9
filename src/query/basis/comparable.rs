//! Plans that are comparable to a topic, a title or a draft: found by what they say, weighed by type, time and place.

use super::works::{each_once, folded};
use crate::corpus::Corpus;
use crate::index::{DocumentId, EngineError, Node, Parts, Plan, Record, Sort, TermsMode, TextField};
use crate::query::code::is_heading;
use crate::text::{Analysis, analyse};
use std::collections::BTreeMap;

/// What the comparable documents are looked for by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Likeness<'a> {
    /// A topic or title.
    pub(super) title: &'a str,
    /// The text, of a draft.
    pub(super) body: &'a str,
    /// The province for which it is made.
    pub(super) province: Option<&'a str>,
    /// The province that this one belongs to today.
    pub(super) province_today: Option<&'a str>,
    /// The plan year.
    pub(super) year: Option<i16>,
    /// The document type.
    pub(super) doc_type: Option<&'a str>,
}

/// So many of the pairs of syllables that a text repeats most stand for its body.
const BODY_PAIRS: usize = 64;
/// So many documents are compared.
const COMPARED: usize = 60;
/// The title says in few words what the body says in many.
const TITLE: f32 = 2.0;
const TITLE_IN_TITLE: f32 = 1.0;
const BODY: f32 = 1.0;
/// What another type, each year of difference and another province take from a document's weight.
const OTHER_TYPE: f64 = 0.6;
const A_YEAR: f64 = 0.9;
const OTHER_PROVINCE: f64 = 0.8;
/// How steeply weight falls with the score of the search.
const STEEPNESS: f64 = 1.5;

/// Documents like `likeness`, each with its weight above 0 to 1, the heaviest first, of copies one; none that `skipped`
/// names, and no copy of the draft itself.
pub(super) fn comparable(
    corpus: &Corpus<'_>,
    likeness: &Likeness<'_>,
    skipped: impl Fn(&Record) -> bool,
) -> Result<Vec<(f64, Record)>, EngineError> {
    let Some(alike) = alike(likeness) else { return Ok(Vec::new()) };
    // The law is no plan.
    let matching = Node::And(vec![alike, Node::Not(Box::new(is_heading(corpus.registry())))]);
    let hits = corpus.ask(Plan { sort: Sort::Relevance, ..Plan::newest(matching, COMPARED) })?.hits;
    let ids: Vec<DocumentId> = hits.iter().map(|hit| hit.card.id.clone()).collect();
    let scores: BTreeMap<DocumentId, f32> = hits.into_iter().map(|hit| (hit.card.id, hit.score)).collect();
    let title = folded(Some(likeness.title));
    let wanted = |record: &Record| !skipped(record) && !likeness.is_copied_by(record, &title);
    let records: Vec<Record> = corpus.fetch(&ids, Parts::ALL)?.into_iter().filter(wanted).collect();
    let score = |record: &Record| f64::from(scores.get(&record.id).copied().unwrap_or(0.0));
    let best = records.iter().map(score).fold(0.0, f64::max);
    let weigh = |record: Record| {
        let near = (score(&record) / best).powf(STEEPNESS) * fitness(likeness, &record);
        (near, record)
    };
    let mut weighed: Vec<(f64, Record)> = records.into_iter().map(weigh).filter(|(near, _)| *near > 0.0).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    Ok(each_once(weighed))
}

impl Likeness<'_> {
    /// Whether `record` is the draft in another file: of its `title`, folded, for its place and year.
    fn is_copied_by(&self, record: &Record, title: &str) -> bool {
        let document = &record.reading.document;
        !self.body.is_empty()
            && self.year == document.year
            && self.province == document.province.as_deref()
            && folded(document.title.as_deref()) == title
    }
}

/// Documents that say something of the same.
fn alike(likeness: &Likeness<'_>) -> Option<Node> {
    let title = analyse(likeness.title);
    let folds: Vec<String> = distinct(title.fold_terms().split(' ').map(str::to_owned));
    let terms = |field, terms: Vec<String>, boost| {
        (!terms.is_empty()).then_some(Node::Terms { field, terms, mode: TermsMode::Any, boost })
    };
    let nodes: Vec<Node> = [
        terms(TextField::Pair, distinct(title.pairs()), TITLE),
        terms(TextField::Pair, frequent(&analyse(likeness.body)), BODY),
        // A topic of one word has no pair.
        terms(TextField::Fold, if folds.len() == 1 { folds.clone() } else { Vec::new() }, TITLE),
    ]
    .into_iter()
    .flatten()
    .collect();
    let alike = (!nodes.is_empty()).then_some(Node::Or(nodes))?;
    // A syllable of the title alone is in many words (`giới` of `bình đẳng giới` and of `biên giới`).
    Some(match terms(TextField::Title, folds, TITLE_IN_TITLE) {
        Some(in_title) => Node::Prefer(Box::new(alike), Box::new(in_title)),
        None => alike,
    })
}

/// What type, time and place leave of a document's weight.
fn fitness(likeness: &Likeness<'_>, record: &Record) -> f64 {
    let document = &record.reading.document;
    let other_type = likeness.doc_type.is_some() && likeness.doc_type != document.doc_type.as_deref();
    let years = likeness.year.zip(document.year).map_or(0, |(one, other)| (one - other).abs());
    let place = |place: Option<&str>| {
        place.is_some() && [&document.province, &document.province_today].iter().any(|own| own.as_deref() == place)
    };
    let asked = likeness.province.is_some();
    let other_place = asked && !(place(likeness.province) || place(likeness.province_today));
    (if other_type { OTHER_TYPE } else { 1.0 })
        * A_YEAR.powi(i32::from(years.min(20)))
        * (if other_place { OTHER_PROVINCE } else { 1.0 })
}

/// The pairs that a text repeats most.
fn frequent(body: &Analysis) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for pair in body.pairs() {
        *counts.entry(pair).or_default() += 1;
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.into_iter().take(BODY_PAIRS).map(|(pair, _)| pair).collect()
}

fn distinct(terms: impl Iterator<Item = String>) -> Vec<String> {
    let mut terms: Vec<String> = terms.filter(|term| !term.is_empty()).collect();
    terms.sort();
    terms.dedup();
    terms
}
