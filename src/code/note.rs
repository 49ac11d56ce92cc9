//! The note of an article (ghi chú): where it comes from, since when, and what changed it.
//!
//! `(Điều 5 Nghị định số 63/2010/NĐ-CP, có hiệu lực thi hành kể từ ngày 14/10/2010, có nội dung được sửa đổi bởi Điều 1
//! Nghị định số 48/2013/NĐ-CP có hiệu lực thi hành kể từ ngày 01/07/2013; Điều 4 Nghị định số …)`

use super::cited::{CitedDocument, Mention, described, mention};
use super::scan::Line;
use super::{Link, Target};
use crate::notation::{self, PartialDate};
use crate::registry::{CodeWord, Registry};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an article's note tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The document that the article comes from.
    pub document: CitedDocument,
    /// The place in it as written, `Điều 5`.
    pub place: String,
    /// The place in the database's own words, `Chuong_II_Dieu_5`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Since when it has been in effect.
    pub effective: Option<PartialDate>,
    /// When its effect ends or ended, where the note says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<PartialDate>,
    /// What changed it, in the order of the note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// One group of changes: what was done, and the acts that did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What was done, in the order of the note; with several acts it is open which of them did which.
    pub kinds: Vec<ChangeKind>,
    /// The acts.
    pub acts: Vec<Act>,
    /// The words that say so.
    pub words: String,
}

/// What was done to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was changed (sửa đổi).
    Amended,
    /// Something was added to it (có nội dung được bổ sung), or it was itself added (được bổ sung).
    Supplemented,
    /// Some of it was abolished (có nội dung bị bãi bỏ).
    PartAbolished,
    /// It was abolished as a whole (bị bãi bỏ).
    Abolished,
    /// It was replaced (được thay thế).
    Replaced,
}

/// An act that changed an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The document.
    pub document: CitedDocument,
    /// The places in it, `Điều 1, Điều 2`.
    pub place: String,
    /// Since when the change has been in effect.
    pub effective: Option<PartialDate>,
}

/// Understands a note; `None` where it names no document.
pub fn note(text: &str, links: &[Link], registry: &Registry) -> Option<Note> {
    let line = Line::new(text);
    let words = registry.code();
    let found = mention(&line, 0, text.len(), registry)?;
    let effective = dated(&line, found.end, text.len(), CodeWord::Effective, registry);
    let until = effective.as_ref().map_or(text.len(), |dated| dated.start);
    let mut document = described(&line, &found, until, registry);
    let own = links.first();
    document.item = own.and_then(|link| link.target.item());
    let anchor = match own.map(|link| &link.target) {
        Some(Target::Item { place, .. }) => place.clone(),
        _ => String::new(),
    };
    let behind = effective.as_ref().map_or(found.end, |dated| dated.end);
    let first_change = line.find(behind, CodeWord::By, words).map_or(text.len(), |(by, _)| by);
    let ended = dated(&line, behind, first_change, CodeWord::Ended, registry).and_then(|dated| dated.day);
    let changes = changes(&line, behind, links, registry);
    let place = place_of(&text[..found.start]);
    Some(Note { document, place, anchor, effective: effective.and_then(|dated| dated.day), ended, changes })
}

/// A word with the day behind it.
struct Dated {
    start: usize,
    end: usize,
    day: Option<PartialDate>,
}

/// The first word of `kind` between `from` and `until` that a day follows within its clause.
fn dated(line: &Line<'_>, from: usize, until: usize, kind: CodeWord, registry: &Registry) -> Option<Dated> {
    let words = registry.code();
    let mut from = from;
    while let Some((start, behind)) = line.find(from, kind, words).filter(|(start, _)| *start < until) {
        from = behind;
        let day = line.find(behind, CodeWord::Day, words).map(|(day, _)| day);
        let near = day.filter(|day| line.text.get(behind..*day).is_some_and(|gap| !gap.contains([',', ';', '(', ')'])));
        if let Some(date) = near.and_then(|day| notation::read_date(line.text, day)) {
            return Some(Dated { start, end: date.end, day: date.date.filter(PartialDate::is_whole) });
        }
    }
    None
}

/// Every group of changes from `from` on.
fn changes(line: &Line<'_>, from: usize, links: &[Link], registry: &Registry) -> Vec<Change> {
    let words = registry.code();
    let mut changes = Vec::new();
    let mut from = from;
    while let Some((by, behind)) = line.find(from, CodeWord::By, words) {
        let kinds = kinds(line, from, by, registry);
        let next = line.find(behind, CodeWord::By, words).map_or(line.text.len(), |(next, _)| next);
        let acts = acts(line, behind, next, links, registry);
        let end = acts.last().map_or(behind, |(_, end)| *end);
        if !kinds.is_empty() && !acts.is_empty() {
            let said = line.text.get(from..end).unwrap_or_default();
            let words = said.trim_start_matches([',', ';', ')', ' ']).trim_end().to_owned();
            changes.push(Change { kinds, acts: acts.into_iter().map(|(act, _)| act).collect(), words });
        }
        from = end.max(behind);
    }
    changes
}

