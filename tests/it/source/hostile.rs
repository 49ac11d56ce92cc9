//! Files made to break their reader: each is read or refused, none crashes or hangs.

use super::made::written;
use crate::support::shared;
use cancu::file::{Limits, Ocr};
use cancu::reader::read_with;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// No file may take longer, on a slow machine and unoptimised.
const SLOWEST: Duration = Duration::from_secs(25);

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn hostile_files_are_read_or_refused() {
    let Some(folder) = shared().map(|root| root.join("hostile")) else { return };
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut slow = Vec::new();
    // In this process nobody ends the drawing of a page; workers are ended, see `guard::hostile`.
    let limits = Limits { ocr: Ocr::Never, ..Limits::default() };
    let files = files(&folder);
    assert!(files.len() > 500, "only {} files in {}", files.len(), folder.display());
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let bytes = fs::read(&path).expect("a hostile file");
        let start = Instant::now();
        let outcome = match read_with(&bytes, &name, &limits) {
            Ok(text) => {
                let spans: String = text.page_spans().map(|span| span.of(text.text())).collect();
                assert_eq!(spans, text.text(), "{name}: the pages are not the text");
                "read"
            }
            Err(error) => error.kind().name(),
        };
        *outcomes.entry(outcome).or_default() += 1;
        let time = start.elapsed();
        if time > Duration::from_millis(500) {
            slow.push(format!("{name}: {time:?}"));
        }
        assert!(time < SLOWEST, "{name} took {time:?}");
    }
    eprintln!("{outcomes:?}, slow: {slow:?}");
}

#[test]
fn forms_that_draw_each_other_without_end_are_stopped() {
    let form = |next: usize| {
        let draw = "/X Do ".repeat(8);
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>stream\n{draw}\nendstream",
            draw.len()
        )
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        "<</Length 5>>stream\n/X Do\nendstream".to_owned(),
    ];
    objects.extend((6..40).map(form));
    let limits = Limits { time: Duration::from_millis(300), ..Limits::default() };
    let start = Instant::now();
    let error = read_with(&written(&objects), "bomb.pdf", &limits).expect_err("a bomb");
    assert_eq!(error.kind().name(), "limit");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of hostile files").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
