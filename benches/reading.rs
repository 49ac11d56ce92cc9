//! From bytes to text: pages a second of ordinary PDFs beside `pdftotext`, bytes a second of Word files beside `pandoc`.
//!
//! CPU time of all threads and programs, read from `/proc`, over the files of `../shared` in one run.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use cancu::source::read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, iter};

/// Ticks of `/proc/self/stat` in a second.
const TICKS: f64 = 100.0;

/// How often every file is read.
const ROUNDS: u32 = 10;

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let ordinary = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // Scans have no text to compare.
        !name.starts_with("scan") && !name.starts_with("CV-")
    };
    let files = |kind: &str| -> Vec<PathBuf> {
        let all = ["pdf", "office"].iter().flat_map(|folder| fs::read_dir(shared.join(folder)).into_iter().flatten());
        let paths = all.flatten().map(|entry| entry.path());
        paths.filter(|path| path.extension().is_some_and(|e| e == kind)).filter(ordinary).collect()
    };
    let pdfs = files("pdf");
    if pdfs.is_empty() {
        println!("no PDFs in {}", shared.display());
        return;
    }
    let pages: usize = pdfs.iter().map(|path| ours(path)).sum();
    let rate =
        |seconds: f64| f64::from(u32::try_from(pages).unwrap_or(u32::MAX)) * f64::from(ROUNDS) / seconds.max(1e-9);
    println!("{} PDFs, {pages} pages, {ROUNDS} rounds", pdfs.len());
    println!(
        "cancu      {:8.0} pages/s",
        rate(cpu(|| repeat(&pdfs, |path| {
            let _pages = ours(path);
        })))
    );
    println!("pdftotext  {:8.0} pages/s", rate(cpu(|| repeat(&pdfs, |path| tool("pdftotext", path, &["-"])))));

    let words = files("docx");
    let bytes: u64 = words.iter().filter_map(|path| fs::metadata(path).ok()).map(|data| data.len()).sum();
    let megabytes = f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0 * f64::from(ROUNDS);
    println!("{} DOCX, {bytes} bytes", words.len());
    println!(
        "cancu      {:8.2} MB/s",
        megabytes
            / cpu(|| repeat(&words, |path| {
                let _pages = ours(path);
            }))
            .max(1e-9)
    );
    println!(
        "pandoc     {:8.2} MB/s",
        megabytes / cpu(|| repeat(&words, |path| tool("pandoc", path, &["-t", "plain"]))).max(1e-9)
    );
}

fn repeat(paths: &[PathBuf], read: impl Fn(&Path)) {
    iter::repeat_n(paths, ROUNDS as usize).flatten().for_each(|path| read(path));
}

/// The number of pages that we read of a file; 0 where it cannot be read.
fn ours(path: &Path) -> usize {
    let name = path.to_string_lossy();
    fs::read(path).ok().and_then(|bytes| read(&bytes, &name).ok()).map_or(0, |text| text.pages())
}

fn tool(program: &str, path: &Path, options: &[&str]) {
    // One that is not installed costs nothing and shows an absurd rate.
    let _ = Command::new(program).arg(path).args(options).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// CPU seconds, of this process and of those that it waited for, that `work` takes.
fn cpu(work: impl FnOnce()) -> f64 {
    let before = spent();
    work();
    spent() - before
}

fn spent() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u32 = fields.skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).sum();
    f64::from(ticks) / TICKS
}
