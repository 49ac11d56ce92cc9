//! Finds documents by what they say, cite and are.

use super::authorities::{AuthorityCount, authorities};
use super::filters::{Filters, cited, typed_filter};
use super::parse::{Filter, Part, Understood, words};
use super::plan::{Planner, Strictness};
use super::question::{Field, bare_province};
use super::ranking::Ranking;
use super::snippet::{Snippet, around, of_beginning, of_words};
use super::vocabulary::understand;
use super::wording::Wording;
use crate::authority::Reading;
use crate::document::PartialDate;
use crate::index::{DocumentId, Engine, EngineError, Facet, FacetCount, Hits, Keyword, Node, Plan, Record, Sort};
use crate::notation::number_key;
use crate::registry::Registry;

/// A search as a person or a program asks for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchRequest {
    /// Words, `"phrases"`, numbers of documents, `-exclusions`, `OR` and `filters:`; empty lists all.
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
    /// What makes one answer better than another.
    pub ranking: Ranking,
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
    /// The documents that the numbers of the question name, the most cited first.
    pub named: Vec<AuthorityCount>,
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
    /// The authority that it is itself.
    pub authority: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
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

/// So many documents that a number names are told.
const MOST_NAMED: usize = 10;

/// Answers `request`.
///
/// # Errors
/// Only where the engine fails; whatever is typed has an answer.
pub fn search(engine: &dyn Engine, registry: &Registry, request: &SearchRequest) -> Result<SearchAnswer, EngineError> {
    let mut understood = understand(engine, registry, &request.text)?;
    if understood.is_empty() && !request.text.trim().is_empty() {
        understood
            .notes
            .push(Wording::new("Câu hỏi không có từ nào để tìm.", "The question holds no word to search for."));
        return Ok(SearchAnswer { understood, ..SearchAnswer::default() });
    }
    let mut filters = request.filters.nodes(engine)?;
    if let Some(number) = &request.cites {
        filters.push(cited(engine, registry, number)?);
    }
    filters.extend(typed_filters(engine, registry, &request.text, &mut understood)?);
    let found = find(engine, request, &mut understood, &filters)?;
    let ids: Vec<DocumentId> = found.hits.iter().map(|hit| hit.id.clone()).collect();
    let records = engine.fetch(&ids)?;
    let hit = |record: Record| {
        let score = found.hits.iter().find(|hit| hit.id == record.id).map_or(0.0, |hit| hit.score);
        search_hit(record, score, &understood, request)
    };
    let hits = records.into_iter().map(hit).collect();
    let facets = found.facets.into_iter().map(|(facet, counts)| (facet.field, counts)).collect();
    let named = named(engine, registry, &mut understood)?;
    Ok(SearchAnswer { total: found.total, hits, facets, understood, named })
}

/// The conditions of the filters typed in the question; one that no document can meet is searched as words.
fn typed_filters(
    engine: &dyn Engine,
    registry: &Registry,
    text: &str,
    understood: &mut Understood,
) -> Result<Vec<Node>, EngineError> {
    let mut nodes = Vec::new();
    for filter in std::mem::take(&mut understood.filters) {
        if let Some(node) = typed_filter(engine, registry, &filter)? {
            nodes.push(node);
            understood.filters.push(filter);
            continue;
        }
        if let Some(filter) = of_today(registry, &filter)
            && let Some(node) = typed_filter(engine, registry, &filter)?
        {
            let old = filter.span.of(understood.typed_as.as_deref().unwrap_or(text)).trim();
            let now = &filter.value;
            understood.notes.push(Wording::new(
                format!("Không có văn bản nào của {old}, nay thuộc {now}; tìm theo {now}."),
                format!("No document is of {old}, which belongs to {now} today; {now} is searched."),
            ));
            nodes.push(node);
            understood.filters.push(filter);
            continue;
        }
        let value = &filter.value;
        understood.notes.push(Wording::new(
            format!("Không có văn bản nào theo điều kiện “{value}”; tìm như từ thường."),
            format!("No document meets the condition “{value}”; it is searched for as words."),
        ));
        let text = understood.typed_as.as_deref().unwrap_or(text);
        let part = Part::Words(words(text, filter.span));
        match understood.alternatives.last_mut() {
            Some(parts) => parts.push(part),
            None => understood.alternatives.push(vec![part]),
        }
    }
    Ok(nodes)
}

