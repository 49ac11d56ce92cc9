//! How the names of bodies begin (`bodies.tsv`), the offices whose holders act for them (`offices.tsv`), and what stands
//! before the names of persons and positions (`ranks.tsv`, `signs.tsv`).

use super::phrases::{Phrases, word_starts};
use super::{Level, TableError, table};

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Mark {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

/// What is so of a body or an office, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark(u32);

marks! {
    /// Sentences name bodies so that no table lists, with words of their own behind it (`Cục …`, `Ban …`).
    NAMED = 0, "named";
    /// The words behind it stay in small letters (`Công an tỉnh`, `Ban Quản lý các khu công nghiệp`).
    SMALL = 1, "small";
    /// It has no name but that of the body above it (`Văn phòng`).
    ABOVE = 2, "above";
    /// Its name tells its topic behind `về`, or in a long list of words (`Ban Chỉ đạo`).
    TOPIC = 3, "topic";
    /// It is named by its place alone (`Công an tỉnh`).
    PLACE = 4, "place";
    /// A department, whose symbols may bear its ministry's letters.
    LETTERS = 5, "letters";
    /// Of the whole country, unless a place follows.
    WHOLE = 6, "whole";
    /// The Party's organisation at a place, whose committee is meant.
    BRANCH = 7, "branch";
    /// An office of one who signs.
    SIGNS = 8, "signs";
    /// An office that is named as issuing documents.
    ISSUES = 9, "issues";
    /// An office for whose documents the body behind it stands.
    BODY = 10, "body";
    /// An office of the Party.
    PARTY = 11, "party";
    /// Alone it names no body: which one is meant, others must say (`Ban Chỉ đạo`, `Trung ương`).
    OPEN = 12, "open";
    /// A committee that is its body's own (`Ban Chấp hành`).
    COMMITTEE = 13, "committee";
    /// The body whose sessions are the plenums of the Party (Hội nghị Trung ương).
    PLENUM = 14, "plenum";
    /// One of the highest, whose name stands alone behind what it issued.
    HIGHEST = 15, "highest";
    /// A trade, whose word begins a body only where a province follows (`Viễn thông Lâm Đồng`).
    FIELD = 16, "field";
    /// Of the whole country wherever it stands in a name (`Ban … Trung ương`, `Văn phòng Chính phủ`).
    CENTRAL = 17, "central";
}

impl Mark {
    /// Whether any of `other` is in it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn read(file: &str, line: usize, cell: &str) -> Result<Self, TableError> {
        let mut marks = 0;
        for name in cell.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let reason = || format!("`{name}` is no mark");
            marks |= Self::named(name).ok_or_else(|| TableError { file: file.to_owned(), line, reason: reason() })?.0;
        }
        Ok(Self(marks))
    }
}

/// How the names of some bodies begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// In the capitals of a sentence, `Ban Quản lý`.
    pub head: String,
    /// How the names of issuers write it: `UBND`, or the full name of the one body that is meant.
    pub written: Option<String>,
    /// Where such bodies stand; `None` where the head does not tell.
    pub level: Option<Level>,
    /// What else is so.
    pub marks: Mark,
}

/// An office, or a part of a body that acts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// In the capitals of a sentence, `Phó Chủ tịch`.
    pub name: String,
    /// The name in full of what is an abbreviation.
    pub written: Option<String>,
    /// What is so of it.
    pub marks: Mark,
}

/// Both tables, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    /// How bodies' names begin.
    pub heads: Vec<Body>,
    /// Offices.
    pub offices: Vec<Office>,
    by_head: Phrases,
    by_office: Phrases,
}

