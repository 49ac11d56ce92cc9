//! The fields of a tantivy document, and how a record or a failure becomes one.

use crate::authority::AuthorityKey;
use crate::index::fields::Fields;
use crate::index::{Dictionary, DocumentCard, DocumentId, Failure, Keyword, Range, Record, SourceFile, TextField};
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// The name of the field of ids, for sorting and for the ids of hits.
pub(super) const ID: &str = "id";
/// The name of the field by which documents stand in time.
pub(super) const MOMENT: &str = "moment";
/// The name of the field that holds a [`Entry`].
pub(super) const ENTRY: &str = "entry";
/// The name of the field that holds the [`DocumentCard`].
pub(super) const CARD: &str = "card";

/// What [`crate::index::View::sources`] needs of a document, as a column of its own so that no record is read for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) source: SourceFile,
    pub(super) id: Option<String>,
    pub(super) failure: Option<Failure>,
}

/// The fields by what they mean.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) schema: Schema,
    /// [`RECORD`] in documents that answer plans, [`FAILURE`] in the others.
    pub(super) kind: Field,
    pub(super) path: Field,
    /// The hash of a document's content.
    pub(super) hash: Field,
    /// The id, the source and the own key of a record; its parts stand in fields of their own.
    pub(super) record: Field,
    pub(super) head: Field,
    /// The text, so that it need not be parsed, and beside it the rest of [`crate::text::PagedText`].
    pub(super) body: Field,
    pub(super) pages: Field,
    pub(super) references: Field,
    pub(super) effects: Field,
    card: Field,
    entry: Field,
    year: Field,
    date: Field,
    moment: Field,
    texts: [Field; 5],
    keywords: [Field; Keyword::ALL.len()],
}

/// The mark of records in the field `kind`.
pub(super) const RECORD: &str = "record";
/// The mark of failures there.
pub(super) const FAILURE: &str = "failure";

/// What is kept of a record beside its parts.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: DocumentId,
    pub(super) source: SourceFile,
    pub(super) own: Option<AuthorityKey>,
}

const TEXTS: [(TextField, &str); 5] = [
    (TextField::Exact, "exact"),
    (TextField::Fold, "fold"),
    (TextField::Pair, "pair"),
    (TextField::Title, "title"),
    (TextField::Number, "number"),
];

impl Layout {
    /// The fields of this version of the format.
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let keyword = |field: Keyword| {
            let raw = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
            let raw = raw.set_index_option(IndexRecordOption::Basic);
            let looked_up = TextOptions::default().set_indexing_options(raw);
            if field.is_counted() { looked_up.set_fast("raw") } else { looked_up }
        };
        let terms = |field: TextField| {
            let option = if field.has_positions() {
                IndexRecordOption::WithFreqsAndPositions
            } else {
                IndexRecordOption::WithFreqs
            };
            let indexing = TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(option);
            TextOptions::default().set_indexing_options(indexing)
        };
        let texts = TEXTS.map(|(field, name)| schema.add_text_field(name, terms(field)));
        let keywords = Keyword::ALL.map(|field| schema.add_text_field(field.name(), keyword(field)));
        let kind = schema.add_text_field("kind", STRING);
        let path = schema.add_text_field("path", STRING);
        let hash = schema.add_text_field("hash", STRING);
        let [record, head, body, pages, references, effects] =
            ["record", "head", "body", "pages", "references", "effects"]
                .map(|name| schema.add_text_field(name, TextOptions::default() | STORED));
        let card = schema.add_text_field(CARD, TextOptions::default().set_fast("raw"));
        let entry = schema.add_text_field(ENTRY, TextOptions::default().set_fast("raw"));
        let year = schema.add_i64_field("year_number", INDEXED);
        let date = schema.add_i64_field("date", INDEXED);
        let moment = schema.add_i64_field(MOMENT, FAST);
        let schema = schema.build();
        Self {
            schema,
            kind,
            path,
            hash,
            record,
            head,
            body,
            pages,
            references,
            effects,
            card,
            entry,
            year,
            date,
            moment,
            texts,
            keywords,
        }
    }

    /// The tantivy field of terms.
    pub(super) fn text(&self, field: TextField) -> Field {
        self.texts[TEXTS.iter().position(|(other, _)| *other == field).unwrap_or(0)]
    }

    /// The tantivy field of whole values.
    pub(super) fn keyword(&self, field: Keyword) -> Field {
        self.keywords[Keyword::ALL.iter().position(|other| *other == field).unwrap_or(0)]
    }

    /// The tantivy field of a dictionary.
    pub(super) fn of(&self, dictionary: Dictionary) -> Field {
        match dictionary {
            Dictionary::Text(field) => self.text(field),
            Dictionary::Keyword(field) => self.keyword(field),
        }
    }

    /// The tantivy field of numbers.
    pub(super) fn number(&self, range: Range) -> Field {
        match range {
            Range::Year => self.year,
            Range::Date => self.date,
        }
    }

    /// The document that keeps `record`.
    pub(super) fn of_record(&self, record: &Record) -> Result<TantivyDocument, serde_json::Error> {
        let fields = Fields::of(record);
        let entry = Entry { source: record.source.clone(), id: Some(record.id.0.clone()), failure: None };
        let mut doc = TantivyDocument::default();
        doc.add_text(self.kind, RECORD);
        doc.add_text(self.path, &record.source.path);
        doc.add_text(self.hash, &record.source.hash);
        doc.add_text(self.entry, serde_json::to_string(&entry)?);
        doc.add_text(self.card, serde_json::to_string(&DocumentCard::of(record))?);
        let reading = &record.reading;
        let kept = Kept { id: record.id.clone(), source: record.source.clone(), own: reading.own.clone() };
        doc.add_text(self.record, serde_json::to_string(&kept)?);
        doc.add_text(self.head, serde_json::to_string(&reading.document)?);
        let mut pages = reading.text.clone();
        doc.add_text(self.body, pages.take_text());
        doc.add_text(self.pages, serde_json::to_string(&pages)?);
        doc.add_text(self.references, serde_json::to_string(&reading.references)?);
        doc.add_text(self.effects, serde_json::to_string(&reading.effects)?);
        for (field, _) in TEXTS {
            doc.add_text(self.text(field), fields.terms(field));
        }
        for (field, value) in &fields.keywords {
            doc.add_text(self.keyword(*field), value);
        }
        for range in [Range::Year, Range::Date] {
            if let Some(value) = fields.value(range) {
                doc.add_i64(self.number(range), value);
            }
        }
        if let Some(moment) = fields.moment() {
            doc.add_i64(self.moment, moment);
        }
        Ok(doc)
    }

    /// The document that keeps `failure`; no plan finds it.
    pub(super) fn of_failure(&self, failure: &Failure) -> Result<TantivyDocument, serde_json::Error> {
        let entry = Entry { source: failure.source.clone(), id: None, failure: Some(failure.clone()) };
        let mut doc = TantivyDocument::default();
        doc.add_text(self.kind, FAILURE);
        doc.add_text(self.path, &failure.source.path);
        doc.add_text(self.entry, serde_json::to_string(&entry)?);
        Ok(doc)
    }
}
