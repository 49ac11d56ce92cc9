//! What documents do to others, on pages: impact and consolidated reading.

use super::records::with;
use super::server::Server;
use crate::support::{registry, source_file};
use cancu::index::memory::Memory;
use cancu::index::{DocumentId, Record};
use cancu::ingest::pipeline::read_text;

const HEAD: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n";

/// A record of a text that is read as files are.
fn read(id: &str, text: &str) -> Record {
    let reading = read_text(text, registry(), |_| ()).expect("text is read");
    Record { id: DocumentId(id.to_owned()), source: source_file(&format!("/plans/{id}.txt")), reading }
}

fn decree(number: &str, day: &str, about: &str, provisions: &str) -> String {
    format!(
        "CHÍNH PHỦ\n-------\n{HEAD}Số: {number}/NĐ-CP\nHà Nội, ngày {day}\n\nNGHỊ ĐỊNH\n{about}\n\n\
         Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;\nChính phủ ban hành Nghị định.\n{provisions}\n"
    )
}

fn plan(province: &str, number: &str, cites: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\n-------\n{HEAD}Số: {number}/KH-UBND\n{province}, ngày 20 tháng 2 năm 2025\n\n\
         KẾ HOẠCH\nPhát triển chợ năm 2025\n\n{cites}\n\nI. MỤC ĐÍCH\nQuản lý chợ.\n",
        province.to_uppercase()
    )
}

const AMENDS: &str = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 60/2024/NĐ-CP\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Chợ hạng 2.”.\n2. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Chợ nổi”.\n3. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 15 tháng 7 năm 2025 và thay thế Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ.";

fn engine() -> Memory {
    let amended = "Điều 4. Chợ\n1. Chợ hạng 1.\nĐiều 5. Phân hạng\n1. Chợ lớn.\n2. Chợ vừa.\nĐiều 6. Chợ tạm\nChợ tạm.";
    with(vec![
        read("cho-2024", &decree("60/2024", "05 tháng 6 năm 2024", "Về phát triển và quản lý chợ", amended)),
        read(
            "sua-2025",
            &decree(
                "150/2025",
                "01 tháng 6 năm 2025",
                "Sửa đổi, bổ sung một số điều của Nghị định số 60/2024/NĐ-CP",
                AMENDS,
            ),
        ),
        read(
            "quang-ngai",
            &plan(
                "Quảng Ngãi",
                "7",
                "Căn cứ Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ;\nThực hiện khoản 2 Điều 5 và Điều 4 Nghị định số 60/2024/NĐ-CP.",
            ),
        ),
        read(
            "dong-nai",
            &plan("Đồng Nai", "9", "Thực hiện Nghị định số 02/NĐ-CP của Chính phủ về phát triển và quản lý chợ."),
        ),
    ])
}

