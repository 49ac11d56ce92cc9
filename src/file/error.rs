//! Why a source could not be read, with what differs from case to case. Sentences are made of it at the faces.

use super::SourceErrorKind;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a source could not be opened or read. Serialised as `code` and, where there are any, `values`; what [`Display`] writes
/// is for logs.
///
/// [`Display`]: std::fmt::Display
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{self:?}")]
#[serde(tag = "code", content = "values", rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names of values say what they are; the variants are documented")]
pub enum SourceError {
    /// The path leads nowhere.
    Missing { path: String },
    /// The path is a link to something that is gone.
    DeadLink { path: String },
    /// This user may not read it.
    Forbidden { path: String },
    /// The system could not read it.
    Io { path: String, why: String },
    /// It is a folder.
    Folder { path: String },
    /// It is a pipe, socket or device.
    NotAFile { path: String },
    /// Its name is not UTF-8.
    Name { path: String },
    /// The file is larger than is read.
    FileTooLarge { path: String, mib: u64 },
    /// The line of a file of rows is larger than is read.
    LineTooLarge { line: usize, file: String, mib: u64 },
    /// The line is not a document in JSON.
    BadLine { line: usize, file: String, why: String, column: usize },
    /// The line has no usable `id`.
    BadId { line: usize, file: String, most: usize },
    /// The line has the `id` of another line.
    SameId { line: usize, file: String, id: String, first_line: usize, first_file: String },
    /// The `id` belongs to a document of the index.
    IdTaken { id: String, owner: String },
    /// A file of rows was sent where a document belongs.
    Rows,
    /// An archive was sent where a document belongs.
    ArchiveSent,
    /// A step of reading failed.
    Panicked { why: String },

    /// The file has no byte.
    Empty,
    /// The file holds nothing but white space.
    Blank,
    /// The archive holds no files.
    EmptyArchive,
    /// The file holds binary data.
    Binary,
    /// The text begins in an encoding and is broken further on.
    BrokenEncoding { encoding: String },
    /// The text is in no encoding that its words would prove; `byte` is the first that is no UTF-8, from 1.
    UnknownEncoding { byte: usize },
    /// The file is locked with a password.
    Locked { format: Format },
    /// The PDF is encrypted in a way that is not known.
    UnknownEncryption,
    /// The member of an archive is locked with a password.
    LockedMember,
    /// The file is damaged, and nothing can be read.
    Damaged { format: Format },
    /// The table of contents of a ZIP is damaged.
    DamagedZip,
    /// The page of a heading of the official code holds no article.
    NoArticle,
    /// The part that holds the text is missing.
    TextLost { format: Format },
    /// The member of an archive cannot be unpacked.
    MemberUnreadable { why: String },
    /// The member of an archive is damaged from its beginning.
    MemberDamaged,
    /// The file holds no text.
    NoText { format: Format },
    /// The PDF is a scan, and recognition is switched off.
    Scan,
    /// The Word file holds pictures and no text.
    OnlyPictures,
    /// This kind of file has no reader.
    Unsupported { kind: Foreign, format: Option<String> },
    /// A Word file of before 1997, which needs a program that is not there.
    OldWord,
    /// What should be an archive is none.
    NoArchive,
    /// The file is an archive, whose members are read one by one.
    Archive,
    /// The file has more bytes than are allowed.
    TooManyBytes { bytes: usize, allowed: usize },
    /// The worker took too long.
    OutOfTime { seconds: u64 },
    /// The PDF took too long.
    PdfOutOfTime { seconds: u64 },
    /// It unpacks to more text than is allowed.
    TooMuchText,
    /// It unpacks to far more than a document needs.
    Bomb,
    /// Reading it needs more memory than is allowed.
    OutOfMemory { mib: usize },
    /// It is nested too deeply.
    TooDeep,
    /// No thread could be started.
    NoThread,
    /// The worker ended without an answer.
    Died { signal: Option<i32>, status: Option<i32> },
    /// The worker gave an answer without sense.
    Senseless,
    /// The worker caught a panic.
    Crashed { why: String },
    /// The worker was ended from outside.
    Killed,
    /// No worker could be started.
    NoWorker { program: String, why: String },

