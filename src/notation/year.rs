//! Which numbers are taken for years.

use crate::registry::DOCUMENT_YEARS;
use std::ops::RangeInclusive;

/// Years that a date or a filter may have.
pub const DATES: RangeInclusive<i16> = 1900..=2199;

/// Years that numbers and names of documents bear.
pub const DOCUMENTS: RangeInclusive<i16> = DOCUMENT_YEARS;

/// Years for which plans are made, and which a title or a time names: older ones are history that it tells.
pub const PLANS: RangeInclusive<i16> = 1990..=2099;

/// The year that `digits`, four of them, are in a number or a name: `2020` of `45/2020/NĐ-CP`.
pub fn of_document(digits: &str) -> Option<i16> {
    four(digits, &DOCUMENTS)
}

/// The year that `digits`, four of them, are in a title, a question or a time.
pub fn of_plan(digits: &str) -> Option<i16> {
    four(digits, &PLANS)
}

/// Whether `number` is a year that `years` hold.
pub fn holds(years: &RangeInclusive<i16>, number: u32) -> bool {
    i16::try_from(number).is_ok_and(|number| years.contains(&number))
}

fn four(digits: &str, years: &RangeInclusive<i16>) -> Option<i16> {
    let all = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|year| all && years.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_digits_and_is_not_of_another_age() {
        for (digits, document, plan) in [
            ("2020", Some(2020), Some(2020)),
            ("1945", Some(1945), None),
            ("1944", None, None),
            ("2100", None, None),
            ("+202", None, None),
            ("02020", None, None),
            ("202", None, None),
            ("", None, None),
        ] {
            assert_eq!((of_document(digits), of_plan(digits)), (document, plan), "{digits}");
        }
        assert!(holds(&DATES, 1900) && !holds(&DATES, 1899) && !holds(&DATES, 70_000));
    }
}
