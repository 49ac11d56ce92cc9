//! How an authority stands on a day, with who says so.

use super::authority::{WitnessView, witness};
use crate::authority::AuthorityKey;
use crate::notation::PartialDate;
use crate::query::Witness;
use crate::query::status::{About, Change, ChangeKind, Conflict, Grounds, Holds, Standing, Status};
use crate::registry::{Certainty, Source, official_address};
use serde::Serialize;
use utoipa::ToSchema;

/// The status of one authority, or of a provision of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusView<'a> {
    /// Key of the document.
    key: &'a str,
    /// The provision asked for; the whole where it is null.
    provision: Option<String>,
    /// The day asked for; the last of them where it is not wholly known.
    on: PartialDate,
    /// How it stands on the day.
    status: Standing,
    /// From which day it stands so; `null` where that is not known.
    since: Option<PartialDate>,
    /// From when it is in effect.
    effective: Option<PartialDate>,
    /// Where the day of effect comes from, as `source` of the evidence; `null` where that day is not known.
    effective_evidence: Option<&'static str>,
    /// The day with which it ends by its own words.
    until: Option<PartialDate>,
    /// The last day on which a source shows that it stood, where the day asked for is later: no end is known since.
    as_of: Option<PartialDate>,
    /// Who says that it stands so.
    evidence: Vec<GroundsView<'a>>,
    /// What amends, suspends or ends it, at any time.
    changes: Vec<ChangeView<'a>>,
    /// An act that it guides, and that has ended: `by` is that act.
    guided_fell: Option<ChangeView<'a>>,
    /// Where sources disagree; the better proven stands first, and is the answer.
    conflict: Vec<StatusConflictView<'a>>,
    /// A document of the state that rested on it on that day or later.
    attested: Option<WitnessView<'a>>,
}

/// Who says that something is so.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GroundsView<'a> {
    /// `document` for own words in a document of the corpus; `code`, `gazette`, `consolidated`, `text`, `page`, `user`, `recalled`
    /// for a fact of the registry; `documents` for what others say.
    source: &'static str,
    /// The edition of the official code.
    edition: Option<&'a str>,
    /// The site of a `page`.
    host: Option<&'a str>,
    /// `certain`, `probable`, `uncertain`.
    certainty: &'static str,
    /// The words that prove it; `title` stands for the title of the acting document.
    words: Option<&'a str>,
    /// The proving document in the national database.
    link: Option<String>,
    /// Documents of the corpus that say so.
    said_by: Vec<WitnessView<'a>>,
}

/// What amends or ends it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatusChangeView)]
pub struct ChangeView<'a> {
    /// What the other does to it.
    kind: ChangeKind,
    /// Number or name of the document that does so.
    by: &'a str,
    /// Key of the document that does so; `null` where it is not settled.
    authority: &'a Option<AuthorityKey>,
    /// From which day; `null` where that is not known.
    since: Option<PartialDate>,
    /// Up to when, of what lasts for a time.
    until: Option<PartialDate>,
    /// Whether it holds on the day: `yes`, `later`, `unsure`.
    holds: Holds,
    /// The provisions acted upon; none where they are not known or it is the whole.
    provisions: Vec<String>,
    /// Where the acting document does so.
    place: Option<&'a str>,
    /// What is excepted.
    except: Option<&'a str>,
    /// As `source` of [`GroundsView`].
    evidence: &'static str,
    /// How certain it is.
    certainty: Option<&'a str>,
    /// The words that prove it; `title` stands for the title of the acting document.
    words: Option<&'a str>,
    /// The acting document in the national database.
    link: Option<String>,
    /// Documents of the corpus that say so.
    said_by: Vec<WitnessView<'a>>,
}

/// What sources say that cannot both be so.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusConflictView<'a> {
    /// About what.
    about: About,
    /// What each gives.
    values: Vec<DatedView<'a>>,
}

/// A day, and who gives it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatusConflictValueView)]
pub struct DatedView<'a> {
    /// The day.
    day: PartialDate,
    /// Who gives it.
    evidence: GroundsView<'a>,
}

/// The public form of `status`.
pub fn view(status: &Status) -> StatusView<'_> {
    let verdict = &status.verdict;
    StatusView {
        key: status.key.as_str(),
        provision: status.provision.as_ref().map(ToString::to_string),
        on: status.on.last,
        status: verdict.standing,
        since: verdict.since,
        effective: verdict.effective.as_ref().map(|(day, _)| *day),
        effective_evidence: verdict.effective.as_ref().map(|(_, by)| by.name()),
        until: verdict.until.as_ref().map(|(day, _)| *day),
        as_of: verdict.as_of.as_ref().map(|(day, _)| *day),
        evidence: told(status),
        changes: verdict.changes.iter().map(change).collect(),
        guided_fell: verdict.guided_fell.as_ref().map(change),
        conflict: verdict.conflicts.iter().map(conflict).collect(),
        attested: status.attested.as_ref().map(witness),
    }
}

