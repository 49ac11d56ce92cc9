//! `cancu extract`: what files say and cite, without an index.

use super::args::{Extract, ExtractFormat};
use super::output::{Ending, Output, complain, counted};
use super::reader::reader;
use super::registry;
use super::table::{WIDTH, table, wrap};
use crate::config::Settings;
use crate::effect::Reading;
use crate::file::{LeftOut, SourceError};
use crate::index::{Failure, SourceFile};
use crate::ingest::pipeline;
use crate::ingest::{Fault, READER_STACK, member, open};
use crate::reader::Reader;
use crate::registry::Registry;
use crate::text::squeeze;
use crate::view::document::{CitationView, DocumentView, TaskView, document};
use crate::view::failure;
use crate::view::sentences::Told;
use anyhow::Result;
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::thread::Builder;

const TSV_TITLES: [&str; 12] = [
    "source",
    "page",
    "start",
    "end",
    "kind",
    "role",
    "canonical",
    "date",
    "issuer",
    "authority",
    "anomalies",
    "surface",
];

/// Prints every file in the order given; those that cannot be read are named and the rest goes on.
pub(super) fn run(arguments: Extract, settings: &Settings) -> Result<Ending> {
    let threads = settings.reading.threads.get();
    let max_bytes = settings.reading.max_file_bytes();
    let registry = registry::load(settings)?;
    let reader = reader(settings)?;
    let mut output = Output::new();
    let mut ending = Ending::Done;
    if arguments.format == ExtractFormat::Tsv {
        output.line(&TSV_TITLES.join("\t"))?;
    }
    for files in arguments.files.chunks(threads) {
        for (source, reading) in read_all(files, max_bytes, &reader, &registry)?.into_iter().flatten() {
            match reading {
                Ok(reading) => {
                    let view =
                        document(&source, &reading.text, &reading.document, &reading.references, &reading.effects);
                    print(&mut output, arguments.format, &view)?;
                }
                Err(failure) => {
                    ending = Ending::Partly;
                    print_failure(&mut output, arguments.format, &source, &failure)?;
                }
            }
        }
        output.flush()?;
    }
    output.finish()?;
    Ok(ending)
}

/// One document under the name that it is printed with, or why it could not be read.
pub(super) type Named = (String, Result<Reading, Box<Failure>>);

/// Reads some files at once, each on a thread of its own; the answers stand in the order of the files, and archives have
/// one for each member.
pub(super) fn read_all(
    files: &[PathBuf],
    max_bytes: u64,
    reader: &Reader,
    registry: &Registry,
) -> Result<Vec<Vec<Named>>> {
    std::thread::scope(|scope| {
        let spawn = |path| {
            let builder = Builder::new().name(super::READER_THREAD.to_owned()).stack_size(READER_STACK);
            builder.spawn_scoped(scope, move || read(path, max_bytes, reader, registry))
        };
        let readers: Vec<_> = files.iter().map(|path| spawn(path.as_path())).collect::<Result<_, _>>()?;
        readers.into_iter().map(|reader| reader.join().map_err(|_| anyhow::anyhow!("a reader thread ended"))).collect()
    })
}

fn read(path: &Path, max_bytes: u64, reader: &Reader, registry: &Registry) -> Vec<Named> {
    let shown = path.to_string_lossy().into_owned();
    let (bytes, file) = match open(path, max_bytes) {
        Ok(opened) => opened,
        Err(failure) => return vec![(shown, Err(failure))],
    };
    let failed = |fault: Fault, file: &SourceFile| Box::new(fault.of(file.clone()));
    match pipeline::read(reader, &bytes, &file.name, registry) {
        Err(fault) if *fault.why == SourceError::Archive => {
            let mut members = Vec::new();
            let unpacked = reader.unpack(&bytes, &mut |name, bytes| {
                let source = member(&file, &name, bytes.len() as u64);
                let reading = pipeline::read(reader, &bytes, &source.name, registry);
                members.push((format!("{shown}#{name}"), reading.map_err(|fault| failed(fault, &source))));
            });
            let left_out = unpacked.unwrap_or_else(|why| vec![LeftOut { members: Vec::new(), why }]);
            let why = |left_out| SourceError::NotUnpacked { left_out: Box::new(left_out) };
            let trouble = left_out.into_iter().map(|left_out| failed(Fault::read(why(left_out)), &file));
            members.extend(trouble.map(|failure| (shown.clone(), Err(failure))));
            members
        }
        reading => vec![(shown, reading.map_err(|fault| failed(fault, &file)))],
    }
}

