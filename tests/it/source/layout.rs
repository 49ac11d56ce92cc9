//! How letters on a page become lines in reading order.

use super::made::{Sheet, pdf, pdf_of};
use crate::support::shared;
use cancu::file::{Limits, Ocr};
use cancu::reader::{read, read_with};
use cancu::text::NoticeKind;
use cancu::view::sentences::doubt;
use std::fs;

fn check(sheet: Sheet, want: &[&str]) {
    let text = read(&pdf(sheet), "made.pdf").expect("a PDF with text");
    assert_eq!(text.text().lines().collect::<Vec<_>>(), want);
}

#[test]
fn words_on_one_baseline_are_a_line() {
    check(
        Sheet::new().text(72.0, 700.0, "Căn cứ").text(114.0, 700.0, "Nghị").text(141.0, 700.2, "định").text(
            72.0,
            680.0,
            "số 63/2010",
        ),
        &["Căn cứ Nghị định", "số 63/2010"],
    );
}

#[test]
fn touching_runs_are_one_word() {
    check(
        Sheet::new().text(72.0, 700.0, "63/20").text(102.0, 700.0, "10/NĐ-").text(138.0, 700.0, "CP"),
        &["63/2010/NĐ-CP"],
    );
}

#[test]
fn spaced_letters_are_a_word() {
    check(Sheet::new().spaced(72.0, 700.0, 3.0, "KẾ HOẠCH").text(72.0, 680.0, "năm 2024"), &["KẾ HOẠCH", "năm 2024"]);
}

#[test]
fn a_wide_gap_is_a_tab() {
    check(Sheet::new().text(72.0, 700.0, "Họ và tên").text(300.0, 700.0, "Chức vụ"), &["Họ và tên\tChức vụ"]);
}

#[test]
fn words_drawn_twice_are_read_once() {
    check(Sheet::new().text(72.0, 700.0, "KẾ HOẠCH").text(72.3, 700.0, "KẾ HOẠCH"), &["KẾ HOẠCH"]);
}

#[test]
fn decomposed_letters_are_composed() {
    check(Sheet::new().text(72.0, 700.0, "Quye\u{302}\u{301}t"), &["Quyết"]);
}

#[test]
fn a_number_is_whole_over_the_end_of_a_line() {
    check(
        Sheet::new()
            .text(72.0, 700.0, "Thông tư số 02/2017/TT-")
            .text(72.0, 684.0, "VPCP ngày 31/10/2017 và")
            .text(72.0, 668.0, "Nghị quyết số 17-")
            .text(72.0, 652.0, "NQ/TW"),
        &["Thông tư số 02/2017/TT-VPCP", "ngày 31/10/2017 và", "Nghị quyết số 17-NQ/TW"],
    );
    check(
        Sheet::new().text(72.0, 700.0, "các sở, ban, ngành -").text(72.0, 684.0, "UBND các xã"),
        &["các sở, ban, ngành -", "UBND các xã"],
    );
}

