//! What other documents write of what the draft cites.

use super::{Checking, Mistake, Once, Voice};
use crate::authority::AuthorityKey;
use crate::citation::Kind;
use crate::corpus::Corpus;
use crate::effect::Reading;
use crate::index::{DocumentId, EngineError, Hits, Keyword, Node, Parts, Plan, Record};
use crate::notation::PartialDate;
use crate::query::said::{Aspect, Witness, agree, witness};
use std::collections::{BTreeMap, BTreeSet};

/// So many documents that cite an authority are read, and so many that are it.
const CITING: usize = 6;
const COPIES: usize = 2;

/// Documents that cite what the draft cites, or are it.
pub(super) struct Others {
    records: Vec<Record>,
}

/// A value that others give, and who does.
struct Given {
    by: Vec<Witness>,
    /// Whether the document itself says so.
    itself: bool,
}

impl Others {
    /// Reads some of them, all at once.
    pub(super) fn of(corpus: &Corpus<'_>, draft: &Reading) -> Result<Self, EngineError> {
        let keys: BTreeSet<&AuthorityKey> = draft.references.iter().filter_map(|r| r.authority.as_ref()).collect();
        let plans = |key: &AuthorityKey| {
            [
                Plan::newest(Node::Is(Keyword::Cites, key.0.clone()), CITING),
                Plan::newest(Node::Is(Keyword::Own, key.0.clone()), COPIES),
            ]
        };
        let found = corpus.search(&keys.into_iter().flat_map(plans).collect::<Vec<_>>())?;
        let wanted: BTreeSet<DocumentId> = found.iter().flat_map(Hits::ids).collect();
        let mut records = corpus.fetch(&wanted.into_iter().collect::<Vec<_>>(), Parts::ALL)?;
        // The draft may be in the index itself: what it says twice is no second voice.
        records.retain(|record| record.reading.text.text() != draft.text.text());
        corpus.settle(&mut records)?;
        Ok(Self { records })
    }

    /// Finds where they give another date or type.
    pub(super) fn check(&self, checking: &mut Checking<'_>) {
        let mut told = Once::new();
        for reference in checking.citing().filter(|r| r.citation.kind == Kind::Numbered) {
            let (citation, Some(key)) = (&reference.citation, &reference.authority) else { continue };
            let name = citation.canonical.clone().unwrap_or_default();
            if let Some(date) = citation.date.filter(PartialDate::is_whole)
                && told.first(format!("date {key}"))
            {
                let given = self.dates(key);
                if let Some((other, given)) = contradicted(&given, &date, |a, b| a == b) {
                    let (here, there) = (date, *other);
                    let what = Mistake::DateOfOthers { name: name.clone(), here, there, by: voice(given) };
                    let by = given.by.iter().take(3).cloned().collect();
                    let sure = given.itself || given.by.len() > 1;
                    let finding = checking.find(what, citation.span).of(Some(key)).seen_in(by);
                    if !sure {
                        finding.as_hint();
                    }
                }
            }
            if let Some(doc_type) = citation.doc_type.as_ref().filter(|_| told.first(format!("type {key}"))) {
                let given = self.types(key);
                let same = |a: &String, b: &String| agree(Aspect::Type, a, b) || agree(Aspect::Type, b, a);
                if let Some((other, given)) = contradicted(&given, doc_type, same) {
                    let (here, there) = (doc_type.clone(), other.clone());
                    let what = Mistake::TypeOfOthers { name: name.clone(), here, there, by: voice(given) };
                    let by = given.by.iter().take(3).cloned().collect();
                    let sure = given.itself || given.by.len() > 1;
                    let finding = checking.find(what, citation.span).of(Some(key)).seen_in(by);
                    if !sure {
                        finding.as_hint();
                    }
                }
            }
        }
    }

    fn dates(&self, key: &AuthorityKey) -> BTreeMap<PartialDate, Given> {
        self.given(
            key,
            |citation| citation.date.filter(PartialDate::is_whole),
            |record| record.reading.document.date.filter(PartialDate::is_whole),
        )
    }

    fn types(&self, key: &AuthorityKey) -> BTreeMap<String, Given> {
        self.given(key, |citation| citation.doc_type.clone(), |record| record.reading.document.doc_type.clone())
    }

    fn given<T: Ord>(
        &self,
        key: &AuthorityKey,
        cited: impl Fn(&crate::citation::Citation) -> Option<T>,
        own: impl Fn(&Record) -> Option<T>,
    ) -> BTreeMap<T, Given> {
        let mut given: BTreeMap<T, Given> = BTreeMap::new();
        for record in &self.records {
            let mut add = |value: T, witness: Witness, itself: bool| {
                let entry = given.entry(value).or_insert_with(|| Given { by: Vec::new(), itself: false });
                entry.itself |= itself;
                if entry.by.iter().all(|known| known.card.id != witness.card.id) {
                    entry.by.push(witness);
                }
            };
            if record.reading.own.as_ref() == Some(key) {
                let place = crate::citation::Citation::of_own_number(&record.reading.document);
                if let Some(value) = own(record) {
                    add(value, witness(record, &place), true);
                }
            }
            let meant = record.reading.references.iter().filter(|r| !r.is_own());
            for reference in meant.filter(|r| r.authority.as_ref() == Some(key)) {
                if let Some(value) = cited(&reference.citation) {
                    add(value, witness(record, &reference.citation), false);
                }
            }
        }
        given
    }
}

/// The value that others give, where the document itself contradicts `mine`, or nobody else gives it.
fn contradicted<'g, T: Ord>(
    given: &'g BTreeMap<T, Given>,
    mine: &T,
    same: impl Fn(&T, &T) -> bool,
) -> Option<(&'g T, &'g Given)> {
    let itself = given.iter().find(|(_, given)| given.itself);
    if let Some((value, given)) = itself {
        return (!same(value, mine)).then_some((value, given));
    }
    if given.keys().any(|value| same(value, mine)) {
        return None;
    }
    given.iter().max_by_key(|(_, given)| given.by.len())
}

fn voice(given: &Given) -> Voice {
    let (name, page) = given.by.first().map(|witness| (witness.card.name.clone(), witness.page)).unwrap_or_default();
    Voice { name, page, documents: given.by.len(), itself: given.itself }
}
