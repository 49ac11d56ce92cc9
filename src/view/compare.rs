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
    by: &'static str,
    today: bool,
    /// How many authorities the columns cite in all, and how many of them every column cites.
    total: usize,
    shared: usize,
    columns: Vec<ColumnView<'a>>,
    rows: Vec<RowView<'a>>,
    missing: &'a [String],
    beside: Option<BesideView<'a>>,
}

/// One column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ColumnView<'a> {
    name: &'a str,
    document: Option<&'a str>,
    documents: usize,
    authorities: usize,
    alone_total: usize,
    alone: Vec<AuthorityName<'a>>,
    lacks_total: usize,
    lacks: Vec<AuthorityName<'a>>,
}

/// A cited document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityName<'a> {
    key: &'a str,
    canonical: &'a Option<String>,
    issuer: &'a Option<String>,
    subject: &'a Option<String>,
}

/// One authority and its cells, in the order of the columns.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RowView<'a> {
    #[serde(flatten)]
    authority: AuthorityName<'a>,
    columns: usize,
    cells: Vec<CellView>,
}

/// How often and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CellView {
    count: usize,
    roles: Vec<RoleCountView>,
}

/// How often in one role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleCountView {
    role: Role,
    count: usize,
}

/// Two documents side by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BesideView<'a> {
    parts: Vec<PartView<'a>>,
    tasks: Vec<TaskPairView<'a>>,
}

/// Two parts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartView<'a> {
    side: Side,
    left: Option<PartHead<'a>>,
    right: Option<PartHead<'a>>,
    changes: Vec<ChangeView<'a>>,
}

/// The heading of a part.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartHead<'a> {
    level: u8,
    label: &'a str,
    title: &'a str,
    page: u32,
}

/// Two tasks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskPairView<'a> {
    side: Side,
    left: Option<TaskHead<'a>>,
    right: Option<TaskHead<'a>>,
    changes: Vec<ChangeView<'a>>,
}

/// A task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskHead<'a> {
    text: &'a str,
    lead: &'a [String],
    with: &'a [String],
    when: &'a Option<String>,
    page: u32,
}

/// A stretch of words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeView<'a> {
    kind: crate::query::ChangeKind,
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
