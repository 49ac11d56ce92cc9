//! Lists of OpenDocument: elements within elements, counted on as they say.

use super::styles::Styles;
use std::collections::HashMap;

/// The lists that are open, and how far each style has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    counters: HashMap<String, Vec<Option<u32>>>,
}

#[derive(Debug)]
struct Open {
    style: String,
    /// An item that has no label yet.
    waiting: bool,
    /// The number that the item takes by its own word.
    start: Option<u32>,
}

impl Lists {
    /// A list begins, of the style of the one around it where it has none; `goes_on` where it counts on.
    pub(super) fn open(&mut self, style: Option<String>, goes_on: bool) {
        let around = self.open.last().map(|list| list.style.clone());
        let style = style.or(around).unwrap_or_default();
        if !goes_on {
            let level = self.open.len();
            self.counters.entry(style.clone()).or_default().truncate(level);
        }
        self.open.push(Open { style, waiting: false, start: None });
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// An item begins.
    pub(super) fn item(&mut self, start: Option<u32>) {
        if let Some(list) = self.open.last_mut() {
            (list.waiting, list.start) = (true, start);
        }
    }

    /// The label of the paragraph that begins, where it is the first of its item.
    pub(super) fn label(&mut self, styles: &Styles) -> Option<String> {
        let level = self.open.len();
        let list = self.open.last_mut().filter(|list| list.waiting)?;
        list.waiting = false;
        let (style, start) = (list.style.clone(), list.start.take());
        self.count(&style, level, start, styles)
    }

    /// Counts an item on `level` (from 1) of the list `style`.
    pub(super) fn count(&mut self, style: &str, level: usize, start: Option<u32>, styles: &Styles) -> Option<String> {
        let counters = self.counters.entry(style.to_owned()).or_default();
        counters.resize(level, None);
        for (at, counter) in counters.iter_mut().enumerate() {
            let first = styles.level(style, at + 1).map_or(1, |level| level.start);
            *counter = match (*counter, at + 1 == level) {
                (_, true) if start.is_some() => start,
                (Some(number), true) => Some(number.saturating_add(1)),
                (None, _) => Some(first),
                (number, false) => number,
            };
        }
        let numbers: Vec<u32> = counters.iter().map(|number| number.unwrap_or(1)).collect();
        styles.label(style, level, &numbers)
    }
}
