//! A package of the code on its way through the program: what is read, what is passed over, and what replaces what.

use crate::ingest::Place;
use serde_json::Value;
use std::path::Path;

pub(crate) const GUID: &str = "606f1686-5fd0-4a16-aa1b-21acef306e78";
const OTHER: &str = "87bb6177-4c03-4173-8a12-9a75337bb2e0";

/// A page as the package has it, with one article for each `(place, number of the document, day, text)`.
pub(crate) fn page(number: &str, title: &str, guid: &str, articles: &[(&str, &str, &str, &str)]) -> String {
    let mut page = format!(
        "\u{FEFF}<link href='../lib/css/style.css' rel='stylesheet' type='text/css' />\n<h3 style='text-transform: uppercase'>\n    \
         Đề mục {number}\n    <br />\n    {title}\n</h3>\n<p style='display: none'>(Xem <a class='viewDSVB' href='#' \
         onclick=\"ViewDanhSachVB(this,'{guid}')\">x</a>)</p><div class='_content'><p class='pChuong'>\
         <a name='44005000000000001000'></a>Chương I</p><p class='pChuong'>QUY ĐỊNH CHUNG</p>"
    );
    for (at, (place, document, day, text)) in articles.iter().enumerate() {
        page += &format!(
            "<p class='pDieu'><a name='4400500000000000100000{at}00000000000000000'></a>Điều {number}.NĐ.1.{}. Về {text}</p>\
             <p class='pGhiChu'><a href='http://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=1{at}#{place}' target='_blank'>\
             (Điều {place} Nghị định số {document}, có hiệu lực thi hành kể từ ngày {day})</a></p><p class='pNoiDung'>\
             <p>1. Cơ quan {text} theo Nghị định số 09/2019/NĐ-CP.</p><table><tr><td>Hồ sơ</td><td>05 ngày</td></tr></table></p>",
            at + 1
        );
    }
    page + "</div>"
}

pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn ingest(place: &Place, folders: &[&str]) -> Value {
    place.run(&[&["ingest", "--format", "json"], folders].concat()).json()
}

fn counts(summary: &Value) -> [u64; 5] {
    ["added", "changed", "unchanged", "failed", "headings"].map(|name| summary[name].as_u64().expect("a count"))
}

/// A package with two headings, one of them damaged, and what shows them.
fn packaged() -> Place {
    let place = Place::new();
    let articles = [
        ("5", "63/2010/NĐ-CP", "14/10/2010", "công bố thủ tục hành chính"),
        ("6", "63/2010/NĐ-CP", "14/10/2010", "niêm yết công khai tại trụ sở"),
    ];
    write(
        place.root(),
        &format!("P/demuc/{GUID}.html"),
        &page("44.5", "Kiểm soát thủ tục hành chính", GUID, &articles),
    );
    write(place.root(), &format!("P/demuc/{OTHER}.html"), &page("44.12", "Tiếp nhận phản ánh", OTHER, &[]));
    write(place.root(), "P/lib/css/style.css", "p { margin: 0 }");
    write(place.root(), "P/jsonData.js", "var jdChuDe = [];");
    write(place.root(), "P/index.html", "<html><body><p>Bộ pháp điển</p></body></html>");
    place
}

#[test]
fn a_damaged_heading_costs_itself_alone_and_a_second_run_changes_nothing() {
    let place = packaged();
    let first = ingest(&place, &["P"]);
    assert_eq!((counts(&first), &first["found"]), ([1, 0, 0, 1, 1], &Value::from(2)), "{first}");
    let failed = place.status()["failures"][0].clone();
    assert_eq!((failed["stage"].as_str(), failed["kind"].as_str()), (Some("read"), Some("damaged")), "{failed}");
    assert_eq!(counts(&ingest(&place, &["P"])), [0, 0, 1, 1, 0]);
}

#[test]
fn an_article_is_found_as_a_place_in_its_heading() {
    let place = packaged();
    ingest(&place, &["P"]);
    let found = place.run(&["search", "niêm yết công khai tại trụ sở", "--format", "json"]).json();
    let hit = &found["hits"][0];
    assert_eq!(hit["id"], format!("phap-dien-{GUID}"));
    assert_eq!(hit["title"], "Đề mục 44.5. Kiểm soát thủ tục hành chính");
    let snippet = &hit["snippets"][0];
    assert_eq!(snippet["page"], 2, "{hit}");
    let article = ["number", "title", "place", "document"].map(|name| snippet["article"][name].as_str());
    let wanted = ["44.5.NĐ.1.2", "Về niêm yết công khai tại trụ sở", "Điều 6", "Nghị định 63/2010/NĐ-CP"];
    assert_eq!(article, wanted.map(Some));
    let document = place.run(&["extract", &format!("P/demuc/{GUID}.html"), "--format", "json"]).json();
    let text = document["text"].as_str().expect("a text");
    assert!(text.contains("\nĐiều 44.5.NĐ.1.2. Về niêm yết") && text.contains("Hồ sơ\t05 ngày"), "{text}");
    // What the articles cite, not what their notes say of them.
    let cited: Vec<_> = document["citations"].as_array().expect("citations").iter().map(|c| &c["canonical"]).collect();
    assert_eq!(cited, ["09/2019/NĐ-CP", "09/2019/NĐ-CP"]);
}

#[test]
fn a_newer_edition_replaces_an_older_one_wherever_it_was_read_from() {
    let place = packaged();
    ingest(&place, &["P"]);
    let newer = [("5", "63/2010/NĐ-CP", "14/10/2010", "công bố"), ("1", "11/2026/NĐ-CP", "01/03/2026", "dữ liệu mở")];
    write(place.root(), &format!("Q/demuc/{GUID}.html"), &page("44.5", "Kiểm soát thủ tục hành chính", GUID, &newer));
    assert_eq!(counts(&ingest(&place, &["Q"])), [0, 1, 0, 0, 1]);
    for folders in [&["P"][..], &["P", "Q"], &["Q"]] {
        let again = ingest(&place, folders);
        assert_eq!(counts(&again)[..2], [0, 0], "{folders:?}: {again}");
        assert_eq!(again["headings"], 0, "{folders:?}");
    }
    let hits = |words: &str| place.run(&["search", words, "--format", "json"]).json()["total"].clone();
    assert_eq!((hits("\"dữ liệu mở\""), hits("\"niêm yết công khai\"")), (Value::from(1), Value::from(0)));
    let facts = std::fs::read_to_string(place.root().join("index/code-facts/documents.tsv")).expect("a table");
    let known: Vec<&str> = facts.lines().skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
    assert_eq!(known, ["11/2026/NĐ-CP", "63/2010/NĐ-CP"]);
}