impl Bodies {
    /// Reads rows of `bodies.tsv`, before those that are there.
    pub(super) fn read_heads(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        let mut found = Vec::new();
        for (at, [head, written, level, marks]) in
            table::rows(file, tsv, ["head", "written", "level", "marks"])?.into_iter().enumerate()
        {
            found.push(Body {
                head: head.to_owned(),
                written: (!written.is_empty()).then(|| written.to_owned()),
                level: match level {
                    "committee" => Some(Level::Local),
                    "department" => Some(Level::Department),
                    "ministry" => Some(Level::Ministry),
                    "central" => Some(Level::Central),
                    "party" => Some(Level::Party),
                    _ => None,
                },
                marks: Mark::read(file, at + 2, marks)?,
            });
        }
        self.heads.splice(0..0, found);
        self.by_head = Phrases::default();
        for (row, body) in self.heads.iter().enumerate() {
            self.by_head.add(&body.head, row);
        }
        Ok(())
    }

    /// Reads rows of `offices.tsv`, before those that are there.
    pub(super) fn read_offices(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        let mut found = Vec::new();
        for (at, [name, written, marks]) in
            table::rows(file, tsv, ["name", "written", "marks"])?.into_iter().enumerate()
        {
            found.push(Office {
                name: name.to_owned(),
                written: (!written.is_empty()).then(|| written.to_owned()),
                marks: Mark::read(file, at + 2, marks)?,
            });
        }
        self.offices.splice(0..0, found);
        self.by_office = Phrases::default();
        for (row, office) in self.offices.iter().enumerate() {
            self.by_office.add(&office.name, row);
        }
        Ok(())
    }

    /// The longest head that `text` begins with, in any capitals, and its length in bytes.
    pub fn leads(&self, text: &str) -> Option<(&Body, usize)> {
        self.by_head.leading(text).last().map(|(row, length)| (&self.heads[row], length))
    }

    /// Where the body that `name` begins with stands: by the longest head that tells it.
    pub fn level(&self, name: &str) -> Option<Level> {
        self.by_head.leading(name).filter_map(|(row, _)| self.heads[row].level).last()
    }

    /// Whether `name` is a head with that mark and nothing else, in any capitals.
    pub fn is(&self, name: &str, mark: Mark) -> bool {
        self.leads(name).is_some_and(|(body, length)| body.marks.has(mark) && name[length..].trim().is_empty())
    }

    /// Whether `name` ends with a head of that mark.
    pub fn ends(&self, name: &str, mark: Mark) -> bool {
        word_starts(name).any(|at| self.is(&name[at..], mark))
    }

    /// Whether `name` names a body of that mark or level somewhere.
    pub fn within(&self, name: &str, wanted: impl Fn(&Body) -> bool) -> bool {
        word_starts(name).any(|at| self.leads(&name[at..]).is_some_and(|(body, _)| wanted(body)))
    }

    /// The longest office that `text` begins with, in any capitals, and its length in bytes.
    pub fn office(&self, text: &str) -> Option<(&Office, usize)> {
        self.by_office.leading(text).last().map(|(row, length)| (&self.offices[row], length))
    }

