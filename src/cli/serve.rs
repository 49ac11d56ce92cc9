//! `cancu serve`: makes sure that there is an index to answer from, and hands it to the server.

use super::ingest::{into_index, line, options};
use super::log::log_to_stderr;
use super::output::{Ending, Output, complain};
use super::{index_dir, interrupt, registry};
use crate::config::{DEFAULT_CORPUS, Http, Settings};
use crate::index::embedded::Embedded;
use crate::index::{Engine, EngineError, EngineErrorKind};
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
    pub engine: Arc<dyn Engine>,
    /// The built-in facts and the user's own.
    pub registry: Registry,
    /// Who reads files that are sent.
    pub reader: Reader,
    /// Where documents that are sent are kept.
    pub uploads: Uploads,
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
    let engine = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let (threads, reader) = (options.threads.get(), options.reader);
    serve(Serving { engine, registry, reader, uploads, http, threads, announce })?;
    Ok(Ending::Done)
}

/// The folder of uploads: within the corpus, so that an index made anew from the corpus holds them too.
fn uploads(http: &Http, corpus: Option<&Path>, settings: &Settings) -> Uploads {
    let corpus = corpus.filter(|corpus| corpus.is_dir()).unwrap_or(Path::new(DEFAULT_CORPUS));
    let folder = http.uploads.clone().unwrap_or_else(|| corpus.join("uploads"));
    let index = settings.index.clone();
    let open: OpenWriter = Arc::new(move || Ok(Arc::new(Embedded::open_writer(&index)?) as Arc<dyn Engine>));
    Uploads::new(folder, open)
}

/// The folder that is read where nothing names one: not into an index that holds documents of someone's own.
fn default_corpus(settings: &Settings) -> Result<Option<PathBuf>> {
    let corpus = PathBuf::from(DEFAULT_CORPUS);
    let sources = match index_dir::reader(settings) {
        Ok(engine) => engine.sources()?,
        Err(error) if is(&error, EngineErrorKind::Missing) => Vec::new(),
        Err(error) => return Err(error),
    };
    match corpus.canonicalize() {
        Ok(folder) => {
            let ours =
                sources.is_empty() || sources.iter().any(|entry| Path::new(&entry.source.path).starts_with(&folder));
            Ok(ours.then_some(corpus))
        }
        Err(_) if sources.is_empty() => bail!(
            "there is neither an index in `{}` nor a folder `{DEFAULT_CORPUS}` to read; run `cancu ingest PATH...` first \
             or name a folder with --corpus",
            settings.index.display()
        ),
        Err(_) => Ok(None),
    }
}

/// Brings the index up to date with `corpus`; false where it was interrupted.
fn read_corpus(options: &Options, settings: &Settings, corpus: PathBuf) -> Result<bool> {
    let engine = match index_dir::writer(settings) {
        Ok(engine) => engine,
        Err(error) if is(&error, EngineErrorKind::Busy) => {
            complain(&format!("{error}; serving what the index holds"));
            return Ok(true);
        }
        Err(error) => return Err(error),
    };
    let summary = into_index(engine.as_ref(), options, &[corpus], settings)?;
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
