//! Facts that reading and resolving rest on: document types, issuers, provinces, laws and relations.
//!
//! The facts are tables in `data/`, one file a kind, each row with its evidence; a user's own tables of the same form
//! add to them ([`Registry::extend`]). What the law says and may change about the words of the language is facts too: levels of
//! places ([`Places`]), heads of bodies and offices ([`Bodies`]), terms of the National Assembly ([`Term`]). The words of the
//! grammar stand in `data/words.tsv`; all of it is compiled into one [`Lexicon`]. Documents of the state and their relations
//! ([`Document`], [`Relation`]) are many: their tables are searched where they lie, by the key of a number, and read at no
//! other time. The words that tell the parts of a document stand in `data/parts.tsv` ([`PartWords`]), those by
//! which documents act on others in `data/acts.tsv` ([`ActWords`]).

mod acts;
mod bodies;
mod code;
mod facts;
mod force;
mod key;
mod known;
mod lexicon;
mod library;
mod lookup;
mod parts;
mod phrases;
mod places;
mod plain;
mod sorted;
mod table;
mod terms;
mod typed;

pub use acts::{ActCue, ActWords, UnitWord};
pub use bodies::{Bodies, Body, Mark, Office, Signs};
pub use code::{CodeWord, CodeWords};
pub use facts::{Binding, DocType, Evidence, Issuer, Law, Level, Province, System};
pub use key::{key_of_number, padded_number};
pub use known::{Act, Certainty, Document, Proof, Relation, Source, official_address};
pub use lexicon::{Cue, Lexicon, Meaning};
pub use library::DOCUMENT_YEARS;
pub use library::EDITION;
pub use parts::{Part, PartWords, TaskRole};
pub use places::{PlaceLevel, Places, Tier};
pub use plain::PlainWords;
pub use table::TableError;
pub use terms::{Term, Unyeared};
pub use typed::TypedNames;

use library::Library;
use std::collections::HashMap;

/// All facts, read once and handed down.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Document types.
    pub types: Vec<DocType>,
    /// Issuers.
    pub issuers: Vec<Issuer>,
    /// Provinces.
    pub provinces: Vec<Province>,
    /// Laws, codes and ordinances.
    pub laws: Vec<Law>,
    /// Abbreviations in the names of laws, `NSNN` → `Ngân sách nhà nước`.
    pub short_names: HashMap<String, String>,
    /// Abbreviations of ordinary words, short and long, in all senses.
    pub abbreviations: Vec<(String, String)>,
    /// Levels of the administration.
    pub places: Places,
    /// How bodies' names begin, and offices.
    pub bodies: Bodies,
    /// What stands before names and positions of those who sign.
    pub signs: Signs,
    /// Terms of the National Assembly.
    pub terms: Vec<Term>,
    /// Symbols whose numbers bore no year for some time.
    pub unyeared: Vec<Unyeared>,
    library: Library,
    typed: TypedNames,
    lexicon: Lexicon,
    parts: PartWords,
    acts: ActWords,
    code: CodeWords,
    force: Vec<force::Force>,
    codes: HashMap<String, usize>,
    type_abbreviations: HashMap<String, Vec<usize>>,
    type_names: HashMap<String, usize>,
    province_names: HashMap<String, usize>,
    law_names: HashMap<String, Vec<usize>>,
}

/// Tables that a user may add to besides those of [`BUILT_IN`].
const OTHERS: [&str; 3] = ["documents.tsv", "relations.tsv", "effects.tsv"];

const BUILT_IN: [(&str, &str); 13] = [
    ("types.tsv", include_str!("data/types.tsv")),
    ("issuers.tsv", include_str!("data/issuers.tsv")),
    ("provinces.tsv", include_str!("data/provinces.tsv")),
    ("laws.tsv", include_str!("data/laws.tsv")),
    ("short_names.tsv", include_str!("data/short_names.tsv")),
    ("abbreviations.tsv", include_str!("data/abbreviations.tsv")),
    ("places.tsv", include_str!("data/places.tsv")),
    ("bodies.tsv", include_str!("data/bodies.tsv")),
    ("offices.tsv", include_str!("data/offices.tsv")),
    ("ranks.tsv", include_str!("data/ranks.tsv")),
    ("signs.tsv", include_str!("data/signs.tsv")),
    ("terms.tsv", include_str!("data/terms.tsv")),
    ("unyeared.tsv", include_str!("data/unyeared.tsv")),
];

impl Registry {
    /// The facts that come with the program.
    ///
    /// # Panics
    /// Never in a built program: a test reads every table.
    pub fn built_in() -> Self {
        let mut registry = Self::empty();
        for (file, tsv) in BUILT_IN {
            registry.read(file, tsv).unwrap_or_else(|error| panic!("{error}"));
        }
        registry.index();
        registry
    }

    /// Adds the rows of a user's table; its name tells the kind (`laws.tsv`), its rows go before the built-in ones.
    ///
    /// # Errors
    /// Where the name is none of the kinds or a line has not the columns of its kind.
    pub fn extend(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        self.read(file, tsv)?;
        self.index();
        Ok(())
    }

    /// The words and names that the grammar knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The names as people type them.
    pub fn typed(&self) -> &TypedNames {
        &self.typed
    }

    /// The words by which the parts of a document are known.
    pub fn parts(&self) -> &PartWords {
        &self.parts
    }

    /// The words by which a document acts on others and tells its own days.
    pub fn acts(&self) -> &ActWords {
        &self.acts
    }

    /// The words of the official code, and its subjects.
    pub fn code(&self) -> &CodeWords {
        &self.code
    }

