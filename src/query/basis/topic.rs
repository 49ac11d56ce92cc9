//! What the words of a topic say of the year and the place that it is meant for.

use super::SuggestRequest;
use crate::notation::{PartialDate, year};
use crate::registry::Registry;

/// The longest name of a province has so many words: `thành phố Hồ Chí Minh`.
const NAME_WORDS: usize = 5;

impl SuggestRequest {
    /// A request for what a document on `topic` would rest on: for the first year and the first province that its words
    /// name, with or without marks, as things stand in that year.
    pub fn about(topic: &str, registry: &Registry) -> Self {
        let words: Vec<&str> = topic.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let year = words.iter().find_map(|word| year::of_plan(word));
        let named = |at: usize| {
            let longest = NAME_WORDS.min(words.len() - at);
            (1..=longest).rev().find_map(|count| registry.province(&words[at..at + count].join(" ")))
        };
        Self {
            title: topic.to_owned(),
            year,
            province: (0..words.len()).find_map(named).map(|province| province.name.clone()),
            on: year.and_then(PartialDate::from_year),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_names_its_year_and_province() {
        let registry = Registry::built_in();
        let cases = [
            ("Kế hoạch kiểm soát thủ tục hành chính năm 2026 tỉnh Quảng Ngãi", Some(2026), Some("Quảng Ngãi")),
            ("ke hoach cai cach hanh chinh 2025 ha noi", Some(2025), Some("Hà Nội")),
            ("chuyển đổi số giai đoạn 2026-2030 của Thành phố Hồ Chí Minh", Some(2026), Some("Thành phố Hồ Chí Minh")),
            ("kiểm soát thủ tục hành chính theo Nghị định 63", None, None),
        ];
        for (topic, year, province) in cases {
            let request = SuggestRequest::about(topic, &registry);
            assert_eq!((request.year, request.province.as_deref()), (year, province), "{topic}");
        }
    }
}
