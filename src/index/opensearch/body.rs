//! A record as a document of the index, and back.

use super::mapping::{
    CARD, ENTRY, FAILURE, HASH, KIND, MOMENT, PATH, RECORD, SEQUENCE, range_name, text_name, texts, vocabularies,
    vocabulary_name,
};
use super::{base64, bytes, nearness};
use crate::effect::Reading;
use crate::index::fields::Fields;
use crate::index::written::keyword_value;
use crate::index::{DocumentCard, DocumentId, Failure, Parts, Range, Record, SourceEntry, SourceFile, TextField};
use serde::de::DeserializeOwned;
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
    body.insert(CARD.to_owned(), base64(json(&DocumentCard::of(record)).to_string().as_bytes()).into());
    for field in texts() {
        body.insert(text_name(field).to_owned(), fields.terms(field).into());
    }
    for field in vocabularies() {
        let different: BTreeSet<&str> = fields.terms(field).split(' ').filter(|term| !term.is_empty()).collect();
        let different: Vec<&str> = different.into_iter().map(keyword_value).collect();
        body.insert(vocabulary_name(field).to_owned(), different.into());
    }
    body.insert(SEQUENCE.to_owned(), base64(&nearness::sequence(fields.terms(TextField::Fold))).into());
    for (field, value) in &fields.keywords {
        if let Value::Array(values) = body.entry(field.name()).or_insert_with(|| Value::Array(Vec::new())) {
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

/// The card that a column tells; `None` where it is damaged.
pub(super) fn card(column: &str) -> Option<DocumentCard> {
    serde_json::from_slice(&bytes(column)).ok()
}

/// Where the wanted parts of a record stand in the kept document.
pub(super) fn columns(parts: Parts) -> Vec<String> {
    let more = PARTS.into_iter().filter(|(part, _)| parts.have(*part)).map(|(_, name)| name);
    [ID, SOURCE, OWN].into_iter().chain(more).map(|name| format!("{RECORD}.{name}")).collect()
}

const ID: &str = "id";
const SOURCE: &str = "source";
const OWN: &str = "reading.own";
const PARTS: [(Parts, &str); 4] = [
    (Parts::HEAD, "reading.document"),
    (Parts::TEXT, "reading.text"),
    (Parts::REFERENCES, "reading.references"),
    (Parts::EFFECTS, "reading.effects"),
];

/// The record that a hit brings, with the wanted parts; `None` where it is damaged.
pub(super) fn record(hit: &Value, parts: Parts) -> Option<Record> {
    let kept = &hit["_source"][RECORD];
    let reading = &kept["reading"];
    let own = part(&reading["own"], true)?;
    let document = part(&reading["document"], parts.have(Parts::HEAD))?;
    let text = part(&reading["text"], parts.have(Parts::TEXT))?;
    let references = part(&reading["references"], parts.have(Parts::REFERENCES))?;
    let effects = part(&reading["effects"], parts.have(Parts::EFFECTS))?;
    let reading = Reading { text, document, own, references, effects };
    Some(Record {
        id: DocumentId::deserialize(&kept["id"]).ok()?,
        source: SourceFile::deserialize(&kept["source"]).ok()?,
        reading,
    })
}

/// A part of a record: as it is kept, or empty where it is not wanted.
fn part<T: DeserializeOwned + Default>(kept: &Value, wanted: bool) -> Option<T> {
    if wanted { T::deserialize(kept).ok() } else { Some(T::default()) }
}

/// What serde makes of our own types, none of which it can refuse.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