#[test]
fn the_impact_of_a_decree_is_told_by_issuing_body() {
    let server = Server::of(engine());
    let answer = server.get("/api/v1/authorities/150-2025-nd-cp/impact").json();
    assert_eq!(answer["documents"], 2, "{answer}");
    let open: Vec<_> = answer["rows"].as_array().expect("rows").iter().filter(|row| row["id"] == "dong-nai").collect();
    let [open] = open.as_slice() else { panic!("a number without its year counts: {answer}") };
    assert_eq!((&open["target"], &open["settled_by_corpus"]), (&"02/2003/NĐ-CP".into(), &true.into()));
    let page = server.get("/authorities/150-2025-nd-cp/impact").body;
    for shown in [
        "<strong>2</strong> văn bản căn cứ vào những gì bị thay đổi",
        "UBND tỉnh Quảng Ngãi",
        "UBND tỉnh Đồng Nai",
        "/documents/quang-ngai#trang-1",
        "khoản 2 Điều 5",
        "xác định theo các văn bản khác trong kho",
        "/api/v1/authorities/150-2025-nd-cp/impact?format=xlsx",
        "không, điều khoản khác bị thay đổi",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let before = server.get("/authorities/150-2025-nd-cp/impact?on=01/7/2025").body;
    assert!(before.contains("<strong>0</strong> văn bản"), "before it is in effect: {before}");
    let csv = server.get("/api/v1/authorities/150-2025-nd-cp/impact?format=csv").body;
    assert!(csv.lines().count() > 3 && csv.contains("02/2003/NĐ-CP"), "{csv}");
    assert!(server.get("/authorities/150-2025-nd-cp").body.contains("/authorities/150-2025-nd-cp/impact"));
    assert!(server.get("/documents/sua-2025").body.contains("/authorities/150-2025-nd-cp/impact"));
    assert_eq!(server.get("/authorities/999-2025-nd-cp/impact").status, 404);
}

#[test]
fn the_impact_of_a_file_that_is_not_in_the_index() {
    let server = Server::of(engine());
    let form = server.get("/impact").body;
    assert!(form.contains("type=\"file\"") && !form.contains("<table"), "{form}");
    let new = decree(
        "200/2025",
        "01 tháng 8 năm 2025",
        "Về quản lý chợ",
        "Điều 1. Bãi bỏ Nghị định số 60/2024/NĐ-CP.\nĐiều 2. Nghị định này có hiệu lực từ ngày 01 tháng 9 năm 2025.",
    );
    let page = server.post_file("/impact", &[], "moi.txt", new.as_bytes());
    assert_eq!(page.status, 200, "{}", page.body);
    for shown in
        ["Nghị định 200/2025/NĐ-CP", "<strong>2</strong> văn bản", "bãi bỏ", "UBND tỉnh Quảng Ngãi", "01/9/2025"]
    {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let answer = server.post_file("/api/v1/impact", &[], "moi.txt", new.as_bytes()).json();
    assert_eq!(answer["effects"][0]["target"], "60/2024/NĐ-CP", "{answer}");
    let refused = server.post_file("/impact", &[], "moi.pdf", b"%PDF-1.7 broken");
    assert!(refused.status == 422 && refused.body.contains("moi.pdf"), "{}: {}", refused.status, refused.body);
}

#[test]
fn a_document_is_read_with_what_others_did_to_it() {
    let server = Server::of(engine());
    let answer = server.get("/api/v1/documents/cho-2024/consolidated").json();
    let acts = answer["acts"].as_array().expect("acts");
    let marked = |label: &str| {
        let headings = answer["outline"].as_array().expect("an outline");
        let heading = headings.iter().filter(|heading| heading["label"] == label);
        let marks: Vec<u64> = heading
            .flat_map(|heading| heading["marks"].as_array().expect("marks"))
            .filter_map(|at| at.as_u64())
            .collect();
        marks.iter().map(|at| acts[*at as usize]["kind"].as_str().expect("a kind").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((marked("Điều 6"), marked("Điều 4")), (vec!["repeals_part".to_owned()], vec![]), "{answer}");
    assert_eq!([marked("Điều 5"), marked("Khoản 2")].concat(), ["amends"], "{answer}");
    let added = answer["elsewhere"].as_array().expect("a list");
    assert!(
        added.iter().any(|at| acts[at.as_u64().expect("an index") as usize]["provisions"][0] == "Điều 5a"),
        "{answer}"
    );
    assert_eq!(acts[0]["from"], "2025-07-15", "{answer}");
    assert_eq!((&acts[0]["by"], &acts[0]["document"]), (&"150/2025/NĐ-CP".into(), &"sua-2025".into()));
    let page = server.get("/documents/cho-2024").body;
    for shown in
        ["Văn bản khác đã tác động", "bãi bỏ một phần", "/documents/sua-2025#trang-1", "từ 15/7/2025", "Điều 5a"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert_eq!(server.get("/api/v1/documents/none/consolidated").status, 404);
    assert!(!server.get("/documents/quang-ngai").body.contains("Văn bản khác đã tác động"));
}
