//! The official code in public JSON: its tree, a heading, and documents that govern a topic.

use super::status::{self, StatusView};
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::notation::PartialDate;
use crate::query::code::{ArticleRow, CodeTree, Governed, Governing, HeadingAnswer, HeadingCard, Why};
use serde::Serialize;
use utoipa::ToSchema;

/// The tree of the code.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodeTreeView<'a> {
    /// All subjects, by number.
    subjects: Vec<SubjectView<'a>>,
    /// Headings whose subject is not known.
    others: Vec<HeadingCardView<'a>>,
}

/// A subject (chủ đề).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectView<'a> {
    /// Its number, from 1 to 45.
    number: u16,
    /// Its name.
    name: &'a str,
    /// The headings that the index holds.
    headings: Vec<HeadingCardView<'a>>,
}

/// A heading (đề mục) in a few words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeadingCardView<'a> {
    /// The document that it is.
    id: &'a DocumentId,
    /// Its number, `44.5`.
    number: Option<&'a str>,
    /// Its title.
    title: &'a str,
    /// How many articles it has.
    articles: usize,
}

/// A heading.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeadingView<'a> {
    #[serde(flatten)]
    card: HeadingCardView<'a>,
    /// The number of its subject.
    subject: Option<u16>,
    /// The name of its subject.
    subject_name: Option<&'a str>,
    /// Its parts, chapters and sections, in order.
    sections: Vec<SectionView<'a>>,
    /// Its articles, in order.
    rows: Vec<ArticleView<'a>>,
    /// The documents that govern it, by rank.
    documents: Vec<GoverningView<'a>>,
}

/// A section of a heading.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodeSectionView)]
pub struct SectionView<'a> {
    /// 1 for the outermost.
    level: u8,
    /// Its label, `Chương I`.
    label: &'a str,
    /// Its title.
    title: &'a str,
    /// How many articles stand before it.
    from: usize,
}

/// An article of a heading.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodeArticleView)]
pub struct ArticleView<'a> {
    /// Its page in the heading's document, from 1.
    page: usize,
    /// `44.5.NĐ.1.5`.
    number: Option<&'a str>,
    /// Its title.
    title: &'a str,
    /// The document that it comes from.
    document: Option<SourceView<'a>>,
    /// Since when it has been in effect.
    effective: Option<PartialDate>,
    /// What changed it, as the code says it.
    changes: &'a [String],
    /// What it is related to.
    related: Vec<RelatedView<'a>>,
}

/// Where an article comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodeSourceView)]
pub struct SourceView<'a> {
    /// The key of the document.
    authority: &'a AuthorityKey,
    /// Its type.
    #[serde(rename = "type")]
    doc_type: &'a str,
    /// Its number.
    canonical: &'a str,
    /// The place in it, `Điều 5`.
    place: &'a str,
    /// Its official text.
    link: Option<String>,
}

/// What an article is related to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodeRelatedView)]
pub struct RelatedView<'a> {
    /// Its words.
    words: &'a str,
    /// Its number in the code, where it is an article of the code.
    number: Option<&'a str>,
}

/// A document that governs a topic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GoverningView<'a> {
    /// Its key.
    authority: &'a AuthorityKey,
    /// Its type.
    #[serde(rename = "type")]
    doc_type: &'a str,
    /// Its number.
    canonical: &'a str,
    /// Its name.
    title: &'a Option<String>,
    /// Who issued it.
    issuer: &'a Option<String>,
    /// When it was issued.
    issued: Option<PartialDate>,
    /// From when it has been in effect.
    effective: Option<PartialDate>,
    /// Its official text.
    link: Option<String>,
    /// The newest edition of the official code that is known to hold it.
    codified: &'a Option<String>,
    /// How it stands on the day.
    status: Option<StatusView<'a>>,
    /// Why it is named.
    why: WhyView<'a>,
}

