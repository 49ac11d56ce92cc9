//! Looking up documents and relations: the user's tables first, then those that come with the program.

use super::known::{Act, Certainty, DOCUMENT_COLUMNS, Document, RELATION_COLUMNS, Relation, Source};
use super::sorted::Sorted;
use super::table::{TableError, rows_at_most};
use super::{Registry, key_of_number};
use crate::text::slug;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

const DOCUMENTS: &str = include_str!("data/documents.tsv");
const RELATIONS: &str = include_str!("data/relations.tsv");

/// The edition of the official code (Bộ pháp điển) that the program's own tables were made from, by its month.
pub const EDITION: &str = "2026-01";

/// Years that numbers and names of documents bear: this State was founded in 1945.
pub const DOCUMENT_YEARS: RangeInclusive<i16> = 1945..=2099;

/// Types of the National Assembly and its Standing Committee that may share a number, the one that keys name last.
const TWO_TYPES: [&str; 4] = ["Nghị quyết", "Pháp lệnh", "Luật", "Bộ luật"];

/// The number, the acting document and the one acted upon, by column.
const NUMBER: usize = 1;
const FROM: usize = 0;
const TO: usize = 2;
/// The title, the last column of a document.
const TITLE: usize = DOCUMENT_COLUMNS.len() - 1;

/// All tables of documents and relations, the user's newest first and the program's own last.
#[derive(Debug, Clone)]
pub(super) struct Library {
    documents: Vec<Sorted>,
    /// Each table by the document acted upon and by the acting one.
    relations: Vec<[Sorted; 2]>,
}

impl Library {
    pub(super) fn built_in() -> Self {
        Self {
            documents: vec![Sorted::as_written(DOCUMENTS, NUMBER)],
            relations: vec![[Sorted::as_written(RELATIONS, TO), Sorted::any(Cow::Borrowed(RELATIONS), FROM)]],
        }
    }

    /// Adds a user's `documents.tsv`.
    pub(super) fn add_documents(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        rows_at_most(file, tsv, &DOCUMENT_COLUMNS)?;
        self.documents.insert(0, Sorted::any(Cow::Owned(unix(tsv)), NUMBER));
        Ok(())
    }

    /// Adds a user's `relations.tsv`; the form without provisions, place and words is read too.
    pub(super) fn add_relations(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        let table = match relations_without_words(tsv) {
            Some(table) => table,
            None => unix(tsv),
        };
        for (line, row) in rows_at_most(file, &table, &RELATION_COLUMNS)? {
            if Relation::of_row(row).is_none() {
                let reason = format!("`{}` is no relation", row.split('\t').nth(1).unwrap_or_default());
                return Err(TableError { file: file.to_owned(), line, reason });
            }
        }
        let by = |column| Sorted::any(Cow::Owned(table.clone()), column);
        self.relations.insert(0, [by(TO), by(FROM)]);
        Ok(())
    }

    /// Adds a user's `effects.tsv`: days of effect alone.
    pub(super) fn add_effects(&mut self, rows: Vec<[&str; 3]>) {
        let mut tsv = DOCUMENT_COLUMNS.join("\t") + "\n";
        for [document, effective, evidence] in rows {
            tsv.push_str(&format!("\t{document}\t\t\t{effective}\t{evidence}\t\t{evidence}\n"));
        }
        self.documents.insert(0, Sorted::any(Cow::Owned(tsv), NUMBER));
    }
}

impl Registry {
    /// What is known of the documents that bear the number of `key` (`63-2010-nd-cp`): one a type, a law first. A key that ends
    /// with a type (`55-2010-qh12-nghi-quyet`) means that one.
    pub fn documents(&self, key: &str) -> Vec<Document> {
        let (plain, doc_type) = self.split_type(key);
        let mut found: Vec<Document> = Vec::new();
        for document in self.rows_of(&plain) {
            match found.iter().position(|known| known.doc_type == document.doc_type) {
                Some(at) => found[at] = found[at].clone().completed(document),
                None => found.push(document),
            }
        }
        // A table of days names no type: it means the only one, and first of all the law.
        if let Some(at) = found.iter().position(|one| one.doc_type.is_empty()).filter(|_| found.len() > 1) {
            let untyped = found.remove(at);
            found.sort_by_key(|one| precedence(&one.doc_type));
            let doc_type = found[0].doc_type.clone();
            found[0] = Document { doc_type, ..untyped.completed(found[0].clone()) };
        }
        found.sort_by_key(|one| precedence(&one.doc_type));
        found.retain(|one| doc_type.as_ref().is_none_or(|wanted| *wanted == one.doc_type));
        found
    }

