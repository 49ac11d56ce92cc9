//! Names as people type them into a search box: without marks, in any case.

use super::{Province, Registry};
use crate::text::fold;
use std::collections::{HashMap, HashSet};

/// The names of the registry by what is left of them without marks.
#[derive(Debug, Clone, Default)]
pub struct TypedNames {
    /// Type words and how symbols shorten them, the longest first: `nghi dinh` → `nd`.
    types: Vec<(Vec<String>, String)>,
    shorts: HashSet<String>,
    codes: HashSet<String>,
    /// What abbreviations stand for, `tthc` → `thủ tục hành chính`.
    long_forms: HashMap<String, Vec<String>>,
    /// How long forms are shortened, `thu tuc hanh chinh` → `tthc`.
    short_forms: HashMap<String, Vec<String>>,
}

impl TypedNames {
    /// The names of `registry`.
    pub(super) fn of(registry: &Registry) -> Self {
        let mut names = Self::default();
        for doc_type in &registry.types {
            let Some(short) = doc_type.abbreviations.first() else { continue };
            let words: Vec<String> = fold(&doc_type.name).split(' ').map(str::to_owned).collect();
            names.types.push((words, joined(short)));
            names.shorts.extend(doc_type.abbreviations.iter().map(|short| joined(short)));
            for short in &doc_type.abbreviations {
                names.abbreviate(short, &doc_type.name);
            }
        }
        names.types.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        for issuer in registry.issuers.iter().filter(|issuer| !issuer.code.is_empty()) {
            for code in std::iter::once(&issuer.code).chain(&issuer.aliases) {
                names.codes.insert(joined(code));
            }
            names.abbreviate(&issuer.code, &issuer.name);
        }
        // What ordinary texts mean stands before what names of laws mean.
        let short_names = registry.short_names.iter();
        let others = registry.abbreviations.iter().map(|(short, long)| (short, long));
        for (short, long) in others.chain(short_names) {
            names.abbreviate(short, long);
        }
        for province in &registry.provinces {
            names.write_together(province);
        }
        names
    }

    /// Provinces as they are typed in one word: `daklak`, `tphcm`, and `hcm` of it. Texts do not write them so: the long form is
    /// never shortened.
    fn write_together(&mut self, province: &Province) {
        let bare = province.bare();
        let plain = |name: &str| fold(name).replace(|c: char| !c.is_alphanumeric(), "");
        for name in std::iter::once(bare).chain(province.aliases.iter().map(String::as_str)) {
            let whole = plain(name);
            let city = whole.strip_prefix("tp").map(str::to_owned);
            for short in std::iter::once(whole).chain(city).filter(|short| short.len() > 2) {
                let longs = self.long_forms.entry(short.clone()).or_default();
                if short != fold(bare) && !longs.iter().any(|long| long == bare) {
                    longs.push(bare.to_owned());
                }
            }
        }
    }

    fn abbreviate(&mut self, short: &str, long: &str) {
        let (short, folded) = (joined(short), fold(long));
        let longs = self.long_forms.entry(short.clone()).or_default();
        if !longs.iter().any(|other| fold(other) == folded) {
            longs.push(long.to_owned());
        }
        let shorts = self.short_forms.entry(folded).or_default();
        if !shorts.contains(&short) {
            shorts.push(short);
        }
    }

    /// How symbols shorten the type whose name begins the folded words that `word` gives by their number, and of how many
    /// words the name is.
    pub fn type_at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &str)> {
        let begins = |name: &&(Vec<String>, String)| name.0.iter().enumerate().all(|(at, part)| word(at) == part);
        self.types.iter().find(begins).map(|(words, short)| (words.len(), short.as_str()))
    }

    /// Whether `fold` is how symbols shorten a type.
    pub fn is_type(&self, fold: &str) -> bool {
        self.shorts.contains(fold)
    }

    /// Whether `fold` is the code of an issuer; the assemblies count their terms behind it, `qh13`.
    pub fn is_issuer(&self, fold: &str) -> bool {
        let letters = fold.trim_end_matches(|c: char| c.is_ascii_digit());
        self.codes.contains(fold) || matches!(letters, "qh" | "ubtvqh") && letters.len() < fold.len()
    }

    /// What the folded abbreviation `short` stands for, in all senses.
    pub fn long_forms(&self, short: &str) -> &[String] {
        self.long_forms.get(short).map(Vec::as_slice).unwrap_or_default()
    }

    /// How the folded words `long` are shortened.
    pub fn short_forms(&self, long: &str) -> &[String] {
        self.short_forms.get(long).map(Vec::as_slice).unwrap_or_default()
    }
}

/// An abbreviation as one folded word.
fn joined(short: &str) -> String {
    fold(short).replace(' ', "")
}
