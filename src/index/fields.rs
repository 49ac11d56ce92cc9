//! What a record is indexed as: derived once, so that all engines index the same.

use super::{Keyword, Range, Record, TextField};
use crate::authority::{AuthorityKey, SeriesKey};
use crate::citation::Role;
use crate::notation::{PartialDate, number_forms};
use crate::text::{NoticeKind, analyse, fold, normal};
use std::collections::{BTreeMap, BTreeSet};

/// A keyword is cut after this many bytes, on a character border: Lucene refuses documents with longer ones.
const LONGEST_KEYWORD: usize = 32_766;

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
            number: document.canonical.as_deref().map(number_forms).unwrap_or_default().join(" "),
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

/// The value of [`Keyword::CitesAs`] for a number or key cited in `role`.
pub fn cites_as(role: Role, form: &str) -> String {
    format!("{} {form}", role.name())
}

/// A series among the values of [`Keyword::CitesAs`], where it could be mistaken for a number.
pub fn series_form(series: &str) -> String {
    format!("~{series}")
}

/// What a document writes of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Its date.
    Date,
    /// Its number or name.
    Name,
    /// Its type.
    Type,
    /// Its issuer, where it stands there.
    Issuer,
}

/// The beginning of the values of [`Keyword::Writes`] that tell what documents write of the authority `key`; the date,
/// name, type or issuer follows.
pub fn written(key: &str, what: Written) -> String {
    let what = match what {
        Written::Date => "date",
        Written::Name => "name",
        Written::Type => "type",
        Written::Issuer => "issuer",
    };
    format!("{key} {what} ")
}

/// The value of [`Keyword::KnowsSeries`] for the authority `key`: its series without the place, so that all of one number
/// stand together, then the key.
pub(crate) fn knows_series(key: &AuthorityKey) -> String {
    let series = key.series();
    format!("{} {key}", series.as_ref().map_or(key.local(), SeriesKey::local))
}

/// The beginning of the values of [`Keyword::Abbreviation`] that say what `short` stands for; the long form follows.
pub fn abbreviation(short: &str) -> String {
    format!("{}=", fold(short))
}

/// The beginning of the values of [`Keyword::Abbreviation`] that say how `long` is shortened; the short form follows.
pub fn abbreviated(long: &str) -> String {
    format!("={}=", fold(long))
}

/// The beginning of the values of [`Keyword::Abbreviation`] whose long form has several words and begins with `word`.
pub fn abbreviated_from(word: &str) -> String {
    format!("={} ", fold(word))
}

/// The value of [`Keyword::Notice`] for a document with `count` notices of a kind, so that they can be counted by facets.
pub fn notice_value(kind: NoticeKind, count: usize) -> String {
    format!("{} {count}", kind.name())
}

/// The kind and the count of a value that [`notice_value`] made; none of others.
pub fn notice_count(value: &str) -> Option<(&str, usize)> {
    let (kind, count) = value.split_once(' ')?;
    Some((kind, count.parse().ok()?))
}

/// A value as keyword fields hold it.
pub(crate) fn keyword_value(value: &str) -> &str {
    &value[..value.floor_char_boundary(LONGEST_KEYWORD)]
}

impl Fields {
    /// Where the document stands in time: at its date, else at the beginning of its plan year.
    pub(crate) fn moment(&self) -> Option<i64> {
        self.date.or(self.year.map(|year| year * 10_000))
    }
}

fn keywords(record: &Record) -> BTreeSet<(Keyword, String)> {
    let reading = &record.reading;
    let document = &reading.document;
    let mut values = BTreeSet::new();
    let mut add = |keyword, value: &str| {
        if !value.is_empty() {
            values.insert((keyword, keyword_value(value).to_owned()));
        }
    };
    add(Keyword::Id, &record.id.0);
    // Its own number line is what a document is, not what it cites.
    for reference in reading.citing() {
        let forms = reference.forms();
        if let Some(AuthorityKey(key)) = &reference.authority {
            add(Keyword::Cites, key);
            add(Keyword::KnowsSeries, &knows_series(&AuthorityKey(key.clone())));
            let citation = &reference.citation;
            for (what, value) in [
                (Written::Date, citation.date.map(|date| date.to_string())),
                (Written::Name, citation.canonical.clone()),
                (Written::Type, citation.doc_type.clone()),
                (Written::Issuer, citation.issuer.clone().filter(|_| citation.issuer_written)),
            ] {
                if let Some(value) = value {
                    add(Keyword::Writes, &format!("{}{value}", written(key, what)));
                }
            }
        }
        for form in &forms {
            add(Keyword::CitesNumber, form);
        }
        let meant: Vec<&String> = forms.iter().chain(reference.candidates.iter().map(|key| &key.0)).collect();
        for form in meant.iter().copied().chain(reference.authority.as_ref().map(|key| &key.0)) {
            add(Keyword::CitesAs, &cites_as(reference.citation.role, form));
        }
        if let Some(SeriesKey(series)) = reference.open_series() {
            add(Keyword::CitesSeries, series);
            add(Keyword::CitesAs, &cites_as(reference.citation.role, &series_form(series)));
        } else if reference.authority.is_none() {
            meant.into_iter().for_each(|form| add(Keyword::MayCite, form));
        }
    }
    add(Keyword::KnowsSeries, &reading.own.as_ref().map(knows_series).unwrap_or_default());
    let single = [
        (Keyword::Own, reading.own.as_ref().map(|key| &key.0)),
        (Keyword::Province, document.province.as_ref()),
        (Keyword::ProvinceToday, document.province_today.as_ref()),
        (Keyword::Type, document.doc_type.as_ref()),
        (Keyword::Issuer, document.issuer.as_ref()),
    ];
    for (keyword, value) in single {
        add(keyword, value.map_or("", String::as_str));
    }
    for (short, long) in &document.abbreviations {
        add(Keyword::Abbreviation, &format!("{}{}", abbreviation(short), normal(long)));
        add(Keyword::Abbreviation, &format!("{}{}", abbreviated(long), fold(short)));
    }
    add(Keyword::Year, &document.year.map(|year| year.to_string()).unwrap_or_default());
    let mut doubts: BTreeMap<NoticeKind, usize> = BTreeMap::new();
    for notice in &reading.text.notices {
        *doubts.entry(notice.kind).or_default() += 1;
    }
    for (kind, count) in doubts {
        add(Keyword::Notice, kind.name());
        add(Keyword::Notice, &notice_value(kind, count));
    }
    values
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
