//! Finds documents by what they say, cite and are.

use super::filters::Filters;
use super::parse::{Understood, parse};
use super::plan::{Strictness, cites, node, strictness};
use super::settle::open_to;
use super::snippet::{Snippet, around, of_beginning, of_words};
use crate::index::{
    DocumentId, Engine, EngineError, Facet, FacetCount, Hits, Keyword, Node, Plan, Record, Sort, number_key,
    reference_forms,
};

/// A search as a person or a program asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchRequest {
    /// Words, `"phrases"` and numbers of documents; empty lists all.
    pub text: String,
    /// What documents must be.
    pub filters: Filters,
    /// Number or authority key of a document that they must cite.
    pub cites: Option<String>,
    /// In which order; without words the newest come first.
    pub sort: Sort,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to return.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchAnswer {
    /// How many documents match in all.
    pub total: usize,
    /// The wanted page of them.
    pub hits: Vec<SearchHit>,
    /// Counts over all that match.
    pub facets: Vec<(Keyword, Vec<FacetCount>)>,
    /// How the question was understood.
    pub understood: Understood,
}

/// One document found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// Which.
    pub id: DocumentId,
    /// File name, or the `id` of a row.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its province as written.
    pub province: Option<String>,
    /// Its plan year.
    pub year: Option<i16>,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its own number.
    pub canonical: Option<String>,
    /// How well it matches.
    pub score: f32,
    /// The best places.
    pub snippets: Vec<Snippet>,
}

/// The facets of every answer and how many of their values are told.
const FACETS: [(Keyword, usize); 6] = [
    (Keyword::Province, 100),
    (Keyword::ProvinceToday, 40),
    (Keyword::Year, 50),
    (Keyword::Type, 50),
    (Keyword::Issuer, 20),
    (Keyword::Cites, 20),
];

/// Answers `request`.
///
/// # Errors
/// Only where the engine fails; whatever is typed has an answer.
pub fn search(engine: &dyn Engine, request: &SearchRequest) -> Result<SearchAnswer, EngineError> {
    let mut understood = parse(&request.text);
    if understood.is_empty() && !request.text.trim().is_empty() {
        understood.notes.push("Câu hỏi không có từ nào để tìm.".to_owned());
        return Ok(SearchAnswer { understood, ..SearchAnswer::default() });
    }
    let mut filters = request.filters.nodes(engine)?;
    if let Some(number) = &request.cites {
        filters.push(cited(engine, number)?);
    }
    let strict = strictness(&understood);
    let mut found = find(engine, request, &understood, strict, &filters)?;
    if found.total == 0 && strict == Strictness::All && !understood.is_empty() {
        found = find(engine, request, &understood, Strictness::Some, &filters)?;
        if found.total > 0 {
            understood
                .notes
                .push("Không có văn bản nào chứa tất cả các từ; đây là các văn bản chứa một số từ.".to_owned());
        }
    }
    let ids: Vec<DocumentId> = found.hits.iter().map(|hit| hit.id.clone()).collect();
    let records = engine.fetch(&ids)?;
    let hit = |record: Record| {
        let score = found.hits.iter().find(|hit| hit.id == record.id).map_or(0.0, |hit| hit.score);
        search_hit(record, score, &understood, request)
    };
    let hits = records.into_iter().map(hit).collect();
    let facets = found.facets.into_iter().map(|(facet, counts)| (facet.field, counts)).collect();
    Ok(SearchAnswer { total: found.total, hits, facets, understood })
}

fn find(
    engine: &dyn Engine,
    request: &SearchRequest,
    understood: &Understood,
    strictness: Strictness,
    filters: &[Node],
) -> Result<Hits, EngineError> {
    let mut conditions = filters.to_vec();
    let mut sort = request.sort;
    if !understood.is_empty() {
        conditions.push(node(understood, strictness));
    } else if sort == Sort::Relevance {
        sort = Sort::Newest;
    }
    engine.search(&Plan {
        matching: Node::And(conditions),
        sort,
        offset: request.offset,
        limit: request.limit,
        facets: FACETS.map(|(field, limit)| Facet { field, limit }).to_vec(),
    })
}

/// Documents that cite `number`, a number in any spelling or an authority key.
fn cited(engine: &dyn Engine, number: &str) -> Result<Node, EngineError> {
    let understood = parse(number);
    let mut nodes = match understood.mentions().next() {
        Some(mention) if understood.parts.len() == 1 => vec![cites(&mention.form)],
        _ => vec![cites(number.trim()), cites(&number_key(number))],
    };
    if let Some((open, true)) = open_to(engine, &number.trim().to_ascii_lowercase())? {
        nodes.push(open);
    }
    Ok(Node::Or(nodes))
}

fn search_hit(record: Record, score: f32, understood: &Understood, request: &SearchRequest) -> SearchHit {
    let mut snippets = Vec::new();
    let forms: Vec<String> = understood
        .mentions()
        .map(|mention| mention.form.clone())
        .chain(request.cites.as_deref().map(number_key))
        .collect();
    if !forms.is_empty() {
        let named = record.references.iter().find(|r| {
            let of_reference = reference_forms(r);
            forms.iter().any(|form| of_reference.contains(form))
        });
        snippets.extend(named.map(|reference| around(&record.text, reference.citation.span)));
    }
    snippets.extend(of_words(&record.text, understood));
    if snippets.is_empty() {
        snippets.extend(of_beginning(&record.text));
    }
    snippets.truncate(3);
    let Record { id, source, document, .. } = record;
    SearchHit {
        id,
        name: source.name,
        title: document.title,
        province: document.province,
        year: document.year,
        doc_type: document.doc_type,
        canonical: document.canonical,
        score,
        snippets,
    }
}
