//! Under which dates and names documents cite one authority, and who cites only what it replaced.

use super::CitedByRow;
use crate::authority::AuthorityKey;
use crate::corpus::{AuthorityCard, Corpus, calls};
use crate::index::{EngineError, FacetCount, Keyword, Node, Plan, Range, Values, Written, written};
use crate::notation::PartialDate;
use crate::query::authorities::{asks_written, written_of};
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
    /// Which.
    pub card: AuthorityCard,
    /// How many documents cite it and not what replaced it, although that was in effect.
    pub documents: usize,
}

/// What must be asked to tell how `key` is called and written, and how is called what it replaced.
pub(super) fn asks(registry: &Registry, key: &AuthorityKey) -> Vec<Values> {
    let written = [Written::Date, Written::Name].map(|what| asks_written(key, what));
    let replaced = replaced(registry, key).into_iter().flat_map(|(key, _)| calls(&key).collect::<Vec<_>>());
    calls(key).chain(written).chain(replaced).collect()
}

/// What documents write of `key`; where there are `conditions`, those of them alone that match.
pub(super) fn variants(
    corpus: &Corpus<'_>,
    key: &AuthorityKey,
    conditions: Option<&[Node]>,
) -> Result<Variants, EngineError> {
    let law = known_facts(corpus.registry(), key).law;
    let mut dates = written_of(corpus, key, Written::Date)?;
    let mut names = written_of(corpus, key, Written::Name)?;
    if let Some(conditions) = conditions {
        let all = dates.iter().map(|date| (Written::Date, date)).chain(names.iter().map(|name| (Written::Name, name)));
        let plan = |(what, count): (Written, &FacetCount)| {
            let writing = Node::Is(Keyword::Writes, format!("{}{}", written(key, what), count.value));
            Plan::count(Node::And(conditions.iter().cloned().chain([writing]).collect()))
        };
        let counts = corpus.search(&all.map(plan).collect::<Vec<_>>())?;
        dates.iter_mut().chain(&mut names).zip(counts).for_each(|(value, hits)| value.count = hits.total);
        for values in [&mut dates, &mut names] {
            values.retain(|value| value.count > 0);
            values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        }
    }
    let known_date = law.and_then(|law| law.issued.clone()).filter(|day| PartialDate::parse(day).is_some());
    Ok(Variants { dates, names, known_date })
}

/// Documents that write `key` under the date or name `value`.
pub(super) fn writing(key: &AuthorityKey, value: &str) -> Node {
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
pub(super) fn replaced(registry: &Registry, key: &AuthorityKey) -> Vec<(AuthorityKey, Days)> {
    let relations = known_facts(registry, key).relations;
    let replaced = relations.into_iter().filter(|known| known.acts && known.relation.act.ends_whole());
    replaced.filter_map(|known| Some((known.key, Days::of(date_in(known.relation.effective.as_deref()?)?)))).collect()
}

/// Documents that cite one of `replaced` after its day, and are not among `citing`.
pub(super) fn only(replaced: &[(AuthorityKey, Days)], citing: Node) -> Node {
    let late = |(key, since): &(AuthorityKey, Days)| {
        let year = i64::from(since.last.year);
        let part = |part: Option<i8>| part.map_or(0, i64::from);
        let day = year * 10_000 + part(since.last.month) * 100 + part(since.last.day);
        let undated = Node::Not(Box::new(Node::Between(Range::Date, None, None)));
        let later = Node::Or(vec![
            Node::Between(Range::Date, Some(day), None),
            Node::And(vec![undated, Node::Between(Range::Year, Some(year + 1), None)]),
        ]);
        Node::And(vec![Node::Is(Keyword::Cites, key.0.clone()), later])
    };
    Node::And(vec![Node::Or(replaced.iter().map(late).collect()), Node::Not(Box::new(citing))])
}

/// What was replaced and is still cited alone, by how many documents, with what it is called.
pub(super) fn called(corpus: &Corpus<'_>, counts: Vec<(AuthorityKey, usize)>) -> Result<Vec<Replaced>, EngineError> {
    let keys: Vec<AuthorityKey> = counts.iter().map(|(key, _)| key.clone()).collect();
    let cards = corpus.cards(&keys)?.into_iter().zip(counts);
    Ok(cards.map(|(card, (_, documents))| Replaced { card, documents }).collect())
}
