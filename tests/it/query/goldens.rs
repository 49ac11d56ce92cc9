//! What searches over the real plans find: each with the document that it means, in a file that shows every change of the
//! ranking as a difference.

use crate::support::{registry, shared};
use cancu::index::embedded::Embedded;
use cancu::query::{SearchRequest, search};
use std::fmt::Write as _;
use std::process::Command;

/// A search, and the beginning of the name of the file that it means.
const SEARCHES: [(&str, &str); 20] = [
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
];

#[test]
fn searches_over_real_plans() {
    let Some(corpus) = shared().map(|root| root.join("corpus")) else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let index = dir.path().join("index");
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_cancu"));
    ingest.arg("ingest").arg("--index").arg(&index).arg(corpus.join("plans")).arg(corpus.join("provincial-2025"));
    assert!(ingest.output().expect("the program runs").status.success());
    let engine = Embedded::open_reader(&index).expect("an index");
    let mut table = String::from("rank\tsearch\ttarget\n");
    let (mut first, mut five, mut reciprocal) = (0, 0, 0.0);
    for (text, target) in SEARCHES {
        let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
        let hits = search(&engine, registry(), &request).expect("an answer").hits;
        let rank = hits.iter().position(|hit| hit.name.starts_with(target)).map(|at| at + 1);
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
