//! Which documents rest on what an authority, or a file that was sent, replaces, repeals or amends.

use super::frame::Frame;
use super::{names, reply};
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::effect::Effect;
use crate::query::{self, Impact, ImpactRow};
use crate::view::error::Problem;
use crate::view::impact::untold;
use crate::view::page::{Draft, PageReply, Unread, authority_path, document_path, impact_path};
use crate::view::parameters::{Parameters, day};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "impact.html")]
struct ImpactPage {
    frame: Frame,
    /// What acts, and where its own page is; none where only the form is shown.
    acting: Option<(String, Option<String>)>,
    /// Where the day is asked about; none for a file.
    address: Option<String>,
    on: String,
    answer: Option<Answer>,
    exports: Vec<(&'static str, String)>,
    /// Name of the file and why it could not be read.
    failed: Option<(String, String)>,
}

struct Answer {
    documents: usize,
    changes: Vec<Change>,
    groups: Vec<Group>,
}

/// One change.
struct Change {
    word: &'static str,
    target: String,
    link: Option<String>,
    provisions: String,
    from: String,
    by: String,
}

/// Documents of one issuing body, all of which still stand or all ended.
struct Group {
    issuer: String,
    ended: bool,
    documents: usize,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    link: String,
    date: String,
    page: u32,
    class: &'static str,
    role: &'static str,
    target: String,
    /// All that is done to what the place rests on, as `sửa đổi, bổ sung khoản 2 Điều 5`.
    acts: Vec<String>,
    cites: String,
    touched: &'static str,
    by_corpus: bool,
    ended_by: Option<String>,
}

impl Row {
    /// Whether both are one place, on which several changes act alike.
    fn is_place_of(&self, other: &Row) -> bool {
        let of = |row: &Row| (row.link.clone(), row.class, row.target.clone(), row.cites.clone(), row.touched);
        of(self) == of(other)
    }
}

impl ImpactPage {
    fn new(frame: Frame, on: String) -> Self {
        Self { frame, acting: None, address: None, on, answer: None, exports: Vec::new(), failed: None }
    }

