//! Archives: every member is a source of its own, `archive.zip#inner/name.docx`.

use super::open::hash;
use crate::index::SourceFile;
use crate::source::Kind;
use std::path::Path;

/// Whether a file called so may be an archive whose members are read; the bytes decide.
pub(super) fn may_be(name: &str) -> bool {
    Kind::of_name(name).is_some_and(Kind::holds_files)
}

/// The archive and the member's name in it, where `path` is that of a member and the archive is still there. Files and
/// members may have `#` in their names; the first archive that is a file counts.
pub fn within(path: &str) -> Option<(&str, &str)> {
    let splits = path.match_indices('#').map(|(at, sign)| (&path[..at], &path[at + sign.len()..]));
    splits.into_iter().find(|(archive, _)| may_be(archive) && Path::new(archive).is_file())
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
