//! Finding facts by code, abbreviation and name.

use super::bodies::Mark;
use super::lexicon::{Cue, Lexicon};
use super::parts::PartWords;
use super::{DocType, Issuer, Law, Level, Province, Registry, TypedNames, table};
use crate::text::slug;
use std::collections::BTreeSet;

const WORDS: &str = include_str!("data/words.tsv");

impl Registry {
    /// Rebuilds what looking up rests on, after the tables changed.
    pub(super) fn index(&mut self) {
        self.codes.clear();
        self.type_abbreviations.clear();
        self.type_names.clear();
        self.province_names.clear();
        self.law_names.clear();
        for (at, issuer) in self.issuers.iter().enumerate() {
            // A body may have a name that texts cite and no code of its own in symbols.
            for code in std::iter::once(&issuer.code).chain(&issuer.aliases).filter(|code| !code.is_empty()) {
                for spelling in [code.clone(), code.to_uppercase()] {
                    self.codes.entry(spelling).or_insert(at);
                }
            }
        }
        for (at, doc_type) in self.types.iter().enumerate() {
            for spelling in [doc_type.name.clone(), name_key(&doc_type.name)] {
                self.type_names.entry(spelling).or_insert(at);
            }
            for short in &doc_type.abbreviations {
                for spelling in BTreeSet::from([short.clone(), short.to_uppercase()]) {
                    self.type_abbreviations.entry(spelling).or_default().push(at);
                }
            }
        }
        for (at, province) in self.provinces.iter().enumerate() {
            for name in [province.name.as_str(), province.bare()] {
                self.province_names.entry(name_key(name)).or_insert(at);
            }
            for name in &province.aliases {
                self.province_names.entry(name_key(name)).or_insert(at);
            }
        }
        for (at, law) in self.laws.iter().enumerate() {
            self.law_names.entry(name_key(&law.name)).or_default().push(at);
        }
        self.typed = TypedNames::of(self);
        self.parts = PartWords::of(&self.bodies).unwrap_or_else(|error| panic!("{error}"));
        self.lexicon = self.compile().unwrap_or_else(|error| panic!("words.tsv: {error}"));
    }

    fn compile(&self) -> Result<Lexicon, String> {
        let mut lexicon = Lexicon::default();
        for [word, cues] in table::rows("words.tsv", WORDS, ["word", "cues"]).map_err(|e| e.to_string())? {
            lexicon.add_cues(word, cues)?;
        }
        self.add_bodies(&mut lexicon);
        for (at, doc_type) in self.types.iter().enumerate() {
            lexicon.add(&doc_type.name, |meaning| meaning.doc_type = Some(at as u16));
        }
        for (at, issuer) in self.issuers.iter().enumerate().rev() {
            lexicon.add(&issuer.name, |meaning| meaning.issuer = Some(at as u16));
        }
        for (at, province) in self.provinces.iter().enumerate().rev() {
            for name in std::iter::once(&province.name).chain(&province.aliases) {
                lexicon.add(name, |meaning| meaning.province = Some(at as u16));
            }
        }
        for (at, law) in self.laws.iter().enumerate().rev() {
            lexicon.add(&law.name, |meaning| meaning.law = Some(at as u16));
        }
        Ok(lexicon)
    }

    /// Levels of places, heads of bodies and offices.
    fn add_bodies(&self, lexicon: &mut Lexicon) {
        for level in self.places.levels.iter().filter(|level| level.tier.is_some()) {
            // One letter alone is more than a level: `P`, `Q`.
            let short = level.short.as_deref().filter(|short| short.chars().count() > 1);
            for word in std::iter::once(level.name.as_str()).chain(short) {
                lexicon.add(word, |meaning| meaning.cues = meaning.cues.or(Cue::PLACE));
            }
        }
        for (at, body) in self.bodies.heads.iter().enumerate().rev() {
            let cue = match body.level {
                Some(Level::Local) => Cue::LOCAL,
                Some(Level::Party) => Cue::PARTY,
                _ if body.marks.has(Mark::NAMED) => Cue::BODY,
                _ => continue,
            };
            lexicon.add(&body.head, |meaning| {
                meaning.cues = meaning.cues.or(cue);
                meaning.body = Some(at as u16);
            });
        }
        for office in self.bodies.offices.iter().filter(|office| office.marks.has(Mark::ISSUES)) {
            lexicon.add(&office.name, |meaning| meaning.cues = meaning.cues.or(Cue::OFFICE));
        }
    }

    /// The issuer whose code or other code is `code`, whatever its case.
    pub fn issuer_by_code(&self, code: &str) -> Option<&Issuer> {
        let at = self.codes.get(code).or_else(|| self.codes.get(&code.to_uppercase()));
        at.map(|at| &self.issuers[*at])
    }

    /// The types that symbols abbreviate so, whatever the case; the most usual first.
    pub fn types_by_abbreviation(&self, short: &str) -> impl Iterator<Item = &DocType> {
        let found = self.type_abbreviations.get(short).or_else(|| self.type_abbreviations.get(&short.to_uppercase()));
        found.into_iter().flatten().map(|at| &self.types[*at])
    }

    /// The type of that name, whatever its case and tone marks' place.
    pub fn doc_type(&self, name: &str) -> Option<&DocType> {
        let at = self.type_names.get(name).or_else(|| self.type_names.get(&name_key(name)));
        at.map(|at| &self.types[*at])
    }

    /// Every edition of the law of that name, whatever its case, commas and tone marks' place.
    pub fn laws_named(&self, name: &str) -> impl Iterator<Item = &Law> {
        self.law_names.get(&name_key(name)).into_iter().flatten().map(|at| &self.laws[*at])
    }

    /// The province of that name or other spelling.
    pub fn province(&self, name: &str) -> Option<&Province> {
        self.province_names.get(&name_key(name)).map(|at| &self.provinces[*at])
    }
}

/// What two spellings of a name share.
fn name_key(name: &str) -> String {
    slug(name)
}
