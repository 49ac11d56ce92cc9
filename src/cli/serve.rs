//! `cancu serve`: makes sure that there is an index to answer from, and hands it to the server.

use super::ingest::{into_index, line, options};
use super::log::log_to_stderr;
use super::output::{Ending, Output, complain};
use super::{index_dir, interrupt, registry};
use crate::config::{DEFAULT_CORPUS, Http, Settings};
use crate::corpus::Library;
use crate::index::{EngineError, EngineErrorKind};
use crate::ingest::{IngestError, OpenWriter, Options, Uploads};
use crate::reader::Reader;
use crate::registry::Registry;
use anyhow::{Result, bail};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a server is given. Faces do not know each other: the program brings them together.
pub struct Serving {
    /// The index to answer from.
    pub library: Library,
    /// The built-in facts and the user's own.
    pub registry: Registry,
    /// Who reads files that are sent.
    pub reader: Reader,
    /// Where documents that are sent are kept.
    pub uploads: Uploads,
    /// A name of what decides answers beside the index.
    pub identity: String,
    /// How to serve.
    pub http: Http,
    /// How many files are read at once.
    pub threads: usize,
    /// To be called once, with the address that was bound.
    pub announce: fn(SocketAddr),
}

/// Reads the corpus where needed, then serves until asked to stop.
pub(super) fn run(settings: &Settings, serve: impl FnOnce(Serving) -> Result<()>) -> Result<Ending> {
    let http = settings.http.clone();
    if let Some(corpus) = http.corpus.as_ref().filter(|corpus| !corpus.exists()) {
        return Err(IngestError::MissingPath(corpus.clone()).into());
    }
    let corpus = match http.corpus.clone() {
        Some(corpus) => Some(corpus),
        None => default_corpus(settings)?,
    };
    log_to_stderr(http.log);
    let uploads = uploads(&http, corpus.as_deref(), settings);
    let options = options(settings)?;
    if let Some(corpus) = corpus
        && !read_corpus(&options, settings, corpus)?
    {
        return Ok(Ending::Partly);
    }
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let (threads, reader) = (options.threads.get(), options.reader);
    let identity = identity(settings)?;
    serve(Serving { library, registry, reader, uploads, identity, http, threads, announce })?;
    Ok(Ending::Done)
}

/// A name of what decides answers beside the index: this program and the user's own facts.
fn identity(settings: &Settings) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&std::fs::read(&settings.program)?);
    let tables = settings.registry.as_deref().map(std::fs::read_dir).transpose()?.into_iter().flatten();
    let mut tables: Vec<PathBuf> = tables.filter_map(|entry| Some(entry.ok()?.path())).collect();
    tables.sort();
    for table in tables.iter().filter(|table| table.is_file()) {
        hasher.update(&std::fs::read(table)?);
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The folder of uploads: within the corpus, so that an index made anew from the corpus holds them too. Before a cluster it must
/// be named: all its servers have to see it.
fn uploads(http: &Http, corpus: Option<&Path>, settings: &Settings) -> Uploads {
    let corpus = corpus.filter(|corpus| corpus.is_dir()).unwrap_or(Path::new(DEFAULT_CORPUS));
    let within = || settings.index.folder().map(|_| corpus.join("uploads"));
    let folder = http.uploads.clone().or_else(within);
    let (index, access) = (settings.index.clone(), settings.access.clone());
    let open: OpenWriter = Arc::new(move || Library::open_to_change(&index, &access));
    folder.map_or_else(Uploads::nowhere, |folder| Uploads::new(folder, open))
}

/// The folder that is read where nothing names one: not into an index that holds documents of someone's own.
fn default_corpus(settings: &Settings) -> Result<Option<PathBuf>> {
    if settings.index.folder().is_none() {
        return Ok(None);
    }
    let corpus = PathBuf::from(DEFAULT_CORPUS);
    let sources = match index_dir::reader(settings) {
        Ok(library) => library.paths()?,
        Err(error) if is(&error, EngineErrorKind::Missing) => Vec::new(),
        Err(error) => return Err(error),
    };
    match corpus.canonicalize() {
        Ok(folder) => {
            let ours = sources.is_empty() || sources.iter().any(|path| Path::new(path).starts_with(&folder));
            Ok(ours.then_some(corpus))
        }
        Err(_) if sources.is_empty() => bail!(
            "there is neither an index in `{}` nor a folder `{DEFAULT_CORPUS}` to read; run `cancu ingest PATH...` first \
             or name a folder with --corpus",
            settings.index
        ),
        Err(_) => Ok(None),
    }
}

/// Brings the index up to date with `corpus`; false where it was interrupted.
fn read_corpus(options: &Options, settings: &Settings, corpus: PathBuf) -> Result<bool> {
    let library = match index_dir::writer(settings) {
        Ok(library) => library,
        Err(error) if is(&error, EngineErrorKind::Busy) => {
            complain(&format!("{error}; serving what the index holds"));
            return Ok(true);
        }
        Err(error) => return Err(error),
    };
    let summary = into_index(&library, options, &[corpus], settings)?;
    // From here on the server watches for Ctrl-C itself.
    interrupt::release();
    complain(&line(&summary));
    Ok(!summary.stopped)
}

fn is(error: &anyhow::Error, kind: EngineErrorKind) -> bool {
    error.downcast_ref::<EngineError>().is_some_and(|error| error.kind == kind)
}

fn announce(addr: SocketAddr) {
    let mut output = Output::new();
    // Where nobody reads the address, the server serves nevertheless.
    let _ = output.line(&format!("cancu answers at http://{addr} (Ctrl-C ends it)"));
    let _ = output.flush();
}
