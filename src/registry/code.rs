//! The words in which the official code (Bộ pháp điển) tells where its articles come from, and the names of its subjects.

use super::table::{TableError, rows};
use std::collections::BTreeMap;

const WORDS: &str = include_str!("data/code.tsv");
/// Named and numbered by Article 7 of Ordinance 03/2012/UBTVQH13.
const SUBJECTS: &str = include_str!("data/subjects.tsv");

/// What a word of the code's notes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeWord {
    /// Before the number of a heading (đề mục).
    Heading,
    /// The type that headings have among documents (Đề mục).
    Type,
    /// Before the number of an article (Điều).
    Article,
    /// Before the number of a document (số).
    Number,
    /// Before a day (ngày).
    Day,
    /// Before who issued a document (của).
    Of,
    /// Before the day on which a document was issued, at the end of its description (ban hành ngày).
    Issued,
    /// Before the day from which a document or a change takes effect (có hiệu lực).
    Effective,
    /// Before the day on which effect ends (hết hiệu lực).
    Ended,
    /// Between what was done and the act that did it (bởi).
    By,
    /// Says that only some of an article was changed (có nội dung).
    Part,
    /// Changed.
    Amended,
    /// Added to, or added.
    Supplemented,
    /// Abolished.
    Abolished,
    /// Replaced.
    Replaced,
    /// A type of document, in the order of rank.
    Rank,
    /// Before what a plan is about (kế hoạch, công tác, triển khai).
    TopicLead,
    /// Behind what a plan is about, before its year or place (năm, trên địa bàn).
    TopicEnd,
    /// A type of document whose name begins with the type, although the code leaves it out (Luật).
    Named,
}

impl CodeWord {
    fn named(kind: &str) -> Option<Self> {
        Some(match kind {
            "heading" => Self::Heading,
            "type" => Self::Type,
            "article" => Self::Article,
            "number" => Self::Number,
            "day" => Self::Day,
            "of" => Self::Of,
            "issued" => Self::Issued,
            "effective" => Self::Effective,
            "ended" => Self::Ended,
            "by" => Self::By,
            "part" => Self::Part,
            "amended" => Self::Amended,
            "supplemented" => Self::Supplemented,
            "abolished" => Self::Abolished,
            "replaced" => Self::Replaced,
            "rank" => Self::Rank,
            "topic_lead" => Self::TopicLead,
            "topic_end" => Self::TopicEnd,
            "named" => Self::Named,
            _ => return None,
        })
    }
}

/// The words of the code's notes by kind, in small letters, and the names of its subjects.
#[derive(Debug, Clone, Default)]
pub struct CodeWords {
    words: BTreeMap<CodeWord, Vec<&'static str>>,
    subjects: BTreeMap<u16, &'static str>,
}

impl CodeWords {
    /// Reads the built-in tables.
    pub(super) fn built_in() -> Result<Self, TableError> {
        let mut read = Self::default();
        for (line, [word, kind]) in rows("code.tsv", WORDS, ["word", "kind"])?.into_iter().enumerate() {
            let kind = CodeWord::named(kind).ok_or_else(|| TableError {
                file: "code.tsv".to_owned(),
                line: line + 2,
                reason: format!("`{kind}` is no kind of word"),
            })?;
            read.words.entry(kind).or_default().push(word);
        }
        for [number, name] in rows("subjects.tsv", SUBJECTS, ["number", "name"])? {
            read.subjects.extend(number.parse().ok().map(|number: u16| (number, name)));
        }
        Ok(read)
    }

    /// The words of `kind`, in small letters.
    pub fn of(&self, kind: CodeWord) -> &[&'static str] {
        self.words.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The rank of a type of document, 0 for the highest; types that the code does not hold come last.
    pub fn rank(&self, doc_type: &str) -> usize {
        let ranks = self.of(CodeWord::Rank);
        ranks.iter().position(|ranked| *ranked == doc_type).unwrap_or(ranks.len())
    }

    /// The type that headings have among documents.
    pub fn heading_type(&self) -> &'static str {
        self.of(CodeWord::Type).first().copied().unwrap_or_default()
    }

    /// The name of subject (chủ đề) `number` of the code.
    pub fn subject(&self, number: u16) -> Option<&'static str> {
        self.subjects.get(&number).copied()
    }

    /// All subjects of the code, by number.
    pub fn subjects(&self) -> impl Iterator<Item = (u16, &'static str)> + '_ {
        self.subjects.iter().map(|(number, name)| (*number, *name))
    }
}
