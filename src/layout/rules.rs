//! Drawn lines (rules) that run level or upright: the borders of tables.

/// A straight line along one axis: it lies at `at` and reaches from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) level: bool,
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// The rules of a page. A page with more than [`MOST`] is a drawing and no table.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
}

const MOST: usize = 6_000;

/// Rules closer than this, in points, are one; corners are often drawn as squares of their own.
pub(super) const NEAR: f64 = 2.5;

impl Rules {
    /// Takes one rule, in points.
    pub(crate) fn push(&mut self, level: bool, at: f64, from: f64, to: f64) {
        if at.is_finite() && from.is_finite() && to.is_finite() && to - from > 0.5 {
            self.rules.push(Rule { level, at, from, to });
        }
    }

    /// Whether there are so many that no more need to come.
    pub(crate) fn is_full(&self) -> bool {
        self.rules.len() > MOST
    }

    /// The level and the upright rules, pieces of one line joined; empty where the page is a drawing.
    pub(crate) fn joined(&self) -> (Vec<Rule>, Vec<Rule>) {
        if self.is_full() {
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
