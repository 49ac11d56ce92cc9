//! What stands on the paper and is no running text: heads, feet, notes, cells, fields, attached files.

use super::made::{Sheet, pdf, pdf_of, written};
use cancu::file::Limits;
use cancu::reader::{read, read_with};
use cancu::text::NoticeKind;
use cancu::view::sentences::doubt;

fn lines(bytes: &[u8]) -> Vec<String> {
    read(bytes, "made.pdf").expect("a text").text().lines().map(str::to_owned).collect()
}

#[test]
fn a_citation_is_whole_between_running_heads_and_feet() {
    let page = |number: usize, text: &str| {
        Sheet::new()
            .text(60.0, 810.0, "CÔNG BÁO/Số 5/Ngày 10-02-2024")
            .text(500.0, 810.0, &number.to_string())
            .text(60.0, 600.0, text)
            .text(60.0, 30.0, &format!("Trang {number}/3"))
    };
    let bytes = pdf_of(vec![
        page(1, "theo Thông tư số 02/2017/TT-"),
        page(2, "VPCP ngày 31/10/2017 và Nghị định số"),
        page(3, "63/2010/NĐ-CP"),
    ]);
    assert_eq!(lines(&bytes), ["theo Thông tư số 02/2017/TT-VPCP", "ngày 31/10/2017 và Nghị định số", "63/2010/NĐ-CP"]);
}

#[test]
fn notes_at_the_foot_do_not_part_a_sentence() {
    let first = Sheet::new().text(60.0, 700.0, "1. Phạm vi.").text(60.0, 200.0, "Thực hiện Nghị định số").small(
        60.0,
        150.0,
        "1 Đã được sửa đổi.",
    );
    let bytes = pdf_of(vec![first, Sheet::new().text(60.0, 700.0, "63/2010/NĐ-CP.")]);
    assert_eq!(lines(&bytes), ["1. Phạm vi.", "1 Đã được sửa đổi.", "Thực hiện Nghị định số", "63/2010/NĐ-CP."]);
}

#[test]
fn the_cells_of_a_table_are_known() {
    let across = |sheet: Sheet, y: f64| sheet.rule(50.0, y, 300.0, 0.5);
    let down = |sheet: Sheet, x: f64| sheet.rule(x, 650.0, 0.5, 70.0);
    let sheet = Sheet::new()
        .text(60.0, 760.0, "PHỤ LỤC")
        .text(60.0, 700.0, "Tập huấn cán bộ")
        .text(60.0, 686.0, "cấp xã")
        .text(160.0, 700.0, "Sở Nội vụ")
        .text(60.0, 660.0, "Rà soát")
        .text(160.0, 660.0, "Quý II")
        .text(60.0, 600.0, "Lưu: VT.");
    let sheet = [720.0, 680.0, 650.0].into_iter().fold(sheet, across);
    let sheet = [50.0, 155.0, 350.0].into_iter().fold(sheet, down);
    let text = read(&pdf(sheet), "made.pdf").expect("a text");
    let [table] = text.tables.as_slice() else { panic!("{:?}", text.tables) };
    let cells: Vec<_> = table.cells.iter().map(|c| (c.row, c.column, c.span.of(text.text()))).collect();
    assert_eq!(cells, [(0, 0, "Tập huấn cán bộ\ncấp xã"), (0, 1, "Sở Nội vụ"), (1, 0, "Rà soát"), (1, 1, "Quý II")]);
}

/// A page with the given annotation, and what the catalogue says beside its pages.
fn annotated(annotation: &str, catalog: &str) -> Vec<u8> {
    let page = |annotation: &str| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{annotation}]\
             /Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
        )
    };
    let content = "BT /F 12 Tf 60 700 Td (Ho ten:) Tj ET";
    written(&[
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        page(annotation),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ])
}

#[test]
fn a_filled_field_is_read_without_appearance() {
    let field = |more: &str| {
        format!("<</Type/Annot/Subtype/Widget/FT/Tx/T(ten)/Rect[120 694 300 712]/V<FEFF0054007200651EA7006E>{more}>>")
    };
    let catalog = "/AcroForm<</NeedAppearances true/Fields[]>>";
    assert_eq!(lines(&annotated(&field(""), catalog)).join(" ").replace('\t', " "), "Ho ten: Treần");
    // Hidden fields and passwords are not seen.
    assert_eq!(lines(&annotated(&field("/F 2"), catalog)), ["Ho ten:"]);
    assert_eq!(lines(&annotated(&field("/Ff 8192"), catalog)), ["Ho ten:"]);
}

#[test]
fn attached_files_are_named() {
    let files = "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/UF(phu luc.docx)>>]>>>>";
    let text = read(&annotated("<</Subtype/FileAttachment/FS<</F(bieu.xlsx)>>>>", files), "made.pdf").expect("a text");
    let [notice] = text.notices.as_slice() else { panic!("{:?}", text.notices) };
    assert_eq!(notice.kind(), NoticeKind::LeftOut);
    assert!(doubt(notice).en.contains("(phu luc.docx, bieu.xlsx)"), "{notice:?}");
}

#[test]
fn a_page_that_draws_too_much_is_cut_with_a_notice() {
    let sheet =
        (0..50).fold(Sheet::new().text(60.0, 700.0, "Kế hoạch"), |sheet, _| sheet.rule(60.0, 60.0, 9.0, 9.0));
    let limits = Limits { operations: 20, ..Limits::default() };
    let text = read_with(&pdf(sheet.text(60.0, 600.0, "số 5")), "made.pdf", &limits).expect("a text");
    assert_eq!(text.text(), "Kế hoạch");
    assert_eq!(text.notices.iter().map(|n| n.kind()).collect::<Vec<_>>(), [NoticeKind::Limit]);
}
