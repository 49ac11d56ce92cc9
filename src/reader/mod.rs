//! The way from a file's bytes to its text, as all parts of the program go it.
//!
//! A [`Reader`] has the file parsed by a guarded worker ([`crate::guard`]), has pages that are pictures recognised, and
//! brings the pages together (`assembled`): what is of the paper is taken off (`furniture`), rows that the end of a
//! page parts are joined (`continued`), wrong letters are repaired ([`crate::letters`]).

mod assembled;
mod continued;
mod furniture;
mod heading;

use crate::code::Sheet;
use crate::file::{LeftOut, Limits, ParsedPage, Sink, SourceError};
use crate::guard::slots::Slots;
use crate::guard::{Guard, Pool, Protection, Work, tool};
use crate::source::{Kind, converted, ocr, parse, unpack};
use crate::text::{Notice, PagedText, Unrecognised};
use assembled::assembled;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Reads one file's `bytes` in this process, within the default [`Limits`]; `name` only helps to tell plain text from
/// Markdown, the type comes from the bytes.
///
/// # Errors
/// Where the file cannot be read, with a sentence that names the remedy.
pub fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    read_with(bytes, name, &Limits::default())
}

/// Reads one file's `bytes` as [`read`] does, within `limits`.
///
/// # Errors
/// Where the file cannot be read, with a sentence that names the remedy.
pub fn read_with(bytes: &[u8], name: &str, limits: &Limits) -> Result<PagedText, SourceError> {
    Reader::direct(ReaderOptions { limits: *limits, ..ReaderOptions::default() }).read(bytes, name)
}

/// Is a worker with at most `memory` bytes, until its parent is gone.
pub fn serve_worker(memory: usize) -> ExitCode {
    crate::guard::serve(memory, Work { parse, unpack, heading: heading::packed })
}

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
    /// The folder of tesseract's data for Vietnamese; none where what is installed is used.
    pub ocr_data: Option<PathBuf>,
}

impl Default for ReaderOptions {
    /// The default [`Limits`], one recogniser, nothing kept, the data that is installed.
    fn default() -> Self {
        Self { limits: Limits::default(), recognisers: NonZeroUsize::MIN, ocr_cache: None, ocr_data: None }
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

    /// Reads in guarded workers, and lets programs of the machine run guarded too.
    ///
    /// # Errors
    /// Where no worker can be started.
    pub fn guarded(guard: Guard, options: ReaderOptions) -> Result<Self, SourceError> {
        let program = guard.program.clone();
        let pool = Pool::new(guard)?;
        // It has shown that it is a program of ours.
        tool::launch_by(program);
        Ok(Self::new(options, Way::Guarded(pool)))
    }

    fn new(options: ReaderOptions, way: Way) -> Self {
        let ReaderOptions { limits, recognisers, ocr_cache, ocr_data } = options;
        let recognition = ocr::Settings { cache: ocr_cache, model: ocr::Model::new(ocr_data), time: limits.ocr_time };
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

    /// Whether pictures can be recognised; else what is missing.
    ///
    /// # Errors
    /// Where the program or its data is missing.
    pub fn recognises(&self) -> Result<(), Unrecognised> {
        ocr::ready(&self.0.recognition.model)
    }

    /// Unpacks an archive and hands on the members that may be documents, with their names; `inner.zip#name` where
    /// archives stand in archives. Returns what could not be unpacked.
    ///
    /// # Errors
    /// Where it is no archive, or nothing at all comes out of it.
    pub fn unpack(&self, bytes: &[u8], each: &mut dyn FnMut(String, Vec<u8>)) -> Result<Vec<LeftOut>, SourceError> {
        self.unpack_at(bytes, 1, &mut 0, each)
    }

    fn unpack_at(
        &self,
        bytes: &[u8],
        depth: usize,
        unpacked: &mut usize,
        each: &mut dyn FnMut(String, Vec<u8>),
    ) -> Result<Vec<LeftOut>, SourceError> {
        let limits = &self.0.limits;
        let mut inner = Vec::new();
        let mut member = |name: String, member: Vec<u8>| {
            *unpacked = unpacked.saturating_add(member.len());
            let packed = depth < DEEPEST_ARCHIVE && *unpacked <= limits.unpacked && Kind::Archive.has_name(&name);
            if !packed {
                return each(name, member);
            }
            let mut begun = false;
            let found = self.unpack_at(&member, depth + 1, unpacked, &mut |inner, bytes| {
                begun = true;
                each(format!("{name}#{inner}"), bytes);
            });
            match found {
                Ok(left_out) => inner.extend(left_out.into_iter().map(|left| within(&name, left))),
                // It is no archive after all, or a broken one: its own reader says so.
                Err(_) if !begun => each(name, member),
                Err(why) => inner.push(LeftOut { members: vec![name], why }),
            }
        };
        let mut left_out = match &self.0.way {
            Way::Direct => unpack(bytes, limits, &mut member),
            Way::Guarded(pool) => pool.unpack(bytes, limits, &mut member),
        }?;
        left_out.append(&mut inner);
        Ok(left_out)
    }

    /// Reads the page of a heading of the official code, `bytes` of which [`crate::source::is_heading`] is true.
    ///
    /// # Errors
    /// Where it holds no article, with a sentence that names the remedy.
    pub fn heading(&self, bytes: &[u8]) -> Result<Sheet, SourceError> {
        match &self.0.way {
            Way::Direct => crate::source::heading(bytes, &self.0.limits),
            Way::Guarded(pool) => heading::unpacked(|sink| pool.heading(bytes, &self.0.limits, sink)),
        }
    }

    fn parse(&self, bytes: &[u8], name: &str, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
        match converted(bytes, self.0.limits.time)? {
            Some(converted) => self.parse_as_it_is(&converted, "file.doc", sink),
            None => self.parse_as_it_is(bytes, name, sink),
        }
    }

    fn parse_as_it_is(&self, bytes: &[u8], name: &str, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
        match &self.0.way {
            Way::Direct => parse(bytes, name, &self.0.limits, sink),
            Way::Guarded(pool) => pool.parse(bytes, name, &self.0.limits, sink),
        }
    }
}

/// What was left out of the archive that is the member `name` of another.
fn within(name: &str, left: LeftOut) -> LeftOut {
    let members = std::iter::once(name.to_owned()).chain(left.members).collect();
    LeftOut { members, ..left }
}

/// Archives within archives are unpacked to this depth; deeper ones are files that cannot be read.
const DEEPEST_ARCHIVE: usize = 3;

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
