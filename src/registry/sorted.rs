//! Tables of many rows that are searched where they lie: nothing is read or built before a question comes.
//!
//! The tables that come with the program stand sorted in the binary, so that a look-up touches a dozen rows. Other orders,
//! and tables of the user, are put in order at the first question.

use super::key::key_of_number;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Rows found by the key of the number in one of their columns.
#[derive(Debug, Clone)]
pub(super) struct Sorted {
    /// The rows, without the head line, each ended by `\n`.
    rows: Cow<'static, str>,
    column: usize,
    /// Where the rows begin, in the order of their keys; `None` where they stand so.
    order: Option<OnceLock<Vec<u32>>>,
}

impl Sorted {
    /// Rows of `tsv` that stand in the order of the keys of `column`.
    pub(super) fn as_written(tsv: &'static str, column: usize) -> Self {
        Self { rows: Cow::Borrowed(without_head(tsv)), column, order: None }
    }

    /// Rows of `tsv` in any order.
    pub(super) fn any(tsv: Cow<'static, str>, column: usize) -> Self {
        let rows = match tsv {
            Cow::Borrowed(tsv) => Cow::Borrowed(without_head(tsv)),
            Cow::Owned(tsv) => Cow::Owned(without_head(&tsv).to_owned()),
        };
        Self { rows, column, order: Some(OnceLock::new()) }
    }

    /// The rows whose number has the key `key`.
    pub(super) fn of<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s str> {
        self.from(key).take_while(move |row| self.key(row) == key)
    }

    /// The keys that begin with `beginning`.
    pub(super) fn keys_with<'s>(&'s self, beginning: &'s str) -> impl Iterator<Item = String> + 's {
        self.from(beginning).map(|row| self.key(row)).take_while(move |key| key.starts_with(beginning))
    }

    /// All rows as they stand.
    pub(super) fn rows(&self) -> impl Iterator<Item = &str> {
        self.rows.lines()
    }

    /// The rows from the first whose key is not before `key`.
    fn from(&self, key: &str) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.order {
            None => Box::new(self.rows[self.bisect(key)..].lines()),
            Some(order) => {
                let order = order.get_or_init(|| self.sort());
                let first = order.partition_point(|at| self.key(self.row(*at as usize)).as_str() < key);
                Box::new(order[first..].iter().map(|at| self.row(*at as usize)))
            }
        }
    }

    /// Where the first row begins whose key is not before `key`.
    fn bisect(&self, key: &str) -> usize {
        let bytes = self.rows.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low.midpoint(high);
            let begin = memchr::memrchr(b'\n', &bytes[low..middle]).map_or(low, |end| low + end + 1);
            let row = self.row(begin);
            if self.key(row).as_str() < key {
                low = begin + row.len() + 1;
            } else {
                high = begin;
            }
        }
        low.min(bytes.len())
    }

    fn sort(&self) -> Vec<u32> {
        let mut keyed = Vec::new();
        let mut at = 0;
        for row in self.rows.split_terminator('\n') {
            keyed.push((self.key(row), at as u32));
            at += row.len() + 1;
        }
        keyed.sort();
        keyed.into_iter().map(|(_, at)| at).collect()
    }

    fn row(&self, begin: usize) -> &str {
        self.rows[begin..].split('\n').next().unwrap_or_default()
    }

    fn key(&self, row: &str) -> String {
        key_of_number(row.split('\t').nth(self.column).unwrap_or_default())
    }
}

fn without_head(tsv: &str) -> &str {
    tsv.split_once('\n').map_or("", |(_, rows)| rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "n\tv\n02/2019/TT-BTC\ta\n02/2020/TT-BTC\tb\n02/2020/TT-BTC\tc\n110/2004/NĐ-CP\td\n76/NQ-CP (2013)\te\n";

    #[test]
    fn rows_are_found_in_either_order() {
        let mixed =
            "n\tv\n76/NQ-CP (2013)\te\n02/2020/TT-BTC\tb\n110/2004/NĐ-CP\td\n02/2019/TT-BTC\ta\n02/2020/TT-BTC\tc";
        for table in [Sorted::as_written(TABLE, 0), Sorted::any(Cow::Owned(mixed.to_owned()), 0)] {
            let values = |key: &str| {
                table.of(key).map(|row| row.rsplit('\t').next().unwrap_or("").to_owned()).collect::<Vec<_>>()
            };
            assert_eq!(values("02-2020-tt-btc"), ["b", "c"]);
            assert_eq!(values("02-2019-tt-btc"), ["a"]);
            assert_eq!(values("76-nq-cp-2013"), ["e"]);
            assert!(
                values("02-2021-tt-btc").is_empty() && values("99-2021-tt-btc").is_empty() && values("").is_empty()
            );
            assert_eq!(table.keys_with("76-nq-cp-").collect::<Vec<_>>(), ["76-nq-cp-2013"]);
        }
    }
}