    /// What `key` means: the one of its type, else the first of [`Self::documents`].
    pub fn document(&self, key: &str) -> Option<Document> {
        self.documents(key).into_iter().next()
    }

    /// Every row of every table that tells of the document that `key` means, the user's first.
    pub fn document_rows(&self, key: &str) -> Vec<Document> {
        let Some(meant) = self.document(key) else { return Vec::new() };
        let (plain, _) = self.split_type(key);
        let mut rows = self.rows_of(&plain);
        rows.retain(|row| row.doc_type.is_empty() || row.doc_type == meant.doc_type);
        rows
    }

    fn rows_of(&self, plain: &str) -> Vec<Document> {
        let rows = self.library.documents.iter().flat_map(|table| table.of(plain));
        rows.map(|row| Document::of_row(row, |short| self.full_type(short))).collect()
    }

    /// What acts upon the document that `key` means, or it upon others, as far as that is known.
    pub fn relations(&self, key: &str) -> Vec<Relation> {
        let (plain, _) = self.split_type(key);
        let meant = self.document(key).map(|document| document.doc_type);
        let mut found: Vec<Relation> = Vec::new();
        let mut known = BTreeSet::new();
        for [to, from] in &self.library.relations {
            // What a user's table says of two documents stands for what the program's own says.
            let new: Vec<Relation> = to.of(&plain).chain(from.of(&plain)).filter_map(Relation::of_row).collect();
            let fresh =
                new.into_iter().filter(|one| !known.contains(&ends(one)) && is_of(one, &plain, meant.as_deref()));
            let fresh: Vec<Relation> = fresh.collect();
            known.extend(fresh.iter().map(ends));
            found.extend(fresh);
        }
        found
    }

    /// `key` without the type that tells two documents of one number apart.
    pub fn bare_key(&self, key: &str) -> String {
        self.split_type(key).0
    }

    /// The key of the document of `doc_type` with the number of `key`: it ends with the type where another, which comes first,
    /// bears the number too. `None` where no type is given and two bear it.
    pub fn key_of_type(&self, key: &str, doc_type: Option<&str>) -> Option<String> {
        let bearing = self.documents(key);
        match (bearing.as_slice(), doc_type) {
            ([_, _, ..], None) => None,
            ([first, others @ ..], Some(wanted)) if first.doc_type != wanted => {
                let other = others.iter().any(|one| one.doc_type == wanted);
                Some(if other { format!("{key}-{}", slug(wanted)) } else { key.to_owned() })
            }
            _ => Some(key.to_owned()),
        }
    }

    fn split_type(&self, key: &str) -> (String, Option<String>) {
        let ends_with = |name: &str| key.strip_suffix(&slug(name)).and_then(|rest| rest.strip_suffix('-'));
        let typed = TWO_TYPES.into_iter().find_map(|name| Some((ends_with(name)?.to_owned(), Some(name.to_owned()))));
        typed.unwrap_or_else(|| (key.to_owned(), None))
    }

