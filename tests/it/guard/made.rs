//! Makes files that ask too much.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of these objects, the first of them its catalogue; each is its dictionary's entries and its stream, if any.
pub(super) fn pdf(objects: &[(String, Option<Vec<u8>>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (index, (entries, stream)) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        match stream {
            None => out.extend(format!("{} 0 obj\n<<{entries}>>\nendobj\n", index + 1).bytes()),
            Some(stream) => {
                out.extend(format!("{} 0 obj\n<<{entries}/Length {}>>stream\n", index + 1, stream.len()).bytes());
                out.extend(stream);
                out.extend(b"\nendstream\nendobj\n");
            }
        }
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.extend(format!("xref\n0 {size}\n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    out
}

/// A PDF of one page with this content and these further objects from number 5 on.
pub(super) fn page(filter: &str, content: Vec<u8>, resources: &str, more: Vec<(String, Option<Vec<u8>>)>) -> Vec<u8> {
    let mut objects = vec![
        ("/Type/Catalog/Pages 2 0 R".to_owned(), None),
        ("/Type/Pages/Count 1/Kids[3 0 R]".to_owned(), None),
        (format!("/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 4 0 R"), None),
        (filter.to_owned(), Some(content)),
    ];
    objects.extend(more);
    pdf(&objects)
}

/// The font `F` among the resources of a page.
const FONT: &str = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

/// A page with a word, and forms of which each draws the next eight times, 30 deep.
pub(super) fn nested_forms() -> Vec<u8> {
    let form = |next: usize| {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
        (entries, Some("/X Do ".repeat(8).into_bytes()))
    };
    let content = b"BT /F 12 Tf 9 99 Td (word) Tj ET /X Do".to_vec();
    page("", content, &format!("{FONT}/XObject<</X 5 0 R>>"), (6..36).map(form).collect())
}

/// A page that shows text two million times, at one place.
pub(super) fn many_texts() -> Vec<u8> {
    let content = ["BT /F 12 Tf 9 99 Td ", &"(a) Tj 0 0 Td ".repeat(2_000_000), "ET"].concat();
    page("", content.into_bytes(), FONT, Vec::new())
}

/// A page whose content unpacks to so many bytes.
pub(super) fn flate(bytes: usize) -> Vec<u8> {
    let stream = [&b"\x78\x9C"[..], &deflated(b' ', bytes), &[0; 4]].concat();
    page("/Filter/FlateDecode", stream, "", Vec::new())
}

/// A tree of pages with three levels of a hundred children each, all of which are the same page.
pub(super) fn million_pages() -> Vec<u8> {
    let level = |child: usize, count: usize| {
        (format!("/Type/Pages/Count {count}/Kids[{}]", format!("{child} 0 R ").repeat(100)), None)
    };
    let mut objects = vec![("/Type/Catalog/Pages 2 0 R".to_owned(), None)];
    objects.extend([level(3, 1_000_000), level(4, 10_000), level(5, 100)]);
    let page = format!("/Type/Page/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<<{FONT}>>");
    objects.extend([(page, None), (String::new(), Some(b"BT /F 12 Tf 9 99 Td (word) Tj ET".to_vec()))]);
    pdf(&objects)
}

/// An ordinary document of so many pages, each with a line of text.
pub(super) fn ordinary(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|number| format!("{} 0 R ", 4 + number * 2)).collect();
    let mut objects = vec![
        ("/Type/Catalog/Pages 2 0 R".to_owned(), None),
        (format!("/Type/Pages/Count {pages}/Kids[{kids}]"), None),
        ("/Type/Font/Subtype/Type1/BaseFont/Helvetica".to_owned(), None),
    ];
    for number in 0..pages {
        let contents = 5 + number * 2;
        let resources = "/Resources<</Font<</F 3 0 R>>>>";
        objects
            .push((format!("/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}/Contents {contents} 0 R"), None));
        let content = format!("BT /F 12 Tf 72 700 Td (Page of the plan, task {number} of the year) Tj ET");
        objects.push((String::new(), Some(content.into_bytes())));
    }
    pdf(&objects)
}

/// A Word file whose text is this many bytes of zeros: written by hand, since nobody wants to pack four gigabytes.
pub(super) fn zeros_docx(bytes: usize) -> Vec<u8> {
    let packed = deflated(0, bytes);
    let mut out = Vec::new();
    let types = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let mut directory = Vec::new();
    let members: [(&str, u16, &[u8], usize); 2] =
        [("[Content_Types].xml", 0, types, types.len()), ("word/document.xml", 8, &packed, bytes)];
    let count = u16::try_from(members.len()).expect("few");
    for (name, method, data, unpacked) in members {
        let at = length(out.len());
        let head = |out: &mut Vec<u8>| {
            out.extend([20, 0, 0, 0]);
            out.extend(method.to_le_bytes());
            // No time, no checksum.
            out.extend([0; 8]);
            out.extend(length(data.len()));
            out.extend(length(unpacked));
            out.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
            out.extend([0, 0]);
        };
        out.extend(b"PK\x03\x04");
        head(&mut out);
        out.extend(name.bytes());
        out.extend(data);
        directory.extend(b"PK\x01\x02\x14\0");
        head(&mut directory);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.bytes());
    }
    let at = length(out.len());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length(directory.len()));
    out.extend(at);
    out.extend([0, 0]);
    out
}

/// As headers have it; what is longer says that it is as long as can be said.
fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX - 1).to_le_bytes()
}

/// A Word file whose XML defines entities of entities: a billion laughs.
pub(super) fn laughing_docx() -> Vec<u8> {
    let mut entities = String::from("<!ENTITY a0 \"ha ha ha ha ha ha ha ha \">");
    for level in 1..12 {
        let _ = write!(entities, "<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    let document = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE w [{entities}]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    zip(&[("[Content_Types].xml", types.as_bytes()), ("word/document.xml", document.as_bytes())])
}

/// A ZIP of these files.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// So many times the same byte, deflated with the fixed code: a literal, then matches of 258 bytes at distance one, of
/// 13 bits each, so that eight matches are 13 whole bytes.
fn deflated(byte: u8, count: usize) -> Vec<u8> {
    assert!(byte < 144, "of the short codes");
    let mut bits = Bits::default();
    bits.low_first(0b011, 3);
    bits.high_first(0x30 + u32::from(byte), 8);
    let matches = count / 258;
    let one = |bits: &mut Bits| {
        // Length 258 is code 285, distance 1 is code 0.
        bits.high_first(0b1100_0101, 8);
        bits.high_first(0, 5);
    };
    // From here on the pattern begins anew every 13 bytes at the same place within a byte.
    (0..8).for_each(|_| one(&mut bits));
    let first = bits.bytes.len() - 13;
    (0..8).for_each(|_| one(&mut bits));
    let pattern = bits.bytes[first + 13..first + 26].to_vec();
    let last = bits.bytes.len();
    bits.bytes.splice(last..last, pattern.repeat((matches / 8).saturating_sub(2)));
    bits.high_first(0, 7);
    bits.finish()
}

/// Bits on their way into bytes, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits {
    fn low_first(&mut self, value: u32, length: u32) {
        for at in 0..length {
            self.pending |= (value >> at & 1) << self.count;
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(u8::try_from(self.pending).expect("eight bits"));
                (self.pending, self.count) = (0, 0);
            }
        }
    }

    fn high_first(&mut self, value: u32, length: u32) {
        for at in (0..length).rev() {
            self.low_first(value >> at & 1, 1);
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.low_first(0, (8 - self.count) % 8);
        self.bytes
    }
}