/// What the words between `from` and `until` say was done.
fn kinds(line: &Line<'_>, from: usize, until: usize, registry: &Registry) -> Vec<ChangeKind> {
    let words = registry.code();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut in_part = false;
    for at in line.word_starts(from).take_while(|at| *at < until) {
        // After a comma the next words stand for themselves: `bị bãi bỏ, có nội dung được sửa đổi`. A comma within one
        // clause (`có nội dung được sửa đổi, bổ sung`) does not end it.
        in_part |= line.word_at(at, CodeWord::Part, words).is_some();
        let kind = if line.word_at(at, CodeWord::Amended, words).is_some() {
            ChangeKind::Amended
        } else if line.word_at(at, CodeWord::Supplemented, words).is_some() {
            ChangeKind::Supplemented
        } else if line.word_at(at, CodeWord::Replaced, words).is_some() {
            ChangeKind::Replaced
        } else if line.word_at(at, CodeWord::Abolished, words).is_some() {
            if in_part { ChangeKind::PartAbolished } else { ChangeKind::Abolished }
        } else {
            continue;
        };
        if seen.insert(kind) {
            found.push(kind);
        }
    }
    found
}

/// The acts between `from` and `until`, each with where it ends.
fn acts(line: &Line<'_>, from: usize, until: usize, links: &[Link], registry: &Registry) -> Vec<(Act, usize)> {
    let mut acts = Vec::new();
    let mut from = from;
    while let Some(found) = mention(line, from, until, registry) {
        let next = mention(line, found.end, until, registry).map_or(until, |next| next.start);
        let effective = dated(line, found.end, next, CodeWord::Effective, registry);
        let end = effective.as_ref().map_or(found.end, |dated| dated.end);
        let described_to = effective.as_ref().map_or(found.end, |dated| dated.start);
        let place = place_of(line.text.get(from..found.start).unwrap_or_default());
        let mut document = described(line, &found, described_to, registry);
        document.item = item_of(&found, from, end, links);
        acts.push((Act { document, place, effective: effective.and_then(|dated| dated.day) }, end));
        from = end;
    }
    acts
}

/// The database's number of an act: of the first link on its words.
fn item_of(found: &Mention, from: usize, end: usize, links: &[Link]) -> Option<u32> {
    let within = |link: &&Link| (from..end.max(found.end)).contains(&link.at);
    links.iter().skip(1).find(within).and_then(|link| link.target.item())
}