/// The filter for the province to which the one typed belongs since 1 July 2025, where that is another.
fn of_today(registry: &Registry, filter: &Filter) -> Option<Filter> {
    let province = registry.province(bare_province(&filter.value)).filter(|_| filter.field == Field::Province)?;
    let today = province.today.clone().filter(|today| *today != province.name)?;
    Some(Filter { value: today, ..filter.clone() })
}

/// The documents that the numbers of the question name. Where a number has several owners, the answer asks whose.
fn named(
    engine: &dyn Engine,
    registry: &Registry,
    understood: &mut Understood,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let mut named: Vec<AuthorityCount> = Vec::new();
    let mentions: Vec<String> = understood.mentions().map(|mention| mention.written.clone()).take(3).collect();
    for written in mentions {
        let found = authorities(engine, registry, &written, MOST_NAMED)?;
        let issuers: std::collections::BTreeSet<&String> = found.iter().filter_map(|one| one.issuer.as_ref()).collect();
        if issuers.len() > 1 {
            let several = issuers.len();
            understood.notes.push(Wording::new(
                format!("Số {written} có ở {several} cơ quan; hãy chọn cơ quan hoặc địa phương."),
                format!("{several} issuers have a document {written}; choose an issuer or a province."),
            ));
        }
        named.extend(found);
    }
    Ok(named)
}

/// Documents with all words; where they do not fill a page, documents with most of them too.
fn find(
    engine: &dyn Engine,
    request: &SearchRequest,
    understood: &mut Understood,
    filters: &[Node],
) -> Result<Hits, EngineError> {
    let planner = Planner::new(engine, understood, &request.ranking)?;
    let levels = planner.strictness();
    let (mut found, mut at, mut with_all) = (Hits::default(), Strictness::All, 0);
    for level in levels {
        let enough = match (at, level) {
            (Strictness::All, Strictness::Most) => found.total >= request.ranking.enough,
            _ => found.total > 0,
        };
        if enough {
            break;
        }
        at = *level;
        found = ask(engine, request, planner.node(at), filters)?;
        if at == Strictness::All {
            with_all = found.total;
        }
    }
    if levels.first() == Some(&Strictness::All) && at != Strictness::All && found.total > with_all {
        understood.notes.push(match with_all {
            0 => Wording::new(
                "Không có văn bản nào chứa tất cả các từ; đây là các văn bản chứa một số từ.",
                "No document holds all the words; these hold some of them.",
            ),
            some => Wording::new(
                format!("Chỉ {some} văn bản chứa tất cả các từ; kết quả có cả văn bản chứa phần lớn các từ."),
                format!("Documents with all the words: {some}; those with most of them are shown too."),
            ),
        });
    }
    Ok(found)
}

fn ask(engine: &dyn Engine, request: &SearchRequest, words: Node, filters: &[Node]) -> Result<Hits, EngineError> {
    let mut conditions = filters.to_vec();
    let scored = !request.text.trim().is_empty();
    match words {
        Node::And(nodes) => conditions.extend(nodes),
        node => conditions.push(node),
    }
    let sort = if request.sort == Sort::Relevance && !scored { Sort::Newest } else { request.sort };
    engine.search(&Plan {
        matching: Node::And(conditions),
        sort,
        offset: request.offset,
        limit: request.limit,
        facets: FACETS.map(|(field, limit)| Facet { field, limit }).to_vec(),
    })
}

fn search_hit(record: Record, score: f32, understood: &Understood, request: &SearchRequest) -> SearchHit {
    let mut snippets = Vec::new();
    let forms: Vec<String> = understood
        .mentions()
        .map(|mention| mention.form.clone())
        .chain(request.cites.as_deref().map(number_key))
        .chain(
            understood
                .filters
                .iter()
                .filter(|filter| filter.field == Field::Cites)
                .map(|filter| number_key(&filter.value)),
        )
        .collect();
    if !forms.is_empty() {
        let named = record.reading.references.iter().find(|r| forms.iter().any(|form| r.is_found_as(form)));
        snippets.extend(named.map(|reference| around(&record.reading.text, reference.citation.span)));
    }
    snippets.extend(of_words(&record.reading.text, understood));
    if snippets.is_empty() {
        snippets.extend(of_beginning(&record.reading.text));
    }
    snippets.truncate(3);
    let Record { id, source, reading: Reading { document, own, .. } } = record;
    SearchHit {
        id,
        name: source.name,
        title: document.title,
        province: document.province,
        year: document.year,
        doc_type: document.doc_type,
        canonical: document.canonical,
        authority: own.map(|key| key.0),
        date: document.date,
        score,
        snippets,
    }
}
