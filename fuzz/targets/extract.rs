//! A text as a document with citations: whatever it says, every place that is named is a piece of it.

#![no_main]

use cancu::ingest::pipeline::read_text;
use cancu::registry::Registry;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

fuzz_target!(|text: &str| {
    let Ok(reading) = read_text(text, &REGISTRY, |_| ()) else { return };
    checks::text(&reading.text);
    let text = reading.text.text();
    checks::spans(&serde_json::to_value(&reading.document).expect("a document as JSON"), text);
    checks::spans(&serde_json::to_value(&reading.references).expect("references as JSON"), text);
});
