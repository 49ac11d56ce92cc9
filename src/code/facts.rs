//! What a heading proves of documents and their relations.

use super::cited::CitedDocument;
use super::note::{Act, Change, ChangeKind, Note};
use super::{Article, Heading};
use crate::notation::PartialDate;
use std::collections::{BTreeMap, BTreeSet};

/// All that one or more headings prove.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Documents by type and number: a number alone may be that of a law and of a resolution.
    pub documents: BTreeMap<(String, String), ProvenDocument>,
    /// Relations in order, each once.
    pub relations: BTreeMap<RelationKey, ProvenRelation>,
}

/// What the code proves of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProvenDocument {
    /// Its name.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub issued: Option<PartialDate>,
    /// The days from which notes say that it has been in effect, and how many notes say so.
    pub effective: BTreeMap<PartialDate, usize>,
    /// The same of acts that are told only as having changed others.
    pub acting: BTreeMap<PartialDate, usize>,
    /// Its number in the database of laws.
    pub item: Option<u32>,
    /// The headings that hold articles of it, by number, and how many.
    pub headings: BTreeMap<String, usize>,
    /// The newest edition of the code that names it, `2026-01`.
    pub edition: String,
}

/// What tells relations apart: who acts, how, on whom and since when.
pub type RelationKey = ((String, String), RelationKind, (String, String), Option<PartialDate>);

/// What one document does to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// It changes or adds to it.
    Amends,
    /// It abolishes some of it.
    AbolishesPart,
}

/// A relation with what proves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProvenRelation {
    /// The articles acted upon, as their document numbers them, and the numbers that they have in the code.
    pub articles: Vec<(String, String)>,
    /// The places in the acting document, `Điều 1`.
    pub by: BTreeSet<String>,
    /// The words of the first note that says so.
    pub words: String,
    /// The newest edition of the code that says so.
    pub edition: String,
    /// Whether it is open which of several acts did it.
    pub open: bool,
}

/// What `heading` proves.
pub fn facts(heading: &Heading) -> Facts {
    let mut facts = Facts::default();
    let number = heading.number.clone().unwrap_or_default();
    for article in &heading.articles {
        for related in &article.related {
            related.document.iter().for_each(|document| facts.meet(document));
        }
        if let Some(note) = &article.note {
            facts.take(article, note, &number);
        }
    }
    heading
        .sections
        .iter()
        .flat_map(|section| &section.related)
        .filter_map(|related| related.document.as_ref())
        .for_each(|document| facts.meet(document));
    facts
}

impl Facts {
    /// The same, as of the edition `edition` (`2026-01`).
    pub fn of_edition(mut self, edition: &str) -> Self {
        self.documents.values_mut().for_each(|document| document.edition = edition.to_owned());
        self.relations.values_mut().for_each(|relation| relation.edition = edition.to_owned());
        self
    }

    /// Adds what another heading proves.
    pub fn merge(&mut self, other: Facts) {
        for (key, theirs) in other.documents {
            let ours = self.documents.entry(key).or_default();
            fill(&mut ours.title, theirs.title);
            fill(&mut ours.issuer, theirs.issuer);
            fill(&mut ours.issued, theirs.issued);
            fill(&mut ours.item, theirs.item);
            theirs.effective.into_iter().for_each(|(day, count)| *ours.effective.entry(day).or_default() += count);
            theirs.acting.into_iter().for_each(|(day, count)| *ours.acting.entry(day).or_default() += count);
            ours.headings.extend(theirs.headings);
            ours.edition = std::mem::take(&mut ours.edition).max(theirs.edition);
        }
        for (key, theirs) in other.relations {
            let ours = self.relations.entry(key).or_insert_with(|| ProvenRelation { open: true, ..Default::default() });
            fill_words(&mut ours.words, &theirs.words);
            ours.open &= theirs.open;
            ours.edition = std::mem::take(&mut ours.edition).max(theirs.edition);
            ours.by.extend(theirs.by);
            ours.articles.extend(theirs.articles);
        }
    }

    fn meet(&mut self, document: &CitedDocument) {
        let ours = self.documents.entry(key(document)).or_default();
        fill(&mut ours.title, document.title.clone());
        fill(&mut ours.issuer, document.issuer.clone());
        fill(&mut ours.issued, document.issued);
        fill(&mut ours.item, document.item);
    }

    fn take(&mut self, article: &Article, note: &Note, heading: &str) {
        self.meet(&note.document);
        if let Some(document) = self.documents.get_mut(&key(&note.document)) {
            *document.headings.entry(heading.to_owned()).or_default() += 1;
            note.effective.into_iter().for_each(|day| *document.effective.entry(day).or_default() += 1);
        }
        for change in &note.changes {
            for act in &change.acts {
                self.act(article, note, change, act);
            }
        }
    }

    fn act(&mut self, article: &Article, note: &Note, change: &Change, act: &Act) {
        self.meet(&act.document);
        if let Some(document) = self.documents.get_mut(&key(&act.document)) {
            act.effective.into_iter().for_each(|day| *document.acting.entry(day).or_default() += 1);
        }
        let mut kinds: BTreeSet<RelationKind> = change.kinds.iter().map(kind).collect();
        // Of several acts it is not told which of them abolished and which amended; all of them changed something.
        let open = kinds.len() > 1 && change.acts.len() > 1;
        if open {
            kinds = BTreeSet::from([RelationKind::Amends]);
        }
        for kind in kinds {
            let key = (key(&act.document), kind, key(&note.document), act.effective);
            let relation =
                self.relations.entry(key).or_insert_with(|| ProvenRelation { open: true, ..Default::default() });
            fill_words(&mut relation.words, &change.words);
            relation.open &= open;
            relation.by.extend((!act.place.is_empty()).then(|| act.place.clone()));
            relation.articles.push((note.place.clone(), article.number.clone().unwrap_or_default()));
        }
    }
}

impl ProvenDocument {
    /// The day from which it has been in effect: the one that all notes tell, or that most do where articles of it began
    /// later; with it whether all agree. A document's own articles tell it before what it changed does.
    pub fn effective(&self) -> Option<(PartialDate, bool)> {
        let days = if self.effective.is_empty() { &self.acting } else { &self.effective };
        let most = days.iter().max_by_key(|(day, count)| (**count, std::cmp::Reverse(**day)))?;
        Some((*most.0, days.len() == 1))
    }
}

fn kind(kind: &ChangeKind) -> RelationKind {
    match kind {
        ChangeKind::Amended | ChangeKind::Supplemented | ChangeKind::Replaced => RelationKind::Amends,
        ChangeKind::PartAbolished | ChangeKind::Abolished => RelationKind::AbolishesPart,
    }
}

fn key(document: &CitedDocument) -> (String, String) {
    (document.doc_type.clone(), document.canonical.clone())
}

fn fill<T>(ours: &mut Option<T>, theirs: Option<T>) {
    if ours.is_none() {
        *ours = theirs;
    }
}

fn fill_words(ours: &mut String, theirs: &str) {
    if ours.is_empty() {
        ours.push_str(theirs);
    }
}
