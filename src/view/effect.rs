//! What a document does, as `cancu extract` and `GET /documents/{id}` show it.

use crate::authority::AuthorityKey;
use crate::document::PartialDate;
use crate::effect::{Effect, EffectKind, Extent, InEffect, Phrase};
use crate::text::CodePoints;
use serde::Serialize;
use utoipa::ToSchema;

/// From when a document, or part of it, is in effect by its own words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InEffectView<'a> {
    /// The first day; absent where the text alone cannot tell it.
    pub from: Option<PartialDate>,
    /// The last day that the words name.
    pub until: Option<PartialDate>,
    /// `whole`, `rest`, or provisions parted by `; `.
    pub what: String,
    /// How the day was computed.
    pub rule: &'a Option<String>,
    /// What is excepted, as written.
    pub except: &'a Option<String>,
    /// First code point of the words that say so.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The page on which they stand.
    pub page: u32,
}

/// What a document does to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EffectView<'a> {
    /// What is done.
    pub kind: EffectKind,
    /// The document acted upon, by number or name.
    pub target: &'a str,
    /// Its key.
    pub authority: &'a Option<AuthorityKey>,
    /// Keys that may be meant.
    pub candidates: &'a [AuthorityKey],
    /// The provisions acted upon, the smallest unit first; none is the whole.
    pub provisions: Vec<String>,
    /// The part by its subject, as written.
    pub scope: &'a Option<String>,
    /// Where in this document it stands.
    pub by: &'a Option<String>,
    /// From which day; absent where the text alone cannot tell it.
    pub from: Option<PartialDate>,
    /// Up to which day.
    pub until: Option<PartialDate>,
    /// How the day was computed.
    pub rule: &'a Option<String>,
    /// What is excepted, as written.
    pub except: &'a Option<String>,
    /// The words that change.
    pub phrase: &'a Option<Phrase>,
    /// Told of another document's act.
    pub reported: bool,
    /// The document that did it, where told.
    pub cause: &'a Option<String>,
    /// First code point of the words that say so.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The page on which they stand.
    pub page: u32,
}

/// One row of the days, with its place in code points of the text that `points` was made from.
pub fn in_effect<'a>(row: &'a InEffect, points: &CodePoints<'_>) -> InEffectView<'a> {
    let what = match &row.what {
        Extent::Whole => "whole".to_owned(),
        Extent::Rest => "rest".to_owned(),
        Extent::Provisions(provisions) => provisions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    InEffectView {
        from: row.from,
        until: row.until,
        what,
        rule: &row.rule,
        except: &row.except,
        start: points.at(row.span.start),
        end: points.at(row.span.end),
        page: row.page.get(),
    }
}

/// One effect, with its place in code points of the text that `points` was made from.
pub fn effect<'a>(effect: &'a Effect, points: &CodePoints<'_>) -> EffectView<'a> {
    EffectView {
        kind: effect.kind,
        target: &effect.target,
        authority: &effect.authority,
        candidates: &effect.candidates,
        provisions: effect.provisions.iter().map(ToString::to_string).collect(),
        scope: &effect.scope,
        by: &effect.by,
        from: effect.from,
        until: effect.until,
        rule: &effect.rule,
        except: &effect.except,
        phrase: &effect.phrase,
        reported: effect.reported,
        cause: &effect.cause,
        start: points.at(effect.span.start),
        end: points.at(effect.span.end),
        page: effect.page.get(),
    }
}