    fn empty() -> Self {
        Self {
            types: Vec::new(),
            issuers: Vec::new(),
            provinces: Vec::new(),
            laws: Vec::new(),
            library: Library::built_in(),
            short_names: HashMap::new(),
            abbreviations: Vec::new(),
            places: Places::default(),
            bodies: Bodies::default(),
            signs: Signs::default(),
            terms: Vec::new(),
            unyeared: Vec::new(),
            typed: TypedNames::default(),
            lexicon: Lexicon::default(),
            parts: PartWords::default(),
            acts: ActWords::built_in().unwrap_or_else(|error| panic!("{error}")),
            code: CodeWords::built_in().unwrap_or_else(|error| panic!("{error}")),
            force: force::built_in().unwrap_or_else(|error| panic!("{error}")),
            codes: HashMap::new(),
            type_abbreviations: HashMap::new(),
            type_names: HashMap::new(),
            province_names: HashMap::new(),
            law_names: HashMap::new(),
        }
    }

    fn read(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        match file {
            "types.tsv" => {
                let columns = ["name", "abbreviations", "system", "urn", "evidence", "binds", "joint"];
                let rows = table::rows_of(file, tsv, columns, 5)?;
                prepend(&mut self.types, rows, |row| {
                    let [name, abbreviations, system, urn, evidence, binds, joint] = row;
                    DocType {
                        name: name.to_owned(),
                        abbreviations: table::list(abbreviations, ','),
                        system: match system {
                            "party" => System::Party,
                            "both" => System::Both,
                            "standard" => System::Standard,
                            _ => System::State,
                        },
                        urn: urn.to_owned(),
                        binding: match binds {
                            "general" => Some(Binding::General),
                            "rules" => Some(Binding::Rules),
                            "charges" => Some(Binding::Charges),
                            _ => None,
                        },
                        joint: joint == "yes",
                        evidence: evidence_of(evidence),
                    }
                });
            }
            "issuers.tsv" => {
                let rows = table::rows(file, tsv, ["code", "name", "level", "aliases", "evidence"])?;
                prepend(&mut self.issuers, rows, |[code, name, level, aliases, evidence]| Issuer {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    level: match level {
                        "central" => Level::Central,
                        "ministry" => Level::Ministry,
                        "department" => Level::Department,
                        "party" => Level::Party,
                        _ => Level::Local,
                    },
                    aliases: table::list(aliases, ','),
                    evidence: evidence_of(evidence),
                });
            }
            "provinces.tsv" => {
                let columns = ["name", "kind", "today", "kind_today", "era", "aliases", "evidence", "since", "until"];
                let rows = table::rows_of(file, tsv, columns, 7)?;
                prepend(&mut self.provinces, rows, |row| {
                    let [name, kind, today, kind_today, era, aliases, evidence, since, until] = row;
                    Province {
                        name: name.to_owned(),
                        kind: kind.to_owned(),
                        today: some(today),
                        kind_today: some(kind_today),
                        current: era == "current",
                        aliases: table::list(aliases, ';'),
                        since: some(since),
                        until: some(until),
                        evidence: evidence_of(evidence),
                    }
                });
            }
            "laws.tsv" => {
                let rows = table::rows(file, tsv, ["name", "number", "issued", "evidence"])?;
                prepend(&mut self.laws, rows, |[name, number, issued, evidence]| Law {
                    name: name.to_owned(),
                    number: some(number),
                    issued: some(issued),
                    evidence: evidence_of(evidence),
                });
            }
            "documents.tsv" => self.library.add_documents(file, tsv)?,
            "relations.tsv" => self.library.add_relations(file, tsv)?,
            "effects.tsv" => {
                self.library.add_effects(table::rows(file, tsv, ["document", "effective", "evidence"])?);
            }
            "short_names.tsv" => {
                let rows = table::rows(file, tsv, ["short", "long"])?;
                self.short_names.extend(rows.into_iter().map(|[short, long]| (short.to_owned(), long.to_owned())));
            }
            "abbreviations.tsv" => {
                let rows = table::rows(file, tsv, ["short", "long"])?;
                prepend(&mut self.abbreviations, rows, |[short, long]| (short.to_owned(), long.to_owned()));
            }
            "places.tsv" => self.places.read(file, tsv)?,
            "bodies.tsv" => self.bodies.read_heads(file, tsv)?,
            "offices.tsv" => self.bodies.read_offices(file, tsv)?,
            "ranks.tsv" => self.signs.read_ranks(file, tsv)?,
            "signs.tsv" => self.signs.read_signs(file, tsv)?,
            "terms.tsv" => drop(self.terms.splice(0..0, terms::terms(file, tsv)?)),
            "unyeared.tsv" => drop(self.unyeared.splice(0..0, terms::unyeared(file, tsv)?)),
            _ => {
                let kinds = [&BUILT_IN.map(|(name, _)| name)[..], &OTHERS].concat().join(", ");
                let reason = format!("a table of facts is named one of {kinds}");
                return Err(TableError { file: file.to_owned(), line: 1, reason });
            }
        }
        Ok(())
    }
}

fn prepend<T, const N: usize>(facts: &mut Vec<T>, rows: Vec<[&str; N]>, fact: impl Fn([&str; N]) -> T) {
    facts.splice(0..0, rows.into_iter().map(fact));
}

fn some(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}

fn evidence_of(cell: &str) -> Evidence {
    match cell {
        "text" => Evidence::Text,
        "recalled" => Evidence::Recalled,
        _ => Evidence::User,
    }
}
