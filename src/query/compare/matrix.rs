//! Which column cites what, how often and why. Groups are counted by the engine, all at once, so that no document is read.

use super::columns::Column;
use super::{CompareCell, CompareColumn, CompareRow, Comparison, MOST_NAMED};
use crate::authority::{AuthorityKey, SeriesKey};
use crate::citation::Role;
use crate::corpus::{AuthorityCard, Corpus, Known, only};
use crate::index::{EngineError, Facet, Hits, Keyword, Plan, Record, cited_as, form_series, open_in_year};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How often one column cites each authority.
type Counts = HashMap<AuthorityKey, usize>;

/// Why one column cites each authority, and how often.
type Roles = HashMap<AuthorityKey, Vec<(Role, usize)>>;

/// An authority, in how many columns it is cited, and how often in all.
type Spread<'a> = (&'a AuthorityKey, usize, usize);

/// The matrix of `columns` with at most `limit` rows.
pub(super) fn matrix(corpus: &Corpus<'_>, columns: &[Column], limit: usize) -> Result<Comparison, EngineError> {
    let groups = groups(corpus, columns)?;
    let known = known(corpus, &groups)?;
    let (mut heads, counts): (Vec<CompareColumn>, Vec<Counts>) =
        columns.iter().zip(&groups).map(|(column, hits)| counted(column, hits, &known)).unzip();
    let mut spread: HashMap<&AuthorityKey, (usize, usize)> = HashMap::new();
    for (key, count) in counts.iter().flatten() {
        let (columns, total) = spread.entry(key).or_default();
        *columns += 1;
        *total += count;
    }
    let mut ranked: Vec<Spread<'_>> = spread.iter().map(|(key, (columns, total))| (*key, *columns, *total)).collect();
    ranked.sort_unstable_by_key(|(key, columns, total)| (Reverse(*columns), Reverse(*total), *key));

    let shown: Vec<&AuthorityKey> = ranked.iter().take(limit).map(|(key, ..)| *key).collect();
    let special: Vec<Special<'_>> = counts.iter().map(|counts| special(&ranked, columns.len(), counts)).collect();
    let named = special.iter().flat_map(|(alone, lacks)| [alone, lacks]).flat_map(|keys| keys.iter().take(MOST_NAMED));
    let names = names(corpus, columns, &shown.iter().chain(named).copied().collect())?;
    let name = |key: &&AuthorityKey| {
        names.get(*key).cloned().unwrap_or_else(|| AuthorityCard::unknown(AuthorityKey::clone(key)))
    };
    let first = |keys: &[&AuthorityKey]| keys.iter().take(MOST_NAMED).map(name).collect();
    for ((head, counts), (alone, lacks)) in heads.iter_mut().zip(&counts).zip(&special) {
        (head.authorities, head.alone_total, head.lacks_total) = (counts.len(), alone.len(), lacks.len());
        (head.alone, head.lacks) = (first(alone), first(lacks));
    }
    let wanted: HashSet<&AuthorityKey> = shown.iter().copied().collect();
    let roles: Vec<Roles> =
        columns.iter().zip(&groups).zip(&counts).map(|((c, h), n)| roles(c, h, n, &known, &wanted)).collect();
    let cell = |key: &AuthorityKey, column: usize| CompareCell {
        count: counts[column].get(key).copied().unwrap_or(0),
        roles: roles[column].get(key).cloned().unwrap_or_default(),
    };
    let row = |key: &&AuthorityKey| CompareRow {
        authority: name(key),
        cells: (0..columns.len()).map(|column| cell(key, column)).collect(),
        columns: spread.get(*key).map_or(0, |(columns, _)| *columns),
    };
    Ok(Comparison {
        rows: shown.iter().map(row).collect(),
        total: ranked.len(),
        shared: ranked.iter().filter(|(_, of, _)| *of == columns.len()).count(),
        columns: heads,
        ..Comparison::default()
    })
}

/// What a column alone cites, and what it lacks and more than half of the others cite.
type Special<'a> = (Vec<&'a AuthorityKey>, Vec<&'a AuthorityKey>);

fn special<'a>(ranked: &[Spread<'a>], all: usize, counts: &Counts) -> Special<'a> {
    let keys = |chosen: &dyn Fn(usize, bool) -> bool| {
        let chosen = ranked.iter().filter(|(key, columns, _)| chosen(*columns, counts.contains_key(*key)));
        chosen.map(|(key, ..)| *key).collect()
    };
    let alone = keys(&|columns, cited| all > 1 && columns == 1 && cited);
    (alone, keys(&|columns, cited| all > 2 && columns * 2 > all - 1 && !cited))
}

/// What the documents of each column cite; empty for single documents.
fn groups(corpus: &Corpus<'_>, columns: &[Column]) -> Result<Vec<Hits>, EngineError> {
    let counted = [Keyword::Cites, Keyword::Roles, Keyword::OpenIn].map(Facet::all);
    let plan = |column: &Column| match column {
        Column::Group { node, .. } => Some(Plan::count(node.clone()).with(counted)),
        Column::Document(_) => None,
    };
    let plans: Vec<Plan> = columns.iter().filter_map(plan).collect();
    let mut found = corpus.search(&plans)?.into_iter();
    let of = |column: &Column| match column {
        Column::Group { .. } => found.next().unwrap_or_default(),
        Column::Document(_) => Hits::default(),
    };
    Ok(columns.iter().map(of).collect())
}

