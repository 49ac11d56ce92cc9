//! Relations that cannot be, over all documents at hand: nothing acts on itself, on what is younger, or on what stands above it,
//! neither by what documents do nor by what they state of others.

use super::super::support::{registry, shared};
use super::line;
use cancu::citation::{Citation, Kind};
use cancu::effect::{Effect, EffectKind, Reading};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::reader::{Reader, ReaderOptions};
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The texts and the office files.
fn paths(shared: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["corpus/plans", "corpus/provincial-2025", "corpus/office", "effects/texts"] {
        files(&shared.join(folder), &mut found);
    }
    let ending =
        |path: &PathBuf| path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    found.retain(|path| ["txt", "md", "docx", "doc", "pdf"].contains(&ending(path).as_str()));
    found.sort();
    found
}

fn reading(path: &Path) -> Option<Reading> {
    let name = path.file_name()?.to_str()?;
    let bytes = std::fs::read(path).ok()?;
    pipeline::read(&Reader::direct(ReaderOptions::default()), &bytes, name, registry()).ok()
}

/// Its type, symbol, and the year and day that are known of it.
struct Side {
    doc_type: String,
    symbol: Option<String>,
    year: Option<i16>,
    date: Option<PartialDate>,
    canonical: Option<String>,
}

impl Side {
    fn of(citation: &Citation) -> Self {
        Self {
            doc_type: citation.doc_type.clone().unwrap_or_else(|| "Luật".to_owned()),
            symbol: citation.symbol.clone(),
            year: citation.year.or(citation.date.map(|date| date.year)),
            date: citation.date.filter(PartialDate::is_whole),
            canonical: citation.canonical.clone(),
        }
    }

    fn itself(reading: &Reading) -> Self {
        let document = &reading.document;
        Self {
            doc_type: document.doc_type.clone().unwrap_or_default(),
            symbol: document.symbol.clone(),
            year: document.date.map(|date| date.year),
            date: document.date.filter(PartialDate::is_whole),
            canonical: document.canonical.clone(),
        }
    }

    /// What is impossible where this one changes `other`.
    fn offends(&self, other: &Self) -> Option<&'static str> {
        let rank = |side: &Self| registry().rank(&side.doc_type, side.symbol.as_deref());
        let national = !other.symbol.as_deref().is_some_and(|symbol| symbol.contains("ND"));
        if national && self.canonical.is_some() && self.canonical == other.canonical {
            return Some("acts on itself");
        }
        let younger = match (self.date, other.date) {
            (Some(own), Some(other)) => own < other,
            _ => self.year.zip(other.year).is_some_and(|(own, other)| own < other),
        };
        if younger {
            return Some("acts on what is younger");
        }
        rank(self).zip(rank(other)).is_some_and(|(own, other)| own < other).then_some("acts on what stands above it")
    }
}

/// The citation by which the effect names its target.
fn target<'r>(reading: &'r Reading, effect: &Effect) -> Option<&'r Citation> {
    let citations = reading.references.iter().map(|reference| &reference.citation);
    citations.filter(|citation| citation.canonical.as_ref() == Some(&effect.target)).max_by_key(|c| c.date.is_some())
}

#[test]
fn impossible_relations_are_nowhere() {
    let Some(shared) = shared() else { return };
    let (mut read, mut related) = (0, 0);
    let mut offences = Vec::new();
    for path in paths(&shared) {
        let Some(reading) = reading(&path) else { continue };
        read += 1;
        let itself = Side::itself(&reading);
        let acting =
            |effect: &&Effect| effect.kind.changes() && effect.kind != EffectKind::Corrects && !effect.reported;
        for effect in reading.effects.effects.iter().filter(acting) {
            related += 1;
            let own = effect.authority.is_some() && effect.authority == reading.own;
            let offence = target(&reading, effect).and_then(|other| itself.offends(&Side::of(other)));
            if let Some(offence) = offence.or(own.then_some("acts on itself")) {
                offences.push(format!("{}: {offence}: {}", path.display(), line(effect)));
            }
        }
        for (at, reference) in reading.references.iter().enumerate() {
            let citation = &reference.citation;
            let source = if citation.kind == Kind::Own { Side::itself(&reading) } else { Side::of(citation) };
            for name in &citation.amends {
                related += 1;
                let amended = reading.amended(at, name);
                let one = reference.authority.as_ref().zip(amended.and_then(|other| other.authority.as_ref()));
                let offence = amended.and_then(|other| source.offends(&Side::of(&other.citation)));
                if let Some(offence) = offence.or(one.is_some_and(|(one, two)| one == two).then_some("amends itself")) {
                    offences.push(format!("{}: {offence}: {} amends {name}", path.display(), citation.surface));
                }
            }
        }
    }
    assert!(read > 60 && related > 500, "{read} documents, {related} relations");
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}