/// Why a document is named for a topic.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum WhyView<'a> {
    /// The heading of the topic holds articles of it.
    Heading {
        /// The heading.
        heading: HeadingCardView<'a>,
        /// How many of its articles.
        articles: usize,
        /// The page of the first in the heading's document.
        page: usize,
    },
    /// It changed articles that the heading holds.
    Changes {
        /// The heading.
        heading: HeadingCardView<'a>,
        /// The documents that these are of.
        targets: &'a [String],
        /// The page of the first in the heading's document.
        page: usize,
    },
    /// Its own name is that of the topic.
    Title,
}

/// A heading that fits a topic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TopicHeadingView<'a> {
    #[serde(flatten)]
    card: HeadingCardView<'a>,
    /// Whether it bears the name of the topic; else its articles only speak of it.
    named: bool,
}

/// The tree.
pub fn tree(tree: &CodeTree) -> CodeTreeView<'_> {
    let subjects = tree.subjects.iter().map(|subject| SubjectView {
        number: subject.number,
        name: subject.name,
        headings: subject.headings.iter().map(card).collect(),
    });
    CodeTreeView { subjects: subjects.collect(), others: tree.others.iter().map(card).collect() }
}

/// A heading.
pub fn heading(answer: &HeadingAnswer) -> HeadingView<'_> {
    let sections = answer.sections.iter().map(|section| SectionView {
        level: section.level,
        label: &section.label,
        title: &section.title,
        from: section.from,
    });
    HeadingView {
        card: card(&answer.card),
        subject: answer.subject.map(|(number, _)| number),
        subject_name: answer.subject.map(|(_, name)| name),
        sections: sections.collect(),
        rows: answer.articles.iter().map(article).collect(),
        documents: answer.governing.iter().map(governing).collect(),
    }
}

/// The headings that fit a topic.
pub fn topic_headings(governed: &Governed) -> Vec<TopicHeadingView<'_>> {
    let headings = governed.headings.iter();
    headings.map(|heading| TopicHeadingView { card: card(&heading.card), named: heading.named }).collect()
}

/// A document that governs a topic.
pub fn governing(row: &Governing) -> GoverningView<'_> {
    GoverningView {
        authority: &row.key,
        doc_type: &row.doc_type,
        canonical: &row.canonical,
        title: &row.title,
        issuer: &row.issuer,
        issued: row.issued,
        effective: row.effective,
        link: row.item.as_deref().map(official_text),
        codified: &row.codified,
        status: row.status.as_ref().map(status::view),
        why: match &row.why {
            Why::Heading { heading, articles, page } => {
                WhyView::Heading { heading: card(heading), articles: *articles, page: *page }
            }
            Why::Changes { heading, targets, page } => {
                WhyView::Changes { heading: card(heading), targets, page: *page }
            }
            Why::Title => WhyView::Title,
        },
    }
}

/// The address of the official text of a document, by its number in the national database.
pub fn official_text(item: &str) -> String {
    format!("https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID={item}")
}

/// Why a document is named, in a few English words, for tables.
pub fn why(row: &Governing) -> String {
    let named = |card: &HeadingCard| card.number.clone().unwrap_or_else(|| card.title.clone());
    match &row.why {
        Why::Heading { heading, articles, .. } => {
            let articles = if *articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") };
            format!("heading {} of the code: {articles}", named(heading))
        }
        Why::Changes { heading, targets, .. } => {
            format!("heading {} of the code: changed {}", named(heading), targets.join(", "))
        }
        Why::Title => match &row.codified {
            Some(edition) => format!("its name; in the code of {edition}"),
            None => "its name".to_owned(),
        },
    }
}

fn card(card: &HeadingCard) -> HeadingCardView<'_> {
    HeadingCardView { id: &card.id, number: card.number.as_deref(), title: &card.title, articles: card.articles }
}

fn article(row: &ArticleRow) -> ArticleView<'_> {
    let document = row.source.as_ref().map(|(doc_type, canonical, key)| SourceView {
        authority: key,
        doc_type,
        canonical,
        place: &row.place,
        link: row.item.map(|item| official_text(&item.to_string())),
    });
    let related = row.related.iter();
    ArticleView {
        page: row.page,
        number: row.number.as_deref(),
        title: &row.title,
        document,
        effective: row.effective,
        changes: &row.changes,
        related: related.map(|(words, number)| RelatedView { words, number: number.as_deref() }).collect(),
    }
}
