//! Slides of our own making.

use super::packed::{pages, zip};

fn slides(first: &str, second: &str) -> Vec<u8> {
    let slide = |inner: &str| {
        format!("<p:sld xmlns:p=\"urn:p\" xmlns:a=\"urn:a\"><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>")
    };
    let relation = |id: &str, kind: &str, path: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"urn:r/{kind}\" Target=\"{path}\"/>")
    };
    let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
    zip(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName=\"/ppt/presentation.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml\"/></Types>",
        ),
        ("_rels/.rels", &relations(&relation("a", "officeDocument", "ppt/presentation.xml"))),
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId9\"/><p:sldId id=\"257\" r:id=\"rId3\"/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            &relations(
                &(relation("rId3", "slide", "slides/slide1.xml") + &relation("rId9", "slide", "slides/slide2.xml")),
            ),
        ),
        ("ppt/slides/slide2.xml", &slide(first)),
        ("ppt/slides/slide1.xml", &slide(second)),
        ("ppt/slides/_rels/slide1.xml.rels", &relations(&relation("n", "notesSlide", "../notesSlides/n1.xml"))),
        (
            "ppt/notesSlides/n1.xml",
            &slide("<a:p><a:r><a:t>Lời dẫn của người trình bày</a:t></a:r><a:fld><a:t>2</a:t></a:fld></a:p>"),
        ),
    ])
}

#[test]
fn slides_are_pages_in_the_order_of_the_show_with_their_notes() {
    let first = "<a:p><a:r><a:t>Triển khai Nghị định số </a:t></a:r><a:r><a:t>118/2025/NĐ-CP</a:t></a:r></a:p>\
                 <a:p><a:r><a:t>Dòng một</a:t></a:r><a:br/><a:r><a:t>dòng hai</a:t></a:r></a:p>";
    let table = "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>STT</a:t></a:r></a:p></a:txBody></a:tc>\
                 <a:tc><a:txBody><a:p><a:r><a:t>Nhiệm vụ</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>";
    assert_eq!(
        pages(&slides(first, table)),
        ["Triển khai Nghị định số 118/2025/NĐ-CP/Dòng một/dòng hai", "STT\tNhiệm vụ/Lời dẫn của người trình bày"]
    );
}
