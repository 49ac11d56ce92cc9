//! The automatic numbers of paragraphs: what `numbering.xml` defines, counted as Word counts.

use crate::source::count::Count;
use crate::source::symbols;
use crate::source::xml::{Node, Tag, Xml};
use std::collections::{HashMap, HashSet};

/// Levels that a list may have.
pub(super) const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    count: Count,
    /// `%1.%2)`, where `%1` stands for the number of the first level.
    text: String,
    /// What follows the label: nothing, or a space or tab.
    joined: bool,
    /// Numbers of higher levels are written in figures.
    legal: bool,
    /// The level, from 1, at which it begins again; 0 for never; none for every higher one.
    restart: Option<usize>,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    font: Option<String>,
}

impl Level {
    fn is_set(&self) -> bool {
        !self.text.is_empty() || self.style.is_some() || self.start > 0
    }
}

#[derive(Debug, Clone, Default)]
struct List {
    levels: [Level; LEVELS],
    /// The style that defines the list, for a list that only names one.
    defined_by: Option<String>,
    /// The style that this list defines.
    defines: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Num {
    list: i64,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<i64, List>,
    nums: HashMap<i64, Num>,
    counters: HashMap<i64, [Option<u32>; LEVELS]>,
    /// Starts of their own that were taken.
    started: HashSet<(i64, usize)>,
}

/// What is being read.
enum Within {
    List(i64),
    Num(i64),
    Nothing,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(mut xml: Xml<'_>) -> Self {
        let mut read = Self::default();
        let mut within = Within::Nothing;
        let (mut level, mut overriding) = (None, false);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => match tag.name() {
                    "abstractNum" => within = Within::List(tag.number("abstractNumId").unwrap_or(-1)),
                    "num" => within = Within::Num(tag.number("numId").unwrap_or(-1)),
                    "lvl" => {
                        level = tag.number("ilvl").filter(|level| *level < LEVELS);
                        if let Some(level) = read.level(&within, level) {
                            *level = Level::default();
                        }
                    }
                    "lvlOverride" => {
                        level = tag.number("ilvl").filter(|level| *level < LEVELS);
                        overriding = true;
                    }
                    "rPrChange" | "pPrChange" => xml.skip(),
                    _ => read.property(&tag, &within, level, overriding),
                },
                Node::Close(end) => match end.name() {
                    "abstractNum" | "num" => within = Within::Nothing,
                    "lvlOverride" => (level, overriding) = (None, false),
                    "lvl" if !overriding => level = None,
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
        read
    }

    fn level(&mut self, within: &Within, level: Option<usize>) -> Option<&mut Level> {
        let level = level?;
        match within {
            Within::List(id) => Some(&mut self.lists.entry(*id).or_default().levels[level]),
            Within::Num(id) => Some(self.nums.entry(*id).or_default().levels.entry(level).or_default()),
            Within::Nothing => None,
        }
    }

    fn property(&mut self, tag: &Tag<'_>, within: &Within, level: Option<usize>, overriding: bool) {
        match (tag.name(), within) {
            ("abstractNumId", Within::Num(id)) => {
                self.nums.entry(*id).or_default().list = tag.number("val").unwrap_or(-1);
            }
            ("startOverride", Within::Num(id)) if overriding => {
                if let Some(level) = level {
                    self.nums.entry(*id).or_default().starts[level] = tag.number("val");
                }
            }
            ("numStyleLink", Within::List(id)) => self.lists.entry(*id).or_default().defined_by = tag.val(),
            ("styleLink", Within::List(id)) => self.lists.entry(*id).or_default().defines = tag.val(),
            ("start" | "numFmt" | "lvlText" | "suff" | "isLgl" | "lvlRestart" | "pStyle" | "rFonts", _) => {
                if let Some(level) = self.level(within, level) {
                    define(level, tag);
                }
            }
            _ => {}
        }
    }

    /// The list that `num` counts, by the style that defines it where it only names one.
    fn list_of(&self, num: i64) -> Option<i64> {
        let id = self.nums.get(&num)?.list;
        let Some(style) = self.lists.get(&id).and_then(|list| list.defined_by.as_ref()) else { return Some(id) };
        let defining = self.lists.iter().find(|(_, list)| list.defines.as_ref() == Some(style));
        Some(defining.map_or(id, |(id, _)| *id))
    }

    /// The level of the list of `num` on which paragraphs of one of `styles` stand.
    pub(super) fn level_of_style(&self, num: i64, styles: &[String]) -> Option<usize> {
        let levels = &self.lists.get(&self.list_of(num)?)?.levels;
        styles.iter().find_map(|style| levels.iter().position(|level| level.style.as_ref() == Some(style)))
    }

    fn definition(&self, num: i64, list: i64, level: usize) -> Option<&Level> {
        let own = self.nums.get(&num)?.levels.get(&level).filter(|level| level.is_set());
        own.or_else(|| Some(&self.lists.get(&list)?.levels[level]))
    }

    /// Counts a paragraph of the list `num` and returns its label with what follows it; none where it has none.
    pub(super) fn label(&mut self, num: i64, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.list_of(num)?;
        self.lists.get(&list)?;
        let start = self.definition(num, list, level)?.start;
        let own_start = self.nums.get(&num)?.starts[level];
        let begins = own_start.is_some() && self.started.insert((num, level));
        let mut counters = self.counters.get(&list).copied().unwrap_or_default();
        counters[level] = match counters[level] {
            Some(number) if !begins => Some(number.saturating_add(1)),
            _ => Some(own_start.unwrap_or(start)),
        };
        for (higher, counter) in counters.iter_mut().enumerate().take(level) {
            let start = || self.definition(num, list, higher).map_or(1, |level| level.start);
            counter.get_or_insert_with(start);
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = self.definition(num, list, deeper).and_then(|level| level.restart);
            if restart.is_none_or(|restart| level < restart) {
                *counter = None;
            }
        }
        self.counters.insert(list, counters);
        let label = self.written(num, list, level, &counters)?;
        let joined = self.definition(num, list, level)?.joined;
        (!label.is_empty()).then(|| if joined { label } else { label + " " })
    }

    fn written(&self, num: i64, list: i64, level: usize, counters: &[Option<u32>; LEVELS]) -> Option<String> {
        let own = self.definition(num, list, level)?;
        let mut label = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place = (c == '%').then(|| chars.peek().and_then(|c| c.to_digit(10))).flatten();
            let Some(place) = place.filter(|place| (1..=9).contains(place)) else {
                label.push(symbols::shown(c, own.font.as_deref()));
                continue;
            };
            chars.next();
            let index = place as usize - 1;
            let Some(shown) = self.definition(num, list, index) else { continue };
            let count = match shown.count {
                Count::Decimal | Count::Padded(_) | Count::None | Count::Bullet => shown.count,
                _ if own.legal => Count::Decimal,
                count => count,
            };
            label.push_str(&counters[index].map(|number| count.write(number)).unwrap_or_default());
        }
        Some(label.trim().to_owned())
    }
}

fn define(level: &mut Level, tag: &Tag<'_>) {
    match tag.name() {
        "start" => level.start = tag.number("val").unwrap_or(1),
        "numFmt" => {
            let name = tag.val().unwrap_or_default();
            // `001, 002, …` is written out where the way of counting has no name.
            let sample = tag.get("format").filter(|_| name == "custom");
            let width = sample.map(|sample| sample.chars().take_while(char::is_ascii_digit).count());
            level.count = width.filter(|w| *w > 1).map_or_else(|| Count::of_word(&name), |w| Count::Padded(w.min(9)));
        }
        "lvlText" => level.text = tag.val().unwrap_or_default(),
        "suff" => level.joined = tag.val().as_deref() == Some("nothing"),
        "isLgl" => level.legal = tag.is_on(),
        "lvlRestart" => level.restart = tag.number("val"),
        "pStyle" => level.style = tag.val(),
        "rFonts" => level.font = tag.get("ascii").or_else(|| tag.get("hAnsi")),
        _ => {}
    }
}