    /// The body for which a person or a standing committee acts: `Chủ tịch UBND tỉnh X` is `UBND tỉnh X`.
    pub fn of_office<'n>(&self, name: &'n str) -> &'n str {
        let whole = self.leads(name).map_or(0, |(_, length)| length);
        let acting = self.office(name).filter(|(office, length)| office.marks.has(Mark::BODY) && *length > whole);
        let bare = acting.map(|(_, length)| name[length..].trim_start_matches([' ', ',']));
        // `Chủ tịch nước` is an office of its own.
        bare.filter(|bare| bare.starts_with(char::is_uppercase)).unwrap_or(name)
    }

    /// Whether an office is the committee itself, for which the Party's body at its place stands (`Ban Chấp hành`).
    pub fn is_committee(&self, office: &str) -> bool {
        self.office(office).is_some_and(|(office, _)| office.marks.has(Mark::COMMITTEE))
    }

    /// `name` with the capitals that heads and offices have in a sentence: `Ban chỉ đạo …` is `Ban Chỉ đạo …`, `Uỷ ban …`
    /// `Ủy ban …`. Words in capitals alone, and small letters, are left.
    pub fn in_case(&self, name: &str) -> String {
        let (mut out, mut from) = (String::with_capacity(name.len()), 0);
        for at in word_starts(name).filter(|at| name[*at..].starts_with(char::is_uppercase)) {
            let rest = &name[at..];
            let head = self.leads(rest).map(|(body, length)| (body.head.as_str(), length));
            let office = self.office(rest).map(|(office, length)| (office.name.as_str(), length));
            let known = head.into_iter().chain(office).max_by_key(|(_, length)| *length);
            // Only letters change: what is joined otherwise stays.
            let same = |(head, length): &(&str, usize)| {
                let written = &rest[..*length];
                written.chars().any(char::is_lowercase) && head.chars().count() == written.chars().count()
            };
            if let Some((head, length)) = known.filter(same).filter(|_| at >= from) {
                out.push_str(&name[from..at]);
                out.push_str(head);
                from = at + length;
            }
        }
        out.push_str(&name[from..]);
        out
    }

    /// `name` with every committee as the names of issuers write it: `Ủy ban nhân dân` is `UBND`.
    pub fn written(&self, name: &str) -> String {
        self.rewritten(name, |body| body.written.as_deref())
    }

    /// `name` with every committee in full: `UBND` is `Ủy ban nhân dân`.
    pub fn in_full(&self, name: &str) -> String {
        self.rewritten(name, |body| {
            let short = body.written.as_deref().filter(|short| *short == body.head)?;
            let long = self.heads.iter().find(|other| other.written.as_deref() == Some(short) && other.head != short);
            long.map(|long| long.head.as_str())
        })
    }

    fn rewritten<'b>(&'b self, name: &str, how: impl Fn(&'b Body) -> Option<&'b str>) -> String {
        let (mut out, mut from) = (String::with_capacity(name.len()), 0);
        for at in word_starts(name) {
            let committee = self.leads(&name[at..]).filter(|(body, _)| at >= from && body.level == Some(Level::Local));
            if let Some((written, length)) = committee.and_then(|(body, length)| Some((how(body)?, length))) {
                out.push_str(&name[from..at]);
                out.push_str(written);
                from = at + length;
            }
        }
        out.push_str(&name[from..]);
        out
    }
}

/// What stands before names of persons and positions at the end of a document.
#[derive(Debug, Clone, Default)]
pub struct Signs {
    ranks: Phrases,
    signs: Vec<(String, bool)>,
}

impl Signs {
    /// Adds rows of `ranks.tsv`.
    pub(super) fn read_ranks(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        for [name, _] in table::rows(file, tsv, ["name", "kind"])? {
            self.ranks.add(name, 0);
        }
        Ok(())
    }

    /// Adds rows of `signs.tsv`.
    pub(super) fn read_signs(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        for [sign, kind] in table::rows(file, tsv, ["sign", "kind"])? {
            self.signs.push((sign.to_owned(), kind == "acting"));
        }
        self.signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        Ok(())
    }

    /// The length of the rank or degree that `text` begins with (`Đại tá`, `Tiến sĩ`).
    pub fn rank(&self, text: &str) -> Option<usize> {
        self.ranks.leading(text).last().map(|(_, length)| length)
    }

    /// The length of the sign with which the signer tells that he acts for another, its dot with it: `TM.`, `KT.`, `TL`.
    pub fn behalf(&self, text: &str) -> Option<usize> {
        self.sign(text, false)
    }

    /// The length of the sign of one who holds a position for the time being: `Q.`, `QUYỀN`.
    pub fn acting(&self, text: &str) -> Option<usize> {
        self.sign(text, true)
    }

    fn sign(&self, text: &str, acting: bool) -> Option<usize> {
        self.signs.iter().filter(|(_, other)| *other == acting).find_map(|(sign, _)| {
            let rest = text.strip_prefix(sign.as_str())?;
            let single = sign.len() == 1;
            let ends = if single { rest.starts_with('.') } else { !rest.starts_with(char::is_alphanumeric) };
            ends.then(|| sign.len() + usize::from(rest.starts_with('.')))
        })
    }
}
