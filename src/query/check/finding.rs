//! What a check finds.

use crate::authority::AuthorityKey;
use crate::query::said::Witness;
use crate::query::wording::Wording;
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
    pub message: Wording,
    /// What to do.
    pub remedy: Wording,
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
    ($($name:ident $word:literal $severity:ident $vi:literal $en:literal;)*) => {
        /// The kinds of findings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $en] $name,)*
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

            /// What it means, in general.
            pub fn meaning(self) -> Wording {
                match self { $(Self::$name => Wording::new($vi, $en),)* }
            }
        }
    };
}

codes! {
    ImpossibleDate "impossible_date" Error "Ngày không có trong lịch" "No calendar has the date";
    YearAgainstDate "year_against_date" Error "Năm trong số khác năm của ngày ban hành" "The year in the number is not that of the date";
    UnknownNumber "unknown_number" Error "Số, ký hiệu không thể có" "No document can bear the number";
    OtherLaw "other_law" Warning "Số này là của luật khác" "The number belongs to another law";
    LaterThanDraft "later_than_draft" Warning "Văn bản viện dẫn ban hành sau dự thảo" "The cited document is later than the draft";
    ReplacedBasis "replaced_basis" Warning "Căn cứ đã được thay thế" "The basis was replaced";
    RepealedBasis "repealed_basis" Warning "Căn cứ đã bị bãi bỏ" "The basis was repealed";
    ExpiredBasis "expired_basis" Warning "Căn cứ đã hết hiệu lực" "The basis has expired";
    SuspendedBasis "suspended_basis" Warning "Căn cứ đang ngưng hiệu lực" "The basis is suspended";
    RepealedProvision "repealed_provision" Warning "Điều khoản viện dẫn đã bị bãi bỏ" "The provision that is cited was repealed";
    EndedTarget "ended_target" Warning "Dự thảo tác động lên văn bản không còn hiệu lực" "The draft acts upon what has ended already";
    TargetNotInEffect "target_not_in_effect" Hint "Dự thảo tác động lên văn bản chưa có hiệu lực" "The draft acts upon what is not yet in effect";
    NotYetInEffect "not_yet_in_effect" Warning "Căn cứ chưa có hiệu lực" "The basis was not yet in effect";
    AmendedBasis "amended_basis" Hint "Căn cứ đã được sửa đổi" "The basis was amended";
    DateOfOthers "date_of_others" Warning "Nơi khác ghi ngày khác" "Others give another date";
    TypeOfOthers "type_of_others" Warning "Nơi khác ghi loại văn bản khác" "Others give another type";
    OtherTitle "other_title" Hint "Trích yếu khác tên văn bản" "The subject is not the title of the document";
    OtherIssuer "other_issuer" Warning "Cơ quan ban hành khác với ký hiệu" "The issuer is not the one of the symbol";
    TypoNumber "typo_number" Warning "Số viết nhầm" "The number is mistyped";
    Homoglyph "homoglyph" Warning "Ký hiệu có chữ cái lạ" "A letter of the symbol is another one that looks alike";
    TypeAgainstSymbol "type_against_symbol" Warning "Tên loại khác với ký hiệu" "The type word and the symbol disagree";
    SymbolForm "symbol_form" Warning "Ký hiệu viết sai cách" "The symbol is not written as its issuer does";
    SpaceInSymbol "space_in_symbol" Hint "Có khoảng trống trong ký hiệu" "White space stands within the symbol";
    TypoSo "typo_so" Hint "“so” viết thay cho “số”" "`so` stands for `số`";
    MissingSo "missing_so" Hint "Thiếu chữ “số”" "`số` is left out";
    BlankNumber "blank_number" Warning "Số hoặc ngày để trống" "A number or date was left blank";
    NoNumber "no_number" Warning "Căn cứ không ghi số" "The basis is named without a number";
    NoDate "no_date" Warning "Viện dẫn không ghi ngày" "The citation has no date";
    EditionUnclear "edition_unclear" Warning "Không rõ luật của năm nào" "It is not clear which edition of the law is meant";
    DateDiffers "date_differs" Warning "Một văn bản có hai ngày" "The draft gives one document two dates";
    WrittenTwoWays "written_two_ways" Hint "Một văn bản viết hai cách" "The draft writes one number in two ways";
    YearOfTitle "year_of_title" Warning "Năm trong tên khác năm trong nội dung" "The year of the title is not that of the text";
    UndefinedAbbreviation "undefined_abbreviation" Hint "Chữ viết tắt chưa giải thích" "An abbreviation is not explained";
    MissingBasis "missing_basis" Hint "Kế hoạch tương tự có căn cứ này" "Comparable plans rest on this";
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
