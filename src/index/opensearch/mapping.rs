//! How documents lie in an OpenSearch index: its settings, its fields, and their names.

use crate::index::{Access, Keyword, Range, TextField};
use serde_json::{Map, Value, json};

/// Bump the number with every change of fields or of the analysis.
pub(super) const FORMAT: u64 = 1;

/// Hits behind this many are read by going on behind the last.
pub(super) const WINDOW: usize = 10_000;

/// What a document of the index is: a record, a failure, or the mark of the last change.
pub(super) const KIND: &str = "kind";
/// A record that plans find.
pub(super) const RECORD: &str = "record";
/// A source that could not be read.
pub(super) const FAILURE: &str = "failure";
/// The mark of the last change.
pub(super) const STATE: &str = "state";
/// The path of the source.
pub(super) const PATH: &str = "path";
/// The hash of the source's content.
pub(super) const HASH: &str = "hash";
/// The source and what became of it, as a column.
pub(super) const ENTRY: &str = "entry";
/// The card of a document, as a column: unpacking whole records for a page of cards costs ten times as much.
pub(super) const CARD: &str = "card";
/// Where the document stands in time.
pub(super) const MOMENT: &str = "moment";
/// A hash of every folded word in reading order, as a column, for nearness.
pub(super) const SEQUENCE: &str = "seq";
/// A mark that is another after every change.
pub(super) const STAMP: &str = "stamp";

/// A pattern for many beginnings of values is longer than the usual 1,000 letters.
const LONGEST_PATTERN: usize = 4_000_000;

/// Lucene refuses documents with terms of more than 32,766 bytes, and counts in letters here, of three bytes at the most.
const LONGEST_TOKEN: usize = 10_900;

/// Fields of terms whose different values are kept as a column too, so that they can be looked through by a beginning.
/// The others are uninverted in memory where somebody asks, which nobody does.
const VOCABULARIES: [TextField; 3] = [TextField::Fold, TextField::Pair, TextField::Title];

const TEXTS: [TextField; 5] = [TextField::Exact, TextField::Fold, TextField::Pair, TextField::Title, TextField::Number];

/// The settings and fields of a new index.
pub(super) fn new_index(access: &Access) -> Value {
    // On fewer nodes there are fewer copies, so that a cluster of one is no sick one.
    let replicas = if access.replicas == 0 { "false".to_owned() } else { format!("0-{}", access.replicas) };
    json!({
        "settings": {
            "number_of_shards": access.shards,
            "number_of_replicas": 0,
            "auto_expand_replicas": replicas,
            // Changes are shown by an explicit refresh at the end of each batch.
            "refresh_interval": "-1",
            "codec": "best_compression",
            "max_result_window": WINDOW,
            "max_regex_length": LONGEST_PATTERN,
            // Lucene's newer formula leaves out a factor that ours has.
            "similarity": { "cancu": { "type": "LegacyBM25", "k1": 1.2, "b": 0.75 } },
            "analysis": {
                // Our own analysis joins terms by single spaces; the usual tokenizer of white space would cut long terms and
                // split at other spaces.
                "tokenizer": { "spaces": { "type": "char_group", "tokenize_on_chars": [" "], "max_token_length": LONGEST_TOKEN } },
                "analyzer": { "terms": { "type": "custom", "tokenizer": "spaces" } },
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": { "cancu": { "format": FORMAT } },
            // The rest is made from the record, and need not come back. The hidden whole copy that recovery uses stays on:
            // without it a new replica lacks what is left out here.
            "_source": { "includes": [RECORD] },
            "properties": properties(),
        },
    })
}

/// OpenSearch 2 calls the formula with the factor by the plain name.
pub(super) fn name_formula_as_before(new_index: &mut Value) {
    new_index["settings"]["similarity"]["cancu"]["type"] = "BM25".into();
}

fn properties() -> Map<String, Value> {
    let mut fields = Map::new();
    for field in TEXTS {
        let options = if field.has_positions() { "positions" } else { "freqs" };
        let lookup = !VOCABULARIES.contains(&field);
        fields.insert(
            text_name(field).to_owned(),
            json!({ "type": "text", "analyzer": "terms", "similarity": "cancu", "index_options": options, "fielddata": lookup }),
        );
    }
    for field in VOCABULARIES {
        fields.insert(vocabulary_name(field).to_owned(), json!({ "type": "keyword", "index": false }));
    }
    for field in Keyword::ALL {
        fields.insert(field.name().to_owned(), json!({ "type": "keyword" }));
    }
    for name in [KIND, PATH, HASH, STAMP] {
        fields.insert(name.to_owned(), json!({ "type": "keyword" }));
    }
    for name in [ENTRY, CARD, SEQUENCE] {
        fields.insert(name.to_owned(), json!({ "type": "binary", "doc_values": true }));
    }
    for name in [range_name(Range::Year), range_name(Range::Date), MOMENT] {
        fields.insert(name.to_owned(), json!({ "type": "long" }));
    }
    fields.insert(RECORD.to_owned(), json!({ "type": "object", "enabled": false }));
    fields
}

/// The name of a field of terms.
pub(super) fn text_name(field: TextField) -> &'static str {
    match field {
        TextField::Exact => "exact",
        TextField::Fold => "fold",
        TextField::Pair => "pair",
        TextField::Title => "title",
        TextField::Number => "number",
    }
}

/// The name of the field in which the different terms of `field` can be counted.
pub(super) fn vocabulary_name(field: TextField) -> &'static str {
    match field {
        TextField::Fold => "fold_terms",
        TextField::Pair => "pair_terms",
        TextField::Title => "title_terms",
        TextField::Exact | TextField::Number => text_name(field),
    }
}

/// The fields of terms that have a column of their different values.
pub(super) fn vocabularies() -> impl Iterator<Item = TextField> {
    VOCABULARIES.into_iter()
}

/// All fields of terms.
pub(super) fn texts() -> impl Iterator<Item = TextField> {
    TEXTS.into_iter()
}

/// The name of a field of numbers.
pub(super) fn range_name(range: Range) -> &'static str {
    match range {
        Range::Year => "year_number",
        Range::Date => "date",
    }
}

/// The format version of an index that is described by `mappings`; `None` where it is not ours.
pub(super) fn format_of(mappings: &Value) -> Option<u64> {
    mappings["_meta"]["cancu"]["format"].as_u64()
}
