//! What a check finds.

use super::mistake::Mistake;
use crate::authority::AuthorityKey;
use crate::query::said::Witness;
use crate::text::{CodePoints, PagedText, Span};
use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// It is most likely wrong, or must be looked at before signing.
    Warning,
    /// It would be better otherwise.
    Hint,
}

/// One finding of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// How much it weighs here.
    pub severity: Severity,
    /// The words that it is about, in the text.
    pub span: Span,
    /// Where these stand.
    pub place: Place,
    /// The words, white space squeezed.
    pub words: String,
    /// What is wrong.
    pub what: Mistake,
    /// The authority that it is about.
    pub authority: Option<AuthorityKey>,
    /// Documents that bear it out.
    pub witnesses: Vec<Witness>,
}

/// A stretch of a text as people count it: all from 1, columns in code points, the end column past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Place {
    /// The page on which it begins.
    pub page: u32,
    /// The line of the text on which it begins.
    pub line: usize,
    /// Its first column.
    pub column: usize,
    /// The line on which it ends.
    pub end_line: usize,
    /// One past its last column.
    pub end_column: usize,
}

/// Finds lines and columns in one text.
pub(super) struct Lines<'t> {
    paged: &'t PagedText,
    starts: Vec<usize>,
    points: CodePoints<'t>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(paged: &'t PagedText) -> Self {
        let text = paged.text();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { paged, starts, points: CodePoints::new(text) }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end);
        Place { page: self.paged.page_at(span.start).get(), line, column, end_line, end_column }
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        (line, self.points.at(offset) - self.points.at(self.starts[line - 1]) + 1)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $word:literal $severity:ident;)*) => {
        /// The kinds of findings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in answers.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Its usual severity.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// No calendar has the date.
    ImpossibleDate "impossible_date" Error;
    /// The year in the number is not that of the date.
    YearAgainstDate "year_against_date" Error;
    /// No document can bear the number.
    UnknownNumber "unknown_number" Error;
    /// The number belongs to another law.
    OtherLaw "other_law" Warning;
    /// The cited document is later than the draft.
    LaterThanDraft "later_than_draft" Warning;
    /// The basis was replaced.
    ReplacedBasis "replaced_basis" Warning;
    /// The basis was repealed.
    RepealedBasis "repealed_basis" Warning;
    /// The basis has expired.
    ExpiredBasis "expired_basis" Warning;
    /// The basis is suspended.
    SuspendedBasis "suspended_basis" Warning;
    /// The provision that is cited was repealed.
    RepealedProvision "repealed_provision" Warning;
    /// The draft acts upon what has ended already.
    EndedTarget "ended_target" Warning;
    /// The draft acts upon what is not yet in effect.
    TargetNotInEffect "target_not_in_effect" Hint;
    /// The basis was not yet in effect.
    NotYetInEffect "not_yet_in_effect" Warning;
    /// The basis was amended.
    AmendedBasis "amended_basis" Hint;
    /// Others give another date.
    DateOfOthers "date_of_others" Warning;
    /// Others give another type.
    TypeOfOthers "type_of_others" Warning;
    /// The subject is not the title that official sources have.
    OtherTitle "other_title" Hint;
    /// The issuer is not the one whose symbol it is.
    OtherIssuer "other_issuer" Warning;
    /// The number is mistyped.
    TypoNumber "typo_number" Warning;
    /// A letter of the symbol is another one that looks alike.
    Homoglyph "homoglyph" Warning;
    /// The type word and the symbol disagree.
    TypeAgainstSymbol "type_against_symbol" Warning;
    /// The symbol is not written as its issuer does.
    SymbolForm "symbol_form" Warning;
    /// White space stands within the symbol.
    SpaceInSymbol "space_in_symbol" Hint;
    /// `so` stands for `số`.
    TypoSo "typo_so" Hint;
    /// `số` is left out.
    MissingSo "missing_so" Hint;
    /// A number or date was left blank.
    BlankNumber "blank_number" Warning;
    /// The basis is named without a number.
    NoNumber "no_number" Warning;
    /// The citation has no date.
    NoDate "no_date" Warning;
    /// It is not clear which edition of the law is meant.
    EditionUnclear "edition_unclear" Warning;
    /// The draft gives one document two dates.
    DateDiffers "date_differs" Warning;
    /// The draft writes one number in two ways.
    WrittenTwoWays "written_two_ways" Hint;
    /// The year of the title is not that of the text.
    YearOfTitle "year_of_title" Warning;
    /// An abbreviation is not explained.
    UndefinedAbbreviation "undefined_abbreviation" Hint;
    /// The official code names it for the topic.
    MissingByCode "missing_by_code" Hint;
    /// Comparable plans rest on this.
    MissingBasis "missing_basis" Hint;
}

impl Severity {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}
