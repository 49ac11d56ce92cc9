//! What a document means for others, as JSON and as a table.

use super::error::Problem;
use super::table::{Cell, Table};
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::document::PartialDate;
use crate::effect::{Effect, EffectKind};
use crate::index::DocumentId;
use crate::query::{Impact, ImpactRow};
use serde::Serialize;
use utoipa::ToSchema;

/// That nothing is known of what `key` does: the index lacks its text, and the registry has no act of it.
pub fn untold(key: &AuthorityKey) -> Problem {
    let key: String = key.0.chars().take(80).collect();
    Problem::not_found(
        "no_text",
        format!("the index does not hold the text of `{key}`, and no table tells what it changes; add its file first"),
    )
}

/// What a document means for others.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImpactView<'a> {
    /// What it does that changes others.
    pub effects: Vec<ActingView<'a>>,
    /// How many documents rest on what it changes.
    pub documents: usize,
    /// The places: documents that still stand first, then by issuing body, document and page.
    pub rows: Vec<ImpactRowView<'a>>,
}

/// One change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActingView<'a> {
    /// What is done.
    pub kind: EffectKind,
    /// To which document.
    pub target: &'a str,
    /// To which of its provisions; none is the whole.
    pub provisions: Vec<String>,
    /// Where the acting document says so.
    pub by: &'a Option<String>,
    /// From which day.
    pub from: Option<PartialDate>,
    /// What is excepted, as written.
    pub except: &'a Option<String>,
}

/// A place that rests on what is changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImpactRowView<'a> {
    /// The id of the document.
    pub id: &'a DocumentId,
    /// Its file name.
    pub name: &'a str,
    /// Its title.
    pub title: &'a Option<String>,
    /// Its number.
    pub canonical: &'a Option<String>,
    /// Its issuing body.
    pub issuer: &'a Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// The page of the citation.
    pub page: u32,
    /// Why it is cited.
    pub role: Role,
    /// Which document it rests on.
    pub target: &'a str,
    /// What is done to that one.
    pub kind: EffectKind,
    /// From which day.
    pub from: Option<PartialDate>,
    /// The provisions that the place cites; none is the whole.
    pub cites: Vec<String>,
    /// Whether the corpus tells which document is meant, and not the place itself: its number lacks the year.
    pub settled_by_corpus: bool,
    /// Whether what is done touches what the place cites; absent where a part is changed and the place cites the whole.
    pub touched: Option<bool>,
    /// By which document this one ended itself.
    pub ended_by: &'a Option<String>,
}

/// The answer.
pub fn view(impact: &Impact) -> ImpactView<'_> {
    ImpactView {
        effects: impact.effects.iter().map(acting).collect(),
        documents: impact.documents,
        rows: impact.rows.iter().filter_map(|row| Some(place(row, impact.effects.get(row.effect)?))).collect(),
    }
}

fn acting(effect: &Effect) -> ActingView<'_> {
    ActingView {
        kind: effect.kind,
        target: &effect.target,
        provisions: effect.provisions.iter().map(ToString::to_string).collect(),
        by: &effect.by,
        from: effect.from,
        except: &effect.except,
    }
}

fn place<'a>(row: &'a ImpactRow, effect: &'a Effect) -> ImpactRowView<'a> {
    ImpactRowView {
        id: &row.card.id,
        name: &row.card.name,
        title: &row.card.title,
        canonical: &row.card.canonical,
        issuer: &row.card.issuer,
        date: row.card.date,
        page: row.page,
        role: row.role,
        target: &effect.target,
        kind: effect.kind,
        from: effect.from,
        cites: row.provisions.iter().map(ToString::to_string).collect(),
        settled_by_corpus: row.settled_by_corpus,
        touched: row.touched,
        ended_by: &row.ended_by,
    }
}

/// The places as a table, one a row.
pub fn table(impact: &Impact) -> Table {
    let titles = [
        "issuer",
        "canonical",
        "date",
        "name",
        "page",
        "role",
        "target",
        "kind",
        "from",
        "cites",
        "touched",
        "ended_by",
    ];
    let rows = view(impact).rows.into_iter().map(|row| {
        vec![
            row.issuer.into(),
            row.canonical.into(),
            row.date.into(),
            row.name.into(),
            row.page.into(),
            row.role.name().into(),
            row.target.into(),
            row.kind.name().into(),
            row.from.into(),
            Cell::from(row.cites.join("; ").as_str()),
            row.touched.map_or("", |touched| if touched { "yes" } else { "no" }).into(),
            row.ended_by.into(),
        ]
    });
    Table::new("impact", &titles).with(rows.collect::<Vec<_>>().into_iter())
}
