//! What is read, what is refused, and in which words.

use super::made::{Sheet, pdf, pdf_of};
use cancu::file::{Limits, Ocr};
use cancu::reader::{read, read_with};
use cancu::text::NoticeKind;
use cancu::view::sentences::{doubt, source_error};
use std::time::Duration;

#[test]
fn text_is_read_in_its_encodings() {
    let want = "Kế hoạch số 21/KH-UBND";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(want.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = format!("\u{FEFF}{want}");
    let decomposed = "Kê\u{301} hoa\u{323}ch số 21/KH-UBND";
    for bytes in [want.as_bytes(), marked.as_bytes(), &utf16, decomposed.as_bytes()] {
        assert_eq!(read(bytes, "ke-hoach.txt").expect("a text").text(), want);
    }
}

#[test]
fn a_form_feed_begins_a_page() {
    let text = read("trang một\u{0C}trang hai\u{0C}".as_bytes(), "a.txt").expect("a text");
    assert_eq!((text.pages(), text.text()), (2, "trang một\ntrang hai"));
}

#[test]
fn markdown_loses_its_marks() {
    let text = read("**KẾ HOẠCH**\n\n*Căn cứ* Luật **số 76/2015/QH13**".as_bytes(), "ke-hoach.md").expect("a text");
    assert_eq!(text.text(), "KẾ HOẠCH\n\nCăn cứ Luật số 76/2015/QH13");
}

#[test]
fn what_cannot_be_read_is_refused_with_a_remedy() {
    let damaged = [b"%PDF-1.7\n".as_slice(), &[0xB5; 300]].concat();
    let cases: [(&str, &[u8], &str, &str); 8] = [
        ("empty.txt", b"", "empty", "again"),
        ("blank.txt", b" \n\t\n", "empty", "again"),
        ("program.txt", b"\x01\x02\x03\0\0\0abc", "binary", "UTF-8"),
        ("old.txt", b"Ch\xEDnh ph\xF1", "encoding", "UTF-8"),
        ("plan.docx", b"PK\x03\x04\x14\0word/document.xml", "damaged", "save it anew"),
        ("plan.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "unsupported", "save it as PDF"),
        ("plan.pdf", &damaged, "damaged", "save it again"),
        ("plan.pdf", b"%PDF-", "damaged", "save it again"),
    ];
    for (name, bytes, kind, remedy) in cases {
        let error = read(bytes, name).expect_err(name);
        assert_eq!(error.kind().name(), kind, "{name}: {error}");
        assert!(source_error(&error).en.contains(remedy), "{name}: {error}");
    }
}

#[test]
fn a_pdf_without_text_is_refused() {
    let limits = Limits { ocr: Ocr::Never, ..Limits::default() };
    for (sheet, words) in
        [(Sheet::new().picture(), "(OCR) is switched off"), (Sheet::new().rule(10.0, 10.0, 50.0, 50.0), "no page")]
    {
        let error = read_with(&pdf(sheet), "scan.pdf", &limits).expect_err("nothing to read");
        assert_eq!(error.kind().name(), "no_text");
        assert!(source_error(&error).en.contains(words), "{error}");
    }
}

#[test]
fn limits_are_kept() {
    let sheets = || (1..=3).map(|n| Sheet::new().text(72.0, 700.0, &format!("Phần {n} của kế hoạch"))).collect();
    let limits = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(read_with(&[b'a'; 101], "a.txt", &limits).expect_err("too many bytes").kind().name(), "limit");

    let limits = Limits { pages: 2, ..Limits::default() };
    let text = read_with(&pdf_of(sheets()), "a.pdf", &limits).expect("the first pages");
    assert_eq!(text.pages(), 2);
    assert!(text.notices.iter().any(|n| n.kind() == NoticeKind::Limit && doubt(n).en.contains("2 of 3 pages")));

    let limits = Limits { glyphs: 6, ..Limits::default() };
    let text = read_with(&pdf_of(sheets()), "a.pdf", &limits).expect("the first letters");
    assert_eq!(text.text(), "Phần 1\nPhần 2\nPhần 3");
    assert!(text.notices.iter().any(|n| n.kind() == NoticeKind::Limit && n.page.map(|p| p.get()) == Some(1)));

    let limits = Limits { time: Duration::ZERO, ..Limits::default() };
    assert_eq!(read_with(&pdf_of(sheets()), "a.pdf", &limits).expect_err("no time").kind().name(), "limit");
}
