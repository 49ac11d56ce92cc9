//! The line of place and day, and the province.

use super::number::blank_date;
use super::{Line, prefix};
use crate::notation::{PartialDate, WrittenDate, read_date, year};
use crate::registry::{Province, Registry, Tier};
use crate::text::{PagedText, Span};

pub(super) struct Place<'r> {
    /// The province that the place names.
    pub(super) province: Option<&'r Province>,
    /// The day, maybe partly blank.
    pub(super) date: Option<PartialDate>,
}

/// The line of place and day, `Bắc Ninh, ngày 20 tháng 11 năm 2025`.
pub(super) fn place_and_date<'r>(
    paged: &PagedText,
    head: &str,
    limit: usize,
    registry: &'r Registry,
) -> Option<Place<'r>> {
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
            let date = found.date.or_else(|| blank_date(day, month, year));
            date.and_then(|date| as_far_as_sure(date, found, paged))
        });
        let city = registry.places.bare(name);
        let province = registry.province(name).or_else(|| registry.province(city));
        if found.is_some() {
            return Some(Place { province, date });
        }
    }
    zone.lines().find_map(|line| smeared(line, paged, registry))
}

/// The date `found` without what was not read surely: the day first, then the month; `None` where not even its year was.
fn as_far_as_sure(date: PartialDate, found: &WrittenDate, paged: &PagedText) -> Option<PartialDate> {
    let text = Span::new(found.start, found.end).of(paged.text());
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let sure = parts.map(|part| Span::within(paged.text(), part).is_none_or(|span| paged.is_sure(span)));
    // What was left blank has no figures.
    let mut written = found.numbers.iter().zip(["day", "month", "year"]).filter(|(number, _)| number.is_some());
    let unsure: Vec<&str> = sure
        .filter_map(|sure| Some((sure, written.next()?.1)))
        .filter(|(sure, _)| !sure)
        .map(|(_, part)| part)
        .collect();
    let is_sure = |part: &str| !unsure.contains(&part);
    if !is_sure("year") {
        return None;
    }
    match (date.month.filter(|_| is_sure("month")), date.day.filter(|_| is_sure("day"))) {
        (Some(month), None) => PartialDate::from_month(date.year, month),
        (Some(_), Some(_)) => Some(date),
        (None, _) => PartialDate::from_year(date.year),
    }
}

/// A line of place and day of which a scan shows only part, because the day was written by hand: `Hà Nội, ngày °È} tháng 4
/// năm 2026`. Its month is taken where it is whole, its day never.
fn smeared<'r>(line: &str, paged: &PagedText, registry: &'r Registry) -> Option<Place<'r>> {
    const LONGEST: usize = 60;
    let sure = |words: &str| Span::within(paged.text(), words).is_none_or(|span| paged.is_sure(span));
    let line = line.trim_matches(|c: char| c == '*' || c.is_whitespace());
    let (name, day) = line.split_once(',')?;
    let (before, year) = day.rsplit_once("năm ")?;
    let named = name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphabetic() || " .-".contains(c));
    let dated = before.contains("tháng") || before.contains("ngày");
    if !named || !dated || line.chars().count() > LONGEST {
        return None;
    }
    let words = year;
    let year: i16 = year::of_document(words.trim_end_matches(['.', ' '])).filter(|_| sure(words))?;
    let month = before.rsplit_once("tháng ").map(|(_, month)| month).filter(|month| sure(month));
    let month: Option<i8> = month.and_then(|month| month.trim().parse().ok());
    let date = month.and_then(|month| PartialDate::from_month(year, month)).or_else(|| PartialDate::from_year(year));
    Some(Place { province: registry.province(name), date })
}

/// Whether a line of place and day, its day blank or not, names the province.
pub(super) fn is_named(head: &str, province: &Province, registry: &Registry) -> bool {
    head.split(['\n', '\t']).filter_map(|line| line.split_once(',')).any(|(name, rest)| {
        let name = name.trim_matches(|c: char| c == '*' || c == '|' || c.is_whitespace());
        rest.contains("năm") && registry.province(name).is_some_and(|named| named.name == province.name)
    })
}

/// The province that the letterhead names in capitals: `TỈNH BẮC NINH`, `THÀNH PHỐ CẦN THƠ`.
pub(super) fn letterhead_province<'r>(lines: &[Line], before: usize, registry: &'r Registry) -> Option<&'r Province> {
    lines.iter().take_while(|(at, ..)| *at < before).find_map(|(.., line)| after_level(line, registry))
}

/// The province behind `tỉnh` or `thành phố` in any capitals, the first that the text names.
pub(super) fn after_level<'r>(text: &str, registry: &'r Registry) -> Option<&'r Province> {
    /// No province has more words in its name.
    const WORDS: usize = 5;
    let levels = registry.places.all(text).filter(|(level, ..)| level.tier == Some(Tier::Province));
    levels.map(|(_, at, length)| &text[at + length..]).find_map(|rest| {
        let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.take(WORDS).collect();
        words.first().filter(|word| word.starts_with(char::is_uppercase))?;
        (1..=words.len()).rev().find_map(|count| registry.province(&words[..count].join(" ")))
    })
}
