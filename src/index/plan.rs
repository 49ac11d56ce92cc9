//! What is asked of an engine: a small closed tree of what we mean.

use super::words::Words;
use super::{EngineError, EngineErrorKind};

/// A question to an engine.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Which documents; scores come from its [`Node::Terms`].
    pub matching: Node,
    /// In which order.
    pub sort: Sort,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to return; 0 where only the counts are wanted.
    pub limit: usize,
    /// Which counts over all matching documents.
    pub facets: Vec<Facet>,
}

/// One condition. Only [`Node::Terms`] and [`Node::Words`] score; everything else filters.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Every document.
    All,
    /// Documents with some or all of `terms` in `field`; the score is BM25 times `boost`.
    Terms {
        /// Where.
        field: TextField,
        /// Terms as our own analysis made them.
        terms: Vec<String>,
        /// How many of them, and in which order.
        mode: TermsMode,
        /// Factor on the score; 0 filters only.
        boost: f32,
    },
    /// Documents with enough of some words, scored by all that [`Words`] weighs.
    Words(Words),
    /// Documents with exactly this value.
    Is(Keyword, String),
    /// Documents whose number lies in the range, ends included; those without a number never do.
    Between(Range, Option<i64>, Option<i64>),
    /// All of them; every document where there are none.
    And(Vec<Node>),
    /// At least one of them; no document where there are none.
    Or(Vec<Node>),
    /// None of it.
    Not(Box<Node>),
    /// Documents that match the first; those that match the second too score higher.
    Prefer(Box<Node>, Box<Node>),
}

/// How the terms of a [`Node::Terms`] must stand. No terms at all match no document in every mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsMode {
    /// At least one.
    Any,
    /// All, in any order.
    All,
    /// All, one after the other; in a field without positions, all.
    Phrase,
}

/// A field of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextField {
    /// Syllables with marks, with positions.
    Exact,
    /// Syllables without marks, with positions.
    Fold,
    /// Pairs of neighbouring folded syllables within a sentence, without positions.
    Pair,
    /// The title's folded syllables, with positions.
    Title,
    /// The document's own number, in normal form.
    Number,
}

/// A field of whole values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Keyword {
    /// The document's id.
    Id,
    /// Keys of the authorities that it cites (many).
    Cites,
    /// What references that could not be settled may mean: their numbers in every form, and the candidates (many).
    /// Those that a corpus may settle are in [`Keyword::CitesSeries`] instead.
    MayCite,
    /// Series of references that lack nothing but the year: the corpus settles them when it is asked (many).
    CitesSeries,
    /// Series without their place, and behind each the key that it cites or is, so that what the corpus knows of a number
    /// and of a series is found (many).
    KnowsSeries,
    /// Numbers that it cites, in every form of [`crate::notation::number_forms`], settled or not (many).
    CitesNumber,
    /// Why it cites what: values of [`super::cites_as`] for every number, key and candidate (many).
    CitesAs,
    /// Why it cites what its text settles, and what open series: values of [`super::cites_as`] for these alone, to be
    /// counted (many).
    Roles,
    /// Open series with the year in which the document was written, values of [`super::open_in`]; without those of which it
    /// also cites a document beyond doubt, so that the counts of both can be added (many).
    OpenIn,
    /// Names without number by which it cites what its text settles, values of [`super::names_key`] (many).
    Names,
    /// Keys of what it says to be amended or replaced, by itself or by another (many).
    ActsOn,
    /// Keys of what it changes, ends, guides or lets go on by its own provisions, and of what it reports to have been (many).
    Affects,
    /// What it writes of the authorities that its text settles: values that begin as [`super::written`] says (many).
    Writes,
    /// Key of the authority that it is itself.
    Own,
    /// Province as written.
    Province,
    /// Province since 1 July 2025.
    ProvinceToday,
    /// Document type.
    Type,
    /// Issuer.
    Issuer,
    /// Plan year, as a facet.
    Year,
    /// Abbreviations that it defines, in both directions: [`super::abbreviation`] and [`super::abbreviated`] (many).
    Abbreviation,
    /// Kinds of its reader's doubts, by their public names, and values of [`super::notice_value`] (many).
    Notice,
    /// Its file's name, that without its ending, and its path (many).
    SourceName,
    /// Its provinces, type and issuer as [`super::spelling`] makes one of all their spellings (many).
    Spelling,
}

/// A field whose values can be looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dictionary {
    /// The terms of a text field.
    Text(TextField),
    /// The values of a keyword field.
    Keyword(Keyword),
}

/// A field of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range {
    /// Plan year.
    Year,
    /// Date as `yyyymmdd`, unknown parts 0.
    Date,
}

/// The order of hits. Ties are always broken by id, so that paging is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best score first.
    #[default]
    Relevance,
    /// Newest first, by date, else by plan year; those with neither last.
    Newest,
    /// Oldest first, likewise; those with neither last.
    Oldest,
    /// By id.
    Id,
}

/// A wanted count of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet {
    /// Of which field.
    pub field: Keyword,
    /// How many values at the most, the most frequent first, of equals the first by their bytes; see [`Facet::ALL`].
    pub limit: usize,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// In how many matching documents.
    pub count: usize,
}

