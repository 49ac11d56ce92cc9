//! Small files of our own making, packed as Word and OpenDocument pack theirs.

use cancu::reader::read;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP of `members`.
pub(crate) fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

/// A Word file to be: what stands in its parts.
#[derive(Default)]
pub(crate) struct Word<'t> {
    pub(crate) body: &'t str,
    pub(crate) numbering: &'t str,
    pub(crate) styles: &'t str,
    pub(crate) footnotes: &'t str,
}

impl Word<'_> {
    /// Packs it, with its parts in places of its own choice.
    pub(crate) fn packed(&self) -> Vec<u8> {
        let part = |root: &str, inner: &str| {
            format!(
                "<?xml version=\"1.0\"?><w:{root} xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\" xmlns:r=\"urn:r\">{inner}</w:{root}>"
            )
        };
        let relation = |id: &str, kind: &str, path: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"urn:r/{kind}\" Target=\"{path}\"/>")
        };
        let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
        zip(&[
            (
                "[Content_Types].xml",
                "<Types><Override PartName=\"/w/text.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            ),
            ("_rels/.rels", &relations(&relation("a", "officeDocument", "w/text.xml"))),
            (
                "w/_rels/text.xml.rels",
                &relations(
                    &(relation("a", "numbering", "/w/n.xml")
                        + &relation("b", "styles", "s.xml")
                        + &relation("c", "footnotes", "../w/f.xml")),
                ),
            ),
            ("w/text.xml", &part("document", &format!("<w:body>{}</w:body>", self.body))),
            ("w/n.xml", &part("numbering", self.numbering)),
            ("w/s.xml", &part("styles", self.styles)),
            ("w/f.xml", &part("footnotes", self.footnotes)),
        ])
    }

    /// Its pages as read, lines joined by `/`.
    #[track_caller]
    pub(crate) fn check(&self, want: &[&str]) {
        assert_eq!(pages(&self.packed()), want, "{}", self.body);
    }
}

/// The pages of `bytes` as read, lines joined by `/`.
pub(crate) fn pages(bytes: &[u8]) -> Vec<String> {
    // The name lies: the type comes from the bytes.
    let text = read(bytes, "a.pdf").unwrap_or_else(|error| panic!("{error}"));
    text.page_spans().map(|span| span.of(text.text()).trim_end().replace('\n', "/")).collect()
}
