//! The way from a file's bytes to its text, as all parts of the program go it.

use super::parsed::assembled;
use super::slots::Slots;
use super::worker::{Guard, Pool, Protection};
use super::{Limits, ParsedPage, Sink, SourceError, ocr, parse};
use crate::text::{Notice, PagedText};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

/// Reads files. Copies share the same workers; all threads of a program use one.
#[derive(Debug, Clone)]
pub struct Reader(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limits: Limits,
    way: Way,
    recognition: ocr::Settings,
    recognisers: Slots,
}

#[derive(Debug)]
enum Way {
    /// In this process.
    Direct,
    /// In processes that can do no harm.
    Guarded(Pool),
}

/// What a reader needs to know beside how files are guarded.
#[derive(Debug, Clone)]
pub struct ReaderOptions {
    /// How much one file may cost.
    pub limits: Limits,
    /// How many pages are recognised at once, whichever files they are of.
    pub recognisers: NonZeroUsize,
    /// The folder where recognised pages are kept, so that they are not recognised again; none where nothing is kept.
    pub ocr_cache: Option<PathBuf>,
}

impl Default for ReaderOptions {
    /// The default [`Limits`], one recogniser, nothing kept.
    fn default() -> Self {
        Self { limits: Limits::default(), recognisers: NonZeroUsize::MIN, ocr_cache: None }
    }
}

impl Default for Reader {
    /// Reads in this process, within the default [`Limits`].
    fn default() -> Self {
        Self::direct(ReaderOptions::default())
    }
}

impl Reader {
    /// Reads in this process: for files of one's own, tests and measurements. A hostile file may end the process.
    pub fn direct(options: ReaderOptions) -> Self {
        Self::new(options, Way::Direct)
    }

    /// Reads in guarded workers.
    ///
    /// # Errors
    /// Where no worker can be started.
    pub fn guarded(guard: Guard, options: ReaderOptions) -> Result<Self, SourceError> {
        Ok(Self::new(options, Way::Guarded(Pool::new(guard)?)))
    }

    fn new(options: ReaderOptions, way: Way) -> Self {
        let ReaderOptions { limits, recognisers, ocr_cache } = options;
        let recognition = ocr::Settings { cache: ocr_cache, time: limits.ocr_time };
        Self(Arc::new(Inner { limits, way, recognition, recognisers: Slots::new(recognisers) }))
    }

    /// Reads one file's `bytes`; `name` only helps to tell plain text from Markdown, the type comes from the bytes.
    ///
    /// Pages that are pictures are recognised side by side while further pages are parsed; no more pictures are held at
    /// once than there are recognisers.
    ///
    /// # Errors
    /// Where the file cannot be read, with a sentence that names the remedy.
    pub fn read(&self, bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
        let Inner { recognition, recognisers, .. } = &*self.0;
        std::thread::scope(|scope| {
            let mut pages = Vec::new();
            let notices = self.parse(bytes, name, &mut |mut page| {
                let index = pages.len();
                pages.push(if page.picture.is_some() {
                    let slot = recognisers.take();
                    Coming::Recognised(scope.spawn(move || {
                        ocr::fill(&mut page, index, recognition);
                        drop(slot);
                        page
                    }))
                } else {
                    Coming::Read(page)
                });
            })?;
            Ok(assembled(pages.into_iter().map(Coming::page).collect(), notices))
        })
    }

    /// What the kernel keeps the workers from; none where there are no workers.
    pub fn protection(&self) -> Option<Protection> {
        match &self.0.way {
            Way::Direct => None,
            Way::Guarded(pool) => Some(pool.protection),
        }
    }

    /// Whether pictures can be recognised; else a sentence that names what to install.
    pub fn recognises(&self) -> Result<(), String> {
        ocr::ready()
    }

    fn parse(&self, bytes: &[u8], name: &str, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
        match &self.0.way {
            Way::Direct => parse(bytes, name, &self.0.limits, sink),
            Way::Guarded(pool) => pool.parse(bytes, name, &self.0.limits, sink),
        }
    }
}

/// A page that is there, or that a thread is working on.
enum Coming<'scope> {
    Read(ParsedPage),
    Recognised(std::thread::ScopedJoinHandle<'scope, ParsedPage>),
}

impl Coming<'_> {
    fn page(self) -> ParsedPage {
        match self {
            Self::Read(page) => page,
            Self::Recognised(page) => page.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        }
    }
}
