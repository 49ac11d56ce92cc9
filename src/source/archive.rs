//! ZIP archives of documents: their members, unpacked one by one.

use super::is_litter;
use super::package::Package;
use crate::file::{LeftOut, Limits, SourceError, SourceErrorKind};
use crate::text::canonical;
use zip::read::ZipFileEntry;

/// Members that are looked at; a folder of an office's documents has some hundreds.
const MOST: usize = 10_000;

/// Unpacks the members that may be documents and hands each on with its name, which is a label and no path to write to.
/// Returns what was left out.
///
/// # Errors
/// Where the archive is damaged or locked, or nothing at all came out of it.
pub(super) fn members(
    bytes: &[u8],
    limits: &Limits,
    sink: &mut dyn FnMut(String, Vec<u8>),
) -> Result<Vec<LeftOut>, SourceError> {
    let mut package = Package::open(bytes, limits)?;
    let (mut left_out, mut count, mut refused) = (Vec::new(), 0, None);
    if package.len() > MOST {
        let why = SourceError::MembersCut { kept: MOST, of: package.len() };
        left_out.push(LeftOut { members: Vec::new(), why });
    }
    for index in 0..package.len().min(MOST) {
        let Ok(entry) = package.archive().by_index_data(index) else { continue };
        let name = label(&entry).unwrap_or_else(|| format!("member-{}", index + 1));
        if entry.is_dir() || is_litter(&name) {
            continue;
        }
        let mut without = |why| left_out.push(LeftOut { members: vec![name.clone()], why });
        if entry.is_symlink() {
            without(SourceError::Link);
            continue;
        }
        match package.unpacked(index) {
            Ok(member) => {
                if member.damaged {
                    without(SourceError::MemberBrokenOff);
                }
                count += 1;
                sink(name, member.bytes);
            }
            Err(error) => {
                without(error.clone());
                let ends = error.kind() == SourceErrorKind::Limit;
                refused.get_or_insert(error);
                if ends {
                    break;
                }
            }
        }
    }
    match refused {
        Some(error) if count == 0 => Err(SourceError::NothingUnpacked { why: Box::new(error) }),
        None if count == 0 => Err(SourceError::EmptyArchive),
        _ => Ok(left_out),
    }
}

/// A member's name as a label: no way up, no root, no control characters.
fn label(entry: &ZipFileEntry<'_>) -> Option<String> {
    let name = match std::str::from_utf8(entry.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => vietnamese(entry.name_raw()).or_else(|| entry.name().ok().map(|name| name.into_owned()))?,
    };
    let name = canonical(&name);
    let parts = name.split(['/', '\\']).map(|part| part.trim().replace(char::is_control, "_"));
    let parts = parts.filter(|part| !part.is_empty() && part != "." && part != ".." && !part.ends_with(':'));
    let label = parts.collect::<Vec<_>>().join("/");
    (!label.is_empty()).then_some(label)
}

/// A name that Windows wrote in its Vietnamese code page.
fn vietnamese(raw: &[u8]) -> Option<String> {
    let name = encoding_rs::WINDOWS_1258.decode_without_bom_handling(raw).0;
    let telling =
        |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' | 'đ' | 'Đ' | 'ơ' | 'ư');
    name.contains(telling).then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn archive(members: &[(&str, usize)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, zeros) in members {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
            zip.write_all(&vec![0; *zeros]).expect("its bytes");
        }
        zip.finish().expect("a ZIP").into_inner()
    }

    fn names(bytes: &[u8], limits: &Limits) -> (Vec<String>, Result<Vec<LeftOut>, SourceError>) {
        let mut names = Vec::new();
        let read = members(bytes, limits, &mut |name, _| names.push(name));
        (names, read)
    }

    #[test]
    fn names_are_labels() {
        let bytes = archive(&[
            ("Hồ sơ/Kế hoạch.docx", 1),
            ("../../etc/passwd", 1),
            ("/root/a\tb.pdf", 1),
            ("C:\\Users\\x.doc", 1),
            ("__MACOSX/._x", 1),
            ("a/~$x.docx", 1),
            ("..", 1),
        ]);
        let (names, read) = names(&bytes, &Limits::default());
        assert_eq!(names, ["Hồ sơ/Kế hoạch.docx", "etc/passwd", "root/a_b.pdf", "Users/x.doc", "member-7"]);
        assert_eq!(read, Ok(Vec::new()));
        assert_eq!(vietnamese(b"K\xEA\xEC ho\x61\xF2ch.doc").map(|n| canonical(&n)).as_deref(), Some("Kế hoạch.doc"));
        assert_eq!(vietnamese(b"r\x82sum\x82.doc"), None);
    }

    #[test]
    fn bombs_end_the_unpacking_and_are_told() {
        let bytes = archive(&[("a.txt", 10), ("b.txt", 30 << 20), ("c.txt", 10)]);
        let (unpacked, read) = names(&bytes, &Limits::default());
        assert_eq!(unpacked, ["a.txt"]);
        let left_out = read.expect("what came before the bomb");
        assert_eq!(left_out, [LeftOut { members: vec!["b.txt".to_owned()], why: SourceError::Bomb }]);
        let (_, read) = names(&archive(&[("b.txt", 30 << 20)]), &Limits::default());
        assert_eq!(read.map_err(|error| error.kind()), Err(SourceErrorKind::Limit));
        assert_eq!(
            names(&archive(&[]), &Limits::default()).1.map_err(|error| error.kind()),
            Err(SourceErrorKind::Empty)
        );
    }
}
