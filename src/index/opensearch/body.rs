//! A record as a document of the index, and back.

use super::mapping::{
    ENTRY, FAILURE, HASH, KIND, MOMENT, PATH, RECORD, SEQUENCE, range_name, text_name, texts, vocabularies,
    vocabulary_name,
};
use super::{base64, bytes, nearness};
use crate::index::embedded::keyword_name;
use crate::index::fields::Fields;
use crate::index::{DocumentId, Failure, Range, Record, SourceEntry, SourceFile, TextField};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What is known of a source without its record.
#[derive(Serialize, Deserialize)]
struct Entry {
    source: SourceFile,
    id: Option<String>,
    failure: Option<Failure>,
}

/// The id of the document of the source at `path`: the same on every machine, so that sending it twice does no harm.
pub(super) fn id_of(path: &str) -> String {
    blake3::hash(path.as_bytes()).to_hex()[..40].to_owned()
}

/// The document of `record`.
pub(super) fn of_record(record: &Record) -> Value {
    let fields = Fields::of(record);
    let entry = Entry { source: record.source.clone(), id: Some(record.id.0.clone()), failure: None };
    let mut body = of_entry(RECORD, &entry);
    body.insert(RECORD.to_owned(), json(record));
    for field in texts() {
        body.insert(text_name(field).to_owned(), fields.terms(field).into());
    }
    for field in vocabularies() {
        let different: BTreeSet<&str> = fields.terms(field).split(' ').filter(|term| !term.is_empty()).collect();
        let different: Vec<&str> = different.into_iter().map(crate::index::fields::keyword_value).collect();
        body.insert(vocabulary_name(field).to_owned(), different.into());
    }
    body.insert(SEQUENCE.to_owned(), base64(&nearness::sequence(fields.terms(TextField::Fold))).into());
    for (field, value) in &fields.keywords {
        if let Value::Array(values) = body.entry(keyword_name(*field)).or_insert_with(|| Value::Array(Vec::new())) {
            values.push(value.as_str().into());
        }
    }
    for range in [Range::Year, Range::Date] {
        if let Some(value) = fields.value(range) {
            body.insert(range_name(range).to_owned(), value.into());
        }
    }
    if let Some(moment) = fields.moment() {
        body.insert(MOMENT.to_owned(), moment.into());
    }
    Value::Object(body)
}

/// The document of `failure`; no plan finds it.
pub(super) fn of_failure(failure: &Failure) -> Value {
    let entry = Entry { source: failure.source.clone(), id: None, failure: Some(failure.clone()) };
    Value::Object(of_entry(FAILURE, &entry))
}

fn of_entry(kind: &str, entry: &Entry) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert(KIND.to_owned(), kind.into());
    body.insert(PATH.to_owned(), entry.source.path.as_str().into());
    body.insert(HASH.to_owned(), entry.source.hash.as_str().into());
    body.insert(ENTRY.to_owned(), base64(json(entry).to_string().as_bytes()).into());
    body
}

/// The source that a column tells of.
pub(super) fn entry(column: &str) -> Option<SourceEntry> {
    let Entry { source, id, failure } = serde_json::from_slice(&bytes(column)).ok()?;
    let outcome = match failure {
        Some(failure) => Err(failure),
        None => Ok(DocumentId(id?)),
    };
    Some(SourceEntry { source, outcome })
}

/// The record that a hit brings.
pub(super) fn record(hit: &Value) -> Option<Record> {
    serde_json::from_value(hit["_source"][RECORD].clone()).ok()
}

/// What serde makes of our own types, none of which it can refuse.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
