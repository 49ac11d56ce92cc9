//! From bytes to text: pages a second of ordinary PDFs beside `pdftotext`, bytes a second of Word files beside `pandoc`,
//! and pages a minute of pictures by `tesseract`.
//!
//! Files are read as every command reads them, in guarded workers. Speeds of text are CPU time, of all threads, workers
//! and programs, read from `/proc`, over the files of `../shared` in one run; that of recognition is time by the clock on
//! all cores.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use cancu::file::{Limits, Ocr};
use cancu::guard::Guard;
use cancu::reader::{Reader, ReaderOptions};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{fs, iter};

/// Ticks of `/proc/self/stat` in a second.
const TICKS: f64 = 100.0;

/// How often every file is read.
const ROUNDS: u32 = 10;

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let files = |kind: &str, scans: bool| -> Vec<PathBuf> {
        let all = ["pdf", "office"].iter().flat_map(|folder| fs::read_dir(shared.join(folder)).into_iter().flatten());
        let paths = all.flatten().map(|entry| entry.path());
        paths.filter(|path| path.extension().is_some_and(|e| e == kind) && is_scan(path) == scans).collect()
    };
    let pdfs = files("pdf", false);
    if pdfs.is_empty() {
        println!("no PDFs in {}", shared.display());
        return;
    }
    let pages: usize = pages(&pdfs, Ocr::Never);
    let rounds = f64::from(ROUNDS);
    println!("{} PDFs, {pages} pages, {ROUNDS} rounds", pdfs.len());
    println!("cancu      {:8.0} pages/s", count(pages) * rounds / cpu(|| ours(&pdfs)));
    println!("pdftotext  {:8.0} pages/s", count(pages) * rounds / cpu(|| peer("pdftotext", &pdfs, &["-"])));

    let words = files("docx", false);
    let bytes: u64 = words.iter().filter_map(|path| fs::metadata(path).ok()).map(|data| data.len()).sum();
    let megabytes = count(usize::try_from(bytes).unwrap_or(usize::MAX)) / 1e6 * rounds;
    println!("{} DOCX, {bytes} bytes", words.len());
    println!("cancu      {:8.2} MB/s", megabytes / cpu(|| ours(&words)));
    println!("pandoc     {:8.2} MB/s", megabytes / cpu(|| peer("pandoc", &words, &["-t", "plain"])));

    let scans = files("pdf", true);
    let begun = Instant::now();
    let recognised = std::thread::scope(|scope| {
        let reader = reader(Ocr::Always);
        let counts: Vec<_> = scans
            .iter()
            .map(|path| {
                scope.spawn({
                    let reader = reader.clone();
                    move || one(&reader, path)
                })
            })
            .collect();
        counts.into_iter().map(|count| count.join().unwrap_or(0)).sum::<usize>()
    });
    let minutes = begun.elapsed().as_secs_f64() / 60.0;
    println!("{} scans, {recognised} pages on {} cores", scans.len(), cores());
    println!("cancu      {:8.0} pages/min", count(recognised) / minutes);
}

/// Scans have no text to compare.
fn is_scan(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.starts_with("scan") || name.starts_with("CV-")
}

fn ours(paths: &[PathBuf]) {
    let reader = reader(Ocr::Never);
    for path in iter::repeat_n(paths, ROUNDS as usize).flatten() {
        one(&reader, path);
    }
}

fn pages(paths: &[PathBuf], ocr: Ocr) -> usize {
    let reader = reader(ocr);
    paths.iter().map(|path| one(&reader, path)).sum()
}

fn reader(ocr: Ocr) -> Reader {
    let options =
        ReaderOptions { limits: Limits { ocr, ..Limits::default() }, recognisers: cores(), ..ReaderOptions::default() };
    Reader::guarded(Guard::new(env!("CARGO_BIN_EXE_cancu").into()), options).expect("workers start")
}

fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// The number of pages that we read of a file; 0 where it cannot be read.
fn one(reader: &Reader, path: &Path) -> usize {
    let name = path.to_string_lossy();
    fs::read(path).ok().and_then(|bytes| reader.read(&bytes, &name).ok()).map_or(0, |text| text.pages())
}

fn peer(program: &str, paths: &[PathBuf], options: &[&str]) {
    for path in iter::repeat_n(paths, ROUNDS as usize).flatten() {
        // One that is not installed costs nothing and shows an absurd rate.
        let _ = Command::new(program).arg(path).args(options).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// CPU seconds, of this process and of those that it waited for, that `work` takes.
fn cpu(work: impl FnOnce()) -> f64 {
    let before = spent();
    work();
    (spent() - before).max(1e-9)
}

fn spent() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u32 = fields.skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).sum();
    f64::from(ticks) / TICKS
}

fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).unwrap_or(u32::MAX))
}
