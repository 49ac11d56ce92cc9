//! The official code: its tree, and a heading with what governs it.

use super::frame::Frame;
use super::governing::{Row, rows};
use super::{names, reply};
use crate::config::today;
use crate::corpus::Corpus;
use crate::query::Days;
use crate::query::code::{ArticleRow, HeadingAnswer, HeadingCard, heading, tree};
use crate::view::code::official_text;
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, code_path, document_path};
use crate::view::parameters::{Parameters, day};
use askama::Template;

#[derive(Template)]
#[template(path = "code.html")]
struct TreePage {
    frame: Frame,
    headings: usize,
    /// Subjects with headings: name and headings.
    subjects: Vec<(String, Vec<Leaf>)>,
    /// Names of the subjects of which the index holds no heading.
    empty: Vec<String>,
}

/// A heading in the tree.
struct Leaf {
    name: String,
    link: String,
    articles: usize,
}

#[derive(Template)]
#[template(path = "heading.html")]
struct HeadingPage {
    frame: Frame,
    title: String,
    subject: Option<String>,
    text: String,
    on: String,
    governing: Vec<Row>,
    parts: Vec<Part>,
}

/// What stands in a heading, in order.
enum Part {
    /// A section: depth from 1, name.
    Section(u8, String),
    /// An article.
    Article(Box<Line>),
}

/// An article.
struct Line {
    name: String,
    link: String,
    source: Option<(String, String)>,
    original: Option<String>,
    since: Option<String>,
    changes: Vec<String>,
}

pub(super) fn tree_page(frame: Frame, corpus: &Corpus<'_>) -> Result<PageReply, Problem> {
    let tree = tree(corpus)?;
    let (full, empty): (Vec<_>, Vec<_>) = tree.subjects.iter().partition(|subject| !subject.headings.is_empty());
    let named = |number: u16, name: &str| format!("{number}. {name}");
    let mut subjects: Vec<(String, Vec<Leaf>)> = full
        .iter()
        .map(|subject| (named(subject.number, subject.name), subject.headings.iter().map(leaf).collect()))
        .collect();
    if !tree.others.is_empty() {
        subjects.push((frame.w.code_others.to_owned(), tree.others.iter().map(leaf).collect()));
    }
    let page = TreePage {
        headings: subjects.iter().map(|(_, headings)| headings.len()).sum(),
        subjects,
        empty: empty.iter().map(|subject| named(subject.number, subject.name)).collect(),
        frame,
    };
    reply::html(None, &page)
}

/// Name and address of a heading.
pub(super) fn named(card: &HeadingCard) -> (String, String) {
    (titled(card), code_path(card.number.as_deref().unwrap_or(&card.id.0)))
}

fn leaf(card: &HeadingCard) -> Leaf {
    let (name, link) = named(card);
    Leaf { name, link, articles: card.articles }
}

fn titled(card: &HeadingCard) -> String {
    card.number.iter().map(|number| format!("{number}. ")).collect::<String>() + &card.title
}

pub(super) fn heading_page(
    frame: Frame,
    corpus: &Corpus<'_>,
    named: &str,
    parameters: &Parameters,
) -> Result<PageReply, Problem> {
    let on = day(parameters, "on")?.unwrap_or_else(today);
    let missing =
        || Problem::not_found("no_heading", "the index holds no such heading of the official code".to_owned());
    let answer = heading(corpus, named, Some(Days::of(on)))?.ok_or_else(missing)?;
    let page = HeadingPage {
        title: titled(&answer.card),
        subject: answer.subject.map(|(number, name)| format!("{number}. {name}")),
        text: document_path(&answer.card.id),
        on: on.in_vietnamese(),
        governing: rows(corpus, &frame, &answer.governing)?,
        parts: parts(&answer),
        frame,
    };
    reply::html(None, &page)
}

fn parts(answer: &HeadingAnswer) -> Vec<Part> {
    let text = document_path(&answer.card.id);
    let mut parts = Vec::new();
    for (index, article) in answer.articles.iter().enumerate() {
        for section in answer.sections.iter().filter(|section| section.from == index) {
            let name = if section.title.is_empty() {
                section.label.clone()
            } else {
                format!("{}. {}", section.label, section.title)
            };
            parts.push(Part::Section(section.level.min(4), name));
        }
        parts.push(Part::Article(Box::new(line(article, &text))));
    }
    parts
}

fn line(article: &ArticleRow, text: &str) -> Line {
    let number = article.number.iter().map(|number| format!("{number}. ")).collect::<String>();
    let source = article.source.as_ref().map(|(doc_type, canonical, key)| {
        let name = names::joined(Some(doc_type), Some(canonical)).unwrap_or_default();
        (format!("{} {name}", article.place).trim().to_owned(), authority_path(key))
    });
    Line {
        name: number + &article.title,
        link: format!("{text}#trang-{}", article.page),
        source,
        original: article.item.map(|item| official_text(&item.to_string())),
        since: article.effective.map(|day| day.in_vietnamese()),
        changes: article.changes.clone(),
    }
}
