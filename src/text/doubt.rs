//! What a reader may have doubts about, with what differs from file to file. Sentences are made of it at the faces.

use serde::{Deserialize, Serialize};

/// A doubt about the reading of a page or file. Serialised as `code` and, where there are any, `values`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", content = "values", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// The text was recognised from the page's picture.
    Recognised {
        /// Mean confidence of the words, of 100.
        confidence: usize,
    },
    /// The text was recognised from a picture by the program that made the file.
    RecognisedByMaker,
    /// The letters are doubtful, and the picture of the page was not recognised.
    Doubtful {
        /// Why not.
        why: Unrecognised,
    },
    /// The page is a picture on which no text was recognised.
    NothingRecognised,
    /// The page is a picture that was not recognised.
    NotRecognised {
        /// Why not.
        why: Unrecognised,
    },
    /// The letters of the page are not its text, and its picture was not to be recognised.
    Illegible {
        /// What its letters are.
        why: Illegible,
    },
    /// Some letters have no known meaning.
    NoMeaning {
        /// How many.
        letters: usize,
    },
    /// The page draws more than is allowed; the rest was left out.
    PageCut,
    /// The page bears a digital signature.
    Signed {
        /// What it says.
        by: String,
    },
    /// Letters of old fonts were turned into Unicode.
    OldLetters {
        /// The fonts.
        fonts: Vec<String>,
    },
    /// Letters that Word 2010 wrote wrongly were repaired.
    LettersOfWord2010,
    /// UTF-8 that had been read as Windows-1252 was read again.
    ReadAgain,
    /// Marks that stood beside their letters were put on them.
    LooseMarks,
    /// Letters of other alphabets that look like Vietnamese ones were replaced.
    Lookalikes,
    /// Letters that stood twice were halved.
    Doubled,
    /// Syllables that stood in pieces were joined.
    InPieces,
    /// Of recognised words that differ in marks alone, those were taken that their neighbours demand.
    MarksOfLanguage {
        /// How many words have other marks than were seen.
        words: usize,
    },
    /// Letters with marks are gone; what is left cannot be read.
    Unreadable,
    /// The text was in another encoding than Unicode.
    Decoded {
        /// Which.
        encoding: String,
    },
    /// Some places could not be read in the encoding of the text.
    Undecodable {
        /// How many.
        places: usize,
        /// Which encoding.
        encoding: String,
    },
    /// Only the first pages were read.
    PagesCut {
        /// How many.
        kept: usize,
        /// Of how many, where that is known.
        of: Option<usize>,
    },
    /// Only the first part of the text was kept.
    TextCut {
        /// MiB of it.
        mib: usize,
    },
    /// Reading took too long; the rest was left out.
    OutOfTime,
    /// Parts that are nested deeper than allowed were left out.
    TooDeep,
    /// The table of a PDF's objects is damaged; its pages were searched for.
    PagesSearched,
    /// A part of the file is damaged; what could be unpacked was read.
    PartDamaged,
    /// The file is damaged; what stands before the fault was read.
    BrokenOff,
    /// Numbers that Word writes by itself may be missing.
    NumbersOfWord,
    /// Pictures that may hold text were not read.
    Pictures {
        /// How many.
        count: usize,
    },
    /// Embedded objects were not read.
    Embedded {
        /// How many.
        count: usize,
    },
    /// Documents within the document were not read.
    Within {
        /// How many.
        count: usize,
    },
    /// Files are attached, which were not read.
    Attached {
        /// Whether the PDF is nothing but a portfolio of files.
        portfolio: bool,
        /// Names of the first of them.
        names: Vec<String>,
        /// How many others there are.
        more: usize,
    },
}

/// Why a picture was not recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", content = "values", rename_all = "snake_case")]
pub enum Unrecognised {
    /// The program `tesseract` is not installed.
    NoProgram,
    /// It has no data for Vietnamese.
    NoVietnamese,
    /// The folder that was named for it holds none.
    NoData {
        /// The folder.
        folder: String,
    },
    /// It took too long.
    OutOfTime {
        /// How long it was given.
        seconds: u64,
    },
    /// It failed.
    Failed {
        /// Its last words.
        words: String,
    },
}

/// Why the letters of a page are not its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Illegible {
    /// It is a scan.
    Picture,
    /// Its letters are drawn as lines and areas.
    Drawn,
    /// Its font has no map from letters to their meaning.
    Unknown,
    /// Its font has a wrong map.
    Garbled,
    /// They may be; recognition was asked for.
    Asked,
}

impl Doubt {
    /// What kind of doubt it is.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::Recognised { .. } | Self::RecognisedByMaker | Self::Doubtful { .. } | Self::NothingRecognised => {
                NoticeKind::Ocr
            }
            Self::NotRecognised { .. } | Self::Illegible { .. } | Self::NoMeaning { .. } => NoticeKind::UnreadPage,
            Self::OldLetters { .. }
            | Self::LettersOfWord2010
            | Self::ReadAgain
            | Self::LooseMarks
            | Self::Lookalikes
            | Self::Doubled
            | Self::InPieces
            | Self::MarksOfLanguage { .. } => NoticeKind::RepairedLetters,
            Self::Unreadable => NoticeKind::UnreadableText,
            Self::Decoded { .. } => NoticeKind::Decoded,
            Self::PageCut | Self::PagesCut { .. } | Self::TextCut { .. } | Self::OutOfTime | Self::TooDeep => {
                NoticeKind::Limit
            }
            Self::Undecodable { .. } | Self::PagesSearched | Self::PartDamaged | Self::BrokenOff => NoticeKind::Damaged,
            Self::Signed { .. }
            | Self::NumbersOfWord
            | Self::Pictures { .. }
            | Self::Embedded { .. }
            | Self::Within { .. }
            | Self::Attached { .. } => NoticeKind::LeftOut,
        }
    }
}

/// What kind of doubt a [`super::Notice`] speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// The page holds no text that could be read; it is kept empty.
    UnreadPage,
    /// The text was recognised from a picture.
    Ocr,
    /// Wrong letters were repaired.
    RepairedLetters,
    /// The file was damaged and only in part recovered.
    Damaged,
    /// The text was in an encoding other than UTF-8.
    Decoded,
    /// A limit cut the reading short.
    Limit,
    /// Letters of the text are gone, and what is left cannot be read.
    UnreadableText,
    /// Something beside the text (an attachment, a portfolio) was left out.
    LeftOut,
}

impl NoticeKind {
    /// The name that the public JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnreadPage => "unread_page",
            Self::Ocr => "ocr",
            Self::RepairedLetters => "repaired_letters",
            Self::Damaged => "damaged",
            Self::Decoded => "decoded",
            Self::Limit => "limit",
            Self::UnreadableText => "unreadable_text",
            Self::LeftOut => "left_out",
        }
    }
}