#[test]
fn a_letterhead_drawn_across_is_read_by_its_columns() {
    check(
        Sheet::new()
            .text(60.0, 780.0, "UBND TỈNH HÀ NAM")
            .text(300.0, 780.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            .text(70.0, 764.0, "SỞ NỘI VỤ")
            .text(320.0, 764.0, "Độc lập - Tự do - Hạnh phúc")
            .text(60.0, 740.0, "Số: 12/KH-SNV")
            .text(310.0, 740.0, "Hà Nam, ngày 05 tháng 3 năm 2021")
            .text(250.0, 700.0, "KẾ HOẠCH"),
        &[
            "UBND TỈNH HÀ NAM",
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-SNV\tHà Nam, ngày 05 tháng 3 năm 2021",
            "KẾ HOẠCH",
        ],
    );
}

#[test]
fn cells_drawn_one_after_the_other_stay_together() {
    check(
        Sheet::new()
            .text(60.0, 700.0, "Tập huấn cán bộ")
            .text(60.0, 686.0, "cấp xã")
            .text(160.0, 700.0, "Nghị định số 63")
            .text(160.0, 686.0, "ngày 08/6/2010"),
        &["Tập huấn cán bộ", "cấp xã", "Nghị định số 63", "ngày 08/6/2010"],
    );
}

#[test]
fn a_ruled_table_is_read_by_its_cells_however_it_is_drawn() {
    let across = |sheet: Sheet, y: f64| sheet.rule(50.0, y, 300.0, 0.5);
    let down = |sheet: Sheet, x: f64| sheet.rule(x, 650.0, 0.5, 70.0);
    let sheet = Sheet::new()
        .text(250.0, 760.0, "PHỤ LỤC")
        .text(60.0, 700.0, "Tập huấn cán bộ")
        .text(160.0, 700.0, "Nghị định số 63")
        .text(60.0, 686.0, "cấp xã")
        .text(160.0, 686.0, "ngày 08/6/2010")
        .text(60.0, 660.0, "Rà soát")
        .text(160.0, 660.0, "Quý II")
        .text(60.0, 600.0, "Lưu: VT.");
    let sheet = [720.0, 680.0, 650.0].into_iter().fold(sheet, across);
    let sheet = [50.0, 155.0, 350.0].into_iter().fold(sheet, down);
    check(
        sheet,
        &["PHỤ LỤC", "Tập huấn cán bộ", "cấp xã", "Nghị định số 63", "ngày 08/6/2010", "Rà soát\tQuý II", "Lưu: VT."],
    );
}

#[test]
fn a_stamp_stands_where_it_is_seen() {
    check(
        Sheet::new()
            .text(60.0, 740.0, "Số: .....")
            .text(130.0, 740.0, "/QĐ-UBND")
            .text(60.0, 700.0, "QUYẾT ĐỊNH")
            .stamp(84.0, 740.0, "1696"),
        &["Số: 1696/QĐ-UBND", "QUYẾT ĐỊNH"],
    );
    check(
        Sheet::new().text(60.0, 740.0, "ngày 12 tháng 5 năm 2026").stamp(90.0, 741.0, "15"),
        &["ngày 15 tháng 5 năm 2026"],
    );
}

#[test]
fn the_note_of_a_signature_is_no_part_of_the_text() {
    let sheet =
        Sheet::new().text(60.0, 740.0, "SỞ Y TẾ").text(60.0, 700.0, "KẾ HOẠCH").stamp(80.0, 741.0, "Ký bởi: Sở Y tế");
    let text = read(&pdf(sheet), "made.pdf").expect("a text");
    assert_eq!(text.text(), "SỞ Y TẾ\nKẾ HOẠCH");
    let [notice] = text.notices.as_slice() else { panic!("{:?}", text.notices) };
    assert_eq!(
        (notice.kind(), doubt(notice).en.as_str()),
        (NoticeKind::LeftOut, "page 1 bears a digital signature: Ký bởi: Sở Y tế")
    );
}

#[test]
fn a_footnote_figure_does_not_grow_into_a_number() {
    check(
        Sheet::new().text(72.0, 700.0, "số 63/2010/NĐ-CP").small(168.0, 705.0, "1").text(174.0, 700.0, "của Chính phủ"),
        &["số 63/2010/NĐ-CP 1 của Chính phủ"],
    );
    check(Sheet::new().text(72.0, 700.0, "diện tích 100 m").small(162.0, 705.0, "2"), &["diện tích 100 m2"]);
}

#[test]
fn a_page_drawn_layer_by_layer_is_read_by_places() {
    let lines = ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4.", "Điều 5."];
    let high = |index: usize| 700.0 - 16.0 * f64::from(u8::try_from(index).expect("few lines"));
    let heads = lines.iter().enumerate().fold(Sheet::new(), |sheet, (index, line)| sheet.text(72.0, high(index), line));
    let sheet = (0..lines.len()).fold(heads, |sheet, index| sheet.text(120.0, high(index), "Phạm vi áp dụng"));
    check(sheet, &lines.map(|line| format!("{line} Phạm vi áp dụng")).each_ref().map(String::as_str));
}

#[test]
fn text_that_runs_another_way_stands_apart() {
    check(
        Sheet::new().upwards(30.0, 300.0, "Văn bản mẫu").text(72.0, 700.0, "Kế hoạch").text(126.0, 700.0, "năm 2024"),
        &["Kế hoạch năm 2024", "Văn bản mẫu"],
    );
}

#[test]
fn a_turned_page_is_read_upright() {
    check(
        Sheet::new().rotated(90).upwards(100.0, 100.0, "Danh mục").upwards(120.0, 100.0, "nhiệm vụ"),
        &["Danh mục", "nhiệm vụ"],
    );
}

#[test]
fn what_a_scanner_recognised_is_read_with_a_notice() {
    let text =
        read(&pdf(Sheet::new().picture().hidden(72.0, 700.0, "Kế hoạch số 5")), "scan.pdf").expect("recognised text");
    assert_eq!(text.text(), "Kế hoạch số 5");
    assert!(text.notices.iter().any(|notice| notice.kind() == NoticeKind::Ocr));
}

#[test]
fn hidden_words_under_drawn_ones_are_dropped() {
    check(Sheet::new().text(72.0, 700.0, "Nghị quyết").hidden(72.0, 700.0, "Nghi quyet"), &["Nghị quyết"]);
}

#[test]
fn pages_are_kept_apart_and_numbers_taken_off() {
    let page = |number: &str, text: &str| Sheet::new().text(290.0, 800.0, number).text(72.0, 700.0, text);
    let bytes =
        pdf_of(vec![Sheet::new().text(72.0, 700.0, "theo Nghị định số"), page("2", "63/2010/NĐ-CP"), page("3", "./.")]);
    let text = read(&bytes, "made.pdf").expect("a PDF with text");
    let pages: Vec<&str> = text.page_spans().map(|span| span.of(text.text()).trim()).collect();
    assert_eq!(pages, ["theo Nghị định số", "63/2010/NĐ-CP", "./."]);
}

#[test]
fn a_picture_page_among_others_is_kept_empty_with_a_notice() {
    let bytes = pdf_of(vec![Sheet::new().text(72.0, 700.0, "Kế hoạch"), Sheet::new().picture()]);
    let limits = Limits { ocr: Ocr::Never, ..Limits::default() };
    let text = read_with(&bytes, "made.pdf", &limits).expect("one page has text");
    assert_eq!(text.pages(), 2);
    let unread: Vec<_> = text.notices.iter().filter(|notice| notice.kind() == NoticeKind::UnreadPage).collect();
    assert_eq!(unread.iter().filter_map(|notice| notice.page).map(|page| page.get()).collect::<Vec<_>>(), [2]);
    assert!(doubt(unread[0]).en.contains("OCR"), "{:?}", unread[0]);
}

#[test]
fn word_2010_letters_are_repaired() {
    let text = read(&pdf(Sheet::new().text(72.0, 700.0, "CỘNG HÕA, địa phƣơng")), "made.pdf").expect("a text");
    assert_eq!(text.text(), "CỘNG HÒA, địa phương");
    assert!(text.notices.iter().any(|notice| notice.kind() == NoticeKind::RepairedLetters));
}

#[test]
fn the_traps_are_passed() {
    let Some(folder) = shared().map(|root| root.join("corpus/pdf/probe")) else { return };
    let cases = [
        ("actualtext", "final"),
        ("form", "outside\ninside form"),
        ("invisible", "ocr layer"),
        ("rot", "rotated margin text\nnormal"),
        ("splitword", "nghi 63/2010"),
        ("tdlines", "Nghi dinh so\n63/2010 ngay\n08/6/2010"),
        ("tjint", "Nghi dinh so 63/2010"),
        ("tjreal", "Nghi dinh so 63/2010"),
        ("twocol", "LEFT ONE\tRIGHT ONE\nLEFT TWO\tRIGHT TWO"),
    ];
    for (name, want) in cases {
        let bytes = fs::read(folder.join(name).with_extension("pdf")).expect("a trap");
        assert_eq!(read(&bytes, name).expect("a text").text(), want, "{name}");
    }
}

#[test]
fn stamped_numbers_of_real_documents_are_read() {
    let Some(folder) = shared().map(|root| root.join("corpus/office")) else { return };
    let cases = [
        ("QD-1696-QD-UBND-uy-quyen-15-5-2026.pdf", "Số: 1696/QĐ-UBND\tLào Cai, ngày 15 tháng 5 năm 2026"),
        ("1178-DCK-CTT-huong-dan-CCN-dia-gioi-moi.pdf", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("1178-DCK-CTT-huong-dan-CCN-dia-gioi-moi.pdf", "Số: 1178/ĐCK-CTT"),
        ("TT-37-BGTVT.pdf", "Số: 37/2023/TT-BGTVT\tHà Nội, ngày 13 tháng 12 năm 2023"),
    ];
    for (name, want) in cases {
        let text = read(&fs::read(folder.join(name)).expect("a document"), name).expect("a text");
        assert!(text.text().lines().take(12).any(|line| line == want), "{name}: {want} in {}", &text.text()[..300]);
        assert!(!text.text().contains(['ƣ', 'Ƣ']), "{name}");
    }
}

#[test]
fn a_file_whose_end_is_cut_off_is_read_with_a_notice() {
    let whole = pdf(Sheet::new().text(72.0, 700.0, "Căn cứ Nghị định"));
    let damaged = |bytes: &[u8]| {
        let text = read(bytes, "made.pdf").expect("a PDF with text");
        assert_eq!(text.text(), "Căn cứ Nghị định");
        text.notices.iter().any(|notice| notice.kind() == NoticeKind::Damaged)
    };
    assert!(!damaged(&whole));
    let mut moved = whole.clone();
    let pad = b"% a line that nobody counted\n";
    moved.splice(9..9, pad.iter().copied());
    assert!(damaged(&moved), "the table is not where the file says");
}
