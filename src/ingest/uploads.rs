//! Documents that are sent one at a time: kept as files in a folder of their own, so that the index can be made anew
//! from the files, and taken out again.

use super::Fault;
use super::identity::fresh_names;
use super::known::file_of;
use super::open::hash;
use super::pipeline;
use super::stored_name::stored_name;
use crate::corpus::Library;
use crate::file::SourceError;
use crate::index::{
    Batch, Counted, Deadline, Dictionary, DocumentId, EngineError, EngineErrorKind, Keyword, Parts, Record, SourceFile,
    Sources, Values,
};
use crate::reader::Reader;
use crate::registry::Registry;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;

/// Opens the index for changes, for as long as one change takes: between them another process may write.
pub type OpenWriter = Arc<dyn Fn() -> Result<Library, EngineError> + Send + Sync>;

/// Takes documents in and out. Copies share one lock.
#[derive(Clone)]
pub struct Uploads {
    /// Where files are kept; nowhere where none is taken.
    folder: Option<PathBuf>,
    open: OpenWriter,
    one_at_a_time: Arc<Mutex<()>>,
}

/// What became of a document that was sent.
#[derive(Debug)]
pub enum Added {
    /// It is new.
    New(Box<Record>),
    /// The index holds the same content already.
    Known(DocumentId),
}

/// Why a document was not taken in or out.
#[derive(Debug, Error)]
pub enum UploadError {
    /// It cannot be read; nothing was kept of it.
    #[error("{}", .0.why)]
    Unreadable(Fault),
    /// The index holds no such document.
    #[error("the index holds no document of that id")]
    NoDocument,
    /// It was not sent: its file belongs to whoever keeps the folder that it stands in.
    #[error(
        "the document was not uploaded, so its file is not removed; remove the file and run `cancu ingest --prune`"
    )]
    NotAnUpload,
    /// There is no folder that all servers before the index see.
    #[error(
        "this server keeps no files, since its index is in a cluster; name a folder that all servers see with --uploads"
    )]
    NoFolder,
    /// It is part of a file that holds more.
    #[error("the document is part of a file with others, so it cannot be removed alone; change that file instead")]
    PartOfFile,
    /// The file cannot be written or removed.
    #[error("the folder of uploads cannot be written")]
    Io(#[from] std::io::Error),
    /// The index failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Uploads {
    /// Keeps files in `folder`, which is made when the first comes, and changes the index that `open` opens.
    pub fn new(folder: PathBuf, open: OpenWriter) -> Self {
        Self { folder: Some(folder), open, one_at_a_time: Arc::default() }
    }

    /// Takes nothing, for want of a folder.
    pub fn nowhere() -> Self {
        let open: OpenWriter = Arc::new(|| Err(EngineError::new(EngineErrorKind::ReadOnly, "nothing is taken")));
        Self { folder: None, open, one_at_a_time: Arc::default() }
    }

    fn folder(&self) -> Result<&Path, UploadError> {
        self.folder.as_deref().ok_or(UploadError::NoFolder)
    }

    /// Reads `bytes`, keeps them as a file called much like `name`, and puts the record into the index; `library`
    /// tells what it holds.
    ///
    /// # Errors
    /// Where the bytes are no single document, or the folder or the index cannot be written; then nothing is kept.
    pub fn add(
        &self,
        library: &Library,
        reader: &Reader,
        registry: &Registry,
        (name, bytes): (&str, &[u8]),
    ) -> Result<Added, UploadError> {
        self.folder()?;
        let name = stored_name(name);
        if super::walk::is_json_lines(Path::new(&name)) {
            return Err(UploadError::Unreadable(Fault::read(SourceError::Rows).about(&name)));
        }
        let hash = hash(bytes);
        if let Some(known) = known(library, &hash)? {
            return Ok(Added::Known(known));
        }
        let reading = pipeline::read(reader, bytes, &name, registry).map_err(|fault| {
            UploadError::Unreadable(match *fault.why {
                SourceError::Archive => Fault { why: Box::new(SourceError::ArchiveSent), ..fault },
                _ => fault,
            })
        })?;
        let _alone = self.one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = (self.open)()?;
        // It may have come a second time while the first was read.
        if let Some(known) = known(&writer, &hash)? {
            return Ok(Added::Known(known));
        }
        let path = store(self.folder()?, &name, bytes, &hash)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let id = fresh(&writer, &name, &hash)?;
        let text = path.to_string_lossy().into_owned();
        let record = Record { id, source: SourceFile { path: text, name, hash, bytes: bytes.len() as u64 }, reading };
        if let Err(error) = writer.engine().apply(Batch { put: vec![record.clone()], ..Batch::default() }) {
            std::fs::remove_file(&path)?;
            return Err(error.into());
        }
        Ok(Added::New(Box::new(record)))
    }

    /// Removes the file of a document that was sent, and the document from the index; `library` tells where the file is.
    ///
    /// # Errors
    /// Where it is not there, was not sent, or cannot be removed.
    pub fn remove(&self, library: &Library, id: &DocumentId) -> Result<(), UploadError> {
        let kept = library.engine().view(Deadline::NONE)?.fetch(std::slice::from_ref(id), Parts::NONE)?.pop();
        let record = kept.ok_or(UploadError::NoDocument)?;
        let path = record.source.path;
        if file_of(&path) != path {
            return Err(UploadError::PartOfFile);
        }
        let ours = self.folder()?.canonicalize().is_ok_and(|folder| Path::new(&path).parent() == Some(&folder));
        if !ours {
            return Err(UploadError::NotAnUpload);
        }
        let _alone = self.one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = (self.open)()?;
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        writer.engine().apply(Batch { forget: vec![path], ..Batch::default() })?;
        Ok(())
    }
}

/// Writes the file whole or not at all; the path is absolute and without links, as an ingest finds it.
fn store(folder: &Path, name: &str, bytes: &[u8], hash: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    // Hidden files are passed over by an ingest that runs meanwhile.
    let part = folder.join(format!(".{hash}.part"));
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    let path = free_path(&folder, name);
    std::fs::rename(&part, &path)?;
    Ok(path)
}

/// The document with the content `hash`.
fn known(library: &Library, hash: &str) -> Result<Option<DocumentId>, EngineError> {
    let entries = library.engine().view(Deadline::NONE)?.sources(&Sources::Hash(hash.to_owned()))?;
    Ok(entries.into_iter().find_map(|entry| entry.outcome.ok()))
}

/// A name that no document has, for the content `hash` of a file called `name`.
fn fresh(library: &Library, name: &str, hash: &str) -> Result<DocumentId, EngineError> {
    /// So many names are looked up at once.
    const AT_ONCE: usize = 16;
    let view = library.engine().view(Deadline::NONE)?;
    let mut names = fresh_names(name, hash);
    loop {
        let some = names.by_ref().take(AT_ONCE).collect();
        let asked = Values::exactly(Dictionary::Keyword(Keyword::Id), some, Counted::Live);
        let free = view.values(&[asked])?.into_iter().flatten().find(|count| count.count == 0);
        if let Some(free) = free {
            return Ok(DocumentId(free.value));
        }
    }
}

/// `name` in `folder`, with a number before its ending where others are called so.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let mut path = folder.join(name);
    let mut copy = 1;
    while path.symlink_metadata().is_ok() {
        copy += 1;
        path = folder.join(format!("{stem} ({copy}){ending}"));
    }
    path
}
