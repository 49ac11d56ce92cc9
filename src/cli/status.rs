//! `cancu status`: what the index holds, what failed to read and why, and how files are guarded.

use super::answer;
use super::args::Status;
use super::index_dir;
use super::output::{Ending, Output, counted};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::guard::Guard;
use crate::index::{Deadline, Failure};
use crate::query::{NoticeCount, notices};
use crate::reader::{Reader, ReaderOptions};
use crate::view::failure::{self, FailureView};
use crate::view::sentences::{self, Told};
use crate::view::table::Table;
use anyhow::Result;
use serde_json::{Value, json};

/// Prints it.
pub(super) fn run(arguments: &Status, settings: &Settings) -> Result<Ending> {
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let notices = notices(&corpus)?;
    let (documents, bytes) = (corpus.documents()?, corpus.bytes()?);
    let failures = corpus.failures()?;
    let failures: Vec<&Failure> = failures.iter().collect();
    let health = library.health(Deadline::NONE)?;
    let (guard, ocr) = readers(settings);
    let counted_notices: Value = notices.iter().map(counts).collect::<serde_json::Map<_, _>>().into();
    let view = json!({
        "index": settings.index.to_string(), "format": health.format, "condition": health.condition, "documents": documents, "bytes": bytes,
        "notices": counted_notices, "guard": guard, "ocr": ocr,
        "failed": failures.len(), "failures": failures.iter().map(|failure| object(failure)).collect::<Vec<_>>(),
    });
    let sheet = || {
        let cells = rows(&failures).into_iter().map(|row| row.iter().map(Into::into).collect());
        vec![Table::new("Tệp không đọc được", &TITLES).with(cells)]
    };
    let show = |output: &mut Output| {
        let (index, megabytes) = (&settings.index, bytes as f64 / 1e6);
        let documents = counted(documents, "document");
        output.line(&format!("{index}: {documents} ({megabytes:.1} MB), {} failed", failures.len()))?;
        if settings.index.folder().is_none() {
            output.line(&format!("format {}: {}", health.format, health.condition))?;
        }
        for NoticeCount { kind, documents, notices } in &notices {
            let documents = counted(*documents, "document");
            output.line(&format!("{kind}: {} in {documents}", counted(*notices, "notice")))?;
        }
        for (name, state) in [("guard", &guard), ("ocr", &ocr)] {
            output.line(&format!("{name}: {}", state["message"].as_str().unwrap_or_default()))?;
        }
        if !failures.is_empty() {
            output.line("")?;
            output.text(&table(&TITLES, &rows(&failures)))?;
        }
        Ok(())
    };
    answer::print(&arguments.rows, &view, sheet, show)?;
    Ok(Ending::Done)
}

const TITLES: [&str; 4] = ["source", "stage", "kind", "message"];

fn counts(count: &NoticeCount) -> (String, Value) {
    let NoticeCount { kind, documents, notices } = count;
    (kind.clone(), json!({"documents": documents, "notices": notices}))
}

/// How files would be guarded now, and whether pictures would be recognised.
fn readers(settings: &Settings) -> (Value, Value) {
    let data = &settings.reading.ocr_data;
    let options = ReaderOptions { ocr_data: data.clone(), ..ReaderOptions::default() };
    let reader = match Reader::guarded(Guard::new(settings.program.clone()), options) {
        Ok(reader) => reader,
        Err(error) => {
            let none = json!({"ready": false, "message": sentences::source_error(&error).en});
            return (none.clone(), none);
        }
    };
    let guard = reader.protection().map_or(Value::Null, |protection| {
        let gaps = protection.gaps();
        let message = if gaps.is_empty() {
            "readers have limited memory, no files, no network and no programs".to_owned()
        } else {
            format!("this kernel leaves gaps: {}", gaps.join("; "))
        };
        json!({"ready": true, "memory": protection.memory, "files": protection.files, "calls": protection.calls,
            "message": message})
    });
    let ocr = match reader.recognises() {
        Ok(()) => {
            let with = data.as_ref().map_or_else(
                || "the data that is installed; data that reads better can be put beside it, see --ocr-data".to_owned(),
                |folder| format!("the data in {}", folder.display()),
            );
            json!({"ready": true, "data": data, "message": format!("pictures of pages are recognised, with {with}")})
        }
        Err(why) => json!({"ready": false, "message": sentences::unrecognised(&why).en}),
    };
    (guard, ocr)
}

fn object(failure: &Failure) -> Value {
    let FailureView { stage, kind, told: Told { message, message_vi, code, values } } = failure::view(failure);
    json!({"source": failure.source.path, "stage": stage, "kind": kind, "message": message, "message_vi": message_vi,
        "code": code, "values": values})
}

fn rows(failures: &[&Failure]) -> Vec<Vec<String>> {
    let row = |failure: &&Failure| {
        let FailureView { stage, kind, told } = failure::view(failure);
        vec![failure.source.path.clone(), stage.to_owned(), kind.to_owned(), told.message]
    };
    failures.iter().map(row).collect()
}