    /// Nothing came out of the archive.
    NothingUnpacked { why: Box<SourceError> },
    /// Some of the archive could not be unpacked; the first of it.
    PartlyUnpacked { first: Box<LeftOut>, more: usize },
    /// A part of the archive, or all of it, could not be unpacked.
    NotUnpacked { left_out: Box<LeftOut> },
    /// Only the first members of the archive were unpacked.
    MembersCut { kept: usize, of: usize },
    /// The member is a link to another file, which was not followed.
    Link,
    /// The member broke off within the archive; what came before was read.
    MemberBrokenOff,
}

/// What was left out of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The members, from the outermost archive inwards; empty for the archive itself.
    pub members: Vec<String>,
    /// Why.
    #[serde(flatten)]
    pub why: SourceError,
}

/// What a broken, locked or empty file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "these are the names of the formats")]
pub enum Format {
    Pdf,
    Word,
    OldWord,
    OpenDocument,
    Excel,
    PowerPoint,
    Picture,
    Rtf,
    WebPage,
    SavedWebPage,
    Office,
}

/// What a file is that has no reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Foreign {
    Picture,
    Compressed,
    Archive,
    PostScript,
    Program,
    Drawing,
    Excel,
    PowerPoint,
    Email,
    OldOffice,
    OpenDocument,
    Book,
}

impl SourceError {
    /// What went wrong, as programs tell it apart.
    pub fn kind(&self) -> SourceErrorKind {
        use SourceErrorKind as Kind;
        match self {
            Self::Missing { .. } | Self::DeadLink { .. } => Kind::Missing,
            Self::Forbidden { .. } => Kind::Permission,
            Self::Io { .. } => Kind::Io,
            Self::Folder { .. } => Kind::Folder,
            Self::NotAFile { .. } => Kind::NotAFile,
            Self::Name { .. } => Kind::Name,
            Self::BadLine { .. } | Self::BadId { .. } => Kind::BadLine,
            Self::SameId { .. } | Self::IdTaken { .. } => Kind::DuplicateId,
            Self::Rows => Kind::Rows,
            Self::Panicked { .. } => Kind::Panic,
            Self::Empty | Self::Blank | Self::EmptyArchive => Kind::Empty,
            Self::Binary => Kind::Binary,
            Self::BrokenEncoding { .. } | Self::UnknownEncoding { .. } => Kind::Encoding,
            Self::Locked { .. } | Self::UnknownEncryption | Self::LockedMember => Kind::Encrypted,
            Self::Damaged { .. }
            | Self::DamagedZip
            | Self::NoArticle
            | Self::TextLost { .. }
            | Self::MemberUnreadable { .. }
            | Self::MemberDamaged
            | Self::MemberBrokenOff => Kind::Damaged,
            Self::NoText { .. } | Self::Scan | Self::OnlyPictures => Kind::NoText,
            Self::Unsupported { .. } | Self::OldWord | Self::NoArchive => Kind::Unsupported,
            Self::Archive | Self::ArchiveSent | Self::PartlyUnpacked { .. } | Self::NotUnpacked { .. } | Self::Link => {
                Kind::Archive
            }
            Self::FileTooLarge { .. }
            | Self::LineTooLarge { .. }
            | Self::TooManyBytes { .. }
            | Self::OutOfTime { .. }
            | Self::PdfOutOfTime { .. }
            | Self::TooMuchText
            | Self::Bomb
            | Self::OutOfMemory { .. }
            | Self::TooDeep
            | Self::NoThread
            | Self::MembersCut { .. } => Kind::Limit,
            Self::Died { .. } | Self::Senseless | Self::Crashed { .. } => Kind::Crash,
            Self::Killed => Kind::Killed,
            Self::NoWorker { .. } => Kind::Worker,
            Self::NothingUnpacked { why } => why.kind(),
        }
    }
}
