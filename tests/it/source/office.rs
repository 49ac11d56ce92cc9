//! Real Word files: what their letterheads say.

use crate::support::{shared, skip};
use cancu::document;
use cancu::reader::read;
use cancu::registry::Registry;
use std::process::Command;

/// Whether `program` is on the machine.
fn installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        skip(program);
    }
    found
}

#[test]
fn letterheads_of_word_files_are_read() {
    let Some(folder) = shared().map(|root| root.join("corpus/office")) else { return };
    let cases = [
        ("ND-139-2025-phan-dinh-tham-quyen-2-cap-BCT.docx", "Nghị định", Some("139/2025/NĐ-CP"), Some("2025-06-12")),
        ("ND-140-2025-phan-dinh-tham-quyen-2-cap-XD.docx", "Nghị định", Some("140/2025/NĐ-CP"), Some("2025-06-12")),
        ("TT-14-2024-che-do-bao-cao-mau-van-ban-CCN.docx", "Thông tư", Some("14/2024/TT-BCT"), Some("2024-08-15")),
        ("TT-24-2025-TT-BCT-ke-hoach-quan-ly-rui-ro.docx", "Thông tư", Some("24/2025/TT-BCT"), Some("2025-05-13")),
        ("KH-UBND-trien-khai-Chi-thi-11-CT-TU-QLNN-khoang-san.docx", "Kế hoạch", None, Some("2026")),
        ("TT-15-2026-BCT-text.doc", "Thông tư", Some("15/2026/TT-BCT"), Some("2026-03-25")),
        ("TT-38-2025-BCT.doc", "Thông tư", Some("38/2025/TT-BCT"), Some("2025-06-19")),
    ];
    let registry = Registry::built_in();
    for (name, doc_type, number, date) in cases {
        if name.ends_with(".doc") && !(installed("catdoc") && installed("soffice")) {
            continue;
        }
        let text = read(&std::fs::read(folder.join(name)).expect("a Word file"), name).expect(name);
        let read = document::read(&text, &registry);
        assert_eq!(read.doc_type.as_deref(), Some(doc_type), "{name}");
        assert_eq!(read.canonical.as_deref(), number, "{name}");
        assert_eq!(read.date.map(|date| date.to_string()).as_deref(), date, "{name}");
    }
}
