//! Which column cites what, how often and why. Groups are counted by the engine, so that no document is read for it;
//! only the names of authorities come from documents.

use super::columns::Column;
use super::{CompareAuthority, CompareCell, CompareColumn, CompareRow, Comparison, MOST_NAMED};
use crate::authority::SeriesKey;
use crate::citation::Role;
use crate::index::{Engine, EngineError, Keyword, Node, Record, series_form};
use crate::query::authorities::{ask, ids};
use crate::query::settle::{Known, known, only, open_since};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More values than a column of the index has.
const ALL: usize = 1_000_000;

/// What one column cites, by authority key.
type Counts = BTreeMap<String, CompareCell>;

/// An authority, in how many columns it is cited, and how often in all.
type Spread<'a> = (&'a str, usize, usize);

/// The matrix of `columns` with at most `limit` rows.
pub(super) fn matrix(engine: &dyn Engine, columns: &[Column], limit: usize) -> Result<Comparison, EngineError> {
    let mut heads = Vec::new();
    let mut counts: Vec<Counts> = Vec::new();
    for column in columns {
        let (head, cited) = match column {
            Column::Group { name, node } => group(engine, name, node)?,
            Column::Document(record) => single(record),
        };
        heads.push(head);
        counts.push(cited);
    }
    let mut spread: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (key, cell) in counts.iter().flatten() {
        let (columns, total) = spread.entry(key).or_default();
        *columns += 1;
        *total += cell.count;
    }
    let mut ranked: Vec<Spread<'_>> = spread.iter().map(|(key, (c, t))| (*key, *c, *t)).collect();
    ranked.sort_by_key(|(key, columns, total)| (Reverse(*columns), Reverse(*total), *key));

    let all = columns.len();
    let shown: Vec<&str> = ranked.iter().take(limit).map(|(key, ..)| *key).collect();
    let mut special: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    let keys = |chosen: &dyn Fn(&Spread<'_>) -> bool| -> Vec<&str> {
        ranked.iter().filter(|spread| chosen(spread)).map(|(key, ..)| *key).collect()
    };
    for (head, cited) in heads.iter_mut().zip(&counts) {
        let mut alone = keys(&|(key, columns, _)| all > 1 && *columns == 1 && cited.contains_key(*key));
        // Of the others more than half have it.
        let mut lacks = keys(&|(key, columns, _)| all > 2 && *columns * 2 > all - 1 && !cited.contains_key(*key));
        (head.authorities, head.alone_total, head.lacks_total) = (cited.len(), alone.len(), lacks.len());
        alone.truncate(MOST_NAMED);
        lacks.truncate(MOST_NAMED);
        special.push((alone, lacks));
    }
    let wanted: BTreeSet<&str> =
        shown.iter().copied().chain(special.iter().flat_map(|(a, l)| a.iter().chain(l)).copied()).collect();
    let names = names(engine, columns, &wanted)?;
    let name = |key: &str| {
        names
            .get(key)
            .cloned()
            .unwrap_or_else(|| CompareAuthority { key: key.to_owned(), ..CompareAuthority::default() })
    };
    for (head, (alone, lacks)) in heads.iter_mut().zip(special) {
        head.alone = alone.into_iter().map(name).collect();
        head.lacks = lacks.into_iter().map(name).collect();
    }
    let row = |key: &&str| CompareRow {
        authority: name(key),
        cells: counts.iter().map(|cited| cited.get(*key).cloned().unwrap_or_default()).collect(),
        columns: spread.get(*key).map_or(0, |(columns, _)| *columns),
    };
    Ok(Comparison {
        rows: shown.iter().map(row).collect(),
        total: ranked.len(),
        shared: ranked.iter().filter(|(_, columns, _)| *columns == all).count(),
        columns: heads,
        ..Comparison::default()
    })
}

