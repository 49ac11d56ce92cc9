//! What an article of the code is related to (chỉ dẫn): other articles of the code, and articles of documents.

use super::cited::{CitedDocument, described, mention_at};
use super::scan::Line;
use super::{Link, Target};
use crate::registry::{CodeWord, Registry};
use serde::{Deserialize, Serialize};

/// One thing that an article is related to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// Its words: `Điều 45.6.LQ.1. Phạm vi điều chỉnh`, `Điều 59. … của Luật 17/2012/QH13 …`.
    pub words: String,
    /// The number in the code, `45.6.LQ.1`, where it is a place of the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The document, where the words name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<CitedDocument>,
    /// Its number in the database of laws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// Where a link of the code leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

/// Everything that the links of a block of relations lead to. Of several articles of one document only the last names it,
/// so that the ones before take it from there.
pub fn related(links: &[Link], registry: &Registry) -> Vec<Related> {
    let mut all: Vec<Related> = links.iter().map(|link| one(link, registry)).collect();
    let mut behind: Option<(u32, CitedDocument)> = None;
    for related in all.iter_mut().rev() {
        let Some(item) = related.item else { continue };
        match (&related.document, &behind) {
            (Some(document), _) => behind = Some((item, document.clone())),
            (None, Some((same, document))) if *same == item => related.document = Some(document.clone()),
            (None, _) => {}
        }
    }
    all
}

fn one(link: &Link, registry: &Registry) -> Related {
    let line = Line::new(&link.words);
    let item = link.target.item();
    let document = item.is_some().then(|| named(&line, item, registry)).flatten();
    let anchor = match &link.target {
        Target::Code(anchor) => Some(anchor.clone()),
        _ => None,
    };
    Related { words: link.words.clone(), number: number_of(&line, registry), document, item, anchor }
}

/// The document behind the article's own title: `… của Luật 17/2012/QH13 Tài nguyên nước ban hành ngày 21/06/2012`.
///
/// The title of the article and the name of the document may name others; these are written with `số`, which the code
/// leaves out. Where that does not tell which it is, it is none.
fn named(line: &Line<'_>, item: Option<u32>, registry: &Registry) -> Option<CitedDocument> {
    let words = registry.code();
    let mut from = 0;
    let mut mentions = Vec::new();
    while let Some((_, behind)) = line.find(from, CodeWord::Of, words) {
        from = behind;
        mentions.extend(mention_at(line, line.skip(behind), registry));
    }
    let only = (mentions.len() == 1).then_some(0);
    let at = mentions.iter().position(|mention| mention.bare).or(only)?;
    let document = described(line, &mentions[at], line.text.len(), registry);
    document.issued?;
    Some(CitedDocument { item, ..document })
}

/// The number in the code that the words begin with: `Điều 45.6.LQ.1. …`.
pub(super) fn number_of(line: &Line<'_>, registry: &Registry) -> Option<String> {
    let behind = line.word_at(0, CodeWord::Article, registry.code())?;
    let rest = line.text.get(line.skip(behind)..)?;
    let token = rest.split_whitespace().next()?.trim_end_matches(['.', ',', ';', ':']);
    is_number(token).then(|| token.to_owned())
}

/// Whether `token` is the number of an article of the code: subject, heading, rank, number of the document, article.
fn is_number(token: &str) -> bool {
    let parts: Vec<&str> = token.split('.').collect();
    let counted = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let rank = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    parts.len() >= 4
        && counted(parts[0])
        && counted(parts[1])
        && rank(parts[2])
        && parts[3..].iter().all(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::PartialDate;

    fn link(words: &str, target: Target) -> Link {
        Link { at: 0, words: words.to_owned(), target }
    }

    fn item(item: u32) -> Target {
        Target::Item { item, place: String::new() }
    }

    #[test]
    fn articles_of_the_code_keep_their_number() {
        let registry = Registry::built_in();
        let links = [
            link("Điều 45.6.LQ.1. Phạm vi điều chỉnh", Target::Code("4500600000000000100000100000000000000000".into())),
            link("Điều 8.3.NĐ.2a. Hiệu lực", Target::Code("08".into())),
            link("Chương II QUY ĐỊNH CỤ THỂ", Target::Code("23010000000000002000".into())),
        ];
        let numbers: Vec<Option<String>> = related(&links, &registry).into_iter().map(|r| r.number).collect();
        assert_eq!(numbers, [Some("45.6.LQ.1".to_owned()), Some("8.3.NĐ.2a".to_owned()), None]);
    }

    #[test]
    fn the_last_article_of_a_document_names_it_for_those_before() {
        let registry = Registry::built_in();
        let links = [
            link("Điều 5. Trách nhiệm của cơ quan, tổ chức trong việc giải quyết tố cáo", item(27305)),
            link("Điều 6. Trách nhiệm phối hợp của Luật 03/2011/QH13 Tố cáo ban hành ngày 11/11/2011", item(27305)),
            link("Điều 7. Khác", item(1)),
        ];
        let found = related(&links, &registry);
        for related in &found[..2] {
            let document = related.document.as_ref().expect("a document");
            assert_eq!((document.canonical.as_str(), document.item), ("03/2011/QH13", Some(27305)));
            assert_eq!(document.title.as_deref(), Some("Luật Tố cáo"));
            assert_eq!(document.issued, PartialDate::parse("2011-11-11"));
        }
        assert_eq!(found[2].document, None);
    }

    #[test]
    fn a_name_that_cites_others_is_taken_whole() {
        let registry = Registry::built_in();
        let words = "Điều 19.6.TT.18.3. Bảo vệ bí mật đối với hồ sơ của Thông tư 24/2013/TT-BCT Quy định chi tiết Điều 5 của \
                     Nghị định số 70/2010/NĐ-CP ban hành ngày 21/10/2013";
        let found = related(&[link(words, item(3))], &registry);
        let document = found[0].document.as_ref().expect("a document");
        assert_eq!(document.canonical, "24/2013/TT-BCT");
        assert!(document.title.as_deref().is_some_and(|title| title.ends_with("70/2010/NĐ-CP")), "{document:?}");
        let words = "Điều 1. Sửa đổi Điều 3 của Nghị định số 20/2008/NĐ-CP của Nghị định 92/2017/NĐ-CP Sửa đổi các nghị định \
                     liên quan ban hành ngày 07/08/2017";
        let found = related(&[link(words, item(4))], &registry);
        assert_eq!(found[0].document.as_ref().map(|document| document.canonical.as_str()), Some("92/2017/NĐ-CP"));
        let words =
            "Điều 1. Về Điều 3 của Nghị định số 20/2008/NĐ-CP của Nghị định số 92/2017/NĐ-CP ban hành ngày 07/08/2017";
        assert_eq!(related(&[link(words, item(4))], &registry)[0].document, None);
    }
}
