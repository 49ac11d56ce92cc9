//! Comparisons, exports and the graph as a person meets them.

use super::{cancu, folder};
use std::fs::File;
use std::io::Read as _;

fn plan(province: &str, year: i16, cited: &str, task: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: 12/KH-UBND\n{province}, ngày 05 tháng 3 năm {year}\nKẾ HOẠCH\nCải cách hành chính \
         năm {year}\n{cited}\nI. MỤC ĐÍCH\nNâng cao chất lượng phục vụ.\nII. NHIỆM VỤ\n{task}\n",
        province.to_uppercase()
    )
}

const DECREE: &str = "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;";
const LOCAL: &str = "Căn cứ Chỉ thị số 19/CT-UBND ngày 07/12/2018 của UBND tỉnh Quảng Ngãi;";

fn three_plans() -> tempfile::TempDir {
    let both = format!("{DECREE}\n{LOCAL}");
    let folder = folder(&[
        ("quang-ngai.txt", &plan("Quảng Ngãi", 2021, &both, "Mở lớp tập huấn cho cán bộ một cửa.")),
        ("dong-nai.txt", &plan("Đồng Nai", 2021, DECREE, "Mở lớp tập huấn cho cán bộ một cửa.")),
        ("binh-dinh.txt", &plan("Bình Định", 2022, "", "Kiểm tra việc niêm yết thủ tục.")),
    ]);
    let run = cancu(folder.path(), &["ingest", "."]);
    assert_eq!(run.status, 0, "{run:?}");
    folder
}

#[test]
fn provinces_are_compared_by_what_they_cite() {
    let folder = three_plans();
    let answer = cancu(folder.path(), &["compare", "quang ngai", "Đồng Nai", "Bình Định", "--format", "json"]).json();
    assert_eq!((answer["total"].as_u64(), answer["shared"].as_u64()), (Some(2), Some(0)));
    let columns: Vec<_> = answer["columns"].as_array().expect("columns").iter().map(|c| &c["name"]).collect();
    assert_eq!(columns, ["Quảng Ngãi", "Đồng Nai", "Bình Định"]);
    let first = &answer["rows"][0];
    assert_eq!(first["key"], "63-2010-nd-cp");
    let counts: Vec<_> = first["cells"].as_array().expect("cells").iter().map(|c| c["count"].as_u64()).collect();
    assert_eq!(counts, [Some(1), Some(1), Some(0)]);
    assert_eq!(first["cells"][0]["roles"][0]["role"], "legal_basis");
    assert_eq!(answer["columns"][0]["alone"][0]["canonical"], "19/CT-UBND");
    assert_eq!(answer["columns"][2]["lacks"][0]["key"], "63-2010-nd-cp", "both others cite it");

    // Bình Định has been part of Gia Lai since 1 July 2025.
    let today = cancu(folder.path(), &["compare", "Bình Định", "Quảng Ngãi", "--today", "--format", "json"]).json();
    assert_eq!(today["columns"][0]["name"], "Gia Lai");
    let missing = cancu(folder.path(), &["compare", "Atlantis", "Quảng Ngãi"]);
    assert_eq!(missing.status, 1);
    assert!(missing.stderr.contains("no province `Atlantis`"), "{missing:?}");
    cancu(folder.path(), &["compare", "--by", "document"]).complains(2, "name the documents");
}

#[test]
fn two_documents_stand_side_by_side() {
    let folder = three_plans();
    let arguments = ["compare", "--by", "document", "quang-ngai.txt", "binh-dinh", "--format", "json"];
    let answer = cancu(folder.path(), &arguments).json();
    let parts = answer["beside"]["parts"].as_array().expect("parts");
    let told: Vec<_> = parts.iter().map(|p| (p["side"].as_str(), p["left"]["label"].as_str())).collect();
    assert_eq!(told, [(Some("same"), Some("I")), (Some("changed"), Some("II"))], "{answer}");
    assert!(parts[1]["changes"].to_string().contains("niêm yết"), "{parts:?}");
}

#[test]
fn tables_are_written_for_other_programs() {
    let folder = three_plans();
    let csv = cancu(folder.path(), &["cited-by", "63/2010/NĐ-CP", "--format", "csv"]).stdout;
    assert!(csv.starts_with("\u{FEFF}id,name,type,"), "Excel needs the mark: {csv}");
    assert_eq!(csv.lines().count(), 3, "{csv}");

    let run = cancu(folder.path(), &["cited-by", "63/2010/NĐ-CP", "--output", "trích.xlsx"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{run:?}");
    let mut book = zip::ZipArchive::new(File::open(folder.path().join("trích.xlsx")).expect("it was written"))
        .expect("a workbook");
    let mut sheet = String::new();
    book.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut sheet).expect("XML");
    for part in ["state=\"frozen\"", "<autoFilter ref=\"A1:N3\"/>", "<v>2021</v>"] {
        assert!(sheet.contains(part), "{part}: {sheet}");
    }
    cancu(folder.path(), &["search", "x", "--output", "x.pdf"]).complains(2, ".csv, .xlsx, .json");
}

#[test]
fn the_graph_of_citations_is_written() {
    let folder = three_plans();
    let xml = cancu(folder.path(), &["graph"]).stdout;
    assert_eq!(xml.matches("<node ").count(), 5, "three plans, a decree, a directive: {xml}");
    assert_eq!(xml.matches("<edge ").count(), 3, "{xml}");
    assert!(xml.contains("target=\"63-2010-nd-cp\"><data key=\"role\">legal_basis</data>"), "{xml}");
    let dot = cancu(folder.path(), &["graph", "--format", "dot", "--province", "Đồng Nai"]).stdout;
    assert!(dot.starts_with("digraph citations {") && dot.contains("63/2010/NĐ-CP") && !dot.contains("19/CT-UBND"));
    for (name, begins) in [("đồ thị.graphml", "<?xml"), ("graph.GV", "digraph citations {")] {
        let run = cancu(folder.path(), &["graph", "--output", name]);
        assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{run:?}");
        let written = std::fs::read_to_string(folder.path().join(name)).expect("it was written");
        assert!(written.starts_with(begins), "{written}");
    }
    cancu(folder.path(), &["graph", "--output", "x.png"]).complains(2, ".graphml, .dot, .gv");
}
