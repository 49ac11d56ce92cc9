//! What is known of documents of the state: days, titles and relations, each with its proof.
//!
//! The tables `documents.tsv` and `relations.tsv` are made by `scripts/pack-facts` out of the official code (Bộ pháp điển),
//! the gazette (Công báo), consolidated texts, full texts and pages that tell of documents. A document is known by its type *and* number: numbers of the
//! National Assembly may name a law and a resolution.

use super::Evidence;

/// How the day of effect of a document is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Read in the document's own words or in a consolidated text.
    Text,
    /// A field of a database alone, which is wrong in two of a hundred.
    Note,
    /// Two sources give different days.
    Conflict,
    /// Recalled from general knowledge.
    Recalled,
    /// Given by the user's own tables.
    User,
}

/// Where a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The official code, in this edition (`2026-01`).
    Code(String),
    /// The official gazette.
    Gazette,
    /// A consolidated text (văn bản hợp nhất).
    Consolidated,
    /// The text of the document.
    Text,
    /// A page of this host that tells of the document or shows its text.
    Page(String),
    /// General knowledge.
    Recalled,
    /// The user's own tables.
    User,
}

/// What is known of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its type, `Nghị định`.
    pub doc_type: String,
    /// Its number and symbol, `63/2010/NĐ-CP`.
    pub number: String,
    /// Its title (trích yếu), with the type before it where it is a law.
    pub title: Option<String>,
    /// Who issued it, where that is not what its symbol says.
    pub issuer: Option<String>,
    /// The day on which it was issued, ISO.
    pub issued: Option<String>,
    /// The day from which it is in effect, ISO, and how that is proved.
    pub effective: Option<(String, Proof)>,
    /// The newest edition of the official code that holds it, `2026-01`.
    pub codified: Option<String>,
    /// Its number in the national database of legal documents.
    pub item: Option<String>,
    /// Where it was found; `None` where no more is known than that it exists.
    pub source: Option<Source>,
}

/// What one document does to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Takes the place of the whole (thay thế).
    Replaces,
    /// Ends the whole (hết hiệu lực kể từ ngày … có hiệu lực): the same outcome.
    Ends,
    /// Abolishes the whole (bãi bỏ).
    Abolishes,
    /// Abolishes a part.
    AbolishesPart,
    /// Amends a part (sửa đổi, bổ sung).
    Amends,
    /// Stays the effect (ngưng hiệu lực, tạm đình chỉ).
    Suspends,
    /// Tells how to carry it out (quy định chi tiết, hướng dẫn thi hành).
    Guides,
    /// Carries it out.
    Implements,
    /// Follows upon a programme that ended.
    Succeeds,
}

/// How sure a relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It is not known whether it is so.
    Uncertain,
    /// Most likely.
    Probable,
    /// Beyond doubt.
    Certain,
}

/// What one document is known to do to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The acting document; a number without year has its day or year in brackets behind it.
    pub from: String,
    /// Its type, where two types bear the number.
    pub from_type: Option<String>,
    /// What it does.
    pub act: Act,
    /// The document acted upon, written as `from` is.
    pub to: String,
    /// Its type, where two types bear the number.
    pub to_type: Option<String>,
    /// The provisions acted upon, the smallest unit first (`khoản 2 Điều 5`); none where that is not known or it is the whole.
    pub provisions: Vec<String>,
    /// From when: an ISO day, or what a table has beside a year.
    pub effective: Option<String>,
    /// Where the acting document does so, `Điều 1`.
    pub by: Option<String>,
    /// Where it was found.
    pub source: Source,
    /// How sure it is.
    pub certainty: Certainty,
    /// The words that prove it; `title` stands for the title of the acting document.
    pub words: Option<String>,
}

/// Where the national database of legal documents (vbpl.vn) has the text of `item`.
pub fn official_address(item: &str) -> String {
    format!("https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID={item}")
}

/// Columns of the tables, in their order.
pub(super) const DOCUMENT_COLUMNS: [&str; 10] =
    ["type", "number", "item", "issued", "effective", "proof", "codified", "source", "issuer", "title"];
/// See [`DOCUMENT_COLUMNS`].
pub(super) const RELATION_COLUMNS: [&str; 9] =
    ["from", "relation", "to", "provisions", "effective", "by", "source", "certainty", "words"];

const ACTS: [(Act, &str); 9] = [
    (Act::Replaces, "replaces"),
    (Act::Ends, "ends"),
    (Act::Abolishes, "abolishes"),
    (Act::AbolishesPart, "abolishes_part"),
    (Act::Amends, "amends"),
    (Act::Suspends, "suspends"),
    (Act::Guides, "guides"),
    (Act::Implements, "implements"),
    (Act::Succeeds, "succeeds"),
];

impl Proof {
    /// How sure a day so proved is.
    pub fn evidence(self) -> Evidence {
        match self {
            Self::Recalled => Evidence::Recalled,
            Self::User => Evidence::User,
            Self::Text | Self::Note | Self::Conflict => Evidence::Text,
        }
    }
}

