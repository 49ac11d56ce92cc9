//! Feeds the workers: files one by one, JSON Lines files line by line.

use super::open::{io_fault, unread};
use super::walk::{Found, is_json_lines};
use super::{Fault, rows};
use crate::file::SourceError;
use crate::index::{Failure, SourceFile};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

/// One piece of work.
#[derive(Debug)]
pub(super) enum Task {
    /// A file to open and read.
    File(PathBuf),
    /// A line of a JSON Lines file.
    Row {
        /// The file's description, without hash.
        file: Arc<SourceFile>,
        /// The line's number, from 1.
        line: usize,
        /// Its bytes, without the line break.
        bytes: Vec<u8>,
        /// Its `id`.
        id: String,
    },
    /// Something that is known to fail.
    Failed(Failure),
}

/// Sends everything that was listed; returns the JSON Lines files that were read to their end.
///
/// Ends early where `stop` is set or nobody takes tasks any more.
pub(super) fn feed(
    files: Vec<Found>,
    failures: Vec<Failure>,
    max_bytes: u64,
    tasks: SyncSender<Task>,
    stop: &AtomicBool,
) -> Vec<String> {
    let mut feeder = Feeder { tasks, stop, max_bytes, ids: HashMap::new() };
    let mut whole = Vec::new();
    for failure in failures {
        if !feeder.send(Task::Failed(failure)) {
            return whole;
        }
    }
    for Found { path, .. } in files {
        if is_json_lines(&path) {
            let file = unread(&path);
            match feeder.lines(&path, &Arc::new(file.clone())) {
                Ok(true) => whole.push(file.path),
                Ok(false) => return whole,
                Err(error) => {
                    feeder.send(Task::Failed(io_fault(&path, &error).of(file)));
                }
            }
        } else if !feeder.send(Task::File(path)) {
            return whole;
        }
    }
    whole
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

struct Feeder<'a> {
    tasks: SyncSender<Task>,
    stop: &'a AtomicBool,
    max_bytes: u64,
    /// The line and the file where each row's `id` was first seen.
    ids: HashMap<String, (usize, String)>,
}

impl Feeder<'_> {
    fn send(&self, task: Task) -> bool {
        !self.stop.load(Ordering::Relaxed) && self.tasks.send(task).is_ok()
    }

    /// Sends every line of a file; false where the run is to stop.
    fn lines(&mut self, path: &Path, file: &Arc<SourceFile>) -> io::Result<bool> {
        let mut reader = BufReader::new(File::open(path)?);
        let mut line = 0;
        while let Some((mut bytes, whole)) = next_line(&mut reader, self.max_bytes)? {
            line += 1;
            if line == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
            }
            if whole && bytes.trim_ascii().is_empty() {
                continue;
            }
            let task = match self.id(file, line, &bytes, whole) {
                Ok(id) => Task::Row { file: Arc::clone(file), line, bytes, id },
                Err(fault) => Task::Failed(fault.of(line_source(file, line, &bytes))),
            };
            if !self.send(task) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The line's `id`, or why the line is not even tried.
    fn id(&mut self, file: &SourceFile, line: usize, bytes: &[u8], whole: bool) -> Result<String, Fault> {
        if !whole {
            let (file, mib) = (file.name.clone(), self.max_bytes >> 20);
            return Err(Fault::open(SourceError::LineTooLarge { line, file, mib }));
        }
        let id = rows::id(bytes, line, &file.name)?;
        let file = file.name.clone();
        match self.ids.get(&id).cloned() {
            Some((first_line, first_file)) => {
                Err(Fault::open(SourceError::SameId { line, file, id, first_line, first_file }))
            }
            None => {
                self.ids.insert(id.clone(), (line, file));
                Ok(id)
            }
        }
    }
}

/// The source of a line that has no usable `id`.
fn line_source(file: &SourceFile, line: usize, bytes: &[u8]) -> SourceFile {
    SourceFile {
        path: format!("{}#line {line}", file.path),
        name: format!("{} line {line}", file.name),
        hash: super::open::hash(bytes),
        bytes: bytes.len() as u64,
    }
}

/// The next line without its line break, and whether it is whole: of a line over `max_bytes` only the beginning is
/// kept and the rest passed over.
fn next_line(reader: &mut impl BufRead, max_bytes: u64) -> io::Result<Option<(Vec<u8>, bool)>> {
    let mut bytes = Vec::new();
    if reader.by_ref().take(max_bytes + 1).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let ended = bytes.last() == Some(&b'\n');
    let whole = ended || bytes.len() as u64 <= max_bytes;
    if ended {
        bytes.pop();
    } else if !whole {
        bytes.truncate(1024);
        reader.skip_until(b'\n')?;
    }
    Ok(Some((bytes, whole)))
}

#[cfg(test)]
mod tests {
    use super::next_line;

    #[test]
    fn long_lines_are_cut_and_the_next_begins_where_it_should() {
        let mut reader = std::io::Cursor::new(b"short\n0123456789012345\n\nend".to_vec());
        let mut lines = Vec::new();
        while let Some((bytes, whole)) = next_line(&mut reader, 8).expect("memory") {
            lines.push((String::from_utf8(bytes).expect("text"), whole));
        }
        assert_eq!(lines.iter().map(|(_, whole)| *whole).collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!((lines[0].0.as_str(), lines[2].0.as_str(), lines[3].0.as_str()), ("short", "", "end"));
    }
}
