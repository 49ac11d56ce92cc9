//! From values as typed to columns.

use super::{By, CompareRequest, MOST_COLUMNS};
use crate::corpus::Corpus;
use crate::index::{DocumentId, EngineError, Facet, FacetCount, Keyword, Node, Plan, Record, plain_name};
use crate::query::document::find_documents;

/// One column of the matrix.
pub(super) enum Column {
    /// All documents of a condition.
    Group {
        /// What it is called.
        name: String,
        /// The condition, filters included.
        node: Node,
    },
    /// One document.
    Document(Box<Record>),
}

/// The columns that `request` asks for, and the values that mean nothing.
pub(super) fn columns(
    corpus: &Corpus<'_>,
    request: &CompareRequest,
) -> Result<(Vec<Column>, Vec<String>), EngineError> {
    let registry = corpus.registry();
    let mut missing = Vec::new();
    if request.by == By::Document {
        let names: Vec<&str> = request.values.iter().take(MOST_COLUMNS).map(String::as_str).collect();
        let mut ids: Vec<DocumentId> = Vec::new();
        for (name, found) in names.iter().zip(find_documents(corpus, &names)?) {
            match found.as_slice() {
                [card] => ids.push(card.id.clone()),
                _ => missing.push((*name).to_owned()),
            }
        }
        let records = corpus.fetch_settled(&ids)?;
        return Ok((records.into_iter().map(|record| Column::Document(Box::new(record))).collect(), missing));
    }
    let filters = request.filters.nodes();
    let fields: &[Keyword] = match request.by {
        By::Province if request.today => &[Keyword::ProvinceToday],
        By::Province => &[Keyword::Province, Keyword::ProvinceToday],
        By::Year => &[Keyword::Year],
        By::Issuer | By::Document => &[Keyword::Issuer],
    };
    let known = values(corpus, fields, &filters)?;
    let mut groups: Vec<(String, Vec<(Keyword, String)>)> = Vec::new();
    if request.values.is_empty() {
        let mut first: Vec<String> = known[0].1.iter().take(MOST_COLUMNS).map(|count| count.value.clone()).collect();
        if request.by == By::Year {
            first.sort();
        }
        groups.extend(first.into_iter().map(|value| (value.clone(), vec![(fields[0], value)])));
    }
    for value in request.values.iter().take(MOST_COLUMNS) {
        let province = registry.province(value).filter(|_| request.by == By::Province && request.today);
        let wanted = plain_name(province.and_then(|province| province.today.as_deref()).unwrap_or(value));
        let same = |counts: &[FacetCount]| {
            counts.iter().filter(|count| plain_name(&count.value) == wanted).map(|count| count.value.clone()).collect()
        };
        // As documents write it, where any does; else as it is called today.
        let found = known
            .iter()
            .map(|(field, counts)| (*field, same(counts)))
            .find(|(_, same): &(_, Vec<String>)| !same.is_empty());
        match found {
            Some((field, same)) => {
                let name = same[0].clone();
                if groups.iter().all(|(other, _)| *other != name) {
                    groups.push((name, same.into_iter().map(|value| (field, value)).collect()));
                }
            }
            None => missing.push(value.clone()),
        }
    }
    let group = |(name, same): (String, Vec<(Keyword, String)>)| {
        let any = Node::Or(same.into_iter().map(|(field, value)| Node::Is(field, value)).collect());
        Column::Group { name, node: Node::And(filters.iter().cloned().chain([any]).collect()) }
    };
    Ok((groups.into_iter().map(group).collect(), missing))
}

/// The values of each of `fields` in documents that match `filters`, the most frequent first.
fn values(
    corpus: &Corpus<'_>,
    fields: &[Keyword],
    filters: &[Node],
) -> Result<Vec<(Keyword, Vec<FacetCount>)>, EngineError> {
    let facets = fields.iter().map(|field| Facet::all(*field));
    let hits = corpus.ask(Plan::count(Node::And(filters.to_vec())).with(facets))?;
    Ok(hits.facets.into_iter().map(|(facet, counts)| (facet.field, counts)).collect())
}
