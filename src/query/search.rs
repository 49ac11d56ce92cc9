//! Finds documents by what they say, cite and are.

use super::authorities::{AuthorityCount, ranked};
use super::filters::{Filters, asks, asks_cited, cited, typed_filter};
use super::note::Note;
use super::parse::{Filter, Part, Understood, words};
use super::plan::{Planner, Strictness};
use super::question::Field;
use super::ranking::Ranking;
use super::snippet::{Snippet, around, of_beginning, of_words};
use super::vocabulary::understand;
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::{
    DocumentCard, EngineError, Facet, FacetCount, Hit, Hits, Keyword, Node, Parts, Plan, Record, Sort, Values,
};
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
    pub card: DocumentCard,
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
/// So many numbers of a question are told.
const MOST_NUMBERS: usize = 3;

/// Answers `request`.
///
/// # Errors
/// Only where the engine fails; whatever is typed has an answer.
pub fn search(corpus: &Corpus<'_>, request: &SearchRequest) -> Result<SearchAnswer, EngineError> {
    let also = |understood: &Understood| also_asked(corpus.registry(), request, understood);
    let mut understood = understand(corpus, &request.text, also)?;
    if understood.is_empty() && !request.text.trim().is_empty() {
        understood.notes.push(Note::NoWords);
        return Ok(SearchAnswer { understood, ..SearchAnswer::default() });
    }
    let mut filters = request.filters.nodes();
    if let Some(number) = &request.cites {
        filters.push(cited(corpus, number)?);
    }
    filters.extend(typed_filters(corpus, &request.text, &mut understood)?);
    let numbers = numbers(corpus, &understood)?;
    let counts = numbers.iter().flat_map(|number| &number.keys).map(|key| Ok(Plan::count(corpus.citing(key)?)));
    let counts = counts.collect::<Result<Vec<_>, EngineError>>()?;
    let (found, times) = find(corpus, request, &mut understood, &filters, &counts)?;
    let hits = hits(corpus, request, &understood, found.hits)?;
    let facets = found.facets.into_iter().map(|(facet, counts)| (facet.field, counts)).collect();
    let named = named(corpus, numbers, &times, &mut understood)?;
    Ok(SearchAnswer { total: found.total, hits, facets, understood, named })
}

/// What must be asked for the filters of a question, typed or chosen.
fn also_asked(registry: &Registry, request: &SearchRequest, understood: &Understood) -> Vec<Values> {
    let today = understood.filters.iter().filter_map(|filter| of_today(registry, filter));
    let typed = understood.filters.iter().cloned().chain(today).filter_map(|filter| asks(&filter));
    typed.chain(request.cites.as_deref().and_then(asks_cited)).collect()
}

