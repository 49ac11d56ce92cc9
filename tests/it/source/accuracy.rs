//! How many letters are read wrongly, against the true text of the shared PDFs.

use super::scans::has_tesseract;
use crate::support::shared;
use cancu::reader::read;
use cancu::text::squeeze;
use std::fs;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

/// At most this part of the letters of any PDF may be wrong.
const WORST: f64 = 0.01;

/// Of a scan, at most this part may be wrong.
const WORST_SCAN: f64 = 0.03;

/// At most this part may be wrong in the middle one.
const MIDDLE: f64 = 0.002;

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn few_letters_are_read_wrongly() {
    let Some(folder) = shared().map(|root| root.join("corpus/pdf")) else { return };
    let mut rates = Vec::new();
    let mut table = format!("{:<24} {:>8} {:>10} {:>8}\n", "file", "cancu", "pdftotext", "-layout");
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("the folder of PDFs").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let Some((kind, number)) = name.rsplit_once('_') else { continue };
        let Ok(truth) = fs::read_to_string(folder.join(format!("truth/{number}.txt"))) else { continue };
        let bytes = fs::read(&path).expect("a PDF");
        let scan = kind.starts_with("scan");
        if scan && !has_tesseract() {
            continue;
        }
        let read = read(&bytes, &name).unwrap_or_else(|e| panic!("{name}: {e}"));
        let rate = error_rate(read.text(), &truth);
        // Beside `pdftotext` only where asked, because its many errors take long to count.
        let peer = |option: &[&str]| {
            if std::env::var_os("CANCU_PEERS").is_none() {
                return "-".to_owned();
            }
            let output = Command::new("pdftotext").args(option).arg(&path).arg("-").output().ok();
            output.map_or_else(|| "-".to_owned(), |o| percent(error_rate(&String::from_utf8_lossy(&o.stdout), &truth)))
        };
        table += &format!("{name:<24} {:>8} {:>10} {:>8}\n", percent(rate), peer(&[]), peer(&["-layout"]));
        if scan {
            assert!(rate <= WORST_SCAN, "{name}: {}", percent(rate));
        } else {
            rates.push((rate, name));
        }
    }
    rates.sort_by(|a, b| a.0.total_cmp(&b.0));
    let middle = rates.get(rates.len() / 2).map_or(1.0, |(rate, _)| *rate);
    eprintln!("{table}median {}", percent(middle));
    assert!(middle <= MIDDLE, "median {}", percent(middle));
    let worst = rates.last().expect("at least one PDF");
    assert!(worst.0 <= WORST, "{}: {}", worst.1, percent(worst.0));
}

fn percent(rate: f64) -> String {
    format!("{:.2}%", rate * 100.0)
}

/// The edit distance to the truth as a part of its length, both in NFC and with white space squeezed.
fn error_rate(text: &str, truth: &str) -> f64 {
    let clean = |text: &str| squeeze(&text.nfc().collect::<String>()).chars().collect::<Vec<_>>();
    let (text, truth) = (clean(text), clean(truth));
    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    let rate = distance(&text, &truth) as f64 / truth.len().max(1) as f64;
    rate
}

/// The edit distance, looked for in a band around the diagonal that is widened until it surely holds the best path.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut width = 64;
    loop {
        let found = banded(a, b, width);
        if found <= width || width > a.len().max(b.len()) {
            return found;
        }
        width *= 2;
    }
}

fn banded(a: &[char], b: &[char], width: usize) -> usize {
    const FAR: usize = usize::MAX / 2;
    let mut row: Vec<usize> = (0..=b.len()).map(|j| if j <= width { j } else { FAR }).collect();
    for (i, left) in a.iter().enumerate() {
        let (from, to) = ((i + 1).saturating_sub(width), (i + 1 + width).min(b.len()));
        if from > b.len() {
            return FAR;
        }
        let mut diagonal = if from == 0 { row[0] } else { row[from - 1] };
        let mut beside = FAR;
        for j in from..=to {
            let above = row[j];
            let best =
                if j == 0 { i + 1 } else { (diagonal + usize::from(*left != b[j - 1])).min(above + 1).min(beside + 1) };
            diagonal = above;
            row[j] = best;
            beside = best;
        }
        if from > 0 {
            row[from - 1] = FAR;
        }
    }
    row[b.len()]
}
