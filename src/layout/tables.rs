//! Tables with drawn borders: which words stand in which cell.
//!
//! A border between two cells is certain where an order of drawing is only likely, so a ruled table is read cell by cell,
//! row by row, however it was drawn.

use super::rules::{NEAR, Rule, Rules};

/// A table: where its borders are, and for each field of that grid the cell that it belongs to.
#[derive(Debug)]
pub(super) struct Table {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Row by row; the number of a cell is that of its first field.
    cells: Vec<usize>,
}

/// A grid with more fields is a drawing.
const FIELDS: usize = 20_000;

/// The tables of a page, larger ones last.
pub(super) fn tables(rules: &Rules) -> Vec<Table> {
    let (level, upright) = rules.joined();
    let mut tables: Vec<Table> =
        groups(&level, &upright).into_iter().filter_map(|(level, upright)| table(&level, &upright)).collect();
    tables.sort_by(|a, b| a.area().total_cmp(&b.area()));
    tables
}

impl Table {
    /// The cell at a place; `None` outside.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<usize> {
        let (column, row) = (field(&self.xs, x)?, field(&self.ys, y)?);
        self.cells.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// The row in which a cell begins.
    pub(super) fn row(&self, cell: usize) -> usize {
        cell / (self.xs.len() - 1)
    }

    /// The column in which a cell begins.
    pub(super) fn column(&self, cell: usize) -> usize {
        cell % (self.xs.len() - 1)
    }

    /// How many rows and columns a cell reaches over.
    pub(super) fn reach(&self, cell: usize) -> (usize, usize) {
        let fields = || self.cells.iter().enumerate().filter(move |(_, of)| **of == cell).map(|(field, _)| field);
        let rows = fields().map(|field| self.row(field)).max().unwrap_or(0);
        let columns = fields().map(|field| self.column(field)).max().unwrap_or(0);
        (rows.saturating_sub(self.row(cell)) + 1, columns.saturating_sub(self.column(cell)) + 1)
    }

    /// The left, top and right ends.
    pub(super) fn bounds(&self) -> (f64, f64, f64) {
        (self.xs[0], self.ys[0], self.xs[self.xs.len() - 1])
    }

    fn area(&self) -> f64 {
        let (left, top, right) = self.bounds();
        (right - left) * (self.ys[self.ys.len() - 1] - top)
    }
}

fn field(borders: &[f64], at: f64) -> Option<usize> {
    let after = borders.partition_point(|border| *border <= at);
    (after > 0 && after < borders.len()).then(|| after - 1)
}

/// The level and the upright rules of one table.
type Group = (Vec<Rule>, Vec<Rule>);

/// Rules that touch each other, group by group.
fn groups(level: &[Rule], upright: &[Rule]) -> Vec<Group> {
    let mut sets = Sets::new(level.len() + upright.len());
    for (i, h) in level.iter().enumerate() {
        for (j, v) in upright.iter().enumerate() {
            let touch = v.at > h.from - NEAR && v.at < h.to + NEAR && h.at > v.from - NEAR && h.at < v.to + NEAR;
            if touch {
                sets.unite(i, level.len() + j);
            }
        }
    }
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (index, rule) in level.iter().chain(upright).enumerate() {
        let root = sets.root(index);
        let at = groups.iter().position(|(of, _)| *of == root).unwrap_or_else(|| {
            groups.push((root, (Vec::new(), Vec::new())));
            groups.len() - 1
        });
        let (level, upright) = &mut groups[at].1;
        if rule.level { level.push(*rule) } else { upright.push(*rule) }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn table(level: &[Rule], upright: &[Rule]) -> Option<Table> {
    let (xs, ys) = (places(upright), places(level));
    if xs.len() < 2 || ys.len() < 2 || xs.len() * ys.len() > FIELDS {
        return None;
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let mut sets = Sets::new(columns * rows);
    let crossed = |rules: &[Rule], at: f64, middle: f64| {
        rules.iter().any(|rule| rule.at == at && rule.from < middle && middle < rule.to)
    };
    for row in 0..rows {
        for column in 0..columns {
            let (x, y) = ((xs[column] + xs[column + 1]) / 2.0, (ys[row] + ys[row + 1]) / 2.0);
            let here = row * columns + column;
            if column + 1 < columns && !crossed(upright, xs[column + 1], y) {
                sets.unite(here, here + 1);
            }
            if row + 1 < rows && !crossed(level, ys[row + 1], x) {
                sets.unite(here, here + columns);
            }
        }
    }
    let cells: Vec<usize> = (0..columns * rows).map(|field| sets.root(field)).collect();
    // A single cell is a frame around text.
    cells.iter().any(|cell| *cell != cells[0]).then_some(Table { xs, ys, cells })
}

fn places(rules: &[Rule]) -> Vec<f64> {
    let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

/// Sets of numbers that are united step by step; the root of a set is its least number.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of thin areas, each given by its corners.
    fn drawn(areas: &[(f64, f64, f64, f64)]) -> Vec<Table> {
        let mut rules = Rules::default();
        for (x0, y0, x1, y1) in areas {
            if x1 - x0 > y1 - y0 {
                rules.push(true, f64::midpoint(*y0, *y1), *x0, *x1);
            } else {
                rules.push(false, f64::midpoint(*x0, *x1), *y0, *y1);
            }
        }
        tables(&rules)
    }

    #[test]
    fn fields_without_a_border_between_are_one_cell() {
        // Two rows of two columns, where the upper row is one cell.
        let table = drawn(&[
            (0.0, 0.0, 200.0, 1.0),
            (0.0, 50.0, 200.0, 51.0),
            (0.0, 100.0, 200.0, 101.0),
            (0.0, 0.0, 1.0, 100.0),
            (199.0, 0.0, 200.0, 100.0),
            (100.0, 50.0, 101.0, 100.0),
        ]);
        let [table] = table.as_slice() else { panic!("{table:?}") };
        let cells = [(50.0, 20.0), (150.0, 20.0), (50.0, 70.0), (150.0, 70.0)].map(|(x, y)| table.cell(x, y));
        assert_eq!(cells, [Some(0), Some(0), Some(2), Some(3)]);
        assert_eq!(table.cell(50.0, 150.0), None);
        assert_eq!(table.row(3), 1);
    }

    #[test]
    fn frames_and_underlines_are_no_tables() {
        assert!(
            drawn(&[
                (0.0, 0.0, 200.0, 1.0),
                (0.0, 99.0, 200.0, 100.0),
                (0.0, 0.0, 1.0, 100.0),
                (199.0, 0.0, 200.0, 100.0)
            ])
            .is_empty()
        );
        assert!(drawn(&[(0.0, 20.0, 200.0, 21.0), (0.0, 40.0, 90.0, 41.0)]).is_empty());
    }
}
