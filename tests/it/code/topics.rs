//! Topics: what governs them with a package of the code, and without one; the tree, and the page of a heading.

use super::package::{GUID, page, write};
use crate::http::server::{Get, Server};
use crate::ingest::Place;
use serde_json::Value;

fn with_heading() -> Place {
    let place = Place::with_plans(2);
    let articles = [
        ("5", "63/2010/NĐ-CP", "14/10/2010", "công bố"),
        ("6", "63/2010/NĐ-CP", "14/10/2010", "niêm yết"),
        ("2", "150/2016/NĐ-CP", "15/12/2016", "sửa đổi"),
    ];
    write(place.root(), &format!("P/demuc/{GUID}.html"), &page("44.5", "Kiểm soát thủ tục hành chính", GUID, &articles));
    place.run(&["ingest", "P", "plans"]);
    place
}

fn basis(place: &Place, topic: &str) -> Value {
    place.run(&["basis", "--topic", topic, "--format", "json"]).json()
}

fn governing(answer: &Value) -> Vec<(&str, &str, Option<&str>)> {
    let rows = answer["governing"].as_array().expect("rows").iter();
    rows.map(|row| {
        let text = |value: &'_ Value| value.as_str().map(str::to_owned);
        let _ = text;
        (
            row["canonical"].as_str().expect("a number"),
            row["why"]["kind"].as_str().expect("a reason"),
            row["status"]["status"].as_str(),
        )
    })
    .collect()
}
