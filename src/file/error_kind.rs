//! What went wrong with a source, as programs tell it apart.

use serde::{Deserialize, Serialize};

/// What went wrong, as programs tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceErrorKind {
    /// There is no such source.
    Missing,
    /// This user may not read it.
    Permission,
    /// The system could not read it.
    Io,
    /// It is a folder.
    Folder,
    /// It is no regular file.
    NotAFile,
    /// Its name is not UTF-8.
    Name,
    /// The line of a file of rows is no document.
    BadLine,
    /// Another source has its `id`.
    DuplicateId,
    /// It is a file of rows where a document belongs.
    Rows,
    /// A step of reading failed.
    Panic,
    /// The file holds nothing.
    Empty,
    /// The file is not text and of no kind that is known.
    Binary,
    /// Nothing proves in which encoding the text is.
    Encoding,
    /// The file is locked with a password.
    Encrypted,
    /// The file is broken.
    Damaged,
    /// The file is whole and holds no text.
    NoText,
    /// The kind of file has no reader.
    Unsupported,
    /// The file is an archive, whose members are read one by one.
    Archive,
    /// Reading it costs more than is allowed.
    Limit,
    /// The reader failed on the file.
    Crash,
    /// The reader was ended from outside.
    Killed,
    /// No reader could be started.
    Worker,
}

impl SourceErrorKind {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::Missing,
        Self::Permission,
        Self::Io,
        Self::Folder,
        Self::NotAFile,
        Self::Name,
        Self::BadLine,
        Self::DuplicateId,
        Self::Rows,
        Self::Panic,
        Self::Empty,
        Self::Binary,
        Self::Encoding,
        Self::Encrypted,
        Self::Damaged,
        Self::NoText,
        Self::Unsupported,
        Self::Archive,
        Self::Limit,
        Self::Crash,
        Self::Killed,
        Self::Worker,
    ];

    /// The stable word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Permission => "permission",
            Self::Io => "io",
            Self::Folder => "folder",
            Self::NotAFile => "not_a_file",
            Self::Name => "name",
            Self::BadLine => "bad_line",
            Self::DuplicateId => "duplicate_id",
            Self::Rows => "rows",
            Self::Panic => "panic",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::NoText => "no_text",
            Self::Unsupported => "unsupported",
            Self::Archive => "archive",
            Self::Limit => "limit",
            Self::Crash => "crash",
            Self::Killed => "killed",
            Self::Worker => "worker",
        }
    }
}
