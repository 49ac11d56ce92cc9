//! Keys of numbers: what all spellings of one number share, by which the tables of documents are searched.

use crate::text::slug;

/// The key of `number` as tables write it: `63/2010/NĐ-CP` is `63-2010-nd-cp`. A number without year has its day or year
/// in brackets behind it, `76/NQ-CP (15/7/2021)`; a type before it (`Nghị quyết 55/2010/QH12`) is no part of the key.
pub fn key_of_number(number: &str) -> String {
    let (_, number) = typed(number);
    let Some((number, day)) = number.split_once(" (") else { return plain(number) };
    let year = day.trim_end_matches(')').rsplit('/').next().unwrap_or_default();
    format!("{}-{year}", plain(number))
}

/// The type that stands before a number where two types bear it, and the number.
pub(super) fn typed(cell: &str) -> (Option<&str>, &str) {
    let digit = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    match cell.split_at(digit) {
        (before, number) if before.ends_with(' ') => (Some(before.trim_end()), number),
        _ => (None, cell),
    }
}

fn plain(number: &str) -> String {
    match number.split_once('/') {
        Some((number, rest)) => format!("{}-{}", padded_number(number), slug(rest)),
        None => slug(number),
    }
}

/// A number as keys have it, with two digits at the least: `007` and `7` are `07`, `66.7` is `66-7`, `30c` stays.
pub fn padded_number(number: &str) -> String {
    let folded = slug(number);
    let zeros = folded.trim_start_matches('0');
    let digits = zeros.bytes().take_while(u8::is_ascii_digit).count();
    format!("{}{zeros}", "0".repeat(2_usize.saturating_sub(digits)))
}

#[cfg(test)]
mod tests {
    use super::{key_of_number, typed};

    #[test]
    fn one_key_however_a_table_writes_it() {
        for (number, key) in [
            ("63/2010/NĐ-CP", "63-2010-nd-cp"),
            ("4/2020/TT-BNV", "04-2020-tt-bnv"),
            ("76/NQ-CP (2013)", "76-nq-cp-2013"),
            ("03/NQ-CP (09/01/2025)", "03-nq-cp-2025"),
            ("57-NQ/TW (22/12/2024)", "57-nq-tw-2024"),
            ("Nghị quyết 55/2010/QH12", "55-2010-qh12"),
            ("66.13/2026/NQ-CP", "66-13-2026-nq-cp"),
            ("111-HĐBT", "111-hdbt"),
        ] {
            assert_eq!(key_of_number(number), key);
        }
        assert_eq!(typed("Nghị quyết 55/2010/QH12"), (Some("Nghị quyết"), "55/2010/QH12"));
        assert_eq!(typed("30c/NQ-CP (2011)"), (None, "30c/NQ-CP (2011)"));
    }
}
