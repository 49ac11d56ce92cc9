//! What tests share.

use cancu::authority::{AuthorityKey, Reference};
use cancu::citation::{Citation, Role};
use cancu::document::Document;
use cancu::effect::{Effects, Reading};
use cancu::index::{DocumentId, Record, SourceFile};
use cancu::registry::Registry;
use cancu::text::{PagedText, Span};
use std::io::Write;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The facts that come with the program.
pub(crate) fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);
    &REGISTRY
}

/// Says that the running test leaves something out because `what` is absent, to who runs it and to `scripts/test`, which counts.
///
/// # Panics
/// Where `CI` is `true`, so that a run on the build machine never passes by skipping.
pub(crate) fn skip(what: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what} is absent");
    skip_anywhere(what);
}

/// The same, also where `CI` is `true`: for what no machine can be made to have.
#[expect(clippy::print_stderr, reason = "a test that was skipped should say so")]
pub(crate) fn skip_anywhere(what: &str) {
    eprintln!("skipped: {what} is absent");
    // What a test that passes prints is not shown: the file reaches the closing lines of `scripts/test`.
    let Some(file) = std::env::var_os("CANCU_SKIPPED") else { return };
    let thread = std::thread::current();
    let line = format!("{what}\t{}\n", thread.name().unwrap_or("a test"));
    let opened = std::fs::OpenOptions::new().append(true).create(true).open(file);
    opened.and_then(|mut file| file.write_all(line.as_bytes())).expect("the file of skipped tests can be written");
}

/// The folder of shared test data beside the checkout, `CANCU_SHARED` where set; where it is absent, that is told.
pub(crate) fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("CANCU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if root.is_dir() {
        return Some(root);
    }
    skip("the folder ../shared of real documents");
    None
}

/// A record of `text` under the id `id`, with nothing known of it yet.
pub(crate) fn record(id: &str, text: &str) -> Record {
    Record {
        id: DocumentId(id.to_owned()),
        source: source_file(&format!("/plans/{id}.txt")),
        reading: Reading {
            text: PagedText::from_pages(text.split('\u{0C}')),
            document: Document::default(),
            own: None,
            references: Vec::new(),
            effects: Effects::default(),
        },
    }
}

/// The file at `path`, of no particular content.
pub(crate) fn source_file(path: &str) -> SourceFile {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    SourceFile { path: path.to_owned(), name, hash: "00".to_owned(), bytes: 1 }
}

/// Adds to `record` a citation of the words `surface`, settled to `authority` or left between `candidates`.
pub(crate) fn cite(record: &mut Record, surface: &str, canonical: &str, authority: Option<&str>, candidates: &[&str]) {
    let start = record.reading.text.text().find(surface).expect("the text cites it");
    let span = Span::new(start, start + surface.len());
    let key = |key: &str| AuthorityKey(key.to_owned());
    record.reading.references.push(Reference {
        citation: Citation {
            span,
            page: record.reading.text.page_at(start),
            surface: surface.to_owned(),
            canonical: Some(canonical.to_owned()),
            role: Role::LegalBasis,
            ..Citation::default()
        },
        authority: authority.map(key),
        urn: None,
        candidates: candidates.iter().copied().map(key).collect(),
        series: None,
    });
}
