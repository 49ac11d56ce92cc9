//! The kinds of facts, one struct a table.

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Read in a document.
    Text,
    /// Recalled from general knowledge.
    Recalled,
    /// Given by the user's own tables.
    User,
}

/// Whose documents a type or issuer belongs to; it decides how number and symbol are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// `63/2010/NĐ-CP`.
    State,
    /// `17-NQ/TW`.
    Party,
    /// Either.
    Both,
    /// Standards, `TCVN ISO 9001:2015`.
    Standard,
}

/// What the documents of a type lay down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// They bind in general, whoever issues them (văn bản quy phạm pháp luật), and their numbers hold the year.
    General,
    /// They lay down rules, which bind in general or not.
    Rules,
    /// They charge those below with something (văn bản hành chính, as plans and conclusions).
    Charges,
}

/// A type of document (tên loại văn bản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocType {
    /// `Nghị định`.
    pub name: String,
    /// How symbols abbreviate it, the usual one first.
    pub abbreviations: Vec<String>,
    /// In which system it is used.
    pub system: System,
    /// Its name in URN:LEX, `nghi.dinh`.
    pub urn: String,
    /// What its documents lay down; `None` for those that only plan, report or inform.
    pub binding: Option<Binding>,
    /// Whether several bodies issue its documents together (liên tịch).
    pub joint: bool,
    /// How sure.
    pub evidence: Evidence,
}

/// Where an issuer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// National assembly, president, government and their offices.
    Central,
    /// A ministry or a body of its rank.
    Ministry,
    /// A council, committee or other body of a province, district or commune.
    Local,
    /// A department (sở) of a province.
    Department,
    /// A body of the Party.
    Party,
}

/// A body that issues documents, by the code that symbols use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// `CP`.
    pub code: String,
    /// `Chính phủ`.
    pub name: String,
    /// Where it stands.
    pub level: Level,
    /// Other codes for it.
    pub aliases: Vec<String>,
    /// How sure.
    pub evidence: Evidence,
}

/// A province or city under the central government, as it was or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// `Quảng Ngãi`.
    pub name: String,
    /// `tỉnh` or `thành phố`.
    pub kind: String,
    /// The province that its land belongs to since 1 July 2025; `None` where it was divided.
    pub today: Option<String>,
    /// The kind of that one.
    pub kind_today: Option<String>,
    /// Whether it still stood on 30 June 2025.
    pub current: bool,
    /// The day since which it has stood, ISO, where that matters to what offices issue.
    pub since: Option<String>,
    /// Its last day, ISO; `None` while it stands.
    pub until: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// How sure.
    pub evidence: Evidence,
}

/// A law, code or ordinance with its number; one row an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// `Luật Tổ chức Chính phủ`.
    pub name: String,
    /// `76/2015/QH13`.
    pub number: Option<String>,
    /// The day on which it was passed, ISO.
    pub issued: Option<String>,
    /// How sure.
    pub evidence: Evidence,
}
