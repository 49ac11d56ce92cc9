//! How an authority stands on a day, with who says so.

use super::authority::{WitnessView, evidence, witness};
use crate::authority::AuthorityKey;
use crate::notation::PartialDate;
use crate::query::status::{Change, ChangeKind, Grounds, Holds, Standing, Status};
use serde::Serialize;
use utoipa::ToSchema;

/// The status of one authority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusView<'a> {
    /// Key of the document.
    key: &'a str,
    /// The day asked for; the last of them where it is not wholly known.
    on: PartialDate,
    /// How it stands on the day.
    status: Standing,
    /// From which day it stands so; `null` where that is not known.
    since: Option<PartialDate>,
    /// From when it is in effect.
    effective: Option<PartialDate>,
    /// Where the day of effect comes from; `null` where that day is not known.
    effective_evidence: Option<&'static str>,
    /// What amends or replaces it.
    changes: Vec<ChangeView<'a>>,
    /// A document of the state that rested on it on that day or later.
    attested: Option<WitnessView<'a>>,
}

/// What amends or replaces it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = StatusChangeView)]
pub struct ChangeView<'a> {
    /// What the other does to it: amends or replaces.
    kind: ChangeKind,
    /// Number or name of the document that does so.
    by: &'a str,
    /// Key of the document that does so; `null` where it is not settled.
    authority: &'a Option<AuthorityKey>,
    /// From which day; `null` where that is not known.
    since: Option<PartialDate>,
    /// Whether it holds on the day: `yes`, `later`, `unsure`.
    holds: Holds,
    /// `text`, `recalled` or `user` for a fact of the registry, `documents` for what documents state.
    evidence: &'static str,
    /// How certain a fact of the registry is.
    certainty: Option<&'a str>,
    /// Documents that state it; none for a fact of the registry.
    said_by: Vec<WitnessView<'a>>,
}

/// The public form of `status`.
pub fn view(status: &Status) -> StatusView<'_> {
    StatusView {
        key: status.key.as_str(),
        on: status.on.last,
        status: status.standing,
        since: status.since,
        effective: status.effective.map(|(day, _)| day),
        effective_evidence: status.effective.map(|(_, source)| evidence(source)),
        changes: status.changes.iter().map(change).collect(),
        attested: status.attested.as_ref().map(witness),
    }
}

/// A status in a few English words, for tables.
pub fn brief(status: &Status) -> String {
    let since = status.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let by: Vec<&str> = status.reasons().map(|change| change.by.as_str()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    match status.standing {
        Standing::InForce => format!("in force{since}"),
        Standing::Amended => format!("amended{by}{since}"),
        Standing::Replaced => format!("replaced{by}{since}"),
        Standing::NotYetInEffect => "not yet in effect".to_owned(),
        Standing::Unknown => "unknown".to_owned(),
    }
}

fn change(change: &Change) -> ChangeView<'_> {
    let Change { kind, by, key, since, holds, grounds } = change;
    let (evidence, certainty, said_by) = match grounds {
        Grounds::Registry { evidence: source, certainty } => (evidence(*source), Some(certainty.as_str()), Vec::new()),
        Grounds::Documents(said) => ("documents", None, said.by.iter().map(witness).collect()),
    };
    ChangeView { kind: *kind, by, authority: key, since: *since, holds: *holds, evidence, certainty, said_by }
}
