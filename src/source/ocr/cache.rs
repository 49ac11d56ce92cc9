//! What was recognised before, kept by the pixels of the picture.
//!
//! One file a page. A newer version of tesseract is noticed at the first page that it recognises; from then on what older
//! ones recognised counts no more. So a warm cache never starts the program, and serves where it is not installed.

use super::hocr::Sight;
use super::{Model, tesseract};
use crate::file::Picture;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts up with every change to what is kept, or how.
const VERSION: &str = "1";

/// The file that names the program that recognised last.
const PROGRAM: &str = "program";

/// The name of the picture's file, which differs by pixels and by how they are recognised.
pub(super) fn key(picture: &Picture, model: &Model) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(VERSION.as_bytes());
    hash.update(tesseract::ARGUMENTS.join(" ").as_bytes());
    hash.update(model.digest().as_bytes());
    hash.update(&picture.width.to_le_bytes());
    hash.update(&picture.height.to_le_bytes());
    hash.update(&picture.gray);
    hash.finalize().to_hex().to_string()
}

/// What is known under `key`; `None` also where the file is damaged.
pub(super) fn find(folder: &Path, key: &str) -> Option<Sight> {
    let sight: Sight = serde_json::from_slice(&fs::read(folder.join(key)).ok()?).ok()?;
    let current = fs::read_to_string(folder.join(PROGRAM)).ok()?;
    (sight.program == current).then_some(sight)
}

/// Keeps `sight`. A cache that cannot be written only costs time later.
pub(super) fn keep(folder: &Path, key: &str, sight: &Sight) {
    let _ = written(folder, key, sight);
}

fn written(folder: &Path, key: &str, sight: &Sight) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    if fs::read_to_string(folder.join(PROGRAM)).ok().as_ref() != Some(&sight.program) {
        put(folder, PROGRAM, sight.program.as_bytes())?;
    }
    put(folder, key, &serde_json::to_vec(sight)?)
}

/// Written beside and renamed, so that nobody ever reads half of it.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(".{name}.{}.{count}", std::process::id()));
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, folder.join(name)));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_unless_damaged_or_old() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("ocr");
        let picture = Picture { width: 2, height: 1, gray: vec![0, 255] };
        let installed = Model::default();
        let key = key(&picture, &installed);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(super::super::VIETNAMESE), "other letters").expect("written");
        assert_ne!(key, super::key(&picture, &Model::new(Some(folder.clone()))));
        assert_ne!(key, super::key(&Picture { width: 1, height: 2, ..picture }, &installed));
        let sight = |program: &str| Sight { program: program.to_owned(), turned: 90, ..Sight::default() };
        assert_eq!(find(&folder, &key), None);
        keep(&folder, &key, &sight("tesseract 5.3.0"));
        assert_eq!(find(&folder, &key), Some(sight("tesseract 5.3.0")));
        // A newer program recognised another page.
        keep(&folder, "other", &sight("tesseract 6"));
        assert_eq!(find(&folder, &key), None);
        keep(&folder, &key, &sight("tesseract 6"));
        fs::write(folder.join(&key), "{\"program\": \"tess").expect("written");
        assert_eq!(find(&folder, &key), None);
    }
}
