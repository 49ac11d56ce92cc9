//! Tab-separated tables with a head line, as the registry's data files are.

use thiserror::Error;

/// Why a table of facts was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {reason}")]
pub struct TableError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it and what is wanted.
    pub reason: String,
}

/// The rows of `tsv`, each with exactly the columns named; the head line must name them in this order.
pub(super) fn rows<'t, const N: usize>(
    file: &str,
    tsv: &'t str,
    columns: [&str; N],
) -> Result<Vec<[&'t str; N]>, TableError> {
    rows_of(file, tsv, columns, N)
}

/// The rows of `tsv`, of whose columns those behind the first `needed` may be left out of the whole table: their cells are
/// empty then, so that tables made before a column came still hold.
pub(super) fn rows_of<'t, const N: usize>(
    file: &str,
    tsv: &'t str,
    columns: [&str; N],
    needed: usize,
) -> Result<Vec<[&'t str; N]>, TableError> {
    let error = |line: usize, reason: String| TableError { file: file.to_owned(), line, reason };
    let mut lines = tsv.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let head = lines.next().map(|(_, line)| line.trim_end().trim_start_matches('\u{FEFF}')).unwrap_or_default();
    let width = head.split('\t').count();
    if !(needed..=N).contains(&width) || head.split('\t').ne(columns[..width].iter().copied()) {
        return Err(error(1, format!("the head line must be `{}`, tab-separated", columns.join(" "))));
    }
    lines
        .map(|(index, line)| {
            let mut cells: Vec<&str> = line.trim_end_matches('\r').split('\t').map(str::trim).collect();
            let found = cells.len();
            let wrong = || error(index + 1, format!("{found} columns stand where {width} belong, tab-separated"));
            if found != width {
                return Err(wrong());
            }
            cells.resize(N, "");
            cells.try_into().map_err(|_| wrong())
        })
        .collect()
}

/// A cell as a list: items between `separator`, trimmed, none empty.
pub(super) fn list(cell: &str, separator: char) -> Vec<String> {
    cell.split(separator).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// The rows of `tsv` with their lines, each with no more than the columns named, as the head line must name them.
pub(super) fn rows_at_most<'t>(
    file: &str,
    tsv: &'t str,
    columns: &[&str],
) -> Result<Vec<(usize, &'t str)>, TableError> {
    let error = |line: usize, reason: String| TableError { file: file.to_owned(), line, reason };
    let mut lines = tsv.lines().enumerate();
    let head = lines.next().map(|(_, line)| line.trim_end().trim_start_matches('\u{FEFF}')).unwrap_or_default();
    if head.split('\t').ne(columns.iter().copied()) {
        return Err(error(1, format!("the head line must be `{}`, tab-separated", columns.join(" "))));
    }
    let counted = |(index, line): (usize, &'t str)| match line.split('\t').count() {
        found if found > columns.len() => {
            let most = columns.len();
            Err(error(index + 1, format!("{found} columns stand where {most} belong, tab-separated")))
        }
        _ => Ok((index + 1, line)),
    };
    lines.filter(|(_, line)| !line.trim().is_empty()).map(counted).collect()
}