/// The conditions of the filters typed in the question; one that no document can meet is searched as words.
fn typed_filters(corpus: &Corpus<'_>, text: &str, understood: &mut Understood) -> Result<Vec<Node>, EngineError> {
    let mut nodes = Vec::new();
    for filter in std::mem::take(&mut understood.filters) {
        if let Some(node) = typed_filter(corpus, &filter)? {
            nodes.push(node);
            understood.filters.push(filter);
            continue;
        }
        if let Some(filter) = of_today(corpus.registry(), &filter)
            && let Some(node) = typed_filter(corpus, &filter)?
        {
            let old = filter.span.of(understood.typed_as.as_deref().unwrap_or(text)).trim();
            let note = Note::ProvinceToday { old: old.to_owned(), now: filter.value.clone() };
            understood.notes.push(note);
            nodes.push(node);
            understood.filters.push(filter);
            continue;
        }
        understood.notes.push(Note::NoDocumentMeets { value: filter.value.clone() });
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
    let province =
        registry.province(registry.places.bare(&filter.value)).filter(|_| filter.field == Field::Province)?;
    let today = province.today.clone().filter(|today| *today != province.name)?;
    Some(Filter { value: today, ..filter.clone() })
}

/// A number of the question and the documents that it may mean.
struct Number {
    written: String,
    keys: Vec<AuthorityKey>,
}

/// The numbers of the question that documents bear.
fn numbers(corpus: &Corpus<'_>, understood: &Understood) -> Result<Vec<Number>, EngineError> {
    let number = |mention: &super::Mention| {
        let keys = corpus.keys_named(&mention.form)?.into_iter().collect();
        Ok(Number { written: mention.written.clone(), keys })
    };
    understood.mentions().take(MOST_NUMBERS).map(number).collect()
}

/// The documents that the numbers of the question name, with how many documents cite each. Where a number has several
/// owners, the answer asks whose.
fn named(
    corpus: &Corpus<'_>,
    numbers: Vec<Number>,
    times: &[Hits],
    understood: &mut Understood,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let keys = numbers.iter().flat_map(|number| &number.keys).filter(|_| !times.is_empty());
    corpus.ahead(keys.flat_map(crate::corpus::calls))?;
    let mut named: Vec<AuthorityCount> = Vec::new();
    let mut times = times.iter().map(|hits| hits.total);
    for Number { written, keys } in numbers {
        let found = ranked(corpus, &keys, times.by_ref().take(keys.len()), MOST_NAMED)?;
        let issuers: std::collections::BTreeSet<&String> =
            found.iter().filter_map(|one| one.card.issuer.as_ref()).collect();
        if issuers.len() > 1 {
            understood.notes.push(Note::SeveralIssuers { number: written.clone(), issuers: issuers.len() });
        }
        named.extend(found);
    }
    Ok(named)
}

/// Documents with all words; where they do not fill a page, documents with most of them too. What `beside` finds is asked
/// with the first of them.
fn find(
    corpus: &Corpus<'_>,
    request: &SearchRequest,
    understood: &mut Understood,
    filters: &[Node],
    beside: &[Plan],
) -> Result<(Hits, Vec<Hits>), EngineError> {
    let planner = Planner::new(corpus, understood, &request.ranking)?;
    let levels = planner.strictness();
    let (mut found, mut at, mut with_all) = (Hits::default(), Strictness::All, 0);
    let mut also = Vec::new();
    for (number, level) in levels.iter().enumerate() {
        let enough = match (at, level) {
            (Strictness::All, Strictness::Most) => found.total >= request.ranking.enough,
            _ => found.total > 0,
        };
        if enough {
            break;
        }
        at = *level;
        let plan = plan(request, planner.node(at), filters);
        let beside = if number == 0 { beside } else { &[] };
        also.extend(corpus.search(&[std::slice::from_ref(&plan), beside].concat())?);
        found = if number == 0 { also.remove(0) } else { also.pop().unwrap_or_default() };
        if at == Strictness::All {
            with_all = found.total;
        }
    }
    if levels.first() == Some(&Strictness::All) && at != Strictness::All && found.total > with_all {
        understood.notes.push(match with_all {
            0 => Note::NoneHasAll,
            documents => Note::FewHaveAll { documents },
        });
    }
    Ok((found, also))
}

fn plan(request: &SearchRequest, words: Node, filters: &[Node]) -> Plan {
    let mut conditions = filters.to_vec();
    let scored = !request.text.trim().is_empty();
    match words {
        Node::And(nodes) => conditions.extend(nodes),
        node => conditions.push(node),
    }
    let sort = if request.sort == Sort::Relevance && !scored { Sort::Newest } else { request.sort };
    Plan {
        matching: Node::And(conditions),
        sort,
        offset: request.offset,
        limit: request.limit,
        facets: FACETS.map(|(field, limit)| Facet { field, limit }).to_vec(),
    }
}

/// The documents found, with the places that show why. Only what these are cut from is read.
fn hits(
    corpus: &Corpus<'_>,
    request: &SearchRequest,
    understood: &Understood,
    found: Vec<Hit>,
) -> Result<Vec<SearchHit>, EngineError> {
    let typed = understood.filters.iter().filter(|filter| filter.field == Field::Cites);
    let forms: Vec<String> = understood
        .mentions()
        .map(|mention| mention.form.clone())
        .chain(request.cites.as_deref().map(number_key))
        .chain(typed.map(|filter| number_key(&filter.value)))
        .collect();
    let mut parts = if forms.is_empty() { Parts::TEXT } else { Parts::TEXT | Parts::REFERENCES };
    // Places in a heading of the official code are told by its articles.
    let heading = corpus.registry().code().heading_type();
    if found.iter().any(|hit| hit.card.doc_type.as_deref() == Some(heading)) {
        parts = parts | Parts::HEAD;
    }
    let ids: Vec<_> = found.iter().map(|hit| hit.card.id.clone()).collect();
    let records = corpus.fetch(&ids, parts)?;
    let hit = |(hit, record): (Hit, Record)| SearchHit {
        snippets: snippets(&record, &forms, understood),
        card: hit.card,
        score: hit.score,
    };
    Ok(found.into_iter().zip(records).map(hit).collect())
}

fn snippets(record: &Record, forms: &[String], understood: &Understood) -> Vec<Snippet> {
    let text = &record.reading.text;
    let named = record.reading.references.iter().find(|r| forms.iter().any(|form| r.is_found_as(form)));
    let mut snippets: Vec<Snippet> = named.map(|reference| around(text, reference.citation.span)).into_iter().collect();
    snippets.extend(of_words(text, record.reading.document.code.as_deref(), understood));
    if snippets.is_empty() {
        snippets.extend(of_beginning(text));
    }
    snippets.truncate(3);
    snippets
}
