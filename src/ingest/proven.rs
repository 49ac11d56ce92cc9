//! What the headings of the official code in an index prove, as tables of the registry.

use super::known::file_of;
use crate::code::{Facts, documents_table, facts, newest_issue, relations_table};
use crate::index::{Deadline, Engine, EngineError, Keyword, Node, Parts, Record};
use crate::registry::Registry;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Tables of the registry by the names of their files.
pub type Tables = [(&'static str, String); 2];

/// The tables `documents.tsv` and `relations.tsv` of what the headings in the index prove; none where it holds none.
///
/// # Errors
/// Only where the engine fails.
pub fn proven(engine: &dyn Engine, registry: &Registry) -> Result<Option<Tables>, EngineError> {
    let matching = Node::Is(Keyword::Type, registry.code().heading_type().to_owned());
    let mut any = false;
    let mut editions: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut each: Vec<(PathBuf, Facts)> = Vec::new();
    engine.view(Deadline::NONE)?.each(&matching, Parts::HEAD, &mut |records| {
        any |= !records.is_empty();
        for record in records {
            let Some(heading) = record.reading.document.code.as_deref() else { continue };
            let folder = folder(&record);
            let month = newest_issue(heading).map(|day| day.to_string()).unwrap_or_default();
            let edition = editions.entry(folder.clone()).or_default();
            *edition = std::mem::take(edition).max(month.chars().take("2026-01".len()).collect());
            each.push((folder, facts(heading)));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if !any {
        return Ok(None);
    }
    // The newest edition tells first; older ones fill what it leaves out.
    each.sort_by(|(a, _), (b, _)| editions.get(b).cmp(&editions.get(a)));
    let mut all = Facts::default();
    for (folder, facts) in each {
        all.merge(facts.of_edition(editions.get(&folder).map_or("", String::as_str)));
    }
    Ok(Some([("documents.tsv", documents_table(&all)), ("relations.tsv", relations_table(&all))]))
}

/// What was downloaded together: the headings of one folder or archive are of one edition.
fn folder(record: &Record) -> PathBuf {
    let path = &record.source.path;
    let file = file_of(path);
    if file == path { Path::new(path).parent().unwrap_or(Path::new("")).to_owned() } else { file.into() }
}
