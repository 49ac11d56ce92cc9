//! What documents say of an authority where they contradict each other or relate it to others, with links to the places.

use super::standing::with_pages;
use super::words::Words;
use crate::corpus::Corpus;
use crate::document::PartialDate;
use crate::index::EngineError;
use crate::query::{Aspect, Conflict, KnownFacts, KnownRelation, Said, StatedRelation, Witness};
use crate::registry::{Act, Certainty, Relation};
use crate::view::page::{authority_path, document_path};

/// So many documents are linked for one value.
const LINKED: usize = 4;

/// Something on which documents differ.
pub(super) struct Dispute {
    pub(super) label: &'static str,
    pub(super) values: Vec<Value>,
}

/// One of the values, and who gives it.
pub(super) struct Value {
    pub(super) text: String,
    pub(super) documents: usize,
    pub(super) by: Vec<Link>,
    /// How many more give it than are linked.
    pub(super) more: usize,
}

/// A place in a document.
pub(super) struct Link {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) page: u32,
}

/// Relations of one kind.
pub(super) struct Relations {
    pub(super) label: &'static str,
    /// Whether the authority acts upon the others, and not they upon it.
    pub(super) acts: bool,
    pub(super) others: Vec<Other>,
}

/// The document at the other end of a relation.
pub(super) struct Other {
    pub(super) name: String,
    pub(super) href: Option<String>,
    /// The places that say so; none where the registry does.
    pub(super) by: Vec<Link>,
    pub(super) more: usize,
    /// What the registry adds: from when, and how sure it is.
    pub(super) note: String,
}

pub(super) fn disputes(w: &Words, conflicts: &[Conflict]) -> Vec<Dispute> {
    let dispute = |conflict: &Conflict| {
        let label = match conflict.aspect {
            Aspect::Date => w.issued,
            Aspect::Type => w.doc_type,
            Aspect::Issuer => w.issuer,
        };
        Dispute { label, values: conflict.values.iter().map(|said| value(conflict.aspect, said)).collect() }
    };
    conflicts.iter().map(dispute).collect()
}

fn value(aspect: Aspect, said: &Said) -> Value {
    let date = PartialDate::parse(&said.value).filter(|_| aspect == Aspect::Date);
    let (by, more) = links(said);
    Value {
        text: date.map_or_else(|| said.value.clone(), |date| date.in_vietnamese()),
        documents: said.documents,
        by,
        more,
    }
}

fn links(said: &Said) -> (Vec<Link>, usize) {
    let link = |witness: &Witness| Link {
        href: format!("{}#trang-{}", document_path(&witness.card.id), witness.page),
        name: match (&witness.card.province, witness.card.year) {
            (Some(province), Some(year)) => format!("{province} {year}"),
            (Some(province), None) => province.clone(),
            _ => witness.card.title.clone().unwrap_or_else(|| witness.card.name.clone()),
        },
        page: witness.page,
    };
    let by: Vec<Link> = said.by.iter().take(LINKED).map(link).collect();
    let more = said.documents.saturating_sub(by.len());
    (by, more)
}

/// Relations that documents state; kinds without any are left out.
pub(super) fn stated(w: &Words, amends: &[StatedRelation], amended_by: &[StatedRelation]) -> Vec<Relations> {
    let kinds = [(w.amends, true, amends), (w.amended_by, false, amended_by)];
    let other = |relation: &StatedRelation| {
        let (by, more) = links(&relation.said);
        let href = relation.authority.as_ref().map(authority_path);
        Other { name: relation.said.value.clone(), href, by, more, note: String::new() }
    };
    let kinds =
        kinds.map(|(label, acts, others)| Relations { label, acts, others: others.iter().map(other).collect() });
    kinds.into_iter().filter(|kind| !kind.others.is_empty()).collect()
}

/// Relations that the registry knows, each in words from the side of the authority. What nobody in the corpus cites
/// and no official source knows has no page to lead to.
pub(super) fn registered(
    w: &Words,
    corpus: &Corpus<'_>,
    known: &KnownFacts<'_>,
) -> Result<Vec<Relations>, EngineError> {
    let mut kinds: Vec<Relations> = Vec::new();
    let paged = with_pages(corpus, known.relations.iter().map(|relation| &relation.key))?;
    for KnownRelation { relation, acts, other, key } in &known.relations {
        let label = seen_from_here(w, relation, *acts);
        let since = relation
            .effective
            .as_deref()
            .and_then(PartialDate::parse)
            .map(|date| format!("{} {}", w.since, date.in_vietnamese()));
        let note = since.into_iter().chain(certainty(w, relation).map(str::to_owned)).collect::<Vec<_>>().join(", ");
        let href = paged.contains(key).then(|| authority_path(key));
        let other = Other { name: other.clone(), href, by: Vec::new(), more: 0, note };
        match kinds.iter_mut().find(|kind| kind.label == label) {
            Some(kind) => kind.others.push(other),
            None => kinds.push(Relations { label, acts: *acts, others: vec![other] }),
        }
    }
    Ok(kinds)
}

fn seen_from_here(w: &Words, relation: &Relation, acts: bool) -> &'static str {
    match (relation.act, acts) {
        (Act::Amends, true) => w.amends,
        (Act::Amends, false) => w.amended_by,
        (Act::Replaces | Act::Ends, true) => w.replaces,
        (Act::Replaces | Act::Ends, false) => w.replaced_by,
        (Act::Abolishes, true) => w.abolishes,
        (Act::Abolishes, false) => w.abolished_by,
        (Act::AbolishesPart, true) => w.abolishes_part,
        (Act::AbolishesPart, false) => w.partly_abolished_by,
        (Act::Suspends, true) => w.suspends,
        (Act::Suspends, false) => w.suspended_by,
        (Act::Guides, true) => w.guides,
        (Act::Guides, false) => w.guided_by,
        (Act::Succeeds, true) => w.succeeds,
        (Act::Succeeds, false) => w.succeeded_by,
        (Act::Implements, true) => w.carries_out,
        (Act::Implements, false) => w.carried_out_by,
    }
}

fn certainty(w: &Words, relation: &Relation) -> Option<&'static str> {
    match relation.certainty {
        Certainty::Certain => None,
        Certainty::Probable => Some(w.probable),
        Certainty::Uncertain => Some(w.uncertain),
    }
}
