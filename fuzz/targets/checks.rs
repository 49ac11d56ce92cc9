//! What must hold of whatever was read.

use cancu::file::{Limits, Ocr};
use cancu::text::{PagedText, canonical};
use serde_json::Value;
use std::time::Duration;
use unicode_normalization::is_nfc;

/// Limits so small that a run is over soon, and that the ends of all of them are reached.
pub fn small() -> Limits {
    Limits {
        bytes: 1 << 20,
        pages: 20,
        glyphs: 20_000,
        operations: 50_000,
        nesting: 64,
        unpacked: 8 << 20,
        time: Duration::from_secs(5),
        ocr: Ocr::Never,
        ..Limits::default()
    }
}

/// The text is canonical, and its pages and tables lie in it, in order.
pub fn text(paged: &PagedText) {
    let text = paged.text();
    assert!(is_nfc(text), "not in NFC");
    for page in paged.page_spans() {
        let page = text.get(page.start..page.end).expect("a page of the text");
        let page = page.strip_suffix('\n').unwrap_or(page);
        assert_eq!(canonical(page), page, "a page that is canonical already");
    }
    let ends: Vec<usize> = paged.page_spans().map(|page| page.end).collect();
    assert!(ends.is_sorted(), "pages in order");
    assert_eq!(ends.last().copied().unwrap_or(0), text.len(), "pages are the whole text");
    spans(&serde_json::to_value(&paged.tables).expect("tables as JSON"), text);
}

/// Every span within `value`, however deep, is a piece of `text`.
pub fn spans(value: &Value, text: &str) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| spans(item, text)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (place(fields.get("start")), place(fields.get("end"))) {
                assert!(text.get(start..end).is_some(), "{start}..{end} of a text of {} bytes", text.len());
            }
            fields.values().for_each(|field| spans(field, text));
        }
        _ => {}
    }
}

fn place(value: Option<&Value>) -> Option<usize> {
    value?.as_u64().and_then(|place| usize::try_from(place).ok())
}
