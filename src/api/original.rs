//! The file that a document was read from, as it was then or not at all.

use crate::index::SourceFile;
use crate::ingest::{member, within};
use crate::reader::Reader;
use crate::source::Kind;
use crate::view::error::{Problem, ProblemKind};
use crate::view::page::segment;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A file on its way out.
#[derive(Debug)]
pub(super) struct Original {
    name: String,
    /// By its name.
    kind: Option<Kind>,
    bytes: Vec<u8>,
}

/// Reads the file again. Only the very bytes that were ingested leave the server: what stands under that path today
/// may be another file, or a link to one that nobody meant to publish.
pub(super) fn read(source: &SourceFile, reader: &Reader) -> Result<Original, Problem> {
    let bytes = match std::fs::read(&source.path) {
        Ok(bytes) if blake3::hash(&bytes).to_hex().as_str() == source.hash => bytes,
        Ok(_) => return Err(changed(source)),
        Err(_) => packed(source, reader)?,
    };
    Ok(Original { name: source.name.clone(), kind: Kind::of_name(&source.name), bytes })
}

/// The bytes of a member of an archive, unpacked by the guarded reader under its usual limits. The archive must be the one
/// that was read, and the name that of one member alone.
fn packed(source: &SourceFile, reader: &Reader) -> Result<Vec<u8>, Problem> {
    let (archive, label) = within(&source.path).ok_or_else(|| absent(source))?;
    let bytes = std::fs::read(archive).map_err(|_| absent(source))?;
    let hash = blake3::hash(&bytes).to_hex().as_str().to_owned();
    let now = SourceFile { path: archive.to_owned(), hash, ..source.clone() };
    if member(&now, label, source.bytes).hash != source.hash {
        return Err(changed(source));
    }
    let (mut found, mut several) = (None, false);
    let unpacked = reader.unpack(&bytes, &mut |name, bytes| {
        if name == label {
            several |= found.replace(bytes).is_some();
        }
    });
    if let Err(error) = unpacked {
        tracing::warn!(%error, "an archive that was read before cannot be unpacked");
    }
    if several {
        let message = format!("its archive has several files `{}`; ingest them unpacked", source.name);
        return Err(Problem { kind: ProblemKind::Conflict, code: "several_members", message, field: None });
    }
    found.ok_or_else(|| absent(source))
}

fn absent(source: &SourceFile) -> Problem {
    Problem::not_found(
        "no_source",
        format!("`{}` has no file of its own on the server any more; its text is at `/text`", source.name),
    )
}

fn changed(source: &SourceFile) -> Problem {
    Problem {
        kind: ProblemKind::Conflict,
        code: "source_changed",
        message: format!("`{}` changed since it was read; run `cancu ingest` again", source.name),
        field: None,
    }
}

impl IntoResponse for Original {
    fn into_response(self) -> Response {
        // Only what cannot run as a page of ours is shown in the browser.
        let how = if self.kind == Some(Kind::Pdf) { "inline" } else { "attachment" };
        // A page of others is never a page of ours: its scripts would run with our address.
        let safe = self.kind.filter(|kind| !kind.runs_in_browsers());
        let media_type = safe.map_or("application/octet-stream", Kind::media_type);
        let disposition = format!("{how}; filename*=UTF-8''{}", segment(&self.name));
        let headers = [(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, disposition.as_str())];
        (headers, self.bytes).into_response()
    }
}
