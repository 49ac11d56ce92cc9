//! What searches over the real documents find: each with the document that it means, in a file that shows every change of the
//! ranking as a difference.

use crate::engines::corpus;
use crate::support::{registry, shared};
use cancu::index::embedded::Embedded;
use cancu::query::{SearchRequest, search};
use std::fmt::Write as _;
use std::process::Command;

/// A search, and the beginning of the name of the file that it means.
const SEARCHES: [(&str, &str); 44] = [
    ("truyền thông thủ tục hành chính 2021", "quang-ngai-2021"),
    ("tuyen truyen cai cach hanh chinh 2024", "quang-ngai-2024"),
    ("tuyên truyền cải cách hành chính 2020", "quang-ngai-2020"),
    ("thông tin tuyên truyền kiểm soát thủ tục hành chính đồng nai", "dong-nai-2022"),
    ("bà rịa vũng tàu truyền thông cải cách hành chính", "ba-ria-vung-tau"),
    ("quyết định 1291 ttg", "dong-nai-2022"),
    ("\"kiểm soát thủ tục hành chính\" tỉnh:\"Quảng Ngãi\"", "quang-ngai-2021"),
    ("trích:17-NQ/TW năm:2020", "quang-ngai-2020"),
    ("hạ tầng 5g iot khu công nghệ cao", "31786b0833a4130d"),
    ("kinh te so xa hoi so bac ninh", "ad5aff6c13929815"),
    ("kinh tế số và xã hội số đồng nai", "f004d93b21e7fc5f"),
    ("chuyển đổi số doanh nghiệp nhỏ và vừa hợp tác xã", "8718801c503045f9"),
    ("DNNVV chuyển đổi số", "8718801c503045f9"),
    ("thi đua lập thành tích chào mừng đại hội đảng xiv", "99c7d8fff9e4572e"),
    ("môi trường dịch bệnh truyền nhiễm sau lụt bão", "a49ef8a0da1f62dd"),
    ("1899/QĐ-TTg", "c5d930a5fc8373cd"),
    ("giám sát đánh giá giảm nghèo bền vững", "5d99697f14bcf68a"),
    ("truyền thông về giảm nghèo đa chiều", "d40513a8b25883ec"),
    ("nang cao nang luc can bo xay dung chinh sach", "09daab284f92e2dd"),
    ("đơn vị nào tuyên truyền cải cách hành chính trên sóng phát thanh, truyền hình năm 2020", "quang-ngai-2020"),
    ("nd 63/2010 truyền thông kiểm soát thủ tục", "ba-ria-vung-tau"),
    ("quang ngai 2021 tthc", "quang-ngai-2021"),
    ("139 2025 nd cp", "ND-139-2025"),
    ("thông tư 14 bộ công thương 2024", "TT-14-2024"),
    ("15/2026/tt-bct", "TT-15-2026"),
    ("QĐ 1074 BXD", "QD-1074"),
    ("552/KH-UBND đồng tháp", "192068354fd1ffe5"),
    ("uy quyen giam doc so cong thuong van chuyen hang hoa nguy hiem", "QD-1696"),
    ("quản lý khoáng sản lào cai", "KH-UBND-trien-khai"),
    ("\"kế hoạch quản lý rủi ro\"", "TT-24-2025"),
    ("tuyên truyền cải cách hành chính -2020 -2024", "ba-ria-vung-tau"),
    ("phóng chống dịch bệnh sau bão", "a49ef8a0da1f62dd"),
    ("kế hoạch tryền thông giảm nghèo", "d40513a8b25883ec"),
    ("truyeenf thoong giamr ngheof", "d40513a8b25883ec"),
    ("lo65 tri2nh d9o63i mo71i co6ng nghe65", "192068354fd1ffe5"),
    ("tỉnh:\"Hậu Giang\" thi đua", "3a2db039af8c2d05"),
    ("Bắc Giang kinh tế số", "ad5aff6c13929815"),
    ("daklak bầu cử", "2957e4f4f0e41373"),
    ("giam sat danh gia ctmtqg", "5d99697f14bcf68a"),
    ("pccc cơ sở không bảo đảm", "QD-1074"),
    ("loại:\"Nghị định\" phân định thẩm quyền xây dựng", "ND-140-2025"),
    ("cơquan:\"Bộ Công Thương\" khoáng sản", "TT-24-2025"),
    ("vận tải đường bộ qua biên giới", "TT-37-BGTVT"),
    ("an sinh xã hội chi trả không dùng tiền mặt", "3a2db039af8c2d05"),
];

/// Of the office's documents those whose text needs no other program.
const OFFICE: [&str; 10] = [
    "KH-UBND-trien-khai-Chi-thi-11-CT-TU-QLNN-khoang-san.docx",
    "ND-139-2025-phan-dinh-tham-quyen-2-cap-BCT.docx",
    "ND-140-2025-phan-dinh-tham-quyen-2-cap-XD.docx",
    "QD-1074-QD-BXD-29-6-2026.pdf",
    "QD-1696-QD-UBND-uy-quyen-15-5-2026.pdf",
    "TT-14-2024-che-do-bao-cao-mau-van-ban-CCN.docx",
    "TT-15-2026-BCT-text.doc",
    "TT-24-2025-TT-BCT-ke-hoach-quan-ly-rui-ro.docx",
    "TT-37-BGTVT.pdf",
    "TT-38-2025-BCT.doc",
];

#[test]
fn searches_over_real_documents() {
    let Some(real) = shared().map(|root| root.join("corpus")) else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let index = dir.path().join("index");
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_cancu"));
    ingest.arg("ingest").arg("--index").arg(&index).arg(real.join("plans")).arg(real.join("provincial-2025"));
    ingest.args(OFFICE.map(|name| real.join("office").join(name)));
    assert!(ingest.output().expect("the program runs").status.success());
    let engine = Embedded::open_reader(&index).expect("an index");
    let mut table = String::from("rank\tsearch\ttarget\n");
    let (mut first, mut five, mut reciprocal) = (0, 0, 0.0);
    for (text, target) in SEARCHES {
        let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
        let hits = search(&corpus(&engine, registry()), &request).expect("an answer").hits;
        let rank = hits.iter().position(|hit| hit.card.name.starts_with(target)).map(|at| at + 1);
        first += usize::from(rank == Some(1));
        five += usize::from(rank.is_some_and(|rank| rank <= 5));
        reciprocal += rank.map_or(0.0, |rank| 1.0 / rank as f64);
        let rank = rank.map_or("-".to_owned(), |rank| rank.to_string());
        writeln!(table, "{rank}\t{text}\t{target}").expect("text");
    }
    let many = SEARCHES.len();
    let mean = reciprocal / many as f64;
    writeln!(table, "recall@1 {first}/{many}, recall@5 {five}/{many}, MRR {mean:.3}").expect("text");
    insta::assert_snapshot!(table);
}
