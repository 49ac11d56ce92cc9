//! The head of a table: what each column tells.

use crate::registry::{PartWords, TaskRole};
use std::collections::HashSet;

/// The columns of a table, from left; `None` for those that tell nothing of a task.
pub(super) type Columns = Vec<Option<TaskRole>>;

/// The longest head of a column, in letters.
const LONGEST: usize = 70;

/// The columns that the cells of a row name, where they are the head of a table of tasks: what is to be done, and who or when.
pub(super) fn columns<'t>(cells: impl IntoIterator<Item = &'t str>, parts: &PartWords) -> Option<Columns> {
    let mut seen = HashSet::new();
    let mut columns = Columns::new();
    for cell in cells {
        if cell.chars().count() > LONGEST || cell.trim_end().ends_with(['.', ';']) {
            return None;
        }
        let role = parts.role(cell).filter(|role| seen.insert(*role));
        // The number of the row stands first.
        columns.push(role.filter(|role| *role != TaskRole::Index || columns.is_empty()));
    }
    // A head may call the work by the plan's own word; it then stands behind the number, or first.
    if !seen.contains(&TaskRole::What) {
        let at = usize::from(columns.first() == Some(&Some(TaskRole::Index)));
        if let Some(column) = columns.get_mut(at).filter(|column| column.is_none()) {
            *column = Some(TaskRole::What);
            seen.insert(TaskRole::What);
        }
    }
    let tells = seen.contains(&TaskRole::Lead) || seen.contains(&TaskRole::When) && seen.contains(&TaskRole::With);
    let numbered = seen.contains(&TaskRole::Index) && seen.contains(&TaskRole::When);
    (seen.contains(&TaskRole::What) && columns.len() > 2 && (tells || numbered)).then_some(columns)
}

/// Whether a row is the second one of a head, below a cell that spans columns (`Phân công` over `Chủ trì` and `Phối hợp`); its
/// cells then say what the columns tell.
pub(super) fn refine(columns: &mut Columns, cells: &[&str], parts: &PartWords) -> bool {
    let mut told: Vec<Option<TaskRole>> = Vec::new();
    for cell in cells {
        let role = parts.role(cell).filter(|_| cell.chars().count() <= LONGEST);
        if role.is_none() && !cell.is_empty() {
            return false;
        }
        told.push(role);
    }
    if told.len() != columns.len() || told.iter().flatten().count() == 0 {
        return false;
    }
    for (column, role) in columns.iter_mut().zip(told) {
        *column = role.or(*column);
    }
    true
}
