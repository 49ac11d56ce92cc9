//! Files that unpack to more than they say, nest without end, or lack what they need.

use super::packed::{Word, pages, zip};
use cancu::file::Limits;
use cancu::reader::{read, read_with};
use cancu::text::NoticeKind;
use std::time::Instant;

#[test]
fn what_unpacks_to_far_too_much_is_refused() {
    let zeros = "\0".repeat(40 << 20);
    let bomb = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb, "a.docx").expect_err("a bomb").kind().name(), "limit");
    let bomb = zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &zeros)]);
    assert_eq!(read(&bomb, "a.odt").expect_err("a bomb").kind().name(), "limit");
    // An honest file is held to the whole that it may unpack to.
    let limits = Limits { unpacked: 500, ..Limits::default() };
    let honest = Word { body: &"<w:p/>".repeat(100), ..Word::default() }.packed();
    assert_eq!(read_with(&honest, "a.docx", &limits).expect_err("too much").kind().name(), "limit");
}

#[test]
fn entities_are_not_expanded() {
    let declared = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    let text =
        format!("{declared}<w:document><w:body><w:p><w:r><w:t>x&b;&f;&amp;y</w:t></w:r></w:p></w:body></w:document>");
    let bytes = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)]);
    assert_eq!(pages(&bytes), ["x&y"]);
}

#[test]
fn nesting_without_end_is_passed_over() {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = p("a") + &open.repeat(10_000) + &p("b") + &close.repeat(10_000) + &p("c");
    let start = Instant::now();
    let text = read(&Word { body: &body, ..Word::default() }.packed(), "a.docx").expect("its beginning and end");
    assert_eq!(text.text(), "a\nc");
    assert!(text.notices.iter().any(|notice| notice.kind() == NoticeKind::Limit));
    let rtf = format!("{{\\rtf1 a{}b{}c}}", "{".repeat(100_000), "}".repeat(100_000));
    assert_eq!(read(rtf.as_bytes(), "a.rtf").expect("its beginning and end").text(), "ac");
    let html = format!("<html>a{}b", "<table><tr><td>".repeat(20_000));
    assert_eq!(read(html.as_bytes(), "a.html").expect("its text").text(), "a\nb");
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn broken_files_give_what_they_have_or_a_reason() {
    let types = ("[Content_Types].xml", "<Types/>");
    let cases: [(&str, Result<&str, &str>); 5] = [
        ("<w:body><w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:t>hai</w:r>", Ok("một\nhai")),
        ("<w:body><w:p><w:r><w:t>một", Ok("một")),
        ("<w:body>", Err("no_text")),
        ("<<<<", Err("damaged")),
        ("", Err("no_text")),
    ];
    for (text, want) in cases {
        let read = read(&zip(&[types, ("word/document.xml", text)]), "a.docx");
        assert_eq!(read.as_ref().map(|text| text.text()).map_err(|error| error.kind().name()), want, "{text}");
    }
    assert_eq!(read(&zip(&[types, ("word/styles.xml", "")]), "a.docx").expect_err("no text").kind().name(), "damaged");
    let whole = Word { body: "<w:p><w:r><w:t>một</w:t></w:r></w:p>", ..Word::default() }.packed();
    let cut = &whole[..whole.len() - 40];
    assert_eq!(read(cut, "a.docx").expect_err("cut off").kind().name(), "damaged");
}
