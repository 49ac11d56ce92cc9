//! Under which dates and names documents cite one authority, and who cites only what it replaced.

use super::CitedByRow;
use crate::index::{Engine, EngineError, FacetCount, Keyword, Node, Range, Written, written};
use crate::notation::PartialDate;
use crate::query::authorities::{ask, named, written_of};
use crate::query::days::{Days, date_in};
use crate::query::known_facts;
use crate::query::said::{Aspect, agree};
use crate::registry::Registry;
use serde::Serialize;

/// In what a citation differs from most others of the same authority, or from what the registry knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Differs {
    /// In the date.
    Date,
    /// In the number or name.
    Name,
}

/// What documents write of an authority, each with how many of them write it, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variants {
    /// Dates.
    pub dates: Vec<FacetCount>,
    /// Numbers and names.
    pub names: Vec<FacetCount>,
    /// The date that the registry knows.
    pub known_date: Option<String>,
}

/// An authority that was replaced and is still cited alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Its key.
    pub key: String,
    /// Its name.
    pub canonical: Option<String>,
    /// How many documents cite it and not what replaced it, although that was in effect.
    pub documents: usize,
}

/// What documents of `conditions`, which all cite `key`, write of it; whether these are `all` that do.
pub(super) fn variants(
    engine: &dyn Engine,
    registry: &Registry,
    key: &str,
    conditions: &[Node],
    all: bool,
) -> Result<Variants, EngineError> {
    let law = known_facts(registry, key).law;
    // Who writes something of it cites it.
    let conditions = if all { &[] } else { conditions };
    Ok(Variants {
        dates: written_of(engine, key, Written::Date, conditions)?,
        names: written_of(engine, key, Written::Name, conditions)?,
        known_date: law.and_then(|law| law.issued.clone()).filter(|day| PartialDate::parse(day).is_some()),
    })
}

/// Documents that write `key` under the date or name `value`.
pub(super) fn writing(key: &str, value: &str) -> Node {
    let of = |what| Node::Is(Keyword::Writes, format!("{}{value}", written(key, what)));
    Node::Or(vec![of(Written::Date), of(Written::Name)])
}

impl Variants {
    /// In what `row` differs.
    pub(super) fn differs(&self, row: &CitedByRow) -> Vec<Differs> {
        let first = self.dates.first().map(|date| date.value.as_str());
        let date = self.known_date.as_deref().or(first);
        let other_date = row.date.zip(date).is_some_and(|(own, date)| !agree(Aspect::Date, &own.to_string(), date));
        let name = self.names.first().map(|name| name.value.as_str());
        let other_name = row.cited.as_deref().zip(name).is_some_and(|(own, name)| own != name);
        let differs = [(other_date, Differs::Date), (other_name, Differs::Name)];
        differs.into_iter().filter_map(|(is, what)| is.then_some(what)).collect()
    }
}

impl CitedByRow {
    /// Whether it writes the date or the name `written`.
    pub(super) fn writes(&self, written: &str) -> bool {
        self.cited.as_deref() == Some(written) || self.date.is_some_and(|date| date.to_string() == written)
    }
}

/// What the registry knows `key` to have replaced, each with the day from which it did; where the day is unknown, nobody
/// can be told to be too late.
pub(super) fn replaced(registry: &Registry, key: &str) -> Vec<(String, Days)> {
    let relations = known_facts(registry, key).relations;
    let replaced = relations.into_iter().filter(|known| known.acts && known.relation.act.ends_whole());
    replaced.filter_map(|known| Some((known.key.0, Days::of(date_in(known.relation.effective.as_deref()?)?)))).collect()
}

/// Documents that cite one of `replaced` after its day, and are not among `citing`.
pub(super) fn only(replaced: &[(String, Days)], citing: Node) -> Node {
    let late = |(key, since): &(String, Days)| {
        let year = i64::from(since.last.year);
        let part = |part: Option<i8>| part.map_or(0, i64::from);
        let day = year * 10_000 + part(since.last.month) * 100 + part(since.last.day);
        let undated = Node::Not(Box::new(Node::Between(Range::Date, None, None)));
        let later = Node::Or(vec![
            Node::Between(Range::Date, Some(day), None),
            Node::And(vec![undated, Node::Between(Range::Year, Some(year + 1), None)]),
        ]);
        Node::And(vec![Node::Is(Keyword::Cites, key.clone()), later])
    };
    Node::And(vec![Node::Or(replaced.iter().map(late).collect()), Node::Not(Box::new(citing))])
}

/// How many documents match, where any does; they cite `key`.
pub(super) fn counted(engine: &dyn Engine, key: &str, matching: Vec<Node>) -> Result<Option<Replaced>, EngineError> {
    let documents = ask(engine, Node::And(matching), 0, &[])?.total;
    if documents == 0 {
        return Ok(None);
    }
    let canonical = named(engine, FacetCount { value: key.to_owned(), count: documents })?.canonical;
    Ok(Some(Replaced { key: key.to_owned(), canonical, documents }))
}
