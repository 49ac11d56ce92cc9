//! What documents of the corpus tell of an act's life: its own words, those of what acts upon it, and what others say.

use super::{Change, ChangeKind, Evidence, Grounds, Holds, Says};
use crate::authority::AuthorityKey;
use crate::effect::{Effect, Extent};
use crate::index::{DocumentCard, Record};
use crate::query::relations::{Stated, StatedRelation};
use crate::query::said::Witness;
use crate::text::{PageNumber, Span, fold, squeeze};

/// The place of `span` in `record`, whose words say something of a life.
fn at(record: &Record, span: Span, page: PageNumber) -> Witness {
    Witness { card: DocumentCard::of(record), page: page.get(), words: squeeze(span.of(record.reading.text.text())) }
}

/// What `record`, the act itself, says of its days. A draft is no act yet.
pub(in crate::query) fn own_evidence(record: &Record) -> Vec<Evidence> {
    let reading = &record.reading;
    if reading.document.draft {
        return Vec::new();
    }
    let mut told = Vec::new();
    let mut add = |says, span, page| {
        told.push(Evidence { says, grounds: Grounds::Document(at(record, span, page)) });
    };
    for row in &reading.effects.in_effect {
        let provisions = match &row.what {
            Extent::Whole | Extent::Rest => Vec::new(),
            Extent::Provisions(provisions) => provisions.clone(),
        };
        let whole = provisions.is_empty();
        if let Some(from) = row.from {
            add(Says::Begins { from, provisions }, row.span, row.page);
        }
        if let Some(until) = row.until.or(reading.effects.until).filter(|_| whole) {
            add(Says::Expires(until), row.span, row.page);
        }
    }
    let start = (Span::new(0, 0), PageNumber::from_index(0));
    if let Some(day) = reading.document.date {
        add(Says::Issued(day), start.0, start.1);
    }
    if let Some(until) = reading.effects.until.filter(|_| reading.effects.in_effect.is_empty()) {
        add(Says::Expires(until), start.0, start.1);
    }
    told
}

/// What the effects of `record` do to the act `key`, or report to have been done to it.
pub(in crate::query) fn upon_evidence<'r>(
    record: &'r Record,
    key: &'r AuthorityKey,
) -> impl Iterator<Item = Evidence> + use<'r> {
    let acting = record.reading.effects.effects.iter().filter(|_| !record.reading.document.draft);
    let upon = acting.filter(move |effect| effect.authority.as_ref() == Some(key));
    upon.filter_map(move |effect| told(record, effect, key))
}

fn told(record: &Record, effect: &Effect, target: &AuthorityKey) -> Option<Evidence> {
    // What ends provisions alone, or a part by its subject, ends a part.
    let in_part = effect.kind.ends() && (!effect.provisions.is_empty() || effect.scope.is_some());
    let kind = if in_part { ChangeKind::RepealsPart } else { ChangeKind::of(effect.kind)? };
    let place = at(record, effect.span, effect.page);
    let card = &place.card;
    let (by, key, since) = if effect.reported {
        let cause = effect.cause.clone();
        let by = cause.clone().or_else(|| card.canonical.clone()).unwrap_or_else(|| card.name.clone());
        // Who reports and names no cause was there when it had ended.
        (by, cause.map(|cause| crate::authority::key_of_canonical(&cause)), effect.from)
    } else {
        // What has no number of its own is no act, or nobody knows which.
        card.own.as_ref()?;
        let by = card.canonical.clone().unwrap_or_else(|| card.name.clone());
        // Where the sentence names no day, what acts does so from its own first.
        (by, card.own.clone(), effect.from.or_else(|| record.reading.effects.day()))
    };
    // Nothing ends before it began: a day before the year of the act was misread.
    let since = since.filter(|day| target.year().is_none_or(|made| made <= day.year));
    let change = Change {
        kind,
        by,
        key,
        since,
        until: effect.until,
        holds: Holds::Unsure,
        provisions: effect.provisions.clone(),
        place: effect.by.clone(),
        except: effect.except.clone(),
        grounds: if effect.reported { Grounds::Reported(place) } else { Grounds::Document(place) },
    };
    let grounds = change.grounds.clone();
    Some(Evidence { says: Says::Changed(change), grounds })
}

/// What documents that neither are the act `key` nor act upon it say of what amends it.
pub(in crate::query) fn stated_evidence<'r>(
    records: impl IntoIterator<Item = &'r Record>,
    key: &AuthorityKey,
) -> Vec<Evidence> {
    let mut stated = Stated::default();
    // What a document does itself its effects tell better.
    let others = records.into_iter().filter(|record| {
        let acts = record.reading.effects.effects.iter().any(|effect| effect.authority.as_ref() == Some(key));
        !acts && !record.reading.document.draft
    });
    others.for_each(|record| stated.add(record, key));
    let (_, amended_by) = stated.ranked();
    amended_by.into_iter().filter_map(stated_change).collect()
}

/// A relation that nobody's words bear out is none.
fn stated_change(relation: StatedRelation) -> Option<Evidence> {
    let replaces = relation.said.by.iter().any(|witness| replaces(&witness.words));
    let grounds = Grounds::Documents(relation.said.clone());
    (!relation.said.by.is_empty()).then(|| {
        let change = Change {
            kind: if replaces { ChangeKind::Replaces } else { ChangeKind::Amends },
            by: relation.said.value.clone(),
            key: relation.authority,
            since: None,
            until: None,
            holds: Holds::Unsure,
            provisions: Vec::new(),
            place: None,
            except: None,
            grounds: grounds.clone(),
        };
        Evidence { says: Says::Changed(change), grounds }
    })
}

/// Whether the sentence speaks of replacing a whole document, and of nothing less.
fn replaces(words: &str) -> bool {
    let folded = fold(words);
    let less = ["sua doi", "bo sung", "bai bo", "khoan ", "diem ", "dieu ", "mot so", "mot phan"];
    folded.contains("thay the") && !less.iter().any(|word| folded.contains(word))
}
