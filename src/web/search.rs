//! The search page: a question, what was found, and counts that narrow it.

use super::counts::{Counts, authorities, rows};
use super::frame::Frame;
use super::highlight::{Words as Marked, pieces};
use super::words::Words;
use super::{names, reply};
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::{FacetCount, Keyword};
use crate::query::{self, AuthorityCount, Filter, SearchAnswer, SearchHit, SearchRequest};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, search_path};
use crate::view::parameters::Parameters;
use crate::view::search;
use crate::view::sentences;
use askama::Template;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    question: String,
    total: usize,
    /// The first and the last hit of this page, from 1.
    shown: (usize, usize),
    notes: Vec<String>,
    /// The question as it may have been meant, and its address.
    meant: Option<(String, String)>,
    typed_as: Option<String>,
    /// Filters that were typed as words.
    filters: Vec<String>,
    /// Authorities that the question names.
    named: Vec<Named>,
    hits: Vec<Hit>,
    counts: Vec<Counts>,
    hidden: Vec<(&'static str, String)>,
    earlier: Option<String>,
    later: Option<String>,
}

/// An authority and how many documents cite it.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) documents: usize,
}

struct Hit {
    title: String,
    link: String,
    facts: Vec<String>,
    cited: Option<Named>,
    /// The page, the article of the official code on it, and the words.
    snippets: Vec<(u32, Option<String>, Vec<Marked>)>,
}

/// Authorities of the results that are listed beside them.
const CITED_BESIDE: usize = 8;
/// Values of a count that are listed.
const VALUES: usize = 12;

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>, parameters: &Parameters) -> Result<PageReply, Problem> {
    let request = search::request(parameters)?;
    let address = Address(parameters);
    if request.text.is_empty() && request.filters.is_empty() && request.cites.is_none() && request.offset == 0 {
        return super::home::page(frame, corpus);
    }
    let answer = query::search(corpus, &request)?;
    let own: Vec<AuthorityKey> = answer.hits.iter().filter_map(|hit| hit.card.own.clone()).collect();
    let cited = cited_here(corpus, &answer, &own)?;
    let from = request.offset.min(answer.total);
    let step = request.limit.max(1);
    let beyond = request.offset + answer.hits.len();
    let w = frame.w;
    let page = SearchPage {
        frame,
        question: request.text.clone(),
        total: answer.total,
        shown: (from + 1, from + answer.hits.len()),
        notes: answer.understood.other_notes().map(|note| w.said(&sentences::note(note)).to_owned()).collect(),
        meant: answer.understood.did_you_mean.clone().map(|words| (address.with("q", &words), words)),
        typed_as: answer.understood.typed_as.clone(),
        filters: answer.understood.filters.iter().map(|filter| typed(w, filter)).collect(),
        named: named(corpus, &request, &answer)?,
        hits: hits(corpus, &answer, &own)?,
        counts: counts(w, cited, &answer, &address),
        hidden: CHOICES.into_iter().filter_map(|name| Some((name, parameters.text(name)?.to_owned()))).collect(),
        earlier: (request.offset > 0)
            .then(|| address.with("offset", &number(before(request.offset, step, answer.total)))),
        later: (beyond < answer.total && !answer.hits.is_empty()).then(|| address.with("offset", &number(beyond))),
    };
    reply::html(None, &page)
}

/// Parameters that narrow a question.
const CHOICES: [&str; 5] = ["province", "year", "type", "issuer", "cites"];

/// The address of this page, to be changed in one place.
struct Address<'p>(&'p Parameters);

impl Address<'_> {
    /// This question with `name` set to `value`, on its first page unless that is what is set.
    fn with(&self, name: &str, value: &str) -> String {
        let kept = ["q", "sort", "limit"].iter().chain(&CHOICES).filter(|other| **other != name);
        let kept = kept.map(|other| (*other, self.0.text(other).unwrap_or_default()));
        search_path(kept.chain([(name, value)]))
    }
}

/// Where the page before `offset` begins; beyond the end, where the last page does.
fn before(offset: usize, step: usize, total: usize) -> usize {
    if offset > total { total.saturating_sub(1) / step * step } else { offset.saturating_sub(step) }
}

