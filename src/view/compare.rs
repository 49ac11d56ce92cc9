//! A comparison, as asked and as answered.

use super::error::Problem;
use super::parameters::{Parameters, switch};
use super::search::filters;
use super::table::{Cell, Table};
use crate::citation::Role;
use crate::corpus::AuthorityCard;
use crate::document::{Heading, Task};
use crate::query::{
    Beside, By, Change, CompareCell, CompareColumn, CompareRequest, Comparison, MOST_COLUMNS, PartPair, Side, TaskPair,
    Twin,
};

use serde::Serialize;
use utoipa::ToSchema;

/// How many authorities an answer shows where nothing else is asked, and at the most.
pub const USUAL_ROWS: usize = 200;
/// See [`USUAL_ROWS`].
pub const MOST_ROWS: usize = 5_000;

/// `GET /compare`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonView<'a> {
    /// What the columns are: `province`, `year`, `issuer` or `document`.
    by: &'static str,
    /// Whether provinces are summed up into those since 1 July 2025.
    today: bool,
    /// How many authorities the columns cite in all.
    total: usize,
    /// How many authorities every column cites.
    shared: usize,
    /// The columns, in the order asked for.
    columns: Vec<ColumnView<'a>>,
    /// The authorities, those that most columns cite first.
    rows: Vec<RowView<'a>>,
    /// Values asked for that the index does not hold.
    missing: &'a [String],
    /// Two documents part by part and task by task; `null` for all other comparisons.
    beside: Option<BesideView<'a>>,
}

/// One column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ColumnView<'a> {
    /// Province, year, issuer, or title of the document.
    name: &'a str,
    /// Id of the document that the column is; `null` for all other columns.
    document: Option<&'a str>,
    /// How many documents the column holds.
    documents: usize,
    /// How many authorities the column cites.
    authorities: usize,
    /// How many authorities this column alone cites.
    alone_total: usize,
    /// The first 20 of them.
    alone: Vec<AuthorityName<'a>>,
    /// How many authorities this column does not cite although more than half of the others do.
    lacks_total: usize,
    /// The first 20 of them.
    lacks: Vec<AuthorityName<'a>>,
}

/// A cited document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityName<'a> {
    /// Key of the cited document.
    key: &'a str,
    /// Its number or name.
    canonical: &'a Option<String>,
    /// Its issuing body.
    issuer: &'a Option<String>,
    /// Its subject (trích yếu).
    subject: &'a Option<String>,
}

/// One authority and its cells, in the order of the columns.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RowView<'a> {
    /// The cited document.
    #[serde(flatten)]
    authority: AuthorityName<'a>,
    /// How many columns cite it.
    columns: usize,
    /// One cell a column, in the order of the columns.
    cells: Vec<CellView>,
}

/// How often and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CellView {
    /// How many documents of the column cite it.
    count: usize,
    /// In which roles, the most frequent first.
    roles: Vec<RoleCountView>,
}

/// How often in one role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleCountView {
    /// The role.
    role: Role,
    /// How many documents cite it in this role.
    count: usize,
}

/// Two documents side by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BesideView<'a> {
    /// The parts of both outlines, paired where they correspond.
    parts: Vec<PartView<'a>>,
    /// The tasks of both, paired where they correspond.
    tasks: Vec<TaskPairView<'a>>,
}

/// Two parts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartView<'a> {
    /// Whether the part stands in both documents or in one.
    side: Side,
    /// The part of the first document.
    left: Option<PartHead<'a>>,
    /// The part of the second document.
    right: Option<PartHead<'a>>,
    /// How the words of the two differ.
    changes: Vec<ChangeView<'a>>,
}

/// The heading of a part.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartHead<'a> {
    /// Depth in the outline, from 1.
    level: u8,
    /// Number of the heading as written, as `II` or `Điều 3`.
    label: &'a str,
    /// Words of the heading.
    title: &'a str,
    /// Page of the heading, from 1.
    page: u32,
}

/// Two tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskPairView<'a> {
    /// Whether the task stands in both documents or in one.
    side: Side,
    /// The task of the first document.
    left: Option<TaskHead<'a>>,
    /// The task of the second document.
    right: Option<TaskHead<'a>>,
    /// How the words of the two differ.
    changes: Vec<ChangeView<'a>>,
}

/// A task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskHead<'a> {
    /// What is to be done.
    text: &'a str,
    /// Who leads.
    lead: &'a [String],
    /// Who works with them.
    with: &'a [String],
    /// By when, as written.
    when: &'a Option<String>,
    /// Page of the task, from 1.
    page: u32,
}

/// A stretch of words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeView<'a> {
    /// Whether the words stand in both, or only in the first or the second.
    kind: crate::query::ChangeKind,
    /// The words.
    text: &'a str,
}