    /// All relations, of all tables.
    pub fn all_relations(&self) -> impl Iterator<Item = Relation> + '_ {
        self.library.relations.iter().flat_map(|[to, _]| to.rows()).filter_map(Relation::of_row)
    }

    /// All documents of which a day or title is known, of all tables.
    pub fn all_documents(&self) -> impl Iterator<Item = Document> + '_ {
        let rows = self.library.documents.iter().flat_map(Sorted::rows);
        rows.map(|row| Document::of_row(row, |short| self.full_type(short))).filter(|one| one.source.is_some())
    }

    /// The documents whose title is `wanted`, of all tables; only those are read as a whole.
    pub fn documents_titled(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = Document> {
        let rows = self.library.documents.iter().flat_map(Sorted::rows);
        let titled =
            rows.filter(move |row| row.split('\t').nth(TITLE).is_some_and(|title| !title.is_empty() && wanted(title)));
        titled.map(|row| Document::of_row(row, |short| self.full_type(short)))
    }

    /// Whether a document of that number is known.
    pub fn knows(&self, number: &str) -> bool {
        let key = key_of_number(number);
        self.library.documents.iter().any(|table| table.of(&key).next().is_some())
            || self.laws.iter().any(|law| law.number.as_deref() == Some(number))
    }

    /// Whether a document of that number is known to be of that day, ISO.
    pub fn is_of_day(&self, number: &str, day: &str) -> bool {
        let known = self.documents(&key_of_number(number)).into_iter().filter_map(|document| document.issued);
        let laws = self.laws.iter().filter(|law| law.number.as_deref() == Some(number));
        known.chain(laws.filter_map(|law| law.issued.clone())).any(|issued| issued == day)
    }

    /// The years of the documents that bear `number`, which lacks its own: `76/NQ-CP`.
    pub fn years_of(&self, number: &str) -> Vec<i16> {
        let beginning = format!("{}-", key_of_number(number));
        let tables = self.library.documents.iter().chain(self.library.relations.iter().map(|[to, _]| to));
        let keys = tables.flat_map(|table| table.keys_with(&beginning).collect::<Vec<_>>());
        let years: BTreeSet<i16> = keys
            .filter_map(|key| key[beginning.len()..].parse().ok())
            .filter(|year| DOCUMENT_YEARS.contains(year))
            .collect();
        years.into_iter().collect()
    }

    /// From which day the law of that number has been in effect, where it is known.
    pub fn effect_of(&self, number: &str) -> Option<String> {
        let key = key_of_number(number);
        let own = self.documents(&key).into_iter().find_map(|document| document.effective);
        own.map(|(day, _)| day).or_else(|| {
            let replaces =
                |r: &Relation| r.from == number && r.act == Act::Replaces && r.certainty == Certainty::Certain;
            self.relations(&key).into_iter().find(replaces).and_then(|relation| relation.effective)
        })
    }

    fn full_type(&self, short: &str) -> Option<String> {
        self.types_by_abbreviation(short).next().map(|doc_type| doc_type.name.clone())
    }
}

/// The order of types that bear one number: laws first.
fn precedence(doc_type: &str) -> usize {
    TWO_TYPES.iter().rposition(|name| *name == doc_type).map_or(TWO_TYPES.len(), |at| TWO_TYPES.len() - 1 - at)
}

/// Whether the document with the key `plain` of type `meant` is at an end of `relation`.
fn is_of(relation: &Relation, plain: &str, meant: Option<&str>) -> bool {
    let is = |number: &str, doc_type: &Option<String>| {
        key_of_number(number) == plain && (doc_type.is_none() || doc_type.as_deref() == meant)
    };
    is(&relation.from, &relation.from_type) || is(&relation.to, &relation.to_type)
}

fn ends(relation: &Relation) -> (String, String, Act) {
    let alike = if relation.act == Act::Ends { Act::Replaces } else { relation.act };
    (key_of_number(&relation.from), key_of_number(&relation.to), alike)
}

fn unix(tsv: &str) -> String {
    tsv.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace("\n\n", "\n")
}

/// A table with the columns `from relation to effective certainty evidence`, as [`RELATION_COLUMNS`] has them.
fn relations_without_words(tsv: &str) -> Option<String> {
    let tsv = unix(tsv);
    let rows = tsv.strip_prefix("from\trelation\tto\teffective\tcertainty\tevidence\n")?;
    let mut table = RELATION_COLUMNS.join("\t") + "\n";
    for row in rows.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        // A row of another length is left as it is, to be told by its line.
        let Ok([from, relation, to, effective, certainty, evidence]) = <[&str; 6]>::try_from(cells) else {
            table.push_str(row);
            table.push_str("\t\t\t\t\t\t\t\n");
            continue;
        };
        let source = Source::User.name();
        let source = if matches!(evidence, "text" | "recalled") { evidence } else { source };
        table.push_str(&format!("{from}\t{relation}\t{to}\t\t{effective}\t\t{source}\t{certainty}\t\n"));
    }
    Some(table)
}
