//! What tests share.

use cancu::authority::{AuthorityKey, Reading, Reference};
use cancu::citation::{Citation, Kind, Role};
use cancu::document::Document;
use cancu::index::{DocumentId, Record, SourceFile};
use cancu::registry::Registry;
use cancu::text::{PagedText, Span};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The facts that come with the program.
pub(crate) fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);
    &REGISTRY
}

/// The folder of shared test data beside the checkout, `CANCU_SHARED` where set.
///
/// # Panics
/// Where `CI` is `true` and the folder is absent, so that a run on the build machine never passes by skipping.
#[expect(clippy::print_stderr, reason = "a test that was skipped should say so")]
pub(crate) fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("CANCU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if root.is_dir() {
        return Some(root);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is absent", root.display());
    eprintln!("skipped: {} is absent", root.display());
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
            kind: Kind::Numbered,
            doc_type: None,
            number: None,
            year: None,
            symbol: None,
            canonical: Some(canonical.to_owned()),
            of_year: None,
            date: None,
            issuer: None,
            issuer_written: false,
            subject: None,
            pinpoints: Vec::new(),
            role: Role::LegalBasis,
            amends: Vec::new(),
            parent: None,
            anomalies: Vec::new(),
            ambiguous: Vec::new(),
        },
        authority: authority.map(key),
        urn: None,
        candidates: candidates.iter().copied().map(key).collect(),
        series: None,
    });
}
