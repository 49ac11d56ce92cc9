//! Answers to plans: many plans in one trip, and what one trip cannot tell in more.

use super::client::whole;
use super::compile::{compile, filter};
use super::mapping::{CARD, KIND, MOMENT, RECORD, WINDOW};
use super::nearness::{self, Near};
use super::snapshot::{Reply, Snapshot};
use super::statistics::Statistics;
use super::words::{self, Packing};
use super::{body, facets, trouble};
use crate::index::{EngineError, Facet, FacetCount, Hit, Hits, Keyword, Plan, Sort};
use serde_json::{Value, json};
use std::cmp::Ordering;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering::Relaxed;

/// Nearness is looked at in so many of the best documents.
pub(super) const LOOKED_AT: usize = 128;
/// Where scripts are forbidden, so many are ordered here.
const ORDERED_HERE: usize = 1024;

/// One document that a plan found.
#[derive(Debug, Clone)]
struct Found {
    id: String,
    score: f64,
    /// The column of its card, as it came.
    card: String,
}

/// A plan as the cluster is asked.
struct Asked<'p> {
    plan: &'p Plan,
    query: Value,
    near: Vec<Near>,
    /// How scores are packed that no script takes apart.
    packing: Option<Packing>,
}

/// A stretch of a plan's hits.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: usize,
    size: usize,
    near: bool,
}

/// The answers to `plans`, in that order.
pub(super) fn search(snapshot: &Snapshot<'_>, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
    // Without an order by score nobody looks at scores.
    let scored = plans.iter().filter(|plan| plan.sort == Sort::Relevance && plan.limit > 0);
    let needed = scored.flat_map(|plan| words::words_of(&plan.matching)).flat_map(words::needed);
    let statistics = snapshot.statistics(needed.map(|(field, term)| (field, term.as_str())))?.clone();
    match search_with(snapshot, plans, &statistics, !snapshot.reach.no_scripts.load(Relaxed)) {
        Err(error) if error.message.contains("cannot execute") && error.message.contains("script") => {
            snapshot.reach.no_scripts.store(true, Relaxed);
            search_with(snapshot, plans, &statistics, false)
        }
        other => other,
    }
}

fn search_with(
    snapshot: &Snapshot<'_>,
    plans: &[Plan],
    statistics: &Statistics,
    scripts: bool,
) -> Result<Vec<Hits>, EngineError> {
    let asked: Vec<Asked<'_>> = plans.iter().map(|plan| Asked::of(plan, statistics, scripts)).collect();
    let stretches: Vec<Vec<Stretch>> = asked.iter().map(Asked::stretches).collect();
    let mut bodies = Vec::new();
    for (asked, stretches) in asked.iter().zip(&stretches) {
        for (number, stretch) in stretches.iter().enumerate() {
            let mut body = asked.body(*stretch);
            if number == 0
                && let Some(aggregations) = facets::aggregations(&asked.plan.facets, snapshot.reach.shards)
            {
                body["aggs"] = aggregations;
            }
            bodies.push(body);
        }
    }
    let mut replies = snapshot.ask_all(bodies)?.into_iter();
    let mut answers = Vec::new();
    for (asked, stretches) in asked.iter().zip(&stretches) {
        let replies: Vec<Reply> = replies.by_ref().take(stretches.len()).collect::<Result<_, _>>()?;
        answers.push(asked.answer(snapshot, stretches, &replies)?);
    }
    Ok(answers)
}

/// `query` among the records.
pub(super) fn among_records(query: &Value) -> Value {
    json!({ "bool": { "must": [query], "filter": [{ "term": { KIND: RECORD } }] } })
}

/// The order of `sort`, ties by id.
pub(super) fn order(sort: Sort) -> Value {
    let id = json!({ Keyword::Id.name(): "asc" });
    match sort {
        Sort::Relevance => json!([{ "_score": "desc" }, id]),
        Sort::Newest => json!([{ MOMENT: { "order": "desc", "missing": "_last" } }, id]),
        Sort::Oldest => json!([{ MOMENT: { "order": "asc", "missing": "_last" } }, id]),
        Sort::Id => json!([id]),
    }
}

impl<'p> Asked<'p> {
    fn of(plan: &'p Plan, statistics: &Statistics, scripts: bool) -> Self {
        let scored = plan.sort == Sort::Relevance && plan.limit > 0;
        let query = compile(&plan.matching, statistics, scripts && scored);
        let query = if scored { query } else { filter(query) };
        let wanted = if scored { words::words_of(&plan.matching) } else { Vec::new() };
        let near = wanted.into_iter().filter_map(|words| Near::of(words, statistics)).collect();
        let packing = (scored && !scripts).then(|| Packing::of_plan(&plan.matching, statistics)).flatten();
        Self { plan, query: among_records(&query), near, packing }
    }

    fn stretches(&self) -> Vec<Stretch> {
        let (from, limit) = (self.plan.offset, self.plan.limit);
        let end = from.saturating_add(limit).min(WINDOW);
        let plain = |from, end| Stretch { from, size: end - from, near: false };
        if limit == 0 || from >= WINDOW {
            return vec![plain(0, 0)];
        }
        if self.packing.is_some() && from < ORDERED_HERE {
            let first = Stretch { from: 0, size: ORDERED_HERE, near: false };
            return if end > ORDERED_HERE { vec![first, plain(ORDERED_HERE, end)] } else { vec![first] };
        }
        if self.near.is_empty() || from >= LOOKED_AT {
            return vec![plain(from, end)];
        }
        let first = Stretch { from: 0, size: LOOKED_AT, near: true };
        if end > LOOKED_AT { vec![first, plain(LOOKED_AT, end)] } else { vec![first] }
    }

