//! Drawn lines (rules) that run level or upright: the borders of tables.

use hayro_interpret::DrawMode;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Shape};

/// A straight line along one axis: it lies at `at` and reaches from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::source) struct Rule {
    pub(in crate::source) level: bool,
    pub(in crate::source) at: f64,
    pub(in crate::source) from: f64,
    pub(in crate::source) to: f64,
}

/// The rules of a page. A page with more than [`MOST`] is a drawing and no table.
#[derive(Debug, Default)]
pub(in crate::source) struct Rules {
    rules: Vec<Rule>,
}

const MOST: usize = 6_000;

/// A filled area that is no thicker than this, in points, is a rule.
const THIN: f64 = 3.0;

/// Rules closer than this, in points, are one; corners are often drawn as squares of their own.
pub(super) const NEAR: f64 = 2.5;

impl Rules {
    /// Takes the rules of a drawn path.
    pub(super) fn add(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) {
        if self.rules.len() > MOST {
            return;
        }
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => self.add_filled(path, transform),
            DrawMode::Stroke(_) => self.add_stroked(path, transform),
            DrawMode::Invisible => {}
        }
    }

    fn add_filled(&mut self, path: &BezPath, transform: Affine) {
        let elements = path.elements();
        let starts =
            elements.iter().enumerate().filter(|(_, e)| matches!(e, PathEl::MoveTo(_))).map(|(index, _)| index);
        let mut bounds: Vec<usize> = starts.chain([elements.len()]).collect();
        bounds.dedup();
        for part in bounds.windows(2) {
            let part = &elements[part[0]..part[1]];
            if part.len() > 6 {
                continue;
            }
            let area = (transform * BezPath::from_vec(part.to_vec())).bounding_box();
            if area.height() <= THIN && area.width() > THIN {
                self.push(true, area.center().y, area.x0, area.x1);
            } else if area.width() <= THIN && area.height() > THIN {
                self.push(false, area.center().x, area.y0, area.y1);
            }
        }
    }

    fn add_stroked(&mut self, path: &BezPath, transform: Affine) {
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let next = match element {
                PathEl::MoveTo(point) => {
                    (first, last) = (*point, *point);
                    continue;
                }
                PathEl::LineTo(point) => *point,
                PathEl::ClosePath => first,
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                    last = *point;
                    continue;
                }
            };
            let (a, b) = (transform * last, transform * next);
            if (a.y - b.y).abs() < 0.5 {
                self.push(true, a.y, a.x.min(b.x), a.x.max(b.x));
            } else if (a.x - b.x).abs() < 0.5 {
                self.push(false, a.x, a.y.min(b.y), a.y.max(b.y));
            }
            last = next;
        }
    }

    /// Takes one rule, in points.
    pub(in crate::source) fn push(&mut self, level: bool, at: f64, from: f64, to: f64) {
        if at.is_finite() && from.is_finite() && to.is_finite() && to - from > 0.5 {
            self.rules.push(Rule { level, at, from, to });
        }
    }

    /// The level and the upright rules, pieces of one line joined; empty where the page is a drawing.
    pub(in crate::source) fn joined(&self) -> (Vec<Rule>, Vec<Rule>) {
        if self.rules.len() > MOST {
            return (Vec::new(), Vec::new());
        }
        let of = |level: bool| join(self.rules.iter().filter(|rule| rule.level == level).copied().collect());
        (of(true), of(false))
    }
}

fn join(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    // First those at one place get exactly one place, so that they can be sorted along it.
    let mut place = f64::NEG_INFINITY;
    for rule in &mut rules {
        if rule.at - place > NEAR {
            place = rule.at;
        }
        rule.at = place;
    }
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut joined: Vec<Rule> = Vec::new();
    for rule in rules {
        match joined.last_mut() {
            Some(last) if last.at == rule.at && rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
            _ => joined.push(rule),
        }
    }
    // A dash under a word is no border.
    joined.retain(|rule| rule.to - rule.from > 2.0 * NEAR);
    joined
}
