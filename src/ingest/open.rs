//! Opens one file: its bytes, its length and the hash that decides whether it is read again.

use super::Fault;
use crate::file::SourceError;
use crate::index::{Failure, SourceFile};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of the regular file at `path`, and its description with the absolute path.
///
/// A file that cannot be opened has no hash, so it is tried again by every run.
///
/// # Errors
/// Where the file cannot be read or is over the limit, as the failure that is put on record.
pub fn open(path: &Path, max_bytes: u64) -> Result<(Vec<u8>, SourceFile), Box<Failure>> {
    let mut source = unread(path);
    match read_limited(path, max_bytes, &mut source.bytes) {
        Ok(bytes) => {
            source.hash = hash(&bytes);
            source.bytes = bytes.len() as u64;
            Ok((bytes, source))
        }
        Err(fault) => Err(Box::new(fault.of(source))),
    }
}

/// The description of a file of which nothing but the path is known yet.
pub(super) fn unread(path: &Path) -> SourceFile {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    SourceFile { path: absolute.to_string_lossy().into_owned(), name, hash: String::new(), bytes: 0 }
}

/// BLAKE3 of `bytes`, in hex.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The fault for an error of opening or listing `path`.
pub(super) fn io_fault(path: &Path, error: &io::Error) -> Fault {
    let path = path.display().to_string();
    Fault::open(match error.kind() {
        io::ErrorKind::NotFound => SourceError::Missing { path },
        io::ErrorKind::PermissionDenied => SourceError::Forbidden { path },
        _ => SourceError::Io { path, why: error.to_string() },
    })
}

fn read_limited(path: &Path, max_bytes: u64, length: &mut u64) -> Result<Vec<u8>, Fault> {
    // Asked before opening: opening a named pipe would wait for a writer that may never come.
    let metadata = std::fs::metadata(path).map_err(|error| io_fault(path, &error))?;
    if metadata.is_dir() {
        return Err(Fault::open(SourceError::Folder { path: path.display().to_string() }));
    }
    if !metadata.is_file() {
        return Err(not_a_file(path));
    }
    *length = metadata.len();
    if metadata.len() > max_bytes {
        return Err(too_large(path, max_bytes));
    }
    let file = File::open(path).map_err(|error| io_fault(path, &error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // The file may grow while it is read.
    file.take(max_bytes + 1).read_to_end(&mut bytes).map_err(|error| io_fault(path, &error))?;
    if bytes.len() as u64 > max_bytes { Err(too_large(path, max_bytes)) } else { Ok(bytes) }
}

/// A pipe, socket or device, which is left out.
pub(super) fn not_a_file(path: &Path) -> Fault {
    Fault::open(SourceError::NotAFile { path: path.display().to_string() })
}

fn too_large(path: &Path, max_bytes: u64) -> Fault {
    Fault::open(SourceError::FileTooLarge { path: path.display().to_string(), mib: max_bytes >> 20 })
}