    fn body(&self, stretch: Stretch) -> Value {
        let mut body = json!({
            "query": self.query, "from": stretch.from, "size": stretch.size, "track_total_hits": true,
            "stored_fields": "_none_", "docvalue_fields": [CARD], "sort": order(self.plan.sort),
        });
        if stretch.near {
            for (number, near) in self.near.iter().enumerate() {
                body["script_fields"][format!("near{number}")] = near.script();
            }
        }
        body
    }

    fn answer(&self, snapshot: &Snapshot<'_>, stretches: &[Stretch], replies: &[Reply]) -> Result<Hits, EngineError> {
        let Some(Reply(first)) = replies.first() else { return Ok(Hits::default()) };
        let total = first["hits"]["total"]["value"].as_u64().map_or(0, whole);
        let mut hits: Vec<Found> = replies.iter().flat_map(|reply| reply.hits()).map(found).collect();
        if let Some(packing) = self.packing {
            self.order_here(snapshot, packing, &mut hits)?;
        } else if stretches.first().is_some_and(|stretch| stretch.near) {
            hits[..LOOKED_AT.min(replies[0].hits().len())].sort_by(best_first);
        }
        // What was fetched before the page only served the order.
        let before = self.plan.offset.saturating_sub(stretches.first().map_or(0, |stretch| stretch.from));
        let behind = self.plan.offset.saturating_add(self.plan.limit);
        let mut hits = if self.plan.limit > 0 && behind > WINDOW && total > WINDOW {
            self.walk(snapshot, hits)?
        } else {
            hits.drain(..before.min(hits.len()));
            hits
        };
        hits.truncate(self.plan.limit);
        let hit = |found: Found| {
            let card = body::card(&found.card).ok_or_else(|| trouble::damaged(snapshot.reach.client.place()))?;
            Ok(Hit { card, score: found.score as f32 })
        };
        let hits = hits.into_iter().map(hit).collect::<Result<_, _>>()?;
        Ok(Hits { total, hits, facets: self.facets(snapshot, first)? })
    }

    fn facets(&self, snapshot: &Snapshot<'_>, first: &Value) -> Result<Vec<(Facet, Vec<FacetCount>)>, EngineError> {
        let facets = &self.plan.facets;
        let mut counts = Vec::new();
        for (facet, counted) in facets.iter().zip(facets::counted(facets, &first["aggregations"])) {
            let counted = match counted {
                Some(counted) => counted,
                None => facets::read_all(snapshot, &self.query, *facet)?,
            };
            counts.push((*facet, counted));
        }
        Ok(counts)
    }

    /// The page behind the window, by going through all hits before it; `first` are the best, in their order.
    fn walk(&self, snapshot: &Snapshot<'_>, first: Vec<Found>) -> Result<Vec<Found>, EngineError> {
        let behind = self.plan.offset.saturating_add(self.plan.limit);
        let mut all: Vec<Found> = Vec::new();
        snapshot.walk(self.body(Stretch { from: 0, size: WINDOW, near: false }), &mut |hits| {
            all.extend(hits.iter().map(found));
            Ok(if all.len() < behind { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        let ordered = if self.packing.is_some() {
            ORDERED_HERE
        } else if self.near.is_empty() {
            0
        } else {
            LOOKED_AT
        };
        if self.plan.offset < ordered {
            all.iter_mut().zip(first.into_iter().take(ordered)).for_each(|(hit, best)| *hit = best);
        }
        Ok(all.split_off(self.plan.offset.min(all.len())))
    }

    /// Weighs and orders the best documents as scripts would have done it.
    fn order_here(&self, snapshot: &Snapshot<'_>, packing: Packing, hits: &mut [Found]) -> Result<(), EngineError> {
        let best = hits.len().min(ORDERED_HERE);
        let best = &mut hits[..best];
        best.iter_mut().for_each(|hit| hit.score = packing.weigh(hit.score));
        best.sort_by(best_first);
        let near = best.len().min(LOOKED_AT);
        let near = &mut best[..near];
        if self.near.is_empty() || near.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = near.iter().map(|hit| hit.id.as_str()).collect();
        let body = json!({
            "query": filter(json!({ "terms": { Keyword::Id.name(): ids } })), "size": ids.len(),
            "stored_fields": "_none_", "docvalue_fields": [nearness::column()], "sort": order(Sort::Id),
        });
        for hit in snapshot.ask(body)?.hits() {
            let sequence = super::bytes(hit["fields"][nearness::column()][0].as_str().unwrap_or_default());
            let more: f64 = self.near.iter().map(|near| near.of_sequence(&sequence)).sum();
            if let Some(found) = near.iter_mut().find(|found| Some(found.id.as_str()) == hit["sort"][0].as_str()) {
                found.score += more;
            }
        }
        near.sort_by(best_first);
        Ok(())
    }
}

fn best_first(a: &Found, b: &Found) -> Ordering {
    b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id))
}

/// A hit, with what nearness adds to its score where that was worked out.
fn found(hit: &Value) -> Found {
    let sort = hit["sort"].as_array().map_or(&[][..], Vec::as_slice);
    let id = sort.last().and_then(Value::as_str).unwrap_or_default().to_owned();
    let near = |(name, values): (&String, &Value)| name.starts_with("near").then(|| values[0].as_f64()).flatten();
    let near: f64 = hit["fields"].as_object().into_iter().flatten().filter_map(near).sum();
    let score = if sort.len() == 2 { hit["_score"].as_f64().unwrap_or(0.0) } else { 0.0 };
    let card = hit["fields"][CARD][0].as_str().unwrap_or_default().to_owned();
    Found { id, score: score + near, card }
}
