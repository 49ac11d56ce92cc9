//! The line of place and day, and the province.

use super::number::blank_date;
use super::{Line, prefix};
use crate::notation::{PartialDate, read_date};
use crate::registry::{Province, Registry};

pub(super) struct Place<'r> {
    /// The province that the place names.
    pub(super) province: Option<&'r Province>,
    /// The day, maybe partly blank.
    pub(super) date: Option<PartialDate>,
}

/// The line of place and day, `Bắc Ninh, ngày 20 tháng 11 năm 2025`.
pub(super) fn place_and_date<'r>(head: &str, limit: usize, registry: &'r Registry) -> Option<Place<'r>> {
    let zone = prefix(head, limit);
    for (at, _) in zone.match_indices("ngày") {
        let before = zone[..at].trim_end_matches([' ', '\n', '\t', '*']);
        let Some(place) = before.strip_suffix(',') else { continue };
        let name = place
            .rsplit(['\n', '|', '\t'])
            .next()
            .unwrap_or_default()
            .trim_matches(|c: char| c == '*' || c.is_whitespace());
        let name = name.rsplit("  ").next().unwrap_or(name).trim();
        if name.chars().count() > 40 || !name.starts_with(char::is_uppercase) {
            continue;
        }
        let found = read_date(zone, at);
        let date = found.as_ref().and_then(|found| {
            let [day, month, year] = found.numbers;
            found.date.or_else(|| blank_date(day, month, year))
        });
        let city = name.trim_start_matches("TP.").trim_start_matches("Thành phố").trim();
        let province = registry.province(name).or_else(|| registry.province(city));
        if found.is_some() {
            return Some(Place { province, date });
        }
    }
    None
}

/// The province that the letterhead names in capitals: `TỈNH BẮC NINH`, `THÀNH PHỐ CẦN THƠ`.
pub(super) fn letterhead_province<'r>(lines: &[Line], before: usize, registry: &'r Registry) -> Option<&'r Province> {
    lines.iter().take_while(|(at, ..)| *at < before).find_map(|(.., line)| after_level(line, registry))
}

/// The province behind `tỉnh` or `thành phố` in any capitals, the first that the text names.
pub(super) fn after_level<'r>(text: &str, registry: &'r Registry) -> Option<&'r Province> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    for at in 0..words.len() {
        let level = words[at].to_lowercase();
        let from = match level.as_str() {
            "tỉnh" => at + 1,
            "phố" if at > 0 && words[at - 1].to_lowercase() == "thành" => at + 1,
            _ => continue,
        };
        if !words.get(from).is_some_and(|name| name.starts_with(char::is_uppercase)) {
            continue;
        }
        for count in (1..=5).rev() {
            let Some(name) = words.get(from..from + count) else { continue };
            if let Some(province) = registry
                .province(&name.join(" "))
                .or_else(|| registry.province(&format!("thành phố {}", name.join(" "))).filter(|_| level == "phố"))
            {
                return Some(province);
            }
        }
    }
    None
}
