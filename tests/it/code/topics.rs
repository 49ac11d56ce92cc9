//! Topics: what governs them with a package of the code, and without one.

use super::package::{GUID, page, write};
use crate::ingest::Place;
use serde_json::Value;

/// Two plans, and a heading with articles of two decrees, one of them changed by a third.
fn with_heading() -> Place {
    let place = Place::with_plans(2);
    let articles = [
        ("5", "63/2010/NĐ-CP", "14/10/2010", "công bố thủ tục"),
        ("6", "63/2010/NĐ-CP", "14/10/2010", "niêm yết thủ tục"),
        ("2", "61/2018/NĐ-CP", "21/06/2018", "một cửa liên thông"),
    ];
    let page = page("44.5", "Kiểm soát thủ tục hành chính", GUID, &articles);
    let changed = "ngày 21/06/2018, có nội dung được sửa đổi bởi Điều 1 Nghị định số 107/2021/NĐ-CP có hiệu lực thi hành kể \
                   từ ngày 06/12/2021)";
    write(place.root(), &format!("P/demuc/{GUID}.html"), &page.replace("ngày 21/06/2018)", changed));
    place.run(&["ingest", "P", "plans"]);
    place
}

fn basis(place: &Place, topic: &str) -> Value {
    place.run(&["basis", "--topic", topic, "--on", "2026-01-01", "--format", "json"]).json()
}

/// Number, reason and status of what governs a topic.
fn governing(answer: &Value) -> Vec<[&str; 3]> {
    fn text(value: &Value) -> &str {
        value.as_str().unwrap_or_default()
    }
    let rows = answer["governing"].as_array().expect("rows").iter();
    rows.map(|row| [text(&row["canonical"]), text(&row["why"]["kind"]), text(&row["status"]["status"])]).collect()
}

#[test]
fn a_heading_tells_what_governs_its_topic() {
    let place = with_heading();
    let answer = basis(&place, "Kế hoạch kiểm soát thủ tục hành chính năm 2026");
    let heading = &answer["headings"][0];
    assert_eq!((heading["number"].as_str(), heading["named"].as_bool()), (Some("44.5"), Some(true)), "{heading}");
    let found = governing(&answer);
    for wanted in [
        ["63/2010/NĐ-CP", "heading", "amended"],
        ["61/2018/NĐ-CP", "heading", "replaced"],
        ["107/2021/NĐ-CP", "changes", "replaced"],
    ] {
        assert!(found.contains(&wanted), "{wanted:?} {found:?}");
    }
    let row = answer["governing"].as_array().expect("rows").iter().find(|row| row["canonical"] == "63/2010/NĐ-CP");
    let row = row.expect("the decree");
    assert_eq!((row["why"]["articles"].as_u64(), row["why"]["page"].as_u64()), (Some(2), Some(1)));
    // What its own words prove is kept before the link of the package.
    assert_eq!(row["link"], "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=10");
    // The heading is no plan.
    let plans = answer["comparable"].as_array().expect("plans");
    assert!(plans.iter().all(|plan| !plan["id"].as_str().unwrap_or_default().starts_with("phap-dien")), "{plans:?}");
}

#[test]
fn a_draft_is_told_what_the_heading_of_its_topic_is_made_of() {
    let place = Place::with_plans(2);
    let articles: Vec<(String, &str)> =
        (1..=12).map(|at| (at.to_string(), if at <= 11 { "63/2010/NĐ-CP" } else { "92/2017/NĐ-CP" })).collect();
    let articles: Vec<(&str, &str, &str, &str)> =
        articles.iter().map(|(at, number)| (at.as_str(), *number, "14/10/2010", "công bố thủ tục")).collect();
    write(
        place.root(),
        &format!("P/demuc/{GUID}.html"),
        &page("44.5", "Kiểm soát thủ tục hành chính", GUID, &articles),
    );
    place.run(&["ingest", "P", "plans"]);
    let hints = |basis: &str| {
        let draft = format!("KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n\nCăn cứ {basis};\n");
        write(place.root(), "draft.txt", &draft);
        let told = place.run(&["check", "draft.txt", "--on", "2026-01-15"]).stdout;
        told.lines().filter(|line| line.contains("missing_by_code")).map(str::to_owned).collect::<Vec<_>>()
    };
    let told = hints("Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18/02/2025 của Quốc hội");
    assert!(
        told.len() == 1 && told[0].contains("63/2010/NĐ-CP"),
        "the decree of one article is not asked for: {told:?}"
    );
    assert!(hints("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ").is_empty());
}

#[test]
fn a_topic_that_is_no_heading_is_looked_for_in_the_articles() {
    let place = with_heading();
    let answer = basis(&place, "kế hoạch một cửa liên thông năm 2026");
    let heading = &answer["headings"][0];
    assert_eq!((heading["number"].as_str(), heading["named"].as_bool()), (Some("44.5"), Some(false)), "{answer}");
    let none = basis(&place, "nuôi trồng thủy sản nước mặn");
    assert_eq!(none["headings"].as_array().map(Vec::len), Some(0));
}

/// Without a package documents answer whose own names are about the topic.
#[test]
fn without_a_package_names_tell_what_governs_a_topic() {
    let place = Place::with_plans(2);
    place.ingest(&[]);
    let answer = basis(&place, "kiểm soát thủ tục hành chính");
    assert_eq!(answer["headings"].as_array().map(Vec::len), Some(0));
    let found = governing(&answer);
    assert!(found.contains(&["63/2010/NĐ-CP", "title", "amended"]), "{found:?}");
    let laws = basis(&place, "bình đẳng giới 2026");
    assert_eq!(laws["governing"][0]["canonical"], "73/2006/QH11", "{:?}", governing(&laws));
    assert_eq!(laws["governing"][0]["type"], "Luật");
}
