//! What comparable plans rest on, and the chain upward from one document.

use super::frame::Frame;
use super::governing::{Row, rows};
use super::standing::{self, Stand};
use super::{names, reply};
use crate::authority::AuthorityKey;
use crate::config::today;
use crate::corpus::Corpus;
use crate::index::DocumentCard;
use crate::query::basis::{BasisAnswer, BasisRow, Comparable, SuggestRequest, Suggested, Suggestions, basis, suggest};
use crate::query::{Days, Witness, find_document};
use crate::view::basis::{BasisRequest, request};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, with_query};
use crate::view::parameters::Parameters;
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "basis.html")]
struct BasisPage {
    frame: Frame,
    topic: String,
    document: String,
    on: String,
    /// Place, year and day that the topic was understood to mean.
    understood: Vec<String>,
    suggested: Option<Vec<Offer>>,
    comparable: Vec<(String, String)>,
    /// Headings of the official code that fit the topic: name and address.
    headings: Vec<(String, String)>,
    governing: Vec<Row>,
    chain: Option<Chain>,
    /// The answer as files and as JSON: word and address.
    exports: Vec<(&'static str, String)>,
    /// Documents that a number or name means; more than one.
    several: Vec<(String, String)>,
}

/// An authority that comparable plans rest on.
struct Offer {
    name: String,
    link: String,
    about: String,
    stand: Option<Stand>,
    documents: usize,
    shown_by: Vec<Shown>,
}

/// A place that shows something.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) page: u32,
    pub(super) words: String,
}

/// The chain upward.
struct Chain {
    title: String,
    link: String,
    on: Option<String>,
    rows: Vec<Step>,
    cut: bool,
}

/// One authority of the chain.
struct Step {
    /// How deep it is shown, from 1 to 6.
    depth: usize,
    name: String,
    link: Option<String>,
    held: Option<String>,
    told: bool,
    page: u32,
    words: String,
    stand: Option<Stand>,
    unclear: bool,
}

/// Deeper steps are shown as deep as this.
const DEEPEST: usize = 6;

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>, parameters: &Parameters) -> Result<PageReply, Problem> {
    let text = |name| parameters.text(name).unwrap_or_default().to_owned();
    let mut page = BasisPage {
        topic: text("topic"),
        document: text("document"),
        on: text("on"),
        understood: Vec::new(),
        suggested: None,
        comparable: Vec::new(),
        headings: Vec::new(),
        governing: Vec::new(),
        chain: None,
        several: Vec::new(),
        exports: Vec::new(),
        frame,
    };
    if page.topic.is_empty() && page.document.is_empty() {
        return reply::html(None, &page);
    }
    // The form has both fields; a document that is named is the narrower question.
    let asked = Parameters(
        parameters.0.iter().filter(|(name, _)| page.document.is_empty() || name != "topic").cloned().collect(),
    );
    match request(&asked, corpus.registry())? {
        BasisRequest::Document { named, on } => of_document(&mut page, corpus, &named, on)?,
        BasisRequest::Topic(asked) => {
            let asked = SuggestRequest { today: Some(today()), ..asked };
            let found = suggest(corpus, &asked)?;
            of_topic(&mut page, corpus, &asked, &found)?;
        }
    }
    if page.chain.is_some() || page.suggested.as_ref().is_some_and(|offers| !offers.is_empty()) {
        page.exports = page.frame.exports("/api/v1/legal-basis", &asked);
    }
    reply::html(None, &page)
}

fn of_document(page: &mut BasisPage, corpus: &Corpus<'_>, named: &str, on: Option<Days>) -> Result<(), Problem> {
    let found = find_document(corpus, named)?;
    if found.len() > 1 {
        page.several = found.iter().map(choice).collect();
        return Ok(());
    }
    let missing = || Problem::not_found("no_document", "the index holds no document of that name".to_owned());
    let card = found.first().ok_or_else(missing)?;
    let answer = basis(corpus, &card.id, on)?.ok_or_else(missing)?;
    page.chain = Some(chain(corpus, &page.frame, answer)?);
    Ok(())
}

fn choice(card: &DocumentCard) -> (String, String) {
    let name = format!("{} ({})", card.title_or_name(), card.name);
    (name, with_query("/legal-basis", [("document", card.id.0.as_str())]))
}

fn chain(corpus: &Corpus<'_>, frame: &Frame, answer: BasisAnswer) -> Result<Chain, Problem> {
    let known = standing::known(corpus, answer.rows.iter().filter_map(|row| row.status.as_ref()))?;
    let step = |row: &BasisRow| {
        let stand = row.status.as_ref().map(|status| standing::of(&known, frame.w, status));
        Step {
            depth: row.depth.min(DEEPEST),
            name: names::joined(row.doc_type.as_deref(), Some(&row.name)).unwrap_or_default(),
            link: row.authority.as_ref().map(authority_path),
            held: row.held.as_ref().map(document_path),
            told: row.told_at.is_some(),
            page: row.page,
            words: row.surface.clone(),
            stand,
            unclear: row.authority.is_none(),
        }
    };
    Ok(Chain {
        rows: answer.rows.iter().map(step).collect(),
        link: document_path(&answer.card.id),
        on: answer.on.map(|on| on.last.in_vietnamese()),
        cut: answer.cut,
        title: answer.card.title_or_name().to_owned(),
    })
}

fn of_topic(
    page: &mut BasisPage,
    corpus: &Corpus<'_>,
    asked: &SuggestRequest,
    found: &Suggestions,
) -> Result<(), Problem> {
    let year = asked.year.map(|year| year.to_string());
    let on = asked.on.map(|on| format!("{} {}", page.frame.w.as_of, on.in_vietnamese()));
    page.understood = [asked.province.clone(), year, on].into_iter().flatten().collect();
    let known = standing::known(corpus, found.authorities.iter().filter_map(|one| one.status.as_ref()))?;
    page.suggested = Some(found.authorities.iter().map(|one| offer(&known, &page.frame, one)).collect());
    page.comparable = found.comparable.iter().map(plan).collect();
    page.headings = found.governed.headings.iter().map(|heading| super::code::named(&heading.card)).collect();
    page.governing = rows(corpus, &page.frame, &found.governed.documents)?;
    Ok(())
}

fn offer(known: &BTreeSet<AuthorityKey>, frame: &Frame, suggested: &Suggested) -> Offer {
    let card = &suggested.card;
    let date = suggested.date.map(|date| date.in_vietnamese());
    Offer {
        name: names::name(card),
        link: authority_path(&card.key),
        about: [date, card.issuer.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        stand: suggested.status.as_ref().map(|status| standing::of(known, frame.w, status)),
        documents: suggested.documents,
        shown_by: suggested.shown_by.iter().map(shown).collect(),
    }
}

/// A witness by its place and year, as people speak of plans.
pub(super) fn shown(witness: &Witness) -> Shown {
    Shown {
        name: match (&witness.card.province, witness.card.year) {
            (Some(province), Some(year)) => format!("{province} {year}"),
            _ => names::shortened(witness.card.title_or_name()),
        },
        link: format!("{}#trang-{}", document_path(&witness.card.id), witness.page),
        page: witness.page,
        words: witness.words.clone(),
    }
}

fn plan(comparable: &Comparable) -> (String, String) {
    let card = &comparable.card;
    let year = card.year.map(|year| year.to_string());
    let facts = [card.province.clone(), year].into_iter().flatten().collect::<Vec<_>>().join(" ");
    (format!("{} ({facts})", card.title_or_name()), document_path(&card.id))
}
