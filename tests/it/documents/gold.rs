//! How many fields of the letterhead are right, against those that were read by hand.

use super::shared_document;
use crate::support::shared;
use cancu::document::Document;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// At least this part of the fields must be right.
const RIGHT: f64 = 0.95;

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn letterheads_of_real_plans() {
    let Some(root) = shared() else { return };
    let mut fields: BTreeMap<&'static str, (u32, u32)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for folder in ["plans", "provincial-2025"] {
        let mut paths: Vec<_> =
            fs::read_dir(root.join("gold").join(folder)).expect("gold").flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let gold: Value = serde_json::from_str(&fs::read_to_string(&path).expect("gold")).expect("JSON");
            let file = gold["file"].as_str().expect("a file").to_owned();
            let (_, document) = shared_document(&format!("corpus/{folder}/{file}")).expect("the shared data");
            for (field, want, found) in compare(&gold["document"], &document) {
                let count = fields.entry(field).or_default();
                count.1 += 1;
                if want == found {
                    count.0 += 1;
                } else {
                    wrong.push(format!("{file} {field}\n   want {want}\n  found {found}"));
                }
            }
        }
    }
    let (right, all) = fields.values().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    let table: String =
        fields.iter().map(|(field, (right, all))| format!("{field:<14} {right:>3} of {all}\n")).collect();
    eprintln!("{table}{:<14} {right:>3} of {all}\n{}", "all", wrong.join("\n"));
    assert!(all > 150, "{all} fields");
    assert!(f64::from(right) >= RIGHT * f64::from(all), "{right} of {all}");
}

/// Each field that the gold speaks of, as it has it and as it was read.
fn compare(gold: &Value, document: &Document) -> Vec<(&'static str, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let signer = document.signer.clone().unwrap_or_default();
    // A partly known date stands in a field of its own there.
    let date = if gold["date"].is_null() { &gold["date_partial"] } else { &gold["date"] };
    let list = |value: &Value| {
        value.as_array().map(|items| items.iter().map(&text).collect::<Vec<_>>().join(" | ")).unwrap_or_default()
    };
    let abbreviations = |value: &Value| {
        let of = |map: &serde_json::Map<String, Value>| {
            map.iter().map(|(short, long)| format!("{short}={}", text(long))).collect::<Vec<_>>()
        };
        let mut all = value.as_object().map(of).unwrap_or_default();
        all.sort();
        all.join(" | ").to_lowercase()
    };
    let mut found_abbreviations: Vec<String> =
        document.abbreviations.iter().map(|(short, long)| format!("{short}={long}")).collect();
    found_abbreviations.sort();
    let mut fields = vec![
        ("type", text(&gold["type"]), dash(&document.doc_type)),
        ("number", text(&gold["number"]), dash(&document.number)),
        ("symbol", text(&gold["symbol"]), dash(&document.symbol)),
        ("title", text(&gold["title"]), dash(&document.title)),
        ("issuer", text(&gold["issuer"]), dash(&document.issuer)),
        ("province", text(&gold["province"]), dash(&document.province)),
        ("year", gold["year"].to_string(), document.year.map_or("null".to_owned(), |year| year.to_string())),
        ("date", text(date), document.date.map_or("-".to_owned(), |date| date.to_string())),
        ("signer", text(&gold["signer"]["name"]), dash(&signer.name)),
        ("position", text(&gold["signer"]["position"]), dash(&signer.position)),
        // The gold has this line in capitals here and in small letters there.
        ("on_behalf", text(&gold["signer"]["on_behalf"]).to_lowercase(), dash(&signer.on_behalf).to_lowercase()),
        ("recipients", list(&gold["recipients"]), document.recipients.join(" | ")),
        ("abbreviations", abbreviations(&gold["abbreviations"]), found_abbreviations.join(" | ").to_lowercase()),
    ];
    if gold.get("period").is_some() {
        fields.push(("period", text(&gold["period"]), dash(&document.period)));
    }
    fields
}
