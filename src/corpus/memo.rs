//! What a question has asked already.

use super::Corpus;
use crate::index::{Counted, Dictionary, EngineError, FacetCount, Values, Which};
use std::collections::HashMap;
use std::rc::Rc;

/// The values that were asked for, and their counts.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// All values that begin so, and how they were counted.
    beginnings: HashMap<(Dictionary, Counted), Vec<Beginning>>,
    /// Single values and their counts.
    counts: HashMap<(Dictionary, Counted), HashMap<String, usize>>,
}

#[derive(Debug)]
struct Beginning {
    prefix: String,
    /// So many at the most.
    most: usize,
    values: Rc<[FacetCount]>,
}

impl Memo {
    /// What of `wanted` is not known.
    fn lacking(&self, wanted: Values) -> Option<Values> {
        let Values { of, which, counted } = wanted;
        let which = match which {
            Which::Beginning(prefix, most) => {
                if self.beginning(of, counted, &prefix, most).is_some() {
                    return None;
                }
                Which::Beginning(prefix, most)
            }
            Which::Exactly(mut values) => {
                let known = self.counts.get(&(of, counted));
                values.retain(|value| known.is_none_or(|known| !known.contains_key(value)));
                values.sort_unstable();
                values.dedup();
                if values.is_empty() {
                    return None;
                }
                Which::Exactly(values)
            }
        };
        Some(Values { of, which, counted })
    }

    fn learn(&mut self, asked: Values, found: Vec<FacetCount>) {
        let Values { of, which, counted } = asked;
        match which {
            Which::Beginning(prefix, most) => {
                let known = self.beginnings.entry((of, counted)).or_default();
                known.push(Beginning { prefix, most, values: found.into() });
            }
            Which::Exactly(_) => {
                let known = self.counts.entry((of, counted)).or_default();
                known.extend(found.into_iter().map(|count| (count.value, count.count)));
            }
        }
    }

    /// The values that begin with `prefix`: as they were asked for, or among those of a shorter one.
    fn beginning(&self, of: Dictionary, counted: Counted, prefix: &str, most: usize) -> Option<Rc<[FacetCount]>> {
        let known = self.beginnings.get(&(of, counted))?;
        if let Some(same) = known.iter().find(|known| known.prefix == prefix && known.most >= most) {
            return Some(if same.values.len() <= most { Rc::clone(&same.values) } else { same.values[..most].into() });
        }
        let longer = known.iter().find(|known| known.most == usize::MAX && prefix.starts_with(&known.prefix))?;
        let within = longer.values.iter().filter(|count| count.value.starts_with(prefix));
        Some(within.take(most).cloned().collect())
    }
}

impl Corpus<'_> {
    /// Asks, in one call, for all of `wanted` that is not known yet; it is told without asking from then on.
    pub(crate) fn ahead(&self, wanted: impl IntoIterator<Item = Values>) -> Result<(), EngineError> {
        let mut lacking: Vec<Values> = Vec::new();
        for wanted in wanted {
            let wanted = self.memo.borrow().lacking(wanted);
            lacking.extend(wanted.filter(|wanted| !lacking.contains(wanted)));
        }
        if lacking.is_empty() {
            return Ok(());
        }
        let found = self.view.values(&lacking)?;
        let mut memo = self.memo.borrow_mut();
        lacking.into_iter().zip(found).for_each(|(asked, found)| memo.learn(asked, found));
        Ok(())
    }

    /// The values of `of` that begin with `prefix`, the most frequent first.
    pub(crate) fn beginning(
        &self,
        of: Dictionary,
        prefix: &str,
        counted: Counted,
    ) -> Result<Rc<[FacetCount]>, EngineError> {
        self.most(of, prefix, usize::MAX, counted)
    }

    /// The `most` most frequent of them.
    pub(crate) fn most(
        &self,
        of: Dictionary,
        prefix: &str,
        most: usize,
        counted: Counted,
    ) -> Result<Rc<[FacetCount]>, EngineError> {
        self.ahead([Values { of, which: Which::Beginning(prefix.to_owned(), most), counted }])?;
        Ok(self.memo.borrow().beginning(of, counted, prefix, most).unwrap_or_default())
    }

    /// In how many documents each of `values` stands.
    pub(crate) fn counts(
        &self,
        of: Dictionary,
        values: &[String],
        counted: Counted,
    ) -> Result<Vec<usize>, EngineError> {
        self.ahead([Values::exactly(of, values.to_vec(), counted)])?;
        let memo = self.memo.borrow();
        let known = memo.counts.get(&(of, counted));
        let count = |value: &String| known.and_then(|known| known.get(value)).copied().unwrap_or(0);
        Ok(values.iter().map(count).collect())
    }
}