/// What all documents of `node` cite.
fn group(engine: &dyn Engine, name: &str, node: &Node) -> Result<(CompareColumn, Counts), EngineError> {
    let wanted = [Keyword::Cites, Keyword::CitesAs, Keyword::CitesSeries].map(|field| (field, ALL));
    let hits = ask(engine, node.clone(), 0, &wanted)?;
    let head = CompareColumn { name: name.to_owned(), documents: hits.total, ..CompareColumn::default() };
    let (mut cited, mut series, mut roles) = (Counts::new(), BTreeSet::new(), BTreeMap::new());
    for (facet, counts) in &hits.facets {
        for count in counts {
            match facet.field {
                Keyword::Cites => {
                    cited.insert(count.value.clone(), CompareCell { count: count.count, roles: Vec::new() });
                }
                Keyword::CitesSeries => drop(series.insert(SeriesKey(count.value.clone()))),
                _ => {
                    let role = count.value.split_once(' ').and_then(|(role, form)| Some((Role::parse(role)?, form)));
                    if let Some((role, form)) = role {
                        roles.entry(form.to_owned()).or_insert_with(Vec::new).push((role, count.count));
                    }
                }
            }
        }
    }
    let known = known(engine, &series)?;
    for of in &series {
        count_open(engine, node, of, &known, &mut cited, &mut roles)?;
    }
    for (key, cell) in &mut cited {
        let mut found = roles.remove(key).unwrap_or_default();
        found.sort_by_key(|(role, count)| (Reverse(*count), *role));
        cell.roles = found;
    }
    Ok((head, cited))
}

/// Adds the documents whose references to `series` lack nothing but the year, where the corpus tells which is meant.
fn count_open(
    engine: &dyn Engine,
    node: &Node,
    series: &SeriesKey,
    known: &Known,
    cited: &mut Counts,
    roles: &mut BTreeMap<String, Vec<(Role, usize)>>,
) -> Result<(), EngineError> {
    let Some((key, year)) = known.get(series).and_then(only) else { return Ok(()) };
    let either = Node::Or(vec![Node::Is(Keyword::Cites, key.0.clone()), open_since(series, year)]);
    let count = ask(engine, Node::And(vec![node.clone(), either]), 0, &[])?.total;
    if count > 0 {
        cited.insert(key.0.clone(), CompareCell { count, roles: Vec::new() });
        let of_key = roles.remove(&series_form(&series.0)).unwrap_or_default();
        let all = roles.entry(key.0.clone()).or_default();
        for (role, more) in of_key {
            match all.iter_mut().find(|(known, _)| *known == role) {
                Some((_, known)) => *known = (*known + more).min(count),
                None => all.push((role, more.min(count))),
            }
        }
    }
    Ok(())
}

/// What one document cites, place by place.
fn single(record: &Record) -> (CompareColumn, Counts) {
    let document = &record.reading.document;
    let name = document.title.clone().or(document.canonical.clone()).unwrap_or_else(|| record.source.name.clone());
    let head = CompareColumn { name, document: Some(record.id.clone()), documents: 1, ..CompareColumn::default() };
    let mut cited = Counts::new();
    for reference in record.reading.references.iter().filter(|reference| !reference.is_own()) {
        let Some(key) = &reference.authority else { continue };
        let cell = cited.entry(key.0.clone()).or_default();
        cell.count += 1;
        match cell.roles.iter_mut().find(|(role, _)| *role == reference.citation.role) {
            Some((_, count)) => *count += 1,
            None => cell.roles.push((reference.citation.role, 1)),
        }
    }
    for cell in cited.values_mut() {
        cell.roles.sort_by_key(|(role, count)| (Reverse(*count), *role));
    }
    (head, cited)
}

/// What the documents call the authorities of `wanted`. A document that is read for one names all that it cites, so that
/// few are read.
fn names(
    engine: &dyn Engine,
    columns: &[Column],
    wanted: &BTreeSet<&str>,
) -> Result<BTreeMap<String, CompareAuthority>, EngineError> {
    let mut names = BTreeMap::new();
    let take = |record: &Record, names: &mut BTreeMap<String, CompareAuthority>| {
        for reference in &record.reading.references {
            let Some(key) = reference.authority.as_ref().filter(|key| wanted.contains(key.0.as_str())) else {
                continue;
            };
            let citation = &reference.citation;
            let known = names.entry(key.0.clone()).or_insert_with(|| CompareAuthority {
                key: key.0.clone(),
                canonical: citation.canonical.clone(),
                issuer: citation.issuer.clone(),
                subject: None,
            });
            if known.subject.is_none() {
                known.subject.clone_from(&citation.subject);
            }
        }
    };
    for column in columns {
        if let Column::Document(record) = column {
            take(record, &mut names);
        }
    }
    for key in wanted {
        if names.contains_key(*key) {
            continue;
        }
        let hits = ask(engine, Node::Is(Keyword::Cites, (*key).to_owned()), 1, &[])?;
        engine.fetch(&ids(&hits))?.iter().for_each(|record| take(record, &mut names));
    }
    Ok(names)
}
