//! What a record is indexed as: derived once, so that all engines index the same.

use super::written::{keyword_value, source_names};
use super::{
    Keyword, Range, Record, Spelt, TextField, Written, abbreviated, abbreviation, cites_as, knows_series, names_key,
    notice_value, open_in, series_form, spelling, written,
};
use crate::authority::{AuthorityKey, Reference, SeriesKey};
use crate::citation::Citation;
use crate::document::{Document, NumberHint};
use crate::effect::Reading;
use crate::notation::{PartialDate, number_forms};
use crate::text::{NoticeKind, analyse, fold, normal};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of one record; terms are joined by single spaces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    exact: String,
    fold: String,
    pair: String,
    title: String,
    number: String,
    /// Every value of every keyword field, each once.
    pub(crate) keywords: BTreeSet<(Keyword, String)>,
    year: Option<i64>,
    date: Option<i64>,
}

impl Fields {
    /// Derives the fields of `record`.
    pub(crate) fn of(record: &Record) -> Self {
        let document = &record.reading.document;
        let body = analyse(record.reading.text.text());
        let title = analyse(document.title.as_deref().unwrap_or_default());
        let mut fields = Self {
            exact: body.exact_terms().to_owned(),
            fold: body.fold_terms().to_owned(),
            pair: body.pair_terms(),
            title: title.fold_terms().to_owned(),
            number: numbers(document).join(" "),
            keywords: keywords(record),
            year: document.year.map(i64::from),
            date: document.date.map(date_number),
        };
        // A title that came beside the text is searched too; one that the text contains must not count twice.
        if !fields.fold.contains(fields.title.as_str()) {
            append(&mut fields.exact, title.exact_terms());
            append(&mut fields.fold, title.fold_terms());
            append(&mut fields.pair, &title.pair_terms());
        }
        fields
    }

    /// The terms of `field`.
    pub(crate) fn terms(&self, field: TextField) -> &str {
        match field {
            TextField::Exact => &self.exact,
            TextField::Fold => &self.fold,
            TextField::Pair => &self.pair,
            TextField::Title => &self.title,
            TextField::Number => &self.number,
        }
    }

    /// The value of `range`.
    pub(crate) fn value(&self, range: Range) -> Option<i64> {
        match range {
            Range::Year => self.year,
            Range::Date => self.date,
        }
    }
}

impl Fields {
    /// Where the document stands in time: at its date, else at the beginning of its plan year.
    pub(crate) fn moment(&self) -> Option<i64> {
        self.date.or(self.year.map(|year| year * 10_000))
    }
}

/// The forms of its own number, or of the one that it may have.
fn numbers(document: &Document) -> Vec<String> {
    let hint = || document.number_hint.as_ref().and_then(NumberHint::canonical);
    document.canonical.clone().or_else(hint).as_deref().map(number_forms).unwrap_or_default()
}

/// Keyword values as they are gathered, each once and none empty.
#[derive(Default)]
struct Keywords(BTreeSet<(Keyword, String)>);

impl Keywords {
    fn add(&mut self, keyword: Keyword, value: &str) {
        if !value.is_empty() {
            self.0.insert((keyword, keyword_value(value).to_owned()));
        }
    }

    fn add_all<'v>(&mut self, keyword: Keyword, values: impl IntoIterator<Item = &'v str>) {
        values.into_iter().for_each(|value| self.add(keyword, value));
    }
}

fn keywords(record: &Record) -> BTreeSet<(Keyword, String)> {
    let mut values = Keywords::default();
    values.add(Keyword::Id, &record.id.0);
    values.add_all(Keyword::SourceName, source_names(&record.source.name, &record.source.path));
    itself(&record.reading, &mut values);
    // Its own number line is what a document is, not what it cites.
    for reference in record.reading.citing() {
        cited(reference, &mut values);
    }
    open(&record.reading, &mut values);
    acted_on(&record.reading, &mut values);
    values.0
}