fn print_failure(output: &mut Output, format: ExtractFormat, source: &str, failure: &Failure) -> Result<()> {
    if format == ExtractFormat::Json {
        output.json(&json!({"source": source, "error": failure::view(failure)}))?;
    } else {
        output.flush()?;
        complain(&Told::failure(failure).message);
    }
    Ok(())
}

fn print(output: &mut Output, format: ExtractFormat, view: &DocumentView<'_>) -> Result<()> {
    match format {
        ExtractFormat::Json => output.json(view)?,
        ExtractFormat::Tsv => {
            for citation in &view.citations {
                output.line(&tsv(view.source, citation))?;
            }
        }
        ExtractFormat::Text => output.text(&text(view))?,
    }
    Ok(())
}

fn tsv(source: &str, citation: &CitationView<'_>) -> String {
    let cells = [
        source.to_owned(),
        citation.page.to_string(),
        citation.start.to_string(),
        citation.end.to_string(),
        word(&citation.kind),
        citation.role.name().to_owned(),
        or_empty(citation.canonical),
        citation.date.map(|date| date.to_string()).unwrap_or_default(),
        or_empty(citation.issuer),
        citation.authority.as_ref().map(|key| key.0.clone()).unwrap_or_default(),
        citation.anomalies.iter().map(word).collect::<Vec<_>>().join(" "),
        citation.surface.to_owned(),
    ];
    // A tab or line break in a cell would be taken for the next cell or row.
    cells.map(|cell| squeeze(&cell)).join("\t")
}

fn text(view: &DocumentView<'_>) -> String {
    let letterhead = &view.document;
    let own: Vec<String> = [letterhead.canonical, letterhead.issuer].into_iter().flatten().cloned().collect();
    let date = letterhead.date.map(|date| date.to_string());
    let mut out = format!("{}\n", view.source);
    for part in
        [letterhead.title.clone(), Some([own, date.into_iter().collect()].concat().join(" · "))].into_iter().flatten()
    {
        for line in wrap(&part, WIDTH - 2).iter().filter(|line| !line.is_empty()) {
            out.push_str(&format!("  {line}\n"));
        }
    }
    for notice in &view.notices {
        let page = notice.page.map(|page| format!("page {page}: ")).unwrap_or_default();
        out.push_str(&format!("  note: {page}{}\n", notice.told.message));
    }
    let counts = [
        counted(view.pages, "page"),
        counted(view.outline.len(), "heading"),
        counted(view.tasks.len(), "task"),
        counted(view.reports.len(), "report"),
        counted(view.citations.len(), "citation"),
    ];
    out.push_str(&format!("  {}\n\n", counts.join(", ")));
    for part in view.outline.iter().filter(|part| part.level < 3) {
        let line = format!("{}{}. {}", "  ".repeat(usize::from(part.level)), part.label, part.title);
        out.push_str(&format!("{}\n", wrap(&line, WIDTH).first().cloned().unwrap_or_default()));
    }
    if !view.tasks.is_empty() {
        let rows: Vec<_> = view.tasks.iter().map(task_row).collect();
        out.push_str(&format!("\n{}\n", table(&["page", "who", "when", "due", "task"], &rows)));
    }
    if !view.citations.is_empty() {
        let rows: Vec<_> = view.citations.iter().map(row).collect();
        out.push_str(&table(&["page", "role", "document", "authority", "words"], &rows));
        out.push('\n');
    }
    out
}

fn task_row(task: &TaskView<'_>) -> Vec<String> {
    vec![
        task.page.to_string(),
        task.lead.join("; "),
        or_empty(task.when),
        task.due.map(|due| due.to_string()).unwrap_or_default(),
        task.text.to_owned(),
    ]
}

fn row(citation: &CitationView<'_>) -> Vec<String> {
    vec![
        citation.page.to_string(),
        citation.role.name().to_owned(),
        or_empty(citation.canonical),
        citation.authority.as_ref().map(|key| key.0.clone()).unwrap_or_default(),
        citation.surface.to_owned(),
    ]
}

fn or_empty(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// The public name of a value that serialises as one word.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
