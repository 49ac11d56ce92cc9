//! The day on which the program is asked.

use crate::notation::PartialDate;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// Today in Vietnam, where the days of laws begin.
pub fn today() -> PartialDate {
    let now = Timestamp::now().to_zoned(TimeZone::fixed(Offset::constant(7)));
    PartialDate { year: now.year(), month: Some(now.month()), day: Some(now.day()) }
}