/// What `parameters` ask: `by`, `value` (many), `today`, the filters and `limit`.
pub fn request(parameters: &Parameters) -> Result<CompareRequest, Problem> {
    let by = parameters.choice("by")?.unwrap_or_default();
    let values: Vec<String> = parameters.all("value").map(str::to_owned).collect();
    if values.len() > MOST_COLUMNS {
        return Err(Problem::bad_parameter("value", format!("`value` is given more than {MOST_COLUMNS} times")));
    }
    if by == By::Document && values.is_empty() {
        let message = "documents to compare are not named; give `value` for each: an id, a number or a file name";
        return Err(Problem::bad_parameter("value", message.to_owned()));
    }
    let today = switch(parameters, "today")?;
    let limit = parameters.number("limit", 0, MOST_ROWS)?.unwrap_or(USUAL_ROWS);
    Ok(CompareRequest { by, values, today, filters: filters(parameters)?, limit })
}

/// The name of a choice of columns, in JSON and in addresses.
pub fn by_name(by: By) -> &'static str {
    match by {
        By::Province => "province",
        By::Year => "year",
        By::Issuer => "issuer",
        By::Document => "document",
    }
}

/// The answer to `request`.
pub fn view<'a>(request: &CompareRequest, answer: &'a Comparison) -> ComparisonView<'a> {
    let row = |row: &'a crate::query::CompareRow| RowView {
        authority: name(&row.authority),
        columns: row.columns,
        cells: row.cells.iter().map(cell).collect(),
    };
    ComparisonView {
        by: by_name(request.by),
        today: request.today,
        total: answer.total,
        shared: answer.shared,
        columns: answer.columns.iter().map(column).collect(),
        rows: answer.rows.iter().map(row).collect(),
        missing: &answer.missing,
        beside: answer.beside.as_ref().map(beside),
    }
}

/// The matrix as a table: an authority a row, a column's count in its cell.
pub fn table(answer: &Comparison) -> Table {
    let mut table = Table::new("So sánh viện dẫn", &["authority", "canonical", "issuer", "subject", "columns"]);
    table.titles.extend(answer.columns.iter().map(|column| column.name.clone()));
    for row in &answer.rows {
        let AuthorityCard { key, canonical, issuer, subject, .. } = &row.authority;
        let head: [Cell; 5] =
            [key.as_str().into(), canonical.into(), issuer.into(), subject.into(), row.columns.into()];
        let cells = row.cells.iter().map(|cell| if cell.count == 0 { Cell::Empty } else { cell.count.into() });
        table.rows.push(head.into_iter().chain(cells).collect());
    }
    table
}

fn column(column: &CompareColumn) -> ColumnView<'_> {
    ColumnView {
        name: &column.name,
        document: column.document.as_ref().map(|id| id.0.as_str()),
        documents: column.documents,
        authorities: column.authorities,
        alone_total: column.alone_total,
        alone: column.alone.iter().map(name).collect(),
        lacks_total: column.lacks_total,
        lacks: column.lacks.iter().map(name).collect(),
    }
}

fn name(authority: &AuthorityCard) -> AuthorityName<'_> {
    let AuthorityCard { key, canonical, issuer, subject, .. } = authority;
    AuthorityName { key: key.as_str(), canonical, issuer, subject }
}

fn cell(cell: &CompareCell) -> CellView {
    let roles = cell.roles.iter().map(|(role, count)| RoleCountView { role: *role, count: *count });
    CellView { count: cell.count, roles: roles.collect() }
}

fn beside(beside: &Beside) -> BesideView<'_> {
    BesideView { parts: beside.parts.iter().map(part).collect(), tasks: beside.tasks.iter().map(task).collect() }
}

fn part(pair: &PartPair) -> PartView<'_> {
    let Twin { left, right } = &pair.headings;
    let (left, right) = (left.as_ref().map(part_head), right.as_ref().map(part_head));
    PartView { side: pair.side, left, right, changes: changes(&pair.changes) }
}

fn task(pair: &TaskPair) -> TaskPairView<'_> {
    let Twin { left, right } = &pair.tasks;
    let (left, right) = (left.as_ref().map(task_head), right.as_ref().map(task_head));
    TaskPairView { side: pair.side, left, right, changes: changes(&pair.changes) }
}

fn part_head(heading: &Heading) -> PartHead<'_> {
    PartHead { level: heading.level, label: &heading.label, title: &heading.title, page: heading.page.get() }
}

fn task_head(task: &Task) -> TaskHead<'_> {
    TaskHead { text: &task.text, lead: &task.lead, with: &task.with, when: &task.when, page: task.page.get() }
}

fn changes(changes: &[Change]) -> Vec<ChangeView<'_>> {
    changes.iter().map(|change| ChangeView { kind: change.kind, text: &change.text }).collect()
}
