//! Answers one plan.

use super::by_id::{ById, LazyId};
use super::compile::compile;
use super::counts::Counts;
use super::in_time;
use super::schema::{ID, MOMENT};
use super::snapshot::Snapshot;
use crate::index::{Hits, Plan, Sort};
use tantivy::collector::sort_key::{ComparatorEnum, SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::collector::{SortKeyComputer, TopDocs};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Order, TantivyError};

/// What `plan` finds in `snapshot`.
pub(super) fn search(snapshot: &Snapshot<'_>, plan: &Plan) -> Result<Hits, TantivyError> {
    let query = compile(&snapshot.engine.layout, &plan.matching);
    let by_moment = || SortByStaticFastValue::<i64>::for_field(MOMENT);
    match plan.sort {
        Sort::Relevance => ranked(snapshot, &*query, plan, (SortBySimilarityScore, ById)),
        Sort::Newest => ranked(snapshot, &*query, plan, ((by_moment(), Order::Desc), ById)),
        Sort::Oldest => ranked(snapshot, &*query, plan, ((by_moment(), ComparatorEnum::ReverseNoneLower), ById)),
        Sort::Id => ranked(snapshot, &*query, plan, (SortByString::for_field(ID), Order::Asc)),
    }
}

/// Where all documents that match `query` stand, by id.
pub(super) fn all_by_id(snapshot: &Snapshot<'_>, query: &dyn Query) -> Result<Vec<DocAddress>, TantivyError> {
    let documents = usize::try_from(snapshot.searcher.num_docs()).unwrap_or(usize::MAX).max(1);
    let top = TopDocs::with_limit(documents).order_by((SortByString::for_field(ID), Order::Asc));
    let (found, _) = snapshot.searcher.search(query, &(top, Counts::of(Vec::new(), snapshot.until)))?;
    Ok(found.into_iter().map(|(_, address)| address).collect())
}

fn ranked<K>(snapshot: &Snapshot<'_>, query: &dyn Query, plan: &Plan, key: K) -> Result<Hits, TantivyError>
where
    K: SortKeyComputer<SortKey: Found> + Send + 'static,
{
    in_time(snapshot.until)?;
    let searcher = &snapshot.searcher;
    // Sizes beyond what there is would only ask for memory.
    let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    let offset = plan.offset.min(documents);
    let limit = plan.limit.min(documents - offset);
    if limit == 0 && plan.facets.is_empty() {
        return Ok(Hits { total: query.count(searcher)?, ..Hits::default() });
    }
    let numbered = plan.facets.iter().map(|facet| Ok((*facet, snapshot.engine.ordinals.of(searcher, facet.field)?)));
    let counts = Counts::of(numbered.collect::<Result<_, TantivyError>>()?, snapshot.until);
    let threads = snapshot.engine.threads();
    let (found, (total, counted)) = if limit == 0 {
        let plain = EnableScoring::disabled_from_searcher(searcher);
        (Vec::new(), searcher.search_with_executor(query, &counts, threads, plain)?)
    } else {
        let top = TopDocs::with_limit(limit).and_offset(offset).order_by(key);
        let scoring = match plan.sort {
            Sort::Relevance => EnableScoring::enabled_from_searcher(searcher),
            _ => EnableScoring::disabled_from_searcher(searcher),
        };
        searcher.search_with_executor(query, &(top, counts), threads, scoring)?
    };
    let hits = found.iter().map(|(key, address)| snapshot.hit(*address, key.score())).collect::<Result<_, _>>()?;
    Ok(Hits { total, hits, facets: plan.facets.iter().copied().zip(counted).collect() })
}

/// What a sort key tells of a document.
trait Found: Clone + Send + Sync + std::fmt::Debug + 'static {
    /// How well it matches; 0 where the order is another.
    fn score(&self) -> f32 {
        0.0
    }
}

impl Found for (f32, LazyId) {
    fn score(&self) -> f32 {
        self.0
    }
}

impl Found for (Option<i64>, LazyId) {}

impl Found for Option<String> {}