impl TextField {
    /// Whether the engine knows the order of this field's terms.
    pub fn has_positions(self) -> bool {
        matches!(self, Self::Exact | Self::Fold | Self::Title)
    }
}

impl Keyword {
    /// All of them.
    ///
    /// Adding one: a name here, its values in `fields.rs` (those of several parts by a function of `written.rs`), and the
    /// format version of each engine that keeps an index.
    pub const ALL: [Self; 23] = [
        Self::Id,
        Self::Cites,
        Self::MayCite,
        Self::CitesSeries,
        Self::KnowsSeries,
        Self::CitesNumber,
        Self::CitesAs,
        Self::Roles,
        Self::OpenIn,
        Self::Names,
        Self::ActsOn,
        Self::Affects,
        Self::Writes,
        Self::Own,
        Self::Province,
        Self::ProvinceToday,
        Self::Type,
        Self::Issuer,
        Self::Year,
        Self::Abbreviation,
        Self::Notice,
        Self::SourceName,
        Self::Spelling,
    ];

    /// Its name in an index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Cites => "cites",
            Self::MayCite => "may_cite",
            Self::CitesSeries => "cites_series",
            Self::KnowsSeries => "knows_series",
            Self::CitesNumber => "cites_number",
            Self::CitesAs => "cites_as",
            Self::Roles => "roles",
            Self::OpenIn => "open_in",
            Self::Names => "names",
            Self::ActsOn => "acts_on",
            Self::Affects => "affects",
            Self::Writes => "writes",
            Self::Own => "own",
            Self::Province => "province",
            Self::ProvinceToday => "province_today",
            Self::Type => "type",
            Self::Issuer => "issuer",
            Self::Year => "year",
            Self::Abbreviation => "abbreviation",
            Self::Notice => "notice",
            Self::SourceName => "source_name",
            Self::Spelling => "spelling",
        }
    }

    /// Whether its values may be counted over the documents that a plan finds. The others are only looked up and looked
    /// through, so that no engine needs to keep them by document.
    pub fn is_counted(self) -> bool {
        !matches!(
            self,
            Self::KnowsSeries
                | Self::CitesAs
                | Self::CitesNumber
                | Self::MayCite
                | Self::Names
                | Self::ActsOn
                | Self::Affects
                | Self::Writes
                | Self::Abbreviation
                | Self::SourceName
                | Self::Spelling
        )
    }
}

impl Facet {
    /// A limit that leaves out no value.
    pub const ALL: usize = usize::MAX;

    /// The counts of all values of `field`.
    pub fn all(field: Keyword) -> Self {
        Self { field, limit: Self::ALL }
    }

    /// The counts of the `limit` most frequent values of `field`.
    pub fn most(field: Keyword, limit: usize) -> Self {
        Self { field, limit }
    }
}

impl Plan {
    /// The first `limit` documents that match, the newest first.
    pub fn newest(matching: Node, limit: usize) -> Self {
        Self { matching, sort: Sort::Newest, offset: 0, limit, facets: Vec::new() }
    }

    /// How many documents match, and nothing else.
    pub fn count(matching: Node) -> Self {
        Self { matching, sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() }
    }

    /// The same with counts of values.
    pub fn with(self, facets: impl IntoIterator<Item = Facet>) -> Self {
        Self { facets: facets.into_iter().collect(), ..self }
    }

    /// Refuses counts of values that no engine keeps by document ([`Keyword::is_counted`]).
    ///
    /// # Errors
    /// Where a facet is of such a field.
    pub(super) fn only_counts_counted(&self) -> Result<(), EngineError> {
        match self.facets.iter().find(|facet| !facet.field.is_counted()) {
            Some(facet) => {
                let message = format!("the index does not count values of `{}`", facet.field.name());
                Err(EngineError::new(EngineErrorKind::Refused, message))
            }
            None => Ok(()),
        }
    }
}

/// Values of one field, without a plan: how many documents of the whole corpus hold them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Values {
    /// Of which field.
    pub of: Dictionary,
    /// Which of its values.
    pub which: Which,
    /// How they are counted.
    pub counted: Counted,
}

/// Which values of a field are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Which {
    /// Those that begin so, at most so many; the most frequent first, of equals the first by their bytes.
    Beginning(String, usize),
    /// These, in this order, also where no document holds them.
    Exactly(Vec<String>),
}

/// How the documents that hold a value are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Roughly: values of documents that were removed or replaced may count until an engine tidies up.
    Roughly,
    /// As they are in this state of the corpus.
    Live,
}

impl Values {
    /// All values of `of` that begin with `beginning`.
    pub fn beginning(of: Dictionary, beginning: impl Into<String>, counted: Counted) -> Self {
        Self { of, which: Which::Beginning(beginning.into(), usize::MAX), counted }
    }

    /// These values of `of`.
    pub fn exactly(of: Dictionary, values: Vec<String>, counted: Counted) -> Self {
        Self { of, which: Which::Exactly(values), counted }
    }
}

/// Which sources are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sources {
    /// All, for a run that brings the index up to date.
    All,
    /// Those that could not be read.
    Failed,
    /// Documents with this content.
    Hash(String),
}