/// What the corpus knows of the series that are cited without their year.
fn known(corpus: &Corpus<'_>, groups: &[Hits]) -> Result<Known, EngineError> {
    let values = groups.iter().flat_map(|hits| hits.counts(Keyword::Roles));
    let series: BTreeSet<SeriesKey> = values.filter_map(|count| form_series(cited_as(&count.value)?.1)).collect();
    corpus.known(&series)
}

/// The head of a column, and how many of its documents cite each authority: by their own words, or without its year where
/// the corpus tells which is meant. No document is counted twice: see [`Keyword::OpenIn`].
fn counted(column: &Column, hits: &Hits, known: &Known) -> (CompareColumn, Counts) {
    let name = match column {
        Column::Group { name, .. } => name.clone(),
        Column::Document(record) => return single(record),
    };
    let cites = hits.counts(Keyword::Cites).iter();
    let mut counts: Counts = cites.map(|count| (AuthorityKey(count.value.clone()), count.count)).collect();
    for open in hits.counts(Keyword::OpenIn) {
        let Some((series, year)) = open_in_year(&open.value) else { continue };
        let Some((key, brought)) = known.get(&series).and_then(only) else { continue };
        if year.is_none_or(|year| brought <= year) {
            *counts.entry(key.clone()).or_default() += open.count;
        }
    }
    (CompareColumn { name, documents: hits.total, ..CompareColumn::default() }, counts)
}

/// Why the documents of a column cite each authority of `wanted`, the most frequent role first.
fn roles(column: &Column, hits: &Hits, counts: &Counts, known: &Known, wanted: &HashSet<&AuthorityKey>) -> Roles {
    let mut roles = Roles::new();
    if let Column::Document(record) = column {
        for (key, role) in cited(record) {
            add(roles.entry(key.clone()).or_default(), role, 1, usize::MAX);
        }
    }
    for count in hits.counts(Keyword::Roles) {
        let Some((role, form)) = cited_as(&count.value) else { continue };
        let open = form_series(form);
        let key = match &open {
            Some(series) => known.get(series).and_then(only).map(|(key, _)| key.clone()),
            None => Some(AuthorityKey(form.to_owned())),
        };
        if let Some((key, most)) = key
            .filter(|key| wanted.contains(key))
            .and_then(|key| Some((counts.get(&key)?, key)))
            .map(|(most, key)| (key, *most))
        {
            // Of those that leave out the year some may be too old to mean it.
            add(roles.entry(key).or_default(), role, count.count, if open.is_some() { most } else { usize::MAX });
        }
    }
    roles.values_mut().for_each(|roles| roles.sort_by_key(|(role, count)| (Reverse(*count), *role)));
    roles
}

/// Adds `more` to what is counted of `role`, to `most` in all.
fn add(roles: &mut Vec<(Role, usize)>, role: Role, more: usize, most: usize) {
    match roles.iter_mut().find(|(known, _)| *known == role) {
        Some((_, known)) => *known = known.saturating_add(more).min(most),
        None => roles.push((role, more.min(most))),
    }
}

/// What one document cites, place by place.
fn single(record: &Record) -> (CompareColumn, Counts) {
    let document = &record.reading.document;
    let name = document.title.clone().or(document.canonical.clone()).unwrap_or_else(|| record.source.name.clone());
    let head = CompareColumn { name, document: Some(record.id.clone()), documents: 1, ..CompareColumn::default() };
    let mut counts = Counts::new();
    for (key, _) in cited(record) {
        *counts.entry(key.clone()).or_default() += 1;
    }
    (head, counts)
}

fn cited(record: &Record) -> impl Iterator<Item = (&AuthorityKey, Role)> {
    record.reading.citing().filter_map(|reference| Some((reference.authority.as_ref()?, reference.citation.role)))
}

/// What the authorities of `wanted` are called: by the documents that are compared, else by most that cite them.
fn names(
    corpus: &Corpus<'_>,
    columns: &[Column],
    wanted: &BTreeSet<&AuthorityKey>,
) -> Result<BTreeMap<AuthorityKey, AuthorityCard>, EngineError> {
    let mut names: BTreeMap<AuthorityKey, AuthorityCard> = BTreeMap::new();
    let documents = columns.iter().filter_map(|column| match column {
        Column::Document(record) => Some(record),
        Column::Group { .. } => None,
    });
    for reference in documents.flat_map(|record| &record.reading.references) {
        let Some(key) = reference.authority.as_ref().filter(|key| wanted.contains(*key)) else { continue };
        let citation = &reference.citation;
        let known = names.entry(key.clone()).or_insert_with(|| AuthorityCard {
            canonical: citation.canonical.clone(),
            doc_type: citation.doc_type.clone(),
            issuer: citation.issuer.clone(),
            ..AuthorityCard::unknown(key.clone())
        });
        if known.subject.is_none() {
            known.subject.clone_from(&citation.subject);
        }
    }
    let others: Vec<AuthorityKey> =
        wanted.iter().filter(|key| !names.contains_key(**key)).map(|key| (*key).clone()).collect();
    names.extend(corpus.cards_with_subjects(&others)?.into_iter().map(|card| (card.key.clone(), card)));
    Ok(names)
}
