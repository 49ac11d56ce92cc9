//! The folder of an index: what it holds, which format version wrote it, and who may write.
//!
//! A folder is only touched where it is ours or empty. The format file is written before anything else, so that a
//! process that dies while creating an index leaves a folder that the next one recognises.

use crate::index::{EngineError, EngineErrorKind};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

/// Bump the number with every change of fields or of the analysis.
pub(super) const FORMAT: &str = "cancu index, format 8\n";
const FORMAT_NAME: &str = "cancu-format";
const LOCK_NAME: &str = "cancu-writer.lock";
const META_NAME: &str = "meta.json";

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing, or the beginning of an index of ours without any commit.
    Nothing,
    /// An index of this version.
    Index,
    /// An index of another version.
    OtherVersion,
    /// Something else.
    Foreign,
}

/// Looks into `dir` without changing it.
pub(super) fn inspect(dir: &Path) -> Result<Content, EngineError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Content::Nothing),
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(Content::Foreign),
        Err(error) => return Err(cannot("read", dir, error)),
    };
    let mut foreign = false;
    for entry in entries {
        let name = entry.map_err(|error| cannot("read", dir, error))?.file_name();
        let name = name.to_string_lossy();
        foreign |= !is_ours(&name) && !matches!(&*name, ".gitignore" | ".gitkeep" | ".DS_Store");
    }
    let begun = dir.join(META_NAME).exists();
    match fs::read_to_string(dir.join(FORMAT_NAME)) {
        Ok(format) if format == FORMAT => Ok(if begun { Content::Index } else { Content::Nothing }),
        Ok(format) if format.is_empty() && !begun => Ok(Content::Nothing),
        Ok(format) if format.starts_with("cancu index") => Ok(Content::OtherVersion),
        Ok(_) => Ok(Content::Foreign),
        // Without our format file even files that look like ours belong to someone else.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(if foreign || begun { Content::Foreign } else { Content::Nothing })
        }
        Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Content::Foreign),
        Err(error) => Err(cannot("read", dir, error)),
    }
}

/// Makes `dir` where it is absent and takes the right to write in it; the right ends with the returned file, also when
/// the process is killed.
pub(super) fn lock(dir: &Path) -> Result<File, EngineError> {
    fs::create_dir_all(dir).map_err(|error| cannot("create", dir, error))?;
    let lock = File::options().create(true).truncate(false).write(true).open(dir.join(LOCK_NAME));
    let lock = lock.map_err(|error| cannot("write in", dir, error))?;
    // A program that this process or a sibling is just starting shares our files until it runs: a lock that was let go of may
    // look held for that moment.
    for _ in 0..20 {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(10)),
            Err(TryLockError::Error(error)) => return Err(cannot("lock", dir, error)),
        }
    }
    Err(EngineError::new(
        EngineErrorKind::Busy,
        format!("another process is writing the index in `{}`; wait until it ends or stop it", dir.display()),
    ))
}

/// Removes what an index of ours consists of, and nothing else, and marks the folder with this format. The caller
/// holds the lock.
pub(super) fn clear(dir: &Path) -> Result<(), EngineError> {
    // Without its list of segments the rest is no index: a death in between leaves a folder that holds nothing.
    remove(&dir.join(META_NAME), dir)?;
    for entry in fs::read_dir(dir).map_err(|error| cannot("read", dir, error))? {
        let entry = entry.map_err(|error| cannot("read", dir, error))?;
        let name = entry.file_name();
        if is_ours(&name.to_string_lossy()) && name != LOCK_NAME && name != FORMAT_NAME {
            remove(&entry.path(), dir)?;
        }
    }
    fs::write(dir.join(FORMAT_NAME), FORMAT).map_err(|error| cannot("write in", dir, error))
}

/// The refusal of content that cannot be opened.
pub(super) fn refusal(content: &Content, dir: &Path) -> EngineError {
    let place = dir.display();
    let flag = if dir == Path::new("index") { String::new() } else { format!("--index {place} ") };
    let (kind, message) = match content {
        Content::OtherVersion => (
            EngineErrorKind::OtherVersion,
            format!(
                "the index in `{place}` was written by another version of cancu; build it anew with \
                 `cancu ingest --rebuild {flag}PATH...`"
            ),
        ),
        Content::Foreign => (
            EngineErrorKind::NotAnIndex,
            format!("`{place}` holds other files and is no index; name an empty or new folder with `--index DIR`"),
        ),
        Content::Nothing | Content::Index => (
            EngineErrorKind::Missing,
            format!("there is no index in `{place}`; run `cancu ingest {flag}PATH...` first"),
        ),
    };
    EngineError::new(kind, message)
}

/// Whether an index of ours has files of this name.
fn is_ours(name: &str) -> bool {
    let segment = name.len() > 33
        && name.is_char_boundary(32)
        && name[..32].bytes().all(|b| b.is_ascii_hexdigit())
        && name.as_bytes()[32] == b'.';
    segment
        || matches!(name, META_NAME | FORMAT_NAME | LOCK_NAME | ".managed.json")
        || (name.starts_with(".tantivy-") && name.ends_with(".lock"))
        || (name.len() == 10 && name.starts_with(".tmp"))
}

fn remove(path: &Path, dir: &Path) -> Result<(), EngineError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot("write in", dir, error)),
        _ => Ok(()),
    }
}

fn cannot(what: &str, dir: &Path, error: std::io::Error) -> EngineError {
    EngineError::because(
        EngineErrorKind::Io,
        format!("cannot {what} the index folder `{}`: {error}", dir.display()),
        error,
    )
}
