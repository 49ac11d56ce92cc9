//! Values of keyword fields that are made of several parts: one place writes and reads them.

use crate::authority::{AuthorityKey, SeriesKey};
use crate::citation::Role;
use crate::registry::PlainWords;
use crate::text::{NoticeKind, fold};

/// The value of [`super::Keyword::CitesAs`] for a number or key cited in `role`, and of [`super::Keyword::Roles`] for a key
/// or an open series.
pub fn cites_as(role: Role, form: &str) -> String {
    format!("{} {form}", role.name())
}

/// The role and the form of a value that [`cites_as`] made.
pub fn cited_as(value: &str) -> Option<(Role, &str)> {
    let (word, form) = value.split_once(' ')?;
    Some((Role::parse(word)?, form))
}

/// A series among the values of [`cites_as`], where it could be mistaken for a number.
pub fn series_form(series: &SeriesKey) -> String {
    format!("~{series}")
}

/// The series of a form that [`series_form`] made.
pub fn form_series(form: &str) -> Option<SeriesKey> {
    form.strip_prefix('~').map(|series| SeriesKey(series.to_owned()))
}

/// What a document writes of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Written {
    /// Its date.
    Date,
    /// Its number or name.
    Name,
    /// Its type.
    Type,
    /// Its issuer, where it stands there.
    Issuer,
    /// The issuer that follows from its symbol, where none stands there.
    ImpliedIssuer,
    /// What it is about.
    Subject,
}

/// The beginning of the values of [`super::Keyword::Writes`] that tell what documents write of the authority `key`; the
/// value follows.
pub fn written(key: &AuthorityKey, what: Written) -> String {
    let what = match what {
        Written::Date => "date",
        Written::Name => "name",
        Written::Type => "type",
        Written::Issuer => "issuer",
        Written::ImpliedIssuer => "implied",
        Written::Subject => "subject",
    };
    format!("{key} {what} ")
}

/// The value of [`super::Keyword::KnowsSeries`] for the authority `key`: its series without the place, so that all of one
/// number stand together, then the key.
pub fn knows_series(key: &AuthorityKey) -> String {
    let series = key.series();
    format!("{} {key}", series.as_ref().map_or(key.local(), SeriesKey::local))
}

/// The key behind a value of two parts, as [`knows_series`] and [`names_key`] make.
pub fn key_behind(value: &str) -> Option<(&str, AuthorityKey)> {
    let (before, key) = value.rsplit_once(' ')?;
    Some((before, AuthorityKey(key.to_owned())))
}

/// The value of [`super::Keyword::Names`]: a name without number, in normal form, and the key that it was settled to.
pub fn names_key(form: &str, key: &AuthorityKey) -> String {
    format!("{form} {key}")
}

/// The value of [`super::Keyword::OpenIn`]: an open series and the year in which the document was written.
pub fn open_in(series: &SeriesKey, year: Option<i16>) -> String {
    match year {
        Some(year) => format!("{series} {year}"),
        None => format!("{series} -"),
    }
}

/// The series and the year of a value that [`open_in`] made.
pub fn open_in_year(value: &str) -> Option<(SeriesKey, Option<i16>)> {
    let (series, year) = value.rsplit_once(' ')?;
    Some((SeriesKey(series.to_owned()), year.parse().ok()))
}

/// The beginning of the values of [`super::Keyword::Abbreviation`] that say what `short` stands for; the long form follows.
pub fn abbreviation(short: &str) -> String {
    format!("{}=", fold(short))
}

/// The beginning of the values of [`super::Keyword::Abbreviation`] that say how `long` is shortened; the short form follows.
pub fn abbreviated(long: &str) -> String {
    format!("={}=", fold(long))
}

/// The beginning of the values of [`super::Keyword::Abbreviation`] whose long form has several words and begins with `word`.
pub fn abbreviated_from(word: &str) -> String {
    format!("={} ", fold(word))
}

/// The value of [`super::Keyword::Notice`] for a document with `count` notices of a kind, so that they can be counted by facets.
pub fn notice_value(kind: NoticeKind, count: usize) -> String {
    format!("{} {count}", kind.name())
}

/// The kind and the count of a value that [`notice_value`] made; none of others.
pub fn notice_count(value: &str) -> Option<(&str, usize)> {
    let (kind, count) = value.split_once(' ')?;
    Some((kind, count.parse().ok()?))
}

/// What a document is, as a person may spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelt {
    /// Its province, as written or today.
    Province,
    /// Its type.
    Type,
    /// Its issuer.
    Issuer,
}

/// The value of [`super::Keyword::Spelling`] for `value`, the same for every spelling of it.
pub fn spelling(what: Spelt, value: &str) -> String {
    let what = match what {
        Spelt::Province => "province",
        Spelt::Type => "type",
        Spelt::Issuer => "issuer",
    };
    format!("{what} {}", plain_name(value))
}

/// A name without marks, case and the word for the kind of place; bodies by their short names.
pub fn plain_name(value: &str) -> String {
    let words = PlainWords::built_in();
    words.without_level(&words.shortened(&fold(value))).to_owned()
}

/// The names under which the file at `path` is asked for: its name, that without its ending, and the path.
pub(crate) fn source_names<'s>(name: &'s str, path: &'s str) -> impl Iterator<Item = &'s str> {
    let stem = name.rsplit_once('.').map(|(stem, _)| stem);
    [Some(name), stem, Some(path)].into_iter().flatten()
}

/// A keyword is cut after this many bytes, on a character border: Lucene refuses longer ones.
const LONGEST_KEYWORD: usize = 32_766;

/// A value as keyword fields hold it.
pub(crate) fn keyword_value(value: &str) -> &str {
    &value[..value.floor_char_boundary(LONGEST_KEYWORD)]
}