/// What the document is.
fn itself(reading: &Reading, values: &mut Keywords) {
    let document = &reading.document;
    if let Some(own) = &reading.own {
        values.add(Keyword::Own, &own.0);
        values.add(Keyword::KnowsSeries, &knows_series(own));
    }
    for (keyword, spelt, value) in [
        (Keyword::Province, Spelt::Province, &document.province),
        (Keyword::ProvinceToday, Spelt::Province, &document.province_today),
        (Keyword::Type, Spelt::Type, &document.doc_type),
        (Keyword::Issuer, Spelt::Issuer, &document.issuer),
    ] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            values.add(keyword, value);
            values.add(Keyword::Spelling, &spelling(spelt, value));
        }
    }
    for (short, long) in &document.abbreviations {
        values.add(Keyword::Abbreviation, &format!("{}{}", abbreviation(short), normal(long)));
        values.add(Keyword::Abbreviation, &format!("{}{}", abbreviated(long), fold(short)));
    }
    values.add(Keyword::Year, &document.year.map(|year| year.to_string()).unwrap_or_default());
    let mut doubts: BTreeMap<NoticeKind, usize> = BTreeMap::new();
    for notice in &reading.text.notices {
        *doubts.entry(notice.kind()).or_default() += 1;
    }
    for (kind, count) in doubts {
        values.add(Keyword::Notice, kind.name());
        values.add(Keyword::Notice, &notice_value(kind, count));
    }
}

/// What the document cites by `reference`.
fn cited(reference: &Reference, values: &mut Keywords) {
    let role = reference.citation.role;
    let forms = reference.forms();
    if let Some(key) = &reference.authority {
        values.add(Keyword::Cites, &key.0);
        values.add(Keyword::KnowsSeries, &knows_series(key));
        values.add(Keyword::Roles, &cites_as(role, &key.0));
        for form in forms.iter().filter(|form| !form.starts_with(|c: char| c.is_ascii_digit())) {
            values.add(Keyword::Names, &names_key(form, key));
        }
        writes(key, &reference.citation, values);
    }
    values.add_all(Keyword::CitesNumber, forms.iter().map(String::as_str));
    let meant = || forms.iter().chain(reference.candidates.iter().map(|key| &key.0));
    for form in meant().chain(reference.authority.as_ref().map(|key| &key.0)) {
        values.add(Keyword::CitesAs, &cites_as(role, form));
    }
    if let Some(series) = reference.open_series() {
        values.add(Keyword::CitesSeries, &series.0);
        values.add(Keyword::CitesAs, &cites_as(role, &series_form(series)));
        values.add(Keyword::Roles, &cites_as(role, &series_form(series)));
    } else if reference.authority.is_none() {
        meant().for_each(|form| values.add(Keyword::MayCite, form));
    }
}

/// What the document writes of `key`, where it cites it by `citation`.
fn writes(key: &AuthorityKey, citation: &Citation, values: &mut Keywords) {
    let issuer = if citation.issuer_written { Written::Issuer } else { Written::ImpliedIssuer };
    for (what, value) in [
        (Written::Date, &citation.date.map(|date| date.to_string())),
        (Written::Name, &citation.canonical),
        (Written::Type, &citation.doc_type),
        (issuer, &citation.issuer),
        (Written::Subject, &citation.subject),
    ] {
        if let Some(value) = value {
            values.add(Keyword::Writes, &format!("{}{value}", written(key, what)));
        }
    }
}

/// What the document says to be amended or replaced.
fn acted_on(reading: &Reading, values: &mut Keywords) {
    for (at, acting) in reading.references.iter().enumerate() {
        let targets = acting.citation.amends.iter().filter_map(|name| reading.amended(at, name)?.authority.as_ref());
        values.add_all(Keyword::ActsOn, targets.map(AuthorityKey::as_str));
    }
    let affected = reading.effects.effects.iter().filter_map(|effect| effect.authority.as_ref());
    values.add_all(Keyword::Affects, affected.map(AuthorityKey::as_str));
}

/// The open series of the document, without those of which it cites a document beyond doubt.
fn open(reading: &Reading, values: &mut Keywords) {
    let settled: BTreeSet<SeriesKey> =
        reading.citing().filter_map(|reference| reference.authority.as_ref()?.series()).collect();
    for series in reading.citing().filter_map(Reference::open_series).filter(|series| !settled.contains(series)) {
        values.add(Keyword::OpenIn, &open_in(series, reading.written_in()));
    }
}

fn append(joined: &mut String, terms: &str) {
    if !joined.is_empty() && !terms.is_empty() {
        joined.push(' ');
    }
    joined.push_str(terms);
}

fn date_number(date: PartialDate) -> i64 {
    let part = |part: Option<i8>| part.map_or(0, i64::from);
    i64::from(date.year) * 10_000 + part(date.month) * 100 + part(date.day)
}
