//! Archives: every member is a source of its own, `archive.zip#inner/name.docx`.

use super::open::hash;
use crate::index::SourceFile;
use std::path::Path;

/// Whether a file called so may be an archive whose members are read; the bytes decide.
pub(super) fn may_be(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

/// The member called `member` of `archive`.
///
/// Its hash is of the archive's content and the member's name, so that an archive that has not changed is known to hold
/// nothing new without being unpacked.
pub fn member(archive: &SourceFile, member: &str, bytes: u64) -> SourceFile {
    SourceFile {
        path: format!("{}#{member}", archive.path),
        name: member.rsplit(['/', '#']).next().unwrap_or(member).to_owned(),
        hash: hash(format!("{}\0{member}", archive.hash).as_bytes()),
        bytes,
    }
}