    /// The endings of files that can be chosen, as the form tells the browser.
    fn accepted(&self) -> String {
        super::check::accepted()
    }
}

/// The form alone.
pub(super) fn form(frame: Frame) -> Result<PageReply, Problem> {
    reply::html(None, &ImpactPage::new(frame, String::new()))
}

pub(super) fn page(
    frame: Frame,
    corpus: &Corpus<'_>,
    key: &AuthorityKey,
    parameters: &Parameters,
) -> Result<PageReply, Problem> {
    let on = day(parameters, "on")?;
    let effects = query::effects_of(corpus, key)?.ok_or_else(|| untold(key))?;
    let impact = query::impact(corpus, &effects, Some(key), on)?;
    let card = corpus.cards(std::slice::from_ref(key))?.into_iter().next();
    let official = || corpus.registry().document(key.as_str()).map(|known| names::official(&known));
    let name = card
        .as_ref()
        .filter(|card| card.canonical.is_some())
        .map(names::name)
        .or_else(official)
        .unwrap_or_else(|| key.0.clone());
    let mut page = ImpactPage::new(frame, parameters.text("on").unwrap_or_default().to_owned());
    page.acting = Some((name, Some(authority_path(key))));
    page.address = Some(impact_path(key));
    page.exports = page.frame.exports(&format!("/api/v1{}", impact_path(key)), parameters);
    page.answer = Some(answer(&page.frame, corpus, &impact)?);
    reply::html(None, &page)
}

/// The same of a file that was sent and is not kept.
pub(super) fn of_file(frame: Frame, corpus: &Corpus<'_>, file: &Draft) -> Result<PageReply, Problem> {
    let mut page = ImpactPage::new(frame, file.on.map(|on| on.in_vietnamese()).unwrap_or_default());
    let reading = match &file.reading {
        Ok(reading) => reading,
        Err(Unread { problem, told }) => {
            page.failed = Some((file.name.clone(), page.frame.w.said(told).to_owned()));
            return reply::html(Some(problem.kind), &page);
        }
    };
    let impact = query::impact(corpus, &reading.effects, reading.own.as_ref(), file.on)?;
    let named = names::joined(reading.document.doc_type.as_deref(), reading.document.canonical.as_deref());
    page.acting = Some((named.unwrap_or_else(|| file.name.clone()), None));
    page.answer = Some(answer(&page.frame, corpus, &impact)?);
    reply::html(None, &page)
}

fn answer(frame: &Frame, corpus: &Corpus<'_>, impact: &Impact) -> Result<Answer, Problem> {
    let known = corpus.known_of(impact.effects.iter().filter_map(|effect| effect.authority.as_ref()))?;
    let same =
        |a: &ImpactRow, b: &ImpactRow| a.card.issuer == b.card.issuer && a.ended_by.is_some() == b.ended_by.is_some();
    Ok(Answer {
        documents: impact.documents,
        changes: impact.effects.iter().map(|effect| change(frame, &known, effect)).collect(),
        groups: impact.rows.chunk_by(same).map(|rows| group(frame, impact, rows)).collect(),
    })
}

fn change(frame: &Frame, known: &BTreeSet<AuthorityKey>, effect: &Effect) -> Change {
    let from = effect.from.map(|from| from.in_vietnamese());
    let provisions: Vec<String> = effect.provisions.iter().map(ToString::to_string).collect();
    Change {
        word: frame.w.effect(effect.kind),
        target: effect.target.clone(),
        link: effect.authority.as_ref().filter(|key| known.contains(*key)).map(authority_path),
        provisions: if provisions.is_empty() {
            effect.scope.clone().unwrap_or_default()
        } else {
            provisions.join("; ")
        },
        from: from.or_else(|| effect.rule.clone()).unwrap_or_default(),
        by: effect.by.clone().unwrap_or_default(),
    }
}

fn group(frame: &Frame, impact: &Impact, rows: &[ImpactRow]) -> Group {
    let first = rows.first();
    Group {
        issuer: first.and_then(|row| row.card.issuer.clone()).unwrap_or_else(|| frame.w.impact_no_issuer.to_owned()),
        ended: first.is_some_and(|row| row.ended_by.is_some()),
        documents: rows.iter().map(|row| &row.card.id).collect::<BTreeSet<_>>().len(),
        rows: places(frame, impact, rows),
    }
}

/// The places, each once with all that acts on it.
fn places(frame: &Frame, impact: &Impact, rows: &[ImpactRow]) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for row in rows {
        let Some(effect) = impact.effects.get(row.effect) else { continue };
        let mut one = place(frame, row, effect);
        match found.iter_mut().rev().find(|known| known.is_place_of(&one)) {
            Some(known) => known.acts.append(&mut one.acts),
            None => found.push(one),
        }
    }
    for row in &mut found {
        let more = row.acts.len().saturating_sub(MOST_ACTS);
        row.acts.truncate(MOST_ACTS);
        if more > 0 {
            row.acts.push(format!("{} {more} {}", frame.w.and_word, frame.w.more_changes));
        }
    }
    found
}

/// So many changes are named at one place.
const MOST_ACTS: usize = 6;

/// What is done, and to which provisions.
fn told(frame: &Frame, effect: &Effect) -> String {
    let provisions: Vec<String> = effect.provisions.iter().map(ToString::to_string).collect();
    format!("{} {}", frame.w.effect(effect.kind), provisions.join(", ")).trim_end().to_owned()
}

fn place(frame: &Frame, row: &ImpactRow, effect: &Effect) -> Row {
    let w = frame.w;
    Row {
        name: row.card.title_or_name().to_owned(),
        link: format!("{}#trang-{}", document_path(&row.card.id), row.page),
        date: [row.card.canonical.clone(), row.card.date.map(|date| date.in_vietnamese())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        page: row.page,
        class: row.role.name(),
        role: w.role_word(row.role),
        target: effect.target.clone(),
        acts: vec![told(frame, effect)],
        cites: row.provisions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        touched: match row.touched {
            Some(true) => w.impact_touched,
            Some(false) => w.impact_untouched,
            None => w.impact_perhaps,
        },
        by_corpus: row.settled_by_corpus,
        ended_by: row.ended_by.clone(),
    }
}
