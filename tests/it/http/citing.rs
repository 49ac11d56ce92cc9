//! Who cites an authority under which date, who cites only what it replaced, and what is cited with it.

use super::records::{differing, engine, plan, with};
use super::server::Server;
use crate::support::cite;
use serde_json::{Value, json};

fn ids(rows: &Value) -> Vec<&str> {
    rows.as_array().expect("a list").iter().filter_map(|row| row["id"].as_str()).collect()
}

#[test]
fn citing_documents_are_counted_and_ordered() {
    let server = Server::of(engine());
    let answer = server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?sort=oldest");
    assert_eq!(ids(&answer["citing"]), ["quang-ngai-2020", "dong-nai-2022"]);
    assert_eq!(answer["years"], json!([{ "value": "2020", "count": 1 }, { "value": "2022", "count": 1 }]));
    assert_eq!(answer["provinces"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["provinces"], answer["provinces_today"]);
    let one = server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?type=ke+hoach&role=mention&limit=1");
    assert_eq!((ids(&one["citing"]), &one["total"]), (vec!["dong-nai-2022"], &json!(1)));
    assert_eq!(server.error("/api/v1/authorities/63-2010-nd-cp/cited-by?sort=best").1["field"], "sort");
}

#[test]
fn another_date_is_counted_marked_and_found() {
    let server = Server::of(differing());
    let path = "/api/v1/authorities/17-nq-tw-2007/cited-by";
    let answer = server.json(path);
    assert_eq!(
        answer["written"]["dates"],
        json!([{ "value": "2007-08-01", "count": 1 }, { "value": "2007-08-11", "count": 1 }])
    );
    assert_eq!(answer["written"]["names"], json!([{ "value": "17-NQ/TW", "count": 2 }]));
    let row = answer["citing"].as_array().expect("rows").iter().find(|row| row["id"] == "two").expect("it cites it");
    assert_eq!((&row["date"], &row["differs"]), (&json!("2007-08-11"), &json!(["date"])));
    let other = server.json(&format!("{path}?written=2007-08-11"));
    assert_eq!((&other["total"], ids(&other["citing"])), (&json!(1), vec!["two"]));
    assert_eq!(server.json(&format!("{path}?written=1999"))["total"], 0);
}

#[test]
fn those_that_cite_only_what_was_replaced_are_found() {
    // 118/2025/NĐ-CP replaced 61/2018/NĐ-CP on 1 July 2025, as the registry knows.
    let cites = |id: &str, date: &str, numbers: &[&str]| {
        let words: Vec<String> = numbers.iter().map(|number| format!("Nghị định số {number}/NĐ-CP")).collect();
        let mut record = plan(id, "Đồng Nai", date, "1/KH-UBND", &format!("Kế hoạch\nCăn cứ {}.", words.join(", ")));
        for (words, number) in words.iter().zip(numbers) {
            let key = format!("{}-nd-cp", number.replace('/', "-"));
            cite(&mut record, words, &format!("{number}/NĐ-CP"), Some(&key), &[]);
        }
        record
    };
    let server = Server::of(with(vec![
        cites("before", "2025-06-30", &["61/2018"]),
        cites("late", "2025-08-01", &["61/2018"]),
        cites("both", "2025-08-01", &["61/2018", "118/2025"]),
        cites("new", "2026-01-01", &["118/2025"]),
    ]));
    let path = "/api/v1/authorities/118-2025-nd-cp/cited-by";
    let answer = server.json(path);
    assert_eq!((&answer["total"], ids(&answer["citing"])), (&json!(2), vec!["new", "both"]));
    let replaced = json!([{ "authority": "61-2018-nd-cp", "canonical": "61/2018/NĐ-CP", "documents": 1 }]);
    assert_eq!(answer["only_replaced"], replaced);
    let late = server.json(&format!("{path}?only_replaced=true"));
    assert_eq!((&late["total"], ids(&late["citing"])), (&json!(1), vec!["late"]));
    assert_eq!(late["citing"][0]["authority"], "61-2018-nd-cp");

    let authority = server.json("/api/v1/authorities/118-2025-nd-cp?on=2025-08-01");
    assert_eq!((&authority["first"]["id"], &authority["last"]["id"]), (&json!("both"), &json!("new")));
    assert_eq!(authority["cited_with"][0]["key"], "61-2018-nd-cp");
    assert_eq!(authority["cited_with"][0]["documents"], 1);
    assert_eq!(authority["status"]["effective"], "2025-07-01");
    let old = server.json("/api/v1/authorities/61-2018-nd-cp?on=2025-08-01");
    assert_eq!(old["status"]["status"], "replaced");
    assert_eq!(server.json("/api/v1/authorities/61-2018-nd-cp")["status"], Value::Null, "no day, no status");
}