impl Act {
    /// As tables and answers name it, `abolishes_part`.
    pub fn name(self) -> &'static str {
        ACTS.iter().find(|(act, _)| *act == self).map_or("", |(_, name)| name)
    }

    /// The act that tables name so.
    pub fn named(name: &str) -> Option<Self> {
        ACTS.iter().find(|(_, known)| *known == name).map(|(act, _)| *act)
    }

    /// Whether it ends the whole document.
    pub fn ends_whole(self) -> bool {
        matches!(self, Self::Replaces | Self::Ends | Self::Abolishes)
    }
}

impl Certainty {
    /// As tables and answers name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Uncertain => "uncertain",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "certain" => Self::Certain,
            "probable" => Self::Probable,
            _ => Self::Uncertain,
        }
    }
}

impl Source {
    /// As answers name it: `code`, `gazette`, `consolidated`, `text`, `page`, `recalled`, `user`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Code(_) => "code",
            Self::Gazette => "gazette",
            Self::Consolidated => "consolidated",
            Self::Text => "text",
            Self::Page(_) => "page",
            Self::Recalled => "recalled",
            Self::User => "user",
        }
    }

    /// How sure what was found there is.
    pub fn evidence(&self) -> Evidence {
        match self {
            Self::Recalled => Evidence::Recalled,
            Self::User => Evidence::User,
            _ => Evidence::Text,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "" => return None,
            "gazette" => Self::Gazette,
            "consolidated" => Self::Consolidated,
            "text" => Self::Text,
            "recalled" => Self::Recalled,
            other => match other.split_once('-') {
                Some(("code", edition)) => Self::Code(edition.to_owned()),
                Some(("page", host)) => Self::Page(host.to_owned()),
                _ => Self::User,
            },
        })
    }
}

impl Document {
    /// The document that a row of `documents.tsv` tells of. Cells at its end may be missing; `full` gives the type that an
    /// abbreviation stands for.
    pub(super) fn of_row(row: &str, full: impl Fn(&str) -> Option<String>) -> Self {
        let mut cells = row.split('\t').map(str::trim).map(|cell| (!cell.is_empty()).then(|| cell.to_owned()));
        let mut next = || cells.next().flatten();
        let doc_type = next().unwrap_or_default();
        let (number, item, issued, effective) = (next().unwrap_or_default(), next(), next(), next());
        let proof = match next().as_deref() {
            Some("text") => Proof::Text,
            Some("note") => Proof::Note,
            Some("conflict") => Proof::Conflict,
            Some("recalled") => Proof::Recalled,
            _ => Proof::User,
        };
        let (codified, source, issuer, title) = (next(), next(), next(), next());
        let source = source.as_deref().and_then(Source::named).or_else(|| codified.clone().map(Source::Code));
        Self {
            doc_type: full(&doc_type).unwrap_or(doc_type),
            number,
            title,
            issuer,
            issued,
            effective: effective.map(|day| (day, proof)),
            codified,
            item,
            source,
        }
    }

    /// Takes from `other`, the same document, what is not known here.
    pub(super) fn completed(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            issuer: self.issuer.or(other.issuer),
            issued: self.issued.or(other.issued),
            effective: better(self.effective, other.effective),
            codified: self.codified.max(other.codified),
            item: self.item.or(other.item),
            source: self.source.or(other.source),
            ..self
        }
    }
}

/// The day that is proved better; the first of two that are proved alike. What a database's field says gives way to the
/// words of the document itself, also where the field is of a newer edition.
fn better(first: Option<(String, Proof)>, second: Option<(String, Proof)>) -> Option<(String, Proof)> {
    let weak = |day: &(String, Proof)| matches!(day.1, Proof::Note | Proof::Conflict);
    match (first, second) {
        (Some(first), Some(second)) if weak(&first) && second.1 == Proof::Text => Some(second),
        // A day over which sources differ was settled by reading; a note that repeats one of them settles nothing.
        (Some(first), Some(second)) if first.1 == Proof::Note && second.1 == Proof::Conflict => Some(second),
        (first, second) => first.or(second),
    }
}

impl Relation {
    /// The relation that a row of `relations.tsv` tells of; `None` where it names no act. Cells at its end may be missing.
    pub(super) fn of_row(row: &str) -> Option<Self> {
        let mut cells = row.split('\t').map(str::trim);
        let mut next = || cells.next().unwrap_or_default();
        let (from, act, to, provisions) = (next(), Act::named(next())?, next(), next());
        let (effective, by, source, certainty, words) = (next(), next(), next(), next(), next());
        let some = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let end = |cell: &str| {
            let (doc_type, number) = super::key::typed(cell);
            (number.to_owned(), doc_type.map(str::to_owned))
        };
        let ((from, from_type), (to, to_type)) = (end(from), end(to));
        Some(Self {
            from,
            from_type,
            act,
            to,
            to_type,
            provisions: super::table::list(provisions, ';'),
            effective: some(effective),
            by: some(by),
            source: Source::named(source).unwrap_or(Source::User),
            certainty: Certainty::named(certainty),
            words: some(words),
        })
    }
}