/// The place that stands before a document.
fn place_of(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Note {
        note(text, &[], &Registry::built_in()).unwrap_or_else(|| panic!("no document in {text}"))
    }

    fn day(text: &str) -> Option<PartialDate> {
        PartialDate::parse(text)
    }

    /// `kinds: place document day; …` of every group.
    fn told(note: &Note) -> Vec<String> {
        let act = |act: &Act| {
            let day = act.effective.map(|day| day.to_string()).unwrap_or_default();
            format!("{} {} {} {day}", act.place, act.document.doc_type, act.document.canonical)
        };
        let acts = |change: &Change| change.acts.iter().map(act).collect::<Vec<_>>().join("; ");
        note.changes.iter().map(|change| format!("{:?}: {}", change.kinds, acts(change))).collect()
    }

    #[test]
    fn the_first_note_of_a_document_describes_it() {
        let note = read(
            "(Điều 1 Nghị định số 02/2017/NĐ-CP Về cơ chế, chính sách hỗ trợ sản xuất nông nghiệp để khôi phục sản xuất vùng \
             bị thiệt hại do thiên tai, dịch bệnh ngày 09/01/2017 của Chính phủ, có hiệu lực thi hành kể từ ngày 25/01/2017 )",
        );
        assert_eq!((note.place.as_str(), note.effective), ("Điều 1", day("2017-01-25")));
        let document = &note.document;
        assert_eq!((document.doc_type.as_str(), document.canonical.as_str()), ("Nghị định", "02/2017/NĐ-CP"));
        assert_eq!((document.issued, document.issuer.as_deref()), (day("2017-01-09"), Some("Chính phủ")));
        assert!(
            document
                .title
                .as_deref()
                .is_some_and(|title| title.starts_with("Về cơ chế") && title.ends_with("dịch bệnh"))
        );
    }

    #[test]
    fn days_and_issuers_within_a_name_are_of_the_name() {
        let note = read(
            "(Điều 1 Thông tư số 05/2011/TT-BLĐTBXH Ban hành hệ thống biểu mẫu theo Quyết định số 127/2009/QĐ-TTg ngày 26 \
             tháng 10 năm 2009 của Thủ tướng Chính phủ ngày 23/03/2011 của Bộ Lao động - Thương binh và Xã hội, có hiệu lực \
             kể từ ngày 01/6/2011)",
        );
        assert_eq!(note.document.canonical, "05/2011/TT-BLĐTBXH");
        assert_eq!(note.document.issued, day("2011-03-23"));
        assert_eq!(note.document.issuer.as_deref(), Some("Bộ Lao động - Thương binh và Xã hội"));
        assert!(note.document.title.as_deref().is_some_and(|title| title.ends_with("của Thủ tướng Chính phủ")));
        assert_eq!(note.effective, day("2011-06-01"));
        assert!(note.changes.is_empty(), "{:?}", note.changes);
    }

    #[test]
    fn laws_are_named_with_their_type() {
        let note = read(
            "(Điều 1 Luật số 33/2013/QH13 Phòng, chống thiên tai ngày 19/06/2013 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/05/2014)",
        );
        assert_eq!(note.document.title.as_deref(), Some("Luật Phòng, chống thiên tai"));
    }

    #[test]
    fn a_name_behind_the_issuer_is_told_from_it() {
        let note = read(
            "(Điều 43 Thông tư số 27/2013/TT-BTTTT ngày 31/12/2013 của Bộ Thông tin và Truyền thông Quy định về việc xây dựng, ban hành văn bản, có hiệu lực thi hành kể từ ngày 15/02/2014)",
        );
        assert_eq!(note.document.issuer.as_deref(), Some("Bộ Thông tin và Truyền thông"));
        assert_eq!(note.document.title.as_deref(), Some("Quy định về việc xây dựng, ban hành văn bản"));
        let note = read(
            "(Điều 1 Thông tư số 07/2021/TT-BTP Quy định việc ban hành thông cáo báo chí về văn bản do Chính phủ ban hành ngày 01/11/2021 của Bộ Tư pháp, có hiệu lực kể từ ngày 15/12/2021)",
        );
        assert!(note.document.title.as_deref().is_some_and(|title| title.ends_with("do Chính phủ ban hành")));
    }

    #[test]
    fn old_numbers_are_kept_as_they_are() {
        for (number, doc_type) in [
            ("102-SL/L-004", "Sắc lệnh"),
            ("01/2012/UBTVQH13", "Pháp lệnh"),
            ("06/2003/PL-UBTVQH11", "Pháp lệnh"),
            ("07/2016/TTLT-BYT-BTC-BLĐTBXH", "Thông tư liên tịch"),
            ("58/CP", "Nghị định"),
            ("18/2018/TT-NHNN", "Thông tư"),
        ] {
            let note = read(&format!("(Điều 25a {doc_type} số {number}, có hiệu lực thi hành kể từ ngày 01/03/2019)"));
            assert_eq!((note.document.doc_type.as_str(), note.document.canonical.as_str()), (doc_type, number));
            assert_eq!(note.place, "Điều 25a");
        }
    }

    #[test]
    fn every_act_of_a_group_is_told() {
        let note = read(
            "(Điều 35a Nghị định số 63/2010/NĐ-CP, có hiệu lực thi hành kể từ ngày 14/10/2010, được bổ sung, có nội dung được \
             sửa đổi bởi Điều 1 Nghị định số 48/2013/NĐ-CP có hiệu lực thi hành kể từ ngày 01/07/2013; Điều 1, Điều 2 Nghị \
             định số 92/2017/NĐ-CP có hiệu lực thi hành kể từ ngày 25/09/2017)",
        );
        assert_eq!(
            told(&note),
            [
                "[Supplemented, Amended]: Điều 1 Nghị định 48/2013/NĐ-CP 2013-07-01; Điều 1, Điều 2 Nghị định 92/2017/NĐ-CP 2017-09-25"
            ]
        );
    }

    #[test]
    fn groups_of_their_own_are_parted() {
        let note = read(
            "(Điều 3 Luật số 33/2013/QH13, có hiệu lực kể từ ngày 01/5/2014, bị bãi bỏ bởi Điều 1 Luật số 60/2020/QH14 có hiệu \
             lực thi hành kể từ ngày 01/7/2021, có nội dung bị hủy bỏ bởi Điều 18 Luật số 35/2018/QH14 có hiệu lực từ ngày \
             01 tháng 01 năm 2019)",
        );
        assert_eq!(
            told(&note),
            [
                "[Abolished]: Điều 1 Luật 60/2020/QH14 2021-07-01",
                "[PartAbolished]: Điều 18 Luật 35/2018/QH14 2019-01-01"
            ]
        );
    }

    #[test]
    fn what_names_no_document_is_no_note() {
        let registry = Registry::built_in();
        for text in ["", "()", "(Điều 3)", "(Xem Phụ lục)", "Nghị định số", "Nghị định này 2010"] {
            assert_eq!(note(text, &[], &registry), None, "{text}");
        }
    }
}