/// Who says that it stands so; where nobody does outright, who rests on it.
fn told(status: &Status) -> Vec<GroundsView<'_>> {
    let told: Vec<GroundsView<'_>> = evidence(status).into_iter().map(grounds).collect();
    let resting = status.attested.as_ref().filter(|_| told.is_empty() && status.standing().is_good());
    told.into_iter().chain(resting.map(document)).collect()
}

/// The words of a document.
fn document(by: &Witness) -> GroundsView<'_> {
    let (source, certainty) = ("document", Certainty::Certain.name());
    let (words, said_by) = (Some(by.words.as_str()), vec![witness(by)]);
    GroundsView { source, edition: None, host: None, certainty, words, link: None, said_by }
}

/// Who says that it stands so: who changed it, else who gives its days.
fn evidence(status: &Status) -> Vec<&Grounds> {
    let verdict = &status.verdict;
    let mut found: Vec<&Grounds> = status.reasons().map(|change| &change.grounds).collect();
    match verdict.standing {
        Standing::Unknown => {}
        Standing::Expired => found.extend(verdict.until.as_ref().map(|(_, by)| by)),
        Standing::Replaced | Standing::Repealed | Standing::Suspended => {}
        _ => {
            let days = verdict.effective.iter().chain(&verdict.as_of).map(|(_, by)| by);
            let new: Vec<&Grounds> = days.filter(|by| !found.contains(by)).collect();
            found.extend(new);
        }
    }
    found
}

/// A status in a few English words, for tables.
pub fn brief(status: &Status) -> String {
    let verdict = &status.verdict;
    let since = verdict.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let by = status.acting();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    let told = match verdict.standing {
        Standing::InForce => format!("in force{since}"),
        Standing::Amended => format!("amended{by}{since}"),
        Standing::PartlyRepealed => format!("partly repealed{by}{since}"),
        Standing::Suspended => format!("suspended{by}{since}"),
        Standing::Replaced => format!("replaced{by}{since}"),
        Standing::Repealed => format!("repealed{by}{since}"),
        Standing::Expired => format!("expired{since}"),
        Standing::NotYetInEffect => "not yet in effect".to_owned(),
        Standing::Unknown => "unknown".to_owned(),
    };
    match &verdict.as_of {
        Some((day, _)) => format!("{told} (as of {day}; no end is known since)"),
        None => told,
    }
}

fn change(change: &Change) -> ChangeView<'_> {
    let Change { kind, by, key, since, until, holds, provisions, place, except, grounds: by_whom } = change;
    let GroundsView { source, certainty, words, link, said_by, .. } = grounds(by_whom);
    ChangeView {
        kind: *kind,
        by,
        authority: key,
        since: *since,
        until: *until,
        holds: *holds,
        provisions: provisions.iter().map(ToString::to_string).collect(),
        place: place.as_deref(),
        except: except.as_deref(),
        evidence: source,
        certainty: Some(certainty),
        words,
        link,
        said_by,
    }
}

fn grounds(grounds: &Grounds) -> GroundsView<'_> {
    let (source, certainty) = (grounds.name(), grounds.certainty().name());
    let host = match grounds {
        Grounds::Registry { source: Source::Page(host), .. } => Some(host.as_str()),
        _ => None,
    };
    let (edition, words, link, said_by) = match grounds {
        Grounds::Document(by) | Grounds::Reported(by) => (None, Some(by.words.as_str()), None, vec![witness(by)]),
        Grounds::Registry { source, words, item, .. } => {
            let edition = if let Source::Code(edition) = source { Some(edition.as_str()) } else { None };
            (edition, words.as_deref(), item.as_deref().map(official_address), Vec::new())
        }
        Grounds::Documents(said) => (None, None, None, said.by.iter().map(witness).collect()),
    };
    GroundsView { source, edition, host, certainty, words, link, said_by }
}

fn conflict(conflict: &Conflict) -> StatusConflictView<'_> {
    let values = conflict.values.iter().map(|(day, by)| DatedView { day: *day, evidence: grounds(by) });
    StatusConflictView { about: conflict.about, values: values.collect() }
}
