//! The one writer of an index.

use super::schema::Layout;
use crate::index::{Batch, Keyword};
use std::fs::File;
use tantivy::{Index, IndexWriter, TantivyError, Term};

/// Bytes of memory in which the terms of a commit are gathered before they are written as a segment.
const GATHERED: usize = 96 << 20;

/// Holds the right to write, and tantivy's writer from the first change on: a run that changes nothing leaves no trace.
pub(super) struct Writer {
    index: Index,
    inner: Option<IndexWriter>,
    _lock: File,
}

impl Writer {
    /// A writer of `index` for the holder of `lock`.
    pub(super) fn new(index: Index, lock: File) -> Self {
        Self { index, inner: None, _lock: lock }
    }

    /// Applies all of `batch` in one commit, or nothing.
    pub(super) fn apply(&mut self, layout: &Layout, batch: &Batch) -> Result<(), TantivyError> {
        let mut writer = match self.inner.take() {
            Some(writer) => writer,
            // One thread gathers: the cores are busy reading documents, and one segment a commit searches faster.
            None => self.index.writer_with_num_threads(1, GATHERED)?,
        };
        match add(&writer, layout, batch).and_then(|()| writer.commit()) {
            Ok(_) => {
                self.inner = Some(writer);
                Ok(())
            }
            Err(error) => {
                // A writer that cannot go back is dropped; the next batch opens a new one at the last commit.
                if writer.rollback().is_ok() {
                    self.inner = Some(writer);
                }
                Err(error)
            }
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(writer) = self.inner.take() {
            // Merges in flight are finished; one that fails leaves the committed segments as they are.
            drop(writer.wait_merging_threads());
        }
    }
}

fn add(writer: &IndexWriter, layout: &Layout, batch: &Batch) -> Result<(), TantivyError> {
    let by_path = |path: &str| Term::from_field_text(layout.path, path);
    for path in &batch.forget {
        writer.delete_term(by_path(path));
    }
    for failure in &batch.failed {
        writer.delete_term(by_path(&failure.source.path));
        writer.add_document(layout.of_failure(failure).map_err(unwritable)?)?;
    }
    for record in &batch.put {
        writer.delete_term(by_path(&record.source.path));
        writer.delete_term(Term::from_field_text(layout.keyword(Keyword::Id), &record.id.0));
        writer.add_document(layout.of_record(record).map_err(unwritable)?)?;
    }
    Ok(())
}

fn unwritable(error: serde_json::Error) -> TantivyError {
    TantivyError::InvalidArgument(error.to_string())
}
