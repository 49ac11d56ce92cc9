//! Days of which not all is known: one of a stretch.

use crate::notation::PartialDate;

/// A stretch of days, ends included, in which the day that is meant lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day that it can be.
    pub first: PartialDate,
    /// The last day that it can be.
    pub last: PartialDate,
}

impl Days {
    /// The days that `date` leaves possible.
    pub fn of(date: PartialDate) -> Self {
        let first = PartialDate { month: date.month.or(Some(1)), day: date.day.or(Some(1)), ..date };
        let last = PartialDate { month: date.month.or(Some(12)), day: date.day.or(Some(31)), ..date };
        Self { first, last }
    }

    /// Whether this day is surely no later than `other`.
    pub(super) fn surely_by(&self, other: &Self) -> bool {
        self.last <= other.first
    }

    /// Whether this day is surely later than `other`.
    pub(super) fn surely_after(&self, other: &Self) -> bool {
        self.first > other.last
    }
}

/// The date that a cell of the registry begins with: `2013`, `2025-07-01`, `2026 budget year`.
pub(super) fn date_in(cell: &str) -> Option<PartialDate> {
    PartialDate::parse(cell.split(' ').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Days, date_in};

    #[test]
    fn what_is_sure_of_partly_known_days() {
        let days = |text| Days::of(date_in(text).expect("a date"));
        assert!(days("2013").surely_by(&days("2014-02")) && !days("2013").surely_by(&days("2013-06-01")));
        assert!(days("2014").surely_after(&days("2013-12-31")) && !days("2013").surely_after(&days("2013-01")));
        assert!(days("2025-07-01").surely_by(&days("2025-07-01")), "in effect from that day on");
        assert!(date_in("2021-2030 programme").is_none() && date_in("").is_none());
    }
}