/// The first page needs no number.
fn number(offset: usize) -> String {
    if offset == 0 { String::new() } else { offset.to_string() }
}

/// A filter that was typed, for a reader.
fn typed(w: &Words, filter: &Filter) -> String {
    if filter.without { format!("{} {}", w.without, filter.value) } else { filter.value.clone() }
}

/// Authorities of which a question speaks.
const NAMED: usize = 5;

fn named(corpus: &Corpus<'_>, request: &SearchRequest, answer: &SearchAnswer) -> Result<Vec<Named>, Problem> {
    let found = match &request.cites {
        Some(number) => query::authorities(corpus, number, NAMED)?,
        None => answer.named.clone(),
    };
    Ok(found.into_iter().take(NAMED).map(of_authority).collect())
}

/// With its issuer, since one number is given by every province.
fn of_authority(authority: AuthorityCount) -> Named {
    let name = names::name(&authority.card);
    Named {
        link: authority_path(&authority.card.key),
        name: authority.card.issuer.map_or_else(|| name.clone(), |issuer| format!("{name} của {issuer}")),
        documents: authority.documents,
    }
}

/// What the documents found cite most; with it is asked what settles how often the documents `own` are cited.
fn cited_here(
    corpus: &Corpus<'_>,
    answer: &SearchAnswer,
    own: &[AuthorityKey],
) -> Result<Vec<AuthorityCount>, Problem> {
    let cited = answer.facets.iter().find(|(field, _)| *field == Keyword::Cites);
    let counts = cited.map(|(_, counts)| counts.as_slice()).unwrap_or_default();
    Ok(query::counted(corpus, &counts[..counts.len().min(CITED_BESIDE)], own)?)
}

fn hits(corpus: &Corpus<'_>, answer: &SearchAnswer, own: &[AuthorityKey]) -> Result<Vec<Hit>, Problem> {
    let times: BTreeMap<&AuthorityKey, usize> = own.iter().zip(corpus.times_cited(own)?).collect();
    let times = |key: &AuthorityKey| times.get(key).copied().unwrap_or(0);
    Ok(answer.hits.iter().map(|found| hit(found, &times)).collect())
}

fn hit(hit: &SearchHit, times: &dyn Fn(&AuthorityKey) -> usize) -> Hit {
    let SearchHit { card, snippets, .. } = hit;
    // Without a title the name stands above already.
    let facts = [
        card.canonical.clone().or(card.number_hint.as_ref().map(|hint| format!("{hint} (?)"))),
        card.province.clone(),
        card.year.map(|y| y.to_string()),
        card.title.as_ref().map(|_| card.name.clone()),
    ];
    let cited =
        card.own.as_ref().map(|key| Named { name: String::new(), documents: times(key), link: authority_path(key) });
    Hit {
        title: card.title_or_name().to_owned(),
        link: document_path(&card.id),
        facts: facts.into_iter().flatten().collect(),
        cited: cited.filter(|cited| cited.documents > 0),
        snippets: snippets.iter().map(|s| (s.page, s.article.as_ref().map(|a| a.label()), pieces(s))).collect(),
    }
}

fn counts(w: &Words, cited: Vec<AuthorityCount>, answer: &SearchAnswer, address: &Address<'_>) -> Vec<Counts> {
    let of = |keyword: Keyword| {
        let found = answer.facets.iter().find(|(field, _)| *field == keyword);
        found.map(|(_, counts)| counts.as_slice()).unwrap_or_default()
    };
    let list = |heading, name: &'static str, counts: &[FacetCount]| Counts {
        heading,
        chosen: address.0.text(name).map(|value| (value.to_owned(), address.with(name, ""))),
        rows: rows(counts, VALUES, |value| address.with(name, value)),
    };
    let mut years = of(Keyword::Year).to_vec();
    years.sort_by(|a, b| b.value.cmp(&a.value));
    let mut lists = vec![
        list(w.province, "province", of(Keyword::Province)),
        list(w.year, "year", &years),
        list(w.doc_type, "type", of(Keyword::Type)),
    ];
    lists.push(Counts { heading: w.cited_here, chosen: None, rows: authorities(&cited) });
    lists.retain(|list| !list.rows.is_empty() || list.chosen.is_some());
    lists
}
